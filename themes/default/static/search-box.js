// @ts-check
/**
 * The search box of every page: `/` leads to it, Enter to the search page.
 *
 * Markup: <form role="search" action="../search.html" data-search-box> holding
 * <input type="search" name="q">. Nothing else is loaded from here; without this script
 * the form sends `search.html?q=…`, which the search page understands too.
 */
(() => {
  "use strict";

  /** @type {HTMLFormElement | null} */
  const box = document.querySelector("form[data-search-box], form[data-search]");
  const input = box && box.querySelector('input[name="q"]');
  if (!box || !(input instanceof HTMLInputElement)) return;

  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = event.target;
    if (at instanceof HTMLElement && (at.isContentEditable || at.closest("input, textarea, select"))) return;
    event.preventDefault();
    input.focus();
    input.select();
  });

  // In the fragment a query stays on the reader's machine, and works on file:// as anywhere.
  if (box.hasAttribute("data-search-box")) {
    box.addEventListener("submit", (event) => {
      event.preventDefault();
      const query = input.value.trim();
      if (query) location.assign(`${box.getAttribute("action")}#q=${encodeURIComponent(query)}`);
    });
  }
})();
