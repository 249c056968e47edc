"""Files for machines that no template makes: the feed, the sitemap, robots.txt."""

from __future__ import annotations

from html import escape

from dossier.config import Dossier
from dossier.model.dates import wording
from dossier.pages.parts import FeedEntry, FileParts
from dossier.rendering.words import words_of


def write_file(parts: FileParts, settings: Dossier, profile: str) -> bytes:
    """The bytes of one generated file."""
    match parts.name:
        case "feed":
            return _feed(parts.entries, settings).encode()
        case "sitemap":
            return _sitemap(parts, settings).encode()
        case "robots":
            return _robots(settings, profile).encode()
        case _:
            return b""


def _feed(entries: tuple[FeedEntry, ...], settings: Dossier) -> str:
    """Atom; its instants are the records' own dates, so that no build changes them."""
    url = settings.url
    updated = max((e.day for e in entries), default="1970-01-01")
    authors = "".join(f"<author><name>{_xml(e.name)}</name></author>" for e in settings.editors)
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{_xml(settings.lang)}">\n'
        f"<title>{_xml(settings.title)}</title>\n"
        + (f"<subtitle>{_xml(settings.description)}</subtitle>\n" if settings.description else "")
        + f'<link rel="self" href="{_xml(url)}feed.xml"/>\n<link href="{_xml(url)}"/>\n'
        f"<id>{_xml(url)}</id>\n<updated>{updated}T00:00:00Z</updated>\n"
        f"{authors or f'<author><name>{_xml(settings.title)}</name></author>'}\n"
    ]
    for entry in entries:
        address = _xml(url + entry.row.route)
        summary = (
            f"<summary>{_xml(text)}</summary>" if (text := _summary(entry, settings.lang)) else ""
        )
        parts.append(
            f'<entry><title>{_xml(entry.row.title)}</title><link href="{address}"/>'
            f"<id>{address}</id><updated>{entry.day}T00:00:00Z</updated>{summary}</entry>\n"
        )
    parts.append("</feed>\n")
    return "".join(parts)


def _summary(entry: FeedEntry, lang: str) -> str:
    """Its summary, behind what was corrected, the last first, and behind the words of a date that
    Atom's instant makes too much of."""
    when, words = entry.row.when, words_of(lang)
    said = []
    for one in sorted(entry.corrections, key=lambda c: c.date.sort_key, reverse=True):
        about = words["mark.about"].format(text=one.text.rstrip(".")) if one.text else ""
        said.append(f"{words['page.corrected']}, {wording(one.date, lang)}{about}")
    dated = when.words if when and when.edtf != entry.day else ""
    return ". ".join(filter(None, (*said, dated, entry.summary)))


def _sitemap(parts: FileParts, settings: Dossier) -> str:
    days = {route: f"<lastmod>{day}</lastmod>" for route, day in parts.corrected.items() if day}
    lines = "".join(
        f"<url><loc>{_xml(settings.url + r)}</loc>{days.get(r, '')}</url>\n" for r in parts.routes
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</urlset>\n'
    )


def _robots(settings: Dossier, profile: str) -> str:
    if profile != "public":
        return "User-agent: *\nDisallow: /\n"
    site = f"Sitemap: {settings.url}sitemap.xml\n" if settings.url else ""
    return f"User-agent: *\nAllow: /\n{site}"


def _xml(text: str) -> str:
    """Escaped, without the characters that XML 1.0 cannot hold."""
    kept = "".join(c for c in text if c in "\t\n" or " " <= c not in "\x7f\ufffe\uffff")
    return escape(kept)
