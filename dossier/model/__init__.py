"""What a dossier is: records, bodies, dates. No files, no HTML templates."""
