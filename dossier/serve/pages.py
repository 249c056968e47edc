"""Published pages as the preview answers them: the same but for the policy and the client."""

from __future__ import annotations

import re
from html import escape, unescape

from msgspec import Struct

from dossier.serve.words import word

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'none'; form-action 'self'; base-uri 'none'"
)
"""For answers that bring no policy of their own."""

ANNOTATING = ("quotation", "reading", "tools", "keys", "copied", "copy", "failed")
"""The words that the annotating client needs."""
_HEAD = 16_384
"""Bytes of a page in which its policy must stand."""
_META = re.compile(
    rb'<meta http-equiv="Content-Security-Policy" content="([^"<>]{0,4096})">\n?', re.IGNORECASE
)


class Visit(Struct, frozen=True):
    """One answer: what the client says back of the page that it runs in."""

    run: str
    """Which run of the preview answered."""
    build: int
    """The last build before the answer; 0 where there was none."""
    route: str
    """What was asked for."""
    found: bool
    """Whether that is published; else the page is the one that says so."""


def with_client(page: bytes, visit: Visit, host: str, lang: str = "en") -> tuple[bytes, str]:
    """A page with the reload client at the end of its head, and the policy to send with it.

    A page's own policy forbids the client's connections, and where several policies stand
    each of them must allow: it is taken from the page and sent, widened by the connection.
    `host` is the request's own, already found to be one of ours. A page of a record can be
    annotated, in the words of `lang`.
    """
    found = _META.search(page, 0, _HEAD)
    policy = POLICY
    if found:
        page = page[: found.start()] + page[found.end() :]
        written = unescape(found[1].decode("utf-8", "replace"))
        policy = written if written.isascii() and written.isprintable() else POLICY
    if not visit.found and "/" in visit.route:
        # The page for what is missing links as if it stood at the top.
        page = page.replace(b"<head>", b'<head>\n<base href="/">', 1)
        policy = _allowing(policy, "base-uri", "'self'")
    elements = client(visit, host) + (annotating(visit, lang) if visit.found else "")
    return _insert(page, elements.encode()), connecting(policy, host)


def connecting(policy: str, host: str) -> str:
    """`policy`, so that the client may reach the preview at `host`."""
    return _allowing(policy, "connect-src", f"'self' ws://{host}")


def client(visit: Visit, host: str) -> str:
    """The elements that run the reload client in a page.

    The first script is ours, a plugin of the second: the client of the livereload package,
    which takes its server from the query of its own address.
    """
    name, port = host.rpartition(":")[::2] if re.search(r":\d+$", host) else (host, "80")
    query = f"host={name}&port={port}&mindelay=250&maxdelay=1500"
    return (
        f'<script src="/-/preview.js" data-run="{escape(visit.run)}" data-build="{visit.build}" '
        f'data-route="{escape(visit.route)}" data-found="{int(visit.found)}" defer></script>\n'
        f'<script src="/-/livereload.js?{escape(query)}" defer></script>\n'
    )


def annotating(visit: Visit, lang: str) -> str:
    """The element that offers to annotate what is selected in a page's text."""
    said = {key: word(lang, f"annotate-{key}") for key in ANNOTATING}
    said |= {"note": word(lang, "annotate"), "close": word(lang, "close")}
    data = " ".join(f'data-{key}="{escape(words)}"' for key, words in said.items())
    route = f'data-route="{escape(visit.route)}" lang="{lang}"'
    return f'<script src="/-/annotate.js" {route} {data} defer></script>\n'


def _allowing(policy: str, directive: str, sources: str) -> str:
    """`policy` with the sources of one directive replaced."""
    others = [d.strip() for d in policy.split(";") if d.split()[:1] != [directive]]
    return "; ".join([*filter(None, others), f"{directive} {sources}"])


def _insert(page: bytes, elements: bytes) -> bytes:
    head, end, rest = page.partition(b"</head>")
    return head + elements + end + rest if end else page + elements
