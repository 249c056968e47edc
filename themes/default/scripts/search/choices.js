import { seek } from "./answering.js";
import { Cursor } from "./numbers.js";
import { FIELDS, QUOTED } from "./grammar.js";
import { filterValue } from "./words.js";
import { renamed } from "./wording.js";
import { each, Turn } from "./turn.js";

/** @typedef {import("./index.js").Index} Index */
/** A value of a facet; `query` adds it to what is asked, or takes it away.
 * @typedef {{value: string, shownAs: string, often: number, isChosen: boolean, query: string}} Choice
 * @own shownAs often isChosen */

const SHARED_OUT = ["type", "lang"]; // each document has one value
const FILTER = new RegExp(`(?:^| )(${FIELDS}):(${QUOTED}|[^ ]+)`, "g");

/**
 * The values of a facet that some hits have. Values of one facet are alternatives: those of one in
 * use are counted among what the query finds without it.
 * @param {Index} index @param {string} name of the facet
 * @param {string} query @param {number[]} slots its hits
 * @returns {Promise<Choice[]>}
 */
export async function valuesOf(index, name, query, slots) {
  ({ query } = renamed(query, index.words));
  const given = filtersIn(query).filter(({ field }) => field === name);
  const rest = cutOut(query, given);
  /** @type {[string, [string, string, number][]][]} */
  const facets = await index.payload("facets");
  const listed = new Map(facets).get(name) || [];
  const lists = await index.payload(`f-${name}`);
  // Where only this facet is asked for: all there is. Several facets are counted side by side.
  const hits = !given.length ? slots : rest ? (await (await seek(index.during(new Turn()), rest)).order(true)).slots : null;
  const counted = new Set(hits);
  const count = (/** @type {Int32Array} */ some) => (hits ? some.filter((slot) => counted.has(slot)).length : some.length);
  const rows = await each(listed, async ([value, label, all], n) => {
      const many = hits ? count((await new Cursor(lists[n] || "#").columns(index.turn, index.bits)).slots) : all;
      return /** @type {[string, string, number]} */ ([value, label, many]);
    });
  if (hits && SHARED_OUT.includes(name)) rows[0][2] = hits.length - rows.reduce((sum, row) => sum + row[2], 0);
  for (const { value } of given) {
    if (!rows.some(([known]) => known === value)) {
      rows.push([value, "", count((await index.filter(`${name}.${value}`)).slots)]);
    }
  }
  const languages = name === "lang" ? new Intl.DisplayNames([index.lang || "en"], { type: "language" }) : null;
  const choices = rows.map(([value, label, many]) => {
    const same = given.filter((one) => one.value === value);
    const isQuoted = name === "outlet" && label && !label.includes('"');
    return {
      value,
      shownAs: label || languages?.of(value) || "",
      often: many,
      isChosen: same.length > 0,
      query: same.length ? cutOut(query, same) : `${query} ${name}:${isQuoted ? `"${label}"` : value}`,
    };
  });
  if (name !== "year") choices.sort((a, b) => b.often - a.often);
  return choices.filter(({ often, isChosen }) => often || isChosen);
}

/** @param {string} query */
const filtersIn = (query) =>
  [...query.matchAll(FILTER)].map(({ 0: { length }, 1: field, 2: value, index: at = 0 }) => ({
    at,
    end: at + length,
    field,
    value: filterValue(value),
  }));

/** @param {string} query @param {{at: number, end: number}[]} filters */
const cutOut = (query, filters) =>
  filters.reduceRight((text, { at, end }) => text.slice(0, at) + text.slice(end), query).trim();
