const LONGEST_WORD = 40;
const LONGEST_VALUE = 240;
const MOST_PARTS = 8;
const UNSPACED = "[\\u0e00-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff]";
const LETTER = `(?:(?!${UNSPACED})[\\p{L}\\p{N}])`;
const MARK = "(?:(?=[\\u0300-\\u1dff])\\p{M}|\\u200d)";
const INITIAL = "[\\p{L}\\p{Nl}\\p{No}]";
const POINTED = `${INITIAL}\\.`;
const ACRONYM = `(?:${POINTED}){2,8}${INITIAL}?(?!${LETTER})`; // O.T.A.N.
const WORD = `${LETTER}+(?:(?:[-‐‑'’ʼ](?!${POINTED}${POINTED})${LETTER}|${MARK})${LETTER}*)*`;
export const EXPRESSION = new RegExp(`${UNSPACED}${MARK}*|${ACRONYM}|${WORD}`, "gu");
/** « E. », « J.-M. » before a name. */
export const INITIALS = new RegExp(`[ -](${INITIAL})\\.(?=[ -])`, "u");
const ELISION = /^(?:(?:[ldjmtsnc]|(?:jus|lors|puis|quoi)?qu)')+(?=.)/;
/** Marks that words are written with or without. */
const FREE = new RegExp(`(?![\\u0700-\\u1dff])${MARK}|\\u0640`, "gu");
/**
 * How letters are folded that do not decompose: the manifest tells.
 * @type {Record<string, string>}
 */
export const LATIN = {};
const toPlain = (/** @type {string} */ text) =>
  text.replace(/[^\x00-\x7f]/g, (letter) => LATIN[letter] ?? letter);

/** @param {string} text @param {number} length in code points */
export const clip = (text, length) =>
  text.length <= length ? text : [...text].slice(0, length).join("");

/** A text's letters, composed, without what says where a line may end within a word, or may not. */
export const seen = (/** @type {string} */ text) => text.replace(/[\xad\u2060]/g, "").normalize("NFC");

/** @param {string} token */
export const plainMarks = (token) => token.toLowerCase().replace(/[’ʼ]/g, "'").replace(/[‐‑]/g, "-");

/**
 * How many characters an elided word takes at the beginning.
 * @param {string} token
 */
export const elided = (token) => ELISION.exec(plainMarks(token))?.[0].length || 0;

/** @param {string} word */
const withoutElision = (word) =>
  clip(word.replace(ELISION, "").replace(/(.)'s$|'/g, "$1"), LONGEST_WORD);

/**
 * The words of a token with their places, a hyphenated whole first.
 * @param {string} token
 * @returns {{word: string, place: number}[]}
 */
export function pieces(token) {
  const parts = plainMarks(token).replace(/\./g, "").split("-").map(withoutElision);
  const found = parts.map((word, place) => ({ word, place }));
  if (parts.length > 1 && parts.length <= MOST_PARTS) {
    found.unshift({ word: clip(parts.join("-"), LONGEST_WORD).replace(/-+$/, ""), place: 0 });
  }
  return found;
}

/**
 * The ASCII key of a word: no accent, ligature, case or inner mark.
 * @param {string} word
 */
export function fold(word) {
  if (/^[0-9a-z]*$/.test(word)) return word;
  const plain = word.normalize("NFKD").toLowerCase().replace(/['-]/g, "").replace(FREE, "");
  return clip(toPlain(plain), LONGEST_WORD).replace(/[^0-9a-z]/gu, writtenOut);
}

/**
 * The value of a filter as the index writes it.
 * @param {string} text
 */
export const filterValue = (text) =>
  toPlain(text.toLowerCase())
    .replace(/[’_]/g, "-")
    .normalize("NFKD")
    .replace(FREE, "")
    .replace(/(?=[\p{L}\p{N}\p{So}])[^\x00-\x7f]/gu, writtenOut)
    .replace(/[^0-9a-z_]+/g, "-")
    .replace(/^-/, "")
    .slice(0, LONGEST_VALUE)
    .replace(/-$/, "");

/**
 * `_` and five hexadecimal digits.
 * @param {string} c one character
 */
const writtenOut = (c) =>
  "_" + /** @type {number} */ (c.codePointAt(0)).toString(16).padStart(5, "0");
