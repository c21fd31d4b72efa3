// Starts the page: what is on it at once, then program and data, then the state of the address.
import { Address, valueOf } from './address.js';
import { sayIn, spokenOf } from './announce.js';
import { CanvasPlace, listenToCopy, openDrawing } from './canvas.js';
import { CanvasField } from './canvas_field.js';
import { Clock } from './clock.js';
import { Desk } from './desk.js';
import { Details } from './details.js';
import { orderOf } from './document.js';
import { Faults } from './faults.js';
import { LoadFault, fetchBytes } from './fetch_bytes.js';
import { Found } from './found.js';
import { showHint } from './hint.js';
import { fetchLetters } from './letters.js';
import { Locate } from './locate.js';
import { MapTools } from './map_tools.js';
import { Notices } from './notices.js';
import { keepOffline } from './offline.js';
import { OpenFile, tellOpened } from './open_file.js';
import { Opening } from './opening.js';
import { OwnFiles } from './own_files.js';
import { listenToPlay } from './play.js';
import { loadProgram } from './program.js';
import { listenToPresses } from './presses.js';
import { Print, printedFrom } from './print.js';
import { Progress } from './progress.js';
import { Questions } from './questions.js';
import { reach } from './reach.js';
import { untilAdded } from './rest.js';
import { save } from './save.js';
import { phrase } from './say.js';
import { Search } from './search.js';
import { Share, linkSays } from './share.js';
import { Tabs } from './tabs.js';
import { Theme } from './theme.js';
import { Views } from './views.js';
import { nextFrame } from './wait.js';

const byId = (id) => document.getElementById(id);
const kSiteName = 'PCN Explorer';
const kOfTables = new Set(['sort', 'filter', 'where', 'columns']);  // keys that only arrange tables
const kSelects = ['net', 'practice', 'place', 'postcode'];  // the keys of what is chosen

let started = null;  // the program, as soon as it runs
let drawable = false;
let program = null;  // the same, once it holds data
let views = null, refreshDue = false;
let arranging = false;  // the last change was of tables only
let desk = null;  // the two ways of using the page
let play = null;  // (key): plays the options of a select, or stops
let opening = null;  // opens files, once there are data
let dataHere = null;  // called then
const haveData = new Promise((resolve) => { dataHere = resolve; });
const ownFiles = new OwnFiles(document.body.dataset.area);
const afterReload = () => ownFiles.afterReload();
const notices = new Notices(byId('notices'));
const say = sayIn(byId('status'));
const clock = new Clock((time) => program?.apply(`clock=${time}`));
const canvasPlace = new CanvasPlace(byId('canvas'), () => desk?.place());
const canvasField = new CanvasField(byId('canvas'), {
  enter: (text, keep) => program?.type(text, keep) ?? { messages: [], taken: true }, tell: (messages) => tell(messages),
  live: (key) => (key === 'filter' ? (text) => program?.apply(`filter=${encodeURIComponent(text.trim())}`) : null),
});
const tabs = new Tabs(byId('tabs'), () => (desk?.arrange(), canvasPlace.tell()));
desk = new Desk({
  ways: byId('ways'), questions: byId('questions'), search: byId('search-text'), division: byId('division'), map: byId('panel-map'), canvas: byId('canvas'),
  tabs: byId('tabs'), narrow: () => tabs.narrow,
}, { apply: (action) => program && apply(action), changed: () => canvasPlace.tell(), laid: (map) => mapTools.place(map) });
new Questions(byId('questions'), (action) => showView(action));
const kTold = new Set(['network', 'practice', 'place', 'need', 'borough', 'service']);  // views that the answer card tells of itself
const mapTools = new MapTools({
  apply: (action) => (apply(action), refresh()), say, narrow: () => tabs.narrow,
  go: (what) => (what === 'keys' ? details.keys() : what === 'answer' ? go('panel-answer', byId('answer-title')) : go('panel-tables', byId('view-title'))),
});
const details = new Details(byId('dialog'), (which) => views?.get(which) ?? null);
const theme = new Theme(byId('theme'), (dark) => (program?.setTheme(dark), mapTools.refresh()), (choice) => program && apply(`theme=${choice}`));
const address = new Address((fragment, left) => {
  theme.set(valueOf(fragment, 'theme') ?? 'auto');
  desk.set(valueOf(fragment, 'desk'));
  if (!program) return;
  search.accept();
  notices.clear('place');
  tell(program.restore(fragment));
  if (left) {  // back or forward: to where the reader was
    refresh();
    tabs.show(left.panel);
    scroller().scrollTop = left.scroll;
    return;
  }
  // A link to tables brings them into sight; what is told of one thing stands in the answer card.
  const view = valueOf(address.fragment, 'view');
  if (view && !kTold.has(view)) tabs.show('panel-tables');
}, (element) => go(element.closest('.panel')?.id, element), () => ({ panel: tabs.shownPanel, scroll: scroller().scrollTop }));
const search = new Search({
  form: byId('search-form'), input: byId('search-text'), list: byId('suggestions'), say,
  choose: (suggestion) => found.choose(suggestion), miss: (...what) => found.miss(...what), wait: () => found.wait(),
});
const found = new Found({
  notices, search, say, siteName: kSiteName, clear: clearAnswer, apply, look: (query) => program.search(query),
  show: () => {
    refresh();
    showAnswer();
  },
  bring: (notice) => {
    tabs.show('panel-answer');
    if (tabs.narrow) go('panel-answer', notice.querySelector('h2'));
    notice.scrollIntoView({ block: 'nearest' });
  },
});

const faults = new Faults({
  canvas: byId('canvas'), placeholder: byId('placeholder'), notices, say, afterReload,
  stopped() {
    views?.stop();
    program = views = null;
    canvasPlace.use(null);
    mapTools.use(null);
    desk.use(null);
    search.enable(null);
    byId('share-open').hidden = true;
  },
});

const fragment = () => (address.fragment ? `#${address.fragment}` : '');
const link = () => `${location.href.split('#')[0]}${fragment()}`;
const print = new Print({
  head: byId('print-head'), foot: byId('print-foot'), get: (which) => views?.get(which) ?? null, from: () => printedFrom(link(), fragment()),
  exported: (id) => program?.export(id) ?? { error: 'not loaded' }, make: (view) => program.document(view),
  report: byId('print-report'),
});
const share = new Share(byId('share'), {
  exported: (id) => program.export(id), address: link, print,
  says: () => linkSays({ protocol: location.protocol, missing: ownFiles.missingInLink(),
    postcode: decodeURIComponent((valueOf(address.fragment, 'postcode') ?? '').replaceAll('+', ' ')) }),
});

// What scrolls: the column of the answer, or the page where it is in tabs.
function scroller() {
  return tabs.narrow ? document.scrollingElement : byId('column');
}

// Shows the sentences about what could not be done; without any, the old ones go.
function tell(messages) {
  if (messages.length === 0) notices.clear('state');
  else notices.show('state', phrase('not_all_shown'), messages, { tone: 'caution' });
}

function apply(action) {
  clock.tell();
  search.accept();
  tell(program.apply(action));
}

// The program's state has become `fragment`, and these documents others, parted by spaces.
function changed(fragment, names = '') {
  const keys = address.record(fragment);
  if (keys.includes('theme')) theme.set(valueOf(fragment, 'theme') ?? 'auto');
  if (keys.includes('desk')) desk.set(valueOf(fragment, 'desk'));
  desk.place();
  if (views && keys.some((key) => key === 'desk' || key === 'beside')) mapTools.refresh();
  if (!views || !names) return;
  views.expect(names.split(' '));
  arranging = keys.length > 0 && keys.every((key) => kOfTables.has(key));
  if (refreshDue) return;
  refreshDue = true;
  queueMicrotask(() => {
    refreshDue = false;
    refresh();
  });
}

function refresh() {
  if (!views) return;
  mapTools.refresh(kSelects.map((key) => valueOf(address.fragment, key) ?? '').join(''));
  program.draw();  // first, so that the map is being drawn while the text is made
  ownFiles.update(program.files());
  const drawn = views.refresh();
  const answer = views.get('answer');
  const view = views.get('view');
  const selected = kSelects.some((key) => valueOf(address.fragment, key));
  document.title = search.refused ? phrase('error_title', { site: kSiteName, title: search.refused })
    : phrase('title', { site: kSiteName, title: (selected || kTold.has(view.id) ? answer : view).title });
  if (arranging) {
    const shown = view.blocks.find((block) => block.shown)?.shown ?? phrase('all_rows');
    const first = view.blocks.flatMap(({ columns }) => columns ?? []).find(({ sorted }) => Math.abs(sorted) === 1);
    if (drawn.includes('view')) say(first ? phrase('rows_sorted', { column: first.title, order: orderOf(first), rows: shown }) : shown);
  } else if (drawn.includes('answer')) {
    byId('column').scrollTop = 0;
    if (answer.summary && !search.refused) say(spokenOf(answer));
  } else if (drawn.includes('view')) {
    say(view.summary);
  }
}

// Carries out a link of a document and takes the reader to what it changed.
function follow(action) {
  const before = [views.get('answer'), views.get('view').id];
  apply(action);
  refresh();
  const view = views.get('view').id;
  const another = view !== before[1];
  if (another && !kTold.has(view)) go('panel-tables', byId('view-title'));
  else if (views.get('answer') !== before[0]) go('panel-answer', byId('answer-title'));
  else if (another) go('panel-tables', byId('view-title'));
}

// Shows a view in the panel of the canvas, or where there is none, in the text.
function showView(action) {
  if (!views) return;
  if (!desk.exploring) {
    follow(action);
    return;
  }
  apply(action);
  refresh();
}

// Brings an element into sight and gives it the focus.
function go(panel, element) {
  tabs.show(panel);
  reach(element);
}

// Where the page is in tabs, the field, its keyboard and large text leave no room for the answer: it is brought to the reader.
function showAnswer() {
  if (desk.exploring) return;  // the panel has it
  if (tabs.narrow) go('panel-answer', byId('answer-title'));
  else byId('answer-title').scrollIntoView({ block: 'nearest' });
}

// An example of what can be looked up: a postcode of the area that is shown.
const showExample = (postcode) => { byId('search-example').textContent = postcode ? `${phrase('for_example', { postcode })} ` : ''; };

function clearAnswer() {
  const told = kTold.has(valueOf(address.fragment, 'view'));
  if (!told && !kSelects.some((key) => valueOf(address.fragment, key))) return;
  program.apply(`${[...kSelects, 'site', 'need', 'council', 'service'].map((key) => `${key}=`).join('&')}${told ? '&view=' : ''}`);
}

function listen() {
  for (const type of ['pointerdown', 'keydown']) addEventListener(type, () => program && clock.tell(), { capture: true });
  listenToPresses(document, {
    skip: (id) => (go(byId(id).closest('.panel')?.id, byId(id)), true),
    action: (action) => views && (follow(action), true),
    sort: (column, head, event) => {
      if (!views) return;
      apply((event.shiftKey && head.dataset.also) || head.dataset.by);
      refresh();
      views.settle();
      say(phrase('sorted_by', { column: head.firstChild.textContent, order: head.dataset.order }));
    },
    'export': (id) => {
      const file = program?.export(`csv:${id}`);
      if (file?.error) notices.show('export', phrase('table_not_saved'), file.error);
      else if (file) save(file);
    },
    chart: (id) => { if (program) share.open(id); },
    term: (id) => views && (details.explain(id, ''), true),
    source: (groups) => { details.explain('', groups); },
  });
  byId('share-open').addEventListener('click', () => share.open());
  byId('map-toggle').addEventListener('click', () => showMap(document.body.classList.contains('no-map')));
  const control = (event) => {
    const input = event.target.closest('[data-control]');
    if (!input || !program) return;
    const value = input.type === 'checkbox' ? (input.checked ? '1' : '0') : input.value;
    apply(`${input.dataset.control}=${encodeURIComponent(value)}`);
  };
  // A slider tells each of its steps once.
  for (const type of ['change', 'input']) document.addEventListener(type, (event) => (event.target.type === 'range') === (type === 'input') && control(event));
  play = listenToPlay(document);
  listenToCopy(byId('canvas'), { copied: (all) => program?.copied(all), say });
  new OpenFile({
    buttons: document.querySelectorAll('[data-open-file]'), input: byId('file'), root: document, open: openFile, show: showOpened,
  });
}

// Opens a file once there are data; null where what came of it has been said.
async function openFile(name, bytes) {
  if (!program && !faults.programStopped) {
    notices.show('file', phrase('opens_later', { file: name }), [], { tone: 'news' });
    await haveData;
  }
  if (!program) {
    return { ok: false, title: phrase('not_opened', { file: name }), messages: [phrase('start_first')] };
  }
  try {
    return await opening.open(name, bytes);
  } catch (error) {
    if (faults.isEnd(error, phrase('stopped_while_opening', { file: name }))) return null;
    throw error;
  }
}

// Says what came of files that were chosen together.
function showOpened(outcomes) {
  for (const { name, area, example: postcode } of outcomes.filter(({ area: opened }) => opened)) {
    ownFiles.openArea(area, name);
    showExample(postcode ?? '');
  }
  tellOpened(outcomes, notices, showView);
}

// Gives the text the whole width, or the map its place again.
function showMap(shown) {
  document.body.classList.toggle('no-map', !shown);
  desk.arrange();
  byId('map-toggle').textContent = shown ? phrase('hide_the_map') : phrase('show_the_map');
  canvasPlace.tell();
}

// No map: the text gets the whole width, and the reason stands where the map would be.
function withoutMap(title, sentences) {
  showMap(false);
  byId('map-toggle').hidden = true;
  byId('settings').open = true;
  byId('canvas').hidden = true;
  byId('placeholder').hidden = false;
  byId('placeholder').querySelector('p').textContent = title;
  notices.show('map', title, sentences, { tone: 'caution' });
}

async function start() {
  listen();
  // The page was sent with a notice for the case that nothing of this runs.
  document.body.dataset.started = 'true';
  byId('not-started').hidden = true;
  theme.set(valueOf(location.hash, 'theme') ?? 'auto');
  desk.set(valueOf(location.hash, 'desk'));
  if (typeof WebAssembly !== 'object') {
    withoutMap(phrase('cannot_run'), [phrase('needs_webassembly'), phrase('complete_without')]);
    return;
  }
  await load();
}

async function load() {
  notices.clear('load');
  const { package: packageAddress, program: programAddress, fonts: fontFiles, bytes } = document.body.dataset;
  const progress = new Progress(byId('progress'), byId('progress-bar'), byId('progress-text'), Number(bytes));
  try {
    const letters = fetchLetters(fontFiles);
    const { texts: textsAddress } = document.documentElement.dataset;  // of another language than English
    const texts = textsAddress && fetchBytes(textsAddress, progress.counter());
    const data = fetchBytes(packageAddress, progress.counter());
    // What the map needs of the graphics card is made as soon as the program is here, with or without the data.
    const ready = started ?? import('../pcn.js').then((glue) => loadProgram(glue.default, programAddress, {
      changed: (what) => changed(...what.split('|')), announce: say, play: (key) => play(key), save: (chart) => share.open(chart),
      ask: (question) => queueMicrotask(() => mapTools.ask(question)),
      explain: (what) => details.explain(...what.split('|')),
      edit: (field) => canvasField.show(field ? JSON.parse(field) : null),
      fault: (text) => notices.show('fault', phrase('went_wrong'), text),
      map: (state) => faults.map(state),
    }, progress.counter(), () => openDrawing(byId('canvas'), {
      lost: () => faults.map('lost'),
      back: () => started || faults.surfaceBack(),  // else the program says when it has drawn
    }))).then(async (loaded) => {
      if (texts) loaded.useTexts(await texts, textsAddress);
      started = loaded;
      drawable = started.start('#canvas');
    });
    const all = Promise.all([data, ready]);
    const rest = all.then(fetchRest);  // no sooner, lest it take the way from what the map waits for
    rest.catch(() => {});  // told where it is waited for
    const [bytesOfPackage] = await all;
    const { fonts, plain } = drawable ? await letters() : {};
    if (fonts) started.setFonts(...fonts);
    await begin(bytesOfPackage, rest, progress);
    if (plain) {
      notices.show('fonts', phrase('plain_letters_title'), phrase('plain_letters'),
        { tone: 'caution', action: { text: phrase('try_again'), run: () => location.reload() } });
    }
  } catch (error) {
    if (faults.isEnd(error)) return;
    const sentence = error instanceof LoadFault ? error.message : phrase('program_not_started', { fault: error.message });
    notices.show('load', phrase('not_loaded'),
      [sentence, phrase('lists_still_serve')],
      { action: { text: phrase('try_again'), run: () => load() } });
    byId('placeholder').querySelector('p').textContent = phrase('map_not_loaded');
  } finally {
    progress.done();
  }
}

const fetchRest = () => fetchBytes(document.body.dataset.rest);

const addRest = (rest, progress) => untilAdded(rest, {
  fetch: fetchRest, notices, wait: () => progress.done(),
  add: (bytes) => {
    if (!program) return '';
    const outcome = program.loadRest(bytes);
    if (!outcome.ok) return outcome.message;
    opening.addRest(bytes);
    showExample(outcome.example ?? '');
    return '';
  },
});

async function begin(data, rest, progress) {
  const outcome = started.load(data);
  if (!outcome.ok) throw new LoadFault(outcome.message);
  drawable = outcome.drawable;
  if (drawable) {
    byId('canvas').hidden = false;
    started.setTheme(theme.dark);
  } else {
    withoutMap(phrase('no_map'),
      phrase('needs_webgl'));
  }
  program = started;
  opening = new Opening(program, data);
  byId('placeholder').hidden = drawable && !faults.surfaceLost;
  if (drawable) {
    canvasPlace.use(program);
    mapTools.use(program);
    desk.use(program);
    byId('map-toggle').hidden = false;
    showHint(byId('map-hint'));
  }
  const asksForPostcode = /postcode/i.test(location.hash);
  if (asksForPostcode) await addRest(rest, progress);
  if (!program) return;
  clock.tell();
  address.read();
  mapTools.refresh();
  await nextFrame(byId('canvas'));  // the text can be read already; the map comes before what the program says in more words
  if (!program) return;  // it has stopped
  views = new Views(program);
  refresh();
  byId('share-open').hidden = false;
  views.settle();
  if (!asksForPostcode) await addRest(rest, progress);
  if (!program) return;
  const find = (text) => program.search(text);
  search.enable(find);
  new Locate(byId('locate'), { find, choose: (place) => found.choose(place), say, tell: (sentence, outside = false) => {
    notices.clear('place');
    notices.clear('state');
    search.accept();
    if (outside) clearAnswer();
    if (!sentence) return;
    say('');  // it is asking no more
    notices.show('place', phrase('your_location'), sentence, { tone: 'caution' });
  } });
  document.body.dataset.ready = 'true';
  dataHere();
  keepOffline(notices, byId('kept'), afterReload);
}

start();
