"""Promises of an older text whose sentences were changed: which one stands in the place of each now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govreport.resolve.addressee import likeness, squeezed
from govreport.writers.revision import differing

LIKE = 0.5
"""Pairs of characters that two wordings of one promise share at least, of all that they have."""
LIKE_ALONE = 0.25
"""The same where the one sentence was put in the place of the other, and of no other."""
LEAD = 0.1
"""How much more alike the two wordings are than either is to any other that was changed beside it."""
MOST_COMPARED = 40_000
"""Pairs of sentences in one stretch; where a text was written anew, nothing in it is the same promise changed."""


def pair_changed(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of sentences in `before` that were changed, each with that of its wording in `after`.

    Only where the words make it sure: what was filed for a promise must not come to stand on another one.

    >>> list(pair_changed(["新建公路12公里。", "完成税收383万元。"], ["完成税收390万元。", "新建公路15公里。"]))
    [(0, 1), (1, 0)]
    >>> list(pair_changed(["建成清河泵站。"], ["完成税收390万元。"]))
    []
    """
    for first, last, start, end in differing(before, after):
        rows, columns = range(first, last), range(start, end)
        if len(rows) * len(columns) > MOST_COMPARED:
            continue
        least = LIKE_ALONE if len(rows) == len(columns) == 1 else LIKE
        alike = [[likeness(squeezed(before[row]), squeezed(after[column])) for column in columns] for row in rows]
        for row, column in _sure(alike, least):
            yield first + row, start + column


def _sure(alike: Sequence[Sequence[float]], least: float) -> Iterator[tuple[int, int]]:
    """Yield row and column of each value that is large enough, and well above all others of both."""
    for row, values in enumerate(alike):
        column = max(range(len(values)), key=values.__getitem__, default=-1)
        if column < 0 or values[column] < least:
            continue
        others = [value for n, value in enumerate(values) if n != column]
        others += [line[column] for n, line in enumerate(alike) if n != row]
        if values[column] - max(others, default=0.0) >= LEAD:
            yield row, column
