"""Cutting a stretch of text at every border of the marks that lie on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from govreport.model import Span

M = TypeVar("M")


class Segment(NamedTuple, Generic[M]):
    """A stretch of text and the marks that cover the whole of it, outermost first."""

    span: Span
    marks: tuple[M, ...]


def segment(within: Span, marks: Iterable[tuple[Span, M]]) -> Iterator[Segment[M]]:
    """Yield the pieces of `within`, cut at every border of a mark, in reading order and without gap.

    Marks may nest, overlap or share a span. Of the marks on one piece the longer come first; marks of the
    same span keep their order. A mark that sticks out of `within` counts with the part inside.

    >>> [(s.span.start, s.span.end, s.marks) for s in segment(Span(0, 9), [(Span(2, 7), "c"), (Span(4, 6), "m")])]
    [(0, 2, ()), (2, 4, ('c',)), (4, 6, ('c', 'm')), (6, 7, ('c',)), (7, 9, ())]
    """
    lying = sorted((m for m in marks if m[0].overlaps(within)), key=lambda m: (m[0].start, -m[0].end))
    borders = {within.start, within.end}
    for span, _ in lying:
        borders |= {max(span.start, within.start), min(span.end, within.end)}
    active: list[tuple[Span, M]] = []
    waiting = iter([*lying, None])
    upcoming = next(waiting)
    for start, end in pairwise(sorted(borders)):
        while upcoming is not None and upcoming[0].start <= start:
            active.append(upcoming)
            upcoming = next(waiting)
        active = [mark for mark in active if mark[0].end > start]
        covering = sorted(active, key=lambda m: -len(m[0]))
        yield Segment(Span(start, end), tuple(mark for _, mark in covering))
