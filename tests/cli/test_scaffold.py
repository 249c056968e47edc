"""What `dossier new` and `dossier add` write reads without a finding, whichever line is used."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from importlib.resources import files

import pytest

from dossier.cli import main
from dossier.cli.arguments import KINDS
from dossier.diagnostics import Report
from dossier.model.samples import FILES
from dossier.reading.configuration import read_configuration
from dossier.reading.definitions import FIELDS
from dossier.reading.discover import discover
from dossier.reading.documents import NO_DEFAULTS, read_document
from dossier.reading.markup import parse_body
from dossier.reading.samples import SENTENCES, digest_of

LANGUAGES = ("fr", "en")
NEED_ANOTHER = {"archive_date", "quote", "prefix", "suffix", "against"}


def findings(content):
    """Every finding of reading a content folder, bodies included, and the records."""
    report = Report()
    records = []
    sources = discover(str(content), report)
    data = (content / "dossier.yaml").read_bytes()
    settings = read_configuration(data, report)
    for file in sources:
        if file.kind in ("config", "defaults", "asset"):
            continue
        with open(file.absolute, "rb") as opened:
            document = read_document(file.path, file.kind, opened.read(), NO_DEFAULTS, settings)
        report.extend(document.diagnostics)
        for source in document.records:
            records.append(source.record)
            verbatim = getattr(source.record, "verbatim", False)
            parse_body(
                source.body,
                path=file.path,
                line=source.body_line,
                lang=settings.lang,
                verbatim=verbatim,
                report=report,
            )
    return [(d.path, d.place.line, d.code, d.params) for d in report], records


@pytest.fixture(params=LANGUAGES)
def dossier(request, tmp_path, monkeypatch):
    """A new dossier in each language, in the working directory."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DOSSIER_LANG", request.param)
    assert main(["new", "here", "--lang", request.param]) == 0
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "here"


def test_a_new_dossier_reads_without_a_finding(dossier):
    """Nothing that `new` writes is wrong, and it shows each main kind of record."""
    found, records = findings(dossier / "content")

    assert found == []
    assert {r.kind for r in records} == {"article", "note", "actor", "event", "reference", "page"}


def test_links_of_a_new_dossier_lead_somewhere(dossier):
    """Every id that the example names in a target, a link or a citation is one of its own."""
    _, records = findings(dossier / "content")
    ids = {record.id for record in records}
    text = "".join(p.read_text("utf-8") for p in (dossier / "content").rglob("*.md"))

    named = re.findall(r"^target: (\S+)|\[\[([\w-]+)|\[@([\w-]+)|{actor: ([\w-]+)", text, re.M)
    assert {name for groups in named for name in groups if name} <= ids


def test_quotes_of_a_new_dossier_stand_in_their_targets(dossier):
    """Each note of the example quotes words that its target holds."""
    _, records = findings(dossier / "content")
    notes = [record for record in records if record.kind == "note"]

    assert notes
    for note in notes:
        body = (dossier / "content/articles" / f"{note.target.text}.md").read_text("utf-8")
        assert note.quote.exact.replace("\u202f", " ") in body.replace("\u202f", " ")
    shown = (dossier / "README.md").read_text("utf-8")
    texts = [path.read_text("utf-8") for path in (dossier / "content/articles").glob("*.md")]
    quoted = re.findall(r'^    > (.+)$|quote: "([^"]+)"', shown, re.M)
    assert len(quoted) > 2
    assert all(any((block or field) in text for text in texts) for block, field in quoted)


@pytest.mark.parametrize("kept", ["articles", "others"])
def test_half_a_sample_is_to_be_deleted_too(dossier, kept, capsys):
    """Its records are not to be mended by new ones for what was deleted; one's own are."""
    content = dossier / "content"
    for path in content.glob("*/*"):
        if (path.parent.name == "articles") != (kept == "articles"):
            path.unlink()
    (content / "pages").mkdir(exist_ok=True)
    (content / "pages/mine.md").write_text("---\ntitle: T\n---\n[@wikipedia-bleriot0]\n", "utf-8")
    capsys.readouterr()

    assert main(["check", "--json"]) == 1
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    hints = {(one["path"], "`dossier new`" in one["hint"]) for one in told
             if one.get("code", "").startswith("unknown")}  # fmt: skip
    assert {own for path, own in hints if path != "content/pages/mine.md"} == {True}
    assert ("content/pages/mine.md", False) in hints


@pytest.mark.parametrize("kind", KINDS)
def test_an_added_record_reads_without_a_finding(dossier, kind, capsys):
    """A file just added reads well, under an id made from its title, however it is quoted; that
    it is not filled in is said unless it is a draft."""
    title = 'L’« été » : "c\'est" #1 \\ [fini]'

    assert main(["add", kind, "--title", title]) == 0

    path = dossier / capsys.readouterr().out.strip().splitlines()[-1]
    assert path.stem == "l-ete-c-est-1-fini"
    found, records = findings(dossier / "content")
    assert [code for where, _, code, _ in found if where != "dossier.yaml"] == ["sample-left"]
    assert [r.title for r in records if r.id == path.stem] == [title]

    text = path.read_text("utf-8")
    draft = "  draft: true\n" if kind == "source" else "# draft"
    path.write_text(text + draft if kind == "source" else text.replace(draft, "draft"), "utf-8")
    assert {where for where, *_ in findings(dossier / "content")[0]} == {"dossier.yaml"}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "source"])
def test_templates_show_every_field(kind, lang):
    """The file that `add` writes names each field that its kind may carry."""
    template = _template(kind, lang)

    shown = re.findall(r"^(?:# )?([a-z_]+):", template.replace("@target@", "target:"), re.M)
    assert set(FIELDS[kind]) <= set(shown)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_each_field_of_a_template_works_once_its_mark_is_taken_out(
    kind, lang, tmp_path, monkeypatch
):
    """Taking out the `#` of any one example leaves a file that reads without an error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DOSSIER_LANG", lang)
    main(["new", ".", "--lang", lang])
    main(["add", kind, "--title", "Essai", "--lang", lang])
    suffix = "yaml" if kind == "source" else "md"
    folder = "sources" if kind == "source" else f"{kind}s"
    path = tmp_path / "content" / folder / f"essai.{suffix}"
    lines = path.read_text("utf-8").splitlines()

    tried = 0
    for number, line in enumerate(lines):
        example = re.match(r" *# ([A-Za-z_-]+):(?= |$)", line)
        # A sentence may begin like a field; and some fields need another beside them.
        if not example or example[1] in NEED_ANOTHER or line.endswith((".", ";")):
            continue
        mended = [*lines[:number], line.replace("# ", "", 1)]
        rest = lines[number + 1 :]
        while rest and rest[0].startswith("#   - "):
            mended.append(rest.pop(0).removeprefix("# "))
        path.write_text("\n".join([*mended, *rest]) + "\n", "utf-8")
        found, _ = findings(tmp_path / "content")
        assert {code for _, _, code, _ in found} <= {"sample-left"}, line
        tried += 1
    assert tried > 3


def _template(kind, lang):
    suffix = "yaml" if kind == "source" else "md"
    folder = files("dossier.cli") / "scaffold" / lang / "add"
    return (folder / f"{kind}.{suffix}").read_text("utf-8")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "source"])
def test_each_template_ends_with_a_sentence_that_is_known(kind, lang):
    """What `add` writes in place of the text is what reading warns of."""
    last = _template(kind, lang).rstrip().rpartition("\n")[2]

    assert " ".join(last.split()) in SENTENCES


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "source"])
def test_an_example_left_in_a_field_is_said(kind, lang, tmp_path):
    """Names and sentences that `add` writes are not published without a word, nor an embargo that
    is over; with the text replaced, they are all that is left to say."""
    text = _template(kind, lang).replace("@title@", "Essai").replace("@id@", "essai")
    text = text.rstrip().rpartition("\n")[0] + "\nUn texte.\n"
    content = tmp_path / "content"
    (content / f"{kind}s").mkdir(parents=True)
    (content / "dossier.yaml").write_text("title: T\n", "utf-8")
    assert re.search(r"# embargo: 2099-", text)
    for line in re.findall(
        r"^# ((?:authors?|assessed_by|summary|resolution|transcription): .*)", text, re.M
    ):
        filled = text.replace(f"# {line}", line).replace("@target@", "")
        (content / f"{kind}s" / "essai.md").write_text(filled, "utf-8")
        found, _ = findings(content)
        assert [code for *_, code, _ in found] == ["sample-left"], line


def test_the_files_of_a_new_dossier_are_known():
    """What `new` writes is not taken for the editor's own, and is known while nobody touches it."""
    written = defaultdict(set)
    for lang in LANGUAGES:
        content = files("dossier.cli") / "scaffold" / lang / "new/content"
        for folder in content.iterdir():
            for file in folder.iterdir() if folder.is_dir() else ():
                written[f"{folder.name}/{file.name}"].add(digest_of(file.read_bytes()))

    assert {path: set(known.split()) for path, known in FILES.items()} == written
