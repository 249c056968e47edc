"""What is compiled of the program's own theme, and put together of its scripts, is what doing so gives,
and nobody else's."""

from __future__ import annotations

import os
from importlib import import_module, reload
from pathlib import Path

import jinja2
import pytest
import sample_views
from msgspec.structs import replace

from dossier.diagnostics import Report
from dossier.rendering import compiled, ready
from dossier.rendering.compiling import CompiledCode, QuickEnvironment
from dossier.rendering.faults import TemplateFailure
from dossier.rendering.scripts import bundling
from dossier.rendering.templates import DEFAULT, Theme
from dossier.rendering.themes import bundle, load_theme

SCRIPTS = "made_of_scripts.py"
FOLDER = Path(ready.__file__).parent / "compiled"
is_ours = pytest.mark.skipif(
    jinja2.__version__ != compiled.MADE_BY, reason="they were made with another Jinja"
)


@pytest.fixture
def theme(monkeypatch: pytest.MonkeyPatch) -> Theme:
    monkeypatch.setattr(CompiledCode, "_kept", {})
    monkeypatch.setattr(ready, "_read", {})
    found = load_theme(DEFAULT, "fr", "", Report())
    assert found is not None
    return found


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the templates that are compiled our way now."""
    names: list[str] = []
    compile_ = jinja2.Environment.compile

    def noted(self, source, name=None, *rest, **named):
        if isinstance(self, QuickEnvironment):
            names.append(name)
        return compile_(self, source, name, *rest, **named)

    monkeypatch.setattr(jinja2.Environment, "compile", noted)
    return names


@is_ours
def test_modules_are_made_of_the_templates(theme: Theme) -> None:
    """All of them, and none of a template that is gone; `DOSSIER_REFRESH=1` makes them anew."""
    sources = {name: theme.templates[name] for name in theme.own_templates}
    made = ready.modules_of(sources, theme.environment)
    if os.environ.get("DOSSIER_REFRESH"):
        for path in _modules_of_templates():
            path.unlink()
        for name, text in made.items():
            (FOLDER / name).write_text(text, encoding="utf-8")

    assert {p.name: p.read_text(encoding="utf-8") for p in _modules_of_templates()} == made


def _modules_of_templates() -> list[Path]:
    return [path for path in FOLDER.glob("*.py") if path.name != SCRIPTS]


@pytest.fixture
def sources() -> tuple[str, str, dict[str, str], list[str]]:
    """What the theme's one script is made of."""
    asked = []

    def bundler(name, entry, modules, shortened):
        asked.append((name, entry, dict(modules), sorted(shortened)))
        return {}

    load_theme(DEFAULT, "fr", "", Report(), bundler)
    (found,) = asked
    return found


def test_scripts_are_made_of_their_modules(sources) -> None:
    """`DOSSIER_REFRESH=1` makes them anew."""
    name, entry, modules, shortened = sources
    scripts = bundling.bundle(name, entry, modules, shortened)
    text = ready.module_of_scripts(scripts, name, entry, sorted(modules.items()), shortened)
    if os.environ.get("DOSSIER_REFRESH"):
        (FOLDER / SCRIPTS).write_text(text, encoding="utf-8")
        reload(import_module(f"{compiled.__name__}.{SCRIPTS.removesuffix('.py')}"))

    assert (FOLDER / SCRIPTS).read_text(encoding="utf-8") == text


def test_nobody_puts_together_what_is_ready(sources, monkeypatch: pytest.MonkeyPatch) -> None:
    """But what a theme changes."""
    name, entry, modules, shortened = sources
    monkeypatch.setattr(bundling, "bundle", lambda name, *rest: {name: "made now"})

    assert {*bundle(*sources).values()}.isdisjoint({"made now"})
    modules[entry] += "\n"
    assert bundle(name, entry, modules, shortened) == {name: "made now"}


def test_scripts_of_a_damaged_module_are_made(sources, monkeypatch: pytest.MonkeyPatch) -> None:
    """As of a copy that was cut."""
    from dossier.rendering.compiled import made_of_scripts

    scripts = bundle(*sources)
    monkeypatch.delattr(made_of_scripts, "SCRIPTS")

    assert bundle(*sources) == scripts


@is_ours
def test_nobody_compiles_what_is_ready(theme: Theme, made: list[str]) -> None:
    """In either language, and by whatever name another theme knows it."""
    for each in (theme, Theme(theme.name, "en", theme.templates, {})):
        for name in each.own_templates:
            assert each.environment.get_template(name).name == name

    assert ready.are_ready(theme.templates.values())
    assert made == []


def test_what_a_theme_changes_is_compiled(theme: Theme, made: list[str]) -> None:
    """And nothing else; a fault is told of the template that it is in."""
    source = theme.templates["claim.html"]
    templates = {**theme.templates, "claim.html": "\n{{ no.field }}", "default:claim.html": source}
    own = replace(theme, templates=templates)

    with pytest.raises(TemplateFailure) as failure:
        own.render_partial("claim.html", {})
    assert (failure.value.path, failure.value.line) == ("claim.html", 2)
    assert own.environment.get_template("default:claim.html").name == "default:claim.html"
    assert not ready.are_ready(own.templates.values())
    if jinja2.__version__ == compiled.MADE_BY:
        assert made == ["claim.html", "default:claim.html"]


@is_ours
@pytest.mark.parametrize("module", ["", "def (", "MADE_OF = 1", "a\0b", "made_of_404"])
def test_a_module_that_is_another_or_damaged_is_not_run(
    theme: Theme, made: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, module: str
) -> None:
    """As of a copy that was cut, or of one half of an older program."""
    source = FOLDER / f"{module}.py"
    data = source.read_bytes() if source.exists() else module.encode()
    (tmp_path / "made_of_list.py").write_bytes(data)
    monkeypatch.setattr(compiled, "__path__", [str(tmp_path)])
    name, view = sample_views.views(theme)["actors/index.html"]

    wanted = theme._plain_environment.get_template(name)
    fields = {f: getattr(view, f) for f in view.__struct_fields__}
    assert theme.render(name, view) == wanted.render(fields)
    assert name in made


@is_ours
def test_a_fault_in_what_is_ready_has_the_line_of_the_template(theme: Theme) -> None:
    """A theme lacks a macro that a template of the program asks for."""
    templates = {**theme.templates, "macros.html": ""}
    name, view = sample_views.views(theme)["actors/index.html"]
    told = []
    for plain in (False, True):
        own = replace(theme, templates=templates)
        if plain:
            own.__dict__["environment"] = own._plain_environment
        with pytest.raises(TemplateFailure) as failure:
            own.render(name, view)
        told.append((failure.value.path, failure.value.line))

    assert told[0] == told[1]
    assert told[0][1] > 1


def test_another_jinja_compiles_for_itself(
    theme: Theme, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What one made is not run by another; the pages are the same."""
    template, view = next(iter(sample_views.views(theme).values()))
    expected = theme.render(template, view)

    monkeypatch.setattr(compiled, "MADE_BY", "another")
    again = Theme(theme.name, theme.lang, theme.templates, theme.static)

    assert again.render(template, view) == expected
    assert template in made
