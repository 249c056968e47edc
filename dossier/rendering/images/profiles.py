"""Colour profiles without what they say of a screen, a camera or a person.

A profile may hold texts, serial numbers and anything else under tags of its own. Only the
tags that colours are computed by are written again, each no longer than its type needs;
what cannot be read so is left out, and the picture is shown as sRGB.
"""

from __future__ import annotations

import struct

MOST = 4_000_000
"""Bytes of a profile that is looked at: those of printing presses take two million."""
_CURVES = (b"curv", b"para")
_TABLES = (b"mft1", b"mft2")
_TYPES = {
    **dict.fromkeys((b"rXYZ", b"gXYZ", b"bXYZ", b"wtpt", b"bkpt"), (b"XYZ ",)),
    **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC", b"kTRC"), _CURVES),
    **dict.fromkeys((b"A2B0", b"A2B1", b"A2B2", b"B2A0", b"B2A1", b"B2A2"), _TABLES),
    b"chad": (b"sf32",),
    b"cicp": (b"cicp",),
}
"""Tags that are kept, with the types that each may have."""
_ENOUGH = (
    {b"A2B0"},
    {b"kTRC", b"wtpt"},
    {b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC", b"wtpt"},
)
_PARAMETERS = (1, 3, 4, 5, 7)
"""Numbers that each function of a parametric curve takes."""


def plain_profile(profile: bytes) -> bytes:
    """The same colours, and nothing else; empty where they cannot be told."""
    try:
        return _plain(profile)
    except (struct.error, IndexError, OverflowError):
        return b""


def _plain(profile: bytes) -> bytes:
    if profile[36:40] != b"acsp" or len(profile) > MOST:
        return b""
    (count,) = struct.unpack_from(">I", profile, 128)
    tags: dict[bytes, bytes] = {}
    for number in range(min(count, 100)):
        name, start, size = struct.unpack_from(">4sII", profile, 132 + 12 * number)
        if name in _TYPES and name not in tags:
            data = profile[start : start + size]
            if data[:4] in _TYPES[name] and (exact := _exact(data)):
                tags[name] = exact
    if not any(needed <= tags.keys() for needed in _ENOUGH):
        return b""
    # A profile has a name and a licence: those of its colour space, whatever they were.
    name = profile[16:20].strip().decode("ascii", "replace")
    texts = {b"desc": _description(name, profile[8]), b"cprt": _words(name, profile[8])}
    return _written(profile, texts | tags)


def _exact(data: bytes) -> bytes:
    """The data of a tag as long as its type says; empty where it is shorter."""
    kind = data[:4]
    if kind == b"XYZ ":
        length = 20
    elif kind == b"sf32":
        length = 8 + 9 * 4
    elif kind == b"cicp":
        length = 12
    elif kind == b"curv":
        length = 12 + 2 * int(struct.unpack_from(">I", data, 8)[0])
    elif kind == b"para":
        length = 12 + 4 * _PARAMETERS[struct.unpack_from(">H", data, 8)[0]]
    else:
        inputs, outputs, grid = data[8:11]
        size = outputs * grid**inputs
        if kind == b"mft1":
            length = 48 + 256 * (inputs + outputs) + size
        else:
            entries, exits = struct.unpack_from(">HH", data, 48)
            length = 52 + 2 * (entries * inputs + exits * outputs + size)
    return kind + bytes(4) + data[8:length] if len(data) >= length else b""


def _description(name: str, version: int) -> bytes:
    if version >= 4:
        return _words(name, version)
    text = name.encode("ascii", "replace") + b"\0"
    return b"desc" + bytes(4) + struct.pack(">I", len(text)) + text + bytes(78)


def _words(name: str, version: int) -> bytes:
    if version < 4:
        return b"text" + bytes(4) + name.encode("ascii", "replace") + b"\0"
    text = name.encode("utf-16-be")
    return b"mluc" + bytes(4) + struct.pack(">II4sII", 1, 12, b"enUS", len(text), 28) + text


def _written(profile: bytes, tags: dict[bytes, bytes]) -> bytes:
    """A profile of these tags; of its header, what colours are computed by."""
    places: dict[bytes, int] = {}
    table, body = [struct.pack(">I", len(tags))], b""
    start = 132 + 12 * len(tags)
    for name, data in tags.items():
        if data not in places:
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
        table.append(struct.pack(">4sII", name, places[data], len(data)))
    # Version, class, colour space, connection space; intent and illuminant.
    spaces, intent = profile[8:24], profile[64:80]
    head = bytes(4) + spaces + bytes(12) + b"acsp" + bytes(24) + intent + bytes(48)
    return struct.pack(">I", start + len(body)) + head + b"".join(table) + body
