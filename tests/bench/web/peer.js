// Footprints and gap tests from the same inputs as the program's, the way one would write them with turf and flatbush.
// Positions are metres of the grid, so distances and areas are planar, as the program's are. Served as peer.html.
/* global turf, Flatbush */
const inputs = await (await fetch('inputs.json')).json();
const { places, practices, sites, networks, leads, neighbours, services, memberships } = inputs;
const inner = leads.length;

// Footprints of all networks: places by falling patients until four fifths of a network's patients are inside.
function footprints() {
  return networks.map((network) => {
    const wanted = network.patients * 80 / 100;
    const members = [];
    let inside = 0;
    for (const [place, patients] of network.places) {
      if (inside >= wanted) break;
      inside += patients;
      if (place < inner) members.push(place);
    }
    return members.sort((a, b) => a - b);
  });
}

function outlines(members) {
  return members.map((areas) => {
    if (areas.length === 0) return [];
    const features = areas.map((area) => turf.multiPolygon(inputs.shapes[area]));
    const union = features.length === 1 ? features[0] : turf.union(turf.featureCollection(features));
    const { type, coordinates } = union.geometry;
    return type === 'Polygon' ? [coordinates] : coordinates;
  });
}

class Points {
  constructor(points) {
    this.points = points;
    if (points.length === 0) return;
    this.index = new Flatbush(points.length);
    for (const [east, north] of points) this.index.add(east, north, east, north);
    this.index.finish();
  }

  // Metres to the nearest, or null.
  nearest([east, north]) {
    if (!this.index) return null;
    const [x, y] = this.points[this.index.neighbors(east, north, 1)[0]];
    return Math.sqrt((x - east) ** 2 + (y - north) ** 2);
  }
}

const kReach = 3000;
const kSigma = 988.5;

// Enhanced two-step floating catchment, relative to the mean of the area weighted by residents.
function relativeAccess(demand, supply) {
  const tree = new Points(demand.map((place) => place.at));
  const access = new Float64Array(demand.length);
  for (const { at: [east, north], amount } of supply) {
    if (amount <= 0) continue;
    const near = tree.index.search(east - kReach, north - kReach, east + kReach, north + kReach);
    const weights = near.map((place) => {
      const square = (demand[place].at[0] - east) ** 2 + (demand[place].at[1] - north) ** 2;
      return square <= kReach ** 2 ? Math.exp(-square / (2 * kSigma ** 2)) : 0;
    });
    const reached = near.reduce((sum, place, i) => sum + weights[i] * demand[place].residents, 0);
    if (reached > 0) near.forEach((place, i) => { access[place] += amount / reached * weights[i]; });
  }
  let sum = 0;
  let people = 0;
  for (let place = 0; place < inner; ++place) {
    sum += access[place] * places[place].residents;
    people += places[place].residents;
  }
  return access.slice(0, inner).map((value) => value / (sum / people));
}

// Groups of neighbouring places by falling residents.
function pieces(members) {
  const waiting = new Set(members);
  const result = [];
  for (const first of members) {
    if (!waiting.delete(first)) continue;
    const piece = [first];
    for (const place of piece) {
      for (const next of neighbours[place]) if (waiting.delete(next)) piece.push(next);
    }
    result.push({ piece, residents: piece.reduce((sum, place) => sum + places[place].residents, 0) });
  }
  return result.sort((a, b) => b.residents - a.residents).map((entry) => entry.piece);
}

function quartile(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const position = (sorted.length - 1) / 4;
  const low = Math.floor(position);
  return sorted[low] + (sorted[Math.min(low + 1, sorted.length - 1)] - sorted[low]) * (position - low);
}

// By test: people affected and how many places, practices or networks fail.
function gapTests(members) {
  const current = sites.filter((site) => practices[site.practice].network >= 0);
  const beyond = (site) => practices[site.practice].open && !practices[site.practice].inside;
  const any = new Points(sites.filter((site) => practices[site.practice].network >= 0 || beyond(site)).map((site) => site.at));
  const ofNetwork = networks.map((_, network) =>
    new Points(current.filter((site) => practices[site.practice].network === network).map((site) => site.at)));
  const those = (wanted) => new Points(services.filter(wanted).map((service) => service.at));
  const counter = (service) => service.kind === 4 && !service.detail.toLowerCase().includes('distance');
  const late = (service) => service.hours.length > 0 &&
    service.hours.slice(0, 5).every((day) => day.some(([, close]) => close > 20 * 60));
  const sunday = those((service) => counter(service) && service.hours[6]?.length > 0);
  const evening = those((service) => counter(service) && late(service));

  const count = new Array(practices.length).fill(0);
  for (const site of sites) count[site.practice] += 1;
  const supply = (amount) => sites.filter((site) => practices[site.practice].open)
    .map((site) => ({ at: site.at, amount: amount(practices[site.practice]) / count[site.practice] }));
  const lists = relativeAccess(places, supply((practice) => practice.list));
  const staff = relativeAccess(places.slice(0, inner), supply((practice) =>
    (practice.network < 0 ? 0 : practice.list * Math.max(networks[practice.network].fte, 0) / 10_000)));

  const claims = new Array(inner).fill(0);
  for (const areas of members) for (const place of areas) claims[place] += 1;
  const declared = new Array(inner).fill(0);
  for (const network of networks) for (const place of network.declared) declared[place] += 1;
  const ward = new Map();
  const led = new Map();
  for (let place = 0; place < inner; ++place) {
    const { ward: code, residents } = places[place];
    const key = `${code} ${leads[place][0]?.[0]}`;
    ward.set(code, (ward.get(code) ?? 0) + residents);
    led.set(key, (led.get(key) ?? 0) + residents);
  }

  const results = {};
  const test = (id, subjects, value, people, fails) => {
    const failing = subjects.filter((subject) => {
      const measured = value(subject);
      return measured !== undefined && fails(measured) && people(subject) > 0;
    });
    results[id] = { people: failing.reduce((sum, subject) => sum + people(subject), 0), rows: failing.length };
    return failing;
  };
  const above = (threshold) => (value) => value === null || value > threshold;  // null: nothing is anywhere near
  const below = (threshold) => (value) => value !== null && value < threshold;

  const all = Array.from({ length: inner }, (_, place) => place);
  const ofPlaces = (id, value, fails) => test(id, all, value, (place) => places[place].residents, fails);
  const minutes = (metres) => (metres === null ? null : metres * 1.3 / 80);
  const leading = (place) => leads[place][0]?.[0] ?? -1;
  ofPlaces('undeclared', (place) => declared[place], below(1));
  ofPlaces('no-footprint', (place) => claims[place], below(1));
  ofPlaces('contested', (place) => (leads[place][0]?.[1] ?? 0) * 100, below(50));
  ofPlaces('walk-any', (place) => minutes(any.nearest(places[place].at)), above(20));
  ofPlaces('walk-leading',
    (place) => minutes(leading(place) < 0 ? null : ofNetwork[leading(place)].nearest(places[place].at)), above(20));
  ofPlaces('pharmacy-sunday', (place) => sunday.nearest(places[place].at), above(1600));
  ofPlaces('pharmacy-late', (place) => evening.nearest(places[place].at), above(3000));
  ofPlaces('access-low', (place) => lists[place] * 100, below(50));
  ofPlaces('staff-access-low', (place) => staff[place] * 100, below(50));
  ofPlaces('borough-mismatch', (place) => 100 * leads[place].reduce((sum, [network, share]) =>
    sum + (!networks[network].inside || (networks[network].district >= 0 &&
      networks[network].district !== places[place].district) ? share : 0), 0), above(50));
  ofPlaces('ward-mismatch', (place) =>
    100 * led.get(`${places[place].ward} ${leads[place][0]?.[0]}`) / ward.get(places[place].ward), below(50));

  const partner = new Array(practices.length).fill(undefined);
  for (const from of current) {
    for (const to of current) {
      if (to.practice === from.practice || practices[to.practice].network !== practices[from.practice].network) continue;
      const metres = Math.sqrt((to.at[0] - from.at[0]) ** 2 + (to.at[1] - from.at[1]) ** 2);
      if (!(partner[from.practice] <= metres)) partner[from.practice] = metres;
    }
  }
  const ours = practices.map((_, practice) => practice).filter((practice) => practices[practice].inside);
  const list = (practice) => practices[practice].list;
  test('no-network', ours.filter((practice) => practices[practice].network < 0 && !practices[practice].allocated), list, list,
    above(0));
  test('far-practice', ours.filter((practice) => practices[practice].network >= 0), (practice) => partner[practice], list,
    above(3000));

  const open = networks.map((_, network) => network).filter((network) => networks[network].open);
  const registered = new Array(networks.length).fill(0);
  for (const [practice, network, share] of memberships) registered[network] += practices[practice].list * share;
  const ofNetworks = (id, value, fails) => test(id, open, value, (network) => registered[network], fails);
  const known = (value) => (value < 0 ? undefined : value);
  ofNetworks('size-below', (network) => (networks[network].rural ? undefined : networks[network].registered), below(30_000));
  ofNetworks('size-above', (network) => networks[network].registered, above(50_000));
  ofNetworks('staff-low', (network) => known(networks[network].fte), below(inputs.england_staff));
  ofNetworks('staff-low-here', (network) => known(networks[network].fte),
    below(quartile(open.map((network) => networks[network].fte).filter((fte) => fte >= 0))));
  const parts = networks.map((_, network) => (networks[network].open ? pieces(members[network]) : []));
  const detached = (network) => parts[network].slice(1).flat();
  const residents = (areas) => areas.reduce((sum, place) => sum + places[place].residents, 0);
  const split = test('pieces', open, (network) => parts[network].length, (network) => residents(detached(network)), above(1));
  results.pieces.people = residents([...new Set(split.flatMap(detached))]);  // nobody counted twice
  return results;
}


const ringArea = (ring) => ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i][0] * y - x * ring[i][1], 0) / 2;
const shapeArea = (polygons) => polygons.reduce((sum, [outer, ...holes]) =>
  sum + Math.abs(ringArea(outer)) - holes.reduce((inside, hole) => inside + Math.abs(ringArea(hole)), 0), 0);

// Sentences about figures that are not the program's; none when all agree.
function differences() {
  const members = footprints();
  const shapes = outlines(members);
  const found = [];
  inputs.ours.footprints.forEach((ours, network) => {
    if (ours.places !== members[network].length) found.push(`network ${network}: ${members[network].length} places`);
    if (Math.abs(ours.square_metres - shapeArea(shapes[network])) > 1) {
      found.push(`network ${network}: ${shapeArea(shapes[network])} instead of ${ours.square_metres} square metres`);
    }
  });
  const tests = gapTests(members);
  for (const [id, ours] of Object.entries(inputs.ours.tests)) {
    const theirs = tests[id];
    if (!theirs || Math.abs(theirs.people - ours.people) > 0.5 || theirs.rows !== ours.rows) {
      found.push(`${id}: ${JSON.stringify(theirs)} instead of ${JSON.stringify(ours)}`);
    }
  }
  return { found, tests: Object.keys(tests).length, networks: members.filter((areas) => areas.length > 0).length };
}

window.peer = { footprints, outlines, gapTests, differences };
document.body.dataset.ready = 'true';
