import { later } from "./deferred.js";
import { make, makeButton } from "./dom.js";

/** @typedef {import("./index.js").Index} Index */

const FACETS = ["type", "actor", "outlet", "lang", "year"];

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
    this._lang = lang;
    this._words = words;
    this._ask = ask;
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
    // What leaves nothing can be taken back.
    this.element.hidden = !slots.length;
    for (const { name, group } of this._groups) {
      if (group.classList.toggle("chosen", ` ${query}`.includes(` ${name}:`))) this.element.hidden = false;
      if (query && group.open) this._fill(name, group);
    }
  }

  /**
   * @param {string} name
   * @param {HTMLDetailsElement} group
   */
  async _fill(name, group) {
    const turn = this._turn;
    /** @type {HTMLButtonElement[]} */
    let buttons = [];
    try {
      const values = await (await later()).valuesOf(this._index, name, this._query, this._slots, this._lang);
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
