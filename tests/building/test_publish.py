"""The output folder is wholly one site, whoever touched it before; what is the user's stays."""

from __future__ import annotations

import errno
import json
import os
import stat
from pathlib import Path

import pytest
from publishing import NEW, OLD, Site

from dossier.building.publishing import changeover, staging
from dossier.building.publishing.publish import Publication
from dossier.building.publishing.recorded import Records
from dossier.diagnostics import Report


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


@pytest.fixture(params=["exchange", "renames", "one by one", "links", "beside"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each way from one site to the next, with systems that refuse the better ones."""
    set_way(request.param, monkeypatch)
    return request.param


def set_way(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(number: int) -> None:
        def exchange_folders(one: str, other: str) -> None:
            raise OSError(number, os.strerror(number), one)

        monkeypatch.setattr(changeover, "exchange_folders", exchange_folders)

    if way == "renames":
        refuse(errno.EINVAL)
    elif way == "one by one":
        refuse(errno.EBUSY)
    elif way == "links":
        monkeypatch.setattr(staging, "FEW", 0)
        monkeypatch.setattr("dossier.building.publishing.twin.LARGE", 0)
    elif way == "beside":
        monkeypatch.setattr("dossier.building.publishing.output._device", lambda path: path)


def test_states_follow_each_other_whole(site: Site, way: str) -> None:
    """Every way of exchanging gives the same folder, over and over."""
    for state in (OLD, NEW, OLD, OLD, NEW, {"index.html": "alone"}, NEW):
        assert site.publish(state) == []
        assert site.holds(state)


def test_only_what_differs_is_rendered_anew(site: Site, way: str) -> None:
    """What is published stands as it was, and what went is counted."""
    site.publish(OLD)
    site.publish(NEW)
    assert site.rendered == NEW.keys() - {".nojekyll", "articles/index.html"}
    assert site.pruned == 3
    site.publish(NEW)
    assert (site.rendered, site.pruned) == (set(), 0)


def test_an_unchanged_site_is_not_exchanged(site: Site) -> None:
    """Nothing to publish leaves the very folder in its place."""
    site.publish(OLD)
    before = site.output.stat().st_ino
    site.publish(OLD)
    assert site.output.stat().st_ino == before


def rewrite(path: Path) -> None:
    """Other bytes of the same size, with the times put back."""
    before = path.stat()
    path.write_bytes(path.read_bytes()[::-1])
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def empty(path: Path) -> None:
    path.write_bytes(b"")


def link_away(path: Path) -> None:
    path.unlink()
    path.symlink_to("/etc/hostname")


def make_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("damage", [rewrite, empty, Path.unlink, link_away, make_pipe, make_folder])
def test_damage_by_hand_is_seen_and_mended(site: Site, way: str, damage) -> None:
    """A published file that is not as it was published is rendered again."""
    site.publish(OLD)
    site.publish(NEW)
    damage(site.output / "articles" / "contract.html")
    assert site.publish(NEW) == []
    assert site.rendered == {"articles/contract.html"}
    assert site.holds(NEW)


def test_permissions_taken_away_are_given_back(site: Site) -> None:
    site.publish(OLD)
    os.chmod(site.output / "index.html", 0o600)
    site.publish(OLD)
    assert stat.S_IMODE((site.output / "index.html").stat().st_mode) == 0o644


@pytest.mark.parametrize("damage", [rewrite, empty, Path.unlink, link_away])
def test_a_damaged_manifest_is_written_again(site: Site, damage) -> None:
    site.publish(OLD)
    damage(site.output / "manifest.json")
    assert site.publish(OLD) == []
    assert site.holds(OLD)


def test_the_staged_twin_of_a_file_edited_in_place_is_not_published(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Linked trees share bytes: an editor that writes into one is noticed in both."""
    monkeypatch.setattr(staging, "FEW", 0)
    site.publish(OLD)
    site.publish(NEW)
    with (site.output / "articles/index.html").open("r+b") as file:
        file.write(b"LIST")
    assert site.publish(OLD) == []
    assert "articles/index.html" in site.rendered
    assert site.holds(OLD)


def test_without_the_cache_what_stands_is_read_again(site: Site) -> None:
    """The manifest alone is enough to know the files, and to see which of them is damaged."""
    site.publish(OLD)
    site.cache.rename(site.root / "gone")
    rewrite(site.output / "index.html")
    assert site.publish(OLD) == []
    assert site.rendered == {"index.html"}
    assert site.holds(OLD)


def test_clean_trusts_no_record(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.publish(OLD)
    site.publish(NEW)
    site.configure(clean=True)
    assert site.publish(OLD) == []
    assert site.holds(OLD)


@pytest.mark.parametrize("damage", [rewrite, empty, Path.unlink, link_away])
def test_damaged_records_only_cost_time(site: Site, damage) -> None:
    """What the cache says is checked, and made anew where it does not check."""
    site.publish(OLD)
    site.publish(NEW)
    for record in site.cache.glob("sites/*/tree-*"):
        damage(record)
    assert site.publish(OLD) == []
    assert site.holds(OLD)
    assert Path("/etc/hostname").read_bytes() != b""


def test_links_planted_in_the_workplace_are_not_followed(site: Site, tmp_path: Path) -> None:
    """Nothing is written, and nothing taken, where a link in the cache leads."""
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "articles").mkdir(parents=True)
    (elsewhere / "articles" / "index.html").write_text("mine")
    site.publish(OLD)
    site.publish(NEW)
    (place,) = (site.cache / "sites").iterdir()
    (place / "staging").rename(tmp_path / "aside")
    (place / "staging").symlink_to(elsewhere)
    (place / "ready").symlink_to(elsewhere)
    assert site.publish(OLD) == []
    assert site.holds(OLD)
    (place / "staging" / "events" / "x.html").parent.mkdir(exist_ok=True)
    (place / "staging" / "tags").symlink_to(elsewhere)
    (place / "staging" / "articles" / "contract.html").unlink(missing_ok=True)
    (place / "staging" / "articles" / "contract.html").symlink_to(elsewhere / "new")
    assert site.publish({**NEW, "tags/port.html": "port"}) == []
    assert [p.name for p in elsewhere.rglob("*")] == ["articles", "index.html"]


def test_manifest_is_a_sorted_list_of_all_but_itself(site: Site) -> None:
    site.publish({"b.html": "b", "a.html": "a"})
    text = (site.output / "manifest.json").read_text()
    manifest = json.loads(text)
    assert list(manifest) == ["format", "generator", "profile", "files"]
    assert list(manifest["files"]) == ["a.html", "b.html"]
    assert (manifest["format"], manifest["profile"]) == (1, "public")


def test_modes_do_not_depend_on_the_umask(site: Site) -> None:
    before = os.umask(0o077)
    try:
        site.publish(OLD)
        site.publish(NEW)
    finally:
        os.umask(before)
    modes = {stat.S_IMODE(p.stat().st_mode) for p in site.output.rglob("*") if p.is_file()}
    folders = {stat.S_IMODE(p.stat().st_mode) for p in site.output.rglob("*") if p.is_dir()}
    assert (modes, folders) == ({0o644}, {0o755})
    assert stat.S_IMODE(site.output.stat().st_mode) == 0o755


def test_a_link_to_the_output_folder_stays_a_link(site: Site, way: str) -> None:
    """What it leads to is exchanged."""
    target = site.root / "www"
    target.mkdir()
    site.output.symlink_to(target)
    for state in (OLD, NEW):
        assert site.publish(state) == []
        assert site.holds(state)
    assert site.output.is_symlink()


# What forbids publishing


@pytest.mark.parametrize("output", ["content", ".", "/", "~", "content/../content", "overlay"])
def test_an_output_that_holds_what_must_not_be_replaced_is_refused(
    site: Site, output: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site.root / "overlay").mkdir()
    monkeypatch.setenv("HOME", str(site.root))
    path = os.path.join(site.root, os.path.expanduser(output))
    site.configure(output=path, overlay=str(site.root / "overlay"))
    assert site.publish(OLD) == ["output-holds-content"]
    assert sorted(p.name for p in site.root.iterdir()) == ["content", "overlay"]


@pytest.mark.parametrize("output", ["content/site", "content/assets/x", "overlay/site"])
def test_an_output_among_the_files_that_are_read_is_refused(site: Site, output: str) -> None:
    """What one build publishes is not what the next one reads."""
    (site.root / "overlay").mkdir()
    site.configure(output=str(site.root / output), overlay=str(site.root / "overlay"))
    assert site.publish(OLD) == ["output-holds-content"]
    assert not (site.root / output).exists()


def test_a_link_does_not_hide_that_the_output_holds_the_content(site: Site) -> None:
    site.output.symlink_to(site.root)
    assert site.publish(OLD) == ["output-holds-content"]


def test_an_output_that_is_no_folder_is_refused(site: Site) -> None:
    site.output.write_text("a file")
    assert site.publish(OLD) == ["output-not-folder"]
    site.output.unlink()
    site.output.symlink_to(site.output)
    assert site.publish(OLD) == ["output-not-folder"]


def test_a_site_of_another_profile_is_refused(site: Site) -> None:
    site.publish(OLD, profile="internal")
    assert site.publish(NEW) == ["other-profile"]
    (site.output / "manifest.json").unlink()
    assert site.publish(NEW) == ["other-profile"]


@pytest.mark.parametrize("path", ["thesis.doc", "articles/notes.txt", "articles/CNAME", "x/y/z"])
def test_a_file_of_somebody_else_is_never_deleted(site: Site, way: str, path: str) -> None:
    """It stops the build, by name, and stays."""
    site.publish(OLD)
    (site.output / path).parent.mkdir(parents=True, exist_ok=True)
    (site.output / path).write_text("mine")
    assert site.publish(NEW) == ["foreign-file"]
    assert path in next(iter(site.report)).params["file"]
    assert site.holds(OLD, {path: "mine"})


def test_a_folder_that_no_build_made_is_refused(site: Site) -> None:
    site.output.mkdir()
    (site.output / "manifest.json").write_text('{"name": "an app"}')
    for n in range(12):
        (site.output / f"{n}.txt").write_text("mine")
    assert site.publish(OLD) == ["foreign-file"] * 11
    assert len(site.read()) == 12


def test_a_linked_folder_in_the_output_is_foreign_and_not_gone_into(site: Site) -> None:
    site.publish(OLD)
    (site.root / "photos").mkdir()
    (site.root / "photos" / "a.jpg").write_text("mine")
    (site.output / "photos").symlink_to(site.root / "photos")
    assert site.publish(NEW) == ["foreign-file"]
    assert (site.root / "photos" / "a.jpg").exists()


def test_a_manifest_that_names_files_elsewhere_deletes_nothing(site: Site, way: str) -> None:
    """Its paths are looked up, never followed."""
    site.publish(OLD)
    (site.root / "mine.txt").write_text("mine")
    manifest = json.loads((site.output / "manifest.json").read_bytes())
    manifest["files"]["../mine.txt"] = manifest["files"]["index.html"]
    manifest["files"][str(site.root / "mine.txt")] = manifest["files"]["index.html"]
    (site.output / "manifest.json").write_text(json.dumps(manifest))
    assert site.publish(NEW) == []
    assert site.holds(NEW)
    assert (site.root / "mine.txt").read_text() == "mine"


# What is the user's own


def test_dot_names_and_cname_are_carried_over(site: Site, way: str) -> None:
    """Through every exchange, as the very same files and folders."""
    site.output.mkdir()
    (site.output / ".git" / "objects").mkdir(parents=True)
    (site.output / ".git" / "HEAD").write_text("ref: refs/heads/main")
    (site.output / ".gitkeep").write_text("")
    (site.output / "CNAME").write_text("dossier.example")
    (site.output / ".old").symlink_to("nowhere")
    (site.output / "articles").mkdir()
    (site.output / "articles" / ".DS_Store").write_text("finder")
    users = {
        ".git/HEAD": "ref: refs/heads/main",
        ".gitkeep": "",
        "CNAME": "dossier.example",
        "articles/.DS_Store": "finder",
    }
    git = (site.output / ".git").stat().st_ino
    for state in (OLD, NEW, NEW, {"index.html": "alone"}, OLD):
        assert site.publish(state) == []
        assert site.holds(state, users)
        assert (site.output / ".git").stat().st_ino == git
        assert (site.output / ".old").is_symlink()
    names = {p.name for p in site.cache.rglob("*")}
    assert not names & {".git", "CNAME", ".old", ".DS_Store", ".gitkeep"}


def test_a_nojekyll_of_the_users_is_ours_to_write(site: Site) -> None:
    site.output.mkdir()
    (site.output / ".nojekyll").write_text("")
    assert site.publish(OLD) == []
    assert site.publish(NEW) == []
    assert site.holds(NEW)


def test_a_file_put_there_during_the_build_stays(site: Site) -> None:
    """It is in the output folder still, and the next build says that it is foreign."""
    site.publish(OLD)

    def step(name: str) -> None:
        if name == "ready":
            (site.output / "late.txt").write_text("mine")

    assert site.publish(NEW, step=step) == []
    assert site.holds(NEW, {"late.txt": "mine"})
    assert site.publish(OLD) == ["foreign-file"]


def test_a_file_that_changes_during_the_build_stops_it(site: Site) -> None:
    """What is copied to the new site is what was looked at."""
    site.publish(OLD)
    publication = Publication(site.config, Report())
    publication.open()
    (site.output / "index.html").write_text("OLD front")
    with pytest.raises(OSError, match="changed during the build"):
        publication.commit({"index.html": publication.published["index.html"]}, set())
    assert (site.output / "articles" / "harbour.html").exists()


def test_records_of_other_trees_are_forgotten(site: Site) -> None:
    for state in (OLD, NEW, OLD, NEW):
        site.publish(state)
    (place,) = (site.cache / "sites").iterdir()
    names = [path.name for path in place.iterdir()]
    bases = [name for name in names if name.startswith("tree-files-")]
    heads = [name for name in names if name.startswith("tree-") and name not in bases]
    assert (len(heads), len(bases)) == (2, 2)
    assert {*names} - {*heads, *bases} == {".gitignore", "staging"}
    assert Records(str(place)).load(str(site.output)) is not None


def test_what_killed_runs_left_is_forgotten_where_nothing_is_to_be_published(site: Site) -> None:
    for state in (OLD, NEW):
        site.publish(state)
    (place,) = (site.cache / "sites").iterdir()
    before = {path.name for path in place.iterdir()}
    left = {"tree-files-1", "tree-files-2", "tree-1-1"}
    for name in left:
        (place / name).write_bytes(b"")
    site.publish(NEW)
    after = {path.name for path in place.iterdir()}
    # What is known of the site has another name, where files have settled meanwhile.
    assert (after & left, len(after)) == (set(), len(before))


def test_the_next_run_reads_no_file_that_stands_as_it_was(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Marks are enough, once the file system's clock has ticked."""
    monkeypatch.setattr(staging, "FEW", 0)
    site.publish(OLD)
    read: list[str] = []
    monkeypatch.setattr("dossier.building.publishing.trees.hash_plain", read.append)
    site.publish(OLD)
    site.publish(NEW)
    site.publish(NEW)
    assert read == []
