// Writes a WebAssembly module's code by columns: see web/page/columns.js, which puts it together again in the browser.
import { joinColumns, kAfter, kBefore, kCode, kColumnCount, kLocals, kName } from '../columns.js';
import { Reader, encoded, readOperands } from './wasm_parts.mjs';

function splitCode(code, columns) {
  const reader = new Reader(code);
  const put = (column, bytes) => columns[column].push(Buffer.from(bytes));
  const number = (column) => {
    const begin = reader.at;
    const value = reader.number();
    put(column, code.subarray(begin, reader.at));
    return value;
  };
  for (let left = number(kLocals); left > 0; --left) {
    const end = reader.number() + reader.at;
    for (let locals = number(kLocals); locals > 0; --locals) {
      number(kLocals);
      number(kLocals);
    }
    while (reader.at < end) {
      const op = reader.byte();
      put(kCode, [op]);
      readOperands(op, number, (column, bytes) => put(column, reader.take(bytes)));
    }
  }
}

// The module by columns. Throws when it would not come out of them byte by byte as it was.
export function splitColumns(module) {
  const columns = Array.from({ length: kColumnCount }, () => []);
  const reader = new Reader(module, 8);
  for (;;) {
    const id = reader.byte();
    const code = reader.at;
    const bytes = reader.take(reader.number());
    if (id !== 10) continue;
    columns[kBefore].push(module.subarray(0, code));
    splitCode(bytes, columns);
    columns[kAfter].push(module.subarray(reader.at));
    break;
  }
  const whole = columns.map((parts) => Buffer.concat(parts));
  const content = Buffer.concat([Buffer.from([kName.length]), Buffer.from(kName), Buffer.from(encoded(module.length)),
    Buffer.from(encoded(kColumnCount)), ...whole.map((column) => Buffer.from(encoded(column.length))), ...whole]);
  const file = Buffer.concat([module.subarray(0, 8), Buffer.from([0, ...encoded(content.length)]), content]);
  if (Buffer.compare(Buffer.from(joinColumns(file)), module) !== 0) throw new Error('it does not come back from columns as it was');
  return file;
}
