"""A published record that names a withheld actor points at them: by any name, in any field."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import NOW, SMALL, DossierOnDisk

STATES = ("private: true", "draft: true", "embargo: 2099-01-01T00:00:00Z")
ACTOR = "---\nname: Jean Secrétan\naliases: [L’Écho d’en bas]\nkind: outlet\n{}\n---\n"
QUOTED = "{in: contrat, quote: signé le contrat"
POINTERS = {
    "authors": ("articles/x.md", "---\ntitle: X\nauthors: [NAME]\n---\nTexte.\n"),
    "outlet": ("articles/x.md", "---\ntitle: X\noutlet: NAME\n---\nTexte.\n"),
    "actors": ("articles/x.md", "---\ntitle: X\nactors: [NAME]\n---\nTexte.\n"),
    "based_on": ("articles/x.md", "---\ntitle: X\nbased_on: [NAME]\n---\nTexte.\n"),
    "mentions": ("articles/x.md", "---\ntitle: X\nmentions: {Jean: NAME}\n---\nJean.\n"),
    "link": ("articles/x.md", "---\ntitle: X\n---\nVoir [[NAME]].\n"),
    "card": ("articles/x.md", "---\ntitle: X\n---\n![[NAME]]\n"),
    "target": ("notes/x.md", "---\ntarget: NAME\n---\nTexte.\n"),
    "organization": (
        "actors/x.md",
        "---\nname: X\nroles: [{title: Gérante, organization: NAME}]\n---\n",
    ),
    "participant": ("events/x.md", "---\ntitle: X\ndate: 2024\nactors: [NAME]\n---\n"),
    "speaker": ("quotations/x.md", f"---\nspeaker: NAME\nvariants: [{QUOTED}}}]\n---\n"),
    "via": (
        "claims/x.md",
        f"---\ntitle: X\nappearances: [{QUOTED}, via: [NAME], basis: inferred}}]\n---\n",
    ),
    "reference": ("sources/x.yaml", "- {id: x, type: report, title: X, outlet: NAME}\n"),
}


def told(dossier: DossierOnDisk, **options: object) -> list[tuple[str, str, str | None]]:
    report = dossier.build(**options).report
    return [(d.code, d.path, d.params.get("id")) for d in report if d.severity == "error"]


@pytest.mark.parametrize("where", POINTERS)
def test_a_name_is_a_pointer(write_dossier: Callable[..., DossierOnDisk], where: str) -> None:
    """As an id is, and what is told names nothing but what was written there."""
    path, text = POINTERS[where]
    pointer = text.replace("NAME", "JEAN SECRÉTAN")
    dossier = write_dossier(SMALL | {"actors/cache.md": ACTOR.format(STATES[0]), path: pointer})

    (found,) = dossier.build().report
    assert (found.code, found.variant) == ("points-at-withheld", "points-at-withheld.named")
    assert (found.path, found.params) == (path, {"id": "JEAN SECRÉTAN"})
    assert not {"unknown-actor", "points-at-withheld"} & {
        code for code, *_ in told(dossier, profile="internal")
    }

    dossier.write({path: text.replace("NAME", "cache")})
    assert told(dossier) == [("points-at-withheld", path, "cache")]


@pytest.mark.parametrize("state", STATES)
def test_an_alias_is_one_while_the_actor_is_withheld(
    write_dossier: Callable[..., DossierOnDisk], state: str
) -> None:
    path, text = POINTERS["authors"]
    pointer = text.replace("NAME", "L'Écho d'en bas")
    dossier = write_dossier(SMALL | {"actors/cache.md": ACTOR.format(state), path: pointer})

    assert told(dossier) == [("points-at-withheld", path, "L'Écho d'en bas")]
    for profile in ("internal", "review") if state != STATES[0] else ("internal",):
        dossier.built(profile=profile)
    if state.startswith("embargo"):
        dossier.built(now=NOW * 3)
        assert 'href="../actors/cache.html"' in dossier.page("articles/x.html")


def test_the_name_of_a_published_actor_means_that_one(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """To a public build the withheld namesake does not exist; and where several are published,
    the name is a text as before."""
    path, text = POINTERS["authors"]
    namesake = "---\nname: Jean Secrétan\n---\n"
    dossier = write_dossier(
        SMALL
        | {"actors/cache.md": ACTOR.format(STATES[0]), "actors/autre.md": namesake}
        | {path: text.replace("NAME", "Jean Secrétan")}
    )
    files = dossier.built()
    assert b'href="../actors/autre.html"' in files["articles/x.html"]

    dossier.write({"actors/tiers.md": namesake})
    assert b"autre.html" not in dossier.built()["articles/x.html"]
    dossier.remove("actors/cache.md")
    dossier.remove("actors/tiers.md")
    assert dossier.built() == files


def test_a_name_becomes_a_pointer_between_two_builds(
    write_dossier: Callable[..., DossierOnDisk], monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the actor is withheld, renamed, or named anew: as a first build would tell it."""
    for module in ("parsing", "sighting"):  # Files count as settled at once.
        monkeypatch.setattr(f"dossier.building.{module}.GRAIN", 0)
    path, text = POINTERS["authors"]
    actor = ACTOR.format("")
    error = ("points-at-withheld", path, "Jean Secrétan")
    dossier = write_dossier(
        SMALL | {"actors/cache.md": actor, path: text.replace("NAME", "Jean Secrétan")}
    )
    dossier.built()

    dossier.write({"actors/cache.md": ACTOR.format(STATES[0])})
    assert told(dossier) == [error]
    dossier.edit("actors/cache.md", "Secrétan", "Sansnom")
    files = dossier.built()
    dossier.edit("articles/contrat.md", "La maire", "Madame la maire")
    dossier.built()
    # Only the piece is another: what is withheld is known from the last build.
    dossier.edit(path, "Jean Secrétan", "Jean Sansnom")
    assert told(dossier) == [("points-at-withheld", path, "Jean Sansnom")]
    dossier.edit(path, "Jean Sansnom", "Jean Secrétan")
    dossier.edit("articles/contrat.md", "Madame la maire", "La maire")
    assert dossier.built() == files
    dossier.edit("actors/cache.md", "Sansnom", "Secrétan")
    assert told(dossier) == [error]
    dossier.edit("actors/cache.md", "private: true", "")
    assert b'href="../actors/cache.html"' in dossier.built()["articles/x.html"]
