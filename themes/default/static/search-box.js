// @ts-check
/**
 * The search box of every page: `/` leads to it, Enter to the search page. Whoever comes from
 * there finds the words that were found marked, where the browser can (`::highlight(found)`).
 *
 * Markup: <form role="search" action="../search.html" data-search-box> holding
 * <input type="search" name="q">. Nothing else is loaded from here; without this script
 * the form sends `search.html?q=…`, which the search page understands too.
 */
(() => {
  "use strict";

  /** What another page of this tab left, where it can be had. */
  function kept(/** @type {string} */ name) {
    try {
      return sessionStorage.getItem(name) || "";
    } catch {
      return "";
    }
  }

  function keep(/** @type {string} */ name, /** @type {string} */ text) {
    try {
      sessionStorage.setItem(name, text);
    } catch {
      // Then the next page does without.
    }
  }

  /** Words that the search page left for the page at this address. */
  function found() {
    try {
      const [address, words] = JSON.parse(kept("dossier-found"));
      return address === location.href && Array.isArray(words) ? words.map(String) : [];
    } catch {
      return []; // there are none, or what another page left is damaged
    }
  }

  /** @param {string[]} words */
  function mark(words) {
    const { Highlight, CSS } = /** @type {any} */ (window);
    if (!words.length || !Highlight) return;
    const any = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
    const expression = new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, "giu");
    const marks = new Highlight();
    // What points at the page, its tags and the like are not what was found.
    for (const place of document.querySelectorAll("main h1, main .text, main .alone")) {
      const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
      for (let node; (node = walker.nextNode()); ) {
        for (const { 0: word, index = 0 } of (node.nodeValue || "").matchAll(expression)) {
          const range = new StaticRange({
            startContainer: node,
            startOffset: index,
            endContainer: node,
            endOffset: index + word.length,
          });
          marks.add(range);
        }
      }
    }
    CSS.highlights.set("found", marks);
  }

  mark(found());

  /** @type {HTMLFormElement | null} */
  const box = document.querySelector("form[data-search-box], form[data-search]");
  const input = box && box.querySelector('input[name="q"]');
  if (!box || !(input instanceof HTMLInputElement)) return;

  // Whoever comes back finds what was typed: Safari puts back what stood there at first.
  addEventListener("pagehide", () => {
    input.defaultValue = input.value;
  });

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
      if (!query) return;
      keep("dossier-asked", "1");
      location.assign(`${box.getAttribute("action")}#q=${encodeURIComponent(query)}`);
    });
    return;
  }

  /** Go on by keys from the field; a finger is shown no keyboard. */
  const goOn = () => {
    if (!matchMedia("(pointer: coarse)").matches) input.focus({ preventScroll: true });
  };

  // Whoever sent a query from another page goes on by keys as here.
  if (kept("dossier-asked")) {
    keep("dossier-asked", "");
    goOn();
  }
  // Whoever tries an example sees what it finds.
  const help = document.querySelector("details.search-help");
  help?.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element && target.closest("a"))) return;
    help.removeAttribute("open");
    goOn();
  });
})();
