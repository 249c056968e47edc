import { fold } from "./words.js";
import { countBits } from "./scoring.js";
import { expand } from "./expanding.js";
import { HEAD, keepBest, lettersIn, LONG, rowsOf, shardsOf } from "./lists.js";
import { cost, isNear, units } from "./spelling.js";
import { each } from "./turn.js";

/*
 * Words of the dossier that a reader may have meant: dossier/search/asking/correcting.py.
 */

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./lists.js").DossierWord} DossierWord */
/** A word and what may be meant by it, likeliest first.
 * @typedef {[typed: string, proposals: string[]]} Correction */
/** @typedef {{written: string, far: number, often: number}} Near
 * @own written far often */

const MOST_PROPOSALS = 3;
const SHORTEST = 2;
const SHORTEST_TWICE = 6;
const MOST_CORRECTED = 3;
const MOST_TABLE_SHARDS = 6;
const MOST_IN_ALL = 14;
const QUARTER_OCTAVE = 35;
const RARE = 2;
const FAR_MORE = 24;

/**
 * What may be meant by words that stand nowhere.
 * @param {Index} index @param {string[]} words @returns {Promise<Correction[]>}
 */
export async function correct(index, words) {
  const asked = [...new Set(words)].slice(0, MOST_CORRECTED);
  /** @type {Correction[]} */
  const found = await each(asked, async (word) => [word, await propose(index, word)]);
  return found.filter(([, proposals]) => proposals.length);
}

/**
 * What may be meant by words that stand in few documents, beside one that is in many.
 * @param {Index} index @param {Map<string, number>} counted in how many documents each stands
 * @returns {Promise<Correction[]>}
 */
export async function suggest(index, counted) {
  const rare = [...counted].filter(([, count]) => count > 0 && count <= RARE);
  const found = await each(rare.slice(0, MOST_CORRECTED), async ([typed, count]) => {
    const letters = units(fold(typed));
    if (letters.length < SHORTEST_TWICE) return [];
    const near = await among(index, once(letters), letters);
    const often = near.find(({ far, often }) => isNear(far) && often >= 4 * (31 - Math.clz32(count)) + FAR_MORE);
    return /** @type {Correction[]} */ (often ? [[typed, [often.written]]] : []);
  });
  return found.flat();
}

/**
 * The words nearest to one, likeliest first: what begins with it before what is two edits away.
 * @param {Index} index @param {string} typed
 */
async function propose(index, typed) {
  const folded = fold(typed);
  const letters = units(folded);
  if (letters.length < SHORTEST || /^\d*$/.test(folded)) return [];
  let found = await among(index, once(letters), letters);
  const isMissed = () => !found.some(({ far }) => isNear(far));
  if (letters.length >= SHORTEST_TWICE && isMissed()) {
    found = await among(index, [...once(letters), ...twice(letters)], letters);
  }
  const forms = found.map(({ written }) => written);
  const [begun] = letters.length > SHORTEST && isMissed() ? await expand(index, folded, 1) : [];
  if (begun) {
    // With the accents of a word that goes on from it.
    const beginnings = (await index.term(begun)).forms.map((form) => form.slice(0, typed.length));
    forms.unshift(`${beginnings.find((one) => fold(one) === folded) || typed}*`);
  }
  return forms.slice(0, MOST_PROPOSALS);
}

/**
 * Tables, and what keys begin with there, of words one edit away: their first half or their last
 * is as typed.
 * @param {string[]} letters
 */
function once(letters) {
  const count = letters.length;
  const half = (count - 1) >> 1;
  const first = letters.slice(0, half).join("");
  const last = letters.slice(count - half).reverse().join("");
  /** @type {[string, string][]} */
  const found = [];
  for (let length = Math.max(count - 1, 2); length < count + 2; length++) {
    if (length <= LONG) found.push(["e", length + last]);
    if (half && length < LONG) found.push(["c", length + first]);
  }
  if (count + 1 >= LONG) found.push(["w", first]);
  if (count - 1 > LONG) found.push(["e", LONG + last]);
  return found;
}

/**
 * Those of long words two edits away: their first, last or middle letters are as typed.
 * @param {string[]} letters
 */
function twice(letters) {
  const count = letters.length;
  /** @type {[string, string][]} */
  const found = [["w", letters.slice(0, HEAD).join("")]];
  for (const shift of [-1, 0, 1]) {
    for (const length of [LONG, LONG + 1]) {
      const end = length - HEAD + shift;
      if (end > count || (length === LONG && Math.abs(length + shift - count) > 1)) continue;
      found.push(["c", length + letters.slice(HEAD + shift, end).join("")]);
    }
  }
  // Last, since most words end alike.
  found.push(["e", LONG + letters.slice(-HEAD).reverse().join("")]);
  return found;
}

/**
 * The words of some ranges that are near enough, likeliest first.
 * @param {Index} index @param {[string, string][]} ranges @param {string[]} letters
 * @returns {Promise<Near[]>}
 */
async function among(index, ranges, letters) {
  const most = letters.length >= SHORTEST_TWICE ? 2 : 1;
  const typed = letters.join("");
  const ours = lettersIn(typed);
  const names = await each(ranges, ([kind, prefix]) => shardsOf(index, kind, prefix, MOST_TABLE_SHARDS));
  const shards = [...new Set(names.flat())].slice(0, MOST_IN_ALL);
  /** @type {Map<string, DossierWord>} */
  const best = new Map();
  for (const rows of await each(shards, (name) => rowsOf(index, name))) {
    await index.turn.step();
    for (const row of rows) {
      // Of two letters none is taken for another, and no more are taken for two.
      if (letters.length === SHORTEST ? letters.some((one) => !row.folded.includes(one)) : row.folded.length === SHORTEST) continue;
      // An edit changes two letters at most.
      if (ours < 0 || row.letters < 0 || countBits(ours ^ row.letters) <= 2 * most) keepBest(best, row);
    }
  }
  best.delete(typed);
  const { taken } = await index.payload("lists");
  /** @type {Near[]} */
  const found = [];
  for (const { written, folded, often } of best.values()) {
    await index.turn.step();
    const far = cost(letters, units(folded), most, taken);
    if (far >= 0) found.push({ written, far, often });
  }
  const dear = (/** @type {Near} */ one) => one.far - QUARTER_OCTAVE * one.often;
  return found.sort((a, b) => dear(a) - dear(b) || (a.written < b.written ? -1 : 1));
}
