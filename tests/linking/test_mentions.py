"""A name is found where it is the name, and left alone where it is part of another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.diagnostics import Report
from dossier.diagnostics.rendering import message_of
from dossier.linking.mentions import (
    ActorNames,
    NameTable,
    changed_keywords,
    find_mentions,
    report_ambiguities,
)
from dossier.linking.names import keywords
from dossier.model.body import Body, Paragraph
from dossier.model.records import Mentions, Ref
from dossier.reading.markup import parse_body

CASES = Path(__file__).parents[1] / "cases" / "linking" / "mentions.txt"
MENTION = re.compile(r"\[([a-z-]+):([^\]]+)\]")


def unescape(line: str) -> str:
    line = re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), line)
    return line.replace("\\n", "\n")


def read_cases() -> tuple[list[ActorNames], list[str]]:
    actors, sentences = [], []
    head, *groups = CASES.read_text("utf-8").split("\n--- ")
    for line in head.splitlines():
        if line and line[0] != "#":
            actor, kind, *names = line.split(", ")
            other = tuple(name[4:] for name in names if name.startswith("not "))
            own = tuple(name for name in names if not name.startswith("not "))
            actors.append(ActorNames(actor, own, other, kind))  # type: ignore[arg-type]
    for group in groups:
        sentences += [unescape(line) for line in group.splitlines()[1:] if line]
    return actors, sentences


ACTORS, SENTENCES = read_cases()
TABLE = NameTable(ACTORS)
NO_RULES = Mentions()


def body_of(text: str) -> Body:
    return Body(text=text, paragraphs=(Paragraph((0, len(text)), 0, 0),))


def bracketed(text: str, table: NameTable = TABLE, rules: Mentions = NO_RULES) -> str:
    """`text` with its mentions as the table of cases writes them."""
    parts, done = [], 0
    for mention in find_mentions(body_of(text), table, rules)[0]:
        words = text[mention.start : mention.end]
        parts += [text[done : mention.start], f"[{mention.actor}:{words}]"]
        done = mention.end
    return "".join([*parts, text[done:]])


def parsed(source: str) -> Body:
    return parse_body(source, path="articles/a.md", report=Report())


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentence(sentence: str) -> None:
    """Each sentence of the table."""
    assert sentence == bracketed(MENTION.sub(r"\2", sentence))


def test_no_name_crosses_a_paragraph() -> None:
    """The end of a paragraph ends every name."""
    body = parsed("Avec Emmanuel\n\nMacron et Robert\n\n- Fico\n")

    assert [body.text[m.start : m.end] for m in find_mentions(body, TABLE, NO_RULES)[0]] == [
        "Macron"
    ]


def test_links_code_and_headings_hold_no_names() -> None:
    """Only running text is searched."""
    source = "# OTAN\n\nL’[OTAN](https://example.org), `OTAN`, [[x|OTAN]], **OTAN**.\n\n    OTAN\n"
    body = parsed(source)

    (mention,) = find_mentions(body, TABLE, NO_RULES)[0]

    assert body.text.rindex("OTAN", 0, body.text.index(".")) == mention.start


def test_the_first_of_a_section_is_linked() -> None:
    """From one heading to the next, one link an actor."""
    body = parsed("OTAN, OTAN, Kiev\n\nOTAN\n\n## Un\n\nOTAN, OTAN\n\n### Deux\n\nKiev\n")

    found = find_mentions(body, TABLE, NO_RULES)[0]

    assert [(m.actor, m.linked) for m in found] == [
        ("otan", True), ("otan", False), ("kiev", True), ("otan", False),
        ("otan", True), ("otan", False), ("kiev", True),
    ]  # fmt: skip


SHARED = NameTable(
    [
        ActorNames("marine", ("Marine Le Pen", "Le Pen"), (), "person"),
        ActorNames("jean-marie", ("Jean-Marie Le Pen", "Le Pen"), (), "person"),
    ]
)


def test_a_shared_name_is_set_apart() -> None:
    """It links to neither, unless what stands before it settles whose it is."""
    text = "Hier, Le Pen a vu Marine Le Pen."

    mentions, (ambiguity,) = find_mentions(body_of(text), SHARED, NO_RULES)

    assert [m.actor for m in mentions] == ["marine"]
    assert (
        ambiguity.name, ambiguity.actors, ambiguity.start,
    ) == ("Le Pen", ("jean-marie", "marine"), 6)  # fmt: skip


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ({"Le Pen": "marine"}, "Ici, [marine:Le Pen] et [marine:LE PEN], Paris"),
        ({"Le Pen": "off"}, "Ici, Le Pen et LE PEN, Paris"),
        ({"Le Pen": "Jean-Marie Le Pen"}, "Ici, [jean-marie:Le Pen] et [jean-marie:LE PEN], Paris"),
        ({"Le Pen": "off", "Paris": "marine"}, "Ici, Le Pen et LE PEN, [marine:Paris]"),
    ],
)
def test_rules_of_a_record(rules: dict[str, str], expected: str) -> None:
    """A record says whom a name means in it, whoever bears it elsewhere."""
    written = Mentions(rules=tuple((name, Ref(actor)) for name, actor in rules.items()))

    assert expected == bracketed(MENTION.sub(r"\2", expected), SHARED, written)


def test_a_record_may_stop_all() -> None:
    """`mentions: off` leaves every name alone."""
    assert find_mentions(body_of("OTAN"), TABLE, Mentions(off=True)) == ([], [])


def test_a_name_written_by_one_and_capitals_of_another() -> None:
    """Who is written so goes before whose name only looks so in capitals."""
    table = NameTable([ActorNames("aid", ("AIDE",)), ActorNames("helper", ("Aide",))])

    assert bracketed("AIDE, Aide", table) == "[aid:AIDE], [helper:Aide]"


def test_namesakes_are_asked_about_once() -> None:
    """However many bear a name, what stands beside it is read once for those named alike; of
    many the warning names a few."""
    table = NameTable(
        [ActorNames(f"a{i:02}", ("Jean Martin",), (), "person") for i in range(20)]
        + [ActorNames("z", ("Jean Martin", "Zita"), ("Jean Martin fils",), "person")]
    )

    ((_, _, forms),) = table.scan("Jean Martin")
    _, (ambiguity,) = find_mentions(body_of("Jean Martin"), table, NO_RULES)
    report_ambiguities([ambiguity], "a.md", report := Report())

    assert [len(form.actors) for form in forms] == [20, 1]
    assert (*(f"a{i:02}" for i in range(20)), "z") == ambiguity.actors
    assert "a10, a11, …" in message_of(next(iter(report)), "en")
    assert find_mentions(body_of("Jean Martin fils"), table, NO_RULES)[1][0].actors[-1] == "a19"


def test_the_longest_of_overlapping_names_wins() -> None:
    """Length goes before place."""
    table = NameTable(
        [ActorNames("a", ("cour haute",)), ActorNames("b", ("haute cour de justice",))]
    )

    assert bracketed("la cour haute cour de justice", table) == "la cour [b:haute cour de justice]"


def test_names_too_long_or_without_letters_are_no_names() -> None:
    """They are passed over."""
    table = NameTable([ActorNames("a", ("x" * 121, "!!", "", " "))])

    assert bracketed("!! " + "x" * 121, table) == "!! " + "x" * 121


def test_changed_keywords() -> None:
    """What differs between two tables is looked for by words that no form goes without."""
    old = [ActorNames("a", ("Élysée",)), ActorNames("b", ("Le Monde",)), ActorNames("c", ("X",))]
    new = [ActorNames("b", ("Le Monde",)), ActorNames("c", ("X", "Twitter"))]

    found = changed_keywords(old, new)

    assert {"Élysée", "ÉLYSÉE", "ELYSEE", "X", "Twitter", "TWITTER"} <= found
    assert "Monde" not in found
    assert frozenset() == changed_keywords(old, old[::-1])
    assert {"Who", "WHO"} == keywords("The Who")


def test_the_digest_tells_tables_apart() -> None:
    """The same names give the same digest in any order; others give another."""
    assert TABLE.digest == NameTable(ACTORS[::-1]).digest
    assert TABLE.digest != NameTable(ACTORS[1:]).digest


WORDS = ["Macron", "MACRON", "Emmanuel", "l'", "L’", "OTAN", "du", "Monde", "Le", "le", "Selon",
         "de", "Brigitte", "B.", ".", ",", "-", "Institut", "arabe", "Peskov", "&", "Fils",
         "E\u0301lyse\u0301e", "« ", "\u00a0", "\n", "\u0301"]  # fmt: skip


@settings(derandomize=True, max_examples=400, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(["", " ", "  "])), max_size=14))
def test_mentions_are_names_in_order(parts: list[tuple[str, str]]) -> None:
    """Whatever the text, mentions do not overlap, hold no odd ends, and carry a keyword."""
    text = "".join(word + gap for word, gap in parts)

    end = 0
    for mention in find_mentions(body_of(text), TABLE, NO_RULES)[0]:
        words = text[mention.start : mention.end]
        names = next(a.names for a in ACTORS if a.actor == mention.actor)
        assert bracketed(words) == f"[{mention.actor}:{words}]" or "onde" in words
        assert end <= mention.start < mention.end <= len(text)
        assert words == words.strip()
        assert any(word in text for name in names for word in keywords(name))
        end = mention.end


@pytest.mark.parametrize("size", [200, 6_000])
def test_repetition_is_no_trap(size: int) -> None:
    """Names that recur without end, phrases that are not them, and names within names."""
    nested = [ActorNames(f"n{i}", (" ".join(["a"] * i),)) for i in range(1, 40)]
    table = NameTable([*nested, ActorNames("b", ("B",), ("B B", "B c"))])

    find_mentions(body_of("a " * size), table, NO_RULES)
    find_mentions(body_of("B " * size), table, NO_RULES)
    find_mentions(body_of("l'" * size + "B"), table, NO_RULES)
