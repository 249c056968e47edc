"""`manifest.json`: every published file but itself, with its size and SHA-256."""

from __future__ import annotations

from collections.abc import Mapping
from json.encoder import encode_basestring_ascii as quoted

import msgspec
from msgspec import Struct

from dossier import __version__
from dossier.building.files import read_plain

MANIFEST = "manifest.json"
FORMAT = 1
GENERATOR = f"dossier {__version__}"


class Published(Struct, frozen=True, array_like=True, gc=False):
    """One published file."""

    size: int
    sha256: str


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
    lines = [said[path] for path in sorted(said)]
    listed = "{\n" + ",\n".join(lines) + "\n  }" if lines else "{}"
    return (
        f'{{\n  "format": {FORMAT},\n  "generator": {quoted(GENERATOR)},\n'
        f'  "profile": {quoted(profile)},\n  "files": {listed}\n}}\n'
    ).encode()


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
