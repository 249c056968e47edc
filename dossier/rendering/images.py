"""Images without what they say of their maker: EXIF, GPS, XMP, IPTC, comments, text, previews.

Each format is read by its own structure, and only the parts that make the picture are
written again, so that what is unknown is dropped too: also all that follows the picture's
end. The one thing kept of EXIF is which way is up. Colour profiles stay.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable, Iterator
from typing import Literal

ImageFormat = Literal["JPEG", "PNG", "WebP", "GIF"]

_UP = 1
"""The EXIF orientation of a picture that is stored as it is seen."""


class MalformedImage(ValueError):
    """Cut short, or not of the format that it seems to be."""


def image_format(data: bytes) -> ImageFormat | None:
    """What an image's first bytes say that it is; None for all that is none of the four."""
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(_PNG):
        return "PNG"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    return "GIF" if data[:6] in (b"GIF87a", b"GIF89a") else None


def strip_metadata(data: bytes, kind: ImageFormat) -> bytes:
    """The same picture, and nothing else.

    Raises:
        MalformedImage: the parts of the file do not follow each other as they must.
    """
    strip: dict[ImageFormat, Callable[[bytes], bytes]] = {
        "JPEG": _strip_jpeg,
        "PNG": _strip_png,
        "WebP": _strip_webp,
        "GIF": _strip_gif,
    }
    try:
        return strip[kind](data)
    except (struct.error, IndexError) as error:
        raise MalformedImage("cut short") from error


# JPEG: ISO/IEC 10918-1, annex B

_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_TABLES = frozenset((0xC4, 0xCC, 0xDB, 0xDC, 0xDD))
"""DHT, DAC, DQT, DNL, DRI"""
_SOS, _EOI = 0xDA, 0xD9
# In coded data 0xFF stands before 0 (stuffing), a restart marker, or another 0xFF (filling).
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def _strip_jpeg(data: bytes) -> bytes:
    kept: list[bytes] = []
    orientation, framed, at = _UP, False, 2
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
        elif marker == 0xE1 and orientation == _UP:
            orientation = _orientation(segment[4:])
        else:
            kept.append(_application(marker, segment[4:]))
    if not framed:
        raise MalformedImage("no frame")
    if orientation != _UP:
        # EXIF asks for the first place, a JFIF header too: readers take either.
        at_head = 1 if kept[0][:4] == b"\xff\xe0\x00\x10" else 0
        kept.insert(at_head, _segment(0xE1, b"Exif\0\0" + _exif(orientation)))
    return b"\xff\xd8" + b"".join(kept) + b"\xff\xd9"


def _application(marker: int, content: bytes) -> bytes:
    """What is kept of an application segment: how to read the colours, no preview, no words."""
    if marker == 0xE0 and content[:5] == b"JFIF\0" and len(content) >= 14:
        return _segment(marker, content[:12] + b"\0\0")
    if marker == 0xE2 and content[:12] == b"ICC_PROFILE\0":
        return _segment(marker, content)
    if marker == 0xEE and content[:5] == b"Adobe" and len(content) >= 12:
        return _segment(marker, content[:12])
    if 0xE0 <= marker <= 0xFE:
        return b""
    raise MalformedImage("unknown marker")


def _segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


# EXIF: TIFF 6.0, its first directory

_TAG = 0x0112


def _orientation(exif: bytes) -> int:
    """The orientation that EXIF gives, 1 to 8; 1 where it gives none."""
    tiff = exif[6:] if exif[:6] == b"Exif\0\0" else exif
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None:
        return _UP
    try:
        (start,) = struct.unpack_from(order + "I", tiff, 4)
        (count,) = struct.unpack_from(order + "H", tiff, start)
        for at in range(start + 2, min(start + 2 + 12 * count, len(tiff)), 12):
            tag, kind, values, value = struct.unpack_from(order + "HHIH", tiff, at)
            if tag == _TAG:
                return value if kind == 3 and values == 1 and 1 <= value <= 8 else _UP
    except struct.error:
        pass
    return _UP


def _exif(orientation: int) -> bytes:
    """A TIFF structure that says which way is up, and nothing else."""
    return struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _TAG, 3, 1, orientation, 0, 0)


# PNG: third edition, with the chunks of animations

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset((
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"sBIT", b"sRGB", b"cICP",
    b"mDCV", b"cLLI", b"bKGD", b"hIST", b"pHYs", b"acTL", b"fcTL", b"fdAT",
))  # fmt: skip


def _strip_png(data: bytes) -> bytes:
    kept = [_PNG]
    seen: set[bytes] = set()
    at = len(_PNG)
    while b"IEND" not in seen:
        length, name = struct.unpack_from(">I4s", data, at)
        whole = data[at : at + 12 + length]
        if len(whole) < 12 + length:
            raise MalformedImage("cut short")
        (checksum,) = struct.unpack(">I", whole[-4:])
        if checksum != zlib.crc32(memoryview(whole)[4:-4]):
            raise MalformedImage("checksum")
        if (name == b"IHDR") == bool(seen) or (name == b"IHDR" and length != 13):
            raise MalformedImage("header")
        content = whole[8:-4]
        if name in _PNG_KEPT:
            kept.append(whole)
        elif name == b"iCCP":
            # Its name may say anything; the profile follows it.
            kept.append(_chunk(name, b"ICC\0" + content.partition(b"\0")[2]))
        elif name == b"eXIf":
            if (orientation := _orientation(content)) != _UP:
                kept.append(_chunk(name, _exif(orientation)))
        elif not name[0] & 0x20:
            raise MalformedImage("unknown part")
        seen.add(name)
        at += len(whole)
    if b"IDAT" not in seen:
        raise MalformedImage("no picture")
    return b"".join(kept)


def _chunk(name: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(content, zlib.crc32(name))
    return struct.pack(">I4s", len(content), name) + content + struct.pack(">I", checksum)


# WebP: RFC 9649

_WEBP_PICTURE = (b"VP8 ", b"VP8L", b"ANMF")
_WEBP_KEPT = frozenset((*_WEBP_PICTURE, b"ALPH", b"ANIM", b"ICCP"))
_WEBP_FRAME_KEPT = frozenset((b"VP8 ", b"VP8L", b"ALPH"))
_EXIF_FLAG, _XMP_FLAG = 0x08, 0x04


def _strip_webp(data: bytes) -> bytes:
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
    orientation = next((_orientation(c) for name, c in chunks if name == b"EXIF"), _UP)
    flags = header[0] & ~(_EXIF_FLAG | _XMP_FLAG) | (_EXIF_FLAG if orientation != _UP else 0)
    kept = [(first, bytes((flags,)) + header[1:])]
    for name, content in chunks[1:]:
        if name == b"ANMF":
            frame = [(n, c) for n, c in _riff(content, 16, len(content)) if n in _WEBP_FRAME_KEPT]
            kept.append((name, content[:16] + b"".join(_riff_chunk(*part) for part in frame)))
        elif name in _WEBP_KEPT:
            kept.append((name, content))
    if orientation != _UP:
        kept.append((b"EXIF", _exif(orientation)))
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


# GIF: version 89a

_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def _strip_gif(data: bytes) -> bytes:
    at = 13 + _colours(data[10])
    kept = [data[:at]]
    framed = False
    while data[at] != 0x3B:
        start = at
        if data[at] == 0x2C:
            at = _skip_blocks(data, at + 11 + _colours(data[at + 9]))
            kept.append(data[start:at])
            framed = True
        elif data[at] == 0x21:
            label, first = data[at + 1], data[at + 2]
            at = _skip_blocks(data, at + 2)
            if label == 0xF9 and first == 4:
                kept.append(data[start : start + 7] + b"\0")
            elif (
                label == 0xFF
                and data[start + 3 : start + 14] in _LOOPS
                and data[start + 14 : start + 16] == b"\x03\x01"
            ):
                kept.append(data[start : start + 18] + b"\0")
        else:
            raise MalformedImage("unknown part")
    if not framed:
        raise MalformedImage("no picture")
    return b"".join(kept) + b";"


def _colours(flags: int) -> int:
    """Bytes of the colour table that a descriptor's flags announce."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _skip_blocks(data: bytes, at: int) -> int:
    while data[at]:
        at += data[at] + 1
    return at + 1
