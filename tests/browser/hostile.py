"""A dossier whose every field, text and file name tries to run something in a reader's browser.

Whatever runs sets `ran` on its window. One vector stands in each file, so that what the
program refuses can be left out and the rest be built.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from dossier.reading import csl
from dossier.reading.schema import json_schema

TEXT = " ".join(
    (
        "vecteur",
        '"><script>ran=1</script>',
        "'><img src=x onerror=ran=1>",
        "</script><script>ran=1</script>",
        "</title></textarea></style></noscript></template><svg onload=ran=1>",
        '--><iframe srcdoc="<script>parent.ran=1</script>">]]>',
        '" onmouseover="ran=1" onfocus="ran=1" autofocus x="',
        "' onmouseover='ran=1' onfocus='ran=1' autofocus x='",
        "` onerror=ran=1 `",
        "{{ 40404 + 1 }} {% set ran = 1 %} {# ran #} ${ran=1} #{ran=1} <%= ran=1 %>",
        "&lt;script&gt;ran=1&lt;/script&gt; &#60;img src=x onerror=ran=1&#62;",
        "\\u003cscript\\u003eran=1\\u003c/script\\u003e \\x3cscript\\x3eran=1\\x3c/script\\x3e",
        "<!--<script>ran=1</script>",
        "javascript:ran=1",
        "*/ran=1/* //ran=1 ;ran=1;",
    )
)
"""Longer than a line, so that what is cut short is cut within mark-up."""

URLS = (
    "javascript:ran=1",
    "JaVaScRiPt:ran=1",
    " javascript:ran=1",
    "java\tscript:ran=1",
    "\x01javascript:ran=1",
    "javascript&colon;ran=1",
    "javascript%3Aran=1",
    "vbscript:ran=1",
    "data:text/html,<script>ran=1</script>",
    "data:image/svg+xml,<svg onload=ran=1>",
    "blob:https://x.example/1",
    "view-source:javascript:ran=1",
    "//x.example/y.js",
    'https://x.example/"onmouseover="ran=1',
    "https://x.example/'onmouseover='ran=1",
    "https://x.example/><script>ran=1</script>",
    "https://x.example/#</script><script>ran=1</script>",
    "https://javascript:ran=1@x.example/",
)

BODIES = (
    "<script>ran=1</script>",
    "<SCRIPT SRC=//x.example/y.js></SCRIPT>",
    "<script\n>ran=1</script\n>",
    "<scr<script>ipt>ran=1</scr</script>ipt>",
    "<img src=x onerror=ran=1>",
    "<img/src='x'/onerror=ran=1>",
    "<svg><script>ran=1</script></svg>",
    "<svg onload=ran=1><animate onbegin=ran=1 attributeName=x></svg>",
    '<svg><a xlink:href="javascript:ran=1"><text>x</text></a></svg>',
    '<math><mtext><table><mglyph><style><img src=x onerror="ran=1"></style></mglyph></table></mtext></math>',
    "<details open ontoggle=ran=1><summary>x</summary></details>",
    "<p onmouseover=ran=1 onfocus=ran=1 tabindex=0 autofocus>x</p>",
    '<div style="background:url(javascript:ran=1)">x</div>',
    '<b title="x" onclick="ran=1">x</b>',
    '<abbr title="x" onpointerover=ran=1>x</abbr>',
    '<abbr title="&quot; onpointerover=&quot;ran=1">x</abbr>',
    '<span id="_main" class="skip" lang=\'en" onclick="ran=1\'>x</span>',
    "<iframe src=javascript:parent.ran=1></iframe>",
    '<object data="javascript:ran=1"></object><embed src="javascript:ran=1">',
    "<form action=javascript:ran=1><button>x</button></form>",
    "<base href=//x.example/>",
    '<meta http-equiv=refresh content="0;url=javascript:ran=1">',
    "<link rel=stylesheet href=//x.example/y.css><style>@import '//x.example/y.css'</style>",
    "<template><script>ran=1</script></template><noscript><p title=\"</noscript><img src=x onerror=ran=1>\"></noscript>",
    "<textarea><img src=x onerror=ran=1></textarea><title><img src=x onerror=ran=1></title>",
    "<!-- --!><img src=x onerror=ran=1> -->",
    "<!--> <img src=x onerror=ran=1> -->",
    "<![CDATA[<img src=x onerror=ran=1>]]>",
    "<?xml <img src=x onerror=ran=1> ?>",
    "<!DOCTYPE x [<img src=x onerror=ran=1>]>",
    "<b\n<img src=x onerror=ran=1>",
    '<b title="\n\n<img src=x onerror=ran=1>">x</b>',
    "[x](javascript:ran=1)",
    "[x](<javascript:ran=1>)",
    "[x](JAVASCRIPT&colon;ran=1)",
    "[x](java&Tab;script:ran=1)",
    "[x](&#x6A;avascript:ran=1)",
    "[x](data:text/html,<script>ran=1</script>)",
    "[x](vbscript:ran=1)",
    '[x](https://x.example/ "\\" onmouseover=\\"ran=1")',
    "[x](https://x.example/\"onmouseover=\"ran=1)",
    "<javascript:ran=1>",
    "<https://x.example/\"onmouseover=\"ran=1>",
    "[x][y]\n\n[y]: javascript:ran=1",
    "![x](javascript:ran=1)",
    '![x"onerror="ran=1](https://x.example/x.png)',
    "![x](data:image/svg+xml,<svg onload=ran=1>)",
    "[[cible|<img src=x onerror=ran=1>]]",
    '[[cible|x" onmouseover="ran=1]]',
    '[[cible#"onmouseover="ran=1]]',
    '[@cible, p. 4<img src=x onerror=ran=1>]',
    '[@cible, "onmouseover="ran=1]',
    "x[^1]\n\n[^1]: <img src=x onerror=ran=1>",
    '[^"><img src=x onerror=ran=1>]\n\n[^"><img src=x onerror=ran=1>]: y',
    '# Titre {#"onmouseover="ran=1}',
    "# <img src=x onerror=ran=1>",
    "# `<img src=x onerror=ran=1>`",
    "```\"><script>ran=1</script>\n</code></pre><script>ran=1</script>\n```",
    "    </code></pre><script>ran=1</script>",
    "| a |\n|---|\n| <img src=x onerror=ran=1> `</td><script>ran=1</script>` |",
    "{{ 40404 + 1 }} {% include 'base.html' %}",
    "\u2028<img src=x onerror=ran=1>\u2029",
    "<img src=x onerror=ran=1>".replace("<", "\uff1c"),
    "+ADw-script+AD4-ran=1+ADw-/script+AD4-",
    "\\<script>ran=1\\</script> &lt;script>ran=1&lt;/script>",
    "![x](assets/mal.svg)",
    "[x](assets/mal.svg)",
    "[x](assets/mal.html)",
    "[x](assets/mal.xml)",
    "[x](assets/mal.pdf)",
    "[x](assets/mal.txt)",
)  # fmt: skip

ASSETS = {
    "assets/mal.svg": '<svg xmlns="http://www.w3.org/2000/svg" onload="ran=1"><script>ran=1</script></svg>',
    "assets/mal.html": "<!doctype html><title>x</title><script>ran=1</script>",
    "assets/mal.xml": '<x xmlns:h="http://www.w3.org/1999/xhtml"><h:script>ran=1</h:script></x>',
    "assets/mal.pdf": "<html><script>ran=1</script></html>",
    "assets/mal.txt": "<html><script>ran=1</script></html>",
}

SIBLINGS: dict[str, dict[str, str]] = {
    "actors": {"actor": "temoin"},
    "against": {"target": "cible", "quote": "Premiers mots"},
    "appearances": {"in": "cible"},
    "readings": {"date": "2024-03-01", "source": "cible", "rank": "preferred"},
    "roles": {"title": "maire", "from": "2012"},
    "variants": {"in": "cible", "quote": "Premiers mots"},
    "funding": {"value": "public"},
    "author": {"family": "Dupont"},
    "owner": {"value": "Quelqu’un"},
    "country": {"value": "Un pays"},
}
"""What a mapping needs besides the field on trial."""
BASES: dict[str, dict[str, Any]] = {
    "article": {"title": "Vecteur", "published": "2024-03-02", "actors": ["temoin"]},
    "note": {"target": "cible", "kind": "contradiction", "quote": "Premiers mots",
             "against": SIBLINGS["against"], "author": "A. R."},
    "actor": {"name": "Vecteur", "kind": "outlet", "funding": "public"},
    "event": {"title": "Vecteur", "date": "2024-03-03", "sources": ["cible"]},
    "quotation": {"speaker": "temoin", "variants": [SIBLINGS["variants"]]},
    "claim": {"title": "Vecteur", "status": "disputed", "assessed_by": "A. R.",
              "assessed_on": "2024-03-04", "appearances": [{"in": "cible"}]},
    "page": {"title": "Vecteur"},
    "reference": {"type": "article-newspaper", "title": "Vecteur", "issued": "2024-03-05",
                  "author": [{"family": "Dupont", "given": "Anne"}]},
}  # fmt: skip
PRINTED = {*csl.FIELDS} - {"URL", "DOI", "language"}
"""Variables of references that are text; they stand together in one reference of each type."""
REFERENCES = (
    "article-newspaper",
    "book",
    "chapter",
    "webpage",
    "legislation",
    "broadcast",
    "thesis",
)
FOLDERS = {kind: f"{kind}s" for kind in BASES} | {"reference": "sources"}


def hostile_values(schema: dict[str, Any], field: str = "") -> Iterator[tuple[str, Any]]:
    """Values of a field with a vector in one place each, and the way there."""
    kinds = schema.get("type")
    if options := schema.get("oneOf"):
        for option in options:
            yield from hostile_values(option, field)
    elif kinds == "array":
        for way, value in hostile_values(schema["items"], field):
            yield f"[]{way}", [value]
    elif kinds == "object":
        around = SIBLINGS.get(field, {})
        around = dict.fromkeys(schema.get("required", ()), "cible") | around
        for name, inner in schema.get("properties", {}).items():
            for way, value in hostile_values(inner, name):
                yield f".{name}{way}", around | {name: value}
        if isinstance(extra := schema.get("additionalProperties"), dict):
            yield ".key", {TEXT: "https://x.example/" if extra.get("format") else "temoin"}
            for way, value in hostile_values(extra):
                yield f".value{way}", {"x": value}
    elif schema.get("format") == "uri" or field in ("URL", "DOI"):
        for n, url in enumerate((*(URLS[:3] if field == "DOI" else URLS), TEXT)):
            yield f":{n}", url
    elif kinds is None or "string" in kinds:
        yield "", TEXT


def front_matter(values: dict[str, Any]) -> str:
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in values.items()]
    return "\n".join(["---", *lines, "---", ""])


def hostile_dossier() -> tuple[dict[str, str], dict[str, str]]:
    """The files, and for those that hold a vector what it is."""
    shown = re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", TEXT)
    files = {
        "dossier.yaml": front_matter(
            {"title": TEXT, "description": TEXT, "editors": [{"name": TEXT}], "license": TEXT,
             "url": "https://dossier.example/x/", "rights": "full",
             "contact": "mailto:a@dossier.example"}
        ).replace("---\n", ""),
        "articles/cible.md": front_matter({"title": TEXT, "published": "2024-03-01"})
        + f"Premiers mots. {shown}\n",
        "actors/temoin.md": front_matter({"name": f"{TEXT} témoin"}),
    }  # fmt: skip
    tried: dict[str, str] = {}

    def add(path: str, text: str, what: str) -> None:
        files[path] = text
        tried[path] = what

    for path, text in ASSETS.items():
        add(path, text, path)
    for kind, base in BASES.items():
        for field, schema in json_schema(kind)["properties"].items():
            if kind == "reference" and field in PRINTED | {*csl.NAMES[1:]}:
                continue
            for n, (way, value) in enumerate(hostile_values(schema, field)):
                values = {name: was for name, was in base.items() if name != field} | {field: value}
                if field == "readings":
                    del values["date"]
                path = f"{FOLDERS[kind]}/f-{kind}-{field.lower().replace('_', '-')}-{n}"
                what = f"{kind}.{field}{way}"
                if kind == "reference":
                    values.setdefault("id", path.partition("/")[2])
                    add(f"{path}.json", json.dumps([values]), what)
                else:
                    body = "" if kind == "actor" else "Vecteur.\n"
                    add(f"{path}.md", front_matter(values) + body, what)
    for n, body in enumerate(BODIES):
        add(f"articles/b{n}.md", front_matter({"title": f"Corps {n}"}) + body + "\n", body)
        head = {"title": f"Copie {n}", "verbatim": True}
        add(f"articles/v{n}.md", front_matter(head) + body + "\n", f"verbatim: {body}")
        if n % 3 == 0:
            head = {"target": "cible", "quote": "Premiers mots"}
            add(f"notes/n{n}.md", front_matter(head) + body + "\n", f"note: {body}")
    for n, csl_type in enumerate(REFERENCES):
        names = {key: [{"family": TEXT, "given": TEXT}] for key in csl.NAMES}
        item = BASES["reference"] | names | dict.fromkeys(PRINTED, TEXT)
        item |= {"id": f"r{n}", "type": csl_type}
        add(f"sources/r{n}.json", json.dumps([item]), f"reference {csl_type}")
    bibtex = "@article{bib, title = {" + TEXT.replace("{", "").replace("}", "") + "}}\n"
    add("sources/bib.bib", bibtex, "bibtex")
    return files, tried
