import { make } from "./dom.js";

/** @typedef {{text: string, about: string, taking: () => void}} Option
 * @own about taking */

/**
 * An input with a list of ways to go on, as the WAI-ARIA Authoring Practices describe an editable
 * combobox: whoever does not look at the list types and presses Enter as if it were not there. The
 * input says from the beginning that it is one. Whoever left it meanwhile is shown no list.
 * @param {HTMLInputElement} input
 * @returns what offers some; of none, the list is closed
 */
export function comboboxOf(input) {
  const list = /** @type {HTMLElement} */ (input.nextElementSibling);
  let active = -1;

  const activate = (/** @type {number} */ at) => {
    active = at;
    [...list.children].forEach((item, n) => {
      item.setAttribute("aria-selected", `${n === at}`);
      if (n === at) item.scrollIntoView({ block: "nearest" });
    });
    input.setAttribute("aria-activedescendant", at < 0 ? "" : list.id + at);
  };

  const open = (/** @type {boolean} */ opens) => {
    list.hidden = !opens;
    input.setAttribute("aria-expanded", `${opens}`);
    activate(-1);
  };

  const offer = (/** @type {Option[]} */ options) => {
    list.replaceChildren(
      ...options.map(({ text, about, taking }, n) => {
        const item = make("li", "", text, ...(about ? [" ", make("span", "", about)] : []));
        item.id = list.id + n;
        item.setAttribute("role", "option");
        item.onclick = () => {
          offer([]);
          taking();
        };
        return item;
      }),
    );
    open(options.length > 0 && document.activeElement === input);
  };

  input.onkeydown = (event) => {
    const { altKey } = event;
    const key = event.isComposing ? "" : event.key; // an input method takes its keys for itself
    const isOpen = !list.hidden;
    const many = list.children.length;
    const by = { ArrowDown: 1, ArrowUp: -1 }[key] || 0;
    // Past either end stands the input itself.
    if (isOpen && by && !altKey) activate(((active + 1 + by + many + 1) % (many + 1)) - 1);
    else if (by > 0 && altKey && many) open(true);
    else if (isOpen && (key === "Escape" || by < 0)) open(false);
    else if (isOpen && key === "Enter" && active >= 0) /** @type {HTMLElement} */ (list.children[active]).click();
    else {
      if (/Left|Right|Home|End/.test(key)) activate(-1);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  input.onblur = () => open(false);
  // The input keeps the focus, under a mouse and under a finger.
  list.onpointerdown = (event) => event.preventDefault();

  return offer;
}
