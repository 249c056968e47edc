import { EXPRESSION, pieces, plainMarks } from "./words.js";
import { FIELDS, QUOTED, tidy } from "./grammar.js";

/*
 * A query written anew with other words in the places of some: dossier/search/asking/respelling.py.
 */

const FILTER_NAME = `(?:${FIELDS}):`;
const PARTS = new RegExp(
  `(?:(?:^| )-?)?(?:${FILTER_NAME})?(?:${QUOTED})|(?:^| )-?${FILTER_NAME}[^ ]+|(?:^| )-[^ ]+|(?:^| )[^ :]+:(?=[^ /])|(${EXPRESSION.source})\\*?|(["«“])`,
  "gu",
);

/**
 * The words of a query that may be corrected: none in quotation marks, asked against or of a filter.
 * @param {string} query
 */
export function freeWords(query) {
  const tokens = [...tidy(query).matchAll(PARTS)].flatMap((found) => found[1] || []);
  return new Set(tokens.flatMap(pieces).map(({ word }) => word));
}

/**
 * The query with other words in the places of some free ones.
 * @param {string} query @param {Map<string, string>} meant
 */
export const respelled = (query, meant) => rewritten(query, meant, (token) => spelt(token, meant));

/**
 * The query that asks for these free words as they are: in quotation marks.
 * @param {string} query @param {Map<string, string>} words
 */
export const verbatim = (query, words) => rewritten(query, words, (token) => `"${token}"`);

/**
 * A mark that nothing closes is left out: with the next one it would be a quotation.
 * @param {string} query @param {Map<string, string>} words @param {(token: string) => string} spell
 */
const rewritten = (query, words, spell) =>
  tidy(
    tidy(query).replace(PARTS, (part, token = "", open) =>
      open ? " " : pieces(token).some(({ word }) => words.has(word)) ? spell(token) : part,
    ),
  );

/** @param {string} token @param {Map<string, string>} meant */
function spelt(token, meant) {
  for (const { word } of pieces(token)) {
    const other = meant.get(word);
    if (!other) continue;
    const plain = plainMarks(token);
    const at = plain.indexOf(word);
    const behind = token.slice(at + word.length);
    if (at < 0 || plain.length !== token.length || (behind && other.endsWith("*"))) return other;
    token = token.slice(0, at) + other + behind;
  }
  return token;
}
