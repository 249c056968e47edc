"""The preview gives its own pages what is published, gives others nothing, and stays up."""

from __future__ import annotations

import base64
import json
import os
import socket
import time
from contextlib import ExitStack

import pytest

from tests.serve.running import LONGEST, Preview

HEADERS = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
}


def exchange(preview: Preview, data: bytes, *, timeout: float = 10, until: bytes = b"") -> bytes:
    """Send bytes as they are; what comes back up to `until`, the other side's end or silence."""
    with socket.create_connection(("127.0.0.1", preview.port), timeout) as connection:
        connection.settimeout(timeout)
        received = b""
        try:
            connection.sendall(data)
            while chunk := connection.recv(65536):
                received += chunk
                if until and until in received:
                    break
        except (TimeoutError, ConnectionError):
            pass
        return received


def ask(
    preview: Preview, target: str | bytes, *, method: str = "GET", host: str = "", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """Status (0: closed without one), headers and body of one request."""
    line = method.encode() + b" " + (target.encode() if isinstance(target, str) else target)
    fields = {"Host": host or f"127.0.0.1:{preview.port}", "Connection": "close"}
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value != "-")
    answer = exchange(preview, line + b" HTTP/1.1\r\n" + head.encode() + b"\r\n")
    if not answer:
        return 0, {}, b""
    top, _, body = answer.partition(b"\r\n\r\n")
    first, *rest = top.decode("latin-1").split("\r\n")
    found = {name.lower(): value.strip() for name, _, value in (r.partition(":") for r in rest)}
    return int(first.split()[1]), found, body


def is_well(preview: Preview) -> bool:
    status, _, body = ask(preview, "/index.html")
    return status == 200 and b"Le port" in body


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/index.html", "text/html; charset=utf-8"),
        ("/articles/", "text/html; charset=utf-8"),
        ("/articles/contrat.html?a=b", "text/html; charset=utf-8"),
        ("/feed.xml", "application/xml; charset=utf-8"),
        ("/manifest.json", "application/json; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/-/preview.js", "text/javascript; charset=utf-8"),
        ("/-/livereload.js?port=1", "text/javascript; charset=utf-8"),
        ("/-/preview.css", "text/css; charset=utf-8"),
        ("/-/annotate.js", "text/javascript; charset=utf-8"),
        ("/-/annotate.css", "text/css; charset=utf-8"),
    ],
)
def test_published_files_are_answered(preview: Preview, target: str, kind: str) -> None:
    """Each with its type, and headers that let nobody else keep it or load it."""
    status, headers, body = ask(preview, target)

    assert (status, headers["content-type"]) == (200, kind)
    assert body
    assert headers.items() >= HEADERS.items()
    assert "access-control-allow-origin" not in headers
    assert "server" not in headers
    assert "etag" not in headers


def test_pages_on_disk_never_hold_the_client(preview: Preview) -> None:
    """A page is published as it is; the client and the wider policy are in the answer alone."""
    published = preview.root / ".dossier-cache/preview/internal"
    stored = (published / "index.html").read_bytes()
    _, headers, served = ask(preview, "/index.html")

    for path in published.rglob("*"):
        assert path.name not in ("preview.js", "preview.css", "annotate.js", "annotate.css")
        assert not path.is_file() or b"/-/" not in path.read_bytes() or path.suffix == ".webp"
    assert b'src="/-/annotate.js"' in served
    assert b"connect-src 'none'" in stored
    assert b'src="/-/preview.js"' in served
    assert b"http-equiv" not in served
    assert f"connect-src 'self' ws://127.0.0.1:{preview.port}" in headers["content-security-policy"]
    assert "script-src 'self';" in headers["content-security-policy"]


@pytest.mark.parametrize(
    "target",
    [
        "/../secret.txt",
        "/../../../../../../../../../../etc/passwd",
        "/..%2fsecret.txt",
        "/..%2f..%2f..%2fsecret.txt",
        "/%2e%2e/%2e%2e/%2e%2e/secret.txt",
        "/%252e%252e/secret.txt",
        "/articles/../../../../secret.txt",
        "/articles/..%5c..%5csecret.txt",
        "/..\\secret.txt",
        "/C:/Windows/win.ini",
        "/c%3a%5cwindows%5cwin.ini",
        "//etc/passwd",
        "//127.0.0.1/etc/passwd",
        "/file:///etc/passwd",
        "/%00",
        "/index.html%00.png",
        "/index.html%0d%0aSet-Cookie:%20a=b",
        "/index.html/",
        "/index.html/x",
        "/articles//contrat.html",
        "/./index.html",
        "/.nojekyll",
        "/.dossier-cache/internal.sqlite",
        "/internal.sqlite",
        "/%c0%ae%c0%ae/secret.txt",
        "/%ff%fe",
        b"/\xff\xfe",
        "/é",
        "/%zz",
        "/con",
        "/aux.html",
        "/INDEX.HTML ".strip() + "::$DATA",
        "/" + "a" * 3_000,
        "/" + "a/" * 2_000,
        "/" + "%2e%2e%2f" * 300,
        "/-/../secret.txt",
        "/-/..%2f__init__.py",
        "/-/client/preview.js",
        "/-/server.py",
        "/-/",
        "/forcereload",
        "/livereload.js",
        "index.html",
        "http://evil.example/index.html",
        "*",
        "",
    ],
)
def test_nothing_else_is_answered(preview: Preview, target: str | bytes) -> None:
    """No way out of the published folder, no listing, no hidden file, no redirect elsewhere."""
    status, headers, body = ask(preview, target)

    assert status in (0, 400, 403, 404)
    assert b"secret\n" not in body
    assert b"root:" not in body
    assert "location" not in headers
    assert "set-cookie" not in headers
    assert is_well(preview)


def test_folder_leads_to_its_page(preview: Preview) -> None:
    """A folder without its slash is a redirect within the preview, never a listing."""
    status, headers, _ = ask(preview, "/articles")

    assert (status, headers["location"]) == (302, "/articles/")
    assert ask(preview, "/assets/")[0] == 404


def test_error_page_repeats_nothing(preview: Preview) -> None:
    """What was asked for is not written into the answer, but for a route's safe letters."""
    _, headers, body = ask(preview, "/%3Cscript%3Ealert(1)%3C/script%3E?%3Cimg%3E")

    assert b"alert(1)" not in body
    assert headers.items() >= HEADERS.items()


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:{port}", 200),
        ("localhost:{port}", 200),
        ("LOCALHOST:{port}", 200),
        ("[::1]:{port}", 200),
        ("localhost", 403),
        ("127.0.0.1:1", 403),
        ("127.0.0.1:{port}0", 403),
        ("evil.example:{port}", 403),
        ("127.0.0.1.evil.example:{port}", 403),
        ("localhost.evil.example:{port}", 403),
        ("evil.localhost:{port}", 403),
        ("localhost.:{port}", 403),
        ("0.0.0.0:{port}", 403),
        ("192.168.1.5:{port}", 403),
        ("user@localhost:{port}", 403),
        ("localhost:{port}@evil.example", 403),
        ("-", 400),
    ],
)
@pytest.mark.parametrize("target", ["/index.html", "/-/preview.js", "/-/findings", "/livereload"])
def test_unknown_host_is_refused(preview: Preview, target: str, host: str, status: int) -> None:
    """Whoever points a name of theirs at this machine reads nothing, here or on the socket."""
    found, _, body = ask(preview, target, host=host.format(port=preview.port))
    well = {"/-/findings": 204, "/livereload": 400}.get(target, 200)

    assert found in ((well,) if status == 200 else (400, 403))
    assert b"Le port" not in body or status == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "http://127.0.0.1:{port}"}, 200),
        ({"Origin": "http://localhost:{port}"}, 403),
        ({"Origin": "https://127.0.0.1:{port}"}, 403),
        ({"Origin": "http://127.0.0.1"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
        ({"Sec_Fetch_Site": "none", "Sec_Fetch_Mode": "navigate"}, 200),
        ({"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate"}, 200),
        ({"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors"}, 403),
        ({"Sec_Fetch_Site": "same-site", "Sec_Fetch_Mode": "no-cors"}, 403),
        ({"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "cors"}, 403),
    ],
)
def test_other_sites_load_nothing(preview: Preview, headers: dict[str, str], status: int) -> None:
    """A link may lead here; a script, a picture or a request of another site gets nothing."""
    given = {name: value.format(port=preview.port) for name, value in headers.items()}

    assert ask(preview, "/index.html", **given)[0] == status


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "X"]
)
def test_other_methods_are_refused(preview: Preview, method: str) -> None:
    """Nothing is there to be changed, and no preflight is answered."""
    status, headers, _ = ask(preview, "/index.html", method=method)

    assert status in (400, 405)
    assert not any(name.startswith("access-control") for name in headers)


def test_head_has_no_body(preview: Preview) -> None:
    """HEAD answers what GET would, without it."""
    status, headers, body = ask(preview, "/index.html", method="HEAD")

    assert (status, body) == (200, b"")
    assert int(headers["content-length"]) > 1000


@pytest.mark.parametrize(
    "data",
    [
        b"\x00" * 1000,
        b"\xff" * 70_000,
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET\r\n\r\n",
        b"\r\n" * 5_000,
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: {host}\r\nX: " + b"a" * 100_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: {host}\r\n" + b"X: y\r\n" * 20_000 + b"\r\n",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: {host}\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 99999999999\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: {host}\r\nContent-Length: -1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"GET / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: {host}\r\nCookie: \xff\xfe\r\nRange: bytes=-1\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: {host}\r\nIf-Modified-Since: \xe9\r\nConnection: close\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 200,
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ],
)
def test_no_bytes_stop_it(preview: Preview, data: bytes) -> None:
    """Whatever is sent, the next request is answered."""
    exchange(preview, data.replace(b"{host}", f"127.0.0.1:{preview.port}".encode()), timeout=0.2)

    assert is_well(preview)


def handshake(preview: Preview, origin: str = "") -> bytes:
    lines = [
        "GET /livereload HTTP/1.1",
        f"Host: 127.0.0.1:{preview.port}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}",
        "Sec-WebSocket-Version: 13",
    ]
    if origin:
        lines.append(f"Origin: {origin}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def frame(payload: bytes, opcode: int = 1) -> bytes:
    """A masked frame; the mask is zero."""
    size = len(payload)
    length = (
        bytes([0x80 | size])
        if size < 126
        else b"\xfe" + size.to_bytes(2, "big")
        if size < 65536
        else b"\xff" + size.to_bytes(8, "big")
    )
    return bytes([0x80 | opcode]) + length + b"\0\0\0\0" + payload


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "null", "https://127.0.0.1:{port}", "http://localhost:{port}",
     "http://127.0.0.1:1", "file://", "chrome-extension://abc"],
)  # fmt: skip
def test_foreign_origin_gets_no_socket(preview: Preview, origin: str) -> None:
    """A page of another site cannot listen in."""
    opening = handshake(preview, origin.format(port=preview.port))
    answer = exchange(preview, opening, until=b"\r\n\r\n")

    assert b" 403 " in answer.split(b"\r\n")[0]
    assert is_well(preview)


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b"null",
        b"1e999",
        b'{"command": 1}',
        b'{"command": "hello"}',
        b'{"command": "info"}',
        b'{"command": "info", "plugins": []}',
        b'{"command": "info", "plugins": {"dossier": 1}}',
        b'{"command": "info", "plugins": {"dossier": {"run": 1}}}',
        b'{"command": "info", "plugins": {"dossier": {"run": "", "build": Infinity}}}',
        b'{"command": "info", "plugins": {"dossier": {"run": "x", "build": 1, '
        b'"route": "../../../secret.txt", "found": false}}}',
        b'{"command": "info", "plugins": {"dossier": {"run": "x", "build": 1, '
        b'"route": "\\ud800\\u0000", "found": false}}}',
        b"[" * 8_000,
        b"x" * 70_000,
    ],
)
def test_no_message_stops_it(preview: Preview, message: bytes) -> None:
    """The socket takes what the client says and no more."""
    opening = handshake(preview, f"http://127.0.0.1:{preview.port}")
    answer = exchange(preview, opening + frame(message) + frame(b"\x03\xe8", 8))

    assert b"101 Switching" in answer
    assert is_well(preview)


def test_socket_greets_by_the_protocol(preview: Preview) -> None:
    """A LiveReload client of version 7 is answered, and is told when its page is outdated."""
    visit = {"run": "another", "build": 1, "route": "index.html", "found": True}
    hello = {"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"]}
    info = {"command": "info", "url": preview.url, "plugins": {"dossier": visit}}
    sent = b"".join(frame(json.dumps(message).encode()) for message in (hello, info))
    answer = exchange(preview, handshake(preview) + sent, until=b"index.html")

    assert b"official-7" in answer
    assert b'"command": "reload", "path": "index.html"' in answer


def test_many_connections_do_not_stop_it(preview: Preview) -> None:
    """Neither silent ones, nor half a request, nor more sockets than it keeps."""
    with ExitStack() as stack:
        for number in range(300):
            try:
                opened = socket.create_connection(("127.0.0.1", preview.port), 5)
            except OSError:
                continue
            stack.enter_context(opened)
            data = (b"", b"GET / HTTP/1.1\r\nHo", handshake(preview))[number % 3]
            try:
                opened.sendall(data)
            except OSError:
                continue
    until = time.monotonic() + LONGEST
    while not is_well(preview):
        assert time.monotonic() < until
        time.sleep(0.1)

    assert preview.process.poll() is None


def test_it_said_nothing_of_all_that(preview: Preview) -> None:
    """What others send is no news for the editor: standard error holds no trace of it."""
    assert is_well(preview)
    assert preview.errors == []
