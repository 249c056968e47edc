/** Reads numbers one after the other. */
export class Cursor {
  /** @param {string} text @param {number} [at] */
  constructor(text, at = 0) {
    this.text = text;
    this.at = at;
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
   * Slots, written as steps.
   * @param {number} count
   */
  slots(count) {
    const slots = new Int32Array(count);
    let slot = -1;
    for (let n = 0; n < count; n++) slots[n] = slot += this.next() + 1;
    return slots;
  }
}

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
