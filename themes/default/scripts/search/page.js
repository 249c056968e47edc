/**
 * Search in the browser: the same index, the same words, the same sums as `dossier search`.
 *
 * Markup, on the search page:
 *   <form role="search" data-search data-root="./" data-lang="fr" data-words='{…}'>
 *     <input type="search" name="q">
 *   </form>
 *   <section data-search-results></section>
 * `data-root` leads to the site's root; `docs/search.md` ("Words") lists what `data-words` holds.
 * The status line and the list of results are made here. The query stands in the address
 * (`#q=…`; `?q=…` is read too).
 *
 * `docs/search.md` describes the files of the index, the grammar and both stages of scoring.
 */

import { Index } from "./index.js";
import { search } from "./answering.js";
import { Combobox } from "./combobox.js";
import { complete } from "./completing.js";
import { make, makeButton, markUp } from "./dom.js";
import { Facets } from "./facets.js";
import { respelled } from "./respelling.js";
import { POINTLESS, Turn } from "./turn.js";

/** @typedef {import("./answering.js").Hit} Hit */
/** @typedef {import("./answering.js").Results} Results */
/** @typedef {import("./correcting.js").Correction} Correction */

const PAUSE = 120; // ms after a key, before files are asked for
const REST = 700; // ms without a key, before anything is said aloud

/** The form, what is said of an answer, and its results. */
class SearchPage {
  /** @param {HTMLFormElement} form @param {HTMLInputElement} input @param {Element} results */
  constructor(form, input, results) {
    this.form = form;
    this.input = input;
    this.results = results;
    this.lang = (form.dataset.lang || document.documentElement.lang || "").toLowerCase().split("-")[0];
    /** @type {Record<string, any>} */
    this.words = { kinds: {}, facets: {}, ...JSON.parse(form.dataset.words || "{}") };
    this.index = new Index(form.dataset.root || "./");
    this.turn = 0;
    this.status = make("p", "search-status");
    // What is seen changes with every key; what is heard, when the reader rests, and once.
    this.status.setAttribute("aria-hidden", "true");
    this.spoken = make("p", "visually-hidden");
    this.spoken.setAttribute("role", "status");
    this.meant = make("p", "search-meant");
    this.facets = new Facets(this.index, this.lang, this.words, (query) => this.ask(query));
    this.list = make("ol", "search-list");
    this.button = makeButton(this.say("more"), () => this.goOn(10));
    this.button.className = "search-more";
    results.append(this.status, this.spoken, this.meant, this.facets.element, this.list, this.button);
    this.show([], "");
    this.combobox = new Combobox(input, this.say("options"));
  }

  listen() {
    this.input.addEventListener("focus", () => this.index.open().catch(() => {}), { once: true });
    this.input.addEventListener("input", () => {
      this.run(this.typed(), true);
      this.propose();
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.ask(this.input.value);
    });
    this.form.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown") this.move(event, -1, 1);
    });
    this.list.addEventListener("keydown", (event) => {
      const at = this.links().indexOf(/** @type {any} */ (document.activeElement));
      if (event.key === "ArrowDown") this.move(event, at, 1);
      else if (event.key === "ArrowUp") this.move(event, at, -1);
      else if (event.key === "Escape") this.input.focus();
    });
    addEventListener("hashchange", () => this.follow());
    // Whoever comes back finds the list as it was left.
    addEventListener("pagehide", () =>
      history.replaceState({ many: this.list.childElementCount, top: scrollY }, ""),
    );
    this.follow();
  }

  /** Take the query from the address. */
  async follow() {
    const { hash, search: query } = location;
    const given = new URLSearchParams(hash.startsWith("#q=") ? hash.slice(1) : query).get("q");
    if (given === null || given === this.shown) return;
    const { many = 0, top = 0 } = history.state || {};
    this.input.value = given;
    await this.run(given, false);
    await this.growing;
    if (many > 10) await this.goOn(many - 10);
    if (top) scrollTo(0, top);
  }

  /**
   * Answer a query as if it had been typed and sent.
   * @param {string} query
   */
  ask(query) {
    this.input.value = query;
    this.remember(false);
    return this.run(query, false);
  }

  /** The query as typed so far: its last word may go on. */
  typed() {
    const query = this.input.value;
    return /(?:^|[\s'’-])[\p{L}\p{N}]{3,}$/u.test(query) && !/["«“][^"»”]*$/.test(query) ? `${query}*` : query;
  }

  /**
   * Put the query in the address, as a new entry of the history or not.
   * @param {boolean} replace
   */
  remember(replace) {
    this.shown = this.input.value;
    try {
      history[replace ? "replaceState" : "pushState"](null, "", `#q=${encodeURIComponent(this.shown)}`);
    } catch {
      // Some browsers refuse this to a page on a disk: the address then stays as it was.
    }
  }

  /** @param {string} query @param {boolean} typing */
  async run(query, typing) {
    const number = ++this.turn;
    const isWanted = () => number === this.turn;
    const turn = new Turn(isWanted, typing ? PAUSE : 0);
    this.shown = this.input.value;
    if (!typing) this.combobox.show([]);
    if (!query.trim()) {
      this.show([], "");
      this.spoken.textContent = "";
      return;
    }
    this.results.setAttribute("aria-busy", "true");
    const slow = setTimeout(() => isWanted() && (this.status.textContent = this.say("loading")), 400);
    try {
      const answer = await search(this.index, query, this.lang, turn);
      await turn.step();
      this.show(answer.hits, this.summary(answer));
      this.answer = answer;
      this.facets.show(this.input.value, answer.slots);
      this.meant.replaceChildren(...this.otherwise(answer));
      this.growing = this.goOn(10 - answer.hits.length);
      if (typing) this.remember(true);
      else this.suggest(answer);
    } catch (error) {
      if (isWanted()) this.show([], this.say("failed"));
      if (error !== POINTLESS) console.error(error);
    } finally {
      clearTimeout(slow);
      if (isWanted()) this.results.removeAttribute("aria-busy");
    }
    setTimeout(() => isWanted() && this.speak(), typing ? REST : 0);
  }

  /** Offer ways in which the query may go on. */
  async propose() {
    const number = this.turn;
    const index = this.index.during(new Turn(() => number === this.turn, PAUSE));
    try {
      const found = await complete(index, this.input.value, this.lang);
      this.combobox.show(
        found.map(({ kind, text, title, query, url }) => ({
          text: query || text,
          about: [this.words.kinds[kind], title].filter(Boolean).join(" · "),
          take: () => (url ? location.assign(this.index.root + url) : this.ask(query)),
        })),
      );
    } catch {
      // What is typed can be sent without.
    }
  }

  /** Say aloud what is seen. */
  speak() {
    const { options } = this.combobox;
    const more = options.length ? this.say("proposed", { count: String(options.length) }) : "";
    this.spoken.textContent = `${this.status.textContent} ${more}`;
  }

  /**
   * Offer frequent words where a rare one is like them, once what that takes is there.
   * @param {Results} answer
   */
  async suggest(answer) {
    const found = await answer.suggestions().catch(() => []);
    if (found.length && answer === this.answer) this.meant.replaceChildren(...this.otherwise(answer, found));
  }

  /**
   * Links to what else may be meant, and to what was typed.
   * @param {Results} answer
   * @param {Correction[]} [suggestions]
   */
  otherwise(answer, suggestions = []) {
    const query = this.input.value;
    const corrections = answer.corrections.map((one) => ({ ...one, proposals: one.proposals.slice(1) }));
    const words = [...corrections, ...suggestions].flatMap(({ typed, proposals }) =>
      proposals.map((proposal) => respelled(query, new Map([[typed, proposal]]))),
    );
    return [
      ...(answer.answered ? [this.linkTo(answer.verbatim, this.say("verbatim", { query })), " "] : []),
      ...(words.length ? [`${this.say("meant")} `, ...words.flatMap((other) => [this.linkTo(other, other), " "])] : []),
    ];
  }

  /**
   * @param {string} query
   * @param {string} text
   */
  linkTo(query, text) {
    const link = make("a", "", text);
    link.href = `#q=${encodeURIComponent(query)}`;
    return link;
  }

  /**
   * Show more results.
   * @param {number} many
   */
  async goOn(many) {
    const { answer } = this;
    if (!answer) return;
    const before = this.list.childElementCount;
    const isAsked = document.activeElement === this.button;
    try {
      const next = await answer.more(many);
      if (answer !== this.answer) return;
      this.list.append(...next.map((found) => this.item(found)));
      this.status.textContent = this.summary(answer);
    } catch {
      this.status.textContent = this.say("failed");
      this.speak();
    }
    this.button.hidden = this.list.childElementCount >= answer.total;
    if (isAsked) this.links()[before]?.focus();
  }

  /**
   * What is said of an answer.
   * @param {Results} results
   */
  summary({ total, unknown, partial, answered }) {
    const count = total === 0 ? "none" : total === 1 ? "one" : "many";
    const said = [this.say(count, { count: total.toLocaleString(this.lang || undefined) })];
    if (answered) said.unshift(this.say("answered", { query: answered }));
    if (partial) said.push(this.say("partial"));
    if (unknown.length) said.push(this.say("unknown", { words: unknown.join(", ") }));
    return said.join(" ");
  }

  /**
   * A sentence of the interface.
   * @param {string} key
   * @param {Record<string, string>} [values]
   */
  say(key, values = {}) {
    return String(this.words[key] || "").replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
  }

  /** @param {Hit[]} hits @param {string} status */
  show(hits, status) {
    this.status.textContent = status;
    this.list.replaceChildren(...hits.map((found) => this.item(found)));
    this.list.hidden = !hits.length;
    this.button.hidden = true;
    this.meant.replaceChildren();
    this.facets.show("", []);
  }

  /** @param {Hit} found */
  item(found) {
    const link = make("a", "", ...markUp(found.title));
    link.href = this.index.root + found.url;
    link.addEventListener("click", () => this.leave(link.href, found.words));
    const about = [this.words.kinds[found.kind], found.outlet, found.date].filter(Boolean).join(" · ");
    const text = make("p", "search-snippet", ...markUp(found.snippet));
    if (found.lang && found.lang !== document.documentElement.lang.split("-")[0]) {
      link.lang = text.lang = found.lang;
    }
    const item = make("li", "", make("p", "search-title", link));
    if (about) item.append(make("p", "search-about", about));
    if (found.snippet.length) item.append(text);
    return item;
  }

  /**
   * Let the page that a reader goes to mark the words that were found.
   * @param {string} address
   * @param {string[]} words
   */
  leave(address, words) {
    try {
      sessionStorage.setItem("dossier-found", JSON.stringify([address, words]));
    } catch {
      // Then the passage alone is marked.
    }
  }

  links() {
    return Array.from(this.list.querySelectorAll("a"));
  }

  /** @param {KeyboardEvent} event @param {number} at @param {number} by */
  move(event, at, by) {
    const links = this.links();
    const next = at + by;
    if (next >= links.length || (at < 0 && !links.length)) return;
    event.preventDefault();
    if (next < 0) this.input.focus();
    else links[next].focus();
  }
}

function setUp() {
  const form = document.querySelector("form[data-search]");
  const input = form && form.querySelector('input[name="q"]');
  const results = document.querySelector("[data-search-results]");
  if (form instanceof HTMLFormElement && input instanceof HTMLInputElement && results) {
    const page = new SearchPage(form, input, results);
    page.listen();
    /** For a theme, and for tests: what a query is answered, and may go on as, with no page around. */
    Object.assign(window, {
      searchDossier: (/** @type {string} */ query) => search(page.index, query, page.lang),
      completeDossier: (/** @type {string} */ query) => complete(page.index, query, page.lang),
    });
  }
}

setUp();
