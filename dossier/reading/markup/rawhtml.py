"""Raw HTML in Markdown: an allow-list, and tags that pair; everything else is text."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Literal

from msgspec import Struct

PHRASING = frozenset(
    "em strong i b u s del ins sub sup small abbr cite q dfn kbd code var samp span bdi bdo ruby "
    "rt rp time".split()
)
VOID = frozenset(["br", "wbr"])
_ATTRIBUTES = {
    "abbr": ("title",),
    "dfn": ("title",),
    "time": ("datetime",),
    "del": ("datetime",),
    "ins": ("datetime",),
}
_EVERYWHERE = ("lang", "dir")

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)([^>]*?)/?>", re.DOTALL)
_ATTRIBUTE = re.compile(
    r"""([A-Za-z_:][A-Za-z0-9:._-]*)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?"""
)


class Tag(Struct, frozen=True):
    name: str
    closing: bool
    attributes: str
    """As printed: a space before each, values escaped."""
    dropped: tuple[str, ...]
    """Names of the attributes that may not stay."""


def read_tag(raw: str) -> Tag | Literal["comment"] | None:
    """One raw tag; None for a declaration, an instruction or a CDATA section."""
    if raw.startswith("<!--"):
        return "comment"
    found = _TAG.fullmatch(raw)
    if found is None:
        return None
    name = found[2].lower()
    kept, dropped = [], []
    for key, value in _ATTRIBUTE.findall(found[3]):
        key = key.lower()
        if key in _EVERYWHERE or key in _ATTRIBUTES.get(name, ()):
            value = unescape(value[1:-1] if value[:1] in ("'", '"') else value)
            kept.append(f' {key}="{escape(value)}"')
        else:
            dropped.append(key)
    return Tag(name, bool(found[1]), "".join(dict.fromkeys(kept)), tuple(dropped))
