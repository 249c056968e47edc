import { AS_TYPED, EARLY, PROXIMITY, TITLE_AS_TYPED } from "./settings.js";
import { fold } from "./words.js";
import { labels, wordsOf } from "./request.js";
import { Ranking } from "./scoring.js";
import { bestOf, scan } from "./snippets.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./index.js").Stored} Stored */
/** @typedef {import("./request.js").Request} Request */
/** @typedef {import("./snippets.js").Met} Met */
/** @typedef {import("./snippets.js").Scan} Scan */

/**
 * A document's text as a query meets it: its title, then each paragraph.
 * @typedef {{page: Stored, scans: Scan[]}} Shown
 * @own page scans
 */

// Of what is stored of a document.
const HEADING = 3;
const PARAGRAPHS = 8;

/** What each folded form meets of the query. */
export async function meetings(/** @type {Index} */ index, /** @type {Request} */ request) {
  /** @type {Map<string, Met>} */
  const meeting = new Map();
  for (const [n, { stems, folded, isBegun }] of labels(request).entries()) {
    for (const [stem] of stems) {
      for (const form of (await index.term(stem)).forms) {
        const key = fold(form);
        const [met, typed] = meeting.get(key) || [0, 0];
        const same = key === folded || (isBegun && key.startsWith(folded));
        meeting.set(key, [met | (1 << n), typed | (+same << n)]);
      }
    }
  }
  return meeting;
}

/** @param {Index} index @param {number[]} slots @param {Map<string, Met>} meeting */
export async function show(index, slots, meeting) {
  /** @type {{[slot: number]: Shown}} */
  const shown = {};
  for (const [n, page] of (await index.stored(slots)).entries()) {
    /** @type {Scan[]} */
    const scans = [];
    for (const text of [page[HEADING], ...page[PARAGRAPHS].filter((_, at) => at % 2)]) {
      scans.push(scan(text, meeting));
      await index.turn.step();
    }
    shown[slots[n]] = { page, scans };
  }
  return shown;
}

/**
 * Some documents in order, by their text too.
 * @param {number[]} slots
 * @param {Ranking} ranking
 * @param {{[slot: number]: Shown}} shown
 * @param {Request} request
 */
export function readAgain(slots, { scores, tiers, named }, shown, request) {
  /** @type {{[slot: number]: number}} */
  const again = {};
  for (const slot of slots) {
    again[slot] = scores[slot];
    if (!labels(request).length) continue;
    again[slot] *= 1 + PROXIMITY * closeness(shown[slot], request) ** 2;
    again[slot] *= 1 + AS_TYPED * shareAsTyped(shown[slot], named[slot], request) ** 2;
    again[slot] *= 1 + TITLE_AS_TYPED * shareOfTitle(shown[slot].page[HEADING], request.typed);
    again[slot] *= 1 + 1 / (EARLY - 1 + bestOf(shown[slot].scans));
  }
  return new Ranking(slots, again, tiers, named);
}

/**
 * How near one another the words stand in the best paragraph or the title; from 0 to 1, as they
 * were typed.
 * @param {Shown} shown @param {Request} request
 */
function closeness({ scans }, request) {
  const sought = labels(request).map(({ folded }) => folded);
  const places = request.typed.flatMap((folded, n) => (sought.includes(folded) ? [n] : []));
  // How many words of the query there are from the first looked for to the last.
  const gaps = (1 - places[0] + /** @type {any} */ (places.pop()) || 0) / sought.length;
  const near = (/** @type {Scan} */ { words, tightest }) =>
    words > 1 ? (Math.min(1, (words * gaps) / tightest) * words) / sought.length : 0;
  return Math.max(...scans.map(near));
}

/**
 * How much of what is wanted stands in the text as it was typed. Names are not at hand: what
 * stands there counts.
 * @param {Shown} shown @param {number} named @param {Request} request
 */
function shareAsTyped({ scans }, named, { words, quoted }) {
  const typed = scans.reduce((bits, { typed }) => bits | typed, 0);
  const parts = [...words.map((word) => [word]), ...quoted.map(({ words }) => words)];
  let first = 0;
  const found = parts.filter(({ length }, n) => {
    const mask = ((1 << length) - 1) << first;
    first += length;
    return (typed & mask) === mask || (named >> n) & 1;
  });
  return found.length / parts.length;
}

/** How much of a title the query is, where it begins the title word for word. */
function shareOfTitle(/** @type {string} */ title, /** @type {string[]} */ typed) {
  const words = wordsOf(title).filter(({ whole }) => !whole);
  const begins = typed.every((folded, n) => words[n]?.folded === folded);
  return begins ? typed.length / words.length : 0;
}
