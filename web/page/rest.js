// The postcodes, which come after what the first map needs. Without them the search would call every postcode unknown, so it
// waits for them.
import { LoadFault } from './fetch_bytes.js';
import { phrase } from './say.js';

// `add(bytes)` takes them and returns what is wrong with them, or nothing; `fetch()` fetches them again when the reader asks
// for that, and `wait()` is called before the reader is asked.
export async function untilAdded(rest, { add, fetch, wait, notices }) {
  for (;;) {
    let sentence = '';
    try {
      sentence = add(await rest);
      if (!sentence) return;
    } catch (error) {
      if (!(error instanceof LoadFault)) throw error;
      sentence = error.message;
    }
    wait();
    await new Promise((run) => {
      notices.show('load', phrase('postcodes_not_loaded'),
        [sentence, phrase('search_waits')], { action: { text: phrase('try_again'), run } });
    });
    notices.clear('load');
    rest = fetch();
  }
}
