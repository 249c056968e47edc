"""A record's Markdown: to HTML alone, and the map of what a reader sees of it.

`dialect` reads tokens (its rules: `wikilinks`, `citations`), `rendering` and `inline` print
them with private marks where other records will put something (`slots`), and one walk over
the result (`textmap`) takes the marks out and finds text, blocks, ids and offsets.
"""

from dossier.reading.markup.opening import plain_text, split_opening_quote
from dossier.reading.markup.parse import parse_body

__all__ = ["parse_body", "plain_text", "split_opening_quote"]
