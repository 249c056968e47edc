/*
 * How far a typed word is from another: the sums of dossier/search/spelling.py.
 */

const KEYBOARDS = [
  ["azertyuiop", "qsdfghjklm", "wxcvbn"],
  ["qwertyuiop", "asdfghjkl", "zxcvbnm"],
];
const EDIT = 1000;
const [OTHER, SOUND, MISSING, MORE, DOUBLE, SWAPPED] = [150, 50, 60, 100, -100, -50];

/** What one letter taken for another costs beside an edit, by the two. */
const TAKEN = new Map(
  "ck cq cs sz iy gj ae ao mn fv bp dt".split(" ").flatMap(([a, b]) => [[a + b, SOUND], [b + a, SOUND]]),
);
for (const rows of KEYBOARDS) {
  const keys = rows.flatMap((row, y) => Array.from(row, (key, x) => ({ key, x: x + y / 2, y })));
  for (const a of keys) {
    for (const b of keys) {
      if (Math.abs(a.x - b.x) <= 1 && Math.abs(a.y - b.y) <= 1) TAKEN.set(a.key + b.key, 0);
    }
  }
}

/**
 * The letters of a folded word; one of another script is one, however it is written.
 * @param {string} folded @returns {string[]}
 */
export const units = (folded) => folded.match(/_[0-9a-f]{5}|./g) || [];

/**
 * How many edits a cost is made of.
 * @param {number} cost
 */
export const edits = (cost) => Math.floor((cost + EDIT / 2) / EDIT);

/**
 * What it takes to come from `meant` to `typed`; more than `most` edits: -1.
 * @param {string[]} typed @param {string[]} meant @param {number} most
 */
export function cost(typed, meant, most) {
  if (Math.abs(typed.length - meant.length) > most) return -1;
  const bound = most * EDIT + EDIT / 2;
  const missing = meant.map((letter, y) => EDIT + (meant[y - 1] === letter ? DOUBLE : MISSING));
  /** @type {number[]} */
  let before = [];
  let row = [0];
  missing.forEach((dear, y) => row.push(row[y] + dear));
  for (let x = 0; x < typed.length; x++) {
    const key = typed[x];
    const older = before;
    before = row;
    const more = EDIT + (typed[x - 1] === key ? DOUBLE : MORE);
    row = [before[0] + more];
    let least = row[0];
    for (let y = 0; y < meant.length; y++) {
      const letter = meant[y];
      const taken = TAKEN.get(key + letter);
      let best = Math.min(
        before[y] + (key === letter ? 0 : EDIT + (taken === undefined ? OTHER : taken)),
        before[y + 1] + more,
        row[y] + missing[y],
      );
      if (x && y && key === meant[y - 1] && letter === typed[x - 1] && key !== letter) {
        best = Math.min(best, older[y - 1] + EDIT + SWAPPED);
      }
      row.push(best);
      least = Math.min(least, best);
    }
    if (least > bound) return -1;
  }
  const last = row[row.length - 1];
  return last <= bound ? last : -1;
}
