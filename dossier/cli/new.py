"""`dossier new`: a small dossier that builds."""

from __future__ import annotations

import os
from importlib.resources import files
from importlib.resources.abc import Traversable

from dossier.cli.arguments import Options
from dossier.cli.configuration import absolute, is_text
from dossier.cli.console import Console
from dossier.cli.failures import DONE, USAGE
from dossier.cli.words import word
from dossier.diagnostics import Report
from dossier.diagnostics.display import visible

GITIGNORE = "/site/\n/site-review/\n/site-internal/\n/site*.zip\n/.dossier-cache/\n"
_FIRST = {"fr": "traversee-de-la-manche", "en": "crossing-the-channel"}
"""The article that the next steps name."""


def run(options: Options, console: Console) -> int:
    folder = absolute(options.dir)
    report = Report()
    if not is_text(folder):
        report.error("path-not-text", "", file=folder)
    elif os.path.lexists(folder) and not os.path.isdir(folder):
        report.error("not-a-folder", "", file=folder)
    elif os.path.isdir(folder) and any(not n.startswith(".") for n in os.listdir(folder)):
        report.error("folder-not-empty", "", file=folder)
    elif around := _dossier_around(folder):
        beside = os.path.join(os.path.dirname(around), os.path.basename(folder))
        shown = _quoted(os.path.relpath(beside))
        report.error("inside-a-dossier", "", file=folder, dossier=around, beside=shown)
    if report.failed:
        console.diagnose(report)
        return USAGE
    scaffold = {
        path: source.read_bytes()
        for path, source in _files(files("dossier.cli") / "scaffold" / console.lang / "new")
    }
    if not os.path.lexists(os.path.join(folder, ".gitignore")):
        scaffold[".gitignore"] = GITIGNORE.encode()
    _write_all(folder, scaffold)
    if console.json:
        console.print_json({"path": folder})
    elif not console.quiet:
        console.print(_next_steps(options.dir, folder, console))
    return DONE


def _dossier_around(folder: str) -> str:
    """The dossier in which a new one would lie among its folders, or its records."""
    above = os.path.dirname(folder)
    if os.path.isfile(os.path.join(above, "content", "dossier.yaml")):
        return above
    while above != os.path.dirname(above):
        if os.path.isfile(os.path.join(above, "dossier.yaml")):
            return os.path.dirname(above)
        above = os.path.dirname(above)
    return ""


def _files(folder: Traversable, above: str = "") -> list[tuple[str, Traversable]]:
    found = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        path = f"{above}{entry.name}"
        found += _files(entry, f"{path}/") if entry.is_dir() else [(path, entry)]
    return found


def _write_all(folder: str, contents: dict[str, bytes]) -> None:
    """Write every file or none: what was made before a failure is taken away again."""
    made: list[str] = []
    try:
        for path, content in contents.items():
            target = os.path.join(folder, *path.split("/"))
            _make_folders(os.path.dirname(target), made)
            with open(target, "xb") as file:
                made.append(target)
                file.write(content)
    except BaseException:
        for path in reversed(made):
            os.rmdir(path) if os.path.isdir(path) else os.remove(path)
        raise


def _make_folders(folder: str, made: list[str]) -> None:
    if not os.path.isdir(folder):
        _make_folders(os.path.dirname(folder), made)
        os.mkdir(folder)
        made.append(folder)


def _next_steps(typed: str, folder: str, console: Console) -> str:
    lang = console.lang
    title = "Le titre de l’article" if lang == "fr" else "The title of the article"
    commands = [
        ("new-serve", "dossier serve"),
        ("new-add-article", f'dossier add article --title "{title}"'),
        ("new-add-note", f"dossier add note --title Note --target {_FIRST[lang]}"),
        ("new-build", "dossier build"),
    ]
    if folder != os.getcwd():
        commands.insert(0, ("new-cd", f"cd {_quoted(typed)}"))
    steps = [f"    {command}\n        {word(lang, key)}" for key, command in commands]
    return "\n".join([word(lang, "new-done", path=visible(folder)), "", *steps])


def _quoted(path: str) -> str:
    """`path` as it can be typed in a shell."""
    plain = all(c.isalnum() or c in "-_./~" for c in path)
    return path if plain else f'"{visible(path)}"'
