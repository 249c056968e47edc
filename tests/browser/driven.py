"""Firefox and WebKit, driven by what each brings along: Marionette, and the web's own WebDriver.

Both take the same commands; they differ in how these travel. Nothing but the standard library, and
what reads the pages that Firefox prints.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from io import BytesIO
from pathlib import Path
from typing import Any, Protocol, TypeVar
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from pypdf import PdfReader

LONGEST = 120
"""Seconds that anything may take on a machine that others keep busy."""
KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "ArrowUp": "\ue013", "ArrowDown": "\ue015"}
PLACE = """const found = [...document.querySelectorAll(arguments[0])][arguments[1]];
found.scrollIntoView({ block: "center", behavior: "instant" });
const box = found.getClientRects()[0];
return [Math.round(box.left + Math.min(box.width / 2, 20)), Math.round(box.top + box.height / 2)];"""

WAITING = """const [given, done] = arguments;
(async () => { SCRIPT })().then(
  value => done({ value }), error => done({ error: `${error} ${error.stack}` }));"""

T = TypeVar("T")


class Missing(Exception):
    """No such browser is installed here."""


class Wire(Protocol):
    """How commands reach a browser."""

    def ask(self, command: str, params: dict[str, Any]) -> Any: ...


class Driven:
    """A browser with one window, as a reader uses it."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._wire.ask("SetTimeouts", {"script": LONGEST * 1000, "pageLoad": LONGEST * 1000})
        self._wire.ask("SetWindowRect", {"x": 0, "y": 0, "width": 1280, "height": 900})

    def goto(self, address: str) -> None:
        # An anchor alone would load nothing anew.
        self._wire.ask("Navigate", {"url": "about:blank"})
        self._wire.ask("Navigate", {"url": address})

    def back(self) -> None:
        self._wire.ask("Back", {})

    def run(self, script: str, *given: object) -> Any:
        """What a script returns, to which `given` are `arguments`."""
        return self._wire.ask("ExecuteScript", {"script": script, "args": list(given)})

    def answer(self, script: str, given: object) -> Any:
        """What a script that waits returns at last."""
        body = WAITING.replace("SCRIPT", script)
        found = self._wire.ask("ExecuteAsyncScript", {"script": body, "args": [given]})
        assert "error" not in found, found["error"]
        return found["value"]

    def eventually(self, expression: str, *given: object) -> Any:
        """The value of an expression, once it has one."""
        return waited(lambda: self.run(f"return {expression}", *given), expression)

    def printed(self, last: str) -> list[str]:
        """The text of each page of paper, up to the one with these words; Firefox alone can be asked
        for it. Each by itself: of pages in one go, it waits for a second behind every one."""
        pages: list[str] = []
        while last not in "".join(pages[-1:]):
            asked = {"background": False, "pageRanges": [len(pages) + 1]}
            paper = PdfReader(BytesIO(b64decode(self._wire.ask("Print", asked))))
            pages += [page.extract_text() for page in paper.pages]
            assert len(pages) < 40, f"no page says {last}"
        return pages

    def press(self, *keys: str) -> None:
        """Keys by their names, and characters, one after the other."""
        pressed = [KEYS.get(key, key) for key in keys]
        strokes = [{"type": f"key{way}", "value": key} for key in pressed for way in ("Down", "Up")]
        self._act({"type": "key", "id": "keys", "actions": strokes})

    def hover(self, selector: str, nth: int = 0) -> None:
        self._point(self.run(PLACE, selector, nth))

    def click(self, selector: str, nth: int = 0) -> None:
        self._point(self.run(PLACE, selector, nth), "pointerDown", "pointerUp")

    def _point(self, place: Sequence[int], *then: str) -> None:
        move = {"type": "pointerMove", "duration": 0, "x": place[0], "y": place[1]}
        clicks = [{"type": kind, "button": 0} for kind in then]
        self._act({"type": "pointer", "id": "mouse", "actions": [move, *clicks]})

    def _act(self, source: dict[str, Any]) -> None:
        self._wire.ask("PerformActions", {"actions": [source]})


def waited(look: Callable[[], T], what: str) -> T:
    """What is there at last; between two pages nothing can be asked."""
    until = time.monotonic() + LONGEST
    while True:
        try:
            if found := look():
                return found
        except (AssertionError, OSError):
            pass
        assert time.monotonic() < until, what
        time.sleep(0.05)


@contextmanager
def own_folder() -> Iterator[Path]:
    """Where a browser keeps what it keeps; it may still write while it ends."""
    folder = Path(tempfile.mkdtemp(prefix="dossier-browser-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def running(
    command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None
) -> Iterator[None]:
    """A program and all that it starts, which end with it."""
    with (folder / "said.txt").open("ab") as said:
        process = subprocess.Popen(
            command,
            env={**os.environ, "HOME": str(folder), **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
        try:
            yield
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def listens(port: int) -> bool:
    with socket.create_connection(("127.0.0.1", port)):
        return True


def installed(*names: str) -> str:
    """The first of some programs that is there; Ubuntu's snaps take no orders."""
    for name in names:
        path = shutil.which(name)
        if path and b"/snap/" not in Path(path).read_bytes()[:4096]:
            return path
    raise Missing(f"no {names[0]} is installed")


PREFERENCES = {
    "marionette.port": 0,
    "ui.prefersReducedMotion": 1,
    # It asks nobody for anything.
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
}


class Marionette:
    """Firefox: lists in JSON, each behind its length, over a socket."""

    def __init__(self) -> None:
        program = installed("firefox-esr", "firefox")
        self._asked = 0
        with ExitStack() as ends:
            folder = ends.enter_context(own_folder())
            lines = [
                f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in PREFERENCES.items()
            ]
            (folder / "user.js").write_text("\n".join(lines), encoding="utf-8")
            command = [program, "--headless", "--marionette", "--no-remote", "--profile"]
            ends.enter_context(running([*command, str(folder)], folder))
            port = folder / "MarionetteActivePort"
            number = waited(lambda: port.exists() and port.read_text(), "Firefox does not listen")
            self._socket = socket.create_connection(("127.0.0.1", int(number)), LONGEST)
            ends.enter_context(self._socket)
            self._stream = ends.enter_context(self._socket.makefile("rb"))
            self._read()
            self.ask("NewSession", {})
            self.close = ends.pop_all().close

    def ask(self, command: str, params: dict[str, Any]) -> Any:
        self._asked += 1
        data = json.dumps([0, self._asked, f"WebDriver:{command}", params]).encode()
        self._socket.sendall(b"%d:%b" % (len(data), data))
        _, _, error, result = self._read()
        assert error is None, f"{command}: {error['error']}: {error['message']}"
        return result.get("value", result)

    def _read(self) -> Any:
        length = b""
        while (byte := self._stream.read(1)) not in (b":", b""):
            length += byte
        return json.loads(self._stream.read(int(length)))


ROUTES = {
    "Navigate": "url", "Back": "back", "ExecuteScript": "execute/sync", "PerformActions": "actions",
    "ExecuteAsyncScript": "execute/async", "SetTimeouts": "timeouts", "SetWindowRect": "window/rect",
}  # fmt: skip


class WebDriver:
    """WebKit as GTK programs have it: JSON over http, on a display that nobody sees."""

    def __init__(self) -> None:
        driver, display = installed("WebKitWebDriver"), installed("Xvfb")
        viewers = sorted(Path("/usr").glob("lib/*/webkit2gtk-4.1/MiniBrowser"))
        if not viewers:
            raise Missing("no MiniBrowser is installed")
        # What it shuts its pages in asks for rights that root in a container lacks.
        alone = {"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"} if os.geteuid() == 0 else {}
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        with ExitStack() as ends:
            folder = ends.enter_context(own_folder())
            told = folder / "display"
            # The display says its number where it is told to: in the shell's third file.
            show = f"exec '{display}' -displayfd 3 -screen 0 1280x1024x24 -nolisten tcp 3>'{told}'"
            ends.enter_context(running(["sh", "-c", show], folder))
            number = waited(lambda: told.exists() and told.read_text(), "Xvfb does not start")
            shown = {"DISPLAY": f":{str(number).strip()}", "GDK_BACKEND": "x11"}
            shown["WEBKIT_DISABLE_COMPOSITING_MODE"] = "1"
            ends.enter_context(running([driver, f"--port={port}"], folder, shown | alone))
            waited(lambda: listens(port), "WebKitWebDriver does not listen")
            self._address = f"http://127.0.0.1:{port}/session"
            options = {"binary": str(viewers[0]), "args": ["--automation"]}
            wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
            session = self._post("", {"capabilities": wanted})
            self._address += f"/{session['sessionId']}"
            self.close = ends.pop_all().close

    def ask(self, command: str, params: dict[str, Any]) -> Any:
        return self._post(f"/{ROUTES[command]}", params)

    def _post(self, route: str, params: dict[str, Any]) -> Any:
        request = Request(self._address + route, json.dumps(params).encode())
        request.add_header("Content-Type", "application/json")
        try:
            with urlopen(request, timeout=LONGEST) as answer:
                return json.load(answer)["value"]
        except HTTPError as error:
            with error:
                raise AssertionError(f"{route}: {error.read().decode()}") from None
