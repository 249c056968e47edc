"""The default theme makes every view a whole, valid and safe page, in words that exist."""

from __future__ import annotations

import gzip
import os
import pickle
import re
import string
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
import sample_views
from jinja2 import Environment, meta
from msgspec.structs import fields, replace

from dossier.diagnostics import Place, Report
from dossier.diagnostics.rendering import hint_of, message_of, render_blocks
from dossier.model.records import ActorKind, Basis, ClaimStatus, NoteKind, RecordKind, Relation
from dossier.rendering.faults import TemplateFailure
from dossier.rendering.render import has_templates
from dossier.rendering.templates import Theme, words_in
from dossier.rendering.themes import load_theme
from dossier.rendering.words import (
    LANGUAGES,
    format_number,
    inside_sentence,
    is_plural,
    language_name,
)

ROOT = Path(__file__).parents[2]
THEMES = {lang: sample_views.default_theme(lang) for lang in LANGUAGES}
VOID = {"meta", "link", "input", "hr", "br", "img", "col", "source", "wbr"}
PAGES = [
    pytest.param(lang, name, id=f"{lang}-{name}")
    for lang in LANGUAGES
    for name in sample_views.views(THEMES[lang])
]


def render(lang: str, name: str) -> str:
    template, view = sample_views.views(THEMES[lang])[name]
    return THEMES[lang].render(template, view)  # type: ignore[arg-type]


class Outline(HTMLParser):
    """What a page holds, and whether every element is closed where it was opened."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.faults: list[str] = []
        self.feed(html)
        self.close()
        self.faults += [f"<{tag}> is not closed" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {k: v or "" for k, v in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {k: v or "" for k, v in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()} closes nothing")

    def values(self, name: str) -> list[str]:
        return [attrs[name] for _, attrs in self.elements if name in attrs]


@pytest.mark.parametrize(("lang", "name"), PAGES)
def test_a_page_is_well_formed_and_its_own_links_lead_somewhere(lang: str, name: str) -> None:
    """Elements nest, ids are unique, labels and fragments name ids that are there."""
    outline = Outline(render(lang, name))

    ids = outline.values("id")
    fragments = [h[1:] for h in outline.values("href") if h.startswith("#")]
    assert outline.faults == []
    assert sorted(set(ids)) == sorted(ids)
    assert set(fragments + outline.values("for")) <= set(ids)


@pytest.mark.parametrize(("lang", "name"), PAGES)
def test_a_page_has_one_title_and_no_heading_out_of_step(lang: str, name: str) -> None:
    """One h1; a heading is at most one level below the one before."""
    tags = [tag for tag, _ in Outline(render(lang, name)).elements]
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_front_page_has_no_heading_of_questions_without_one(lang: str) -> None:
    """The way to what is missing then stands under a heading of its own; without either, nothing."""
    t = words_in(lang)
    template, view = sample_views.views(THEMES[lang])["index.html"]

    def front(**fields: object) -> str:
        return THEMES[lang].render(template, replace(view, **fields))  # type: ignore[arg-type]

    asking, missing = f"<h2>{t('home.questions')}</h2>", f"<h2>{t('menu.missing')}</h2>"
    assert asking in front()
    assert missing not in front()
    only_missing = front(questions=())
    assert asking not in only_missing
    assert f'{missing}\n<p class="more"><a href="missing.html">' in only_missing
    neither = front(questions=(), missing="")
    assert asking not in neither
    assert missing not in neither


@pytest.mark.parametrize(("lang", "name"), PAGES)
def test_a_page_holds_nothing_that_the_policy_forbids(lang: str, name: str) -> None:
    """No inline script or style, no handler, nothing loaded from elsewhere; outbound links
    give nothing away."""
    outline = Outline(render(lang, name))
    policy = next(a["content"] for _, a in outline.elements if a.get("http-equiv") == "Content-Security-Policy")  # fmt: skip

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for tag, attrs in outline.elements:
        assert tag not in {"style", "iframe", "object", "embed", "base"}
        assert not [a for a in attrs if a == "style" or a.startswith("on") or a == "integrity"]
        if tag == "script":
            assert attrs.get("type") == "application/ld+json" or (
                "src" in attrs and "defer" in attrs
            )
        if tag in {"script", "img"} or attrs.get("rel") == "stylesheet":
            assert not re.match(r"\w+:|//", attrs.get("src", attrs.get("href", "")))
        if tag == "a" and attrs.get("href", "").startswith("http"):
            assert {"noopener", "noreferrer", "external"} <= set(attrs["rel"].split())


TEXTS = {"title", "name", "summary", "detail", "words", "short", "note", "label", "quote", "author",
         "role", "as_role", "description", "license", "before", "match", "after", "against_quote",
         "resolution", "period", "text", "intro", "style", "place", "parent"}  # fmt: skip
HOSTILE = "</title><script>alert(1)</script>\"'><img src=x>"


def hostile(value: Any) -> Any:
    """The same view with mark-up in every text of which the contract does not say `Html`."""
    if isinstance(value, tuple):
        return tuple(hostile(v) for v in value)
    if not isinstance(value, msgspec.Struct):
        return value
    changes = {}
    for field in fields(value):
        inner = getattr(value, field.name)
        declared = type(value).__annotations__.get(field.name, "")
        if isinstance(inner, str) and field.name in TEXTS and inner and declared == "str":
            changes[field.name] = HOSTILE
        elif not isinstance(inner, str):
            changes[field.name] = hostile(inner)
    return replace(value, **changes)


@pytest.mark.parametrize("name", list(sample_views.views(THEMES["fr"])))
def test_text_is_never_markup(name: str) -> None:
    """Whatever a title, a name or a quotation holds, the page has the same elements."""
    template, view = sample_views.views(THEMES["fr"])[name]

    html = THEMES["fr"].render(template, hostile(view))

    assert Outline(html).faults == []
    assert "<script>alert" not in html
    assert "<img" not in html


def test_an_article_page_is_light() -> None:
    """HTML, CSS and JavaScript of an annotated article stay under 30 KB compressed."""
    html = render("fr", sample_views.A_PESKOV.route)
    files = [data for name, data in THEMES["fr"].static_files() if f"assets/{name}" in html]
    files.append(html.encode())

    assert len(files) == 6
    assert sum(len(gzip.compress(data, 9)) for data in files) < 30_000


def test_the_text_stands_before_what_the_editors_say_of_it() -> None:
    """A note follows the passage it is about, in an aside that says whose it is."""
    html = render("fr", sample_views.A_PESKOV.route)

    assert html.index("ce 25 octobre</mark>") < html.index('id="note-deux-mois"')
    assert 'aria-label="Note 1 de la rédaction du dossier"' in html
    assert '<span class="visually-hidden">note 1, contradiction, A. Rédactrice</span>' in html
    assert 'href="#ref-deux-mois"' in html


# Words

CALL = re.compile(r"""\bt\(\s*["']([\w.-]+)["']\s*(~)?""")
PYTHON_KEY = re.compile(r"""["']((?:{})\.[\w.{{}}-]*)["']""".format("|".join(
    sorted({key.partition(".")[0] for key in LANGUAGES["fr"]}))))  # fmt: skip
LISTS = {
    "kind": get_args(RecordKind),
    "actor_kind": get_args(ActorKind),
    "note_kind": get_args(NoteKind),
    "basis": [b for b in get_args(Basis) if b],
    "status": get_args(ClaimStatus),
    "claim": get_args(Relation),
    "badge": ("draft", "private", "embargo"),
    "profile": ("review", "internal"),
    "url": ("live", "dead", "changed", "unfit"),
    "rank": ("preferred", "deprecated"),
    "export": ("bibtex", "ris", "csl-json", "text"),
    "transcription": ("typed", "pasted", "ocr", "pdf", "import"),
    "relation": ("link", "citation", "mention", "actor", "target", "source", "based_on", "author",
                 "outlet", "speaker", "variant", "appearance", "organization", "role", "against"),
}  # fmt: skip


def keys_named() -> tuple[set[str], set[str]]:
    """(keys, beginnings of keys) that the templates and the program ask for."""
    keys, beginnings = set(), set()
    for source in THEMES["fr"].templates.values():
        for key, joined in CALL.findall(source):
            (beginnings if joined else keys).add(key)
    for path in [
        *(ROOT / "dossier/rendering").rglob("*.py"),
        *(ROOT / "dossier/pages").glob("*.py"),
    ]:
        if not {"words", "compiled"} & {*path.parts}:
            for key in PYTHON_KEY.findall(path.read_text("utf-8")):
                head, brace, _ = key.partition("{")
                if not head.endswith(".html") and head != "menu.KEY":
                    (beginnings if brace or head.endswith(".") else keys).add(head)
    return keys, beginnings


def test_every_language_has_every_word() -> None:
    """The same keys, with the same parameters."""
    french, english = LANGUAGES["fr"], LANGUAGES["en"]

    def parameters(word: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(word) if name}

    assert list(french) == list(english)
    for key in french:
        forms = [parameters(form) for form in french[key].split("|")]
        wanted = parameters(english[key])
        assert all(form == wanted for form in forms), key


def test_every_word_asked_for_is_there_and_none_lies_idle() -> None:
    """What a template names literally exists; what exists is named."""
    keys, beginnings = keys_named()
    known = set(LANGUAGES["fr"])

    assert keys - known == set()
    asked = keys | {k for k in known for b in (*beginnings, "language.") if k.startswith(b)}
    assert known - asked == set()


@pytest.mark.parametrize("prefix", LISTS)
def test_every_value_of_a_closed_list_has_its_word(prefix: str) -> None:
    """A kind or a state that the model knows can be printed."""
    assert {f"{prefix}.{value}" for value in LISTS[prefix]} <= set(LANGUAGES["fr"])


def test_french_words_keep_their_signs_with_them() -> None:
    """No plain space before : ; ? ! or » or after «, no straight apostrophe."""
    for key, word in LANGUAGES["fr"].items():
        assert not re.search(r" [:;?!»]|« |'", word), key


@pytest.mark.parametrize(
    ("lang", "n", "expected"),
    [
        ("fr", 0, "0\u00a0article"),
        ("fr", 1, "1\u00a0article"),
        ("fr", 2, "2\u00a0articles"),
        ("fr-CA", 12345, "12\u202f345\u00a0articles"),
        ("en", 0, "0 articles"),
        ("en", 1, "1 article"),
        ("en-GB", 12345, "12,345 articles"),
    ],
)
def test_a_number_chooses_its_form(lang: str, n: int, expected: str) -> None:
    """Zero is singular in French, plural in English."""
    assert words_in(lang)("count.articles", n=n) == expected


def test_languages_are_named() -> None:
    """By their base; a language unknown here keeps its tag."""
    assert language_name("fr", "en-GB") == "anglais"
    assert language_name("en", "fr") == "French"
    assert language_name("de", "tlh") == "tlh"
    assert format_number("fr", 1234) == "1\u202f234"
    assert not is_plural("fr", 1)


@pytest.mark.parametrize(
    ("lang", "name", "expected"),
    [
        ("fr", "La rédaction du dossier", "la rédaction du dossier"),
        ("fr", "Les amis du port", "les amis du port"),
        ("fr", "L’équipe", "l’équipe"),
        ("fr", "Le Monde", "Le Monde"),
        ("fr", "L’Humanité", "L’Humanité"),
        ("fr", "Léa Martin", "Léa Martin"),
        ("fr", "La ", "La "),
        ("fr", "", ""),
        ("en", "The newsroom", "the newsroom"),
        ("en", "The Times", "The Times"),
        ("de", "Die Redaktion", "Die Redaktion"),
    ],
)
def test_a_name_inside_a_sentence(lang: str, name: str, expected: str) -> None:
    """An article loses its capital, a name never does."""
    assert inside_sentence(lang, name) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1er mars 2024", '1<span class="ordinal">er</span> mars 2024'),
        ("<b> 1er", '&lt;b&gt; 1<span class="ordinal">er</span>'),
        ("21erb <b>", "21erb &lt;b&gt;"),
        ("2 mars", "2 mars"),
    ],
)
def test_the_first_of_a_month_is_raised(words: str, expected: str) -> None:
    """And what stands around it is escaped."""
    template = THEMES["fr"].environment.from_string("{{ words|ordinals }}")

    assert template.render(words=words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("mars 2024 (date incertaine)", "mars 2024 (date\u00a0incertaine)"),
        ("1er mars 2024", "1er mars 2024"),
        (
            "2024 (année incertaine, mois approximatif)",
            "2024 (année incertaine, mois approximatif)",
        ),
    ],
)
def test_a_short_doubt_stands_on_one_line(words: str, expected: str) -> None:
    """A long one would leave its column."""
    template = THEMES["fr"].environment.from_string("{{ words|doubted }}")

    assert template.render(words=words) == expected


@pytest.mark.parametrize(
    ("interface", "lang", "expected"),
    [
        ("fr", "", "Vote\u00a0: «\u00a0non\u00a0»\u202f!"),
        ("fr", "fr-CA", "Vote\u00a0: «\u00a0non\u00a0»\u202f!"),
        ("en", "fr", "Vote\u00a0: «\u00a0non\u00a0»\u202f!"),
        ("en", "", "Vote : « non » !"),
        ("fr", "de", "Vote : « non » !"),
    ],
)
def test_no_french_line_begins_with_its_punctuation(
    interface: str, lang: str, expected: str
) -> None:
    """Whatever spaces were typed; other languages keep theirs."""
    template = THEMES[interface].environment.from_string("{{ title|unbroken(lang) }}")

    assert template.render(title="Vote : « non » !", lang=lang) == expected


# Themes


def write_theme(folder: Path, settings: str = "", **templates: str) -> Path:
    (folder / "templates").mkdir(parents=True)
    (folder / "theme.yaml").write_text(settings, "utf-8")
    for name, source in templates.items():
        (folder / "templates" / f"{name}.html").write_text(source, "utf-8")
    return folder


def load(name: str, themes: Path) -> Theme:
    report = Report()
    theme = load_theme(name, "fr", str(themes), report)
    assert theme is not None, list(report)
    return theme


@cache
def referenced(source: str) -> list[str]:
    """What a template names, as Jinja finds it."""
    found = meta.find_referenced_templates(Environment(autoescape=True).parse(source))
    return [name for name in found if name is not None]


@pytest.mark.parametrize("template", sorted(THEMES["fr"].templates))
def test_a_closure_is_what_jinja_finds(template: str) -> None:
    """The quick scan for references agrees with Jinja's own."""
    sources = THEMES["fr"].templates
    reached, waiting = set(), [template]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += referenced(sources[name])

    assert THEMES["fr"].closure_of(template) == reached


def test_a_digest_changes_with_all_that_a_template_reaches(tmp_path: Path) -> None:
    """And with nothing else."""
    before = THEMES["fr"]
    write_theme(tmp_path / "mine", "extends: default", notes="{% macro note() %}{% endmacro %}")
    after = load("mine", tmp_path)

    changed = {n for n in before.templates if ":" not in n and before.digest_of(n) != after.digest_of(n)}  # fmt: skip
    assert changed == {"notes.html", "apparatus.html", "article.html", "record.html", "quotation.html", "claim.html",
                       "actor.html", "home.html", "partials/notes.html", "partials/noteref.html"}  # fmt: skip
    assert before.digest_of("404.html") != THEMES["en"].digest_of("404.html")


@pytest.mark.parametrize(
    "tag",
    [
        "{% include name %}", "{% include 'b.html' if name else 'c.html' %}",
        "{% extends 'default:' ~ '404.html' %}", "{% include 'B.html'|lower %}",
        r"{% include 'b\x2ehtml' %}", "{% include ['b.html', 'c.html'] %}",
    ],
)  # fmt: skip
def test_a_computed_reference_reaches_every_template(tag: str, tmp_path: Path) -> None:
    """What cannot be read off is taken to be anything."""
    write_theme(tmp_path / "mine", a=tag, b="", c="")
    theme = load("mine", tmp_path)

    assert set(theme.templates) <= theme.closure_of("a.html")


@pytest.mark.parametrize(
    "tag",
    [
        "{% include 'b.html' %}", "{%-\tinclude\n'b.html'\n-%}", '{%+ extends"b.html"+%}',
        "{% import 'b.html' as b with context %}", "{% from 'b.html' import x as y %}",
        "{% include 'b.html' ignore missing %}",
    ],
)  # fmt: skip
def test_a_reference_that_is_written_out_reaches_what_it_names(tag: str, tmp_path: Path) -> None:
    """However it is spaced, and whatever else the tag says."""
    write_theme(tmp_path / "mine", a=tag, b="", c="")
    theme = load("mine", tmp_path)

    assert theme.closure_of("a.html") == {"a.html", "b.html"}


def test_a_theme_overrides_by_name_and_can_extend_what_it_overrides(tmp_path: Path) -> None:
    """The rest comes from the theme it extends."""
    source = '{% extends "default:404.html" %}{% block main %}ours {{ super() }}{% endblock %}'
    folder = write_theme(tmp_path / "mine", "extends: default", **{"404": source})
    (folder / "static").mkdir()
    (folder / "static" / "logo.svg").write_bytes(b"<svg/>")
    theme = load("mine", tmp_path)
    template, view = sample_views.views(theme)["404.html"]

    assert "ours <header" in theme.render(template, view).replace("\n", " ")  # type: ignore[arg-type]
    assert {"logo.svg", "style.css"} <= {name for name, _ in theme.static_files()}
    assert load(str(folder), tmp_path).templates == theme.templates


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("extends: nowhere", "1:10: error[theme-missing]: there is no theme “nowhere”"),
        ("extends: mine", "1:10: error[theme-missing]: the theme “mine” extends itself, at once or through others"),
        ("name: a\n'extends' : bare", "2:13: error[theme-missing]: the folder of the theme “bare” has no `theme.yaml`"),
        ("[", "1:2: error[theme-settings]: this is not a list of settings such as `extends: default`"),
        ("- a", "1:1: error[theme-settings]: this is not a list of settings such as `extends: default`"),
        ("extends: [1]", "1:10: error[theme-settings]: `extends` cannot have this value"),
        ("extends: default\nbundles:\n  a.js: a.js", "3:9: error[theme-script]: the script `a.js` asks for `a.js`, which is not there"),
    ],
)  # fmt: skip
def test_a_theme_that_cannot_be_loaded_is_reported(
    tmp_path: Path, settings: str, told: str
) -> None:
    """Its own mistake, that of what it extends, or a circle: where its settings say so."""
    write_theme(tmp_path / "themes/mine", settings)
    (tmp_path / "themes/bare").mkdir()
    report = Report()

    assert load_theme("mine", "fr", str(tmp_path / "themes"), report) is None
    assert heads(report, tmp_path) == [f"themes/mine/theme.yaml:{told}"]


def heads(report: Report, root: Path) -> list[str]:
    """The first line of each finding, of a dossier in this folder."""
    blocks = render_blocks(report, lang="en", content_dir=f"{root}/content", cwd=str(root))
    return [block.partition("\n")[0] for block in blocks]


@pytest.mark.parametrize(
    ("setting", "hint"), [("shortend: [search.js]", "did you mean “shortened”?"), ("1: 2", "the settings are: extends, name, bundles, shortened")],
)  # fmt: skip
def test_a_setting_that_there_is_not_is_no_setting(tmp_path: Path, setting: str, hint: str) -> None:
    """A slip in its name is not passed over."""
    write_theme(tmp_path / "mine", f"extends: default\n{setting}")
    report = Report()

    assert load_theme("mine", "fr", str(tmp_path), report) is None
    assert [(d.variant, hint_of(d, "en")) for d in report] == [("theme-settings.unknown", hint)]


@pytest.mark.parametrize(
    ("source", "place", "variant"),
    [("a\n{% if %}", (2, 7, 9), "expression"), ("a\n\n{{ nothing.here }}", (3, 4, 11), "undefined"), ("{{ page.titel }}", (1, 9, 14), "field"),
     ("\n{{ t('no.word') }}", (2, 7, 14), "word"), ("{% include 'x' %}", (1, 13, 14), "absent"), ("{% extends 'x' %}", (1, 13, 14), "absent"),
     ("{{ 1 + page }}", (1, 1, 15), "unfilled"), ("{% if 0 %}{{ 1|nofilter }}{% endif %}{{ 1|nofilter if 1 }}", (1, 1, 59), "filter")],
)  # fmt: skip
def test_a_fault_of_a_template_is_told_with_its_place(
    tmp_path: Path, source: str, place: tuple[int, int, int], variant: str
) -> None:
    """Whether it cannot be read, names what is not there or asks for a word without one."""
    write_theme(tmp_path / "mine", "extends: default", mine=source)
    view = sample_views.views(THEMES["fr"])["404.html"][1]
    theme = load("mine", tmp_path)

    with pytest.raises(TemplateFailure) as caught:
        theme.render("mine.html", view)  # type: ignore[arg-type]

    report = Report()
    pickle.loads(pickle.dumps(caught.value)).tell(report, theme.templates, theme.places)
    (found,) = report
    assert (found.code, found.variant) == ("template-failed", f"template-failed.{variant}")
    assert found.path.endswith("/mine/templates/mine.html")
    assert found.place == Place(place[0], place[1], place[0], place[2])
    assert hint_of(found, "en").partition("?")[0] == "did you mean `title`" or variant != "field"


@pytest.mark.parametrize(
    ("source", "place"),
    [('\n{{ "\\ud83d\\ude00" }}', ("mine.html", 2)), ("{% include 'notes.html' %}\n{{ half }}", ("mine.html", 1)),
     ("{% extends 'half.html' %}", ("half.html", 3))],
)  # fmt: skip
def test_half_a_character_is_told_with_its_place(
    tmp_path: Path, source: str, place: tuple[str, int]
) -> None:
    """Where a template writes it by its number, else in the template that was to print it."""
    write_theme(tmp_path / "mine", "extends: default", mine=source, half="é\n\n{{ '\\uDC00' }}")
    theme = load("mine", tmp_path)
    theme.environment.globals["half"] = "\ud800"
    view = sample_views.views(THEMES["fr"])["404.html"][1]

    with pytest.raises(TemplateFailure) as caught:
        theme.render_file("mine.html", view)  # type: ignore[arg-type]

    assert (caught.value.path, caught.value.line, caught.value.variant) == (*place, "half")


def _written(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


@pytest.mark.parametrize(
    ("room", "make", "variant"),
    [
        ("templates", _written(b"\n\nd\xe9j\xe0"), None),
        ("scripts", _written("é".encode("utf-16")), None),
        ("templates", _written("é\n".encode("utf-16-le")), None),
        ("static", os.mkfifo, "theme-file.kind"),
        ("templates", lambda path: path.symlink_to("nowhere"), "theme-file.kind"),
        ("static", lambda path: path.symlink_to("/etc/passwd"), "theme-file.link"),
        ("scripts", lambda path: path.symlink_to("../../beside.js"), "theme-file.link"),
        ("static", lambda path: path.symlink_to("/etc"), "theme-file.folder"),
        ("static", lambda path: path.symlink_to("."), "theme-file.folder"),
    ],
)
def test_a_file_that_no_theme_can_have_is_told(
    tmp_path: Path, room: str, make: Callable[[Path], object], variant: str | None
) -> None:
    """Rather than read as something else, or waited for."""
    (write_theme(tmp_path / "mine", "extends: default") / room).mkdir(exist_ok=True)
    (tmp_path / "beside.js").touch()
    make(tmp_path / "mine" / room / "a.html")
    report = Report()

    assert load_theme("mine", "fr", str(tmp_path), report) is None
    assert [(d.code, d.variant) for d in report] == [("theme-file", variant)]
    assert next(iter(report)).path.endswith(f"/mine/{room}/a.html")


def test_a_link_within_a_theme_is_followed(tmp_path: Path) -> None:
    """To a file; a whole room that is a link is none of the theme's."""
    folder = write_theme(tmp_path / "mine", "extends: default")
    (folder / "static").mkdir()
    (folder / "static/a.css").symlink_to("../theme.yaml")
    assert load("mine", tmp_path).static["a.css"] == b"extends: default"

    (folder / "scripts").symlink_to("static")
    report = Report()
    assert load_theme("mine", "fr", str(tmp_path), report) is None
    assert [d.variant for d in report] == ["theme-file.folder"]
    assert next(iter(report)).path.endswith("/mine/scripts")


def test_names_and_texts_of_a_theme_are_utf_8(tmp_path: Path) -> None:
    """With or without a mark at the begin; a name of other bytes is told."""
    folder = write_theme(tmp_path / "mine", "extends: default", mine="\ufeffé")
    assert load("mine", tmp_path).templates["mine.html"] == "é"

    os.close(os.open(os.fsencode(folder) + b"/templates/\xe9.html", os.O_CREAT))
    report = Report()
    assert load_theme("mine", "fr", str(tmp_path), report) is None
    assert [d.variant for d in report] == ["theme-file.name"]


def test_a_theme_that_extends_none_has_all_templates(tmp_path: Path) -> None:
    """Or is told which it lacks; the default one has them."""
    report = Report()
    assert has_templates(THEMES["fr"], report)

    write_theme(tmp_path / "mine", "", **dict.fromkeys(("404", "home"), ""))
    assert not has_templates(load("mine", tmp_path), report)
    (found,) = report
    assert "actor.html, article.html" in message_of(found, "en")
    assert "home" not in message_of(found, "en")


def test_the_example_of_the_docs_adds_a_style_sheet(tmp_path: Path) -> None:
    """`base.html` can be extended by a theme that keeps all else."""
    docs = (ROOT / "docs" / "themes.md").read_text("utf-8")
    example = docs.partition("{# themes/mine/templates/base.html #}\n")[2].partition("\n\n")[0]
    folder = write_theme(tmp_path / "mine", "extends: default", base=example)
    (folder / "static").mkdir()
    (folder / "static" / "mine.css").write_bytes(b":root { --red: #060 }")
    theme = load("mine", tmp_path)
    template, view = sample_views.views(theme)[sample_views.A_PESKOV.route]

    html = theme.render(template, view)  # type: ignore[arg-type]
    assert html.index("assets/style.css") < html.index("assets/mine.css") < html.index("</head>")


def test_the_docs_list_every_template() -> None:
    """And every custom property that they name is there."""
    docs = (ROOT / "docs" / "themes.md").read_text("utf-8")
    style = dict(THEMES["fr"].static_files())["style.css"].decode()
    pages = {template for template, _ in sample_views.views(THEMES["fr"]).values()}

    assert {t for t in THEMES["fr"].templates if t.startswith("partials/")} | pages <= set(re.findall(r"`([\w/.]+\.html)`", docs))  # fmt: skip
    assert all(f"{name}:" in style for name in re.findall(r"`(--[a-z]+(?:-wash)?)`", docs))
