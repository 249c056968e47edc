import { make } from "./dom.js";

/** @typedef {{text: string, about: string, take: () => void}} Option */

/**
 * An input with a list of ways to go on, as the WAI-ARIA Authoring Practices describe an editable
 * combobox: whoever does not look at the list types and presses Enter as if it were not there. The
 * input says from the beginning that it is one.
 */
export class Combobox {
  /**
   * @param {HTMLInputElement} input
   */
  constructor(input) {
    this._input = input;
    this._list = /** @type {HTMLElement} */ (input.nextElementSibling);
    /** @type {Option[]} */
    this.options = [];
    this._active = -1;
    input.addEventListener("keydown", (event) => this._press(event));
    input.onblur = () => this._open(false);
    // The input keeps the focus, under a mouse and under a finger.
    this._list.onpointerdown = (event) => event.preventDefault();
    this._list.onclick = ({ target }) => {
      const item = target instanceof Element && target.closest("li");
      if (item) this._take([...this._list.children].indexOf(item));
    };
  }

  /** @param {Option[]} options none: the list is closed */
  show(options) {
    this.options = options;
    this._list.replaceChildren(
      ...options.map(({ text, about }, n) => {
        const item = make("li", "", text, ...(about ? [" ", make("span", "", about)] : []));
        item.id = this._list.id + n;
        item.setAttribute("role", "option");
        return item;
      }),
    );
    this._open(options.length > 0);
  }

  /** @param {boolean} opens */
  _open(opens) {
    this._list.hidden = !opens;
    this._input.setAttribute("aria-expanded", String(opens));
    this._activate(-1);
  }

  /** @param {number} active */
  _activate(active) {
    this._active = active;
    [...this._list.children].forEach((item, n) => {
      item.setAttribute("aria-selected", String(n === active));
      if (n === active) item.scrollIntoView({ block: "nearest" });
    });
    if (active < 0) this._input.removeAttribute("aria-activedescendant");
    else this._input.setAttribute("aria-activedescendant", this._list.id + active);
  }

  /** @param {number} at */
  _take(at) {
    const { take } = this.options[at];
    this.show([]);
    take();
  }

  /** @param {KeyboardEvent} event */
  _press(event) {
    const { key, altKey } = event;
    const isOpen = !this._list.hidden;
    const many = this.options.length;
    if (isOpen && (key === "ArrowDown" || key === "ArrowUp") && !altKey) {
      // Past either end stands the input itself.
      const by = key === "ArrowDown" ? 1 : -1;
      this._activate(((this._active + 1 + by + many + 1) % (many + 1)) - 1);
    } else if (key === "ArrowDown" && altKey && many) {
      this._open(true);
    } else if (isOpen && (key === "Escape" || (key === "ArrowUp" && altKey))) {
      this._open(false);
    } else if (isOpen && key === "Enter" && this._active >= 0) {
      this._take(this._active);
    } else {
      if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(key)) this._activate(-1);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
}
