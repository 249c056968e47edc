"""No control character reaches a page; what a reader cannot see is reported."""

from __future__ import annotations

import pytest

from dossier.diagnostics import Report
from dossier.reading.markup import characters, parse_body

CASES = [
    ("un \u202edeux\u202c", "un \u202edeux\u202c", ["1:4 bidi-control", "1:9 bidi-control"]),
    ("un\u200bdeux \u200btrois", "un\u200bdeux \u200btrois", ["1:3 invisible-character"]),
    (
        "un\u200ddeux\u034f",
        "un\u200ddeux\u034f",
        ["1:3 invisible-character", "1:8 invisible-character"],
    ),
    (
        "un \u2800 \ue000\ue001",
        "un \u2800 \ue000\ue001",
        ["1:4 invisible-character", "1:6 invisible-character"],
    ),
    ("می\u200cخواهم क्\u200dष 👩\u200d🔬 🏳️\u200d🌈 👩🏽\u200d🚀 สวัสดี\u200bครับ", None, []),
    ("🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", None, []),
    ("un\n\nde\x07ux", "un\nde\ufffdux", ["3:3 control-character"]),
    ("un\x0cdeux\x0btrois\x85quatre", "un deux trois quatre", []),
    ("a\x00b", "a\ufffdb", ["1:2 control-character"]),
    ("a\ud800b", "a\ufffdb", ["1:2 control-character"]),
    ("a&#0;b&#7;c&#12;d&#13;e", "a\ufffdb\ufffdc d e", []),
    ("<div>a&#0;b&#7;c&#12;d&#x9b;</div>", "a\ufffdbc d\u203a", []),
    ("un\r\n\r\ndeux\rtrois", "un\ndeux\ntrois", []),
]


@pytest.mark.parametrize(("source", "text", "findings"), CASES)
def test_characters(source: str, text: str | None, findings: list[str]):
    """Each kind is found once, at its first place; what a script or an emoji needs is not."""
    report = Report()

    body = parse_body(source, path="x.md", report=report)

    assert body.text == (source if text is None else text)
    assert [f"{f.place.line}:{f.place.column} {f.code}" for f in report] == findings


def test_what_is_run_over_holds_no_suspect() -> None:
    """A text of ordinary characters alone is not looked through again."""
    every = "".join(map(chr, range(0x110000)))
    assert not any(map(characters._SUSPECT.search, characters._ORDINARY.findall(every)))
