"""One Chromium for all tests of this folder, and the demonstration site, built once.

Chromium is the system's (Debian's package), else the one that `playwright install` fetched; where
there is one without windows, that one: it is the same but for these, and opens a page for a
quarter of the work. Without any the tests fail; `DOSSIER_SKIP_BROWSER=1` skips them instead.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Error,
    Page,
    Request,
    ViewportSize,
    expect,
    sync_playwright,
)

from tests.browser.sites import SUB_PATH, BuiltSite, serving
from tests.conftest import DossierOnDisk

DEMONSTRATION = Path(__file__).parents[2] / "content"
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
UNSEEN = ("--in-process-gpu",)
"""Nobody looks at its pages: no process of its own need paint them, which takes a tenth less."""
LONGEST = 120_000
"""Milliseconds that anything may take on a machine that others keep busy."""
WITHOUT_WINDOWS = "chromium-headless-shell"
MISSING = (
    f"Chromium does not start: install Debian's package `{WITHOUT_WINDOWS}`, or run "
    "`python -m playwright install --with-deps chromium`, or set DOSSIER_SKIP_BROWSER=1 "
    "to do without these tests."
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)


def installed_chromium(*preferred: str) -> str | None:
    """The system's Chromium; Ubuntu's is a snap, which no driver can start."""
    for name in (*preferred, "chromium", "chromium-browser", "google-chrome"):
        path = shutil.which(name)
        if path and b"/snap/" not in Path(path).read_bytes()[:4096]:
            return path
    return None


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """The browser that all tests share. Each opens a context of its own."""
    if os.environ.get("DOSSIER_SKIP_BROWSER") == "1":
        pytest.skip("DOSSIER_SKIP_BROWSER is set")
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(
                executable_path=installed_chromium(WITHOUT_WINDOWS), args=[*ARGUMENTS, *UNSEEN]
            )
        except Error as error:
            pytest.fail(f"{MISSING}\n{error}", pytrace=False)
        expect.set_options(timeout=LONGEST)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def build_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., BuiltSite]]:
    """Builds `{path: text}`, or a folder, and serves it below a sub-path, nothing beside it."""
    servers = []

    def build(content: dict[str, str] | Path, root: Path | None = None) -> BuiltSite:
        root = root or tmp_path_factory.mktemp("built")
        dossier = DossierOnDisk(root)
        if isinstance(content, Path):
            read = content
        else:
            read = dossier.content
            dossier.write(content)
        folder = root / "web" / SUB_PATH
        dossier.built(content=str(read), output=str(folder))
        server = serving(root / "web")
        servers.append(server)
        return BuiltSite(folder, f"{server.__enter__()}{SUB_PATH}/")

    yield build
    for server in servers:
        server.__exit__(None, None, None)


@pytest.fixture(scope="package")
def demonstration(
    build_site: Callable[..., BuiltSite], tmp_path_factory: pytest.TempPathFactory
) -> BuiltSite:
    """The demonstration dossier as published; of processes side by side the second has nothing to
    build."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    return build_site(DEMONSTRATION, shared / "demonstration")


VIOLATIONS = """addEventListener("securitypolicyviolation", event => console.error(
  `policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));"""


@pytest.fixture
def wrong() -> list[str]:
    """All that went wrong on the pages of a test; the test fails of it unless it is emptied."""
    return []


@pytest.fixture
def open_page(chromium: Browser, wrong: list[str]) -> Iterator[Callable[..., Page]]:
    """Opens a page in a context of its own; fails the test if a page asked for anything
    outside the site, met an error, or broke its policy.

    Takes the address, and what `Browser.new_context` takes.
    """
    contexts: list[BrowserContext] = []

    def open_page(address: str, **options: object) -> Page:
        context = new_context(chromium, options)
        contexts.append(context)
        watch(context, address, wrong)
        page = context.new_page()
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture(scope="package")
def kept() -> dict[object, Page]:
    """Pages that stay open, by the options of their contexts."""
    return {}


@pytest.fixture
def show_page(
    chromium: Browser, kept: dict[object, Page], wrong: list[str]
) -> Iterator[Callable[..., Page]]:
    """As `open_page`, but in a page that other tests looked at before: opening one costs four
    times as much as going from one to the next. Whoever routes requests, or counts what is
    loaded, takes one of their own.
    """
    shown: list[tuple[Page, Callable[[], None]]] = []

    def show_page(
        address: str,
        *,
        viewport: ViewportSize = USUAL,
        color_scheme: Literal["light", "dark"] = "light",
        **options: object,
    ) -> Page:
        key = repr(sorted(options.items()))
        page = kept.get(key) or kept.setdefault(key, new_context(chromium, options).new_page())
        assert page not in [former for former, _ in shown], "this test looks at it already"
        shown.append((page, watch(page.context, address, wrong)))
        page.set_viewport_size(viewport)
        page.emulate_media(media="null", color_scheme=color_scheme)
        if page.url.partition("#")[0] == address.partition("#")[0]:
            # An anchor alone would load nothing anew.
            page.goto("about:blank")
        page.goto(address)
        return page

    yield show_page
    for page, leave in shown:
        leave()
        page.evaluate(FORGET)
        if "search.html" in page.url:
            # An answer may be in the making, and ask for a file while another test looks.
            page.goto("about:blank")
    assert wrong == []


USUAL: ViewportSize = {"width": 1280, "height": 720}
FORGET = "() => { try { localStorage.clear(); sessionStorage.clear(); } catch {} }"


def new_context(chromium: Browser, options: Mapping[str, object]) -> BrowserContext:
    # A page that scrolls smoothly is waited for until it has come to rest.
    settled = {"reduced_motion": "reduce", **options}
    context = chromium.new_context(**settled)  # type: ignore[arg-type]
    context.set_default_timeout(LONGEST)
    if options.get("java_script_enabled", True):
        context.add_init_script(VIOLATIONS)
    return context


def watch(context: BrowserContext, address: str, wrong: list[str]) -> Callable[[], None]:
    """Add to `wrong` all that goes wrong on the context's pages, until what is returned is called."""
    site = address.rpartition(f"/{SUB_PATH}/")[0] + f"/{SUB_PATH}/"

    def failed(request: Request) -> None:
        # Whoever leaves a page stops what it still loads; a browser without scripts loads none early.
        # What a page's policy refuses is told besides, on the console.
        if request.failure not in ("net::ERR_ABORTED", "csp"):
            wrong.append(f"{request.failure} {request.url}")

    heard: dict[str, Callable[..., object]] = {
        "request": lambda r: r.url.startswith(site) or wrong.append(f"asked {r.url}"),
        "response": lambda r: r.status < 400 or wrong.append(f"{r.status} {r.url}"),
        "requestfailed": failed,
        "weberror": lambda e: wrong.append(str(e.error)),
        "console": lambda m: wrong.append(f"{m.page and m.page.url}: {m.text}"),
    }
    for event, hear in heard.items():
        context.on(event, hear)  # type: ignore[call-overload]

    def leave() -> None:
        for event, hear in heard.items():
            context.remove_listener(event, hear)

    return leave
