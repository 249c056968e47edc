"""What axe-core finds on a page, in a few words.

The policy of a page stops scripts of others: open it with `bypass_csp=True`.
"""

from __future__ import annotations

from collections.abc import Sequence

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

COLOURS = ("color-contrast",)
LAYOUT = (*COLOURS, "target-size", "scrollable-region-focusable", "meta-viewport")
"""What a width can change; every other rule reads the document, which is the same."""

_FIND = """async options => (await axe.run(options)).violations.flatMap(
  found => found.nodes.map(node => [found.id, node.html.slice(0, 200)]))"""


def violations(page: Page, rules: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Rule and element of each violation, of some rules or of all that axe knows."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    options = {
        "rules": {"target-size": {"enabled": True}},
        "preload": False,
        "resultTypes": ["violations"],
    }
    if rules:
        options["runOnly"] = list(rules)
    return [(rule, html) for rule, html in page.evaluate(_FIND, options)]
