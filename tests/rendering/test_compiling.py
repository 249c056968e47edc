"""Templates compiled our way print what Jinja's own would."""

from __future__ import annotations

import pytest
import sample_views
from msgspec import Struct

from dossier.rendering.faults import TemplateFailure
from dossier.rendering.templates import Theme
from dossier.rendering.words import LANGUAGES

THEMES = {lang: sample_views.default_theme(lang) for lang in LANGUAGES}


class Value(Struct, frozen=True):
    name: str = "<Ann & Co>"
    count: int = 3
    table: dict[str, str] = {}


def plain(theme: Theme) -> Theme:
    """The same theme, by Jinja's rules alone."""
    other = Theme(theme.name, theme.lang, theme.templates, theme.static)
    other.__dict__["environment"] = other._plain_environment
    return other


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", sample_views.views(THEMES["fr"]))
def test_pages_are_the_same(lang, name):
    """Every view of the default theme, in both languages."""
    template, view = sample_views.views(THEMES[lang])[name]

    assert plain(THEMES[lang]).render(template, view) == THEMES[lang].render(template, view)


@pytest.mark.parametrize(
    "source",
    [
        "{{ value.name }} {{ value.count }} {{ value.name|safe }} {{ '<' ~ value.name }} {{ none }}",
        "{{ value.table.key }} {{ value.table['key'] }}",
        "{{ 'yes' if value.missing is defined else 'no' }}{{ value.missing|default('none') }}",
        "{% macro m(a, b='<b>', c=a) %}{{ a }}{{ b }}{{ c }}{% endmacro %}"
        "{{ m(1) }}{{ m(1, 2) }}{{ m(1, c=3) }}{{ m(b=2, a=1) }}{{ m(*[1, 2]) }}{{ m(**{'a': 5}) }}",
        "{% macro m() %}[{{ caller() }}|{{ varargs|length }}]{% endmacro %}"
        "{% call m() %}{{ value.name }}{% endcall %}",
        "{% macro m() %}{{ kwargs.x }}{{ varargs[0] }}{% endmacro %}{{ m(value.name, x='<') }}",
        "{% for x in [1, 2] recursive %}{{ loop.index }}{{ loop.cycle('a', 'b') }}{% endfor %}",
        "{{ t('frame.skip') }} {{ t('list.records', n=2) }} {{ t('frame.' ~ 'skip')|upper }}",
        "{% set t = value.name.upper %}{{ t() }}",
        "{% macro m(t) %}{{ t('frame.skip') }}{% endmacro %}{{ m(value.name.count) }}",
        "{% macro t(key) %}[{{ key }}]{% endmacro %}{{ t('frame.skip') }}",
        "{% import 'y.html' as t %}{{ t.w('frame.skip') }}",
        "{% from 'y.html' import w as t %}{{ t('frame.skip') }}",
        "{% autoescape false %}{{ value.name }}{% endautoescape %}{{ value.name }}",
        "{{ value.name.replace('A', '<i>')|e }}{{ range(3)|join(',') }}",
    ],
)
def test_what_themes_may_write_is_the_same(source):
    """Calls of every form, fields, mappings, what is not there, words under another name."""
    other = "{% macro w(key) %}<{{ key }}>{% endmacro %}"
    theme = Theme("t", "fr", {"x.html": source, "y.html": other}, {})
    variables = {"value": Value(table={"key": "of 'the' table"})}

    expected = plain(theme).render_partial("x.html", variables)

    assert expected == theme.render_partial("x.html", variables)


@pytest.mark.parametrize(
    "source",
    [
        "a\n{{ value.missing }}",
        "a\n{{ missing.name }}",
        "a\n{{ t('no.such.word') }}",
        "{% macro m(a) %}{{ a }}{% endmacro %}\n{{ m(1, 2) }}",
        "{% macro m(a) %}{{ a }}{% endmacro %}\n{{ m(b=2) }}",
        "{% macro m(a) %}\n{{ a }}{% endmacro %}{{ m() }}",
        "a\n{{ value.name() }}",
    ],
)
def test_faults_are_told_the_same_way(source):
    """The message, and the line it is about."""
    theme = Theme("t", "fr", {"x.html": source}, {})
    told = []
    for one in (plain(theme), theme):
        with pytest.raises(TemplateFailure) as failure:
            one.render_partial("x.html", {"value": Value()})
        told.append((failure.value.path, failure.value.line, failure.value.message))

    assert told[0] == told[1]


def test_kept_code_is_that_of_the_source_and_the_language(monkeypatch):
    """What was compiled once is not compiled again, nor taken for what has changed."""
    source = "{{ t('frame.skip') }} {{ value.name }}"
    variables = {"value": Value()}

    def printed(lang, text):
        return Theme("t", lang, {"kept.html": text}, {}).render_partial("kept.html", variables)

    first = printed("fr", source)
    assert len({first, printed("en", source), printed("fr", source + "!")}) == 3

    printed("fr", source)
    monkeypatch.setattr("jinja2.environment.Environment.compile", None)
    assert first == printed("fr", source)
