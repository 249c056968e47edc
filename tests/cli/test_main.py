"""The command line turns arguments into one call, and what happens into an exit code."""

from __future__ import annotations

import errno
import io
import json
import os
import subprocess
import sys
from types import ModuleType, SimpleNamespace

import pytest

import dossier
from dossier.building.explaining import Change, Why
from dossier.building.store import GITIGNORE
from dossier.building.timing import Phase
from dossier.cli import main
from dossier.diagnostics import Place, Report

ROOT = os.path.dirname(os.path.dirname(dossier.__file__))


BOTH = Change("articles/a.md", ("title", "text"))
NEW = Change("articles/b.md", ("new",))


def result(report=None, **changes):
    values = {
        "report": report or Report(),
        "stopped": False,
        "pages_built": 42,
        "pages_total": 913,
        "shards_built": 3,
        "shards_total": 118,
        "pruned": 1,
        "seconds": 0.84,
        "reasons": (
            ("articles/a.html", (Why("own", (BOTH,)), Why("menu"))),
            ("index.html", (Why("shows", (Change("articles/a.md"), NEW), 2),)),
        ),
        "phases": (
            Phase("start", 0, 0.1, 0, 20, 0),
            Phase("read", 0.5, 0.4, 0.3, 40, 30),
            Phase("total", 0.84, 0.6, 0.3, 41, 30),
        ),
        "withheld": (),
        "assets_built": 0,
        "assets_total": 9,
        "output": "",
    }
    return SimpleNamespace(**{**values, **changes})


def findings(*severities):
    report = Report()
    for number, severity in enumerate(severities, 1):
        place = Place.on_line(1, number)
        getattr(report, severity)("asset-missing", "articles/a.md", place, file="x.png")
    return report


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder with a French dossier, nobody's terminal, the C locale."""
    for name in ("LC_ALL", "LC_MESSAGES", "CI", "NO_COLOR", "GITHUB_ACTIONS", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("DOSSIER_DEBUG", raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("DOSSIER_LANG", "en")
    (tmp_path / "content" / "articles").mkdir(parents=True)
    (tmp_path / "content" / "dossier.yaml").write_text("title: Essai\nlang: fr\n")
    (tmp_path / "content" / "articles" / "a.md").write_text("![](x.png)\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def builds(monkeypatch):
    """What `build` and `check` are called with, and what they give back or raise."""
    seen = SimpleNamespace(config=None, outcome=result())

    def call(config, progress, waiting, *_):
        seen.config = config
        if isinstance(seen.outcome, BaseException):
            raise seen.outcome
        return seen.outcome

    building = ModuleType("dossier.building")
    building.build = building.check = call
    monkeypatch.setitem(sys.modules, "dossier.building", building)
    return seen


def test_the_summary_is_the_last_line(here, builds, capsys):
    """A build that ends well says where to look, then what it did, in these words."""
    builds.outcome = result(findings("warning", "warning"))

    assert main(["build"]) == 0

    out, err = capsys.readouterr()
    opened, last = out.splitlines()
    assert last == "Built 42 of 913 pages, 3 of 118 shards, pruned 1, 2 warnings, 0.8 s"
    assert opened == f"Open {here}/site/index.html in a browser."
    assert err.startswith("content/articles/a.md:1:1: warning[asset-missing]: no file “x.png”")


def test_at_a_terminal_the_summary_is_in_the_readers_language(here, builds, monkeypatch):
    """Programs that read it elsewhere find the words that they know."""
    screen = io.StringIO()
    screen.isatty = lambda: True
    monkeypatch.setattr("sys.stdout", screen)
    monkeypatch.delenv("CI", raising=False)
    builds.outcome = result(findings("warning"))

    assert main(["build", "--lang", "fr"]) == 0
    assert screen.getvalue().splitlines()[-1] == (
        "Pages refaites\u00a0: 42 sur 913, fichiers d’index\u00a0: 3 sur 118, "
        "supprimés\u00a0: 1, 1 avertissement, 0,8\u00a0s"
    )


@pytest.mark.parametrize(
    ("argv", "outcome", "code"),
    [
        (["build"], result(), 0),
        (["build"], result(findings("warning")), 0),
        (["build"], result(findings("error"), stopped=True), 1),
        (["build", "--strict"], result(findings("warning"), stopped=True), 1),
        (["check"], result(findings("warning")), 0),
        (["check", "--strict"], result(findings("warning")), 1),
        (["check"], result(findings("error")), 1),
        (["build"], OSError(errno.ENOSPC, "No space left on device"), 3),
        (["build"], PermissionError(errno.EACCES, "Permission denied", "/x"), 3),
        (["build"], FileExistsError(errno.EEXIST, "File exists", "/x"), 3),
        (["build"], MemoryError(), 3),
        (["build"], ZeroDivisionError("mistake"), 3),
        (["build"], KeyboardInterrupt(), 130),
    ],
)
def test_exit_codes(here, builds, capsys, argv, outcome, code):
    """0 done, 1 the content has errors, 3 the machine failed, 130 interrupted; no traceback."""
    builds.outcome = outcome

    assert main(argv) == code
    err = capsys.readouterr().err
    assert "Traceback" not in err
    assert "()" not in err


def test_a_full_standard_output_is_told_on_the_other(here, builds, capsys, monkeypatch):
    """With `--json` too, where findings go to the stream that failed."""

    class Full(io.StringIO):
        def write(self, text):
            raise OSError(errno.ENOSPC, "No space left on device")

    builds.outcome = result()
    monkeypatch.setattr("sys.stdout", Full())

    assert main(["build", "--json"]) == 3
    assert capsys.readouterr().err.startswith("dossier: error[disk-full]")


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        ([], "COMMAND"),
        (["biuld"], "did you mean “build”?"),
        (["build", "--jobs", "none"], "between 1 and 1024"),
        (["serve", "--port", "65536"], "between 0 and 65535"),
        (["build", "--unknown"], "--unknown"),
        (["build", "--outptu", "x"], "did you mean --output?"),
        (["build", "--out", "x"], "--out"),
        (["build", "--content", "nowhere"], "no-dossier"),
        (["build", "--overlay", "nowhere"], "no-overlay"),
        (["build", "--output", "a\udce9b"], "path-not-text"),
        (["new", "a\udce9b"], "path-not-text"),
        (["build", "--cache", "content"], "cache-misplaced"),
        (["build", "--cache", "content/articles"], "cache-misplaced"),
        (["build", "--cache", "."], "cache-misplaced"),
        (["build", "--cache", "site/cache"], "cache-misplaced"),
        (["add", "note"], "title-needed"),
        (["add", "note", "--title", "a\u202eb"], "title-unusable"),
        (["add", "page", "--title", "x", "--target", "y"], "target-unused"),
        (
            ["add", "note", "--title", "x", "--target", "content/articles/l-elu.md"],
            "--target l-elu\n",
        ),
        (["add", "note", "--title", "x", "--target", "L’élu"], "--target l-elu\n"),
        (["new", "content"], "folder-not-empty"),
        (["new", "content/dossier.yaml"], "not-a-folder"),
        (["new", "troops"], "`dossier new ../troops`"),
        (["new", "content/articles/troops"], "`dossier new ../troops`"),
    ],
)
def test_a_wrong_command_line_is_2(here, builds, capsys, argv, words):
    """It says what is wrong in a line or two, and does nothing."""
    assert main(argv) == 2

    err = capsys.readouterr().err
    assert words in err
    assert err.count("\n") <= 3
    assert builds.config is None


@pytest.mark.parametrize("ignored", ["/site/\n", ""])
def test_a_project_that_git_keeps_is_no_cache(here, builds, capsys, ignored):
    """Nor one whose `.gitignore` is the cache's but for what was lost of it."""
    (here / "other").mkdir()
    (here / "other/.gitignore").write_text(ignored)
    (here / "other/work.txt").write_text("mine")

    assert main(["build", "--cache", "other"]) == 2
    assert "work.txt" in capsys.readouterr().err
    assert builds.config is None


@pytest.mark.parametrize("ignored", [GITIGNORE, ""])
def test_a_cache_is_one_whatever_lies_in_it(here, builds, ignored):
    """Beside its own `.gitignore` anything may; without it, what a cache has."""
    (here / "cache/search").mkdir(parents=True)
    (here / "cache/.gitignore").write_text(ignored)
    if ignored:
        (here / "cache/.DS_Store").write_text("")

    main(["build", "--cache", "cache"])
    assert builds.config is not None


def test_a_cache_that_leads_elsewhere_is_refused(here, builds, capsys, tmp_path_factory):
    """It may have come with a clone; whoever wants its cache there names that folder."""
    outside = tmp_path_factory.mktemp("outside")
    (here / ".dossier-cache").symlink_to(outside, target_is_directory=True)

    assert main(["build"]) == 2
    assert str(outside) in capsys.readouterr().err
    assert builds.config is None

    main(["build", "--cache", str(outside)])
    assert builds.config is not None


def test_an_output_that_holds_the_content_is_not_blamed_on_the_cache(here, builds, capsys):
    """Which lies beside the content, as it should; who publishes refuses the output."""
    main(["build", "--output", "."])

    assert "cache-misplaced" not in capsys.readouterr().err
    assert builds.config is not None


def test_a_command_typed_inside_the_content_folder(here, builds, capsys, monkeypatch):
    """The hint says how to leave it."""
    monkeypatch.chdir(here / "content")

    assert main(["build"]) == 2
    assert "`cd ..`" in capsys.readouterr().err


def test_nothing_written_is_said(here, builds, capsys):
    """A stopped build counts its findings on standard error and has no summary line."""
    builds.outcome = result(findings("error", "error", "warning"), stopped=True)

    assert main(["build"]) == 1

    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[-1].startswith("2 errors, 1 warning: nothing was written")


def test_json_lines(here, builds, capsys):
    """Diagnostics, then the summary, one object a line on standard output; nothing else."""
    builds.outcome = result(findings("warning"))

    assert main(["build", "--json"]) == 0

    out, err = capsys.readouterr()
    warning, summary = map(json.loads, out.splitlines())
    assert warning["code"] == "asset-missing"
    assert summary["summary"]["pages_built"] == 42
    assert summary["summary"]["warnings"] == 1
    assert err == ""


def test_default_places_are_beside_the_content_folder(here, builds, monkeypatch):
    """The output and the cache lie there, whatever the working directory; the overlay is typed."""
    (here / "elsewhere").mkdir()
    monkeypatch.chdir(here / "elsewhere")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")

    main(["--content", "../content", "build", "--profile", "review", "--overlay", ".", "--jobs=3"])

    config = builds.config
    assert config.content == f"{here}/content"
    assert config.output == f"{here}/site-review"
    assert config.cache == f"{here}/.dossier-cache"
    assert config.overlay == f"{here}/elsewhere"
    assert (config.profile, config.jobs, config.now) == ("review", 3, 1700000000)


@pytest.mark.parametrize("epoch", ["x", "-1", "1.5", "9" * 12, "٣"])
def test_a_build_instant_that_is_no_number_is_refused(here, builds, monkeypatch, capsys, epoch):
    """A wrong clock could publish what is under embargo."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    assert main(["build"]) == 2
    assert "bad-epoch" in capsys.readouterr().err


def test_options_stand_before_the_command_or_after(here, builds):
    """Neither place undoes the other."""
    main(["--profile", "internal", "-q", "build", "--theme", "plain"])
    assert (builds.config.profile, builds.config.theme) == ("internal", "plain")


def test_the_dossiers_language_is_spoken_where_the_locale_has_none(
    here, builds, monkeypatch, capsys
):
    """In the C locale a French dossier is answered in French."""
    monkeypatch.delenv("DOSSIER_LANG")
    builds.outcome = result(findings("error"), stopped=True)

    main(["build"])
    assert "pas de fichier" in capsys.readouterr().err


def test_quiet_prints_errors_alone(here, builds, capsys):
    """No warning, no summary."""
    builds.outcome = result(findings("warning"))

    assert main(["build", "-q"]) == 0
    assert capsys.readouterr() == ("", "")


def test_phases_are_named_in_the_reader_s_language(here, builds, monkeypatch, capsys):
    """With `-v`, decimals too."""
    monkeypatch.setenv("DOSSIER_LANG", "fr")
    main(["build", "-v"])
    told = capsys.readouterr()
    assert "0,500 s  lecture" in told.out + told.err


def test_timings_are_a_table_or_an_object(here, builds, capsys):
    """By `--timings`, or `--profile` without a value: with one it says what to build."""
    main(["build", "--timings"])
    told = capsys.readouterr().out
    assert [line.split()[:4] for line in told.splitlines()[1:3]] == [
        ["start", "–", "0.100", "–"],
        ["reading", "0.500", "0.400", "0.300"],
    ]
    assert ["pages", "42", "871"] in [line.split() for line in told.splitlines()]
    assert main(["build", "--profile", "--profile", "review", "--clean"]) == 0
    assert capsys.readouterr().out.splitlines()[:4] == told.splitlines()[:4]
    assert builds.config.profile == "review"

    main(["build", "--profile", "--json"])
    timings = json.loads(capsys.readouterr().out.splitlines()[0])["timings"]
    assert timings["phases"][1]["workers"] == 0.3
    assert timings["files"]["shards"] == {"written": 3, "kept": 115}


def test_explain_says_why_each_page_was_rebuilt(here, builds, capsys):
    """One line a page, before the summary."""
    main(["build", "--explain"])
    assert capsys.readouterr().out.startswith(
        "articles/a.html: its own file changed: articles/a.md [title, text]; the menu changed\n"
        "index.html: it shows what changed: articles/a.md, articles/b.md [new] and 2 more\n"
    )


def test_zip_holds_the_site_and_is_the_same_twice(here, builds, capsys):
    """The archive lies beside the site, its bytes depend on the site's alone."""
    (here / "site" / "articles").mkdir(parents=True)
    (here / "site" / "index.html").write_text("front")
    (here / "site" / "articles" / "a.html").write_text("a")

    main(["build", "--zip"])
    first = (here / "site.zip").read_bytes()
    os.utime(here / "site" / "index.html", (0, 0))
    main(["build", "--zip"])

    assert first == (here / "site.zip").read_bytes()
    assert sorted(p.name for p in here.iterdir() if p.name.startswith("site")) == [
        "site",
        "site.zip",
    ]


def test_workflow_commands_in_a_source_line_are_not_obeyed(here, builds, monkeypatch, capsys):
    """Under GitHub's runner text is fenced, and each finding is an annotation as well."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(here))
    builds.outcome = result(findings("error"), stopped=True)

    main(["build"])

    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith("::stop-commands::")
    token = lines[0].removeprefix("::stop-commands::")
    assert f"::{token}::" in lines
    assert any(line.startswith("::error file=content/articles/a.md,") for line in lines)


def test_new_leaves_nothing_behind_when_it_fails(here, monkeypatch):
    """A failure in the midst takes away what was written, the folder too."""
    real_open = open

    def failing(path, *rest, **named):
        if str(path).endswith("references.yaml"):
            raise OSError(errno.ENOSPC, "No space left on device", path)
        return real_open(path, *rest, **named)

    monkeypatch.setattr("dossier.cli.new.open", failing, raising=False)

    assert main(["new", "deep/er"]) == 3
    assert not (here / "deep").exists()


def test_new_takes_an_empty_folder_with_a_repository(here, monkeypatch):
    """Hidden names may be there already; they stay."""
    (folder := here / "deep" / "x").mkdir(parents=True)
    (folder / ".gitignore").write_text("mine\n")
    monkeypatch.chdir(folder)

    assert main(["new", "."]) == 0
    assert (folder / ".gitignore").read_text() == "mine\n"
    assert (folder / "content" / "dossier.yaml").is_file()


def test_add_never_overwrites_and_never_takes_an_id_in_use(here, capsys):
    """The id of another record, of a list's record or of a generated page is left alone."""
    (here / "content" / "notes").mkdir()
    (here / "content" / "notes" / "brief.yaml").write_text("- id: listed\n  text: x\n")
    (here / "content" / "articles" / "b.md").write_text("---\nid: own\ntitle: b\n---\nid: body\n")

    for kind, title in [
        ("actor", "A"), ("note", "Listed"), ("event", "Own"), ("event", "Body"),
        ("page", "Search"), ("page", "Nul"), ("page", "中文"), ("page", "中文"),
    ]:  # fmt: skip
        assert main(["add", kind, "--title", title, "-q"]) == 0

    assert capsys.readouterr().out.split() == [
        "content/actors/a-2.md",
        "content/notes/listed-2.md",
        "content/events/own-2.md",
        "content/events/body.md",
        "content/pages/search-2.md",
        "content/pages/nul-2.md",
        "content/pages/page.md",
        "content/pages/page-2.md",
    ]


@pytest.mark.parametrize(
    ("kind", "titled"), [("article", "article"), ("source", "reference"), ("dossier", "dossier")]
)
def test_schema_prints_one_kind(here, capsys, kind, titled):
    """The schema of what the editor calls by that name."""
    assert main(["schema", kind]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == titled


def test_schema_prints_every_kind(here, capsys):
    """Without a kind, all of them under one roof."""
    assert main(["schema"]) == 0
    assert {"article", "reference", "dossier"} <= json.loads(capsys.readouterr().out)[
        "$defs"
    ].keys()


def test_help_needs_none_of_what_is_slow():
    """Neither help nor an unchanged build waits for what only rendering needs."""
    code = (
        "import sys; from dossier.cli import main; main(['--help'])\n"
        "import dossier.cli.build, dossier.cli.check\n"
        "slow = {'jinja2', 'markdown_it', 'whoosh', 'nh3', 'livereload', 'tornado', 'yaml'}\n"
        "print(sorted(slow & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stderr.strip() == "[]"


def test_a_reader_who_leaves_is_no_failure(here):
    """Output into a closed pipe ends quietly."""
    code = "import sys; from dossier.cli import main; sys.exit(main(['schema', '--json']))"
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": ROOT},
    ) as child:
        child.stdout.close()
        errors = child.stderr.read()
    assert (child.returncode, errors) == (0, b"")


def test_a_note_without_a_target_is_warned_of(here, capsys):
    """It is written all the same: it may stand by itself."""
    assert main(["add", "note", "--title", "Alone"]) == 0
    out, err = capsys.readouterr()
    assert (out, "target-missing" in err) == ("content/notes/alone.md\n", True)

    assert main(["add", "note", "--title", "On a", "--target", "a"]) == 0
    assert capsys.readouterr().err == ""


def test_a_note_with_a_target_needs_no_title(here, capsys):
    """Its id is made from the record that it is about."""
    for _ in range(2):
        assert main(["add", "note", "--target", "a"]) == 0

    assert capsys.readouterr().out.split() == [
        "content/notes/note-a.md",
        "content/notes/note-a-2.md",
    ]
    written = (here / "content/notes/note-a.md").read_text("utf-8")
    assert "\n# title: note-a\n" in written
    assert "\ntarget: a\n" in written
