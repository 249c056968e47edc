"""The files of a content folder: which are records and of what kind, and what lies astray."""

from __future__ import annotations

import os
import re
import unicodedata
from operator import attrgetter
from typing import Literal

from msgspec import Struct

from dossier.diagnostics import NOWHERE, Report
from dossier.model.names import slug
from dossier.model.nearest import nearest
from dossier.model.records import KIND_FOLDERS, RecordKind
from dossier.reading.samples import warn_of_sample_dossier

SourceKind = RecordKind | Literal["config", "defaults", "asset"]

_ENDINGS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(KIND_FOLDERS, (".md", ".yaml")),
    "sources": (".yaml", ".json", ".bib"),
}
_LIKE = {".markdown": ".md", ".mdown": ".md", ".mkd": ".md", ".txt": ".md", ".yml": ".yaml",
         ".bibtex": ".bib", ".csljson": ".json"}  # fmt: skip
_CALLED = {
    "actors": "acteurs personnes people persons medias organisations organizations",
    "articles": "textes texts coupures presse press depeches clippings",
    "claims": "affirmations allegations assertions",
    "events": "evenements evenement faits dates chronologie chronology",
    "notes": "annotations remarques comments",
    "quotations": "citations quotes paroles propos",
    "sources": "references bibliographie bibliography",
}
"""What folders are called by who has not looked, as slugs."""
_TEXTS = (".txt", ".docx", ".doc", ".odt", ".rtf", ".pages", ".html", ".htm")
"""Endings of what editors take for a text, and nobody would read; beside records a PDF is another."""
_BIBLIOGRAPHIES = (".ris", ".rdf", ".xml", ".enw", ".enl", ".nbib", ".rtf", ".docx", ".xlsx")
_OVERLAY = "overlay:"
_PLAIN = {
    folder: re.compile(
        rf"(?!README\.md)[0-9A-Za-z][0-9A-Za-z-]*(?:{'|'.join(map(re.escape, endings))})"
    )
    for folder, endings in _ENDINGS.items()
}
"""Names of which nothing is to be asked, by folder: most of what there is, quickly told."""


class SourceFile(Struct, frozen=True):
    """One file to read. Every text that is shown or stored names it by `path`."""

    path: str
    """Below the content folder, with `/`; an overlay's begins with `overlay:`."""
    kind: SourceKind
    absolute: str
    stat: tuple[int, int, int, int, int]
    """Device, inode, size, mtime and ctime in nanoseconds."""

    @property
    def is_document(self) -> bool:
        """Whether it holds records."""
        return self.kind not in ("config", "defaults", "asset")


def discover(content: str, report: Report, overlay: str = "") -> list[SourceFile]:
    """Every file to read, in order of `path`; what would silently be left out is reported.

    Raises:
        OSError: the content folder itself cannot be listed.
    """
    found: list[SourceFile] = []
    for root, prefix in ((content, ""), (overlay, _OVERLAY)):
        if root:
            os.scandir(root).close()
            walk = _Walk(root, prefix, report)
            walk.folder(walk.root, prefix, "")
            found += walk.found
    found.sort(key=attrgetter("path"))
    _tell_twins([file.path for file in found], report)
    settings = next((file.absolute for file in found if file.kind == "config"), "")
    if settings:
        documents = {file.path: file.absolute for file in found if file.is_document}
        warn_of_sample_dossier(settings, documents, report)
    return found


def _tell_twins(paths: list[str], report: Report) -> None:
    """Names that many systems take for one: of two such files a copy keeps one, without a word."""
    folded = [path.lower() if path.isascii() else _composed(path).casefold() for path in paths]
    if len(set(folded)) == len(paths):
        return
    first: dict[str, str] = {}
    for path, fold in zip(paths, folded, strict=True):
        other = first.setdefault(fold, path)
        if other != path:
            variant = "accents" if _composed(path) == _composed(other) else None
            report.error("name-twice", path, variant=variant, other=other)


def _composed(path: str) -> str:
    return unicodedata.normalize("NFC", path)


_marks: attrgetter[tuple[int, int, int, int, int]] = attrgetter(
    "st_dev", "st_ino", "st_size", "st_mtime_ns", "st_ctime_ns"
)


def marks_of(found: os.stat_result) -> tuple[int, int, int, int, int]:
    """Those of a `SourceFile`."""
    return _marks(found)


def is_leftover(name: str) -> bool:
    """Whether an editor or a system keeps it beside the files that are written: a backup, a lock,
    a trial, the look of a folder."""
    return (
        name.endswith(("~", ".swp", ".swx", ".swo"))
        or name.startswith("~$")
        or (name[0] == name[-1] == "#")
        or name == "4913"  # Vim tries whether it may write
        or "___jb_" in name  # JetBrains
        or name.lower() in ("thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r")
    )


def _is_taken(name: str, entry: os.DirEntry[str]) -> bool:
    """Whether another file beside this one has a name already."""
    try:
        there = os.lstat(os.path.join(os.path.dirname(entry.path), name))
    except FileNotFoundError:
        return False
    # Where capitals make no difference, `x.md` is the file that is listed as `x.MD`.
    return not os.path.samestat(there, entry.stat(follow_symlinks=False))


def _without_second(name: str) -> str:
    """The name without the `.txt` that an editor of text put behind its ending: Windows hides it."""
    stem, ending = os.path.splitext(name)
    inner = os.path.splitext(stem)[1].lower()
    is_second = ending.lower() == ".txt" and inner in (*_LIKE, *_LIKE.values())
    return stem if is_second else name


def _folder_meant(name: str) -> str | None:
    called = (folder for folder, names in _CALLED.items() if name in names.split())
    return next(called, None) or nearest(name, KIND_FOLDERS)


class _Walk:
    def __init__(self, root: str, prefix: str, report: Report) -> None:
        self.root = os.path.realpath(root)
        self.prefix = prefix
        self.report = report
        self.found: list[SourceFile] = []
        self.seen: set[tuple[int, int]] = set()
        """Folders read, where a link leads to a folder: none is read twice."""

    def folder(self, absolute: str, path: str, top: str) -> None:
        """Find the files below one folder; `top` names the folder of the root that it lies in."""
        try:
            with os.scandir(absolute) as listing:
                entries = sorted(listing, key=attrgetter("name"))
        except OSError as error:
            reason = error.strerror or str(error)
            self.report.error("folder-unreadable", path.rstrip("/"), NOWHERE, reason=reason)
            return
        is_plain = _PLAIN[top].fullmatch if top in _PLAIN else None
        for entry in entries:
            name = entry.name
            if is_plain and is_plain(name) and entry.is_file(follow_symlinks=False):
                self.add(entry, path, KIND_FOLDERS[top])
                continue
            if (name[0] in "._" and name != "_defaults.yaml") or is_leftover(name):
                continue
            if not self.is_nameable(name, path):
                continue
            if entry.is_symlink():
                self.link(entry, path, top)
            elif entry.is_dir(follow_symlinks=False):
                self.folder(entry.path, f"{path}{name}/", top or name)
            elif name != "README.md":
                self.file(entry, path, top)

    def link(self, entry: os.DirEntry[str], path: str, top: str) -> None:
        """What a symbolic link leads to, if that lies inside the folder and is met once."""
        where = path + entry.name
        target = os.path.realpath(entry.path)
        if not os.path.exists(target):
            self.report.error("link-broken", where)
        elif not target.startswith(self.root + os.sep):
            self.report.error("link-outside", where)
        elif not os.path.isdir(target):
            self.file(entry, path, top)
        else:
            stat = os.stat(target)
            here = os.path.realpath(os.path.dirname(entry.path)) + os.sep
            if here.startswith(target + os.sep) or (stat.st_dev, stat.st_ino) in self.seen:
                self.report.error("link-circular", where)
            else:
                self.seen.add((stat.st_dev, stat.st_ino))
                self.folder(target, f"{where}/", top or entry.name)

    def file(self, entry: os.DirEntry[str], path: str, top: str) -> None:
        kind = self.kind(entry, path, top)
        if kind is not None:
            self.add(entry, path, kind)

    def add(self, entry: os.DirEntry[str], path: str, kind: SourceKind) -> None:
        where, found = path + entry.name, entry.stat()
        if found.st_mode & 0o170000 == 0o100000:
            self.found.append(SourceFile(where, kind, entry.path, _marks(found)))
        else:
            self.report.error("not-a-file", where)

    def kind(self, entry: os.DirEntry[str], path: str, top: str) -> SourceKind | None:
        """What a file is by its place and its name; None, with a finding, for what is not read."""
        name, where = entry.name, path + entry.name
        if top == "assets":
            return "asset"
        if name == "_defaults.yaml":
            return "defaults"
        if not top and name == "dossier.yaml" and not self.prefix:
            return "config"
        plain = _without_second(name)
        stem, ending = os.path.splitext(plain)
        if top in KIND_FOLDERS:
            if ending in _ENDINGS[top] and plain == name:
                return KIND_FOLDERS[top]
            meant = _LIKE.get(ending.lower(), ending.lower())
            read = meant if meant in _ENDINGS[top] else ending.lower()
            others = [folder for folder, endings in _ENDINGS.items() if read in endings]
            if others:
                *endings, last = _ENDINGS[top]
                hint = "taken" if _is_taken(stem + meant, entry) else "rename"
                self.report.error(
                    "misplaced-file",
                    where,
                    variant="ending",
                    hint=hint if top in others else "elsewhere",
                    folder=top,
                    endings=", ".join(endings),
                    last=last,
                    mended=stem + meant,
                    others=", ".join(others),
                    kind="source" if top == "sources" else KIND_FOLDERS[top],
                )
            else:
                self.ignored(name, where, KIND_FOLDERS[top])
        elif ending.lower() in (".md", ".markdown"):
            folder = top or slug(stem)
            if near := _folder_meant(slug(folder)) if top else None:
                self.report.error("misplaced-file", where, hint="near", near=near)
            else:
                self.report.error("misplaced-file", where, folders=", ".join(KIND_FOLDERS))
        elif not top and stem.lower() == "dossier" and ending.lower() in (".yml", ".yaml"):
            hint = "second" if _is_taken("dossier.yaml", entry) else "rename"
            hint = "overlay" if self.prefix else hint
            self.report.error("misplaced-file", where, hint=hint, mended="dossier.yaml")
        elif ending.lower() in (*_ENDINGS["sources"], *_TEXTS):
            self.ignored(name, where, "article")
        return None

    def ignored(self, name: str, where: str, kind: RecordKind) -> None:
        """Tell of what is left out, with the way of what it holds into the dossier."""
        ending = os.path.splitext(name)[1].lower()
        if kind == "reference":
            hint = "references" if ending in _BIBLIOGRAPHIES else None
        else:
            hint = "text" if ending in (*_TEXTS, ".pdf") else None
        self.report.warning("file-ignored", where, hint=hint, name=name, kind=kind)

    def is_nameable(self, name: str, path: str) -> bool:
        try:
            name.encode()
        except UnicodeEncodeError:
            shown = name.encode("utf-8", "backslashreplace").decode()
        else:
            if name.isprintable() and "\\" not in name:
                return True
            shown = name.encode("unicode_escape").decode()
        self.report.error("file-name", path.rstrip("/"), NOWHERE, name=shown)
        return False
