"""Brackets in scripts that say nothing."""

from __future__ import annotations

import pytest

from dossier.rendering.scripts.brackets import needless_brackets
from dossier.rendering.scripts.tokens import read_tokens

NEEDLESS = [
    ("v=(a);", "v=a;"),
    ("v=((a));", "v=a;"),
    ("v=(a+b)+c;", "v=a+b+c;"),
    ("v=(a*b)+c;", "v=a*b+c;"),
    ("v=a+(b*c);", "v=a+b*c;"),
    ("v=a&&(b&&c)||(d&&e);", "v=a&&b&&c||d&&e;"),
    ("v=(a===b)?(c=d):(e?f:g);", "v=a===b?c=d:e?f:g;"),
    ("v=a>>(b+c)&1;", "v=a>>b+c&1;"),
    ("v=!(a.b)&&-(a[0])&&(!a)&&(typeof a)==='b';", "v=!a.b&&-a[0]&&!a&&typeof a==='b';"),
    ("v=[...(a||b),(c?d:e)];", "v=[...a||b,c?d:e];"),
    ("f(a=>(a?b:c),(a=>a),(a=b));", "f(a=>a?b:c,a=>a,a=b);"),
    ("f(async()=>{throw (await (a)).b;return (a??=b);});", "f(async()=>{throw (await a).b;return a??=b;});"),
    ("v=(a.b(c)[d])(e);", "v=a.b(c)[d](e);"),
    ("v=(a)?.b;", "v=a?.b;"),
    ("v=`${a}`+(`${b}${c}`);", "v=`${a}`+`${b}${c}`;"),
    ("v={a:(b),[(c)]:(d||e)};", "v={a:b,[c]:d||e};"),
]  # fmt: skip
NEEDED = [
    "v=(a+b)*c;", "v=a-(b-c);", "v=a+(b+c);", "v=((a+b))*c;", "v=a*(b*c);", "v=a/(b/c);", "v=(a,b);", "v=(a?b:c)?d:e;",
    "v=(a=b)||c;", "v=(a=>b)(c);", "v=(a=>b)||c;", "v=!(a&&b);", "v=typeof(a+b);", "v=-(a+b);", "v=(-a).b;", "v=(await a).b;",
    "v=(a?.b).c;", "v=(a?.b)();", "v=(new A).b;", "v=new(a.b());", "v=new(a())();", "v=(5).a;", "v=(f(a)-1)*2;",
    "v=(a||b)??c;", "v=a??(b||c);", "v=(a??b)||c;", "v=(a&&b)??c;", "v=(-a)**b;", "v=a**(b);", "v=(a**b)**c;", "v=(a++).b;",
    "f(a=>({b:1}));", "f(a=>({b}).b);", "f(a=>(function(){})());", "({a}=b);", "(function(){})();", "(a=>a)();",
    "switch(a){case 1:({a}=b);}", "for(let a=('b'in c);;){}", "for await(a of b){}", "if(a)(b)();", "while(a)(b).c();",
    "f(async(a)=>a,(a)=>a,function(a){},{a(b){},get c(){}},class{a(b){}});", "a.return(b);a.typeof(b);a?.await(b);",
    "v=a<(!--b);", "v=(a)`b`;", "v=f(a)-(b-c);", "v=f(a)\n-(b-c);", "of(a);", "f((a,b),(...a)=>a);", "catch_(a);", "(a)=b;(a)++;",
]  # fmt: skip


def without(source: str) -> str:
    tokens = [*read_tokens(source)]
    needless = needless_brackets(tokens)
    return "".join(token.gap + token.text * (at not in needless) for at, token in enumerate(tokens))


@pytest.mark.parametrize(("source", "expected"), NEEDLESS)
def test_brackets_go_without_which_it_is_read_the_same(source: str, expected: str) -> None:
    assert without(source) == expected


@pytest.mark.parametrize("source", NEEDED)
def test_brackets_stay_that_say_something_or_may(source: str) -> None:
    expected = source.replace("((a+b))", "(a+b)")

    assert without(source) == expected
