"""A published folder and a plain server for it."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Frame, Page

SUB_PATH = "quelque/part/dossier"
"""Where a site lies below its server's root, with nothing beside it."""


@dataclass(frozen=True)
class BuiltSite:
    """A published folder, and where it is served."""

    folder: Path
    address: str
    """Of its root over http, below a sub-path; ends with `/`."""

    @property
    def disk(self) -> str:
        """The address of its root as a file; ends with `/`."""
        return self.folder.as_uri() + "/"

    @property
    def pages(self) -> list[str]:
        return sorted(p.relative_to(self.folder).as_posix() for p in self.folder.rglob("*.html"))


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Connections stay open, and what is named by its contents is asked for once: pages take a
    browser a tenth less so."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        pass

    def end_headers(self) -> None:
        if "/assets/" in self.path:
            self.send_header("Cache-Control", "max-age=86400, immutable")
        super().end_headers()


AT_ONCE = 20
"""Pages that are opened side by side."""


def side_by_side(page: Page, site: BuiltSite, names: Sequence[str]) -> Iterator[tuple[str, Frame]]:
    """Each of the site's pages in a frame: to open each by itself takes three times as long."""
    for at in range(0, len(names), AT_ONCE):
        some = names[at : at + AT_ONCE]
        frames = "".join(f'<iframe src="{site.address}{name}"></iframe>' for name in some)
        page.set_content(frames, wait_until="load")
        for name, frame in zip(some, page.main_frame.child_frames, strict=True):
            assert frame.url == site.address + name
            yield name, frame


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serves a folder on this machine; its address, with `/` at the end."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
