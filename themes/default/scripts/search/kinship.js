// Inflections that no text holds: « soldat » where only « soldats » stands. What
// dossier/search/kinship.py says.

const SHARED = 3;
const LONGEST_ENDING = 6;
const ENDINGS = [
  "- s es e",
  "- x",
  "- s es ed ing",
  "- le les",
  "- ne nes",
  "al aux ale ales",
  "eux euse euses",
  "eur eurs euse euses rice rices",
  "if ifs ive ives",
  "er ers ere eres",
  "er e es ent ez ons ant ait aient a era eront erait ee ees",
  "ir is it i ie ies ira issent issant issait",
  "e es ed ing",
  "y ies ied",
].map((endings) => new Set(endings.split(" ").map((ending) => (ending === "-" ? "" : ending))));

/** Whether two folded words look like two inflections of one. */
export function akin(/** @type {string} */ word, /** @type {string} */ form) {
  let common = 0;
  while (common < word.length && word[common] === form[common]) common++;
  const least = Math.max(SHARED, word.length - LONGEST_ENDING, form.length - LONGEST_ENDING);
  for (; common >= least; common--) {
    for (const endings of ENDINGS) {
      if (endings.has(word.slice(common)) && endings.has(form.slice(common))) return true;
    }
  }
  return false;
}
