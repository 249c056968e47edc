"""WebP: RFC 9649."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from dossier.rendering.images.exif import UP, exif, orientation_of
from dossier.rendering.images.malformed import MalformedImage
from dossier.rendering.images.profiles import plain_profile

_WEBP_PICTURE = (b"VP8 ", b"VP8L", b"ANMF")
_WEBP_KEPT = frozenset((*_WEBP_PICTURE, b"ALPH", b"ANIM"))
_WEBP_FRAME_KEPT = frozenset((b"VP8 ", b"VP8L", b"ALPH"))
_PROFILE_FLAG, _EXIF_FLAG, _XMP_FLAG = 0x20, 0x08, 0x04


def strip_webp(data: bytes) -> bytes:
    (size,) = struct.unpack_from("<I", data, 4)
    if size + 8 > len(data) or size < 4:
        raise MalformedImage("cut short")
    chunks = list(_riff(data, 12, size + 8))
    if not chunks or not any(name in _WEBP_PICTURE for name, _ in chunks):
        raise MalformedImage("no picture")
    first, header = chunks[0]
    if first != b"VP8X":
        # The simple form is one chunk: whatever follows is no part of the picture.
        if first not in (b"VP8 ", b"VP8L"):
            raise MalformedImage("header")
        return _webp([chunks[0]])
    if len(header) != 10:
        raise MalformedImage("header")
    orientation = next((orientation_of(c) for name, c in chunks if name == b"EXIF"), UP)
    profile = next((plain_profile(c) for name, c in chunks if name == b"ICCP"), b"")
    flags = header[0] & ~(_PROFILE_FLAG | _EXIF_FLAG | _XMP_FLAG)
    flags |= (_PROFILE_FLAG if profile else 0) | (_EXIF_FLAG if orientation != UP else 0)
    kept = [(first, bytes((flags,)) + header[1:])]
    if profile:
        kept.append((b"ICCP", profile))
    for name, content in chunks[1:]:
        if name == b"ANMF":
            frame = [(n, c) for n, c in _riff(content, 16, len(content)) if n in _WEBP_FRAME_KEPT]
            kept.append((name, content[:16] + b"".join(_riff_chunk(*part) for part in frame)))
        elif name in _WEBP_KEPT:
            kept.append((name, content))
    if orientation != UP:
        kept.append((b"EXIF", exif(orientation)))
    return _webp(kept)


def _riff(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, bytes]]:
    """(name, content) of the chunks between two offsets."""
    while at < end:
        name, size = struct.unpack_from("<4sI", data, at)
        if at + 8 + size > end:
            raise MalformedImage("cut short")
        yield name, data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _webp(chunks: list[tuple[bytes, bytes]]) -> bytes:
    body = b"WEBP" + b"".join(_riff_chunk(*chunk) for chunk in chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _riff_chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)
