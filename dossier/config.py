"""`dossier.yaml` and the command line as one frozen value."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Profile = Literal["public", "review", "internal"]

FORMAT = 1
"""The version of the content model that this program reads."""
BUILT_IN_STYLES = ("iso690-author-date-fr", "iso690-note-fr", "chicago-notes")
"""Styles of references that need no file of the dossier's own."""


class Editor(Struct, frozen=True, array_like=True):
    name: str
    url: str = ""


class Dossier(Struct, frozen=True, kw_only=True):
    """What `dossier.yaml` says of the dossier itself."""

    title: str
    description: str = ""
    lang: str = "fr"
    editors: tuple[Editor, ...] = ()
    url: str = ""
    """With a trailing slash; empty where the dossier has no address."""
    license: str = ""
    citation_style: str = "iso690-author-date-fr"
    contact: str = ""
    theme: str = "default"
    rights: Literal["full", "excerpt", "link"] = "excerpt"
    timezone: str = "Europe/Paris"
    ignored: tuple[str, ...] = ()
    """`suggest.ignore`: what is proposed no more. It changes no page: a build leaves it out."""


class Config(Struct, frozen=True, kw_only=True):
    """One run: where things are and what is asked. Paths are absolute."""

    content: str
    output: str
    cache: str
    overlay: str = ""
    theme: str = ""
    """A theme's name or folder from the command line; empty: the dossier's own choice."""
    profile: Profile = "public"
    jobs: int = 1
    scheduler: str = ""
    """The address of a cluster whose workers share the work; empty: processes of this machine."""
    clean: bool = False
    strict: bool = False
    explain: bool = False
    """Whether the result says why each page was rendered."""
    now: int = 0
    """The build instant, seconds since 1970: only divides embargoed from public."""
