// Turns what the benchmarks measured into a page of tables: tables.mjs WEB.json CORE.json GEOMETRY.json WORK.json
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';

const [web, core, geometry, work] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')));
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
  all_gap_tests: 'All gap tests, with what they look at',
  all_gap_tests_again: 'All gap tests after a threshold or filter changed',
  build_topology: 'Shared borders found from polygons',
  simplify_topology: 'All borders simplified, 50 m',
  dissolve_all_networks: 'Footprints of all networks dissolved',
  label_all_networks: 'Places for the names of all networks',
  triangulate_the_area: 'Triangles of all small areas',
  project_every_postcode: 'Every postcode projected for the map',
  build_tree_of_postcodes: 'Index of all postcodes built',
  ten_nearest_postcodes: 'Ten nearest postcodes',
  locate_point: 'Small area of a postcode',
  build_search: 'Search index built',
};
const kViews = {
  networks: 'all networks', network: 'one network', people: 'people', staff: 'staff', services: 'services and hours',
  history: 'history', compare: 'comparison', sharing: 'fair sharing', rules: 'rules card', gaps: 'coverage gaps',
  gap: 'one test of coverage', matrix: 'coverage matrix',
};
const kSearches = { name: 'a name', typing_errors: 'two typing errors', postcode: 'a postcode', one_letter: 'one letter' };

function title(name) {
  const [kind, part] = name.split('/');
  if (kind === 'open_view') return `Next network in the view “${kViews[part] ?? part}”, the map with it`;
  if (kind === 'search_text') return `Search: ${kSearches[part] ?? part}`;
  return kTitles[name] ?? name;
}

const ms = (time) => `${time.toFixed(time < 10 ? 1 : 0)} ms`;

// What a reader waits for: from the change of the address on, median and longest.
function waits(name, aim, { given, text, drawn }) {
  return `| ${name} | ${aim} | ${ms(given.median)} | ${ms(text.median)} | ${ms(drawn.median)} (${ms(drawn.longest)}) |`;
}

function figure(name, aim, { median, longest }, peer) {
  const other = peer ? `${ms(peer.median)} (${times(peer.median / median)})` : '–';
  return `| ${name} | ${aim} | ${ms(median)} (${ms(longest)}) | ${other} |`;
}

function slowestView() {
  const [name, times] = Object.entries(work.program.views).sort(([, a], [, b]) => b.median - a.median)[0];
  return figure(`Open a view, the slowest: ${kViews[name]}`, '50 ms', times);
}

const nativeRows = [...core.benchmarks, ...geometry.benchmarks]
  .filter((run) => run.aggregate_name === 'median' || (run.run_type === 'iteration' && !run.aggregate_name))
  .map((run) => {
    const name = run.run_name ?? run.name;
    const digits = run.cpu_time < 10 ? 2 : 0;
    return `| ${title(name)} | ${run.cpu_time.toFixed(digits)} ${run.time_unit === 'us' ? 'µs' : run.time_unit} |`;
  });

function agreement() {
  const { found, tests, networks } = work.peer.agreement;
  return found.length === 0
    ? `all agree: people and rows of ${tests} gap tests, small areas and square metres of ${networks} footprints.`
    : `these do not agree: ${found.join('; ')}.`;
}

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
all postcodes and tables, works out the footprints itself, and also draws its names, legend and controls. Files come from
this machine, compressed beforehand as a host has them.

| | ${[page.name, ...peers.map((peer) => peer.name)].join(' | ')} |
|---|${'---|'.repeat(peers.length + 1)}
${row('First full map frame after the address is opened', (one) => one.first, (ms) => `${ms.toFixed(0)} ms`)}
${row('Frames a second while the map is dragged', (one) => one.fps, (fps) => fps.toFixed(1))}
${row('Frames drawn in 5 s at rest', (one) => one.rest, (frames) => String(frames), { ratio: false })}
${row('Program over the wire, gzip', (one) => one.program, kilobytes)}
${row('Data over the wire, gzip', (one) => one.data, kilobytes)}

In brackets: how many times this page's value. The frame counts as full when the map looks as it does in the end. While it is
dragged, Leaflet moves the picture that it has drawn, and draws what was outside of it when the drag ends.

## What a reader waits for

In this page, from a change of the address until the new frame is handed to the graphics card, until the text is on the page
too, and until the frame is drawn as well (in brackets the longest). Here the processor stands in for the graphics card.

| | aim | handed over | text | drawn |
|---|---|---|---|---|
${waits('Another footprint rule', '50 ms', work.page.rule)}
${waits('Another measure on the map', '50 ms', work.page.measure)}
${waits('Another view', '50 ms', work.page.view)}
${waits('Another network', '50 ms', work.page.network)}
${waits('A postcode looked up', '–', work.page.postcode)}

## The program in the browser, and the same by turf and flatbush

The program without its page, median and longest: footprints as the GeoJSON that can be saved, the rest as the document that
says it. Beside it plain JavaScript with turf
${work.versions.turf} (unions) and flatbush ${work.versions.flatbush} (nearest, within reach) from the same inputs, without any document. Of its figures
${agreement()}

| | aim | this program | turf and flatbush |
|---|---|---|---|
${figure('Another footprint rule: footprints and outlines of all networks', '50 ms', work.program.rule, work.peer.rule)}
${figure('All gap tests, with what they look at', '100 ms', work.program.gaps, work.peer.gaps)}
${figure('All gap tests, another age group', '–', work.program.gapsAgain)}
${figure('Answer card of a postcode', '5 ms', work.program.postcode)}
${slowestView()}

## The core, natively

| | processor time, median |
|---|---|
${nativeRows.join('\n')}`);
