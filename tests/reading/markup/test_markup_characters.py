"""No control character reaches a page; what a reader cannot see is reported."""

from __future__ import annotations

import pytest

from dossier.diagnostics import Report
from dossier.reading.markup import parse_body

CASES = [
    ("un \u202edeux\u202c", "un \u202edeux\u202c", ["1:4 bidi-control", "1:9 bidi-control"]),
    ("un\u200bdeux \u200btrois", "un\u200bdeux \u200btrois", ["1:3 invisible-character"]),
    ("un\n\nde\x07ux", "un\nde\ufffdux", ["3:3 control-character"]),
    ("un\x0cdeux\x0btrois\x85quatre", "un deux trois quatre", []),
    ("a\x00b", "a\ufffdb", ["1:2 control-character"]),
    ("a\ud800b", "a\ufffdb", ["1:2 control-character"]),
    ("a&#0;b&#7;c&#12;d&#13;e", "a\ufffdb\ufffdc d e", []),
    ("<div>a&#0;b&#7;c&#12;d&#x9b;</div>", "a\ufffdbc d\u203a", []),
    ("un\r\n\r\ndeux\rtrois", "un\ndeux\ntrois", []),
]


@pytest.mark.parametrize(("source", "text", "findings"), CASES)
def test_characters(source: str, text: str, findings: list[str]):
    """Each kind is found once, at its first place."""
    report = Report()

    body = parse_body(source, path="x.md", report=report)

    assert body.text == text
    assert [f"{f.place.line}:{f.place.column} {f.code}" for f in report] == findings
