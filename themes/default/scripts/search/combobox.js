import { make } from "./dom.js";

/** @typedef {{text: string, about: string, take: () => void}} Option */

/**
 * An input with a list of ways to go on, as the WAI-ARIA Authoring Practices describe an editable
 * combobox: whoever does not look at the list types and presses Enter as if it were not there.
 */
export class Combobox {
  /**
   * @param {HTMLInputElement} input
   * @param {string} label
   */
  constructor(input, label) {
    this.input = input;
    this.list = make("ul", "search-options");
    this.list.id = "_options";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", label);
    this.list.hidden = true;
    /** @type {Option[]} */
    this.options = [];
    this.active = -1;
    input.after(this.list);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", this.list.id);
    this.show([]);
    input.addEventListener("keydown", (event) => this.press(event));
    input.addEventListener("blur", () => this.close());
    // The input keeps the focus, under a mouse and under a finger.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", ({ target }) => {
      const item = target instanceof Element && target.closest("li");
      if (item) this.take(Array.from(this.list.children).indexOf(item));
    });
  }

  /** @param {Option[]} options none: the list is closed */
  show(options) {
    this.options = options;
    this.list.replaceChildren(
      ...options.map(({ text, about }, n) => {
        const item = make("li", "", text, ...(about ? [" ", make("span", "", about)] : []));
        item.id = this.list.id + n;
        item.setAttribute("role", "option");
        return item;
      }),
    );
    this.open(options.length > 0);
  }

  /** @param {boolean} opens */
  open(opens) {
    this.list.hidden = !opens;
    this.input.setAttribute("aria-expanded", String(opens));
    this.activate(-1);
  }

  close() {
    this.open(false);
  }

  /** @param {number} active */
  activate(active) {
    this.active = active;
    Array.from(this.list.children).forEach((item, n) => {
      item.setAttribute("aria-selected", String(n === active));
      if (n === active) item.scrollIntoView({ block: "nearest" });
    });
    if (active < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", this.list.id + active);
  }

  /** @param {number} at */
  take(at) {
    const { take } = this.options[at];
    this.show([]);
    take();
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const { key, altKey } = event;
    const isOpen = !this.list.hidden;
    const many = this.options.length;
    if (isOpen && (key === "ArrowDown" || key === "ArrowUp") && !altKey) {
      // Past either end stands the input itself.
      const by = key === "ArrowDown" ? 1 : -1;
      this.activate(((this.active + 1 + by + many + 1) % (many + 1)) - 1);
    } else if (key === "ArrowDown" && altKey && many) {
      this.open(true);
    } else if (isOpen && (key === "Escape" || (key === "ArrowUp" && altKey))) {
      this.close();
    } else if (isOpen && key === "Enter" && this.active >= 0) {
      this.take(this.active);
    } else {
      if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(key)) this.activate(-1);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
}
