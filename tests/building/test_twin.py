"""The tree beside the site is brought up to date where the two differ, and nowhere trusted blindly."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from test_amending import DOSSIER, TEXTS

from dossier.building import BuildResult
from dossier.building.publishing import publish, recorded, staging, trees, twin
from dossier.building.publishing.manifest import Draft, encode_manifest, lines_of
from dossier.building.publishing.published import Published
from tests.conftest import DossierOnDisk, files_below

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links are made")


@pytest.fixture
def brought(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each edit that might was published so; on a site taken for a large one, whose
    clock never stands still."""
    monkeypatch.setattr(staging, "FEW", 0)
    monkeypatch.setattr(twin, "LARGE", 0)
    monkeypatch.setattr(twin, "FEW", 1 << 30)
    for module in ("building.parsing", "building.sighting"):
        monkeypatch.setattr(f"dossier.{module}.GRAIN", 0)
    monkeypatch.setattr(trees, "GRAIN", 0)
    monkeypatch.setattr(trees, "COARSE_GRAIN", 0)
    seen: list[bool] = []
    amend = publish.Publication._amend

    def watched(self: publish.Publication, *given: object) -> int | None:
        pruned = amend(self, *given)  # type: ignore[arg-type]
        seen.append(pruned is not None)
        return pruned

    monkeypatch.setattr(publish.Publication, "_amend", watched)
    return seen


@pytest.fixture
def dossier(brought: list[bool], write_dossier: Callable[..., DossierOnDisk]) -> DossierOnDisk:
    found = write_dossier(DOSSIER)
    found.built()
    return found


def staged(dossier: DossierOnDisk) -> Path:
    (found,) = (dossier.root / ".dossier-cache" / "sites").glob("*/staging")
    return found


def damage(dossier: DossierOnDisk) -> None:
    (dossier.site / "articles/vote.html").write_text("mine")


def lose(dossier: DossierOnDisk) -> None:
    (dossier.site / "articles/deux.html").unlink()


def swap(dossier: DossierOnDisk) -> None:
    one, other = (dossier.site / f"articles/{name}.html" for name in ("deux", "vote"))
    other.rename(spare := one.with_name("spare"))
    one.rename(other)
    spare.rename(one)


def put_back(dossier: DossierOnDisk) -> None:
    """A page was damaged in both trees, and a copy took its place in one."""
    good = (path := dossier.site / "articles/vote.html").read_bytes()
    path.write_text("mine")
    (copy := path.with_name("copy")).write_bytes(good)
    copy.replace(path)


def replace_at_root(dossier: DossierOnDisk) -> None:
    """The folder's time is put back."""
    folder = staged(dossier)
    marks = folder.stat()
    (copy := folder / "copy").write_text("mine")
    copy.replace(folder / "robots.txt")
    os.utime(folder, ns=(marks.st_atime_ns, marks.st_mtime_ns))


def lose_beside(dossier: DossierOnDisk) -> None:
    (staged(dossier) / "articles/deux.html").unlink(missing_ok=True)


def stray_beside(dossier: DossierOnDisk) -> None:
    (staged(dossier) / "articles/stray.html").write_text("mine")


def folder_beside(dossier: DossierOnDisk) -> None:
    (staged(dossier) / "articles/stray").mkdir(exist_ok=True)


def write_beside(dossier: DossierOnDisk) -> None:
    """Into a file that both trees may have."""
    if (path := staged(dossier) / "articles/vote.html").exists():
        path.write_text("mine")


def replace_beside(dossier: DossierOnDisk) -> None:
    path = staged(dossier) / "articles/vote.html"
    path.with_suffix(".new").write_text("mine")
    path.with_suffix(".new").replace(path)


def link_beside(dossier: DossierOnDisk) -> None:
    """A folder of it leads elsewhere."""
    folder, elsewhere = staged(dossier) / "articles", dossier.root / "elsewhere"
    elsewhere.mkdir(exist_ok=True)
    shutil.rmtree(folder)
    folder.symlink_to(elsewhere)


def no_tree(dossier: DossierOnDisk) -> None:
    shutil.rmtree(staged(dossier))


def other_tree(dossier: DossierOnDisk) -> None:
    """One that was copied has inodes of its own."""
    shutil.copytree(staged(dossier), spare := dossier.root / "spare")
    shutil.rmtree(staged(dossier))
    spare.rename(dossier.root / "spare")
    spare.rename(next((dossier.root / ".dossier-cache" / "sites").iterdir()) / "staging")


def lose_base(dossier: DossierOnDisk) -> None:
    for path in (dossier.root / ".dossier-cache" / "sites").glob("*/tree-files-*"):
        path.write_bytes(path.read_bytes()[:-1])


def forge_base(dossier: DossierOnDisk) -> None:
    """Its name and the head's sum are right, what it holds is not."""
    for path in (dossier.root / ".dossier-cache" / "sites").glob("*/tree-files-*"):
        named, forged = path.name.encode(), recorded._name(b"mine")
        path.with_name(forged).write_bytes(b"mine")
        for head in path.parent.glob("tree-*"):
            body = head.read_bytes()[(start := len(recorded._FORMAT)) + recorded._SUM :]
            if not head.name.startswith("tree-files-"):
                body = body.replace(named, forged.encode())
                head.write_bytes(recorded._FORMAT[:start] + recorded._sum(body) + body)


MISCHIEF = [
    damage, lose, swap, put_back, replace_at_root, lose_beside, stray_beside, folder_beside, write_beside, replace_beside,
    link_beside, no_tree, other_tree, lose_base, forge_base,
]  # fmt: skip


CLEAN: dict[str, tuple[dict[str, bytes], BuildResult | None]] = {}
"""What a clean build of each content came to: no other comes to anything else."""


def clean(dossier: DossierOnDisk) -> dict[str, bytes]:
    content = repr(files_below(dossier.content))
    if content not in CLEAN:
        places = {name: str(dossier.root / f"clean.{name}") for name in ("output", "cache")}
        for place in places.values():
            shutil.rmtree(place, ignore_errors=True)
        CLEAN[content] = dossier.built(**places), dossier.last
    files, dossier.last = CLEAN[content]
    return files


def test_edits_one_after_another(dossier: DossierOnDisk, brought: list[bool]) -> None:
    for edit in TEXTS.values():
        dossier.edit(*edit)
        assert dossier.built() == clean(dossier)
    for name, old, new in TEXTS.values():
        dossier.edit(name, new, old)
        dossier.built()
    assert dossier.built() == clean(dossier)

    # Where nothing of what is printed changed, the tree was of no use, and is looked at anew.
    assert brought.count(True) > len(TEXTS)


@pytest.mark.parametrize("mischief", MISCHIEF)
def test_whatever_happens_to_the_trees(
    dossier: DossierOnDisk, brought: list[bool], mischief: Callable[[DossierOnDisk], None]
) -> None:
    """Between two edits, and again."""
    chance = random.Random(mischief.__name__)
    edits = list(TEXTS.values())
    for _ in range(2):
        name, old, new = edit = chance.choice(edits)
        edits[edits.index(edit)] = (name, new, old)
        dossier.edit(*edit)
        if chance.random() < 0.7:
            mischief(dossier)
        assert dossier.built() == clean(dossier)
        dossier.edit(name, new, old)
        assert dossier.built() == clean(dossier)
        dossier.edit(name, old, new)
        dossier.built()

    assert not list((dossier.root / "elsewhere").glob("*"))
    assert True in brought


class Killed(BaseException):
    """No `except OSError` puts in order what it leaves."""


STEPS = [
    "brought", "filled", "recorded", "synced", "ready", "linked", "exchanged", "carried", "done",
]  # fmt: skip


@pytest.mark.parametrize("last", STEPS)
def test_an_edit_killed_at_any_step(
    dossier: DossierOnDisk, brought: list[bool], monkeypatch: pytest.MonkeyPatch, last: str
) -> None:
    """The site is the old one or the new one, whole, and the next build is right."""
    words, note = TEXTS["words"], TEXTS["a note"]
    dossier.edit(*words)
    before = dossier.built()
    dossier.edit(*note)
    after = clean(dossier)

    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        if last == "brought":
            patch.setattr(twin, "_has_linked", killed)
        else:
            begin = publish.Publication.__init__

            def begun(self: publish.Publication, *given: object) -> None:
                begin(self, *given)  # type: ignore[arg-type]
                self._step = lambda name: killed() if name == last else None

            patch.setattr(publish.Publication, "__init__", begun)
        with pytest.raises(Killed):
            dossier.build()
    assert files_below(dossier.site) in (before, after)

    assert dossier.built() == after
    dossier.edit(*TEXTS["a paragraph more"])
    assert dossier.built() == clean(dossier)


@pytest.mark.parametrize("step", ["filled", "recorded", "synced", "ready", "linked"])
def test_what_is_put_into_the_site_meanwhile_is_not_published_later(
    dossier: DossierOnDisk, brought: list[bool], monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """A page that took another's place after the look at the site."""
    dossier.edit(*TEXTS["words"])
    dossier.built()
    begin = publish.Publication.__init__

    def begun(self: publish.Publication, *given: object) -> None:
        begin(self, *given)  # type: ignore[arg-type]
        self._step = meddle

    def meddle(name: str) -> None:
        if name == step:
            (copy := dossier.site / "claims/copy").write_text("mine")
            copy.replace(dossier.site / "claims/c1.html")

    dossier.edit(*TEXTS["a note"])
    with monkeypatch.context() as patch:
        patch.setattr(publish.Publication, "__init__", begun)
        dossier.built()
    dossier.edit(*TEXTS["a finding less"])
    assert dossier.built() == clean(dossier)


def test_folders_are_as_a_clean_build_makes_them(dossier: DossierOnDisk) -> None:
    edits = list(TEXTS.values())
    dossier.edit(*edits[0])
    dossier.built()
    for folder in (dossier.site, dossier.site / "articles", staged(dossier)):
        folder.chmod(0o700)
    (dossier.site / "empty").mkdir()
    for edit in edits[1:4]:
        dossier.edit(*edit)
        dossier.built()
        folders = [dossier.site, *(p for p in dossier.site.rglob("*") if p.is_dir())]
        assert {folder.stat().st_mode & 0o777 for folder in folders} == {0o755}
        assert dossier.site / "empty" not in folders


def test_the_users_own_files_stay(dossier: DossierOnDisk, brought: list[bool]) -> None:
    first, *others = TEXTS.values()
    dossier.edit(*first)
    dossier.built()
    (dossier.site / "CNAME").write_text("port.example")
    for edit in others:
        dossier.edit(*edit)
        files = dossier.built()
        assert files.pop("CNAME") == b"port.example"
        assert files == clean(dossier)
    (dossier.site / "CNAME").unlink()
    name, old, new = first
    dossier.edit(name, new, old)
    assert dossier.built() == clean(dossier)


def test_a_site_is_known_again_by_its_marks(
    dossier: DossierOnDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of its record nothing but the sum of them is read."""
    dossier.edit(*TEXTS["words"])
    dossier.built()
    dossier.built()

    def refuse(*_: object) -> None:
        raise AssertionError("read")

    monkeypatch.setattr(recorded, "_entries", type("Decoder", (), {"decode": refuse})())
    assert dossier.build().pages_built == 0


FILES = {
    f"{name}{ending}": Published(number, "0" * 64)
    for number, name in enumerate(["a", "a!", 'a"b', "é", "a/b", "a/b-c", "z"])
    for ending in (".html", ".js")
}


def test_a_manifest_is_amended_as_it_would_be_written() -> None:
    """In the order of paths, whatever characters they hold."""
    chance = random.Random(7)
    for _ in range(60):
        before = {p: f for p, f in FILES.items() if chance.random() < 0.5}
        changed = {p: Published(99, "1" * 64) for p in FILES if chance.random() < 0.2}
        gone = {p for p in before.keys() - changed.keys() if chance.random() < 0.2}
        after = {p: f for p, f in (before | changed).items() if p not in gone}
        draft = Draft.of(encode_manifest(lines_of(before), "public"), "public")
        if draft is None:
            assert not before
        else:
            amended = draft.amended(changed, gone)
            assert amended == encode_manifest(lines_of(after), "public")

    assert Draft.of(encode_manifest(lines_of(FILES), "editor"), "public") is None


def test_both_trees_hold_what_their_records_say(dossier: DossierOnDisk) -> None:
    """The tree beside is the site before, but for names it shares."""
    before = dossier.built()
    dossier.edit(*TEXTS["words"])
    dossier.built()

    assert files_below(staged(dossier)) == before
