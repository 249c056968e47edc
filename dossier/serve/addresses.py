"""Where the preview listens, and which names of that place a browser may use.

A page of another site can point a name of its own at this machine (DNS rebinding) and read
the answers as its own: only names that nobody else controls are answered.
"""

from __future__ import annotations

import ipaddress
import socket
from functools import cached_property

from msgspec import Struct

_WILDCARDS = ("", "0.0.0.0", "::")  # noqa: S104
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


class Address(Struct, frozen=True, dict=True):
    """A host as typed, without brackets, and the port that is really listened on."""

    host: str
    port: int

    @property
    def url(self) -> str:
        """Where somebody at this machine opens the preview."""
        name = "127.0.0.1" if self.host in _WILDCARDS else _bracketed(self.host)
        return f"http://{name}/" if self.port == 80 else f"http://{name}:{self.port}/"

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine can reach it."""
        if self.host.lower() == "localhost":
            return True
        ip = _ip(self.host)
        return ip is not None and ip.is_loopback

    def answers(self, host: str) -> bool:
        """Whether `host`, a request's `Host`, is a name of this preview."""
        name, port = _split(host.lower())
        if port != self.port:
            return False
        if name in self._names:
            return True
        # Who listens on every interface is reached by any of their numbers: a number is no
        # name that could be pointed elsewhere.
        return self.host in _WILDCARDS and _ip(name.strip("[]")) is not None

    def is_own(self, origin: str, host: str) -> bool:
        """Whether `origin`, a request's `Origin`, is a page that `host` itself answered."""
        return origin.lower() == f"http://{host.lower()}" and self.answers(host)

    @cached_property
    def _names(self) -> frozenset[str]:
        own = (socket.gethostname(),) if self.host in _WILDCARDS else (_bracketed(self.host),)
        return frozenset(name.lower() for name in (*_LOOPBACK, *own))


def _split(host: str) -> tuple[str, int]:
    """The name and the port of `name:port`; -1 for what is no port."""
    name, colon, port = host.rpartition(":")
    if not colon or host.endswith("]"):
        return host, 80
    plain = port.isascii() and port.isdigit() and len(port) < 6
    return name, int(port) if plain else -1


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _ip(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None
