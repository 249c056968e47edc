"""What LaTeX writes for letters, signs and blanks, as bibliographies in BibTeX hold it."""

from __future__ import annotations

import re
import unicodedata

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
    "c": "\u0327", "k": "\u0328", "b": "\u0331",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł",
    "L": "Ł", "i": "ı", "j": "ȷ", "aa": "å", "AA": "Å", "og": "«\xa0", "fg": "\xa0»", "guillemotleft": "«",
    "guillemotright": "»", "textquoteright": "’", "textquoteleft": "‘", "textendash": "–",
    "textemdash": "—", "ldots": "…", "dots": "…", "textbackslash": "\\", "S": "§", "P": "¶",
    "dag": "†", "pounds": "£", "euro": "€", "texteuro": "€", "copyright": "©", "degree": "°",
    "no": "nº",
}  # fmt: skip
_ACCENT = re.compile(
    r"\\([`'^\"~=.])\s*(?:\{\s*(\\?[A-Za-z])\s*\}|(\\?[A-Za-z]))"
    r"|\\([uvHcdbkr])\s*\{\s*(\\?[A-Za-z])\s*\}|\\([uvHcdbkr])\s+([A-Za-z])"
)
_COMMAND = re.compile(r"\\([A-Za-z]+)\*?(?:\s+|\{\}|(?![A-Za-z]))")


def plain_text(value: str, *, raw: bool = False) -> str:
    """A field's text as plain text: accents composed, commands and braces gone.

    `raw` keeps what addresses are made of: `~` and `--`.
    """
    text = " ".join(value.split())
    if "\\" in text:
        text = _ACCENT.sub(_accented, text)
        text = re.sub(r"\\([&%$#_{}])", lambda m: {"{": "\x01", "}": "\x02"}.get(m[1], m[1]), text)
        text = text.replace("\\,", "\u202f").replace("\\ ", " ").replace("\\-", "")
        text = _COMMAND.sub(lambda m: _LETTERS.get(m[1], ""), text)
    text = text.replace("{", "").replace("}", "").replace("\x01", "{").replace("\x02", "}")
    if not raw:
        text = text.replace("~", "\xa0").replace("---", "—").replace("--", "–")
        text = text.replace("``", "“").replace("''", "”")
    return unicodedata.normalize("NFC", text)


def _accented(found: re.Match[str]) -> str:
    accent = found[1] or found[4] or found[6]
    letter = (found[2] or found[3] or found[5] or found[7]).lstrip("\\")
    return unicodedata.normalize("NFC", letter + _ACCENTS[accent])
