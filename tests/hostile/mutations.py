"""Texts of small dossiers, spoiled as by a bad paste, a broken merge or an adversary.

Whoever drives it, hypothesis, atheris or chance, answers one question: a number below `n`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dossier.building import BuildResult, build
from dossier.config import Config

Choose = Callable[[int], int]
"""Gives a number from 0 to n - 1."""

DOSSIERS = Path(__file__).parents[1] / "dossiers"
NOW = 1_733_000_000
MARKS = [
    "\n", "\n\n", " ", "\t", "    ", "\r\n", "\r", "\x0b\x0c\x1c\u2028\u0085", "\0", "\ufeff",
    "---\n", "...\n", "--- |\n", "- ", "* ", "1. ", "> ", "# ", "\n===\n", "\n---\n", "```", "~~~",
    "|", "|-|", "*", "**", "***", "_", "__", "~~", "`", "``", "\\", "\\\n", "  \n",
    "[", "]", "(", ")", "[[", "]]", "![", "![[", "[^", "[^1]", "[^1]: ", "[@", "@", ";", "|a]]",
    "](", "[]()", "[a]: ", "<", ">", "<!--", "-->", "<?", "<![CDATA[", "<a href='", "<b>", "</b>",
    "<table><tr><td>", "<details>", "<ruby>", "&", "&amp;", "&#0;", "&#x110000;", "&nbsp;", "&lt;",
    "https://a.example/", "javascript:", "mailto:", "data:text/html,", "assets/a.png", "#x", "//",
    "{#", "{#id}", "}", "{", "{{", "{%", "$", "%", "^", "=", "+", "!", "?", "…", "[…]", "(…)",
    "«\u00a0", "\u00a0»", "“", "”", "‘", "’", "'", '"', "–", "—", "\u00ad", "\u200b", "\u202e",
    "\u2066", "\u2069", "\ud7ff", "\U0001f1eb\U0001f1f7", "\u0301", "ﬁ", "ß", "İ", "ǆ", "漢", "א",
    ": ", ":", "? ", "!!python/object:os.system ", "&a ", "*a", "<<: ", "| \n", ">-\n", "null",
    "~", "no", "0o17", "1e400", "2024-02-30", "2024-13", "-0001", "9999-12-31", "20240101",
    "vers 1850", "mi-mars", "[1990..2000]", "2004?", "19XX", "2024-01-01T00:00:00Z",
    "title: ", "id: ", "target: ", "quote: ", "prefix: ", "actors: ", "sources: ", "in: ", "via: ",
    "draft: true\n", "private: true\n", "embargo: 2030-01-01\n", "verbatim: true\n", "rights: link\n",
    "excerpt: 0\n", "former_ids: [a]\n", "mentions: off\n", "lang: ar\n", "basis: stated\n",
    "date: ", "readings:\n", "variants:\n", "appearances:\n", "based_on: ", "status: refuted\n",
]  # fmt: skip


def seeds() -> dict[str, list[tuple[str, bytes]]]:
    """Every text of the small dossiers, by dossier: (path below `content/`, bytes), in order."""
    found = {}
    for content in sorted(DOSSIERS.glob("*/content")):
        paths = sorted(p for p in content.rglob("*") if p.is_file())
        found[content.parent.name] = [
            (path.relative_to(content).as_posix(), path.read_bytes()) for path in paths
        ]
    return found


SEEDS = seeds()
TEXTS = [data for files in SEEDS.values() for path, data in files if not path.startswith("assets/")]


def spoiled(data: bytes, choose: Choose) -> bytes:
    """`data` after one change or a few."""
    for _ in range(choose(3) + 1 if not choose(3) else 1):
        start = choose(len(data) + 1)
        end = min(start + (choose(40) if choose(3) else choose(len(data) + 1)), len(data))
        match choose(8):
            case 0:
                data = data[:start] + data[end:]
            case 1:
                data = data[:start] + data[start:end] * (choose(40) + 1) + data[end:]
            case 2:
                at = choose(len(data) + 1)
                data = data[:at] + data[start:end] + data[at:]
            case 3:
                other = TEXTS[choose(len(TEXTS))]
                at = choose(len(other) + 1)
                data = data[:start] + other[at : at + choose(400)] + data[end:]
            case 4:
                data = data[:start] + bytes([choose(256)]) + data[start + 1 :]
            case _:
                # Most lines are not to be lost: what is refused at once tries little.
                mark = "".join(MARKS[choose(len(MARKS))] for _ in range(choose(3) + 1))
                times = choose(60) + 1 if not choose(6) else 1
                data = data[:start] + mark.encode("utf-8", "surrogatepass") * times + data[start:]
    return data


def lay_out(folder: Path) -> None:
    """The small dossiers, each in a folder of its own."""
    for name, files in SEEDS.items():
        write(folder / name, dict(files))


def spoil(folder: Path, choose: Choose) -> tuple[Path, dict[str, bytes], dict[str, bytes]]:
    """Spoil up to three files of one of the dossiers in `folder`: which, what stood there and
    what does now."""
    name = sorted(SEEDS)[choose(len(SEEDS))]
    before, after = {}, {}
    for _ in range(choose(3) + 1 if not choose(3) else 1):
        path, data = SEEDS[name][choose(len(SEEDS[name]))]
        before[path], after[path] = data, spoiled(data, choose)
    write(folder / name, after)
    return folder / name, before, after


def write(dossier: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        path = dossier / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def result_of(dossier: Path) -> BuildResult:
    """A build of everything, drafts and private records too; raises what it should not.

    The site is a preview's, which waits for no disk.
    """
    return build(
        Config(
            content=str(dossier / "content"), output=str(dossier / "cache" / "site"),
            cache=str(dossier / "cache"), profile="internal", now=NOW,
        )
    )  # fmt: skip
