import { LONGEST_QUERY } from "./settings.js";
import { clip } from "./words.js";

/** @typedef {{form: "word" | "phrase" | "prefix", text: string, field: string, isRefused: boolean}} Clause
 * @own field isRefused */

const SPACE = /[\x00-\x20\x7f-\xa0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]+/g;
const PHRASES = [/"([^"]*)"/y, /«([^»]*)»/y, /“([^”]*)”/y];
export const FIELDS = "actor|outlet|type|lang|tag|year|before|after";
const REQUIRED = 0;
const OPTIONAL = 1;
const BANNED = 2;
const FIELD = new RegExp(`(${FIELDS}):(?=[^ ])`, "y");
const PREFIX = /([^ *"«“]+)[*](?= |$)/y;

/** @param {string} query */
export const tidy = (query) =>
  clip(query, LONGEST_QUERY).normalize("NFC").replace(SPACE, " ").replace(/^ | $/g, "");

/**
 * The clauses of a query in the order in which Whoosh's parser gives them: those with `+`,
 * the others, those against.
 * @param {string} query @returns {Clause[]}
 */
export function parse(query) {
  const text = tidy(query);
  /** @type {Clause[][]} */
  const groups = [[], [], []];
  let group = OPTIONAL;
  let field = "";
  let word = 0; // where text that no tagger took begins
  let at = 0;
  const begins = (/** @type {number} */ n) => n === 0 || text[n - 1] === " ";
  const goesOn = (/** @type {number} */ n) => n + 1 < text.length && text[n + 1] !== " ";
  const put = (/** @type {Clause["form"]} */ form, /** @type {string} */ content) => {
    groups[group].push({ form, text: content, field, isRefused: group === BANNED });
    group = OPTIONAL;
    field = "";
  };
  const match = (/** @type {RegExp} */ expression) => {
    expression.lastIndex = at;
    return expression.exec(text);
  };
  const step = (/** @type {number} */ length) => {
    if (word < at) put("word", text.slice(word, at));
    at += length;
    word = at;
  };
  while (at < text.length) {
    const sign = text[at];
    const phrase = PHRASES.map(match).find(Boolean);
    const named =
      begins(at) || (text[at - 1] === "-" && begins(at - 1)) ? match(FIELD) : null;
    const prefix = match(PREFIX);
    if (phrase) {
      step(phrase[0].length);
      put("phrase", phrase[1].trim());
    } else if ((sign === "+" || sign === "-") && begins(at) && goesOn(at)) {
      step(1);
      group = sign === "+" ? REQUIRED : BANNED;
    } else if (named) {
      step(named[0].length);
      field = named[1];
    } else if (prefix) {
      step(prefix[0].length);
      put("prefix", prefix[1]);
    } else if (sign === " ") {
      step(1);
    } else {
      at++;
    }
  }
  step(0);
  return groups.flat();
}
