"""Templates of a theme are looked at before any page is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.diagnostics import Report
from dossier.diagnostics.rendering import hint_of, render_text
from dossier.rendering.examining import examine
from dossier.rendering.render import REQUIRED
from dossier.rendering.templates import DEFAULT
from dossier.rendering.themes import load_theme


def examined(folder: Path, lang: str, name: str = "mine", **templates: str) -> Report:
    """What is found in a theme that extends the program's."""
    for template, source in templates.items():
        path = folder / "themes" / name / "templates" / f"{template}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, "utf-8")
    settings = folder / "themes" / name / "theme.yaml"
    if not settings.exists():
        settings.write_text("extends: default", "utf-8")
    report = Report()
    theme = load_theme(name, lang, str(folder / "themes"), report)
    assert theme is not None, list(report)
    examine(theme, REQUIRED, report)
    return report


def told(report: Report, folder: Path, lang: str) -> list[str]:
    """Heads and hints, each theme's file by its name alone."""
    text = render_text(report, lang=lang, content_dir=f"{folder}/content", cwd=str(folder))
    lines = [
        line for line in text.splitlines() if "[" in line.partition(": ")[2] or "conseil" in line
    ]
    return [line.strip().removeprefix("themes/mine/templates/") for line in lines]


@pytest.mark.parametrize(
    ("source", "head", "hint"),
    [
        ("a\n {% if x %}\nb\n", "2:5: `{% if %}` n’est jamais fermé", "écrivez `{% endif %}` là où il finit"),
        ("{% if x %}a{% endif %}\n{% if y %}", "2:4: `{% if %}` n’est jamais fermé", "écrivez `{% endif %}` là où il finit"),
        ("{% raw %}x", "1:4: `{% raw %}` n’est jamais fermé", "écrivez `{% endraw %}` là où il finit"),
        ("{% for x in y %}{% endif %}", "1:20: `{% endif %}` est écrit ici alors que `{% for %}` est ouvert", "écrivez `{% endfor %}` avant : ce qui s’ouvre en dernier se ferme en premier"),
        ("{% else %}", "1:4: `{% else %}` ne ferme rien : rien de ce qu’il pourrait finir n’est ouvert ici", ""),
        ("{% iff x %}", "1:4: il n’y a pas de balise `{% iff %}`", "vouliez-vous dire `if` ?"),
        ("{% if x %}{% elseif y %}{% endif %}", "1:14: il n’y a pas de balise `{% elseif %}`", "vouliez-vous dire `elif` ?"),
        ("{% if x %}{% end %}", "1:14: il n’y a pas de balise `{% end %}`", "vouliez-vous dire `endif` ?"),
        ("{# x", "1:1: le commentaire que `{#` ouvre ici n’est jamais fermé : il manque `#}`", ""),
        ("{{ x", "1:1: il manque `}}` : le gabarit finit avant", "une expression finit par `}}`, une balise par `%}`"),
        ("{{ a }} {{ x }", "1:14: un `}` est seul ici", "une expression finit par `}}`, une balise par `%}`"),
        ("é\n{{ a? }}{{ b? }}", "2:5: le caractère `?` ne veut rien dire ici", ""),
        ("{{ ’x’ }}", "1:4: `’` n’est pas un guillemet de gabarit", "écrivez des guillemets droits : `\"…\"` ou `'…'`"),
        ("{{ 'x }}", "1:4: le texte que `'` ouvre ici n’est jamais fermé", ""),
        ("{{ x y }} y", "1:6: `y` est écrit ici, où `}}` est attendu", ""),
        ("{% if x = 1 %}{% endif %}", "1:9: `=` est écrit ici, où `%}` est attendu", "pour comparer deux valeurs, écrivez `==`"),
        ("{{ x | }}", "1:8: un nom est attendu ici, au lieu de `}}`", ""),
        ("{{ }}", "1:4: il manque une expression avant `}}`", ""),
        ("{{ x) }}", "1:5: `)` n’est pas attendu ici", ""),
        ("{{ x|lenght }}", "1:6: il n’y a pas de filtre `lenght`", "vouliez-vous dire `length` ?"),
        ("{{ x is definde }}", "1:9: il n’y a pas de test `definde`", "vouliez-vous dire `defined` ?"),
        ("{% block a %}\n{% endblock %}\n{% block a %}{% endblock %}", "3:10: le bloc `a` est deux fois dans ce gabarit", ""),
        ("{% block a-b %}{% endblock %}", "1:1: le nom d’un bloc se compose de lettres, de chiffres et de traits bas, sans trait d’union", ""),
        ("{% set 1 = 2 %}", "1:1: le gabarit `article.html` ne peut pas être lu (Jinja dit : can't assign to 'const')", ""),
        ("{{ t('home.latst') }}", "1:7: l’interface n’a pas de mot `home.latst`", "vouliez-vous dire `home.latest` ?"),
        ("{% import 'macro.html' as m %}", "1:12: il n’y a pas de gabarit `macro.html`", "vouliez-vous dire `macros.html` ?"),
        ("{% include notes.html %}", "1:12: le nom d’un gabarit est écrit ici sans guillemets", "écrivez-le entre guillemets droits : `\"notes.html\"`"),
        ("{% extends 'article.html' %}", "1:13: le gabarit `article.html` s’étend lui-même", "pour étendre celui qu’il remplace, écrivez `default:article.html`"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_in_words_of_the_language(
    tmp_path: Path, source: str, head: str, hint: str
) -> None:
    """With the place, and how to mend it; what Jinja says stands only behind what has no words."""
    found = told(examined(tmp_path, "fr", article=source), tmp_path, "fr")

    where, _, words = head.partition(": ")
    expected = [f"article.html:{where}: error[template-failed]: {words}"]
    expected += [f"= conseil : {hint}"] if hint else []
    assert [line.replace("\xa0", " ") for line in found] == expected


@pytest.mark.parametrize(
    ("templates", "heads"),
    [
        ({"article": '{% extends "default:article.html" %}{% block mian %}{% block own %}{% endblock %}{% endblock %}'},
         ["article.html:1:46: warning[block-unused]: nothing prints the block `mian`: `default:article.html` has none of that name that it could override"]),
        ({"article": '{% extends "default:article.html" %}{% block main %}{% block own %}{% endblock %}{% endblock %}'}, []),
        ({"article": '{% extends "default:article.html" %}{% block own %}{% endblock %}{% block main %}{{ self.own() }}{% endblock %}'}, []),
        ({"article": '{% extends "default:" ~ "article.html" %}{% block own %}{% endblock %}'}, []),
        ({"article": "{% block own %}{% endblock %}"}, []),
        ({"article": '{% extends "default:article.html" %}\n{# why #}\n{% set a = 1 %}\n\n {{ a }}'},
         ["article.html:5:2: warning[template-unprinted]: this is not printed: of a template that extends `default:article.html`, nothing is but its blocks"]),
        ({"article": '{% extends "default:article.html" %}\n<p>Hello</p>\n'},
         ["article.html:2:1: warning[template-unprinted]: this is not printed: of a template that extends `default:article.html`, nothing is but its blocks"]),
        ({"artcle": "{% include 'own.html' %}", "own": ""},
         ["artcle.html:1:1: warning[template-unused]: no page is made with the template `artcle.html`: it overrides none, and none that is used extends, includes or imports it"]),
        ({"b": "{% include 'a.html' %}", "a": "{% include 'b.html' %}", "c": "", "d": "{% include 'd.html' %}"},
         [f"{name}.html:1:1: warning[template-unused]: no page is made with the template `{name}.html`: it overrides none, and none that is used extends, includes or imports it" for name in "acd"]),
        ({"b": "{% include 'a.html' %}", "a": "{% include 'b.html' %}", "c": "{% include 'a.html' %}"},
         ["c.html:1:1: warning[template-unused]: no page is made with the template `c.html`: it overrides none, and none that is used extends, includes or imports it"]),
        ({"article": "{% include 'own.html' %}", "own": ""}, []),
        ({"article": "{% include page.name %}", "own": ""}, []),
        ({"article": "{% include 'own.html' ignore missing %}"}, []),
        ({"notes": "{% macro mine() %}{% endmacro %}"}, []),
    ],
)  # fmt: skip
def test_what_shows_nowhere_is_warned_of(
    tmp_path: Path, templates: dict[str, str], heads: list[str]
) -> None:
    """A block that overrides none, what stands beside blocks, a file that nothing asks for."""
    report = examined(tmp_path, "en", **templates)

    assert [line for line in told(report, tmp_path, "en") if "hint" not in line] == heads


def test_names_that_are_near_are_proposed(tmp_path: Path) -> None:
    """Of blocks and templates; else those that there are."""
    own = {"artcle": "", "base": "{% extends 'default:base.html' %}{% block haed %}{% endblock %}{% block own %}{% endblock %}"}  # fmt: skip
    hints = [hint_of(found, "en") for found in examined(tmp_path, "en", **own)]

    assert hints == [
        "did you mean `article.html`? what is to override a template has its name",
        "did you mean `head`?",
        "the blocks are: head, kind, main, masthead_title, searchbox",
    ]


def test_a_theme_between_is_looked_at_once(tmp_path: Path) -> None:
    """By the name that reaches it; the program's own templates are not."""
    examined(tmp_path, "en", "between", article="{% if %}", list="{% if %}")
    examined(tmp_path, "en", article="{% extends 'between:article.html' %}")
    (tmp_path / "themes/mine/theme.yaml").write_text("extends: between", "utf-8")

    found = [one.path for one in examined(tmp_path, "en")]
    assert found == [f"../themes/between/templates/{name}.html" for name in ("article", "list")]


def test_nothing_is_wrong_with_the_theme_of_the_program(tmp_path: Path) -> None:
    """All of its templates and blocks are in use."""
    report = Report()
    theme = load_theme(DEFAULT, "fr", "", report)
    assert theme is not None
    examine(theme, REQUIRED, report)

    assert list(report) == []


def test_of_many_mistakes_in_a_template_the_first_are_told(tmp_path: Path) -> None:
    """More would take long to look up, and none to read."""
    many = "".join(f'{{{{ t("zorglub{n}") }}}}' for n in range(30))

    assert len(examined(tmp_path, "fr", article=many)) == 20
