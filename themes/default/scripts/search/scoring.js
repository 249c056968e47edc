import { BOOSTS, FIELD_B, FIELD_COUNT, K1, LONG_QUERY, NAMES, TITLE, TITLE_COVERAGE } from "./settings.js";
import { LENGTHS } from "./numbers.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./index.js").Postings} Postings */
/** @typedef {import("./request.js").Phrase} Phrase */
/** @typedef {import("./request.js").Word} Word */

/** @typedef {{score: number, met: number, inTitle: number, titleLength: number, named: number}} Tally */
/** @typedef {{tier: number, score: number, slot: number, named: number}} Ranked */

/** @param {number} bits */
export function countBits(bits) {
  let count = 0;
  for (; bits; bits &= bits - 1) count++;
  return count;
}

/** Whoosh's BM25F of each posting, with the field's boost. */
function weights(
  /** @type {Index} */ index,
  /** @type {number} */ field,
  /** @type {Postings} */ { slots, frequencies, lengths },
) {
  const idf = Math.log(index.documents / (slots.length + 1)) + 1;
  const average = index.averages[field];
  const b = FIELD_B[field];
  return frequencies.map((tf, n) => {
    const length = LENGTHS[lengths[n]];
    return BOOSTS[field] * (idf * ((tf * (K1 + 1)) / (tf + K1 * (1 - b + (b * length) / average))));
  });
}

/** Credit each posting of a term, or those in `standing`. */
function credit(
  /** @type {Index} */ index,
  /** @type {Postings[]} */ lists,
  /** @type {number} */ field,
  /** @type {number} */ boost,
  /** @type {number} */ bit,
  /** @type {Map<number, Tally>} */ tallies,
  /** @type {Map<number, unknown> | null} */ standing = null,
) {
  const postings = lists[field];
  if (!postings || !postings.slots.length) return;
  const scores = weights(index, field, postings);
  postings.slots.forEach((slot, n) => {
    if (standing && !standing.has(slot)) return;
    let tally = tallies.get(slot);
    if (!tally) tallies.set(slot, (tally = { score: 0, met: 0, inTitle: 0, titleLength: 0, named: 0 }));
    tally.score += boost * scores[n];
    tally.met |= bit;
    if (field === TITLE) {
      tally.inTitle |= bit;
      tally.titleLength = LENGTHS[postings.lengths[n]];
    } else if (field === NAMES) {
      tally.named |= bit;
    }
  });
}

/** Score one word in every field. Bit 0 scores without being wanted. */
export async function addWord(
  /** @type {Index} */ index,
  /** @type {Word} */ word,
  /** @type {number} */ bit,
  /** @type {Map<number, Tally>} */ tallies,
) {
  const terms = await Promise.all(word.stems.map(([stem]) => index.term(stem)));
  word.stems.forEach(([, boost], n) => {
    for (let field = 0; field < FIELD_COUNT; field++) {
      credit(index, terms[n].postings, field, boost, bit, tallies);
    }
  });
}

/** Score a phrase in each field where it stands: the sum of its words there. */
export async function addPhrase(
  /** @type {Index} */ index,
  /** @type {Phrase} */ phrase,
  /** @type {number} */ bit,
  /** @type {Map<number, Tally>} */ tallies,
) {
  const rows = await Promise.all(
    phrase.words.map(({ stems }) =>
      Promise.all(
        stems.map(async ([stem, boost]) => {
          const [{ postings }, positions] = await Promise.all([index.term(stem), index.positions(stem)]);
          return { boost, postings, positions };
        }),
      ),
    ),
  );
  for (let field = 0; field < FIELD_COUNT; field++) {
    /** @type {Map<number, Set<number>> | null} */
    let standing = null;
    rows.forEach((terms, n) => {
      /** @type {Map<number, Set<number>>} */
      const begins = new Map();
      for (const { positions } of terms) {
        for (const [slot, places] of positions[field]) {
          const before = standing && standing.get(slot);
          if (standing && !before) continue;
          const kept = begins.get(slot) || new Set();
          for (const place of places) {
            const begin = place - phrase.places[n];
            if (!before || before.has(begin)) kept.add(begin);
          }
          if (kept.size) begins.set(slot, kept);
        }
      }
      standing = begins;
    });
    for (const terms of rows) {
      for (const { boost, postings } of terms) {
        credit(index, postings, field, boost, bit, tallies, standing);
      }
    }
  }
}

/** @param {Ranked} a @param {Ranked} b */
export const inOrder = (a, b) => b.tier - a.tier || b.score - a.score || a.slot - b.slot;

/**
 * Documents by coverage and score; where some hold all, these alone.
 * @param {Map<number, Tally>} tallies @param {number} wanted
 */
export function rank(tallies, wanted) {
  /** @type {Ranked[]} */
  let ranked = [];
  for (const [slot, tally] of tallies) {
    let tier = countBits(tally.met);
    if (!tier) continue;
    let score = tally.score;
    const titled = countBits(tally.inTitle);
    if (titled) {
      const share = (titled / wanted) * (titled / Math.max(titled, tally.titleLength));
      score *= 1 + TITLE_COVERAGE * share;
    }
    if (wanted > LONG_QUERY) {
      score *= (tier / wanted) ** 2;
      tier = 1;
    }
    ranked.push({ tier, score, slot, named: tally.named });
  }
  if (wanted <= LONG_QUERY && ranked.some(({ tier }) => tier === wanted)) {
    ranked = ranked.filter(({ tier }) => tier === wanted);
  }
  return ranked.sort(inOrder);
}
