"""The types of single values: each reads a node and describes itself as JSON Schema."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, Final, Protocol
from urllib.parse import urlsplit

from dossier.config import Dossier
from dossier.diagnostics import Place, Report
from dossier.model import names
from dossier.model.dates import Date
from dossier.model.nearest import nearest
from dossier.model.records import Ref
from dossier.reading.mending import LONGEST, Vocabulary, cut_by_comment, quote, quoted_rest
from dossier.reading.nodes import Mapping, Node, Scalar, Sequence

Schema = dict[str, Any]


class Unread:
    """The value of a field whose node could not be read; an error has been reported."""


UNREAD: Final = Unread()

HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Control bytes, bidirectional controls and characters without width."""


class Reader:
    """One file being read: where its findings go and what its lines are."""

    def __init__(
        self,
        path: str,
        report: Report,
        dossier: Dossier,
        words: Vocabulary,
        lines: tuple[str, ...] = (),
        first: int = 1,
        mended: frozenset[int] = frozenset(),
    ) -> None:
        self.path = path
        self.report = report
        self.lines = lines
        self.first = first
        self.mended = mended
        """Lines of which a finding says already what they should be."""
        self.dossier = dossier
        self.words = words
        self.has_hashes = any("#" in line for line in lines)

    def line(self, number: int) -> str:
        """The line of that number; empty where it is none of `lines`."""
        index = number - self.first
        return self.lines[index] if 0 <= index < len(self.lines) else ""

    def short_line(self, number: int) -> str:
        """That line, where it is short enough to be given back mended."""
        line = self.line(number)
        return line if len(line) <= LONGEST else ""

    def error(
        self,
        code: str,
        place: Place,
        *,
        hint: str | None = None,
        variant: str | None = None,
        **params: str,
    ) -> Unread:
        if place.line not in self.mended:
            self.report.error(code, self.path, place, hint=hint, variant=variant, **params)
        return UNREAD

    def misfit(self, wanted: str, node: Node) -> Unread:
        """Report that `node` is not a value of the type that is `wanted`."""
        place = node.place
        flat = isinstance(node, Scalar) and node.style not in ("|", ">")
        if (
            wanted == "list"
            and self.short_line(place.line)
            and (flat or (isinstance(node, Mapping) and node.flow))
        ):
            line = self.short_line(place.line)
            start, raw = line[: place.column - 1], line[place.column - 1 : place.end_column - 1]
            mended = f"{start}[{raw}]"
            return self.error("wrong-type", place, variant=wanted, hint="mend", line=mended)
        return self.error("wrong-type", node.place, variant=wanted)


class Type(Protocol):
    """What a field may hold."""

    def read(self, node: Node, reader: Reader) -> Any:
        """The value, or UNREAD after reporting why not."""

    def schema(self) -> Schema: ...


def text_of(node: Node, reader: Reader, guard: bool = False) -> str | Unread:
    """The text of a node that should be a scalar.

    With `guard`, a text that YAML cut short at ` #` is an error.
    """
    if isinstance(node, Scalar):
        if guard and reader.has_hashes and (cut := cut_by_comment(node, reader.line)):
            return reader.error("yaml-comment", cut[0], line=cut[1])
        if node.style in ("|", ">") and not node.text.strip():
            mended = quoted_rest(reader.line(node.place.line), node.place.column)
            return reader.error("yaml-indicator", node.place, text=node.style, line=mended)
        return node.text.strip(" \t\n")
    return _refuse_collection(node, reader)


def _refuse_collection(node: Mapping | Sequence, reader: Reader) -> Unread:
    """Report a text that YAML took for a list or a mapping, with the line that keeps it one."""
    place = node.place
    raw = reader.short_line(place.line)
    start = place.column - 1
    if node.flow:
        if not raw or place.line != place.end_line:
            return reader.misfit("text", node)
        end = place.end_column - 1
        mended = raw[:start] + quote(raw[start:end]) + raw[end:]
    elif raw[:start].strip(" ") and not raw[:start].strip(" -"):
        mended = quoted_rest(raw, place.column)
    else:
        return reader.misfit("text", node)
    if isinstance(node, Mapping) and raw[start : start + 1] != "{" and node.entries:
        colon = Place.on_line(place.line, node.entries[0].key.place.end_column)
        return reader.error("yaml-colon", colon, line=mended)
    head = Place.on_line(place.line, place.column)
    return reader.error("yaml-indicator", head, text=raw[start : start + 1], line=mended)


def one_line(text: str) -> str:
    if "\n" not in text:
        return text
    lines = (line.strip(" \t") for line in text.split("\n"))
    return " ".join(line for line in lines if line)


class Text:
    """Plain text on one line."""

    def __init__(self, *, title: bool = False, guard: bool = True) -> None:
        self.title = title
        """Whether hidden characters are refused."""
        self.guard = guard

    def read(self, node: Node, reader: Reader) -> Any:
        text = text_of(node, reader, self.guard)
        if isinstance(text, Unread):
            return text
        text = one_line(text)
        if self.title and (hidden := HIDDEN.search(text)):
            return refuse_hidden(hidden[0], node.place, reader)
        return text

    def schema(self) -> Schema:
        return {"type": "string"}


def refuse_hidden(character: str, place: Place, reader: Reader) -> Unread:
    raw = reader.short_line(place.line)
    at = raw.find(character, place.column - 1)
    if at >= 0:
        place = Place.on_line(place.line, at + 1)
    return reader.error(
        "hidden-character", place, character=f"U+{ord(character):04X}", line=HIDDEN.sub("", raw)
    )


class Flag:
    def read(self, node: Node, reader: Reader) -> Any:
        text = text_of(node, reader)
        if text == "true":
            return True
        if text == "false":
            return False
        if isinstance(text, Unread):
            return text
        return reader.error("bad-flag", node.place, value=text)

    def schema(self) -> Schema:
        return {"type": "boolean"}


class Choice:
    """One word of a closed list."""

    def __init__(self, *values: str) -> None:
        self.values = values

    def read(self, node: Node, reader: Reader) -> Any:
        text = text_of(node, reader)
        if isinstance(text, Unread) or text in self.values:
            return text
        known = ", ".join(self.values)
        near = nearest(text, self.values)
        if near:
            return reader.error(
                "bad-choice", node.place, hint="near", value=text, known=known, near=near
            )
        return reader.error("bad-choice", node.place, value=text, known=known)

    def schema(self) -> Schema:
        return {"enum": list(self.values)}


class Number:
    """A whole number from 1 to 999."""

    def read(self, node: Node, reader: Reader) -> Any:
        text = text_of(node, reader)
        if isinstance(text, Unread):
            return text
        if re.fullmatch(r"[1-9][0-9]{0,2}", text):
            return int(text)
        return reader.error("bad-number", node.place, value=text)

    def schema(self) -> Schema:
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

    def schema(self) -> Schema:
        return {"type": ["string", "integer"], "description": "EDTF (ISO 8601-2)"}


def date_from(text: str, place: Place, reader: Reader) -> Date | Unread:
    from dossier.model.dates import DateError, read_date

    try:
        return read_date(text, reader.dossier.lang)
    except DateError as error:
        return reader.error(
            error.code, place, hint=error.hint, variant=error.variant, **error.params
        )


_INSTANT = re.compile(
    r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d)?(Z|z|[+-]\d\d:?\d\d)", re.ASCII
)  # fmt: skip


class Instant:
    """Seconds since 1970, from an ISO 8601 instant with its offset or `Z`."""

    def read(self, node: Node, reader: Reader) -> Any:
        text = text_of(node, reader)
        if isinstance(text, Unread):
            return text
        try:
            if _INSTANT.fullmatch(text):
                return int(datetime.fromisoformat(text.upper()).timestamp())
        except (ValueError, OverflowError):
            pass
        return reader.error("bad-instant", node.place, value=text)

    def schema(self) -> Schema:
        return {"type": "string", "format": "date-time"}


class Language:
    """A BCP 47 tag in its usual case: `fr`, `pt-BR`, `zh-Hant`."""

    _form = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-[A-Za-z0-9]{4,8})*")

    def read(self, node: Node, reader: Reader) -> Any:
        text = text_of(node, reader)
        if isinstance(text, Unread):
            return text
        if not text.isascii() or not self._form.fullmatch(text):
            return reader.error("bad-language", node.place, value=text)
        first, *others = text.split("-")
        cased = {2: str.upper, 4: str.title}
        return "-".join([first.lower(), *(cased.get(len(o), str.lower)(o) for o in others)])

    def schema(self) -> Schema:
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
            return text
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
        if re.search(r"[\s<>\"\\^`{|}]", text) or HIDDEN.search(text):
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
            else bool(parts.hostname) and port_is_right
        )

    def schema(self) -> Schema:
        return {"type": "string", "format": "uri"}


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
        if hidden := HIDDEN.search(text):
            return refuse_hidden(hidden[0], node.place, reader)
        if fault := id_fault(text):
            return refuse_id(text, fault, node.place, reader)
        return Ref(text, node.place)

    def schema(self) -> Schema:
        return {"type": "string", "pattern": f"^{names.ID.pattern}$"}


def refuse_id(text: str, fault: str, place: Place, reader: Reader) -> Unread:
    if fault == "reserved":
        return reader.error("reserved-id", place, id=text)
    if mended := names.slug(text):
        return reader.error("bad-id", place, hint="mended", id=text, mended=mended)
    return reader.error("bad-id", place, id=text)


class Name:
    """What names another record: an id, a reference's key, or (of actors) a name."""

    def __init__(self, *, printed: bool = False) -> None:
        self.printed = printed
        """Whether a text that names no record is printed as it is written."""

    def read(self, node: Node, reader: Reader) -> Any:
        guard = not isinstance(node, Scalar) or not names.ID.fullmatch(node.text)
        text = text_of(node, reader, guard)
        if isinstance(text, Unread):
            return text
        if not text:
            return reader.error("empty-item", node.place)
        text = one_line(text)
        if hidden := HIDDEN.search(text):
            return refuse_hidden(hidden[0], node.place, reader)
        return Ref(text, node.place)

    def schema(self) -> Schema:
        return {"type": "string"}
