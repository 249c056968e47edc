import { SNIPPET, SNIPPET_LEAD } from "./settings.js";
import { recall } from "./recalling.js";
import { clip, elided, EXPRESSION, fold, pieces } from "./words.js";
import { countBits } from "./scoring.js";

/** @typedef {{words: number, window: number, place: number,
 *             met: number, typed: number, tokens: {start: number, end: number, bits: number}[]}} Scan
 * @own words place met typed tokens bits */
/**
 * Words of the query, as bits: those met, those of them that stand as typed.
 * @typedef {[number, number]} Met
 */

/** @type {Map<string, string[]>} the folded words of each token, looked at once */
const tokenKeys = new Map();
/** @type {Map<string, {start: number, end: number, keys: string[]}[]>} */
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
  return recall(readTexts, text, () =>
    [...text.matchAll(EXPRESSION)].map(({ 0: token, index: start = 0 }) => {
      const keys = recall(tokenKeys, token, () => pieces(token).map(({ word }) => fold(word)));
      return { start, end: start + token.length, keys };
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
  const tokens = tokensOf(text).map(({ start, end, keys }) => {
    let bits = 0;
    for (const key of keys) {
      const found = meeting.get(key);
      if (found) {
        bits |= found[0];
        typed |= found[1];
      }
    }
    met |= bits;
    return { start: start + (bits ? elided(text.slice(start, end)) : 0), end, bits };
  });
  const [window, first] = narrowest(tokens, countBits(met));
  const place = tokens.length ? tokens[first].start : 0;
  return { words: countBits(met), window, place, met, typed, tokens };
}

/** Length and first token of the shortest run that holds as many words as all tokens do. */
function narrowest(/** @type {Scan["tokens"]} */ tokens, /** @type {number} */ many) {
  /** @type {Map<number, number>} */
  const last = new Map();
  let best = [0, 0];
  tokens.forEach(({ bits }, end) => {
    if (!bits) return;
    for (; bits; bits &= bits - 1) last.set(bits & -bits, end);
    const begin = Math.min(...last.values());
    const length = end - begin + 1;
    if (last.size === many && (!best[0] || length < best[0])) best = [length, begin];
  });
  return best;
}

/** The paragraph to show: most words, then closest together, then first. */
export const bestOf = (/** @type {Scan[]} */ scans) =>
  scans.reduce((best, { words, window }, n) => {
    const other = scans[best];
    return words > other.words || (words === other.words && window < other.window) ? n : best;
  }, 0);

/**
 * The part of a paragraph to show, as runs of text, marked or not.
 * @param {string} text @param {Scan} found
 */
export function cut(text, { tokens, place }) {
  let end = text.length;
  const lead = end > SNIPPET && place > SNIPPET_LEAD && tokens.find(({ start }) => start >= place - SNIPPET_LEAD);
  const begin = lead ? lead.start : 0;
  if (end > begin + SNIPPET) {
    const last = tokens.filter((token) => begin < token.end && token.end <= begin + SNIPPET).pop();
    end = last ? last.end : begin + clip(text.slice(begin), SNIPPET).length;
  }
  const marks = tokens.filter((token) => token.bits && token.start >= begin && token.end <= end);
  const shown = runs(text, marks, begin, end);
  if (begin) shown.unshift({ text: "… ", marked: false });
  if (end < text.length) shown.push({ text: " …", marked: false });
  return shown;
}

/** @typedef {{text: string, marked: boolean}[]} Runs */

/** @returns {Runs} */
export function runs(
  /** @type {string} */ text,
  /** @type {{start: number, end: number}[]} */ marks,
  /** @type {number} */ begin = 0,
  /** @type {number} */ end = text.length,
) {
  /** @type {Runs} */
  const found = [];
  const upTo = (/** @type {number} */ at, /** @type {boolean} */ marked) => {
    if (at > begin) found.push({ text: text.slice(begin, at), marked });
    begin = at;
  };
  for (const { start, end } of marks) {
    upTo(start, false);
    upTo(end, true);
  }
  upTo(end, false);
  return found;
}
