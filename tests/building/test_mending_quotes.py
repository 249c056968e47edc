"""After a correction, one command mends every quote that it broke, and nothing else."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import pytest

from dossier.building import check, requoting
from dossier.building.requoting import Lost, Mending, lost_quotes
from dossier.config import Profile
from dossier.reading.requoting import selectors_of
from tests.conftest import DossierOnDisk

DISPATCH = """---
title: La dépêche
verbatim: true
rights: full
---
L’envoyé spécial Grigori Petrof a rencontré mardi les ambassadeurs - une première depuis l’hiver -
pour leur proposer, selon nos informations, un calendrier en trois étapes.

« Nous n’avons rien signé », a dit M. Petrof à la sortie. Une source militaire britannique parle de
créer un noyau dur entre alliés autour de Petrof lui-même ; la Gazette avait déjà écrit que
Petrof préparait sa succession. *Nul ne sait* quand Petrof partira pour Genève.

Le bureau de M. Petrof n’a pas répondu à nos questions avant la fin du mois de janvier.
"""
FILES: dict[str, str | bytes] = {
    "dossier.yaml": "title: Dossier\nlang: fr\nrights: full\n",
    "articles/depeche.md": DISPATCH,
    "articles/reprise.md": "---\ntitle: La reprise\nbased_on:\n"
    "  - {source: depeche, basis: stated, quote: la Gazette avait déjà écrit que Petrof préparait}\n"
    "---\nCe que l’on sait.\n",
    "actors/gazette.md": "---\nname: La Gazette\nkind: outlet\n---\n",
    # Plain, then in either kind of quotation marks, with comments around.
    "notes/simple.md": "---\ntarget: depeche   # l’article\n"
    "quote: Le bureau de M. Petrof n’a pas répondu à nos questions\n# vérifié\n---\nVrai.\n",
    "notes/apostrophes.md": "---\ntarget: depeche\n"
    "quote: 'M. Petrof n''a pas répondu à nos questions avant la fin'\n---\nVrai.\n",
    "notes/guillemets.md": '---\ntarget: depeche\nquote: "L\'envoyé spécial Grigori Petrof a rencontré'
    ' mardi \\u006ces ambassadeurs"  # \\u006c est un l\nkind: question\n---\nQui ?\n',
    # Texts over several lines.
    "notes/litteral.md": "---\ntarget: depeche\nquote: |-\n  les ambassadeurs - une première\n"
    "  depuis l'hiver - pour leur proposer\n\n  # n'est pas un commentaire\nauthor: A. R.\n---\nVrai.\n"
    .replace("\n\n  # n'est pas un commentaire", ""),
    "notes/plie.md": "---\ntarget: depeche\nquote: >\n    Nul ne sait quand\n    Petrof partira pour Genève\n\n"
    "date: 2024-12-02\n---\nVrai.\n",
    "notes/suite.md": "---\ntarget: depeche\nquote: L'envoyé spécial Grigori\n  Petrof a rencontré mardi\n"
    "  les ambassadeurs\n---\nVrai.\n",
    # A file of Windows, with a byte order mark; the quote opens the note, over two lines.
    "notes/ouverture.md": b"\xef\xbb\xbf" + (
        "---\r\ntarget: depeche\r\n---\r\n\r\n> autour de *Petrof*\r\n> lui-même ; la Gazette avait déjà\r\n"
        "\r\nLu deux fois.\r\n"
    ).encode(),
    # A list, one of whose records opens with its quote.
    "notes/liste.yaml": "- id: premier\n  target: depeche\n  quote: Grigori Petrof a rencontré mardi les ambassadeurs\n"
    "  text: Un.\n# entre deux\n- id: second\n  target: depeche\n  text: |\n    > rien signé », a dit M. Petrof à la sortie\n\n"
    "    Deux.\n- {id: troisieme, target: gazette, text: Trois.}\n",
    # The other reading of a contradiction; a prefix beside a quote that stands.
    "notes/contre.md": "---\ntarget: depeche\nquote: Nous n’avons rien signé\nkind: contradiction\n"
    "against: {target: depeche, quote: 'que Petrof préparait sa succession'}\n---\nVoire.\n",
    "notes/voisin.md": "---\ntarget: depeche\nquote: \"partira pour Genève\"\n"
    "prefix: \"Nul ne sait quand Petrof \"\n---\nVrai.\n",
    "quotations/noyau.md": "---\nvariants:\n  - in: depeche\n    via: [{source: gazette, quote: x}]\n"
    "    quote: créer un noyau dur entre alliés autour de Petrof\n---\n".replace(", quote: x", ""),
    "claims/succession.md": "---\ntitle: Une succession se prépare\nappearances:\n"
    "  - {in: depeche, via: [{source: depeche, quote: \"quand Petrof partira pour Genève\"}],"
    " quote: \"Petrof préparait sa succession.\"}\n---\n",
    "events/rencontre.md": "---\ntitle: Rencontre\nreadings:\n"
    "  - {date: 2024-11-26, source: depeche, quote: Petrof a rencontré mardi les ambassadeurs, rank: preferred}\n"
    "---\n",
}  # fmt: skip


def corrected(text: str) -> str:
    """The correction, as an editor makes it with `sed`."""
    # Of what was written with an escape the letter is written.
    text = text.replace("mardi \\u006ces", "mardi les")
    return re.sub(r"(?<=\w) - ", " – ", text.replace("Petrof", "Petrov"))


def lost(dossier: DossierOnDisk, **options: object) -> Mending:
    profile: Profile = options.pop("profile", "internal")  # type: ignore[assignment]
    return lost_quotes(dossier.config(**options), profile)


def mend(dossier: DossierOnDisk, **options: object) -> dict[str, str]:
    """What becomes of each lost quote when all that is proposed is agreed to."""
    mending = lost(dossier, **options)
    return {
        f"{one.record} {one.name}": (
            mending.write([(one, one.proposal.selector)])[0] or "written"
            if one.proposal
            else "none"
        )
        for one in mending.lost
    }


def mend_at_once(dossier: DossierOnDisk) -> set[str]:
    """As `mend`, the quotes of each file together."""
    mending = lost(dossier)
    outcomes: set[str] = set()
    for _, those in groupby(mending.lost, lambda one: one.path):
        mended = [(one, one.proposal.selector) for one in those if one.proposal]
        outcomes.update(mending.write(mended))
    return outcomes


def errors(dossier: DossierOnDisk) -> list[str]:
    return sorted(d.code for d in check(dossier.config()).report if d.severity == "error")


def contents(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def test_one_correction_is_mended_byte_for_byte(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """Each file becomes what it would be had the editor made the same correction in it."""
    dossier = write_dossier(FILES)
    assert errors(dossier) == []
    dossier.edit("articles/depeche.md", "Petrof", "Petrov")
    dossier.edit("articles/depeche.md", " - ", " – ")
    dossier.edit("articles/depeche.md", " -\n", " –\n")
    assert len(errors(dossier)) == 16
    before = contents(dossier.content)

    mending = lost(dossier)
    similarities = [one.proposal.similarity for one in mending.lost if one.proposal]
    outcomes = mend(dossier)

    assert len(outcomes) == len(similarities) == 16
    assert min(similarities) > 0.95
    assert set(outcomes.values()) == {"written"}
    assert errors(dossier) == []
    assert contents(dossier.content) == {
        path: corrected(data.decode()).encode() if path != "articles/depeche.md" else data
        for path, data in before.items()
    }


NOTE = "---\ntarget: contrat\nquote: signé le contrat\n---\nVu.\n"
ARTICLE = {
    "dossier.yaml": "title: Port\nlang: fr\nrights: full\n",
    "articles/contrat.md": "---\ntitle: Le contrat\nverbatim: true\n---\nLa maire a signé le contrat. Le port l’a lu.\n",
}


def test_a_files_quotes_are_mended_at_once_as_one_by_one(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """A list of notes, of which each quote is plain; some need marks around what they become."""
    words = ["un jour", "deux : trois", "quatre #5", "six d'ici", "- sept", "huit"]
    notes = "".join(
        f"- id: n{n}\n  target: a\n  quote: Alors {chr(97 + n) * 7} etait {one.replace(':', '').replace('#', '')}\n"
        "  text: Vu.\n"
        for n, one in enumerate(words * 4)
    )
    text = "\n\n".join(f"Alors {chr(97 + n) * 7} était {one}." for n, one in enumerate(words * 4))
    files = {
        "dossier.yaml": "title: T\nlang: fr\nrights: full\n",
        "articles/a.md": f"---\ntitle: A\nverbatim: true\n---\n{text}\n",
        "notes/n.yaml": notes,
    }
    one_by_one, at_once = write_dossier(files), write_dossier(files)

    assert set(mend(one_by_one).values()) == {"written"}
    assert mend_at_once(at_once) == {""}
    assert contents(at_once.content) == contents(one_by_one.content)
    assert errors(at_once) == []


@pytest.fixture
def broken(write_dossier: Callable[..., DossierOnDisk]) -> Callable[[str], DossierOnDisk]:
    """A dossier with one note whose quote says `signe` where the text says `signé`."""

    def write(note: str = NOTE) -> DossierOnDisk:
        return write_dossier(ARTICLE | {"notes/n.md": note.replace("signé", "signe")})

    return write


def only(dossier: DossierOnDisk, **options: object) -> tuple[Mending, Lost]:
    mending = lost(dossier, **options)
    (one,) = mending.lost
    return mending, one


@pytest.mark.parametrize(
    "quote",
    [
        "quote: signé le contrat",
        "quote:   signé le contrat   ",
        "quote: 'signé le contrat'",
        'quote: "signé le contrat"',
        '"quote": "signé\\u0020le contrat"',
        "quote: signé\n  le contrat",
        "quote: 'signé\n\n  le contrat'",
        "quote: |\n  signé le contrat",
        "quote: |-\n\n  signé le\n  contrat\n\n",
        "quote: >2-\n  signé le\n  contrat  ",
        "quote: >+ # dit-elle\n      signé le contrat\n\n\n",
        "quote: signé le contrat\nprefix: 'maire a '\nsuffix: '. Le port'",
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_quote_is_written_in_its_own_style(
    broken: Callable[[str], DossierOnDisk], quote: str, ending: str
) -> None:
    """Whatever the style and the line endings, one letter of the file changes."""
    note = f"---\n# un\ntarget: contrat\n{quote}\n# deux\nkind: question\n---\n\nVu.\n"
    dossier = broken(note.replace("\n", ending))

    if "\\u0020" in quote:
        note = note.replace("\\u0020", " ")
    assert mend(dossier) == {"n note": "written"}
    assert (dossier.content / "notes/n.md").read_bytes().decode() == note.replace("\n", ending)


@pytest.mark.parametrize(
    ("opening", "wanted"),
    [
        ("> signe le contrat", "> signé le contrat"),
        (">signe le\n>   contrat", ">signé le\n>   contrat"),
        ("  > a **signe**\n> le\n>contrat", "  > a **signé**\n> le\n>contrat"),
        ("> a\n>\n> signe le contrat", "> a\n>\n> signé le contrat"),
    ],
)
def test_opening_quotation_keeps_its_lines(
    write_dossier: Callable[..., DossierOnDisk], opening: str, wanted: str
) -> None:
    """Lines whose words stay keep their mark-up."""
    dossier = write_dossier(
        ARTICLE | {"notes/n.md": f"---\ntarget: contrat\n---\n\n{opening}\n\nVu.\n"}
    )

    assert mend(dossier) == {"n note": "written"}
    written = (dossier.content / "notes/n.md").read_text("utf-8")
    assert written == f"---\ntarget: contrat\n---\n\n{wanted}\n\nVu.\n"


@pytest.mark.parametrize(
    ("text", "quote", "wanted"),
    [
        ("Il dit : « oui », et signe.", "quote: Il dit oui et signe", 'quote: "Il dit : « oui », et signe"'),
        ("Il est l’heure, disait-il # non.", "quote: disait-il non", 'quote: "disait-il # non"'),
        ("Le #1 du port, *dit*-on.", "> Le n du port, dit-on", "> Le #1 du port, dit-on"),
        ("Un [mot] et `code`, \\*puis* fin.", "> mot et code puis la fin", "> mot\\] et code, \\*puis\\* fin"),
    ],
)  # fmt: skip
def test_words_that_would_read_otherwise_are_guarded(
    write_dossier: Callable[..., DossierOnDisk], text: str, quote: str, wanted: str
) -> None:
    """What YAML or Markdown would take for a sign of its own is quoted or escaped."""
    opens = quote.startswith(">")
    note = "---\ntarget: contrat\n{}---\n\n{}Vu.\n"
    filled = [
        note.format("", q + "\n\n") if opens else note.format(q + "\n", "") for q in (quote, wanted)
    ]
    dossier = write_dossier(
        ARTICLE
        | {
            "articles/contrat.md": f"---\ntitle: C\nverbatim: true\n---\n{text}\n",
            "notes/n.md": filled[0],
        }
    )

    assert mend(dossier) == {"n note": "written"}
    assert (dossier.content / "notes/n.md").read_text("utf-8") == filled[1]


def test_missing_prefix_is_added_in_either_form(
    write_dossier: Callable[..., DossierOnDisk],
) -> None:
    """Where the passage recurs, and what stood behind it tells which was meant."""
    text = "Ils ont signé le contrat hier soir à Brest. Elles ont signé le contrat mardi matin."
    files = {
        "articles/contrat.md": f"---\ntitle: C\nverbatim: true\n---\n{text}\n",
        "notes/n.md": "---\ntarget: contrat\nquote: signé le contrat\nsuffix: hier soir a Brest\n---\nVu.\n",
        "notes/m.yaml": "- {id: m, target: contrat, quote: signé le contrat, suffix: mardi matins, text: a}\n",
    }
    dossier = write_dossier(ARTICLE | files)

    assert mend(dossier) == {"m note": "written", "n note": "written"}
    assert errors(dossier) == []
    assert "suffix: hier soir a Brest\n" not in (dossier.content / "notes/n.md").read_text("utf-8")


def test_withheld_records_are_mended_too(broken: Callable[[str], DossierOnDisk]) -> None:
    """A draft's quote breaks like any other; a public build would not have said so."""
    dossier = broken(NOTE.replace("target:", "draft: true\ntarget:"))

    assert lost(dossier, profile="public").lost == []
    assert mend(dossier) == {"n note": "written"}


def test_overlay_is_mended(broken: Callable[[str], DossierOnDisk], tmp_path: Path) -> None:
    """A second content folder's files are the editors' own as well."""
    dossier = broken(NOTE)
    overlay = tmp_path / "overlay"
    (overlay / "notes").mkdir(parents=True)
    (dossier.content / "notes/n.md").rename(overlay / "notes/n.md")

    assert mend(dossier, overlay=str(overlay)) == {"n note": "written"}
    assert (overlay / "notes/n.md").read_text("utf-8") == NOTE


def test_symbolic_link_is_refused(broken: Callable[[str], DossierOnDisk]) -> None:
    """A link would be replaced by a file."""
    dossier = broken(NOTE)
    path = dossier.content / "notes/n.md"
    path.rename(dossier.content / "notes/_real.md")
    path.symlink_to("_real.md")

    assert mend(dossier) == {"n note": "link"}
    assert path.is_symlink()


def test_read_only_file_is_refused(broken: Callable[[str], DossierOnDisk]) -> None:
    """Somebody wanted it to stay as it is."""
    dossier = broken(NOTE)
    path = dossier.content / "notes/n.md"
    path.chmod(0o444)

    assert mend(dossier) == {"n note": "read-only"}
    assert "signe le" in path.read_text("utf-8")


@pytest.mark.parametrize("change", [lambda p: p.write_bytes(p.read_bytes() + b"!"), Path.unlink])
def test_file_that_changed_meanwhile_is_left(
    broken: Callable[[str], DossierOnDisk], change: Callable[[Path], object]
) -> None:
    """What an editor saves while they are asked is not lost."""
    dossier = broken(NOTE)
    mending, one = only(dossier)
    path = dossier.content / "notes/n.md"
    change(path)
    after = contents(dossier.content)

    assert one.proposal
    assert mending.write([(one, one.proposal.selector)]) == ["changed"]
    assert contents(dossier.content) == after


def test_mode_stays_and_nothing_is_left_beside(broken: Callable[[str], DossierOnDisk]) -> None:
    """The file is exchanged whole; its permissions are its own."""
    dossier = broken(NOTE)
    path = dossier.content / "notes/n.md"
    path.chmod(0o600)

    assert mend(dossier) == {"n note": "written"}
    assert path.stat().st_mode & 0o777 == 0o600
    assert os.listdir(path.parent) == ["n.md"]


def test_quote_that_a_folder_gives_is_not_written(broken: Callable[[str], DossierOnDisk]) -> None:
    """`_defaults.yaml` is no record's own file."""
    dossier = broken("---\ntarget: contrat\n---\nVu.\n")
    dossier.write({"notes/_defaults.yaml": "author: A. R.\nquote: signe le contrat\n"})
    before = contents(dossier.content)

    assert set(mend(dossier).values()) <= {"unclear"}
    assert contents(dossier.content) == before


def test_a_record_is_gone_through_once(
    write_dossier: Callable[..., DossierOnDisk], monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many of its quotes are lost."""
    readings = "".join(
        f"  - {{date: 2024-11-{n + 1:02}, source: depeche, quote: Petrov a vu {n} ambassadeurs}}\n"
        for n in range(28)
    ).replace("ambassadeurs}", "ambassadeurs, rank: preferred}", 1)
    dossier = write_dossier(
        {name: FILES[name] for name in ("dossier.yaml", "articles/depeche.md")}
        | {"events/vu.md": f"---\ntitle: Vu\nreadings:\n{readings}---\n"}
    )
    gone_through = []
    monkeypatch.setattr(
        requoting, "selectors_of", lambda one: gone_through.append(one) or selectors_of(one)
    )

    assert [one.number for one in lost(dossier).lost] == list(range(28))
    assert len(gone_through) == 2
