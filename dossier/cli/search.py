"""`dossier search`: the search page's answers, in the terminal."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from dossier.cli.arguments import Options
from dossier.cli.configuration import configure, dossier_language
from dossier.cli.console import Console
from dossier.cli.failures import CONTENT, DONE, USAGE
from dossier.cli.progress import progress_on
from dossier.cli.words import word
from dossier.config import Config
from dossier.diagnostics import Report
from dossier.diagnostics.display import visible
from dossier.diagnostics.rendering import shown_path

if TYPE_CHECKING:
    from dossier.search.searching import Hit, Results

_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def run(options: Options, console: Console) -> int:
    report = Report()
    config = configure(options, os.environ, report)
    if config is None:
        console.diagnose(report)
        return USAGE
    found = _answer(config, config.output, options)
    if found is None:
        config = replace(config, output=os.path.join(config.cache, "search"))
        if not _build(config, console):
            return CONTENT
        found = _answer(config, config.output, options)
    if found is None:
        report.error("no-index", "")
        console.diagnose(report)
        return CONTENT
    _tell(found, config.output, console)
    return DONE


def _answer(config: Config, site: str, options: Options) -> Results | None:
    """What the index of that site answers; None where there is no index to read."""
    from dossier.search.reader import UnreadableIndex
    from dossier.search.searching import search

    lang = dossier_language(config.content)
    try:
        return search(_reader(site), " ".join(options.query), limit=options.limit, lang=lang)
    except UnreadableIndex:
        return None


def _reader(site: str) -> Callable[[str], str | None]:
    def read(path: str) -> str | None:
        try:
            with open(os.path.join(site, *path.split("/")), encoding="utf-8") as file:
                return file.read()
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return None

    return read


def _build(config: Config, console: Console) -> bool:
    from dossier.building import build

    progress = progress_on(console)
    try:
        result = build(config, progress)
    finally:
        progress.close()
    if result.stopped:
        console.diagnose(result.report, config.content, config.overlay)
    return not result.stopped


def _tell(found: Results, site: str, console: Console) -> None:
    if console.json:
        for hit in found.hits:
            console.print_json(
                {
                    "id": hit.id,
                    "kind": hit.kind,
                    "url": hit.url,
                    "title": hit.title,
                    "score": hit.score,
                    "snippet": hit.snippet.text,
                }
            )
        return
    if found.unknown and not console.quiet:
        unknown = ", ".join(map(visible, found.unknown))
        console.note(word(console.lang, "unknown-words", words=unknown))
    if not found.hits:
        console.note(word(console.lang, "no-results"))
    elif found.partial and not console.quiet:
        console.note(word(console.lang, "partial-results"))
    blocks = [_block(hit, site, console) for hit in found.hits]
    if blocks:
        console.print("\n\n".join(blocks))
    if found.total > len(found.hits):
        console.say("more-results", shown=len(found.hits), total=found.total)


def _block(hit: Hit, site: str, console: Console) -> str:
    """Title, what it is, where it is, and the passage."""
    about = ", ".join(visible(part) for part in (hit.outlet, hit.date_label) if part)
    title = _marked(hit.title, hit.title_marks, console.colors_output)
    path, _, anchor = hit.url.partition("#")
    where = shown_path(os.path.join(site, *path.split("/")), os.getcwd())
    lines = [
        f"{title} ({about})" if about else title,
        f"  {where}#{visible(anchor)}" if anchor else f"  {where}",
    ]
    if hit.snippet.text:
        text = hit.snippet.text.replace("\n", " ")
        lines.append(f"  {_marked(text, hit.snippet.marks, console.colors_output)}")
    return "\n".join(lines)


def _marked(text: str, marks: Sequence[tuple[int, int]], colors: bool) -> str:
    """`text` with the words that answer the query in bold."""
    if not colors:
        return visible(text)
    parts = []
    at = 0
    for start, end in marks:
        parts += [visible(text[at:start]), _BOLD, visible(text[start:end]), _PLAIN]
        at = end
    return "".join([*parts, visible(text[at:])])
