"""A theme read from its folder and those of the themes that it extends: templates, static files, and
the scripts that are made of modules.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping

import msgspec

import dossier
from dossier.diagnostics import Place, Report
from dossier.model.nearest import nearest
from dossier.rendering.scripts.failure import BundleFailure
from dossier.rendering.templates import Theme


class ThemeSettings(msgspec.Struct, forbid_unknown_fields=True):
    """What `theme.yaml` may hold."""

    extends: str | None = None
    name: str | None = None
    """For people."""
    bundles: dict[str, str] = {}
    """Modules below `scripts/` by the names under which scripts are made of them."""
    shortened: list[str] = []
    """Those scripts whose modules of this theme may be written in other words, which are shorter."""


def _bundle(
    name: str, entry: str, modules: Mapping[str, str], shortened: Collection[str]
) -> Mapping[str, str]:
    from dossier.rendering.scripts.bundling import bundle  # seldom needed

    return bundle(name, entry, modules, shortened)


Bundler = Callable[[str, str, Mapping[str, str], Collection[str]], Mapping[str, str]]
"""As `scripts.bundling.bundle`."""
Reader = Callable[[bytes], ThemeSettings]
"""As `read_settings`."""


def load_theme(
    name: str,
    lang: str,
    themes: str,
    report: Report,
    bundler: Bundler = _bundle,
    reader: Reader | None = None,
) -> Theme | None:
    """Read a theme and all that it extends; None after an error in `report`.

    `name` is a theme's name, looked for in the folder `themes` and then among those of the
    program, or the path of its folder. `themes` need not exist.
    """
    templates: dict[str, str] = {}
    static: dict[str, bytes] = {}
    modules: dict[str, str] = {}
    said: dict[str, list[str]] = {}  # by modules: which scripts' modules may be shortened
    entries: dict[str, str] = {}
    seen: list[str] = []
    wanted = name
    while wanted:
        folder = _find_folder(wanted, themes, seen)
        if folder is None:
            known = ", ".join(known_themes(themes))
            circle = "circle" if _find_folder(wanted, themes, []) else None
            report.error("theme-missing", "", variant=circle, theme=wanted, known=known)
            return None
        seen.append(folder)
        own = os.path.basename(folder)
        settings = _settings_of(folder, report, reader or read_settings)
        for path, text in _texts_below(folder, "templates", report):
            templates.setdefault(path, text)
            templates[f"{own}:{path}"] = text
        for path, text in _texts_below(folder, "scripts", report):
            modules.setdefault(path, text)
            said.setdefault(path, settings.shortened)
        for path, data in _files_below(folder, "static", report):
            if path not in entries:
                static.setdefault(path, data)
        for path, entry in settings.bundles.items():
            if path not in static:
                entries.setdefault(path, entry)
        wanted = settings.extends or ""
    for path, entry in sorted(entries.items()):
        try:
            shortened = [one for one in modules if path in said[one]]
            scripts = bundler(path, entry, modules, shortened)
            static.update({name: script.encode() for name, script in scripts.items()})
        except BundleFailure as failure:
            failure.tell(report)
    if report.failed:
        return None
    return Theme(os.path.basename(seen[0]), lang, templates, static)


def known_themes(themes: str) -> list[str]:
    """Names of the themes that can be used with a project's `themes` folder."""
    return sorted(
        {
            entry.name
            for place in _places(themes)
            if os.path.isdir(place)
            for entry in os.scandir(place)
            if os.path.isfile(os.path.join(entry.path, "theme.yaml"))
        }
    )


def _places(themes: str) -> tuple[str, ...]:
    """Where themes stand: the project's, then the program's (installed, or in a checkout)."""
    package = os.path.dirname(os.path.abspath(dossier.__file__))
    return (
        themes,
        os.path.join(package, "themes"),
        os.path.join(os.path.dirname(package), "themes"),
    )


def _find_folder(name: str, themes: str, seen: list[str]) -> str | None:
    """The folder of a theme, other than those already read: a project's `default` may
    extend the program's."""
    if os.sep in name or os.path.isabs(name):
        candidates = [os.path.abspath(name)]
    else:
        candidates = [os.path.join(place, name) for place in _places(themes) if place]
    for folder in candidates:
        if os.path.isfile(os.path.join(folder, "theme.yaml")) and folder not in seen:
            return folder
    return None


def read_settings(data: bytes) -> ThemeSettings:
    """What a `theme.yaml` of these bytes says.

    Raises:
        ValueError: it is no YAML, or says something else.
    """
    import yaml

    try:
        return msgspec.convert(yaml.safe_load(data) or {}, ThemeSettings)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


def _settings_of(folder: str, report: Report, reader: Reader) -> ThemeSettings:
    path = os.path.join(folder, "theme.yaml")
    with open(path, "rb") as file:
        data = file.read()
    try:
        return reader(data)
    except ValueError:
        _tell_of_settings(path, data, report)
        return ThemeSettings()


def _tell_of_settings(path: str, data: bytes, report: Report) -> None:
    import yaml

    known = ThemeSettings.__struct_fields__
    try:
        said = yaml.safe_load(data)
    except yaml.YAMLError:
        said = None
    for field in map(str, said) if isinstance(said, dict) else ():
        if field not in known:
            near = nearest(field, known)
            report.error(
                "theme-settings", "", variant="unknown", hint="near" if near else "known",
                file=path, field=field, near=near or "", known=", ".join(known),
            )  # fmt: skip
            return
    report.error("theme-settings", "", file=path)


def _texts_below(folder: str, room: str, report: Report) -> Iterator[tuple[str, str]]:
    """As `_files_below`, of files that are text; what is not is told."""
    for name, data in _files_below(folder, room, report):
        wrong = data.find(b"\0")  # as in UTF-16 without a mark at its begin
        try:
            text = data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            wrong = error.start
        if wrong < 0:
            yield name, text
            continue
        line = data.count(b"\n", 0, wrong) + 1
        report.error(
            "theme-file", "", Place.on_line(line, 1), file=_told(folder, room, name),
            line=str(line), byte=f"0x{data[wrong]:02X}",
        )  # fmt: skip


def _files_below(folder: str, room: str, report: Report) -> Iterator[tuple[str, bytes]]:
    """(name with `/`, bytes) of every file in a room of a theme's folder but hidden ones, in order of
    name; what is none, and names that are no text, are told."""
    root = os.path.join(folder, room)
    for where, folders, names in os.walk(root):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            if name.startswith((".", "~")) or name.endswith("~"):
                continue
            path = os.path.join(where, name)
            relative = os.path.relpath(path, root).replace(os.sep, "/")
            if not _is_text(relative):
                report.error("theme-file", "", variant="name", hint="rename", file=_told(folder, room, relative))  # fmt: skip
            elif not os.path.isfile(path):  # a pipe would be waited for
                report.error("theme-file", "", variant="kind", hint="delete", file=_told(folder, room, relative))  # fmt: skip
            else:
                with open(path, "rb") as file:
                    yield relative, file.read()


def _told(folder: str, room: str, name: str) -> str:
    return f"{os.path.basename(folder)}/{room}/{name}"


def _is_text(name: str) -> bool:
    """Whether a file's name is: not bytes that its system holds for one."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
