import { BOOSTS, FIELD_B, K1, LONG_QUERY, NAMES, REREAD, TEXT, TITLE, TITLE_COVERAGE } from "./settings.js";
import { LENGTHS } from "./numbers.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./index.js").Postings} Postings */
/** @typedef {import("./request.js").Word} Word */
/** @typedef {import("./turn.js").Turn} Turn */

/** @typedef {number[] | Int32Array} Slots */

/** In place of a length that no list tells. */
export const UNTOLD = 255;

/** @type {(bits: number) => number} */
export const countBits = (bits) => (bits ? 1 + countBits(bits & (bits - 1)) : 0);

/**
 * What documents come to, in columns by slot: one answer takes over those of another, since the browser collects all
 * garbage the sooner the more such columns are made.
 * @own scores met titled named layered titleLengths textLengths slots renew credit addWord
 */
export class Tallies {
  /** @param {number} size */
  constructor(size) {
    this.scores = new Float64Array(size);
    /** Of what is wanted, as bits. */
    this.met = new Int32Array(size);
    this.titled = new Int32Array(size);
    this.named = new Int32Array(size);
    /** As Whoosh’s byte, these and those of texts. */
    this.titleLengths = new Uint8Array(size);
    this.textLengths = new Uint8Array(size);
    /** @type {[Int32Array, number][][]} slots by layer, and of which word */
    this.layered = [];
    this._met = new Int32Array(size);
    this._many = 0;
  }

  /** For what is tallied next. */
  renew() {
    for (const column of Object.values(this)) column.fill?.(0);
    this.layered.length = this._many = 0;
  }

  /** In which something wanted was met. */
  get slots() {
    return this._met.subarray(0, this._many);
  }

  /** Credit each posting of a term in one field, or those in `standing`: Whoosh's BM25F. */
  async credit(
    /** @type {Index} */ index,
    /** @type {Postings} */ { slots, counts, levels, all },
    /** @type {number} */ field,
    /** @type {number} */ boost,
    /** @type {number} */ bit,
    /** @type {Map<number, unknown> | null} */ standing = null,
  ) {
    const idf = Math.log(index.manifest.documents / (all + 1)) + 1;
    const average = index.averages[field];
    const b = FIELD_B[field];
    await index.turn.through(slots, (slot, n) => {
      if (standing && !standing.has(slot)) return;
      const tf = (counts[n] || 0) + 1;
      const length = LENGTHS[field === TEXT ? this.textLengths[slot] : levels[n] || 0];
      const weight = idf * ((tf * (K1 + 1)) / (tf + K1 * (1 - b + (b * length) / average)));
      this.scores[slot] += boost * BOOSTS[field] * weight;
      if (bit && !this.met[slot]) this._met[this._many++] = slot;
      this.met[slot] |= bit;
      if (field === NAMES) this.named[slot] |= bit;
      if (field === TITLE) {
        this.titled[slot] |= bit;
        this.titleLengths[slot] = levels[n];
      }
    });
  }

  /** Score one word in every field. Bit 0 scores without being wanted. */
  async addWord(
    /** @type {Index} */ index,
    /** @type {Word} */ word,
    /** @type {number} */ bit,
    /** @type {number | undefined} */ deep,
  ) {
    for (const [stem, boost] of word.stems) {
      const { depths } = await index.term(stem);
      for (const [depth, lists] of depths.slice(0, deep).entries()) {
        for (const [field, list] of lists.entries()) {
          await this.credit(index, list, field, boost, bit);
          if (depths.length > 1) (this.layered[depth] ||= []).push([list.slots, bit]);
        }
      }
    }
  }
}

/**
 * Documents in order of tier, score and slot, worked out as far as they are asked for.
 * @own slots scores tiers named isWhole following
 */
export class Ranking {
  /**
   * @param {Slots} slots
   * @param {{[slot: number]: number}} [scores]
   * @param {{[slot: number]: number}} [tiers]
   * @param {{[slot: number]: number}} [named] what names hold of what is wanted, as bits
   */
  constructor(slots, scores = {}, tiers = {}, named = {}) {
    this.slots = slots;
    this.scores = scores;
    this.tiers = tiers;
    this.named = named;
    this.isWhole = true;
    this.last = -1;
  }

  /**
   * Whether the first of two documents comes before the other.
   * @param {number} a
   * @param {number} b
   */
  _isBefore(a, b) {
    return (this.tiers[b] - this.tiers[a] || this.scores[b] - this.scores[a] || a - b) < 0;
  }

  /**
   * The slots that follow those given before.
   * @param {number} count
   */
  following(count) {
    /** @type {number[]} */
    const best = [];
    // A loop over all makes an object for each of them.
    this.slots.forEach((slot) => {
      if (this.last >= 0 && !this._isBefore(this.last, slot)) return;
      let at = best.length;
      while (at && this._isBefore(slot, best[at - 1])) at--;
      if (at === count) return;
      best.splice(at, 0, slot);
      best.splice(count);
    });
    for (const slot of best) this.last = slot;
    return best;
  }
}

/**
 * Documents by coverage and score; where some hold all, these alone, and first of them those that
 * hold all in the fewest layers, from the head on, in which as many do as are read again.
 * @param {Turn} turn
 * @param {Tallies} tallies
 * @param {number} wanted
 * @param {(slot: number) => boolean} passes
 * @param {boolean} isDivided
 */
export async function rank(turn, { scores, met, titled, named, layered, titleLengths, slots }, wanted, passes, isDivided) {
  const isList = wanted <= LONG_QUERY;
  const tiers = met; // each is read once, then replaced
  let many = 0; // of those that are kept, in the place of all
  let areAll = false; // whether they hold all
  await turn.through(slots, (slot) => {
    if (!passes(slot)) return;
    const tier = countBits(met[slot]);
    const inTitle = countBits(titled[slot]);
    const share = (inTitle / wanted) * (inTitle / Math.max(1, inTitle, LENGTHS[titleLengths[slot]]));
    scores[slot] *= 1 + TITLE_COVERAGE * share;
    if (!isList) scores[slot] *= (tier / wanted) ** 2;
    tiers[slot] = isList ? tier : 1;
    const isAll = isList && tier === wanted;
    if (isAll && !areAll) many = 0;
    areAll ||= isAll;
    if (isAll === areAll) slots[many++] = slot;
  });
  const kept = slots.subarray(0, many);
  /** Words in layers so far, by document. */
  const salient = titled.fill(0);
  let every = 0;
  for (const lists of isDivided && areAll ? layered : []) {
    for (const [slots, bit] of lists) {
      every |= bit;
      await turn.through(slots, (slot) => (salient[slot] |= bit));
    }
    const foremost = kept.filter((slot) => salient[slot] === every);
    if (foremost.length >= REREAD) {
      foremost.forEach((slot) => tiers[slot]++);
      break;
    }
  }
  return new Ranking(kept, scores, tiers, named);
}
