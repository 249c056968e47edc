"""GIF: version 89a."""

from __future__ import annotations

from dossier.rendering.images.malformed import MalformedImage

_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def strip_gif(data: bytes) -> bytes:
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
