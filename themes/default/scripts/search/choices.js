import { seek } from "./answering.js";
import { grouped, make } from "./dom.js";
import { Cursor } from "./numbers.js";
import { FIELDS, QUOTED } from "./grammar.js";
import { filterValue } from "./words.js";
import { renamed } from "./wording.js";
import { each, Turn } from "./turn.js";

/** @typedef {import("./index.js").Index} Index */

const FILTER = new RegExp(`${QUOTED}|(?:^| )(${FIELDS}):(${QUOTED}|[^ ]+)`, "g");

/**
 * The values of a facet that some hits have. Values of one facet are alternatives: those of one in
 * use are counted among what the query finds without it.
 * @param {Index} index @param {string} name of the facet
 * @param {string} query @param {import("./scoring.js").Slots} slots its hits
 * @param {(query: string) => void} ask
 * @returns {Promise<HTMLButtonElement[]>} each adds its value to what is asked, or takes it away
 */
export async function valuesOf(index, name, query, slots, ask) {
  const { words } = index;
  ({ query } = renamed(query, words));
  const given = filtersIn(query).filter(({ field }) => field === name);
  const rest = cutOut(query, given);
  /** @type {[string, [string, string, number][]][]} */
  const facets = await index.payload("facets");
  const listed = new Map(facets).get(name) || [];
  const lists = await index.payload(`f-${name}`);
  const slotsOf = async (/** @type {string} */ value) => (await index.filter(`${name}.${value}`)).slots;
  // By another name, it is the one that is listed with the same documents.
  for (const one of given) {
    const own = await slotsOf(one.value);
    const same = await each(listed, async ([value, , all]) => all === own.length && `${await slotsOf(value)}` === `${own}` && value);
    const [value, another] = same.filter(Boolean);
    if (!another) one.value = value || one.value;
  }
  // Where only this facet is asked for: all there is. Several facets are counted side by side.
  const hits = !given.length ? slots : rest ? (await (await seek(index.during(new Turn()), rest)).order(true)).slots : null;
  const counted = new Set(hits);
  const count = (/** @type {Int32Array} */ some) => some.filter((slot) => !hits || counted.has(slot)).length;
  const rows = await each(listed, async ([value, label, all], n) => {
      const many = hits ? count((await new Cursor(lists[n] || "#").columns(index.turn, index.bits)).slots) : all;
      return /** @type {[string, string, number]} */ ([value, label, many]);
    });
  // Each document has one value of these.
  if (hits && /type|lang/.test(name)) rows[0][2] = hits.length - rows.reduce((sum, row) => sum + row[2], 0);
  for (const { value } of given) {
    if (!rows.some(([known]) => known === value)) rows.push([value, value, count(await slotsOf(value))]);
  }
  const languages = new Intl.DisplayNames([index.lang || "en"], { type: "language" });
  if (name !== "year") rows.sort((a, b) => b[2] - a[2]);
  return rows.flatMap(([value, label, many]) => {
    const same = given.filter((one) => one.value === value);
    const isChosen = same.length > 0;
    if (!many && !isChosen) return [];
    const isQuoted = name === "outlet" && !label.includes('"');
    const text = label || (name === "lang" && languages.of(value)) || words.kinds[value] || value;
    const button = make("button", "", text, " ", make("span", "", grouped(many, words.thousands)));
    button.onclick = () => ask(isChosen ? cutOut(query, same) : `${name}:${isQuoted ? `"${label}"` : value} ${query}`);
    button.setAttribute("aria-pressed", `${isChosen}`);
    button.value = value;
    return button;
  });
}

/** @param {string} query */
const filtersIn = (query) =>
  [...query.matchAll(FILTER)].map(({ 0: { length }, 1: field, 2: value = "", index: at = 0 }) => ({
    at,
    end: at + length,
    field,
    value: filterValue(value),
  }));

/** @param {string} query @param {{at: number, end: number}[]} filters */
const cutOut = (query, filters) =>
  filters.reduceRight((text, { at, end }) => text.slice(0, at) + text.slice(end), query).trim();
