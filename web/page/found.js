// What comes of a search that names no one thing: why, and a list of what may have been meant, above the answer.
import { phrase } from './say.js';

const kFindAGp = 'https://www.nhs.uk/service-search/find-a-gp';

export class Found {
  // `clear()` puts away the answer to an earlier question; `apply(action)` and `look(text)` ask the program; `show()` and
  // `bring(notice)` bring an answer and what is said into sight.
  constructor({ notices, search, say, siteName, clear, apply, look, show, bring }) {
    Object.assign(this, { notices, search, say, siteName, clear, apply, look, show, bring });
  }

  // Carries out what was chosen: an answer, or a list of what is within a ward or a neighbourhood.
  choose({ action, query }) {
    this.notices.clear('place');
    this.search.accept();
    if (action) this.apply(action);
    if (query) this.miss(this.look(query));
    else this.show();
  }

  // No answer to an earlier question stays below it; an empty field (not asked) asks no question.
  miss({ title, messages, choices, elsewhere }, asked = true) {
    this.notices.clear('place');
    if (asked) this.clear();
    const failed = choices.length === 0 || elsewhere;
    this.notices.show('state', title, messages, {
      tone: 'caution',
      choices: choices.map((choice) => ({ text: choice.label, detail: choice.detail, run: () => this.choose(choice) })),
      link: elsewhere ? { text: phrase('find_a_gp'), address: kFindAGp } : null,
    });
    if (failed) this.search.refuse(title, 'notice-state');
    document.title = failed ? phrase('error_title', { site: this.siteName, title }) : phrase('title', { site: this.siteName, title });
    const many = choices.length > 0 ? ` ${phrase('to_choose_from', { choices: choices.length })}` : '';
    this.say(`${title}. ${messages[0] ?? ''}${many}`);
    if (asked) this.bring(document.getElementById('notice-state'));
  }

  // The data are still on their way.
  wait() {
    const sentence = phrase('search_later');
    this.notices.show('state', sentence, [], { tone: 'news' });
    this.say(`${sentence}.`);
  }
}
