"""`manifest.json`: every published file but itself, with its size and SHA-256."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping
from json.encoder import encode_basestring_ascii as quoted

import msgspec
from msgspec import Struct

from dossier import __version__
from dossier.building.files import read_plain
from dossier.building.publishing.published import Published

MANIFEST = "manifest.json"
FORMAT = 1
GENERATOR = f"dossier {__version__}"


class _File(Struct, frozen=True, gc=False):
    size: int
    sha256: str


class _Written(Struct, frozen=True):
    """The file as it is read back; `format` first, so that a later one is told from a broken one."""

    format: int
    generator: str
    profile: str
    files: dict[str, _File]


class Manifest(Struct, frozen=True):
    generator: str
    profile: str
    files: dict[str, Published]
    """By path from the site's root, with `/`. From a file anyone may edit: look paths up
    here, never act on one that was not found on the disk first."""


_decoder = msgspec.json.Decoder(_Written)


def lines_of(files: Mapping[str, Published]) -> dict[str, str]:
    """What a manifest says of each file, by path."""
    return {
        path: f'    {quoted(path)}: {{"size": {file.size}, "sha256": "{file.sha256}"}}'
        for path, file in files.items()
    }


def encode_manifest(said: Mapping[str, str], profile: str) -> bytes:
    """A manifest's bytes of what is `said` of each file: one a line, in order of path."""
    return _encoded([said[path] for path in sorted(said)], profile)


def _encoded(lines: list[str], profile: str) -> bytes:
    if not lines:
        return _opening(profile) + b"{}\n}\n"
    return _opening(profile) + _FIRST + ",\n".join(lines).encode() + _LAST


def _opening(profile: str) -> bytes:
    return (
        f'{{\n  "format": {FORMAT},\n  "generator": {quoted(GENERATOR)},\n'
        f'  "profile": {quoted(profile)},\n  "files": '
    ).encode()


_FIRST, _LAST = b"{\n", b"\n  }\n}\n"
"""Before the first file's line, and after the last one's."""


class Draft:
    """A manifest to come, of which most lines are those of the one before."""

    def __init__(self, lines: list[str], profile: str) -> None:
        self._lines = lines
        self._profile = profile

    @classmethod
    def of(cls, manifest: bytes, profile: str) -> Draft | None:
        """None where that one is not as this program writes them."""
        opening = _opening(profile) + _FIRST
        if not (manifest.startswith(opening) and manifest.endswith(_LAST)):
            return None
        return cls(manifest[len(opening) : -len(_LAST)].decode().split(",\n"), profile)

    def amended(self, changed: Mapping[str, Published], gone: Collection[str]) -> bytes:
        """Its bytes, with these files `changed`, or new, and these `gone`; once."""
        lines, said = self._lines, lines_of(changed)
        for path in sorted((*gone, *changed)):
            at = bisect_left(lines, path, key=_path_in)
            stands = at < len(lines) and _path_in(lines[at]) == path
            lines[at : at + stands] = [said[path]] if path in said else []
        return _encoded(lines, self._profile)


def _path_in(line: str) -> str:
    """Of which file a line tells."""
    return str(msgspec.json.decode(line[4 : line.rindex('": {"') + 1]))


def decode_manifest(data: bytes) -> Manifest | None:
    """What a manifest says; None where it is none of ours."""
    try:
        read = _decoder.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    if read.format != FORMAT or not read.generator.startswith("dossier "):
        return None
    files = {path: Published(f.size, f.sha256) for path, f in read.files.items()}
    return Manifest(read.generator, read.profile, files)


def read_manifest(path: str) -> Manifest | None:
    """The manifest at `path`; None where there is none, or none of ours."""
    data = read_plain(path)
    return None if data is None else decode_manifest(data)
