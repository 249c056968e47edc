/*
 * How far a typed word is from another: the sums of dossier/search/index/spelling.py.
 */

const EDIT = 1000;
const OTHER = 150;
const MISSING = 60;
const MORE = 100;
// Less than an edit.
const DOUBLE = 100;
const SWAPPED = 50;

/**
 * The letters of a folded word; one of another script is one, however it is written.
 * @param {string} folded @returns {string[]}
 */
export const units = (folded) => folded.match(/_[0-9a-f]{5}|./g) || [];

/** Whether a cost is that of one edit. */
export const isNear = (/** @type {number} */ far) => far < EDIT + EDIT / 2;

/**
 * What it takes to come from `meant` to `typed`; more than `most` edits: -1.
 * @param {string[]} typed @param {string[]} meant @param {number} most
 * @param {{[pair: string]: number}} taken what letters cost that may well be taken for one another
 */
export function cost(typed, meant, most, taken) {
  if (Math.abs(typed.length - meant.length) > most) return -1;
  const bound = most * EDIT + EDIT / 2;
  const missing = meant.map((letter, y) => meant[y - 1] === letter ? EDIT - DOUBLE : EDIT + MISSING);
  /** @type {number[]} */
  let before = [];
  let row = [0];
  missing.forEach((dear, y) => row.push(row[y] + dear));
  for (let x = 0; x < typed.length; x++) {
    const key = typed[x];
    const older = before;
    before = row;
    const more = typed[x - 1] === key ? EDIT - DOUBLE : EDIT + MORE;
    row = [before[0] + more];
    let least = row[0];
    for (let y = 0; y < meant.length; y++) {
      const letter = meant[y];
      let best = Math.min(
        before[y] + (key === letter ? 0 : EDIT + (taken[key + letter] ?? OTHER)),
        before[y + 1] + more,
        row[y] + missing[y],
      );
      if (x && y && key === meant[y - 1] && letter === typed[x - 1] && key !== letter)
        best = Math.min(best, older[y - 1] + EDIT - SWAPPED);
      row.push(best);
      least = Math.min(least, best);
    }
    if (least > bound) return -1;
  }
  const last = row[row.length - 1];
  return last <= bound ? last : -1;
}
