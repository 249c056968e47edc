"""Text to terms to an index in shards; queries over it."""

from dossier.sparing import sparing

with sparing("urllib.request", urlretrieve=None):
    # What it asks this for, no part of it uses.
    import whoosh.compat  # noqa: F401
