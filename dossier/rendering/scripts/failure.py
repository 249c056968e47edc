"""What is told of a script that cannot be bundled; known apart from what bundles, which few need."""

from __future__ import annotations

from collections.abc import Mapping

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

    def tell(self, report: Report, places: Mapping[str, str], asked: tuple[str, Place]) -> None:
        """Add it to `report` as the error `theme-script`, in the file that `places` names; where the theme
        has no such module, where it is `asked` for."""
        hint = "near" if self.near else _HINTS.get(self.why)
        path, place = (places.get(self.path, ""), Place.on_line(self.line, 1))
        if not path:
            path, place = asked
        report.error(
            "theme-script", path, place, variant=self.why, script=self.path,
            word=self.word, near=self.near or "", hint=hint,
        )  # fmt: skip
