"""`dossier search`: the search page's answers, in the terminal."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from dossier.cli.arguments import Options
from dossier.cli.configuration import configure, dossier_language
from dossier.cli.console import Console
from dossier.cli.failures import CONTENT, DONE, USAGE
from dossier.cli.hyperlinks import file_link
from dossier.cli.progress import progress_on
from dossier.cli.words import word
from dossier.config import Config, Profile
from dossier.diagnostics import Report
from dossier.diagnostics.display import visible
from dossier.diagnostics.rendering import shown_path

if TYPE_CHECKING:
    from dossier.search.asking.correcting import Correction
    from dossier.search.asking.searching import Hit, Results
    from dossier.search.asking.wording import Wording
    from dossier.search.index.facets import Facet

_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"
_MOST_VALUES = 3
"""Of each facet, that are named."""


def run(options: Options, console: Console) -> int:
    report = Report()
    config = configure(options, os.environ, report)
    if config is None:
        console.diagnose(report)
        return USAGE
    found = _answer(config, config.output, options)
    behind = found is not None and _is_behind(config)
    if found is None:
        config = replace(config, output=os.path.join(config.cache, _folder(config.profile)))
        if not _build(config, console):
            return CONTENT
        found = _answer(config, config.output, options)
    if found is None:
        report.error("no-index", "")
        console.diagnose(report)
        return CONTENT
    if behind and not console.quiet:
        console.note(word(console.lang, "behind"))
    if console.json:
        _tell_json(found, config.output, console)
        console.print_json({"summary": _summary(found, behind)})
    else:
        fields = _wording(dossier_language(config.content)).fields
        _tell(_as_typed(found, " ".join(options.query)), config.output, console, fields)
    return DONE


def _answer(config: Config, site: str, options: Options) -> Results | None:
    """What the index of that site answers; None where there is no index to read."""
    from dossier.search.asking.searching import search
    from dossier.search.index.damage import UnreadableIndex

    lang = dossier_language(config.content)
    query = " ".join(options.query)
    try:
        return search(
            _reader(site),
            query,
            limit=options.limit,
            lang=lang,
            facets=not options.json,
            wording=_wording(lang),
        )
    except UnreadableIndex:
        return None


def _wording(lang: str) -> Wording:
    """How the dossier's pages call filters."""
    from dossier.rendering.words import words_of
    from dossier.search.asking.wording import Wording

    before = "search.field_"
    words = words_of(lang).items()
    return Wording(
        {key.removeprefix(before): said for key, said in words if key.startswith(before)}
    )


def _is_behind(config: Config) -> bool:
    from dossier.building.behind import is_behind

    return is_behind(config)


def _folder(profile: Profile) -> str:
    """Where an index is built: none of one profile stands in the way of another's."""
    return "search" if profile == "public" else f"search-{profile}"


def _reader(site: str) -> Callable[[str], str | None]:
    def read(path: str) -> str | None:
        try:
            with open(os.path.join(site, *path.split("/")), encoding="utf-8") as file:
                return file.read()
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError, ValueError):
            return None

    return read


def _build(config: Config, console: Console) -> bool:
    from dossier.building import build

    if not (console.quiet or os.path.isdir(config.output)):
        console.note(word(console.lang, "building-index"))
    progress = progress_on(console)
    try:
        result = build(config, progress)
    finally:
        progress.close()
    if result.stopped:
        console.diagnose(result.report, config.content, config.overlay)
    return not result.stopped


def _tell_json(found: Results, site: str, console: Console) -> None:
    answers = {"answers": found.answered} if found.answered else {}
    for hit in found.hits:
        console.print_json(
            {
                "id": hit.id,
                "kind": hit.kind,
                "url": hit.url,
                "file": _file(hit, site),
                "title": hit.title,
                "score": hit.score,
                "snippet": hit.snippet.text,
                "marks": hit.snippet.marks,
                **answers,
            }
        )


def _summary(found: Results, behind: bool) -> dict[str, object]:
    return {
        "results": len(found.hits),
        "total": found.total,
        "partial": bool(found.hits) and found.partial,
        "unknown": found.unknown,
        "corrections": [_proposed(one) for one in found.corrections],
        "answers": found.answered,
        "verbatim": found.verbatim,
        "suggestions": [_proposed(one) for one in found.suggestions],
        "mistaken": found.mistaken,
        "near": [_proposed(one) for one in found.near],
        "plain": found.plain,
        "called": found.called,
        "empty": found.is_empty,
        "behind": behind,
    }


def _proposed(one: Correction) -> dict[str, object]:
    return {"typed": one.typed, "proposals": one.proposals}


def _tell(found: Results, site: str, console: Console, fields: Mapping[str, str]) -> None:
    if not console.quiet:
        for line in _remarks(found, console, fields):
            console.note(line)
    if not found.hits:
        console.note(word(console.lang, "nothing-asked" if found.is_empty else "no-results"))
    blocks = [_block(hit, site, console) for hit in found.hits]
    if blocks:
        console.print("\n\n".join(blocks))
    if found.total > len(found.hits):
        console.say("more-results", shown=len(found.hits), total=found.total)
        if narrower := _narrower(found.facets, fields):
            console.say("narrower-results", filters=narrower)


def _remarks(found: Results, console: Console, fields: Mapping[str, str]) -> list[str]:
    """What there is to say of how the query was taken."""

    from dossier.search.asking.wording import called_in

    def called(said: str) -> str:
        return visible(called_in(said, fields))

    lines = []
    for one in found.corrections:
        meant, *others = map(visible, one.proposals)
        lines.append(word(console.lang, "corrected", typed=visible(one.typed), meant=meant))
        if others:
            lines[-1] += " " + word(console.lang, "or-else", words=", ".join(others))
    if found.verbatim:
        lines.append(word(console.lang, "as-typed", query=shlex.quote(called(found.verbatim))))
    if found.unknown:
        unknown = ", ".join(map(called, found.unknown))
        lines.append(word(console.lang, "unknown-words", words=unknown))
    for one in found.near:
        words = ", ".join(map(called, one.proposals))
        lines.append(word(console.lang, "near-values", typed=called(one.typed), words=words))
    if found.mistaken:
        filters = ", ".join(map(visible, found.mistaken))
        known = {f"by_{name}": said for name, said in fields.items()}
        lines.append(word(console.lang, "no-filter", filters=filters, **known))
    if found.plain:
        query = shlex.quote(visible(found.plain))
        lines.append(word(console.lang, "as-words", query=query))
    if found.called:
        queries = " · ".join(shlex.quote(called(one)) for one in found.called)
        lines.append(word(console.lang, "called", queries=queries))
    for one in found.suggestions:
        words = ", ".join(map(visible, one.proposals))
        lines.append(word(console.lang, "suggested", typed=visible(one.typed), words=words))
    if found.hits and found.partial:
        lines.append(word(console.lang, "partial-results"))
    return lines


def _as_typed(found: Results, query: str) -> Results:
    """An answer that names words with the apostrophes that the index knows nothing of."""
    from dossier.search.language.words import apostrophised

    forms = apostrophised(query)
    return replace(
        found,
        unknown=tuple(forms.get(one, one) for one in found.unknown),
        corrections=_with_forms(found.corrections, forms),
        suggestions=_with_forms(found.suggestions, forms),
    )


def _with_forms(
    corrections: Sequence[Correction], forms: Mapping[str, str]
) -> tuple[Correction, ...]:
    return tuple(replace(one, typed=forms.get(one.typed, one.typed)) for one in corrections)


def _narrower(facets: Sequence[Facet], fields: Mapping[str, str]) -> str:
    """The filters that leave some of the results, those that leave most first."""
    return ", ".join(
        f"{fields.get(facet.name, facet.name)}:{one.value} ({one.count})"
        for facet in facets
        if len(facet.values) > 1
        for one in sorted(facet.values, key=lambda value: -value.count)[:_MOST_VALUES]
    )


def _file(hit: Hit, site: str) -> str:
    return os.path.join(site, *hit.url.partition("#")[0].split("/"))


def _block(hit: Hit, site: str, console: Console) -> str:
    """Title, what it is, where it is, and the passage."""
    about = ", ".join(visible(part) for part in (hit.outlet, hit.date_label) if part)
    title = _marked(hit.title, hit.title_marks, console.colors_output)
    anchor = hit.url.partition("#")[2]
    where = shown_path(_file(hit, site), os.getcwd())
    where += f"#{visible(anchor)}" if anchor else ""
    if console.links_output:
        where = file_link(where, _file(hit, site), anchor)
    # No brackets: a date may bring its own, « printemps 2025 (date incertaine) ».
    lines = [f"{title} – {about}" if about else title, f"  {where}"]
    if hit.snippet.text:
        text = hit.snippet.text.replace("\n", " ")
        lines.append(f"  {_marked(text, hit.snippet.marks, console.colors_output)}")
    return "\n".join(lines)


def _marked(text: str, marks: Sequence[tuple[int, int]], colors: bool) -> str:
    """`text` with the words that answer the query in bold."""
    if not colors:
        return visible(text)
    parts = []
    at = 0
    for start, end in marks:
        parts += [visible(text[at:start]), _BOLD, visible(text[start:end]), _PLAIN]
        at = end
    return "".join([*parts, visible(text[at:])])
