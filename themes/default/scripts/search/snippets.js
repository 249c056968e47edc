import { SNIPPET, SNIPPET_LEAD } from "./settings.js";
import { recall } from "./recalling.js";
import { clip, elided, EXPRESSION, fold, pieces } from "./words.js";
import { countBits } from "./scoring.js";

/** @typedef {{words: number, tightest: number, place: number,
 *             met: number, typed: number, marks: Mark[]}} Scan
 * @own words tightest place met typed marks */
/** A token that was met: which of its text.
 * @typedef {{at: number, begins: number, end: number, bits: number}} Mark
 * @own begins bits */
/**
 * Words of the query, as bits: those met, those of them that stand as typed.
 * @typedef {[number, number]} Met
 */

/** @type {Map<string, string[]>} the folded words of each token, looked at once */
const tokenKeys = new Map();
/** @type {Map<string, {begins: number, end: number, keys: string[]}[]>} */
const readTexts = new Map();
const MOST_KEPT = 5000;

/**
 * The tokens of a text, which is read once as long as there is room.
 * @param {string} text
 */
function tokensOf(text) {
  if (readTexts.size > MOST_KEPT) {
    readTexts.clear();
    tokenKeys.clear();
  }
  let end = 0;
  return recall(readTexts, text, () =>
    (text.match(EXPRESSION) || []).map((token) => {
      const keys = recall(tokenKeys, token, () => pieces(token).map(({ word }) => fold(word)));
      const begins = text.indexOf(token, end);
      end = begins + token.length;
      return { begins, end, keys };
    }),
  );
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
  const tokens = tokensOf(text);
  tokens.forEach(({ begins, end, keys }, at) => {
    let bits = 0;
    for (const key of keys) {
      const found = meeting.get(key);
      if (found) {
        bits |= found[0];
        typed |= found[1];
      }
    }
    met |= bits;
    if (bits) marks.push({ at, begins: begins + elided(text.slice(begins, end)), end, bits });
  });
  const words = countBits(met);
  const [tightest, first] = narrowest(marks, words);
  const place = (marks[first] || tokens[0])?.begins || 0;
  return { words, tightest, place, met, typed, marks };
}

/** Length in tokens and first mark of the shortest run that holds as many words as all marks do. */
function narrowest(/** @type {Mark[]} */ marks, /** @type {number} */ many) {
  /** @type {Map<number, number>} */
  const last = new Map();
  let best = [0, 0];
  marks.forEach(({ at, bits }, end) => {
    for (; bits; bits &= bits - 1) last.set(bits & -bits, end);
    const begin = Math.min(...last.values());
    const length = at - marks[begin].at + 1;
    if (last.size === many && (!best[0] || length < best[0])) best = [length, begin];
  });
  return best;
}

/** The paragraph to show: most words, then closest together, then first. */
export const bestOf = (/** @type {Scan[]} */ scans) =>
  scans.reduce((best, { words, tightest }, n) => {
    const other = scans[best];
    return words > other.words || (words === other.words && tightest < other.tightest) ? n : best;
  }, 0);

/**
 * The part of a paragraph to show, as runs of text, marked or not.
 * @param {string} text @param {Scan} found
 */
export function cut(text, { marks, place }) {
  const tokens = tokensOf(text);
  const starts = tokens.map(({ begins }) => begins);
  for (const { at, begins } of marks) starts[at] = begins;
  let end = text.length;
  const isLater = end > SNIPPET && place > SNIPPET_LEAD;
  const begin = (isLater && starts.find((start) => start >= place - SNIPPET_LEAD)) || 0;
  if (end > begin + SNIPPET) {
    const last = tokens.filter((token) => begin < token.end && token.end <= begin + SNIPPET).pop();
    end = last ? last.end : begin + clip(text.slice(begin), SNIPPET).length;
  }
  const within = marks.filter((mark) => mark.begins >= begin && mark.end <= end);
  const shown = runs(text, within, begin, end);
  if (begin) shown.unshift({ text: "… ", marked: false });
  if (end < text.length) shown.push({ text: " …", marked: false });
  return shown;
}

/** @typedef {{text: string, marked: boolean}[]} Runs */

/** @returns {Runs} */
export function runs(
  /** @type {string} */ text,
  /** @type {{begins: number, end: number}[]} */ marks,
  /** @type {number} */ begin = 0,
  /** @type {number} */ end = text.length,
) {
  /** @type {Runs} */
  const found = [];
  const upTo = (/** @type {number} */ at, /** @type {boolean} */ marked) => {
    if (at > begin) found.push({ text: text.slice(begin, at), marked });
    begin = at;
  };
  for (const { begins, end } of marks) {
    upTo(begins, false);
    upTo(end, true);
  }
  upTo(end, false);
  return found;
}
