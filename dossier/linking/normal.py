"""Text as it is compared: what typing, pasting and printing change is levelled out.

White space counts only between two letters or digits, as one space; quotation marks are
straight double ones, apostrophes and inner quotation marks straight single ones, hyphens
ASCII; `…` is three dots, ligatures and raised letters are plain letters; soft hyphens and
other invisible characters are gone; the rest is in Unicode's normal form C. Case, accents,
dashes and raised digits stay: they change what is said.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

HYPHENS = "\u2010\u2011"
APOSTROPHES = "‘’‚‛ʼʹ′‹›`´"
QUOTATION_MARKS = "«»“”„‟″〝〞"
SPACES = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
)
INVISIBLE = (
    "\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff"
)

ONE_FOR_ONE = str.maketrans(
    dict.fromkeys(HYPHENS, "-")
    | dict.fromkeys(APOSTROPHES, "'")
    | dict.fromkeys(QUOTATION_MARKS, '"')
    | dict.fromkeys(SPACES, " ")
)
"""Changes that move no character. Dashes are not among them: « 2023–2024 » is no compound."""
_FREQUENT = (("’", "'"), ("«", '"'), ("»", '"'), ("\n", " "), ("\u00a0", " "), ("\u202f", " "))
_RARE = re.compile("[" + re.escape(HYPHENS + APOSTROPHES + QUOTATION_MARKS + SPACES) + "]")

_EXPANSIONS = {
    "…": "...",
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
}
_EXPANSIONS |= {c: unicodedata.normalize("NFKC", c) for c in "ªºᵃᵇᵈᵉᵍᵐᵒᵖᵗᵘᵛⁱⁿʰʲʳˡˢʷˣʸ"}
_EXPANDED = "".join(_EXPANSIONS)
_UNEVEN = re.compile(
    rf"[ {INVISIBLE}{_EXPANDED}](?:(?<=[ {INVISIBLE}])(?:[ {INVISIBLE}]+|(?<![^\W_].)|(?![^\W_]))"
    rf"|(?<=[{INVISIBLE}{_EXPANDED}]))"
)
"""More than one space, one beside what is no letter or digit, anything else that changes. One
set of characters first: alternatives, or a look behind, would be tried at every character."""
_LONGEST_CLUSTER = 31
"""A base and the 30 marks that Unicode's stream-safe format allows; sorting a longer
sequence of marks would take quadratic time."""


class Rewriting:
    """A text and what it was made from; offsets of the one lead back to the other.

    Pieces are (place in `text`, place in the original, length, original length), each
    reaching to the next; where both lengths are equal a piece is character by character.
    """

    def __init__(
        self,
        text: str,
        pieces: list[tuple[int, int, int, int]] | None = None,
        of: Rewriting | None = None,
    ) -> None:
        self.text = text
        self._pieces = pieces
        self._starts = [piece[0] for piece in pieces or ()]
        self._of = of

    def range(self, start: int, end: int) -> tuple[int, int]:
        """A non-empty range of `text` in the original."""
        if self._pieces:
            at, source, length, source_length = self._piece(start)
            last_at, last_source, last_length, last_source_length = self._piece(end - 1)
            start = source + (start - at if length == source_length else 0)
            even = last_length == last_source_length
            end = last_source + (end - last_at if even else last_source_length)
        return self._of.range(start, end) if self._of else (start, end)

    @property
    def keeps_places(self) -> bool:
        """Whether every character stands where it stood in the original."""
        return not self._pieces and (self._of is None or self._of.keeps_places)

    def _piece(self, offset: int) -> tuple[int, int, int, int]:
        assert self._pieces
        return self._pieces[bisect_right(self._starts, offset) - 1]

    def recast(self, text: str) -> Rewriting:
        """The same with other characters in the same places."""
        return Rewriting(text, None, self)


class _Writer:
    """Rewrites from left to right."""

    def __init__(self, original: Rewriting) -> None:
        self._original = original
        self._parts: list[str] = []
        self._pieces: list[tuple[int, int, int, int]] = []
        self._length = 0
        self._done = 0

    def replace(self, start: int, end: int, by: str) -> None:
        """Put `by` for [start, end) of the original; what lies before is kept."""
        self._keep(start)
        if by:
            self._put(by, start, end - start)
        self._done = end

    def finish(self) -> Rewriting:
        if not self._done:
            return self._original
        self._keep(len(self._original.text))
        return Rewriting("".join(self._parts), self._pieces, self._original)

    def _keep(self, end: int) -> None:
        if end > self._done:
            self._put(self._original.text[self._done : end], self._done, end - self._done)

    def _put(self, part: str, source: int, source_length: int) -> None:
        self._parts.append(part)
        self._pieces.append((self._length, source, len(part), source_length))
        self._length += len(part)


def composed(made: Rewriting) -> Rewriting:
    """The text in normal form C."""
    text = made.text
    if unicodedata.is_normalized("NFC", text):
        return made
    writer = _Writer(made)
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and _continues(text[end]) and end - start < _LONGEST_CLUSTER:
            continue
        cluster = text[start:end]
        normal = unicodedata.normalize("NFC", cluster)
        if normal != cluster:
            writer.replace(start, end, normal)
        start = end
    return writer.finish()


def squeezed(made: Rewriting) -> Rewriting:
    """The text with one space for each run of them."""
    writer = _Writer(made)
    for found in re.finditer("  +", made.text):
        writer.replace(*found.span(), " ")
    return writer.finish()


def _continues(character: str) -> bool:
    """Whether it may melt into what stands before: a mark, or a Korean vowel or final."""
    return character >= "\u0300" and (
        "\u1160" <= character <= "\u11ff" or unicodedata.category(character)[0] == "M"
    )


def normalise(text: str) -> Rewriting:
    """`text` as it is compared, with the way back to the offsets of the text as it is."""
    return composed(_levelled(Rewriting(one_for_one(text))))


def one_for_one(text: str) -> str:
    """`text` with the changes that move no character."""
    for written, plain in _FREQUENT:
        text = text.replace(written, plain)
    # Looking each character up is slow; few texts need it.
    return text.translate(ONE_FOR_ONE) if _RARE.search(text) else text


def normal(text: str) -> str:
    """`text` as it is compared."""
    return normalise(text).text


def _levelled(made: Rewriting) -> Rewriting:
    text = made.text
    writer = _Writer(made)
    for found in _UNEVEN.finditer(text):
        start, end = found.span()
        by = _EXPANSIONS.get(found[0], "")
        if not by and " " in found[0] and start > 0 and end < len(text):
            by = " " if _in_word(text[start - 1]) and _in_word(text[end]) else ""
        if by != found[0]:
            writer.replace(start, end, by)
    return writer.finish()


def _in_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character)[0] == "M"
