"""A file while it is read: its lines, its findings, and the texts that its nodes hold."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from dossier.config import Dossier
from dossier.diagnostics import Place, Report
from dossier.reading.hidden import without_hidden
from dossier.reading.meaning import Vocabulary, braced_item
from dossier.reading.nodes import Mapping, Node, Scalar, Sequence
from dossier.reading.quoting import (
    LONGEST,
    cut_by_comment,
    quote,
    quoted_rest,
    unquoted_name,
    unwrapped,
)
from dossier.sparing import late


class Unread:
    """The value of a field whose node could not be read; an error has been reported."""


UNREAD: Final = Unread()


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

    def warning(self, code: str, place: Place, *, hint: str | None = None, **params: str) -> None:
        self.report.warning(code, self.path, place, hint=hint, **params)

    def replace(
        self, code: str, place: Place, line: str, first: int, last: int, **params: str
    ) -> Unread:
        """An error whose hint is one line, to stand for those from `first` to `last`."""
        if first == last:
            return self.error(code, place, line=line, **params)
        params |= {"line": line, "first": str(first), "last": str(last)}
        return self.error(code, place, hint="lines", **params)

    def misfit(
        self, wanted: str, node: Node, fields: Collection[str] = (), main: str = ""
    ) -> Unread:
        """Report that `node` is not a value of the type that is `wanted`.

        Args:
            fields: those of the mapping that is wanted, or of each in the list that is.
            main: the one that a text alone stands for.
        """
        place = node.place
        line = self.short_line(place.line) if place.line == place.end_line else ""
        start, end = (
            line[: place.column - 1],
            line[place.column - 1 :][place.end_column - place.column :],
        )
        raw = line[len(start) : len(line) - len(end)]
        scalar = isinstance(node, Scalar) and node.style not in ("|", ">")
        if scalar and fields and not main:
            return self.error(
                "wrong-type", place, variant=wanted, hint="fields", known=", ".join(fields)
            )
        if scalar and raw and fields:
            raw = named(main, raw)
        elif scalar and raw and wanted == "mapping":
            raw = f'{{"…": {quote(raw) if re.search(r"[][{},#]", raw) else raw}}}'
        elif scalar and wanted == "list" and _OF_PEOPLE.search(start) and not fields:
            raw = _AND.sub(", ", raw)
        if raw and wanted == "list" and (scalar or (isinstance(node, Mapping) and node.flow)):
            return self.error(
                "wrong-type", place, variant=wanted, hint="mend", line=f"{start}[{raw}]{end}"
            )
        if raw and wanted == "mapping" and scalar:
            return self.error(
                "wrong-type", place, variant=wanted, hint="braces", line=start + raw + end
            )
        whole = self.short_line(place.line)
        if wanted == "list" and fields and isinstance(node, Mapping) and not node.flow and whole:
            item = f"{whole[: place.column - 1]}- {whole[place.column - 1 :]}"
            return self.error("wrong-type", place, variant=wanted, hint="as-item", line=item)
        return self.error("wrong-type", place, variant=wanted, hint=f"as-{wanted}")


def named(field: str, raw: str) -> str:
    """A text, as it stands in its line, as the mapping in which it is that field."""
    plain = raw[:1] not in ('"', "'")
    return f"{{{field}: {quote(raw) if plain and re.search('[][{},:#]', raw) else raw}}}"


_OF_PEOPLE = late(r"\b(?:authors|editors):[ \t]*\Z")
_AND = late(r"(?<=\w)[ \t]+(?:et|and|&)[ \t]+(?=[^\W\d_a-zà-ÿ][\w.’'-]*[ \t]+\w)")
"""Between two people, each of more than one word: « Prénom Nom et Prénom Nom »."""


def text_of(
    node: Node, reader: Reader, guard: bool = False, is_prose: bool = False
) -> str | Unread:
    """The text of a node that should be a scalar.

    With `guard`, a text that YAML cut short at ` #` is an error. One that `is_prose` may itself
    stand between brackets.
    """
    if isinstance(node, Scalar):
        if guard and reader.has_hashes and (cut := cut_by_comment(node, reader.line)):
            return reader.replace("yaml-comment", cut.place, cut.line, cut.first, cut.place.line)
        if node.style in ("|", ">") and not node.text.strip():
            below = reader.short_line(node.place.line + 1).strip(" \t")
            if below and not re.match(r"[\w-]+[ \t]*:(?:\s|$)|- ", below):
                return reader.error(
                    "yaml-indicator", node.place, hint="block", text=node.style, line=f"  {below}"
                )
            mended = quoted_rest(reader.line(node.place.line), node.place.column)
            return reader.error("yaml-indicator", node.place, text=node.style, line=mended)
        return node.text.strip(" \t\n")
    if isinstance(node, Sequence) and (refused := _refuse_list(node, reader, is_prose)):
        return refused
    return _refuse_collection(node, reader)


def _refuse_list(node: Sequence, reader: Reader, is_prose: bool) -> Unread | None:
    """Report a list where one value is wanted, with the line that holds the only one of the list;
    None where it may be a text that YAML took for a list."""
    place, only = node.place, _only_text(node)
    raw = reader.short_line(place.line)
    if not node.flow:
        above = reader.short_line(place.line - 1).rstrip(" \t")
        if only is None or not above.endswith(":") or raw[: place.column - 1].strip(" "):
            return None
        line = f"{above} {raw[only.column - 1 :]}"
        params = {"line": line, "first": str(place.line - 1), "last": str(place.line)}
        return reader.error("wrong-type", place, variant="one", hint="lines", **params)
    if is_prose and not all(isinstance(one, Scalar) and one.style for one in node.items):
        return None
    if only is None or not raw or place.line != place.end_line:
        return reader.error("wrong-type", place, variant="one", hint="alone")
    start, end = place.column - 1, place.end_column - 1
    line = raw[:start] + raw[only.column - 1 : only.end_column - 1] + raw[end:]
    return reader.error("wrong-type", place, variant="one", hint="bare", line=line)


def _only_text(node: Node) -> Place | None:
    """Where the text stands that is all that a list holds, on one line."""
    while isinstance(node, Sequence) and len(node.items) == 1:
        node = node.items[0]
    is_text = isinstance(node, Scalar) and node.style not in ("|", ">") and not node.is_absent
    return node.place if is_text and node.place.line == node.place.end_line else None


def _refuse_collection(node: Mapping | Sequence, reader: Reader) -> Unread:
    """Report a text that YAML took for a list or a mapping, with the line that keeps it one."""
    place = node.place
    raw = reader.short_line(place.line)
    start = place.column - 1
    last = place.line
    if node.flow:
        if not raw or place.line != place.end_line:
            return reader.misfit("text", node)
        end = place.end_column - 1
        mended = raw[:start] + quote(raw[start:end]) + raw[end:]
    elif raw[:start].strip(" ") and not raw[:start].strip(" -"):
        last = _last_line(node)
        more = (
            reader.short_line(number).strip(" \t") for number in range(place.line + 1, last + 1)
        )
        whole = " ".join([raw, *more])
        if isinstance(node, Mapping) and (item := braced_item(whole[start:], reader.words)):
            head = Place.on_line(place.line, place.column)
            return reader.replace("yaml-braces", head, whole[:start] + item, place.line, last)
        mended = quoted_rest(whole, place.column)
    else:
        return reader.misfit("text", node)
    if isinstance(node, Mapping) and raw[start : start + 1] != "{" and node.entries:
        colon = Place.on_line(place.line, node.entries[0].key.place.end_column)
        return reader.replace("yaml-colon", colon, mended, place.line, last)
    head = Place.on_line(place.line, place.column)
    text = raw[start : start + 1]
    if node.flow and isinstance(node, Sequence):
        params = {"text": text, "line": mended}
        return reader.error("yaml-indicator", head, hint="brackets", **params)
    return reader.replace("yaml-indicator", head, mended, place.line, last, text=text)


def _last_line(node: Mapping | Sequence) -> int:
    """The line on which a collection's only value ends, where it is a text."""
    values = [e.value for e in node.entries] if isinstance(node, Mapping) else node.items
    plain = len(values) == 1 and isinstance(values[0], Scalar)
    return max(values[0].place.end_line, node.place.line) if plain else node.place.line


def warn_of_curly_quotes(node: Node, reader: Reader, *, is_name: bool = False) -> None:
    """Warn of typographic quotation marks round a whole text, where straight ones may be meant, and
    of French ones round a name."""
    marks = ("“", "‘", "«") if is_name else ("“", "‘")
    if not isinstance(node, Scalar) or node.style or node.text[:1] not in marks:
        return
    inner = unquoted_name(node.text) if is_name else unwrapped(node.text)
    place = node.place
    if inner == node.text:
        return
    raw = reader.short_line(place.line) if place.line == place.end_line else ""
    if not raw:
        reader.warning("curly-quotes", place)
        return
    line = raw[: place.column - 1] + quote(inner) + raw[place.end_column - 1 :]
    reader.warning("curly-quotes", place, hint="line", line=line, printed=quote(node.text))


def one_line(text: str) -> str:
    if "\n" not in text:
        return text
    lines = (line.strip(" \t") for line in text.split("\n"))
    return " ".join(line for line in lines if line)


def refuse_hidden(character: str, place: Place, reader: Reader) -> Unread:
    raw = reader.short_line(place.line)
    at = raw.find(character, place.column - 1)
    if at >= 0:
        place = Place.on_line(place.line, at + 1)
    told = f"U+{ord(character):04X}"
    return reader.error(
        "hidden-character", place, character=told, line=without_hidden(_ESCAPED.sub(_spelt, raw))
    )


_ESCAPED = late(r"\\\\|\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))")
"""What YAML writes for a character; an escaped backslash escapes nothing."""


def _spelt(escape: re.Match[str]) -> str:
    """The hidden character that an escape stands for; any other stays as it is written."""
    code = int(escape[1] or escape[2] or escape[3] or "0", 16)
    meant = chr(code) if 0 < code < 0x110000 else ""
    return meant if meant and not without_hidden(meant) else escape[0]
