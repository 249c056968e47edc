"""A file in another encoding is answered with what it is, and how to keep its letters."""

from __future__ import annotations

import pytest

from dossier.diagnostics import Report
from dossier.diagnostics.rendering import render_text
from dossier.reading.frontmatter import decode

TEXT = "---\ntitle: Été à l’Élysée\n---\nUn été à l’Élysée, « dit-il ».\n"
UTF_8 = TEXT.encode()


def refused(data: bytes) -> tuple[int, int, str, str]:
    """Where, what, how to mend it."""
    report = Report()
    assert decode(data, "articles/a.md", report) is None
    (found,) = report
    hint = (found.hint or "").removeprefix("not-utf-8.")
    said = f"{found.params['char']} {found.params['encoding']}".strip()
    return found.place.line, found.place.column, said, hint


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (TEXT.encode("cp1252"), (2, 8, "É Windows-1252", "reopen")),
        (TEXT.replace("’", "'").encode("latin-1"), (2, 8, "É Windows-1252", "reopen")),
        (TEXT.encode("mac_roman"), (2, 8, "É Mac OS Roman", "reopen")),
        (TEXT.replace("\n", "\r").encode("mac_roman"), (2, 8, "É Mac OS Roman", "reopen")),
        (TEXT.replace("\n", "\r\n").encode("cp1252"), (2, 8, "É Windows-1252", "reopen")),
        (TEXT.replace("’", "'").encode("cp850"), (2, 8, "", "")),
        (UTF_8 + "déjà\n".encode("cp1252"), (5, 2, "é Windows-1252", "retype")),
        (TEXT.encode("utf-16"), (1, 1, "UTF-16", "")),
        (TEXT.encode("utf-16-be"), (1, 1, "UTF-16", "")),
        (TEXT.encode("utf-16-le"), (1, 1, "UTF-16", "")),
        ("---\ntitle: plain\n---\n".encode("utf-16-le"), (1, 1, "UTF-16", "")),
        (TEXT.encode("utf-32"), (1, 1, "UTF-32", "")),
        (UTF_8 + b"fin \xc3", (5, 5, "", "complete")),
        (UTF_8 + b"fin \xe2\x80", (5, 5, "", "complete")),
        (b"PK\x03\x04\x14\x00\x91\xff", (1, 1, "", "export")),
        (b"{\\rtf1\\ansi bonjour}", (1, 1, "", "export")),
        (b"abc\x00\xff\xfe\x00", (1, 1, "", "export")),
        (b"RIFF\x9a\x91\x11\x22WEBPVP8 \xff\xfe", (1, 1, "", "export")),
        (b"RIFF" + b"\x10\x00\x00\x00WEBPVP8L" + b"\x2f\x00" * 40 + b"\xff", (1, 1, "", "export")),
        (b"GIF89a\x91\xff", (1, 1, "", "export")),
        (b"\x00\x00\x00\x20ftypavif\xff\x00", (1, 1, "", "export")),
        (
            "größer als übel, können wir für Köln\n".encode("cp1252"),
            (1, 3, "ö Windows-1252", "reopen"),
        ),
        ("für Übung, grün, müde und Größe\n".encode("cp1252"), (1, 2, "ü Windows-1252", "reopen")),
        ("Straße, groß, heiß, weiß\n".encode("cp1252"), (1, 5, "ß Windows-1252", "reopen")),
        ("niño, año, señor, mañana\n".encode("cp1252"), (1, 3, "ñ Windows-1252", "reopen")),
        ("El niño cantó mañana. ¿Qué año?\n".encode("cp1252"), (1, 6, "ñ Windows-1252", "reopen")),
        ("på gården, få år och små åar\n".encode("cp1252"), (1, 2, "å Windows-1252", "reopen")),
        ("för att höra, större ö än öar\n".encode("mac_roman"), (1, 2, "ö Mac OS Roman", "reopen")),
        ("été à 10 € près\n".encode("iso8859-15"), (1, 1, "é ISO-8859-15", "reopen")),
        ("été à 10 € près\n".encode("cp1252"), (1, 1, "é Windows-1252", "reopen")),
        ("@book{a, title = {Été à Paris}}".encode("latin-1"), (1, 19, "É Windows-1252", "reopen")),
        ("Été à Paris".encode("mac_roman"), (1, 1, "É Mac OS Roman", "reopen")),
        ("And so on… and on…".encode("mac_roman"), (1, 10, "", "")),
        ("МОСКВА, ТЕАТР".encode("cp1251"), (1, 1, "", "")),
        ("これはテストです\n".encode("euc_jp"), (1, 1, "", "")),
        ("съешь ещё этих мягких французских булок\n".encode("cp1251"), (1, 1, "", "")),
        ("zażółć gęślą jaźń, że już\n".encode("cp1250"), (1, 3, "", "")),
        ("příliš žluťoučký kůň úpěl\n".encode("cp1250"), (1, 2, "", "")),
        ("το ελληνικό κείμενο της πόλης\n".encode("cp1253"), (1, 1, "", "")),
    ],
)
def test_the_encoding_is_named(data: bytes, expected: tuple[int, int, str, str]) -> None:
    assert refused(data) == expected


@pytest.mark.parametrize("data", [UTF_8, b"\xef\xbb\xbf" + UTF_8, UTF_8.replace(b"\n", b"\r\n", 2)])
def test_what_utf_8_may_bring_with_it(data: bytes) -> None:
    """A byte order mark, line ends of several systems."""
    assert decode(data, "articles/a.md", Report()) == TEXT


def test_the_words_name_the_letter() -> None:
    report = Report()
    decode(b"title: caf\xe9\n", "a.md", report)
    printed = render_text(report, lang="fr", content_dir="", cwd="")
    assert "l’octet 0xE9 est ici «\xa0é\xa0» en Windows-1252" in printed
    assert "en Windows-1252 (en UTF-8 il montrerait" in printed
    assert "n’enregistrez pas" in printed


@pytest.mark.parametrize(("lang", "warned"), [("fr", "n’enregistrez pas"), ("en", "do not save")])
def test_letters_that_look_wrong_are_not_to_be_saved(lang: str, warned: str) -> None:
    """Where no encoding could be named."""
    report = Report()
    decode("το κείμενο\n".encode("cp1253"), "a.md", report)
    assert warned in render_text(report, lang=lang, content_dir="", cwd="")
