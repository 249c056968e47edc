"""What cannot be read as the image that it seems to be."""

from __future__ import annotations


class MalformedImage(ValueError):
    """Cut short, or not of the format that it seems to be."""
