"""What views of every kind are composed of: frames, notes, references, backlinks."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import quote

from msgspec.structs import replace

from dossier.config import Dossier
from dossier.model.citation import Item
from dossier.model.records import Correction
from dossier.pages.frames import DESCRIPTION
from dossier.pages.parts import (
    ActorPart,
    BacklinkPart,
    Entry,
    Frame,
    Line,
    NotePart,
    OutletLabel,
    ReferencePart,
    TextPart,
    Word,
)
from dossier.pages.routes import root_of
from dossier.pages.rows import badges, shorten, when
from dossier.pages.views import (
    ActorCard,
    Backlink,
    Context,
    ExportSnippet,
    Group,
    Labelled,
    NoteView,
    PageInfo,
    Part,
    ReferenceEntry,
    Row,
    Site,
    When,
)
from dossier.rendering.bibliography import BUILT_IN, reference
from dossier.rendering.bibliography.words import locator_words
from dossier.rendering.compose.keys import Words, key_title, narrowed
from dossier.rendering.compose.text import CITE, TextWriter
from dossier.rendering.metadata import corrections_ld, json_ld, page_metadata
from dossier.rendering.words import language_name

_TO_ANCHORS = str.maketrans({"/": ".", ",": "_", "[": None, "]": None})


@dataclass(frozen=True)
class Composer:
    """What composing needs beside the parts: the same for every page of a build."""

    site: Site
    settings: Dossier
    profile: str
    writer: TextWriter
    t: Words
    """The interface's words."""
    entries: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    """References as they were printed before, with and without mark-up: many pages list the
    same ones, and each page that has one has it as both."""

    @property
    def lang(self) -> str:
        return self.settings.lang

    def page(
        self,
        route: str,
        frame: Frame,
        *,
        description: str = "",
        text: TextPart | None = None,
        meta: tuple[tuple[str, str], ...] = (),
        json_ld: str = "",
    ) -> PageInfo:
        """The head and frame of one page.

        What describes it is the record's own summary, else `description`, else how its
        `text` begins, else where it belongs.
        """
        title = self.words(frame.title)
        about = frame.description or description or (self.writer.opening(text) if text else "")
        if not about:
            name = self.settings.title
            about = self.t("about.page", title=title, dossier=name) if title else name
        canonical = self.settings.url + route if self.settings.url else ""
        return PageInfo(
            route=route,
            root=root_of(route),
            title=title,
            section=frame.section,
            description=shorten(about, DESCRIPTION),
            lang=frame.lang,
            canonical="" if frame.noindex else canonical,
            noindex=frame.noindex or self.profile != "public",
            meta=meta,
            json_ld=json_ld,
            report_url=self._report_url(title, canonical or route),
            badges=frame.badges,
            trail=tuple((self.words(title), route) for title, route in frame.trail),
            corrections=self.corrections(frame.corrections),
            corrections_ld=_corrections_ld(frame.corrections, title, canonical),
        )

    def corrections(self, found: tuple[Correction, ...]) -> tuple[tuple[When, str], ...]:
        dated = ((when(one.date, self.lang), one.text) for one in found)
        return tuple((date, text) for date, text in dated if date)

    def work_meta(self, item: Item, address: str, description: str) -> tuple[tuple[str, str], ...]:
        """What the page of an article or a reference tells Zotero and social cards."""
        found = page_metadata(
            item,
            description=description,
            canonical=address,
            dossier_title=self.settings.title,
            lang=self.lang,
        )
        return tuple((m.key, m.content) for m in found)

    def words(self, title: str | Word) -> str:
        """A word of the interface in its language; a title of the content as it is."""
        return self.t(title.key) if isinstance(title, Word) else title

    def _report_url(self, title: str, address: str) -> str:
        contact = self.settings.contact
        if not contact.startswith("mailto:"):
            return contact
        mail, _, asked = contact.partition("?")
        given = [pair for pair in asked.split("&") if pair]
        named = {pair.partition("=")[0].lower() for pair in given}
        ours = {
            "subject": f"{self.settings.title} : {title or self.settings.title}",
            "body": address,
        }
        given += [f"{name}={quote(text)}" for name, text in ours.items() if name not in named]
        return f"{mail}?{'&'.join(given)}"

    def style_name(self) -> str:
        """What the citation style is called where it is known."""
        style = self.settings.citation_style
        if style in BUILT_IN:
            return self.t(f"style.{style}")
        return style.removesuffix(".csl").replace("-", " ")

    def outlet_label(self, label: OutletLabel | None) -> str:
        """« média privé, France, propriétaire : … »"""
        if label is None:
            return ""
        parts = []
        if label.funding:
            parts.append(self.t(f"funding.{label.funding}"))
        if label.country:
            parts.append(label.country)
        if label.owner:
            parts.append(self.t("outlet.owned_by", owner=label.owner))
        return ", ".join(parts)

    def language(self, tag: str) -> str:
        """A language's name; empty for no tag."""
        return language_name(self.lang, tag) if tag else ""

    def with_label(self, outlet: Labelled | None, label: OutletLabel | None) -> Labelled | None:
        """An outlet with what is said of it wherever it is cited."""
        if outlet is None or label is None:
            return outlet
        return replace(outlet, note=self.outlet_label(label))

    def basis(self, basis: str, row: Row | None) -> str:
        """`reported` where the text that is said to state something is not in the dossier."""
        is_held = row is None or row.kind != "reference"
        return basis if is_held or basis != "stated" else "reported"

    def note(self, part: NotePart, root: str, *, is_reply: bool = False) -> NoteView:
        record = part.record
        against, contrary = record.against, part.against
        if contrary is not None and part.against_here:
            contrary = replace(contrary, name=self.t("note.against_here"), lang="")
        return NoteView(
            id=record.id,
            route=part.row.route,
            number=part.number,
            kind=record.note_kind,
            title=record.title,
            called=part.row.title,
            author=record.author,
            when=when(record.date, self.lang),
            quote=record.quote.exact if record.quote else "",
            quote_lang=part.quote_lang,
            body=self.writer.write(part.text, root),
            against=contrary,
            against_quote=against.quote.exact if against and against.quote else "",
            against_in_summary=part.against_in_summary,
            resolution=record.resolution,
            replies=tuple(self.note(r, root, is_reply=True) for r in part.replies),
            unshown=part.unshown,
            target=part.target,
            anchored=part.anchored and part.spot is not None and not is_reply,
            badges=badges(record),
            lang=part.row.lang,
            corrections=self.corrections(record.corrections),
        )

    def notes(self, parts: tuple[NotePart, ...], root: str) -> tuple[NoteView, ...]:
        return tuple(self.note(p, root) for p in parts)

    def reference(self, part: ReferencePart) -> ReferenceEntry:
        item = part.entry.item
        return ReferenceEntry(
            row=part.entry.row,
            html=self.entry_html(part.entry),
            anchor=f"{CITE}{item.id}",
            basis=part.basis,
            locators=tuple(locator_words(text, self.lang) for text in part.locators),
            url=item.url if item.url_status not in ("dead", "unfit") else item.archive_url,
            cited_by=part.cited_by,
            label=self.outlet_label(part.label),
        )

    def entry_html(self, entry: Entry) -> str:
        """A reference in the dossier's style."""
        return entry.styled or self._entry(entry)[0]

    def entry_text(self, entry: Entry) -> str:
        """The same in plain words."""
        return self._entry(entry)[1]

    def _entry(self, entry: Entry) -> tuple[str, str]:
        key = (entry.item.id, entry.suffix)
        found = self.entries.get(key)
        if found is None:
            style = self.settings.citation_style
            found = self.entries[key] = reference(entry.item, style, self.lang, entry.suffix)
        return found

    def references(self, parts: tuple[ReferencePart, ...]) -> tuple[ReferenceEntry, ...]:
        return tuple(self.reference(p) for p in parts)

    def backlinks(self, parts: tuple[BacklinkPart, ...]) -> tuple[Backlink, ...]:
        return tuple(
            Backlink(
                row=part.row,
                relation=part.relation,
                contexts=tuple(
                    Context(self.writer.sentence(c), lang=part.lang) for c in part.contexts
                ),
                anchor=part.anchor,
            )
            for part in parts
        )

    def actors(self, parts: tuple[ActorPart, ...]) -> tuple[ActorCard, ...]:
        return tuple(
            ActorCard(
                row=p.row,
                # Who acted in the office that he held is not said to hold it twice.
                role="" if p.role.casefold() == p.as_role.casefold() else p.role,
                as_role=p.as_role,
                named=p.named,
                label=self.outlet_label(p.label),
            )
            for p in parts
        )

    def exports(self, entry: Entry) -> tuple[ExportSnippet, ...]:
        """The formats under « Citer cette page »."""
        from dossier.rendering.bibliography.snippets import bibtex, csl_json, ris

        item = entry.item
        return (
            ExportSnippet("text", self.entry_text(entry)),
            ExportSnippet("bibtex", bibtex(item)),
            ExportSnippet("ris", ris(item)),
            ExportSnippet("csl-json", csl_json(item)),
        )

    def key_title(self, key: str) -> str:
        """A part's key in words."""
        return key_title(key, self.lang, self.t)

    def parts(self, parts: tuple[Part, ...], current: str = "") -> tuple[Part, ...]:
        """The way to the parts of a list, their keys worded."""
        return tuple(
            replace(p, title=self.key_title(p.title), current=p.route == current) for p in parts
        )

    def filters(self, name: str, parts: tuple[Part, ...], current: str) -> tuple[Part, ...]:
        """The way to other selections of a list: `kind` by words of the interface, the others
        by titles of the content."""
        return tuple(
            replace(
                p,
                title=self.t(p.title) if name == "kind" else p.title,
                current=p.route == current,
            )
            for p in parts
        )

    def groups(self, lines: tuple[Line, ...]) -> tuple[Group, ...]:
        """Rows under the headings that their lines name, in order."""
        groups: dict[str, list[Row]] = {}
        for line in lines:
            groups.setdefault(line.group, []).append(line.row)
        return tuple(
            Group(
                title=self.key_title(narrowed(key, [row.articles for row in rows])),
                rows=tuple(rows),
                anchor=_anchor(key),
            )
            for key, rows in groups.items()
        )


def _anchor(key: str) -> str:
    """That of a heading: the same as long as anything stands under it."""
    return f"g-{key.lower().translate(_TO_ANCHORS) or '0'}"


def _corrections_ld(corrections: tuple[Correction, ...], title: str, address: str) -> str:
    return json_ld(corrections_ld(corrections, title, address)) if corrections else ""
