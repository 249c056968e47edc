import { SNIPPET, SNIPPET_LEAD } from "./settings.js";
import { elided, EXPRESSION, fold, pieces } from "./words.js";
import { countBits } from "./scoring.js";

/** @typedef {{words: number, window: number, first: number,
 *             typed: number, tokens: {start: number, end: number, bits: number}[]}} Scan */
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
  let tokens = readTexts.get(text);
  if (!tokens) {
    tokens = [];
    EXPRESSION.lastIndex = 0;
    for (let found; (found = EXPRESSION.exec(text)); ) {
      const token = found[0];
      let keys = tokenKeys.get(token);
      if (!keys) {
        keys = pieces(token).map(({ word }) => fold(word));
        tokenKeys.set(token, keys);
      }
      tokens.push({ start: found.index, end: found.index + token.length, keys });
    }
    if (readTexts.size > MOST_KEPT) {
      readTexts.clear();
      tokenKeys.clear();
    }
    readTexts.set(text, tokens);
  }
  return tokens;
}

/**
 * Look for a query's words in a text.
 * @param {string} text
 * @param {Map<string, Met>} meeting by folded form
 * @returns {Scan}
 */
export function scan(text, meeting) {
  let wanted = 0;
  let typed = 0;
  const tokens = tokensOf(text).map(({ start, end, keys }) => {
    let bits = 0;
    for (const key of keys) {
      const met = meeting.get(key);
      if (met) {
        bits |= met[0];
        typed |= met[1];
      }
    }
    wanted |= bits;
    return { start: start + (bits ? elided(text.slice(start, end)) : 0), end, bits };
  });
  const [window, first] = narrowest(tokens, wanted);
  const begin = tokens.length ? tokens[first].start : 0;
  return { words: countBits(wanted), window, first: begin, typed, tokens };
}

/** Length and first token of the shortest run that holds every wanted word. */
function narrowest(/** @type {Scan["tokens"]} */ tokens, /** @type {number} */ wanted) {
  if (!wanted) return [0, 0];
  const counts = new Array(32).fill(0);
  const many = countBits(wanted);
  let held = 0;
  let best = [tokens.length + 1, 0];
  let begin = 0;
  tokens.forEach(({ bits }, end) => {
    for (; bits; bits &= bits - 1) if (counts[31 - Math.clz32(bits & -bits)]++ === 0) held++;
    for (; held === many; begin++) {
      if (end - begin + 1 < best[0]) best = [end - begin + 1, begin];
      for (let out = tokens[begin].bits; out; out &= out - 1) {
        if (--counts[31 - Math.clz32(out & -out)] === 0) held--;
      }
    }
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
export function cut(text, { tokens, first }) {
  let begin = 0;
  let end = text.length;
  if (text.length > SNIPPET) {
    const lead = tokens.find(({ start }) => start >= first - SNIPPET_LEAD);
    begin = lead && first > SNIPPET_LEAD ? lead.start : 0;
    if (text.length > begin + SNIPPET) {
      const ends = tokens.map((token) => token.end).filter((n) => begin < n && n <= begin + SNIPPET);
      end = ends.length ? ends[ends.length - 1] : begin + SNIPPET;
    }
  }
  const marks = tokens.filter(({ bits, start, end: stop }) => bits && start >= begin && stop <= end);
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
  let at = begin;
  for (const mark of marks) {
    found.push({ text: text.slice(at, mark.start), marked: false });
    found.push({ text: text.slice(mark.start, mark.end), marked: true });
    at = mark.end;
  }
  found.push({ text: text.slice(at, end), marked: false });
  return found.filter((run) => run.text);
}
