"""Where something stands: half-open stretches of the decoded source."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The stretch ``[start, end)`` of a source, counted in Unicode code points.

    Offsets always count in the whole decoded source, never in a line or a sentence, so that
    no offset is ever added by hand.

    Raises:
        ValueError: If the span starts before the text or ends before it starts.

    >>> Span(385, 394)
    Span(start=385, end=394)
    >>> len(Span(385, 394))
    9
    """

    start: int
    """Offset of the first code point."""
    end: int
    """Offset behind the last code point."""

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span must satisfy 0 <= start <= end, not [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        """An empty span is still a place in the text; only `len` tells that it holds nothing."""
        return True

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside.

        >>> Span(0, 10).contains(Span(3, 10)), Span(0, 10).contains(Span(3, 11))
        (True, False)
        """
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share at least one code point.

        >>> Span(0, 4).overlaps(Span(4, 8)), Span(0, 4).overlaps(Span(3, 8))
        (False, True)
        """
        return self.start < other.end and other.start < self.end
