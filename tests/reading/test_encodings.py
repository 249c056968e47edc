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
