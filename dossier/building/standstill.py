"""Whether nothing at all has changed since the last build, or nothing but files of records: then
there is nothing to work out, or little (see `amending`).

A build that came to its end leaves digests of all that it read and of the site as it then
stood. Files count as unchanged by the marks that reading trusts too (`parsing.Known`), those
of the site by what `publish` knows of them: what is damaged by hand is seen.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Sequence
from functools import partial

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dossier.building.period import Period
from dossier.building.sighting import Sighting, is_settled, latest_change
from dossier.building.store import Store, digest
from dossier.building.withheld import Withheld
from dossier.config import BUILT_IN_STYLES, Config, Dossier
from dossier.diagnostics import NOWHERE, Diagnostic, Place, Report
from dossier.reading.discover import SourceFile
from dossier.rendering.ready import are_ours
from dossier.rendering.settings import ThemeSettings, place_of_field, read_settings
from dossier.rendering.templates import Theme
from dossier.rendering.themes import bundle, load_theme

DOSSIER = "dossier.yaml"
_ROW, _WORDS = "standstill", "words"
_encode = msgspec.msgpack.Encoder().encode


class Last(Struct, frozen=True):
    """What the last build came to, and on what it stood."""

    read: str
    """Digest of all that was read, the theme's files among it."""
    frame: str
    """The same without the files of records."""
    site: str
    looked: int
    """The instant before which nothing was read, in nanoseconds."""
    seen: Sighting
    """The files of records."""
    outline: str
    """Which one goes with it (see `outline`)."""
    settings: Dossier
    period: Period
    found: tuple[Diagnostic, ...]
    pages: int
    shards: int
    withheld: tuple[Withheld, ...]


_last = msgspec.msgpack.Decoder(Last)


class Standstill:
    """One build's question, and its answer to the next."""

    def __init__(
        self,
        config: Config,
        stamp: str,
        store: Store,
        sources: Sequence[SourceFile],
        looked: int,
        report: Report,
    ) -> None:
        """`sources` as they were found after the instant `looked`, with what was reported."""
        self._config = config
        self._store = store
        asked = (config.content, config.overlay, config.theme, config.output)
        self.documents: list[SourceFile] = []
        self.others: list[SourceFile] = []
        """Files of the dossier that hold no records."""
        for source in sources:
            (self.documents if source.is_document else self.others).append(source)
        self._looked = looked
        self._asked = digest(stamp, _encode((asked, self.others, tuple(report))))
        self._seen = Sighting.of(self.documents, looked)
        self._framed = is_settled(self.others, looked)
        self._found: dict[str, Theme | None] = {}
        """The theme with which a frame holds."""

    def last(self) -> Last | None:
        """What the last build came to, if that is known."""
        return self._store.meta.decoded(_ROW, _last.decode)

    def holds(self, last: Last) -> bool:
        """Whether this build would come to the same, if the site stands as that one left it."""
        if not last.read or last.read != self._read(last.frame):
            return False
        if self._config.strict and last.found:
            return False
        return self.framed_by(last) is not None

    def framed_by(self, last: Last) -> Theme | None:
        """The theme, if all but the site and the files of records is as it was."""
        if not self._framed or not last.period.holds(self._config.now):
            return None
        if last.frame not in self._found:
            theme = theme_of(self._config, last.settings, self._store, Report())
            stands = theme is not None and last.frame == self._frame(theme)
            self._found[last.frame] = theme if stands else None
        return self._found[last.frame]

    def changed(
        self, last: Last, known: Collection[str]
    ) -> tuple[list[SourceFile], frozenset[str]] | None:
        """As `Sighting.changed`, since the last build."""
        return self._seen.changed(last.seen, self.documents, known)

    def is_behind(self, last: Last) -> bool:
        """Whether anything of the content is another since, or an embargo has ended."""
        if not last.period.holds(self._config.now):
            return True
        if last.seen.is_behind(self.documents, last.looked):
            return True
        return latest_change(self.others) > last.looked and self.framed_by(last) is None

    def stir(self) -> None:
        """To be called where files of records have changed since: nothing is known of them."""
        self._seen = Sighting()

    def words(self, last: Last) -> str:
        """The words of what the last build found, if they were kept."""
        row = self._store.meta.get([_WORDS]).get(_WORDS, b"").decode("utf-8", "surrogatepass")
        return row.removeprefix(last.read) if row.startswith(last.read) else ""

    def keep_words(self, last: Last, words: str) -> None:
        """Keep those, of files that stand as they were read; none are kept where none are told."""
        if words and last.read:
            self._store.meta.put({_WORDS: (last.read + words).encode("utf-8", "surrogatepass")})

    def forget(self) -> None:
        """To be called before anything is changed that only `keep` makes whole."""
        forget(self._store)

    def keep(
        self,
        theme: Theme,
        settings: Dossier,
        period: Period,
        report: Report,
        site: str,
        *,
        outline: str,
        words: str,
        pages: int,
        shards: int,
        withheld: tuple[Withheld, ...],
    ) -> None:
        """Remember what this build came to; `site` is its digest, empty where it is not whole."""
        # A style of the dossier's own is a file that no list of sources names.
        if not self._framed or settings.citation_style not in BUILT_IN_STYLES:
            return
        last = Last(
            read=self._read(frame := self._frame(theme)),
            frame=frame,
            site=site,
            looked=self._looked,
            seen=self._seen,
            outline=outline,
            settings=settings,
            period=period,
            found=tuple(report),
            pages=pages,
            shards=shards,
            withheld=withheld,
        )
        self._store.meta.put({_ROW: _encode(last)})
        self.keep_words(last, words)

    def renew(
        self, last: Last, report: Report, site: str, words: str, pages: int, shards: int
    ) -> None:
        """Remember this build instead of the last one, of which all but the texts stands."""
        read = self._read(last.frame)
        found = tuple(report)
        now = replace(
            last,
            read=read,
            site=site,
            looked=self._looked,
            seen=self._seen,
            found=found,
            pages=pages,
            shards=shards,
        )
        self._store.meta.put({_ROW: _encode(now)})
        self.keep_words(now, words)

    def _read(self, frame: str) -> str:
        """Empty where a file may change again and keep its marks."""
        seen = self._seen
        settled = self._framed and seen.is_settled
        return digest(frame, seen.paths, seen.marks) if settled and seen.paths else ""

    def _frame(self, theme: Theme) -> str:
        files = (sorted(theme.templates.items()), theme.static_files())
        return digest(self._asked, _encode(files))


def forget(store: Store) -> None:
    """What the last build came to holds no longer."""
    store.meta.delete([_ROW])


def theme_of(config: Config, settings: Dossier, store: Store, report: Report) -> Theme | None:
    """The theme that a build is to use; None after an error."""
    themes = os.path.join(os.path.dirname(config.content), "themes")
    name = config.theme or settings.theme
    made = partial(_made, store)
    return load_theme(
        name,
        settings.lang,
        themes,
        report,
        lambda name, entry, modules, shortened: _scripts.decode(
            made(
                f"bundle {name}",
                digest(entry, _encode((sorted(modules.items()), sorted(shortened)))),
                lambda: _json(bundle(name, entry, modules, shortened)).decode(),
            )
        ),
        lambda data: _settings.decode(
            made("theme", digest(data), lambda: _json(read_settings(data)).decode())
        ),
        lambda: _chosen(config),
    )


def _chosen(config: Config) -> tuple[str, Place]:
    """Where `dossier.yaml` chooses the theme, if it does."""
    path = os.path.join(config.content, DOSSIER)
    if config.theme or not os.path.isfile(path):
        return "", NOWHERE
    with open(path, "rb") as file:
        return DOSSIER, place_of_field(file.read(), "theme")


def examined(theme: Theme, required: Collection[str], store: Store) -> list[Diagnostic]:
    """What `examine` finds in a theme, looked for once."""
    if are_ours(theme.templates):
        return []
    files = (theme.lang, sorted(theme.templates.items()), sorted(theme.places.items()))

    def found() -> str:
        from dossier.rendering.examining import examine  # seldom needed, and Jinja with it

        report = Report()
        examine(theme, required, report)
        return _json(list(report)).decode()

    return _found.decode(_made(store, "templates", digest(_encode(files)), found))


_at_hand: dict[str, str] = {}
"""What the store has, of this process's builds."""


def _made(store: Store, row: str, sources: str, make: Callable[[], str]) -> str:
    """What is made of the theme's files, once for the same `sources`, a digest."""
    kept = _at_hand.get(row, "")
    if not kept.startswith(sources):
        kept = store.meta.get([row]).get(row, b"").decode()
    if not kept.startswith(sources):
        kept = sources + make()
        store.meta.put({row: kept.encode()})
    _at_hand[row] = kept
    return kept[len(sources) :]


_json = msgspec.json.Encoder().encode
_settings = msgspec.json.Decoder(ThemeSettings)
_found = msgspec.json.Decoder(list[Diagnostic])
_scripts = msgspec.json.Decoder(dict[str, str])
