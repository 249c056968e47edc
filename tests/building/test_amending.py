"""An edit of texts alone is read, linked and planned alone, and comes to what a clean build does."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from dossier.building import check, making
from dossier.building.searching import WaitingTable
from dossier.diagnostics import Diagnostic
from tests.conftest import SMALL, DossierOnDisk

DOSSIER = SMALL | {
    "dossier.yaml": SMALL["dossier.yaml"].replace("rights: full\n", ""),
    "articles/contrat.md": "---\ntitle: Le contrat\npublished: 2024-03-05\nrights: full\n---\n"
    "Anne Roux a signé le contrat.\n\n## Suite\n\nLe vote est [[vote|pour demain]].\n",
    "articles/vote.md": "---\ntitle: Le vote\nrights: excerpt\nexcerpt: 1\ntags: [quai]\n---\nUn paragraphe.\n\n"
    "Le conseil a voté, dit [[contrat#suite|le premier article]] [@contrat, p. 2].\n",
    "articles/deux.md": "---\ntitle: Deux\npublished: 2024-06-01\ntags: [quai]\nrights: full\n---\n"
    "Le 31 février 2024, Anne Roux a parlé.\n",
    "notes/n2.md": "---\ntarget: vote\nkind: question\n---\nQui a voté ?\n",
    "notes/n4.md": "---\ntarget: vote\nquote: dit le premier article\n---\nLequel ?\n",
    "claims/c1.md": "---\ntitle: Le contrat est signé\nappearances:\n  - in: contrat\n"
    "    quote: signé le contrat\n---\n",
    "articles/_defaults.yaml": "outlet: gazette\n",
}


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files count as settled at once."""
    monkeypatch.setattr("dossier.building.parsing.GRAIN", 0)
    monkeypatch.setattr("dossier.building.sighting.GRAIN", 0)


@pytest.fixture
def dossier(write_dossier: Callable[..., DossierOnDisk], settled: None) -> DossierOnDisk:
    found = write_dossier(DOSSIER)
    found.built()
    return found


@pytest.fixture
def amended(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each build that began with an amendment came to its end by it."""
    seen: list[bool] = []

    def watched(self: making.Maker, *given: object) -> object:
        result = whole(self, *given)  # type: ignore[arg-type]
        seen.append(result is not None)
        return result

    whole = making.Maker.amend
    monkeypatch.setattr(making.Maker, "amend", watched)
    return seen


def findings(dossier: DossierOnDisk) -> list[Diagnostic]:
    assert dossier.last is not None
    return list(dossier.last.report)


TEXTS = {
    "words": ("articles/contrat.md", "a signé le contrat", "a bien signé le contrat, hier"),
    "a paragraph more": ("articles/contrat.md", "## Suite", "Le maire.\n\n## Suite"),
    "a note": ("notes/n2.md", "Qui a voté", "Qui donc a voté"),
    "an actor": ("actors/roux.md", "Maire.", "Maire de la ville."),
    "what is not printed": ("articles/vote.md", "Le conseil a voté", "Le conseil municipal a voté"),
    "a finding more": ("articles/deux.md", "a parlé", "a parlé le 30 février 2024"),
    "a finding less": ("articles/deux.md", "31 février", "29 février"),
}
FIELDS: dict[str, tuple[str, str, str]] = {
    "a title": ("articles/contrat.md", "title: Le contrat", "title: Le contrat signé"),
    "a note's title": ("notes/n2.md", "kind:", "title: Qui ?\nkind:"),
    "a date": ("articles/deux.md", "2024-06-01", "2024-02-05"),
    "a date more": ("articles/vote.md", "title: Le vote", "title: Le vote\npublished: 2024-05-01"),
    "a tag": ("articles/contrat.md", "rights", "tags: [port]\nrights"),
    "an outlet": ("articles/deux.md", "rights", "outlet: Le Phare\nrights"),
    "an author": ("articles/contrat.md", "rights", "authors: [roux]\nrights"),
    "a link less": ("articles/contrat.md", "[[vote|pour demain]]", "pour demain"),
    "a link more": ("articles/deux.md", "a parlé", "a parlé [[vote]] [@contrat]"),
    "a name": ("articles/deux.md", "Anne Roux", "Elle"),
    "how much is printed": ("articles/vote.md", "excerpt: 1", "excerpt: 2"),
    "a question is none": ("notes/n2.md", "question", "context"),
    "a quote": ("notes/n2.md", "kind:", "quote: Un paragraphe\nkind:"),
    "a quote of what is not printed": ("notes/n2.md", "kind:", "quote: conseil a voté\nkind:"),
    "more of a quote that is not printed": ("notes/n4.md", "dit le premier", "voté, dit le premier"),
    "none of it": ("notes/n4.md", "quote: dit le premier article\n", ""),
    "all is printed": ("articles/vote.md", "rights: excerpt\nexcerpt: 1", "rights: full"),
    "a dispute settled": ("notes/n2.md", "target: vote\nkind: question",
                          "target: deux\nquote: 31 février 2024\nkind: correction"),
    "an actor's field": ("actors/gazette.md", "funding: private", "funding: state"),
    "a search engine kept out": ("articles/deux.md", "rights", "noindex: true\nrights"),
}  # fmt: skip
COMING: dict[str, dict[str, str | None]] = {
    "a note": {"notes/n3.md": "---\ntarget: contrat\nquote: a signé\nkind: question\n---\nQui ?\n"},
    "a note less": {"notes/n2.md": None},
    "a quote of what is not printed less": {"notes/n4.md": None},
    "an article": {"articles/trois.md": "---\ntitle: Trois\npublished: 2024-04-01\nrights: full\n"
                   "tags: [neuf]\nactors: [roux]\n---\nVoir [[vote]] et Anne Roux.\n"},
    "an article less": {"articles/deux.md": None},
    "another name of a file": {"notes/n2.md": None, "notes/autre.md":
                               "---\nid: n2\ntarget: vote\nkind: question\n---\nQui a voté ?\n"},
    "a page": {"pages/merci.md": "---\ntitle: Merci\n---\nÀ tous.\n"},
}  # fmt: skip
MORE = {
    "settings": ("dossier.yaml", "Le port", "Le grand port"),
    "defaults": ("articles/_defaults.yaml", "gazette", "roux"),
    "the first text": ("events/signature.md", "[contrat]\n---\n", "[contrat]\n---\nÀ midi.\n"),
    "a draft": ("articles/deux.md", "rights", "draft: true\nrights"),
    "an alias": ("actors/roux.md", "name: Anne Roux", "name: Anne Roux\naliases: [Mme R.]"),
    "a former id": ("articles/deux.md", "rights", "former_ids: [zwei]\nrights"),
    "a claim": ("claims/c1.md", "title: Le contrat", "title: Que le contrat"),
    "a claim from what is not printed": (
        "claims/c1.md",
        "appearances:\n",
        "appearances:\n  - {in: vote, quote: premier article}\n",
    ),
    "a contradiction": ("notes/n2.md", "question", "contradiction\nresolution: Personne."),
}


@pytest.mark.parametrize("edits", [[e] for e in TEXTS.values()] + [[*TEXTS.values()]], ids=[*TEXTS, "all"])  # fmt: skip
def test_texts_alone(
    dossier: DossierOnDisk, amended: list[bool], edits: list[tuple[str, str, str]]
) -> None:
    for edit in edits:
        dossier.edit(*edit)
    files, said = dossier.built(), findings(dossier)
    again, said_again = dossier.built(), findings(dossier)

    assert amended == [True]
    assert (again, said_again) == (files, said)
    assert (dossier.built(clean=True), findings(dossier)) == (files, said)


@pytest.mark.parametrize("edit", MORE.values(), ids=MORE)
def test_whatever_else(
    dossier: DossierOnDisk, amended: list[bool], edit: tuple[str, str, str]
) -> None:
    dossier.edit(*edit)
    files, said = dossier.built(), findings(dossier)

    assert amended == [False]
    assert (dossier.built(clean=True), findings(dossier)) == (files, said)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> DossierOnDisk:
    """Its edits are put back."""
    dossier = DossierOnDisk(tmp_path_factory.mktemp("shared"))
    dossier.write(DOSSIER)
    return dossier


@pytest.mark.parametrize(
    "files",
    [{name: DOSSIER[name].replace(old, new)} for name, old, new in FIELDS.values()]
    + [*COMING.values()],
    ids=[*FIELDS, *COMING],
)
def test_whatever_few_files_say(
    shared: DossierOnDisk, settled: None, amended: list[bool], tmp_path: Path,
    files: dict[str, str | None],
) -> None:  # fmt: skip
    """A field, a link, a record more or less, and back again."""
    before = shared.built()
    amended.clear()
    for name, text in files.items():
        put(shared, name, text)
    found, said = shared.built(), findings(shared)
    elsewhere = {"output": str(tmp_path / "clean"), "cache": str(tmp_path / "cache")}
    clean, wanted = shared.built(**elsewhere), findings(shared)
    for name in files:
        put(shared, name, DOSSIER.get(name))

    assert shared.built() == before
    assert (found, said) == (clean, wanted)
    # What stands in the menu, every page shows.
    assert [*amended] == [not any(name.startswith("pages/") for name in files)] * 2


def put(dossier: DossierOnDisk, name: str, text: str | None) -> None:
    if text is None:
        dossier.remove(name)
    else:
        dossier.write({name: text})


def test_one_edit_after_another(dossier: DossierOnDisk, amended: list[bool]) -> None:
    """Of the same text, of others, back again."""
    first = dossier.built()
    for edit in TEXTS.values():
        dossier.edit(*edit)
        dossier.built()
    for name, old, new in reversed(TEXTS.values()):
        dossier.edit(name, new, old)
        last = dossier.built()

    assert amended == [True] * 2 * len(TEXTS)
    assert last == first


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("articles/contrat.md", "signé le contrat", "paraphé le contrat"),
        ("articles/contrat.md", "## Suite", "## Fin"),
        ("articles/deux.md", "parlé.", "parlé à [[personne]]."),
    ],
    ids=["a quote is lost", "an anchor is lost", "a link leads nowhere"],
)
def test_an_error_is_told_as_ever(dossier: DossierOnDisk, name: str, old: str, new: str) -> None:
    dossier.edit(name, old, new)
    assert dossier.build().stopped
    said = findings(dossier)
    assert dossier.build(clean=True).stopped

    assert findings(dossier) == said


def test_what_a_check_read_meanwhile_is_not_taken_for_published(
    dossier: DossierOnDisk, amended: list[bool]
) -> None:
    dossier.edit(*TEXTS["words"])
    check(dossier.config())
    files = dossier.built()

    assert "bien signé" in dossier.page("articles/contrat.html")
    assert dossier.built(clean=True) == files


def test_a_damaged_site_is_mended_with_the_edit(dossier: DossierOnDisk) -> None:
    (dossier.site / "articles/deux.html").write_text("?", encoding="utf-8")
    dossier.edit(*TEXTS["words"])

    files = dossier.built()

    assert dossier.built(clean=True) == files


def test_a_killed_amendment_is_done_again(
    dossier: DossierOnDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cache knows more than the site shows."""

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    dossier.edit(*TEXTS["words"])
    with monkeypatch.context() as patched:
        patched.setattr("dossier.building.making.index", killed)
        with pytest.raises(KeyboardInterrupt):
            dossier.build()
    files = dossier.built()

    assert "bien signé" in dossier.page("articles/contrat.html")
    assert dossier.built(clean=True) == files


@pytest.mark.parametrize("failure", [KeyboardInterrupt, sqlite3.OperationalError])
def test_the_site_may_know_more_than_the_cache(
    dossier: DossierOnDisk,
    monkeypatch: pytest.MonkeyPatch,
    amended: list[bool],
    failure: type[BaseException],
) -> None:
    """The index is stored when the site stands: where it is not, the next build finds that out, also
    when the text is by then what it was."""

    def fails(*_: object) -> None:
        raise failure

    before = dossier.built()
    name, old, new = TEXTS["words"]
    dossier.edit(name, old, new)
    with monkeypatch.context() as patched:
        patched.setattr(WaitingTable, "keep", fails)
        if failure is KeyboardInterrupt:
            with pytest.raises(KeyboardInterrupt):
                dossier.build()
        else:
            assert "cache-unwritten" in {found.code for found in dossier.build().report}
            assert amended == [True]
    dossier.edit(name, new, old)

    assert dossier.built() == before
