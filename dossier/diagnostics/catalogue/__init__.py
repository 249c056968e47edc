"""The words of every diagnostic, in English and French: one module a part of the program.

Each module holds `EN` and `FR`, two dicts with the same keys: `CODE` (the message),
`CODE.hint` (the hint printed whenever the finding names none), `CODE.NAME` (a further
hint or wording). Values are `str.format` templates over the finding's `params`.
"""

from __future__ import annotations

import importlib
from functools import cache

LANGUAGES = ("en", "fr")


@cache
def messages(language: str) -> dict[str, str]:
    """Every message of one language, by key."""
    import pkgutil

    found: dict[str, str] = {}
    for module in sorted(info.name for info in pkgutil.iter_modules(__path__)):
        words = importlib.import_module(f"{__name__}.{module}")
        table: dict[str, str] = words.FR if language == "fr" else words.EN
        clash = found.keys() & table.keys()
        assert not clash, f"two catalogue modules word {sorted(clash)}"
        found.update(table)
    return found
