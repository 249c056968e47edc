"""Findings, and what else the preview itself says, as pages of HTML."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dossier.config import Config
from dossier.diagnostics import NOWHERE, Diagnostic
from dossier.diagnostics.display import excerpt
from dossier.diagnostics.rendering import (
    ReadLine,
    absolute_path,
    hint_of,
    line_reader,
    message_of,
    shown_path,
)
from dossier.serve.words import counted, word

MOST = 40
"""Findings that a page lists."""


def findings_html(
    errors: Sequence[Diagnostic], config: Config, lang: str, cwd: str, *, standing: bool
) -> str:
    """The section that lists errors; `standing` says that there are good pages behind it."""
    read_line = line_reader(config.content, config.overlay)
    heading = word(lang, "heading", errors=counted(lang, len(errors), "error", "errors"))
    why = word(lang, "standing" if standing else "nothing-yet")
    parts = [
        f'<section class="findings" lang="{lang}" data-close="{escape(word(lang, "close"))}">',
        f'<h1 id="_findings">{escape(heading)}</h1>',
        f'<p id="_why">{escape(why)}</p>',
        "<ol>",
        *(_finding(found, config, lang, cwd, read_line) for found in errors[:MOST]),
        "</ol>",
    ]
    if len(errors) > MOST:
        parts.append(f"<p>{escape(word(lang, 'more', n=len(errors) - MOST))}</p>")
    return "\n".join([*parts, "</section>"])


def _finding(found: Diagnostic, config: Config, lang: str, cwd: str, read_line: ReadLine) -> str:
    path = absolute_path(found, config.content, config.overlay)
    parts = ["<li>"]
    if path:
        where = f"{shown_path(path, cwd)}:{found.place.line}:{found.place.column}"
        parts.append(f'<p class="where">{escape(where)}</p>')
    severity = word(lang, f"severity-{found.severity}")
    parts.append(
        f'<p class="message"><bdi>{escape(message_of(found, lang))}</bdi> '
        f'<span class="code">{escape(severity)} {escape(found.code)}</span></p>'
    )
    if path and found.place != NOWHERE:
        parts.append(_source(found, read_line(path, found.place.line)))
    if hint := hint_of(found, lang):
        first, _, paste = hint.partition("\n")
        parts.append(
            f'<p class="hint"><span>{escape(word(lang, "hint"))}</span> {escape(first)}</p>'
        )
        if paste:
            parts.append(f'<pre class="paste">{escape(paste)}</pre>')
    return "\n".join([*filter(None, parts), "</li>"])


def _source(found: Diagnostic, line: str | None) -> str:
    """The source line with the place in it marked."""
    if line is None:
        return ""
    place = found.place
    end = place.end_column if place.end_line <= place.line else len(line) + 1
    shown, carets = excerpt(line, place.column, end)
    return f'<pre class="source" tabindex="0">{escape(shown)}\n<b aria-hidden="true">{carets}</b></pre>'


def own_page(title: str, content: str, lang: str, client: str = "") -> str:
    """A page of the preview's own. `content` and `client` are HTML, `title` is text."""
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(title)}</title>\n"
        f'<link rel="stylesheet" href="/-/preview.css">\n{client}</head>\n'
        f'<body>\n<main class="own">\n{content}\n</main>\n</body>\n</html>\n'
    )


def notice(title: str, why: str) -> str:
    """A heading and a sentence."""
    return f"<section>\n<h1>{escape(title)}</h1>\n<p>{escape(why)}</p>\n</section>"
