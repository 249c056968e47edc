"""BibTeX and biblatex to CSL nodes, so that both are read by one set of rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from dossier.diagnostics import Place, Report
from dossier.reading.latex import plain_text
from dossier.reading.names import name_of, names_in
from dossier.reading.nodes import Entry, Mapping, Node, Scalar, Sequence
from dossier.reading.quoting import LONGEST
from dossier.sparing import late

_TYPES = {
    "article": "article-journal", "book": "book", "mvbook": "book", "booklet": "pamphlet",
    "collection": "book", "inbook": "chapter", "incollection": "chapter",
    "inproceedings": "paper-conference", "conference": "paper-conference",
    "proceedings": "book", "manual": "book", "mastersthesis": "thesis", "phdthesis": "thesis",
    "thesis": "thesis", "techreport": "report", "report": "report", "unpublished": "manuscript",
    "online": "webpage", "electronic": "webpage", "www": "webpage", "patent": "patent",
    "periodical": "periodical", "dataset": "dataset", "software": "software", "video":
    "motion_picture", "movie": "motion_picture", "audio": "song", "artwork": "graphic",
    "image": "graphic", "letter": "personal_communication", "legislation": "legislation",
    "jurisdiction": "legal_case", "reference": "book", "inreference": "entry-encyclopedia",
    "newspaper": "article-newspaper", "misc": "document",
}  # fmt: skip
_SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
_NAMES = {
    "author": "author", "editor": "editor", "translator": "translator",
    "bookauthor": "container-author", "director": "director",
}  # fmt: skip
_FIELDS = {
    "title": "title", "shorttitle": "title-short", "journaltitle": "container-title",
    "journal": "container-title", "booktitle": "container-title", "series": "collection-title",
    "publisher": "publisher", "institution": "publisher", "school": "publisher",
    "organization": "publisher", "location": "publisher-place", "address": "publisher-place",
    "volume": "volume", "number": "issue", "issue": "issue", "pages": "page", "edition":
    "edition", "doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "url": "URL", "langid": "language",
    "language": "language", "type": "genre", "version": "version", "howpublished": "medium",
    "eventtitle": "event-title", "venue": "event-place", "pagetotal": "number-of-pages",
    "outlet": "outlet", "chapter": "chapter-number", "maintitle": "container-title",
}  # fmt: skip
_DATES = {
    "date": "issued", "urldate": "accessed", "origdate": "original-date",
    "eventdate": "event-date",
}  # fmt: skip
_LANGUAGES = {
    "french": "fr", "francais": "fr", "english": "en", "american": "en-US", "british": "en-GB",
    "german": "de", "ngerman": "de", "spanish": "es", "italian": "it", "russian": "ru",
    "ukrainian": "uk", "polish": "pl", "dutch": "nl", "portuguese": "pt",
}  # fmt: skip
_MONTHS = {
    name: f"{number:02}"
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}

_LONGEST = 2000
"""Characters of a value in which an abbreviation stands: one that doubles another, sixty
times over, would fill the memory."""


_NAME = r"[A-Za-z][\w:.+/-]*+"
_NEXT = re.compile(rf'^[ \t]*+{_NAME}[ \t]*+=[ \t]*+[{{"0-9]', re.MULTILINE)
"""A field at the head of a line: within a value, the next one."""
_FIELD = late(rf"({_NAME})\s*=\s*")
_STRAY = late(r'\}(?:[^"=\\]++|\\.)*"\s*+[,#})]', re.DOTALL)
"""A brace between quotation marks, the second of which closes what the first opened."""
_BLANK = late(r"[ \t]+(?=[^\s,=]+[ \t]*,)")
"""Within a key."""
_LAST = late(r"[ \t]*+(?:,[ \t]*+)?(?:\n|\Z)")
"""Behind a quotation mark that ends a field at its line's end."""
_QUOTED = late(r'([^\n"]*+"[^\n]*?)"([ \t]*+,?[ \t]*+(?:\}[ \t]*+)?)(?=\n|\Z)')
"""What a text goes on with behind the quotation mark that ended it, up to that at its line's end."""
_REST = late(rf'\s*+,?\s*+{_NAME}\s*+=\s*+[{{"]')


class _Broken(Exception):
    """An entry that cannot be read, in the terms of a diagnostic."""

    def __init__(
        self, variant: str = "", hint: str = "", at: int | None = None, **params: str
    ) -> None:
        super().__init__(variant)
        self.variant = variant or None
        self.hint = hint or None
        self.at = at
        """Where, if that is known better than the entry."""
        self.params = params


class _Value(NamedTuple):
    """What stands behind a field's `=`."""

    field: str
    start: int
    end: int


def read_bibtex(text: str, path: str, report: Report) -> list[Mapping]:
    """Every entry as a CSL item. One that is broken is reported and passed over."""
    reader = _Bibtex(text)
    items = []
    for start in reader.starts():
        place = reader.place(start)
        try:
            if item := reader.entry(start):
                items.append(item)
        except _Broken as fault:
            cause = reader.cause(fault)
            if cause.at is not None:
                place = reader.place(cause.at)
                cause.params["line"] = str(place.line)
            report.error(
                "bibtex-syntax", path, place,
                variant=cause.variant, hint=cause.hint, **cause.params,
            )  # fmt: skip
    return items


class _Bibtex:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = self.end = 0
        self.strings = dict(_MONTHS)
        self.values: list[_Value] = []
        """Those of the entry at hand; of one that cannot be read the end is the entry's."""
        self._line, self._line_start = 1, 0

    def starts(self) -> Iterator[int]:
        """Where each `@` stands that begins an entry; `end` is then the start of the next."""
        heads = re.finditer(r"^[ \t]*@(?=[A-Za-z]+\s*[{(])", self.text, re.MULTILINE)
        starts = [found.end() - 1 for found in heads]
        for start, end in pairwise([*starts, len(self.text)]):
            self.end, self.values = end, []
            yield start

    def place(self, at: int, length: int = 1) -> Place:
        """The place of an offset; offsets are asked for in ascending order, nearly."""
        if at < self._line_start:
            self._line, self._line_start = 1, 0
        newlines = self.text.count("\n", self._line_start, at)
        if newlines:
            self._line += newlines
            self._line_start = self.text.rfind("\n", 0, at) + 1
        return Place.on_line(self._line, at - self._line_start + 1, length)

    def cause(self, fault: _Broken) -> _Broken:
        """What an entry lacks. A value that is not closed takes in the fields behind it, and what
        is found to be wrong may stand far from there."""
        for value in self.values[: -1 if fault.variant == "stray" else None]:
            if following := _NEXT.search(self.text, value.start, value.end):
                return self._unclosed(value, following.start())
        if fault.variant == "unclosed" and self.values:
            return self._unclosed(self.values[-1], self.end)
        if fault.variant == "unclosed" or (fault.variant and self.at >= self.end):
            if self.values and re.search(r"\n[ \t]*+\}$", self.text[slice(*self.values[-1][1:])]):
                # The brace of the entry itself, which was taken for the value's.
                return self._unclosed(self.values[-1], self.end)
            text = self.text[: self.end].rstrip()
            return _Broken("open", "close-entry", line=str(text.count("\n") + 1))
        return fault

    def _unclosed(self, value: _Value, end: int) -> _Broken:
        """Of a value that is not closed; `end` is where what follows it begins."""
        mark = self.text[value.start]
        text = self.text[:end].rstrip(" \t\n,")
        if end == self.end:
            text = text.removesuffix("}").rstrip(" \t\n,")
        closing = "}" if mark == "{" else mark
        comma = "" if end == self.end or self.text.startswith(",", len(text)) else ","
        line = self._line_at(len(text), closing + comma)
        params = {"field": value.field, "mark": mark, "closing": closing, "mended": line}
        return _Broken("unclosed", "close" if line else "close-it", value.start, **params)

    def _line_at(self, at: int, put: str = "", left: int = 0) -> str:
        """The line of an offset with `put` in the place of the `left` characters before it; empty
        where it would be too long to be shown."""
        start, end = self.text.rfind("\n", 0, at) + 1, self.text.find("\n", at)
        line = self.text[start : at - left] + put + self.text[at : end if end >= 0 else None]
        return line if line.strip() and len(line) <= LONGEST else ""

    def _too_many(self, variant: str, end: int, **params: str) -> _Broken:
        """Of a brace that ends at `end` and closes nothing."""
        mended = self._line_at(end, left=1)
        return _Broken(variant, "take-out" if mended else "", end - 1, mended=mended, **params)

    def _without_comma(self, end: int) -> _Broken:
        """Of a key or a value that ends at `end`; told with its line where a field does follow."""
        is_field = _FIELD.match(self.text, self.at, self.end)
        if not is_field and self.values and (quoted := self._in_braces(self.values[-1])):
            return quoted
        mended = self._line_at(end, ",") if is_field else ""
        return _Broken("comma", "put-comma" if mended else "", end - 1, mended=mended)

    def _in_braces(self, value: _Value) -> _Broken | None:
        """Of a value between quotation marks that holds others; None where that is not what is wrong."""
        rest = _QUOTED.match(self.text, value.end) if self.text[value.start] == '"' else None
        head, text = self.text[: value.start], self.text[value.start + 1 : rest and rest.end(1)]
        if not rest or text.count("{") != text.count("}"):
            return None
        line = head[head.rfind("\n") + 1 :] + "{" + text + "}" + rest[2]
        return _Broken(
            "quotes", "in-braces" if len(line) <= LONGEST else "", value.end - 1,
            field=value.field, mended=line,
        )  # fmt: skip

    def entry(self, start: int) -> Mapping | None:
        head = re.compile(r"@([A-Za-z]+)\s*([{(])\s*").match(self.text, start)
        if not head:
            self.at = start + 1
            raise _Broken
        kind, self.at = head[1].lower(), head.end()
        if kind in ("comment", "preamble"):
            self.at = head.end(2)
            self._braced()
            return None
        if kind == "string":
            name, value, _ = self._assignment()
            self.strings[name] = value
            self._skip()
            return None
        key = re.compile(r"[^\s,{}()=\"#%~\\]+").match(self.text, self.at)
        if not key:
            raise _Broken("key")
        self.at = key.end()
        fields: dict[str, tuple[str, int]] = {}
        while True:
            self._skip()
            mark = self.text[self.at : self.at + 1]
            if mark in ("}", ")"):
                self.at += 1
                break
            if mark != ",":
                if not fields and (blank := _BLANK.match(self.text, key.end())):
                    mended = self._line_at(blank.end(), "-", left=len(blank[0]))
                    raise _Broken("blank", "join" if mended else "", key.end(), mended=mended)
                raise self._without_comma(self.values[-1].end if self.values else key.end())
            self.at += 1
            self._skip()
            if self.text[self.at : self.at + 1] in ("}", ")"):
                continue
            name, value, at = self._assignment()
            fields.setdefault(name, (value, at))
        if _REST.match(self.text, self.at, self.end):
            raise self._too_many("early", self.at)
        return self._item(kind, key[0], start, key.start(), fields)

    def _skip(self) -> None:
        found = re.compile(r"(?:\s+|%[^\n]*\n)*").match(self.text, self.at)
        self.at = found.end() if found else self.at

    def _assignment(self) -> tuple[str, str, int]:
        head = _FIELD.match(self.text, self.at)
        if not head:
            raise _Broken("field")
        self.at = head.end()
        start, parts, goes_on = self.at, [], True
        while goes_on:
            self.values.append(_Value(head[1].lower(), self.at, self.end))
            parts.append(self._part())
            self.values[-1] = self.values[-1]._replace(end=self.at)
            self._skip()
            if goes_on := self.text[self.at : self.at + 1] == "#":
                self.at += 1
                self._skip()
        value = "".join(parts)
        if len(value) > max(_LONGEST, self.at - start):
            raise _Broken("long")
        return head[1].lower(), value, start

    def _part(self) -> str:
        mark = self.text[self.at : self.at + 1]
        if mark == "{":
            self.at += 1
            return self._braced()
        if mark == '"':
            self.at += 1
            return self._braced('"')
        word = re.compile(r"[^\s,{}()=\"#%]+").match(self.text, self.at)
        if not word:
            raise _Broken("field")
        self.at = word.end()
        return word[0] if word[0].isdigit() else self.strings.get(word[0].lower(), word[0])

    def _braced(self, closing: str = "}") -> str:
        """The text up to the bracket or quotation mark that closes it, which is passed over."""
        depth, start = 0, self.at
        opened, astray = 0, 0
        for found in re.compile(r'\\.|[{}"]', re.DOTALL).finditer(self.text, self.at, self.end):
            mark = found[0]
            if mark == closing and depth == 0:
                self.at = found.end()
                return self.text[start : found.start()]
            if mark == "{" and not depth:
                opened = found.end()
            elif mark == closing and not astray and _LAST.match(self.text, found.end()):
                astray = opened
            depth += (mark == "{") - (mark == "}")
            if depth < 0:
                if closing == '"' and _STRAY.match(self.text, found.start(), self.end):
                    raise self._too_many("stray", found.end(), field=self.values[-1].field)
                break
        if closing == '"' and astray:
            raise self._too_many("stray", astray, field=self.values[-1].field)
        self.at = start
        raise _Broken("unclosed")

    def _item(
        self, kind: str, key: str, start: int, key_at: int, fields: dict[str, tuple[str, int]]
    ) -> Mapping:
        entries: dict[str, Node] = {"id": Scalar(key, self.place(key_at, len(key)))}
        subtype = fields.get("entrysubtype", ("", 0))[0].lower()
        csl_type = _SUBTYPES.get(subtype) or _TYPES.get(kind, "document")
        if kind == "phdthesis" and "type" not in fields:
            entries["genre"] = Scalar("Ph.D. thesis", self.place(start))
        entries["type"] = Scalar(csl_type, self.place(start))
        for name, (value, at) in sorted(fields.items(), key=lambda field: field[1][1]):
            place = self.place(at, min(len(value) + 2, len(self.text) - at))
            if name in _NAMES:
                names = tuple(name_of(part, place) for part in names_in(value))
                entries[_NAMES[name]] = Sequence(names, place)
            elif name in _DATES:
                entries[_DATES[name]] = Scalar(value.strip(), place, '"')
            elif name in _FIELDS and _FIELDS[name] not in entries:
                text = plain_text(value, raw=name in ("url", "doi"))
                if name in ("langid", "language"):
                    text = _LANGUAGES.get(text.lower(), text if len(text) <= 6 else "")
                if name == "pages":
                    text = re.sub(r" ?(?:-{1,3}|[–—]) ?", "–", text)
                entries[_FIELDS[name]] = Scalar(text, place, '"')
        if "subtitle" in fields and isinstance(title := entries.get("title"), Scalar):
            whole = f"{title.text}\xa0: {plain_text(fields['subtitle'][0])}"
            entries["title"] = Scalar(whole, title.place, '"')
        if "issued" not in entries and "year" in fields:
            entries["issued"] = self._year(fields)
        if kind in ("article",) and "journal" not in fields and "journaltitle" not in fields:
            entries["type"] = Scalar("article", self.place(start))
        place = self.place(start, len(kind) + 1)
        made = (Entry(Scalar(name, value.place), value) for name, value in entries.items())
        return Mapping(tuple(made), place)

    def _year(self, fields: dict[str, tuple[str, int]]) -> Scalar:
        year, at = fields["year"]
        date = plain_text(year).strip()
        if "month" in fields and re.fullmatch(r"\d{4}", date):
            month = plain_text(fields["month"][0]).strip().lower()
            number = _MONTHS.get(month[:3], month.zfill(2))
            if number in _MONTHS.values():
                date += f"-{number}"
                day = plain_text(fields.get("day", ("", 0))[0]).strip()
                date += f"-{day.zfill(2)}" if re.fullmatch(r"\d{1,2}", day) else ""
        return Scalar(date, self.place(at, len(year)), '"')
