"""Where the files that pages use are published: names that hold a digest of the bytes."""

from __future__ import annotations

import os

from dossier.model.names import slug


def hashed_name(path: str, digest: str) -> str:
    """`assets/carte.3f2a9c0d1b.png`, lower-case ASCII."""
    stem, extension = os.path.splitext(path.rsplit("/", 1)[-1])
    safe = slug(stem, 60) or "file"
    ending = slug(extension.lstrip("."), 8)
    return f"assets/{safe}.{digest[:10]}" + (f".{ending}" if ending else "")


class AssetTable:
    """Published routes of the content's assets, by path below `content/`."""

    def __init__(self, digests: dict[str, str]) -> None:
        self._routes = {path: hashed_name(path, digest) for path, digest in digests.items()}

    def route(self, path: str) -> str:
        return self._routes.get(path, "")

    @property
    def routes(self) -> dict[str, str]:
        return self._routes
