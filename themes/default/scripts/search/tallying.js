import { later } from "./deferred.js";
import { NAMES } from "./settings.js";
import { Tallies, UNTOLD } from "./scoring.js";
import { labels } from "./request.js";
import { each } from "./turn.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./request.js").Request} Request */
/** @typedef {import("./request.js").Word} Word */

export const ALL_LAYERS = 99; // more than any term has

/** What stands under the stems of some words. */
export const termsOf = (/** @type {Index} */ index, /** @type {Word[]} */ words) =>
  each(words.flatMap(({ stems }) => stems), ([stem]) => index.term(stem));

/** @param {Index} index @param {Request} request @param {number} [deep] how many layers */
export async function tallyAll(index, request, deep) {
  const terms = await termsOf(index, [...labels(request), ...request.extras]);
  const lists = terms.flatMap(({ depths }) => depths.slice(0, deep).flat());
  await index.turn.step();
  const tallies = (index.turn.room.tallies ||= new Tallies(2 ** index.bits));
  tallies.renew();
  const told = tallies.textLengths;
  // What one list does not tell, another may.
  for (const { slots, textLengths } of lists) {
    await index.turn.through(slots, (slot, n) => (told[slot] = textLengths[n] ?? (told[slot] || UNTOLD)));
  }
  let bit = 1;
  for (const word of request.words) {
    await tallies.addWord(index, word, bit, deep);
    bit <<= 1;
  }
  for (const word of request.extras) await tallies.addWord(index, word, 0, deep);
  // As a word that stands once among the names of each document.
  for (const [list, held] of request.names) {
    const met = request.words.reduce((bits, { folded }, at) => bits | (+held.includes(folded) << at), 0);
    await tallies.credit(index, list, NAMES, 1, met);
  }
  for (const phrase of request.quoted) {
    await (await later()).addPhrase(tallies, index, phrase, bit);
    bit <<= 1;
  }
  return tallies;
}
