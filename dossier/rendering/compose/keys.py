"""Keys of a list's parts, and of the headings in it, in the words of the interface."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from dossier.model.dates import DateError, parse, wording
from dossier.pages.division import APART, MANY, UNDATED
from dossier.rendering.words import format_number

Words = Callable[..., str]
_YEARS = re.compile(r"[0-9]{2}(?:[0-9]{2}|[0-9]X|XX)", re.IGNORECASE)
_NUMBERS = re.compile(rf"{MANY}(\d+)(?:to(\d+))?(?:-(.+))?")
"""Keys of parts by how many articles there are."""


def key_title(key: str, lang: str, t: Words) -> str:
    """A part's key in words: « mars 2024 », « A », « sans date, U1 »."""
    key = key.replace(APART, " ")
    if not key:
        return ""
    name, _, letters = key.partition("-")
    if name == UNDATED:
        return _with_letters(t("part.undated"), letters)
    if number := _NUMBERS.fullmatch(key):
        low, high, rest = number.groups()
        worded = t("list.articles", n=int(low))
        if high:
            least = format_number(lang, int(low))
            worded = t("list.articles_range", low=least, n=int(high))
        return _with_letters(worded, rest or "")
    name, _, rest = key.partition(".")
    if name in ("events", "articles") and (rest or name == key):
        kind = t(f"chronology.{name}")
        return f"{kind}, {key_title(rest, lang, t)}" if rest else kind
    if key[4:7] == "-xx":
        return key_title(key[:4], lang, t) + key[7:].upper().replace("-", ", ")
    several = "/" in key or "," in key
    date, letters = (key, "") if several else (key[:10].rstrip("-").upper(), key[11:])
    if several or _YEARS.match(key):
        try:
            worded = wording(parse(date), lang)
        except DateError:
            return key.upper()
        return _with_letters(worded, letters)
    return key.capitalize()


def narrowed(key: str, counts: Collection[int]) -> str:
    """A key without the numbers of articles that none of those under it has."""
    number = _NUMBERS.fullmatch(key)
    if number is None or number[2] is None:
        return key
    low, high = min(counts), max(counts)
    return f"{MANY}{low}" + f"to{high}" * (low < high) + f"-{number[3]}" * bool(number[3])


def _with_letters(worded: str, letters: str) -> str:
    """What a list is divided by, then by which letters it is divided on: « mars 2024, A »."""
    return f"{worded}, {letters.upper()}" if letters else worded
