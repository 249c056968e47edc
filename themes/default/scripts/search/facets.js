import { filterValue } from "./words.js";
import { Cursor } from "./numbers.js";
import { make, makeButton } from "./dom.js";

/** @typedef {import("./index.js").Index} Index */

const FACETS = ["type", "actor", "outlet", "lang", "year"];
const SHARED_OUT = ["type", "lang"]; // each document has one value
const FILTER = /(?:^| )(type|actor|outlet|lang|year):("[^"]*"|«[^»]*»|“[^”]*”|[^ ]+)/g;

/**
 * How many documents have each value of a facet, those that some have: [value, label, count].
 * @param {Index} index
 * @param {string} name
 * @param {number[]} slots
 * @returns {Promise<[string, string, number][]>}
 */
async function countFacet(index, name, slots) {
  /** @type {[string, [string, string, number][]][]} */
  const facets = await index.load("facets");
  const listed = new Map(facets).get(name) || [];
  const hits = new Set(slots);
  const lists = await index.load(`f-${name}`);
  const counts = await Promise.all(listed.map((_, n) => countIn(index, lists[n] || "#", hits)));
  if (SHARED_OUT.includes(name)) counts[0] = slots.length - counts.reduce((sum, count) => sum + count, 0);
  return listed.map(([value, label], n) => /** @type {[string, string, number]} */ ([value, label, counts[n]]))
    .filter(([, , count]) => count > 0);
}

/** How many hits stand in a packed list of documents. */
const countIn = async (/** @type {Index} */ { bits, turn }, /** @type {string} */ list, /** @type {Set<number>} */ hits) =>
  (await new Cursor(list).list(turn, bits)).slots.filter((slot) => hits.has(slot)).length;

/** What results can be narrowed to. Nothing is counted before a reader opens one. */
export class Facets {
  /**
   * @param {Index} index
   * @param {string} lang
   * @param {Record<string, any>} words
   * @param {(query: string) => void} ask
   */
  constructor(index, lang, words, ask) {
    this._index = index;
    this._words = words;
    this._ask = ask;
    this._languages = new Intl.DisplayNames([lang || "en"], { type: "language" });
    this._query = "";
    /** @type {number[]} */
    this._slots = [];
    this._turn = 0;
    this._groups = FACETS.map((name) => {
      const group = make("details", "", make("summary", "", words.facets[name]), make("ul", ""));
      group.addEventListener("toggle", () => {
        if (!group.open) return;
        for (const { group: other } of this._groups) if (other !== group) other.open = false;
        this._fill(name, group);
      });
      group.addEventListener("keydown", ({ key }) => {
        if (key !== "Escape") return;
        group.open = false;
        group.querySelector("summary")?.focus();
      });
      return { name, group };
    });
    this.element = make("div", "search-facets", ...this._groups.map(({ group }) => group));
    this.element.setAttribute("role", "group");
    this.element.setAttribute("aria-label", words.narrow);
    this.element.hidden = true;
  }

  /**
   * @param {string} query
   * @param {number[]} slots
   */
  show(query, slots) {
    this._turn++;
    this._query = query;
    this._slots = slots;
    this.element.hidden = !slots.length;
    for (const { name, group } of this._groups) {
      group.classList.toggle("chosen", filtersIn(query).some(({ field }) => field === name));
      if (group.open) this._fill(name, group);
    }
  }

  /**
   * @param {string} name
   * @param {HTMLDetailsElement} group
   */
  async _fill(name, group) {
    const turn = this._turn;
    const rows = await countFacet(this._index, name, this._slots).catch(() => null);
    if (turn !== this._turn) return;
    if (!rows) return group.lastElementChild?.replaceChildren(make("li", "", this._words.failed));
    if (name !== "year") rows.sort(([, , a], [, , b]) => b - a);
    const items = rows.map(([value, label, count]) => {
      const shown = label || this._words.kinds[value] || (/^[a-z]{2,3}$/.test(value) && this._languages.of(value)) || value;
      const given = filtersIn(this._query).filter((one) => one.field === name && one.value === value);
      const quoted = label.includes('"') ? value : `"${label}"`;
      const filter = `${name}:${name === "outlet" && label ? quoted : value}`;
      const next = given.length
        ? given.reduceRight((query, { at, end }) => query.slice(0, at) + query.slice(end), this._query)
        : `${this._query} ${filter}`;
      const button = makeButton(shown, () => this._ask(next.trim()));
      button.append(" ", make("span", "", count.toLocaleString()));
      button.setAttribute("aria-pressed", String(given.length > 0));
      return make("li", "", button);
    });
    group.lastElementChild?.replaceChildren(...items);
  }
}

/** @param {string} query */
const filtersIn = (query) =>
  Array.from(query.matchAll(FILTER), ({ 0: { length }, 1: field, 2: value, index: at = 0 }) => ({
    at,
    end: at + length,
    field,
    value: filterValue(value.replace(/^["«“]|["»”]$/g, "")),
  }));
