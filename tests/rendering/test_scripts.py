"""Modules of a theme become one classic script, or are refused with their place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from string import ascii_letters

import pytest
from hypothesis import given, settings

from dossier.building.standstill import _at_hand, _made
from dossier.building.store import Store
from dossier.diagnostics import Report
from dossier.diagnostics.rendering import hint_of, message_of
from dossier.pages.assets import hashed_name
from dossier.rendering.scripts import renaming
from dossier.rendering.scripts.bundling import bundle
from dossier.rendering.scripts.failure import BundleFailure
from dossier.rendering.scripts.tokens import read_tokens, write_tokens
from dossier.rendering.themes import load_theme
from tests.drawing import several
from tests.rendering.test_theme import write_theme


@pytest.fixture(autouse=True)
def _letters_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """For those who read what is expected: else those come first that a script has most of."""
    monkeypatch.setattr(renaming, "_letters", lambda readings: ascii_letters)


def shortened(entry: str, modules: Mapping[str, str]) -> dict[str, str]:
    return bundle("all.js", entry, modules, modules)


CASES = [
    ("spaces go where nothing would join", "a  =  b + c ;", "a=b+c;"),
    ("words stay apart", "return typeof  x", "return typeof x"),
    ("signs stay apart", "a + +b - -c; a+ ++b", "a+ +b- -c;a+ ++b"),
    ("a number keeps its point", "1 .toFixed()", "1 .toFixed()"),
    ("no comment is made of a division by a pattern", "a / /b/", "a/ /b/"),
    ("nor of a comparison", "a < ! --b", "a<! --b"),
    ("comments go", "a /* one\n// two */ = b; // three", "a\n=b;"),
    ("a comment parts as a space does", "return/**/x", "return x"),
    ("texts stay", "a = '  // no' + \"/* it's */\"", "a='  // no'+\"/* it's */\""),
    ("templates stay", "`  // ${ {a: `}` } .a }  `", "`  // ${{a:`}`}.a}  `"),
    ("patterns stay", "a = /[/ ]  \\/'/g . test (b)", "a=/[/ ]  \\/'/g.test(b)"),
    ("a slash divides behind a value", "a / b / c; f(x) / 2; a[0] / g", "a/b/c;f(x)/2;a[0]/g"),
    ("a slash begins a pattern behind a condition", "if (a) / b/.test(c)", "if(a)/ b/.test(c)"),
    ("a member called as a word of the language is a value", "a.in / b / c", "a.in/b/c"),
    ("a line ends a statement", "a = b\n  c = d\n", "a=b\nc=d"),
    ("but not where none can end", "f(\n  a,\n  b\n)\n  .c", "f(a,b).c"),
    ("private members and letters of any language", "this . #é = œ", "this.#é=œ"),
    ("an optional member, and a choice", "a ?. b ? .5 : c ?? d", "a?.b?.5:c??d"),
]


@pytest.mark.parametrize(("source", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])  # fmt: skip
def test_nothing_needless_is_written(source: str, expected: str) -> None:
    """And nothing else is changed; what is written reads as the same tokens."""
    written = write_tokens(read_tokens(source))

    assert written == expected
    assert [t.text for t in read_tokens(written)] == [t.text for t in read_tokens(source)]


def test_an_end_before_a_bracket_goes() -> None:
    """But not where it is all of a statement, or might be."""
    source = "{ a(); } { if (a); } { for (;;); } { do a; while (b); } { a.if(b); }"

    assert write_tokens(read_tokens(source)) == "{a()}{if(a);}{for(;;);}{do a;while(b);}{a.if(b);}"


def test_a_module_stands_after_what_it_imports_once() -> None:
    """In the order of the imports, without them."""
    modules = {
        "page.js": 'import { a, b } from "./parts/a.js";\nimport "./parts/c.js";\na(b);\n',
        "parts/a.js": 'import { c } from "./c.js";\nexport const a = () => c;\nexport class B {}\nconst b = 2;\nexport { b };\n',
        "parts/c.js": "/** Of no use. */\nexport async function c() {\n  await d;\n}",
        "unused.js": "}",
    }

    assert shortened("page.js", modules)["all.js"] == (
        '(()=>{"use strict";let b=async()=>{await d},a=()=>b,c=class{};a(2);})();\n'
    )


def test_what_is_asked_for_by_a_call_is_a_part() -> None:
    """It is given what it takes from the first script, where what several want stands."""
    modules = {
        "page.js": 'import { one } from "./one.js";\none(() => import("./more.js"), import("./other.js"));',
        "one.js": "export function one() {}",
        "both.js": "export const both = () => 1;",
        "more.js": 'import { one } from "./one.js";\nimport { both } from "./both.js";\nimport { own } from "./own.js";\n'
        "const HERE = 2;\nexport const more = () => one(both, own, HERE);\nexport { own, HERE };",
        "own.js": "export class own {}",
        "other.js": 'import { both } from "./both.js";\nboth();',
    }
    scripts = shortened("page.js", modules)
    names = {
        name: re.findall(rf'"({name}\.[0-9a-f]+\.js)"', scripts["all.js"])
        for name in ("all-more", "all-other")
    }

    assert [*scripts] == ["all-more.js", "all-other.js", "all.js"]
    assert scripts["all-more.js"] == (
        'document.currentScript.bundled=(b,c)=>{"use strict";'
        "let a=class{},d=()=>c(b,a,2);\nreturn{HERE:2,more:d,own:a}};\n"
    )
    assert (
        scripts["all-other.js"]
        == 'document.currentScript.bundled=(b)=>{"use strict";b();\nreturn{}};\n'
    )
    assert (
        f'c(()=>a("{names["all-more"][0]}",$=>$(b,c)),a("{names["all-other"][0]}",$=>$(b)));'
        in scripts["all.js"]
    )
    assert {f"assets/{name}" for found in names.values() for name in found} <= {
        hashed_name(name, sha256(script.encode()).hexdigest()) for name, script in scripts.items()
    }


def test_a_module_that_is_there_already_is_no_part() -> None:
    """What it exports is given all the same."""
    modules = {
        "a.js": "export const a = () => 1;",
        "page.js": 'import { a } from "./a.js";\na(import("./a.js"));',
    }

    assert [*shortened("page.js", modules)] == ["all.js"]
    assert "a(Promise.resolve().then(()=>({a})));" in shortened("page.js", modules)["all.js"]


def test_a_part_offers_what_it_has_from_another() -> None:
    """And a script asks for itself as for what is there already."""
    modules = {
        "page.js": 'import("./a.js"); import("./b.js"); export const one = f; import("./page.js");',
        "a.js": 'import { two } from "./c.js"; export { two };',
        "b.js": 'import "./c.js";',
        "c.js": "export const two = g();",
    }
    written = shortened("page.js", modules)

    assert [*written] == ["all-a.js", "all-b.js", "all.js"]
    given = re.search(r"let (\w+)=g\(\)", written["all.js"])
    assert given
    assert written["all-a.js"].startswith(f"document.currentScript.bundled=({given[1]})=>{{")
    assert "Promise.resolve().then(()=>({one:" in written["all.js"]


REFUSED = [
    ("missing", "b.js", 'import "./b.js";'),
    ("circle", "page.js", 'import "./page.js";'),
    ("missing", "b.js", 'import("./b.js");'),
    ("taken", "a", 'import("./a.js"); a;'),
    ("unoffered", "b", 'import { b } from "./a.js";'),
    ("undeclared", "b", "export { b };"),
    ("twice", "a", 'import "./a.js"; const { a } = b;'),
    ("taken", "a", 'import "./a.js"; const f = () => a;'),
    ("taken", "a", 'import "./a.js"; for (const a of []);'),
    *[
        ("form", word, source)
        for word, source in [
            ("a", 'import a from "./a.js";'),
            ("*", 'import * as a from "./a.js";'),
            ("as", 'import { a as b } from "./a.js";'),
            ('"a.js"', 'import { a } from "a.js";'),
            ("a", "f(import(a));"),
            ("import", "f(import('./a.js', {}));"),
            ("export", "export default 1;"),
            ("export", "export let b = 1;"),
            ("export", 'export { a } from "./a.js";'),
            ("export", 'export * from "./a.js";'),
            ("await", "await b;"),
            ("await", "if (b) { await b; }"),
            ("eval", "f(eval('b'));"),
            ("import.meta", "import.meta.url;"),
            (",", "const b = 1, c = 2;"),
            ("'use strict'", "'use strict';"),
        ]
    ],
    *[("unreadable", text, text) for text in ["`", "'", "(", ")", "\\"]],
    ("unreadable", "}/", "() => {} / 2"),
]


@pytest.mark.parametrize(("why", "word", "source"), REFUSED)
def test_what_cannot_be_bundled_is_refused(why: str, word: str, source: str) -> None:
    """With the module and the line."""
    modules = {"a.js": "export const a = 1;", "page.js": f"\n{source}"}
    with pytest.raises(BundleFailure) as caught:
        shortened("page.js", modules)

    failure = caught.value
    assert (failure.path, failure.line, failure.why, failure.word) == ("page.js", 2, why, word)


_PIECES = """
    const let var function class async await for while if else return import export from of in static
    get eval { } ( ) [ ] => = == ++ -- , ; : ? . ?. ... * / a b _c "./a.js" 'b' 1 `${ } /d/ import( $import
""".split()


@settings(derandomize=True, max_examples=150)
@given(several([*_PIECES, "\n"], max_size=12).map(" ".join))
def test_whatever_a_module_says_is_bundled_or_refused(source: str) -> None:
    """Without a fault of ours, shortened or not."""
    modules = {"page.js": source, "a.js": "export const a = 1;"}
    for may in ((), modules):
        with suppress(BundleFailure):
            assert "all.js" in bundle("all.js", "page.js", modules, may)


RENAMED = [
    ("variables", "const one = g(); f(one);", "let a=g();f(a);"),
    ("parameters", "function one(two, three = Map) { return two + three }", "let a=(a,b=Map)=>{return a+b};"),
    ("of arrows", "one((two) => two, three => three, async (four) => four)", "one(a=>a,a=>a,async a=>a)"),
    ("patterns, whose keys stay", "const { one, two: [three], four = five } = six;", "let{one:b,two:[c],four:a=five}=six;"),
    ("keys that name their value", "let one = g(); f({ one, two: one, three });", "let a=g();f({one:a,two:a,three});"),
    ("but no members and methods", "class One { two() { this.two(One.One); } get One() { return { two() {} } } }",
     "class a{two(){this.two(a.One)}get One(){return{two(){}}}}"),
    ("but for its own", "class One { _two() { return this._two().three._four } } f(({ _six }) => _five);", "let a=class{a(){return this.a().three._four}};f(({_six:a})=>_five);"),
    ("nor what comes from elsewhere, or goes there",
     "class One { constructor(b) { this._two = b._two; this._six = this._t = \"_six\"; } }", 'let a=class{constructor(a){this._two=a._two;this._six=this.a="_six"}};'),
    ("in blocks behind a colon", "let one = f; switch (two) { case 1 ? 2 : 3: { one(); } default: { one(); } } three: { one(); }",
     "let a=f;switch(two){case 1?2:3:{a()}default:{a()}}three:{a()}"),
    ("not in objects behind one", "let one = f; f(two ? 1 : { one() {} }); two = three ?? four ? 1 : { one() {} };", "let a=f;f(two?1:{one(){}});two=three??four?1:{one(){}};"),
    ("in fields of classes", "let one = f; class Two { one = one\n two = (three) => one + three\n static four = one; one() { return one } }",
     "let b=f,a=class{one=b\ntwo=a=>b+a\nstatic four=b;one(){return b}};"),
    ("in what a class extends", "let one = f; class Two extends one(Map) { } class Three extends four.five(Map) { }",
     "let a=f,c=class extends a(Map){},b=class extends four.five(Map){};"),
    ("what is true", "let one = true; f({ true: false }.true, one ? true : false);", "let a=!0;f({true:!1}.true,a?!0:!1);"),
    ("what is caught", "try { f() } catch (one) { f(one) }", "try{f()}catch(a){f(a)}"),
    ("in templates", "let one = 1; f(`one ${one} one`);", "let a=1;f(`one ${a} one`);"),
    ("in loops", "for (const [one, two] of three) f(one, two);", "for(let[a,b]of three)f(a,b);"),
    ("never to what is in use", "const one = a;", "let b=a;"),
    ("nor to what anything else in the script uses", "f((one) => one); g(() => a);", "f(b=>b);g(()=>a);"),
    ("the top's everywhere", "const one = g(); f((two) => two + one); g(one);", "let b=g();f(a=>a+b);g(b);"),
    ("one where it is declared alone", "f((one) => one); g(one);", "f(a=>a);g(one);"),
    ("functions that see nothing of one another have the same",
     "const one = (two) => two + ((three) => three); class Four { five(six) { return six } seven(eight) { return one(eight) } }",
     "let b=a=>a+(a=>a),a=class{five(a){return a}seven(a){return b(a)}};"),
    ("an inner one has another than what it uses of the outer", "f((one) => (two) => (three) => one + three)", "f(a=>b=>b=>a+b)"),
    ("though it be used before it is declared", "f(() => { g(() => one); const one = h((two) => two); })", "f(()=>{g(()=>a);let a=h(a=>a)})"),
    ("blocks and loops are as functions",
     "function one(two) { for (const three of two) { const four = three; f(four) } if (two) { let five; g(five) } }",
     "let a=a=>{for(let b of a){let a=b;f(a)}if(a){let a;g(a)}};"),
    ("loops without braces are not", "function one(two) { for (const three of two) f(three); for (const three of two) f(three); return two }",
     "let a=a=>{for(let b of a)f(b);for(let b of a)f(b);return a};"),
    ("several declared at once", "function one() { for (let two = g(1, 2), three = [two, two]; ; ) f(two, three) }", "let a=()=>{for(let a=g(1,2),b=[a,a];;)f(a,b)};"),
    ("what one word declares is declared together", "function one() { const two = g(); const three = two; f(three) }", "let a=()=>{let a=g(),b=a;f(b)};"),
    ("but not where a line may have ended it", "function one() { const two = g()\n  h(); const three = two; f(three) }", "let a=()=>{let a=g()\nh();let b=a;f(b)};"),
    ("a function that is a value keeps its name", "one(function two() {}); two();", "one(function two(){});two();"),
    ("a constant number is written as it is", "const one = 1; f(one, { one, two: one }, one.two);", "f(1,{one:1,two:1},(1).two);"),
    ("but not where something else has its name", "const one = 1; f((one) => one, one);", "f(a=>a,1);"),
    ("nor where what has it is no variable that is certain",
     "const one = 1; const two = function one() { one() }; f(() => { one: for (;;) { break one } }); var three = class one {}",
     "let a=1,b=function a(){a()};f(()=>{a:for(;;){break a}});var three=class a{}"),
    ("nor is it in a variable by `var`", "const one = 1; f(() => { var two, one = 2; g(one) })", "let a=1;f(()=>{var two,a=2;g(a)})"),
    ("not in a loop without braces either", "const one = 1; function two(three) { for (const one of three) f(one); return one }",
     "let a=a=>{for(let b of a)f(b);return b},b=1;"),
    ("what a function is given is not what it declares", "f((one) => { let two = 1; return two }, { three(one) { let two = 1; return two } })",
     "f(a=>{let b=1;return b},{three(a){let b=1;return b}})"),
    ("nor is what is caught", "try { f() } catch (one) { let two = 1; f(two) }", "try{f()}catch(a){let b=1;f(b)}"),
    ("an arrow's value ends with its line", "const one = (two) => two\nconst three = one\nf(three)", "let a=b=>b\nlet b=a\nf(b)"),
    ("what stands where another does is called like it", "f((one, two) => h.at(two, g)); f((three) => h.at(three, g))",
     "f((a,b)=>h.at(b,g));f(b=>h.at(b,g))"),
    ("a call that a block follows is no function", "const one = f; g((two) => { h(one)\n{ let two = one } })", "let b=f;g(a=>{h(b)\n{let a=b}})"),
    ("but not where it goes on", "const one = (two) => two\n  + two\nf(one)", "let a=a=>a\n+a\nf(a)"),
    ("what a method without a name is given", "let one = f; g({ [one](two) { return two }, 'one'(two) { return two } })",
     "let a=f;g({[a](a){return a},'one'(a){return a}})"),
    ("a class may call anything true", "class One { true = true; static const() { return { false() {} } } }",
     "let a=class{true=!0;static const(){return{false(){}}}};"),
    ("a sixteenth ends with its digits", "let one = 1; f(0xe+one)", "let a=1;f(14+a)"),
    ("one that may change is not", "let one = 1; const two = -1; f(one, two);", "let a=1,b=-1;f(a,b);"),
    ("figures that say nothing go", "f(0x23, 0.5, 0x5.g, 0.5.g, 1.0)", "f(35,.5,0x5.g,.5.g,1.0)"),
    ("so do brackets behind `new`", "f(new One(), new One().g, new One(2)); h = new f.One()", "f(new One,new One().g,new One(2));h=new f.One()"),
    ("and around what is read so without", "f((g.h), (g.h(1)[2]), (g?.h).i, (g)(1), (g + 1)); h.return((g)); h = () => { return (\ng) }",
     "f(g.h,g.h(1)[2],(g?.h).i,g(1),g+1);h.return(g);h=()=>{return g}"),
    ("a block ends as it closes", "function one() { if (g) { f() }\n  try { f() } catch { f() }\n  h = {}\n  h = () => {}\n  return 1;\n}\none()",
     "let a=()=>{if(g){f()}try{f()}catch{f()}h={}\nh=()=>{}\nreturn 1};a()"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), [case[1:] for case in RENAMED], ids=[case[0] for case in RENAMED])  # fmt: skip
def test_names_that_only_the_script_sees_are_short(source: str, expected: str) -> None:
    """Those of the browser, of members and of keys stay."""
    assert (
        shortened("a.js", {"a.js": source})["all.js"] == f'(()=>{{"use strict";{expected}}})();\n'
    )


def test_a_module_stands_as_it_was_written() -> None:
    """In a function of its own, with what it imports; so do those of a part."""
    modules = {
        "page.js": '// Of one’s own.\nimport { a } from "./a.js";\nlet one = a  /* kept */\nimport("./more.js");',
        "a.js": "export const a = 1",
        "more.js": 'import { a } from "./a.js"; export const b = a;',
    }
    scripts = bundle("all.js", "page.js", modules)
    (published,) = re.findall(r'"(all-more\.[0-9a-f]+\.js)"', scripts["all.js"])

    assert scripts["all.js"].endswith(
        '$modules["a.js"] = (function () {\n\n const a = 1\n;return { __proto__: null, a };\n})();\n'
        '$modules["page.js"] = (function () {\nconst { a } = $modules["a.js"];\n// Of one’s own.\n\n\nlet one = a  /* kept */\n'
        f'$import("more.js", "{published}");\n;return {{ __proto__: null }};\n}})();\n}})();\n'
    )
    assert scripts["all-more.js"] == (
        'document.currentScript.bundled = function ($modules, $import) {\n"use strict";\n'
        '$modules["more.js"] = (function () {\nconst { a } = $modules["a.js"];\n\n \n const b = a;\n'
        ';return { __proto__: null, b };\n})();\nreturn $modules["more.js"];\n};\n'
    )


CHANGING = [
    ("changing", "let b = 1; export { b };"),
    ("changing", "var b; export { b };"),
    ("changing", "export function b() { b = 1 }"),
    ("changing", "export class b {} b ??= 1;"),
    ("changing", "export function b() {} ({ a: b } = a);"),
    ("changing", "export function b() {} for (b of a);"),
    ("undeclared", "function f() { const b = 1 } export { b };"),
    ("form", "export const b = 1, c = 2;"),
    ("form", "if (a) { await b }"),
]


@pytest.mark.parametrize(("why", "source"), CHANGING)
def test_what_cannot_stand_as_it_was_written_is_refused(why: str, source: str) -> None:
    """Above all what others would see of a value that changes."""
    with pytest.raises(BundleFailure) as caught:
        bundle("all.js", "page.js", {"page.js": source})

    assert caught.value.why == why


def test_words_that_are_names_too_stay() -> None:
    """As variables, and as what a part offers."""
    modules = {
        "page.js": 'import { of } from "./a.js";\nf(of);\nimport("./more.js").then(f);',
        "a.js": "export const of = 1;",
        "more.js": "export const get = () => 1;",
    }
    scripts = shortened("page.js", modules)

    assert ",of=1;f(of);" in scripts["all.js"]
    assert "let get=()=>1;\nreturn{get}}" in scripts["all-more.js"]


def test_members_keys_and_methods_may_have_any_name() -> None:
    """They are not names of the shared scope."""
    source = 'import "./a.js";\nclass B { a() { return { a: this.a } } static #a = 1 }'
    modules = {"a.js": "export const a = 1;", "page.js": source}

    assert "a:this.a" in shortened("page.js", modules)["all.js"]


def test_what_modules_say_is_their_own_is_short() -> None:
    """Wherever it stands in any of them, but where it is asked for by a text."""
    modules = {
        "a.js": "/** What it holds.\n * @own one two */\nexport const a = (b) => ({ one: 1, two: b.two, three: b.one });",
        "page.js": 'import { a } from "./a.js";\n/** @own four five six */\n'
        'class B { four() { return "five" in a(this)?.one } }\n'
        'f(({ one, four: { two } }) => one + two["six"].six + five, "@own seven", g.seven);',
    }

    assert shortened("page.js", modules)["all.js"] == (
        '(()=>{"use strict";let a=a=>({c:1,d:a.d,three:a.c}),'
        'b=class{d(){return"five"in a(this)?.c}};f(({c,d:{d}})=>c+d["six"].six+five,"@own seven",g.seven);})();\n'
    )


def test_a_part_offers_what_is_its_own_by_short_names() -> None:
    """So it is asked for."""
    modules = {
        "page.js": 'f(async () => (await import("./more.js")).one());',
        "more.js": "/** @own one */\nexport const one = () => 1;",
    }
    scripts = shortened("page.js", modules)

    assert "return{c}}" in scripts["all-more.js"]
    assert ")).c());" in scripts["all.js"]


@pytest.mark.parametrize(
    ("source", "is_shared"),
    [
        ("/** @own one */\n/** @own two */\nf({ one: 1 }, { two: 2 });", True),
        ("/** @own one */\nf((a) => a.one);\n/** @own two */\nf((a) => a.two);", True),
        ("/** @own one */\n/** @own two */\nf({ one: { two: 2 } });", True),
        ("/** @own one two */\nf({ one: 1 }, { two: 2 });", False),
        ("/**\n * @own one\n * @own two\n */\nf({ one: 1 }, { two: 2 });", False),
        ("/** @own one */\n/** @own two */\nf({ one: {}, three: {}, two });", False),
        ("/** @own one */\n/** @own two */\nf(({ one, ...two }) => one);\nf(({ two, one: a }) => a);", False),
        ("/** @own one */\n/** @own two */\nf((a) => { a.one = 1; f(() => a.two); });", False),
        ("/** @own one */\n/** @own two */\nclass A { one() {}\n a(two) { this.two = 2; } }", False),
        ("/** @own one */\n/** @own two */\nclass A { one() {}\n two() {} }", False),
    ],
)  # fmt: skip
def test_what_no_object_has_both_of_may_be_called_alike(source: str, is_shared: bool) -> None:
    """One object has what stands in one comment, in one pair of braces or class, or is asked of one
    variable."""
    short = shortened("page.js", {"page.js": source})["all.js"]
    found = {name for name in "cd" if re.search(rf"[{{,.}}]{name}\b|\n{name}\(", short)}

    assert found == ({"c"} if is_shared else {"c", "d"}), short


def test_what_one_part_offers_is_told_apart() -> None:
    modules = {
        "page.js": 'import("./more.js").then((a) => a.one);\nimport("./more.js").then((a) => a.two);',
        "more.js": "/** @own one */\nexport const one = () => 1;\n/** @own two */\nexport const two = () => 2;",
    }

    assert "return{c,d}}" in shortened("page.js", modules)["all-more.js"]


def test_a_theme_replaces_one_module_of_the_theme_it_extends(tmp_path: Path) -> None:
    """And a file of that name replaces the bundle."""
    base = write_theme(tmp_path / "base", "bundles: {all.js: main.js, own.js: part.js}")
    mine = write_theme(tmp_path / "mine", "extends: base")
    for folder, name, source in [
        (base, "scripts/main.js", 'import { part } from "./part.js"; part();'),
        (base, "scripts/part.js", "export const part = 1;"),
        (mine, "scripts/part.js", "export const part = 2;"),
        (mine, "static/own.js", "mine"),
    ]:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(source, "utf-8")
    theme = load_theme("mine", "fr", str(tmp_path), Report())

    assert theme is not None
    assert theme.static["own.js"] == b"mine"
    assert b"const part = 2;" in theme.static["all.js"]


@pytest.mark.parametrize(
    ("base", "mine", "is_short"),
    [("[all.js]", "[all.js]", True), ("[all.js]", "[]", False), ("[all.js]", "[other.js]", False), ("[]", "[all.js]", False)],
)  # fmt: skip
def test_a_script_is_shortened_if_all_say_so(
    tmp_path: Path, base: str, mine: str, is_short: bool
) -> None:
    """All themes of whose modules it is made; of others, nobody asks."""
    settings = f"bundles: {{all.js: main.js}}\nshortened: {base}"
    (write_theme(tmp_path / "base", settings) / "scripts").mkdir()
    (write_theme(tmp_path / "mine", f"extends: base\nshortened: {mine}") / "scripts").mkdir()
    (tmp_path / "base/scripts/main.js").write_text('import "./part.js"; const two = f;', "utf-8")
    (tmp_path / "mine/scripts/part.js").write_text("const one = g;", "utf-8")
    (tmp_path / "mine/scripts/unused.js").write_text("}", "utf-8")
    theme = load_theme("mine", "fr", str(tmp_path), Report())

    assert theme is not None
    assert (b"b=f;" in theme.static["all.js"]) == is_short
    assert (b"const two = f" in theme.static["all.js"]) != is_short


def test_a_script_that_cannot_be_bundled_is_reported(tmp_path: Path) -> None:
    """As an error of the theme."""
    mine = write_theme(tmp_path / "mine", "bundles: {all.js: search/main.js}")
    (mine / "scripts/search").mkdir(parents=True)
    (mine / "scripts/search/main.js").write_text('\nimport "./words";', "utf-8")
    (mine / "scripts/search/words.js").write_text("", "utf-8")
    report = Report()

    assert load_theme("mine", "fr", str(tmp_path), report) is None
    (found,) = report
    assert message_of(found, "en") == (
        "the script `search/main.js` asks for `search/words`, which is not there"
    )
    assert found.path.endswith("/mine/scripts/search/main.js")
    assert found.place.line == 2
    assert hint_of(found, "en").startswith("did you mean `search/words.js`?")


def test_a_build_bundles_once(tmp_path: Path) -> None:
    """As long as the modules stay as they are."""
    made: list[str] = []

    def make(source: str) -> str:
        made.append(source)
        return source.upper()

    with Store(str(tmp_path), "public", "stamp") as store:
        for source in ("one", "one", "two"):
            _at_hand.clear()
            assert (
                _made(store, "a.js", source, lambda source=source: make(source)) == source.upper()
            )

    assert made == ["one", "two"]
