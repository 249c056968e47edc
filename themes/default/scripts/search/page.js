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
import { complete } from "./completing.js";

/** @typedef {import("./answering.js").Hit} Hit */
/** @typedef {import("./answering.js").Results} Results */
/** @typedef {import("./snippets.js").Runs} Runs */

const PAUSE = 120; // ms after a key, before a search

/** The form, its status line and its results. */
class SearchPage {
  /** @param {HTMLFormElement} form @param {HTMLInputElement} input @param {Element} results */
  constructor(form, input, results) {
    this.form = form;
    this.input = input;
    this.results = results;
    this.lang = (form.dataset.lang || document.documentElement.lang || "").toLowerCase().split("-")[0];
    /** @type {Record<string, any>} */
    this.words = JSON.parse(form.dataset.words || "{}");
    this.index = new Index(form.dataset.root || "./");
    this.turn = 0;
    this.timer = 0;
    this.status = document.createElement("p");
    this.status.className = "search-status";
    this.status.setAttribute("role", "status");
    this.list = document.createElement("ol");
    this.list.className = "search-list";
    this.list.hidden = true;
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.className = "search-more";
    this.button.textContent = this.say("more");
    this.button.hidden = true;
    results.append(this.status, this.list, this.button);
  }

  listen() {
    this.input.addEventListener("focus", () => this.index.open().catch(() => {}), { once: true });
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.run(this.typed(), true), PAUSE);
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(this.timer);
      this.remember(false);
      this.run(this.input.value, false);
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
    this.follow();
  }

  /** Take the query from the address. */
  follow() {
    const { hash, search: query } = location;
    const given = new URLSearchParams(hash.startsWith("#q=") ? hash.slice(1) : query).get("q");
    if (given === null || given === this.shown) return;
    this.input.value = given;
    this.run(given, false);
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
    const hash = `#q=${encodeURIComponent(this.input.value)}`;
    this.shown = this.input.value;
    try {
      history[replace ? "replaceState" : "pushState"](null, "", hash);
    } catch {
      // Some browsers refuse this to a page on a disk: the address then stays as it was.
    }
  }

  /** @param {string} query @param {boolean} typing */
  async run(query, typing) {
    const turn = ++this.turn;
    this.shown = this.input.value;
    if (typing) this.remember(true);
    if (!query.trim()) {
      this.show([], "");
      return;
    }
    this.results.setAttribute("aria-busy", "true");
    const slow = setTimeout(() => turn === this.turn && (this.status.textContent = this.say("loading")), 400);
    try {
      const results = await search(this.index, query, this.lang);
      if (turn !== this.turn) return;
      this.show(results.hits, this.summary(results));
      let left = results.total - results.hits.length;
      this.button.hidden = left <= 0;
      this.button.onclick = async () => {
        const next = await results.more();
        if (turn !== this.turn) return;
        const items = next.map((found) => this.item(found));
        this.list.append(...items);
        this.button.hidden = (left -= next.length) <= 0;
        const link = items.length && items[0].querySelector("a");
        if (link) link.focus();
      };
    } catch (error) {
      if (turn === this.turn) this.show([], this.say("failed"));
      console.error(error);
    } finally {
      clearTimeout(slow);
      if (turn === this.turn) this.results.removeAttribute("aria-busy");
    }
  }

  /**
   * What is said of an answer.
   * @param {Results} results
   */
  summary({ total, unknown, partial }) {
    const count = total === 0 ? "none" : total === 1 ? "one" : "many";
    const said = [this.say(count, { count: total.toLocaleString(this.lang || undefined) })];
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
    const sentence = String(this.words[key] || (key === "many" || key === "one" ? "{count}" : ""));
    return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
  }

  /** @param {Hit[]} hits @param {string} status */
  show(hits, status) {
    this.status.textContent = status;
    this.list.replaceChildren(...hits.map((found) => this.item(found)));
    this.list.hidden = hits.length === 0;
    this.button.hidden = true;
  }

  /** @param {Hit} found */
  item(found) {
    const item = document.createElement("li");
    const title = document.createElement("p");
    title.className = "search-title";
    const link = document.createElement("a");
    link.href = this.index.root + found.url;
    link.append(...marked(found.title));
    title.append(link);
    const about = document.createElement("p");
    about.className = "search-about";
    const kinds = new Map(Object.entries(this.words.kinds || {}));
    about.textContent = [kinds.get(found.kind), found.outlet, found.date].filter(Boolean).join(" · ");
    const text = document.createElement("p");
    text.className = "search-snippet";
    text.append(...marked(found.snippet));
    if (found.lang && found.lang !== document.documentElement.lang.split("-")[0]) {
      link.lang = text.lang = found.lang;
    }
    item.append(title, ...(about.textContent ? [about] : []), ...(found.snippet.length ? [text] : []));
    return item;
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

/** @param {Runs} found */
const marked = (found) =>
  found.map((run) => {
    if (!run.marked) return document.createTextNode(run.text);
    const mark = document.createElement("mark");
    mark.textContent = run.text;
    return mark;
  });

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
