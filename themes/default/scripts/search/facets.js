import { later } from "./deferred.js";
import { make } from "./dom.js";
import { POINTLESS } from "./turn.js";

/** @typedef {import("./answering.js").Results} Results */
/** @typedef {import("./index.js").Index} Index */

/**
 * What results can be narrowed to. Nothing is counted before a reader opens one.
 * @param {HTMLElement} element
 * @param {Index} index
 * @param {(query: string) => void} ask
 * @returns what shows those of an answer
 */
export function facetsIn(element, index, ask) {
  const { words } = index;
  let asked = "";
  /** @type {Results | undefined} */
  let shown;
  const groups = element.querySelectorAll("details");

  const fill = async (/** @type {HTMLDetailsElement} */ group) => {
    const answer = shown;
    if (!answer || !group.open) return;
    /** @type {HTMLButtonElement[]} */
    let buttons = [];
    let said = words.none;
    try {
      const [more, { slots }] = await Promise.all([later(), answer.complete()]);
      buttons = await more.valuesOf(index, /** @type {string} */ (group.dataset.facet), asked, slots, ask);
    } catch (error) {
      if (error === POINTLESS) return;
      said = words.failed;
    }
    if (answer !== shown) return;
    const focused = /** @type {any} */ (group.querySelector("button:focus"))?.value;
    const items = buttons.length ? buttons : [said];
    /** @type {Element} */ (group.lastElementChild).replaceChildren(...items.map((item) => make("li", "", item)));
    // Whoever chooses by keys goes on from there.
    buttons.find(({ value }) => value === focused)?.focus();
  };

  for (const group of groups) {
    group.ontoggle = () => fill(group);
    group.onkeydown = ({ key }) => {
      if (key === "Escape") {
        group.open = false;
        /** @type {HTMLElement} */ (group.firstElementChild).focus();
      }
    };
  }

  return (/** @type {Results} [answer] */ answer, query = "") => {
    asked = query;
    shown = answer;
    // What leaves nothing can be taken back.
    element.hidden = !answer?.total;
    for (const group of groups) {
      const isChosen = !!answer?.filters.some(({ field, isRefused }) => field === group.dataset.facet && !isRefused);
      if (group.classList.toggle("chosen", isChosen)) element.hidden = false;
      fill(group);
    }
  };
}
