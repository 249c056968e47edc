"""An item in typst's own bibliography format (Hayagriva), whose types are coarser than CSL's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from dossier.model.citation import Item, family_name, has_others, without_others
from dossier.model.dates import Date, ends, known_ends
from dossier.model.records import Name
from dossier.rendering.bibliography.line import is_web


def hayagriva_entry(item: Item) -> dict[str, Any]:
    """What `bibliography` reads under the key of `item`."""
    kind, parent_kind = _KINDS.get(item.csl_type, ("misc", "web"))
    if item.csl_type == "webpage" and item.container_title:
        kind = "article"
    entry: dict[str, Any] = {"type": kind, "title": _verbatim(item.title or item.id)}
    parent: dict[str, Any] = {}
    for role, target in (("author", "author"), ("editor", "editor")):
        if names := _people(item.names.get(role, ())):
            entry[target] = names
    if names := _people(item.names.get("container-author", ())):
        parent["author"] = names
    affiliated = [
        {"role": role, "names": names}
        for role in ("translator", "director", "illustrator", "narrator", "producer", "composer")
        if (names := _people(item.names.get(role, ())))
    ]
    if affiliated:
        entry["affiliated"] = affiliated
    if item.issued and (date := _typst_date(item.issued)):
        entry["date"] = date
    if item.publisher or item.place:
        entry["publisher"] = {
            key: _verbatim(value)
            for key, value in (("name", item.publisher), ("location", item.place))
            if value
        }
    for key, value in (
        ("genre", item.genre),
        ("archive", item.archive),
        ("archive-location", item.archive_location),
        ("organization", item.authority),
    ):
        if value:
            entry[key] = _verbatim(value)
    if _is_readable(item.url):
        visited = _typst_date(item.accessed) if item.accessed else ""
        entry["url"] = {"value": item.url, "date": visited} if visited else item.url
    serial = {
        key: value
        for key, value in (
            ("doi", item.doi),
            ("isbn", item.isbn),
            ("issn", item.issn),
            ("serial", item.number),
            ("version", item.version),
        )
        if value
    }
    if serial:
        entry["serial-number"] = serial
    if item.pages:
        entry["page-range"] = item.pages
    if item.edition:
        entry["edition"] = item.edition
    holder = parent if item.container_title and kind == "article" else entry
    for key, value in (("volume", item.volume), ("issue", item.issue)):
        if value:
            holder[key] = value
    if re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2})?", item.lang):
        entry["language"] = item.lang
    if parent_kind and (item.container_title or kind == "article"):
        parent |= {"type": parent_kind}
        if item.container_title:
            parent["title"] = _verbatim(item.container_title)
        entry["parent"] = [parent]
    if item.collection_title and kind == "book":
        series: dict[str, Any] = {"type": "book", "title": _verbatim(item.collection_title)}
        if item.collection_number:
            series["volume"] = item.collection_number
        entry["parent"] = [*entry.get("parent", []), series]
    return entry


_KINDS = {
    "article": ("article", "web"),
    "article-journal": ("article", "periodical"),
    "article-magazine": ("article", "periodical"),
    "article-newspaper": ("article", "newspaper"),
    "bill": ("legislation", ""),
    "book": ("book", ""),
    "broadcast": ("video", "video"),
    "chapter": ("chapter", "book"),
    "classic": ("book", ""),
    "collection": ("anthology", ""),
    "entry": ("entry", "reference"),
    "entry-dictionary": ("entry", "reference"),
    "entry-encyclopedia": ("entry", "reference"),
    "figure": ("artwork", "article"),
    "graphic": ("artwork", ""),
    "legal_case": ("case", ""),
    "legislation": ("legislation", ""),
    "manuscript": ("manuscript", ""),
    "map": ("artwork", ""),
    "motion_picture": ("video", ""),
    "pamphlet": ("book", ""),
    "paper-conference": ("article", "proceedings"),
    "patent": ("patent", ""),
    "periodical": ("periodical", ""),
    "post": ("post", "thread"),
    "post-weblog": ("article", "blog"),
    "regulation": ("legislation", ""),
    "report": ("report", ""),
    "review": ("article", "periodical"),
    "review-book": ("article", "periodical"),
    "software": ("repository", ""),
    "song": ("audio", ""),
    "thesis": ("thesis", ""),
    "webpage": ("web", "web"),
}
"""CSL type: typst's type, and that of the container."""


def _is_readable(url: str) -> bool:
    """Whether typst, stricter than browsers, takes `url` for an address."""
    found = re.match(r"https?://([\w-]+(?:\.[\w-]+)+)(?::\d{1,4})?(?:[/?#]|\Z)", url)
    if found is None or not is_web(url):
        return False
    try:
        return bool(found[1].encode("idna").decode("idna"))
    except UnicodeError:
        return False


def _verbatim(text: str) -> dict[str, Any]:
    """Typst reads neither mathematics nor braces in it, nor changes its case."""
    return {"value": text, "verbatim": True}


def _people(names: Sequence[Name]) -> list[dict[str, str]]:
    """What it has no word for, that there are others, stands behind the last name."""
    people = []
    for name in without_others(names):
        if name.literal or not name.family:
            person = {"name": family_name(name)}
        else:
            person = {"name": name.family, "given-name": name.given}
            person |= {"prefix": name.particle} if name.particle else {}
            person |= {"suffix": name.suffix} if name.suffix else {}
        if person["name"].strip():
            people.append({key: value for key, value in person.items() if value})
    if people and has_others(names):
        last = people[-1]
        part = "suffix" if "given-name" in last else "name"
        last[part] = f"{last.get(part, '')} et al.".strip()
    return people


def _typst_date(date: Date) -> str:
    """The day, month or year, of a span its beginning.

    Its mark for what is only about right is all it has for doubt, and styles may not print it: so
    only a year has it, and no date is given where that would be a guess among more than two.
    """
    known = known_ends(date)[0]
    first, last = (end.text[:4] for end in ends(date))
    if known or not first:
        return known
    return f"~{first}" if "/" in date.edtf or int(last) - int(first) <= 1 else ""
