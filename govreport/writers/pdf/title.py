"""A title broken at phrases into lines of a balanced shape, as GB/T 9704 asks: a trapezium or a lozenge."""

from __future__ import annotations

import logging
from itertools import combinations, pairwise

from govreport.writers.pdf.cells import CLOSING, OPENING

WIDTH = 20
"""Characters of 2号 in a line of 156 mm."""
_WHOLE = ("政府工作报告", "工作报告", "人民政府", "人民代表大会")
"""Names that are read in one breath."""
_WEAK = "的和与及之等"
"""Characters that may not begin a line."""
_MOST_BREAKS = 3


def break_title(title: str, width: int = WIDTH) -> tuple[str, ...]:
    """Return the lines of a title; one that fits into a line stays whole.

    >>> break_title("蒋场镇2022年政府工作报告")
    ('蒋场镇2022年政府工作报告',)
    >>> break_title("在某某县第十八届人民代表大会第四次会议上的政府工作报告")
    ('在某某县第十八届人民代表大会', '第四次会议上的政府工作报告')
    """
    if _measure(title) <= width:
        return (title,)
    phrases = _phrases(title)
    fewest = -int(-_measure(title) // width)
    for count in range(fewest, fewest + 3):
        shapes = list(_shapes(phrases, count, width))
        if shapes:
            return min(shapes, key=_unevenness)
    return _cut(title, width)


def _measure(words: str) -> float:
    return sum(0.5 if c.isascii() else 1.0 for c in words)


def _phrases(title: str) -> list[str]:
    """Return the title's words, with marks, figures and names that are read as one joined to their neighbours."""
    import jieba  # noqa: PLC0415 - its dictionary takes a second to load; only long titles need it

    jieba.setLogLevel(logging.ERROR)
    phrases: list[str] = []
    at, kept = 0, _kept_whole(title)
    for word in jieba.lcut(title):
        if phrases and (at in kept or word[0] in CLOSING + _WEAK or phrases[-1][-1] in OPENING):
            phrases[-1] += word
        else:
            phrases.append(word)
        at += len(word)
    return phrases


def _kept_whole(title: str) -> set[int]:
    """Return the offsets at which no line may begin."""
    kept = set()
    for name in _WHOLE:
        at = title.find(name)
        while at >= 0:
            kept |= set(range(at + 1, at + len(name)))
            at = title.find(name, at + 1)
    for at in range(1, len(title)):
        if title[at - 1].isdecimal() or title[at - 1] == "第":
            kept.add(at)
    return kept


def _shapes(phrases: list[str], count: int, width: int) -> list[tuple[str, ...]]:
    places = range(1, len(phrases))
    if count - 1 > min(len(places), _MOST_BREAKS):
        return []
    made = []
    for breaks in combinations(places, count - 1):
        lines = tuple("".join(phrases[a:b]) for a, b in pairwise((0, *breaks, len(phrases))))
        if max(map(_measure, lines)) <= width:
            made.append(lines)
    return made


def _unevenness(lines: tuple[str, ...]) -> float:
    """Return how far the lines are from a balanced shape; a waist (hourglass) weighs most."""
    widths = [_measure(line) for line in lines]
    mean = sum(widths) / len(widths)
    waist = sum(max(0.0, min(a, c) - b) for a, b, c in zip(widths, widths[1:], widths[2:], strict=False))
    return sum((w - mean) ** 2 for w in widths) + 10 * waist


def _cut(title: str, width: int) -> tuple[str, ...]:
    return tuple(title[at : at + width] for at in range(0, len(title), width))
