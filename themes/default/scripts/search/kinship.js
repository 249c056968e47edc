// Inflections that no text holds: « soldat » where only « soldats » stands. What
// dossier/search/kinship.py says.

const SHARED = 3;
const LONGEST_ENDING = 6;
/**
 * Whether two folded words look like two inflections of one.
 * @param {Set<string>[]} endings those of each kind of inflection
 * @param {string} word @param {string} form
 */
export function akin(endings, word, form) {
  let common = 0;
  while (common < word.length && word[common] === form[common]) common++;
  const least = Math.max(SHARED, word.length - LONGEST_ENDING, form.length - LONGEST_ENDING);
  for (; common >= least; common--) {
    if (endings.some((some) => some.has(word.slice(common)) && some.has(form.slice(common)))) return true;
  }
  return false;
}
