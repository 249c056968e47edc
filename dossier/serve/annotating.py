"""« Annoter »: a passage that an editor selects in a page, as a record ready to be saved.

The page says which words of the text were selected and how many stand before them; all else
comes from the text itself, under the matcher's own rules. Nothing is written.
"""

from __future__ import annotations

import os
import re
import time
from typing import Literal

from msgspec import Struct

from dossier.building.opening import OpenText, text_behind
from dossier.config import Config
from dossier.linking.quotes import Found, Passages
from dossier.model.body import Range
from dossier.model.dates.finding import find_dates
from dossier.model.names import short_slug
from dossier.model.records import Article, Selector
from dossier.reading.quoting import quote
from dossier.serve.words import word

LONGEST = 12_000
"""Letters of a passage: a longer one is no passage any more."""
_BLANK = re.compile("[\\s\u00ad\u200b\ufeff]+")
"""What neither the page nor this counts: white space, and what is never seen."""
_BROKEN = 40
"""Letters of a word that a selection may have cut."""
_STEM = 60

Form = Literal["note", "quotation", "reading"]


class Selected(Struct, frozen=True, forbid_unknown_fields=True):
    """What the page says of a selection."""

    route: str
    form: Form
    before: int
    """Characters of the text before it, blanks not counted."""
    words: str
    """Those of the text that are selected; blanks do not count."""


class Annotation(Struct, frozen=True):
    """What the page is answered."""

    text: str = ""
    """To be copied; empty where there is nothing to copy, and `said` says why."""
    said: str = ""


def annotate(config: Config, lang: str, selected: Selected) -> Annotation:
    """The record that quotes a selection; `lang` is the preview's language."""
    opened = text_behind(config, selected.route)
    place = located(opened.text, selected.words, selected.before) if opened else None
    if opened is None or place is None:
        return Annotation(said=word(lang, "annotate-gone"))
    if selected.form != "note" and not isinstance(opened.record, Article):
        return Annotation(said=word(lang, "annotate-not-citable"))
    passages = Passages(opened.text)
    selector = passages.selector(*place)
    found = passages.find(selector)
    if not isinstance(found, Found) or (found.start, found.end) != place:
        return Annotation(said=word(lang, "annotate-recurs"))
    said, text = _FORMS[selected.form](config, lang, opened, selector)
    return Annotation(text, said)


def located(text: str, words: str, before: int) -> Range | None:
    """Where the selected words stand: of all places the one with about as much before it.

    White space and closing marks that were caught at the ends are left out, and words that
    were cut in two are whole.
    """
    sought = _BLANK.sub("", words)
    if not 0 < len(sought) <= LONGEST:
        return None
    compact, places = _compact(text)
    at = compact.find(sought, max(before, 0))
    last = compact.rfind(sought, 0, max(before, 0) + len(sought))
    found = [one for one in (at, last) if one >= 0]
    if not found:
        return None
    start = min(found, key=lambda one: abs(one - before))
    return _whole_words(text, places[start], places[start + len(sought) - 1] + 1)


def _compact(text: str) -> tuple[str, list[int]]:
    """The text without blanks, and where each of its characters stood."""
    places = [at for at, character in enumerate(text) if not _BLANK.match(character)]
    return "".join(text[at] for at in places), places


def _whole_words(text: str, start: int, end: int) -> Range:
    least, most = max(0, start - _BROKEN), min(len(text), end + _BROKEN)
    while start > least and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < most and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _quoting(selector: Selector, indent: str) -> str:
    """The fields that quote, one a line."""
    fields = {"quote": selector.exact, "prefix": selector.prefix, "suffix": selector.suffix}
    lines = [f"{indent}{name}: {quote(value)}\n" for name, value in fields.items() if value]
    return "".join(lines)


def _note(config: Config, lang: str, opened: OpenText, selector: Selector) -> tuple[str, str]:
    editors = opened.settings.editors
    author = f"author: {quote(editors[0].name)}\n" if editors else "# author:\n"
    text = (
        f"---\ntarget: {opened.record.id}\n{_quoting(selector, '')}"
        f"# {word(lang, 'annotate-kinds')}\nkind: context\n"
        f"{author}date: {time.strftime('%Y-%m-%d')}\n---\n\n{word(lang, 'annotate-body')}\n"
    )
    return _saved(config, lang, "notes", opened, selector), text


def _quotation(config: Config, lang: str, opened: OpenText, selector: Selector) -> tuple[str, str]:
    text = (
        f"---\n# speaker: {word(lang, 'annotate-actor')}\n"
        f"# {word(lang, 'annotate-via')}\nvariants:\n  - in: {opened.record.id}\n"
        f"{_quoting(selector, '    ')}---\n"
    )
    return _saved(config, lang, "quotations", opened, selector), text


def _reading(config: Config, lang: str, opened: OpenText, selector: Selector) -> tuple[str, str]:  # noqa: ARG001
    record = opened.record
    published = record.published if isinstance(record, Article) else None
    dates = find_dates(selector.exact, record.lang or opened.settings.lang, published)
    date = quote(dates[0].date.edtf) if dates else f"# {word(lang, 'annotate-date')}"
    text = (
        f"  - date: {date}\n    source: {record.id}\n{_quoting(selector, '    ')}"
        f"    # {word(lang, 'annotate-rank')}\n    rank: preferred\n"
    )
    return word(lang, "annotate-reading-said"), text


_FORMS = {"note": _note, "quotation": _quotation, "reading": _reading}


def _saved(config: Config, lang: str, folder: str, opened: OpenText, selector: Selector) -> str:
    """Under which name it may be saved."""
    stem = short_slug(f"{opened.record.id}-{selector.exact}", _STEM)
    number, name = 1, stem
    while os.path.lexists(os.path.join(config.content, folder, f"{name}.md")):
        number += 1
        name = f"{stem}-{number}"
    path = f"{os.path.basename(config.content)}/{folder}/{name}.md"
    return word(lang, "annotate-said", path=path)
