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

  /** Words that the search page left for the page at this address, be it in another tab. They are this visit's alone:
   * whoever reloads the page or comes back to it finds them in the history. */
  function found() {
    let words = history.state?.found;
    try {
      const [address, left] = JSON.parse(localStorage["dossier-found"]);
      if (address === location.href) {
        words = left;
        delete localStorage["dossier-found"];
        history.replaceState({ found: left }, "");
      }
    } catch {
      // There are none, or what another page left is damaged.
    }
    return Array.isArray(words) ? words.map(String) : [];
  }

  /** Marks within words that nobody sees. */
  const UNSEEN = "[\\u00ad\\u2060]*";
  // Each letter of a script without spaces is a word.
  const UNSPACED = "[\\u0e00-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff]";
  const LETTER = `(?:(?!${UNSPACED})[\\p{L}\\p{N}]|(?=[\\u0300-\\u1dff])\\p{M}|\\u200d)`;
  /** What a result is found by, as its page has it. */
  const PLACES = `main :is(h1, .aliases, .dateline, .standfirst, .text, .alone,
    .reference-alone .reference-text, .actor-role, .unprinted .quoted)`;
  /** A word may be partly in one of these; of what a link says it is no part. */
  const BLOCK = ":not(b, bdi, code, del, em, i, mark, s, span, strong, sub, sup)";

  /** These words, their letters composed or not. */
  function expressionOf(/** @type {string[]} */ words) {
    const any = [...new Set(words)].map((word) =>
      [...word].map((letter) => {
        const plain = letter.replace(/[.*+?^${}()|[\]\\]/, "\\$&");
        return `(?:${plain}|${plain.normalize("NFD")})`;
      }).join(UNSEEN),
    );
    const [begin, end] = [`(?=${UNSPACED})|(?<!${LETTER}${UNSEEN})`, `(?<=${UNSPACED})|(?!${UNSEEN}${LETTER})`];
    return new RegExp(`(?:${begin})(?:${any.join("|")})(?:${end})`, "giu");
  }

  /** @param {string[]} words */
  function mark(words) {
    const { Highlight, CSS } = /** @type {any} */ (window);
    if (!words.length || !Highlight) return;
    const expression = expressionOf(words);
    const marks = new Highlight();
    /** Text nodes that follow one another in a block, each with where it begins in its text.
     * @type {[number, Text][]} */
    let nodes = [];
    let text = "";
    const at = (/** @type {number} */ offset) => nodes.filter(([start]) => start <= offset).pop() || nodes[0];
    const markText = () => {
      for (const { 0: word, index = 0 } of text.matchAll(expression)) {
        const end = index + word.length;
        const [[first, startContainer], [last, endContainer]] = [at(index), at(end - 1)];
        marks.add(new StaticRange({ startContainer, startOffset: index - first, endContainer, endOffset: end - last }));
      }
      nodes = [];
      text = "";
    };
    // What points at the page, its tags and the like are not what was found.
    for (const place of document.querySelectorAll(PLACES)) {
      const walker = document.createTreeWalker(place, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
      let block;
      for (let node; (node = walker.nextNode()); ) {
        if (node.nodeName === "BR") markText();
        if (!(node instanceof Text)) continue;
        const around = node.parentElement?.closest(BLOCK);
        if (around !== block) markText();
        block = around;
        nodes.push([text.length, node]);
        text += node.data;
      }
      markText();
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
  // Whoever tries an example sees what it finds; a proposal that is followed is taken away.
  for (const place of document.querySelectorAll(".search-help, .search-meant")) {
    place.addEventListener("click", ({ target }) => {
      if (!(target instanceof Element && target.closest("a"))) return;
      place.removeAttribute("open");
      goOn();
    });
  }
})();
