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
import { CLOSED, FIELDS, QUOTED } from "./grammar.js";
import { EXPRESSION } from "./words.js";
import { POINTLESS, Turn } from "./turn.js";

/** @typedef {import("./answering.js").Hit} Hit */
/** @typedef {import("./answering.js").Results} Results */

const PAUSE = 120; // ms after a key, before files are asked for
const REST = 700; // ms without a key, before anything is said aloud
const AT_FIRST = 3; // results in one frame, which takes the browser long enough
const PAGE_TITLE = document.title;
const NAME_OF_FILTER = new RegExp(`${QUOTED}|\\b(${FIELDS})(?=:)`, "g");
const MAY_GO_ON = new RegExp(`^(?:${CLOSED}[\\s'’-])?[\\p{L}\\p{M}\\p{N}]{3,}$`, "u");

/** The form, what is said of an answer, and its results. */
function searchPage() {
  /** @type {HTMLFormElement & { q: HTMLInputElement } | null} */
  const form = document.querySelector("form[data-search]");
  const results = document.querySelector("[data-search-results]");
  if (!form || !results) return;
  const input = form.q;
  const words = JSON.parse(/** @type {string} */ (form.getAttribute("data-words")));
  const index = new Index(form.dataset.root || "./", document.documentElement.lang.toLowerCase().split("-")[0], words);
  // What is seen changes with every key; what is heard, when the reader rests, and once.
  const [status, spoken, meant, facets, list, button] = /** @type {HTMLElement[]} */ ([...results.children]);
  let shown = ""; // the query that is answered, as the field has it
  /** @type {string | null} that of the address, where it was asked for rather than typed so far */
  let kept = "";
  /** @type {Results | undefined} */
  let current;
  /** @type {Promise<void> | undefined} */
  let growing;
  /** @type {ReturnType<import("./combobox.js").comboboxOf> | undefined} what offers ways to go on, once it is wanted */
  let offers;
  /** @type {Promise<unknown> | undefined} until what was shown last is laid out */
  let drawn;
  let turns = 0;
  /** @type {Turn["room"][]} for the next answer, and that of the one shown */
  let [spare, taken] = [{}, {}];

  /** Get ready for a reader who is about to type. */
  const prepare = async () => (offers ??= (await later()).comboboxOf(input));

  /** Take the query from the address. */
  const follow = async () => {
    const given = new URLSearchParams(location.hash.slice(1) + location.search.replace("?", "&")).get("q") ??
      (location.hash && shown);
    // What leads to a part of the page, as its skip link does, leaves the query where it is.
    if (given === shown) {
      kept = given && null;
      return remember(given);
    }
    kept = given;
    const { many, top, at } = history.state || {};
    input.value = given;
    await run(given, false);
    await growing;
    if (many > 10) await goOn(many - 10);
    links()[at]?.focus();
    if (top) scrollTo(0, top);
  };

  /** Answer a query as if it had been typed and sent. */
  const ask = (/** @type {string} */ query) => {
    input.value = query;
    run(query, false);
    remember(shown);
  };

  /** Put the query in the address: what was typed gives way to what is, and to what is asked for. */
  const remember = (/** @type {string | null} */ asked) => {
    if (shown === kept) return;
    try {
      history[kept === null ? "replaceState" : "pushState"](null, "", `#q=${encodeURIComponent(shown)}`);
    } catch {
      // Some browsers refuse this to a page on a disk: the address then stays as it was.
    }
    kept = asked;
  };

  /** To be awaited before much is shown: what was shown before is laid out by itself. */
  const frame = async () => {
    await drawn;
    drawn = new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  };

  const run = async (/** @type {string} */ query, /** @type {boolean} */ isTyping) => {
    const number = ++turns;
    const isWanted = () => number === turns;
    const turn = new Turn(isWanted, isTyping ? PAUSE : 0, spare);
    shown = input.value.trim();
    document.title = joined(" · ", shown, PAGE_TITLE);
    if (!isTyping) offers?.([]);
    results.setAttribute("aria-busy", "true");
    let rest = isTyping ? REST : 0;
    const slow = setTimeout(() => isWanted() && (status.textContent = say("loading")), 400);
    try {
      if (!shown) return present([], (spoken.textContent = ""));
      const answer = await search(index, query, turn);
      await frame();
      await turn.step();
      present(answer.hits.splice(0, AT_FIRST), summary(answer));
      current = answer;
      [spare, taken] = [taken, spare];
      narrow(answer, query);
      if (!answer.isWhole) rest = REST; // that the number be known
      growing = frame().then(() => {
        if (isWanted()) {
          list.append(...answer.hits.map(item));
          return goOn(10 - list.children.length);
        }
      });
      offer(answer, isTyping).catch(() => {});
    } catch (error) {
      if (isWanted()) {
        present([], say("failed"));
        console.error(error);
      }
    } finally {
      clearTimeout(slow);
      if (isWanted()) {
        results.removeAttribute("aria-busy");
        // The browser takes its time to do so.
        if (isTyping) setTimeout(() => isWanted() && remember(null));
      }
    }
    setTimeout(() => isWanted() && speak(), rest);
  };

  /** Offer ways in which the query may go on. */
  const offerWays = async () => {
    const number = turns;
    const asked = index.during(new Turn(() => number === turns, PAUSE));
    try {
      const open = await prepare();
      const found = await (await later()).complete(asked, input.value);
      await frame();
      await asked.turn.step();
      open(
        found.map(({ kind, text, title, query, url }) => ({
          text: query || text,
          about: joined(" · ", words.kinds[kind], title),
          taking: () => (url ? location.assign(index.root + url) : ask(query)),
        })),
      );
    } catch {
      // What is typed can be sent without.
    }
  };

  /** Say aloud what is seen. */
  const speak = () => {
    const many = input.nextElementSibling?.children.length;
    spoken.textContent = joined(" ", status.textContent, many && say("proposed", many));
  };

  /** Offer what else may be meant, and what was typed; frequent words where a rare one is like them. */
  const offer = async (/** @type {Results} */ answer, /** @type {boolean} */ isTyping) => {
    if (isTyping && !answer.answered) return;
    const query = input.value;
    const others = await (await later()).otherwise(index, query, answer, isTyping ? [] : await answer.suggestions());
    if (answer !== current) return;
    if (answer.answered) meant.append(linkTo(called(answer.verbatim), say("verbatim", query)), " ");
    if (others.length) meant.append(`${say("meant")} `, ...others.map(called).flatMap((other) => [linkTo(other, other), " "]));
  };

  /** A query, with the interface's names of filters. */
  const called = (/** @type {string} */ said) => said.replace(NAME_OF_FILTER, (name) => words.fields?.[name] || name);

  const linkTo = (/** @type {string} */ query, /** @type {string} */ text) => {
    const link = make("a", "", text);
    link.href = `#q=${encodeURIComponent(query)}`;
    return link;
  };

  /** Show so many more results. */
  const goOn = async (/** @type {number} */ many) => {
    const answer = current;
    if (!answer) return;
    const before = list.children.length;
    const isAsked = document.activeElement === button;
    try {
      await answer.complete();
      if (answer !== current) return;
      status.textContent = summary(answer);
      const next = await answer.more(many);
      await frame();
      if (answer !== current) return;
      list.append(...next.map(item));
    } catch (error) {
      if (error === POINTLESS) return;
      status.textContent = say("failed");
      speak();
    }
    button.hidden = answer.isWhole && list.children.length >= answer.total;
    if (isAsked) links()[before]?.focus();
  };

  /** What is said of an answer. */
  const summary = (/** @type {Results} */ { total, isWhole, unknown, mistaken, isEmpty, partial, answered }) =>
    joined(
      " ",
      answered && say("answered", called(answered)),
      say(!isWhole ? "least" : total > 1 ? "many" : total ? "one" : isEmpty ? "empty" : "none", grouped(total, words.thousands)),
      partial && say("partial"),
      unknown.length && say("unknown", unknown.map(called).join(", ")),
      mistaken.length && say("mistaken", mistaken.join(", ")),
    );

  /** A sentence of the interface, with what its braces stand for. */
  const say = (/** @type {string} */ key, /** @type {any} */ value = "") =>
    /** @type {string} */ (words[key] || "").replace(/\{\w+\}/, () => value);

  const present = (/** @type {Hit[]} */ hits, /** @type {string} */ says) => {
    current = undefined;
    status.textContent = says;
    list.replaceChildren(...hits.map(item));
    list.hidden = !hits.length;
    button.hidden = true;
    meant.replaceChildren();
    narrow();
  };

  const item = (/** @type {Hit} */ found) => {
    const link = make("a", "", ...markUp(found.title));
    link.href = index.root + found.url;
    // The page that a reader goes to marks the words that were found.
    link.onclick = link.onauxclick = () => {
      try {
        localStorage["dossier-found"] = JSON.stringify([link.href, found.forms]);
      } catch {
        // Then the passage alone is marked.
      }
    };
    const text = make("p", "search-snippet", ...markUp(found.snippet));
    link.lang = text.lang = found.lang || index.lang;
    const about = joined(" · ", words.kinds[found.kind], found.outlet, found.date);
    return make("li", "", make("h3", "search-title", link), make("p", "search-about", about), found.snippet.length ? text : "");
  };

  const links = () => [...list.querySelectorAll("a")];

  const narrow = facetsIn(facets, index, (query) => {
    // What was narrowed was looked at, though it was never sent.
    kept ??= shown;
    ask(query);
  });
  button.onclick = () => goOn(10);
  input.onfocus = () => {
    // The browser takes its time to understand an expression: not when the first word is looked for.
    setTimeout(() => "é".match(EXPRESSION));
    prepare().catch(() => {});
  };
  const onKey = () => {
    // The last word may go on.
    run(input.value.replace(MAY_GO_ON, "$&*"), true);
    // Each begins with a step, and the key's own task takes the browser long enough.
    setTimeout(offerWays);
  };
  // The key that empties the field takes the browser long enough.
  input.oninput = () => (input.value ? onKey() : setTimeout(onKey));
  form.onsubmit = (event) => {
    event.preventDefault();
    ask(input.value);
  };
  form.onkeydown = list.onkeydown = (event) => {
    const all = links();
    const at = all.indexOf(/** @type {any} */ (document.activeElement));
    // Before the first result stands the field.
    const to = Math.max({ ArrowDown: at + 1, ArrowUp: at - 1, Escape: -1 }[event.isComposing ? "" : event.key] ?? at, -1);
    if (to !== at && to < all.length) {
      event.preventDefault();
      (all[to] || input).focus();
    }
  };
  onhashchange = follow;
  // Whoever comes back finds the list as it was left.
  onpagehide = () =>
    history.replaceState(
      { many: list.children.length, top: scrollY, at: links().indexOf(/** @type {any} */ (document.activeElement)) },
      "",
    );
  // Asked for together with this script, by a <link>.
  index.open().catch(() => {});
  follow();
  /** For a theme, and for tests: what a query is answered, and may go on as, with no page around. */
  Object.assign(window, {
    searchDossier: async (/** @type {string} */ query) => (await search(index, query)).complete(),
    completeDossier: async (/** @type {string} */ query) => (await later()).complete(index, query),
  });
}

/** @param {string} mark @param {unknown[]} parts of which some may be nothing */
const joined = (mark, ...parts) => parts.filter(Boolean).join(mark);

searchPage();
