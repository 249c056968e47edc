"""markdown-it, imported before any of its parts: without what it asks for and has no need of."""

from __future__ import annotations

from dossier.sparing import compiling_late, sparing


class _Silent:
    """A logger: at each place its rules tell it that they were asked."""

    def __init__(self, name: str) -> None: ...

    def debug(self, *_: object) -> None: ...


with sparing("logging", getLogger=_Silent), compiling_late():
    import markdown_it

__all__ = ["markdown_it"]
