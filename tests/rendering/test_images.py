"""A published image shows the same picture and says nothing of who made it, where, with what."""

from __future__ import annotations

import contextlib
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.building.assets import read_asset
from dossier.diagnostics import Report
from dossier.rendering.images import MalformedImage, image_format, strip_metadata
from dossier.rendering.images.profiles import plain_profile

SECRET = b"SECRET-48.8566N"


# Images made here, each with metadata wherever its format has room for some


def tiff(orientation: int, order: str = "<") -> bytes:
    """EXIF with an orientation, a GPS pointer and a planted word."""
    head = b"II*\0" if order == "<" else b"MM\0*"
    entries = struct.pack(order + "HHIHH", 0x0112, 3, 1, orientation, 0)
    entries += struct.pack(order + "HHII", 0x010F, 2, len(SECRET), 200)
    return head + struct.pack(order + "IH", 8, 2) + entries + b"\0" * 4 + SECRET


def segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def profile_tags(profile: bytes) -> dict[bytes, bytes]:
    (count,) = struct.unpack_from(">I", profile, 128)
    table = (struct.unpack_from(">4sII", profile, 132 + 12 * n) for n in range(count))
    return {name: profile[start : start + size] for name, start, size in table}


def icc(tags: dict[bytes, bytes], space: bytes = b"RGB ", version: int = 2) -> bytes:
    """A colour profile with a planted word in its header, its texts and where nobody looks."""
    start, table, body = 132 + 12 * len(tags), b"", b""
    for name, data in tags.items():
        table += struct.pack(">4sII", name, start + len(body), len(data))
        body += data
    head = b"LCMS" + bytes((version, 0x10, 0, 0)) + b"mntr" + space + b"XYZ " + SECRET[:12]
    head += b"acsp" + bytes(24) + struct.pack(">IIII", 1, 0xF6D6, 0x10000, 0xD32D) + SECRET
    return (
        struct.pack(">I", start + len(body)) + head.ljust(124, b"\0")
        + struct.pack(">I", len(tags)) + table + body
    )  # fmt: skip


def xyz(*values: int) -> bytes:
    return b"XYZ " + bytes(4) + struct.pack(">III", *values)


CURVE = b"curv" + bytes(4) + struct.pack(">IH", 1, 0x0233)
COLOURS = {
    b"wtpt": xyz(0xF351, 0x10000, 0x116CC),
    b"rXYZ": xyz(0x6FA2, 0x38F5, 0x390),
    b"gXYZ": xyz(0x6299, 0xB785, 0x18DA),
    b"bXYZ": xyz(0x24A0, 0xF84, 0xB6CF),
    b"rTRC": CURVE,
    b"gTRC": b"para" + bytes(4) + struct.pack(">HHI", 0, 0, 0x23333),
    b"bTRC": CURVE,
}
PROFILE = icc(
    {name: data + SECRET for name, data in COLOURS.items()}
    | {b"desc": b"desc" + SECRET, b"cprt": b"text" + SECRET, b"secr": SECRET}
)


JFIF = b"JFIF\0\1\1\0\0\x48\0\x48"
FRAME = segment(0xC0, b"\x08\0\x01\0\x01\x01\x01\x11\0")
CODED = b"\x12\xff\0\x34\xff\xd0\x56\xff\xff\0\x01"


def jpeg(orientation: int = 1, *, jfif: bool = True, tail: bytes = SECRET) -> bytes:
    parts = [
        segment(0xE0, JFIF + b"\x01\x01" + SECRET[:3]) if jfif else b"",
        segment(0xE0, b"JFXX\0\x13" + SECRET),
        segment(0xE1, b"Exif\0\0" + tiff(orientation)),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + SECRET),
        segment(0xE2, b"ICC_PROFILE\0\2\2" + PROFILE[300:] + SECRET),
        segment(0xE2, b"ICC_PROFILE\0\1\2" + PROFILE[:300]),
        segment(0xE2, b"MPF\0" + SECRET),
        segment(0xED, b"Photoshop 3.0\08BIM\4\4" + SECRET),
        segment(0xEE, b"Adobe\0\x64\0\0\0\0\1" + SECRET),
        segment(0xEB, b"HDR " + SECRET),
        segment(0xFE, SECRET),
        segment(0xDB, b"\0" + bytes(range(64))),
        b"\xff\xff" + FRAME,
        segment(0xC4, b"\0" + b"\1" * 16),
        segment(0xDA, b"\1\1\0\0\x3f\0") + CODED,
        segment(0xFE, SECRET),
        segment(0xDA, b"\1\1\0\0\x3f\0") + CODED,
    ]
    return b"\xff\xd8" + b"".join(parts) + b"\xff\xd9" + tail


def chunk(name: bytes, content: bytes) -> bytes:
    body = name + content
    return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))


SIGNATURE = b"\x89PNG\r\n\x1a\n"
PIXELS = zlib.compress(b"\0\x7f")


def png(orientation: int = 1) -> bytes:
    return b"".join((
        SIGNATURE,
        chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        chunk(b"iCCP", SECRET + b"\0\0" + zlib.compress(PROFILE) + SECRET),
        chunk(b"gAMA", struct.pack(">I", 45455)),
        chunk(b"pHYs", struct.pack(">IIB", 2835, 2835, 1)),
        chunk(b"tEXt", b"Author\0" + SECRET),
        chunk(b"zTXt", b"Comment\0\0" + zlib.compress(SECRET)),
        chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + SECRET),
        chunk(b"tIME", b"\x07\xe8\1\1\0\0\0"),
        chunk(b"sPLT", SECRET + b"\0\x08"),
        chunk(b"caBX", SECRET),
        chunk(b"eXIf", tiff(orientation, ">")),
        chunk(b"IDAT", PIXELS[:5]),
        chunk(b"IDAT", PIXELS[5:] + SECRET),
        chunk(b"IDAT", SECRET),
        chunk(b"tEXt", b"Late\0" + SECRET),
        chunk(b"IEND", b""),
        SECRET,
    ))  # fmt: skip


def riff(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def webp(orientation: int = 1) -> bytes:
    frame = b"\0" * 16 + riff(b"VP8L", b"\x2fframe") + riff(b"EXIF", SECRET)
    body = b"WEBP" + b"".join((
        riff(b"VP8X", bytes((0x2E, 0, 0, 0)) + b"\0" * 6),
        riff(b"ICCP", PROFILE),
        riff(b"ANIM", b"\0" * 6),
        riff(b"ANMF", frame),
        riff(b"EXIF", b"Exif\0\0" + tiff(orientation)),
        riff(b"XMP ", b"<x:xmpmeta>" + SECRET),
        riff(b"JUNK", SECRET),
    ))  # fmt: skip
    return b"RIFF" + struct.pack("<I", len(body)) + body + SECRET


def blocks(*parts: bytes) -> bytes:
    return b"".join(bytes((len(p),)) + p for p in parts) + b"\0"


def gif() -> bytes:
    return b"".join((
        b"GIF89a", struct.pack("<HHBBB", 1, 1, 0x80, 0, 0), b"\0\0\0\xff\xff\xff",
        b"\x21\xff" + blocks(b"NETSCAPE2.0", b"\x01\0\0", SECRET),
        b"\x21\xff" + blocks(b"XMP DataXMP", b"<x:xmpmeta>", SECRET),
        b"\x21\xfe" + blocks(SECRET, b"more"),
        b"\x21\x01" + blocks(b"\0" * 12, SECRET),
        b"\x21\xf9" + blocks(b"\0\x0a\0\0"),
        b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02" + blocks(b"\x44\x01"),
        b"\x21\xfe" + blocks(SECRET),
        b"\x3b", SECRET,
    ))  # fmt: skip


def simple_webp() -> bytes:
    body = b"WEBP" + riff(b"VP8L", b"\x2fpicture") + riff(b"EXIF", SECRET)
    return b"RIFF" + struct.pack("<I", len(body)) + body


IMAGES = {
    "photo.jpg": jpeg(),
    "bare.jpeg": jpeg(jfif=False),
    "turned.jpg": jpeg(6),
    "bare-turned.jpg": jpeg(8, jfif=False),
    "map.png": png(),
    "turned.png": png(3),
    "moving.webp": webp(),
    "turned.webp": webp(6),
    "simple.webp": simple_webp(),
    "moving.gif": gif(),
}
TURNED = {"turned.jpg": 6, "bare-turned.jpg": 8, "turned.png": 3, "turned.webp": 6}


# Readers of their own, which know nothing of what is stripped


def jpeg_parts(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 2
    while data[at + 1] != 0xD9:
        assert data[at] == 0xFF
        while data[at + 1] == 0xFF:
            at += 1
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        yield data[at + 1], data[at + 4 : at + 2 + size]
        coded = data[at + 1] == 0xDA
        at += 2 + size
        if coded:
            end = at
            while data[end] != 0xFF or data[end + 1] in (0, *range(0xD0, 0xD8), 0xFF):
                end += 1
            yield 0, data[at:end]
            at = end
    assert data[at:] == b"\xff\xd9"


def png_parts(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        body = data[at + 4 : at + 8 + size]
        assert data[at + 8 + size : at + 12 + size] == struct.pack(">I", zlib.crc32(body))
        yield body[:4], body[4:]
        at += 12 + size


def webp_parts(data: bytes, at: int = 12) -> Iterator[tuple[bytes, bytes]]:
    while at < len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        yield data[at : at + 4], data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def stripped(name: str) -> bytes:
    data = IMAGES[name]
    kind = image_format(data)
    assert kind is not None
    return strip_metadata(data, kind)


def check_colours(profile: bytes) -> None:
    """The tags that colours are computed by are as they were; texts name the colour space."""
    tags = profile_tags(profile)
    assert {name: data for name, data in tags.items() if name in COLOURS} == COLOURS
    assert tags.keys() - COLOURS.keys() == {b"desc", b"cprt"}
    assert len(profile) == int.from_bytes(profile[:4], "big")
    assert profile[12:24] == b"mntrRGB XYZ "
    assert profile[36:40] == b"acsp"


@pytest.mark.parametrize("name", IMAGES)
def test_nothing_planted_is_left(name: str) -> None:
    """Nor any mark of a format that could hold more of it."""
    data = stripped(name)
    assert SECRET in IMAGES[name]
    for word in (SECRET, SECRET[:6], zlib.compress(SECRET), b"xmpmeta", b"8BIM", b"MPF", b"JFXX"):
        assert word not in data
    assert name in TURNED or (b"Exif" not in data and b"EXIF" not in data and b"eXIf" not in data)


@pytest.mark.parametrize("name", IMAGES)
def test_stripping_twice_changes_nothing(name: str) -> None:
    data = stripped(name)
    kind = image_format(data)
    assert kind is not None
    assert strip_metadata(data, kind) == data


@pytest.mark.parametrize("name", ["photo.jpg", "bare.jpeg", "turned.jpg", "bare-turned.jpg"])
def test_a_jpeg_keeps_its_picture_and_its_colours(name: str) -> None:
    before, after = list(jpeg_parts(IMAGES[name][: -len(SECRET)])), list(jpeg_parts(stripped(name)))
    picture = {0, 0xC0, 0xC4, 0xDA, 0xDB}
    assert [p for p in after if p[0] in picture] == [p for p in before if p[0] in picture]
    others = dict(p for p in after if p[0] not in picture and p[0] != 0xE1)
    wanted = {0xEE: b"Adobe\0\x64\0\0\0\0\1"}
    profile = others.pop(0xE2)
    assert profile[:14] == b"ICC_PROFILE\0\1\1"
    check_colours(profile[14:])
    assert others == ({0xE0: JFIF + b"\0\0"} | wanted if "bare" not in name else wanted)


@pytest.mark.parametrize(("name", "orientation"), TURNED.items())
def test_a_picture_that_was_turned_stays_turned(name: str, orientation: int) -> None:
    """Which way is up is all that is left of EXIF, where a browser looks for it."""
    exif = b"MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1" + bytes((0, orientation, 0, 0, 0, 0, 0, 0))
    data = stripped(name)
    if name.endswith(".jpg"):
        first = [p for p in jpeg_parts(data) if p[0] in (0xE0, 0xE1)][-1]
        assert first == (0xE1, b"Exif\0\0" + exif)
    elif name.endswith(".png"):
        assert dict(png_parts(data))[b"eXIf"] == exif
    else:
        parts = dict(webp_parts(data))
        assert parts[b"EXIF"] == exif
        assert parts[b"VP8X"][0] == 0x2A


def test_a_png_keeps_its_picture_and_its_colours() -> None:
    parts = dict(png_parts(stripped("map.png")))
    assert list(parts) == [b"IHDR", b"iCCP", b"gAMA", b"pHYs", b"IDAT", b"IEND"]
    assert zlib.decompress(parts[b"IDAT"]) == b"\0\x7f"
    assert parts[b"iCCP"][:5] == b"ICC\0\0"
    check_colours(zlib.decompress(parts[b"iCCP"][5:]))


@pytest.mark.parametrize(
    ("version", "space", "tags", "kept"),
    [
        (4, b"RGB ", COLOURS | {b"chad": b"sf32" + bytes(40) + SECRET}, {*COLOURS, b"chad"}),
        (2, b"GRAY", {b"wtpt": COLOURS[b"wtpt"], b"kTRC": CURVE}, {b"wtpt", b"kTRC"}),
        (2, b"CMYK", {b"A2B0": b"mft1" + bytes(4) + b"\4\3\2\0" + bytes(36 + 256 * 7 + 48)},
         {b"A2B0"}),
        (2, b"CMYK", {b"A2B0": b"mft2" + bytes(4) + b"\4\3\xff\0" + bytes(40) + b"\0\2\0\2"},
         None),
        (2, b"RGB ", {b"rTRC": CURVE}, None),
        (4, b"RGB ", COLOURS | {b"rTRC": b"curv" + bytes(4) + b"\xff\xff\xff\xff"}, None),
    ],
)  # fmt: skip
def test_a_profile_keeps_what_colours_are_computed_by(
    version: int, space: bytes, tags: dict[bytes, bytes], kept: set[bytes] | None
) -> None:
    """Of any kind that is told by curves or tables; another is left out whole."""
    plain = plain_profile(icc(tags | {b"desc": SECRET, b"vcgt": SECRET}, space, version))

    assert SECRET[:6] not in plain
    if kept is None:
        assert plain == b""
    else:
        assert profile_tags(plain).keys() == {b"desc", b"cprt", *kept}
        assert plain_profile(plain) == plain


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.integers(0, len(PROFILE)), st.binary(min_size=1, max_size=8))
def test_a_damaged_profile_is_read_or_left_out(at: int, noise: bytes) -> None:
    plain_profile(PROFILE[:at] + noise + PROFILE[at + len(noise) :])


@pytest.mark.parametrize(
    "parts",
    [
        [chunk(b"IDAT", PIXELS[:-1])],
        [chunk(b"gAMA", SECRET), chunk(b"IDAT", PIXELS)],
        [chunk(b"pHYs", bytes(9)), chunk(b"pHYs", bytes(9)), chunk(b"IDAT", PIXELS)],
        [chunk(b"fcTL", bytes(26)), chunk(b"IDAT", PIXELS), chunk(b"fcTL", bytes(26)),
         chunk(b"fdAT", bytes(4) + PIXELS + SECRET)],
        [chunk(b"IDAT", zlib.compress(bytes(100))[:-1] + b"?")],
    ],
)  # fmt: skip
def test_a_png_that_hides_something_is_refused(parts: list[bytes]) -> None:
    """In a part longer than its form, or twice, or after the data of a further frame."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    with pytest.raises(MalformedImage):
        strip_metadata(b"".join([SIGNATURE, header, *parts, chunk(b"IEND", b"")]), "PNG")


def test_a_webp_keeps_its_frames_and_tells_of_no_metadata() -> None:
    data = stripped("moving.webp")
    parts = dict(webp_parts(data))
    assert list(parts) == [b"VP8X", b"ICCP", b"ANIM", b"ANMF"]
    assert parts[b"VP8X"][0] == 0x22
    assert dict(webp_parts(parts[b"ANMF"], 16)) == {b"VP8L": b"\x2fframe"}
    assert int.from_bytes(data[4:8], "little") == len(data) - 8
    assert dict(webp_parts(stripped("simple.webp"))) == {b"VP8L": b"\x2fpicture"}


def test_a_gif_keeps_its_frames_and_its_loop() -> None:
    data = stripped("moving.gif")
    assert data == b"".join((
        gif()[:19],
        b"\x21\xff" + blocks(b"NETSCAPE2.0", b"\x01\0\0"),
        b"\x21\xf9" + blocks(b"\0\x0a\0\0"),
        b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02" + blocks(b"\x44\x01"),
        b"\x3b",
    ))  # fmt: skip


@pytest.mark.parametrize("name", IMAGES)
def test_an_image_cut_anywhere_is_malformed_or_whole(name: str) -> None:
    """No cut leaves metadata in, or ends in a crash."""
    data, whole = IMAGES[name], stripped(name)
    kind = image_format(data)
    assert kind is not None
    for end in range(len(data)):
        try:
            assert strip_metadata(data[:end], kind) == whole
        except MalformedImage:
            continue


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.sampled_from(sorted(IMAGES)), st.integers(0, 2000), st.binary(min_size=1, max_size=8))
def test_damaged_images_are_read_or_malformed(name: str, at: int, noise: bytes) -> None:
    data = IMAGES[name]
    kind = image_format(data)
    at = 3 + at % len(data)
    assert kind is not None
    with contextlib.suppress(MalformedImage):
        strip_metadata(data[:at] + noise + data[at + len(noise) :], kind)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_an_image_or_malformed(noise: bytes) -> None:
    for head in (b"\xff\xd8\xff", SIGNATURE, b"RIFF\x40\0\0\0WEBP", b"GIF89a"):
        kind = image_format(head + noise)
        assert kind is not None
        try:
            strip_metadata(head + noise, kind)
        except MalformedImage:
            continue


# Files of the assets folder


def read(tmp_path: Path, name: str, data: bytes) -> tuple[bytes | None, list[str]]:
    path = tmp_path / name
    path.write_bytes(data)
    report = Report()
    return read_asset(f"assets/{name}", str(path), report), [d.code for d in report]


@pytest.mark.parametrize("name", IMAGES)
def test_images_are_published_stripped(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, name, IMAGES[name]) == (stripped(name), [])


ASSETS = [
    ("table.csv", b"a,b", []),
    ("NOTES.TXT", b"words", []),
    ("talk.mp3", b"ID3", ["file-metadata"]),
    ("archive.zip", b"PK", ["file-metadata"]),
    ("plain.pdf", b"%PDF-1.4\n1 0 obj", []),
    ("paper.pdf", b"%PDF-1.4\n/Author (x)", ["pdf-metadata"]),
    ("packed.pdf", b"%PDF-1.5\n/Type /ObjStm", ["pdf-metadata"]),
]
REFUSED = [
    ("drawing.svg", b"<svg/>", "asset-svg"),
    ("drawing.SVGZ", b"", "asset-svg"),
    ("photo.heic", b"ftypheic", "image-metadata"),
    ("photo.avif", b"ftypavif", "image-metadata"),
    ("scan.tiff", b"II*\0", "image-metadata"),
    ("page.html", b"<p>", "asset-type"),
    ("script.js", b"", "asset-type"),
    ("feed.xml", b"<a/>", "asset-type"),
    ("noending", b"", "asset-type"),
    ("photo.png", jpeg(), "asset-mislabelled"),
    ("photo.txt", jpeg(), "asset-mislabelled"),
    ("photo.jpg", b"<html>", "image-malformed"),
    ("photo.jpg", b"", "image-malformed"),
    ("map.png", png()[:-40], "image-malformed"),
]


@pytest.mark.parametrize(("name", "data", "codes"), ASSETS)
def test_other_files_are_published_as_they_are(
    tmp_path: Path, name: str, data: bytes, codes: list[str]
) -> None:
    """Those that may say more than they show are flagged."""
    assert read(tmp_path, name, data) == (data, codes)


@pytest.mark.parametrize(("name", "data", "code"), REFUSED)
def test_what_could_run_or_tell_too_much_is_refused(
    tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    assert read(tmp_path, name, data) == (None, [code])


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    report = Report()
    assert read_asset("assets/x.png", str(tmp_path / "x.png"), report) is None
    assert [d.code for d in report] == ["asset-missing"]
