"""Levels and anchors of headings.

A body stands under its page's `<h1>`: its outline begins at `<h2>`, and no level is
skipped however the `#` were counted. Anchors are slugs of the words, or what `{#id}` says.
A body's ids are of five forms that never meet: `p1` (numbered paragraphs), `fn-1` and
`fnref-1` (footnotes), `u-…` (raw HTML), and headings' own, which take none of the others'.
None holds an underscore or a dot: a page's own ids do.
"""

from __future__ import annotations

import re

from dossier.model.names import slug

_ANCHOR = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?")
_TAKEN = re.compile(r"p[0-9]+|fn-.*|fnref-.*|u-.*", re.IGNORECASE)


class Outline:
    """Which level each heading has, from how deep it stands under those before it."""

    def __init__(self) -> None:
        self._above: list[int] = []

    def level(self, written: int) -> int:
        """2 to 6, for a heading written with so many `#`."""
        while self._above and self._above[-1] >= written:
            self._above.pop()
        self._above.append(written)
        return min(1 + len(self._above), 6)


def explicit_anchor(text: str) -> tuple[str, str] | None:
    """A heading's words and the `id` of the `{#id}` that ends them."""
    text = text.rstrip()
    at = text.rfind("{#")
    if at < 0 or not text.endswith("}") or not is_anchor(text[at + 2 : -1]):
        return None
    return text[:at].rstrip(), text[at + 2 : -1]


def malformed_anchor(text: str) -> str:
    """What a heading ends with between `{#` and `}`, where it was taken for words."""
    text = text.rstrip()
    at = text.rfind("{#")
    return text[at + 2 : -1] if at >= 0 and text.endswith("}") else ""


def is_anchor(text: str) -> bool:
    """Whether an editor may give this id to a heading."""
    return bool(_ANCHOR.fullmatch(text)) and not _TAKEN.fullmatch(text)


class Anchors:
    """The ids given in one body, each once."""

    def __init__(self, explicit: set[str]) -> None:
        self._taken = set(explicit)
        self._next: dict[str, int] = {}

    def for_heading(self, text: str) -> str:
        """A slug of `text` that no other element of this body has."""
        base = slug(text, 60) or "section"
        if _TAKEN.fullmatch(base):
            base = f"s-{base}"
        return self.unique(base)

    def attribute(self, base: str) -> str:
        return f' id="{self.unique(base)}"'

    def unique(self, base: str) -> str:
        """`base`, or `base-2`, `base-3`… where it is taken."""
        anchor, number = base, self._next.get(base, 1)
        while anchor in self._taken:
            number += 1
            anchor = f"{base}-{number}"
        self._next[base] = number
        self._taken.add(anchor)
        return anchor
