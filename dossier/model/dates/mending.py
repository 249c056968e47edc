"""The nearest date to a text that is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from dossier.model.dates.between import between, one_of
from dossier.model.dates.edtf import LONGEST, analyse, parse
from dossier.model.dates.errors import DateError
from dossier.model.dates.forms import Point, as_date
from dossier.model.dates.hedging import hedged, without_hedges
from dossier.model.dates.phrases import months, normalise, read_phrase, weekdays
from dossier.model.dates.value import OPEN_END, OPEN_START, Date
from dossier.model.nearest import nearest


def unreadable(text: str, lang: str) -> DateError:
    """What to answer to `text`, which is neither EDTF nor a wording.

    Nothing certain is proposed for what it doubts.
    """
    if len(text) > LONGEST:
        return DateError("date-unsupported", text)
    said = normalise(text)
    if _NOT_KNOWN.fullmatch(said):
        return DateError("date-unsupported", text, hint="leave-out")
    said, doubt = without_hedges(said)
    error = _nearest(text, said, lang)
    if doubt:
        if error.suggestion:
            error.suggestion = hedged(error.suggestion, doubt)
        if error.alternative:
            error.alternative = hedged(error.alternative, doubt)
        if rest := error.params.get("rest"):
            error.params["rest"] = hedged(f"2000-{rest}", doubt).removeprefix("2000-")
    return error


_NOT_KNOWN = re.compile(
    r"[?-]+|n/?a|[sn]\.? ?d\.?|null|none|aucune|(?:date )?(?:inconnue?|unknown)|undated"
    r"|(?:sans|no) (?:date|objet)|non (?:datee?|connue?|precisee?)|not known"
)
_WINTER = re.compile(
    r"\b(?P<name>hiver|winter)(?P<link>(?: of| de)? )(?P<year>[0-9]{4})(?! ?[-/] ?[0-9])"
)


def either_winter(text: str, said: str) -> DateError | None:
    """What to answer to « hiver 2019 », which begins with that year or ends with it; None where it
    can be but one of them."""
    if not _WINTER.search(said):
        return None
    begins = _edtf(_WINTER.sub(lambda m: f"{m[0]}-{int(m['year']) + 1:04}", said))
    ends = winter_before(said)
    if not begins or not ends:
        return None
    return DateError("date-ambiguous", text, suggestion=begins, alternative=ends, hint="two")


def winter_before(said: str) -> str | None:
    """« de l'hiver 2024 au printemps 2024 », with the winter that ends with that year."""
    meant = _WINTER.sub(
        lambda m: f"{m['name']}{m['link']}{int(m['year']) - 1:04}-{m['year']}", said
    )
    return _edtf(meant) if meant != said else None


def _edtf(said: str) -> str | None:
    """What a wording says; None where it is none of what can be."""
    try:
        form = read_phrase(said)
    except DateError:
        return None
    return as_date(form).edtf if form else None


def _nearest(text: str, said: str, lang: str) -> DateError:
    """The answer to what a text says without its words of doubt."""
    digits = _DIGITS.fullmatch(said)
    if digits:
        answer = _in_digits(text, digits, lang)
        if answer:
            return answer
    for mend in (_as_it_is, _mended_edtf, _mended_words, _beside, _part_of_it):
        for candidate in mend(said):
            if (date := _read(candidate)) is not None:
                # What only limits a date, in words or as « [2024-04..] », says of nothing that it lasts.
                is_limit = date.earliest == OPEN_START or date.latest == OPEN_END
                is_limit = is_limit and (mend is _beside or said.startswith("["))
                hint = "open" if is_limit else None
                plain = DateError("date-unsupported", text, suggestion=date.edtf, hint=hint)
                return either_winter(text, candidate) or plain
    if date := _read(f"{said} 2000"):
        one = re.fullmatch(r"2000-([^/,]+)", date.edtf)
        told = {"hint": "add-year", "rest": one[1]} if one else {}
        return DateError("date-unsupported", text, variant="without-year", **told)
    return DateError("date-unsupported", text)


def _read(text: str) -> Date | None:
    try:
        return parse(text)
    except DateError:
        pass
    try:
        form = read_phrase(text) or between(text)
    except DateError as error:
        return parse(error.suggestion) if error.suggestion else None
    return as_date(form) if form else None


def _as_it_is(said: str) -> Iterator[str]:
    yield said


_DIGITS = re.compile(r"([0-9]{1,4})(?P<by> ?[-/. ] ?)([0-9]{1,2})(?P=by)([0-9]{1,4})")


def _in_digits(text: str, match: re.Match[str], lang: str) -> DateError | None:
    """`2024-3-5` is padded; `05/03/2024` has two readings where both numbers can be months."""
    a, by, b, c = match.groups()
    if len(a) == 4 and len(c) <= 2:
        order = [(b, c), (c, b)]
        possible = [_read(f"{a}-{m:0>2}-{d:0>2}") for m, d in order]
        year_first = next((date for date in possible if date), None)
        if year_first is None:
            return _impossible(text, a, order)
        return DateError("date-unsupported", text, suggestion=year_first.edtf)
    if len(a) > 2 or len(c) not in (2, 4):
        return None
    year = c if len(c) == 4 else f"20{c}"
    order = [(b, a), (a, b)] if lang.lower() not in ("en", "en-us") else [(a, b), (b, a)]
    readings = [_read(f"{year}-{month:0>2}-{day:0>2}") for month, day in order]
    if by.strip() == "-" and len(a) == len(c) == 2:
        # As EDTF has it, but for the century.
        readings.insert(0, _read(f"20{a}-{b:0>2}-{c}"))
    found = list(dict.fromkeys(date.edtf for date in readings if date))[:2]
    if len(found) == 2:
        first, second = found
        return DateError("date-ambiguous", text, suggestion=first, alternative=second, hint="two")
    if not found:
        return _impossible(text, year, order)
    return DateError("date-unsupported", text, suggestion=found[0])


def _impossible(text: str, year: str, order: list[tuple[str, str]]) -> DateError | None:
    """What is wrong with the month and the day; in whichever `order` there is such a month."""
    month, day = next((pair for pair in order if 1 <= int(pair[0]) <= 12), order[0])
    try:
        parse(f"{year}-{month:0>2}-{day:0>2}")
    except DateError as error:
        error.text = text
        return error
    return None


def _pad(match: re.Match[str]) -> str:
    return f"{match[1]}-{match[2]:0>2}"


def _quarter(match: re.Match[str]) -> str:
    """One of its months."""
    quarter = int(match["q"] or match["t"])
    year = match["y"] or match["z"]
    return _from_list(f"{year}-{quarter * 3 - 2:02}", f"{year}-{quarter * 3:02}")


def _from_list(first: str, last: str) -> str:
    """« [2024-02..2024-04] »: one of all that lie between."""
    try:
        start, end = analyse(first), analyse(last)
    except DateError:
        return ""
    found = one_of(start, end) if isinstance(start, Point) and isinstance(end, Point) else None
    return as_date(found).edtf if found else ""


_QUOTED = r"^[\"'“”„«»]+ ?| ?[\"'“”„«»]+$"
_Y, _YM, _YMD = r"[0-9]{3}[0-9X]", r"[0-9]{4}-[0-9]{2}", r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_ANY = rf"(?:{_YMD}|{_YM}|{_Y})[?~%]?"

_EDTF_SLIPS: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (_QUOTED, ""),
    (r"[.,;:]+$", ""),
    (r"(?<=[0-9])[Oo](?=[0-9-]|$)", "0"),
    (r"\(\?\)|\?+", "?"),
    (r"\?~|~\?", "%"),
    (r"(?<=[0-9])U+|U(?=U*$)", lambda match: "X" * len(match[0])),
    (r"^([0-9]{4})[-/.]([0-9]{1,2})$", _pad),
    (r"^([0-9]{1,2})[-/.]([0-9]{4})([?~%]?)$", lambda m: f"{m[2]}-{m[1]:0>2}{m[3]}"),
    (r"^([0-9]{4})(0[1-9]|1[0-2])([0-9]{2})$", r"\1-\2-\3"),
    (rf"^({_YMD})T?[0-9]{{2}}:.*$", r"\1"),
    (rf"^({_ANY})-+({_ANY})$", lambda match: "/".join(sorted(match.groups()))),
    (r"^([0-9]{4})-([0-9]{2})/([0-9]{2})$", r"\1-\2/\1-\3"),
    (rf"^({_YM})-([0-9]{{2}})[/-]([0-9]{{2}})$", r"\1-\2/\1-\3"),
    (r"^([0-9]{4})-([0-9]{2}-[0-9]{2})/([0-9]{2}-[0-9]{2})$", r"\1-\2/\1-\3"),
    (r"^(?:(?P<y>[0-9]{4})-?[QT](?P<q>[1-4])|[QT](?P<t>[1-4])-?(?P<z>[0-9]{4}))$", _quarter),
    (rf"^\[({_ANY})\.\.({_ANY})\]$", lambda m: _from_list(m[1], m[2]) or m[0]),
    (r"^[\[{](.*\.\..*)[\]}]$", r"\1"),
    (rf"^({_ANY})?\.\.+({_ANY})?$", lambda match: f"{match[1] or '..'}/{match[2] or '..'}"),
    (r"/(?:OPEN|PRESENT|NOW|UNKNOWN|AUJOURD'HUI|-|\*|)$", "/.."),
    (r"^(?:OPEN|UNKNOWN|-|\*|)/", "../"),
    (rf"^({_ANY})-+\.*$", r"\1/.."),
    (rf"^({_ANY}(?:[,|]{_ANY})+)$", lambda match: f"[{match[1].replace('|', ',')}]"),
    (rf"^([?~%])({_ANY})$", r"\2\1"),
)


def _mended_edtf(said: str) -> Iterator[str]:
    text = said.upper().replace(" ", "")
    yield text
    for slip, mended in _EDTF_SLIPS:
        changed = re.sub(slip, mended, text)
        if changed != text:
            text = changed
            yield text


def _of_this_or_last_century(match: re.Match[str]) -> str:
    """« 3 avril 23 », “3 April ’87”."""
    return f"{match[1]} {'20' if match[2] < '50' else '19'}{match[2]}"


_EARLY = r"(?:(?:le|au|the) )?(?:tout )?(?:debut|early|beginning|start)"
_LATE = r"(?:(?:la|en|a la|the) )?(?:toute )?(?:fin|late|end)"
_OF = r"(?:(?:de |of |in )?(?:[ld]'annee )?)"
_WORD_SLIPS: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (_QUOTED, ""),
    (r"[.,;:!]+$", ""),
    (r"^([0-9]{4}),? ([a-z]+\.?) ([0-9]{1,2})$", r"\3 \2 \1"),
    (rf"^{_EARLY} {_OF}([0-9]{{4}})$", r"entre janvier et avril \1"),
    (rf"^(?:au )?(?:la |the )?(?:mi|mid|middle|milieu)[- ]{_OF}([0-9]{{4}})$", r"entre mai et aout \1"),
    (rf"^{_LATE} {_OF}([0-9]{{4}})$", r"\1-1X"),
    (r"^([0-9]{1,2}(?:er|st|nd|rd|th)? [a-z]+\.?) '?([0-9]{2})$", _of_this_or_last_century),
    (r"^courant (?:de )?", ""),
    (r"^annees ([0-9])0$", r"annees 19\g<1>0"),
    (r"^([^/0-9]+)/([^/]+)$", r"\1 ou \2"),
    (r"\b(ou|or) (?:du|de|en|au|a|in|on) ", r"\1 "),
    (r"^(?:du|de|of|from) (?=.* (?:ou|or) )", ""),
    (r"^(.*[^i ]) ?-+ ?(.+)$", r"de \1 a \2"),
)  # fmt: skip


def _mended_words(said: str) -> Iterator[str]:
    yield said.replace("-", " ")
    text = said
    for slip, mended in _WORD_SLIPS:
        changed = re.sub(slip, mended, text)
        if changed != text:
            text = changed
            yield text
    known = [*months(), *weekdays()]
    slips = {word: nearest(word, known) for word in re.findall(r"[a-z]{4,12}", text)[:8]}
    for word, name in slips.items():
        if name and word not in known and len(name) > 3:
            text = text.replace(word, name)
            yield text


_LIMITS: tuple[tuple[str, str], ...] = (
    (r"(?:pas|not) (?:avant|before)|au plus tot|no (?:earlier|sooner) than|at the earliest"
     r"|ou (?:plus tard|apres)|or (?:later|after)", "from"),
    (r"pas (?:plus tard|apres)|not (?:later than|after)|au plus tard|no later than|at the latest"
     r"|ou (?:plus tot|avant)|or (?:earlier|before)|d'ici(?: a)?|by(?= (?:the |end |early |mid|late |[a-z]* ?[0-9]))", "until"),
    (r"avant|before|prior to", "before"),
    (r"apres(?![- ]midi)|after", "after"),
)  # fmt: skip


@cache
def _limits() -> re.Pattern[str]:
    return re.compile("|".join(rf"\b(?P<{name}>{words})(?!\w)" for words, name in _LIMITS))


def _beside(said: str) -> Iterator[str]:
    """« avant mars 2024 » is `../2024-02`, « après » is `2024-04/..`, whatever stands before."""
    found = list(_limits().finditer(said))
    if len(found) != 1:
        return
    limit = found[0]
    rest = re.sub(r"^(?:le|la|en|au|a|in|on|the) ", "", said[limit.end() :].strip())
    date = _read(rest) or _read(said[: limit.start()].strip(" ,("))
    if not date or date.earliest == OPEN_START or date.latest == OPEN_END:
        return
    name, length = limit.lastgroup, len(date.edtf)
    if length not in (4, 7, 10) or not date.edtf.replace("-", "").isdecimal():
        return
    if name in ("from", "until"):
        yield f"{date.edtf}/.." if name == "from" else f"../{date.edtf}"
        return
    from datetime import date as day

    ordinal = date.earliest - 1 if name == "before" else date.latest + 1
    if 1 <= ordinal <= day.max.toordinal():
        edge = day.fromordinal(ordinal).isoformat()[:length]
        yield f"../{edge}" if name == "before" else f"{edge}/.."


_CHOICE = re.compile(r"\b(?:entre|between|ou|or|semaine|week|quinzaine|fortnight)\b")
_YEARS = re.compile(r"\b[12][0-9]{3}\b")


def _part_of_it(said: str) -> Iterator[str]:
    """Runs of words, the longest first: « publié le 26 février 2024 à 10 h ».

    None of a text that only says what the date is before, after, between or in the week of, or
    that leaves a choice.
    """
    if _limits().search(said) or _CHOICE.search(said):
        return
    years = set(_YEARS.findall(said))
    words = said.replace(",", " ").split()[:24]
    for length in range(min(8, len(words) - 1), 0, -1):
        for start in range(len(words) - length + 1):
            run = " ".join(words[start : start + length]).strip(".;:()[]")
            if re.search(r"[0-9]{4}|siecle|century", run) and years <= set(_YEARS.findall(run)):
                yield run
