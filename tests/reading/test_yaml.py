"""YAML is read as the text that was written, or refused with its place."""

from __future__ import annotations

import pytest
import yaml

from dossier.config import Dossier
from dossier.reading import nodes
from dossier.reading.documents import NO_DEFAULTS, read_document
from dossier.reading.nodes import Mapping, Node, Scalar, Sequence, Unreadable, compose


def plain(node: Node | None) -> object:
    """A node as lists, pairs and texts."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return [(entry.key.text, plain(entry.value)) for entry in node.entries]
    return None


@pytest.mark.parametrize(
    "text", ["no", "2024", "2024-03-05", "1_000", "0o17", "null", "~", "1e3", "true", "0x1F", "="]
)
def test_a_scalar_is_the_text_that_was_written(text: str) -> None:
    """`no` is not false, `2024` is not a number, `1_000` keeps its underscore."""
    node, faults = compose(f"k: {text}\n")

    assert (plain(node), faults) == ([("k", text)], [])


def test_a_value_has_its_place_in_characters_of_the_file() -> None:
    """Lines count from where the text begins in its file, columns in characters."""
    node, _ = compose("é: à\n« ô » : {ü: [œ, 'æ']}\n", first_line=2)

    assert isinstance(node, Mapping)
    nested = node.entries[1].value
    assert isinstance(nested, Mapping)
    items = nested.entries[0].value
    assert isinstance(items, Sequence)
    assert [item.place for item in items.items] == [
        nodes.Place(3, 14, 3, 15),
        nodes.Place(3, 17, 3, 20),
    ]


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\na: 2", "yaml-duplicate-key", 2, 1),
        ("a: {b: 1, b: 2}", "yaml-duplicate-key", 1, 11),
        ("a: &x 1", "yaml-anchor", 1, 4),
        ("a: *x", "yaml-anchor", 1, 4),
        ("a: !!str 1", "yaml-tag", 1, 4),
        ("a: !<tag:x> 1", "yaml-tag", 1, 4),
        ("b: {}\n<<: {a: 1}", "yaml-merge-key", 2, 1),
        ("? [a]\n: b", "yaml-key", 1, 3),
        ("a: b\n--- \nc: d", "yaml-documents", 2, 1),
        ("a: {b, c: d}", "yaml-comma", 1, 5),
        ("a: [b : c]", "yaml-colon", 1, 5),
    ],
)
def test_what_a_dossier_does_not_allow_is_a_fault(
    text: str, code: str, line: int, column: int
) -> None:
    """Tags, anchors, aliases, merge keys, doubled keys are faults, each with its place."""
    _, faults = compose(text)

    assert [(f.code, f.place.line, f.place.column) for f in faults] == [(code, line, column)]


@pytest.mark.parametrize("text", ["a: " + "[" * 21 + "]" * 21, "a: " + "[" * 5000, "- " * 50 + "a"])
def test_deep_nesting_is_refused(text: str) -> None:
    """More than twenty collections in one another are not read."""
    with pytest.raises(Unreadable) as caught:
        compose(text)

    assert caught.value.code == "yaml-depth"


def test_no_more_is_read_than_anyone_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is longer is refused at a glance, and said once."""
    monkeypatch.setattr("dossier.reading.frontmatter.MOST_YAML", 0.00002)
    found = {}
    for path, kind in (
        ("articles/a.md", "article"),
        ("articles/a.yaml", "article"),
        ("sources/s.json", "reference"),
    ):
        data = f"---\ntitle: {'T' * 20}\n---\n".encode()
        document = read_document(path, kind, data, NO_DEFAULTS, Dossier(title="T"))
        found[path] = [(d.code, d.place.line) for d in document.diagnostics]

    assert found == {
        "articles/a.md": [("yaml-long", 2)],
        "articles/a.yaml": [("yaml-long", 1)],
        "sources/s.json": [("yaml-long", 1)],
    }


CASES = [
    "a: b\n",
    "a: b\nc:\n  - d\n  - e: f\n    g: h\n",
    "- a\n- b: c\n",
    "a: {b: c, d: [e, f]}\ng: 'l''été'\nh: \"\\u00e9\\n\"\n",
    "a: |\n  b\n   c\n\nd: >-\n  e\n  f\n",
    "a: b\n  c\nd:\n",
    "# x\na: b # c\n\n\n",
    "",
    "a: 'b\n\n  c'\n",
    "a: [b: c]",
    "a: 'l'été'",
    "a: [b",
    "a: b: c",
    "a:\n\tb: c",
    "a\nb",
    "a: {b, c}\n",
    "a: &x b\nc: *x\n",
]


@pytest.mark.parametrize("text", CASES)
def test_both_parsers_of_pyyaml_give_the_same_nodes(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where PyYAML comes without its C parser, the same text gives the same nodes."""

    def outcome() -> object:
        try:
            return compose(text)
        except Unreadable as error:
            return error.code

    with_c = outcome()
    monkeypatch.setattr(nodes, "_Parser", yaml.SafeLoader)

    assert outcome() == with_c


@pytest.mark.parametrize("start", ["", "\ufeff", "\n\n"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_marks_and_line_ends_of_any_system_are_fine(read, start: str, newline: str) -> None:
    """A byte order mark, CRLF or blank lines before the front matter change nothing."""
    text = start + "---\ntitle: « Été »\nlang: fr\n---\nLe texte.\n"
    reading = read(text.replace("\n", newline))

    assert reading.record.title == "« Été »"
    assert reading.document.records[0].body == "Le texte.\n"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (b"---\ntitle: caf\xe9\n---\n", [("not-utf-8", 2, 11)]),
        (b"---\ntitle: x\n\nText.\n", [("front-matter-unclosed", 1, 1)]),
        (
            b"---\n<<<<<<< HEAD\ntitle: a\n=======\ntitle: b\n>>>>>>> other\n---\n",
            [("conflict-markers", 2, 1)],
        ),
        (b"---\n- a\n- b\n---\n", [("front-matter-not-fields", 2, 1)]),
        (b"No front matter.\n", [("front-matter-missing", 1, 1)]),
        (b"\n\ntitle: x\n", [("front-matter-missing", 3, 1)]),
        (b"", [("front-matter-missing", 1, 1)]),
    ],
)
def test_a_file_that_is_no_record_gives_one_error(read, text: bytes, places: list) -> None:
    """Another encoding, an unclosed front matter, two versions left by git: one finding each."""
    assert read(text).places == places


def test_every_mistake_of_a_file_is_reported_at_once(read) -> None:
    """What follows a line that cannot be read is read, and judged too."""
    reading = read(
        "---\n"
        "title: Troupes : le débat\n"
        "summary: 'l'Élysée se tait'\n"
        "authors:\n"
        '  - "Têtes" brûlées\n'
        "published: 2024-13-45\n"
        "outlett: media\n"
        "tags: [a, b\n"
        "draft: yes\n"
        "---\n"
    )

    assert reading.codes == [
        "yaml-colon",
        "yaml-apostrophe",
        "yaml-quotes",
        "date-impossible",
        "unknown-field",
        "yaml-bracket",
        "bad-flag",
    ]


def test_one_entry_that_cannot_be_read_leaves_the_others(read) -> None:
    """The field that is beyond mending is not called missing as well."""
    reading = read("---\ntitle: Foo\nbar baz\nlang: zzzzz\n---\n")

    assert reading.places == [("yaml-syntax", 3, 1), ("bad-language", 4, 7)]
