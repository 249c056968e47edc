"""From a position in a block's text back to the file's line and column."""

from __future__ import annotations

from bisect import bisect_right

from dossier.diagnostics import Place


class Source:
    """A body's lines, and the number of the first in its file."""

    def __init__(self, text: str, first_line: int) -> None:
        self.lines = text.split("\n")
        self.first_line = first_line

    def line(self, index: int) -> Place:
        """The whole of a line, its indentation apart."""
        text = self.lines[index] if index < len(self.lines) else ""
        column = len(text) - len(text.lstrip()) + 1
        return Place.on_line(self.first_line + index, column, len(text.strip()))

    def find(self, text: str, index: int, last: int) -> Place:
        """Where `text` first stands in lines [index, last); else the first of them."""
        for at in range(index, min(last, len(self.lines))):
            column = self.lines[at].find(text)
            if column >= 0:
                return Place.on_line(self.first_line + at, column + 1, len(text))
        return self.line(index)


class InlineText:
    """The text of one block without its quotation marks, bullets and indentation."""

    def __init__(
        self, source: Source, text: str, first: int, last: int, column: int | None = None
    ) -> None:
        """`column`: where to look from, for a table's cell, which shares its line."""
        self.source = source
        self.text = text
        self.first, self.last = first, last
        self.column = column
        self._starts: list[int] | None = None
        self._offsets: dict[int, int] = {}

    def place(self, start: int, end: int) -> Place:
        """Where characters [start, end) stand in the file; on their first line alone."""
        if self._starts is None:
            self._starts = [0]
            at = self.text.find("\n")
            while at >= 0:
                self._starts.append(at + 1)
                at = self.text.find("\n", at + 1)
        row = bisect_right(self._starts, start) - 1
        begin = self._starts[row]
        stop = self._starts[row + 1] - 1 if row + 1 < len(self._starts) else len(self.text)
        index = min(self.first + row, len(self.source.lines) - 1)
        line = self.source.lines[index]
        offset = self._offsets.get(row)
        if offset is None:
            offset = self._offsets[row] = self._offset(line, self.text[begin:stop])
        if offset < 0:
            raw = self.text[start : min(end, stop)]
            return self.source.find(raw, index, index + 1)
        column = offset + start - begin
        return Place.on_line(self.source.first_line + index, column + 1, min(end, stop) - start)

    def _offset(self, line: str, written: str) -> int:
        """Where a line of the text begins on the file's line; -1 where it was rewritten."""
        if self.column is not None:
            return line.find(written, self.column)
        trimmed = line.rstrip()
        if trimmed.endswith(written.rstrip()):
            return len(trimmed) - len(written.rstrip())
        indent = len(written) - len(written.lstrip())
        found = line.find(written.strip())
        return found - indent if found >= 0 else -1
