"""What may happen to a dossier between two builds, at random: for tests of sequences of it."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.conftest import SMALL, DossierOnDisk

Edit = Callable[[DossierOnDisk, random.Random], object]
EDITS: list[Edit] = []
"""Each may leave the dossier with mistakes: the longer the more, so that `restore` is among them."""
WORDS: list[Edit] = []
"""Those of them that change what is said, and seldom leave a mistake."""
DAMAGES: list[Edit] = []
"""What is done to the output or to the cache: the next good build undoes it."""

PIXEL = (
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8"
    "cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
UNPRINTED = (
    "---\ntitle: Tu\npublished: 2024-05-01\nverbatim: true\nrights: excerpt\nexcerpt: 1\n---\n"
    "Un.\n\nLe quai [[vote]] ferme.\n\nAnne Roux le dit.\n"
)
START = SMALL | {
    "articles/tu.md": UNPRINTED,
    "notes/tu-0.md": "---\ntarget: tu\nquote: Le quai\n---\nMot.\n",
    "events/signature.md": "---\ntitle: Signature\ndate: 2024-03-04\nsources: [contrat]\n"
    "actors: [roux]\n---\nAu port.\n",
    "sources/refs.yaml": "- {id: rapport, type: report, title: Le rapport, issued: 2023}\n",
}


def edit(function: Edit) -> Edit:
    EDITS.append(function)
    return function


def words(function: Edit) -> Edit:
    WORDS.append(function)
    return edit(function)


def damage(function: Edit) -> Edit:
    DAMAGES.append(function)
    return function


def put(path: Path, data: str | bytes) -> None:
    """Write a file wherever it belongs: what stands in its way is gone."""
    for above in path.parents:
        if above.is_symlink() or above.is_file():
            above.unlink()
    clear(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)


def clear(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def write(dossier: DossierOnDisk, name: str, data: str | bytes) -> None:
    put(dossier.content / name, data)


def any_file(folder: Path, rng: random.Random) -> Path | None:
    """One of the regular files below a folder."""
    found = [p for p in sorted(folder.rglob("*")) if p.is_file() and not p.is_symlink()]
    return rng.choice(found) if found else None


@edit
def restore(dossier: DossierOnDisk, rng: random.Random) -> None:
    """The content as it was at first; theme and settings go their own way."""
    for path in sorted(dossier.content.iterdir()):
        if path.name != "dossier.yaml":
            clear(path)
    for name, data in START.items():
        write(dossier, name, data)


NAMES = ["Anne Roux", "La Gazette", "le port", "M. Roux", "Paul Vidal"]


@words
def write_article(dossier: DossierOnDisk, rng: random.Random) -> None:
    said = " ".join(f"Hier, {rng.choice(NAMES)} a vu {rng.choice('ABC')}." for _ in range(3))
    more = rng.choice(
        ["", "rights: excerpt\nverbatim: true\n", "rights: link\n", "outlet: gazette\n"]
    )
    link = rng.choice(
        ["[[contrat]]", "[[roux#p1|elle]]", "![[contrat]]", "[@rapport, p. 2]", "ici"]
    )
    write(
        dossier,
        f"articles/x{rng.randrange(3)}.md",
        f"---\ntitle: Pièce {rng.randrange(9)}\npublished: 2024-0{rng.randrange(1, 10)}\n{more}"
        f"tags: [t{rng.randrange(3)}]\n---\n{said}\n\n## Suite\n\nVoir {link}.\n",
    )


@words
def change_text(dossier: DossierOnDisk, rng: random.Random) -> None:
    """Words alone: who points at whom stays as it is."""
    said = rng.choice(["a voté", "a longuement voté", "a voté, enfin,", "a été vu par M. Roux"])
    write(dossier, "articles/vote.md", START["articles/vote.md"].replace("a voté", said))


@words
def change_title(dossier: DossierOnDisk, rng: random.Random) -> None:
    title = rng.choice(["Le contrat", "Le marché", "Anne Roux", "« Un » — <b>&amp;"])
    write(
        dossier, "articles/contrat.md", START["articles/contrat.md"].replace("Le contrat", title, 1)
    )


@words
def correct(dossier: DossierOnDisk, rng: random.Random) -> None:
    name = rng.choice(["articles/vote.md", "actors/roux.md", "notes/n1.md"])
    said = rng.choice(["[2024-05-06]", "[{date: 2024-07, text: Mieux.}]", "[]"])
    write(dossier, name, START[name].replace("---\n", f"---\ncorrections: {said}\n", 1))


@edit
def change_id(dossier: DossierOnDisk, rng: random.Random) -> None:
    """An id beside the file's name, and the former one kept or not."""
    ids = rng.choice(["id: scrutin", "id: scrutin\nformer_ids: [vote]", "former_ids: [contrat]"])
    write(
        dossier, "articles/vote.md", START["articles/vote.md"].replace("title:", f"{ids}\ntitle:")
    )


@words
def change_actor(dossier: DossierOnDisk, rng: random.Random) -> None:
    aliases = ", ".join(rng.sample(["Roux", "Vidal", "Paul Vidal", "le port", "M. Roux"], 2))
    write(
        dossier, "actors/roux.md",
        f"---\nname: Anne Roux\nkind: person\naliases: [{aliases}]\n---\nMaire {rng.randrange(9)}.\n",
    )  # fmt: skip


@words
def change_note(dossier: DossierOnDisk, rng: random.Random) -> None:
    quote = rng.choice(["signé le contrat", "Le port le confirme", "le contrat. Le port", "absent"])
    more = rng.choice(["", "kind: question\n", "kind: contradiction\nagainst: {target: vote}\n"])
    write(
        dossier, "notes/n1.md",
        f"---\ntarget: contrat\nquote: {quote}\n{more}---\nNote {rng.randrange(9)}.\n",
    )  # fmt: skip


@words
def answer(dossier: DossierOnDisk, rng: random.Random) -> None:
    write(dossier, "notes/n2.md", f"---\ntarget: n1\n---\nNon, {rng.randrange(9)}.\n")


@words
def quote_and_claim(dossier: DossierOnDisk, rng: random.Random) -> None:
    quote, origin = (
        rng.choice(["Le port le confirme", "le contrat"]),
        rng.choice(["roux", "rapport"]),
    )
    write(
        dossier, "quotations/q1.md",
        f"---\nspeaker: roux\nvariants:\n  - {{in: contrat, quote: {quote}}}\n"
        f"---\nMot {rng.randrange(9)}.\n",
    )  # fmt: skip
    write(
        dossier, "claims/c1.md",
        f"---\ntitle: Le port confirme {rng.randrange(3)}\nappearances:\n  - {{in: contrat}}\n"
        f"  - {{in: vote, via: [{origin}], basis: stated}}\n---\n",
    )  # fmt: skip


@words
def quote_unprinted(dossier: DossierOnDisk, rng: random.Random) -> None:
    """What an article leaves out is quoted, otherwise, no longer, or printed after all."""
    if rng.random() < 0.3:
        rights = rng.choice(["rights: excerpt\n", "rights: link\n", "rights: full\n"])
        write(dossier, "articles/tu.md", UNPRINTED.replace("rights: excerpt\n", rights))
    quotes = ["ferme", "Le quai", "Anne Roux", "Roux le dit", "Un"]
    more = rng.choice(["", "", "private: true\n"])
    match rng.randrange(4):
        case 0:
            clear(dossier.content / f"notes/tu-{rng.randrange(2)}.md")
        case 1:
            write(
                dossier, "claims/tu-2.md",
                f"---\ntitle: Fermé\n{more}appearances:\n"
                + "".join(f"  - {{in: tu, quote: {q}}}\n" for q in rng.sample(quotes, 2))
                + "---\n",
            )  # fmt: skip
        case _:
            write(
                dossier, f"notes/tu-{rng.randrange(2)}.md",
                f"---\ntarget: tu\nquote: {rng.choice(quotes)}\ndate: 2024-0{rng.randrange(1, 9)}\n"
                f"{more}---\nMot.\n",
            )  # fmt: skip


@words
def change_reference(dossier: DossierOnDisk, rng: random.Random) -> None:
    title = rng.choice(["Le rapport", "Un rapport", "Rapport"])
    write(dossier, "sources/refs.yaml", START["sources/refs.yaml"].replace("Le rapport", title))


@words
def withhold(dossier: DossierOnDisk, rng: random.Random) -> None:
    flags = ["draft: true", "private: true", "embargo: 2024-12-05T00:00:00Z", "tags: [t1]"]
    name = rng.choice(["notes/n1.md", "articles/vote.md", "events/signature.md"])
    write(dossier, name, START[name].replace("---\n", f"---\n{rng.choice(flags)}\n", 1))


@edit
def give_defaults(dossier: DossierOnDisk, rng: random.Random) -> None:
    text = rng.choice(["tags: [t1]\n", "tags: [t2]\n", "draft: true\n", "lang: en\n", ""])
    folder = rng.choice(["", "articles/", "notes/"])
    if text:
        write(dossier, f"{folder}_defaults.yaml", text)
    else:
        clear(dossier.content / f"{folder}_defaults.yaml")


@edit
def drop(dossier: DossierOnDisk, rng: random.Random) -> None:
    if (path := any_file(dossier.content, rng)) and path.name != "dossier.yaml":
        path.unlink()


@edit
def rename(dossier: DossierOnDisk, rng: random.Random) -> None:
    """To a name that is free or taken, in its own folder or another kind's."""
    path = any_file(dossier.content / "articles", rng)
    if path:
        to = rng.choice(["articles/x1.md", "articles/deep/x1.md", "pages/x1.md", "articles/n1.md"])
        (dossier.content / to).parent.mkdir(parents=True, exist_ok=True)
        if not (dossier.content / to).is_dir():
            path.rename(dossier.content / to)


@edit
def rename_by_case(dossier: DossierOnDisk, rng: random.Random) -> None:
    path = any_file(dossier.content, rng)
    if path and path.name != "dossier.yaml":
        path.rename(path.with_name(rng.choice([path.name.swapcase(), path.name.title()])))


@edit
def rename_to_and_fro(dossier: DossierOnDisk, rng: random.Random) -> None:
    """Two files exchange their names, and keep their times."""
    one, other = dossier.content / "articles/contrat.md", dossier.content / "articles/vote.md"
    if one.is_file() and other.is_file():
        aside = dossier.root / "aside"
        one.rename(aside)
        other.rename(one)
        aside.rename(other)


@edit
def turn_into_folder(dossier: DossierOnDisk, rng: random.Random) -> None:
    path = any_file(dossier.content, rng)
    if path and path.name != "dossier.yaml":
        data = path.read_bytes()
        path.unlink()
        put(path / rng.choice(["x2.md", "note.txt"]), data)


@edit
def turn_into_file(dossier: DossierOnDisk, rng: random.Random) -> None:
    folders = [p for p in sorted(dossier.content.rglob("*")) if p.is_dir() and not p.is_symlink()]
    if folders:
        put(rng.choice(folders), "x\n")


@edit
def keep_size_and_times(dossier: DossierOnDisk, rng: random.Random) -> None:
    """One letter for another, and the former time of change put back."""
    path = any_file(dossier.content, rng)
    if path and path.name != "dossier.yaml" and path.suffix == ".md":
        before, data = path.stat(), bytearray(path.read_bytes())
        places = [i for i, c in enumerate(data[-20:], max(len(data) - 20, 0)) if 97 <= c < 122]
        if places:
            data[rng.choice(places)] += 1
        path.write_bytes(data)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@edit
def replace_by_equal(dossier: DossierOnDisk, rng: random.Random) -> None:
    """A copy in a file's place, or the file touched: nothing has changed."""
    path = any_file(dossier.content, rng)
    if path:
        other = dossier.root / "aside"
        shutil.copy(path, other)
        os.utime(other, (rng.choice([0, 2**33]),) * 2)
        other.rename(path)


@edit
def lead_elsewhere(dossier: DossierOnDisk, rng: random.Random) -> None:
    """A link in the place of a file: within the content, out of it, to nothing, to itself."""
    put(dossier.root / "outside.md", START["articles/vote.md"])
    path = dossier.content / "articles/x2.md"
    clear(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    to = ["vote.md", "../events/signature.md", "../../outside.md", "../notes", "absent", "x2.md"]
    path.symlink_to(rng.choice(to))


@edit
def write_strangely(dossier: DossierOnDisk, rng: random.Random) -> None:
    """The same text with other line ends, or bytes that are none."""
    path = dossier.content / "articles/vote.md"
    if path.is_file():
        data = path.read_bytes()
        path.write_bytes(
            rng.choice(
                [data.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + data, data + b"\xff\x00", b""]
            )
        )


@edit
def show_picture(dossier: DossierOnDisk, rng: random.Random) -> None:
    """A picture that is there, is another, is none, or is absent."""
    pixel = bytearray.fromhex(PIXEL)
    data: list[bytes] = [
        bytes(pixel),
        bytes(pixel[:-14]) + b"\0" + bytes(pixel[-13:]),
        b"GIF89a;",
        b"",
    ]
    picture, drawn = dossier.content / "assets/plan.png", rng.choice(data)
    if not drawn:
        clear(picture)
    else:
        put(picture, drawn)
        os.utime(picture, (1_700_000_000, 1_700_000_000))
    write(dossier, "pages/plan.md", "---\ntitle: Plan\n---\n![Le plan](assets/plan.png)\n")


@words
def change_settings(dossier: DossierOnDisk, rng: random.Random) -> None:
    title, lang = rng.choice(["Le port", "Le grand port"]), rng.choice(["fr", "fr", "en"])
    more = rng.choice(
        ["", "url: https://port.example/\n", "citation_style: apa-ish\n", "rights: full\n"]
    )
    write(dossier, "dossier.yaml", f"title: {title}\nlang: {lang}\n{more}")


@words
def change_theme(dossier: DossierOnDisk, rng: random.Random) -> None:
    """The project's own theme comes, changes or goes."""
    folder = dossier.root / "themes/default"
    match rng.randrange(4):
        case 0:
            clear(folder)
        case 1:
            put(folder / "theme.yaml", "extends: default\n")
            put(folder / "templates/404.html", f"{rng.randrange(3)} {{{{ site.title }}}}\n")
        case 2:
            put(folder / "theme.yaml", "extends: default\n")
            put(folder / "static/own.css", f"a {{ margin: {rng.randrange(3)}px }}\n")
        case 3:
            put(folder / "theme.yaml", "extends: default\n")
            put(folder / "templates/404.html", rng.choice(["{{ nothing.name }}\n", "{% if %}\n"]))


@damage
def damage_page(dossier: DossierOnDisk, rng: random.Random) -> None:
    """A published file with other bytes: as many or not, its times put back or not."""
    path = any_file(dossier.site, rng)
    if path and path.name not in ("CNAME", "own"):
        before, data = path.stat(), path.read_bytes()
        path.write_bytes(rng.choice([data[::-1], data[: len(data) // 2], data + b"\n", b""]))
        if rng.random() < 0.5:
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@damage
def take_page(dossier: DossierOnDisk, rng: random.Random) -> None:
    """A published file, or the folder that holds it, is gone or is something else."""
    path = any_file(dossier.site, rng)
    if path is None or path.name in ("CNAME", "own"):
        return
    if rng.random() < 0.2 and path.parent != dossier.site:
        shutil.rmtree(path.parent)
        return
    path.unlink()
    match rng.randrange(5):
        case 0:
            path.mkdir()
        case 1:
            path.symlink_to(dossier.root / "outside.md")
        case 2:
            os.mkfifo(path)
        case 3:
            path.write_bytes(b"")
            path.chmod(0)


@damage
def take_site(dossier: DossierOnDisk, rng: random.Random) -> None:
    if rng.random() < 0.3 and not any(
        p.is_dir() and p.name[0] == "." for p in dossier.site.glob(".*")
    ):
        clear(dossier.site)


@damage
def damage_cache(dossier: DossierOnDisk, rng: random.Random) -> None:
    """A file of the cache cut, flipped, emptied, gone or led elsewhere."""
    path = any_file(dossier.root / ".dossier-cache", rng)
    if path is None or path.name == "lock":
        return
    data = bytearray(path.read_bytes())
    match rng.randrange(5):
        case 0:
            path.write_bytes(data[: rng.randrange(len(data) + 1)])
        case 1:
            for _ in range(rng.randrange(1, 9) if data else 0):
                data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
            path.write_bytes(data)
        case 2:
            path.unlink()
        case 3:
            path.unlink()
            path.symlink_to(dossier.root / "outside.md")
        case 4 if data:
            # SQLite keeps much of a row as it is: a byte of text for another.
            at = data.find(b"port", rng.randrange(len(data)))
            if at >= 0:
                data[at] ^= 1
            path.write_bytes(data)
