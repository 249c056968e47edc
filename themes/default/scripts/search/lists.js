import { goneOn } from "./index.js";
import { recall } from "./recalling.js";
import { fold } from "./words.js";

/*
 * The tables of words, names and titles. What their files hold is told in docs/search.md.
 */

/** @typedef {import("./index.js").Index} Index */
/**
 * A word, in how many documents it stands (four times the logarithm to base two, about), and which
 * letters it has, as bits; -1 where they are of another script.
 * @typedef {{written: string, folded: string, often: number, letters: number}} DossierWord
 * @own written folded often letters
 */
/** Place of the first word of its key, label, kind, route, day; what the page is called.
 * @typedef {[number, string, string, string, number, string?]} Label */

/** Letters from which a word of table `c` is turned, and how many letters stand before its middle. */
export const LONG = 8;
export const HEAD = 3;

/** @type {Record<string, (text: string) => string>} */
const TURN_BACK = {
  w: (text) => text,
  e: (text) => [...text].reverse().join(""),
  c: (text) => (text.length < LONG ? text : text.slice(-HEAD) + text.slice(0, -HEAD)),
};

/**
 * The first shards of a table that may hold keys beginning with `prefix`.
 * @param {Index} index @param {string} kind the table's letter
 * @param {string} prefix @param {number} most
 */
export async function shardsOf(index, kind, prefix, most) {
  const list = (await index.payload("lists"))[kind] || ["", ""];
  return (await index.startsFrom(kind, list, prefix, most)).map((start) => `${kind}-${start}`);
}

/**
 * What a shard of a table holds.
 * @param {Index} index @param {string} name @returns {Promise<any[]>}
 */
export async function rowsOf(index, name) {
  const payload = await index.payload(name);
  await index.turn.step();
  if (payload.map) return payload;
  const { accented } = await index.payload("lists");
  return recall(index.made, name, () => wordsIn(TURN_BACK[name[0]], payload, accented));
}

/** @param {(text: string) => string} turnBack @param {string} payload @param {string} accented @returns {DossierWord[]} */
function wordsIn(turnBack, payload, accented) {
  let last = "";
  return payload.split(" ").map((piece) => {
    last = goneOn(last, piece.slice(0, -1));
    const written = turnBack(last).replace(/[A-Z]/g, (c) => accented[c.charCodeAt(0) - 65]);
    const folded = fold(written);
    const digit = piece.slice(-1).charCodeAt(0) - 0x23;
    return { written, folded, often: digit < 3 ? 4 * digit : digit + 9, letters: lettersIn(folded) };
  });
}

/** @param {DossierWord} a @param {DossierWord} b */
export const byFrequency = (a, b) => b.often - a.often || (a.written < b.written ? -1 : 1);

/**
 * Of words that are folded alike, keep the most frequent.
 * @param {Map<string, DossierWord>} best @param {DossierWord} row
 */
export function keepBest(best, row) {
  const known = best.get(row.folded);
  if (!known || byFrequency(row, known) < 0) best.set(row.folded, row);
}

/**
 * Which letters a folded word has, as bits.
 * @param {string} folded
 */
export function lettersIn(folded) {
  let found = 0;
  for (const letter of folded) found |= 1 << (letter.charCodeAt(0) & 31);
  return folded.includes("_") ? -1 : found;
}
