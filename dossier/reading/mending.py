"""What French text does to YAML, and the line that says what was meant.

A headline such as `Paris : « oui »` is no YAML value. Each line that cannot be read is
taken apart by what an editor means (`key: text`, `- text`, `{key: text, …}`), the text is
put between quotation marks, and the whole is read again.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import takewhile

from msgspec import Struct

from dossier.diagnostics import Place
from dossier.reading.nodes import Mapping, Node, Scalar, Sequence, Unreadable, compose

_INDICATORS = "@`%*&|>[]{},?-:#"
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\t": "\\t", "\n": "\\n"}
_PLAIN = re.compile(r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\"\\]*")


class Vocabulary(Struct, frozen=True):
    """The field names of the content model, which tell a key from a word before a colon."""

    names: frozenset[str]
    scalars: frozenset[str]
    """Names whose value is a text or a date wherever they stand, never a collection."""
    text_lists: frozenset[str]
    """Names whose value is a list of texts."""


def quote(text: str) -> str:
    """`text` as a quoted YAML scalar, in the style that needs the fewest escapes."""
    if _PLAIN.fullmatch(text):
        return f'"{text}"'
    if "'" not in text and _PLAIN.fullmatch(text.replace('"', "").replace("\\", "")):
        return f"'{text}'"
    return '"' + "".join(_escaped(c) for c in text) + '"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    return character if _PLAIN.fullmatch(character) else f"\\u{ord(character):04x}"


def quoted_rest(raw: str, column: int) -> str:
    """The line with all that stands from `column` on put between quotation marks."""
    rest = raw[column - 1 :]
    return raw[: column - 1] + quote(without_comment(rest).strip(" \t"))


def without_comment(raw: str) -> str:
    """`raw` without a comment that nobody can take for text: four spaces, `#`, a space."""
    at = raw.find("    # ")
    if at < 0 and raw.endswith("    #"):
        at = len(raw) - 5
    return raw[:at].rstrip(" ") if at >= 0 else raw


_COMMENT = re.compile(r"[ \t]*#")


def cut_by_comment(node: Scalar, line: Callable[[int], str]) -> tuple[Place, str] | None:
    """Where ` #` cut this text short, and the line that keeps it.

    A comment set apart by four spaces is one; after a closing quotation mark one is enough.
    """
    if node.style in ("|", ">"):
        return None
    raw = line(node.place.end_line)
    if not _COMMENT.match(raw, node.place.end_column - 1):
        return None
    rest = raw[node.place.end_column - 1 :]
    after = rest.lstrip(" \t")
    if without_comment(rest) != rest:
        return None
    if node.style and rest != after and after[1:2] in ("", " ", "\t"):
        return None
    at = len(raw) - len(after) + 1
    start = node.place.column if node.text or node.style else at
    first = line(node.place.line) if node.text or node.style else raw
    if node.place.line != node.place.end_line:
        first = first.rstrip() + " " + raw.strip()
    return Place.on_line(node.place.end_line, at, len(after)), quoted_rest(first, start)


class Mended(Struct, frozen=True):
    """A line that could not be read, and the one that can."""

    code: str
    place: Place
    line: str
    text: str
    """The character or the word at fault."""


LONGEST = 4_000
"""Characters of a line that is looked into for what was meant, and given to paste."""
_KEY = re.compile(r"(\"[^\"]*\"|'[^']*')[ \t]*:(?=[ \t]|$)")


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
    sibling: str | None = None
    """The indentation it should have had, where that is not its own."""

    @property
    def name(self) -> str:
        return self.key.rstrip(" \t:").strip("\"'")

    @property
    def head(self) -> str:
        """`lead` and `key`, indented right and without tabs."""
        before = self.lead + self.key
        if self.sibling is None and "\t" not in before:
            return before
        spaces = self.lead[: len(self.lead) - len(self.lead.lstrip(" \t"))]
        indent = spaces.replace("\t", "  ") if self.sibling is None else self.sibling
        return (
            indent + "- " * self.lead.count("-") + (self.key.rstrip(" \t:") + ": ") * bool(self.key)
        )

    @property
    def indent(self) -> int:
        """The column at which siblings of this entry stand, from 0."""
        return len(self.lead) if self.key else len(self.lead.rstrip(" -\t"))


def mend(lines: list[str], words: Vocabulary, first_line: int) -> tuple[list[str], list[Mended]]:
    """Lines that read as they were meant, one for each of `lines`, and what was mended."""
    mended = list(lines)
    found: list[Mended] = []
    for entry in _entries(lines, words):
        before = entry.lead + entry.key
        parts = [entry.value, *(lines[n].strip() for n in entry.more)]
        if (
            sum(map(len, parts)) > LONGEST
            or entry.name == "<<"
            or not (entry.key or "-" in entry.lead)
        ):
            continue
        raw = "\n ".join(parts)
        if not raw.strip() or (_reads(raw) and "\t" not in _outside_quotes(raw)):
            if entry.head == before:
                continue
            code, text = ("yaml-tab", "\t") if "\t" in before else ("yaml-indent", "")
            at = -1
            mended[entry.number] = entry.head + entry.value
        else:
            if re.fullmatch(r"[&!]\S*[ \t]*", entry.value) and _has_children(entry, lines):
                continue
            # A continuation reads as one text with the line that it goes on with.
            value = _mended_value(" ".join(parts).strip(" \t"), entry, words)
            if value is None:
                continue
            rest, code, text, at = value
            for number in entry.more:
                mended[number] = ""
            mended[entry.number] = entry.head + rest
        if 0 <= at < len(entry.value):
            column = len(before) + at + 1
        else:
            column = _column(code, text, lines, entry)
        place = Place.on_line(entry.number + first_line, column)
        found.append(Mended(code, place, mended[entry.number], text))
    return mended, found


def _entries(lines: list[str], words: Vocabulary) -> list[_Line]:
    """Take each line apart, passing over comments and block texts, joining continuations."""
    entries: list[_Line] = []
    block_indent = -1
    texts_from: int | None = None
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
        if last and not _may_have_children(last) and indent > last.indent and "-" not in entry.lead:
            if entry.name not in words.names or not entry.key.startswith(f"{entry.name}:"):
                last.more.append(number)
                continue
            entry.sibling = lines[last.number][: len(last.lead)].replace("-", " ")
        entries.append(entry)
        if not entry.value.strip():
            texts_from = indent if entry.name in words.text_lists else None
        if re.fullmatch(r"[|>][-+0-9]{0,2}\s*(?:#.*)?", entry.value):
            block_indent = entry.indent
    return entries


def _may_have_children(entry: _Line) -> bool:
    return not entry.value.strip() or re.fullmatch(r"[&!]\S*[ \t]*", entry.value) is not None


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
    while end and rest[end : end + 1] in (" ", "\t"):
        end += 1
    return _Line(number, lead[0], rest[:end], rest[end:], [], is_text)


_NO_KEY = ("", *"\"'[]{},:&*!|>%@`-#")


def _has_children(entry: _Line, lines: list[str]) -> bool:
    for number in range(entry.number + 1, len(lines)):
        if bare := lines[number].lstrip(" "):
            return len(lines[number]) - len(bare) > len(entry.lead)
    return False


def _outside_quotes(raw: str) -> str:
    return re.sub(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'", "", raw)


def _column(code: str, text: str, lines: list[str], entry: _Line) -> int:
    """The column to underline, from 1: the character at fault, else where the value begins."""
    line = lines[entry.number]
    start = len(entry.lead) + len(entry.key)
    if code == "yaml-indent":
        return len(entry.lead) + 1
    if code == "yaml-colon" and (colon := re.search(r":(?=[ \t]|$)", line[start:])):
        before = line[: start + colon.start()]
        return len(before.rstrip(" \t")) + 1
    at = line.find(text, 0 if code == "yaml-tab" else start) if text else -1
    return (at if at >= 0 else min(start, len(line))) + 1


def _node_of(source: str) -> Node | None:
    """What `source` reads as, or None where anything at all is wrong with it."""
    try:
        node, faults = compose(source)
    except Unreadable:
        return None
    return None if faults else node


def _value_of(raw: str) -> Node | None:
    node = _node_of(f"k: {raw}\n")
    entries = node.entries if isinstance(node, Mapping) else ()
    return entries[0].value if len(entries) == 1 and entries[0].key.text == "k" else None


def _reads(raw: str) -> bool:
    return _value_of(raw) is not None


def _mended_value(value: str, entry: _Line, words: Vocabulary) -> tuple[str, str, str, int] | None:
    """(the value to write, code, text at fault, its offset or -1) of what cannot be read.

    None for a collection in which nothing is evident.
    """
    kept = without_comment(value).strip(" \t")
    if kept[:1] in ("{", "[") and not entry.is_text and entry.name not in words.scalars:
        is_field = entry.name in words.names
        if _is_one_collection(kept) or (kept[-1] in "]}" and (is_field or kept[0] == "{")):
            repaired = _mended_flow(kept, words)
            if repaired is not None and _reads(repaired):
                return repaired, *_fault_in_flow(kept, repaired)
            if is_field:
                return None
        elif is_field and _reads(closed := _closed(kept)):
            return closed, "yaml-bracket", kept[0], 0
    meant, code, text = _meant(kept)
    return quote(meant), code, text, -1


def _meant(value: str) -> tuple[str, str, str]:
    """(the text that was meant, code, text at fault) of a scalar."""
    first = value[:1]
    if first in ('"', "'") and value:
        if re.fullmatch(r'"(?:[^"\\]|\\.)*"', value):
            return value[1:-1], "yaml-backslash", "\\"
        code = "yaml-quotes" if first == '"' else "yaml-apostrophe"
        return (value[1:-1] if _is_wrapped(value) else value), code, first
    if first == "!":
        return value, "yaml-tag", first
    if first == "#":
        return value, "yaml-comment", first
    if first and first in _INDICATORS and not _reads(first + "x"):
        return value, "yaml-indicator", first
    if first in ("[", "{"):
        return value, "yaml-indicator", first
    if re.search(r":(?=[ \t]|$)", value):
        return value, "yaml-colon", ":"
    if "\t" in value:
        return value, "yaml-tab", "\t"
    return value, "yaml-indicator", first


def _is_wrapped(value: str) -> bool:
    """Whether the first and the last quotation mark were put there for YAML.

    They belong to the text where the first mark inside closes rather than opens:
    `"Oui" et "non"` against `"Il dit "non" encore"`; an apostrophe does neither.
    """
    mark = value[0]
    if len(value) < 2 or value[-1] != mark:
        return False
    inner = value[1:-1]
    for found in re.finditer(re.escape(mark), inner):
        before = inner[found.start() - 1 : found.start()] if found.start() else ""
        after = inner[found.end() : found.end() + 1]
        if mark == "'" and before.isalnum() and after.isalnum():
            continue
        opening = " \t\xa0\u202f(«“[" + ("'’" if mark == '"' else "")
        return (not before or before in opening) and after.strip() != ""
    return True


def _is_one_collection(value: str) -> bool:
    """Whether the bracket that opens `value` is closed by its last character, not before."""
    depth = 0
    for at, character in enumerate(value):
        depth += (character in "[{") - (character in "]}")
        if depth <= 0:
            return at == len(value) - 1
    return False


def _closed(value: str) -> str:
    """`value` with the brackets that it leaves open closed at its end."""
    wanted: list[str] = []
    for character in value:
        if character in "[{":
            wanted.append("]" if character == "[" else "}")
        elif wanted and character == wanted[-1]:
            wanted.pop()
    return value + "".join(reversed(wanted))


def mended_collection(raw: str, words: Vocabulary) -> str | None:
    """A flow collection with every text in it quoted that was taken for fields."""
    repaired = _mended_flow(raw, words)
    return repaired if repaired != raw and repaired is not None and _reads(repaired) else None


def _mended_flow(value: str, words: Vocabulary) -> str | None:
    """A flow collection with each text in it quoted that needs to be."""
    inner = value[1:-1]
    if value[0] == "[":
        items = [_mended_item(item, words) for item in _split_items(inner)]
        return "[" + ", ".join(item for item in items if item is not None) + "]"
    keys = "|".join(sorted(map(re.escape, words.names), key=len, reverse=True))
    marks = list(re.finditer(rf"(?:^|,)\s*({keys})\s*:(?=\s|$|[\"'])", inner))
    seen: set[str] = set()
    marks = [m for m in marks if not (m[1] in seen or seen.add(m[1]))]  # type: ignore[func-returns-value]
    if not marks or inner[: marks[0].start()].strip():
        return None
    ends = [m.start() for m in marks[1:]] + [len(inner)]
    pairs = []
    for mark, end in zip(marks, ends, strict=True):
        raw = inner[mark.end() : end].strip(" \t")
        if end == len(inner) and raw.endswith(","):
            raw = raw[:-1].rstrip(" \t")
        pairs.append(f"{mark[1]}: {_mended_part(raw, mark[1], words)}")
    return "{" + ", ".join(pairs) + "}"


def _mended_part(raw: str, name: str, words: Vocabulary) -> str:
    node = _node_of("{k: " + raw + "}") if not raw.endswith(",") else None
    if isinstance(node, Mapping) and len(node.entries) == 1 and node.entries[0].key.text == "k":
        return raw
    if raw[:1] in ("[", "{") and name not in words.scalars and _is_one_collection(raw):
        repaired = _mended_flow(raw, words)
        if repaired is not None:
            return repaired
    return quote(_meant(raw)[0])


def _split_items(inner: str) -> list[str]:
    """The items of a flow sequence: divided at commas that no quotation or bracket holds."""
    items, start, depth, resume = [], 0, 0, 0
    for at, character in enumerate(inner):
        if at < resume:
            continue
        if character in "\"'" and not inner[start:at].strip():
            closing = re.compile(character + r"[ \t]*(?=,|$)").search(inner, at + 1)
            resume = closing.end() if closing else resume
        elif character in "[{":
            depth += 1
        elif character in "]}":
            depth -= 1
        elif character == "," and depth <= 0:
            items.append(inner[start:at])
            start = at + 1
    return [*items, inner[start:]]


def _mended_item(item: str, words: Vocabulary) -> str | None:
    raw = item.strip(" \t")
    if not raw:
        return None
    node = _node_of(f"[{raw}]")
    if isinstance(node, Sequence) and len(node.items) == 1:
        return raw
    if raw[0] in "[{" and _is_one_collection(raw) and (flow := _mended_flow(raw, words)):
        return flow
    return quote(_meant(raw)[0])


def _fault_in_flow(value: str, repaired: str) -> tuple[str, str, int]:
    """(code, text at fault, offset) of a collection, from where its mended form differs."""
    same = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(value, repaired, strict=False))))
    part = re.split(r"[,}\]]", value[same:])[0]
    if part[:1] in ('"', "'") and part:
        return ("yaml-quotes" if part[0] == '"' else "yaml-apostrophe"), part[0], same
    if part[:1] and part[:1] in "@`%*&!|>?#[{":
        return ("yaml-tag" if part[0] == "!" else "yaml-indicator"), part[0], same
    if colon := re.search(r":(?=\s|$)", part):
        return "yaml-colon", ":", same + len(part[: colon.start()].rstrip(" \t"))
    return "yaml-comma", ",", same + len(part)
