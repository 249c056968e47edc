"""Pages say of a claim who had it from whom, what is counted, and what is not known."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Mapping

import pytest

from tests.conftest import SMALL, DossierOnDisk
from tests.pages.test_crawl import check_site

Write = Callable[[Mapping[str, str]], DossierOnDisk]

RECORDS = {
    "dossier.yaml": "title: Le pont\nlang: fr\nrights: full\nurl: https://pont.example/\n",
    "actors/qui.yaml": "- {id: monde, name: Le Monde, kind: outlet}\n"
    "- {id: afp, name: AFP, kind: outlet}\n- {id: courrier, name: Le Courrier, kind: outlet}\n"
    "- {id: maire, name: Anne Roux, kind: person}\n"
    "- {id: source, name: Une source, kind: unnamed}\n",
    "sources/r.yaml": "- {id: lm, type: article-newspaper, title: Un article, outlet: monde,"
    " container-title: Le Monde, issued: 2024-11-24}\n",
    "articles/a.md": "---\ntitle: Le premier\noutlet: courrier\npublished: 2024-11-25\n"
    "based_on: [{source: lm, basis: stated}]\n---\nSelon Le Monde, le pont ferme.\n",
    "articles/b.md": "---\ntitle: Le second\noutlet: courrier\npublished: 2024-11-27\n---\n"
    "Le pont fermera bientôt.\n",
}


def claim(appearances: str, front: str = "", body: str = "") -> str:
    return f"---\ntitle: Le pont ferme\n{front}appearances:\n{appearances}---\n{body}"


def words(page: bytes | str, name: str = "statement") -> str:
    """A paragraph of a page, as a reader has it: its parts with a point between."""
    text = page.decode() if isinstance(page, bytes) else page
    found = re.search(rf'<p class="{name}">(.*?)</p>', text, re.S)
    assert found, name
    joined = found[1].replace("</span> <span>", " · ")
    return (
        html.unescape(re.sub(r"<[^>]*>", "", joined)).replace("\u00a0", " ").replace("\u202f", " ")
    )


STATEMENTS = {
    "the real pair": (
        "  - {in: a, via: [lm], basis: stated}\n  - {in: b, via: [lm], basis: inferred}\n",
        "2 articles · 1 origine connue (Le Monde, absent du dossier) · "
        "1 relais déclaré, 1 déduit",
    ),
    "a range": (
        "  - {in: a, via: [afp], basis: stated}\n  - {in: b, via: [maire], basis: stated}\n",
        "2 articles · 1 à 2 origines connues (Anne Roux ; AFP, texte non "
        "précisé) · 2 relais déclarés",
    ),
    "unknown": (
        "  - {in: a}\n  - {in: b}\n",
        "2 articles · aucune origine connue · origine non précisée pour 2 textes",
    ),
    "own reporting": (
        "  - {in: b, via: []}\n",
        "1 article · 1 origine connue (Le Courrier)",
    ),
    "two pieces of one outlet": (
        "  - {in: b, via: []}\n  - {in: a, via: []}\n",
        "2 articles · 2 origines connues (Le Courrier, 25 nov. 2024 ; "
        "Le Courrier, 27 nov. 2024)",
    ),
    "an unnamed source behind a piece not held": (
        "  - {in: a, via: [monde], basis: stated}\n  - {in: lm, via: [source], basis: stated}\n",
        "1 article · 1 origine connue (Une source, source non nommée) · "
        "2 relais déclarés",
    ),
    "inferred alone": (
        "  - {in: a, via: [lm], basis: inferred}\n  - {in: b, via: [lm], basis: inferred}\n",
        "2 articles · 1 origine connue (Le Monde, absent du dossier) · "
        "2 relais déduits",
    ),
    "a piece not held alone": (
        "  - {in: lm, via: [source], basis: stated}\n",
        "aucun article du dossier · 1 origine connue (Une source, source non "
        "nommée) · 1 relais déclaré",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_page_counts_articles_origins_and_relays(write_dossier: Write, name: str) -> None:
    """In words, with the origins' names and what a reader must know of them."""
    appearances, expected = STATEMENTS[name]
    site = write_dossier(RECORDS | {"claims/c.md": claim(appearances)}).built()

    assert words(site["claims/c.html"]) == expected
    check_site(site)


def test_a_later_piece_does_not_stand_in_for_its_outlet(write_dossier: Write) -> None:
    """What the outlet printed after it named none: its earlier piece may have another origin."""
    taken = (
        "  - {in: b, via: [maire], basis: stated}\n  - {in: lm, via: [courrier], basis: stated}\n"
    )
    on_disk = write_dossier(RECORDS | {"claims/c.md": claim(taken)})
    site = on_disk.built()
    page = site["claims/c.html"].decode()

    assert "1 à 2 origines connues" in words(page)
    assert "Le Courrier, texte non précisé" in words(page)
    assert "compté avec" not in page
    assert 'id="single"' not in site["missing.html"].decode()


def test_a_circle_is_told(write_dossier: Write) -> None:
    """The page names who goes round, the index and `missing.html` count no origin."""
    round_ = "  - {in: a, via: [b], basis: stated}\n  - {in: b, via: [a], basis: stated}\n"
    site = write_dossier(RECORDS | {"claims/c.md": claim(round_)}).built()

    assert "Le premier, Le second" in words(site["claims/c.html"], "circle")
    assert "<span>aucune origine connue</span>" in site["claims/index.html"].decode()
    assert '<h2 id="circular">' in site["missing.html"].decode()


def test_the_table_and_the_picture_say_the_same(write_dossier: Write) -> None:
    """Solid and dashed lines; the words, who says so, and with which words."""
    appearances = (
        "  - in: a\n    quote: le pont ferme\n"
        "    via: [{source: monde, basis: stated, quote: Selon Le Monde}]\n"
        "  - {in: b, via: [lm], basis: inferred}\n"
    )
    site = write_dossier(RECORDS | {"claims/c.md": claim(appearances)}).built()
    page = site["claims/c.html"].decode()

    assert page.count('class="way stated"') == page.count('class="way inferred"') == 1
    assert page.count('<tr role="row">') == 3
    assert "texte non précisé, compté avec" in page
    # The words of a summary are the editors': no quotation marks.
    assert "«\u00a0Selon Le Monde" not in page
    assert page.count("(dans le résumé de la rédaction)") == 2
    assert "sans passage cité" in page
    assert 'href="../articles/a.html#ref-c"' in page
    assert 'id="ref-c"' in site["articles/a.html"].decode()
    assert "style=" not in page


def test_a_status_says_who_when_and_why(write_dossier: Write) -> None:
    """Nothing is said of a claim that nobody has assessed but that it is not verified."""
    front = "status: refuted\nassessed_by: A. Rédactrice\nassessed_on: 2024-12-02\n"
    assessed = claim("  - {in: b}\n", front, "Le pont est ouvert.\n")
    site = write_dossier(
        RECORDS | {"claims/c.md": assessed, "claims/d.md": claim("  - {in: b}\n")}
    ).built()
    page = site["claims/c.html"].decode()

    assert "réfutée selon A. Rédactrice, 2 décembre 2024" in words(page, "claim-status")
    assert "<h2>Pourquoi</h2>" in page
    assert "Le pont est ouvert." in page
    assert words(site["claims/d.html"], "claim-status") == "État : non vérifiée"


def test_related_claims_are_listed_in_both_directions(write_dossier: Write) -> None:
    """Each under what it does to the other."""
    named = "---\ntitle: L’autre\nrelations: [{contradicts: c}]\n---\n"
    site = write_dossier(
        RECORDS | {"claims/c.md": claim("  - {in: b}\n"), "claims/d.md": named}
    ).built()

    assert re.search(r"<dt>Contredite par</dt><dd><a [^>]*>L’autre", site["claims/c.html"].decode())
    assert re.search(r"<dt>Contredit</dt><dd><a [^>]*>Le pont", site["claims/d.html"].decode())


def test_machines_read_who_printed_it_first(write_dossier: Write) -> None:
    """`appearance` has every work; `firstAppearance` one, where dates settle it."""
    both = "  - {in: b}\n  - {in: a, via: [lm], basis: stated}\n"
    settled = write_dossier(RECORDS | {"claims/c.md": claim(both)})
    unsettled = write_dossier(
        RECORDS
        | {"claims/c.md": claim(both)}
        | {"articles/a.md": RECORDS["articles/a.md"].replace("2024-11-25", "2024-11")}
    )

    value, other = (
        json.loads(re.findall(r'ld\+json">(.*?)</script>', site["claims/c.html"].decode())[0])
        for site in (settled.built(), unsettled.built())
    )
    assert value["@type"] == "Claim"
    assert [work["headline"] for work in value["appearance"]] == ["Le premier", "Le second"]
    assert value["firstAppearance"]["headline"] == "Le premier"
    assert "firstAppearance" not in other


def test_the_order_of_appearances_changes_no_page(write_dossier: Write) -> None:
    """The same site, byte for byte, whichever stands first in the file."""
    lines = ["  - {in: a, via: [afp, maire], basis: stated}\n", "  - {in: b, via: [a], basis: inferred}\n",
             "  - {in: lm}\n"]  # fmt: skip
    one = write_dossier(RECORDS | {"claims/c.md": claim("".join(lines))}).built()
    other = write_dossier(RECORDS | {"claims/c.md": claim("".join(reversed(lines)))}).built()

    assert {route for route in one if one[route] != other.get(route)} <= {"manifest.json"}
    assert one["claims/c.html"] == other["claims/c.html"]


def test_what_is_withheld_counts_nowhere(write_dossier: Write) -> None:
    """Neither a withheld article nor a withheld claim changes a byte of a public site."""
    public = RECORDS | {"claims/c.md": claim("  - {in: a, via: [monde], basis: stated}\n")}
    withheld = {
        "articles/w.md": "---\ntitle: Retenu\ndraft: true\noutlet: monde\n---\nLe pont.\n",
        "claims/x.md": "---\ntitle: Retenue\nprivate: true\nappearances:\n"
        "  - {in: w, via: []}\n  - {in: a, via: [maire], basis: stated}\n"
        "relations: [{contradicts: c}]\n---\n",
        "events/y.md": "---\ntitle: Sans source\ndate: 2024\ndraft: true\n---\n",
    }

    assert write_dossier(public | withheld).built() == write_dossier(public).built()


def test_an_actor_has_what_they_said_and_what_rests_on_them(write_dossier: Write) -> None:
    """A person's words with where they were printed; an outlet's share in both numbers."""
    site = write_dossier(
        RECORDS
        | {
            "claims/c.md": claim("  - {in: a, via: [lm], basis: stated}\n  - {in: b, via: []}\n"),
            "claims/d.md": claim("  - {in: a, via: [maire], basis: inferred}\n").replace("ferme", "tient"),
            "quotations/q.md": "---\nspeaker: maire\nvariants:\n"
            "  - {in: b, via: [maire], basis: stated, quote: Le pont fermera bientôt}\n---\n",
        }
    ).built()  # fmt: skip
    mayor, monde = site["actors/maire.html"].decode(), site["actors/monde.html"].decode()

    assert re.search(r"Le pont fermera bientôt[^<]*</a></p>\n<p[^>]*><span>imprimées par\u00a0: <a [^>]*>Le second", mayor)  # fmt: skip
    assert re.search(r"Ce qui remonte à cet acteur.*Le pont tient", mayor, re.S)
    assert re.search(r"Ce qui remonte à ce média.*Le pont ferme", monde, re.S)
    assert words(site["actors/courrier.html"]) == (
        "2 articles de ce média dans le dossier · 2 impriment une affirmation ou une citation "
        "suivie ici · 1 de ceux-ci a une origine à lui"
    )
    assert "statement" not in monde


def test_the_front_page_has_what_several_articles_carry(write_dossier: Write) -> None:
    """A claim that one article prints is on the list of claims, not on the front page."""
    two = claim("  - {in: a, via: [lm]}\n  - {in: b}\n")
    one = claim("  - {in: b}\n").replace("Le pont ferme", "Le pont rouille")
    site = write_dossier({**RECORDS, "claims/deux.md": two, "claims/une.md": one}).built()

    home = site["index.html"].decode()

    assert "claims/deux.html" in home
    assert "claims/une.html" not in home


def test_nothing_missing_is_no_page(write_dossier: Write) -> None:
    """Neither a page nor an entry in the menu nor a way from the front page."""
    events = {"events/e.md": "---\ntitle: Fermeture\ndate: 2024\nsources: [lm]\n---\n"}
    site = write_dossier(RECORDS | events).built()
    gap = write_dossier(RECORDS | {"events/e.md": events["events/e.md"].replace("[lm]", "[]")})

    assert "missing.html" not in site
    assert b"Ce qui manque" not in b"".join(site.values())
    assert b'href="missing.html"' in gap.built()["index.html"]


def test_open_questions_are_among_what_is_missing(write_dossier: Write) -> None:
    """Notes that ask, and contradictions until they are resolved; no others."""
    note = "---\ntarget: a\nkind: {}\ntitle: {}\n{}---\nTexte.\n"
    notes = {
        "notes/q.md": note.format("question", "Quand", ""),
        "notes/c.md": note.format("contradiction", "Autrement", ""),
        "notes/r.md": note.format("contradiction", "Ainsi", "resolution: En mars.\n"),
        "notes/n.md": note.format("context", "Avant", ""),
    }
    page = write_dossier(RECORDS | notes).built()["missing.html"].decode()
    asked = page.partition('<h2 id="questions">')[2].partition("</section>")[0]

    assert re.findall(r'href="notes/(\w).html"', asked) == ["c", "q"]


def test_an_origin_that_is_not_known_may_be_another(write_dossier: Write) -> None:
    """What has one is neither of a single origin nor of unnamed sources alone; lists say both."""
    known = claim("  - {in: a, via: [source]}\n")
    some = claim("  - {in: a, via: [source]}\n  - {in: b}\n").replace("ferme", "rouille")
    site = write_dossier({**RECORDS, "claims/su.md": known, "claims/ni.md": some}).built()
    page = site["missing.html"].decode()
    parts = dict(re.findall(r'<h2 id="(\w+)">(.*?)</section>', page, re.S))

    for name in ("single", "unnamed"):
        assert "claims/su.html" in parts[name]
        assert "claims/ni.html" not in parts[name]
    assert "claims/ni.html" in parts["unknown"]
    assert "1\u00a0origine connue, 1\u00a0non précisée" in site["claims/index.html"].decode()


def test_much_that_is_missing_is_divided(write_dossier: Write) -> None:
    """By what is missing, then by letter: no page holds more than 200 rows."""
    events = "".join(f"- {{id: e{n}, title: {'ABC'[n % 3]} {n}, date: 2024}}\n" for n in range(230))
    claims = {"claims/c.md": claim("  - {in: b}\n")}
    site = write_dossier(RECORDS | claims | {"events/all.yaml": events}).built()

    assert {r for r in site if r.startswith("missing")} == {
        "missing.html", "missing.unknown.html", "missing.events.html",
        "missing.events.a.html", "missing.events.b.html", "missing.events.c.html",
    }  # fmt: skip
    assert "Événements sans source, B" in site["missing.events.b.html"].decode()
    check_site(site)


def test_a_claim_that_many_print_is_divided(write_dossier: Write) -> None:
    """Its table by year, its picture left out; what is counted stays on its page."""
    articles = "".join(
        f"- {{id: x{n}, title: Texte {n}, published: {2020 + n % 3}-01, outlet: courrier}}\n"
        for n in range(210)
    )
    appearances = "".join(f"  - {{in: x{n}, via: [lm], basis: stated}}\n" for n in range(210))
    site = write_dossier(
        RECORDS | {"articles/x.yaml": articles, "claims/c.md": claim(appearances)}
    ).built()
    page, part = site["claims/c.html"].decode(), site["claims/c.printed.2021.html"].decode()

    assert words(page).startswith("210 articles · 1 origine connue")
    assert ("<table" in page, "<svg" in page) == (False, False)
    assert part.count('<tr role="row">') == 71
    assert "Le pont ferme, 2021" in part
    check_site(site)


def test_claims_are_listed_by_how_many_articles_carry_them(write_dossier: Write) -> None:
    """Most first, each with what the editors hold of it; a long list is divided so too."""
    both, one = claim("  - {in: a}\n  - {in: b}\n"), claim("  - {in: a}\n")
    held = claim(
        "  - {in: a}\n", "status: disputed\nassessed_by: Moi\nassessed_on: 2024-05-01\n", "Car."
    )
    site = write_dossier(RECORDS | {"claims/x.md": both, "claims/held.md": held}).built()
    page = site["claims/index.html"].decode()
    order = [
        "2 articles</h2>",
        "claims/x.html",
        "non vérifiée",
        "1 article</h2>",
        "held.html",
        "contestée",
    ]
    found = [page.replace("\u00a0", " ").index(words) for words in order]

    assert found == sorted(found)

    many = {f"claims/c{n}.md": one for n in range(201)}
    site = write_dossier(RECORDS | many | {"claims/x.md": both}).built()

    assert {r for r in site if r.startswith("claims/index")} == {
        "claims/index.html", "claims/index.by-2to4.html", "claims/index.by-1.html",
        *(f"claims/index.by-1-lepontferme_c{n}.html" for n in range(10)),
    }  # fmt: skip
    assert (
        "1\u00a0article, LEPONTFERME C2" in site["claims/index.by-1-lepontferme_c2.html"].decode()
    )
    check_site(site)


DOUBTS = {
    "via-unknown": ("  - {in: a}\n", 5),
    "via-without-basis": ("  - {in: b, via: [maire]}\n", 5),
    "via-without-appearance": ("  - {in: b, via: [a], basis: stated}\n", 5),
    "via-later": ("  - {in: b, via: []}\n  - {in: a, via: [b], basis: stated}\n", 6),
    "appearance-twice": ("  - {in: b, via: []}\n  - {in: b, via: [maire], basis: stated}\n", 6),
    "circular-reporting": ("  - {in: b, via: [b], basis: stated}\n", 1),
    "relation-itself": ("  - {in: b}\n", 3),
}


@pytest.mark.parametrize("code", DOUBTS)
def test_doubts_are_told_where_they_were_written(write_dossier: Write, code: str) -> None:
    """One warning each, at its line; the site is built."""
    appearances, line = DOUBTS[code]
    front = "relations: [{supports: c}]\n" if code == "relation-itself" else "tags: [pont]\n"
    dossier = write_dossier(RECORDS | {"claims/c.md": claim(appearances, front)})
    result = dossier.build()

    assert [(d.code, d.path, d.severity) for d in result.report] == [
        (code, "claims/c.md", "warning")
    ]
    assert next(iter(result.report)).place.line == line or code == "circular-reporting"
    assert not result.stopped


def test_via_names_a_piece_or_an_actor(write_dossier: Write) -> None:
    """Any other record is of the wrong kind; words that prove it stand in the piece's text."""
    files = RECORDS | {
        "events/e.md": "---\ntitle: Fermeture\ndate: 2024\n---\n",
        "claims/c.md": claim(
            "  - {in: b, via: [e], basis: stated}\n"
            "  - {in: a, via: [{source: lm, basis: stated, quote: selon Libération}]}\n"
        ),
    }
    result = write_dossier(files).build()

    assert [(d.code, d.place.line) for d in result.report if d.severity == "error"] == [
        ("wrong-kind", 4), ("quote-not-found", 5),
    ]  # fmt: skip


def test_a_claim_changes_the_pages_that_show_it(write_dossier: Write) -> None:
    """A `via` that becomes known: the claim, its lists, its articles and its actors, as in a
    clean build."""
    dossier = write_dossier(
        RECORDS | {"claims/c.md": claim("  - {in: a, via: [lm], basis: stated}\n  - {in: b}\n")}
    )
    dossier.built()
    dossier.edit("claims/c.md", "{in: b}", "{in: b, via: [maire], basis: stated}")
    site = dossier.built()

    assert dossier.last is not None
    rebuilt = {route for route, _ in dossier.last.reasons}
    assert {"claims/c.html", "claims/index.html", "articles/b.html", "actors/maire.html",
            "actors/courrier.html", "missing.html"} <= rebuilt  # fmt: skip
    assert "actors/source.html" not in rebuilt
    assert site == dossier.built(clean=True)


def test_a_note_without_title_or_quote_is_called_by_its_first_words(write_dossier: Write) -> None:
    """On the front page, among what is missing, in the index and on its own page alike."""
    note = "---\nkind: question\n---\n\n**Qui** a signé le contrat\u00a0?\n\nEt quand\u00a0?\n"
    dossier = write_dossier(SMALL | {"notes/ouvert.md": note})
    dossier.built()

    for page in ("index.html", "missing.html", "notes/index.html"):
        link = r'<a href="(?:\.\./)?notes/ouvert.html"[^>]*>(.*?)</a>'
        called = re.findall(link, dossier.page(page))
        assert called == ["Qui a signé le contrat\u00a0?"], page
    assert "<title>Qui a signé le contrat\u00a0?" in dossier.page("notes/ouvert.html")


def test_a_piece_that_was_not_read_is_not_asked_for_its_words(write_dossier: Write) -> None:
    """An article without a text, or a reference; once the article has one it is asked about."""
    appearances = "  - {in: b, via: [c, lm], basis: stated}\n"
    unread = "---\ntitle: Non lu\nverbatim: true\nrights: link\nsummary: Non consulté.\n---\n"
    dossier = write_dossier(RECORDS | {"articles/c.md": unread, "claims/c2.md": claim(appearances)})
    assert [d.code for d in dossier.build().report] == []
    dossier.write({"articles/c.md": f"{unread}Le pont ferme.\n"})

    assert [d.code for d in dossier.build().report] == ["via-without-appearance"]
