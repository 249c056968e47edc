"""The types of values made of others: lists, mappings, and short forms beside long ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dossier.diagnostics import Place
from dossier.model.records import Mentions
from dossier.reading.fields import Field, Values, object_schema, read_fields
from dossier.reading.hidden import first_hidden
from dossier.reading.nodes import Mapping, Node, Scalar, Sequence
from dossier.reading.quoting import quote
from dossier.reading.reader import UNREAD, Reader, Unread, named, refuse_hidden, text_of
from dossier.reading.scalars import Name, Schema, Type
from dossier.sparing import late


class ListOf:
    def __init__(self, item: Type) -> None:
        self.item = item

    def read(self, node: Node, reader: Reader) -> Any:
        if not isinstance(node, Sequence):
            wanted = self.item
            if isinstance(wanted, Either) and isinstance(node, Mapping):
                wanted = wanted.long
            elif isinstance(wanted, DatedOrTold) and wanted.refuse_told(node, reader, "[{}]"):
                return UNREAD
            if isinstance(wanted, Shape):
                return reader.misfit("list", node, wanted.fields, wanted.main)
            return reader.misfit("list", node)
        if isinstance(self.item, Shape) and self.item.main:
            texts = [item for item in node.items if isinstance(item, Scalar)]
            if len(texts) > 1 and (line := _all_named(self.item.main, node, texts, reader)):
                place = texts[0].place
                return reader.error(
                    "wrong-type", place, variant="mapping", hint="braces", line=line
                )
        found = []
        for item in node.items:
            if isinstance(item, Scalar) and item.is_absent:
                # A comment may have taken the item whole: its type would say so.
                if not isinstance(text_of(item, reader, guard=True), Unread):
                    reader.error("empty-item", item.place)
                continue
            value = self.item.read(item, reader)
            if value is not UNREAD and not _refuse_joined(item, reader):
                found.append(value)
        return tuple(found)

    def schema(self, lang: str) -> Schema:
        return {"type": "array", "items": self.item.schema(lang)}


def _all_named(field: str, node: Sequence, texts: list[Scalar], reader: Reader) -> str:
    """The line of a list with each of its texts as that field of a mapping; empty where they stand
    on several lines."""
    place, line = node.place, reader.short_line(node.place.line)
    if not node.flow or place.line != place.end_line or any(text.is_absent for text in texts):
        return ""
    for text in reversed(texts):
        start, end = text.place.column - 1, text.place.end_column - 1
        line = line[:start] + named(field, line[start:end]) + line[end:] if line else ""
    return line


def _refuse_joined(item: Node, reader: Reader) -> bool:
    """Whether « - b », indented deeper than « - a » above it, became one text with it; then it is
    reported."""
    if not isinstance(item, Scalar) or item.style or item.place.end_line == item.place.line:
        return False
    lead = reader.line(item.place.line)[: item.place.column - 1]
    for number in range(item.place.line + 1, item.place.end_line + 1):
        line = reader.line(number)
        bare = line.lstrip(" ")
        if bare.startswith("- ") and lead.strip(" -") == "":
            head = Place.on_line(number, len(line) - len(bare) + 1)
            reader.error("yaml-indent", head, variant="item", line=lead + bare[2:].lstrip(" "))
            return True
    return False


class MapOf:
    """Free keys, each with a value of one type: pairs in the order written."""

    def __init__(self, value: Type) -> None:
        self.value = value

    def read(self, node: Node, reader: Reader) -> Any:
        if not isinstance(node, Mapping):
            return reader.misfit("mapping", node)
        for entry in node.entries:
            if hidden := first_hidden(entry.key.text):
                return refuse_hidden(hidden, entry.key.place, reader)
        pairs = ((e.key.text, self.value.read(e.value, reader)) for e in node.entries)
        return tuple(pair for pair in pairs if pair[1] is not UNREAD)

    def schema(self, lang: str) -> Schema:
        return {"type": "object", "additionalProperties": self.value.schema(lang)}


class MentionRules:
    """`off`, or which actor each name is."""

    _rules = MapOf(Name())

    def read(self, node: Node, reader: Reader) -> Any:
        if isinstance(node, Scalar):
            return Mentions(off=True) if node.text == "off" else _not_rules(node, reader)
        rules = self._rules.read(node, reader)
        return rules if rules is UNREAD else Mentions(rules=rules)

    def schema(self, lang: str) -> Schema:
        return {"oneOf": [{"const": "off"}, self._rules.schema(lang)]}


def _not_rules(node: Node, reader: Reader) -> Unread:
    return reader.error("wrong-type", node.place, variant="mentions", hint="rules")


class Anything:
    """The editors' own fields, of any shape."""

    def read(self, _node: Node, _reader: Reader) -> Any:
        return None

    def schema(self, _lang: str) -> Schema:
        return {}


class Either:
    """A short form (a scalar) or a long one (a mapping)."""

    def __init__(self, short: Type, long: Type, make: Callable[[Any], Any] = lambda v: v) -> None:
        self.short = short
        self.long = long
        self.make = make
        """The long form's value, from the short one's."""

    def read(self, node: Node, reader: Reader) -> Any:
        if isinstance(node, Mapping) and reads_as_mapping(node, reader):
            return self.long.read(node, reader)
        value = self.short.read(node, reader)
        return value if value is UNREAD else self.make(value)

    def schema(self, lang: str) -> Schema:
        return {"oneOf": [self.short.schema(lang), self.long.schema(lang)]}


class DatedOrTold(Either):
    """A date, or under `date` and `text` what happened then too."""

    def read(self, node: Node, reader: Reader) -> Any:
        if self.refuse_told(node, reader, "{}"):
            return UNREAD
        return super().read(node, reader)

    def refuse_told(self, node: Node, reader: Reader, form: str) -> bool:
        """Whether a date and words after a colon or a dash stand there as one text; then they are
        reported, with the line that has both under their names."""
        from dossier.model.dates import DateError, read_date

        if isinstance(node, Mapping) and len(node.entries) == 1:
            end = node.entries[0].value.place
        elif isinstance(node, Scalar) and node.style not in ("|", ">"):
            end = node.place
        else:
            return False
        line = reader.short_line(node.place.line) if node.place.line == end.end_line else ""
        start, after = node.place.column - 1, end.end_column - 1
        found = _TOLD.fullmatch(line[start:after].strip("\"'"))
        try:
            date = read_date(found[1], reader.dossier.lang) if found else None
        except DateError:
            date = None
        if not (found and date):
            return False
        told = f"{{date: {date.edtf}, text: {quote(found[2])}}}"
        line = line[:start] + form.format(told) + line[after:]
        reader.error("date-unsupported", node.place, hint="told", text=found[0], line=line)
        return True


_TOLD = late(r"([^:]*?[0-9][^:]*?)(?:[\s\xa0\u202f]*:|[\s\xa0\u202f]+[-–—])\s+(\S.*)")


def reads_as_mapping(node: Mapping, reader: Reader) -> bool:
    """Whether a mapping was meant: `Macron : « non »` in a list is a text."""
    if node.flow or len(node.entries) != 1:
        return True
    key = node.entries[0].key
    return (
        " " not in key.text and reader.line(key.place.line)[key.place.end_column - 1 :][:1] == ":"
    )


class Shape:
    """A mapping with known fields, made into one value."""

    def __init__(
        self,
        make: Callable[..., Any],
        *fields: Field,
        check: Callable[[Values, Reader], None] = lambda _found, _reader: None,
    ) -> None:
        self.make = make
        self.check = check
        """Reports what is wrong between the fields, each of which is right."""
        self.fields = {field.name: field for field in fields}
        self.main = next((field.name for field in fields if field.required), "")
        """The field that a text alone stands for."""

    def read(self, node: Node, reader: Reader) -> Any:
        if not isinstance(node, Mapping):
            return reader.misfit("mapping", node, self.fields, self.main)
        found = read_fields(node, self.fields, reader)
        if any(f.required and f.attribute in found.failed for f in self.fields.values()):
            return UNREAD
        self.check(found, reader)
        return self.make(found)

    def schema(self, lang: str) -> Schema:
        return object_schema(self.fields.values(), lang)
