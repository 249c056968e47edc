"""The words that a page says were selected are found in the text, or nothing is answered."""

from __future__ import annotations

import json
from http.client import HTTPConnection

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.building import build
from dossier.reading.nodes import compose
from dossier.serve.annotating import Selected, annotate, located
from tests.conftest import SMALL, DossierOnDisk
from tests.serve.running import LONGEST, Preview

TEXT = "Le port a fermé.\nLundi, le port\u00a0a rouvert\u202f; « oui », dit-il."


@pytest.mark.parametrize(
    ("words", "before", "wanted"),
    [
        ("Leport", 0, "Le port"),
        ("le port a", 20, "le port\u00a0a"),
        ("port", 0, "port"),
        ("port", 21, "port"),
        ("erm", 8, "fermé"),
        ("fermé. Lun", 8, "fermé.\nLundi"),
        ("« oui »", 40, "« oui »"),
        (" rouvert ; ", 30, "rouvert\u202f;"),
        ("a", -5, "a"),
        ("a", 10_000, "a"),
        ("jamais", 0, None),
        ("", 0, None),
        (" \u00ad ", 0, None),
        ("x" * 20_000, 0, None),
    ],
)
def test_words_are_found_whatever_their_spaces(words: str, before: int, wanted: str | None) -> None:
    """Whole words, without the blanks at the ends."""
    found = located(TEXT, words, before)

    assert (None if found is None else TEXT[slice(*found)]) == wanted


def test_place_with_as_much_before_is_meant() -> None:
    """Of words that recur."""
    compact = "".join(TEXT.split())
    places = [located(TEXT, "port", compact.index("port", at)) for at in (0, 10)]

    assert places == [(3, 7), (27, 31)]


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.text("ab «é1.\n\u00a0", max_size=40), st.integers(0, 40), st.integers(1, 12))
def test_any_selection_is_found_again(text: str, start: int, length: int) -> None:
    """From what the page counts, the place itself comes back, or one that holds it."""
    chosen = text[start : start + length]
    before = len("".join(text[:start].split()))
    found = located(text, chosen, before)

    if chosen.strip():
        assert found is not None
        held = range(*found)
        lead = len(chosen) - len(chosen.lstrip())
        assert start + lead in held
        assert start + len(chosen.rstrip()) - 1 in held
    else:
        assert found is None


NASTY = 'Il a dit : "c\'est # non" \\ et [[x]] { } - ? ! % @ ` > | & * « oui » …\u200b fin.'


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> DossierOnDisk:
    dossier = DossierOnDisk(tmp_path_factory.mktemp("nasty"))
    article = f"---\ntitle: A\nverbatim: true\n---\n{NASTY}\n\n{NASTY}\n\nUn. {NASTY}\n"
    withheld = "---\ntitle: B\nprivate: true\n---\nSecret.\n"
    excerpt = "---\ntitle: C\nverbatim: true\nrights: excerpt\nexcerpt: 1\n---\nMontré.\n\nTu.\n"
    dossier.write(
        SMALL | {"articles/a.md": article, "articles/b.md": withheld, "articles/c.md": excerpt}
    )
    build(dossier.config())
    return dossier


@pytest.mark.parametrize("form", ["note", "quotation", "reading"])
@pytest.mark.parametrize("start", range(0, 60, 7))
def test_whatever_is_selected_builds(nasty: DossierOnDisk, form: str, start: int) -> None:
    """YAML takes the words as they are, and the matcher finds them in one place."""
    words = NASTY[start : start + 19]
    before = len("".join((NASTY + NASTY + "Un." + NASTY[:start]).split()))
    made = annotate(nasty.config(), "fr", Selected("articles/a.html", form, before, words))  # type: ignore[arg-type]

    assert made.text, made.said
    lines = made.text.removeprefix("---\n").split("\n---\n")[0]
    node, faults = compose(lines)
    assert node is not None
    assert faults == []
    if form == "note":
        nasty.write({"notes/made.md": made.text})
        found = build(nasty.config()).report
        nasty.remove("notes/made.md")
        assert [d.code for d in found if d.severity == "error"] == []


@pytest.mark.parametrize(
    ("route", "words"),
    [
        ("articles/b.html", "Secret"),
        ("articles/c.html", "Tu"),
        ("articles/a.html", "rien de tel"),
        ("articles/index.html", "Le contrat"),
        ("sources/a.html", "Il a dit"),
        ("a.html", "Il a dit"),
        ("../articles/a.html", "Il a dit"),
        ("actors/gazette.html", "La Gazette"),
    ],
)
def test_what_no_page_prints_is_not_answered(nasty: DossierOnDisk, route: str, words: str) -> None:
    """Neither what is withheld of a text, nor what is no record's text."""
    if route == "articles/b.html":
        # The preview asks only for pages that are published.
        assert not (nasty.site / route).exists()
    else:
        assert annotate(nasty.config(), "fr", Selected(route, "note", 0, words)).text == ""


def test_without_a_cache_nothing_fails(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The first build may not be done, or the cache be lost."""
    dossier = DossierOnDisk(tmp_path_factory.mktemp("bare"))
    dossier.write(SMALL)

    made = annotate(dossier.config(), "en", Selected("articles/contrat.html", "note", 0, "La"))
    assert made.text == ""


def ask(preview: Preview, body: bytes, **headers: str) -> tuple[int, bytes]:
    given = {
        "Host": f"127.0.0.1:{preview.port}",
        "Origin": f"http://127.0.0.1:{preview.port}",
        "Content-Type": "application/json",
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    connection = HTTPConnection("127.0.0.1", preview.port, timeout=LONGEST)
    try:
        connection.request("POST", "/-/annotate", body, {k: v for k, v in given.items() if v})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


GOOD = {"route": "articles/contrat.html", "form": "note", "before": 10, "words": "a signé"}


def test_preview_answers_its_own_page(preview: Preview) -> None:
    """With the text to copy, and where to save it."""
    status, body = ask(preview, json.dumps(GOOD).encode())
    made = json.loads(body)

    assert status == 200
    assert made["text"].startswith('---\ntarget: contrat\nquote: "a signé"\n')
    assert made["said"] == "Save it as content/notes/contrat-a-signe.md"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": ""},
        {"Origin": "null"},
        {"Origin": "http://evil.example"},
        {"Host": "evil.example"},
        {"Content_Type": "text/plain"},
        {"Content_Type": "application/x-www-form-urlencoded"},
        {"Content_Type": ""},
        {"Sec_Fetch_Site": "cross-site"},
    ],
)
def test_nobody_else_is_answered(preview: Preview, headers: dict[str, str]) -> None:
    """A page of another site can ask by a form or a script, and gets nothing."""
    status, body = ask(preview, json.dumps(GOOD).encode(), **headers)

    assert status == 403
    assert b"target" not in body


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"[" * 50_000, 400),
        (b"{}", 400),
        (b'{"route": 1}', 400),
        (json.dumps(GOOD | {"more": 1}).encode(), 400),
        (json.dumps(GOOD | {"form": "page"}).encode(), 400),
        (json.dumps(GOOD | {"before": 0.5}).encode(), 400),
        (json.dumps(GOOD | {"before": 10**30}).encode(), 200),
        (json.dumps(GOOD | {"route": "../secret.txt"}).encode(), 404),
        (json.dumps(GOOD | {"route": "articles/none.html"}).encode(), 404),
        (json.dumps(GOOD | {"route": ""}).encode(), 404),
        (json.dumps(GOOD | {"words": "jamais dit"}).encode(), 200),
    ],
)
def test_other_questions_are_refused(preview: Preview, body: bytes, status: int) -> None:
    """Each with its status; the preview goes on."""
    found, answer = ask(preview, body)

    assert found == status
    if b"jamais" in body:
        assert json.loads(answer)["text"] == ""
