"""A site published by another process is published as by this one, and ends with it."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable

import pytest
from loaded import Loaded

from tests.conftest import SMALL, DossierOnDisk, files_below

BEGIN = """
import os, signal, sys, time
from dossier.building import build
from dossier.building.publishing import apart, publish
from dossier.config import Config
from dossier.diagnostics import Report
from dossier.diagnostics.machine import report_machine

root = sys.argv[1]
config = Config(content=root + "/content", output=root + "/site", cache=root + "/.dossier-cache",
                jobs=2, now=1_733_000_000)
"""
ELSEWHERE = """
exchange = publish.Publication.exchange

def noted(self, files, written):
    with open(root + "/pid", "w") as file:
        file.write(str(os.getpid()))
    return exchange(self, files, written)

publish.Publication.exchange = noted
result = build(config)
print(result.stopped, int(open(root + "/pid").read()) != os.getpid())
"""
FULL = """
def full(*_):
    raise OSError(28, "No space left on device", root + "/site/a", None, root + "/site/b")

publish.Publication.exchange = full
try:
    build(config)
except OSError as error:
    print(error.errno, error.strerror, os.path.basename(error.filename),
          os.path.basename(error.filename2))
"""
AT_ONCE = """
from dossier.building import parsing, sighting
parsing.GRAIN = sighting.GRAIN = 0
"""
UNWRITTEN = """
def full(self, files):
    raise OSError(28, "No space left on device", root + "/" + min(files))

publish.Publication.put = full
try:
    build(config)
except OSError as error:
    print(error.errno, error.strerror, os.path.basename(os.path.dirname(error.filename)))
"""
OVERTAKEN = """
times = []

def overtaken(self, *_):
    raise publish.Overtaken(root)

publish.Publication.exchange = overtaken
result = build(config)
print(result.stopped, [found.code for found in result.report])
"""
ENDED = """
def ended(*_):
    os.kill(os.getpid(), signal.SIGKILL)

publish.Publication.exchange = ended
try:
    build(config)
except OSError as error:
    report = Report()
    report_machine(error, report)
    print([found.code for found in report])
"""
ENDED_BEFORE = """
ask = apart.Apart._do

def ended(self, asked):
    self.settle()
    beside = forked.pop()
    beside.kill()
    os.waitid(os.P_PID, beside.pid, os.WEXITED | os.WNOWAIT)
    return ask(self, asked)

def noted(do, fork=apart.fork):
    forked.append(fork(do))
    return forked[-1]

forked = []
apart.fork, apart.Apart._do = noted, ended
try:
    build(config)
except OSError as error:
    report = Report()
    report_machine(error, report)
    print([found.code for found in report])
"""
FOREIGN = """
open(root + "/site/mine.txt", "w").close()
result = build(config)
print(result.stopped, [found.code for found in result.report])
"""
SLOW = """
def slow(*_):
    open(root + "/begun", "w").close()
    time.sleep(60)

publish.Publication.exchange = slow
build(config)
"""
INTERRUPTED = """
class Large(publish.Publication):
    @property
    def published(self):
        return {str(number): publish.Published(1, "0" * 64) for number in range(5000)}

def interrupted(self, asked):
    self.settle()
    self._pipe.send(apart._encode(asked))
    raise KeyboardInterrupt

publish.Publication, apart.Apart._do = Large, interrupted
try:
    build(config)
except KeyboardInterrupt:
    print("interrupted")
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="no process is forked elsewhere")


Run = Callable[[str], str]


@pytest.fixture
def run(dossier: DossierOnDisk, loaded: Loaded) -> Run:
    """Runs a script on the dossier in a process of its own: one with threads forks none."""

    def run(script: str) -> str:
        said, complaints, code = loaded.run(BEGIN + script, str(dossier.root))
        assert (complaints, code) == ("", 0)
        return said.strip()

    return run


@pytest.fixture
def dossier(write_dossier: Callable[..., DossierOnDisk]) -> DossierOnDisk:
    return write_dossier(SMALL)


def test_the_same_bytes(dossier: DossierOnDisk, run: Run) -> None:
    """A first build, one after an edit, one after a damage."""
    for step in ("first", "edit", "damage"):
        if step == "edit":
            dossier.edit("articles/contrat.md", "a signé le contrat", "a bien signé le contrat")
        elif step == "damage":
            (dossier.site / "index.html").write_text("?", encoding="utf-8")
        assert run(ELSEWHERE) == "False True"
        files = files_below(dossier.site)
        assert (
            dossier.built(output=str(dossier.root / "other"), cache=str(dossier.root / step))
            == files
        )


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (FULL, "28 No space left on device a b"),
        (OVERTAKEN, "True ['site-overtaken']"),
        (ENDED, "['helper-killed']"),
        (ENDED_BEFORE, "['helper-killed']"),
        (FOREIGN, "True ['foreign-file']"),
    ],
    ids=["full", "overtaken", "ended", "ended before", "foreign"],
)
def test_what_fails_there_is_told_here(
    dossier: DossierOnDisk, run: Run, script: str, said: str
) -> None:
    """The site stands, and the next build is right."""
    dossier.built()
    before = files_below(dossier.site)
    dossier.edit("articles/contrat.md", "a signé le contrat", "a bien signé le contrat")

    assert run(script) == said
    (dossier.site / "mine.txt").unlink(missing_ok=True)
    assert files_below(dossier.site) == before
    assert run(ELSEWHERE) == "False True"
    assert "bien signé" in dossier.page("articles/contrat.html")


def test_what_cannot_be_written_there_is_told_with_the_next_answer(
    dossier: DossierOnDisk, run: Run
) -> None:
    """Nobody waits for each file of the index that an edit changes, and none is missing."""
    assert run(AT_ONCE + ELSEWHERE) == "False True"
    dossier.edit("articles/contrat.md", "le confirme", "le confirme bien")
    assert run(AT_ONCE + ELSEWHERE) == "False True"
    before = files_below(dossier.site)
    dossier.edit("articles/contrat.md", "confirme bien", "confirme encore")

    assert run(AT_ONCE + UNWRITTEN) == "28 No space left on device search"
    assert files_below(dossier.site) == before
    assert run(AT_ONCE + ELSEWHERE) == "False True"
    assert "confirme encore" in dossier.page("articles/contrat.html")


def test_who_is_interrupted_is_not_held_up_by_an_answer(dossier: DossierOnDisk, run: Run) -> None:
    """However long it is: a large site has more files than a pipe has room for."""
    assert run(INTERRUPTED) == "interrupted"
    assert not dossier.build().stopped


def test_a_killed_build_takes_it_along(dossier: DossierOnDisk, loaded: Loaded) -> None:
    """And the lock is free."""
    begun = dossier.root / "begun"
    loaded.start(BEGIN + SLOW, [str(dossier.root)])
    for _ in range(3000):
        if begun.exists():
            break
        time.sleep(0.01)
    os.kill(loaded.pid, signal.SIGKILL)

    assert loaded.code() == -signal.SIGKILL
    assert not dossier.build().stopped
