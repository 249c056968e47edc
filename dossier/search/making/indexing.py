"""Documents to what they put under each key: what workers compute for those that changed."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from dossier.search.documents import SearchDocument, Totals
from dossier.search.language.lexicon import Lexicon
from dossier.search.language.words import base_language, normalise
from dossier.search.making.filters import Filtered, filters_of
from dossier.search.making.grid import Grid, Page
from dossier.search.making.runs import Kept, Run, in_shares


def invert(documents: Iterable[tuple[int, SearchDocument]]) -> Run:
    """The run of some documents, each with its slot, in order of slots."""
    read = [_Read(slot, document) for slot, document in documents]
    lexicon = _idle.pop() if _idle else Lexicon()
    grid = Grid([one.page for one in read])
    lengths = grid.read(lexicon)
    totals = Totals()
    kept = []
    filtered = Filtered()
    for one, counts in zip(read, lengths, strict=True):
        filtered.add(one.page.slot, filters_of(one.document))
        kept.append(Kept.of(one.page.slot, one.document, one.texts))
        totals.add(one.document, counts, kept[-1].unshown)
    # The texts of a run are not held as well while its entries are made.
    read.clear()
    shares = in_shares(chain(grid.entries(lexicon), filtered.entries()))
    if lexicon.size < _CACHED_CHUNKS:
        _idle.append(lexicon)
    return Run(shares, kept, totals)


_idle: list[Lexicon] = []
"""That of the last run, for the next: most words are known by then. One at work stands in no list,
so that neither another thread takes it nor a run that was cut short leaves it to others."""
_CACHED_CHUNKS = 400_000


class _Read:
    """A document in the letters that are indexed."""

    def __init__(self, slot: int, document: SearchDocument) -> None:
        self.document = document
        self.texts = [(a, normalise(text)) for a, text in document.paragraphs if text.strip()]
        names = [normalise(name) for name in document.names]
        fields = ([normalise(document.title)], names, [text for _, text in self.texts])
        self.page = Page(slot, base_language(document.lang), fields)
