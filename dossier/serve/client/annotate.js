// @ts-check
/**
 * « Annoter »: whatever is selected in the text of a page can be copied as a record that quotes
 * it. The preview makes the record; here it is only told which words of the text are selected,
 * and how many characters of the text stand before them.
 */
(() => {
  "use strict";

  /** What stands in a text and is not of it: see `docs/themes.md`. */
  const ADDED = "aside, .added, .noteref, .passageref, .fn, .fn-back, .card, .visually-hidden, [hidden]";
  const BLANK = /[\s\u00ad\u200b\ufeff]+/g;
  const LONGEST = 12000;
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const said = { ...script.dataset };
  const route = said.route ?? "";
  const citable = route.startsWith("articles/");

  /** @type {{before: number, words: string} | null} */
  let selected = null;
  let pressed = false;
  /** @type {number | undefined} */
  let waiting;

  const text = document.querySelector("main .text");
  if (!text) return;

  // In a shadow tree the page's styles and ours do not meet.
  const host = document.createElement("div");
  host.id = "-annotate";
  host.lang = script.lang;
  host.setAttribute("role", "region");
  host.setAttribute("aria-label", said.tools ?? "");
  const root = host.attachShadow({ mode: "open" });
  const style = make("link", {});
  style.rel = "stylesheet";
  style.href = "/-/annotate.css";
  const tools = make("div", { role: "toolbar", "aria-label": said.tools });
  tools.hidden = true;
  const news = make("p", { role: "status" });
  const dialog = make("dialog", { "aria-label": said.tools });
  root.append(style, news, tools, dialog);
  for (const form of citable ? ["note", "quotation", "reading"] : ["note"]) {
    const button = tools.appendChild(make("button", { type: "button" }));
    button.textContent = said[form] ?? "";
    button.addEventListener("click", () => void annotate(form));
  }
  document.body.append(host);

  /**
   * @template {keyof HTMLElementTagNameMap} N
   * @param {N} name
   * @param {Record<string, string | undefined>} attributes
   */
  function make(name, attributes) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value ?? "");
    return made;
  }

  /** What of the selection is the text's own; null where the page has no such text to offer. */
  function look() {
    const selection = document.getSelection();
    if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!isWithin(range)) return null;
    const walker = document.createTreeWalker(/** @type {Node} */ (text), NodeFilter.SHOW_ALL, (node) => {
      if (node instanceof Element && node.matches(ADDED)) return NodeFilter.FILTER_REJECT;
      return node.nodeType === Node.TEXT_NODE ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
    });
    let before = 0;
    let words = "";
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const value = node.nodeValue ?? "";
      if (range.intersectsNode(node)) {
        const start = node === range.startContainer ? range.startOffset : 0;
        const end = node === range.endContainer ? range.endOffset : value.length;
        if (words === "") before += length(value.slice(0, start));
        words += value.slice(start, end).replace(BLANK, "");
      } else if (range.comparePoint(node, 0) < 0) {
        before += length(value);
      } else {
        break;
      }
    }
    return words && words.length <= LONGEST ? { before, words } : null;
  }

  /**
   * In code points, as the preview counts.
   * @param {string} value
   */
  function length(value) {
    return [...value.replace(BLANK, "")].length;
  }

  /**
   * Whether nothing is selected outside the text.
   * @param {Range} range
   */
  function isWithin(range) {
    const own = /** @type {Element} */ (text);
    if (!own.contains(range.startContainer)) return false;
    if (own.contains(range.endContainer)) return true;
    // Three clicks on the last paragraph reach to the beginning of what follows.
    const rest = range.cloneRange();
    rest.setStartAfter(own);
    return rest.toString().trim() === "";
  }

  function offer() {
    const found = look();
    const same = found && selected && found.before === selected.before && found.words === selected.words;
    if (same) return;
    selected = found;
    if (!found) {
      tools.hidden = true;
      return;
    }
    news.textContent = said.keys ?? "";
    news.className = "unseen";
    tools.hidden = false;
    place();
  }

  /** Below the end of the selection; above its beginning where there is no room. */
  function place() {
    const rects = document.getSelection()?.getRangeAt(0).getClientRects();
    const last = rects?.[rects.length - 1];
    if (!rects || !last) return;
    const box = tools.getBoundingClientRect();
    const below = last.bottom + 8;
    const top = below + box.height > innerHeight ? Math.max(8, rects[0].top - box.height - 8) : below;
    const left = Math.min(Math.max(8, last.right - box.width / 2), document.documentElement.clientWidth - box.width - 8);
    tools.style.top = `${top + scrollY}px`;
    tools.style.left = `${Math.max(8, left) + scrollX}px`;
  }

  function dismiss() {
    const had = !tools.hidden || news.className === "told";
    tools.hidden = true;
    news.className = "unseen";
    news.textContent = "";
    return had;
  }

  /** @param {string} form */
  async function annotate(form) {
    if (!selected) return;
    const made = await ask(form);
    tools.hidden = true;
    if (!made.text) return tell(made.said);
    try {
      await navigator.clipboard.writeText(made.text);
      tell(`${said.copied} ${made.said}`);
    } catch {
      show(made.text, made.said);
    }
  }

  /** @param {string} form @returns {Promise<{text: string, said: string}>} */
  async function ask(form) {
    try {
      const answer = await fetch("/-/annotate", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ route, form, ...selected }),
      });
      if (answer.ok) return await answer.json();
    } catch {
      // As good as no answer.
    }
    return { text: "", said: said.failed ?? "" };
  }

  /** @param {string} words */
  function tell(words) {
    news.textContent = words;
    news.className = "told";
  }

  /**
   * What could not be copied, selected for the reader to copy.
   * @param {string} made
   * @param {string} where
   */
  function show(made, where) {
    const area = make("textarea", { readonly: "", "aria-label": said.copy, rows: "14" });
    area.value = made;
    const why = make("p", {});
    why.textContent = said.copy ?? "";
    const then = make("p", {});
    then.textContent = where;
    const form = make("form", { method: "dialog" });
    form.appendChild(make("button", {})).textContent = said.close ?? "";
    dialog.replaceChildren(why, area, then, form);
    dialog.showModal();
    area.focus();
    area.select();
    area.scrollTop = 0;
  }

  document.addEventListener("pointerdown", (event) => {
    if (event.composedPath().includes(host)) return;
    pressed = true;
    dismiss();
    selected = null;
  });
  document.addEventListener("pointerup", () => {
    pressed = false;
    soon();
  });
  document.addEventListener("selectionchange", soon);
  function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(() => pressed || dialog.open || offer(), 150);
  }
  // A click must not take the selection away, nor the keyboard from where it is.
  tools.addEventListener("pointerdown", (event) => event.preventDefault());
  tools.addEventListener("mousedown", (event) => event.preventDefault());
  document.addEventListener("keydown", (event) => {
    if (dialog.open || event.defaultPrevented) return;
    const buttons = [...tools.querySelectorAll("button")];
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (root.activeElement));
    if (event.key === "Escape") {
      if (dismiss()) event.preventDefault();
      buttons[at]?.blur();
    } else if (tools.hidden) {
      return;
    } else if (event.key === "Tab" && at < 0 && !event.shiftKey) {
      event.preventDefault();
      buttons[0].focus();
    } else if (at >= 0 && (event.key === "ArrowRight" || event.key === "ArrowLeft")) {
      event.preventDefault();
      const step = event.key === "ArrowRight" ? 1 : buttons.length - 1;
      buttons[(at + step) % buttons.length].focus();
    }
  });
  addEventListener("resize", () => tools.hidden || place());
})();
