"""What a page's head tells machines: Zotero, social cards, schema.org."""

from dossier.rendering.metadata.head import Meta, article_metadata, open_graph, page_metadata
from dossier.rendering.metadata.linked import (
    actor_ld,
    claim_ld,
    corrections_ld,
    event_ld,
    json_ld,
    page_ld,
    work_ld,
)

__all__ = [
    "Meta",
    "actor_ld",
    "article_metadata",
    "claim_ld",
    "corrections_ld",
    "event_ld",
    "json_ld",
    "open_graph",
    "page_ld",
    "page_metadata",
    "work_ld",
]
