"""What is damaged in a published index, told as one error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import msgspec


class UnreadableIndex(Exception):
    """There is no index, one of another format, or a file of it is damaged."""


@contextmanager
def reading(name: str) -> Iterator[None]:
    """A file may say anything: what that leads to while it is read is no fault of the reader."""
    try:
        yield
    except (AttributeError, LookupError, TypeError, ValueError, msgspec.MsgspecError) as error:
        raise UnreadableIndex(name) from error
