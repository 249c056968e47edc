// @ts-check
/**
 * Cards: what a page's own lists say of a source, an actor or a quotation, beside a link to it.
 *
 * A link of a text (`a.mention`, `a.citation`, `a.wikilink`, `a.passageref`) has a card where an
 * entry of the page (`.actor-card`, `.entry`, `.bibliography > li`) is about the same thing. The
 * pointer or the keyboard upon the link shows a copy; a first tap does, a second follows the
 * link. It can be reached and read at leisure; Escape closes it. It stands right behind its link,
 * where Tab leads next, and moves nothing.
 */
(() => {
  "use strict";

  const LINKS = ["mention", "citation", "wikilink", "passageref"]
    .map((name) => `:is(.text, .notes) a.${name}`)
    .join();
  const OPENING = 250;
  const CLOSING = 350;
  const GAP = 6;

  /** What the way on is called where a second tap is not easily guessed. */
  const OPEN = document.currentScript?.dataset.open || "";

  /** @type {HTMLElement | null} */
  let card = null;
  /** @type {HTMLAnchorElement | null} */
  let owner = null;
  /** The link whose card was closed by hand: not to be opened again under a resting pointer.
   * @type {HTMLAnchorElement | null} */
  let dismissed = null;
  let timer = 0;
  let isTouch = false;
  let wasOpen = false;

  /** @param {string} address */
  const bare = (address) => address.replace(/#.*/, "");

  /** @type {Map<string, Element>} */
  const entries = new Map();
  for (const entry of document.querySelectorAll(".actor-card, .entry, .bibliography > li")) {
    for (const link of entry.querySelectorAll("a[href]")) {
      const address = link instanceof HTMLAnchorElement ? bare(link.href) : "";
      if (address && address !== bare(location.href) && !entries.has(address)) {
        entries.set(address, entry);
        break;
      }
    }
  }

  /** @param {HTMLAnchorElement} link */
  function entryOf(link) {
    if (bare(link.href) !== bare(location.href)) return entries.get(bare(link.href));
    return document.getElementById(decodeURIComponent(link.hash.slice(1)));
  }

  /**
   * The link with a card that an event happened on.
   * @param {EventTarget | null} target
   */
  function linkAt(target) {
    const link = target instanceof Element ? target.closest(LINKS) : null;
    return link instanceof HTMLAnchorElement && entryOf(link) ? link : null;
  }

  /** @param {EventTarget | null} target */
  const isInside = (target) =>
    target instanceof Node && Boolean(card?.contains(target) || owner?.contains(target));

  /** @param {HTMLAnchorElement} link */
  function open(link) {
    clearTimeout(timer);
    if (link === owner) return;
    close();
    const copy = entryOf(link)?.cloneNode(true);
    if (!(copy instanceof HTMLElement)) return;
    for (const node of copy.querySelectorAll("[id]")) node.removeAttribute("id");
    card = document.createElement("div");
    card.className = "pop";
    card.lang = document.documentElement.lang;
    card.setAttribute("role", "group");
    card.setAttribute("aria-label", (link.textContent || "").trim());
    card.append(...copy.childNodes);
    if (isTouch && OPEN) card.append(wayOn(link));
    owner = link;
    link.after(card);
    place();
  }

  /** @param {HTMLAnchorElement} link */
  function wayOn(link) {
    const way = document.createElement("a");
    way.className = "pop-open";
    way.href = link.href;
    way.textContent = OPEN;
    return way;
  }

  function close() {
    clearTimeout(timer);
    card?.remove();
    card = owner = null;
  }

  /** Below the link, above where there is no room, never beyond the window. */
  function place() {
    if (!card || !owner) return;
    const link = owner.getClientRects()[0] || owner.getBoundingClientRect();
    const within = (card.offsetParent || document.body).getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = card;
    const right = document.documentElement.clientWidth - width - GAP;
    const fits = link.bottom + GAP + height <= innerHeight || link.top - GAP - height < 0;
    const top = fits ? link.bottom + GAP : link.top - GAP - height;
    card.style.setProperty("left", `${Math.max(GAP, Math.min(link.left, right)) - within.left}px`);
    card.style.setProperty("top", `${top - within.top}px`);
  }

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = linkAt(event.target);
    if (link !== dismissed) dismissed = null;
    clearTimeout(timer);
    if (isInside(event.target)) return;
    if (link && !dismissed) timer = setTimeout(() => open(link), OPENING);
    else if (card && !isInside(document.activeElement)) timer = setTimeout(close, CLOSING);
  });

  document.addEventListener("focusin", (event) => {
    const link = linkAt(event.target);
    if (isInside(event.target) || isTouch) return;
    if (link && link !== dismissed && link.matches(":focus-visible")) open(link);
    else if (link !== dismissed || !link) close();
  });

  document.addEventListener("pointerdown", (event) => {
    isTouch = event.pointerType === "touch";
    wasOpen = owner !== null && linkAt(event.target) === owner;
    if (!isInside(event.target)) close();
  });

  document.addEventListener("click", (event) => {
    const link = linkAt(event.target);
    if (link && isTouch && !wasOpen && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      open(link);
    } else if (link) {
      close();
    }
  });

  document.addEventListener("keydown", (event) => {
    isTouch = false;
    if (event.key !== "Escape" || !card || !owner) return;
    dismissed = owner;
    if (card.contains(document.activeElement)) owner.focus();
    close();
  });

  addEventListener("resize", close);
})();
