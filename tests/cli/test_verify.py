"""`dossier verify` reads a published site again and names every file that is not as it was."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from dossier.building.parsing import Known
from dossier.building.publishing.output import workplace
from dossier.building.publishing.recorded import Records
from dossier.building.publishing.trees import entry_of
from dossier.building.verifying import Differing, verify
from dossier.building.workers import Progress
from dossier.cli import main
from dossier.cli.progress import Silence
from tests.conftest import DossierOnDisk

SILENCE: Progress = Silence()


@pytest.fixture
def site(small: DossierOnDisk, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site just built, its dossier the working directory."""
    monkeypatch.setenv("DOSSIER_LANG", "en")
    monkeypatch.chdir(small.root)
    small.build()
    return small.site


def flip(path: Path) -> None:
    """Change one bit, and give back the times."""
    marks, data = path.stat(), bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    os.utime(path, ns=(marks.st_atime_ns, marks.st_mtime_ns))


def test_every_file_that_differs_is_named(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Missing, changed (a bit, a length, a link in its place) or foreign; nothing else."""
    assert main(["verify"]) == 0
    assert "each as it was published" in capsys.readouterr().out
    flip(site / "index.html")
    (site / "search.html").write_text("")
    (site / "404.html").unlink()
    (site / "articles/vote.html").unlink()
    (site / "articles/vote.html").symlink_to("contrat.html")
    (site / "actors/roux.html").unlink()
    (site / "actors/roux.html").mkdir()
    (site / "actors/roux.html/x").write_text("x")
    (site / "CNAME").write_text("port.example")

    assert main(["verify"]) == 1
    out, err = capsys.readouterr()
    heads = [line.partition(": error[")[::2] for line in err.splitlines() if "error[" in line]
    assert [(path, said.partition("]")[0]) for path, said in heads] == [
        ("site/404.html:1:1", "file-missing"),
        ("site/actors/roux.html:1:1", "file-changed"),
        ("site/actors/roux.html/x:1:1", "foreign-file"),
        ("site/articles/vote.html:1:1", "file-changed"),
        ("site/index.html:1:1", "file-changed"),
        ("site/search.html:1:1", "file-changed"),
    ]
    assert "CNAME" in out
    assert "Missing: 1, changed: 4, foreign: 1;" in out


def test_a_copy_is_verified_where_it_stands(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without its dossier; with `--json` the summary has the counts, and the manifest's digest."""
    copy = tmp_path / "elsewhere" / "copy"
    shutil.copytree(site, copy)
    shutil.rmtree(site.parent)
    monkeypatch.chdir(tmp_path)

    assert main(["verify", str(copy), "--json"]) == 0
    summary = json.loads(capsys.readouterr().out.splitlines()[-1])["summary"]
    assert (
        summary["sound"]
        == summary["files"]
        == len([p for p in copy.rglob("*.*") if p.is_file()]) - 1
    )
    flip(copy / "index.html")
    assert main(["verify", str(copy), "--json"]) == 1
    found, last = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (found["code"], found["path"]) == ("file-changed", "elsewhere/copy/index.html")
    assert (last["summary"]["changed"], last["summary"]["manifest"]) == (1, summary["manifest"])


def test_a_folder_that_is_no_site_is_said(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """None at all is the command's mistake; one without a manifest of ours differs."""
    assert main(["verify", "nowhere"]) == 2
    assert "no-site" in capsys.readouterr().err
    assert main(["verify", "content"]) == 1
    assert "no-manifest" in capsys.readouterr().err
    assert main(["verify", "--profile", "review"]) == 2
    assert main(["verify", "site", "--profile", "review"]) == 1
    assert "other-profile" in capsys.readouterr().err


def test_a_manifest_leads_nowhere_else(site: Path) -> None:
    """What it names outside the site is missing from it, not read."""
    outside = site.parent / "secret"
    outside.write_text("secret")
    path = site / "manifest.json"
    manifest = json.loads(path.read_bytes())
    manifest["files"]["../secret"] = manifest["files"][str(outside)] = {"size": 6, "sha256": ""}
    path.write_text(json.dumps(manifest))
    found = verify(str(site), SILENCE)

    assert found is not None
    assert {one.path for one in found.differing} == {"../secret", str(outside)}
    assert {one.state for one in found.differing} == {"missing"}


def test_a_site_left_half_replaced_is_said(site: Path) -> None:
    """The journal of an exchange that did not end."""
    shutil.copy(site / "manifest.json", site / ".dossier-manifest.json")
    found = verify(str(site), SILENCE)

    assert found is not None
    assert found.differing == (Differing(".dossier-manifest.json", "unfinished"),)


def test_what_cannot_be_read_is_the_machines_failure(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is named, the others are read, and the exit code is 3."""
    refused = str(site / "index.html")

    def refusing(path: str, *rest: object) -> int:
        raise PermissionError(13, "Permission denied", path)

    real = verify.__globals__["hash_plain"]
    monkeypatch.setattr(
        "dossier.building.verifying.hash_plain", lambda p: "" if p == refused else real(p)
    )
    monkeypatch.setattr("dossier.building.verifying.open_plain", refusing)
    (site / "404.html").unlink()

    assert main(["verify"]) == 3
    assert "cannot-read" in (said := capsys.readouterr().err)
    assert "file-missing" in said


def test_marks_are_believed_by_a_plain_build_alone(
    site: Path, small: DossierOnDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where size, times and inode of a damaged file and of an edited text are those that were
    recorded, `verify` and `--clean` see both all the same."""
    page = site / "articles/contrat.html"
    sound = page.read_bytes()
    flip(page)
    records = Records(workplace(small.config()))
    record = records.read(str(site))
    assert record is not None
    marked = entry_of(page.lstat(), record.files["articles/contrat.html"].sha256, 2**63)
    records.save(str(site), replace(record, files=record.files | {"articles/contrat.html": marked}))
    monkeypatch.setattr(Known, "is_current", lambda *_: True)
    small.edit("notes/n1.md", "public", "secret")

    assert small.build().changed == ()
    assert main(["verify"]) == 1
    assert {"articles/contrat.html", "notes/n1.html"} < set(small.build(clean=True).changed)
    assert page.read_bytes() != sound
    assert main(["verify"]) == 0
