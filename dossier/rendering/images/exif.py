"""EXIF: TIFF 6.0, its first directory; which way is up, and nothing else."""

from __future__ import annotations

import struct

UP = 1
"""The orientation of a picture that is stored as it is seen."""

_TAG = 0x0112


def orientation_of(content: bytes) -> int:
    """The orientation that EXIF gives, 1 to 8; 1 where it gives none."""
    tiff = content[6:] if content[:6] == b"Exif\0\0" else content
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None:
        return UP
    try:
        (start,) = struct.unpack_from(order + "I", tiff, 4)
        (count,) = struct.unpack_from(order + "H", tiff, start)
        for at in range(start + 2, min(start + 2 + 12 * count, len(tiff)), 12):
            tag, kind, values, value = struct.unpack_from(order + "HHIH", tiff, at)
            if tag == _TAG:
                return value if kind == 3 and values == 1 and 1 <= value <= 8 else UP
    except struct.error:
        pass
    return UP


def exif(orientation: int) -> bytes:
    """A TIFF structure that says which way is up, and nothing else."""
    return struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _TAG, 3, 1, orientation, 0, 0)
