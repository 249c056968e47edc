"""Footnotes: numbered in the order of their calls, printed at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dossier.reading.markup import slots
from dossier.reading.markup.findings import Findings
from dossier.reading.markup.places import Source

if TYPE_CHECKING:
    from markdown_it.token import Token

_WORDS = {
    "fr": (
        "Notes de bas de page",
        "Note de bas de page {}",
        "Retour au texte",
        "Retour au texte, appel {}",
    ),
    "en": ("Footnotes", "Footnote {}", "Back to the text", "Back to the text, call {}"),
}


class Footnotes:
    """The definitions of one body, and who calls them. Labels are as written: `[^label]`."""

    def __init__(self, lang: str) -> None:
        french = lang.partition("-")[0].lower() == "fr"
        self._heading, self._one, self._back, self._back_to = _WORDS["fr" if french else "en"]
        self._definitions: dict[str, tuple[list[Token], int]] = {}
        """By label: its tokens and the line it begins on."""
        self.labels: list[str] = []
        """In the order of their numbers."""
        self._numbers: dict[str, int] = {}
        self._calls: dict[str, int] = {}

    def take_definitions(
        self, tokens: list[Token], source: Source, findings: Findings
    ) -> list[Token]:
        """`tokens` without the footnotes' own; definitions may stand inside definitions."""
        kept: list[Token] = []
        levels = [kept]
        for token in tokens:
            if token.type == "footnote_reference_open":
                label = str(token.meta["label"])
                line = token.map[0] if token.map else 0
                inner: list[Token] = []
                if label in self._definitions:
                    findings.warning("footnote-twice", source.line(line), label=label)
                else:
                    self._definitions[label] = inner, line
                levels.append(inner)
            elif token.type == "footnote_reference_close":
                levels.pop()
            else:
                levels[-1].append(token)
        return kept

    def call(self, label: str) -> str:
        """The call of a footnote, which is seen and is no text."""
        number = self._numbers.get(label)
        if number is None:
            self.labels.append(label)
            number = self._numbers[label] = len(self.labels)
        count = self._calls[label] = self._calls.get(label, 0) + 1
        return (
            f"{slots.mark(slots.CALL, number)}{slots.mark(slots.HIDE)}"
            f'<sup class="fn"><a id="{_call_id(number, count)}" href="#fn-{number}" '
            f'role="doc-noteref" aria-label="{self._one.format(number)}">{number}</a></sup>'
            f"{slots.mark(slots.SHOW)}"
        )

    def tokens(self, label: str) -> list[Token]:
        return self._definitions[label][0]

    def back_links(self, label: str) -> str:
        """The way back to each call made so far."""
        number = self._numbers[label]
        links = "".join(
            f' <a href="#{_call_id(number, count)}" class="fn-back" role="doc-backlink" '
            f'aria-label="{self._back if count == 1 else self._back_to.format(count)}">↩\ufe0e</a>'
            for count in range(1, self._calls[label] + 1)
        )
        return slots.mark(slots.HIDE) + links + slots.mark(slots.SHOW)

    def opening(self) -> str:
        return f'<section class="footnotes" role="doc-endnotes" aria-label="{self._heading}"><ol>'

    def report_unused(self, source: Source, findings: Findings) -> None:
        """A note that nothing calls is not printed: say so."""
        for label, (_, line) in self._definitions.items():
            if label not in self._numbers:
                findings.warning("footnote-unused", source.line(line), label=label)


def _call_id(number: int, count: int) -> str:
    return f"fnref-{number}" if count == 1 else f"fnref-{number}-{count}"
