"""Explanations of terms, behind the report or between its pages."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import takewhile

from govreport.model import CIRCLED
from govreport.parser.words import Words
from govreport.reading.lines import Line
from govreport.reading.marks import SALUTATION, find_mark, ordinal

_FIRST = re.compile(r"\[\s*1\s*\]|注\s*1\s*[:.]|①(?=[\"“‘]|[^。]{1,20}:)")
_NEXT = re.compile(r"\[\s*\d{1,3}\s*\]|注\s*\d{1,3}\s*[:.]")
"""How one begins where another stood before it."""
_NUMBERED = re.compile(rf"{_NEXT.pattern}|[{CIRCLED}]")
_TERM = re.compile(r"(?:\(?\d{1,3}\s*[.、,)])?\s*(?:[\"“‘《][^\"”’》]{1,40}[\"”’》]|[^。;:,]{1,30}[:])|\d{1,3}\s*[.、]")
"""A term to be explained: in quotes, before a colon, or behind a number."""
_TITLE = 30
_REACH = 300
"""Lines behind an explanation in which the report may go on."""
_SAMPLE = 8
_FAR = 100_000
_LONG = 20


def find_notes(
    folded: str, lines: Sequence[Line], of_site: Sequence[bool], words: Words
) -> tuple[set[int], int]:
    """Return the indexes of explanations inside the report, and that of the line that opens those behind it.

    Behind the report the explanations run to the end. A list of them at the foot of a page, or a line that only looks
    like their heading (``备注``), ends nothing where the report goes on: with an address, or with the next heading.

    Args:
        folded: The folded text.
        lines: From the report's first line on.
        of_site: For each line whether it is boilerplate of a site: behind explanations and that, no report goes on.
        words: The word lists.
    """
    inside: set[int] = set()
    numbers = Numbers()
    opening = [i for i, line in enumerate(lines) if of_site[i] or Numbers.may_go_on(folded, line)]
    index = 0
    while index < len(lines):
        line = lines[index]
        short = line.end - line.start <= _TITLE
        titled = short and words.notes_line.fullmatch(folded, line.start, line.end) is not None
        counted = _NEXT.match(folded, line.start, line.end) if inside else None
        if not titled and counted is None and not _FIRST.match(folded, line.start, line.end):
            numbers.see(folded, line)
            index += 1
            continue
        shape = _TERM if titled else _NUMBERED
        near = opening[bisect_right(opening, index) : bisect_right(opening, index + _REACH)]
        reach = takewhile(lambda i: not of_site[i], near)
        resumed = next((i for i in reach if numbers.go_on(folded, lines[i])), None)
        first = index + titled
        size = 2 * _SAMPLE if titled else _REACH
        share = 0.5 if titled or _is_referred_to(folded, lines[0].start, line) else 0.8
        if resumed is None and (titled or index > len(lines) // 3):
            behind = takewhile(lambda i: not of_site[i], range(first, min(len(lines), first + size)))
            if _explain(folded, [lines[i] for i in behind], shape, share):
                return inside, index
        last = first
        while last < (resumed or index) and shape.match(folded, lines[last].start, lines[last].end):
            last += 1
        if last > first:
            inside.update(range(index, last))
        index = max(last, index + 1)
    return inside, len(lines)


def _explain(folded: str, lines: Sequence[Line], shape: re.Pattern[str], share: float) -> bool:
    """Tell whether enough of the lines behind a heading, or from a number on, explain terms."""
    long = [line for line in lines if line.end - line.start >= _LONG]
    return sum(shape.match(folded, line.start, line.end) is not None for line in long) >= share * len(long)


def _is_referred_to(folded: str, start: int, line: Line) -> bool:
    """Tell whether the number that a line begins with stands in the text above: ``灯塔工厂[1]``."""
    number = _NUMBERED.match(folded, line.start, line.end)
    return number is not None and folded.rfind(number.group(), max(start, line.start - _FAR), line.start) >= 0


class Numbers:
    """The numbers of chapters and of the sections in the last one: what goes on with them is the report."""

    def __init__(self) -> None:
        self._last = {1: 0, 2: 0}

    @staticmethod
    def may_go_on(folded: str, line: Line) -> bool:
        """Tell whether a line is an address, or a heading of a level that is counted."""
        mark = find_mark(folded, line.start, line.end)
        return SALUTATION.match(folded, line.start, line.end) is not None or (mark is not None and mark.level in (1, 2))

    def see(self, folded: str, line: Line) -> None:
        """Take note of a line of the report."""
        mark = find_mark(folded, line.start, line.end)
        if mark is None or mark.level not in self._last:
            return
        self._last[mark.level] = ordinal(mark.number) or 0
        if mark.level == 1:
            self._last[2] = 0

    def go_on(self, folded: str, line: Line) -> bool:
        """Tell whether a line is an address to the audience, or the heading that comes next."""
        return SALUTATION.match(folded, line.start, line.end) is not None or self.is_next(folded, line)

    def is_next(self, folded: str, line: Line) -> bool:
        """Tell whether a line is the heading that comes next."""
        mark = find_mark(folded, line.start, line.end)
        if mark is None or mark.level not in self._last or _TERM.match(folded, mark.end, line.end):
            return False
        return ordinal(mark.number) == self._last[mark.level] + 1 > 1
