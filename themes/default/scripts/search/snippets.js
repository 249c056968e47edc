import { SNIPPET, SNIPPET_LEAD } from "./settings.js";
import { recall } from "./recalling.js";
import { clip, elided, EXPRESSION, fold, pieces } from "./words.js";
import { countBits } from "./scoring.js";

/** Its `place` is where the run begins that holds its words closest together, if it has any.
 * @typedef {{words: number, tightest: number, place: number,
 *             met: number, typed: number, marks: Mark[]}} Scan
 * @own words tightest place met typed marks */
/** A token that was met: which of its text; `word` without what is elided.
 * @typedef {{at: number, begins: number, end: number, bits: number, word: string}} Mark
 * @own begins bits */
/**
 * Words of the query, as bits: those met, those of them that stand as typed.
 * @typedef {[number, number]} Met
 */

/** A token and its folded words.
 * @typedef {string[]} Token */

/** @type {Map<string, Token>} each is looked at once */
const tokenKeys = new Map();
/** @type {Map<string, Token[]>} */
const readTexts = new Map();
const MOST_KEPT = 2000; // or they would be most of what the page holds

const keysOf = (/** @type {string} */ token) =>
  // Of most nothing need be made.
  /^[a-z]{1,40}$/.test(token) ? [token, token] : [token, ...pieces(token).map(({ word }) => fold(word))];

/** The tokens of a text, which is read once as long as there is room. */
const tokensOf = (/** @type {string} */ text) =>
  recall(readTexts, text, () => {
    if (readTexts.size > MOST_KEPT) {
      readTexts.clear();
      tokenKeys.clear();
    }
    return (text.match(EXPRESSION) || []).map((token) => recall(tokenKeys, token, keysOf));
  });

/** Where these tokens end, which few texts are asked. */
function endsOf(/** @type {string} */ text) {
  let end = 0;
  return tokensOf(text).map(([token]) => (end = text.indexOf(token, end) + token.length));
}

/**
 * Look for a query's words in a text.
 * @param {string} text
 * @param {Map<string, Met>} meeting by folded form
 * @returns {Scan}
 */
export function scan(text, meeting) {
  let met = 0;
  let typed = 0;
  /** @type {Mark[]} */
  const marks = [];
  /** @type {number[] | undefined} */
  let ends;
  tokensOf(text).forEach((token, at) => {
    let bits = 0;
    for (let n = 1; n < token.length; n++) {
      const found = meeting.get(token[n]);
      if (found) {
        bits |= found[0];
        typed |= found[1];
      }
    }
    if (!bits) return;
    met |= bits;
    const word = token[0].slice(elided(token[0]));
    const end = (ends ||= endsOf(text))[at];
    marks.push({ at, begins: end - word.length, end, bits, word });
  });
  const words = countBits(met);
  const [tightest, place] = narrowest(marks, words);
  return { words, tightest, place, met, typed, marks };
}

/** Length in tokens and place of the shortest run that holds as many words as all marks do. */
function narrowest(/** @type {Mark[]} */ marks, /** @type {number} */ many) {
  /** @type {Map<number, number>} */
  const last = new Map();
  let best = [Infinity];
  marks.forEach(({ at, bits }, end) => {
    for (; bits; bits &= bits - 1) last.set(bits & -bits, end);
    const first = marks[Math.min(...last.values())];
    const length = at - first.at + 1;
    if (last.size === many && length < best[0]) best = [length, first.begins];
  });
  return best;
}

const worth = (/** @type {Scan} */ { words, typed, tightest }) => (words * 64 + countBits(typed)) * 1e7 - tightest;

/** The paragraph to show, behind the title: most words, then most of them as typed, then closest together, then first. */
export const bestOf = (/** @type {Scan[]} */ scans) =>
  scans.reduce((best, scan, n) => (n && worth(scan) > worth(scans[best]) ? n : best), 1);

/**
 * The part of a paragraph to show, as runs of text, marked or not.
 * @param {string} text @param {Scan} found
 */
export function cut(text, { marks, place }) {
  const ends = endsOf(text);
  const starts = tokensOf(text).map(([token], at) => ends[at] - token.length);
  for (const { at, begins } of marks) starts[at] = begins;
  let end = text.length;
  const isLater = end > SNIPPET && place > SNIPPET_LEAD;
  const begin = (isLater && starts.find((start) => start >= place - SNIPPET_LEAD)) || 0;
  if (end > begin + SNIPPET) {
    const last = ends.filter((end) => begin < end && end <= begin + SNIPPET).pop();
    end = last || begin + clip(text.slice(begin), SNIPPET).length;
  }
  const shown = runs(text, marks.filter((mark) => mark.begins >= begin && mark.end <= end), begin, end);
  if (begin) shown.unshift({ text: "… " });
  if (end < text.length) shown.push({ text: " …" });
  return shown;
}

/** @typedef {{text: string, marked?: boolean}[]} Runs */

/** @returns {Runs} */
export function runs(
  /** @type {string} */ text,
  /** @type {{begins: number, end: number}[]} */ marks,
  /** @type {number} */ begin = 0,
  /** @type {number} */ end = text.length,
) {
  /** @type {Runs} */
  const found = [];
  const upTo = (/** @type {number} */ at, /** @type {true=} */ marked) => {
    if (at > begin) found.push({ text: text.slice(begin, at), marked });
    begin = at;
  };
  for (const { begins, end } of marks) {
    upTo(begins);
    upTo(end, true);
  }
  upTo(end);
  return found;
}
