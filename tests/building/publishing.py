"""A small site in a temporary folder, published state after state."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

import msgspec

from dossier.building.files import write_new
from dossier.building.publishing.publish import Publication
from dossier.building.publishing.published import Published
from dossier.config import Config, Profile
from dossier.diagnostics import Report

State = dict[str, str]


class Site:
    """What a builder does, without what it renders: states are texts by route."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.output = root / "site"
        self.cache = root / ".dossier-cache"
        (root / "content").mkdir(exist_ok=True)
        self.config = Config(
            content=str(root / "content"), output=str(self.output), cache=str(self.cache)
        )
        self.report = Report()
        self.pruned = 0
        self.rendered: set[str] = set()

    def configure(self, **changes: object) -> Config:
        self.config = msgspec.structs.replace(self.config, **changes)
        return self.config

    def publish(
        self,
        state: Mapping[str, str],
        *,
        step: Callable[[str], object] = lambda _: None,
        profile: Profile = "public",
    ) -> list[str]:
        """Publish a state, and give the codes of what was found."""
        self.report = Report()
        self.configure(profile=profile)
        publication = Publication(self.config, self.report, step=step)
        if not self.report.failed:
            files = {r: published(text) for r, text in state.items()}
            self.rendered = {r for r, p in files.items() if publication.published.get(r) != p}
            publication.open()
            for route in self.rendered:
                write_new(os.path.join(publication.staging, route), state[route].encode())
            self.pruned = publication.commit(files, self.rendered)
        return [found.code for found in self.report]

    def read(self) -> State:
        """Every file of the output but the manifest, the user's own too; links are not followed."""
        return {
            path.relative_to(self.output).as_posix(): path.read_bytes().decode()
            for path in sorted(self.output.rglob("*"))
            if path.is_file() and not path.is_symlink() and path.name != "manifest.json"
        }

    def holds(self, state: Mapping[str, str], users: Mapping[str, str] = {}) -> bool:
        """Whether the output is the whole of a state with its manifest, and nothing else."""
        manifest = json.loads((self.output / "manifest.json").read_bytes())
        listed = {r: (f["size"], f["sha256"]) for r, f in manifest["files"].items()}
        wanted = {r: (p.size, p.sha256) for r, p in ((r, published(t)) for r, t in state.items())}
        return listed == wanted and self.read() == {**state, **users}


def published(text: str) -> Published:
    return Published(len(text.encode()), sha256(text.encode()).hexdigest())


OLD = {
    ".nojekyll": "",
    "index.html": "old front",
    "articles/index.html": "list",
    "articles/harbour.html": "the harbour",
    "actors/mayor.html": "the mayor",
    "assets/style.123.css": "body{}",
}
NEW = {
    ".nojekyll": "",
    "index.html": "new front",
    "articles/index.html": "list",
    "articles/contract.html": "the contract",
    "assets/style.456.css": "main{}",
    "events/signing.html": "signed",
}
