"""JSON-LD in schema.org's words, for `<script type="application/ld+json">`.

Such a script is data: it is never run, and a policy of `script-src 'self'` lets it stand.
A dossier's page is a `WebPage` of its own, `about` a work that keeps its own publisher,
authors and address.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec

from dossier.config import Dossier
from dossier.model.citation import Item, full_name, has_others, without_others
from dossier.model.dates import Date, known_ends, wording
from dossier.model.records import Actor, Claim, Correction, Event, Name
from dossier.rendering.bibliography.line import clean, is_web
from dossier.rendering.bibliography.when import is_exact
from dossier.sparing import late

Value = dict[str, Any]

_ESCAPES = {
    "<": r"\u003c",
    ">": r"\u003e",
    "&": r"\u0026",
    "\u2028": r"\u2028",
    "\u2029": r"\u2029",
}
_SURROGATES = late(r"[\ud800-\udfff]")


def json_ld(value: Mapping[str, Any]) -> str:
    """The text of a script element: nothing in it can end the script or open a comment."""
    whole = {"@context": "https://schema.org", **value}
    try:
        text = msgspec.json.encode(whole).decode()
    except UnicodeEncodeError:
        text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
        text = _SURROGATES.sub("\ufffd", text)
    for unsafe, escaped in _ESCAPES.items():
        text = text.replace(unsafe, escaped)
    return text


SCHEMA_TYPES = {
    "article": "Article",
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "bill": "Legislation",
    "book": "Book",
    "chapter": "Chapter",
    "classic": "Book",
    "collection": "Collection",
    "dataset": "Dataset",
    "graphic": "VisualArtwork",
    "legislation": "Legislation",
    "manuscript": "Manuscript",
    "map": "Map",
    "motion_picture": "Movie",
    "paper-conference": "ScholarlyArticle",
    "post": "SocialMediaPosting",
    "post-weblog": "BlogPosting",
    "regulation": "Legislation",
    "report": "Report",
    "review": "Review",
    "software": "SoftwareApplication",
    "song": "AudioObject",
    "thesis": "Thesis",
    "webpage": "WebPage",
}
"""CSL type: schema.org's; any other is a `CreativeWork`."""
_PRESS = frozenset(["article-newspaper", "article-magazine", "article-journal", "broadcast"])
_HEADLINED = frozenset(["NewsArticle", "Article", "ScholarlyArticle", "BlogPosting", "Report"])


def work_ld(item: Item, based_on: Sequence[Item] = ()) -> Value:
    """A cited work; `based_on` is what it leans on."""
    kind = SCHEMA_TYPES.get(item.csl_type, "CreativeWork")
    title = clean(item.title)
    value: Value = {
        "@type": kind,
        "headline" if kind in _HEADLINED else "name": title,
        "author": _people(item.names.get("author", ())),
        "editor": _people(item.names.get("editor", ())),
        "inLanguage": clean(item.lang),
        "url": _web(item.url),
        "archivedAt": _web(item.archive_url),
        "isBasedOn": [work_ld(other) for other in based_on],
    }
    if item.csl_type in _PRESS:
        value["publisher"] = _outlet(item.container_title)
    else:
        value["isPartOf"] = _named("CreativeWork", item.container_title)
        value["publisher"] = _named("Organization", item.publisher)
    value |= _dated("datePublished", item.issued, item.words_lang)
    return _filled(value)


def _outlet(name: str) -> Value:
    return _named("NewsMediaOrganization", name)


def _named(kind: str, name: str) -> Value:
    text = clean(name)
    return {"@type": kind, "name": text} if text else {}


def _people(names: Sequence[Name]) -> list[Value]:
    people = [_person(name) for name in without_others(names) if full_name(name)]
    return [*people, _named("Person", "et al.")] if has_others(names) else people


def _person(name: Name) -> Value:
    if name.literal:
        return _named("Organization", name.literal)
    value = _named("Person", full_name(name))
    if name.family:
        value |= {"familyName": clean(name.family), "givenName": clean(name.given)}
    return _filled(value)


def _dated(key: str, date: Date | None, lang: str) -> Value:
    """What ISO 8601 holds of a date, and the wording of another as `temporal`.

    `temporalCoverage`, which takes EDTF, would say what time the work is about.
    """
    if date is None:
        return {}
    return {key: known_ends(date)[0], "temporal": "" if is_exact(date) else wording(date, lang)}


def _web(url: str) -> str:
    address = clean(url)
    return address if is_web(address) else ""


def _filled(value: Value) -> Value:
    return {key: part for key, part in value.items() if part}


def page_ld(
    item: Item,
    dossier: Dossier,
    *,
    url: str = "",
    lang: str = "",
    description: str = "",
    based_on: Sequence[Item] = (),
    cited: Sequence[Item] = (),
) -> Value:
    """The dossier's page about `item`; `url` is the page's own, `cited` what the page cites."""
    editors = [
        _filled(_named("Person", editor.name) | {"url": _web(editor.url)})
        for editor in dossier.editors
    ]
    site = _named("WebSite", dossier.title) | {"url": _web(dossier.url)}
    return _filled(
        {
            "@type": "WebPage",
            "@id": _web(url),
            "url": _web(url),
            "name": clean(item.title),
            "description": clean(description),
            "inLanguage": clean(lang or dossier.lang),
            "isPartOf": _filled(site),
            "editor": editors,
            "license": _license(dossier.license),
            "about": work_ld(item, based_on),
            "citation": [work_ld(other) for other in cited],
        }
    )


def corrections_ld(corrections: Sequence[Correction], title: str, url: str = "") -> Value:
    """That a page of the dossier was corrected: what, and when."""
    days = [known_ends(one.date)[0] for one in corrections]
    return _filled(
        {
            "@type": "WebPage",
            "@id": _web(url),
            "url": _web(url),
            "name": clean(title),
            "dateModified": max(days),
            "correction": [
                _filled(
                    {"@type": "CorrectionComment", "text": clean(one.text), "datePublished": day}
                )
                for one, day in zip(corrections, days, strict=True)
            ],
        }
    )


@lru_cache(maxsize=8)
def _license(name: str) -> str:
    """The address of a Creative Commons licence, another's name as it is."""
    found = re.fullmatch(r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)", name)
    if found:
        return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/"
    return clean(name)


_ACTOR_TYPES = {
    "person": "Person",
    "organization": "Organization",
    "state": "Country",
    "outlet": "NewsMediaOrganization",
    "unnamed": "Thing",
}


def actor_ld(actor: Actor, url: str = "") -> Value:
    """A person, body, state or outlet, the same as what Wikidata and its own links name."""
    same = [f"https://www.wikidata.org/entity/{actor.wikidata}"] if _is_qid(actor.wikidata) else []
    same += [address for _, link in actor.links if (address := _web(link))]
    kind = _ACTOR_TYPES[actor.actor_kind]
    value: Value = {
        "@type": kind,
        "@id": _web(url),
        "name": clean(actor.title),
        "alternateName": [text for alias in actor.aliases if (text := clean(alias))],
        "sameAs": same,
    }
    if kind == "Person":
        value["hasOccupation"] = [
            _filled(
                {
                    "@type": "Role",
                    "hasOccupation": _named("Occupation", role.title),
                    "startDate": known_ends(role.start)[0] if role.start else "",
                    "endDate": known_ends(role.end)[1] if role.end else "",
                }
            )
            for role in actor.roles
        ]
    elif kind == "NewsMediaOrganization":
        value["ownershipFundingInfo"] = clean(actor.owner.value)
    return _filled(value)


def _is_qid(text: str) -> bool:
    return re.fullmatch(r"Q[1-9]\d{0,11}", text) is not None


def event_ld(event: Event, lang: str, url: str = "", participants: Sequence[Actor] = ()) -> Value:
    """A dated fact: its beginning and end as far as they are known, and the date's words.

    An event has no property that takes EDTF.
    """
    first, last = known_ends(event.date) if event.date else ("", "")
    words = wording(event.date, lang) if event.date else ""
    return _filled(
        {
            "@type": "Event",
            "@id": _web(url),
            "name": clean(event.title),
            "startDate": first,
            "endDate": last,
            "description": "" if event.date is None or is_exact(event.date) else words,
            "location": _named("Place", event.place_name),
            "inLanguage": clean(event.lang or lang),
            "contributor": [
                _named(_ACTOR_TYPES[actor.actor_kind], actor.title)
                for actor in participants
                if actor.actor_kind in {"person", "organization", "outlet"}
            ],
        }
    )


def claim_ld(
    claim: Claim,
    lang: str,
    url: str = "",
    works: Sequence[Item] = (),
    first: Item | None = None,
) -> Value:
    """An assertion and the works that make it; `first` is the earliest, where that is known."""
    return _filled(
        {
            "@type": "Claim",
            "@id": _web(url),
            "url": _web(url),
            "name": clean(claim.title),
            "inLanguage": clean(claim.lang or lang),
            "appearance": [work_ld(work) for work in works],
            "firstAppearance": work_ld(first) if first else {},
        }
    )
