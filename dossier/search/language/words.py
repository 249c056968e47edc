"""The words of a text, before any language: what this and the browser must agree on.

`words.js` of the default theme repeats the expression, `pieces`, `fold` and `filter_value`, and `tests/search/terms.json`
holds the two together. The terms that words become are `analysis`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_UNSPACED = "\u0e00-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Scripts without spaces, from Thai to Chinese."""
_LETTER = rf"[^\W_{_UNSPACED}]"
_MARKS = "\u200d" + "".join(
    c for c in map(chr, range(0x300, 0x1E00)) if unicodedata.category(c)[0] == "M"
)
"""What stands at letters: stress, points, vowel signs, the joiner of Indian scripts. Marks of
symbols (`1️⃣`) lie further on."""
_INITIAL = r"[^\W\d_]\."
EXPRESSION = re.compile(
    rf"[{_UNSPACED}][{_MARKS}]*"  # each letter a word
    rf"|(?:{_INITIAL}){{2,8}}[^\W\d_]?(?!{_LETTER})"  # O.T.A.N.
    rf"|{_LETTER}+(?:(?:[-‐‑'’ʼ](?!{_INITIAL}{_INITIAL}){_LETTER}|[{_MARKS}]){_LETTER}*)*"
)

INITIALS = re.compile(r"[ -]([^\W\d_])\.(?=[ -])")
"""« E. », « J.-M. » before a name."""
_HYPHEN, _APOSTROPHE = re.compile("[-‐‑]"), re.compile("['’ʼ]")
_ELISION = re.compile(r"(?:(?:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu|quoiqu)')+(?=.)")
_PLAIN_MARKS = str.maketrans({"’": "'", "ʼ": "'", "‐": "-", "‑": "-"})
LATIN = dict(
    zip("œæßøłđıðþħə", "oe ae ss o l d i d th h e".split(), strict=True),
    **dict.fromkeys("ʹʺʻʽʾʿ", ""),
)
"""Letters that do not decompose, and marks of transliterated names (« ʿAbd », « Qurʾān »), as they are
typed without them. The manifest tells the browser."""
_FOLDED = str.maketrans(LATIN | {"-": "", "'": ""})
_ASCII_WORD = re.compile(r"[0-9a-z]*")
_FREE = re.compile(f"[\u0640\u200d{''.join(c for c in _MARKS if ord(c) < 0x700)}]")
"""What words are written with or without: accents, Hebrew points, Arabic vowels and the stroke that
lengthens a word (U+0640), not the vowel signs of Indian scripts."""
LONGEST_WORD = 40
MOST_PARTS = 8


class Piece(NamedTuple):
    """A word of a token: `avant-garde` is itself, `avant` and `garde`."""

    word: str
    """Lower case, accents kept; inner hyphens and apostrophes kept."""
    offset: int
    """Positions after the token's own."""


def normalise(text: str) -> str:
    """`text` in the Unicode form that everything here, and the browser, counts on; without what says
    where a line may end within a word, or may not."""
    return unicodedata.normalize("NFC", text.replace("\u00ad", "").replace("\u2060", ""))


_AROUND = '.,;:!?…«»“”"()[]'


def plain_token(chunk: str) -> str:
    """The one token of text like `(avion,`, for most text is; empty where it takes a look."""
    core = chunk.strip(_AROUND)
    return core if core.isalnum() and max(core) < "ʼ" else ""


def pieces(token: str) -> tuple[Piece, ...]:
    """The words of one match of `EXPRESSION`, the hyphenated whole first."""
    text = lowered(token).replace(".", "")
    if "-" not in text:
        return (Piece(_plain(text), 0),)
    parts = [_plain(part) for part in text.split("-")]
    found = [Piece(part, offset) for offset, part in enumerate(parts)]
    if len(parts) <= MOST_PARTS:
        found.insert(0, Piece("-".join(parts)[:LONGEST_WORD].rstrip("-"), 0))
    return tuple(found)


def words_of(text: str) -> Iterator[tuple[str, int, bool]]:
    """(word, position, whether it is a hyphenated whole) for the words of a text."""
    position = 0
    for token in EXPRESSION.findall(text):
        found = pieces(token)
        whole = len(found) > 1 and found[0].offset == found[1].offset
        for number, (word, offset) in enumerate(found):
            yield word, position + offset, whole and not number
        position += found[-1].offset + 1


def apostrophised(text: str) -> dict[str, str]:
    """Of a text's words that have an apostrophe within, how they are written in it:
    `aujourdhui` is « aujourd’hui »."""
    found: dict[str, str] = {}
    for token in EXPRESSION.findall(normalise(text)):
        for part in _HYPHEN.split(token):
            word, written = _plain(lowered(part)), part[elided(part) :].lower()
            if word != written and word == _APOSTROPHE.sub("", written):
                found.setdefault(word, written)
    return found


def lowered(token: str) -> str:
    """A token in lower case, its hyphens and apostrophes the plain ones."""
    return token.lower().translate(_PLAIN_MARKS)


def elided(token: str) -> int:
    """How many characters an elided word takes at the beginning of a token: 2 of `l’avion`."""
    found = _ELISION.match(lowered(token))
    return found.end() if found else 0


def _plain(word: str) -> str:
    """`word` without its elided article or English possessive."""
    if "'" in word:
        found = _ELISION.match(word)
        word = word[found.end() :] if found else word
        if len(word) > 2:
            word = word.removesuffix("'s")
        word = word.replace("'", "")
    return word[:LONGEST_WORD]


def fold(word: str) -> str:
    """`word` without accents, ligatures, inner marks or case, as an ASCII key.

    What does not fold to `a-z0-9` is written `_` and five hexadecimal digits a character.
    """
    if _ASCII_WORD.fullmatch(word):
        return word
    plain = unicodedata.normalize("NFKD", word).lower().translate(_FOLDED)
    plain = _FREE.sub("", plain)[:LONGEST_WORD]
    if _ASCII_WORD.fullmatch(plain):
        return plain
    return "".join(
        c if c in "0123456789abcdefghijklmnopqrstuvwxyz" else f"_{ord(c):05x}" for c in plain
    )


_JOINED = str.maketrans(LATIN | {"’": "-", "_": "-"})
_NO_VALUE = re.compile("[^0-9a-z_]+")
LONGEST_VALUE = 240


@lru_cache(maxsize=1 << 14)
def filter_value(text: str) -> str:
    """What a filter compares: the slug of `text`, letters of other scripts written out.

    « Défense » is `defense`, « Київ » is `_0043a_00438_00456_00432`: a tag without a Latin
    letter has a value all the same.
    """
    plain = text.lower().translate(_JOINED)
    if not plain.isascii():
        plain = _FREE.sub("", unicodedata.normalize("NFKD", plain))
        plain = "".join(c if c.isascii() else _written_out(c) for c in plain)
    return _NO_VALUE.sub("-", plain).strip("-")[:LONGEST_VALUE].rstrip("-")


def _written_out(character: str) -> str:
    category = unicodedata.category(character)
    return f"_{ord(character):05x}" if category[0] in "LN" or category == "So" else "-"


def base_language(tag: str) -> str:
    """`fr` of `fr-CA`."""
    return tag.lower().split("-")[0]
