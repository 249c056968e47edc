"""A theme read from its folder and those of the themes that it extends: templates, static files, and
the scripts that are made of modules.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping

import dossier
from dossier.diagnostics import NOWHERE, Place, Report
from dossier.model.nearest import nearest
from dossier.rendering.ready import scripts_of
from dossier.rendering.scripts.failure import BundleFailure
from dossier.rendering.settings import (
    SETTINGS,
    ThemeSettings,
    place_of_field,
    read_settings,
    tell_of_settings,
)
from dossier.rendering.templates import Theme


def bundle(
    name: str, entry: str, modules: Mapping[str, str], shortened: Collection[str]
) -> Mapping[str, str]:
    """As `scripts.bundling.bundle`, which those that are ready spare."""
    ready = scripts_of(name, entry, sorted(modules.items()), sorted(shortened))
    if ready:
        return ready
    from dossier.rendering.scripts.bundling import bundle  # seldom needed

    return bundle(name, entry, modules, shortened)


Bundler = Callable[[str, str, Mapping[str, str], Collection[str]], Mapping[str, str]]
"""As `scripts.bundling.bundle`."""
Reader = Callable[[bytes], ThemeSettings]
"""As `read_settings`."""


_MENDING = {"name": "rename", "kind": "delete", "link": "copy", "folder": "copy"}
"""What helps, by what is wrong with a file."""
Asked = tuple[str, Place]
"""Where something is asked for: a path as findings name it, and the place there."""


def load_theme(
    name: str,
    lang: str,
    themes: str,
    report: Report,
    bundler: Bundler = bundle,
    reader: Reader = read_settings,
    asked: Callable[[], Asked] = lambda: ("", NOWHERE),
) -> Theme | None:
    """Read a theme and all that it extends; None after an error in `report`.

    `name` is a theme's name, looked for in the folder `themes` and then among those of the
    program, or the path of its folder. `themes` need not exist; the content folder stands beside it.
    `asked` says where the theme was chosen.
    """
    found = _Files(themes, report)
    seen: list[str] = []
    wanted = name
    while wanted:
        folder = _find_folder(wanted, themes, seen)
        if folder is None:
            extends = found.settings[0], place_of_field(found.settings[1], "extends")
            _tell_missing(wanted, themes, report, *(extends if seen else asked()))
            return None
        seen.append(folder)
        wanted = found.add(folder, reader).extends or ""
    found.bundle(bundler)
    if report.failed:
        return None
    theme = os.path.basename(seen[0])
    return Theme(theme, lang, found.templates, found.static, found.places, found.settings[0])


class _Files:
    """What stands in the folders of a theme and of those that it extends."""

    def __init__(self, themes: str, report: Report) -> None:
        self.templates: dict[str, str] = {}
        self.static: dict[str, bytes] = {}
        self.places: dict[str, str] = {}
        self._themes = themes
        self._report = report
        self._modules: dict[str, str] = {}
        self._scripts: dict[str, str] = {}
        """The modules' files, as findings name them."""
        self._said: dict[str, list[str]] = {}
        """By modules: which scripts' modules may be shortened."""
        self._entries: dict[str, str] = {}
        self._bundled: dict[str, tuple[str, bytes]] = {}
        """By scripts: the settings that say that they are made."""
        self._called: dict[str, str] = {}
        """Folders, as findings name them."""
        self.settings = ("", b"")
        """The last file of settings, by its path."""

    def add(self, folder: str, reader: Reader) -> ThemeSettings:
        """All of one folder that no theme has that extends this one; its settings."""
        settings = self._read_settings(folder, reader)
        own = os.path.basename(folder)
        for path, text in self._texts_below(folder, "templates"):
            told = self._told(folder, "templates", path)
            for name in (path, f"{own}:{path}"):
                if name not in self.templates or name != path:
                    self.templates[name], self.places[name] = text, told
        for path, text in self._texts_below(folder, "scripts"):
            self._modules.setdefault(path, text)
            self._scripts.setdefault(path, self._told(folder, "scripts", path))
            self._said.setdefault(path, settings.shortened)
        for path, data in self._files_below(folder, "static"):
            if path not in self._entries:
                self.static.setdefault(path, data)
        for path, entry in settings.bundles.items():
            if path not in self.static and path not in self._entries:
                self._entries[path] = entry
                self._bundled[path] = self.settings
        return settings

    def bundle(self, bundler: Bundler) -> None:
        """Put the scripts together that are made of modules."""
        for path, entry in sorted(self._entries.items()):
            try:
                shortened = [one for one in self._modules if path in self._said[one]]
                scripts = bundler(path, entry, self._modules, shortened)
                self.static.update({name: script.encode() for name, script in scripts.items()})
            except BundleFailure as failure:
                settings, data = self._bundled[path]
                asked = settings, place_of_field(data, path)
                failure.tell(self._report, self._scripts, asked)

    def _read_settings(self, folder: str, reader: Reader) -> ThemeSettings:
        with open(os.path.join(folder, SETTINGS), "rb") as file:
            data = file.read()
        self.settings = (self._told(folder, SETTINGS), data)
        try:
            return reader(data)
        except ValueError:
            tell_of_settings(*self.settings, self._report)
            return ThemeSettings()

    def _texts_below(self, folder: str, room: str) -> Iterator[tuple[str, str]]:
        """As `_files_below`, of files that are text; what is not is told."""
        for name, data in self._files_below(folder, room):
            wrong = data.find(b"\0")  # as in UTF-16 without a mark at its begin
            try:
                text = data.decode("utf-8-sig").replace("\r\n", "\n")
            except UnicodeDecodeError as error:
                wrong = error.start
            if wrong < 0:
                yield name, text
                continue
            before = data[data.rfind(b"\n", 0, wrong) + 1 : wrong].decode("utf-8-sig", "replace")
            place = Place.on_line(data.count(b"\n", 0, wrong) + 1, len(before) + 1)
            self._report.error(
                "theme-file", self._told(folder, room, name), place, byte=f"0x{data[wrong]:02X}"
            )

    def _files_below(self, folder: str, room: str) -> Iterator[tuple[str, bytes]]:
        """(name with `/`, bytes) of every file in a room of a theme's folder but hidden ones, in order
        of name; what is none, and names that are no text, are told."""
        root = os.path.join(folder, room)
        if os.path.islink(root):
            self._refuse("folder", folder, room)
            return
        for where, folders, names in os.walk(root):
            folders[:] = sorted(f for f in folders if not f.startswith("."))
            linked = [name for name in folders if os.path.islink(os.path.join(where, name))]
            for name in sorted((*names, *linked)):
                if name.startswith((".", "~")) or name.endswith("~"):
                    continue
                path = os.path.join(where, name)
                relative = path[len(root) + 1 :].replace(os.sep, "/")
                if fault := _fault(path, relative, folder):
                    self._refuse(fault, folder, room, relative)
                else:
                    with open(path, "rb") as file:
                        yield relative, file.read()

    def _refuse(self, fault: str, folder: str, *path: str) -> None:
        told = self._told(folder, *path)
        self._report.error("theme-file", told, variant=fault, hint=_MENDING[fault])

    def _told(self, folder: str, *path: str) -> str:
        """As findings name a file: from a folder beside `themes`, such as the content folder."""
        if folder not in self._called:
            beside = os.path.dirname(self._themes) or os.curdir
            self._called[folder] = os.path.join(os.pardir, os.path.relpath(folder, beside))
        return "/".join((self._called[folder].replace(os.sep, "/"), *path))


def _tell_missing(name: str, themes: str, report: Report, path: str, place: Place) -> None:
    """Say that there is no such theme, or that it is one of those that extend it."""
    known = known_themes(themes)
    variant, hint, near = None, None, nearest(name, known)
    if _find_folder(name, themes, []):
        variant, hint = "circle", "unending"
    elif any(os.path.isdir(folder) for folder in _folders_of(name, themes)):
        variant, hint = "bare", "bare-mended"
    elif near:
        hint = "near"
    report.error(
        "theme-missing", path, place, variant=variant, hint=hint, theme=name, near=near or "",
        known=", ".join(known), folder=os.path.dirname(themes) or os.curdir,
    )  # fmt: skip


def known_themes(themes: str) -> list[str]:
    """Names of the themes that can be used with a project's `themes` folder."""
    return sorted(
        {
            entry.name
            for place in _places(themes)
            if os.path.isdir(place)
            for entry in os.scandir(place)
            if os.path.isfile(os.path.join(entry.path, SETTINGS))
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
    for folder in _folders_of(name, themes):
        if os.path.isfile(os.path.join(folder, SETTINGS)) and folder not in seen:
            return folder
    return None


def _folders_of(name: str, themes: str) -> list[str]:
    """Where a theme may stand, by its name or path."""
    if os.sep in name or os.path.isabs(name):
        return [os.path.abspath(name)]
    return [os.path.join(place, name) for place in _places(themes) if place]


def _fault(path: str, name: str, folder: str) -> str:
    """What is wrong with a file of a theme's folder, as the catalogue names it; empty where nothing
    is. A link could publish what is nobody's business, from anywhere."""
    if not _is_text(name):
        return "name"
    if os.path.islink(path) and os.path.exists(path):
        target, own = os.path.realpath(path), os.path.realpath(folder) + os.sep
        if os.path.isdir(target):
            return "folder"
        if not target.startswith(own):
            return "link"
    return "" if os.path.isfile(path) else "kind"  # a pipe would be waited for


def _is_text(name: str) -> bool:
    """Whether a file's name is: not bytes that its system holds for one."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
