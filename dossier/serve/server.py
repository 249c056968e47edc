"""Answering the browser: published files, the client under `/-/`, the reload socket.

Only this preview's own pages may ask: a page of another site can neither use a name of its
own for this machine, nor open the socket, nor load a file as a script, picture or frame.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
from collections.abc import Callable
from contextlib import suppress
from importlib.resources import files
from typing import Any, ClassVar

import livereload
import msgspec
from livereload.handlers import LiveReloadHandler
from msgspec import Struct
from tornado import httputil, iostream, netutil, web
from tornado.httpserver import HTTPServer
from tornado.websocket import WebSocketClosedError

from dossier.serve.addresses import Address
from dossier.serve.annotating import Annotation, Selected
from dossier.serve.findings import notice, own_page
from dossier.serve.pages import POLICY, Visit, client, connecting, with_client
from dossier.serve.published import MISSING, content_type, is_published, read_published, route_of
from dossier.serve.words import word

CONNECTIONS = 128
"""Open at a time; more are closed at once, so that files can still be opened."""
SOCKETS = 64
MESSAGE = 8_192
"""Bytes of a message on the socket."""
BODY = 65_536
"""Bytes of a request: a long passage."""
FINDINGS = "/-/findings"
"""What the client fetches when it is told of it by that path."""

_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Content-Security-Policy": POLICY,
}


class Desk(Struct):
    """What the handlers answer from; the preview keeps it current."""

    site: str
    """The published folder."""
    address: Address
    lang: str
    run: str
    build: int = 0
    """Builds done."""
    findings: str = ""
    """HTML of the errors that keep the pages as they were; empty where there are none."""
    sockets: set[Socket] = set()
    told: Callable[[Socket], None] = lambda _: None
    """Called when a page has said which one it is."""
    annotate: Callable[[Selected], Annotation] = lambda _: Annotation()
    """Makes a record of a selection; takes its time, and is called in a thread of its own."""

    def has(self, route: str) -> bool:
        """Whether a route is published."""
        return is_published(self.site, route)

    @property
    def has_site(self) -> bool:
        """Whether there are pages to show."""
        return self.has(MISSING)


class Guarded(web.RequestHandler):
    """What every answer has in common."""

    SUPPORTED_METHODS = ("GET", "HEAD")
    desk: Desk

    def initialize(self, desk: Desk) -> None:
        self.desk = desk

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        for name, value in _HEADERS.items():
            self.set_header(name, value)

    def prepare(self) -> None:
        asked = self.request.headers
        if not self.desk.address.answers(self.request.host):
            self.refuse(403, "refused-host")
        elif not self.is_from_own_page(asked):
            self.refuse(403, "refused-origin")

    def is_from_own_page(self, asked: httputil.HTTPHeaders) -> bool:
        origins = asked.get_list("Origin")
        if any(not self.desk.address.is_own(origin, self.request.host) for origin in origins):
            return False
        # A link from elsewhere may open a page; nothing else from elsewhere may load one.
        site = asked.get("Sec-Fetch-Site", "none")
        return site in ("none", "same-origin") or asked.get("Sec-Fetch-Mode") == "navigate"

    def refuse(self, status: int, key: str) -> None:
        self.set_status(status)
        self.say(word(self.desk.lang, "refused"), key)

    def say(self, title: str, key: str, client: str = "") -> None:
        """Answer with a page of our own: a title and a sentence."""
        why = word(self.desk.lang, key, url=self.desk.address.url)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(own_page(title, notice(title, why), self.desk.lang, client))

    def write_error(self, status_code: int, **_: Any) -> None:
        if status_code == 405:
            self.say(word(self.desk.lang, "refused"), "refused-method")
        elif status_code == 404:
            self.say(word(self.desk.lang, "missing"), "missing-why")
        else:
            self.say(word(self.desk.lang, "failed"), "failed-why")

    def compute_etag(self) -> None:
        """None: nothing is kept, so nothing is asked for again."""

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:
        if not isinstance(value, web.HTTPError | iostream.StreamClosedError):
            super().log_exception(typ, value, tb)


class Site(Guarded):
    """The published files, and what stands for them while there are none."""

    def get(self, *_: str) -> None:
        route = route_of(self.request.path)
        folder = None if route is None else os.path.join(self.desk.site, *route.split("/"))
        if folder is not None and route and not route.endswith("/") and os.path.isdir(folder):
            self.redirect(self.request.path + "/", status=302)
            return
        if route is not None and (not route or route.endswith("/")):
            route += "index.html"
        data = None if route is None else read_published(self.desk.site, route)
        if route is not None and data is not None:
            self.answer(route, data, found=True)
            return
        route = route or MISSING
        missing = read_published(self.desk.site, MISSING)
        if missing is None:
            self.answer_without_site(route)
        else:
            self.set_status(404)
            self.answer(route, missing, found=False)

    head = get

    def answer(self, route: str, data: bytes, *, found: bool) -> None:
        kind = content_type(route) if found else "text/html; charset=utf-8"
        self.set_header("Content-Type", kind)
        if kind.startswith("text/html"):
            visit = Visit(self.desk.run, self.desk.build, route, found)
            data, policy = with_client(data, visit, self.request.host, self.desk.lang)
            self.set_header("Content-Security-Policy", policy)
        self.finish(data)

    def answer_without_site(self, route: str) -> None:
        """The first build is under way, or found errors: the page shows which, and waits."""
        self.set_status(503)
        lang = self.desk.lang
        script = client(Visit(self.desk.run, 0, route, False), self.request.host)
        self.set_header("Content-Security-Policy", connecting(POLICY, self.request.host))
        if not self.desk.findings:
            self.say(word(lang, "building"), "building-why", script)
            return
        self.set_header("Content-Type", "text/html; charset=utf-8")
        title = word(lang, "failed")
        self.finish(own_page(title, self.desk.findings, lang, script))


class Own(Guarded):
    """What only the preview has: its client, its style and the errors of the last build."""

    FILES: ClassVar[dict[str, tuple[str, str]]] = {
        "preview.js": ("text/javascript", "client/preview.js"),
        "preview.css": ("text/css", "client/preview.css"),
        "annotate.js": ("text/javascript", "client/annotate.js"),
        "annotate.css": ("text/css", "client/annotate.css"),
    }

    def get(self, name: str) -> None:
        if name == "findings":
            self.set_header("Content-Type", "text/html; charset=utf-8")
            if not self.desk.findings:
                self.set_status(204)
            self.finish(self.desk.findings or None)
        elif name == "livereload.js":
            self.set_header("Content-Type", "text/javascript; charset=utf-8")
            self.finish(files(livereload).joinpath("vendors/livereload.js").read_bytes())
        elif name in self.FILES:
            kind, path = self.FILES[name]
            self.set_header("Content-Type", f"{kind}; charset=utf-8")
            self.finish(files("dossier.serve").joinpath(path).read_bytes())
        else:
            raise web.HTTPError(404)

    head = get


class Annotating(Guarded):
    """A passage selected in a page, answered with the record that quotes it."""

    SUPPORTED_METHODS = ("POST",)  # type: ignore[assignment]

    def is_from_own_page(self, asked: httputil.HTTPHeaders) -> bool:
        kind = asked.get("Content-Type", "").partition(";")[0].strip().lower()
        return (
            super().is_from_own_page(asked)
            # A form of another site can send neither.
            and len(asked.get_list("Origin")) == 1
            and kind == "application/json"
        )

    async def post(self) -> None:
        try:
            selected = msgspec.json.decode(self.request.body, type=Selected)
        except (msgspec.DecodeError, RecursionError):
            raise web.HTTPError(400) from None
        if route_of("/" + selected.route) != selected.route or not is_published(
            self.desk.site, selected.route
        ):
            raise web.HTTPError(404)
        made = await asyncio.to_thread(self.desk.annotate, selected)
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(msgspec.json.encode(made))


class Socket(Guarded, LiveReloadHandler):  # type: ignore[misc]
    """A page that is open in a browser, by the LiveReload protocol, version 7."""

    visit: Visit | None = None

    def prepare(self) -> None:
        super().prepare()
        if not self._finished and len(self.desk.sockets) >= SOCKETS:
            self.refuse(503, "crowded")

    def check_origin(self, origin: str) -> bool:
        return self.desk.address.is_own(origin, self.request.host)

    def open(self, *_: str) -> None:
        self.desk.sockets.add(self)

    def on_close(self) -> None:
        self.desk.sockets.discard(self)

    def on_message(self, message: str | bytes) -> None:
        """Greet, then learn which page this is: our plugin's part of the client's `info`."""
        try:
            said = json.loads(message)
            command = said["command"]
            if command == "hello":
                super().on_message(message)
            elif command == "info" and (page := said["plugins"].get("dossier")):
                visit = msgspec.convert(page, Visit)
                if route_of("/" + visit.route) != visit.route:
                    raise ValueError(visit.route)
                self.visit = visit
                self.desk.told(self)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            self.close(1003)

    def tell(self, path: str) -> None:
        """Tell the client to load `path` anew."""
        self.send_message({"command": "reload", "path": path, "liveCSS": False})

    def send_message(self, message: object) -> None:
        with suppress(WebSocketClosedError):
            sending = asyncio.ensure_future(self.write_message(json.dumps(message)))
            # A page that is left while it is told is no failure.
            sending.add_done_callback(lambda done: done.cancelled() or done.exception())


class Server(HTTPServer):
    """Serves no more connections at a time than leave files to open."""

    def handle_stream(self, stream: iostream.IOStream, address: Any) -> None:
        if len(self._connections) >= CONNECTIONS:
            stream.close()
        else:
            super().handle_stream(stream, address)


def listen(host: str, port: int) -> tuple[list[Any], int]:
    """Open sockets on `host`, and the port they got.

    Raises:
        OSError: the port is taken or not allowed, or the host is not of this machine.
    """
    sockets = netutil.bind_sockets(port, address=host or None)
    return sockets, sockets[0].getsockname()[1]


def serve_on(sockets: list[Any], desk: Desk) -> Server:
    """Begin to answer."""
    given = {"desk": desk}
    application = web.Application(
        [
            (r"/livereload", Socket, given),
            (r"/-/annotate", Annotating, given),
            (r"/-/(.*)", Own, given),
            (r".*", Site, given),
        ],
        log_function=lambda _: None,
        websocket_max_message_size=MESSAGE,
        websocket_ping_interval=20,
        compress_response=False,
    )
    if not os.environ.get("DOSSIER_DEBUG"):
        # What a client does wrong is its own affair.
        for name in ("tornado", "livereload"):
            logging.getLogger(name).addHandler(logging.NullHandler())
            logging.getLogger(name).propagate = False
    server = Server(
        application,
        idle_connection_timeout=15,
        body_timeout=5,
        max_header_size=16_384,
        max_body_size=BODY,
    )
    server.add_sockets(sockets)
    return server
