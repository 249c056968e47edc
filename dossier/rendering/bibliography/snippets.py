"""One item in the formats of reference managers: BibTeX, RIS, CSL-JSON.

A date that a format cannot hold is degraded to what it can say of its bounds, never more than is
known, and its wording kept beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import msgspec

from dossier.model.citation import Item, family_name, full_name, has_others, without_others
from dossier.model.dates import Date, ends, known_ends, qualifiers, wording
from dossier.model.records import Name
from dossier.rendering.bibliography.endings import bare_doi
from dossier.rendering.bibliography.line import clean
from dossier.rendering.bibliography.when import is_exact, year

_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "%": r"\%",
        "#": r"\#",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
    }
)
_LATEX_CHARACTERS = re.compile(r"[\\{}$&%#_^~]")
_BIBTEX_TYPES = {
    "article-newspaper": "article",
    "article-magazine": "article",
    "article-journal": "article",
    "review": "article",
    "review-book": "article",
    "book": "book",
    "classic": "book",
    "chapter": "incollection",
    "entry": "incollection",
    "entry-dictionary": "incollection",
    "entry-encyclopedia": "incollection",
    "collection": "book",
    "manuscript": "unpublished",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def bibtex(item: Item, key: str = "") -> str:
    """A BibTeX entry that BibLaTeX reads too; `key` is the id unless given."""
    kind = _BIBTEX_TYPES.get(item.csl_type, "misc")
    fields: list[tuple[str, str]] = []

    def add(name: str, text: str) -> None:
        if text and (text := clean(text)):
            fields.append((name, _latex(text)))

    fields += [
        (role, names)
        for role in ("author", "editor", "translator")
        if (names := _bibtex_names(item.names.get(role, ())))
    ]
    if title := clean(item.title):
        fields.append(("title", f"{{{_latex(title)}}}"))
    holder = {"article": "journal", "misc": "howpublished"}.get(kind, "booktitle")
    add(holder, item.container_title)
    if item.csl_type in {"article-newspaper", "article-magazine"}:
        fields.append(("entrysubtype", item.csl_type.removeprefix("article-")))
    if item.issued:
        fields.extend(_bibtex_date(item.issued, item.words_lang))
    publisher = {"techreport": "institution", "phdthesis": "school"}.get(kind, "publisher")
    add(publisher, item.publisher)
    add("address", item.place)
    add("edition", item.edition)
    add("series", item.collection_title)
    add("volume", item.volume)
    add("number", item.issue or item.number)
    add("pages", _DASHES.sub("--", item.pages) if item.pages else "")
    add("type", item.genre)
    add("version", item.version)
    add("isbn", item.isbn)
    add("issn", item.issn)
    for name, address in (("doi", bare_doi(item)), ("url", item.url)):
        if address := _bibtex_address(address):
            fields.append((name, address))
    if item.accessed:
        fields.append(("urldate", _biblatex_date(item.accessed)))
    add("langid", item.lang)
    add("abstract", item.abstract)
    notes = [item.note, _kept_wording(item.issued, item.words_lang), _archived(item)]
    add("note", " ; ".join(note for note in notes if note))
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields)
    return f"@{kind}{{{_bibtex_key(key or item.id)},\n{lines}}}\n"


_DASHES = re.compile(r"\s*[-–—‑]+\s*")
_NO_KEY = re.compile(r"[^A-Za-z0-9:._+/-]+")


def _latex(text: str) -> str:
    return text.translate(_LATEX) if _LATEX_CHARACTERS.search(text) else text


def _bibtex_key(key: str) -> str:
    return _NO_KEY.sub("-", key) or "item"


def _bibtex_names(names: Sequence[Name]) -> str:
    told = [text for name in without_others(names) if (text := _bibtex_name(name))]
    return " and ".join([*told, "others"] if told and has_others(names) else told)


def _bibtex_name(name: Name) -> str:
    """`particle Family, Suffix, Given`; an organisation in braces, lest « and » divide it."""
    if name.literal or not name.family:
        text = _latex(clean(full_name(name)))
        return f"{{{text}}}" if text else ""
    parts = [_braced(part) for part in (family_name(name), name.suffix, name.given) if clean(part)]
    return ", ".join(parts)


_SEPARATOR = re.compile(r",|\band\b", re.IGNORECASE)


def _braced(text: str) -> str:
    """Braces around what BibTeX would take for a separator."""
    text = clean(text)
    return f"{{{_latex(text)}}}" if _SEPARATOR.search(text) else _latex(text)


def _bibtex_date(date: Date, lang: str) -> list[tuple[str, str]]:
    """`date` for BibLaTeX, the words that one cites by and the month for BibTeX itself."""
    fields = [("date", _biblatex_date(date)), ("year", _bibtex_year(date, lang))]
    known, last = known_ends(date)
    if known == last and len(known) >= len("2024-11"):
        fields.append(("month", _MONTHS[int(known[5:7]) - 1]))
    return fields


def _bibtex_year(date: Date, lang: str) -> str:
    """The year to cite by, in brackets also where an end of a span is uncertain."""
    shown = year(date, lang).replace("–", "--")
    return (
        f"[{shown}?]" if "[" not in shown and qualifiers(date).uncertain[:1] == ("year",) else shown
    )


def _biblatex_date(date: Date) -> str:
    """EDTF of level 1, as BibLaTeX reads it: marks behind the whole, an open end empty."""
    first, last = ends(date)
    return first.marked if first == last else f"{first.marked}/{last.marked}"


def _bibtex_address(address: str) -> str:
    """An address is read verbatim: only what would end the field is percent-encoded."""
    text = clean(address)
    return text.translate(_PERCENT) if any(c in text for c in "{}\\ ") else text


_PERCENT = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


_RIS_TYPES = {
    "article": "UNPB",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "broadcast": "VIDEO",
    "chapter": "CHAP",
    "classic": "CLSWK",
    "dataset": "DATA",
    "entry": "ENCYC",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "figure": "FIGURE",
    "graphic": "ART",
    "hearing": "HEAR",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "MANSCPT",
    "map": "MAP",
    "motion_picture": "MPCT",
    "musical_score": "MUSIC",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "personal_communication": "PCOMM",
    "post": "ICOMM",
    "post-weblog": "BLOG",
    "regulation": "GOVDOC",
    "report": "RPRT",
    "review": "JOUR",
    "review-book": "JOUR",
    "software": "COMP",
    "song": "SOUND",
    "speech": "SLIDE",
    "standard": "STAND",
    "thesis": "THES",
    "webpage": "ELEC",
}
_RIS_ROLES = (("author", "AU"), ("editor", "ED"), ("translator", "A4"), ("director", "A2"))


def ris(item: Item, key: str = "") -> str:
    """A RIS record; lines end as the format asks, in CR LF."""
    lines = [("TY", _RIS_TYPES.get(item.csl_type, "GEN")), ("ID", key or item.id)]
    lines += [
        (tag, name) for role, tag in _RIS_ROLES for name in _ris_names(item.names.get(role, ()))
    ]
    first, _, last = _DASHES.sub("/", item.pages).partition("/")
    lines += [("TI", item.title), ("T2", item.container_title), ("T3", item.collection_title)]
    if item.issued:
        lines += [
            ("PY", known_ends(item.issued)[0][:4]),
            ("DA", _ris_date(item.issued, item.words_lang)),
        ]
    lines += [
        ("PB", item.publisher),
        ("CY", item.place),
        ("ET", item.edition),
        ("VL", item.volume),
        ("IS", item.issue or item.number),
        ("SP", first),
        ("EP", last),
        ("SN", item.isbn or item.issn),
        ("M3", item.genre),
        ("DO", bare_doi(item)),
        ("UR", item.url),
        ("L2", item.archive_url),
        ("Y2", _ris_date(item.accessed, item.words_lang) if item.accessed else ""),
        ("LA", item.lang),
        ("AB", item.abstract),
        ("N1", _kept_wording(item.issued, item.words_lang)),
        ("N1", item.note),
    ]
    body = "".join(
        f"{tag}  - {text}\r\n" for tag, value in lines if value and (text := clean(value))
    )
    return f"{body}ER  - \r\n"


def _ris_names(names: Sequence[Name]) -> list[str]:
    told = [_ris_name(name) for name in without_others(names)]
    return [*told, "et al."] if has_others(names) else told


def _ris_name(name: Name) -> str:
    """`Family, Given, Suffix`, where a comma inside a part would begin another."""
    if name.literal or not name.family:
        return clean(full_name(name))
    parts = [family_name(name), name.given, name.suffix]
    return ", ".join(clean(part).replace(",", " ") for part in parts if clean(part))


def _ris_date(date: Date, lang: str) -> str:
    """`2024/11/25/`, of a span its beginning; words after the last slash where that is in doubt."""
    known = known_ends(date)[0]
    if not known:
        return f"///{wording(date, lang)}"
    return "/".join([*known.split("-"), "", ""][:3]) + "/"


def csl_json(item: Item, key: str = "") -> str:
    """A CSL-JSON array of one item."""
    value = msgspec.json.encode([csl_value(item, key)])
    return f"{msgspec.json.format(value, indent=2).decode()}\n"


def csl_value(item: Item, key: str = "") -> dict[str, Any]:
    """`item` as a CSL-JSON object."""
    value: dict[str, Any] = {"id": key or item.id, "type": item.csl_type}
    for role, names in sorted(item.names.items()):
        if people := [_csl_name(name) for name in names if clean(full_name(name))]:
            value[role] = people
    for variable, date in (("issued", item.issued), ("accessed", item.accessed)):
        if date:
            value[variable] = _csl_date(date, item.words_lang)
    for variable, attribute in _CSL_FIELDS.items():
        if (text := getattr(item, attribute)) and (text := clean(text)):
            value[variable] = text
    if archived := _archived(item):
        value["note"] = " ; ".join(text for text in (value.get("note", ""), archived) if text)
    return value


_CSL_FIELDS = {
    "title": "title",
    "title-short": "title_short",
    "container-title": "container_title",
    "collection-title": "collection_title",
    "collection-number": "collection_number",
    "event-title": "event_title",
    "publisher": "publisher",
    "publisher-place": "place",
    "edition": "edition",
    "volume": "volume",
    "issue": "issue",
    "number": "number",
    "page": "pages",
    "genre": "genre",
    "medium": "medium",
    "version": "version",
    "authority": "authority",
    "archive": "archive",
    "archive_location": "archive_location",
    "DOI": "doi",
    "ISBN": "isbn",
    "ISSN": "issn",
    "URL": "url",
    "language": "lang",
    "abstract": "abstract",
    "note": "note",
}


def _csl_name(name: Name) -> dict[str, str]:
    if name.literal or not name.family:
        return {"literal": clean(full_name(name))}
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: text for part, value in parts.items() if (text := clean(value))}


def _csl_date(date: Date, lang: str) -> dict[str, Any]:
    """`date-parts`, of a span both ends; what is not exact keeps its wording as `literal`."""
    first, last = ends(date)
    form: dict[str, Any] = {}
    if first.text:
        bounds = dict.fromkeys(end.text for end in (first, last) if end.text)
        form["date-parts"] = [[int(part) for part in bound.split("-")] for bound in bounds]
    if not is_exact(date):
        form["literal"] = wording(date, lang)
        if first.doubt or last.doubt:
            form["circa"] = True
    return form


def _kept_wording(date: Date | None, lang: str) -> str:
    return "" if date is None or is_exact(date) else wording(date, lang)


def _archived(item: Item) -> str:
    """`Archive: URL (date)`, for formats without a field for it."""
    if not item.archive_url:
        return ""
    date = item.archive_date
    when = "" if date is None else date.edtf if is_exact(date) else wording(date, item.words_lang)
    return f"Archive: {clean(item.archive_url)}{f' ({when})' if when else ''}"
