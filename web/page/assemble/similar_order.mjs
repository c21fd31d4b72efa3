// An order of byte strings in which like stands near like, so that gzip, which looks back 32 kB, finds more to repeat.

const kPiece = 6;         // bytes: shorter pieces are alike by chance
const kReach = 32 * 1024; // bytes that gzip looks back
const kStart = 60;        // bytes added to each length, lest the shortest win on a single piece

// For each string the numbers of its pieces that at least two strings have; a piece has the same number everywhere.
function sharedPieces(strings) {
  const numbers = new Map();
  const holders = [];
  const pieces = strings.map((bytes, index) => {
    const own = new Set();
    for (let at = 0; at + kPiece <= bytes.length; ++at) {
      const key = bytes.readUIntBE(at, kPiece);
      if (!numbers.has(key)) {
        numbers.set(key, holders.length);
        holders.push([]);
      }
      own.add(numbers.get(key));
    }
    for (const piece of own) holders[piece].push(index);
    return own;
  });
  return { holders, pieces: pieces.map((own) => [...own].filter((piece) => holders[piece].length > 1)) };
}

// Indices of `strings` (Buffers): the longest first, then always the one of which most, for its length, stands within
// reach behind; the earlier of equals.
export function similarOrder(strings) {
  const { holders, pieces } = sharedPieces(strings);
  const near = new Uint32Array(holders.length); // how many strings within reach have the piece
  const known = new Uint32Array(strings.length); // how many of a string's pieces stand within reach
  const left = new Set(strings.keys());
  const order = [];
  let [oldest, reach] = [0, 0];
  let next = strings.reduce((longest, bytes, index) => (bytes.length > strings[longest].length ? index : longest), 0);
  while (left.size > 0) {
    left.delete(next);
    order.push(next);
    reach += strings[next].length;
    for (const piece of pieces[next]) if (near[piece]++ === 0) for (const holder of holders[piece]) ++known[holder];
    for (; reach - strings[order[oldest]].length > kReach; ++oldest) {
      reach -= strings[order[oldest]].length;
      for (const piece of pieces[order[oldest]]) if (--near[piece] === 0) for (const holder of holders[piece]) --known[holder];
    }
    let most = -1;
    for (const index of left) {
      const share = known[index] / (strings[index].length + kStart);
      if (share > most) [most, next] = [share, index];
    }
  }
  return order;
}
