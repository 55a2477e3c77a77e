"""Where two versions of a text differ, in a time that grows with their length alone."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence

Stretch = tuple[int, int, int, int]
"""What was replaced, start and end, and by what; either may be empty."""


def differing(before: Sequence[str], after: Sequence[str]) -> list[Stretch]:
    """Return the stretches in which two lists of sentences differ, in order.

    Sentences that stand once in both are matched first, as many as keep their order; between these, what begins and
    ends alike; of what is left, a sentence that stands there several times is matched by its number. All of it takes
    the time of sorting, also where a text repeats one sentence without end.

    >>> differing(["甲。", "乙。", "丙。"], ["甲。", "丁。", "丙。", "戊。"])
    [(1, 2, 1, 2), (3, 3, 3, 4)]
    """
    found: list[Stretch] = []
    for gap in _between(before, after, (0, len(before), 0, len(after)), _once):
        for inner in _between(before, after, gap, _numbered):
            a, b, c, d = inner
            if a < b or c < d:
                found.append(inner)
    return found


def _between(
    before: Sequence[str],
    after: Sequence[str],
    gap: Stretch,
    keys: Callable[[Sequence[str]], Sequence[Hashable]],
) -> Iterator[Stretch]:
    """Yield what is left of a stretch between the sentences that have the same key and keep their order."""
    a, b, c, d = _trimmed(before, after, gap)
    places = {key: c + place for place, key in enumerate(keys(after[c:d])) if key is not None}
    pairs = [(a + place, places[key]) for place, key in enumerate(keys(before[a:b])) if key in places]
    for first, second in _in_order(pairs):
        yield _trimmed(before, after, (a, first, c, second))
        a, c = first + 1, second + 1
    yield _trimmed(before, after, (a, b, c, d))


def _trimmed(before: Sequence[str], after: Sequence[str], gap: Stretch) -> Stretch:
    """Return a stretch without what begins and what ends alike."""
    a, b, c, d = gap
    while a < b and c < d and before[a] == after[c]:
        a, c = a + 1, c + 1
    while a < b and c < d and before[b - 1] == after[d - 1]:
        b, d = b - 1, d - 1
    return a, b, c, d


def _once(sentences: Sequence[str]) -> list[Hashable]:
    """Return the sentences that stand once, and None for the others."""
    counts = Counter(sentences)
    return [sentence if counts[sentence] == 1 else None for sentence in sentences]


def _numbered(sentences: Sequence[str]) -> list[Hashable]:
    """Return each sentence with how often it stood before."""
    counts: Counter[str] = Counter()
    keys: list[Hashable] = []
    for sentence in sentences:
        keys.append((sentence, counts[sentence]))
        counts[sentence] += 1
    return keys


def _in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return as many pairs as possible, in order of both numbers; they come in the order of the first."""
    ends: list[int] = []
    last: list[int] = []
    above: list[int] = []
    for index, (_, place) in enumerate(pairs):
        at = bisect_left(ends, place)
        above.append(last[at - 1] if at else -1)
        if at == len(ends):
            ends.append(place)
            last.append(index)
        else:
            ends[at], last[at] = place, index
    kept: list[tuple[int, int]] = []
    index = last[-1] if last else -1
    while index >= 0:
        kept.append(pairs[index])
        index = above[index]
    return kept[::-1]
