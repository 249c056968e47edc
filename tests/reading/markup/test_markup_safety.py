"""Nothing a text says acts in a browser, and a browser's parser builds the tree we wrote."""

from __future__ import annotations

import re

import nh3
import pytest
from hypothesis import given, settings
from markup_sources import modes, sources

from dossier.diagnostics import Report
from dossier.reading.markup import parse_body

TAGS = set(
    "a abbr b bdi bdo blockquote br caption cite code dd del details dfn div dl dt em figcaption "
    "figure h2 h3 h4 h5 h6 hr i img ins kbd li ol p pre q rp rt ruby s samp section small span "
    "strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr".split()
)
ATTRIBUTES = set(
    "alt aria-label class colspan datetime dir href id lang loading open rel reversed role rowspan "
    "scope src start title value".split()
)


def as_a_browser(html: str) -> str:
    """`html` read and written again by a browser's parser, all else than the above left out."""
    return nh3.clean(
        html,
        tags=TAGS,
        clean_content_tags=set(),
        attributes=dict.fromkeys(TAGS, ATTRIBUTES),
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
        strip_comments=False,
    )


def shape(html: str) -> list[str]:
    """Tags and names of attributes, but for the `tbody` that a parser adds."""
    tags = re.findall(r"<(?!/?tbody)[^>]*>", html)
    return [re.sub(r'="[^"]*"', "", tag) for tag in tags]


def body_html(source: str, verbatim: bool) -> str:
    return parse_body(source, path="x.md", verbatim=verbatim, report=Report()).html


@settings(max_examples=150, derandomize=True, deadline=None)
@given(sources, modes)
def test_a_browser_reads_what_was_written(source: str, verbatim: bool):
    """The tree of any body is its tags', and nothing in it has to be taken out."""
    html = body_html(source, verbatim)

    assert sorted(shape(as_a_browser(html))) == sorted(shape(html))


VECTORS = [
    "<img src=x onerror=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mi xlink:href=javascript:alert(1)>x</mi></math>",
    "<a href=javascript:alert(1)>x</a>",
    "<b onmouseover=alert(1) style=background:url(javascript:alert(1))>x</b>",
    "[x](javascript:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#x6A;avascript&colon;alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](<  javascript:alert(1)>)",
    "[x]: javascript:alert(1)\n\n[x]",
    "<javascript:alert(1)>",
    "![x](javascript:alert(1))",
    '![x" onerror="alert(1)](assets/a.png)',
    '[x](https://a.b "\\" onclick=\\"alert(1)")',
    '<abbr title="a&quot; onclick=&quot;alert(1)">x</abbr>',
    "<abbr title='\" onclick=alert(1) x=\"'>x</abbr>",
    "<details ontoggle=alert(1) open>x</details>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<style>@import 'https://evil.example'</style>",
    "<base href=https://evil.example/>",
    "<form action=https://evil.example><button>x</button></form>",
    "[[a|<script>alert(1)</script>]]",
    "[@a<script>, <b onclick=x>]",
    '## <svg onload=alert(1)> {#x"onclick=alert(1)}',
    "\x00A0\x00<b>x</b>\x00L0\x00",
    "&#0;A0&#0;",
    '```"><script>\nalert(1)\n```',
    "| <script> |\n|---|\n| x |",
    "[^1]\n\n[^1]: <iframe srcdoc='<script>alert(1)</script>'>",
]


@pytest.mark.parametrize("verbatim", [False, True], ids=["own", "verbatim"])
@pytest.mark.parametrize("source", VECTORS)
def test_nothing_acts(source: str, verbatim: bool):
    """No attack leaves a tag, an attribute or an address that a browser would act on."""
    html = body_html(source, verbatim)

    assert shape(as_a_browser(html)) == shape(html)
    for tag in re.findall(r"<[^>]*>", html):
        assert re.fullmatch(r'</?[a-z0-9]+(?: [a-z-]+="[^"<>]*")*>', tag)
        attributes = dict(re.findall(r' ([a-z-]+)="([^"]*)"', tag))
        assert attributes.keys() <= ATTRIBUTES
        assert attributes.get("src", "") == ""
        assert re.match(r"https?://|mailto:|#|$", attributes.get("href", ""))
