"""Whatever happens between builds, one that has a past gives what one without gives.

`DOSSIER_SEQUENCES=5000 pytest tests/building/test_sequences.py` tries more of them.
"""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from edits import DAMAGES, EDITS, START, WORDS, put, restore
from test_publish import set_way

from dossier.building import BuildResult, build, check
from dossier.building.stamp import code_stamp
from tests.conftest import NOW, DossierOnDisk, files_below

SEQUENCES = int(os.environ.get("DOSSIER_SEQUENCES", "120"))
IN_ONE_DOSSIER = 10
"""Sequences that follow each other in one: the past of each is long."""
ROUNDS = 3
"""At most; only what the last came to is held against a clean build."""
WAYS = ["exchange", "exchange", "renames", "one by one", "links", "beside"]
USERS = {"CNAME": b"dossier.example", ".well-known/own": b"own"}
OUTSIDE = b"must stay\n"


@pytest.mark.parametrize("first", range(0, SEQUENCES, IN_ONE_DOSSIER))
def test_a_build_after_any_edits_is_a_clean_build(
    write_dossier: Callable[..., DossierOnDisk], monkeypatch: pytest.MonkeyPatch, first: int
) -> None:
    """Bytes, exit code and every finding, whatever was edited, damaged or taken away, whatever
    the clock says and however the folders are exchanged."""
    set_way(WAYS[first // IN_ONE_DOSSIER % len(WAYS)], monkeypatch)
    clock = Clock(monkeypatch)
    stamp = code_stamp()
    monkeypatch.setattr("dossier.building.run.code_stamp", lambda: stamp)
    dossier = write_dossier(START)
    for seed in range(first, min(first + IN_ONE_DOSSIER, SEQUENCES)):
        rng = random.Random(seed)
        restore(dossier, rng)
        trail = [f"seed {seed}"]
        for _ in range(rng.randrange(ROUNDS)):
            happen(dossier, rng, clock, trail)
            trail.append("build")
            dossier.build()
        happen(dossier, rng, clock, trail)
        follow(dossier, rng, trail)


class Clock:
    """The hour that builds see."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        real = time.time_ns
        self.ahead = 0
        monkeypatch.setattr(time, "time_ns", lambda: real() + self.ahead)


def happen(dossier: DossierOnDisk, rng: random.Random, clock: Clock, trail: list[str]) -> None:
    """Some edits, perhaps a damage, and another hour: files count as settled, or do not."""
    # A file system's clock ticks every few milliseconds: none of its times comes twice.
    time.sleep(0.005)
    chosen = [rng.choice(WORDS) for _ in range(rng.randrange(3))]
    if rng.random() < 0.4:
        chosen.append(rng.choice(EDITS))
    if rng.random() < 0.3:
        chosen.append(rng.choice(DAMAGES))
    put(dossier.root / "outside.md", OUTSIDE)
    for function in chosen:
        trail.append(function.__name__)
        function(dossier, rng)
    (dossier.root / "outside.md").write_bytes(OUTSIDE)
    clock.ahead = rng.choice([10, 10, 10, 0, -3600]) * 1_000_000_000


def follow(dossier: DossierOnDisk, rng: random.Random, trail: list[str]) -> None:
    """A build, held against one without a past; before it perhaps what else an editor runs."""
    options: dict[str, object] = {"now": NOW + rng.choice([0, 0, 0, 10**6])}
    if rng.random() < 0.1:
        options["strict"] = True
    if rng.random() < 0.1:
        options["explain"] = True
    trail.append(f"build {options}")
    before = files_below(dossier.site)
    match rng.randrange(12):
        case 0:
            trail.append("after a check")
            found = check(dossier.config(**options))
            wanted = clean(dossier, **options)
            # A template's mistake shows where it is rendered, and nowhere else.
            if "template-failed" not in [finding.code for finding in wanted.report]:
                assert said(found) == said(wanted), trail
        case 1:
            trail.append("after a review")
            dossier.build(**options, profile="review")
        case 2:
            trail.append("with --clean")
            dossier.build(**options, clean=True)
            before = files_below(dossier.site)
    result = dossier.build(**options)
    wanted = clean(dossier, **options)
    assert said(result) == said(wanted), trail
    after = files_below(dossier.site)
    if result.stopped:
        assert after == before, trail
    else:
        users = {name: after.pop(name) for name in USERS if name in after}
        assert all(users.get(name) == before[name] for name in USERS if name in before), trail
        assert after == files_below(Path(wanted.output)), trail
        for name, data in USERS.items():
            put(dossier.site / name, data)
    assert (dossier.root / "outside.md").read_bytes() == OUTSIDE, trail


def clean(dossier: DossierOnDisk, **options: object) -> BuildResult:
    """A build that has no past."""
    output, cache = dossier.root / "clean", dossier.root / "clean.cache"
    for folder in (output, cache):
        shutil.rmtree(folder, ignore_errors=True)
    return build(dossier.config(**options, output=str(output), cache=str(cache)))


def said(result: BuildResult) -> tuple[object, ...]:
    """What decides on the exit code, and all that is told to the editor."""
    return (result.stopped, *result.report)
