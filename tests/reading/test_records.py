"""A front matter becomes a record when all that it says is right, and findings where it is not."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.config import Dossier
from dossier.model.records import KIND_FOLDERS, Mentions
from dossier.reading.documents import NO_DEFAULTS, read_defaults

ARTICLE = """---
id: a003
type: article-newspaper        # a CSL type; this is the default
title: La France et le Royaume-Uni envisagent…
verbatim: true                 # the body is the printed text: see below
outlet: media-b                # an actor; leave it out where the masthead is unknown
authors: [Ada Exemple]          # as printed, or actor ids
published: 2024-11-27          # EDTF
accessed: 2024-11-28
url: https://media.example/x
archive_url: https://archive.example/x
archive_date: 2024-11-28
transcription: {method: pasted, by: A. Rédactrice, date: 2024-11-28}   # typed | pasted
lang: fr
based_on:                      # what the piece itself leans on
  - {source: lemonde-2024-11-24, basis: stated}
excerpt: 3                     # paragraphs printed where rights is excerpt
summary: Une phrase.
actors: [otan]                 # concerned though not named; those named are found
tags: [défense]
internal: {anything: [at, all]}
---
Le texte.
"""


def test_an_article_is_read_whole(read) -> None:
    """Every field of the content model's example reaches the record, with its place."""
    article = read(ARTICLE, "articles/2024/x.md").record

    assert (article.id, article.csl_type, article.verbatim) == ("a003", "article-newspaper", True)
    assert (article.outlet.text, article.outlet.place.line) == ("media-b", 6)
    assert [a.text for a in article.authors] == ["Ada Exemple"]
    assert (article.published.edtf, article.archive_date.edtf) == ("2024-11-27", "2024-11-28")
    assert (article.transcription.method, article.transcription.by) == ("pasted", "A. Rédactrice")
    assert (article.based_on[0].source.text, article.based_on[0].basis) == (
        "lemonde-2024-11-24",
        "stated",
    )
    assert (article.rights, article.excerpt) == ("excerpt", 3)
    assert (article.tags, article.actors[0].text) == (("défense",), "otan")


def test_the_body_knows_its_line(read) -> None:
    """Findings about the text need the line of the file that it begins on."""
    (source,) = read(ARTICLE).document.records

    assert (source.body, ARTICLE.split("\n")[source.body_line - 1]) == ("Le texte.\n", "Le texte.")


@pytest.mark.parametrize(
    ("verbatim", "rights", "expected"),
    [("false", "", "full"), ("true", "", "excerpt"), ("true", "rights: link\n", "link"),
     ("false", "rights: excerpt\n", "excerpt")],
)  # fmt: skip
def test_rights_default_by_whose_text_it_is(read, verbatim, rights, expected) -> None:
    """One's own text is printed in full, another's as dossier.yaml says."""
    text = f"---\ntitle: x\nverbatim: {verbatim}\n{rights}---\n"

    assert read(text).record.rights == expected


@pytest.mark.parametrize(
    ("path", "text", "codes"),
    [
        ("articles/a.md", '---\ntitle: x\nsummary: "a\\u0000b"\n---\n', ["hidden-character"]),
        ("articles/a.md", '---\ntitle: x\nsummary: "a\\x1bb"\n---\n', ["hidden-character"]),
        ("articles/a.md", '---\ntitle: "a\\uFFFEb"\n---\n', ["hidden-character"]),
        ("articles/a.md", "---\ntitle: a\u2800b\n---\n", ["hidden-character"]),
        ("articles/a.md", "---\ntitle: a\u034fb\n---\n", ["hidden-character"]),
        ("articles/a.md", "---\ntitle: a\ue000b\n---\n", ["hidden-character"]),
        ("articles/a.md", "---\ntitle: a\u200db\n---\n", ["hidden-character"]),
        ("articles/a.md", "---\ntitle: می\u200cخواهم 👩\u200d🔬\n---\n", []),
        ("articles/a.md", '---\ntitle: x\nsummary: "a\u202eb"\n---\n', ["bidi-control"]),
        ("notes/a.md", '---\ntarget: x\nquote: "a\u2067b"\n---\n', ["bidi-control"]),
        ("actors/a.md", '---\nname: x\nlinks: {"a\\u202eb": "https://x.example"}\n---\n',
         ["hidden-character"]),
        ("sources/a.json", '[{"id": "a", "title": "x", "publisher": "a\\u0007b"}]',
         ["hidden-character"]),
        ("articles/a.md", "---\ntitle: x\nurl: https://bank.example@x.example/\n---\n",
         ["bad-url"]),
    ],
)  # fmt: skip
def test_what_no_reader_sees_is_refused_or_said(read, path, text, codes) -> None:
    """Controls written as escapes are controls; a text that turns its direction is pointed out."""
    assert read(text, path).codes == codes


def test_a_host_of_two_scripts_is_shown_in_ascii(read) -> None:
    """A Cyrillic letter among Latin ones does not pass for its neighbour; French accents stay."""
    mixed = "---\ntitle: x\nurl: https://mix\u0430d.example/é\n---\n"
    plain = "---\ntitle: x\nurl: https://évêché.example/é\n---\n"

    assert read(mixed).record.url == "https://xn--mixd-73d.example/%C3%A9"
    assert read(plain).record.url == "https://évêché.example/é"


def test_an_actor_is_read_whole(read) -> None:
    """Roles have bounds, an outlet's facts their source, `not` its phrases."""
    actor = read(
        "---\nname: Dmitri Peskov\nkind: person\naliases: [Peskov, \"Dmitry Peskov\"]\n"
        'not: ["Peskov & Fils"]\nroles:\n'
        "  - {title: porte-parole du Kremlin, organization: russie, from: 2012}\n"
        "wikidata: Q1\nlinks: {site: https://a.example, courriel: mailto:a@b.example}\n"
        "funding: {value: state, source: {source: a000, locator: p. 4}}\nowner: Untel\n"
        'mentions: {"Le Pen": marine-le-pen, "Paris": off}\n---\n',
        "actors/peskov.md",
    ).record  # fmt: skip

    assert actor.names == ("Dmitri Peskov", "Peskov", "Dmitry Peskov")
    assert actor.not_names == ("Peskov & Fils",)
    assert (actor.roles[0].start.edtf, actor.roles[0].organization.text) == ("2012", "russie")
    assert actor.links == (("site", "https://a.example"), ("courriel", "mailto:a@b.example"))
    assert (actor.funding.value, actor.funding.source.locator) == ("state", "p. 4")
    assert (actor.owner.value, actor.owner.source) == ("Untel", None)
    assert [(name, ref.text) for name, ref in actor.mentions.rules] == [
        ("Le Pen", "marine-le-pen"),
        ("Paris", "off"),
    ]


@pytest.mark.parametrize(
    ("written", "codes"),
    [("?2025-09-01", []), ("%2025-09-01", ["yaml-indicator"]), ("'%2025-09-01'", [])],
)
def test_a_date_is_quoted_where_yaml_wants_it(read, written, codes) -> None:
    """A question mark that no blank follows is a text."""
    assert read(f"---\ntitle: T\ndate: {written}\n---\n", "events/e.md").codes == codes


@pytest.mark.parametrize(
    ("start", "end", "codes"),
    [
        ("juin 2020", "2019", ["date-reversed"]),
        ("2020-05-02", "2020-05-01", ["date-reversed"]),
        ("2019-06", "2019", []),
        ("2019", "2019-06", []),
        ("2020-06", "2020-06", []),
        ("..", "2019", ["date-unsupported"]),
    ],
)
def test_a_role_does_not_end_before_it_begins(read, start, end, codes) -> None:
    """Where it may fit, nothing is said; else it is at the end that is written."""
    found = read(
        f"---\nname: N\nroles:\n  - {{title: maire, from: {start}, to: {end}}}\n---\n",
        "actors/n.md",
    )

    assert found.codes == codes


def test_mentions_can_be_off(read) -> None:
    """`mentions: off` stops them all."""
    assert read("---\ntitle: x\nmentions: off\n---\n").record.mentions == Mentions(off=True)


def test_a_variant_without_via_is_not_one_with_none(read) -> None:
    """Absent: where it had it is not known. Empty: its own reporting."""
    claim = read(
        "---\ntitle: c\nappearances:\n"
        "  - {in: a000, quote: « oui », via: [lm, {source: b, basis: inferred}], basis: stated}\n"
        "  - {in: a003}\n  - {in: a007, via: []}\nrelations: [{contradicts: c2}]\n---\n",
        "claims/c.md",
    ).record  # fmt: skip

    first, unknown, own = claim.appearances
    assert [(via.source.text, via.basis) for via in first.via] == [("lm", ""), ("b", "inferred")]
    assert (first.quote.exact, unknown.via, own.via) == ("« oui »", None, ())
    assert [(relation, ref.text) for relation, ref in claim.relations] == [("contradicts", "c2")]


@pytest.mark.parametrize(
    ("body", "quote", "rest"),
    [
        ("> janvier *2024*\n\nCommentaire.\n", "janvier 2024", "Commentaire."),
        ("\n\n> un\n> deux\n>\n> trois\n\nSuite.", "un deux trois", "Suite."),
        ("Texte.\n\n> pas ouvrante\n", None, "Texte.\n\n> pas ouvrante"),
    ],
)
def test_a_block_quotation_that_opens_a_note_is_its_quote(read, body, quote, rest) -> None:
    """It needs no quoting, is what a reader sees, and leaves the body."""
    reading = read(f"---\ntarget: a003\n---\n{body}", "notes/n.md")
    (source,) = reading.document.records

    assert (" ".join(reading.record.quote.exact.split()) if quote else None) == quote
    assert source.body.strip() == rest


def test_what_stands_beside_an_opening_quotation_counts(read) -> None:
    """`prefix` settles which of two places a block quotation means; alone it means nothing."""
    head = "---\ntarget: a003\nprefix: 'à partir de '\n---\n"

    assert read(f"{head}> janvier\n\nSuite.", "notes/n.md").record.quote.prefix == "à partir de"
    assert read(f"{head}Suite.", "notes/n.md").codes == ["needs-field"]


def test_quote_none_keeps_the_opening_as_text(read) -> None:
    """A note may open with a block quotation that is its own text."""
    reading = read("---\ntarget: a\nquote: none\n---\n> x\n", "notes/n.md")

    assert (reading.record.quote, reading.document.records[0].body) == (None, "> x\n")


def test_none_in_quotation_marks_is_a_word(read) -> None:
    """A passage may be the word « none »: in quotation marks it is looked for like any other."""
    assert (
        read('---\ntarget: a\nquote: "none"\n---\nx\n', "notes/n.md").record.quote.exact == "none"
    )


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("articles/2024/x.md", "x"),
        ("notes/alice/1.md", "alice-1"),
        ("overlay:notes/alice/1.md", "alice-1"),
        ("notes/1.md", "1"),
    ],
)
def test_an_id_is_the_stem_and_a_notes_its_path(read, path: str, expected: str) -> None:
    """`articles/2024/x.md` is `x`, `notes/alice/1.md` is `alice-1`."""
    assert read("---\ntitle: x\n---\n", path).record.id == expected


@pytest.mark.parametrize(
    ("path", "front", "codes"),
    [
        ("articles/Été 2024.md", "", ["bad-id"]),
        ("articles/con.md", "", ["reserved-id"]),
        ("articles/index.md", "", ["reserved-id"]),
        ("pages/search.md", "", ["reserved-id"]),
        ("pages/a.md", "id: feed\n", ["reserved-id"]),
        ("articles/a.md", "id: A_b\n", ["bad-id"]),
        ("articles/a.md", "id: a\u202eb\n", ["hidden-character"]),
        ("articles/a.md", "id: -a\n", ["bad-id"]),
        ("articles/a.md", f"id: {'a' * 101}\n", ["bad-id"]),
        ("articles/a.md", "former_ids: [a]\n", ["former-id-own"]),
        ("articles/a.md", "former_ids: [../b, aux]\n", ["bad-id", "reserved-id"]),
        ("articles/Été.md", "id: ete\n", []),
    ],
)
def test_no_id_escapes_or_deceives(read, path: str, front: str, codes: list[str]) -> None:
    """Ids are addresses and file names on every system, or errors."""
    assert read(f"---\ntitle: x\n{front}---\n", path).codes == codes


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("verbatim: oui", "verbatim: true"),
        ("draft: Non # pas encore", "draft: false # pas encore"),
        ('private: "OUI"', "private: true"),
        ("verbatim: peut-être", ""),
        ("verbatim: |\n  oui", ""),
    ],
)
def test_a_flag_in_words_is_answered_with_its_line(read, front: str, line: str) -> None:
    found = read(f"---\ntitle: x\n{front}\n---\n")
    assert (found.codes, found.pastes) == (["bad-flag"], [line])


@pytest.mark.parametrize(
    ("front", "code"),
    [
        ("draft:", "empty-field"),
        ("private:", "empty-field"),
        ("embargo:", "empty-field"),
        ("rights:", "empty-field"),
        ("draft: yes", "bad-flag"),
        ("private: True", "bad-flag"),
        ("embargo: 2024-12-02", "bad-instant"),
        ("embargo: 2024-12-02T08:00:00", "bad-instant"),
        ("embargo: 2024-02-30T08:00:00Z", "bad-instant"),
        ("rights: ful", "bad-choice"),
        ("type: newspaper", "bad-choice"),
        ("excerpt: 0", "bad-number"),
        ("excerpt: deux", "bad-number"),
        ("lang: français", "bad-language"),
        ("url: www.example.org", "bad-url"),
        ("url: javascript:alert(1)", "bad-url"),
        ("url: https://", "bad-url"),
        ("url: https://a b.example", "bad-url"),
        ("url: https://[", "bad-url"),
        ("published: hier", "date-unsupported"),
        ("archive_date: 2024", "needs-field"),
        ("authors: [a, , b]", "yaml-comma"),
        ("authors: ['']", "empty-item"),
        ("name: x", "unknown-field"),
        ("tag: x", "unknown-field"),
        ("summary: [a]", "yaml-indicator"),
        ("summary:\n  a: b", "wrong-type"),
        ("transcription: pasted", "wrong-type"),
        ("transcription: {methode: pasted}", "unknown-field"),
        ("based_on: [{basis: stated}]", "required-field"),
    ],
)
def test_a_value_of_the_wrong_form_is_an_error(read, front: str, code: str) -> None:
    """And one alone, with the place of what is wrong."""
    reading = read(f"---\ntitle: x\n{front}\n---\n")

    assert reading.codes == [code]
    assert reading.document.diagnostics[0].place.line >= 3


@pytest.mark.parametrize("character", ["\u202e", "\u200b", "\u2066", "\ufeff", "\x07", "\u2060"])
def test_titles_hide_nothing(read, character: str) -> None:
    """Bidirectional controls, characters without width and control bytes are refused."""
    reading = read(f"---\ntitle: a{character}b\n---\n")

    assert reading.codes[0] in ("hidden-character", "yaml-character")
    assert reading.pastes[0] == "title: ab"


def test_embargo_is_an_instant(read) -> None:
    """Whatever its offset."""
    one = read("---\ntitle: x\nembargo: 2024-12-02T08:00:00+01:00\n---\n").record
    other = read("---\ntitle: x\nembargo: 2024-12-02T07:00:00Z\n---\n").record

    assert one.embargo == other.embargo == 1733122800


CLAIM = "---\ntitle: c\nstatus: disputed\n{}---\n{}"


@pytest.mark.parametrize(
    ("fields", "body", "count"),
    [
        ("", "", 1),
        ("assessed_by: A\n", "", 1),
        ("assessed_by: A\nassessed_on: 2024\n", "", 1),
        ("assessed_by: A\nassessed_on: 2024\n", "Raison.", 0),
    ],
)
def test_a_verdict_needs_who_when_and_why(read, fields: str, body: str, count: int) -> None:
    """Any status but unverified; all that it lacks is said at once."""
    assert read(CLAIM.format(fields, body), "claims/c.md").codes == ["claim-unassessed"] * count


EVENT = "---\ntitle: e\n{}readings:\n  - {{date: 2024-11-25, source: a, rank: {}}}\n  - {{date: 2024-10-25, source: b, rank: {}}}\n---\n"


@pytest.mark.parametrize(
    ("date", "first", "second", "codes"),
    [
        ("", "preferred", "deprecated", []),
        ("date: 2024-11-25\n", "preferred", "normal", []),
        ("date: 2024-11\n", "preferred", "normal", ["readings-date"]),
        ("", "normal", "normal", ["readings-preferred"]),
        ("", "preferred", "preferred", ["readings-preferred"]),
    ],
)
def test_one_reading_is_preferred_and_gives_the_date(read, date, first, second, codes) -> None:
    """`date` is left out or equals it."""
    reading = read(EVENT.format(date, first, second), "events/e.md")

    assert reading.codes == codes
    if not codes:
        assert reading.record.date.edtf == "2024-11-25"


LIST = """- id: un
  target: a003
  quote: janvier
  text: Un mot.
- id: deux
  text: |
    Premier.

    Second.
- target: a003
- juste un texte
- id: trois
  text: "> cité"
  target: a003
"""


def test_a_yaml_file_is_a_list_of_records(read) -> None:
    """`id` is required, `text` is the body, and each body knows where it stands."""
    reading = read(LIST, "notes/lot.yaml")

    assert reading.places == [("required-field", 10, 3), ("not-a-list-of-records", 11, 3)]
    bodies = [
        (s.record.id, s.body, s.body_line, s.body_column_offset) for s in reading.document.records
    ]
    assert bodies == [
        ("un", "Un mot.", 4, 8),
        ("deux", "Premier.\n\nSecond.\n", 7, 4),
        ("trois", "", 14, 9),
    ]
    assert reading.records[2].quote.exact == "cité"


def test_an_overlays_records_are_private_unless_they_say_otherwise(read) -> None:
    """`private: false` publishes one."""
    kept = read("---\ntitle: x\n---\n", "overlay:articles/a.md").record
    shown = read("---\ntitle: x\nprivate: false\n---\n", "overlay:articles/a.md").record

    assert (kept.private, shown.private) == (True, False)


def test_the_nearest_defaults_win_and_the_record_over_all(read) -> None:
    """Field by field; a wrong default is reported at its own place, once."""
    settings = Dossier(title="Essai")
    outer, none = read_defaults(
        "_defaults.yaml", b"lang: uk\ntags: [a]\noutlet: media-a\n", NO_DEFAULTS, settings
    )
    inner, found = read_defaults(
        "articles/_defaults.yaml", b"lang: en\nverbatim: true\nid: x\ntagz: 3\n", outer, settings
    )
    article = read("---\ntitle: x\ntags: [b]\n---\n", defaults=inner).record

    assert (article.lang, article.tags, article.verbatim) == ("en", ("b",), True)
    assert (article.outlet.text, article.outlet.place.line, article.rights) == (
        "media-a",
        1,
        "excerpt",
    )
    assert none == ()
    assert [(d.code, d.place.line) for d in found] == [("unknown-field", 3), ("unknown-field", 4)]
    assert outer.digest != inner.digest


def test_a_document_crosses_to_another_process(read) -> None:
    """Workers read files: what they return is picklable, and equal after the journey."""
    document = read(ARTICLE).document

    assert pickle.loads(pickle.dumps(document)) == document


LINES = st.lists(
    st.one_of(
        st.text(max_size=20),
        st.sampled_from(
            ["---", "title: x", "- a", "  - b: [", "quote: {in: ,", "id: 'a", "tags:", "\t- x",
             "date: [2024", "via: !x", "&a *b", "? x", "readings:", "  - {date: 2024}", "@a{b,",
             "text: |", "<<: *a", "embargo: 1", 'links: {"a": b}', "[[[[", "}}", "on: off"]
        ),
    ),
    max_size=14,
).map("\n".join)  # fmt: skip


@given(
    text=LINES,
    folder=st.sampled_from(sorted(KIND_FOLDERS)),
    ending=st.sampled_from([".md", ".yaml", ".json", ".bib"]),
)
@settings(max_examples=400, derandomize=True, deadline=None)
def test_any_text_at_all_gives_findings_and_no_crash(read, text, folder, ending) -> None:
    """Whatever stands in a file, reading it ends with records, findings or both."""
    reading = read(f"---\n{text}" if ending == ".md" else text, f"{folder}/essai{ending}")

    assert all(found.severity in ("error", "warning") for found in reading.document.diagnostics)


@given(data=st.binary(max_size=60))
@settings(max_examples=150, derandomize=True, deadline=None)
def test_any_bytes_at_all_give_findings_and_no_crash(read, data: bytes) -> None:
    """Bytes that are no text are one finding."""
    read(b"---\ntitle: " + data + b"\n---\n")


def test_corrections_are_dates_or_dates_with_words(read) -> None:
    """A short one is the date alone; what is missing or impossible is said at its place."""
    text = (
        "---\ntitle: A\ncorrections: [2024-05-06, {date: mars 2024, text: Un mot.}]\n---\nTexte.\n"
    )
    first, second = read(text).record.corrections
    assert (first.date.edtf, first.text) == ("2024-05-06", "")
    assert (second.date.edtf, second.text) == ("2024-03", "Un mot.")

    for wrong, code in (
        ("[{text: Un mot.}]", "required-field"),
        ("[2024-13-45]", "date-impossible"),
        ("2024-05-06", "wrong-type"),
    ):
        assert read(f"---\ntitle: A\ncorrections: {wrong}\n---\nT.\n").codes == [code]
    assert read("---\ntitle: A\nerratum: [2024-05-06]\n---\nT.\n").codes == ["unknown-field"]
    assert read(
        "- {id: a, title: x, corrections: [2024-05-06]}", "sources/s.yaml"
    ).record.corrections
