"""Records to a linked dossier: references, mentions, annotations, backlinks, checks."""
