"""The view of a quotation's page: its wordings aligned, and the chain behind each printing."""

from __future__ import annotations

from msgspec.structs import replace

from dossier.linking.alignment import Alignment, align
from dossier.linking.normal import normal
from dossier.model.body import Range
from dossier.pages.parts import ChainPart, QuotationParts, VariantPart
from dossier.pages.routes import root_of
from dossier.pages.views import (
    ChainView,
    Difference,
    Piece,
    Printing,
    QuotationView,
    Row,
    Wording,
)
from dossier.rendering.bibliography.words import locator_words
from dossier.rendering.compose.origins import standing
from dossier.rendering.compose.shared import Composer

BEFORE = 8
"""Words in common shown before a difference."""
ALIKE = 0.25
"""Share of words in common from which two wordings are compared word by word."""


def quotation_view(parts: QuotationParts, route: str, composer: Composer) -> QuotationView:
    root = root_of(route)
    return QuotationView(
        site=composer.site,
        page=composer.page(route, parts.frame, text=parts.text),
        row=parts.row,
        body=composer.writer.write(parts.text, root),
        speaker=parts.speaker,
        original_lang=composer.language(parts.original_lang),
        wordings=wordings(parts.variants, composer),
        without_words=tuple(_printing(v, composer) for v in parts.variants if not v.words),
        others=parts.others,
        other_parts=composer.parts(parts.other_parts),
        standing=standing(parts.derivation, parts.rows, composer),
        notes=composer.notes(parts.notes, root),
        references=composer.references(parts.references),
        backlinks=composer.backlinks(parts.backlinks),
        backlink_parts=composer.parts(parts.backlink_parts),
        tags=parts.tags,
    )


def wordings(variants: tuple[VariantPart, ...], composer: Composer) -> tuple[Wording, ...]:
    """Variants with the same words as one wording, in order; each but the first of its language
    compared with that one."""
    groups: dict[tuple[str, str], list[VariantPart]] = {}
    for variant in variants:
        if variant.words:
            groups.setdefault((variant.lang, normal(variant.words)), []).append(variant)
    found: list[Wording] = []
    bases: dict[str, int] = {}
    differing: dict[int, list[Range]] = {}
    for number, ((lang, _), group) in enumerate(groups.items(), start=1):
        words = group[0].words
        printings = tuple(_printing(variant, composer) for variant in group)
        wording = Wording(number=number, pieces=(Piece(words),), lang=lang, printings=printings)
        if lang in bases:
            base = bases[lang]
            alignment = align(_text(found[base - 1]), words)
            wording = replace(wording, base=base, count=len(alignment.differences))
            if alignment.similarity >= ALIKE:
                differing.setdefault(base, []).extend(s.left for s in alignment.differences)
                wording = replace(
                    wording,
                    pieces=_pieces(words, [s.right for s in alignment.differences]),
                    differences=_differences(alignment, _text(found[base - 1]), words),
                )
        else:
            bases[lang] = number
        found.append(wording)
    for number, ranges in differing.items():
        base_wording = found[number - 1]
        found[number - 1] = replace(base_wording, pieces=_pieces(_text(base_wording), ranges))
    return tuple(found)


def _text(wording: Wording) -> str:
    return "".join(piece.text for piece in wording.pieces)


def _printing(variant: VariantPart, composer: Composer) -> Printing:
    return Printing(
        holder=variant.holder,
        key=variant.key,
        reporting=variant.reporting,
        chain=tuple(_chain(link, variant.holder, composer) for link in variant.chain),
    )


def _chain(part: ChainPart, holder: Row, composer: Composer) -> ChainView:
    return ChainView(
        row=part.row,
        kind=part.kind,
        basis=composer.basis(part.basis, holder),
        locator=locator_words(part.locator, composer.lang),
        quote=part.quote,
        quote_lang=part.quote_lang,
        in_summary=holder.is_summary,
        pieces=part.pieces,
        reporting=part.reporting,
        chain=tuple(_chain(link, part.row, composer) for link in part.chain),
    )


def _pieces(text: str, ranges: list[Range]) -> tuple[Piece, ...]:
    """The text with what lies in some ranges set apart; they may overlap."""
    pieces: list[Piece] = []
    at = 0
    for start, end in sorted(ranges):
        start = max(start, at)
        # The space behind the words is not part of what differs.
        end = start + len(text[start:end].rstrip())
        if start < end:
            pieces += [Piece(text[at:start]), Piece(text[start:end], is_match=True)]
            at = end
    pieces.append(Piece(text[at:]))
    return tuple(piece for piece in pieces if piece.text)


def _differences(alignment: Alignment, base: str, other: str) -> tuple[Difference, ...]:
    """Each difference with the few words before it."""
    found = []
    before = ("", "")
    for stretch in alignment.stretches:
        ours, theirs = base[slice(*stretch.left)], other[slice(*stretch.right)]
        if stretch.same:
            before = (ours, theirs)
        else:
            same = (_last_words(before[0]), _last_words(before[1]))
            found.append(Difference(same, ours.strip(), theirs.strip()))
            before = ("", "")
    return tuple(found)


def _last_words(text: str) -> str:
    """The end of what two wordings have in common, an ellipsis for the rest."""
    words = text.rsplit(None, BEFORE)
    return text if len(words) <= BEFORE else "… " + text[len(words[0]) :].lstrip()
