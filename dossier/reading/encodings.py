"""Why a file is no UTF-8 text, and how it becomes one without losing a letter.

An editor that takes such a file for UTF-8 shows « � » for what it cannot read, and writes that when
it saves. So the encoding is named in which the file is to be opened first.
"""

from __future__ import annotations

from collections import Counter

from dossier.diagnostics import Place, Report

_MARKS = {
    b"\xff\xfe\0\0": "UTF-32",
    b"\0\0\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
_DOCUMENTS = (
    *(b"PK\x03\x04", b"%PDF", b"{\\rtf", b"\xd0\xcf\x11\xe0"),
    *(b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*"),
)
"""How documents of word processors begin, PDFs and images."""
_PICTURES = {b"WEBP": 8, b"ftypavif": 4, b"ftyphei": 4, b"ftypmif1": 4}
"""What other images have behind as many bytes, which say how long they are."""
_WESTERN = {
    "cp1252": "Windows-1252",
    "iso8859_15": "ISO-8859-15",
    "mac_roman": "Mac OS Roman",
}
"""The first of those that fit alike: in the second only the euro, and few letters, are others."""
_USUAL = frozenset(
    "àâäæçéèêëîïôöœùûüÿñáíóúßå¿ÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸÑÁÍÓÚ«»“”‘’‚„–—…·•€£°§©®ªº¹²³¼½¾\xa0"
)
"""What texts of western Europe hold besides ASCII."""
_FREQUENT = frozenset("éèàçêâîôùûäöüßñáíóå«»“”‘’–—…£€\xa0")
"""One of these is the most frequent of them, its capital counted with it: what comes of another
encoding has other letters."""
_SAMPLE = 1 << 16


def is_other_text(data: bytes) -> bool:
    """Whether what could be read as UTF-8 is another encoding's, or no text: a letter of each two
    bytes, the head of a document."""
    return _is_document(data) or (b"\0" in data and _is_wide(data))


def report_other(data: bytes, at: int, path: str, report: Report) -> None:
    """Report a file whose byte at `at` is none of UTF-8's."""
    before = data[:at].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    place = Place.on_line(before.count(b"\n") + 1, column)
    params = {"byte": f"0x{data[at]:02X}" if at < len(data) else "", "char": "", "encoding": ""}
    variant = hint = None
    named = next((name for mark, name in _MARKS.items() if data.startswith(mark)), "")
    if not _is_document(data) and (named or _is_wide(data)):
        variant, place = "wide", Place.on_line(1, 1)
        params["encoding"] = named or "UTF-16"
    elif _is_document(data) or b"\0" in data:
        variant, hint = "no-text", "export"
        place = Place.on_line(1, 1)
    elif at >= len(data) - 3 and _is_cut(data[at:]):
        variant, hint = "cut", "complete"
    elif meant := _meant(data):
        codec, hint = meant
        variant, params["encoding"] = "western", _WESTERN[codec]
        params["char"] = data[at : at + 1].decode(codec, "replace")
    report.error("not-utf-8", path, place, variant=variant, hint=hint, **params)


def _is_document(data: bytes) -> bool:
    """Whether a file begins as none does that is text."""
    pictures = any(data.startswith(mark, at) for mark, at in _PICTURES.items())
    return pictures or data.startswith(_DOCUMENTS)


def _is_wide(data: bytes) -> bool:
    """Whether every other byte of nearly all is zero, as of Latin letters in UTF-16."""
    head = data[:_SAMPLE]
    return len(head) > 3 and max(head[::2].count(0), head[1::2].count(0)) > len(head) * 0.4


def _is_cut(rest: bytes) -> bool:
    """Whether what a file ends with begins a letter of UTF-8."""
    try:
        rest.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data"
    return False


def _meant(data: bytes) -> tuple[str, str] | None:
    """The encoding in which nearly all that is no UTF-8 is what texts hold; to be opened in it, or,
    where all else is UTF-8, only to be typed again."""
    letters = [one for one in data.decode("utf-8", "surrogateescape") if one > "\x7f"]
    strange = bytes(ord(one) & 0xFF for one in letters if "\udc80" <= one <= "\udcff")[:_SAMPLE]
    usual = {
        codec: sum(one in _USUAL for one in strange.decode(codec, "replace")) for codec in _WESTERN
    }
    best = max(usual, key=lambda codec: usual[codec])
    read = strange.decode(best, "replace")
    ((foremost, _),) = Counter(read.lower()).most_common(1)
    if usual[best] < len(strange) * 0.9 or foremost not in _FREQUENT or foremost not in read:
        return None  # of capitals alone, É is the Macintosh's ellipsis
    if best == "iso8859_15" and foremost == "€":  # which begins most letters of Japanese
        return None
    return best, "retype" if any(one in _USUAL for one in letters) else "reopen"
