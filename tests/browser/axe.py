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
COLOURS = ("color-contrast",)
LAYOUT = ("target-size", "scrollable-region-focusable", "meta-viewport")
"""What a width can change beside colours; every other rule reads the document, which is the same."""

_FIND = """async options => (await axe.run(options)).violations.flatMap(
  found => found.nodes.map(node => [found.id, node.html.slice(0, 200)]))"""
_FIND_NEW = """async ([options, seen]) => {
  const known = new Set(seen), kinds = new Map(), names = /^(href|id|title|lang|dir|src|datetime|d|x|y)$/;
  const own = at => [at.localName, ...[...at.attributes].filter(({name}) =>
    !names.test(name) && !/^(data-|aria-.*(label|described))/.test(name)
  ).map(({name, value}) => name + value.replace(/\\d+/g, ''))].join(' ');
  for (const e of document.body.querySelectorAll('*')) {
    if (![...e.childNodes].some(node => node.nodeType === 3 && node.data.trim())) continue;
    let kind = 0, path = '';
    for (let at = e; at; at = at.parentElement) path += own(at) + '<';
    for (const letter of path) kind = Math.imul(kind, 31) + letter.codePointAt(0) | 0;
    if (!known.has(kind) && !kinds.has(kind)) kinds.set(kind, e);
  }
  if (!kinds.size) return [[], []];
  const {violations} = await axe.run({include: [...kinds.values()]}, options);
  return [violations.flatMap(
    found => found.nodes.map(node => [found.id, node.html.slice(0, 200)])), [...kinds.keys()]];
}"""


def all_violations(page: Page, addresses: Iterable[str]) -> list[tuple[str, ...]]:
    """Address, look, rule and element: wide by any rule; in the dark and on a phone by what these
    can change. Whether words stand out is looked at once for what looks alike."""
    if not page.evaluate("'axe' in window"):
        page.add_init_script(AXE_SCRIPT)  # sent once, not again with each page
    found: list[tuple[str, ...]] = []
    seen: dict[str, set[int]] = {"wide": set(), "dark": set(), "phone": set()}
    for address in addresses:
        page.goto(address)
        page.set_viewport_size(WIDE)
        for look in seen:
            page.emulate_media(color_scheme="dark" if look == "dark" else "light")
            if look == "phone":
                page.set_viewport_size(PHONE)
            if look != "dark":
                rules = LAYOUT if look == "phone" else ()
                found += [(address, look, *v) for v in violations(page, rules, but=COLOURS)]
            found += [(address, look, *v) for v in new_violations(page, COLOURS, seen[look])]
    return found


def violations(
    page: Page, rules: Sequence[str] = (), *, but: Sequence[str] = ()
) -> list[tuple[str, str]]:
    """Rule and element of each violation, of some rules or of all that axe knows."""
    return [(rule, html) for rule, html in _run(page, rules, but, _FIND)]


def new_violations(page: Page, rules: Sequence[str], seen: set[int]) -> list[tuple[str, str]]:
    """The same of elements with a text of their own that are like none `seen` on a page before:
    by what they are and what they stand in, whatever they say. These are added to it."""
    found, kinds = _run(page, rules, (), _FIND_NEW, sorted(seen))
    seen.update(kinds)
    return [(rule, html) for rule, html in found]


def _run(page: Page, rules: Sequence[str], but: Sequence[str], script: str, *more: object) -> Any:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    options = {
        "rules": {"target-size": {"enabled": True}} | {rule: {"enabled": False} for rule in but},
        "preload": False,
        "resultTypes": ["violations"],
    }
    if rules:
        options["runOnly"] = list(rules)
    return page.evaluate(script, [options, *more] if more else options)
