"""French pages to search: those of the Debian package `libreoffice-help-fr`.

Each becomes a `SearchDocument` (its title, its blocks of text as paragraphs) and, for a peer, a
plain page with the same title, headings and blocks: all see the same words. What people wrote to
lead to a page stands beside it: the entries of the help's index, the texts of links in other pages.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from msgspec import Struct

from dossier.search.documents import SearchDocument

FOLDERS = ("/usr/share/libreoffice/help/fr/text", "/usr/lib/libreoffice/help/fr/text")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = {*HEADINGS, "p", "td", "th", "li", "pre", "div", "br", "tr", "table", "ul", "ol"}
_UNREAD = {"script", "style", "noscript"}
_ENTRY = re.compile(r'url:"fr/text/([^?#"]+)\.html[^"]*", app:"[^"]*", text:"([^"]*)"')
_LINK = re.compile(r"fr/text/([^?#]+)\.html")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")


class HelpPage(Struct, frozen=True):
    """A page: blocks are (element, text)."""

    id: str
    title: str
    blocks: tuple[tuple[str, str], ...]
    links: tuple[tuple[str, str], ...] = ()
    """(page, text) of those that lead to other pages."""
    entries: tuple[str, ...] = ()
    """Under which the help's index has this page."""

    def typographic(self) -> HelpPage:
        """The same with ’ for '."""
        return HelpPage(
            self.id,
            _curl(self.title),
            tuple((name, _curl(text)) for name, text in self.blocks),
            tuple((page, _curl(text)) for page, text in self.links),
            tuple(map(_curl, self.entries)),
        )

    @property
    def document(self) -> SearchDocument:
        return SearchDocument(
            id=self.id,
            kind="page",
            url=f"{self.id}.html",
            title=self.title,
            lang="fr",
            paragraphs=tuple(("", text) for _, text in self.blocks),
        )

    @property
    def html(self) -> str:
        body = "".join(f"<{name}>{html.escape(text)}</{name}>\n" for name, text in self.blocks)
        title = html.escape(self.title)
        return (
            f'<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{title}</title>'
            f"</head><body><main data-pagefind-body><h1>{title}</h1>\n{body}</main></body></html>"
        )


def read_pages() -> list[HelpPage]:
    """All pages that have a title and some text, in the order of their paths."""
    folder = next((Path(name) for name in FOLDERS if Path(name).is_dir()), None)
    if folder is None:
        raise SystemExit("apt-get install libreoffice-help-fr")
    return list(_pages(folder))


def _pages(folder: Path) -> Iterator[HelpPage]:
    entries: dict[str, list[str]] = {}
    for page, text in _ENTRY.findall((folder.parent / "bookmarks.js").read_text(encoding="utf-8")):
        entries.setdefault(page, []).append(html.unescape(text).replace(" -- ", " "))
    for path in sorted(folder.rglob("*.html")):
        reader = _Reader()
        reader.feed(path.read_text(encoding="utf-8"))
        reader.close()
        title = " ".join(reader.title.split())
        blocks = tuple(block for block in reader.blocks() if block != ("h1", title))
        if title and blocks:
            id_ = path.relative_to(folder).with_suffix("").as_posix()
            links = tuple((page, " ".join(text.split())) for page, text in reader.links)
            yield HelpPage(id_, title, blocks, links, tuple(entries.get(id_, ())))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self.links: list[tuple[str, str]] = []
        self._leads = ""
        self._open: list[str] = []
        self._found: list[tuple[str, list[str]]] = []
        self._within = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self._within = self._within or ("id", "DisplayArea") in attributes
        if tag in _UNREAD or tag == "title":
            self._open.append(tag)
        elif tag in _BLOCKS:
            self._found.append((tag if tag in HEADINGS else "p", []))
        elif tag == "a" and self._within:
            found = _LINK.match(dict(attributes).get("href") or "")
            self._leads = found[1] if found else ""
            if found:
                self.links.append((found[1], ""))

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()
        elif tag in _BLOCKS:
            self._found.append(("p", []))
        elif tag == "a":
            self._leads = ""

    def handle_data(self, data: str) -> None:
        if self._open:
            self.title += data if self._open == ["title"] else ""
        elif self._within and self._found:
            self._found[-1][1].append(data)
            if self._leads:
                self.links[-1] = (self._leads, self.links[-1][1] + data)

    def blocks(self) -> Iterator[tuple[str, str]]:
        for name, parts in self._found:
            text = " ".join("".join(parts).split())
            if text:
                yield name, text


def _curl(text: str) -> str:
    return _APOSTROPHE.sub("’", text)
