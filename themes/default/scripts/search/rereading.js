import { AS_TYPED, PROXIMITY, REREAD, TITLE_AS_TYPED } from "./settings.js";
import { fold } from "./words.js";
import { labels, wordsOf } from "./request.js";
import { countBits, inOrder } from "./scoring.js";
import { scan } from "./snippets.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./index.js").Stored} Stored */
/** @typedef {import("./request.js").Request} Request */
/** @typedef {import("./scoring.js").Ranked} Ranked */
/** @typedef {import("./snippets.js").Met} Met */
/** @typedef {import("./snippets.js").Scan} Scan */

/** A document's text as a query meets it. @typedef {{page: Stored, title: Scan, scans: Scan[]}} Shown */

/** What each folded form meets of the query. */
export async function meetings(/** @type {Index} */ index, /** @type {Request} */ request) {
  /** @type {Map<string, Met>} */
  const meeting = new Map();
  for (const [n, { stems, folded, prefix }] of labels(request).entries()) {
    for (const [stem] of stems) {
      for (const form of (await index.term(stem)).forms) {
        const key = fold(form);
        const [met, typed] = meeting.get(key) || [0, 0];
        const same = key === folded || (prefix && key.startsWith(folded));
        meeting.set(key, [met | (1 << n), same ? typed | (1 << n) : typed]);
      }
    }
  }
  return meeting;
}

/** @param {Index} index @param {Ranked[]} rows @param {Map<string, Met>} meeting */
export async function show(index, rows, meeting) {
  const pages = await index.stored(rows.map(({ slot }) => slot));
  /** @type {Map<string, Met>} */
  const known = new Map();
  /** @type {Map<number, Shown>} */
  const shown = new Map();
  for (const { slot } of rows) {
    const page = pages.get(slot);
    if (!page) continue;
    const texts = page.parts.filter((_, n) => n % 2);
    shown.set(slot, {
      page,
      title: scan(page.title, meeting, known),
      scans: texts.map((text) => scan(text, meeting, known)),
    });
  }
  return shown;
}

/**
 * The documents in order, the very first by their text too.
 * @param {Ranked[]} ranked @param {Map<number, Shown>} shown @param {Request} request
 */
export function readAgain(ranked, shown, request) {
  const many = labels(request).length;
  if (!many) return ranked;
  const top = ranked.slice(0, REREAD).map((row) => {
    const page = shown.get(row.slot);
    if (!page) return row;
    let score = row.score * (1 + PROXIMITY * closeness(page, many));
    score *= 1 + AS_TYPED * shareAsTyped(page, row.named, request) ** 2;
    score *= 1 + TITLE_AS_TYPED * shareOfTitle(page.page.title, request.typed);
    return { ...row, score };
  });
  return [...top.sort(inOrder), ...ranked.slice(REREAD)];
}

/** From 0 to 1: how near one another the words stand, in the best paragraph or the title. */
const closeness = (/** @type {Shown} */ { title, scans }, /** @type {number} */ many) =>
  Math.max(
    ...[title, ...scans].map(({ words, window }) => (words > 1 ? ((words / window) * words) / many : 0)),
  );

/**
 * How much of what is wanted stands in the text as it was typed. Names are not at hand: what
 * stands there counts.
 * @param {Shown} shown @param {number} named @param {Request} request
 */
function shareAsTyped({ title, scans }, named, { words, phrases }) {
  const typed = scans.reduce((bits, scanned) => bits | scanned.typed, title.typed);
  let count = countBits((typed | named) & ((1 << words.length) - 1));
  let first = words.length;
  phrases.forEach((phrase, n) => {
    const mask = ((1 << phrase.words.length) - 1) << first;
    first += phrase.words.length;
    if ((typed & mask) === mask || (named >> (words.length + n)) & 1) count++;
  });
  return count / (words.length + phrases.length);
}

/** How much of a title the query is, where it begins the title word for word. */
function shareOfTitle(/** @type {string} */ title, /** @type {string[]} */ typed) {
  const words = wordsOf(title)
    .filter(({ whole }) => !whole)
    .map(({ word }) => fold(word));
  const begins = typed.length > 0 && typed.every((word, n) => words[n] === word);
  return begins ? typed.length / words.length : 0;
}
