"""`dossier add`: a commented file for a new record."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from importlib.resources import files

import msgspec

from dossier.cli.arguments import Options
from dossier.cli.configuration import absolute, configure, dossier_language
from dossier.cli.console import Console
from dossier.cli.failures import DONE, USAGE
from dossier.diagnostics import Report
from dossier.model.names import ID, RESERVED, RESERVED_FOR_PAGES, short_slug, slug
from dossier.model.nearest import Candidates
from dossier.model.records import KIND_FOLDERS
from dossier.reading.hidden import first_hidden

FOLDERS = {"source": "sources"} | {kind: folder for folder, kind in KIND_FOLDERS.items()}
_WRITTEN_ID = re.compile(
    r"^[ \t]*(?:- )?[ \t]*(?:\{?[\"']?id[\"']?:[ \t]*[\"']?|@\w{1,30}\{)([\w:.-]+)", re.MULTILINE
)


def run(options: Options, console: Console) -> int:
    report = Report()
    config = configure(options, os.environ, report)
    title, target = options.title, options.target
    asks = config is not None and console.can_ask
    if asks and not title:
        title = console.ask("ask-name" if options.kind == "actor" else "ask-title")
    if asks and options.kind == "note" and not target:
        target = console.ask("ask-target")
    _check(options.kind, title, target, report)
    if options.id and not ID.fullmatch(options.id):
        mended = slug(options.id, 90)
        report.error("bad-id", "", hint="mended" if mended else None, id=options.id, mended=mended)
    if config is None or report.failed:
        console.diagnose(report)
        return USAGE
    taken = {*RESERVED, *_ids(config.content), *_ids(config.overlay)}
    if options.kind == "page":
        taken |= RESERVED_FOR_PAGES
    if options.id and options.id in taken:
        report.error("id-taken", "", id=options.id)
        console.diagnose(report)
        return USAGE
    if target and slug(target) not in taken:
        near = _meant_by(target, taken - RESERVED)
        hint = "near" if near else None
        report.warning("target-unknown", "", hint=hint, target=target, near=near or "")
        console.diagnose(report)
    if options.kind == "note" and not target and not asks:
        report.warning("target-missing", "")
        console.diagnose(report)
    # The comments speak the language of the dossier's editors, whatever this terminal's.
    lang = options.lang or ("fr" if dossier_language(config.content) == "fr" else "en")
    path = _write(config.content, options.kind, title, target, taken, lang, options.id)
    shown = os.path.relpath(path) if path.startswith(os.getcwd() + os.sep) else path
    if console.json:
        console.print_json({"path": absolute(path), "id": _stem(path)})
    else:
        console.print(shown)
    return DONE


def _check(kind: str, title: str, target: str, report: Report) -> None:
    if not title.strip():
        # A note needs none, but what its id is made from.
        if kind != "note" or not target:
            hint = "note" if kind == "note" else None
            report.error("title-needed", "", hint=hint, kind=kind)
    elif first_hidden(title) or any(unicodedata.category(c) in ("Cc", "Cn") for c in title):
        report.error("title-unusable", "", title=title)
    if target and kind != "note":
        report.error("target-unused", "")
    elif target and not ID.fullmatch(target.lower()):
        # The path that `dossier add` has printed, say, or the record's title.
        meant = slug(target.replace(os.sep, "/").rpartition("/")[2].removesuffix(".md"))
        hint = "meant" if meant else None
        report.error("target-unusable", "", hint=hint, target=target, meant=meant)


def _meant_by(target: str, ids: set[str]) -> str | None:
    """The id that was most likely meant: but for a slip, by its beginning or by a part alone."""
    known = Candidates(sorted(ids))
    held = known.holding(target)
    return known.nearest(target) or known.begun(target) or (held[0] if len(held) == 1 else None)


def _ids(content: str) -> Iterator[str]:
    """The ids in use: every file's stem, and every `id:` written in a record."""
    for folder in KIND_FOLDERS if content else ():
        for above, _, names in os.walk(os.path.join(content, folder)):
            for name in names:
                path = os.path.join(above, name)
                stem = os.path.relpath(path, os.path.join(content, folder)).rpartition(".")[0]
                yield stem.replace(os.sep, "-") if folder == "notes" else _stem(path)
                if name.endswith((".md", ".yaml", ".json", ".bib")):
                    yield from _written_ids(path, whole=not name.endswith(".md"))


def _written_ids(path: str, *, whole: bool) -> Iterator[str]:
    """The ids that a list gives, or the front matter at the head of a file."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            text = file.read() if whole else file.read(4096)
    except OSError:
        return
    head = text if whole else text[: max(text.find("\n---", 3), 0)]
    yield from (slug(found) for found in _WRITTEN_ID.findall(head))


def _stem(path: str) -> str:
    return os.path.splitext(os.path.basename(path))[0]


def _write(
    content: str, kind: str, title: str, target: str, taken: set[str], lang: str, given: str
) -> str:
    """Write the record under the first free id: `title`, `title-2`, `title-3`…; `given` first."""
    suffix = "yaml" if kind == "source" else "md"
    template = (files("dossier.cli") / "scaffold" / lang / "add" / f"{kind}.{suffix}").read_text(
        encoding="utf-8"
    )
    folder = os.path.join(content, FOLDERS[kind])
    os.makedirs(folder, exist_ok=True)
    stem = given or short_slug(title or f"{kind} {target}", 90) or kind
    number = 1
    while True:
        identifier = stem if number == 1 else f"{stem}-{number}"
        number += 1
        path = os.path.join(folder, f"{identifier}.{suffix}")
        if identifier in taken:
            continue
        try:
            file = open(path, "x", encoding="utf-8", newline="\n")  # noqa: SIM115
        except FileExistsError:
            continue
        with file:
            file.write(_filled(template, identifier, title, target))
        return path


def _filled(template: str, identifier: str, title: str, target: str) -> str:
    """The template with its three blanks; a title is quoted as YAML and JSON both read it, and is
    taken out where there is none."""
    if not title.strip():
        template = template.replace("title: @title@", "# title: @id@")
    named = f"target: {target}" if target else "# target: id"
    return (
        template.replace("@id@", identifier)
        .replace("@target@", named)
        .replace("@title@", msgspec.json.encode(title.strip()).decode())
    )
