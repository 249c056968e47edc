"""The terminal: what goes to standard output, to standard error, and how."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TextIO

import msgspec

from dossier.cli.arguments import Options
from dossier.cli.hyperlinks import knows_links
from dossier.cli.words import word
from dossier.diagnostics import Diagnostic
from dossier.diagnostics.languages import Language
from dossier.diagnostics.rendering import render_annotation, render_blocks, render_json

if TYPE_CHECKING:
    from dossier.building.outcome import Told

_BETWEEN = "\0"
"""What stands between the words of two findings, and in none."""


class Console:
    """Where results and diagnostics are printed, in one language."""

    def __init__(self, options: Options, lang: Language, environ: Mapping[str, str]) -> None:
        self.lang: Language = lang
        self.json = options.json
        self.quiet = options.quiet
        self.verbose = options.verbose
        self._plain = options.no_color or _is_set(environ, "NO_COLOR") or _is_set(environ, "CI")
        self._plain = self._plain or environ.get("TERM") == "dumb"
        self._unattended = _is_set(environ, "CI")
        self._knows_links = knows_links(environ)
        self._checkout = (
            environ.get("GITHUB_WORKSPACE") or os.getcwd()
            if environ.get("GITHUB_ACTIONS") == "true"
            else ""
        )
        self._foreseen: tuple[list[Diagnostic], str] = ([], "")
        """What was put in words last, with these."""
        for stream in (sys.stdout, sys.stderr):
            # A terminal that lacks a character must not stop the program.
            if reconfigure := getattr(stream, "reconfigure", None):
                reconfigure(errors="backslashreplace")

    @property
    def can_ask(self) -> bool:
        """Whether somebody is there to answer."""
        return not self._unattended and _is_terminal(sys.stdin) and _is_terminal(sys.stderr)

    @property
    def is_watched(self) -> bool:
        """Whether somebody reads standard output as it comes."""
        return not self._unattended and _is_terminal(sys.stdout)

    @property
    def shows_progress(self) -> bool:
        return not (self.quiet or self._unattended) and _is_terminal(sys.stderr)

    @property
    def colors_output(self) -> bool:
        return not (self._plain or self.json) and _is_terminal(sys.stdout)

    @property
    def links_output(self) -> bool:
        """Whether what is printed may have addresses behind it."""
        return self.colors_output and self._knows_links

    def print(self, text: str) -> None:
        """A line of the command's result."""
        _write(sys.stdout, text + "\n")

    def print_json(self, value: Any) -> None:
        self.print(msgspec.json.encode(value).decode())

    def say(self, key: str, **params: object) -> None:
        """A line for whoever watches: standard output, none with `--json` or `-q`."""
        self.say_in(self.lang, key, **params)

    def say_in(self, lang: str, key: str, /, **params: object) -> None:
        """The same in a language."""
        if not (self.json or self.quiet):
            self.print(word(lang, key, **params))

    def note(self, text: str) -> None:
        """A line on standard error."""
        _write(sys.stderr, text + "\n")

    @property
    def colors_notes(self) -> bool:
        """Whether lines on standard error may be coloured."""
        return not self._plain and _is_terminal(sys.stderr)

    def ask(self, key: str, **params: object) -> str:
        """What is typed in answer to a question; empty at the end of input."""
        _write(sys.stderr, word(self.lang, key, **params))
        return sys.stdin.readline().strip()

    def diagnose(
        self, report: Iterable[Diagnostic], content_dir: str = "", overlay_dir: str = ""
    ) -> None:
        """Print every finding (with `-q`, errors alone): text, or JSON lines on standard output."""
        found = self._wanted(report)
        if not found:
            return
        if self.json:
            cwd = os.getcwd()
            for each in found:
                line = render_json(
                    each, lang=self.lang, content_dir=content_dir, overlay_dir=overlay_dir, cwd=cwd
                )
                self.print(line)
        else:
            if found != self._foreseen[0]:
                self.foresee(found, content_dir, overlay_dir)
            _write(sys.stderr, self._unobeyed(self._foreseen[1]))
        if self._checkout:
            for each in found:
                annotation = render_annotation(
                    each,
                    lang=self.lang,
                    content_dir=content_dir,
                    overlay_dir=overlay_dir,
                    root=self._checkout,
                )
                self.note(annotation)

    def foresee(
        self,
        report: Iterable[Diagnostic],
        content_dir: str = "",
        overlay_dir: str = "",
        before: Told | None = None,
    ) -> str:
        """Put findings in words that will be printed, most likely, by `diagnose`: those that were
        told `before`, of files that stand, as they were then.

        Returns what may be given as the words of `before` the next time.
        """
        if self.json:
            return ""
        found, cwd = self._wanted(report), os.getcwd()
        color = self.colors_notes
        head = f"{(self.lang, color, self.quiet, cwd, content_dir, overlay_dir)!r}\n"
        blocks = self._told(head, before) if before is not None else {}
        if new := [each for each in found if id(each) not in blocks]:
            rendered = render_blocks(
                new,
                lang=self.lang,
                content_dir=content_dir,
                overlay_dir=overlay_dir,
                cwd=cwd,
                color=color,
            )
            blocks |= zip(map(id, new), rendered, strict=True)
        texts = [blocks[id(each)] for each in found]
        self._foreseen = (found, "\n".join(texts))
        return head + _BETWEEN.join(texts)

    def _told(self, head: str, before: Told) -> dict[int, str]:
        """The words of the very findings that were told `before`, of files that stand."""
        if not before.words.startswith(head):
            return {}
        found = self._wanted(before.found)
        texts = before.words[len(head) :].split(_BETWEEN)
        if len(found) != len(texts):
            return {}
        each = zip(found, texts, strict=True)
        return {id(one): text for one, text in each if one.path not in before.changed}

    def _wanted(self, report: Iterable[Diagnostic]) -> list[Diagnostic]:
        return [d for d in report if d.severity == "error" or not self.quiet]

    def _unobeyed(self, text: str) -> str:
        """`text` so that a workflow runner obeys no command that a source line holds."""
        if not self._checkout:
            return text
        token = os.urandom(16).hex()
        return f"::stop-commands::{token}\n{text}\n::{token}::\n"


def _is_set(environ: Mapping[str, str], name: str) -> bool:
    """Present and not empty (no-color.org); for `CI`, not `false` either."""
    return environ.get(name, "") not in ("", "false")


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def _write(stream: TextIO | None, text: str) -> None:
    """Print at once; a reader who has left (`| head`) is no failure."""
    if stream is None:
        return
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        # Python writes what is left when it ends: let that go nowhere, without a complaint.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
