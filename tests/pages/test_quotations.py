"""A quotation's page shows what its wordings have for one another, and whence each was had."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest

from dossier.pages import quotations
from tests.conftest import DossierOnDisk

FIRST = (
    "la coopération en matière de défense, notamment dans le but de créer un noyau dur entre alliés"
)
SECOND = "la collaboration en matière de défense, dans le but d’établir un groupe central d’alliés"
CONTENT = {
    "dossier.yaml": "title: T\nlang: fr\nrights: full\n",
    "articles/un.md": f"---\ntitle: Un\npublished: 2024-11-25\n---\nIl dit : « {FIRST} ».\n",
    "articles/deux.md": f"---\ntitle: Deux\npublished: 2024-11-27\n---\nIl a dit : « {SECOND} ».\n",
    "articles/trois.md": "---\ntitle: Three\nlang: en\nverbatim: true\nrights: excerpt\n"
    "excerpt: 1\n---\nSome words.\n\nThey would build a hard core of allies. Secret words.\n",
    "articles/quatre.md": f"---\ntitle: Quatre\n---\nAinsi : « {SECOND} ».\n",
    "sources/s.yaml": "- {id: lemonde, type: article-newspaper, title: Article du Monde}\n",
    "actors/source.md": "---\nname: Une source militaire\nkind: unnamed\n---\n",
    "quotations/noyau.md": f"""---
title: Noyau ou groupe
speaker: source
original_lang: en
variants:
  - {{in: un, via: [lemonde], basis: stated, quote: "{FIRST}"}}
  - in: deux
    via: [{{source: lemonde, basis: inferred, locator: p. 2}}]
    quote: "{SECOND}"
  - {{in: trois, quote: "a hard core of allies"}}
  - {{in: quatre, via: [], quote: "{SECOND}"}}
  - {{in: lemonde, via: [source], basis: stated}}
---
""",
}


@pytest.fixture
def dossier(write_dossier: Callable[..., DossierOnDisk]) -> DossierOnDisk:
    made = write_dossier(CONTENT)
    made.built()
    return made


def words(html: str) -> str:
    """What a reader is told, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_what_differs_is_shown_by_form_and_in_words(dossier: DossierOnDisk) -> None:
    """Two printings of one sentence differ in four places, each beside its counterpart."""
    page = dossier.page("quotations/noyau.html")
    comparison = page[page.index('<section class="comparison">') :]
    rows = re.findall(r"<li>(.*?)</li>", comparison[: comparison.index("</ol>")], re.DOTALL)
    differing = [re.findall(r'<b class="differs">(.*?)</b>|<i class="absent">(.*?)</i>', r) for r in rows]  # fmt: skip

    assert "Version 2 comparée à la version 1\u00a0: 4\u00a0différences" in page
    assert [[a or f"({b})" for a, b in pair] for pair in differing] == [
        ["coopération", "collaboration"],
        ["notamment", "(rien à cet endroit)"],
        ["de créer", "d’établir"],
        ["noyau dur entre", "groupe central d’"],
    ]
    for number, text in ((1, FIRST), (2, SECOND)):
        wording = re.search(rf'id="version-{number}".*?<blockquote>(.*?)</blockquote>', page, re.DOTALL)  # fmt: skip
        assert wording is not None
        assert re.sub(r"<[^>]+>", "", wording[1]) == text
        assert wording[1].count('class="differs"') in (3, 4)


def test_each_wording_names_its_articles_and_is_in_its_language(dossier: DossierOnDisk) -> None:
    """Articles with the same words share a wording; other languages are not compared; each
    leads to its passage."""
    page = dossier.page("quotations/noyau.html")
    _, _, second, third = re.split(r'id="version-\d"', page)
    without = words(third[third.index("Imprimée aussi, en des mots non cités") :])

    assert re.findall(r'href="../articles/(.*?)"', second) == [
        "deux.html#ref-noyau",
        "quatre.html#ref-noyau",
    ]
    assert '<blockquote lang="en">' in third
    assert "Version 3 · anglais" in words(third)
    assert "3\u00a0versions" in page
    assert "Article du Monde d’après Une source militaire" in without
    assert page.count('<section class="comparison">') == 1
    assert "Secret words" not in page
    assert 'id="ref-noyau"' in dossier.page("articles/trois.html")


def test_each_link_says_who_establishes_it(dossier: DossierOnDisk) -> None:
    """In words, and by the line beside it; a chain goes on through pieces not held."""
    page = dossier.page("quotations/noyau.html")
    first, second, third, *_ = re.split(r'id="version-\d"', page)[1:]

    assert '<li class="stated">' in first
    assert "d’après Article du Monde dit par le texte" in words(first)
    assert (
        "d’après Une source militaire (source non nommée) attribué à un texte absent du dossier"
    ) in words(first)
    assert '<li class="inferred">' in second
    assert "d’après Article du Monde , p. 2 déduit par la rédaction" in words(second)
    assert "recueilli par ce média lui-même" in second
    assert "origine non précisée" in third


def test_a_long_chain_is_shown_in_part(write_dossier: Callable[..., DossierOnDisk]) -> None:
    """However long chains are and however wide, a page stays readable, and says what it leaves."""
    names = [f"r{number}" for number in range(90)]
    wide = ", ".join(names[20:])
    chain = "".join(
        f"  - {{in: {a}, via: [{b}], basis: stated}}\n" for a, b in pairwise(names[:20])
    )
    dossier = write_dossier(
        {
            "dossier.yaml": "title: T\nlang: fr\nrights: full\n",
            "articles/un.md": "---\ntitle: Un\n---\nDes mots.\n",
            "sources/s.yaml": "".join(
                f"- {{id: {n}, type: article-newspaper, title: Titre {n}}}\n" for n in [*names, "x"]
            ),
            "quotations/q.md": "---\nvariants:\n"
            "  - {in: un, quote: Des mots, via: [r0, x], basis: stated}\n"
            f"{chain}  - {{in: x, via: [{wide}], basis: stated}}\n---\n",
        }
    )
    dossier.built()
    page = dossier.page("quotations/q.html")
    first = page[page.index('id="version-1"') : page.index("Imprimée aussi")]

    assert first.count('<ul class="chain">') == quotations.DEEPEST
    assert first.count("n’est pas montré ici") == 2


def test_two_holders_that_name_each_other_make_no_endless_chain(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """Each is followed once."""
    dossier = write_dossier(
        {
            "dossier.yaml": "title: T\nlang: fr\nrights: full\n",
            "articles/un.md": "---\ntitle: Un\n---\nDes mots.\n",
            "articles/deux.md": "---\ntitle: Deux\n---\nDes mots.\n",
            "quotations/q.md": "---\nvariants:\n  - {in: un, via: [deux], quote: Des mots}\n"
            "  - {in: deux, via: [un], quote: Des mots}\n---\n",
        }
    )
    dossier.built()
    page = dossier.page("quotations/q.html")

    assert page.count('<ul class="chain">') == 4
    assert "Circuit fermé" in page
    assert words(page).count("Qui parle non précisé") == 1


def test_an_article_says_where_else_its_quotations_are_printed(dossier: DossierOnDisk) -> None:
    """The other articles, each at its passage, the latest first; the index counts them."""
    page = dossier.page("articles/un.html")
    listed = page[page.index("Imprimée aussi par 3\u00a0autres articles") :]
    index = words(dossier.page("quotations/index.html"))

    assert re.findall(r'href="(\w+\.html#ref-noyau|\.\./articles/[\w.#-]+)"', listed)[:3] == [
        "../articles/deux.html#ref-noyau",
        "../articles/quatre.html#ref-noyau",
        "../articles/trois.html#ref-noyau",
    ]
    assert "Noyau ou groupe Une source militaire 4 articles 2 origines" in index


def test_many_printings_are_listed_by_date(write_dossier: Callable[..., DossierOnDisk]) -> None:
    """The first stand on the page; no page holds more than it can."""
    articles = {
        f"articles/a{n}.md": f"---\ntitle: Titre {n}\npublished: {2020 + n % 2}\n---\nDes mots.\n"
        for n in range(130)
    }
    variants = "".join(f"  - {{in: a{n}, via: [], quote: Des mots}}\n" for n in range(130))
    dossier = write_dossier(
        {"dossier.yaml": "title: T\nlang: fr\n", "quotations/q.md": f"---\nvariants:\n{variants}---\n"}
        | articles
    )  # fmt: skip
    site = dossier.built()
    page = dossier.page("quotations/q.html")

    assert page.count('<p class="printing">') == 100
    assert "Et 30\u00a0autres qui l’impriment" in page
    assert [r for r in site if r.startswith("quotations/q.")] == [
        "quotations/q.html", "quotations/q.variants.2020.html", "quotations/q.variants.2021.html",
    ]  # fmt: skip
    assert 'href="../articles/a100.html#ref-q"' in dossier.page("quotations/q.variants.2020.html")


def test_a_text_that_changes_before_its_passages_keeps_them(
    dossier: DossierOnDisk, tmp_path: Path
) -> None:
    """Built again, its page is that of a clean build; the quotation's page is left as it is."""
    dossier.edit("articles/un.md", "Il dit", "Ce matin, il dit")
    again = dossier.built()

    assert dossier.last is not None
    rendered = {route for route, _ in dossier.last.reasons}
    assert "articles/un.html" in rendered
    assert "quotations/noyau.html" not in rendered
    assert again == dossier.built(cache=str(tmp_path / "other"), output=str(tmp_path / "clean"))
