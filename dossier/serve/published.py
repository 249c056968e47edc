"""The published files, as they are asked for: which route a path names, its bytes, its type."""

from __future__ import annotations

import mimetypes
import os
import re
import stat
from urllib.parse import unquote_to_bytes

MISSING = "404.html"
"""The page that stands for those that are not there; every site has it."""

_ROUTE = re.compile(r"(?:[a-zA-Z0-9_-][a-zA-Z0-9._-]*/)*(?:[a-zA-Z0-9_-][a-zA-Z0-9._-]*)?")
_TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".xml": "application/xml",
    ".txt": "text/plain",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".woff2": "font/woff2",
    ".ics": "text/calendar",
    ".csv": "text/csv",
}
_TEXT = ("text/", "application/json", "application/xml", "application/ld+json", "image/svg")
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def route_of(path: str) -> str | None:
    """The route that a request's path names; None where it can name none of ours.

    Published names are ASCII letters, digits, `-`, `_` and `.`, none begins with a dot:
    whatever else was typed leads nowhere.
    """
    if not path.startswith("/") or len(path) > 4_096:
        return None
    try:
        route = unquote_to_bytes(path[1:]).decode("ascii")
    except UnicodeError:
        return None
    return route if _ROUTE.fullmatch(route) else None


def is_published(site: str, route: str) -> bool:
    """Whether there is such a file."""
    return os.path.isfile(os.path.join(site, *route.split("/")))


def read_published(site: str, route: str) -> bytes | None:
    """A published file's bytes; None where there is no such file."""
    path = os.path.join(site, *route.split("/"))
    try:
        if not os.path.realpath(path).startswith(os.path.realpath(site) + os.sep):
            return None
        descriptor = os.open(path, _FLAGS)
    except OSError:
        return None
    with open(descriptor, "rb") as file:
        return file.read() if stat.S_ISREG(os.fstat(descriptor).st_mode) else None


def content_type(route: str) -> str:
    ending = os.path.splitext(route)[1]
    kind = _TYPES.get(ending) or mimetypes.types_map.get(ending, "application/octet-stream")
    return f"{kind}; charset=utf-8" if kind.startswith(_TEXT) else kind
