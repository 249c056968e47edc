"""The content's files as they are published: images without metadata, others if they are safe."""

from __future__ import annotations

import errno
import os
import time
import unicodedata
from collections.abc import Iterable, Mapping
from hashlib import sha256

import msgspec
from msgspec import Struct

from dossier.building.parsing import Known
from dossier.building.publishing.published import Published
from dossier.building.store import Damaged, Store
from dossier.diagnostics import Diagnostic, Report
from dossier.diagnostics.rendering import OVERLAY
from dossier.linking.excerpt import excerpt
from dossier.linking.graph import Graph
from dossier.model.body import Body
from dossier.model.facts import BodyFacts
from dossier.model.nearest import Candidates
from dossier.reading.discover import SourceFile
from dossier.rendering.images import ImageFormat, MalformedImage, image_format, strip_metadata

_FOLDER = "assets/"

LARGEST = 200
"""Megabytes: a file is held in memory, and few hosts take larger ones."""

_IMAGES: dict[str, ImageFormat] = {
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".png": "PNG",
    ".apng": "PNG",
    ".webp": "WebP",
    ".gif": "GIF",
}
_ENDINGS: dict[ImageFormat, str] = {"JPEG": ".jpg", "PNG": ".png", "WebP": ".webp", "GIF": ".gif"}
_UNSTRIPPED = frozenset(
    (".avif", ".bmp", ".heic", ".heif", ".ico", ".jp2", ".jxl", ".tif", ".tiff")
)
_PLAIN = frozenset((
    ".bib", ".csv", ".geojson", ".ics", ".json", ".ris", ".srt", ".tsv", ".txt", ".vtt",
))  # fmt: skip
_DESCRIBED = frozenset((
    ".docx", ".epub", ".flac", ".m4a", ".mp3", ".mp4", ".odp", ".ods", ".odt", ".ogg", ".opus",
    ".pptx", ".wav", ".webm", ".xlsx", ".zip",
))  # fmt: skip
"""Formats with properties of their own, which are published as they are, with a warning."""
_PDF_MARKS = (
    b"/Author", b"/Creator", b"/Producer", b"/Metadata", b"/Info", b"/ObjStm", b"/Encrypt",
    b"x:xmpmeta",
)  # fmt: skip
"""Where a PDF says, or may say, whence it comes: parts that are packed cannot be looked into."""

_body = msgspec.msgpack.Decoder(Body)


class Asset(Struct, frozen=True, array_like=True):
    """A file as it was last looked into."""

    known: Known
    published: Published | None
    """None for one that cannot be published."""
    findings: tuple[Diagnostic, ...]


_asset = msgspec.msgpack.Decoder(Asset)


class Assets:
    """The files that texts show, looked into again only where they have changed."""

    def __init__(self, sources: Mapping[str, SourceFile], store: Store, report: Report) -> None:
        """`sources` are all files of the content, by path as texts write it."""
        self._sources = sources
        self._store = store
        self._report = report
        self._read: dict[str, bytes] = {}
        self.published: dict[str, Published] = {}
        """By path in the content."""

    def look(self, paths: Iterable[str]) -> None:
        """See what is to be published of some files; what there is to say goes to the report."""
        wanted = sorted(paths)
        rows = self._store.assets.get(wanted)
        fresh = {}
        for path in wanted:
            asset = _asset.decode(rows[path]) if path in rows else None
            if asset is None or not asset.known.is_current(self._sources[path].stat):
                asset = self._look(path)
                fresh[path] = msgspec.msgpack.encode(asset)
            self._report.extend(asset.findings)
            if asset.published is not None:
                self.published[path] = asset.published
        self._store.assets.put(fresh)

    def _look(self, path: str) -> Asset:
        source, report, began = self._sources[path], Report(), time.time_ns()
        data = read_asset(path, source.absolute, report)
        published = None
        if data is not None:
            self._read[path] = data
            published = Published.of(data)
        findings = tuple(msgspec.structs.replace(one, path=source.path) for one in report)
        return Asset(Known(source.stat, began, ""), published, findings)

    def data(self, path: str) -> bytes:
        """The bytes to publish.

        Raises:
            OSError: also where somebody changed the file during the build.
        """
        data = self._read.get(path)
        if data is None:
            data = read_asset(path, self._sources[path].absolute, Report())
            if data is None or sha256(data).hexdigest() != self.published[path].sha256:
                raise OSError(errno.ESTALE, "changed during the build", path)
        return data


def printed_assets(facts: BodyFacts, blocks: int, store: Store) -> set[str]:
    """Paths of the files that a text shows where `blocks` of it are printed; -1: all."""
    uses = facts.assets
    if blocks >= 0:
        row = store.bodies.get([facts.key]).get(facts.key)
        if row is None:
            raise Damaged(facts.key)
        uses = excerpt(_body.decode(row), blocks).assets
    return {use.path for use in uses}


def assets_of(graph: Graph, sources: Iterable[SourceFile], store: Store, report: Report) -> Assets:
    """The files that the printed part of texts shows; those that are not there are told."""
    # Texts name files in Unicode's composed form; systems may keep their names in the other.
    found = {unicodedata.normalize("NFC", s.path): s for s in sources if s.kind == "asset"}
    content = {path: s for path, s in found.items() if path.startswith(_FOLDER)}
    held = {path.removeprefix(OVERLAY): s for path, s in found.items()} | content
    names = Candidates(path.removeprefix(_FOLDER) for path in content)
    used: set[str] = set()
    for record_id, facts in graph.dossier.records.items():
        # A text of the content that showed a file of the overlay would tell of it.
        shown = held if facts.record.path.startswith(OVERLAY) else content
        for use in facts.body.assets:
            if use.path not in shown:
                near = names.nearest(use.path.removeprefix(_FOLDER))
                report.error(
                    "asset-missing", facts.record.path, use.place,
                    hint="near" if near else None, file=use.path,
                    near=_FOLDER + near if near else "",
                )  # fmt: skip
        if facts.body.assets:
            used |= printed_assets(facts.body, graph.excerpt(record_id), store)
    assets = Assets(held, store, report)
    assets.look(used & held.keys())
    return assets


def read_asset(path: str, absolute: str, report: Report) -> bytes | None:
    """The bytes to publish of one file of `assets/`; None, with a finding, where there are none.

    `path` is the name in findings.

    Raises:
        OSError: the file is there and cannot be read.
    """
    ending = os.path.splitext(path)[1].lower()
    if not _is_taken(path, ending, report):
        return None
    try:
        with open(absolute, "rb") as file:
            data = file.read(LARGEST * 1_000_000 + 1)
    except (FileNotFoundError, IsADirectoryError):
        report.error("asset-missing", path, file=path)
        return None
    if len(data) > LARGEST * 1_000_000:
        report.error("asset-too-big", path, file=path, most=str(LARGEST))
        return None
    found, wanted = image_format(data), _IMAGES.get(ending)
    if found is not None and found != wanted:
        report.error("asset-mislabelled", path, file=path, format=found, ending=_ENDINGS[found])
        return None
    if wanted is None:
        if ending in _DESCRIBED:
            report.warning("file-metadata", path, file=path)
        elif ending == ".pdf" and any(mark in data for mark in _PDF_MARKS):
            report.warning("pdf-metadata", path, file=path)
        return data
    try:
        if found is None:
            raise MalformedImage(wanted)
        return strip_metadata(data, found)
    except MalformedImage:
        report.error("image-malformed", path, file=path, format=wanted)
        return None


def _is_taken(path: str, ending: str, report: Report) -> bool:
    """Whether files of this type are published at all."""
    if ending in (".svg", ".svgz"):
        report.error("asset-svg", path, file=path)
    elif ending in _UNSTRIPPED:
        report.error("image-metadata", path, file=path)
    elif ending not in _IMAGES and ending not in _PLAIN | _DESCRIBED and ending != ".pdf":
        endings = ", ".join(sorted(_IMAGES.keys() | _PLAIN | _DESCRIBED | {".pdf"}))
        report.error("asset-type", path, file=path, ending=ending or "?", endings=endings)
    else:
        return True
    return False
