"""A report that already knows which file is read."""

from __future__ import annotations

from dossier.diagnostics import Place, Report
from dossier.reading.markup.places import InlineText
from dossier.reading.markup.rawhtml import Tag


class Findings:
    """What is wrong with one body."""

    def __init__(self, report: Report, path: str) -> None:
        self._report = report
        self._path = path

    def error(
        self,
        code: str,
        place: Place,
        hint: str | None = None,
        variant: str | None = None,
        **params: str,
    ) -> None:
        self._report.error(code, self._path, place, hint=hint, variant=variant, **params)

    def warning(self, code: str, place: Place, hint: str | None = None, **params: str) -> None:
        self._report.warning(code, self._path, place, hint=hint, **params)

    def judge(self, tag: Tag, text: InlineText, at: tuple[int, int]) -> None:
        """Say what of a raw tag does not stay."""
        if tag.verdict == "refused":
            if not tag.closing:
                self.error("html-not-allowed", text.place(*at), tag.hint, tag=tag.name)
        elif tag.verdict == "unknown":
            self.warning("html-unknown", text.place(*at), tag=tag.name)
        elif tag.active or tag.dropped:
            place = text.place(*at)
            for name in tag.active:
                self.error(
                    "html-not-allowed", place, "attribute", "active", tag=tag.name, attribute=name
                )
            for name in tag.dropped:
                self.warning("html-attribute", place, tag=tag.name, attribute=name)
