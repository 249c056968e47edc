"""The line that a message proposes reads as it stands, whole, and says what was meant."""

from __future__ import annotations

import pytest

from dossier.config import Dossier
from dossier.diagnostics import Diagnostic
from dossier.model.records import RecordKind
from dossier.reading.documents import NO_DEFAULTS, read_document

FOLDERS: dict[RecordKind, str] = {
    "claim": "claims",
    "actor": "actors",
    "note": "notes",
    "event": "events",
}


def found_in(kind: RecordKind, front: str) -> list[Diagnostic]:
    head = {"actor": "name: X\n", "note": "target: x\nkind: contradiction\n"}.get(
        kind, "title: X\n"
    )
    text = f"---\n{head}{front}\n---\nTexte.\n"
    path = f"{FOLDERS[kind]}/a.md"
    return list(
        read_document(path, kind, text.encode(), NO_DEFAULTS, Dossier(title="T")).diagnostics
    )


IN = "appearances:\n"


@pytest.mark.parametrize(
    ("kind", "written", "code", "proposed"),
    [
        ("claim", '  - {in: p, via: lemonde, basis: stated, quote: "Oui."}', "wrong-type",
         '  - {in: p, via: [lemonde], basis: stated, quote: "Oui."}'),
        ("claim", "  - in: p\n    via: [source: lemonde, basis: stated]", "yaml-braces",
         "    via: [{source: lemonde, basis: stated}]"),
        ("claim", "  - in: p\n    via: source: lemonde, basis: stated", "yaml-braces",
         "    via: [{source: lemonde, basis: stated}]"),
        ("claim", '  - {in: p, via: [source: lemonde, basis: stated], quote: "Oui, non"}', "yaml-braces",
         '  - {in: p, via: [{source: lemonde, basis: stated}], quote: "Oui, non"}'),
        ("claim", '  - {in: p, via: [lemonde, quote: "Oui"}', "yaml-bracket",
         '  - {in: p, via: [lemonde], quote: "Oui"}'),
        ("claim", '  - in: p\n    via: [lemonde, quote: "Oui"', "yaml-bracket",
         '    via: [{source: lemonde, quote: "Oui"}]'),
        ("claim", "appearances: [{in: p, via: [x], basis: stated]", "yaml-bracket",
         "appearances: [{in: p, via: [x], basis: stated}]"),
        ("claim", "appearances: [{in: p, {in: q}]", "yaml-bracket", "appearances: [{in: p}, {in: q}]"),
        ("claim", "  - {in: p, via: [x], basis: stated", "yaml-bracket",
         "  - {in: p, via: [x], basis: stated}"),
        ("claim", '  - {in: p, quote: "Oui, non", via [x], basis: stated}', "yaml-no-colon",
         '  - {in: p, quote: "Oui, non", via: [x], basis: stated}'),
        ("claim", '  - {in p, quote "Oui, non", via[x], basis stated}', "yaml-no-colon",
         '  - {in: p, quote: "Oui, non", via: [x], basis: stated}'),
        ("claim", "  - {in: p, via: [{source x}], basis stated}", "yaml-no-colon",
         "  - {in: p, via: [{source: x}], basis: stated}"),
        ("claim", "  - {in: p, quote: oui, via [x] et non, basis: stated, via: [x]}", "yaml-comma",
         '  - {in: p, quote: "oui, via [x] et non", basis: stated, via: [x]}'),
        ("claim", "  - {in: p, quote: oui, lang de bois}", "yaml-comma",
         '  - {in: p, quote: "oui, lang de bois"}'),
        ("actor", "lang:fr", "yaml-space", "lang: fr"),
        ("actor", "lang:\xa0fr", "yaml-space", "lang: fr"),
        ("actor", "lang\xa0:\xa0fr", "yaml-space", "lang: fr"),
        ("actor", "\xa0lang: fr", "yaml-space", "lang: fr"),
        ("claim", "  - in: p\n    quote: Oui\n\xa0\u202f\xa0\xa0via: [x]", "yaml-space", "    via: [x]"),
        ("claim", "relations: [contredit: debut]", "yaml-braces",
         "relations: [{contradicts: debut}]"),
        ("claim", "relations: appuie: debut", "yaml-braces", "relations: [{supports: debut}]"),
        ("claim", "appearances: p", "wrong-type", 'appearances: [{in: p}]'),
        ("claim", "appearances: [p, b]", "wrong-type", "appearances: [{in: p}, {in: b}]"),
        ("claim", "appearances: ['p', {in: c}, b]", "wrong-type",
         "appearances: [{in: 'p'}, {in: c}, {in: b}]"),
        ("actor", 'corrections: "3 décembre 2024 : le prénom, faux"', "date-unsupported",
         'corrections: [{date: 2024-12-03, text: "le prénom, faux"}]'),
        ("actor", "corrections:\n  - 3 décembre 2024 – le prénom", "date-unsupported",
         '  - {date: 2024-12-03, text: "le prénom"}'),
        ("actor", "corrections:\n  - 3 décembre 2024 : le prénom", "date-unsupported",
         '  - {date: 2024-12-03, text: "le prénom"}'),
        ("actor", "roles: porte-parole", "wrong-type", "roles: [{title: porte-parole}]"),
        ("actor", "roles: [porte-parole]", "wrong-type", "roles: [{title: porte-parole}]"),
        ("actor", "roles: porte-parole, puis ministre", "wrong-type",
         'roles: [{title: "porte-parole, puis ministre"}]'),
        ("note", "against: p", "wrong-type", 'against: {target: p}'),
    ],
)  # fmt: skip
def test_line_to_paste(kind: RecordKind, written: str, code: str, proposed: str) -> None:
    """It is the whole line; pasted over what was written, nothing is left to say of it."""
    front = IN + written if written.startswith(" ") else written
    (only,) = found_in(kind, front)

    assert (only.code, only.params.get("line")) == (code, proposed)
    rest = front.split("\n")[:-1]
    assert found_in(kind, "\n".join([*rest, proposed])) == []


def test_a_space_that_breaks_no_line_is_no_part_of_a_name() -> None:
    """A French keyboard puts one before each colon; what follows is read."""
    assert found_in("actor", "lang\xa0: fr\ntags\u202f: [x]") == []


@pytest.mark.parametrize(
    ("written", "proposed"),
    [
        (" aliases: [B]\n  kind: person", {3: "  aliases: [B]"}),
        (" aliases: [B]\n kind: person", {3: "  aliases: [B]", 4: "  kind: person"}),
        ("kind: person\naliases: [B]", {3: "  kind: person", 4: "  aliases: [B]"}),
        (" kind: person\n  aliases: [B", {3: "  kind: person", 4: "  aliases: [B]"}),
        ("   kind: person\n   lang: fr", {3: "  kind: person", 4: "  lang: fr"}),
        ("  text: |\n   Oui.\n lang: fr", {5: "  lang: fr"}),
        ("  roles:\n    - title: x\n     from: 2006\n      to: 2008\n  lang: fr", {5: "      from: 2006"}),
        ("  roles:\n    - title: x\n      from: 2006\n lang: fr", {6: "  lang: fr"}),
    ],
)  # fmt: skip
def test_a_field_that_does_not_line_up(written: str, proposed: dict[int, str]) -> None:
    """It goes where the record's other fields stand: they are right, whatever comes first."""
    text = f"- id: a\n  name: A\n{written}\n- id: b\n  name: B\n"
    document = read_document(
        "actors/x.yaml", "actor", text.encode(), NO_DEFAULTS, Dossier(title="T")
    )

    assert {one.place.line: one.params["line"] for one in document.diagnostics} == proposed
    assert {one.code for one in document.diagnostics} <= {"yaml-indent", "yaml-bracket"}
    assert [source.record.id for source in document.records] == ["a", "b"]


@pytest.mark.parametrize(
    ("kind", "written", "proposed"),
    [
        ("claim", "appearances:\n  - {in: p}\n- {in: b, quote: a b c d e f g h i}",
         {3: "  - {in: b, quote: a b c d e f g h i}"}),
        ("claim", "appearances:\n  - {in: p}\n\n- {in: b}\n  - {in: c}", {4: "  - {in: b}"}),
        ("claim", "appearances:\n  - {in: p}\n- {in: b, quote: « a : b », soit}\nlang: fr",
         {3: '  - {in: b, quote: "« a : b », soit"}'}),
        ("claim", "appearances:\n  - {in: p}\n    - {in: b}", {3: "  - {in: b}"}),
        ("claim", "appearances:\n- {in: p}\n  - {in: b}\n  - {in: c}",
         {3: "- {in: b}", 4: "- {in: c}"}),
        ("claim", "appearances:\n  - in: p\n    quote: a\n- in: b\n  quote: c",
         {4: "  - in: b", 5: "    quote: c"}),
        ("event", "readings:\n  - {date: 2024, source: p, rank: preferred}\n- {date: 2025, source: b}",
         {3: "  - {date: 2025, source: b}"}),
        ("actor", "tags:\n  - eau\n- santé\n  - lac\nlang: fr", {3: "  - santé"}),
        ("actor", "tags:\n  - eau\n - santé", {3: "  - santé"}),
    ],
)  # fmt: skip
def test_an_item_beside_the_column_of_its_list(
    kind: RecordKind, written: str, proposed: dict[int, str]
) -> None:
    """It is told at its own line, with that line where the others stand, and nothing else is."""
    lines = written.split("\n")
    found = found_in(kind, written)
    rows = {one.place.line - 2: one.params.get("line") for one in found}
    for row, line in proposed.items():
        lines[row - 1] = line

    assert rows == proposed
    assert found_in(kind, "\n".join(lines)) == []


@pytest.mark.parametrize(
    ("kind", "item", "title"),
    [("event", "\t\ttitle: A", "A"), ("event", "   title: A", "A"), ("event", "\xa0\xa0title: A", "A")],
)  # fmt: skip
def test_a_fault_in_a_list_of_records_leaves_the_others_alone(
    kind: RecordKind, item: str, title: str
) -> None:
    """Its own line is told of, and none behind a list within."""
    text = (
        f"- id: a\n{item}\n  date: 2024\n  sources:\n    - {{source: x, basis: stated}}\n  tags: [t]\n"
        "- id: b\n  title: B\n  date: 2024\n  sources:\n    - {source: x, basis: stated}\n  tags: [t]\n"
    )
    document = read_document("events/e.yaml", kind, text.encode(), NO_DEFAULTS, Dossier(title="T"))

    assert [(one.place.line, one.params["line"]) for one in document.diagnostics] == [
        (2, f"  title: {title}")
    ]
    assert [one.record.id for one in document.records] == ["a", "b"]


@pytest.mark.parametrize(
    ("front", "hint"),
    [
        ("tags: {a: b}", None),
        ("relations: debut", "wrong-type.fields"),
        ("relations:\n  - debut", "wrong-type.fields"),
    ],
)
def test_no_line_rather_than_a_wrong_one(front: str, hint: str | None) -> None:
    """Where what would be proposed is refused itself, the error stands alone."""
    (only,) = found_in("claim", front)

    assert (only.code, only.hint) == ("wrong-type", hint)


def test_slip_in_the_name_of_a_field_is_no_text() -> None:
    """`base` is meant for `basis`, not as words after a comma."""
    (only,) = found_in("claim", IN + "  - in: p\n    via: [{source: x, base: stated}]")

    assert (only.code, only.hint, only.params["near"]) == (
        "unknown-field", "unknown-field.meant", "basis",
    )  # fmt: skip


def test_two_mistakes_of_one_line() -> None:
    """Each keeps its own proposal: pasting one leaves the other to be told again."""
    found = found_in("claim", "appearances: [{in: p, via: x}, {in: q, via: y}]")

    assert [one.params["line"] for one in found] == [
        "appearances: [{in: p, via: [x]}, {in: q, via: y}]",
        "appearances: [{in: p, via: x}, {in: q, via: [y]}]",
    ]


@pytest.mark.parametrize(
    ("written", "proposed"),
    [
        ("corrections: [2024-12-03 : le prénom]", 'corrections: ["2024-12-03 : le prénom"]'),
        ("corrections: 2024-12-03 : le prénom", 'corrections: "2024-12-03 : le prénom"'),
    ],
)
def test_of_two_steps_the_first_leads_to_the_second(written: str, proposed: str) -> None:
    """What YAML cannot read is quoted; then a date and its words are told apart, none of them lost."""
    (only,) = found_in("actor", written)
    (then,) = found_in("actor", proposed)
    told = 'corrections: [{date: 2024-12-03, text: "le prénom"}]'

    assert (only.code, only.params["line"]) == ("yaml-colon", proposed)
    assert (then.hint, then.params["line"]) == ("date-unsupported.told", told)
    assert found_in("actor", told) == []


LIST = """- id: a
  title: A
  sources:
    - source: x
{}
- title: B
  text: |
    Un texte.
"""


@pytest.mark.parametrize(
    ("written", "proposed"),
    [("\tplace: Paris", "  place: Paris"), ("\t- source: y", "    - source: y")],
)
def test_a_tab_spoils_its_own_line_alone(written: str, proposed: str) -> None:
    """What follows in the list is read as it stands; a record without an id gets it after its
    dash."""
    text = LIST.format(written)
    document = read_document(
        "events/l.yaml", "event", text.encode(), NO_DEFAULTS, Dossier(title="T")
    )

    assert [(d.code, d.place.line, d.params["line"]) for d in document.diagnostics] == [
        ("yaml-tab", 5, proposed),
        ("required-field", 6, "- id: b"),
    ]
    assert document.diagnostics[1].params["next"] == "  title: B"
