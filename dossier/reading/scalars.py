"""The types of single values: each reads a node and describes itself as JSON Schema."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, Protocol
from urllib.parse import urlsplit

from dossier.diagnostics import Place
from dossier.model import names
from dossier.model.dates import Date
from dossier.model.names import fold
from dossier.model.records import Ref
from dossier.reading.choices import in_french, language_meant, meant
from dossier.reading.hidden import BIDI, CONTROL, first_hidden
from dossier.reading.nodes import Node, Scalar, Sequence
from dossier.reading.plain import warn_of_marks
from dossier.reading.reader import (
    Reader,
    Unread,
    one_line,
    refuse_hidden,
    text_of,
    warn_of_curly_quotes,
)

Schema = dict[str, Any]


class Type(Protocol):
    """What a field may hold."""

    def read(self, node: Node, reader: Reader) -> Any:
        """The value, or UNREAD after reporting why not."""

    def schema(self, lang: str, /) -> Schema:
        """With its descriptions in that language."""
        ...


class Text:
    """Plain text on one line."""

    def __init__(
        self,
        *,
        title: bool = False,
        guard: bool = True,
        passage: bool = False,
        ours: bool = False,
    ) -> None:
        self.title = title
        """Whether hidden characters are refused."""
        self.guard = guard
        self.passage = passage
        """Whether the words are those of a page, with the quotation marks that it prints."""
        self.ours = ours
        """Whether they are the editors' own, printed as they stand: nothing else may be meant by
        marks of Markdown."""

    def read(self, node: Node, reader: Reader) -> Any:
        text = text_of(node, reader, self.guard, is_prose=True)
        if isinstance(text, Unread):
            return text
        text = one_line(text)
        control = CONTROL.search(text)
        if hidden := first_hidden(text) if self.title else control and control[0]:
            return refuse_hidden(hidden, node.place, reader)
        if found := BIDI.search(text):
            name = f"U+{ord(found[0]):04X} {unicodedata.name(found[0])}"
            reader.report.warning("bidi-control", reader.path, node.place, name=name)
        if not self.passage:
            warn_of_curly_quotes(node, reader)
        if self.ours:
            warn_of_marks(text, node, reader)
        return text

    def schema(self, _lang: str) -> Schema:
        return {"type": "string"}


class TextOrNone(Text):
    """Plain text, or the bare word `none`, which is read as no text at all."""

    def read(self, node: Node, reader: Reader) -> Any:
        return "" if is_none(node) else super().read(node, reader)


def is_none(node: Node | None) -> bool:
    """Whether a value is the keyword: in quotation marks it is a word like any other."""
    return isinstance(node, Scalar) and not node.style and node.text.strip() == "none"


_FLAGS = dict.fromkeys("true yes y on oui o vrai 1".split(), "true")
_FLAGS |= dict.fromkeys("false no n off non faux 0".split(), "false")
"""By what people write, and other programs."""


class Flag:
    def read(self, node: Node, reader: Reader) -> Any:
        text = text_of(node, reader)
        if text == "true":
            return True
        if text == "false":
            return False
        if isinstance(text, Unread):
            return text
        place, meant = node.place, _FLAGS.get(fold(text), "")
        line = reader.short_line(place.line) if meant else ""
        start, end = place.column - 1, place.end_column - 1
        if line[start:end].strip("\"'") != text:
            return reader.error("bad-flag", place, value=text)
        line = line[:start] + meant + line[end:]
        return reader.error("bad-flag", place, hint="meant", value=text, line=line)

    def schema(self, _lang: str) -> Schema:
        return {"type": "boolean"}


class Choice:
    """One word of a closed list."""

    def __init__(self, *values: str) -> None:
        self.values = values

    def read(self, node: Node, reader: Reader) -> Any:
        text = text_of(node, reader)
        if isinstance(text, Unread) or text in self.values:
            return text
        told = {
            "value": text,
            "known_en": ", ".join(self.values),
            "known_fr": in_french(self.values),
        }
        if near := meant(text, self.values):
            return reader.error("bad-choice", node.place, hint="near", near=near, **told)
        return reader.error("bad-choice", node.place, **told)

    def schema(self, _lang: str) -> Schema:
        return {"enum": list(self.values)}


class WikidataItem:
    """`Q142`."""

    def read(self, node: Node, reader: Reader) -> Any:
        text = text_of(node, reader)
        if isinstance(text, Unread) or re.fullmatch("Q[1-9][0-9]*", text):
            return text
        found = re.fullmatch(r"(?:https?://\S*/|wikidata:)?[Qq]([1-9][0-9]*)[/#]?", text)
        hint, mended = ("meant", f"Q{found[1]}") if found else (None, "")
        return reader.error("bad-wikidata", node.place, hint=hint, value=text, mended=mended)

    def schema(self, _lang: str) -> Schema:
        return {"type": "string", "pattern": "^Q[1-9][0-9]*$"}


class Number:
    """A whole number from 1 to 999."""

    def read(self, node: Node, reader: Reader) -> Any:
        text = text_of(node, reader)
        if isinstance(text, Unread):
            return text
        if re.fullmatch(r"[1-9][0-9]{0,2}", text):
            return int(text)
        return reader.error("bad-number", node.place, value=text)

    def schema(self, _lang: str) -> Schema:
        return {"type": "integer", "minimum": 1, "maximum": 999}


class Dated:
    """An EDTF date, or one worded in French or English."""

    def read(self, node: Node, reader: Reader) -> Any:
        if isinstance(node, Sequence) and node.flow and node.place.line == node.place.end_line:
            raw = reader.line(node.place.line)
            text: str | Unread = raw[node.place.column - 1 : node.place.end_column - 1]
        else:
            text = text_of(node, reader)
        if isinstance(text, Unread):
            return text
        return date_from(text, node.place, reader)

    def schema(self, _lang: str) -> Schema:
        return {"type": ["string", "integer"]}


def date_from(text: str, place: Place, reader: Reader) -> Date | Unread:
    from dossier.model.dates import DateError, read_date, told

    try:
        return read_date(text, reader.dossier.lang)
    except DateError as error:
        return reader.error(
            error.code, place, hint=error.hint, variant=error.variant, **told(error)
        )


class Language:
    """A BCP 47 tag in its usual case: `fr`, `pt-BR`, `zh-Hant`."""

    _form = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-[A-Za-z0-9]{4,8})*")

    def read(self, node: Node, reader: Reader) -> Any:
        text = text_of(node, reader)
        if isinstance(text, Unread):
            return text
        if not text.isascii() or not self._form.fullmatch(text):
            if mended := language_meant(text):
                return reader.error(
                    "bad-language", node.place, hint="meant", value=text, mended=mended
                )
            return reader.error("bad-language", node.place, value=text)
        first, *others = text.split("-")
        cased = {2: str.upper, 4: str.title}
        return "-".join([first.lower(), *(cased.get(len(o), str.lower)(o) for o in others)])

    def schema(self, _lang: str) -> Schema:
        return {"type": "string", "pattern": f"^{self._form.pattern}$"}


class Url:
    """An absolute address by one of a few schemes."""

    def __init__(self, *schemes: str) -> None:
        self.schemes = schemes or ("https", "http")

    def read(self, node: Node, reader: Reader) -> Any:
        text = text_of(node, reader)
        if isinstance(text, Unread):
            return text
        if self.accepts(text):
            return text if text.isascii() else _with_plain_host(text)
        if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", text) and "https" in self.schemes:
            return reader.error(
                "bad-url", node.place, hint="scheme", value=text, mended=f"https://{text}"
            )
        if re.fullmatch(r"[^\s@:/]+@[^\s@:/]+", text) and "mailto" in self.schemes:
            return reader.error(
                "bad-url", node.place, hint="scheme", value=text, mended=f"mailto:{text}"
            )
        known = ", ".join(f"{scheme}:" for scheme in self.schemes)
        return reader.error("bad-url", node.place, value=text, known=known)

    def accepts(self, text: str) -> bool:
        if re.search(r"[\s<>\"\\^`{|}]", text) or first_hidden(text):
            return False
        try:
            parts = urlsplit(text)
            port_is_right = parts.port is None or parts.port >= 0
        except ValueError:
            return False
        if parts.scheme not in self.schemes:
            return False
        return (
            "@" in parts.path
            if parts.scheme == "mailto"
            else bool(parts.hostname) and "@" not in parts.netloc and port_is_right
        )

    def schema(self, _lang: str) -> Schema:
        return {"type": "string", "format": "uri"}


def _with_plain_host(url: str) -> str:
    """The same address; a host that mixes scripts, or hides something, as punycode."""
    from dossier.reading.markup.urls import read_link, shown_address

    href = read_link(url).href
    return shown_address(url, href) if href else url


def id_fault(text: str) -> str:
    """Why `text` cannot be a record's id: the wording of `bad-id`, or empty."""
    if not names.ID.fullmatch(text):
        return "form"
    return "reserved" if text in names.RESERVED else ""


class Id:
    """A record's own id, or one that it had."""

    def read(self, node: Node, reader: Reader) -> Any:
        text = text_of(node, reader)
        if isinstance(text, Unread):
            return text
        if hidden := first_hidden(text):
            return refuse_hidden(hidden, node.place, reader)
        if fault := id_fault(text):
            return refuse_id(text, fault, node.place, reader)
        return Ref(text, node.place)

    def schema(self, _lang: str) -> Schema:
        return {"type": "string", "pattern": f"^{names.ID.pattern}$"}


def refuse_id(text: str, fault: str, place: Place, reader: Reader) -> Unread:
    if fault == "reserved":
        return reader.error("reserved-id", place, id=text)
    if mended := names.slug(text):
        return reader.error("bad-id", place, hint="mended", id=text, mended=mended)
    return reader.error("bad-id", place, id=text)


class Name:
    """What names another record: an id, a reference's key, or (of actors) a name."""

    def read(self, node: Node, reader: Reader) -> Any:
        guard = not isinstance(node, Scalar) or not names.ID.fullmatch(node.text)
        text = text_of(node, reader, guard)
        if isinstance(text, Unread):
            return text
        if not text:
            return reader.error("empty-item", node.place)
        text = one_line(text)
        if hidden := first_hidden(text):
            return refuse_hidden(hidden, node.place, reader)
        warn_of_curly_quotes(node, reader, is_name=True)
        return Ref(text, node.place)

    def schema(self, _lang: str) -> Schema:
        return {"type": "string"}
