"""Addresses behind printed text, for terminals that know them (OSC 8)."""

from __future__ import annotations

import os
from collections.abc import Mapping

_PROGRAMS = {"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio"}
_FAMILIES = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "contour", "wezterm")
_SIGNS = ("WT_SESSION", "KONSOLE_VERSION", "KITTY_WINDOW_ID", "DOMTERM")
_FIRST_VTE = 5000
"""GNOME's and others' of that family: 0.50."""


def knows_links(environ: Mapping[str, str]) -> bool:
    """Whether the terminal says that it is one of those; others may print the codes."""
    if environ.get("TMUX") or environ.get("TERM", "").startswith("screen"):
        return False
    version = environ.get("VTE_VERSION", "")
    return (
        environ.get("TERM_PROGRAM") in _PROGRAMS
        or environ.get("TERM", "").startswith(_FAMILIES)
        or any(environ.get(name) for name in _SIGNS)
        or (version.isascii() and version.isdigit() and int(version) >= _FIRST_VTE)
    )


def file_link(text: str, path: str, anchor: str = "") -> str:
    """`text`, with the file at `path` behind it."""
    from urllib.parse import quote
    from urllib.request import pathname2url  # which imports all of HTTP

    place = f"#{quote(anchor)}" if anchor else ""
    address = f"file://{pathname2url(os.path.abspath(path))}{place}"
    return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\"
