"""An actor's events and articles stand in order on a page of their own."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.conftest import SMALL, DossierOnDisk

PAGE = "actors/roux.chronology.html"
CONTENT = SMALL | {
    "events/visite.md": "---\ntitle: Visite\ndate: 2024-02\nactors: [roux]\n---\n",
    "events/secret.md": "---\ntitle: Secret\ndate: 2024-01\nactors: [roux]\nprivate: true\n---\n",
    "events/autre.md": "---\ntitle: Autre\ndate: 2024-01-05\n---\n",
}


def listed(page: str) -> list[str]:
    main = page[page.index("<main") : page.index("</main>")]
    return re.findall(r'<p class="entry-title"><a href="\.\./(.*?)"', main)


def test_an_actor_has_a_chronology(write_dossier: Callable[..., DossierOnDisk]) -> None:
    """Of what they have a part in or are named by, in order; the actor's page and the
    chronology's filters lead there. Whoever has one entry has none."""
    dossier = write_dossier(CONTENT)
    site = dossier.built()

    assert listed(dossier.page(PAGE)) == ["events/visite.html", "articles/contrat.html"]
    assert "Chronologie\u00a0: Anne Roux" in dossier.page(PAGE)
    assert 'href="../actors/roux.chronology.html"' in dossier.page("actors/roux.html")
    assert 'href="actors/roux.chronology.html"' in dossier.page("chronology.html")
    assert "actors/gazette.chronology.html" not in site
    assert 'href="actors/gazette.html"' in dossier.page("chronology.html")
    assert "noindex" not in dossier.page(PAGE)


def test_it_is_as_hidden_as_its_actor(write_dossier: Callable[..., DossierOnDisk]) -> None:
    """From search engines, where the actor's page is."""
    dossier = write_dossier(CONTENT)
    dossier.edit("actors/roux.md", "kind: person", "kind: person\nnoindex: true")
    dossier.built()

    assert '<meta name="robots" content="noindex">' in dossier.page(PAGE)
    assert PAGE not in dossier.page("sitemap.xml")


def test_a_long_one_is_divided(write_dossier: Callable[..., DossierOnDisk]) -> None:
    """By year: the first page shows the latest and the way to each part."""
    events = {
        f"events/e{n}.md": f"---\ntitle: Fait {n}\ndate: {2020 + n % 3}-01-{n % 28 + 1:02}\n"
        "actors: [roux]\n---\n"
        for n in range(240)
    }
    dossier = write_dossier(CONTENT | events)
    site = dossier.built()
    parts = sorted(r for r in site if r.startswith("actors/roux.chronology."))

    assert parts == [
        *(f"actors/roux.chronology.{year}.html" for year in (2020, 2021, 2022, 2024)),
        PAGE,
    ]
    assert len(listed(dossier.page(PAGE))) == 20
    assert len(listed(dossier.page(parts[0]))) == 80
    assert "Chronologie\u00a0: Anne Roux, 2020" in dossier.page(parts[0])
    assert 'content="noindex"' in dossier.page(parts[0])


def test_an_event_more_concerns_no_page_but_those_it_stands_on(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """The first page of the dossier's chronology says how many events each selection has; those
    of other years lead to the same selections, and stay as they are."""
    events = {
        f"events/e{n}.md": f"---\ntitle: Fait {n}\ndate: {2020 + n % 3}-01-{n % 28 + 1:02}\n"
        "actors: [roux]\n---\n"
        for n in range(240)
    }
    dossier = write_dossier(CONTENT | events)
    before = dossier.built()
    new = "---\ntitle: De plus\ndate: 2021-05\nactors: [roux]\n---\n"
    dossier.write({"events/de-plus.md": new})
    now = dossier.built()

    assert 'href="actors/roux.chronology.html"' in dossier.page("chronology.2020.html")
    pages = {r for r in now if r.startswith(("chronology.", "actors/roux.chronology."))}
    assert {r for r in pages if before.get(r) != now[r]} == {
        *("chronology.html", "chronology.2021.html"),
        *("chronology.events.html", "chronology.events.2021.html"),
        *("actors/roux.chronology.html", "actors/roux.chronology.2021.html"),
        "chronology.articles.html",
    }


HEADING = re.compile(r'<h2 id="([^"]*)">([^<]*)</h2>')
ALONE = {"dossier.yaml": SMALL["dossier.yaml"]}


def test_a_heading_says_no_more_than_is_known(write_dossier: Callable[..., DossierOnDisk]) -> None:
    """A decade is no year, and one of two months is neither; each heading has an address."""
    dates = ("199X", "1990", "'[2023-09,2023-10]'", "2023-09-30", "2024-24", "../1980")
    events = {
        f"events/e{n}.md": f"---\ntitle: Fait {n}\ndate: {date}\n---\n"
        for n, date in enumerate(dates)
    }
    dossier = write_dossier(ALONE | events)
    dossier.built()

    assert HEADING.findall(dossier.page("chronology.html")) == [
        ("g-...1980", "jusqu’en 1980"),
        ("g-1990-xx", "1990"),
        ("g-199x", "années\u00a01990"),
        ("g-2023-09_2023-10", "septembre ou octobre 2023"),
        ("g-2023-09", "septembre 2023"),
        ("g-2024-24", "hiver 2024-2025"),
    ]


def test_a_decade_has_a_part_of_its_own(write_dossier: Callable[..., DossierOnDisk]) -> None:
    """Where a chronology is divided, what is known to the decade is under no year of it."""
    events = {
        f"events/e{n}.md": f"---\ntitle: Fait {n}\ndate: {('199X', '1990-05')[n % 2]}\n---\n"
        for n in range(240)
    }
    dossier = write_dossier(ALONE | events)
    dossier.built()

    assert HEADING.findall(dossier.page("chronology.199x.html")) == [("g-199x", "années\u00a01990")]
    assert "Chronologie, années\u00a01990" in dossier.page("chronology.199x.html")
    assert HEADING.findall(dossier.page("chronology.1990.html")) == [("g-1990-05", "mai 1990")]
