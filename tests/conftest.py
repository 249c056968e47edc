"""Small dossiers on disk, built and edited as an editor would."""

from __future__ import annotations

import functools
import gc
import os
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import settings

from dossier.building import BuildResult, build, run, workers
from dossier.building.publishing import publish, replacing
from dossier.config import Config, Profile
from dossier.rendering import themes
from dossier.rendering.scripts import bundling, renaming

# No test is timed: a machine may stand still for a while.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# The program stays what it is while it is tested; to see that takes a tenth of a small build.
run.code_stamp = functools.cache(run.code_stamp)
# However much memory a process of tests takes by then, what is forked from small ones is tested; and
# workers that are begun anew take as long to import the program as most of these dossiers to build.
workers.LARGE = 1 << 40
# No test cuts the power: syncing would wait for whatever else this machine writes.
publish.make_lasting = replacing.make_lasting = lambda _: None

NOW = 1_733_000_000
"""The instant of every build in tests: 30 November 2024."""

SMALL = {
    "dossier.yaml": "title: Le port\nlang: fr\nurl: https://port.example/\nrights: full\n",
    "articles/contrat.md": "---\ntitle: Le contrat\npublished: 2024-03-05\noutlet: gazette\n---\n"
    "La maire Anne Roux a signé le contrat. Le port le confirme.\n",
    "articles/vote.md": "---\ntitle: Le vote\npublished: 2024-04\n---\n"
    "Le conseil a voté, dit [[contrat|le premier article]] [@contrat, p. 2].\n",
    "actors/roux.md": "---\nname: Anne Roux\nkind: person\n---\nMaire.\n",
    "actors/gazette.md": "---\nname: La Gazette\nkind: outlet\nfunding: private\n---\n",
    "events/signature.md": "---\ntitle: Signature\ndate: 2024-03-04\nsources: [contrat]\n---\n",
    "notes/n1.md": "---\ntarget: contrat\nquote: signé le contrat\nauthor: A. R.\n"
    "date: 2024-03-06\n---\nLe texte du contrat n’est pas public.\n",
}


def bundled_once(bundle: Callable[..., dict[str, str]]) -> Callable[..., dict[str, str]]:
    """What makes scripts of modules, once for the same ones."""
    made: dict[object, dict[str, str]] = {}

    def remembering(
        name: str, entry: str, modules: Mapping[str, str], shortened: Collection[str] = ()
    ) -> dict[str, str]:
        # Some tests have names begin with other letters.
        asked = (name, entry, *modules.items(), frozenset(shortened), renaming._letters)
        if asked not in made:
            made[asked] = bundle(name, entry, modules, shortened)
        return {**made[asked]}

    return remembering


# Most themes in tests have the program's scripts, which take as long as ten small builds.
bundling.bundle = bundled_once(bundling.bundle)


def read_once(read: Callable[..., Iterable[object]]) -> Callable[..., Iterable[object]]:
    """What reads a room of a theme's folder, once for the program's own themes: they stay what they
    are while it is tested."""
    own = themes._places("")[-1] + os.sep
    known: dict[tuple[str, str], list[object]] = {}

    def remembering(files: object, folder: str, room: str) -> Iterable[object]:
        if not folder.startswith(own):
            return read(files, folder, room)
        if (folder, room) not in known:
            known[folder, room] = [*read(files, folder, room)]
        return known[folder, room]

    return remembering


for reads in ("_files_below", "_texts_below"):
    setattr(themes._Files, reads, read_once(getattr(themes._Files, reads)))


def pytest_configure(config: pytest.Config) -> None:
    """Of processes side by side each begins to read the tests at another folder: to compile them
    takes as long as to read them, and what one has compiled the others find."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    whole = Path(__file__).parent
    if worker and [config.invocation_params.dir / arg for arg in config.args] == [whole]:
        tops = [path.relative_to(whole).parts[0] for path in sorted(whole.rglob("test_*.py"))]
        begin = tops[len(tops) * int(worker[2:]) // int(os.environ["PYTEST_XDIST_WORKER_COUNT"])]
        places = [*dict.fromkeys(tops)]
        first = places.index(begin)
        config.args = [str(whole / place) for place in places[first:] + places[:first]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """In one order, wherever a process began."""
    items.sort(key=lambda item: item.path)


def pytest_collection_finish() -> None:
    """What is loaded by then stays: nobody looks through it again for what could be let go, and
    seldom through what a test leaves."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)


@dataclass
class DossierOnDisk:
    """A dossier in a temporary folder."""

    root: Path
    last: BuildResult | None = field(default=None)

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def site(self) -> Path:
        return self.root / "site"

    def write(self, files: Mapping[str, str | bytes]) -> None:
        for name, data in files.items():
            path = self.content / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data.encode() if isinstance(data, str) else data)

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.content / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {name}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def remove(self, name: str) -> None:
        (self.content / name).unlink()

    def config(self, **options: object) -> Config:
        profile: Profile = options.pop("profile", "public")  # type: ignore[assignment]
        name = "site" if profile == "public" else f"site-{profile}"
        values: dict[str, object] = {
            "content": str(self.content),
            "output": str(self.root / name),
            "cache": str(self.root / ".dossier-cache"),
            "profile": profile,
            "now": NOW,
        }
        return Config(**(values | options))  # type: ignore[arg-type]

    def build(self, **options: object) -> BuildResult:
        self.last = build(self.config(**options))
        return self.last

    def built(self, **options: object) -> dict[str, bytes]:
        """The site's files by route, after a build without errors."""
        result = self.build(**options)
        assert not result.stopped, [(d.code, d.path, d.place.line, d.params) for d in result.report]
        return files_below(Path(result.output))

    def page(self, route: str) -> str:
        return (self.site / route).read_text(encoding="utf-8")


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path with `/`."""
    # Tests look at files by the hundred thousand: to make a `Path` of each takes longer than to read it.
    found: dict[str, bytes] = {}
    for base, _, names in os.walk(folder):
        above = base[len(str(folder)) :].replace(os.sep, "/").lstrip("/")
        for name in names:
            if os.path.isfile(path := os.path.join(base, name)):
                with open(path, "rb") as file:
                    found[f"{above}/{name}" if above else name] = file.read()
    return dict(sorted(found.items(), key=lambda one: one[0].split("/")))


@pytest.fixture
def write_dossier(tmp_path: Path) -> Callable[..., DossierOnDisk]:
    """Writes a dossier from `{path: text}` into a folder of its own."""
    count = 0

    def write(files: Mapping[str, str | bytes], name: str = "") -> DossierOnDisk:
        nonlocal count
        count += 1
        dossier = DossierOnDisk(tmp_path / (name or f"d{count}"))
        dossier.content.mkdir(parents=True)
        dossier.write(files)
        return dossier

    return write


@pytest.fixture
def small(write_dossier: Callable[..., DossierOnDisk]) -> DossierOnDisk:
    """Two articles, two actors, an event and a note."""
    return write_dossier(SMALL)


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test depends on the language, the clock or the colours of the machine."""
    for name in ("DOSSIER_LANG", "SOURCE_DATE_EPOCH", "GITHUB_ACTIONS", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    os.umask(0o022)
