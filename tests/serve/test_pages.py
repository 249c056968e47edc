"""A page is answered as it was published, but for its policy's element and the client's."""

from __future__ import annotations

import re

import pytest

from dossier.config import Config
from dossier.diagnostics import Place, Report
from dossier.serve.findings import findings_html
from dossier.serve.pages import POLICY, Visit, with_client

PAGE = b"""<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="%s">
<title>Port</title>
</head>
<body><p>&lt;/head&gt; </head> x</p></body>
</html>
"""
HOST = "127.0.0.1:8000"
HERE = Visit("r", 3, "index.html", True)


def sources(policy: str, directive: str) -> list[str]:
    found = [part.split() for part in policy.split(";") if part.split()[:1] == [directive]]
    assert len(found) == 1
    return found[0][1:]


def test_only_the_client_is_added_and_the_policy_moved() -> None:
    """Take the client's elements away and the rest is the page without its policy's element."""
    policy = b"default-src 'none'; connect-src 'none'; style-src 'self'"
    served, sent = with_client(PAGE % policy, HERE, HOST)
    bare = re.sub(rb'<script src="/-/[^>]*></script>\n', b"", served)

    assert bare == re.sub(rb"<meta http-equiv[^>]*>\n", b"", PAGE % policy)
    assert sources(sent, "connect-src") == ["'self'", f"ws://{HOST}"]
    assert sources(sent, "default-src") == ["'none'"]
    assert sources(sent, "style-src") == ["'self'"]


@pytest.mark.parametrize(
    "page",
    [
        b"",
        b"<p>no head</p>",
        PAGE % "default-src 'self' é".encode(),
        PAGE % b"a\nSet-Cookie: b",
        b" " * 20_000 + PAGE % b"default-src *",
    ],
)
def test_page_without_a_usable_policy_gets_the_strict_one(page: bytes) -> None:
    """Whatever a theme left out, the preview does not run what a page would forbid."""
    served, sent = with_client(page, HERE, HOST)

    assert sources(sent, "default-src") == ["'none'"]
    assert sources(sent, "script-src") == ["'self'"]
    assert sent.replace(f"connect-src 'self' ws://{HOST}", "").strip("; ") == (
        POLICY.replace("connect-src 'none'; ", "")
    )
    assert b"/-/livereload.js?host=127.0.0.1&amp;port=8000" in served


@pytest.mark.parametrize(
    ("host", "query"),
    [
        ("localhost", b"host=localhost&amp;port=80&amp;"),
        ("[::1]:8000", b"host=[::1]&amp;port=8000&amp;"),
    ],
)
def test_client_comes_back_to_the_host_that_was_asked(host: str, query: bytes) -> None:
    """By name or number, with a port or without."""
    assert query in with_client(b"", HERE, host)[0]


def test_missing_page_below_the_top_links_from_the_top() -> None:
    """The page for what is missing is written for the top: only there it needs no base."""
    deep, policy = with_client(PAGE % b"base-uri 'none'", Visit("r", 1, "a/b.html", False), HOST)
    top, _ = with_client(PAGE % b"base-uri 'none'", Visit("r", 1, "b.html", False), HOST)

    assert b'<base href="/">' in deep
    assert sources(policy, "base-uri") == ["'self'"]
    assert b"<base" not in top


def test_findings_are_text() -> None:
    """Nothing that a file says is an element of the list."""
    report = Report()
    evil = '<img src=x onerror=alert(1)>"&\u202e'
    report.error("date-unsupported", "articles/<b>.md", Place(3, 1, 3, 5), text=evil, value=evil)
    config = Config(content="/nowhere/content", output="", cache="")
    html = findings_html(list(report), config, "fr", "/nowhere", standing=True)

    assert "<img" not in html
    assert "<b>." not in html
    assert "\u202e" not in html
    assert "content/articles/&lt;b&gt;.md:3:1" in html
