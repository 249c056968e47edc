"""The preview: watch, rebuild, reload the browser."""

from dossier.serve.preview import serve

__all__ = ["serve"]
