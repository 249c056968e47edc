"""How high the right pages stand, ours beside a peer's: known items and human judgements.

    python tests/bench/ranking.py [--pagefind COMMAND] [--lee FOLDER] [--typographic]

Known items are queries made from the pages of `libreoffice-help-fr` (`knownitems.py`); with
`--pagefind`, its index of the same pages is asked the same queries, by its own script in node.
FOLDER holds `lee.cor` and `similarities0-1.txt` (`test_data` in the wheel of `gensim`): fifty news
pieces, how alike people found each two, and as queries their first sentences; Whoosh, with an
analyser of its own and its default scores, is asked the same. Not a test.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from helppages import HelpPage, read_pages
from knownitems import HELD, KINDS, TUNED, KnownItem, known_items, measure

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from dossier.search.asking.searching import search  # noqa: E402
from dossier.search.documents import SearchDocument  # noqa: E402
from tests.search.indexes import files_of  # noqa: E402

DEPTH = 10
"""Of nDCG."""
Answer = Callable[[str], Sequence[str]]


def ours(documents: Sequence[SearchDocument], lang: str, limit: int = 20) -> Answer:
    """Ids by the index of these documents."""
    files = {path: data.decode() for path, data in files_of(documents, lang).items()}

    def answer(query: str) -> list[str]:
        return [hit.id for hit in search(files.get, query, lang=lang, limit=limit).hits]

    return answer


def pagefinds(command: Sequence[str], pages: Sequence[HelpPage], asked: Sequence[str]) -> Answer:
    """Ids by Pagefind's index of the same pages."""
    with tempfile.TemporaryDirectory() as folder:
        for page in pages:
            path = Path(folder, f"{page.id}.html")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page.html, encoding="utf-8")
        subprocess.run([*command, "--quiet", "--site", folder], check=True)
        found = ask_pagefind(Path(folder, "pagefind"), asked)
    pages_of = dict(zip(asked, (answer["pages"] for answer in found), strict=True))
    return lambda query: [url.strip("/").removesuffix(".html") for url in pages_of[query] if url]


def ask_pagefind(index: Path, queries: Sequence[str], *options: str) -> list[dict]:
    """What `pagefind.mjs` says of each query."""
    command = ["node", str(HERE / "pagefind.mjs"), str(index), *options]
    done = subprocess.run(command, input=json.dumps(queries).encode(), capture_output=True)
    if done.returncode:
        sys.exit(done.stderr.decode())
    return json.loads(done.stdout)


def tell_known_items(name: str, items: Sequence[KnownItem], answer: Answer) -> None:
    found = measure(items, answer)
    for half in (HELD, TUNED):
        told = [
            f"{kind} {found[kind, half].mrr:.3f} ({found[kind, half].first:.0%} first,"
            f" {found[kind, half].queries})"
            for kind in KINDS
        ]
        print(f"  {name:9} {half:9} MRR: {'; '.join(told)}", flush=True)


def tell_judged(folder: Path) -> None:
    """nDCG of the pieces by first sentences: the gain is the similarity that people gave.

    The file says each pair once. Read as it stands, a piece has only those after it; told of
    both that and the whole.
    """
    pieces = [
        line for line in (folder / "lee.cor").read_text("latin-1").splitlines() if line.strip()
    ]
    rows = (folder / "similarities0-1.txt").read_text().splitlines()
    once = [[float(number) for number in row.split()] for row in rows]
    both = [[max(once[n][m], once[m][n]) for m in range(len(once))] for n in range(len(once))]
    queries = [re.match(r".+?[.!?](?=\s|$)", piece) for piece in pieces]
    asked = [found[0] if found else piece for found, piece in zip(queries, pieces, strict=True)]
    documents = [
        SearchDocument(
            id=str(n),
            kind="article",
            url=f"{n}.html",
            title="",
            lang="en",
            paragraphs=(("", text),),
        )
        for n, text in enumerate(pieces)
    ]
    answers = {"ours": ours(documents, "en", len(pieces)), **whooshs(pieces)}
    for name, answer in answers.items():
        found = [answer(query) for query in asked]
        told = [f"{_mean_ndcg(found, gains):.3f}" for gains in (both, once)]
        print(f"  {name:22} nDCG@{DEPTH}: {told[0]}; each pair once: {told[1]}", flush=True)


def _mean_ndcg(found: Sequence[Sequence[str]], gains: Sequence[Sequence[float]]) -> float:
    values = []
    for n, row in enumerate(gains):
        others = {str(m): gain for m, gain in enumerate(row) if m != n}
        if any(others.values()):
            values.append(ndcg([id_ for id_ in found[n] if id_ in others], others))
    return sum(values) / len(values)


def whooshs(pieces: Sequence[str]) -> dict[str, Answer]:
    """Whoosh's own answers, any word of a query, its default scores."""
    from whoosh import fields, qparser
    from whoosh.analysis import LanguageAnalyzer, StemmingAnalyzer
    from whoosh.filedb.filestore import RamStorage

    def answers(analyzer: object) -> Answer:
        schema = fields.Schema(id=fields.STORED, text=fields.TEXT(analyzer=analyzer))
        index = RamStorage().create_index(schema)
        writer = index.writer()
        for n, text in enumerate(pieces):
            writer.add_document(id=str(n), text=text)
        writer.commit()
        searcher = index.searcher()
        parser = qparser.QueryParser("text", schema, plugins=[], group=qparser.OrGroup)

        def answer(query: str) -> list[str]:
            words = parser.parse(re.sub(r"\W+", " ", query))
            return [hit["id"] for hit in searcher.search(words, limit=None)]

        return answer

    return {
        "Whoosh, stemming": answers(StemmingAnalyzer()),
        "Whoosh, of a language": answers(LanguageAnalyzer("en")),
    }


def ndcg(found: Sequence[str], gains: Mapping[str, float]) -> float:
    best = sorted(gains.values(), reverse=True)[:DEPTH]
    reached = [gains[id_] for id_ in found[:DEPTH]]
    return _discounted(reached) / _discounted(best)


def _discounted(gains: Sequence[float]) -> float:
    return sum(gain / math.log2(rank + 2) for rank, gain in enumerate(gains))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pagefind", help="the command, as a path or words")
    parser.add_argument("--lee", type=Path, help="folder of lee.cor")
    parser.add_argument("--typographic", action="store_true", help="apostrophes as ’")
    options = parser.parse_args()
    if options.lee:
        tell_judged(options.lee)
    pages = read_pages()
    if options.typographic:
        pages = [page.typographic() for page in pages]
    items = known_items(pages)
    tell_known_items("ours", items, ours([page.document for page in pages], "fr"))
    if options.pagefind:
        asked = list(dict.fromkeys(item.query for item in items))
        tell_known_items("Pagefind", items, pagefinds(options.pagefind.split(), pages, asked))


if __name__ == "__main__":
    main()
