// Turns what the benchmarks measured into a page of tables: tables.mjs WEB.json NATIVE.json
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';

const [web, native] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')));
const [page, ...peers] = web.contestants;
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(0)} kB`;
const times = (ratio) => (Number.isFinite(ratio) ? `${ratio.toFixed(ratio < 10 ? 1 : 0)} x` : '–');

// One row: the page's own value, and of each peer its value and how many times the page's it is.
function row(title, read, show, { ratio = true } = {}) {
  const cells = peers.map((peer) => {
    const text = show(read(peer));
    return ratio && read(page) > 0 ? `${text} (${times(read(peer) / read(page))})` : text;
  });
  return `| ${[title, show(read(page)), ...cells].join(' | ')} |`;
}

const kTitles = {
  read_package: 'Read and check the area package',
  open_area: 'Open the area: package, indexes, model, first scene',
  model_flows: 'Model of who is registered where',
  change_rule: 'Another footprint rule: the footprints',
  show_rule: 'Another footprint rule: footprints, outlines, colours, legend',
  find_place_of_point: 'Small area of a point',
  answer_postcode: 'Answer card of a postcode',
  search_with_typing_error: 'Search with a typing error',
  write_report: 'Report of all networks',
};

const nativeRows = native.benchmarks
  .filter((run) => run.aggregate_name === 'median' || (run.run_type === 'iteration' && !run.aggregate_name))
  .map((run) => {
    const name = run.run_name ?? run.name;
    const digits = run.cpu_time < 10 ? 2 : 0;
    return `| ${kTitles[name] ?? name} | ${run.cpu_time.toFixed(digits)} ${run.time_unit === 'us' ? 'µs' : run.time_unit} |`;
  });

const load = Number(process.env.PCN_BENCH_LOAD ?? loadavg()[0]);
const busy = load > cpus().length
  ? ` The machine was busy with other work (load ${load.toFixed(0)}): times are long, only their ratios mean something.` : '';
const date = new Date().toISOString().slice(0, 10);
console.log(`# Benchmarks

Made by \`tools/bench --write\` on ${date}: ${cpus().length} cores, ${cpus()[0].model.trim()}; Chromium ${web.chromium}, WebGL in
software (SwiftShader). Medians of ${web.rounds} rounds; the order of the contestants changes from round to round.${busy}

## In the browser

All three draw the same small areas, borders, parks, river, railways, outlines and practices in the same colours on a map of
${web.map.width} x ${web.map.height} CSS pixels. The libraries read them as finished GeoJSON. This page reads its whole area package, with
all postcodes and tables, works out the footprints itself, and also draws its names, legend and controls.

| | ${[page.name, ...peers.map((peer) => peer.name)].join(' | ')} |
|---|${'---|'.repeat(peers.length + 1)}
${row('First full map frame after the address is opened', (one) => one.first, (ms) => `${ms.toFixed(0)} ms`)}
${row('Frames a second while the map is dragged', (one) => one.fps, (fps) => fps.toFixed(1))}
${row('Frames drawn in 5 s at rest', (one) => one.rest, (frames) => String(frames), { ratio: false })}
${row('Program over the wire, gzip', (one) => one.program, kilobytes)}
${row('Data over the wire, gzip', (one) => one.data, kilobytes)}

In brackets: how many times this page's value. The frame counts as full when the map looks as it does in the end. While it is
dragged, Leaflet moves the picture that it has drawn, and draws what was outside of it when the drag ends.

## The core, natively

| | processor time, median |
|---|---|
${nativeRows.join('\n')}`);
