"""The words that styles print around an entry's own, in French and English; locators."""

from __future__ import annotations

import re

from msgspec import Struct

from dossier.rendering.bibliography.line import NBSP, clean


class Words(Struct, frozen=True, kw_only=True):
    """One language's terms."""

    lang: str
    conjunction: str
    no_date: str
    no_date_short: str
    online: str
    accessed: str
    available: str
    archived: str
    within: str
    software: str
    map: str
    version: str
    colon: str
    """With the spaces around it."""
    semicolon: str
    opening: str
    closing: str
    """Quotation marks, with the spaces inside."""
    inner: tuple[str, str]
    """Quotation marks inside quotation marks."""
    stop_inside: bool
    """Whether a full stop or comma stands before the closing quotation mark."""
    number: str
    volume: str
    page: str
    pages: str
    dash: str
    """Between two pages."""
    roles: dict[str, tuple[str, str]]
    """CSL name variable: short label of one and of several."""
    made_by: dict[str, str]
    """CSL name variable: verb before the names."""


FR = Words(
    lang="fr",
    conjunction="et",
    no_date="[sans date]",
    no_date_short=f"s.{NBSP}d.",
    online=f"en{NBSP}ligne",
    accessed=f"Consulté{NBSP}le",
    available="Disponible à l’adresse",
    archived="Archivé",
    within="in",
    software="logiciel",
    map="carte",
    version="Version",
    colon=f"{NBSP}: ",
    semicolon=" ; ",
    opening=f"«{NBSP}",
    closing=f"{NBSP}»",
    inner=("“", "”"),
    stop_inside=False,
    number=f"n°{NBSP}",
    volume=f"vol.{NBSP}",
    page=f"p.{NBSP}",
    pages=f"pp.{NBSP}",
    dash="\u2011",
    roles={
        "editor": ("éd.", "éd."),
        "translator": ("trad.", "trad."),
        "director": ("réal.", "réal."),
        "compiler": ("comp.", "comp."),
    },
    made_by={"editor": "édité par", "translator": "traduit par", "director": "réalisé par"},
)
EN = Words(
    lang="en",
    conjunction="and",
    no_date="[no date]",
    no_date_short="n.d.",
    online="online",
    accessed="Accessed",
    available="Available from",
    archived="Archived",
    within="in",
    software="software",
    map="map",
    version="Version",
    colon=": ",
    semicolon="; ",
    opening="“",
    closing="”",
    inner=("‘", "’"),
    stop_inside=True,
    number=f"no.{NBSP}",
    volume=f"vol.{NBSP}",
    page=f"p.{NBSP}",
    pages=f"pp.{NBSP}",
    dash="–",
    roles={
        "editor": ("ed.", "eds."),
        "translator": ("trans.", "trans."),
        "director": ("dir.", "dirs."),
        "compiler": ("comp.", "comps."),
    },
    made_by={"editor": "edited by", "translator": "translated by", "director": "directed by"},
)


def words(lang: str) -> Words:
    """French for any kind of French, else English."""
    return FR if lang[:2].lower() == "fr" else EN


def capital(text: str) -> str:
    """Our own words where they begin a sentence."""
    return text[:1].upper() + text[1:]


def ordinal_edition(edition: str, lang: str) -> str:
    """« 2e éd. », “2nd ed.”; an edition in words as it is."""
    edition = clean(edition)
    if not (edition.isascii() and edition.isdigit() and len(edition) < 5):
        return edition
    if lang == "fr":
        return f"{edition}{'re' if edition == '1' else 'e'}{NBSP}éd."
    teens = len(edition) > 1 and edition[-2] == "1"
    ending = "th" if teens else {"1": "st", "2": "nd", "3": "rd"}.get(edition[-1], "th")
    return f"{edition}{ending} ed."


_RANGE = re.compile(r"(?<![\w.])(\d{1,9})\s*[-‐‑–—]{1,2}\s*(\d{1,9})(?![\w.])")


def page_range(pages: str, w: Words, *, shortened: bool = False) -> str:
    """« 11‑24 »; with `shortened`, Chicago's way (101–18, 107–8, 100–104)."""

    def written(found: re.Match[str]) -> str:
        first, last = found[1], found[2]
        return f"{first}{w.dash}{_shorten(first, last) if shortened else last}"

    return _RANGE.sub(written, clean(pages))


def _shorten(first: str, last: str) -> str:
    """The part of `last` that Chicago prints after `first`."""
    if len(first) != len(last) or len(first) < 3 or first.endswith("00") or first >= last:
        return last
    same = next(i for i in range(len(first)) if first[i] != last[i])
    if first[-2] == "0" and same >= len(first) - 2:
        return last[same:].lstrip("0") or last
    return last[min(same, len(first) - 2) :]


_LOCATORS: dict[str, dict[str, tuple[str, str]]] = {
    "fr": {
        "page": ("p.", "p."),
        "chapter": ("chap.", "chap."),
        "section": ("sect.", "sect."),
        "paragraph": ("§", "§"),
        "volume": ("vol.", "vol."),
        "issue": ("n°", "n°"),
        "line": ("l.", "l."),
        "column": ("col.", "col."),
        "figure": ("fig.", "fig."),
        "note": ("note", "notes"),
        "part": ("partie", "parties"),
        "article": ("art.", "art."),
        "appendix": ("annexe", "annexes"),
        "folio": ("fol.", "fol."),
    },
    "en": {
        "page": ("p.", "pp."),
        "chapter": ("chap.", "chaps."),
        "section": ("sec.", "secs."),
        "paragraph": ("§", "§§"),
        "volume": ("vol.", "vols."),
        "issue": ("no.", "nos."),
        "line": ("l.", "ll."),
        "column": ("col.", "cols."),
        "figure": ("fig.", "figs."),
        "note": ("n.", "nn."),
        "part": ("pt.", "pts."),
        "article": ("art.", "arts."),
        "appendix": ("app.", "apps."),
        "folio": ("fol.", "fols."),
    },
}
_LABELS = {
    written: label
    for label, forms in {
        "page": "p pp pg page pages",
        "chapter": "chap chaps ch chapter chapters chapitre chapitres",
        "section": "sec secs sect section sections",
        "paragraph": "§ §§ ¶ par para paras paragr paragraph paragraphs paragraphe paragraphes",
        "volume": "vol vols volume volumes tome t",
        "issue": "n° no nos nᵒ numéro numéros number issue",
        "line": "l ll ligne lignes line lines",
        "column": "col cols colonne colonnes column columns",
        "figure": "fig figs figure figures",
        "note": "n nn note notes",
        "part": "pt pts partie parties part parts",
        "article": "art arts article articles",
        "appendix": "annexe annexes appendix app",
        "folio": "f fol fols folio folios",
    }.items()
    for written in forms.split()
}
_LOCATOR = re.compile(r"(§{1,2}|¶|[^\W\d]{1,12}°?)?\.?[ \u00a0\u202f]*([\dIVXLCDMivxlcdm].{0,200})")


def locator_words(locator: str, lang: str, *, bare_pages: bool = False) -> str:
    """`p. 4`, `chap. 2`, `§3` as `lang` prints them; a bare number is a page, and what has no
    known label stands as written."""
    text = clean(locator)
    found = _LOCATOR.fullmatch(text)
    if found is None:
        return text
    label = _LABELS.get((found[1] or "p").lower())
    value = found[2]
    if label is None or (not found[1] and not value[0].isdigit()):
        return text
    w = words(lang)
    value = page_range(value, w)
    if label == "page" and bare_pages:
        return value
    one, several = _LOCATORS[w.lang][label]
    plural = any(c in value for c in ",-–‑&") or " et " in value or " and " in value
    return f"{several if plural else one}{NBSP}{value}"
