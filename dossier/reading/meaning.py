"""What was meant by a value that YAML cannot read, or reads as something else."""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile

from msgspec import Struct

from dossier.reading.brackets import (
    close,
    is_one_collection,
    spans_of_lists,
    unclosed_within,
    with_brace,
)
from dossier.reading.colons import with_colons
from dossier.reading.guesses import guess
from dossier.reading.nodes import Mapping, Node, Sequence, Unreadable, compose
from dossier.reading.quoting import quote, unwrapped, without_comment
from dossier.sparing import late

_INDICATORS = "@`%*&|>[]{},?-:#"


class Vocabulary(Struct, frozen=True):
    """The field names of the content model, which tell a key from a word before a colon."""

    names: frozenset[str]
    scalars: frozenset[str]
    """Names whose value is a text or a date wherever they stand, never a collection."""
    text_lists: frozenset[str]
    """Names whose value is a list of texts."""
    lists: dict[str, tuple[str, ...]] = {}
    """Of the names whose value is a list of mappings, the fields of one: first the one that a
    text alone stands for, empty where there is none."""
    shapes: dict[str, tuple[str, ...]] = {}
    """Of the names whose value may be one mapping, its fields."""


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


def reads(raw: str) -> bool:
    return _value_of(raw) is not None


def mended_value(
    value: str, name: str, words: Vocabulary, *, is_text: bool
) -> tuple[str, str, str, int] | None:
    """(the value to write, code, text at fault, its offset or -1) of what cannot be read.

    None for a collection in which nothing is evident. `name` is the field's, empty where
    there is none; `is_text` tells that no collection can be meant.
    """
    kept = without_comment(value).strip(" \t")
    if not is_text and (braced := _braced(kept, name, words)):
        return braced[0], "yaml-braces", "{", braced[1]
    if kept[:1] in ("{", "[") and not is_text and name not in words.scalars:
        is_field = name in words.names
        if (put := with_colons(kept, words.names)) and reads(put[0]):
            return put[0], "yaml-no-colon", "", put[1]
        opened = unclosed_within(kept, words.lists)
        if opened >= 0 and (closed := _with_bracket(kept, opened, words)):
            return closed, "yaml-bracket", "[", opened
        if name in words.lists and (closed := next(filter(reads, with_brace(kept)), "")):
            return closed, "yaml-bracket", "{", kept.rfind("{", 0, _same(kept, closed))
        if is_one_collection(kept) or (kept[-1] in "]}" and (is_field or kept[0] == "{")):
            repaired = _mended_flow(kept, words)
            if repaired is not None and reads(repaired):
                return repaired, *_fault_in_flow(kept, repaired)
            if is_field:
                return None
        elif (is_field or _pair(kept[1:], (*words.names,))) and (
            closed := _with_end(kept, name, words)
        ):
            return closed, "yaml-bracket", kept[0], 0
    meant, code, text = _meant(kept)
    return quote(unwrapped(meant, name)), code, text, -1


def _meant(value: str) -> tuple[str, str, str]:
    """(the text that was meant, code, text at fault) of a scalar."""
    first = value[:1]
    if first in ('"', "'") and value:
        if re.fullmatch(r'"(?:[^"\\]|\\.)*"', value):
            return value[1:-1], "yaml-backslash", "\\"
        code = "yaml-quotes" if first == '"' else "yaml-apostrophe"
        if _is_wrapped(value):
            return value[1:-1], code, first
        return (value[1:] if _is_unclosed(value) else value), code, first
    if first == "!":
        return value, "yaml-tag", first
    if first == "#":
        return value, "yaml-comment", first
    if first and first in _INDICATORS and not reads(first + "x"):
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
    return len(value) > 1 and value[-1] == mark and _opens_first(mark, value[1:-1])


def _is_unclosed(value: str) -> bool:
    """Whether the quotation mark that begins `value` was put there for YAML and never closed.

    An apostrophe may begin a word.
    """
    mark = value[0]
    return mark == '"' and value.count(mark) % 2 == 1 and _opens_first(mark, value[1:])


def _opens_first(mark: str, inner: str) -> bool:
    """Whether the first mark within a text, if there is any, opens rather than closes."""
    for found in re.finditer(re.escape(mark), inner):
        before = inner[found.start() - 1 : found.start()] if found.start() else ""
        after = inner[found.end() : found.end() + 1]
        if mark == "'" and before.isalnum() and after.isalnum():
            continue
        opening = " \t\xa0\u202f(«“[" + ("'’" if mark == '"' else "")
        return (not before or before in opening) and after.strip() != ""
    return True


_PAIR = late(r"\s*([^\W\d]\w{0,30}(?:[-’' ]\w{1,30}){0,2})\s*:(?=\s|$|[\"'])\s*")


class _Pair(Struct, frozen=True):
    """The beginning of `name: value`: the field that is meant, where it is, where its value is."""

    name: str
    start: int
    end: int


def _pair(text: str, parts: tuple[str, ...]) -> _Pair | None:
    """The field of `parts`, or the word for one, that `text` begins with."""
    found = _PAIR.match(text)
    name = guess(found[1], parts) if found else ""
    return _Pair(name, found.start(1), found.end()) if found and name else None


def _braced(value: str, name: str, words: Vocabulary) -> tuple[str, int] | None:
    """(`value` with the fields of each of its mappings put between braces, where the first
    that has none begins); None where that is not what it lacks."""
    if (parts := words.shapes.get(name)) and _pair(value, parts):
        mended = _mended_flow("{" + value + "}", words)
        return (mended, 0) if mended and reads(mended) else None
    parts = words.lists.get(name)
    if parts and _pair(value, parts):
        bare = _braced(f"[{value}]", name, words)
        return (bare[0], 0) if bare else None
    if not parts or value[:1] != "[" or not is_one_collection(value):
        return None
    first, offset = -1, 1
    groups: list[str | dict[str, str]] = []
    for item in _split_items(value[1:-1]):
        if found := _pair(item, parts):
            first = offset + found.start if first < 0 else first
            group = groups[-1] if groups else ""
            if isinstance(group, str) and group and group[0] not in "[{" and parts[0] != found.name:
                group = groups[-1] = {parts[0]: group} if parts[0] else {}
            elif isinstance(group, str) or found.name in group:
                groups.append(group := {})
            group[found.name] = item[found.end :].strip(" \t")
        elif item.strip():
            groups.append(item.strip(" \t"))
        offset += len(item) + 1
    if first < 0:
        return None
    items = [
        _mended_item(group, words)
        if isinstance(group, str)
        else "{" + ", ".join(f"{k}: {_mended_part(v, k, words)}" for k, v in group.items()) + "}"
        for group in groups
    ]
    mended = "[" + ", ".join(filter(None, items)) + "]"
    return (mended, first) if reads(mended) else None


def braced_item(item: str, words: Vocabulary) -> str | None:
    """An item of a list, `x, name: y` or `name: x, name: y`, with the braces that it lacks;
    None where it is something else."""
    for name, parts in words.lists.items():
        if any(_pair(part, parts) for part in item.split(",")[1:]):
            found = _braced(f"[{item}]", name, words)
            if found and is_one_collection(found[0][1:-1]):
                return found[0][1:-1]
    return None


def _with_end(value: str, name: str, words: Vocabulary) -> str:
    """`value` with its last brackets, and the braces that its items lack; empty where that
    does not read."""
    closed = close(value)
    if reads(closed):
        return closed
    braced = _braced(closed, name, words)
    return braced[0] if braced else ""


def _with_bracket(value: str, opened: int, words: Vocabulary) -> str:
    """`value` with the list that begins at `opened` closed before the next field, or at the
    end; empty where that does not read."""
    keys = "|".join(map(re.escape, sorted(words.names)))
    ends = [m.start() for m in re.finditer(rf"\s*,\s*(?:{keys})\s*:(?=\s|[\"'])", value[opened:])]
    for end in [*(opened + end for end in ends[:4]), len(value) - 1]:
        closed = f"{value[:end]}]{value[end:]}"
        if reads(closed):
            return closed
    return ""


def mended_collection(raw: str, words: Vocabulary) -> str | None:
    """A flow collection with every text in it quoted that was taken for fields."""
    repaired = _mended_flow(raw, words)
    return repaired if repaired != raw and repaired is not None and reads(repaired) else None


_ENDED = r""":\s+(?:"[^"]*"|'[^']*'|\[[^][]*\]|[^]['"{},\s]+)"""
"""A value of which it is seen where it ends: the name of a field behind it lacks its comma."""


def _divided(inner: str, keys: str) -> str:
    """The fields of a collection with the commas that are lacking; no text gets one."""
    known = Counter(re.findall(rf"(?<![^\s,])({keys})\s*:", inner))

    def put(found: re.Match[str]) -> str:
        is_text = known[found[2]] > 1 or inner.count('"', 0, found.start()) % 2
        return found[0] if is_text else f"{found[1]}, "

    return re.sub(rf"({_ENDED})\s+(?=({keys})\s*:(?:\s|[\"']))", put, inner)


def _mended_flow(value: str, words: Vocabulary) -> str | None:
    """A flow collection with each text in it quoted that needs to be."""
    inner = value[1:-1]
    if value[0] == "[":
        items = [_mended_item(item, words) for item in _split_items(inner)]
        return "[" + ", ".join(item for item in items if item is not None) + "]"
    keys = "|".join(sorted(map(re.escape, words.names), key=len, reverse=True))
    inner = _divided(inner, keys)
    marks = list(re.finditer(rf"(?:^|,)\s*({keys})\s*:(?=\s|$|[\"'])", inner))
    if len(marks) > 1 and (nested := spans_of_lists(inner, words.lists)):
        marks = [m for m in marks if not any(a < m.start(1) < b for a, b in nested)]
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
    if raw[:1] in ("[", "{") and name not in words.scalars and is_one_collection(raw):
        braced = _braced(raw, name, words)
        repaired = braced[0] if braced else _mended_flow(raw, words)
        if repaired is not None:
            return repaired
    return quote(unwrapped(_meant(raw)[0], name))


def _split_items(inner: str) -> list[str]:
    """The items of a flow sequence: divided at commas that no quotation or bracket holds."""
    items, start, depth, resume = [], 0, 0, 0
    for at, character in enumerate(inner):
        if at < resume:
            continue
        if character in "\"'" and inner[max(start, at - 8) : at].rstrip(" \t")[-1:] in ("", ":"):
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
    if raw[0] in "[{" and is_one_collection(raw) and (flow := _mended_flow(raw, words)):
        return flow
    return quote(unwrapped(_meant(raw)[0]))


_ESCAPES = '0abt\tnvfre "/\\N_LPxuU'
"""What YAML takes behind a backslash."""


def _same(value: str, mended: str) -> int:
    """With how many characters both begin."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(value, mended, strict=False))))


def _fault_in_flow(value: str, repaired: str) -> tuple[str, str, int]:
    """(code, text at fault, offset) of a collection, from where its mended form differs."""
    same = _same(value, repaired)
    put = repaired[same : same + 1]
    if put == '"' and value[same : same + 1] in ("]", "}"):
        return "yaml-quotes", '"', max(value.rfind('"', 0, same), 0)
    if put == "," and not value[same:].lstrip(" \t").startswith(","):
        return "yaml-comma", ",", same
    if put == "{":
        return "yaml-braces", "{", same
    if (escaped := re.match(r'"(?:[^"\\]|\\.)*"', value[same:])) and not reads(escaped[0]):
        pairs = re.finditer(r"\\(.)", escaped[0])
        wrong = next((m.start() for m in pairs if m[1] not in _ESCAPES), escaped[0].find("\\"))
        return "yaml-backslash", "\\", same + max(wrong, 0)
    part = re.split(r"[,}\]]", value[same:])[0]
    if part[:1] in ('"', "'") and part:
        return ("yaml-quotes" if part[0] == '"' else "yaml-apostrophe"), part[0], same
    if part[:1] and part[:1] in "@`%*&!|>?#[{":
        return ("yaml-tag" if part[0] == "!" else "yaml-indicator"), part[0], same
    if colon := re.search(r":(?=\s|$)", part):
        return "yaml-colon", ":", same + len(part[: colon.start()].rstrip(" \t"))
    return "yaml-comma", ",", same + len(part)
