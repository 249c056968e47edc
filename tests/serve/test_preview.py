"""A preview builds what is saved, once, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import DossierOnDisk
from tests.serve.running import LONGEST, REPOSITORY, Preview, children

VOTE = "articles/vote.html"


def test_quick_saves_make_one_build(small: DossierOnDisk) -> None:
    """Two files saved at once, and an editor's way over a temporary file, are one build."""
    article = small.content / "articles/contrat.md"
    beside = article.with_name(".contrat.md.tmp")
    with Preview(small.root) as preview:
        made = []
        # A machine under load may take a break between two saves: not each time.
        for number in range(4):
            before = preview.settle()
            small.edit("articles/vote.md", "a voté", "a revoté")
            beside.write_text(article.read_text("utf-8").replace("Le port", "Le quai"), "utf-8")
            os.replace(beside, article)
            small.edit("articles/vote.md", "a revoté", f"a voté {number} fois")
            preview.wait_for(lambda n=number: f"a voté {n} fois" in preview.page(VOTE))
            made.append(preview.settle() - before)
            if made[-1] == 1:
                break
            small.edit("articles/vote.md", f"a voté {number} fois", "a voté")

        assert made[-1] == 1, made


def test_save_during_a_build_is_not_lost(small: DossierOnDisk) -> None:
    """Whatever a build misses, the next takes up."""
    with Preview(small.root) as preview:
        for number in range(25):
            small.edit("articles/vote.md", "Le conseil", f"Le conseil {number},")
            time.sleep(0.04)
        preview.wait_for(lambda: "Le conseil 24," in preview.page(VOTE))


def test_new_folder_is_watched_and_a_link_out_is_not(small: DossierOnDisk, tmp_path: Path) -> None:
    """Files in a folder made after the start are seen; what a link leads to is not."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    with Preview(small.root) as preview:
        preview.wait_for_build(1)
        small.write({"pages/a/methode.md": "---\ntitle: Méthode\n---\nUn mot.\n"})
        preview.wait_for(lambda: preview.page("methode.html"))
        small.write({"pages/a/limites.md": "---\ntitle: Limites\n---\nUn mot.\n"})
        preview.wait_for(lambda: preview.page("limites.html"))
        (small.content / "pages/b").symlink_to(elsewhere, target_is_directory=True)
        before = preview.settle()
        (elsewhere / "x.md").write_text("---\ntitle: X\n---\n")
        (small.root / "notes.txt").write_text("x")
        (small.content / "articles/.contrat.md.swp").write_text("x")
        (small.content / "articles/contrat.md~").write_text("x")

        assert preview.settle() == before


def test_content_that_went_and_came_back_is_watched(small: DossierOnDisk) -> None:
    """As when git checks out another branch: the preview waits, and goes on."""
    away = small.root / "away"
    with Preview(small.root) as preview:
        before = preview.settle()
        small.content.rename(away)
        preview.wait_for_build(before + 1)
        away.rename(small.content)
        preview.wait_for_build(before + 2)
        preview.settle()
        small.edit("articles/vote.md", "a voté", "a revoté")
        preview.wait_for(lambda: "a revoté" in preview.page(VOTE))

    assert not any("Traceback" in line for line in preview.errors)


def test_theme_of_the_project_is_watched(small: DossierOnDisk) -> None:
    """A style saved in `themes/`, even in a folder made after the start, is built."""
    small.edit("dossier.yaml", "lang: fr", "lang: fr\ntheme: maison")
    with Preview(small.root) as preview:
        assert "1 error" in preview.wait_for_build(1)
        theme = small.root / "themes/maison"
        (theme / "static").mkdir(parents=True)
        (theme / "static/style.css").write_text("body { color: red }")
        (theme / "theme.yaml").write_text("name: maison\nextends: default\n")
        preview.wait_for(lambda: styles(preview) == ["body { color: red }"])
        (theme / "static/style.css").write_text("body { color: blue }")
        preview.wait_for(lambda: styles(preview) == ["body { color: blue }"])


def styles(preview: Preview) -> list[str]:
    assets = preview.root / ".dossier-cache/preview/internal/assets"
    try:
        return [path.read_text("utf-8") for path in assets.glob("style.*.css")]
    except FileNotFoundError:
        return []  # The site was exchanged between the look at its names and that at the file.


def test_errors_are_told_and_the_preview_goes_on(small: DossierOnDisk) -> None:
    """Diagnostics go to standard error with their place; the mended file is built; nothing is
    written beside the content but the cache."""
    with Preview(small.root) as preview:
        before = preview.settle()
        small.edit("articles/vote.md", "2024-04", "2024-13")
        stopped = "1 error: the preview shows the last good pages"
        preview.wait_for(lambda: preview.builds() > before and stopped in preview.lines[-1])
        small.edit("articles/vote.md", "2024-13", "2024-04")
        preview.wait_for(lambda: preview.builds() and "error" not in preview.lines[-1])

    assert any("content/articles/vote.md:3:12: error[" in line for line in preview.errors)
    assert sorted(os.listdir(small.root)) == [".dossier-cache", "content"]


def test_a_killed_builder_is_begun_again(small: DossierOnDisk) -> None:
    """The process that builds dies (memory, say): the next save has a new one."""
    with Preview(small.root) as preview:
        preview.settle()
        builder = builder_of(preview)
        os.kill(builder, signal.SIGKILL)
        preview.wait_for(lambda: not is_there(builder))
        small.edit("articles/vote.md", "a voté", "a revoté")
        preview.wait_for(lambda: "a revoté" in preview.page(VOTE))


def builder_of(preview: Preview) -> int:
    found = children(preview.process.pid)
    if not found:
        pytest.skip("this system does not list a process's children")
    return found[0]


def is_there(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False


@pytest.mark.parametrize(
    ("end", "code", "waits"),
    [
        (signal.SIGINT, 130, True),
        (signal.SIGINT, 130, False),
        (signal.SIGTERM, 130, True),
        (signal.SIGKILL, -9, True),
        (signal.SIGKILL, -9, False),
    ],
)
def test_nothing_is_left_running(small: DossierOnDisk, end: int, code: int, waits: bool) -> None:
    """However it ends, the process that builds ends too, and the port is free again."""
    with Preview(small.root) as preview:
        if waits:
            preview.wait_for_build(1)
        builder = builder_of(preview)
        preview.process.send_signal(end)

        assert preview.process.wait(LONGEST) == code

        preview.wait_for(lambda: not is_there(builder))
        with socket.socket() as free:
            free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            free.bind(("127.0.0.1", preview.port))
        assert preview.errors == []


def run(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dossier", "serve", "--lang", "en", *options],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )


def test_taken_port_is_said(small: DossierOnDisk) -> None:
    """A second preview on the same port ends with 3 and a way out."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = run(small.root, "--port", str(taken.getsockname()[1]))

    assert done.returncode == 3
    assert "error[port-taken]" in done.stderr
    assert "--port 0" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("host", ["no-such-host.invalid", "192.0.2.1", "a..b"])
def test_unusable_host_is_said(small: DossierOnDisk, host: str) -> None:
    """An address that is not of this machine is a wrong command line."""
    done = run(small.root, "--port", "0", "--host", host)

    assert done.returncode == 2
    assert "error[host-unknown]" in done.stderr
    assert done.stdout == ""


def test_exposure_is_said(
    small: DossierOnDisk,
) -> None:
    """Listening beyond this machine is warned of, with what can be read."""
    with Preview(small.root, "--host", "0.0.0.0") as preview:
        preview.wait_for(lambda: any("warning[preview-exposed]" in line for line in preview.errors))

    assert "http://127.0.0.1:" in preview.lines[0]
