"""Where the words stand that name a figure and tie its name to it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from govreport.extract.metrics.figures import DROPPED, LONGEST
from govreport.extract.metrics.groups import CLAUSES, Group
from govreport.model import Span
from govreport.quantity import Reading

_WORD = 2
"""A shorter piece of a name may stand in a sentence by chance."""
_KEPT = 12
"""So many stretches that named something are looked at for names that were said before."""


@dataclass
class Line:
    """A sentence as the naming rules read it, without spaces and footnote marks, with the place of each character."""

    words: str
    places: Sequence[int]
    named: list[Span] = field(default_factory=list)
    """Where the figures so far have their names from, in the order in which they were read."""

    @classmethod
    def of(cls, text: str, masked: str, span: Span) -> Line:
        """Make the line of the sentence at `span`."""
        words = text[span.start : span.end]
        if masked.find(DROPPED, span.start, span.end) < 0 and words.split(maxsplit=1) == [words]:
            return cls(words, range(span.start, span.end))
        places = [at for at in range(span.start, span.end) if masked[at] != DROPPED and not text[at].isspace()]
        return cls("".join([text[at] for at in places]), places)

    def index(self, place: int) -> int:
        """Return which character of the line is the first at or behind a place of the source."""
        return bisect_left(self.places, place)

    def span(self, start: int, end: int) -> Span:
        """Return where the characters ``[start, end)`` of the line stand in the source."""
        return Span(self.places[start], self.places[end - 1] + 1)

    def name(self, name: str, group: Group) -> tuple[Span, ...]:
        """Return where the words of a name stand that a rule gave to a figure of `group`, and remember it.

        A rule takes names from the words before the number, those behind it, what was named before, or the
        clause before: each piece is looked for only there, in this order, nearest to the number first. What a
        rule adds of its own (``比重``) stands nowhere.
        """
        number, begin = self.index(group.head.reading.quantity.span.start), self.index(group.head.start)
        own = (begin, max(begin, number - len(group.left.word)))
        at = self.words.rfind(name, *own) if name else -1
        if at >= 0:
            found: tuple[Span, ...] = (self.span(at, at + len(name)),)
        else:
            found = tuple(dict.fromkeys(self._pieces(name, [own, *self._others(group, begin, number)])))
        self.named = [*self.named, *(span for span in found if span not in self.named)][-_KEPT:]
        return found

    def _others(self, group: Group, begin: int, number: int) -> list[tuple[int, int]]:
        """Return the stretches that a name may be taken from beside the group's own words before the number."""
        behind = self.index(group.figures[-1].reading.quantity.span.end)
        named = [(self.index(span.start), self.index(span.end)) for span in reversed(self.named)]
        return [(behind, behind + LONGEST), *named, (max(0, begin - CLAUSES), begin), (begin, number)]

    def _pieces(self, name: str, stretches: Sequence[tuple[int, int]]) -> Iterator[Span]:
        """Yield the places of the longest pieces of a name, from its first character to its last."""
        at = 0
        while at < len(name):
            start, end = self._longest(name, at, stretches)
            if end:
                yield self.span(start, end)
            at += max(1, end - start)

    def _longest(self, name: str, at: int, stretches: Sequence[tuple[int, int]]) -> tuple[int, int]:
        """Return the characters of the line that hold the longest piece of a name from `at` on, or nothing."""
        least = min(_WORD, len(name))
        for size in range(len(name) - at, least - 1, -1):
            piece = name[at : at + size]
            for number, (low, high) in enumerate(stretches):
                start = self.words.find(piece, low, high) if number == 1 else self.words.rfind(piece, low, high)
                if start >= 0:
                    return start, start + size
        return 0, 0

    def tie(self, group: Group) -> tuple[Span, ...]:
        """Return where the words stand that tie the name to the number: they end where the number begins."""
        end, size = self.index(group.head.reading.quantity.span.start), len(group.left.word)
        found = [self.span(end - size, end)] if size and self.words.endswith(group.left.word, 0, end) else []
        if group.grown:
            behind = self.index(group.figures[-1].reading.quantity.span.end)
            found.append(self.span(behind, behind + group.grown))
        return tuple(found)


def qualifiers(reading: Reading) -> tuple[Span, ...]:
    """Return where the qualifiers stand that belong to a quantity (``约``, ``以上``)."""
    whole, core = reading.quantity.span, reading.core
    spans = (whole.start, core.start), (core.end, whole.end)
    return tuple(Span(start, end) for start, end in spans if start < end)


def widest(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in reading order, without those that lie inside another.

    >>> widest((Span(4, 6), Span(0, 4), Span(0, 2)))
    (Span(start=0, end=4), Span(start=4, end=6))
    """
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or not kept[-1].contains(span):
            kept.append(span)
    return tuple(kept)
