"""A query answered from the published files of the index."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dossier.search.asking import grammar, respelling, scoring, snippets
from dossier.search.asking.correcting import Correction, correct, suggest
from dossier.search.asking.grammar import Clause
from dossier.search.asking.looking import look_into
from dossier.search.asking.rereading import Shown, Wanted, read_again
from dossier.search.asking.scoring import Phrase, Ranked, Tallies, Word
from dossier.search.asking.sieving import allowed_by, every, is_valid, latest_first, nowhere
from dossier.search.asking.snippets import Snippet
from dossier.search.asking.ways import called, near, plain, said
from dossier.search.asking.wording import Wording, named
from dossier.search.index.facets import Facet, count_facets
from dossier.search.index.reader import Index, Read
from dossier.search.language import naming
from dossier.search.language.words import INITIALS, base_language, fold, words_of
from dossier.search.settings import LONG_QUERY, MOST_WORDS, REREAD


class Hit(Struct, frozen=True, kw_only=True):
    """One result."""

    id: str
    kind: str
    url: str
    """Route, with the anchor of the passage that the snippet shows."""
    title: str
    score: float
    snippet: Snippet
    title_marks: tuple[tuple[int, int], ...] = ()
    date_label: str = ""
    outlet: str = ""
    lang: str = ""
    type: str = ""


class Results(Struct, frozen=True, kw_only=True):
    """An answer."""

    hits: tuple[Hit, ...] = ()
    total: int = 0
    unknown: tuple[str, ...] = ()
    """Words and filters of the query that stand nowhere in the dossier."""
    mistaken: tuple[str, ...] = ()
    """What looks like a filter and is none: it was looked for as words."""
    is_empty: bool = False
    """Nothing in the query can be looked for: it has marks or words of grammar alone."""
    partial: bool = False
    """No document holds all that was asked: the nearest ones are given."""
    corrections: tuple[Correction, ...] = ()
    """Words that stand nowhere: the hits are for the first that each may mean."""
    answered: str = ""
    """The query that the hits answer, where words were corrected."""
    verbatim: str = ""
    """The query for what was typed and nothing else, where words were corrected."""
    suggestions: tuple[Correction, ...] = ()
    """Rare words that one in many documents is like; the hits are for what was typed."""
    near: tuple[Correction, ...] = ()
    """Filters whose value stands nowhere, and others with a value like it."""
    plain: str = ""
    """The query as words alone, where a filter in it stands nowhere or is none."""
    called: tuple[str, ...] = ()
    """Filters for the outlet or tag that the query is the name of, where its words find too little."""
    facets: tuple[Facet, ...] = ()
    """Of all hits, where they are asked for."""


class Request(Struct, frozen=True, kw_only=True):
    """A query's clauses as words of the index."""

    words: tuple[Word, ...] = ()
    """Wanted."""
    extras: tuple[Word, ...] = ()
    """Hyphenated wholes: they score, their parts are wanted."""
    phrases: tuple[Phrase, ...] = ()
    names: tuple[tuple[Sequence[int], frozenset[str]], ...] = ()
    """The documents with an actor of a name that stands here, and its folded words."""
    against: tuple[tuple[Word | Phrase, ...], ...] = ()
    """A document that holds all of one of these is left out."""
    filters: tuple[Clause, ...] = ()
    typed: tuple[str, ...] = ()
    """All words asked for in order, those of grammar too, folded."""

    @property
    def others(self) -> Iterator[Word]:
        """All words but those that are wanted by themselves."""
        yield from self.extras
        for part in (*self.phrases, *(part for parts in self.against for part in parts)):
            yield from part.words if isinstance(part, Phrase) else (part,)

    @property
    def wanted(self) -> Wanted:
        return Wanted(self.words, self.phrases, self.typed)

    @property
    def unknown(self) -> list[str]:
        """Words that stand nowhere, in no name either."""
        named = frozenset[str]().union(*(held for _, held in self.names))
        words = self.wanted.labels
        return [word.text for word in words if not word.stems and word.folded not in named]


_PLAIN = Wording()


def search(
    read: Read,
    query: str,
    *,
    limit: int = 20,
    lang: str,
    facets: bool = False,
    wording: Wording = _PLAIN,
) -> Results:
    """Answer a query as the search page does.

    Args:
        read: the text of a published file by its path (`search/manifest.js`), or None.
        query: as a reader types it; `docs/search.md` has the grammar.
        limit: most hits to give; `total` counts all.
        lang: the interface's language, whose stop words are left out of the query.
        facets: whether to count what the hits can be narrowed to.
        wording: the interface's names of filters, which a query may use too.

    Raises:
        UnreadableIndex: `read` knows no index, or one of another format.
    """
    index = Index(read)
    query, mistaken = named(query, wording)
    request = understand(index, grammar.parse(query), base_language(lang))
    free = respelling.free_words(query)
    corrections = correct(index, [word for word in request.unknown if word in free])
    meant = {one.typed: one.proposals[0] for one in corrections}
    answered = respelling.respelled(query, meant) if meant else ""
    if meant:
        request = understand(index, grammar.parse(answered), base_language(lang))
    wanted = request.wanted.parts
    allowed = allowed_by(index, request.filters)
    if wanted:
        ranked = _ranked(index, request, allowed)
    elif request.filters or request.against:
        passing = every(index) if allowed is None else allowed
        ranked = latest_first(index, passing - _banned(index, request))
    else:
        ranked = []
    ranked, shown = read_again(index, request.wanted, ranked, max(limit, REREAD))
    absent = nowhere(index, request.filters)
    unknown = request.unknown
    partial = bool(ranked) and 1 < wanted <= LONG_QUERY and ranked[0].tier < wanted
    missing = tuple(dict.fromkeys([*unknown, *map(said, absent)]))
    return Results(
        hits=tuple(_hit(row, shown[row.slot]) for row in ranked[:limit]),
        total=len(ranked),
        unknown=missing,
        mistaken=mistaken,
        is_empty=not (wanted or request.filters or request.against),
        partial=partial,
        corrections=corrections,
        answered=answered,
        verbatim=respelling.verbatim(query, meant) if meant else "",
        suggestions=() if meant else suggest(index.lists, _counted(index, request, free)),
        near=tuple(near(index, absent)),
        plain=plain(query, (*missing, *mistaken)),
        called=tuple(called(index, query)) if partial or meant or unknown or not ranked else (),
        facets=count_facets(index, [row.slot for row in ranked]) if facets else (),
    )


def _counted(index: Index, request: Request, free: Collection[str]) -> Iterator[tuple[str, int]]:
    """In how many documents the stems of each free word stand."""
    for word in request.wanted.labels:
        if word.text in free:
            lists = (index.postings(stem) for stem, _ in word.stems)
            yield word.text, sum(max(len(one.slots) for one in fields) for fields in lists)


# From clauses to words


def understand(index: Index, clauses: Sequence[Clause], lang: str) -> Request:
    """Look up the words of a query. Stop words go, and initials before another word, unless there is
    nothing else; those of another language, or where there is nothing else, where they stand nowhere."""
    filters = [clause for clause in clauses if is_valid(clause)]
    texts = [
        replace(clause, text=f"{clause.field} {clause.text}", field="")
        for clause in clauses
        if not is_valid(clause)
    ]
    wanted = [clause for clause in texts if not clause.negative]
    initials = INITIALS.findall("".join(f" {clause.text.lower()}" for clause in wanted))
    stops = known = index.stops.get(lang, frozenset()).union(initials)
    if all(word in stops for clause in wanted for word, _, _ in words_of(clause.text)):
        stops = frozenset()
    words: dict[tuple[str, bool], Word] = {}
    extras: dict[tuple[str, bool], Word] = {}
    phrases = []
    left = MOST_WORDS
    for clause in wanted:
        if clause.form == "phrase":
            phrase = _phrase(index, clause.text, stops, left)
            left -= len(phrase.words)
            if len(phrase.words) > 1:
                phrases.append(phrase)
            else:
                for word in phrase.words:
                    words.setdefault((word.folded, False), word)
            continue
        found = _looked_up(index, clause, stops, left)
        left -= len(found)
        for word, prefix, extra in found:
            (extras if extra else words).setdefault((word.folded, prefix), word)
    against: list[tuple[Word | Phrase, ...]] = []
    for clause in [clause for clause in texts if clause.negative]:
        if clause.form == "phrase":
            phrase = _phrase(index, clause.text, known, left)
            left -= len(phrase.words)
            against.append((phrase,))
        else:
            found = _looked_up(index, clause, known, left)
            left -= len(found)
            against.append(tuple(word for word, _, _ in found))
    return Request(
        words=tuple(w for w in words.values() if w.stems or w.text not in index.grammar),
        extras=tuple(extras.values()),
        phrases=tuple(phrases),
        against=tuple(parts for parts in against if parts),
        filters=tuple(filters),
        names=tuple(
            (slots, held)
            for key, held in naming.runs(
                _plain_words(wanted), {*initials, *(word for word, _ in words)}
            )
            if (slots := list(index.filter(key)))
        ),
        typed=tuple(
            folded
            for clause in wanted
            for word, _, whole in words_of(clause.text)
            if not whole and (folded := fold(word))
        ),
    )


def _plain_words(wanted: Sequence[Clause]) -> list[str]:
    """The words that stand in no quotation marks, folded."""
    texts = [clause.text for clause in wanted if clause.form != "phrase"]
    found = [fold(word) for text in texts for word, _, whole in words_of(text) if not whole]
    return [word for word in found if word]


def _looked_up(
    index: Index, clause: Clause, stops: frozenset[str], most: int
) -> list[tuple[Word, bool, bool]]:
    """(word, whether a prefix, whether an extra) for a clause that is no phrase."""
    rows = [row for row in words_of(clause.text) if fold(row[0])]
    last = len(rows) - 1
    found: list[tuple[Word, bool, bool]] = []
    for number, (text, _, extra) in enumerate(rows):
        prefix = clause.form == "prefix" and number == last
        if len(found) < most and (prefix or text not in stops):
            word = scoring.resolve(index, text, fold(text), prefix=prefix)
            found.append((word, prefix, extra))
    return found


def _phrase(index: Index, text: str, stops: frozenset[str], most: int) -> Phrase:
    rows = [(word, place) for word, place, whole in words_of(text) if not whole and fold(word)]
    kept = ([row for row in rows if row[0] not in stops] or rows)[:most]
    # A stop word is nowhere in a text's index, only in the few titles made of nothing else.
    return Phrase(
        tuple(scoring.resolve(index, word, fold(word)) for word, _ in kept),
        tuple(place for _, place in kept),
    )


# Which documents


def _ranked(index: Index, request: Request, allowed: set[int] | None) -> list[Ranked]:
    """Those that hold some of what is wanted, in order."""
    parts = request.wanted.parts
    layered = scoring.layered_stems(index, request.words, request.others)
    first: Sequence[Ranked] = ()
    if any(layered) and parts <= LONG_QUERY:
        by_heads = _tallies(index, request, allowed, by_heads=True)
        looked = look_into(index, request.wanted, layered, by_heads)
        if looked and looked.is_whole:
            return list(looked.rows)
        first = looked.rows[:REREAD] if looked else ()
    depths = [found for stem in layered if stem and (found := index.depths(stem)) is not None]
    ranked = scoring.rank(_tallies(index, request, allowed), parts, depths)
    told = {row.slot for row in first}
    return [*first, *(row for row in ranked if row.slot not in told)]


def _tallies(
    index: Index, request: Request, allowed: set[int] | None, *, by_heads: bool = False
) -> Tallies:
    tallies: Tallies = {}
    bit = 1
    bits: dict[str, int] = {}
    for word in request.words:
        scoring.add_word(index, word, bit, tallies, by_heads=by_heads)
        bits[word.folded] = bits.get(word.folded, 0) | bit
        bit <<= 1
    for word in request.extras:
        scoring.add_word(index, word, 0, tallies)
    for slots, held in request.names:
        met = sum(bits.get(folded, 0) for folded in held)
        scoring.add_name(index, slots, met, tallies)
    for phrase in request.phrases:
        scoring.add_phrase(index, phrase, bit, tallies)
        bit <<= 1
    banned = _banned(index, request)
    return {
        slot: tally
        for slot, tally in tallies.items()
        if slot not in banned and (allowed is None or slot in allowed)
    }


def _banned(index: Index, request: Request) -> set[int]:
    banned: set[int] = set()
    for parts in request.against:
        tallies: Tallies = {}
        for number, part in enumerate(parts):
            if isinstance(part, Phrase):
                scoring.add_phrase(index, part, 1 << number, tallies)
            else:
                scoring.add_word(index, part, 1 << number, tallies)
        every = (1 << len(parts)) - 1
        banned |= {slot for slot, tally in tallies.items() if tally.met == every}
    return banned


# What is shown


def _hit(row: Ranked, shown: Shown) -> Hit:
    document = shown.document
    anchor = ""
    snippet = Snippet("")
    if shown.scans:
        number = snippets.best(shown.scans)
        anchor, text = list(document.paragraphs)[number]
        snippet = snippets.cut(text, shown.scans[number])
        if not shown.scans[number].words:
            anchor = ""
    return Hit(
        id=document.id,
        kind=document.kind,
        url=f"{document.url}#{anchor}" if anchor else document.url,
        title=document.title,
        score=row.score if row.tier else 0.0,
        snippet=snippet,
        title_marks=tuple((a, b) for a, b, bits in shown.title.tokens if bits),
        date_label=document.date_label,
        outlet=document.outlet,
        lang=document.lang,
        type=document.type,
    )
