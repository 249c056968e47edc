"""What axe-core finds on a page, in a few words.

The policy of a page stops scripts of others: open it with `bypass_csp=True`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, ViewportSize

WIDE: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
COLOURS = {"color-contrast": "[data-new]", "link-in-text-block": "a[href][data-new]"}
"""What a look can change, and what of a page is looked at for it (see `all_violations`)."""
LAYOUT = ("target-size", "scrollable-region-focusable", "meta-viewport")
"""What a width can change beside colours; every other rule reads the document, which is the same."""

_FIND = """async options => (await axe.run(options)).violations.flatMap(
  found => found.nodes.map(node => [found.id, node.html.slice(0, 200)]))"""
_MARK_NEW = """([colours, seen]) => {
  const known = new Set(seen), found = new Set(), chains = new Map();
  const plain = 'rgba(0, 0, 0, 0) none 1 none normal static auto';
  const behind = at => { // all that a text stands in, but for what is plain
    if (!at) return '';
    if (!chains.has(at)) {
      const look = getComputedStyle(at);
      const own = [look.backgroundColor, look.backgroundImage, look.opacity, look.filter,
        look.mixBlendMode, look.position, look.zIndex].join(' ');
      chains.set(at, (own === plain ? '' : own + '<') + behind(at.parentElement));
    }
    return chains.get(at);
  };
  const beside = link => { // how a link differs from the words around it, if there are any
    let block = link.parentElement;
    while (getComputedStyle(block).display === 'inline') block = block.parentElement;
    const look = getComputedStyle(link), other = getComputedStyle(block);
    return [block.textContent.trim() !== link.textContent.trim(), look.textDecoration, look.border,
      look.font, other.color, other.font].join();
  };
  for (const e of document.body.querySelectorAll('*')) {
    e.removeAttribute('data-new');
    if (![...e.childNodes].some(node => node.nodeType === 3 && node.data.trim())) continue;
    const look = getComputedStyle(e), link = e.closest('a');
    const kind = [look.color, look.fontSize, look.fontWeight, look.textShadow, look.visibility,
      look.clipPath, look.display === 'none', e.matches(':disabled, [aria-disabled]'),
      link ? beside(link) : '', behind(e)].join('|');
    if (known.has(kind) || found.has(kind)) continue;
    found.add(kind);
    for (const one of link ? [e, link] : [e]) one.setAttribute('data-new', '');
  }
  axe.configure({rules: Object.entries(colours).map(([id, selector]) => ({id, selector}))});
  return [...found];
}"""


def all_violations(page: Page, addresses: Iterable[str]) -> list[tuple[str, ...]]:
    """Address, look, rule and element: wide by any rule; in the dark and on a phone by what these
    can change.

    Whether words stand out is looked at once for those that look alike, on whatever page: by all
    that their colours, and those behind them, come from.
    """
    if not page.evaluate("'axe' in window"):
        page.add_init_script(AXE_SCRIPT)  # sent once, not again with each page
    found: list[tuple[str, ...]] = []
    seen: set[str] = set()
    for address in addresses:
        page.goto(address)
        page.set_viewport_size(WIDE)
        for look, rules in {"wide": (), "dark": COLOURS, "phone": (*LAYOUT, *COLOURS)}.items():
            page.emulate_media(color_scheme="dark" if look == "dark" else "light")
            if look == "phone":
                page.set_viewport_size(PHONE)
            new = page.evaluate(_MARK_NEW, [COLOURS, sorted(seen)])
            seen.update(new)
            if new or look != "dark":
                found += [(address, look, *v) for v in violations(page, [*rules])]
    return found


def violations(page: Page, rules: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Rule and element of each violation, of some rules or of all that axe knows."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    options: dict[str, Any] = {
        "rules": {"target-size": {"enabled": True}},
        "preload": False,
        "resultTypes": ["violations"],
    }
    if rules:
        options["runOnly"] = list(rules)
    return [(rule, html) for rule, html in page.evaluate(_FIND, options)]
