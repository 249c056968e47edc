"""Nothing in a content folder is silently left out, and nothing outside it is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dossier.diagnostics import Report
from dossier.diagnostics.rendering import render_text
from dossier.model.records import KIND_FOLDERS
from dossier.reading.discover import discover


def write(root: Path, *paths: str) -> Path:
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    return root


def findings(report: Report) -> list[tuple[str, str]]:
    return [(found.code, found.path) for found in report]


def test_the_top_folder_gives_the_kind(tmp_path: Path) -> None:
    """Sub-folders are free; the order is that of paths."""
    write(
        tmp_path, "dossier.yaml", "articles/2024/x.md", "articles/lot.yaml", "notes/a/1.md",
        "actors/a.md", "events/e.md", "quotations/q.md", "claims/c.md", "pages/p.md",
        "sources/s.bib", "sources/s.json", "sources/s.yaml", "articles/_defaults.yaml",
        "assets/img/a.png", "assets/README.txt", "_defaults.yaml",
    )  # fmt: skip
    report = Report()

    assert [(file.path, file.kind) for file in discover(str(tmp_path), report)] == [
        ("_defaults.yaml", "defaults"),
        ("actors/a.md", "actor"),
        ("articles/2024/x.md", "article"),
        ("articles/_defaults.yaml", "defaults"),
        ("articles/lot.yaml", "article"),
        ("assets/README.txt", "asset"),
        ("assets/img/a.png", "asset"),
        ("claims/c.md", "claim"),
        ("dossier.yaml", "config"),
        ("events/e.md", "event"),
        ("notes/a/1.md", "note"),
        ("pages/p.md", "page"),
        ("quotations/q.md", "quotation"),
        ("sources/s.bib", "reference"),
        ("sources/s.json", "reference"),
        ("sources/s.yaml", "reference"),
    ]
    assert findings(report) == []


def test_hidden_names_and_readmes_are_nobodys(tmp_path: Path) -> None:
    """Names that begin with `.` or `_`, and README.md, are ignored wherever they are."""
    write(tmp_path, "README.md", "articles/README.md", "articles/_brouillon.md", "_x/a.md", ".git/b.md", "articles/.x.md")  # fmt: skip
    report = Report()

    assert (discover(str(tmp_path), report), findings(report)) == ([], [])


def test_what_editors_leave_beside_a_file_is_nobodys(tmp_path: Path) -> None:
    """Backups, swap files, locks, what systems draw folders with; a record whose name begins like one is a record."""
    write(
        tmp_path, "articles/a.md~", "articles/#a.md#", "articles/a.md.swp", "articles/4913",
        "articles/~$a.md", "articles/a.md___jb_tmp___", "notes.md~", "assets/a.png~",
        "articles/#metoo.md", "articles/Thumbs.db", "notes/Icon\r",
    )  # fmt: skip
    report = Report()

    assert [file.path for file in discover(str(tmp_path), report)] == ["articles/#metoo.md"]
    assert findings(report) == []


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("about.md", "misplaced-file"),
        ("article/x.md", "misplaced-file"),
        ("Articles/x.md", "misplaced-file"),
        ("articles/x.MD", "misplaced-file"),
        ("articles/x.markdown", "misplaced-file"),
        ("articles/x.txt", "misplaced-file"),
        ("articles/x.yml", "misplaced-file"),
        ("articles/x.md.txt", "misplaced-file"),
        ("sources/x.bib.txt", "misplaced-file"),
        ("dossier.yaml.txt", "misplaced-file"),
        ("sources/x.yml", "misplaced-file"),
        ("sources/x.md", "misplaced-file"),
        ("articles/x.bib", "misplaced-file"),
        ("sources/x.txt", "file-ignored"),
        ("dossier.yml", "misplaced-file"),
        ("articles/photo.jpg", "file-ignored"),
        ("articles/x.docx", "file-ignored"),
        ("x.docx", "file-ignored"),
        ("article/x.txt", "file-ignored"),
        ("event/x.yaml", "file-ignored"),
        ("articles/a\u202eb.md", "file-name"),
        ("articles/a\nb.md", "file-name"),
        ("articles/a\\b.md", "file-name"),
    ],
)
def test_what_would_be_left_out_is_said(tmp_path: Path, path: str, code: str) -> None:
    """A record in the wrong place, or by the wrong name, is an error; another file a warning."""
    report = Report()

    assert discover(str(write(tmp_path, path)), report) == []
    assert [found.code for found in report] == [code]


@pytest.mark.parametrize(
    ("path", "beside", "hint"),
    [
        ("articles/x.txt", "articles/y.md", "rename"),
        ("articles/x.txt", "articles/x.md", "taken"),
        ("articles/x.txt", "articles/x.yaml", "rename"),
        ("articles/x.md.txt", "articles/y.md", "rename"),
        ("articles/x.md.txt", "articles/x.md", "taken"),
        ("sources/x.yml", "sources/x.yaml", "taken"),
        ("dossier.yml", "articles/x.md", "rename"),
        ("dossier.yml", "dossier.yaml", "second"),
    ],
)
def test_no_name_is_proposed_that_another_file_has(
    tmp_path: Path, path: str, beside: str, hint: str
) -> None:
    """The file that is there would be overwritten."""
    report = Report()
    discover(str(write(tmp_path, path, beside)), report)

    assert [found.hint for found in report] == [f"misplaced-file.{hint}"]


@pytest.mark.parametrize(
    ("path", "mended"),
    [
        ("articles/bis.md.txt", "bis.md"),
        ("articles/bis.markdown.TXT", "bis.md"),
        ("articles/bis.txt.txt", "bis.md"),
        ("articles/v1.2.txt", "v1.2.md"),
        ("sources/x.bib.txt", "x.bib"),
        ("dossier.yaml.txt", "dossier.yaml"),
    ],
)
def test_an_ending_that_was_hidden_is_taken_off(tmp_path: Path, path: str, mended: str) -> None:
    """Windows shows `bis.md` where a text editor wrote `bis.md.txt`."""
    report = Report()
    discover(str(write(tmp_path, path)), report)

    assert [found.params["mended"] for found in report] == [mended]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("articles/x.txt", "dans articles/, les fichiers se terminent par .md ou .yaml\xa0:"),
        ("sources/x.yml", "dans sources/, les fichiers se terminent par .yaml, .json ou .bib\xa0:"),
    ],
)
def test_the_endings_of_a_folder_are_listed_as_one_speaks(
    tmp_path: Path, path: str, words: str
) -> None:
    """The last stands behind « ou »; « de » stands before no vowel."""
    report = Report()
    root = str(write(tmp_path, path))
    discover(root, report)

    assert words in render_text(report, lang="fr", content_dir=root)


def test_a_name_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    """On Linux a name is any bytes."""
    folder = write(tmp_path, "articles/x.md") / "articles"
    try:
        (folder / os.fsdecode(b"\xff.md")).write_text("x")
    except OSError:
        pytest.skip("this file system takes no such name")
    report = Report()

    assert [file.path for file in discover(str(tmp_path), report)] == ["articles/x.md"]
    assert findings(report) == [("file-name", "articles")]


def test_links_stay_inside_and_end(tmp_path: Path) -> None:
    """Inside the folder a link is followed once; outside, in a circle or nowhere is an error."""
    root = write(tmp_path / "content", "articles/a.md", "_shared/b.md")
    write(tmp_path, "secret.md")
    articles = root / "articles"
    (articles / "in").symlink_to(root / "_shared")
    (articles / "in-again").symlink_to(root / "_shared")
    (articles / "out.md").symlink_to(tmp_path / "secret.md")
    (articles / "loop").symlink_to(articles)
    (articles / "none.md").symlink_to(root / "nowhere")
    report = Report()

    assert [file.path for file in discover(str(root), report)] == [
        "articles/a.md",
        "articles/in/b.md",
    ]
    assert findings(report) == [
        ("link-circular", "articles/in-again"),
        ("link-circular", "articles/loop"),
        ("link-broken", "articles/none.md"),
        ("link-outside", "articles/out.md"),
    ]


def test_an_overlays_paths_say_so(tmp_path: Path) -> None:
    """So that two files of one name are two, and a finding names the right one."""
    content = write(tmp_path / "content", "articles/a.md", "dossier.yaml")
    overlay = write(tmp_path / "overlay", "articles/a.md")
    files = discover(str(content), Report(), str(overlay))

    assert [file.path for file in files] == [
        "articles/a.md",
        "dossier.yaml",
        "overlay:articles/a.md",
    ]
    assert files[2].absolute == str(overlay / "articles" / "a.md")


@pytest.mark.parametrize("name", ["dossier.yaml", "dossier.yml"])
def test_an_overlay_has_no_settings(tmp_path: Path, name: str) -> None:
    """And no name is proposed under which they would be read there."""
    report = Report()
    content = write(tmp_path / "content", "dossier.yaml")
    discover(str(content), report, str(write(tmp_path / "overlay", name)))

    assert [found.hint for found in report] == ["misplaced-file.overlay"]


@pytest.mark.parametrize(
    ("one", "other", "variant"),
    [
        ("assets/Plan.png", "assets/plan.png", None),
        ("assets/\N{LATIN CAPITAL LETTER E WITH ACUTE}t.png", "assets/\u00e9t.png", None),
        ("assets/e\u0301t.png", "assets/\u00e9t.png", "name-twice.accents"),
        ("articles/2024/A.md", "articles/2024/a.md", None),
    ],
)
def test_names_that_other_systems_take_for_one_are_an_error(
    tmp_path: Path, one: str, other: str, variant: str | None
) -> None:
    """It names both; files of one name in two folders are no such case."""
    report = Report()
    write(tmp_path, one, other, "assets/other/plan.png")
    if other not in {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")}:
        pytest.skip("this system takes them for one")

    discover(str(tmp_path), report)

    (found,) = report
    assert (found.code, found.path, found.params["other"], found.variant) == (
        "name-twice", other, one, variant,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("path", "hint", "kind"),
    [
        ("articles/x.docx", "text", "article"),
        ("notes/x.PDF", "text", "note"),
        ("x.odt", "text", "article"),
        ("articles/x.jpg", None, "article"),
        ("sources/x.ris", "references", "reference"),
        ("sources/x.jpg", None, "reference"),
    ],
)
def test_what_is_ignored_is_told_with_its_way_into_the_dossier(
    tmp_path: Path, path: str, hint: str | None, kind: str
) -> None:
    """A text by `dossier add`, references by an export, an image through `assets/`."""
    report = Report()

    discover(str(write(tmp_path, path)), report)

    (found,) = report
    assert (hint and f"file-ignored.{hint}", kind) == (found.hint, found.params["kind"])


def test_a_file_knows_what_tells_it_from_a_changed_one(tmp_path: Path) -> None:
    """Device, inode, size, and both times in nanoseconds."""
    write(tmp_path, "articles/a.md")
    (file,) = discover(str(tmp_path), Report())
    stat = os.stat(file.absolute)

    assert file.stat == (stat.st_dev, stat.st_ino, 1, stat.st_mtime_ns, stat.st_ctime_ns)


@pytest.mark.parametrize(
    ("path", "hint", "told"),
    [
        ("sources/x.md", "elsewhere", ("kind", "source")),
        ("articles/x.bib", "elsewhere", ("others", "sources")),
        ("événements/x.md", "near", ("near", "events")),
        ("affirmations/x.md", "near", ("near", "claims")),
        ("acteurs/x.md", "near", ("near", "actors")),
        ("citations/x.md", "near", ("near", "quotations")),
        ("recettes/x.md", None, ("folders", ", ".join(KIND_FOLDERS))),
    ],
)
def test_a_record_in_the_wrong_place_is_told_the_right_one(
    tmp_path: Path, path: str, hint: str | None, told: tuple[str, str]
) -> None:
    """What its folder is called, or what that reads."""
    report = Report()
    discover(str(write(tmp_path, path)), report)

    (found,) = report
    assert found.code == "misplaced-file"
    assert found.hint == (hint and f"misplaced-file.{hint}")
    assert found.params[told[0]] == told[1]
