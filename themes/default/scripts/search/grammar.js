import { LONGEST_QUERY } from "./settings.js";
import { clip, seen } from "./words.js";

/** `isBegun`: words that begin so are wanted, too.
 * @typedef {{isPhrase: boolean, isBegun: boolean, text: string, field: string, isRefused: boolean}} Clause
 * @own isPhrase isBegun field isRefused */

const SPACE = /[\s\p{Cc}\u200b]+/gu;
export const QUOTED = '"[^"]*"|«[^»]*»|“[^”]*”';
/** What closes each mark of quotation that it opens. */
export const CLOSED = `(?:${QUOTED}|[^"«“])*`;
const PREFIX = '([^ *"«“]+)[*](?![^ .,;:!?…)»”])';
export const FIELDS = "actor|outlet|type|lang|tag|year|before|after";
/** `+`, or `-` and a filter, where a word may begin; then a phrase, a prefix or what goes on to the next of these. */
const CLAUSE = new RegExp(
  `(?:(?:^| )(?:([+])(?=[^ ])|(-)?(?=[^ ])(?:(${FIELDS}):(?=[^ ]))?))?` +
    `(?:(${QUOTED})|${PREFIX}|([^ ](?:(?!${QUOTED}|${PREFIX})[^ ])*))`,
  "g",
);

/** @param {string} query */
export const tidy = (query) =>
  seen(clip(query, LONGEST_QUERY)).replace(SPACE, " ").trim();

/**
 * The clauses of a query in the order in which Whoosh's parser gives them: those with `+`, then
 * the others.
 * @param {string} query
 */
export function parse(query) {
  /** @type {Clause[][]} */
  const [required, others] = [[], []];
  for (const [, plus, minus, field = "", quoted, begun, word] of tidy(query).matchAll(CLAUSE)) {
    (plus ? required : others).push({
      isPhrase: !!quoted,
      isBegun: !!begun,
      text: quoted ? quoted.slice(1, -1).trim() : begun || word,
      field,
      isRefused: !!minus,
    });
  }
  return [...required, ...others];
}
