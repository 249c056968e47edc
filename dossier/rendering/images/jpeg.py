"""JPEG: ISO/IEC 10918-1, annex B."""

from __future__ import annotations

import re
import struct

from dossier.rendering.images.exif import UP, exif, orientation_of
from dossier.rendering.images.malformed import MalformedImage
from dossier.rendering.images.profiles import plain_profile

_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_TABLES = frozenset((0xC4, 0xCC, 0xDB, 0xDC, 0xDD))
"""DHT, DAC, DQT, DNL, DRI"""
_SOS, _EOI = 0xDA, 0xD9
# In coded data 0xFF stands before 0 (stuffing), a restart marker, or another 0xFF (filling).
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def strip_jpeg(data: bytes) -> bytes:
    kept: list[bytes] = []
    profile: dict[int, bytes] = {}
    orientation, framed, place, at = UP, False, 0, 2
    while True:
        if data[at] != 0xFF:
            raise MalformedImage("no marker")
        while data[at + 1] == 0xFF:
            at += 1
        marker = data[at + 1]
        if marker == _EOI:
            break
        (length,) = struct.unpack_from(">H", data, at + 2)
        segment = data[at : at + 2 + length]
        if length < 2 or len(segment) < length + 2:
            raise MalformedImage("cut short")
        at += len(segment)
        if marker in _FRAMES or marker in _TABLES:
            framed |= marker in _FRAMES
            kept.append(segment)
        elif marker == _SOS:
            if not framed:
                raise MalformedImage("no frame")
            end = _MARKER.search(data, at)
            if end is None:
                raise MalformedImage("cut short")
            kept += segment, data[at : end.start()]
            at = end.start()
        elif marker == 0xE1 and orientation == UP:
            orientation = orientation_of(segment[4:])
        elif marker == 0xE2 and segment[4:16] == b"ICC_PROFILE\0":
            if not profile:
                kept.append(b"")
                place = len(kept) - 1
            profile.setdefault(segment[16], segment[18:])
        else:
            kept.append(_application(marker, segment[4:]))
    if not framed:
        raise MalformedImage("no frame")
    if profile:
        kept[place] = _profile_segments(b"".join(profile[n] for n in sorted(profile)))
    if orientation != UP:
        # EXIF asks for the first place, a JFIF header too: readers take either.
        at_head = 1 if kept[0][:4] == b"\xff\xe0\x00\x10" else 0
        kept.insert(at_head, _segment(0xE1, b"Exif\0\0" + exif(orientation)))
    return b"\xff\xd8" + b"".join(kept) + b"\xff\xd9"


def _application(marker: int, content: bytes) -> bytes:
    """What is kept of an application segment: how to read the colours, no preview, no words."""
    if marker == 0xE0 and content[:5] == b"JFIF\0" and len(content) >= 14:
        return _segment(marker, content[:12] + b"\0\0")
    if marker == 0xEE and content[:5] == b"Adobe" and len(content) >= 12:
        return _segment(marker, content[:12])
    if 0xE0 <= marker <= 0xFE:
        return b""
    raise MalformedImage("unknown marker")


_PROFILE_PART = 0xFFFF - 16
"""Bytes of a profile that one segment holds."""


def _profile_segments(profile: bytes) -> bytes:
    """A colour profile without words, in as many segments as it takes."""
    plain = plain_profile(profile)
    parts = [plain[at : at + _PROFILE_PART] for at in range(0, len(plain), _PROFILE_PART)]
    if len(parts) > 255:
        return b""
    heads = (b"ICC_PROFILE\0" + bytes((n, len(parts))) for n in range(1, len(parts) + 1))
    return b"".join(_segment(0xE2, head + part) for head, part in zip(heads, parts, strict=True))


def _segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content
