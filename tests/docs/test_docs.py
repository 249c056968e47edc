"""What the documentation says is so: its examples build, its tables are whole, its links lead somewhere."""

from __future__ import annotations

import json
import re
import shlex
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
import yaml

import dossier
from dossier.cli import main
from dossier.cli.arguments import COMMANDS
from dossier.config import BUILT_IN_STYLES, Dossier
from dossier.diagnostics import Report
from dossier.linking.mentions import ActorNames, NameTable, find_mentions
from dossier.model.dates import parse, read_date, wording
from dossier.model.names import slug
from dossier.model.records import KIND_FOLDERS, Mentions
from dossier.reading import configuration, csl, sources
from dossier.reading.definitions import COMMON, FIELDS, QUOTE, SOURCE, TEXT
from dossier.reading.documents import NO_DEFAULTS, read_document
from dossier.reading.markup import parse_body, rawhtml
from dossier.reading.scalars import Choice

ROOT = Path(dossier.__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]

pytestmark = pytest.mark.skipif(
    not DOCS.is_dir(), reason="the documentation is not beside the package"
)

SECTIONS = {
    "article": "Articles",
    "note": "Notes",
    "actor": "Actors",
    "event": "Events",
    "quotation": "Quotations",
    "claim": "Claims",
    "page": "Pages",
}


def text_of(name: str) -> str:
    path = DOCS / name
    return path.read_text("utf-8") if path.exists() else ""


def section(page: str, heading: str) -> str:
    """What stands under a heading of the second level."""
    return outside_fences(page).partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def outside_fences(page: str) -> str:
    return re.sub(r"^```.*?^```$", "", page, flags=re.M | re.S)


def tables(part: str) -> list[list[str]]:
    """The cells of every row of the tables in a part, their heads and rules left out."""
    rows = re.findall(r"^\|(.*)\|$", part, re.M)
    cells = [[cell.strip() for cell in re.split(r"(?<!\\)\|", row)] for row in rows]
    heads = {index - 1 for index, row in enumerate(cells) if set("".join(row)) <= set("-: ")}
    return [row for index, row in enumerate(cells) if index not in heads and index - 1 not in heads]


# The examples, one dossier.


def examples(page: str) -> dict[str, str]:
    """Blocks whose type is followed by `file=`: the text of each file."""
    found = re.findall(r"^```[a-z]+ file=(\S+)\n(.*?)^```$", page, re.M | re.S)
    assert len({name for name, _ in found}) == len(found)
    return dict(found)


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        checked = kind + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"".join(
        (b"\x89PNG\r\n\x1a\n", chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(b"\0\0")),
         chunk(b"IEND", b""))
    )  # fmt: skip


@pytest.fixture
def written(write_dossier):
    """The dossier that the examples of `docs/writing.md` make."""
    files = dict(examples(text_of("writing.md")))
    assets = {"assets/port.png": png(), "assets/plan.pdf": b"%PDF-1.4\n%%EOF\n"}
    return write_dossier(files | assets)


def test_the_examples_build(written):
    """As one dossier, without a single finding."""
    result = written.build(strict=True)

    assert [(d.path, d.place.line, d.code, d.params) for d in result.report] == []
    assert (written.site / "articles" / "contract.html").exists()
    assert not (written.site / "articles" / "unfinished.html").exists()
    assert b"safe" not in b"".join(p.read_bytes() for p in written.site.rglob("*.html"))


def test_the_examples_build_in_every_profile(written):
    """Withheld records are examples too."""
    for profile in ("review", "internal"):
        assert list(written.build(profile=profile).report) == []
    assert (written.root / "site-internal" / "notes" / "private-phone.html").exists()


def test_every_kind_has_an_example():
    """And every format that a bibliography may have."""
    names = examples(text_of("writing.md"))

    assert {name.split("/")[0] for name in names} >= set(KIND_FOLDERS) - {"assets"}
    assert {Path(name).suffix for name in names} == {".md", ".yaml", ".json", ".bib"}


@pytest.mark.parametrize("kind", SECTIONS)
def test_every_field_is_in_an_example(kind):
    """Of each kind, in front matter or in a list."""
    folder = next(folder for folder, of in KIND_FOLDERS.items() if of == kind)
    shown = "".join(
        source.split("\n---\n")[0]
        for name, source in examples(text_of("writing.md")).items()
        if name.startswith(f"{folder}/")
    )
    named = set(re.findall(r"(?:^|[\s{])([a-z_]+):", shown))

    assert own_paths(kind) - {"id"} - {path for path in own_paths(kind) if "." in path} <= named


# The tables, against the definitions that validate.


def shapes(of):
    """The mappings that a type takes, at any depth of lists and short forms."""
    if hasattr(of, "fields"):
        yield of
    for inner in (getattr(of, "item", None), getattr(of, "long", None)):
        if inner is not None:
            yield from shapes(inner)


def paths(fields, above=""):
    """(dotted name, field); what every source takes is documented once, apart."""
    for field in fields:
        yield above + field.name, field
        for shape in shapes(field.type):
            if shape is not SOURCE.long:
                yield from paths(shape.fields.values(), f"{above}{field.name}.")


def own_paths(kind):
    common = {field.name for field in COMMON}
    return {
        path
        for path, field in paths(FIELDS[kind].values())
        if path.partition(".")[0] not in common
        or ("." not in path and (field.required or field not in COMMON))
    }


DEFINED = {
    "dossier.yaml": lambda: dict(paths(configuration.FIELDS.values())),
    "Every record": lambda: dict(paths(COMMON)),
    "Sources and quotes in fields": lambda: dict(paths(SOURCE.long.fields.values())),
    "References": lambda: {
        name: field
        for name, field in paths(sources.OWN_FIELDS.values())
        if name.partition(".")[0] not in {own.name for own in COMMON}
    },
} | {
    heading: lambda kind=kind: {
        path: field
        for path, field in paths(FIELDS[kind].values())
        if path in own_paths(kind)
    }
    for kind, heading in SECTIONS.items()
}  # fmt: skip


@pytest.mark.parametrize("heading", DEFINED)
def test_every_field_has_its_row(heading):
    """And every row its field; required ones, words to choose from and defaults are named."""
    defined = DEFINED[heading]()
    rows = {
        name: value
        for cells in tables(section(text_of("writing.md"), heading))
        for name in re.findall(r"`([^`]+)`", cells[0])
        for value in [cells[1]]
    }

    assert set(rows) == set(defined)
    for name, field in defined.items():
        assert ("**required**" in rows[name]) == field.required, name
        choice = getattr(field.type, "short", field.type)
        if isinstance(choice, Choice) and len(choice.values) < 20:
            assert all(f"`{word}`" in rows[name] for word in choice.values), name
        if field.default is not None and heading != "dossier.yaml":
            assert f"`{str(field.default).removeprefix('F').lower()}`" in rows[name] or (
                field.default is False and "`false`" in rows[name]
            ), name


def test_records_in_lists_have_a_text():
    """The field that only items of a list take is shown."""
    assert TEXT.name in section(text_of("writing.md"), "The folder")


def test_every_word_of_csl_is_listed():
    """Types and variables, each with its own."""
    part = section(text_of("writing.md"), "References")
    lists = re.findall(r"^- (?:\*\*(\w+)\*\*|read and never printed)(.*)$", part, re.M)
    named = {kind: set(re.findall(r"`([\w-]+)`", words)) for kind, words in lists}
    ignored = named.pop("")

    assert named["type"] == set(csl.TYPES)
    assert named["names"] == set(csl.NAMES)
    assert named["dates"] == set(csl.DATES)
    assert ignored == sources._IGNORED
    assert named["texts"] == set(csl.FIELDS) - ignored


def test_built_in_styles_are_named():
    """All of them."""
    part = section(text_of("writing.md"), "References")
    assert all(f"`{style}`" in part for style in BUILT_IN_STYLES)


def test_the_html_that_is_kept_is_listed():
    """Every element, and none that is refused."""
    part = section(text_of("writing.md"), "Text")
    inline, own = (
        set(re.findall(r"`(\w+)`", re.search(rf"^- {lead}: (.*)$", part, re.M)[1]))
        for lead in ("in a line", "on lines of its own")
    )

    assert inline == rawhtml.PHRASING | (rawhtml.VOID - {"hr"})
    assert own == (rawhtml.FLOW | rawhtml.ONLY_IN.keys()) - inline


# Dates and values.


def date_rows():
    return tables(section(text_of("writing.md"), "Dates"))


@pytest.mark.parametrize("row", date_rows(), ids=lambda row: row[0])
def test_dates_are_printed_as_the_table_says(row):
    """In both languages, and each wording is read as the date again."""
    edtf, french, english = row[0].strip("`"), *row[1:]
    date = parse(edtf)

    for lang, words in (("fr", french), ("en", english)):
        assert re.sub(r"\s", " ", wording(date, lang)) == words
        assert read_date(words, lang) == date


def yaml_rows():
    return tables(section(text_of("writing.md"), "Values, and what French does to YAML"))


@pytest.mark.parametrize("row", yaml_rows(), ids=lambda row: row[0])
def test_what_yaml_misreads_is_answered_with_the_mended_line(row):
    """What stands in the second column is what the program offers, and reads."""
    refused, meant = (cell.strip("`") for cell in row)

    assert [d.params.get("line") for d in findings(refused)] == [meant]
    assert findings(meant) == []


def findings(line: str):
    head = "" if line.startswith("title") else "title: T\n"
    source = f"---\n{head}{line}\n---\nText.\n".encode()
    document = read_document("articles/a.md", "article", source, NO_DEFAULTS, Dossier(title="T"))
    return [d for d in document.diagnostics if d.severity == "error"]


NAMES = NameTable(
    [
        ActorNames("macron", ("Emmanuel Macron", "Macron"), kind="person"),
        ActorNames("otan", ("OTAN",)),
        ActorNames("le-monde", ("Le Monde",), kind="outlet"),
        ActorNames("elysee", ("Élysée",)),
    ]
)


@pytest.mark.parametrize(
    "row",
    tables(section(text_of("writing.md"), "Names that become links")),
    ids=lambda row: row[0],
)
def test_names_become_links_as_the_table_says(row):
    """With the actors that stand above it."""
    written, linked = row
    body = parse_body(written, path="a.md", lang="fr", report=Report())
    mentions, _ = find_mentions(body, NAMES, Mentions())

    found = [body.text[mention.start : mention.end] for mention in mentions]
    assert found == ([] if linked == "nothing" else [linked])


# Publishing.


def policy(text: str) -> list[str]:
    """The directives of a Content-Security-Policy, without those that only a header can give."""
    found = re.search(r"default-src 'none';[^\"\n]*", text)
    assert found
    directives = [part.strip() for part in found[0].rstrip(";").split(";")]
    return [part for part in directives if not part.startswith("frame-ancestors")]


def test_the_headers_are_those_of_the_pages():
    """Every policy on the page on publishing is the one that the theme writes."""
    template = (ROOT / "themes" / "default" / "templates" / "base.html").read_text("utf-8")
    written = [line for line in text_of("publishing.md").splitlines() if "default-src" in line]

    assert written
    assert all(policy(line) == policy(template) for line in written)


def test_configurations_can_be_read():
    """The YAML and TOML that hosts take is YAML and TOML."""
    import tomllib

    blocks = re.findall(r"^```(yaml|toml)[^\n]*\n(.*?)^```$", text_of("publishing.md"), re.M | re.S)

    assert {kind for kind, _ in blocks} == {"yaml", "toml"}
    for kind, source in blocks:
        assert yaml.safe_load(source) if kind == "yaml" else tomllib.loads(source)


def test_the_script_that_checks_a_site_sees_what_changed(written):
    """The one on the page on publishing, run as it stands."""
    block = re.search(
        r"^  ```python file=verify.py\n(.*?)^  ```$", text_of("publishing.md"), re.M | re.S
    )
    assert block
    script = written.root / "verify.py"
    script.write_text(re.sub("^  ", "", block[1], flags=re.M), "utf-8")
    written.build()

    def said() -> list[str]:
        command = [sys.executable, str(script), str(written.site)]
        return subprocess.run(
            command, capture_output=True, text=True, check=True
        ).stdout.splitlines()

    assert said() == []
    (written.site / "index.html").write_text("", "utf-8")
    (written.site / "404.html").unlink()
    assert said() == ["missing 404.html", "changed index.html"]


@pytest.mark.parametrize("left", [(), ("site",), ("site", "old")])
def test_the_recipe_for_a_server_exchanges_the_folders(left, tmp_path):
    """The first time, the next, and after one that was cut off."""
    found = re.search(r"^    ssh server '(cd /srv/dossier .*)'$", text_of("publishing.md"), re.M)
    for name in left:
        (tmp_path / name).mkdir()
        (tmp_path / name / "stale.html").touch()
    (tmp_path / "new").mkdir()
    (tmp_path / "new/index.html").touch()

    subprocess.run(["sh", "-ec", found[1].replace("/srv/dossier", str(tmp_path))], check=True)

    assert [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("*"))] == [
        "site",
        "site/index.html",
    ]


# The README.


def blocks(page: str) -> list[str]:
    """What is indented by four spaces, without them."""
    found = re.findall(r"(?:^    .*\n|^\n(?=    ))+", page, re.M)
    return [re.sub("^    ", "", block, flags=re.M).strip("\n") + "\n" for block in found]


def test_the_five_minutes_are_true(tmp_path, monkeypatch, capsys):
    """Every step as it is told: the commands, the clipping, the note, the error and its mending."""
    shown = blocks((ROOT / "README.md").read_text("utf-8"))
    (clipping,) = (block for block in shown if "verbatim: true" in block)
    note, finding = (block for block in shown if "> signed" in block)
    commands = [
        shlex.split(line.removeprefix("dossier "))
        for block in shown
        for line in block.splitlines()
        if line.startswith("dossier ")
    ]
    new, serve, article, annotate, build = commands
    assert (serve, build) == (["serve"], ["build"])

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DOSSIER_LANG", "en")
    assert main(new) == 0
    monkeypatch.chdir(tmp_path / new[1])
    settings = Path("content/dossier.yaml")
    named = re.sub(
        r"^(title|description): .*", r"\1: Harbour", settings.read_text("utf-8"), flags=re.M
    )
    settings.write_text(named, "utf-8")
    assert main(article) == 0
    path = Path(capsys.readouterr().out.splitlines()[-1])
    filled = path.read_text("utf-8").rstrip().rpartition("\n")[0] + "\n"
    for field in ("outlet", "published"):
        (line,) = re.findall(f"^{field}: .*$", clipping, re.M)
        filled = re.sub(f"^# {field}: .*$", line, filled, count=1, flags=re.M)
    head = re.sub(r"(?m)^(?:#.*)?\n", "", filled)
    body = clipping.rpartition("---\n")[2]
    assert head + body == clipping
    path.write_text(filled + body.lstrip("\n"), "utf-8")
    assert main(annotate) == 0
    path = Path(capsys.readouterr().out.splitlines()[-1])
    path.write_text(path.read_text("utf-8").rstrip().rpartition("\n")[0] + "\n" + note, "utf-8")

    assert main([*build, "--no-color", "--jobs", "1"]) == 1
    assert finding in capsys.readouterr().err
    path.write_text(path.read_text("utf-8").replace("harbor", "harbour"), "utf-8")
    capsys.readouterr()
    assert main([*build, "--no-color", "--jobs", "1"]) == 0
    # The sample stands beside it.
    assert re.findall(r"(?:error|warning)\[([a-z-]+)", capsys.readouterr().err) == ["sample-left"]
    page = Path("site/articles/harbour.html").read_text("utf-8")
    assert "The article does not say." in page


# All pages.


@pytest.mark.parametrize("page", [p for p in PAGES if p.exists()], ids=lambda p: p.name)
def test_links_lead_somewhere(page):
    """To a file, and to a heading of it."""
    source = outside_fences(page.read_text("utf-8"))
    source = re.sub(r"``.*?``|`[^`\n]*`|^    .*$", "", source, flags=re.M)
    for address in re.findall(r"\]\(([^)\s]+)\)", source):
        if re.match(r"[a-z]+:", address):
            continue
        name, _, anchor = address.partition("#")
        target = (page.parent / name) if name else page
        assert target.exists(), address
        if anchor:
            assert anchor in anchors(target.read_text("utf-8")), address


def anchors(page: str) -> set[str]:
    """Headings' ids as the usual hosts of code make them, near enough for our own headings."""
    headings = re.findall(r"^#{1,6} (.+)$", outside_fences(page), re.M)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_page_is_reached_from_the_readme():
    """Directly, or through another; decisions from the architecture or by their folder."""
    reached, left = set(), [ROOT / "README.md"]
    while left:
        page = left.pop()
        if page in reached or page.suffix != ".md" or not page.exists():
            continue
        reached.add(page)
        for address in re.findall(r"\]\(([^)\s#]+)", page.read_text("utf-8")):
            if not re.match(r"[a-z]+:", address):
                left.append((page.parent / address).resolve())

    assert set(PAGES) - reached == set()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme_or_the_docs(command):
    """As it is typed; `docs/commands.md` has its own tests."""
    assert any(f"dossier {command}" in page.read_text("utf-8") for page in PAGES if page.exists())


def test_commands_that_are_shown_exist():
    """Nobody is told to type what the program does not know."""
    for page in PAGES:
        shown = re.findall(r"(?:^|`|&& )dossier ([a-z]+)\b", page.read_text("utf-8"), re.M)
        shown += re.findall(r"^    dossier ([a-z]+)\b", page.read_text("utf-8"), re.M)
        assert set(shown) <= {*COMMANDS}, page.name


def test_nothing_is_known_only_here():
    """The documentation names no place of the machine that it was written on."""
    for page in PAGES:
        assert not re.search(
            r"(?<![\w.:/-])/(?:home|root|tmp|Users|var)/|localhost:\d", page.read_text("utf-8")
        ), page.name


@pytest.mark.parametrize("number", range(1, 10))
def test_decisions_say_why(number):
    """Each has its context, what was decided, what was rejected, and what follows."""
    (path,) = (DOCS / "decisions").glob(f"{number:04}-*.md")
    source = path.read_text("utf-8")
    title = source.splitlines()[0].removeprefix("# ")

    assert re.findall("^## (.*)$", source, re.M) == [
        "Context", "Decision", "Rejected", "Consequences",
    ]  # fmt: skip
    assert path.stem == f"{number:04}-{slug(title.partition('. ')[2], 60)}"
    assert len(source) < 3200


def test_the_json_example_is_json():
    """Which is what Zotero writes."""
    (name,) = (name for name in examples(text_of("writing.md")) if name.endswith(".json"))
    assert isinstance(json.loads(examples(text_of("writing.md"))[name]), list)


def test_findings_are_none_where_nothing_is_wrong():
    """The table of values is not passed by a reader that finds nothing at all."""
    assert findings("title: Right") == []
    assert len(findings("title: a : b")) == 1
    assert Report().failed is False
    assert QUOTE[0].name == "quote"
