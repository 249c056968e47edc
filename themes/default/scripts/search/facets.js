import { later } from "./deferred.js";
import { make, makeButton } from "./dom.js";

/** @typedef {import("./index.js").Index} Index */

/** What results can be narrowed to. Nothing is counted before a reader opens one. */
export class Facets {
  /**
   * @param {HTMLElement} element
   * @param {Index} index
   * @param {Record<string, any>} words
   * @param {(query: string) => void} ask
   */
  constructor(element, index, words, ask) {
    this._element = element;
    this._index = index;
    this._words = words;
    this._ask = ask;
    this._query = "";
    /** @type {number[]} */
    this._slots = [];
    this._turn = 0;
    this._groups = [...element.querySelectorAll("details")];
    for (const group of this._groups) {
      group.addEventListener("toggle", () => {
        if (!group.open) return;
        for (const other of this._groups) if (other !== group) other.open = false;
        this._fill(group);
      });
      group.addEventListener("keydown", ({ key }) => {
        if (key !== "Escape") return;
        group.open = false;
        group.querySelector("summary")?.focus();
      });
    }
  }

  /**
   * @param {string} query
   * @param {number[]} slots
   */
  show(query, slots) {
    this._turn++;
    this._query = query;
    this._slots = slots;
    // What leaves nothing can be taken back.
    this._element.hidden = !slots.length;
    for (const group of this._groups) {
      if (group.classList.toggle("chosen", ` ${query}`.includes(` ${group.dataset.facet}:`))) this._element.hidden = false;
      if (query && group.open) this._fill(group);
    }
  }

  /** @param {HTMLDetailsElement} group */
  async _fill(group) {
    const turn = this._turn;
    /** @type {HTMLButtonElement[]} */
    let buttons = [];
    try {
      const values = await (await later()).valuesOf(this._index, /** @type {string} */ (group.dataset.facet), this._query, this._slots);
      buttons = values.map(({ value, label, count, isChosen, query }) => {
        const button = makeButton(label || this._words.kinds[value] || value, () => this._ask(query));
        button.append(" ", make("span", "", count.toLocaleString()));
        button.setAttribute("aria-pressed", String(isChosen));
        button.value = value;
        return button;
      });
    } catch {
      // Said below.
    }
    if (turn !== this._turn) return;
    const { value: focused } = /** @type {any} */ (group.querySelector("button:focus")) || {};
    const items = buttons.length ? buttons : [this._words.failed];
    group.lastElementChild?.replaceChildren(...items.map((item) => make("li", "", item)));
    // Whoever chooses by keys goes on from there.
    buttons.find(({ value }) => value === focused)?.focus();
  }
}
