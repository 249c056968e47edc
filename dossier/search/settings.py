"""The figures that the index and both searchers share."""

from __future__ import annotations

from msgspec import Struct

FORMAT = 9
"""Of the files under `search/`; in the manifest. Another format is not read."""

FIELDS = ("title", "names", "text")
"""Scored apart, as Whoosh scores fields; this order everywhere."""
TITLE, NAMES, TEXT = range(len(FIELDS))
BOOSTS = (3.0, 2.0, 1.0)
"""What a match in each field counts."""
FIELD_B = (0.75, 0.0, 0.75)
"""How far a field's length counts. Few documents have other names, so that an average says
nothing there."""
K1 = 1.2
"""Like 0.75 above, BM25F's own default in Whoosh."""

TITLE_COVERAGE = 1.0
"""How much a title that is the query, no more and no less, adds to a score, as a share of it."""
PROXIMITY = 1.0
"""How much words as near one another as they were typed add to a score."""
AS_TYPED = 1.0
"""How much words that stand as they were typed, not in another form, add to a score."""
TITLE_AS_TYPED = 0.5
"""How much a title that is the query word for word adds to a score."""
EARLY = 4
"""A passage in the first paragraph of a text adds one part in so many to a score; with so many
paragraphs above it, half of that."""
REREAD = 5
"""So many first results are put in order by their text too, which is at hand: as many as a first
answer shows, since each more is a file that a reader waits for."""
LIKELY = 7
"""Where heads do not tell the first results, so many texts are looked into that this many documents
are likely to have all words: two more than are read again, since it is not certain."""
LOOK = 4096
"""So many texts are looked into as are read again, and one more for each so many documents with words
that have layers: 2.4 KB in place of some 4 KB of these."""
LONG_QUERY = 8
"""With more words than that a text need not hold most of them to be the one looked for."""
MOST_WORDS = 30
"""Of a query; the rest is not looked up."""
EXPANSION_BOOST = 0.5
"""What a longer word counts where a prefix is asked for, beside the word itself."""
MOST_EXPANSIONS = 20
MOST_PREFIX_SHARDS = 6

SNIPPET = 220
"""Characters, about."""
SNIPPET_LEAD = 60
"""Characters shown before the first marked word."""

SHARD_BOUND = 4096
"""Characters of one shard of postings, about: seven tenths of that as it is sent."""
COPY_BOUND = 4096
"""Characters of a term that stands, as a copy, in each shard where forms of it are looked for; to a
heavier one the list of shards leads, form by form."""
HEAD_SHARE = (29, 4)
"""Added to the bits of a slot and divided by: as many bits number the documents of a frequent word's
first layer, its head: 2,048 at 10,000 articles, 4,096 at 100,000. The greater, the more a word costs
and the fewer queries need more."""
LAYER_FACTOR = 3
"""So many times as many documents each further layer and those before it have."""
MOST_LAYERS = 8
"""Of a term; more documents than these divide there are in no dossier."""
SALIENCE_STEPS = 128
"""Into so many steps the salience of a word in a text is cut: the more, the nearer layers come to
their size, and the more often an edit moves the bound of one."""
LIST_BOUND = 24576
"""Characters of a list of shards that is in one, before what neighbours share is left out: about
4 KB as it is sent."""
LIST_PART = 4096
"""Characters of a part of one that is longer: some 600 bytes as it is sent, since each word of a
query may ask for another."""
PARAGRAPH_GAP = 64
"""Positions between two paragraphs at least: more than the words of the longest phrase."""
PARAGRAPH_STEP = 64
"""Paragraphs begin at multiples of this, a power of two, so that a word more in one seldom moves
the next."""


class IndexSettings(Struct, frozen=True):
    """What the index takes from the dossier."""

    lang: str = "fr"
    """The interface's language: whose stop words a query leaves out."""
