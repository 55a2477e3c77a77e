"""The part of a very long sentence that is shown beside one of the many things said in it."""

from __future__ import annotations

from govreport.model import Span

AROUND = 300
"""So many characters on either side of what is looked at. A sentence of a report has 60; one that lists thousands of
figures would else be written out beside each of them."""
GAP = "…"


def excerpt_of(whole: Span, span: Span, around: int = AROUND) -> Span:
    """Return what is shown of a sentence that `span` stands in: all of it, unless it is very long.

    >>> excerpt_of(Span(0, 90), Span(40, 44)), excerpt_of(Span(0, 9000), Span(4000, 4004))
    (Span(start=0, end=90), Span(start=3700, end=4304))
    """
    if len(whole) <= len(span) + 2 * around:
        return whole
    return Span(max(whole.start, span.start - around), min(whole.end, span.end + around))


def with_gaps(words: str, shown: Span, whole: Span) -> str:
    """Return words with the mark of an omission where the sentence goes on.

    >>> with_gaps("新增学位9个", Span(5, 11), Span(0, 11))
    '…新增学位9个'
    """
    return (GAP if shown.start > whole.start else "") + words + (GAP if shown.end < whole.end else "")
