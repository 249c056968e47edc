"""Which raw HTML may stand in a text, and its tags as we print them ourselves.

No byte of a tag that an editor wrote reaches a page: a tag is read, judged, and printed
anew from its name and the attributes that may stay. What is not allowed, or does not pair,
is escaped text.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Literal

from msgspec import Struct

from dossier.sparing import late


def _set(names: str) -> frozenset[str]:
    return frozenset(names.split())


PHRASING = _set(
    "em strong i b u s del ins sub sup small abbr cite q dfn kbd code var samp span bdi bdo ruby "
    "rt rp time"
)
VOID = _set("br wbr hr")
FLOW = _set("div p blockquote details dl figure table ul ol hr")
ONLY_IN: dict[str, frozenset[str]] = {
    "li": _set("ul ol"),
    "dt": _set("dl"),
    "dd": _set("dl"),
    "summary": _set("details"),
    "figcaption": _set("figure"),
    "caption": _set("table"),
    "thead": _set("table"),
    "tbody": _set("table"),
    "tfoot": _set("table"),
    "tr": _set("table thead tbody tfoot"),
    "th": _set("tr"),
    "td": _set("tr"),
    "rt": _set("ruby"),
    "rp": _set("ruby"),
}
"""Elements that stand in no other than these."""
OPTIONAL_END = _set("p li dt dd tr td th thead tbody tfoot caption")
"""Elements that HTML closes by itself."""
HOLDS_FLOW = _set("div blockquote details figure figcaption li dd td th")
HOLDS_PHRASING = PHRASING | HOLDS_FLOW | _set("p dt summary caption")

_REFUSED = _set(
    "a address animate applet area article aside audio base basefont big body button canvas "
    "center col colgroup data datalist dialog dir embed fieldset font footer form foreignobject "
    "frame frameset h1 h2 h3 h4 h5 h6 head header hgroup html iframe image img input label legend "
    "link main map mark marquee math menu meta meter nav nobr noframes noscript object optgroup "
    "option output param picture plaintext portal pre progress script search section select set "
    "slot source strike style svg template textarea title track tt use video xmp"
)
_HINTS = {"a": "link", "img": "image", "image": "image", "picture": "image", "mark": "mark"}

_TAG = late(r"""<(/?)([A-Za-z][A-Za-z0-9:-]*)(?=[\s/>])((?:"[^"]*"|'[^']*'|[^"'<>])*)>""")
_ATTRIBUTE = late(r"""([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?""")
_NAME = r"[A-Za-z][A-Za-z0-9-]*"
_VALUES: dict[str, tuple[frozenset[str], re.Pattern[str]]] = {
    key: (_set(names), re.compile(pattern))
    for key, names, pattern in (
        ("title", "abbr dfn", r"[^\x00-\x1f]*"),
        ("datetime", "time del ins", r"[0-9A-Za-z:.,+\- ]*"),
        ("open", "details", r"open|"),
        ("start", "ol", r"-?[0-9]{1,6}"),
        ("value", "li", r"-?[0-9]{1,6}"),
        ("reversed", "ol", r"reversed|"),
        ("colspan", "td th", r"[0-9]{1,3}"),
        ("rowspan", "td th", r"[0-9]{1,3}"),
        ("scope", "th", r"row|col|rowgroup|colgroup"),
    )
}
"""Attributes that stay: on which elements, with which values."""
_EVERYWHERE = {"lang": re.compile(r"[A-Za-z0-9-]{2,35}"), "dir": re.compile(r"ltr|rtl|auto")}
_LOADS = _set("style src srcset srcdoc href action formaction data poster background")

Verdict = Literal["phrasing", "block", "refused", "unknown"]


class Tag(Struct, frozen=True):
    name: str
    closing: bool
    attributes: str = ""
    """As printed: a space before each, values escaped; without the `id`."""
    id: str = ""
    """As printed, `u-…`; whether it is the only one of its name is the body's to know."""
    dropped: tuple[str, ...] = ()
    active: tuple[str, ...] = ()
    """Attributes that run or load something: never a slip of the pen."""

    @property
    def verdict(self) -> Verdict:
        if self.name in PHRASING or self.name in ("br", "wbr"):
            return "phrasing"
        if self.name in FLOW or self.name in ONLY_IN:
            return "block"
        return "refused" if self.name in _REFUSED else "unknown"

    @property
    def hint(self) -> str | None:
        """Which hint the error `html-not-allowed` has."""
        return _HINTS.get(self.name)

    def opening(self, identifier: str = "") -> str:
        return f"<{self.name}{identifier}{self.attributes}>"


def read_tag(raw: str) -> Tag | None:
    """One raw tag; None for what is no tag: a declaration, an instruction, CDATA."""
    found = _TAG.fullmatch(raw)
    if found is None:
        return None
    name = found[2].lower()
    closing = bool(found[1])
    if closing or not found[3].strip(" /\n\t"):
        return Tag(name, closing)
    kept: dict[str, str] = {}
    dropped: list[str] = []
    active: list[str] = []
    identifier = ""
    for key, written in _ATTRIBUTE.findall(found[3]):
        key = key.lower()
        value = unescape(written[1:-1] if written[:1] in ('"', "'") else written).strip()
        allowed, form = _VALUES.get(key, (frozenset(), None))
        form = form if name in allowed else _EVERYWHERE.get(key)
        if form is not None and form.fullmatch(value):
            kept.setdefault(key, value)
        elif key == "class":
            names = [n for n in value.split() if re.fullmatch(r"[A-Za-z0-9_-]{1,60}", n)]
            kept.setdefault(key, " ".join(f"u-{n}" for n in names))
        elif key == "id" and re.fullmatch(r"[A-Za-z0-9-]{1,60}", value):
            identifier = identifier or f"u-{value}"
        elif key.startswith(("on", "xlink:")) or key in _LOADS:
            active.append(key)
        else:
            dropped.append(key)
    printed = "".join(f' {key}="{escape(value)}"' for key, value in kept.items())
    return Tag(name, closing, printed, identifier, tuple(dropped), tuple(active))


_PIECE = late(r"""<!--|</?[A-Za-z][A-Za-z0-9:-]*(?=[\s/>])(?:"[^"]*"|'[^']*'|[^"'<>])*>""")


def pieces(html: str) -> list[tuple[int, str]]:
    """A block of raw HTML as (offset, text or tag or comment), in order and whole."""
    found: list[tuple[int, str]] = []
    position = 0
    last_closing = html.rfind("-->")
    at = 0
    while piece := _PIECE.search(html, at):
        start, at = piece.span()
        if piece[0] == "<!--" and start + 2 <= last_closing:
            at = html.index("-->", start + 2) + 3
        if start > position:
            found.append((position, html[position:start]))
        found.append((start, html[start:at]))
        position = at
    if position < len(html):
        found.append((position, html[position:]))
    return found


def is_comment(html: str) -> bool:
    """Whether a block of raw HTML is comments alone, which are not published."""
    return all(
        (piece.startswith("<!--") and len(piece) > 4) or piece.isspace()
        for _, piece in pieces(html)
    )
