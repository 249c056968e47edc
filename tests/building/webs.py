"""Dossiers in which everything leads everywhere, and edits of any of their fields: at random."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

Draw = Callable[["Web"], Any]
"""A field's value; None where it is not written."""

FOLDERS = {
    "article": "articles", "actor": "actors", "note": "notes", "event": "events",
    "quotation": "quotations", "claim": "claims", "page": "pages",
}  # fmt: skip
REFERENCES = "sources/refs.yaml"
MOST = {
    "article": 7, "actor": 5, "note": 8, "event": 4, "quotation": 3, "claim": 4, "page": 2,
    "reference": 5,
}  # fmt: skip
"""Records of each kind."""
NAMES = ["Anne Roux", "La Gazette", "Paul Vidal", "Le Phare", "M. Roux", "la préfète", "Le Port"]
SENTENCES = [
    *(f"{name} a signé le contrat du port." for name in NAMES[:4]),
    "Selon la préfète, le pont fermera en mars.",
    "Deux millions seront versés, dit M. Roux.",
    "Le 31 février 2024, Paul Vidal a parlé.",
]
QUOTES = ["signé le contrat", "le pont fermera", "Deux millions", "a parlé", "contrat du port"]
DATES = ["2024-03-05", "2024-03", "2023", "2024-01-01/2024-02-01", "2024-05-06", "2019~", "?"]
TITLES = ["Un", "Deux", "Le contrat", "Zoé", "« Mots »", "Éclair", "Un", "2024, encore"]


class Web:
    """A dossier as values: what is written of it names only what is there."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.records: dict[str, tuple[str, dict[str, Any], list[str]]] = {}
        """Kind, fields and paragraphs, by id."""
        for kind, most in MOST.items():
            for _ in range(rng.randrange(most + 1)):
                self.add(kind)

    # Edits

    def edit(self) -> str:
        """One change, at random; what it was."""
        what = self.rng.random()
        if what < 0.12:
            return f"add {self.add(self.rng.choice(list(MOST)))}"
        if not self.records:
            return "nothing"
        name = self.rng.choice(list(self.records))
        if what < 0.2:
            del self.records[name]
            return f"remove {name}"
        kind, fields, _ = self.records[name]
        if what < 0.35 and kind != "reference":
            self.records[name] = (kind, fields, self.paragraphs())
            return f"text of {name}"
        field = self.rng.choice(list(FIELDS[kind]))
        fields[field] = FIELDS[kind][field](self)
        return f"{field} of {name}: {fields[field]}"

    def add(self, kind: str) -> str:
        name = f"{kind}-{self.rng.randrange(MOST[kind])}"
        fields = {f: draw(self) for f, draw in FIELDS[kind].items() if self.rng.random() < 0.6}
        for required in ("title", "name", "type"):
            if required in FIELDS[kind]:
                fields[required] = FIELDS[kind][required](self)
        self.records[name] = (kind, fields, self.paragraphs())
        return name

    def drop(self, paths: set[str]) -> None:
        """Take away what stands in some files."""
        self.records = {
            i: one for i, one in self.records.items() if path_of(i, one[0]) not in paths
        }

    # What may be said

    def any(self, *kinds: str) -> str | None:
        found = [i for i, (kind, *_) in self.records.items() if not kinds or kind in kinds]
        return self.rng.choice(found) if found else None

    def some(self, *kinds: str) -> list[str]:
        return list({i for _ in range(self.rng.randrange(3)) if (i := self.any(*kinds))})

    def actor(self) -> str | None:
        """One, by its id or by a name."""
        return self.rng.choice([self.any("actor"), self.rng.choice(NAMES)])

    def paragraphs(self) -> list[str]:
        return [self.paragraph() for _ in range(self.rng.randrange(4))]

    def paragraph(self) -> str:
        said = " ".join(self.rng.sample(SENTENCES, self.rng.randrange(1, 4)))
        other, cited = self.any(), self.any("article", "reference")
        ways = ["", "", "## Suite"]
        if other:
            ways += [
                f"{said} Voir [[{other}]].",
                f"[[{other}|Ceci]] dit que {said}",
                f"![[{other}]]",
            ]
        if cited:
            ways += [f"{said} [@{cited}, p. 2]", f"Un mot [@{cited}]. {said}"]
        return self.rng.choice(ways) or said

    def source(self, *kinds: str) -> dict[str, str] | None:
        found = self.any(*(kinds or ("article", "reference")))
        if found is None:
            return None
        basis = self.rng.choice([{}, {"basis": "stated"}, {"basis": "inferred"}])
        return {"source": found, **basis}

    def sources(self, *kinds: str) -> list[Any]:
        return [s for _ in range(self.rng.randrange(3)) if (s := self.source(*kinds))]

    def printings(self) -> list[Any]:
        found = []
        for holder in self.some("article", "article", "reference"):
            via = self.rng.choice([None, [], self.sources("article", "actor", "reference")])
            one: dict[str, Any] = {"in": holder}
            if via is not None:
                one["via"] = via
            if self.records[holder][0] == "article" and self.rng.random() < 0.6:
                one["quote"] = self.rng.choice(QUOTES)
            found.append(one)
        return found

    def readings(self) -> list[Any]:
        return [
            {
                "date": self.rng.choice(DATES[:4]),
                "rank": self.rng.choice(["preferred", "normal", "deprecated"]),
                **({"source": s, "quote": self.rng.choice(QUOTES)} if (s := self.any("article")) else {}),
            }
            for _ in range(self.rng.choice([0, 2, 2, 3]))
        ]  # fmt: skip

    # As files

    def files(self) -> dict[str, str]:
        """Every file, by path."""
        found = {}
        entries = []
        for name, (kind, fields, paragraphs) in self.records.items():
            there = {
                k: v for k, old in fields.items() if (v := self._present(old)) not in (None, [])
            }
            self._make_good(there)
            if kind == "reference":
                entries.append({"id": name, **there})
                continue
            text = "\n\n".join(self._text(paragraphs))
            front = "".join(f"{k}: {json.dumps(v, ensure_ascii=False)}\n" for k, v in there.items())
            found[path_of(name, kind)] = f"---\n{front}---\n{text}\n"
        if entries:
            found[REFERENCES] = json.dumps(entries, ensure_ascii=False)
        return found

    def _make_good(self, fields: dict[str, Any]) -> None:
        """Let a record quote what is there, once it says where, and prefer one reading."""
        self._check_quote(fields, fields.get("target"))
        for name, holder in (("variants", "in"), ("appearances", "in"), ("readings", "source")):
            for one in fields.get(name, []):
                self._check_quote(one, one.get(holder))
        if fields.get("kind") != "contradiction":
            fields.pop("against", None)
        for reading in fields.get("readings", [])[1:]:
            reading["rank"] = "deprecated"

    def _check_quote(self, fields: dict[str, Any], target: str | None) -> None:
        text = "\n\n".join(self._text(self.records[target][2])) if target else ""
        if fields.get("quote", "") not in text:
            del fields["quote"]

    def _text(self, paragraphs: list[str]) -> list[str]:
        return [p for p in paragraphs if self._is_present(p)]

    def _is_there(self, name: str) -> bool:
        return name in self.records and not self.records[name][1].get("draft")

    def _present(self, value: Any) -> Any:
        """A value without what names a record that is gone."""
        if isinstance(value, str):
            kind, dash, rest = value.rpartition("-")
            is_id = dash and kind in MOST and rest.isdigit()
            return None if is_id and not self._is_there(value) else value
        if isinstance(value, list):
            return [v for old in value if (v := self._present(old)) is not None]
        if isinstance(value, dict):
            kept = {k: self._present(v) for k, v in value.items()}
            return None if any(v is None for v in kept.values()) else kept
        return value

    def _is_present(self, paragraph: str) -> bool:
        for kind, most in MOST.items():
            for n in range(most):
                if f"{kind}-{n}" in paragraph and not self._is_there(f"{kind}-{n}"):
                    return False
        return True


def path_of(name: str, kind: str) -> str:
    return f"{FOLDERS[kind]}/{name}.md" if kind in FOLDERS else REFERENCES


def one_of(*values: Any) -> Draw:
    return lambda web: web.rng.choice(values)


def _tags(web: Web) -> list[str]:
    return web.rng.sample(["Port", "pont", "Été", "élu"], web.rng.randrange(3))


def _note(web: Web) -> Any:
    return web.any(
        "article", "article", "note", "event", "actor", "claim", "reference", "quotation"
    )


COMMON: dict[str, Draw] = {
    "tags": _tags,
    "lang": one_of(None, "en", "fr"),
    "former_ids": lambda web: web.rng.choice(
        [[], [f"ancien-{web.rng.random()}".replace(".", "x")]]
    ),
    "draft": one_of(None, None, None, True),
    "noindex": one_of(None, None, True),
    "mentions": lambda web: (
        {web.rng.choice(NAMES): web.actor() or "off"} if web.rng.random() < 0.3 else None
    ),
    "corrections": one_of(None, None, ["2024-05"], [{"date": "2024-06-07", "text": "Un oubli."}]),
}
FIELDS: dict[str, dict[str, Draw]] = {
    "article": COMMON | {
        "title": one_of(*TITLES),
        "published": one_of(None, *DATES[:6]),
        "outlet": Web.actor,
        "authors": lambda web: [*web.some("actor"), *web.rng.choice([[], ["Hors Dossier"], NAMES[:2]])],
        "actors": lambda web: web.some("actor"),
        "based_on": Web.sources,
        "rights": one_of("full", "full", "excerpt", "link"),
        "verbatim": one_of(None, True),
        "excerpt": one_of(None, 1, 2),
        "summary": one_of(None, "Un résumé.", "Un autre."),
        "type": one_of(None, "webpage", "broadcast"),
        "url": one_of(None, "https://example.org/a"),
        "accessed": one_of(None, *DATES[:2]),
        "archive_url": one_of(None, "https://example.org/b"),
        "archive_date": one_of(None, "2024-05-06"),
        "url_status": one_of(None, "dead"),
        "transcription": one_of(None, {"method": "typed", "by": "A. R."}),
    },
    "actor": COMMON | {
        "name": one_of(*NAMES),
        "kind": one_of("person", "outlet", "outlet", "organization", "unnamed"),
        "aliases": lambda web: web.rng.sample(NAMES, web.rng.randrange(2)),
        "not": one_of(None, ["Anne Roux a signé"]),
        "roles": lambda web: [
            {"title": web.rng.choice(TITLES), "organization": o, "from": web.rng.choice(DATES[:3])}
            for o in web.some("actor")
        ],
        "funding": one_of(None, "state", "private"),
        "owner": one_of(None, "Un groupe"),
        "country": one_of(None, "France"),
        "wikidata": one_of(None, "Q90"),
        "links": one_of(None, {"Site": "https://example.org/"}),
    },
    "note": COMMON | {
        "title": one_of(None, *TITLES),
        "target": _note,
        "quote": one_of(None, *QUOTES),
        "kind": one_of("context", "question", *["contradiction"] * 4),
        "against": lambda web: {"target": i} if (i := web.any("article", "note")) else None,
        "resolution": one_of(None, "Résolu.", "Clos."),
        "author": one_of(None, "A. R."),
        "date": one_of(None, *DATES[:5]),
    },
    "event": COMMON | {
        "title": one_of(*TITLES),
        "date": one_of(None, *DATES[:6]),
        "place": one_of(None, "Au port"),
        "date_text": one_of(None, "au printemps"),
        "actors": lambda web: [{"actor": i, "role": web.rng.choice(TITLES)} for i in web.some("actor")],
        "sources": Web.sources,
        "readings": Web.readings,
    },
    "quotation": COMMON | {
        "title": one_of(None, *TITLES),
        "speaker": lambda web: web.any("actor"),
        "original_lang": one_of(None, "en", "ru"),
        "variants": Web.printings,
    },
    "claim": COMMON | {
        "title": one_of(*TITLES),
        "status": one_of("unverified", "disputed"),
        "assessed_by": one_of(None, "A. R."),
        "assessed_on": one_of(None, "2024-05-06"),
        "appearances": Web.printings,
        "relations": lambda web: [
            {web.rng.choice(["supports", "same_as", "contradicts"]): i} for i in web.some("claim")
        ],
    },
    "page": COMMON | {"title": one_of(*TITLES), "summary": one_of(None, "Un résumé.")},
    "reference": {
        "type": one_of("report", "book"),
        "title": one_of(*TITLES),
        "issued": one_of("2024", "2024", "2023"),
        "author": one_of(*[[{"family": "Roux", "given": "Anne"}]] * 3, [{"family": "Vidal"}]),
        "publisher": one_of(None, "Le Port"),
        "outlet": lambda web: web.any("actor"),
    },
}  # fmt: skip
