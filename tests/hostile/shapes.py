"""Shapes that text takes to exhaust a program, of any size: files by path below `content/`."""

from __future__ import annotations

from collections.abc import Callable

Files = dict[str, str]
Shape = Callable[[int], Files]

SETTINGS = "title: T\nlang: fr\nrights: full\nurl: https://d.example/\n"


def article(text: str, head: str = "") -> str:
    return f"---\ntitle: T\npublished: 2024-01-02\n{head}---\n{text}\n"


def both(text: Callable[[int], str]) -> Shape:
    """A text in the editors' own Markdown, and in that of verbatim articles."""
    return lambda n: {
        "articles/own.md": article(text(n)),
        "articles/printed.md": article(text(n), "verbatim: true\n"),
    }


def note(quote: str, target: str = "a", more: str = "") -> str:
    return f"---\ntarget: {target}\nquote: {quote}\n{more}---\nNote.\n"


def _notes_on_one_word(n: int) -> Files:
    files = {"articles/a.md": article("mot " * n)}
    return files | {f"notes/n{i}.md": note("mot", more="prefix: mot\n") for i in range(n // 20)}


def _notes_on_each_word(n: int) -> Files:
    files = {"articles/a.md": article("\n\n".join(f"Ici le mot{i} se dit." for i in range(n)))}
    return files | {f"notes/n{i}.md": note(f"mot{i} se") for i in range(n)}


def _lost_quotes(n: int) -> Files:
    text = "\n\n".join(f"La phrase {i} dit que le port sera vendu." for i in range(n))
    files = {"articles/a.md": article(text)}
    lost = "la phrase du port qui ne sera pas vendu"
    return files | {f"notes/n{i}.md": note(f"{lost} {i}") for i in range(n)}


def _namesakes(n: int) -> Files:
    files = {"articles/a.md": article("Jean Martin parle. " * n)}
    return files | {f"actors/a{i}.md": "---\nname: Jean Martin\n---\n" for i in range(n)}


def _names_in_names(n: int) -> Files:
    """Each name begins the next."""
    names = [" ".join(["Jean"] * (i + 1)) for i in range(min(n, 60))]
    files = {f"actors/a{i}.md": f"---\nname: {name}\n---\n" for i, name in enumerate(names)}
    return files | {"articles/a.md": article("Jean " * 20 * n)}


def _chain_of_articles(n: int) -> Files:
    files = {"articles/a0.md": article("Texte.")}
    for i in range(1, n):
        files[f"articles/a{i}.md"] = article("Texte.", f"based_on: [a{i - 1}]\n")
    return files


def _all_point_at_one(n: int) -> Files:
    files = {f"articles/a{i}.md": article("Voir [[one]], et [@one].") for i in range(n)}
    return files | {"articles/one.md": article("Un.")}


def _one_points_at_all(n: int) -> Files:
    files = {f"articles/a{i}.md": article("Un.") for i in range(n)}
    return files | {"articles/one.md": article("".join(f"Voir [[a{i}]]. " for i in range(n)))}


def _variants(n: int) -> Files:
    files = {
        f"articles/a{i}.md": article("Il dit : « Le port ne sera jamais vendu. »") for i in range(n)
    }
    listed = "".join(f"  - {{in: a{i}, quote: Le port ne sera jamais vendu}}\n" for i in range(n))
    return files | {"quotations/q.md": f"---\ntitle: Q\nvariants:\n{listed}---\n"}


def _relays(n: int) -> Files:
    """A claim whose every appearance names all before it."""
    files = {f"articles/a{i}.md": article("Texte.") for i in range(n)}
    listed = "".join(
        f"  - in: a{i}\n    via: [{', '.join(f'a{j}' for j in range(max(0, i - 30), i))}]\n"
        for i in range(n)
    )
    return files | {"claims/c.md": f"---\ntitle: C\nappearances:\n{listed}---\n"}


def _readings(n: int) -> Files:
    listed = "".join(
        f"  - {{date: 2024-01-{1 + i % 28:02}, source: a{', rank: preferred' * (not i)}}}\n"
        for i in range(n)
    )
    event = f"---\ntitle: E\nreadings:\n{listed}---\n"
    return {"articles/a.md": article("Texte."), "events/e.md": event}


def _former_ids(n: int) -> Files:
    listed = ", ".join(f"ancien-{i}" for i in range(n))
    return {"articles/a.md": article("Texte.", f"former_ids: [{listed}]\n")}


def _laughs(n: int) -> Files:
    lines = ["a0: &a0 [x, x]"] + [f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, n)]
    return {"articles/a.md": article("T", "\n".join(lines) + "\n")}


def _head(line: Callable[[int], str]) -> Shape:
    return lambda n: {"articles/a.md": article("Texte.", line(n) + "\n")}


SHAPES: dict[str, tuple[int, Shape]] = {
    # Blocks
    "quotes in quotes": (8000, both(lambda n: "> " * n + "x")),
    "lists in lists": (1500, both(lambda n: "\n".join("  " * (i % 30) + "- x" for i in range(n)))),
    "deeper lists": (20000, both(lambda n: "\n".join("  " * i + "- x" for i in range(int(n**0.5))))),
    "lists on a line": (8000, both(lambda n: "- " * n + "x")),
    "quoted lists": (4000, both(lambda n: "> - " * n + "x")),
    "lazy lines": (4000, both(lambda n: "> > > > a\n" + "b\n" * n)),
    "items": (2000, both(lambda n: "- a\n" * n)),
    "loose items": (2000, both(lambda n: "- a\n\n  b\n\n" * n)),
    "numbered items": (2000, both(lambda n: "\n\n".join(f"{i}. a" for i in range(n)))),
    "paragraphs": (1500, both(lambda n: "Un mot de plus.\n\n" * n)),
    "long line": (20000, both(lambda n: "mot " * n)),
    "long word": (200000, both(lambda n: "a" * n)),
    "lines": (4000, both(lambda n: "mot\n" * n)),
    "blanks": (200000, both(lambda n: "a" + " " * n + "b" + "\n" * n + "c" + "\t" * n)),
    "headings": (1500, both(lambda n: "# Titre\n\n" * n)),
    "open fences": (4000, both(lambda n: "```\n~~~\n" * n)),
    "rules": (8000, both(lambda n: "* " * n + "\n" + "***\n" * (n // 4))),
    "tables": (1500, both(lambda n: "|a|b|\n|-|-|\n" + "|a|b|\n" * n)),
    "wide tables": (2500, both(lambda n: "|a" * n + "|\n" + "|-" * n + "|\n" + "|a" * n + "|\n")),
    "ragged tables": (1200, both(lambda n: "|a" * n + "|\n" + "|-" * n + "|\n" + "|a|\n" * n)),
    "half tables": (8000, both(lambda n: "|a" * n + "|\n" + "|-" * n + "\n|\n")),
    "footnotes": (800, both(lambda n: "".join(f"a[^{i}] " for i in range(n)) + "\n\n"
                            + "\n\n".join(f"[^{i}]: b" for i in range(n)))),
    "calls of one note": (3000, both(lambda n: "a[^1] " * n + "\n\n[^1]: b")),
    "notes in notes": (800, both(lambda n: "a[^0]\n\n"
                                 + "\n\n".join(f"[^{i}]: b[^{i + 1}]" for i in range(n)))),
    "open footnotes": (8000, both(lambda n: "[^" * n + "\n\n" + "[^a]: " * n)),
    # Inline
    "emphasis in emphasis": (8000, both(lambda n: "*a _b " * n)),
    "closed emphasis": (8000, both(lambda n: "*a _b " * n + "_ b* " * n)),
    "runs of stars": (40000, both(lambda n: "*" * n + "a" + "*" * n)),
    "runs of three": (8000, both(lambda n: "a***b __c " * n)),
    "struck": (12000, both(lambda n: "~~a ~ " * n)),
    "brackets": (12000, both(lambda n: "[" * n + "a" + "]" * n)),
    "open links": (8000, both(lambda n: "[a](" * n)),
    "links in links": (8000, both(lambda n: "[a" * n + "](b)" * n)),
    "links": (2500, both(lambda n: "[a](https://a.example/b) " * n)),
    "images": (8000, both(lambda n: "![" * n + "](a)" * n)),
    "titles": (8000, both(lambda n: '[a](b "' * n)),
    "references": (1200, both(lambda n: "".join(f"[a][r{i}] " for i in range(n)) + "\n\n"
                              + "\n".join(f"[r{i}]: https://a.example/{i}" for i in range(n)))),
    "no references": (8000, both(lambda n: "[a][b] " * n + "\n\n" + "[c]: " * n)),
    "wikilinks": (2500, both(lambda n: "[[own]] " * n)),
    "open wikilinks": (8000, both(lambda n: "[[" * n + "[[a|" * n)),
    "closed wikilinks": (8000, both(lambda n: "[[a|" * n + "]]" * n)),
    "citations": (2500, both(lambda n: "[@own, p. 3] " * n)),
    "open citations": (8000, both(lambda n: "[@a; @b " * n)),
    "cited in one": (4000, both(lambda n: "[" + "@own; " * n + "@own]")),
    "at signs": (40000, both(lambda n: "@" * n + " [@" * n)),
    "backticks": (80000, both(lambda n: " ".join("`" * i for i in range(1, int((2 * n) ** 0.5))))),
    "open backticks": (8000, both(lambda n: "`a ``b " * n)),
    "escapes": (20000, both(lambda n: "\\*" * n + "\\" * n)),
    "entities": (12000, both(lambda n: "&amp;&eacute;" * n)),
    "half entities": (20000, both(lambda n: "&#x&a&" * n)),
    "raw tags": (6000, both(lambda n: "a <b>" * n)),
    "closed tags": (4000, both(lambda n: "a <b>" * n + "</b>" * n)),
    "half tags": (8000, both(lambda n: "<a href=" * n + "<a b='" * n)),
    "comments": (8000, both(lambda n: "a <!--" * n + "<?" * n + "<![CDATA[" * n + "<!a " * n)),
    "raw blocks": (2000, both(lambda n: "<div>\n\n" * n)),
    "attributes": (4000, both(lambda n: "a <b " + "".join(f"a{i}=b " for i in range(n)) + ">x</b>")),
    "autolinks": (3000, both(lambda n: "<https://a.example/> " * n)),
    "half autolinks": (12000, both(lambda n: "<https://a" * n + "<a@b." * n)),
    "bare addresses": (4000, both(lambda n: "https://a.example/((" * n + " www.a.b" * n)),
    "quotation marks": (12000, both(lambda n: "« \" “ ' " * n + "» ” " * n)),
    "combining marks": (80000, both(lambda n: "e" + "\u0301" * n)),
    "controls": (20000, both(lambda n: "\u202ea\u200b\u2066" * n)),
    "null bytes": (8000, both(lambda n: "a\0\x01" * n)),
    "ideographs": (40000, both(lambda n: "漢字" * n)),
    "dates": (2500, both(lambda n: "Le 5 mars 2024, puis le mardi 6 mars. " * n)),
    "spans of dates": (2500, both(lambda n: "du 3 au 4 ou le 5 ou " * n)),
    "capitals": (12000, both(lambda n: "Jean Paul " * n)),
    # Front matter
    "flow in flow": (8000, _head(lambda n: "tags: " + "[" * n + "]" * n)),
    "maps in maps": (8000, _head(lambda n: "tags: " + "{a: " * n + "}" * n)),
    "blocks in blocks": (8000, _head(lambda n: "tags:\n" + "- " * n + "a")),
    "open flow": (20000, _head(lambda n: "tags: [" + "a, " * n)),
    "aliases": (400, _laughs),
    "keys": (4000, _head(lambda n: "\n".join(f"k{i}: v" for i in range(n)))),
    "one key": (4000, _head(lambda n: "tags: [a]\n" * n)),
    "tags": (2000, _head(lambda n: "tags: [" + ", ".join(f"t{i}" for i in range(n)) + "]")),
    "long title": (100000, lambda n: {"articles/a.md": f"---\ntitle: {'mot ' * n}\n---\nT\n"}),
    "colons": (20000, _head(lambda n: "summary: " + "a: b " * n)),
    "quotes in YAML": (20000, _head(lambda n: "summary: \"" + "a \" b ' " * n)),
    "spaces in a list left open": (20000, _head(lambda n: "tags: [a\n" + " " * n + "x")),
    "braces left open": (8000, _head(lambda n: "tags: [{a: b, " + "{a: b}, " * n + "]")),
    "comments in YAML": (8000, _head(lambda n: "# a\n" * n)),
    "mentions": (1500, _head(lambda n: "mentions: {" + ", ".join(f"nom{i}: off" for i in range(n)) + "}")),
    "rulers": (8000, lambda n: {"articles/a.md": "---\n" * n}),
    "records": (1500, lambda n: {"articles/a.yaml": "".join(f"- {{id: a{i}, title: T}}\n" for i in range(n))}),
    "BibTeX": (1000, lambda n: {"sources/a.bib": "@book{a, title = {" + "{" * n + "}" * n + "}}\n" + "@" * n
                                + "".join(f"@misc{{k{i}, title={{T}}}}\n" for i in range(n))}),
    "CSL-JSON": (20000, lambda n: {"sources/a.json": "[" * n + "]" * n}),
    # Records
    "notes on one word": (4000, _notes_on_one_word),
    "notes on each word": (500, _notes_on_each_word),
    "lost quotes": (150, _lost_quotes),
    "long quote": (8000, lambda n: {"articles/a.md": article("mot " * n), "notes/n.md": note("mot " * (n - 1) + "x")}),
    "long word quoted": (100000, lambda n: {"articles/a.md": article("a" * n), "notes/n.md": note("a" * (n - 1) + "b")}),
    "elided quote": (4000, lambda n: {"articles/a.md": article("mot " * n), "notes/n.md": note("mot […] " * 20 + "x")}),
    "namesakes": (400, _namesakes),
    "names in names": (1000, _names_in_names),
    "chain of articles": (500, _chain_of_articles),
    "all point at one": (500, _all_point_at_one),
    "one points at all": (500, _one_points_at_all),
    "variants": (250, _variants),
    "relays": (250, _relays),
    "readings": (600, _readings),
    "former ids": (800, _former_ids),
}  # fmt: skip
"""By name: a size that takes a moment, and the files of that size."""
