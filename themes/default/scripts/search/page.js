/**
 * Search in the browser: the same index, the same words, the same sums as `dossier search`.
 *
 * Markup, on the search page:
 *   <form role="search" data-search data-root="./" data-words='{…}'>
 *     <input type="search" name="q">
 *     <ul role="listbox" hidden></ul>
 *   </form>
 *   <section data-search-results>what is seen and what is said of an answer, what else may be meant,
 *     facets, the list and the button for more, in this order</section>
 * `templates/search.html` has it all. `data-root` leads to the site's root; `docs/search.md` ("Words")
 * lists what `data-words` holds. The query stands in the address (`#q=…`; `?q=…` is read too).
 *
 * `docs/search.md` describes the files of the index, the grammar and both stages of scoring.
 */

import { Index } from "./index.js";
import { search } from "./answering.js";
import { later } from "./deferred.js";
import { grouped, make, markUp } from "./dom.js";
import { facetsIn } from "./facets.js";
import { EXPRESSION } from "./words.js";
import { POINTLESS, Turn } from "./turn.js";

/** @typedef {import("./answering.js").Hit} Hit */
/** @typedef {import("./answering.js").Results} Results */

const PAUSE = 120; // ms after a key, before files are asked for
const REST = 700; // ms without a key, before anything is said aloud
const PAGE_TITLE = document.title;

/** The form, what is said of an answer, and its results. */
class SearchPage {
  /** @param {HTMLFormElement} form @param {HTMLInputElement} input @param {Element} results */
  constructor(form, input, results) {
    this._input = input;
    this._results = results;
    /** @type {Record<string, any>} */
    this._words = { kinds: {}, ...JSON.parse(form.getAttribute("data-words") || "{}") };
    this.index = new Index(form.dataset.root || "./", document.documentElement.lang.toLowerCase().split("-")[0], this._words);
    this._turn = 0;
    // What is seen changes with every key; what is heard, when the reader rests, and once.
    const [status, spoken, meant, facets, list, button] = /** @type {HTMLElement[]} */ ([...results.children]);
    this._status = status;
    this._spoken = spoken;
    this._meant = meant;
    this._facets = facetsIn(facets, this.index, this._words, (query) => this._ask(query));
    this._list = list;
    this._button = button;
    /** @type {ReturnType<import("./combobox.js").comboboxOf> | undefined} what offers ways to go on, once it is wanted */
    this._offers = undefined;
    button.onclick = () => this._goOn(10);
    input.onfocus = () => {
      // The browser takes its time to understand an expression: not when the first word is looked for.
      setTimeout(() => "é".match(EXPRESSION));
      this._prepare().catch(() => {});
    };
    input.oninput = () => {
      this._run(this._typed(), true);
      this._propose();
    };
    form.onsubmit = (event) => {
      event.preventDefault();
      this._ask(input.value);
    };
    form.onkeydown = list.onkeydown = (event) => {
      const links = this._links();
      const at = links.indexOf(/** @type {any} */ (document.activeElement));
      // Before the first result stands the field.
      const to = Math.max({ ArrowDown: at + 1, ArrowUp: at - 1, Escape: -1 }[event.key] ?? at, -1);
      if (to === at || to === links.length) return;
      event.preventDefault();
      (links[to] || input).focus();
    };
    addEventListener("hashchange", () => this._follow());
    // Whoever comes back finds the list as it was left.
    addEventListener("pagehide", () => history.replaceState({ many: list.childElementCount, top: scrollY }, ""));
    // Asked for together with this script, by a <link>.
    this.index.open().catch(() => {});
    this._follow();
  }

  /** Get ready for a reader who is about to type. */
  async _prepare() {
    const [more] = await Promise.all([later(), this.index.open()]);
    return (this._offers ??= more.comboboxOf(this._input));
  }

  /** Take the query from the address. */
  async _follow() {
    const given = new URLSearchParams(`${location.hash.slice(1)}&${location.search.slice(1)}`).get("q");
    if (given === null || given === this._shown) return;
    const { many = 0, top = 0 } = history.state || {};
    this._input.value = given;
    await this._run(given, false);
    await this._growing;
    if (many > 10) await this._goOn(many - 10);
    if (top) scrollTo(0, top);
  }

  /**
   * Answer a query as if it had been typed and sent.
   * @param {string} query
   */
  _ask(query) {
    this._input.value = query;
    this._remember(false);
    return this._run(query, false);
  }

  /** The query as typed so far: its last word may go on. */
  _typed() {
    const query = this._input.value;
    return /(?:^|[\s'’-])[\p{L}\p{N}]{3,}$/u.test(query) && !/["«“][^"»”]*$/.test(query) ? `${query}*` : query;
  }

  /**
   * Put the query in the address, as a new entry of the history or not.
   * @param {boolean} replace
   */
  _remember(replace) {
    this._shown = this._input.value;
    try {
      history[replace ? "replaceState" : "pushState"](null, "", `#q=${encodeURIComponent(this._shown)}`);
    } catch {
      // Some browsers refuse this to a page on a disk: the address then stays as it was.
    }
  }

  /** @param {string} query @param {boolean} typing */
  async _run(query, typing) {
    const number = ++this._turn;
    const isWanted = () => number === this._turn;
    const turn = new Turn(isWanted, typing ? PAUSE : 0);
    this._shown = this._input.value;
    document.title = (this._shown && `${this._shown} · `) + PAGE_TITLE;
    if (!typing) this._offers?.([]);
    if (!query.trim()) {
      this._show([], "");
      this._spoken.textContent = "";
      return;
    }
    this._results.setAttribute("aria-busy", "true");
    let rest = typing ? REST : 0;
    const slow = setTimeout(() => isWanted() && (this._status.textContent = this._say("loading")), 400);
    try {
      const answer = await search(this.index, query, turn);
      await turn.step();
      this._show(answer.hits, this._summary(answer));
      this._answer = answer;
      this._facets(this._input.value, answer);
      if (!answer.isWhole) rest = REST; // that the number be known
      this._growing = this._goOn(10 - answer.hits.length);
      // The browser takes its time to do so.
      if (typing) setTimeout(() => isWanted() && this._remember(true));
      this._offer(answer, typing).catch(() => {});
    } catch (error) {
      if (isWanted()) this._show([], this._say("failed"));
      if (error !== POINTLESS) console.error(error);
    } finally {
      clearTimeout(slow);
      if (isWanted()) this._results.removeAttribute("aria-busy");
    }
    setTimeout(() => isWanted() && this._speak(), rest);
  }

  /** Offer ways in which the query may go on. */
  async _propose() {
    const number = this._turn;
    const index = this.index.during(new Turn(() => number === this._turn, PAUSE));
    try {
      const offer = await this._prepare();
      const found = await (await later()).complete(index, this._input.value);
      offer(
        found.map(({ kind, text, title, query, url }) => ({
          text: query || text,
          about: [this._words.kinds[kind], title].filter(Boolean).join(" · "),
          take: () => (url ? location.assign(this.index.root + url) : this._ask(query)),
        })),
      );
    } catch {
      // What is typed can be sent without.
    }
  }

  /** Say aloud what is seen. */
  _speak() {
    const many = this._input.nextElementSibling?.childElementCount;
    const more = many ? this._say("proposed", many) : "";
    this._spoken.textContent = `${this._status.textContent} ${more}`;
  }

  /**
   * Offer what else may be meant, and what was typed; frequent words where a rare one is like them.
   * @param {Results} answer @param {boolean} typing
   */
  async _offer(answer, typing) {
    if (typing && !answer.answered) return;
    const query = this._input.value;
    const others = await (await later()).otherwise(this.index, query, answer, typing ? [] : await answer.suggestions());
    if (answer !== this._answer) return;
    if (answer.answered) this._meant.append(this._linkTo(answer.verbatim, this._say("verbatim", query)), " ");
    if (others.length) {
      this._meant.append(`${this._say("meant")} `, ...others.flatMap((other) => [this._linkTo(other, other), " "]));
    }
  }

  /**
   * @param {string} query
   * @param {string} text
   */
  _linkTo(query, text) {
    const link = make("a", "", text);
    link.href = `#q=${encodeURIComponent(query)}`;
    return link;
  }

  /**
   * Show more results.
   * @param {number} many
   */
  async _goOn(many) {
    const answer = this._answer;
    if (!answer) return;
    const before = this._list.childElementCount;
    const isAsked = document.activeElement === this._button;
    try {
      await answer.complete();
      if (answer === this._answer) this._status.textContent = this._summary(answer);
      const next = await answer.more(many);
      if (answer !== this._answer) return;
      this._list.append(...next.map((found) => this._item(found)));
      this._status.textContent = this._summary(answer);
    } catch (error) {
      if (error === POINTLESS) return;
      this._status.textContent = this._say("failed");
      this._speak();
    }
    this._button.hidden = answer.isWhole && this._list.childElementCount >= answer.total;
    if (isAsked) this._links()[before]?.focus();
  }

  /**
   * What is said of an answer.
   * @param {Results} results
   */
  _summary({ total, isWhole, unknown, mistaken, isEmpty, partial, answered }) {
    const count = !isWhole ? "least" : total > 1 ? "many" : total ? "one" : isEmpty ? "empty" : "none";
    const said = [this._say(count, grouped(total, this._words.thousands))];
    if (answered) said.unshift(this._say("answered", answered));
    if (partial) said.push(this._say("partial"));
    if (unknown.length) said.push(this._say("unknown", unknown.join(", ")));
    if (mistaken.length) said.push(this._say("mistaken", mistaken.join(", ")));
    return said.join(" ");
  }

  /**
   * A sentence of the interface, with what its braces stand for.
   * @param {string} key
   * @param {string | number} [value]
   */
  _say(key, value = "") {
    return /** @type {string} */ (this._words[key] || "").replace(/\{\w+\}/, () => String(value));
  }

  /** @param {Hit[]} hits @param {string} status */
  _show(hits, status) {
    this._status.textContent = status;
    this._list.replaceChildren(...hits.map((found) => this._item(found)));
    this._list.hidden = !hits.length;
    this._button.hidden = true;
    this._meant.replaceChildren();
    this._facets("");
  }

  /** @param {Hit} found */
  _item(found) {
    const link = make("a", "", ...markUp(found.title));
    link.href = this.index.root + found.url;
    // The page that a reader goes to marks the words that were found.
    link.onclick = () => {
      try {
        sessionStorage.setItem("dossier-found", JSON.stringify([link.href, found.forms]));
      } catch {
        // Then the passage alone is marked.
      }
    };
    const about = [this._words.kinds[found.kind], found.outlet, found.date].filter(Boolean).join(" · ");
    const text = make("p", "search-snippet", ...markUp(found.snippet));
    if (found.lang && found.lang !== this.index.lang) link.lang = text.lang = found.lang;
    const item = make("li", "", make("h3", "search-title", link));
    if (about) item.append(make("p", "search-about", about));
    if (found.snippet.length) item.append(text);
    return item;
  }

  _links() {
    return [...this._list.querySelectorAll("a")];
  }
}

function setUp() {
  /** @type {HTMLFormElement | null} */
  const form = document.querySelector("form[data-search]");
  /** @type {HTMLInputElement | null | undefined} */
  const input = form?.querySelector("input");
  const results = document.querySelector("[data-search-results]");
  if (form && input && results) {
    const { index } = new SearchPage(form, input, results);
    /** For a theme, and for tests: what a query is answered, and may go on as, with no page around. */
    Object.assign(window, {
      searchDossier: async (/** @type {string} */ query) => (await search(index, query)).complete(),
      completeDossier: async (/** @type {string} */ query) => (await later()).complete(index, query),
    });
  }
}

setUp();
