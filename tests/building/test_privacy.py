"""What a public build leaves out is in none of its bytes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.conftest import NOW, SMALL, DossierOnDisk, files_below

PLANTED = "Zorglubique"
"""A word that stands in nothing but what is withheld."""

PARAGRAPHS = "\n\n".join(
    [
        "Le premier paragraphe est imprimé, Anne Roux y est nommée.",
        "Le deuxième aussi, avec [un lien](https://example.org/).",
        f"Le troisième ne l’est pas : {PLANTED} un, La Gazette, les mots cités ici.",
        f"## Intertitre {PLANTED}",
        f"Ni le quatrième, {PLANTED} quatre.",
    ]
)


def planted(files: dict[str, bytes]) -> list[str]:
    """Routes of the files that hold the planted word, in any case, name included."""
    wanted = PLANTED.lower()
    return [
        route
        for route, data in files.items()
        if wanted in route.lower() or wanted.encode() in data.lower() or b"zorglub" in data.lower()
    ]


WITHHELD = {
    "articles/zorglubique-1.md": f"---\ntitle: Brouillon {PLANTED}\ndraft: true\n"
    f"published: 2019-01\ntags: [{PLANTED}]\n---\n{PLANTED}. Anne Roux. [[contrat]] [@contrat]\n",
    "notes/zorglubique-2.md": f"---\ntarget: contrat\nprivate: true\nquote: Le port\n---\n{PLANTED}\n",
    "actors/zorglubique-3.md": f"---\nname: {PLANTED}\nprivate: true\n---\n",
    "actors/zorglubique-4.md": "---\nname: La Gazette\nprivate: true\n---\n",
    "events/zorglubique-5.md": f"---\ntitle: {PLANTED}\ndate: 1999\n"
    "embargo: 2099-01-01T00:00:00Z\nsources: [contrat]\nactors: [roux]\n---\n",
    "pages/zorglubique-6.md": f"---\ntitle: {PLANTED}\ndraft: true\n---\n{PLANTED}\n",
    "sources/zorglub.yaml": "- {id: zorglubique-7, type: book, title: 'Zorglubique', private: true}\n",
    "claims/zorglubique-8.md": f"---\ntitle: {PLANTED}\nprivate: true\n"
    "appearances: [{in: contrat}]\n---\n",
}


def test_withheld_records_change_no_byte(write_dossier: Callable[..., DossierOnDisk]) -> None:
    """The site built with withheld records equals the site built without them."""
    without = write_dossier(SMALL).built()
    with_them = write_dossier(SMALL | WITHHELD).built()

    assert planted(with_them) == []
    assert with_them == without


def test_internal_fields_reach_no_page(write_dossier: Callable[..., DossierOnDisk]) -> None:
    """`internal:` stays with the editors."""
    files = SMALL | {
        "articles/contrat.md": SMALL["articles/contrat.md"].replace(
            "outlet:", f"internal: {{note: {PLANTED}}}\noutlet:"
        )
    }
    assert planted(write_dossier(files).built()) == []


def test_overlay_is_private(write_dossier: Callable[..., DossierOnDisk], tmp_path: Path) -> None:
    """Records of an overlay are in the internal build and not in the public one."""
    overlay = tmp_path / "overlay"
    (overlay / "notes").mkdir(parents=True)
    (overlay / "notes/o1.md").write_text(
        f"---\ntarget: contrat\nquote: Le port\n---\n{PLANTED}\n", encoding="utf-8"
    )
    dossier = write_dossier(SMALL)
    plain = dossier.built()

    assert dossier.built(overlay=str(overlay)) == plain
    assert planted(dossier.built(overlay=str(overlay), profile="internal"))


def test_unprinted_paragraphs_stay_out(write_dossier: Callable[..., DossierOnDisk]) -> None:
    """Of an excerpt, only the printed blocks and the words an editor quoted are published."""
    files = SMALL | {
        "articles/extrait.md": "---\ntitle: Un extrait\nverbatim: true\nrights: excerpt\n"
        f"published: 2024-02-01\n---\n{PARAGRAPHS}\n",
        "notes/n3.md": "---\ntarget: extrait\nquote: les mots cités ici\nprefix: La Gazette,\n---\n"
        "À vérifier.\n",
        "notes/n4.md": f"---\ntarget: extrait\nprivate: true\nquote: {PLANTED} un, La Gazette\n"
        "---\nÀ taire.\n",
        "claims/c4.md": "---\ntitle: À taire\nprivate: true\nappearances:\n"
        f"  - {{in: extrait, quote: 'Ni le quatrième, {PLANTED}'}}\n---\n",
    }
    site = write_dossier(files).built()
    page = site["articles/extrait.html"].decode()

    assert planted(site) == []
    assert "les mots cités ici" in page
    assert "Le deuxième aussi" in page
    assert "extrait" in site["actors/gazette.html"].decode()


def test_link_only_prints_no_text(write_dossier: Callable[..., DossierOnDisk]) -> None:
    """`rights: link` prints none of the text."""
    files = SMALL | {
        "articles/lien.md": "---\ntitle: Un lien\nverbatim: true\nrights: link\n"
        f"url: https://example.org/x\n---\n{PLANTED} partout.\n\n{PLANTED} encore.\n",
    }
    site = write_dossier(files).built()

    assert planted(site) == []
    assert b"https://example.org/x" in site["articles/lien.html"]


def test_an_internal_page_says_what_the_public_one_does_not_print(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """Only where that prints less; on a public page nothing is said of internal ones."""
    head = "---\ntitle: Un extrait\nverbatim: true\nrights: {}\nexcerpt: {}\n---\nUn.\n\nDeux.\n\nTrois.\n"
    dossier = write_dossier(
        SMALL
        | {
            "articles/un.md": head.format("excerpt", 1),
            "articles/deux.md": head.format("excerpt", 2),
            "articles/trois.md": head.format("excerpt", 3),
            "articles/tout.md": head.format("full", 2),
            "articles/rien.md": head.format("link", 2),
        }
    )
    said = {
        "un": "le site public n’en reproduit que le début, 1 paragraphe.",
        "deux": "le site public n’en reproduit que le début, 2 paragraphes.",
        "rien": "le site public n’en reproduit rien",
    }

    site = dossier.built(profile="internal")
    for name in ("un", "deux", "trois", "tout", "rien"):
        page = site[f"articles/{name}.html"].decode()
        assert "Trois." in page
        assert ("aperçus internes" in page) == (name in said)
        assert said.get(name, "") in page.replace("\xa0", " ")
        assert ("reproduit en entier" in page) == (name not in said)
    assert not any(b"internes" in page for page in dossier.built().values())


def test_pointing_at_what_is_withheld_is_an_error(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """A public record may not point at a withheld one; an internal build may hold both."""
    files = SMALL | {
        "notes/secret.md": "---\ntarget: contrat\nprivate: true\n---\nSecret.\n",
        "articles/vote.md": SMALL["articles/vote.md"] + "\nVoir [[secret]].\n",
    }
    dossier = write_dossier(files)
    result = dossier.build()

    assert [d.code for d in result.report] == ["points-at-withheld"]
    assert not dossier.build(profile="internal").stopped


def test_embargo_ends(write_dossier: Callable[..., DossierOnDisk]) -> None:
    """A record under embargo is published from its instant on, and then looks like any other."""
    text = "---\ntitle: Après\nembargo: 2024-12-01T00:00:00Z\n---\nTexte.\n"
    free = text.replace("embargo: 2024-12-01T00:00:00Z\n", "")
    dossier = write_dossier(SMALL | {"notes/apres.md": text})
    later = NOW + 86400
    assert "notes/apres.html" not in dossier.built()
    assert "sous embargo" in dossier.built(profile="review")["notes/apres.html"].decode()
    dossier.write({"notes/apres.md": free})
    wanted = [dossier.built(now=later), dossier.built(profile="review", now=later)]
    dossier.write({"notes/apres.md": text})
    assert [dossier.built(now=later), dossier.built(profile="review", now=later)] == wanted
    dossier.edit("notes/apres.md", "Texte", "Le texte")
    dossier.edit("articles/vote.md", "a voté", "a revoté")
    assert b"sous embargo" not in b"".join(dossier.built(now=later).values())
    assert "notes/apres.html" not in dossier.built()


def test_review_marks_and_hides_from_engines(write_dossier: Callable[..., DossierOnDisk]) -> None:
    """A review build holds drafts, not private records, and every page is marked."""
    dossier = write_dossier(SMALL | WITHHELD)
    files = dossier.built(profile="review")
    pages = [data for route, data in files.items() if route.endswith(".html")]

    assert "articles/zorglubique-1.html" in files
    assert "notes/zorglubique-2.html" not in files
    assert all(b'name="robots" content="noindex"' in page for page in pages)
    assert files_below(dossier.root / "site-review") == files


PIXEL = (
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8"
    "cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


def test_files_of_an_overlay_are_shown_by_its_records_alone(
    write_dossier: Callable[..., DossierOnDisk], tmp_path: Path
) -> None:
    """A picture that nobody may see need not lie in the content; no text there leads to it."""
    overlay = tmp_path / "overlay"
    for name, data in {
        "notes/o1.md": b"---\ntarget: contrat\n---\n![Plan](assets/plan.png)\n",
        "assets/plan.png": bytes.fromhex(PIXEL),
    }.items():
        (overlay / name).parent.mkdir(parents=True)
        (overlay / name).write_bytes(data)
    dossier = write_dossier(SMALL)
    plain = dossier.built()

    assert dossier.built(overlay=str(overlay)) == plain
    shown = dossier.built(overlay=str(overlay), profile="internal")
    assert [route for route in shown if route.startswith("assets/plan.")]
    (overlay / "assets/plan.png").write_bytes(b"damaged")
    (found,) = dossier.build(overlay=str(overlay), profile="internal").report
    assert (found.path, found.params["file"]) == ("overlay:assets/plan.png", "assets/plan.png")
    dossier.edit("articles/vote.md", "a voté", "a voté ![Plan](assets/plan.png)")
    for profile in ("public", "internal"):
        found = dossier.build(overlay=str(overlay), profile=profile).report
        assert ("asset-missing", "articles/vote.md") in [(d.code, d.path) for d in found]


def test_images_of_unprinted_paragraphs_stay_out(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """Of the files that an excerpt or a mere link shows, only what is printed is published."""
    text = f"Un.\n\n![Plan](assets/plan.png)\n\nTrois.\n\n![{PLANTED}](assets/{PLANTED}.png)\n"
    head = "---\ntitle: Une page\nverbatim: true\nrights: "
    images = dict.fromkeys(("assets/plan.png", f"assets/{PLANTED}.png"), bytes.fromhex(PIXEL))
    excerpt = write_dossier(SMALL | images | {"articles/x.md": f"{head}excerpt\n---\n{text}"})
    link = write_dossier(SMALL | images | {"articles/x.md": f"{head}link\n---\n{text}"})

    site = excerpt.built()
    assert planted(site) == []
    assert [route for route in site if route.startswith("assets/plan.")]
    assert not [route for route in link.built() if route.endswith(".png")]


def test_links_into_unprinted_paragraphs_lead_to_the_page(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """A link to a heading or a paragraph that is not printed tells neither its words nor place."""
    files = SMALL | {
        "articles/extrait.md": "---\ntitle: Un extrait\nrights: excerpt\n---\n" + PARAGRAPHS,
        "pages/p.md": "---\ntitle: P\n---\n[[extrait#p1|a]] [[extrait#p3|b]] "
        f"[[extrait#intertitre-{PLANTED.lower()}|c]]\n",
    }
    dossier = write_dossier(files)
    site = dossier.built()
    page = site["p.html"].decode()

    assert planted(site) == []
    assert page.count('href="articles/extrait.html"') == 2
    assert 'href="articles/extrait.html#p1"' in page
    assert "extrait.html#p3" in dossier.built(profile="internal")["p.html"].decode()
