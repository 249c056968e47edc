"""One run says all that is wrong between records."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from typing import Literal

import pytest

from dossier.diagnostics.rendering import render_text
from tests.conftest import SMALL, DossierOnDisk


def test_a_record_with_a_taken_id_hides_no_other_mistake(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """Its links, citations, actors and quotes are looked at too."""
    files = {
        "notes/double.md": "---\nid: contrat\ntarget: vote\nquote: jamais imprimé\n---\n"
        "Voir [[nulle-part]].\n",
        "events/vote.md": "---\ntitle: Le vote\nactors: [personne]\nsources: [gazette]\n---\n",
        "notes/held.md": "---\nid: vote\ndraft: true\n---\nVoir [[pas-davantage]].\n",
    }
    found = write_dossier(SMALL | files).build().report

    assert [(d.code, d.path, d.place.line) for d in found] == [
        ("duplicate-id", "events/vote.md", 1),
        ("unknown-actor", "events/vote.md", 3),
        ("wrong-kind", "events/vote.md", 4),
        ("duplicate-id", "notes/double.md", 2),
        ("quote-not-found", "notes/double.md", 4),
        ("unknown-target", "notes/double.md", 6),
        ("duplicate-id", "notes/held.md", 2),
    ]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("---\nid: tram-2\ntitle: Le tram\n---\nTexte.\n", "duplicate-id.delete"),
        ("---\nid: tram-2\ntitle: Le tram\n---\nUn autre texte.\n", None),
        ("---\nid: tram-2\ntitle: Le bus\n---\nTexte.\n", None),
    ],
)
def test_the_copy_is_blamed_and_not_the_file_that_has_its_ids_name(
    write_dossier: Callable[..., DossierOnDisk], text: str, hint: str | None
) -> None:
    """Whichever comes first; one that says the same is called a copy."""
    files = {
        "articles/tram-2.md": "---\nid: tram-2\ntitle: Le tram\n---\nTexte.\n",
        "articles/tram-2 (copie).md": text,
    }
    (found,) = write_dossier(SMALL | files).build().report

    assert (found.code, found.path, found.hint) == (
        "duplicate-id",
        "articles/tram-2 (copie).md",
        hint,
    )
    assert found.params["other"] == "articles/tram-2.md:2"


@pytest.mark.parametrize(
    ("path", "text", "codes"),
    [
        ("articles/contrat.md", b"---\ntitle: caf\xe9\n---\n", ["not-utf-8"]),
        ("articles/contrat.md", b"---\ntitle: Le contrat\n", ["front-matter-unclosed"]),
        ("events/deux.yaml", b"- id: contrat\n  title\n  date: 2024\n", ["yaml-syntax"]),
        ("sources/s.yaml", b"- id: Contrat\n  title\n  type: book\n", ["yaml-syntax"]),
        ("sources/s.bib", b"@book{contrat,\n title = {A\n", ["bibtex-syntax"]),
        ("sources/s.yaml", b"- id: autre\n  title\n  type: book\n", ["yaml-syntax", *["unknown-target"] * 4]),
    ],
)  # fmt: skip
def test_who_points_at_what_cannot_be_read_is_not_told_that_there_is_nothing(
    write_dossier: Callable[..., DossierOnDisk], path: str, text: bytes, codes: list[str]
) -> None:
    """The fault is told where it is, and not what follows from it elsewhere."""
    files = {name: was for name, was in SMALL.items() if name != "articles/contrat.md"}
    found = write_dossier(files | {path: text}).build().report

    assert sorted(one.code for one in found) == sorted(codes)


@pytest.mark.parametrize(
    "written",
    [
        "articles/budget-municipal",
        "budget-municipal.md",
        "Budget municipal",
        "budget",
        "bugdet-municpal",
    ],
)
def test_an_id_written_otherwise_is_answered_with_the_id(
    write_dossier: Callable[..., DossierOnDisk], written: str
) -> None:
    """Its path, its title, its beginning, a slip in it."""
    files = {
        "articles/budget-municipal.md": "---\ntitle: Budget municipal\n---\nTexte.\n",
        "notes/n9.md": f"---\ntarget: {written}\n---\nNote.\n",
    }
    found = list(write_dossier(SMALL | files).build().report)

    assert [(d.code, d.params["guess"]) for d in found] == [("unknown-target", "budget-municipal")]


@pytest.mark.parametrize(
    ("field", "guess"),
    [
        ("target: peskov.md", "peskov"),
        ("target: articles/peskov", "peskov"),
        ("target: articles/peskov.html", "peskov"),
        ('target: "[[peskov]]"', "peskov"),
        ('target: "[[peskov|il]]"', "peskov"),
        ('target: "@peskov"', "peskov"),
        ("target: Peskov", "peskov"),
        ("target: Dimitri Peskov", "peskov-dmitri"),
        ('actors: ["[[peskov]]"]', "peskov-dmitri"),
        ("actors: [Dimitri Peskov]", "peskov-dmitri"),
        ("actors: [ouest-france]", ""),
        ("actors: [rt-frnce]", "rt-france"),
    ],
)
def test_what_stands_around_an_id_is_no_part_of_it(
    write_dossier: Callable[..., DossierOnDisk], field: str, guess: str
) -> None:
    """The id itself comes before a name; another name is no slip for a country that both have."""
    kind, more = ("notes", "") if field.startswith("target") else ("events", "title: E\n")
    files = {
        "dossier.yaml": SMALL["dossier.yaml"],
        "articles/peskov.md": "---\ntitle: La note\n---\nTexte.\n",
        "actors/peskov-dmitri.md": "---\nname: Dmitri Peskov\naliases: [Peskov]\n---\n",
        "actors/rt-france.md": "---\nname: RT France\nkind: outlet\n---\n",
        f"{kind}/e.md": f"---\n{more}{field}\n---\nTexte.\n",
    }
    (found,) = write_dossier(files).build().report

    assert found.params["guess"] == guess


@pytest.mark.parametrize(
    ("path", "text", "guess"),
    [
        ("notes/n.md", "target: Macron veut une cathédrale rebâtie en cinq ans", "cinq-ans"),
        ("notes/n.md", "target: MACRON veut une cathedrale rebâtie en cinq ans !", "cinq-ans"),
        ("events/e.md", "title: E\ndate: 2019\nsources: [L'incendie de Notre-Dame]", "feu-2019"),
        ("events/e.md", "title: E\ndate: 2019\nsources: [Le départ du feu]", ""),
        ("claims/c.md", "title: C\nstatus: unverified\nrelations: [{supports: Le depart du feu}]", "feu"),
        ("notes/n.md", "target: Deux fois", "un, une"),
    ],
)  # fmt: skip
def test_a_title_is_answered_with_the_id_of_its_record(
    write_dossier: Callable[..., DossierOnDisk], path: str, text: str, guess: str
) -> None:
    """Case, accents and the form of apostrophes aside; of a record that may stand there."""
    files = {
        "dossier.yaml": SMALL["dossier.yaml"],
        "articles/cinq-ans.md": "---\ntitle: Macron veut une cathédrale rebâtie en cinq ans\n---\nA.\n",
        "articles/un.md": "---\ntitle: Deux fois\n---\nTexte.\n",
        "pages/une.md": "---\ntitle: Deux fois\n---\nTexte.\n",
        "sources/s.yaml": "- {id: feu-2019, title: L’incendie de Notre-Dame}\n",
        "claims/feu.md": "---\ntitle: Le départ du feu\nstatus: unverified\n---\n",
        path: f"---\n{text}\n---\nTexte.\n",
    }
    (found,) = write_dossier(files).build().report

    assert (found.code, found.params["guess"]) == ("unknown-target", guess)


@pytest.mark.parametrize(
    ("written", "hint", "guess"),
    [
        ("[[roux]]", "did-you-mean", "anne-roux"),
        ("[[la-maire]]", "did-you-mean", "anne-roux"),
        ("[[Anne-Rous]]", "did-you-mean", "anne-roux"),
        ("[[quotidien]]", "did-you-mean", "gazette"),
        ("[[martin]]", "one-of", "jean-martin, martin-2024"),
        ("[@lemonde2024]", "did-you-mean", "le-monde-24-novembre-2024"),
        ("[@quotidien]", "cited-id", ""),
    ],
)
def test_what_is_called_by_a_part_of_its_id_or_by_a_name_is_proposed(
    write_dossier: Callable[..., DossierOnDisk], written: str, hint: str, guess: str
) -> None:
    """An alias, a part of an id or of a name, the letters of an id; actors where they may stand."""
    files = {
        "dossier.yaml": SMALL["dossier.yaml"],
        "actors/anne-roux.md": "---\nname: Anne Roux\naliases: [Roux, la maire]\nkind: person\n---\n",
        "actors/jean-martin.md": "---\nname: Jean Martin\nkind: person\n---\n",
        "actors/gazette.md": "---\nname: Le Quotidien du port\nkind: outlet\n---\n",
        "articles/le-monde-24-novembre-2024.md": "---\ntitle: A\n---\nTexte.\n",
        "sources/s.yaml": "- {id: martin-2024, title: Titre}\n",
        "pages/p.md": f"---\ntitle: P\n---\nDit-on {written}.\n",
    }
    (found,) = write_dossier(files).build().report

    assert (found.code, found.hint) == ("unknown-target", f"unknown-target.{hint}")
    assert found.params["guess"] == guess


@pytest.mark.parametrize(
    ("written", "hint", "params"),
    [
        ("Durand2023", "did-you-mean", {"guess": "durand-2023"}),
        ("Martin2024", "cited-id", {"key": "martin2024"}),
        ("martin:2024a", "cited-key", {"guess": ""}),
        ("depeche-2", "cited-id", {"guess": ""}),
    ],
)
def test_a_source_that_nobody_has_is_added_as_the_hint_says(
    write_dossier: Callable[..., DossierOnDisk], written: str, hint: str, params: dict[str, str]
) -> None:
    """A key near another is corrected; a neighbour's number in a series is not taken for a slip."""
    files = {
        "sources/a.yaml": "\n".join(
            f"- {{id: {key}, title: Titre}}" for key in ("durand-2023", "depeche-1", "depeche-3")
        ),
        "pages/p.md": f"---\ntitle: P\n---\nDit-on [@{written}].\n",
    }
    dossier = write_dossier(SMALL | files)
    (found,) = dossier.build().report

    assert (found.code, found.variant) == ("unknown-target", "unknown-target.cited")
    assert found.hint == f"unknown-target.{hint}"
    assert params.items() <= found.params.items()
    if hint == "cited-id":
        key = found.params["key"]
        dossier.write({f"sources/{key}.yaml": f"- {{id: {key}, title: Titre}}\n"})
        assert not list(dossier.build().report)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("Reuters", '--title "Reuters" --id reuters'),
        ("reuters", '--title "…" --id reuters'),
        ('L\'"Écho"', '--title "…" --id l-echo'),
        ("Вести", '--title "Вести"'),
    ],
)
@pytest.mark.parametrize("field", ["claims/c.md", "events/e.md"])
def test_who_a_text_has_it_from_is_answered_with_the_command_that_adds_them(
    write_dossier: Callable[..., DossierOnDisk], field: str, name: str, options: str
) -> None:
    """As is a participant whom no record is."""
    one = json.dumps(name, ensure_ascii=False)
    files = {
        "claims/c.md": f"title: C\nstatus: unverified\nappearances:\n  - {{in: contrat, via: [{one}], basis: stated}}",
        "events/e.md": f"title: E\ndate: 2024\nactors: [{one}]",
    }
    dossier = write_dossier(SMALL | {field: f"---\n{files[field]}\n---\n"})
    (found,) = dossier.build().report

    hint = {"claims/c.md": "unknown-target.origin", "events/e.md": None}[field]
    assert (found.hint, found.params["options"]) == (hint, options)
    dossier.write({"actors/new.md": f"---\nname: {one}\nkind: outlet\n---\n"})
    if name != "reuters":
        assert not list(dossier.build().report)


def test_no_record_is_proposed_to_itself(write_dossier: Callable[..., DossierOnDisk]) -> None:
    files = {"notes/essai.md": "---\ntarget: essais\n---\nTexte.\n"}
    (found,) = write_dossier(SMALL | files).build().report

    assert (found.code, found.params["guess"]) == ("unknown-target", "")


def test_a_rank_that_cannot_be_read_may_be_the_preferred_one(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """Of one slip one error is told."""
    reading = "{source: contrat, date: 2024-03-05, rank: prefered}"
    files = {"events/e.md": f"---\ntitle: E\nreadings:\n  - {reading}\n---\n"}
    found = write_dossier(SMALL | files).build().report

    assert [one.code for one in found] == ["bad-choice"]


def test_words_quoted_from_a_reference_are_not_looked_for(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """Its text is not part of the dossier; that of another record is, or the quote is wrong."""
    source = "---\ntitle: E\nsources: [{source: livre, quote: mots}]\n---\n"
    files = {
        "sources/a.yaml": "- id: livre\n  title: Livre\n",
        "events/e.md": source,
        "notes/n2.md": "---\ntarget: livre\nquote: d’autres mots\n---\nNote.\n",
        "notes/n3.md": "---\ntarget: gazette\nquote: d’autres mots\n---\nNote.\n",
    }
    found = write_dossier(SMALL | files).build().report

    assert [(d.code, d.path, d.place.line) for d in found] == [
        ("quote-without-text", "notes/n3.md", 3)
    ]


def test_an_outlet_is_no_article(write_dossier: Callable[..., DossierOnDisk]) -> None:
    """Its name and its id are said to be an actor's; neither is proposed where none is wanted."""
    claim = (
        "---\ntitle: C\nappearances:\n  - {in: La Gazette}\n  - {in: gazete}\n"
        "  - {in: gazette}\n---\n"
    )
    files = {
        "claims/c.md": claim,
        "actors/gazette.md": "---\nname: La Gazette\nkind: outlet\n---\n",
    }
    found = list(write_dossier(SMALL | files).build().report)

    assert [(d.code, d.variant, d.hint) for d in found] == [
        ("wrong-kind", "wrong-kind.actor-article-reference", "wrong-kind.actor"),
        ("unknown-target", "unknown-target.cited", "unknown-target.cited-id"),
        ("wrong-kind", "wrong-kind.actor-article-reference", "wrong-kind.actor"),
    ]
    printed = render_text(found, lang="fr", content_dir="", cwd="")
    assert (
        "«\xa0gazette\xa0» est un acteur\u202f; il faut ici un article ou une référence" in printed
    )


@pytest.mark.parametrize(
    ("written", "near"), [("assets/Carte.png", "assets/carte.png"), ("assets/cart.png", "assets/carte.png"), ("assets/plan.png", "")]
)  # fmt: skip
def test_a_file_that_is_not_there_is_answered_with_the_one_that_is_near(
    write_dossier: Callable[..., DossierOnDisk], written: str, near: str
) -> None:
    """Its capitals, a slip in its name."""
    files = {"assets/carte.png": b"", "pages/p.md": f"---\ntitle: P\n---\n![Carte]({written})\n"}
    (found,) = write_dossier(SMALL | files).build().report

    assert (found.code, found.params["near"]) == ("asset-missing", near)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_file_is_found_in_either_form_of_its_accents(
    write_dossier: Callable[..., DossierOnDisk], form: Literal["NFC", "NFD"]
) -> None:
    """Some systems write the names of files with accents of their own."""
    name = unicodedata.normalize(form, "assets/évasion.csv")
    text = "---\ntitle: P\n---\n[Table](assets/évasion.csv)\n"
    dossier = write_dossier(SMALL | {name: "a,b\n", "pages/p.md": text})

    assert [route for route in dossier.built() if route.endswith(".csv")]


def test_an_id_of_a_renamed_file_is_given_back(small: DossierOnDisk) -> None:
    """The hint does what it says."""
    (small.content / "articles/contrat.md").rename(small.content / "articles/signature-au-port.md")
    found = list(small.build().report)
    assert {one.hint for one in found} == {"unknown-target.renamed", "unknown-target.cited-id"}

    small.edit("articles/signature-au-port.md", "title:", f"id: {found[0].params['id']}\ntitle:")
    assert list(small.build().report) == []


def test_the_hint_of_a_doubtful_date_names_fields_and_says_dates_in_words(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """In the language of the message, not as a machine writes them."""
    text = "---\ntitle: A\npublished: 2024-11-27\n---\nAu 1er mars 2024, les taxes doivent augmenter.\n"
    dossier = write_dossier(SMALL | {"articles/a.md": text})
    report = dossier.build().report
    told = {
        lang: render_text(report, lang=lang, content_dir=dossier.config().content).replace(
            "\xa0", " "
        )
        for lang in ("fr", "en")
    }

    assert "passé quand l’article a paru (27 novembre 2024)" in told["fr"]
    assert "past when the article appeared (27 November 2024)" in told["en"]
    for field in ("kind: contradiction", "against:", "resolution:", "readings:"):
        assert f"`{field}`" in told["fr"]
        assert f"`{field}`" in told["en"]


@pytest.mark.parametrize(
    ("quote", "hint"),
    [
        ("a signé le contart du port mardi", "nearest"),
        ("La mairie a paraphé le contrat mardi", "reworded"),
        ("des mots que le texte ne contient pas", None),
        ("la grue jaune du quai tombe", "rivals"),
    ],
)
def test_a_lost_quote_is_told_from_a_slip(
    write_dossier: Callable[..., DossierOnDisk], quote: str, hint: str | None
) -> None:
    """Whether the text says something near, the same in other words, several such, or nothing."""
    text = (
        "La maire a signé le contrat du port mardi. Rien de plus n’est connu.\n\n"
        "La grue jaune du quai penche.\n\nLa grue jaune du quai pousse.\n"
    )
    files = {
        "articles/a.md": f"---\ntitle: A\n---\n{text}",
        "notes/n.md": f"---\ntarget: a\nquote: {quote}\n---\nNote.\n",
    }
    (found,) = write_dossier(SMALL | files).build().report

    assert (found.code, found.hint) == (
        "quote-not-found",
        hint and f"quote-not-found.{hint}",
    )


@pytest.mark.parametrize(
    ("field", "hint", "guess"),
    [
        ("sources: [contrat p. 4]", "unknown-target.locator", "contrat"),
        ("sources: ['contrat, §3']", "unknown-target.locator", "contrat"),
        ("sources: [contrat bis]", "unknown-target.cited-key", ""),
        ("actors: [Anna Roux (maire)]", "unknown-actor.did-you-mean", "roux"),
        ("actors: [Paul Roux (maire)]", None, ""),
    ],
)
def test_what_stands_behind_an_id_or_a_name_has_a_field_of_its_own(
    write_dossier: Callable[..., DossierOnDisk], field: str, hint: str | None, guess: str
) -> None:
    """A place in a source; the part of an actor."""
    files = {
        "actors/roux.md": "---\nname: Anna Roux\n---\n",
        "events/e.md": f"---\ntitle: E\n{field}\n---\n",
    }
    (found,) = write_dossier(SMALL | files).build().report

    assert (found.hint, found.params["guess"]) == (hint, guess)


@pytest.mark.parametrize(
    ("anchor", "near"),
    [
        ("nos-source", "nos-sources"),
        ("Nos sources", "nos-sources"),
        ("nos-sou", "nos-sources"),
        ("autre-chose", ""),
        ("p9", ""),
    ],
)
def test_an_anchor_is_answered_with_the_nearest(
    write_dossier: Callable[..., DossierOnDisk], anchor: str, near: str
) -> None:
    """Under the anchor, not under the id that is right."""
    files = {
        "pages/methode.md": "---\ntitle: Méthode\n---\n## Nos sources\n\nElles.\n",
        "articles/a.md": f"---\ntitle: A\n---\nVoir [[methode#{anchor}]].\n",
    }
    (found,) = write_dossier(SMALL | files).build().report

    assert (found.code, found.params["near"]) == ("unknown-anchor", near)
    assert found.hint == ("unknown-anchor.near" if near else None)
    assert (found.place.column, found.place.end_column) == (16, 16 + len(anchor))


def test_paragraphs_that_run_together_are_told_by_every_build_once_the_dossier_prints_excerpts(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """And by none that prints the whole text."""
    lines = [f"Rien ne sépare ce qui est {'très ' * n}long de ce qui suit." for n in range(1, 9)]
    pasted = "\n".join(lines)
    article = f"---\ntitle: Le quai\nverbatim: true\n---\n{pasted}\n"
    dossier = write_dossier(SMALL | {"articles/quai.md": article})
    found = []
    for old, new in (("", ""), ("rights: full", "rights: excerpt"), ("title: Le", "title: Un")):
        dossier.edit("dossier.yaml", old, new)
        found.append([(one.code, one.path) for one in dossier.build().report])

    told = [("paragraphs-run-on", "articles/quai.md")]
    assert found == [[], told, told]
