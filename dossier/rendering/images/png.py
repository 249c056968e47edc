"""PNG: third edition, with the chunks of animations."""

from __future__ import annotations

import struct
import zlib

from dossier.rendering.images.exif import UP, exif, orientation_of
from dossier.rendering.images.malformed import MalformedImage
from dossier.rendering.images.profiles import MOST, plain_profile

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = {
    b"IHDR": 13, b"PLTE": 768, b"IDAT": None, b"IEND": 0, b"tRNS": 256, b"cHRM": 32, b"gAMA": 4,
    b"sBIT": 4, b"sRGB": 1, b"cICP": 4, b"mDCV": 24, b"cLLI": 8, b"bKGD": 6, b"hIST": 512,
    b"pHYs": 9, b"acTL": 8, b"fcTL": 26, b"fdAT": None,
}  # fmt: skip
"""The parts that make the picture, and how long each may be."""
_PNG_ONCE = {*_PNG_KEPT, b"iCCP", b"eXIf"} - {b"IDAT", b"fcTL", b"fdAT"}
_MOST_PIXELS = 1 << 30
"""Bytes that a picture may take when it is unpacked."""


def strip_png(data: bytes) -> bytes:
    kept = [SIGNATURE]
    seen: set[bytes] = set()
    streams: list[list[bytes]] = [[]]
    """The compressed data of the picture, and of each further frame."""
    picture, at = 0, len(SIGNATURE)
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
        if name in seen and name in _PNG_ONCE:
            raise MalformedImage("twice")
        if name == b"IDAT":
            if not streams[0]:
                picture = len(kept)
                kept.append(b"")
            elif len(streams) > 1 and streams[-1]:
                raise MalformedImage("order")
            streams[0].append(content)
        elif name in _PNG_KEPT:
            most = _PNG_KEPT[name]
            if most is not None and length > most:
                raise MalformedImage("too long")
            if name == b"fcTL":
                streams.append([])
            elif name == b"fdAT":
                if len(streams) == 1:
                    raise MalformedImage("order")
                streams[-1].append(content[4:])
            kept.append(whole)
        elif name == b"iCCP":
            # Its name may say anything; the profile follows it.
            if profile := plain_profile(_unpacked(content.partition(b"\0")[2][1:])):
                kept.append(_chunk(name, b"ICC\0\0" + _stored(profile)))
        elif name == b"eXIf":
            if (orientation := orientation_of(content)) != UP:
                kept.append(_chunk(name, exif(orientation)))
        elif not name[0] & 0x20:
            raise MalformedImage("unknown part")
        seen.add(name)
        at += len(whole)
    if b"IDAT" not in seen:
        raise MalformedImage("no picture")
    packed = b"".join(streams[0])
    end, unpacked = _packed_end(packed, 0)
    kept[picture] = _chunk(b"IDAT", packed[:end])
    for frame in filter(None, map(b"".join, streams[1:])):
        end, unpacked = _packed_end(frame, unpacked)
        if end < len(frame):
            raise MalformedImage("more than a frame")
    return b"".join(kept)


def _packed_end(packed: bytes, size: int) -> tuple[int, int]:
    """Where compressed data ends and something else begins, and what was unpacked with it.

    `size` is what was unpacked before of the same file.
    """
    unpacking, pending = zlib.decompressobj(), packed
    while not unpacking.eof:
        try:
            size += len(unpacking.decompress(pending, 1 << 20))
        except zlib.error as error:
            raise MalformedImage("compression") from error
        if size > _MOST_PIXELS:
            raise MalformedImage("too large")
        if not unpacking.eof and not unpacking.unconsumed_tail:
            raise MalformedImage("cut short")
        pending = unpacking.unconsumed_tail
    return len(packed) - len(unpacking.unused_data), size


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, MOST)
    except zlib.error:
        return b""


def _stored(data: bytes) -> bytes:
    """A zlib stream of stored blocks, which every zlib writes alike."""
    blocks = [data[at : at + 0xFFFF] for at in range(0, len(data), 0xFFFF)]
    parts = [
        struct.pack("<BHH", n == len(blocks), len(block), len(block) ^ 0xFFFF) + block
        for n, block in enumerate(blocks, 1)
    ]
    return b"\x78\x01" + b"".join(parts) + struct.pack(">I", zlib.adler32(data))


def _chunk(name: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(content, zlib.crc32(name))
    return struct.pack(">I4s", len(content), name) + content + struct.pack(">I", checksum)
