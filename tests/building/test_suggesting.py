"""What is proposed is pasted as it stands and builds; what the dossier holds is proposed no more."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.building.suggesting import Asked, Suggested, suggest
from dossier.config import Dossier
from dossier.diagnostics.rendering import message_of
from dossier.reading.documents import NO_DEFAULTS, read_document
from dossier.reading.quoting import quote
from dossier.suggesting.suggestion import Suggestion
from dossier.suggesting.writing import plain
from tests.conftest import DossierOnDisk

SAID = (
    '« Le port n’a "jamais" signé : ni lundi, ni mardi, ni [mercredi] # même l’avenant », assure '
    "Jeanne d’Arbois."
)
PRESS = {
    "dossier.yaml": "title: Le port\nlang: fr\nrights: full\n",
    "articles/courrier.md": "---\ntitle: \"Le port : « rien »\"\nverbatim: true\n"
    f"published: 2024-11-25\n---\n{SAID}\n\nLe 26 février, le conseil : il s’est réuni. "
    "Jeanne d’Arbois y était, à l’OTAN aussi.\n",
    "articles/gazette.md": "---\ntitle: La Gazette\nverbatim: true\npublished: 2024-11-27\n---\n"
    "La directrice Jeanne d’Arbois a dit que le port n’a jamais signé, ni lundi, ni mardi, ni "
    "mercredi, même l’avenant. L’OTAN se tait depuis le 26 février 2024.\n",
}  # fmt: skip
WORDS = " ".join(f"mot{n}" for n in range(60))
COPIES = {
    "articles/depeche.md": f"---\ntitle: A\npublished: 2024-01-02\n---\nAinsi {WORDS}.\n",
    "articles/reprise.md": f"---\ntitle: B\npublished: 2024-01-03\n---\nDonc {WORDS} encore.\n",
}


def proposals(dossier: DossierOnDisk, **asked: object) -> Suggested:
    result = suggest(dossier.config(profile="internal"), Asked(**asked))  # type: ignore[arg-type]
    assert not result.report.failed, [(d.code, d.path, d.params) for d in result.report]
    return result


def paste(dossier: DossierOnDisk, one: Suggestion) -> None:
    """As an editor would: a new file, its kind chosen, or lines at the end of a front matter."""
    if one.is_new:
        kinds = "kind: person | organization | state | outlet | unnamed"
        dossier.write({one.file: one.yaml.replace(kinds, "kind: person")})
    else:
        old = (dossier.content / one.file).read_text("utf-8")
        head, _, rest = old.removeprefix("---\n").partition("\n---\n")
        dossier.write({one.file: f"---\n{head}\n{one.yaml}---\n{rest}"})


def found(dossier: DossierOnDisk, **asked: object) -> list[tuple[str, str]]:
    return [(one.kind, one.ignore) for one in proposals(dossier, **asked).suggestions]


def test_a_dossier_is_told_what_it_lacks(write_dossier: Callable[..., DossierOnDisk]) -> None:
    """Quotations, names, dates, copies; each with its file, its score and its places."""
    result = proposals(write_dossier(PRESS | COPIES))

    assert [(s.kind, s.file, s.score) for s in result.suggestions] == [
        ("quotations", "quotations/le-port-n-a-jamais-signe-ni-lundi.md", 1.0),
        ("actors", "actors/jeanne-d-arbois.md", 2.0),
        ("actors", "actors/otan.md", 2.0),
        ("dates", "events/2024-02-26-le-26-fevrier-le-conseil-il-s-est-reuni.md", 1.0),
        ("dates", "events/2024-02-26-l-otan-se-tait-depuis-le-26-fevrier-2024.md", 1.0),
        ("duplicates", "articles/reprise.md", round(58 / 61, 4)),
    ]
    first = result.suggestions[0].evidence[0]
    assert (first.path, first.place.line, first.place.column) == ("articles/courrier.md", 6, 3)
    name = result.suggestions[1]
    assert f"# {name.evidence[0].article}\xa0: {name.evidence[0].text}\n" in name.yaml


def test_proposals_are_pasted_and_build(write_dossier: Callable[..., DossierOnDisk]) -> None:
    """None of them is proposed again then."""
    dossier = write_dossier(PRESS | COPIES)
    for one in proposals(dossier).suggestions:
        paste(dossier, one)
    built = dossier.build(profile="internal")

    assert [(d.code, d.path, d.params) for d in built.report] == []
    assert found(dossier) == []


def test_a_record_that_holds_a_part_is_completed(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """A variant more for a quotation, a name more for an actor."""
    dossier = write_dossier(
        PRESS
        | {
            "quotations/q.md": '---\nvariants:\n  - {in: gazette, quote: "ni lundi, ni mardi"}\n---\n',
            "actors/d-arbois.md": "---\nname: Jeanne Arbois\n---\n",
            "articles/c.md": "---\ntitle: C\n---\nChez Arbois, puis avec Arbois.\n",
        }
    )
    added = [one for one in proposals(dossier).suggestions if not one.is_new]
    assert [(one.kind, one.file) for one in added] == [
        ("quotations", "quotations/q.md"), ("actors", "actors/d-arbois.md"),
    ]  # fmt: skip

    for one in added:
        paste(dossier, one)
    assert not dossier.build(profile="internal").report.failed
    assert not any(not one.is_new for one in proposals(dossier).suggestions)


def test_what_is_refused_is_proposed_no_more(write_dossier: Callable[..., DossierOnDisk]) -> None:
    """By the line that stands beside each proposal; no page changes with it."""
    dossier = write_dossier(PRESS | COPIES)
    before = dossier.built()
    refused = "".join(f"    - {quote(one.ignore)}\n" for one in proposals(dossier).suggestions)
    dossier.write({"dossier.yaml": f"{PRESS['dossier.yaml']}suggest:\n  ignore:\n{refused}"})

    assert found(dossier) == []
    assert dossier.built() == before
    assert dossier.last is not None
    assert dossier.last.pages_built == 0


def test_an_event_of_these_days_counts_if_it_names_the_article(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """As a source, or by a reading; else the proposal says which one it may be."""
    event = "---\ntitle: Conseil\ndate: 2024-02-26\nsources: [{}]\n---\n"
    dossier = write_dossier(PRESS | {"events/conseil.md": event.format("gazette")})
    (one,) = proposals(dossier, kinds=("dates",)).suggestions
    assert one.evidence[0].article == "courrier"
    assert "conseil" in one.why
    dossier.write({"events/conseil.md": event.format("gazette, courrier")})

    assert found(dossier, kinds=("dates",)) == []


def test_no_event_is_made_of_a_date_that_is_asked_about(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """« mardi 2 mars » fits another year; the check says that it is a slip, and which day that was."""
    text = "Le conseil s’est réuni mardi 2 mars. Le vote a eu lieu le 20 février.\n"
    head = "---\ntitle: Le conseil\nverbatim: true\npublished: 2024-03-02\n---\n"
    settings = {"dossier.yaml": PRESS["dossier.yaml"]}
    dossier = write_dossier(settings | {"articles/conseil.md": head + text})
    (asked,) = dossier.build().report

    assert [one.ignore for one in proposals(dossier, kinds=("dates",)).suggestions] == [
        "conseil: le 20 février"
    ]
    assert asked.code == "wrong-weekday"
    assert message_of(asked, "fr") == "«\xa0mardi 2 mars\xa0»\xa0: le 2\xa0mars 2024 est un samedi"
    assert message_of(asked, "en") == "“mardi 2 mars”: 2 March 2024 is a Saturday"


def test_no_event_is_made_of_a_date_that_a_note_corrects(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """The editor has said that it is wrong; a note of another kind says nothing of the sort."""
    note = "---\ntarget: gazette\nkind: {}\nquote: depuis le 26 février 2024\n---\nNon : en mai.\n"
    dossier = write_dossier(PRESS | {"notes/mai.md": note.format("context")})
    both = proposals(dossier, kinds=("dates",)).suggestions
    assert [one.evidence[0].article for one in both] == ["courrier", "gazette"]
    dossier.write({"notes/mai.md": note.format("correction")})

    (left,) = proposals(dossier, kinds=("dates",)).suggestions
    assert left.evidence[0].article == "courrier"


def test_an_actor_is_no_second_one_where_another_record_has_its_id(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """The id says what tells the two apart."""
    source = "- {id: otan, type: webpage, title: OTAN}\n"
    result = proposals(write_dossier(PRESS | {"sources/otan.yaml": source}), kinds=("actors",))

    assert [one.file for one in result.suggestions] == [
        "actors/jeanne-d-arbois.md", "actors/otan-acteur.md",
    ]  # fmt: skip


def test_names_off_are_not_looked_for(write_dossier: Callable[..., DossierOnDisk]) -> None:
    """`mentions` of an article settles its own names."""
    rules = 'mentions: {"OTAN": off}\n'
    files = {
        name: text.replace("verbatim", rules + "verbatim") if name.startswith("a") else text
        for name, text in PRESS.items()
    }
    assert found(write_dossier(files), kinds=("actors",)) == [("actors", "Jeanne d'Arbois")]
    off = {name: text.replace(rules, "mentions: off\n") for name, text in files.items()}
    assert found(write_dossier(off), kinds=("actors",)) == []


def test_a_public_run_knows_no_private_record(write_dossier: Callable[..., DossierOnDisk]) -> None:
    """To it, a private article prints nothing."""
    gazette = PRESS["articles/gazette.md"].replace("verbatim", "private: true\nverbatim")
    dossier = write_dossier(PRESS | {"articles/gazette.md": gazette})
    public = suggest(dossier.config(profile="public"), Asked())

    assert not any(
        found.article == "gazette" for one in public.suggestions for found in one.evidence
    )
    assert any(found.article == "gazette" for one in proposals(dossier).suggestions
               for found in one.evidence)  # fmt: skip


def test_order_of_files_changes_nothing(write_dossier: Callable[..., DossierOnDisk]) -> None:
    """Nor does what the cache holds."""
    every = [
        proposals(write_dossier(dict(order))).suggestions
        for order in list(permutations((PRESS | COPIES).items()))[::60]
    ]
    assert all(one == every[0] for one in every)
    dossier = write_dossier(PRESS | COPIES)
    assert [proposals(dossier).suggestions for _ in range(2)] == [every[0]] * 2


def test_a_damaged_cache_is_made_anew(write_dossier: Callable[..., DossierOnDisk]) -> None:
    """As for a build."""
    dossier = write_dossier(PRESS)
    whole = proposals(dossier).suggestions
    path = str(dossier.root / ".dossier-cache" / "internal.sqlite")
    for table in ("named", "bodies"):
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute(f"DELETE FROM {table}")
        assert proposals(dossier).suggestions == whole


def test_an_id_that_could_not_be_read_is_taken(write_dossier: Callable[..., DossierOnDisk]) -> None:
    """Nobody is sent to a file that is there."""
    dossier = write_dossier(PRESS)
    was = next(one.file for one in proposals(dossier).suggestions if one.kind == "actors")
    dossier.write({"notes/" + was.rpartition("/")[2]: "---\ntitle: [\n---\n"})
    result = suggest(dossier.config(profile="internal"), Asked())

    assert result.report.failed
    assert was not in [one.file for one in result.suggestions if one.kind == "actors"]
    assert result.suggestions


HEADLINES = st.text(
    st.one_of(
        st.sampled_from("«»“”\"'’:#-?![]{},&*@%|>\\ \u00a0\u202f\u00adÉœ…"),
        st.characters(codec="utf-8"),
    ),
    max_size=60,
)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(HEADLINES)
def test_any_headline_survives_as_a_field(text: str) -> None:
    """Quotation marks, colons, hashes and what is invisible."""
    written = plain(text)
    data = f"---\ntitle: x\ndate_text: {quote(written)}\n---\n".encode()
    document = read_document("events/e.md", "event", data, NO_DEFAULTS, Dossier(title="x"))

    assert [d.code for d in document.diagnostics] == []
    assert re.sub(r"\s+", " ", document.records[0].record.date_text) == written.strip()
