"""Where in a file something stands."""

from __future__ import annotations

from msgspec import Struct


class Place(Struct, frozen=True, gc=False, array_like=True, order=True):
    """A range of characters in one file.

    Lines and columns count from 1, columns in characters of the decoded text; the end
    is exclusive, so that `end_column - column` carets underline a range on one line.
    """

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    @classmethod
    def on_line(cls, line: int, column: int, length: int = 1) -> Place:
        """A range of `length` characters on one line."""
        return cls(line, column, line, column + max(length, 1))


NOWHERE = Place()
"""The head of a file, for what is wrong with the file as a whole."""
