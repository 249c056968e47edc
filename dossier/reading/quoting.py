"""Texts as YAML scalars that cannot be misread, and texts that a comment cut short."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from dossier.diagnostics import Place
from dossier.reading.nodes import Scalar
from dossier.sparing import late

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\t": "\\t", "\n": "\\n"}
_PLAIN = late(r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\"\\]*")
LONGEST = 4_000
"""Characters of a line that is looked into for what was meant, and given to paste."""


def quote(text: str) -> str:
    """`text` as a quoted YAML scalar, in the style that needs the fewest escapes."""
    if _PLAIN.fullmatch(text):
        return f'"{text}"'
    if "'" not in text and _PLAIN.fullmatch(text.replace('"', "").replace("\\", "")):
        return f"'{text}'"
    return double_quoted(text)


def double_quoted(text: str) -> str:
    """`text` between straight double quotation marks, whatever it holds."""
    return '"' + "".join(_escaped(c) for c in text) + '"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    return character if _PLAIN.fullmatch(character) else f"\\u{ord(character):04x}"


_WRAPPED = late(r"“([^“”]+(?:“[^“”]*”[^“”]*)*)”|‘([^‘]+)’", re.DOTALL)
PASSAGES = ("quote", "prefix", "suffix", "date_text")
"""Fields whose words are those of a page, which may print them between such marks."""
_NAMED = late(r"«([^«»]+)»")
_NAME = late(r"(\w*)[ \t]*:[ \t]*$")


def unwrapped(text: str, name: str = "") -> str:
    """What stands within the “typographic” marks that wrap a whole text, as word processors put
    them in place of the straight ones that YAML reads; the text itself where none do, or where the
    field of that name may have them."""
    found = None if name in PASSAGES else _WRAPPED.fullmatch(text)
    return (found[1] or found[2]) if found else text


def unquoted_name(text: str) -> str:
    """As `unwrapped`, of a name, which French marks do not belong to either."""
    found = _NAMED.fullmatch(text)
    return found[1].strip() if found else unwrapped(text)


def quoted_rest(raw: str, column: int) -> str:
    """The line with all that stands from `column` on put between quotation marks."""
    before = raw[: column - 1]
    name = _NAME.search(before)
    rest = without_comment(raw[column - 1 :]).strip(" \t")
    return before + quote(unwrapped(rest, name[1] if name else ""))


def without_comment(raw: str) -> str:
    """`raw` without a comment that nobody can take for text: four spaces, `#`, a space."""
    at = raw.find("    # ")
    if at < 0 and raw.endswith("    #"):
        at = len(raw) - 5
    return raw[:at].rstrip(" ") if at >= 0 else raw


_COMMENT = re.compile(r"[ \t]*#")


class Cut(Struct, frozen=True):
    """A text that a comment cut short."""

    place: Place
    line: str
    """The line that keeps it whole."""
    first: int
    """The number of the line on which it begins."""


def cut_by_comment(node: Scalar, line: Callable[[int], str]) -> Cut | None:
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
    place = Place.on_line(node.place.end_line, at, len(after))
    return Cut(place, quoted_rest(first, start), node.place.line)
