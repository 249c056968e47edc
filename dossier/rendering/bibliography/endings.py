"""Where an entry ends: its address, when it was read, the copies that archives keep."""

from __future__ import annotations

import re

from dossier.model.citation import Item
from dossier.rendering.bibliography.line import NBSP, Line, clean
from dossier.rendering.bibliography.when import full_date
from dossier.rendering.bibliography.words import Words

_DOI_PREFIX = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def bare_doi(item: Item) -> str:
    """The DOI without the address or label it may have been written with."""
    return _DOI_PREFIX.sub("", clean(item.doi), count=1)


def doi_address(item: Item) -> str:
    return f"https://doi.org/{bare_doi(item)}"


def doi(line: Line, item: Item) -> None:
    if item.doi:
        line.begin().mark(f"DOI{NBSP}").link(doi_address(item), bare_doi(item))


def web_address(line: Line, item: Item) -> None:
    """The address, as a link unless it is dead or unfit."""
    if item.url_status in {"dead", "unfit"}:
        line.put(item.url)
    else:
        line.link(item.url)


def visited(item: Item, w: Words) -> str:
    """« [Consulté le 28 novembre 2024] », unbroken."""
    if not item.accessed:
        return ""
    return f"[{w.accessed}{NBSP}{full_date(item.accessed, w.lang).replace(' ', NBSP)}]"


def archived_copy(line: Line, item: Item, w: Words) -> None:
    """« Archivé le 28 novembre 2024 : adresse »"""
    if not item.archive_url:
        return
    line.begin().mark(w.archived)
    if item.archive_date:
        day = full_date(item.archive_date, w.lang)
        exact = day[:1].isdigit()
        line.mark(f" le{NBSP}{day}" if w.lang == "fr" and exact else f" {day}")
    line.mark(w.colon).link(item.archive_url)


def kept_at(line: Line, item: Item, w: Words) -> None:
    """Archive and shelf mark."""
    line.then(item.archive)
    if item.archive:
        line.add(w.colon, item.archive_location)
    else:
        line.then(item.archive_location)


def collection(line: Line, item: Item) -> None:
    line.then(item.collection_title).add(", ", item.collection_number)


def isbn(line: Line, item: Item) -> None:
    if item.isbn:
        line.begin().mark(f"ISBN{NBSP}").put(item.isbn)
