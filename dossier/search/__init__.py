"""Text to terms to an index in shards; queries over it."""
