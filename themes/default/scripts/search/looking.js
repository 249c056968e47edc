import { LIKELY, LOOK, REREAD } from "./settings.js";
import { tallyAll, termsOf } from "./tallying.js";
import { meetings, show } from "./rereading.js";
import { rank, Ranking } from "./scoring.js";
import { each } from "./turn.js";
import { fold } from "./words.js";

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
  /**
   * Bits of words with layers, the share of texts that have each, and documents in which a form of it may stand for
   * another word: these are not likely to have it.
   * @type {[number, number, {[slot: number]: number}][]}
   */
  const layered = [];
  for (const [n, word] of request.words.entries()) {
    for (const { forms, depths } of await termsOf(index, [word])) {
      if (depths.length < 2) continue;
      const [, names, texts] = depths[0];
      // Texts do not tell what stands in names, nor what are words of grammar.
      if (names.all > names.slots.length || forms.some((form) => index.isGrammar(form))) return;
      /** @type {{[slot: number]: number}} */
      const doubts = {};
      for (const stem of (await each(forms, (form) => index.stems(fold(form)))).flat()) {
        const { depths: others } = await index.term(stem);
        if (others === depths) continue;
        if (others.length > 1) return;
        for (const { slots } of others[0]) slots.forEach((slot) => (doubts[slot] = 0));
      }
      layered.push([1 << n, texts.all / index.manifest.documents, doubts]);
      light -= 1 << n;
      most += texts.all / LOOK;
    }
  }
  /** @type {{[slot: number]: number}} how likely each has all words */
  const chances = {};
  await index.readOn(terms, 1); // lengths of texts
  const tallies = await tallyAll(index, request, 1);
  const { slots, met, scores } = tallies;
  const near = slots.filter((slot) => !(light & ~met[slot]) && passes(slot));
  for (const slot of near) {
    chances[slot] = 1;
    for (const [bit, share, doubts] of layered) chances[slot] *= met[slot] & bit ? 1 : doubts[slot] ?? share;
  }
  const likeliest = new Ranking(near, scores, chances).following(most);
  const few = likeliest.filter((slot) => likely < LIKELY && (likely += chances[slot]) && chances[slot]);
  const isWhole = light > 0 && few.length === near.length;
  if (likely < LIKELY && !isWhole) return;
  const shown = await show(index, few, await meetings(index, request));
  const found = few.filter((slot) => {
    const held = shown[slot].scans.reduce((bits, { met }) => bits | met, 0);
    for (const [bit, share] of layered) {
      if (held & bit & ~met[slot]) {
        met[slot] |= bit;
        scores[slot] += 1 - Math.log(share);
      }
    }
    return met[slot] === all;
  });
  if (found.length < (isWhole ? 1 : REREAD)) return;
  return Object.assign(await rank(index.turn, tallies, wanted, passes, false), { isWhole });
}
