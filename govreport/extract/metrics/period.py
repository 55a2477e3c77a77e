"""The year or span a figure speaks of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from govreport.expression.spans import PLAN, SEVERAL_YEARS, five_years, span_of
from govreport.expression.years import plan_years
from govreport.model import Document, Part, Sentence, Span

_YEAR = r"(?:1 ?9|2 ?0) ?\d ?\d"
_IN_CLAUSE = re.compile(
    rf"(?P<base>从|由|自)?(?P<compared>[比较同与和]|相比|超过|[高低优好]于|恢复到|相当于)?"
    rf"(?P<year>{_YEAR}) ?(?:[-—至到]{{1,2}} ?(?P<until>{_YEAR}) ?)?"
    r"年(?!以?来|前|版)"
    rf"|{PLAN}(?P<end>末|期末|收官)|{PLAN.replace('plan', 'plan2')}(?P<during>时期|期间|以来)"
    r"|(?<![比较同与])(?:(?P<last>去年)|(?P<this>今年)|(?P<next>明年))|(?P<five>五年(?:来|间)|过去的?五年"
    r"|五年(?=累计|共|年?均|平均|增|内|投|完成|总)|五年内|(?:今后|未来)五年)|(?P<stop>;)"
)
_FROM = re.compile(r"(?:从|(?<![自缘理])由|自(?=\d|去|上))[^,。;、\d]{0,3}(?:\d{4}年[末底]?的?)?[约近]?$")
_YEARLY = re.compile(r"年均[^,。;]{0,8}$|平均每年[^,。;]{0,8}$")
_NOW = re.compile("目前|截至|现有|已[有设]")
NEAR = 40
"""``从`` and ``年均`` stand within so many characters before the number."""
FAR = 500
"""A year named further back says nothing of a figure."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a passage without a year of its own speaks of."""

    period: str
    """A year, or ``2016-2020``."""
    several: str = ""
    """The years of the part where it speaks of several: yearly averages go over these."""

    @property
    def last(self) -> str:
        """The last year."""
        return self.period[-4:]

    @property
    def is_span(self) -> bool:
        """True for several years."""
        return "-" in self.period


def scopes(document: Document, folded: str) -> Iterator[tuple[Sentence, Scope]]:
    """Yield every sentence with the period of the passage it stands in."""
    several = _several(document, folded)
    coming = iter(document.passages)
    passage = next(coming, None)
    for sentence in document.sentences():
        while passage is not None and passage.span.end <= sentence.span.start:
            passage = next(coming, None)
        period = passage.period if passage is not None and passage.span.contains(sentence.span) else ""
        back = sentence.part is Part.LOOK_BACK
        yield sentence, Scope(period, period if "-" in period else several if back else "")


def _several(document: Document, folded: str) -> str:
    """Return the span that the look back speaks of where it speaks of more than a year."""
    for passage in document.passages:
        found = SEVERAL_YEARS.search(folded, passage.span.start, passage.span.end)
        if passage.part is Part.LOOK_BACK and found:
            return span_of(found, Part.LOOK_BACK, document.identity.review_year, "")
    return ""


@dataclass(frozen=True)
class Calendar:
    """The years that one sentence names, and what it speaks of without naming one."""

    start: int
    """Where the sentence begins."""
    marks: tuple[re.Match[str], ...]
    scope: Scope
    part: Part | None
    review: str
    plan: str

    @classmethod
    def of(cls, folded: str, sentence: Sentence, scope: Scope, document: Document) -> Calendar:
        """Make the calendar of a sentence."""
        marks = tuple(_IN_CLAUSE.finditer(folded, sentence.span.start, sentence.span.end))
        told = document.identity
        return cls(sentence.span.start, marks, scope, sentence.part, told.review_year, told.plan_year)

    def period(self, folded: str, start: int, *, stock: bool) -> tuple[str, tuple[Span, ...]]:
        """Return the period of the figure at `start`, and where the words stand that say so.

        `stock` tells whether the figure is a state reached (``达到``) rather than a flow.
        """
        said, since, words = self._named(start)
        near, scope = max(self.start, start - NEAR), self.scope
        origin = _FROM.search(folded, near, start)
        if origin and (since or (scope.is_span and self.part is Part.LOOK_BACK)):
            return since or str(int(scope.period[:4]) - 1), (Span(*origin.span()),)
        if origin and self.part is Part.LOOK_AHEAD and not said:
            return self.review, (Span(*origin.span()),)
        yearly = _YEARLY.search(folded, near, start)
        if yearly:
            if since and not scope.is_span and "-" not in said:
                return f"{since}-{said or scope.last}", (*words, Span(*yearly.span()))
            if scope.several:
                return scope.several, (Span(*yearly.span()),)
        if said:
            return (said[-4:] if stock else said), words
        now = _NOW.search(folded, near, start)
        dated = (Span(*now.span()),) if now and scope.is_span and not stock else ()
        return (scope.last if (stock or now) and scope.is_span else scope.period), dated

    def _named(self, start: int) -> tuple[str, str, tuple[Span, ...]]:
        """Return the period last named before `start`, the base year, and where the period is named."""
        said, since = "", ""
        words: tuple[Span, ...] = ()
        first = bisect_left(self.marks, start - FAR, key=re.Match.start)
        for mark in self.marks[first : bisect_left(self.marks, start, key=re.Match.start)]:
            if mark["stop"]:
                said, words = "", ()
            elif (mark["base"] or mark["compared"]) and not mark["until"]:
                since = mark["year"] or since
            else:
                said, words = _said(mark, self.part, self.review, self.plan), (Span(*mark.span()),)
        return said, since, words


def _said(found: re.Match[str], part: Part | None, review: str, plan: str) -> str:
    if found["year"]:
        first = found["year"].replace(" ", "")
        return f"{first}-{found['until'].replace(' ', '')}" if found["until"] else first
    if found["end"]:
        return plan_years(found["plan"])[-4:]
    if found["during"]:
        return plan_years(found["plan2"])
    if found["five"]:
        return five_years(part, review, plan)
    ahead = found["next"] or (found["this"] and part is Part.LOOK_AHEAD)
    return plan if ahead else review if part else ""
