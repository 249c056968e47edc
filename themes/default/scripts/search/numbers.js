const PIECE_BITS = 8;
const PARAMETER_BITS = 4;
const ALL_SAME = 15;
const LEVEL_BITS = 9;
const NONE = new Int32Array(0);

/** @typedef {import("./turn.js").Turn} Turn */
/**
 * A posting list in columns, as dossier/search/packed/packing.py writes it; one that it does not have is empty.
 * `all` is how many postings there are, be it elsewhere.
 * @typedef {{slots: Int32Array, counts: Int32Array, levels: Int32Array, textLengths: Int32Array, all: number}} Columns
 * @own slots counts levels textLengths
 */

/** Reads numbers one after the other, and packed lists.
 * @own figure figures columns textLengths */
export class Cursor {
  /** @param {string} text @param {number} [at] */
  constructor(text, at = 0) {
    this.text = text;
    this.at = at;
    this._code = 0;
    this._left = 0;
  }

  /** Where what is behind its number of characters ends. */
  _end() {
    const length = this.figure();
    this._left = 0;
    return this.at + length;
  }

  figure() {
    let value = 0;
    for (;;) {
      const code = this.text.charCodeAt(this.at++);
      if (code < 0x5c) return value * 57 + code - 0x23;
      value = value * 34 + code - 0x5d;
    }
  }

  /** @param {number} length how many @returns {number[]} */
  figures(length) {
    return Array.from({ length }, () => this.figure());
  }

  /**
   * A packed list, and the columns that it has, in steps.
   * @param {Turn} turn
   * @param {number} bits of a slot
   * @param {boolean} [counts] @param {boolean} [levels] @param {boolean} [textLengths]
   * @returns {Promise<Columns>}
   */
  async columns(turn, bits, counts, levels, textLengths) {
    const all = this.figure();
    const halvings = halvingsOf(all);
    const width = 2 ** (bits - halvings);
    const [slots, often, level, size] = [true, counts, levels, textLengths].map((has) => (has && all ? new Int32Array(all) : NONE));
    for (let piece = 0, at = 0; all && piece < 1 << halvings; piece++) {
      const end = at + (halvings ? this.figure() : all);
      const after = this._end();
      const k = end > at ? parameter(width, end - at) : 0;
      for (let n = at, slot = piece * width - 1; n < end; n++) slots[n] = slot += this._rice(k) + 1;
      if (counts) this._column(often, at, end, false);
      if (levels) this._column(level, at, end, true);
      this.at = after;
      if (textLengths) this.textLengths(size, at, end);
      at = end;
      await turn.step();
    }
    return { slots, counts: often, levels: level, textLengths: size, all };
  }

  /** Lengths of texts: a column in characters of its own. */
  textLengths(/** @type {Int32Array} */ found, /** @type {number} */ at, /** @type {number} */ end) {
    const after = this._end();
    this._column(found, at, end, true);
    this.at = after;
  }

  /** Counts, near nothing, or levels, near one another. */
  _column(
    /** @type {Int32Array} */ found,
    /** @type {number} */ at,
    /** @type {number} */ end,
    /** @type {boolean} */ isLevels,
  ) {
    if (at === end) return;
    const middle = this._bits(isLevels ? LEVEL_BITS : 0);
    const k = this._bits(PARAMETER_BITS);
    for (; at < end; at++) {
      const code = k === ALL_SAME ? 0 : this._rice(k);
      found[at] = isLevels ? middle + ((code >> 1) ^ -(code & 1)) : code;
    }
  }

  /** A number in Rice’s code. */
  _rice(/** @type {number} */ k) {
    let value = 0;
    while (this._bits(1)) value++;
    return value * 2 ** k + this._bits(k);
  }

  /** A number of so many bits. */
  _bits(/** @type {number} */ count) {
    let value = 0;
    while (count--) {
      if (!this._left--) {
        const code = this.text.charCodeAt(this.at++) - 63;
        this._code = code < 0 ? 29 : code; // no backslash
        this._left = 5;
      }
      value = 2 * value + ((this._code >> this._left) & 1);
    }
    return value;
  }
}

/** How often the table of slots is halved for the pieces of a list. */
const halvingsOf = (/** @type {number} */ count) => 32 - Math.clz32((count - 1) >> PIECE_BITS);

/**
 * The lengths of a list with these slots, which stand apart.
 * @param {string} text
 * @param {Int32Array} slots
 * @param {number} bits
 * @param {import("./turn.js").Turn} turn
 */
export async function lengthsOf(text, slots, bits, turn) {
  const cursor = new Cursor(text);
  const width = 2 ** (bits - halvingsOf(slots.length));
  const found = new Int32Array(slots.length);
  for (let bound = width, end = 0; cursor.at < text.length; bound += width) {
    const at = end;
    while (slots[end] < bound) end++;
    cursor.textLengths(found, at, end);
    await turn.step();
  }
  return found;
}

/** About the logarithm to base two of 0.7 times the mean. */
const parameter = (/** @type {number} */ total, /** @type {number} */ count) =>
  Math.max(0, 31 - Math.clz32((45 * total) / (64 * count)));

/** Whoosh's field lengths by their byte. */
export const LENGTHS = Array.from({ length: 256 }, (_, n) => Math.round((1.033 ** n - 1) * 27));
