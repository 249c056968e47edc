const PIECE_BITS = 8;
const PARAMETER_BITS = 4;
const ALL_SAME = 15;
const LEVEL_BITS = 9;

/**
 * A posting list in columns, as dossier/search/packing.py writes it.
 * @typedef {{slots: Int32Array, counts: number[], levels: number[], lengths: number[]}} Columns
 */

/** Reads numbers one after the other, and packed lists. */
export class Cursor {
  /** @param {string} text @param {number} [at] */
  constructor(text, at = 0) {
    this.text = text;
    this.at = at;
    this.code = 0;
    this.left = 0;
  }

  next() {
    let value = 0;
    for (;;) {
      const code = this.text.charCodeAt(this.at++);
      if (code < 0x5c) return value * 57 + code - 0x23;
      value = value * 34 + code - 0x5d;
    }
  }

  /** @param {number} count @returns {number[]} */
  take(count) {
    const numbers = new Array(count);
    for (let n = 0; n < count; n++) numbers[n] = this.next();
    return numbers;
  }

  /**
   * A packed list, and the columns that it has.
   * @param {number} bits of a slot
   * @param {boolean} [counts] @param {boolean} [levels] @param {boolean} [lengths]
   * @returns {Columns}
   */
  list(bits, counts, levels, lengths) {
    const all = this.next();
    const halvings = halvingsOf(all);
    /** @type {Columns} */
    const found = { slots: new Int32Array(all), counts: [], levels: [], lengths: [] };
    for (let piece = 0, at = 0; all && piece < 1 << halvings; piece++) {
      const count = halvings ? this.next() : all;
      const end = this.next() + this.at;
      this.left = 0;
      const width = 2 ** (bits - halvings);
      const k = count && parameter(width, count);
      for (let n = 0, slot = piece * width - 1; n < count; n++) found.slots[at++] = slot += this.rice(k) + 1;
      if (counts) this.column(count, found.counts);
      if (levels) this.levels(count, found.levels);
      this.at = end;
      if (lengths) this.lengths(count, found.lengths);
    }
    return found;
  }

  /** A column in characters of its own. */
  lengths(/** @type {number} */ count, /** @type {number[]} */ found) {
    const end = this.next() + this.at;
    this.left = 0;
    this.levels(count, found);
    this.at = end;
  }

  /** Counts, near nothing. */
  column(/** @type {number} */ count, /** @type {number[]} */ found) {
    const k = count && this.bits(PARAMETER_BITS);
    for (let n = 0; n < count; n++) found.push(k === ALL_SAME ? 0 : this.rice(k));
  }

  /** Numbers near one another. */
  levels(/** @type {number} */ count, /** @type {number[]} */ found) {
    const middle = count && this.bits(LEVEL_BITS);
    const first = found.length;
    this.column(count, found);
    for (let n = first; n < found.length; n++) found[n] = middle + (found[n] & 1 ? -(found[n] + 1) : found[n]) / 2;
  }

  /** A number in Rice’s code. */
  rice(/** @type {number} */ k) {
    let value = 0;
    while (this.bits(1)) value++;
    return value * 2 ** k + this.bits(k);
  }

  /** A number of so many bits. */
  bits(/** @type {number} */ count) {
    let value = 0;
    for (; count; count--) {
      if (!this.left--) {
        const code = this.text.charCodeAt(this.at++) - 63;
        this.code = code < 0 ? 29 : code; // no backslash
        this.left = 5;
      }
      value = 2 * value + ((this.code >> this.left) & 1);
    }
    return value;
  }
}

/** How often the table of slots is halved for the pieces of a list. */
const halvingsOf = (/** @type {number} */ count) => 32 - Math.clz32((count - 1) >> PIECE_BITS);

/** The lengths of a list with these slots, which stand apart. */
export function lengthsOf(/** @type {string} */ text, /** @type {Int32Array} */ slots, /** @type {number} */ bits) {
  const cursor = new Cursor(text);
  const width = 2 ** (bits - halvingsOf(slots.length));
  /** @type {number[]} */
  const found = [];
  for (let end = width, at = 0; cursor.at < text.length; end += width) {
    const first = at;
    while (slots[at] < end) at++;
    cursor.lengths(at - first, found);
  }
  return found;
}

/** About the logarithm to base two of 0.7 times the mean. */
const parameter = (/** @type {number} */ total, /** @type {number} */ count) =>
  Math.max(0, 31 - Math.clz32((45 * total) / (64 * count)));

/**
 * All numbers of a text.
 * @param {string} text
 */
export function numbersOf(text) {
  const cursor = new Cursor(text);
  const numbers = [];
  while (cursor.at < text.length) numbers.push(cursor.next());
  return numbers;
}

/** Whoosh's field lengths by their byte. */
export const LENGTHS = Array.from({ length: 256 }, (_, n) => Math.round((1.033 ** n - 1) * 27));
