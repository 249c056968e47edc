import { BOOSTS } from "./settings.js";
import { Cursor } from "./numbers.js";
import { each } from "./turn.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./request.js").Phrase} Phrase */
/** @typedef {import("./scoring.js").Tallies} Tallies */

/** Score a phrase in each field where it stands: the sum of its words there.
 * @own weighs places field found place postings */
export async function addPhrase(
  /** @type {Tallies} */ tallies,
  /** @type {Index} */ index,
  /** @type {Phrase} */ phrase,
  /** @type {number} */ bit,
) {
  const words = await each(phrase.words, ({ stems }) =>
      each(stems, async ([stem, weighs]) => {
          const [{ depths }, places] = await Promise.all([index.term(stem), placesOf(index, stem)]);
          return depths.flat().map((list, n) => ({ weighs, list, places: places[n], field: n % BOOSTS.length }));
        }));
  for (const field of BOOSTS.keys()) {
    /** @type {Map<number, Set<number>> | null} where the phrase may begin, by slot */
    let standing = null;
    const rows = words.map((terms, n) => {
      const found = terms.flat().filter((one) => one.field === field);
      const postings = found.reduce((sum, { list }) => sum + list.slots.length, 0);
      return { found, postings, place: phrase.places[n] };
    });
    for (const { found, place } of rows.sort((a, b) => a.postings - b.postings)) {
      /** @type {Map<number, Set<number>>} */
      const begins = new Map();
      for (const { list, places } of found) {
        await index.turn.through(list.slots, (slot, n) => {
          const before = standing?.get(slot);
          if (standing && !before) return;
          const kept = begins.get(slot) || new Set();
          let at = -place;
          for (const step of numbersOf(places[n])) {
            at += step;
            if (!before || before.has(at)) kept.add(at);
          }
          if (kept.size) begins.set(slot, kept);
        });
      }
      standing = begins;
    }
    for (const { found } of rows) {
      for (const { weighs, list } of found) await tallies.credit(index, list, field, weighs, bit, standing);
    }
  }
}

/**
 * By field, where a term stands in each of its documents: steps, as numbers are written.
 * @param {Index} index @param {string} stem @returns {Promise<string[][]>}
 */
async function placesOf(index, stem) {
  const [{ start }, at] = await index.home(stem);
  const rows = await index.payload(`p-${start}`);
  return rows[at].split("!").map((/** @type {string} */ column) => column.split(" "));
}

/**
 * All numbers of a text.
 * @param {string} text
 */
function numbersOf(text) {
  const cursor = new Cursor(text);
  const found = [];
  while (cursor.at < text.length) found.push(cursor.figure());
  return found;
}
