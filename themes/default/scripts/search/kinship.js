// Inflections that no text holds: « soldat » where only « soldats » stands. What
// dossier/search/language/kinship.py says.

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./index.js").TermShard} TermShard */

const SHARED = 3;
const LONGEST_ENDING = 6;

/**
 * What a shard has of the inflections of a word that stands nowhere.
 * @param {Index} index @param {TermShard} shard @param {string} folded
 */
export async function kin(index, shard, folded) {
  const endings = (await index.payload("lists")).endings.map((/** @type {string} */ line) => new Set(line.split(" ")));
  return [...shard.stems()].flatMap(([form, stems]) => (akin(endings, folded, form) ? stems : []));
}

/**
 * Whether two folded words look like two inflections of one.
 * @param {Set<string>[]} endings those of each kind of inflection
 * @param {string} word @param {string} form
 */
function akin(endings, word, form) {
  let common = 0;
  while (common < word.length && word[common] === form[common]) common++;
  const least = Math.max(SHARED, word.length - LONGEST_ENDING, form.length - LONGEST_ENDING);
  for (; common >= least; common--) {
    if (endings.some((some) => some.has(word.slice(common)) && some.has(form.slice(common)))) return true;
  }
  return false;
}
