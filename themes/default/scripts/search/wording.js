import { parse, QUOTED, tidy } from "./grammar.js";
import { isValid } from "./filters.js";
import { filterValue } from "./words.js";

/*
 * Filters by the names that the interface gives them: dossier/search/asking/wording.py.
 */

/** @typedef {Record<string, any>} Wording `fields`, each with what it is called */

const NAMED = new RegExp(`${QUOTED}|(^-?| -?)([^\\x00-@[-\`{-\\xbf]+):(${QUOTED}|[^ /][^ ]*)`, "g");

/**
 * The query with the index's names of filters; what looks like a filter and is none.
 * @param {string} query @param {Wording} wording
 */
export function renamed(query, { fields = {} }) {
  /** @type {string[]} */
  const mistaken = [];
  query = tidy(query).replace(NAMED, (part, before, name, value) => {
    if (!name) return part;
    const field = Object.keys(fields).find((key) => filterValue(fields[key]) === filterValue(name)) || name;
    if (isValid(parse(`${field}:${value}`)[0])) return `${before}${field}:${value}`;
    mistaken.push(`${name}:${value}`);
    return part;
  });
  return { query, mistaken };
}
