"""Every page of a site can be read: links, anchors, ids, policy, size of lists."""

from __future__ import annotations

import posixpath
import re
import shutil
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from dossier.pages.division import BEGINNING
from tests.bench.corpus import Corpus
from tests.conftest import SMALL, DossierOnDisk

DEMONSTRATION = Path(__file__).parents[2] / "content"


_TEXT_ALONE = re.compile(r"(<(script|style)\b[^<>]*>).*?</\2>", re.DOTALL)
_TAG = re.compile(r"""<([a-z][a-z0-9]*)((?:\s+[a-zA-Z:-]+(?:="[^"<>]*"|='[^'<>]*')?)*)\s*/?>""")
_FIELD = re.compile(r"""([a-zA-Z:-]+)(?:="([^"]*)"|='([^']*)')?""")


class Page:
    """What a crawler sees of one page. Its tags are written in one way, which is read in a third of
    the time that any would take."""

    def __init__(self, text: str) -> None:
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.outbound: list[dict[str, str]] = []
        self.inline: list[str] = []
        self.policy = ""
        markup = _TEXT_ALONE.sub(r"\1", text)
        tags = _TAG.findall(markup)
        assert len(tags) == len(re.findall("<[a-zA-Z]", markup)), "a tag is written in another way"
        for tag, fields in tags:
            found = {
                name: unescape(double or single) for name, double, single in _FIELD.findall(fields)
            }
            self._take(tag, found)

    def _take(self, tag: str, found: dict[str, str]) -> None:
        if found.get("id"):
            self.ids.append(found["id"])
        if tag == "a" and "href" in found:
            href = found["href"]
            (self.outbound.append(found) if urlsplit(href).scheme else self.links.append(href))
        for name in ("src", "srcset", "poster"):
            if found.get(name):
                self.loads.append(found[name])
        if tag == "link" and found.get("rel") in ("stylesheet", "icon", "alternate"):
            self.loads.append(found["href"])
        if tag == "form":
            self.links.append(found["action"])
        if "style" in found or any(name.startswith("on") for name in found):
            self.inline.append(tag)
        if tag == "script" and "src" not in found and found.get("type") != "application/ld+json":
            self.inline.append(tag)
        if tag == "style":
            self.inline.append(tag)
        if found.get("http-equiv") == "Content-Security-Policy":
            self.policy = found["content"]


def crawl(files: dict[str, bytes]) -> Iterator[tuple[str, Page]]:
    for route, data in files.items():
        if route.endswith(".html"):
            yield route, Page(data.decode())


def check_site(files: dict[str, bytes]) -> None:
    pages = dict(crawl(files))
    linked: set[str] = {"index.html", "404.html"}
    for route, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), f"an id stands twice on {route}"
        assert not page.inline, f"inline script or style on {route}: {page.inline}"
        assert "'unsafe" not in page.policy, route
        assert "default-src 'none'" in page.policy, route
        for href in (*page.links, *page.loads):
            path, _, fragment = unquote(href).partition("#")
            path = path.partition("?")[0]
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(route), path))
                if path
                else route
            )
            assert target in files, f"{route} leads to {href}, which is not there"
            linked.add(target)
            is_query = target == "search.html" and fragment.startswith("q=")
            if fragment and target in pages and not is_query:
                assert fragment in pages[target].ids, f"{route} leads to {href}: no such anchor"
        for link in page.outbound:
            if urlsplit(link["href"]).scheme in ("http", "https"):
                assert {"noopener", "noreferrer"} <= set(link.get("rel", "").split()), (
                    route,
                    link,
                )
    redirects = {r for r, d in files.items() if b'http-equiv="refresh"' in d}
    assert set(pages) - linked - redirects == set(), "pages that nothing leads to"
    assert all(re.fullmatch(r"[a-z0-9._/-]+", route) for route in files)


def test_small_site_is_whole(small: DossierOnDisk) -> None:
    """Links, anchors and ids of a small site hold, and every page is reached."""
    check_site(small.built())


def test_demonstration_is_whole(tmp_path: Path) -> None:
    """The demonstration dossier builds without error or warning, and its site is whole."""
    dossier = DossierOnDisk(tmp_path)
    shutil.copytree(DEMONSTRATION, dossier.content)
    files = dossier.built()

    assert dossier.last is not None
    assert [(d.code, d.path, d.place.line) for d in dossier.last.report] == []
    check_site(files)


def test_former_ids_lead_on(write_dossier: Callable[..., DossierOnDisk]) -> None:
    """A former id leaves a page that leads to the record by itself and by a link."""
    files = SMALL | {
        "articles/contrat.md": SMALL["articles/contrat.md"].replace(
            "published:", "former_ids: [ancien]\npublished:"
        )
    }
    site = write_dossier(files).built()
    page = site["articles/ancien.html"].decode()

    assert re.search(r'http-equiv="refresh" content="0; ?url=\.\./articles/contrat\.html"', page)
    assert 'href="https://port.example/articles/contrat.html"' in page
    assert '<a href="../articles/contrat.html"' in page
    assert "noindex" in page
    check_site(site)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> DossierOnDisk:
    """Two hundred and thirty articles whose actors stand in nearly all of them."""
    dossier = DossierOnDisk(tmp_path_factory.mktemp("large"))
    Corpus(230).write(dossier.root)
    return dossier


def test_no_page_holds_more_than_200_rows(large: DossierOnDisk) -> None:
    """Long lists are divided: no page prints more than 200 entries of lists; in time, the first
    page shows the latest."""
    files = large.built()
    check_site(files)
    for route, data in files.items():
        if route.endswith(".html"):
            rows = len(re.findall(r'<li class="entry', data.decode()))
            assert rows <= 200, (route, rows)
    assert any(re.fullmatch(r"chronology\.20\d\d\.html", route) for route in files)
    assert files["articles/index.html"].count(b'<li class="entry') == BEGINNING
    assert any(re.fullmatch(r"articles/index\.20\d\d\.html", route) for route in files)
