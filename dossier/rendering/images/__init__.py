"""Images without what they say of their maker: EXIF, GPS, XMP, IPTC, comments, text, previews.

Each format is read by its own structure, and only the parts that make the picture are
written again, so that what is unknown is dropped too: also all that follows the picture's
end, or that of its compressed data. The one thing kept of EXIF is which way is up; of a
colour profile, what colours are computed by (`profiles`).
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Literal

from dossier.rendering.images.gif import strip_gif
from dossier.rendering.images.jpeg import strip_jpeg
from dossier.rendering.images.malformed import MalformedImage
from dossier.rendering.images.png import SIGNATURE, strip_png
from dossier.rendering.images.webp import strip_webp

__all__ = ["ImageFormat", "MalformedImage", "image_format", "strip_metadata"]

ImageFormat = Literal["JPEG", "PNG", "WebP", "GIF"]


def image_format(data: bytes) -> ImageFormat | None:
    """What an image's first bytes say that it is; None for all that is none of the four."""
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(SIGNATURE):
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
        "JPEG": strip_jpeg,
        "PNG": strip_png,
        "WebP": strip_webp,
        "GIF": strip_gif,
    }
    try:
        return strip[kind](data)
    except (struct.error, IndexError) as error:
        raise MalformedImage("cut short") from error
