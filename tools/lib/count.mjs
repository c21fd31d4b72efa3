// Counts single tests in what the runners leave behind, and prints "PASSED FAILED SKIPPED".
//   node tools/lib/count.mjs ctest JUNIT.xml     every GoogleTest case, and each other CTest entry as one
//   node tools/lib/count.mjs node LOG            the closing lines of Node's test runner
import { readFileSync } from 'node:fs';

const kNothing = { passed: 0, failed: 0, skipped: 0 };

// What one GoogleTest program says at its end; null for output of another kind or of a program that crashed.
export function countGoogleTest(output) {
  const number = (pattern) => Number(output.match(pattern)?.[1] ?? 0);
  if (!/^\[==========\] \d+ tests? from .* ran\./m.test(output)) return null;
  return {
    passed: number(/^\[ {2}PASSED {2}\] (\d+) tests?\./m),
    failed: number(/^\[ {2}FAILED {2}\] (\d+) tests?, listed below/m),
    skipped: number(/^\[ {2}SKIPPED \] (\d+) tests?, listed below/m),
  };
}

function unescape(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

export function countCtest(junit) {
  const total = { ...kNothing };
  for (const [, attributes, body] of junit.matchAll(/<testcase ([^>]*?)(?:\/>|>([\s\S]*?)<\/testcase>)/g)) {
    const status = attributes.match(/status="(\w+)"/)?.[1];
    const cases = countGoogleTest(unescape(body ?? ''));
    const failed = status === 'fail';
    if (cases) {
      // A program may fail after its last case, in a leak check for example.
      if (failed && cases.failed === 0) cases.failed = 1;
      for (const kind of Object.keys(total)) total[kind] += cases[kind];
    } else if (failed) {
      total.failed += 1;
    } else if (status === 'run') {
      total.passed += 1;
    } else {
      total.skipped += 1;
    }
  }
  return total;
}

// Node prints "# pass 3" or "ℹ pass 3", by version and reporter.
export function countNode(log) {
  const number = (name) => Number(log.match(new RegExp(`^\\S* ?${name} (\\d+)$`, 'm'))?.[1] ?? 0);
  return {
    passed: number('pass'),
    failed: number('fail') + number('cancelled'),
    skipped: number('skipped') + number('todo'),
  };
}

if (process.argv[1]?.endsWith('count.mjs')) {
  const [kind, file] = process.argv.slice(2);
  const text = readFileSync(file, 'utf8');
  const { passed, failed, skipped } = kind === 'ctest' ? countCtest(text) : countNode(text);
  console.log(`${passed} ${failed} ${skipped}`);
}
