"""Names in a row: inverted and in capitals for ISO 690, as Chicago has them, short to cite by."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from dossier.model.citation import Item, family_name, full_name, has_others, without_others
from dossier.model.names import fold
from dossier.model.records import Name
from dossier.rendering.bibliography.line import clean
from dossier.rendering.bibliography.words import Words

_DROPPED = frozenset("de d' d’ von van der den zu ten ter af av da do dos das y e".split())
"""Particles that follow the given name when it is inverted (AFNOR: « VILLEPIN, Dominique
de »); others (du, des, la, le, del…) open the family name."""


def _split(name: Name) -> tuple[str, str]:
    """What an inverted name begins with, and what follows the given name."""
    if name.literal or not name.family:
        return name.literal or name.particle or name.given, ""
    if not name.particle:
        return name.family, ""
    if all(word in _DROPPED for word in name.particle.lower().split()):
        return name.family, name.particle
    return family_name(name), ""


@lru_cache(maxsize=1 << 13)
def short_name(name: Name) -> str:
    """What the name is cited and sorted by."""
    return clean(_split(name)[0])


def inverted(name: Name, *, capitals: bool) -> str:
    """« NOM, Prénom de », « Nom, Prénom, Jr. »; a literal alone."""
    head, tail = _split(name)
    given = "" if name.literal or not name.family else name.given
    rest = " ".join(part for part in (clean(given), clean(tail)) if part)
    shown = clean(head).upper() if capitals else clean(head)
    return ", ".join(part for part in (shown, rest, clean(name.suffix)) if part)


def spoken(name: Name) -> str:
    """« Prénom de Nom »."""
    return clean(full_name(name))


def iso_names(names: Sequence[Name], w: Words) -> str:
    """« PIETRALUNGA, Cédric et VINCENT, Élise », « PIETRALUNGA, Cédric et al. »"""
    named = without_others(names)
    shown = [text for name in named if (text := inverted(name, capitals=True))]
    if has_others(names):
        return f"{', '.join(shown)} et al."
    return _joined(shown, f" {w.conjunction} ")


def chicago_names(names: Sequence[Name], w: Words) -> str:
    """“Pietralunga, Cédric, and Élise Vincent”; of more than six the first three."""
    shown = [
        text
        for n, name in enumerate(without_others(names))
        if (text := spoken(name) if n else inverted(name, capitals=False))
    ]
    if len(shown) > 6 or has_others(names):
        return f"{', '.join(_first(shown))}, et al."
    return _joined(shown, f", {w.conjunction} ")


def spoken_names(names: Sequence[Name], w: Words) -> str:
    """“Jean Dupont and Ève Durand”"""
    shown = [text for name in without_others(names) if (text := spoken(name))]
    if len(shown) > 6 or has_others(names):
        return f"{', '.join(_first(shown))}{',' if len(shown) > 1 else ''} et al."
    return _joined(shown, f" {w.conjunction} " if len(shown) == 2 else f", {w.conjunction} ")


def _first(shown: list[str]) -> list[str]:
    return shown[:3] if len(shown) > 6 else shown


def _joined(shown: list[str], last_glue: str) -> str:
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])}{last_glue}{shown[-1]}"


LEADING_ROLES = ("author", "editor", "translator", "director", "compiler")
"""Who opens an entry: the first of these that it has."""


def leading(item: Item) -> tuple[str, tuple[Name, ...]]:
    """The role and the names that open the entry; empty where nobody is named."""
    for role in LEADING_ROLES:
        named = tuple(name for name in item.names.get(role, ()) if short_name(name))
        if named:
            return role, named
    return "", ()


UNSIGNED_IN_OUTLET = frozenset(
    "article-newspaper article-magazine post-weblog webpage broadcast post".split()
)
"""Kinds whose unsigned pieces are cited by their outlet, since that is who answers for them."""


def citing_label(item: Item, w: Words, *, and_word: bool, most: int) -> tuple[str, bool]:
    """Who stands for the item in a citation, and whether that is a title (in italics).

    More names than `most`, or others who are not named, are the first « et al. ».
    """
    _, names = leading(item)
    if names:
        shown = [short_name(name) for name in without_others(names)]
        if len(shown) > most or has_others(names):
            return f"{shown[0]} et al.", False
        return _joined(shown, f" {w.conjunction} " if and_word else ", "), False
    if item.container_title and item.csl_type in UNSIGNED_IN_OUTLET:
        return clean(item.container_title), True
    return short_title(item), True


def short_title(item: Item) -> str:
    """The title down to its first pause, and to a few words."""
    title = clean(item.title_short)
    if title:
        return title
    title = clean(item.title)
    cut = min(
        (
            at
            for pause in (": ", " : ", "\u00a0: ", "\u202f: ", " — ", " – ", ". ")
            if (at := title.find(pause)) > 3
        ),
        default=len(title),
    )
    title = title[:cut].rstrip()
    if len(title) <= 48:
        return title
    head = title[:45].rsplit(" ", 1)[0].rstrip(" ,;:«“([-–—")
    return f"{head}…"


def sort_key(item: Item) -> tuple[str, tuple[int, int], str, str]:
    """Names (or the title where nobody is named), date, title, id: total, the same in every
    style."""
    names = without_others(leading(item)[1])
    title = _sortable(item.title)
    who = (
        " ".join(f"{_sortable(short_name(n))} {_sortable(n.given)}" for n in names)
        if names
        else title
    )
    when = item.issued.sort_key if item.issued else (10**8, 10**8)
    return (who, when, title, item.id)


def _sortable(text: str) -> str:
    return fold(clean(text)).lstrip("«“‘\"'([ \u00a0\u202f…")
