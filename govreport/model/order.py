"""What stands in a text in reading order, looked up by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")


class InOrder(Generic[Item]):
    """Items in the order of where they start.

    >>> words = InOrder(("一", "三", "七"), start="零一二三四五六七".index)
    >>> words.between(2, 7), words.last_at(6), words.last_at(0)
    (('三',), '三', None)
    """

    def __init__(self, items: Sequence[Item], start: Callable[[Item], int]) -> None:
        """Take the items, which are in order already, and what tells where one starts."""
        self.items = items
        self._starts = [start(item) for item in items]

    def between(self, start: int, end: int) -> Sequence[Item]:
        """Return the items that start in ``[start, end)``."""
        return self.items[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def last_at(self, place: int) -> Item | None:
        """Return the last item that starts at or before `place`."""
        at = bisect_right(self._starts, place)
        return self.items[at - 1] if at else None
