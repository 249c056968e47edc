"""What French text does to YAML, and the lines that say what was meant.

A headline such as `Paris : « oui »` is no YAML value. Each line that cannot be read is
taken apart by what an editor means (`key: text`, `- text`, `{key: text, …}`), the text is
put between quotation marks, and the whole is read again.
"""

from __future__ import annotations

import re

from msgspec import Struct

from dossier.diagnostics import Place
from dossier.reading.brackets import is_open
from dossier.reading.meaning import Vocabulary, braced_item, mended_value, reads
from dossier.reading.nodes import HARD_SPACES
from dossier.reading.quoting import LONGEST
from dossier.sparing import late


class Mended(Struct, frozen=True):
    """Lines that could not be read, and the one that can."""

    code: str
    place: Place
    lines: range
    """The numbers of those that it stands for."""
    line: str
    text: str
    """The character or the word at fault."""


_KEY = late(r"(\"[^\"]*\"|'[^']*')[ \t]*:(?=[ \t]|$)")


_BLANK = f" \t{HARD_SPACES}"


class _Line(Struct):
    """A line that begins an entry: `lead` (spaces and dashes), `key` with its colon, `value`."""

    number: int
    lead: str
    key: str
    value: str
    more: list[int]
    """The lines that go on with its value."""
    is_text: bool = False
    """Whether it is an item of a list of texts."""
    is_close: bool = False
    """Whether no ordinary space stands between its colon and its value."""
    sibling: str | None = None
    """The indentation it should have had, where that is not its own."""

    @property
    def name(self) -> str:
        return self.key.rstrip(_BLANK + ":").strip("\"'")

    @property
    def head(self) -> str:
        """`lead` and `key`, indented right and without tabs."""
        before = self.lead + self.key
        if self.sibling is None and "\t" not in before:
            return before if not self.is_close else f"{self.lead}{self.name}: "
        spaces = self.lead[: len(self.lead) - len(self.lead.lstrip(" \t"))]
        indent = spaces.replace("\t", "  ") if self.sibling is None else self.sibling
        return (
            indent
            + "- " * self.lead.count("-")
            + (self.key.rstrip(_BLANK + ":") + ": ") * bool(self.key)
        )

    @property
    def indent(self) -> int:
        """The column at which siblings of this entry stand, from 0."""
        return len(self.lead) if self.key else len(self.lead) - len(self.lead.lstrip(" \t"))

    @property
    def column(self) -> int:
        """The same, of an entry indented as it should be."""
        if self.sibling is None:
            return self.indent
        return len(self.sibling) + 2 * ("-" in self.lead and bool(self.key))


def mend(lines: list[str], words: Vocabulary, first_line: int) -> tuple[list[str], list[Mended]]:
    """Lines that read as they were meant, one for each of `lines`, and what was mended."""
    written = lines
    lines = _without_tabs([_SPACED.sub(_softened, line) for line in written])
    mended = list(lines)
    found: list[Mended] = []
    for entry in _entries(lines, words):
        tabbed = lines[entry.number] != written[entry.number]
        before = entry.lead + entry.key
        last = entry.number
        parts = [entry.value, *(lines[n].strip() for n in entry.more)]
        if (
            sum(map(len, parts)) > LONGEST
            or entry.name == "<<"
            or not (entry.key or "-" in entry.lead)
        ):
            continue
        raw = "\n ".join(parts)
        is_space = entry.is_close or _SPACED.match(written[entry.number]) is not None
        if not raw.strip() or (reads(raw) and "\t" not in _outside_quotes(raw)):
            if entry.head == before and not tabbed:
                continue
            is_tab = tabbed or "\t" in before
            code, text = ("yaml-tab", "\t") if is_tab else ("yaml-indent", "")
            at = -1
            if is_space and "\t" not in written[entry.number]:
                code, text = "yaml-space", ""
            mended[entry.number] = entry.head + entry.value
        else:
            if re.fullmatch(r"[&!]\S*[ \t]*", entry.value) and _has_children(entry, lines):
                continue
            # A continuation reads as one text with the line that it goes on with.
            joined = " ".join(parts).strip(" \t")
            is_item = "-" in entry.lead and not entry.is_text
            if is_item and (item := braced_item(entry.key + joined, words)):
                lead = entry.lead if entry.sibling is None else f"{entry.sibling}- "
                rest, code, text, at = lead + item, "yaml-braces", "{", -len(entry.key)
            elif value := mended_value(joined, entry.name, words, is_text=entry.is_text):
                rest, code, text, at = entry.head + value[0], *value[1:]
            else:
                continue
            last = max([entry.number, *entry.more])
            for number in entry.more:
                mended[number] = ""
            mended[entry.number] = rest
        number, column = _fault(code, text, at, written if tabbed and at < 0 else lines, entry)
        place = Place.on_line(number + first_line, column)
        through = range(entry.number + first_line, last + first_line + 1)
        found.append(Mended(code, place, through, mended[entry.number], text))
    return mended, found


def _without_tabs(lines: list[str]) -> list[str]:
    """The lines, with spaces for the tabs before a field or an item: as many as stand before
    its like in the same record, as many steps in as there are tabs."""
    if not any("\t" in line for line in lines):
        return lines
    plain = []
    block_indent = -1
    columns: dict[bool, set[int]] = {True: set(), False: set()}
    for line in lines:
        found = _STRUCTURE.match(line)
        assert found is not None
        indent, dashes, key = found[1], found[2], found[3]
        if not line.strip() or (block_indent >= 0 and len(indent) > block_indent):
            plain.append(line)
            continue
        block_indent = -1
        if not indent and dashes:
            columns = {True: set(), False: set()}
        tabs = indent.count("\t")
        if tabs and (dashes or key):
            known = sorted(columns[bool(dashes)] - {0})
            line = (
                " " * (known[min(tabs, len(known)) - 1] if known else 2 * tabs)
                + line[len(indent) :]
            )
            indent = line[: len(line) - len(line.lstrip(" "))]
        if dashes:
            columns[True].add(len(indent))
        if key and "\t" not in dashes:
            columns[False].add(len(indent) + len(dashes))
        if re.search(r":[ \t]+[|>][-+0-9]{0,2}[ \t]*$", line[-200:]):
            block_indent = len(indent) + len(dashes)
        plain.append(line)
    return plain


_SPACED = late(rf"^[ \t]*[{HARD_SPACES}][{_BLANK}]*(?=-[ \t]|[A-Za-z_][\w-]{{0,40}}[{_BLANK}]*:)")
"""What indents a field or an item, and is not ordinary spaces alone."""


def _softened(found: re.Match[str]) -> str:
    return re.sub(f"[{HARD_SPACES}]", " ", found[0])


_STRUCTURE = late(r"([ \t]*)((?:-[ \t]+)*)([A-Za-z_][\w-]{0,40}:(?=[ \t]|$))?")


def _entries(lines: list[str], words: Vocabulary) -> list[_Line]:
    """Take each line apart, passing over comments and block texts, joining continuations."""
    entries: list[_Line] = []
    block_indent = -1
    texts_from: int | None = None
    columns: list[int] = []
    items: list[int] = []
    """Where the items of the lists that a line may go on with have their hyphens."""
    for number, line in enumerate(lines):
        bare = line.lstrip(" \t")
        indent = len(line) - len(bare)
        if block_indent >= 0 and (not bare or indent > block_indent):
            continue
        block_indent = -1
        if not bare or bare.startswith("#"):
            continue
        if texts_from is not None and (indent < texts_from or not bare.startswith("-")):
            texts_from = None
        entry = _take_apart(number, line, words, is_text=texts_from is not None)
        last = entries[-1] if entries else None
        if last and "-" not in entry.lead:
            is_field = entry.name in words.names and entry.key.startswith(f"{entry.name}:")
            is_deeper = not _may_have_children(last) and indent > last.column
            if is_deeper and not (is_field and not _is_open(last, lines)):
                last.more.append(number)
                continue
            if is_deeper:
                entry.sibling = " " * last.column
            elif (
                is_field
                and (indent or entries[0].lead[:1] == "-")
                and (meant := _between(indent, columns))
                and not _is_open(last, lines)
            ):
                entry.sibling = " " * meant
        if "-" in entry.lead:
            if _begins_list(last, indent):
                items = [*(one for one in items if one < indent), indent]
            elif last and _is_astray(entry, indent, last, items, lines):
                entry.sibling = " " * min(items, key=lambda one: (abs(one - indent), -one))
            indent = indent if entry.sibling is None else len(entry.sibling)
            items = [one for one in items if one <= indent]
        else:
            items = [one for one in items if one < entry.column]
        outer = indent + 1 if "-" in entry.lead else entry.column
        columns = [*(one for one in columns if one < outer), *[entry.column] * bool(entry.key)]
        entries.append(entry)
        if not entry.value.strip():
            texts_from = indent if entry.name in words.text_lists else None
        if re.fullmatch(r"[|>][-+0-9]{0,2}\s*(?:#.*)?", entry.value):
            block_indent = entry.indent
    return entries


def _between(indent: int, columns: list[int]) -> int:
    """The column of the fields that one so indented is among, by those of the fields it is within;
    0 where it stands at one of these."""
    return 0 if indent in columns else min((one for one in columns if one > indent), default=0)


def _begins_list(last: _Line | None, indent: int) -> bool:
    """Whether an item so indented is the first of those of the field above."""
    return last is None or bool(last.key and _may_have_children(last) and indent >= last.column)


def _is_astray(entry: _Line, indent: int, last: _Line, items: list[int], lines: list[str]) -> bool:
    """Whether an item stands beside the column of its list, and is no text that begins with a dash."""
    if indent in items or not items or entry.lead.count("-") > 1 or _is_open(last, lines):
        return False
    # Deeper than a text, it is taken for more of that.
    is_item = indent < items[-1] or last.value[:1] == "{"
    return is_item and bool(lines[entry.number - 1].strip() or entry.key or entry.value[:1] == "{")


def _may_have_children(entry: _Line) -> bool:
    return not entry.value.strip() or re.fullmatch(r"[&!]\S*[ \t]*", entry.value) is not None


def _is_open(entry: _Line, lines: list[str]) -> bool:
    """Whether the value is a collection that goes on: a few lines are looked at, not a book."""
    if entry.value[:1] not in ("[", "{") or len(entry.more) > 20:
        return False
    value = " ".join([entry.value, *(lines[number] for number in entry.more)])
    return is_open(value) if len(value) <= LONGEST else False


def _take_apart(number: int, line: str, words: Vocabulary, *, is_text: bool) -> _Line:
    """Lead, key and value of a line; after a dash only a field's name is a key.

    Of an item of a list of texts, all that follows its dash is the text.
    """
    lead = re.match(r"[ \t]*(?:-[ \t]+)?" if is_text else r"[ \t]*(?:-[ \t]+)*", line)
    assert lead is not None
    rest = line[lead.end() :]
    end = 0
    if quoted := _KEY.match(rest):
        end = quoted.end()
    elif rest[:1] not in _NO_KEY and (colon := re.search(r":(?=[ \t]|$)", rest)):
        end = colon.end() if "#" not in rest[: colon.start()] else 0
    if end and "-" in lead[0]:
        name = rest[: end - 1]
        end = end if name.strip("\"'") in words.names and not is_text else 0
    is_close = False
    if not end and "-" not in lead[0] and (close := _CLOSE.match(rest)) and close[1] in words.names:
        end, is_close = close.end(), True
    while end and rest[end : end + 1] in (" ", "\t"):
        end += 1
    return _Line(number, lead[0], rest[:end], rest[end:], [], is_text, is_close)


_CLOSE = late(rf"([A-Za-z_][\w-]{{0,40}})[{HARD_SPACES}]?:[{HARD_SPACES}]*(?=[^{_BLANK}])")
"""The name of a field, and a colon without an ordinary space behind it."""
_NO_KEY = ("", *"\"'[]{},:&*!|>%@`-#")


def _has_children(entry: _Line, lines: list[str]) -> bool:
    for number in range(entry.number + 1, len(lines)):
        if bare := lines[number].lstrip(" "):
            return len(lines[number]) - len(bare) > len(entry.lead)
    return False


def _outside_quotes(raw: str) -> str:
    return re.sub(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'", "", raw)


def _fault(code: str, text: str, at: int, lines: list[str], entry: _Line) -> tuple[int, int]:
    """The line, from 0, and the column, from 1, to underline: the character at fault, else
    where the value begins. `at` counts from there, where the fault is not to be looked for."""
    line = lines[entry.number]
    start = len(entry.lead) + len(entry.key)
    if code == "yaml-space":
        column = len(entry.lead) + entry.key.index(":") + 2 if entry.is_close else 1
        return entry.number, column
    if code == "yaml-indent":
        return entry.number, len(line) - len(line.lstrip(" \t")) + 1
    if code == "yaml-braces" or 0 <= at < len(entry.value):
        return entry.number, start + at + 1
    for number in (entry.number, *entry.more):
        line, first = lines[number], start if number == entry.number else 0
        if code == "yaml-colon":
            if colon := re.search(r":(?=[ \t]|$)", line[first:]):
                return number, len(line[: first + colon.start()].rstrip(" \t")) + 1
        elif text and (found := line.find(text, 0 if code == "yaml-tab" else first)) >= 0:
            return number, found + 1
    return entry.number, min(start, len(lines[entry.number])) + 1
