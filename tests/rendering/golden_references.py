"""The golden lists of references: `python tests/rendering/golden_references.py` makes them anew.

One file a style and language under `tests/cases/references/`, an item as its id and its
entry. No-break spaces are shown as `~` (U+00A0) and `^` (U+202F).
"""

from __future__ import annotations

import os

from cited_items import INEXACT, ITEMS

from dossier.rendering.bibliography import BUILT_IN, reference_html

FOLDER = os.path.join(os.path.dirname(__file__), "..", "cases", "references")
TABLES = [(style, lang) for style in BUILT_IN for lang in ("fr", "en")]


def path(style: str, lang: str) -> str:
    return os.path.join(FOLDER, f"{style}.{lang}.txt")


def listed(style: str, lang: str) -> str:
    return "".join(
        f"{item.id}\n    {_visible(reference_html(item, style, lang))}\n"
        for item in (*ITEMS, *INEXACT)
    )


def _visible(html: str) -> str:
    return html.replace("\u00a0", "~").replace("\u202f", "^")


if __name__ == "__main__":
    for table in TABLES:
        with open(path(*table), "w", encoding="utf-8") as file:
            file.write(listed(*table))
