"""One Chromium for all tests of this folder, and the demonstration site, built once.

Chromium is the system's (Debian's package), else the one that `playwright install` fetched.
Without either the tests fail; `DOSSIER_SKIP_BROWSER=1` skips them instead.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Request, sync_playwright

from tests.browser.sites import SUB_PATH, BuiltSite, serving
from tests.conftest import DossierOnDisk

DEMONSTRATION = Path(__file__).parents[2] / "content"
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
MISSING = (
    "Chromium does not start: install Debian's package `chromium`, or run "
    "`python -m playwright install --with-deps chromium`, or set DOSSIER_SKIP_BROWSER=1 "
    "to do without these tests."
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)


def installed_chromium() -> str | None:
    """The system's Chromium; Ubuntu's is a snap, which no driver can start."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
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
                executable_path=installed_chromium(), args=[*ARGUMENTS]
            )
        except Error as error:
            pytest.fail(f"{MISSING}\n{error}", pytrace=False)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def build_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., BuiltSite]]:
    """Builds `{path: text}`, or a folder, and serves it below a sub-path, nothing beside it."""
    servers = []

    def build(content: dict[str, str] | Path) -> BuiltSite:
        root = tmp_path_factory.mktemp("built")
        dossier = DossierOnDisk(root)
        if isinstance(content, Path):
            shutil.copytree(content, dossier.content)
        else:
            dossier.write(content)
        folder = root / "web" / SUB_PATH
        dossier.built(output=str(folder))
        server = serving(root / "web")
        servers.append(server)
        return BuiltSite(folder, f"{server.__enter__()}{SUB_PATH}/")

    yield build
    for server in servers:
        server.__exit__(None, None, None)


@pytest.fixture(scope="package")
def demonstration(build_site: Callable[..., BuiltSite]) -> BuiltSite:
    """The demonstration dossier as published."""
    return build_site(DEMONSTRATION)


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
        context = chromium.new_context(**options)  # type: ignore[arg-type]
        contexts.append(context)

        def failed(request: Request) -> None:
            # Whoever leaves a page stops what it still loads.
            if request.failure != "net::ERR_ABORTED":
                wrong.append(f"{request.failure} {request.url}")

        site = address.rpartition(f"/{SUB_PATH}/")[0] + f"/{SUB_PATH}/"
        context.set_default_timeout(10_000)
        context.on("request", lambda r: r.url.startswith(site) or wrong.append(f"asked {r.url}"))
        context.on("response", lambda r: r.status < 400 or wrong.append(f"{r.status} {r.url}"))
        context.on("requestfailed", failed)
        context.on("weberror", lambda e: wrong.append(str(e.error)))
        context.on("console", lambda m: wrong.append(f"{m.page and m.page.url}: {m.text}"))
        if options.get("java_script_enabled", True):
            context.add_init_script(VIOLATIONS)
        page = context.new_page()
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []
