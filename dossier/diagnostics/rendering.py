"""Diagnostics as people and programs read them: text, JSON lines, workflow annotations."""

from __future__ import annotations

import codecs
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

import msgspec

from dossier.diagnostics.catalogue import messages
from dossier.diagnostics.display import excerpt, pasteable, visible
from dossier.diagnostics.place import NOWHERE
from dossier.diagnostics.report import Diagnostic

OVERLAY = "overlay:"
"""What the path of a diagnostic begins with where the file lies in the overlay."""
LONGEST_PARAM = 300
"""Characters of a quoted text that a message prints."""

ReadLine = Callable[[str, int], str | None]
"""(absolute path, line from 1) -> the line, or None where it cannot be read."""

_LABELS = {"en": "hint: ", "fr": "conseil\u00a0: "}
_RED, _YELLOW, _CYAN, _BOLD, _PLAIN = "\x1b[1;31m", "\x1b[1;33m", "\x1b[36m", "\x1b[1m", "\x1b[0m"


class _Params(dict[str, str]):
    """A template that names what a finding does not carry must not hide the finding."""

    def __missing__(self, name: str) -> str:
        return "?"


def message_of(found: Diagnostic, lang: str) -> str:
    """One line: what is wrong."""
    words = messages(lang)
    template = words.get(found.variant or found.code) or words.get(found.code, "{_code}")
    shown = {name: _shortened(visible(value)) for name, value in found.params.items()}
    return template.format_map(_Params(shown, _code=found.code))


def hint_of(found: Diagnostic, lang: str) -> str:
    """How to mend it; after the first line come lines to paste as they stand. May be empty."""
    template = messages(lang).get(found.hint or f"{found.code}.hint", "")
    shown = {
        name: "\n".join(pasteable(line) for line in value.split("\n"))
        for name, value in found.params.items()
    }
    return template.format_map(_Params(shown, _code=found.code)).strip("\n")


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_PARAM else text[:LONGEST_PARAM] + "…"


def absolute_path(found: Diagnostic, content_dir: str, overlay_dir: str = "") -> str:
    """The file that a finding is about; empty where it is about none."""
    if not found.path:
        return ""
    if found.path.startswith(OVERLAY) and overlay_dir:
        return os.path.join(overlay_dir, found.path.removeprefix(OVERLAY).lstrip("/"))
    return os.path.normpath(os.path.join(content_dir, found.path))


def shown_path(path: str, below: str) -> str:
    """`path` relative to the folder `below` where it lies there, with `/`; safe to print."""
    above = below.rstrip(os.sep) + os.sep
    if path.startswith(above):
        path = os.path.normpath(path[len(above) :])
    return visible(path.replace(os.sep, "/"))


def render_text(
    report: Iterable[Diagnostic],
    *,
    lang: str,
    content_dir: str,
    overlay_dir: str = "",
    cwd: str = "",
    color: bool = False,
    read_line: ReadLine | None = None,
) -> str:
    """Every finding with its source line, caret and hint; a blank line between two.

    Folders are absolute. Without `read_line`, lines are read from the files.
    """
    blocks = render_blocks(
        report,
        lang=lang,
        content_dir=content_dir,
        overlay_dir=overlay_dir,
        cwd=cwd,
        color=color,
        read_line=read_line,
    )
    return "\n".join(blocks)


def render_blocks(
    report: Iterable[Diagnostic],
    *,
    lang: str,
    content_dir: str,
    overlay_dir: str = "",
    cwd: str = "",
    color: bool = False,
    read_line: ReadLine | None = None,
) -> Iterator[str]:
    """As `render_text`, each by itself. None of them holds a NUL."""
    read_line = read_line or line_reader(content_dir, overlay_dir)
    for found in report:
        path = absolute_path(found, content_dir, overlay_dir)
        lines = [_head(found, shown_path(path, cwd or os.getcwd()), lang, color)]
        if path and found.place != NOWHERE:
            lines += _source(found, read_line(path, found.place.line), color)
        if hint := hint_of(found, lang):
            first, *paste = hint.split("\n")
            label = _painted(f"= {_LABELS[lang]}", _CYAN, color)
            # Lines to paste stand at the margin: their own indentation is part of them.
            gutter = " " * len(str(found.place.line))
            lines += [f"{gutter} {label}{first}", *paste]
        yield "\n".join(lines) + "\n"


def _head(found: Diagnostic, path: str, lang: str, color: bool) -> str:
    where = f"{path}:{found.place.line}:{found.place.column}" if path else "dossier"
    kind = _painted(
        f"{found.severity}[{found.code}]", _RED if found.severity == "error" else _YELLOW, color
    )
    return f"{_painted(where, _BOLD, color)}: {kind}: {message_of(found, lang)}"


def _source(found: Diagnostic, line: str | None, color: bool) -> list[str]:
    if line is None:
        return []
    place = found.place
    one_line = place.end_line <= place.line
    shown, carets = excerpt(line, place.column, place.end_column if one_line else len(line) + 1)
    number = str(place.line)
    gutter = " " * len(number)
    painted = _painted(carets.lstrip(), _RED if found.severity == "error" else _YELLOW, color)
    return [
        f"{gutter} |",
        f"{number} | {shown}".rstrip(),
        f"{gutter} | {' ' * (len(carets) - len(carets.lstrip()))}{painted}",
    ]


def _painted(text: str, paint: str, color: bool) -> str:
    return f"{paint}{text}{_PLAIN}" if color else text


def line_reader(content_dir: str, overlay_dir: str = "") -> ReadLine:
    """Reads lines of files in the two folders, of no file that a link leads to elsewhere, and of
    those outside, which are a theme's.

    Keeps the file it read last: findings come in order of place.
    """
    folders = [os.path.normpath(folder) for folder in (content_dir, overlay_dir) if folder]
    roots = [os.path.realpath(folder) + os.sep for folder in folders]
    begins = tuple(folder + os.sep for folder in folders)
    last: tuple[str, list[bytes]] = ("", [])
    real_folder = cache(os.path.realpath)

    def read_line(path: str, line: int) -> str | None:
        nonlocal last
        if path != last[0]:
            folder, name = os.path.split(path)
            last = (
                path,
                _lines(
                    os.path.join(real_folder(folder), name),
                    roots if path.startswith(begins) else [os.sep],
                ),
            )
        return last[1][line - 1].decode("utf-8", "replace") if 0 < line <= len(last[1]) else None

    return read_line


def _lines(path: str, roots: list[str]) -> list[bytes]:
    """The lines of a file whose folder is named without links."""
    try:
        mode, real = os.lstat(path).st_mode, path
        if stat.S_ISLNK(mode):
            real = os.path.realpath(path)
            mode = os.stat(real).st_mode
        if not stat.S_ISREG(mode) or not real.startswith(tuple(roots)):
            return []
        with open(real, "rb", buffering=0) as file:
            data = file.read().removeprefix(codecs.BOM_UTF8)
        return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    except (OSError, ValueError):
        return []


class _Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of `--json`."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    severity: str
    code: str
    message: str
    hint: str | None


def render_json(
    found: Diagnostic, *, lang: str, content_dir: str, overlay_dir: str = "", cwd: str = ""
) -> str:
    """One finding as one JSON object on one line; `hint` is null where there is none."""
    path = shown_path(absolute_path(found, content_dir, overlay_dir), cwd or os.getcwd())
    place = found.place
    line = _Line(
        path=path,
        line=place.line,
        column=place.column,
        end_line=place.end_line,
        end_column=place.end_column,
        severity=found.severity,
        code=found.code,
        message=message_of(found, lang),
        hint=hint_of(found, lang) or None,
    )
    return msgspec.json.encode(line).decode()


def render_annotation(
    found: Diagnostic, *, lang: str, content_dir: str, overlay_dir: str = "", root: str
) -> str:
    """One finding as a GitHub workflow command; `root` is the checkout's folder."""
    path = shown_path(absolute_path(found, content_dir, overlay_dir), root)
    place = found.place
    where: Mapping[str, str] = {
        "file": path,
        "line": str(place.line),
        "endLine": str(place.end_line),
        "col": str(place.column),
        "endColumn": str(max(place.end_column - 1, place.column)),
        "title": found.code,
    }
    if not path:
        where = {"title": found.code}
    properties = ",".join(
        f"{name}={_escaped(value).replace(':', '%3A').replace(',', '%2C')}"
        for name, value in where.items()
    )
    hint = hint_of(found, lang)
    words = message_of(found, lang) + (f"\n{hint}" if hint else "")
    return f"::{found.severity} {properties}::{_escaped(words)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
