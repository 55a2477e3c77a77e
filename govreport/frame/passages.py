"""Passages: stretches of a report that look one way and speak of one period, each with the words that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from govreport.expression.spans import NAMED_PLAN, SEVERAL_YEARS, span_of
from govreport.frame.direction import Evidence
from govreport.frame.unit import Unit
from govreport.model import Part, Passage, Span, abridged

_YEAR_OPENS = re.compile(r"(?:去年|今年|过去的?一年|一年来|这一年|新的一年)|(?<!到)(?<!\d)(?:\d ?){4}年(?![-—至]|以来)")
_THE_YEAR = ("这一年", "过去一年", "过去的一年", "一年来", "刚刚过去的")
"""A sentence that begins so turns from the years before to the year under review."""
_TURNS_TO_YEARS = re.compile(
    r"(?:各位代表[!,:])?(?:(?:回[望顾首眸]|总结|纵观)[^,。;]{0,6}(?:五年|五”)|过去的?五年,)"
)
"""A sentence that begins so, also in mid-paragraph, turns from the year to the years before."""
_NO_SPAN = re.compile("一年和|规划建议|要点")
_OPENING = 16
_CLAUSE = re.compile(r"[^,。;:]{0,30}")
STATED = "单位说明"
"""The reason of a passage that a person states beside the seed."""
_MOST_CUES = 3
_SHOWN = 24


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a report before its passages are told apart."""

    review: str
    """The year under review; empty where unknown."""
    plan: str
    """The planned year; empty where unknown."""
    stated: Mapping[int, str]
    """Index of the first unit of each passage that a person states, and its period; empty where the text tells."""


@dataclass(frozen=True, slots=True)
class _Scope:
    """What a unit speaks of, and the words that said so."""

    period: str
    words: Span | None


_NO_SCOPE = _Scope("", None)


def passages(
    folded: str,
    units: Sequence[Unit],
    parts: Sequence[Part | None],
    evidence: Sequence[Evidence],
    known: Known,
) -> tuple[Passage, ...]:
    """Return the passages of a report in reading order; what looks neither way belongs to none.

    Args:
        folded: The text.
        units: Headings and sentences.
        parts: Which way each looks.
        evidence: What its words say.
        known: The years of the report, and what a person states.
    """
    found: list[Passage] = []
    scopes = list(_scopes(folded, units, parts, known))
    first = 0
    for index in range(1, len(units) + 1):
        alike = index < len(units) and (parts[index], scopes[index].period) == (parts[first], scopes[first].period)
        if alike and index not in known.stated:
            continue
        if part := parts[first]:
            members = range(first, index)
            found.append(
                Passage(
                    Span(units[first].start, units[index - 1].end),
                    part,
                    scopes[first].period,
                    STATED if first in known.stated else _reason(folded, units, evidence, members, scopes[first]),
                )
            )
        first = index
    return tuple(found)


def _scopes(
    folded: str, units: Sequence[Unit], parts: Sequence[Part | None], known: Known
) -> Iterator[_Scope]:
    """Yield what each unit speaks of: the years that a heading or an opening names, else the year of its part."""
    years = (known.review, known.plan)
    part: Part | None = None
    several = of_chapter = _NO_SCOPE
    chapter: Unit | None = None
    held = ""
    for index, (unit, looks) in enumerate(zip(units, parts, strict=True)):
        held = known.stated.get(index, held)
        if looks is not part:
            part, several = looks, _opened(folded, chapter, looks, years, _NO_SCOPE)
            of_chapter = several
        if unit.level == 1:
            chapter = unit
            several = of_chapter = _opened(folded, unit, looks, years, of_chapter)
        elif unit.level:
            several = _opened(folded, unit, looks, years, several)
        elif opening := _opening(folded, unit):
            several = _opened(folded, opening, looks, years, several)
        default = {Part.LOOK_BACK: years[0], Part.LOOK_AHEAD: years[1], None: ""}[looks]
        yield _Scope(held, None) if held else several if several.period else _Scope(default, None)


def _opening(folded: str, unit: Unit) -> Span | None:
    """Return the words of a sentence that may turn to other years; None where it stands inside what goes on."""
    if unit.opens or folded.startswith(_THE_YEAR, unit.start):
        clause = _CLAUSE.match(folded, unit.start, unit.end)
        return Span(unit.start, min(unit.end, max(unit.start + _OPENING, clause.end() if clause else 0)))
    turn = _TURNS_TO_YEARS.match(folded, unit.start, unit.end)
    return Span(*turn.span()) if turn else None


def _opened(
    folded: str, words: Unit | Span | None, part: Part | None, years: tuple[str, str], before: _Scope
) -> _Scope:
    """Return the scope behind a heading, or words that open a paragraph or a turn: what they name first counts."""
    if words is None:
        return before
    heading = isinstance(words, Unit)
    year = _YEAR_OPENS.search(folded, words.start, words.end)
    pattern = NAMED_PLAN if heading and not SEVERAL_YEARS.search(folded, words.start, words.end) else SEVERAL_YEARS
    for found in pattern.finditer(folded, words.start, words.end):
        if (year and year.start() < found.start()) or _NO_SPAN.search(folded, words.start, words.end):
            return _NO_SCOPE
        if _fits(span := span_of(found, part, *years), part, years):
            return _Scope(span, Span(*found.span()))
    return _NO_SCOPE if year else before


def _fits(span: str, part: Part | None, years: tuple[str, str]) -> bool:
    """Tell whether a run of years lies on the side to which a passage looks."""
    if not span or not years[0] or part is None:
        return bool(span)
    return span[:4] <= years[0] if part is Part.LOOK_BACK else span[-4:] > years[0]


def _reason(
    folded: str, units: Sequence[Unit], evidence: Sequence[Evidence], members: range, scope: _Scope
) -> str:
    """Return why a passage begins and is what it is: its heading, or the words that weigh most at its start."""
    first = units[members[0]]
    if first.level:
        return f"标题“{_shown(folded, first.start, first.end)}”"
    if scope.words:
        return f"“{folded[scope.words.start : scope.words.end]}”"
    sign = sum(evidence[index].score for index in members)
    cues = [cue for index in members[:_MOST_CUES] for cue in evidence[index].cues if cue[0] * sign > 0]
    told = sorted(cues, key=lambda cue: -abs(cue[0]))[:_MOST_CUES]
    words = dict.fromkeys(folded[start:end] for _, start, end in told)
    return "".join(f"“{word}”" for word in words) or "承接上文"


def _shown(folded: str, start: int, end: int) -> str:
    return abridged("".join(folded[start:end].split()), _SHOWN)
