"""Files to records: discovery, YAML with places, validation, Markdown bodies."""
