"""The year or span a figure speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govreport.expression.spans import PLAN, SEVERAL_YEARS, five_years, plan_span, span_of
from govreport.expression.years import plan_years
from govreport.model import Document, InOrder, Part, Sentence, Span

_YEAR = r"(?:1 ?9|2 ?0) ?\d ?\d"
_IN_CLAUSE = re.compile(
    rf"(?P<title>《[^《》]{{1,60}}》)|[自从]?(?P<begun>{_YEAR}) ?年(?:以来|起|开始)(?=[,我全]|累计|共|总共|先后|已)|"
    rf"(?P<base>从|由|自)?(?P<compared>[比较同与和]|相比|超过|[高低优好快慢]于|恢复到|相当于|等于"
    rf"|(?:[是为]|达到?)(?={_YEAR} ?年[末底]?(?:同期|全年)?的[^,。;]{{0,3}}[\d一二两三四五六七八九十半]))?"
    rf"(?P<year>{_YEAR}) ?(?:(?:年[末底初]?)?(?:[-—–~至到]{{1,2}}) ?(?P<until>{_YEAR}) ?)?"
    r"年(?!以?[来前]|版)"
    rf"|(?<![比较同与是为])(?<![比较同与是为]“)(?:{PLAN}(?P<end>末|期末|收官)"
    rf"|{PLAN.replace('plan', 'plan2')}(?P<during>时期|期间|以来))"
    r"|(?<![比较同与从由自])(?:(?P<last>去年)|(?P<this>今年)|(?P<next>明年))|(?P<five>(?<![一二三四五六七八九零\d.])[五5]年(?!来?[最首新])(?:来|间)|过去的?[五5]年"
    r"|(?<![一二三四五六七八九零\d.])[五5]年(?!来?[最首新])(?=累计|共|年?均|平均|增|内|投|完成|总)|(?<![一二三四五六七八九零\d.])[五5]年内|(?:今后|未来)[五5]年)|(?P<stop>;|基础上)"
)
"""What names years. A title (``《规划（2018-2035年）》``) is taken whole, as its years are not those of a figure."""
_FROM = re.compile(
    r"(?:从|(?<![自缘理])由|自(?=\d|去|上)|[比较](?=[^,。;、]{2,10}的[约近]?$))(?:(?P<last>(?:去年|前年|上年|上一?年度?)(?:同期|[末底初])?的?)"
    r"|“?(?P<plan>十[一二三四五六七八九]?|[七八九])五”?期?末的?"
    r"|[^,。;、\d]{0,3}(?:\d{4}年[末底]?(?:同期)?的?)?)[约近]?$"
)
_OPENING = 2
"""A year that opens a sentence, alone before a comma, holds for all of it, past semicolons too."""
_TOPIC = re.compile(" ?,")
_MULTIPLE = re.compile(rf"(?:[是为]|达到?|相当于){_YEAR} ?年[末底]?(?:同期|全年)?的[^,。;]{{0,8}}$")
"""Before a multiple of an earlier year's figure: it tells of the state at the end."""
_YEARLY = re.compile(r"年均[^,。;]{0,8}$|平均每年[^,。;]{0,8}$")
_NOW = re.compile("目前|截至|现[有已]|已[有设]")
_TWO_YEARS = len("2016-2020年")
"""A span of years that names both (unlike ``五年来``) has at least so many characters."""
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
    marks: InOrder[re.Match[str]]
    scope: Scope
    part: Part | None
    review: str
    plan: str

    @classmethod
    def of(cls, folded: str, sentence: Sentence, scope: Scope, document: Document) -> Calendar:
        """Make the calendar of a sentence."""
        found = _IN_CLAUSE.finditer(folded, sentence.span.start, sentence.span.end)
        marks = InOrder([mark for mark in found if not mark["title"]], re.Match.start)
        told = document.identity
        return cls(sentence.span.start, marks, scope, sentence.part, told.review_year, told.plan_year)

    def period(self, folded: str, start: int, *, stock: bool) -> tuple[str, tuple[Span, ...]]:
        """Return the period of the figure at `start`, and where the words stand that say so.

        `stock` tells whether the figure is a state reached (``达到``) rather than a flow.
        """
        said, since, words = self._named(start)
        stock = stock or bool(_MULTIPLE.search(folded, max(self.start, start - NEAR), start))
        near, scope = max(self.start, start - NEAR), self.scope
        origin = _FROM.search(folded, near, start)
        base = self._base(origin, said, since, words) if origin else ""
        if origin and base:
            return base, (Span(*origin.span()),)
        yearly = _YEARLY.search(folded, near, start)
        if yearly:
            if since and not scope.is_span and "-" not in said:
                return f"{since}-{said or scope.last}", (*words, Span(*yearly.span()))
            if scope.several:
                return scope.several, (Span(*yearly.span()),)
        if said and not stock and self._aims_at(folded, said, words):
            return scope.period, words
        if said:
            return (said[-4:] if stock else said), words
        now = _NOW.search(folded, near, start)
        dated = (Span(*now.span()),) if now and scope.is_span and not stock else ()
        return (scope.last if (stock or now) and scope.is_span else scope.period), dated

    def _aims_at(self, folded: str, said: str, words: tuple[Span, ...]) -> bool:
        """Tell whether a year is the end of the years that a passage plans for: ``到2025年，新建…45公里``."""
        until = bool(words) and folded[max(0, words[0].start - 1) : words[0].start] == "到"
        return until and self.scope.is_span and self.part is Part.LOOK_AHEAD and self.scope.last == said

    def _base(self, origin: re.Match[str], said: str, since: str, words: tuple[Span, ...]) -> str:
        """Return the year of a value that a change starts from, or an empty string where nothing tells it."""
        if origin["plan"]:
            return plan_years(origin["plan"])[-4:]
        if origin["last"] and self.review:
            return str(int(self.review) - (self.part is Part.LOOK_BACK))
        if "-" in said and len(words[0]) >= _TWO_YEARS:
            return said[:4]
        if since:
            return since
        if self.scope.is_span and self.part is Part.LOOK_BACK:
            return str(int(self.scope.period[:4]) - 1)
        return self.review if self.part is Part.LOOK_AHEAD and not said else ""

    def _named(self, start: int) -> tuple[str, str, tuple[Span, ...]]:
        """Return the period last named before `start`, the base year, and where the period is named."""
        said, since = "", ""
        words: tuple[Span, ...] = ()
        opening: tuple[str, tuple[Span, ...]] = ("", ())
        for mark in self.marks.between(start - FAR, start):
            if mark["stop"]:
                said, words = opening
            elif (mark["base"] or mark["compared"]) and not mark["until"]:
                since = mark["year"] or since
            else:
                said, words = _said(mark, self.part, self.review, self.plan), (Span(*mark.span()),)
                opens = (mark["year"] or mark["five"]) and mark.start() - self.start <= _OPENING
                if opens and _TOPIC.match(mark.string, mark.end()):
                    opening = said, words
        return said, since, words


def _said(found: re.Match[str], part: Part | None, review: str, plan: str) -> str:
    if found["begun"]:
        begun = found["begun"].replace(" ", "")
        return f"{begun}-{review}" if part is Part.LOOK_BACK and begun < review else ""
    if found["year"]:
        first = found["year"].replace(" ", "")
        return f"{first}-{found['until'].replace(' ', '')}" if found["until"] else first
    if found["end"]:
        return plan_years(found["plan"])[-4:]
    if found["during"]:
        return plan_span(found["plan2"], review if found["during"] == "以来" else "")
    if found["five"]:
        return five_years(part, review, plan)
    ahead = found["next"] or (found["this"] and part is Part.LOOK_AHEAD)
    return plan if ahead else review if part else ""
