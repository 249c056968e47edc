"""A record's Markdown: to HTML alone, and the map of what a reader sees of it."""

from dossier.reading.markup.opening import plain_text, split_opening_quote
from dossier.reading.markup.parse import parse_body

__all__ = ["parse_body", "plain_text", "split_opening_quote"]
