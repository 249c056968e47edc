import { LIKELY, LOOK, REREAD } from "./settings.js";
import { tallyAll, termsOf } from "./tallying.js";
import { meetings, show } from "./rereading.js";
import { rank, Ranking } from "./scoring.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./index.js").Term} Term */
/** @typedef {import("./request.js").Request} Request */

/**
 * The first documents in order, where heads tell too few and the texts of those likely to have all words do, as
 * `looking.py` has it.
 * @param {Index} index @param {Request} request @param {number} wanted
 * @param {(slot: number) => boolean} passes
 * @param {Term[]} terms all
 */
export async function lookInto(index, request, wanted, passes, terms) {
  const all = 2 ** wanted - 1;
  let light = all;
  let most = REREAD;
  let likely = 0;
  /** @type {[number, number][]} bits of words with layers, and the share of texts that have each */
  const layered = [];
  for (const [n, word] of request.words.entries()) {
    for (const { forms, depths } of await termsOf(index, [word])) {
      if (depths.length < 2) continue;
      const [, names, texts] = depths[0];
      // Texts do not tell what stands in names, nor what are words of grammar.
      if (names.all > names.slots.length || forms.some((form) => index.isGrammar(form))) return;
      layered.push([1 << n, texts.all / index.manifest.documents]);
      light -= 1 << n;
      most += texts.all / LOOK;
    }
  }
  await index.readOn(terms, 1); // lengths of texts
  const tallies = await tallyAll(index, request, 1);
  const { slots, met, scores } = tallies;
  /** @type {{[slot: number]: number}} how likely each has all words */
  const chances = {};
  const near = slots.filter((slot) => {
    chances[slot] = 1;
    for (const [bit, share] of layered) chances[slot] *= met[slot] & bit ? 1 : share;
    return passes(slot) && !(light & ~met[slot]);
  });
  const likeliest = new Ranking(near, scores, chances).next(most);
  const few = likeliest.filter((slot) => likely < LIKELY && (likely += chances[slot]));
  const isWhole = light > 0 && few.length === near.length;
  if (likely < LIKELY && !isWhole) return;
  const shown = await show(index, few, await meetings(index, request));
  const found = few.filter((slot) => {
    const { title, scans } = shown[slot];
    const held = [title, ...scans].reduce((bits, { met }) => bits | met, 0);
    for (const [bit, share] of layered) {
      if (!(held & bit & ~met[slot])) continue;
      met[slot] |= bit;
      scores[slot] += 1 - Math.log(share);
    }
    return met[slot] === all;
  });
  if (found.length < (isWhole ? 1 : REREAD)) return;
  return Object.assign(await rank(index.turn, tallies, wanted, passes, false), { isWhole });
}
