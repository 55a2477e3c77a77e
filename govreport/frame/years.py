"""Which year a report looks back on: every witness is heard, and the lead of the first over the second decides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from govreport.expression.dates import dates_in
from govreport.expression.years import YEAR, plan_years, year_of, years_in
from govreport.frame.heading import CLEAR, announcements, read_heading
from govreport.frame.unit import Unit
from govreport.frame.witness import Verdict, Witness, decide
from govreport.lexicon.structure import ChapterWord
from govreport.model import Part, Span

_LATE = (11, 12)
"""Months in which a congress may speak for the year that ends or for the one that comes."""
_SPANS = re.compile(r"\d{4}年?\s*[—–~至到-]+\s*\d{4}年")
_PLAN = re.compile(r"(?P<plan>十[一二三四五六七八九]?|(?<!十)[六七八九])五(?=”|时期|期间)")
_PAST = re.compile(r"(?:过去的|过去了的|走过的|难忘的|刚刚过去的|即将过去的)$")
_ANNOUNCED = re.compile(
    r"(?<!完成)(?<!完成了)(?<!实现)(?:(?P<reported>报告)|)(?P<year>\d{4})年(?:的)?(?:政府|全年|[市县区镇乡省州])?"
    r"(?:(?P<back>工作(?:回顾|总结)|(?(reported)工作|工作回顾))"
    r"|(?P<ahead>工作(?:安排|部署|思路|建议|打算|任务)|(?:工作)?(?:总体要求|总体思路|总体部署|主要任务|重点工作|预期目标|目标任务)"
    r"|,?(?:我们|政府|全[省市县区镇乡州旗])?(?:要|将(?:重点|继续|坚持|努力|全力|着力|围绕|紧扣|以|大力|深入)|力争|计划)))"
)
MEETING, YEAR_END, SIGNED, IN_SEASON = "会议", "会议（文中讲到明年）", "落款", "会期发布"
"""Labels of lines that tell when the report was given: its congress, one that speaks of the year to come as 明年, the
date below the text, and a publication in the season of congresses whose headings say 去年 or 今年."""
_MEETINGS = {MEETING: 4.0, YEAR_END: 4.0, SIGNED: 3.0, IN_SEASON: 3.0}
_COMPARED = "比较同与到至从自由"
_HALF = re.compile(r"上半年|前三季度|今年以来|1[-—至到]6月|1[-—至到]9月")
_OPENING = 6
_MENTIONS = 4.0
"""What all the years in a report's sentences weigh together at the most."""
SURE, CLEAR_LEAD = 2.5, 1.0
"""A year is taken as certain with so much weight, and so much more than the next."""


class Dated(NamedTuple):
    """A line outside the report's own text that bears a date or a year."""

    label: str
    """What it is, in Chinese: ``会议``."""
    text: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Years:
    """The year under review, or 0 where it can't be told, and what was heard."""

    review: int
    verdict: Verdict
    witnesses: tuple[Witness, ...]
    half: bool = False
    """True for a report in the course of a year (``上半年工作情况``, ``下半年打算``): it plans for the same year."""

    @property
    def plan(self) -> int:
        """The year that is planned for, or 0."""
        return self.review + (not self.half) if self.review else 0


def find_years(
    folded: str,
    units: Sequence[Unit],
    parts: Sequence[Part],
    dated: Sequence[Dated],
    words: Sequence[ChapterWord],
) -> Years:
    """Return the year that a report looks back on.

    Args:
        folded: The text.
        units: Headings and sentences in reading order.
        parts: Which way each looks, as far as words alone tell.
        dated: Congress, title, day of publication, the file's name.
        words: The words of chapter headings.
    """
    half = any(unit.level == 1 and _HALF.search(folded, unit.start, unit.end) for unit in units)
    heard = [
        *_by_headings(folded, units, parts, words),
        *_by_order(folded, units),
        *_by_announcements(folded, units),
        *_by_mentions(folded, units, parts),
        *(witness for line in dated for witness in (_by_half_year(line) if half else _by_line(line))),
    ]
    verdict = decide(heard)
    sure = verdict.weight >= SURE and verdict.margin >= CLEAR_LEAD
    return Years(int(verdict.value) if sure else 0, verdict, tuple(heard), half)


def _by_headings(
    folded: str, units: Sequence[Unit], parts: Sequence[Part], words: Sequence[ChapterWord]
) -> Iterator[Witness]:
    """Yield what the years and plans of chapter headings say: those of each announcement, else those of the whole."""
    for unit, part in zip(units, parts, strict=True):
        if unit.level != 1:
            continue
        title = "".join(folded[unit.start : unit.end].split())
        said = read_heading(title, 0, words)
        if said.mixed:
            continue
        told = [one for one in announcements(title) if read_heading(one, 0, words).score]
        named = next((years for one in (*told, title) if (years := years_in(_SPANS.sub("", one)))), [])
        plans = [tuple(map(int, plan_years(match["plan"]).split("-"))) for match in _PLAN.finditer(title)]
        back = said.score > 0 or (not said.score and part is Part.LOOK_BACK)
        weight = 2.0 if not said.score or not named else 5.0 if abs(said.score) >= CLEAR else 3.0
        reason, span = f"章标题“{title[:24]}”", Span(unit.start, unit.end)
        if named or (plans and said.score):
            first, last = (min(named), max(named)) if named else (plans[0][0], plans[-1][1])
            yield Witness(str(last if back else first - 1), weight, reason, span)


def _by_order(folded: str, units: Sequence[Unit]) -> Iterator[Witness]:
    """Yield what the order of years in the headings says: the earliest is reviewed, the year after it is planned."""
    dated = [(unit, years) for unit in units if unit.level == 1 and (years := years_in(folded[unit.start : unit.end]))]
    if len(dated) > 1:
        first = min(min(years) for _, years in dated)
        unit = next(unit for unit, years in dated if first in years)
        if any(first + 1 in years for _, years in dated):
            yield Witness(str(first), 3.0, f"章标题从{first}年讲到{first + 1}年", Span(unit.start, unit.end))


def _by_announcements(folded: str, units: Sequence[Unit]) -> Iterator[Witness]:
    """Yield what is said like a heading inside a sentence, where headings ran into the text, the first of each kind."""
    seen: set[str] = set()
    for unit in units:
        for match in _ANNOUNCED.finditer(folded, unit.start, unit.end) if unit.level == 0 else ():
            kind = "back" if match["back"] else "ahead"
            if kind not in seen:
                seen.add(kind)
                value = int(match["year"]) - (kind == "ahead")
                yield Witness(str(value), 2.0, f"正文写到“{match.group()}”", Span(*match.span()))


def _by_mentions(folded: str, units: Sequence[Unit], parts: Sequence[Part]) -> Iterator[Witness]:
    """Yield what the years in the sentences say: the last that is told of, the first that is planned for."""
    found: list[tuple[int, float, Span, str]] = []
    for unit, part in zip(units, parts, strict=True):
        if unit.level:
            continue
        for match in YEAR.finditer(folded, unit.start, unit.end):
            if match.start() > unit.start and folded[match.start() - 1] in _COMPARED:
                continue
            year = year_of(match)
            early = match.start() - unit.start <= _OPENING
            span = Span(*match.span())
            if _PAST.search(folded, max(unit.start, match.start() - 5), match.start()):
                words = folded[max(unit.start, match.start() - 5) : match.end()]
                yield Witness(str(year), 3.0, f"正文称“{words}”", span)
            elif part is Part.LOOK_BACK:
                found.append((year, 1.0 if early else 0.6, span, "回顾"))
            elif early:
                found.append((year - 1, 1.0, span, "安排"))
    yield from _latest(found)
    total = sum(weight for _, weight, _, _ in found)
    scale = min(1.0, _MENTIONS / total) if total else 0.0
    for year, weight, span, kind in found:
        told = year if kind == "回顾" else year + 1
        yield Witness(str(year), round(weight * scale, 3), f"讲{kind}的句子写到{told}年", span)


def _latest(found: Sequence[tuple[int, float, Span, str]]) -> Iterator[Witness]:
    """Yield that the last year which is told of more than once is the one under review."""
    told = Counter(year for year, _, _, kind in found if kind == "回顾")
    if often := [year for year, count in told.items() if count > 1]:
        span = next(span for year, _, span, kind in found if year == max(often) and kind == "回顾")
        yield Witness(str(max(often)), 1.5, f"回顾部分最晚讲到{max(often)}年", span)


def _by_half_year(line: Dated) -> Iterator[Witness]:
    """Yield what a dated line of a report in the course of a year says: its own year."""
    for year in years_in(line.text)[:1]:
        weight = 4.0 if line.label == "会议" else 1.5
        yield Witness(str(year), weight, f"{line.label}“{line.text.strip()[:30]}”", line.span)


def _by_line(line: Dated) -> Iterator[Witness]:
    """Yield what a dated line says: a congress plans the year in which it is held, unless that is nearly over."""
    date = next(dates_in(line.text), None)
    year = date.year if date else next(iter(years_in(line.text)), 0)
    if not year:
        return
    late = date is not None and date.month in _LATE
    reason = f"{line.label}“{line.text.strip()[:30]}”"
    if line.label in _MEETINGS:
        weight = _MEETINGS[line.label]
        if late and line.label == YEAR_END:
            yield Witness(str(year), weight, reason, line.span)
        elif late:
            yield Witness(str(year), 2.0, reason, line.span)
            yield Witness(str(year - 1), 2.0, reason, line.span)
        else:
            yield Witness(str(year - 1), weight, reason, line.span)
    elif line.label == "发布日期":
        if not late:
            yield Witness(str(year - 1), 1.5, reason, line.span)
    else:
        before, same = (1.5, 1.5) if line.label == "标题" else (1.0, 0.6)
        yield Witness(str(year - 1), before, reason, line.span)
        yield Witness(str(year), same, reason, line.span)
