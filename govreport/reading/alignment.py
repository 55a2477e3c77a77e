"""Where the characters of a reading stand in its source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from govreport.model import Diagnostic, Span


@dataclass(frozen=True)
class Alignment:
    """What of a source its reading leaves out; everything else stands in both, one character for one."""

    dropped: tuple[Span, ...] = ()
    """Stretches of the source, in order, that do not touch."""
    traditional: bool = False
    """True where the source is written in traditional characters and read as simplified ones."""
    notes: tuple[Diagnostic, ...] = ()
    """What a person should know of the difference."""

    @cached_property
    def _shifts(self) -> tuple[list[int], list[int]]:
        """Offsets of the reading behind which something was dropped, and how much up to there."""
        places, totals = [], [0]
        for span in self.dropped:
            places.append(span.start - totals[-1])
            totals.append(totals[-1] + len(span))
        return places, totals

    def offset(self, at: int) -> int:
        """Return where the character at `at` of the reading stands in the source."""
        places, totals = self._shifts
        return at + totals[bisect_right(places, at)]

    def span(self, span: Span) -> Span:
        r"""Return the stretch of the source from the first to the last character of a stretch of the reading.

        >>> Alignment((Span(2, 3),)).span(Span(1, 3)), "12\u200b34"[1:4]
        (Span(start=1, end=4), '2\u200b3')
        """
        start = self.offset(span.start)
        return Span(start, self.offset(span.end - 1) + 1 if len(span) else start)

    def within(self, span: Span) -> Sequence[Span]:
        """Return what was dropped inside a stretch of the source."""
        first = bisect_right(self._ends, span.start)
        last = bisect_right(self._starts, span.end - 1)
        return self.dropped[first:last]

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self.dropped]

    @cached_property
    def _ends(self) -> list[int]:
        return [span.end for span in self.dropped]


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans in order, those that touch or overlap as one.

    >>> merged([Span(4, 6), Span(0, 2), Span(2, 3)])
    (Span(start=0, end=3), Span(start=4, end=6))
    """
    made: list[Span] = []
    for span in sorted(spans):
        if made and span.start <= made[-1].end:
            made[-1] = Span(made[-1].start, max(made[-1].end, span.end))
        elif len(span):
            made.append(span)
    return tuple(made)


def cut_out(text: str, spans: Sequence[Span]) -> str:
    """Return a text without the given stretches.

    >>> cut_out("增长\u200b5%", [Span(2, 3)])
    '增长5%'
    """
    borders = [0, *(at for span in spans for at in (span.start, span.end)), len(text)]
    return "".join(text[borders[i] : borders[i + 1]] for i in range(0, len(borders), 2))
