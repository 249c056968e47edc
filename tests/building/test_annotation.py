"""What an editor adds stands off from the text: taken away, the text is as it was."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.conftest import DossierOnDisk

TEXT = (
    "Le *porte-parole* du **Kremlin**, Dmitri Peskov, a parlé.\n\n"
    "> « Les Européens ne sont pas unanimes », a-t-il dit, et [un lien](https://example.org/a?b&c).\n\n"
    "- un point, Peskov\n- deux points & plus\n\n"
    "| a | b |\n|---|---|\n| Peskov | l’OTAN |\n\n"
    "Mot composé, l’élu, d’*autres* mots de la fin.\n"
)
ARTICLE = f"---\ntitle: Essai\nrights: full\nverbatim: true\n---\n{TEXT}"
NOTES = {
    "notes/a.md": "---\ntarget: essai\nquote: porte-parole du Kremlin, Dmitri\n---\nUn.\n",
    "notes/b.md": '---\ntarget: essai\nquote: "Dmitri Peskov, a parlé. « Les Européens"\n'
    "kind: question\n---\nDeux, voir [[essai]].\n",
    "notes/c.md": "---\ntarget: essai\nquote: Kremlin\n---\n## Titre\n\nTrois[^1].\n\n[^1]: Pied.\n",
    "notes/d.md": "---\ntarget: essai\nquote: un lien\nkind: definition\n---\nQuatre.\n",
    "notes/e.md": "---\ntarget: essai\n---\nSur le tout.\n",
    "notes/f.md": "---\ntarget: a\n---\nUne réponse.\n",
    "actors/peskov.md": "---\nname: Dmitri Peskov\naliases: [Peskov]\n---\n",
    "actors/otan.md": "---\nname: OTAN\nkind: organization\n---\n",
}


QUOTED = {
    "quotations/unanimes.md": "---\nspeaker: peskov\nvariants:\n"
    '  - {in: essai, via: [], quote: "Les Européens ne sont pas unanimes"}\n'
    '  - {in: essai, quote: "unanimes », a-t-il dit, et un"}\n---\n',
    "claims/parle.md": "---\ntitle: Il a parlé\nappearances:\n"
    '  - {in: essai, quote: "Dmitri Peskov, a parlé"}\n  - {in: essai}\n---\n',
    "events/parole.md": "---\ntitle: Il parle\nreadings:\n"
    '  - {date: 2024-03-04, source: essai, quote: "a parlé", rank: preferred}\n---\n',
}


def text_of(page: str) -> str:
    """The article's text, between its container's tags."""
    found = re.search(r'<div class="text[^>]*>\n(.*?)\n</div>\n</article>', page, re.DOTALL)
    assert found is not None
    return found[1]


def without_additions(html: str) -> str:
    """The text without notes, marks, calls and links on names."""
    html = re.sub(r'<aside class="notes.*?</aside>', "", html, flags=re.DOTALL)
    html = re.sub(r'<a class="(?:noteref|passageref)\b.*?</a>', "", html, flags=re.DOTALL)
    html = re.sub(r"</?mark[^>]*>", "", html)
    return re.sub(r'<a class="mention"[^>]*>(.*?)</a>', r"\1", html, flags=re.DOTALL)


def test_text_without_additions_is_the_text_alone(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """Without its additions an annotated text is, byte for byte, the text of a dossier of one."""
    alone = write_dossier({"articles/essai.md": ARTICLE, "dossier.yaml": "title: T\n"})
    alone.built()
    annotated = write_dossier(
        {"articles/essai.md": ARTICLE, "dossier.yaml": "title: T\n"} | NOTES | QUOTED
    )
    annotated.built()
    plain = text_of(alone.page("articles/essai.html"))
    marked = text_of(annotated.page("articles/essai.html"))

    assert marked.count('<a class="noteref"') == 4
    assert marked.count('<a class="passageref ') == 4
    assert marked.count("<mark") >= 10
    assert 'class="mention"' in marked
    assert without_additions(marked) == plain


def test_each_passage_and_its_note_lead_to_each_other(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """Each annotated passage has a link named in words, and each note one that leads back."""
    dossier = write_dossier(
        {"articles/essai.md": ARTICLE, "dossier.yaml": "title: T\nlang: fr\n"} | NOTES
    )
    dossier.edit("notes/b.md", "kind: question", "kind: question\nauthor: A. Rédactrice")
    dossier.built()
    page = dossier.page("articles/essai.html")

    for name in "abcd":
        assert f'id="ref-{name}" href="#note-{name}"' in page
        assert f'id="note-{name}"' in page
        assert f'href="#ref-{name}"' in page
    call = re.search(r'<a class="noteref" id="ref-b".*?</a>', page)
    assert call is not None
    assert re.search(r"note \d, question, A\. Rédactrice", call[0])


def test_a_quoted_passage_leads_to_what_quotes_it(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """Named in words, with an address from the record's id; a record's second one is counted."""
    dossier = write_dossier(
        {"articles/essai.md": ARTICLE, "dossier.yaml": "title: T\nlang: fr\n"} | NOTES | QUOTED
    )
    dossier.built()
    text = text_of(dossier.page("articles/essai.html"))
    refs = re.findall(r'<a class="passageref (\w+)" id="(.*?)" href="\.\./(\w+)/.*?</a>', text)
    words = re.sub(r"<[^>]+>", "", text)

    assert refs == [
        ("claim", "ref-parle", "claims"),
        ("event", "ref-parole", "events"),
        ("quotation", "ref-unanimes", "quotations"),
        ("quotation", "ref-unanimes.2", "quotations"),
    ]
    assert "affirmation\u00a0: Il a parlé" in words
    assert "date\u00a0: Il parle" in words
    assert words.count("citation\u00a0: «\u00a0Les Européens ne sont pas unanimes\u00a0»") == 2


@pytest.mark.parametrize(
    ("rights", "printed"),
    [("excerpt\nexcerpt: 1", ["parle", "parole"]), ("link", []), ("full", ["parle", "parole", "unanimes", "unanimes.2"])],
)  # fmt: skip
def test_of_what_is_not_printed_only_the_quoted_words_are(
    write_dossier: Callable[..., DossierOnDisk], rights: str, printed: list[str]
) -> None:
    """Each passage keeps its address, in the text or among those not printed; nothing tells
    where it stood."""
    dossier = write_dossier(
        {
            "articles/essai.md": ARTICLE.replace("rights: full", f"rights: {rights}"),
            "dossier.yaml": "title: T\nlang: fr\n",
            "actors/peskov.md": NOTES["actors/peskov.md"],
        }
        | QUOTED
    )
    dossier.built()
    page = dossier.page("articles/essai.html")
    listed = re.search(r'<ul class="unprinted-passages">.*?</ul>', page, re.DOTALL)

    assert re.findall(r'<a class="passageref \w+" id="ref-(.*?)"', page) == printed
    found = re.findall(r'<li id="ref-(.*?)">', listed[0]) if listed else []
    assert found == [k for k in ("unanimes", "unanimes.2", "parle", "parole") if k not in printed]
    if listed:
        assert "Les Européens ne sont pas unanimes" in listed[0]
        assert "data-" not in listed[0]
        assert "Mot composé" not in page


def test_note_on_the_whole_stands_above_the_text(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """A note without a quote comes before the text; a reply stands in the note it answers."""
    dossier = write_dossier({"articles/essai.md": ARTICLE, "dossier.yaml": "title: T\n"} | NOTES)
    dossier.built()
    page = dossier.page("articles/essai.html")

    text = page[page.index("<main") :]
    assert text.index("Sur le tout.") < text.index("porte-parole")
    assert page.index('id="note-a"') < page.index("Une réponse.") < page.index('id="note-b"')


def test_ids_are_unique_on_every_page(write_dossier: Callable[..., DossierOnDisk]) -> None:
    """Notes with headings and footnotes of their own bring no id twice."""
    dossier = write_dossier(
        {"articles/essai.md": ARTICLE, "dossier.yaml": "title: T\n"} | NOTES | QUOTED
    )
    for route, data in dossier.built().items():
        if route.endswith(".html"):
            ids = re.findall(r'\sid="([^"]*)"', data.decode())
            assert len(ids) == len(set(ids)), route


def test_a_withheld_record_marks_nothing(write_dossier: Callable[..., DossierOnDisk]) -> None:
    """The page is, byte for byte, that of a dossier without it."""
    base = {"articles/essai.md": ARTICLE, "dossier.yaml": "title: T\n"} | NOTES
    private = {
        name: text.replace("---\n", "---\nprivate: true\n", 1) for name, text in QUOTED.items()
    }
    pages = []
    for content in (base, base | private):
        dossier = write_dossier(content)
        dossier.built()
        pages.append(dossier.page("articles/essai.html"))

    assert pages[0] == pages[1]
