import { later } from "./deferred.js";
import { make } from "./dom.js";
import { POINTLESS } from "./turn.js";

/** @typedef {import("./answering.js").Results} Results */
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
    /** @type {Results | undefined} */
    this._answer = undefined;
    this._groups = [...element.querySelectorAll("details")];
    for (const group of this._groups) {
      group.addEventListener("toggle", () => {
        if (group.open) this._fill(group);
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
   * @param {Results} [answer]
   */
  show(query, answer) {
    this._query = query;
    this._answer = answer;
    // What leaves nothing can be taken back.
    this._element.hidden = !answer?.total;
    for (const group of this._groups) {
      if (group.classList.toggle("chosen", ` ${query}`.includes(` ${group.dataset.facet}:`))) this._element.hidden = false;
      if (group.open) this._fill(group);
    }
  }

  /** @param {HTMLDetailsElement} group */
  async _fill(group) {
    const answer = this._answer;
    if (!answer) return;
    /** @type {HTMLButtonElement[]} */
    let buttons = [];
    let said = this._words.none;
    try {
      const [more, { slots }] = await Promise.all([later(), answer.complete()]);
      const values = await more.valuesOf(this._index, /** @type {string} */ (group.dataset.facet), this._query, slots);
      buttons = values.map(({ value, label, count, isChosen, query }) => {
        const text = label || this._words.kinds[value] || value;
        const button = make("button", "", text, " ", make("span", "", count.toLocaleString()));
        button.type = "button";
        button.onclick = () => this._ask(query);
        button.setAttribute("aria-pressed", String(isChosen));
        button.value = value;
        return button;
      });
    } catch (error) {
      if (error === POINTLESS) return;
      said = this._words.failed;
    }
    if (answer !== this._answer) return;
    const { value: focused } = /** @type {any} */ (group.querySelector("button:focus")) || {};
    const items = buttons.length ? buttons : [said];
    group.lastElementChild?.replaceChildren(...items.map((item) => make("li", "", item)));
    // Whoever chooses by keys goes on from there.
    buttons.find(({ value }) => value === focused)?.focus();
  }
}
