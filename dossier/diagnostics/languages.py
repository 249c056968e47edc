"""Which language the program speaks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Language = Literal["en", "fr"]


def choose_language(asked: str, environ: Mapping[str, str], dossier: str = "") -> Language:
    """`--lang`, else `DOSSIER_LANG`, else the locale's, else the dossier's, else English.

    A language that the program does not speak counts as none.
    """
    locale = next(
        (environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), ""
    )
    for tag in (asked, environ.get("DOSSIER_LANG", ""), locale, dossier):
        if spoken := _spoken(tag):
            return spoken
    return "en"


def _spoken(tag: str) -> Language | None:
    """The language of `fr`, `fr-CA` or `fr_FR.UTF-8`."""
    primary = tag.replace("_", "-").replace(".", "-").split("-")[0].lower()
    if primary == "fr":
        return "fr"
    return "en" if primary == "en" else None
