"""What is told of a script that cannot be bundled; known apart from what bundles, which few need."""

from __future__ import annotations

from dossier.diagnostics import Place, Report

_HINTS = {"missing": "path", "taken": "own", "changing": "constant"}
"""What mends it, where that is not in the documentation alone."""


class BundleFailure(Exception):
    """What cannot be bundled: `path` is the module's name in its theme, `line` counts from 1.

    `why` is a wording of `theme-script`; `word` is what it is about.
    """

    def __init__(self, path: str, line: int, why: str, word: str, near: str | None = None) -> None:
        super().__init__(path, line, why, word)
        self.path, self.line, self.why, self.word, self.near = path, line, why, word, near

    def tell(self, report: Report) -> None:
        """Add it to `report` as the error `theme-script`."""
        hint = "near" if self.near else _HINTS.get(self.why)
        report.error(
            "theme-script", "", Place.on_line(self.line, 1), variant=self.why, script=self.path,
            line=str(self.line), word=self.word, near=self.near or "", hint=hint,
        )  # fmt: skip
