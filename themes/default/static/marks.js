// @ts-check
/**
 * Shows or hides what stands in an article's text besides its words, by kind or all at once.
 *
 * Markup: <details data-marks> with a bar, hidden, of <button data-mark="note" aria-pressed="true">
 * for each kind and <button data-mark=""> for all; its summary has the sign of each kind that is
 * shown, and how many are not. The text is `.text`, on which `data-hide` then names the kinds that
 * the style sheet hides. Without this script the bar stays hidden, and all shows.
 */
(() => {
  "use strict";

  const KEY = "dossier-hidden-marks";
  const bar = /** @type {HTMLElement} */ (document.querySelector("[data-marks] .marks-bar"));
  const told = /** @type {HTMLElement} */ (document.querySelector("[data-marks] .signs-hidden"));
  const text = /** @type {HTMLElement} */ (document.querySelector(".original .text"));
  if (!bar || !told || !text) return;

  /** @type {NodeListOf<HTMLElement>} */
  const signs = document.querySelectorAll("[data-shows]");

  /** @type {HTMLButtonElement[]} */
  const buttons = [...bar.querySelectorAll("button")];
  const kinds = buttons.map(kindOf).filter(Boolean);
  let hidden = remembered();

  /** @param {HTMLElement} button */
  function kindOf(button) {
    return button.dataset.mark || "";
  }

  /** Kinds hidden before, on any page. A browser may keep nothing for a file of a disk. */
  function remembered() {
    try {
      return new Set((localStorage.getItem(KEY) || "").split(" ").filter(Boolean));
    } catch {
      return new Set();
    }
  }

  function remember() {
    try {
      localStorage.setItem(KEY, [...hidden].join(" "));
    } catch {
      // Then it holds for this page alone.
    }
  }

  function show() {
    const here = kinds.filter((kind) => hidden.has(kind));
    text.dataset.hide = here.join(" ");
    for (const button of buttons) {
      const kind = kindOf(button);
      button.setAttribute("aria-pressed", String(kind ? !hidden.has(kind) : !here.length));
    }
    for (const sign of signs) sign.hidden = hidden.has(sign.dataset.shows || "");
    told.hidden = !here.length;
    if (told.lastElementChild) told.lastElementChild.textContent = String(here.length);
  }

  /** What the address leads to; whoever typed it may have typed anything. */
  function addressed() {
    const { hash } = location;
    try {
      return hash ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
    } catch {
      return null;
    }
  }

  /** Whoever follows a link to a passage or a note sees it; what is remembered stays. */
  function reveal() {
    const target = addressed();
    if (!target || !text.contains(target)) return;
    const kind = target.closest(".notes, .noteref")
      ? "note"
      : kinds.find((name) => target.classList.contains(name));
    if (kind && hidden.delete(kind)) {
      show();
      target.scrollIntoView();
    }
  }

  bar.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("button");
    if (!button) return;
    const kind = kindOf(button);
    const isShown = button.getAttribute("aria-pressed") === "true";
    for (const one of kind ? [kind] : kinds) isShown ? hidden.add(one) : hidden.delete(one);
    remember();
    show();
  });
  addEventListener("hashchange", reveal);
  show();
  bar.hidden = false;
  reveal();
})();
