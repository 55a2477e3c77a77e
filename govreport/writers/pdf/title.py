"""A title broken at phrases into lines of a balanced shape, as GB/T 9704 asks: a trapezium or a lozenge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from govreport.writers.pdf.cells import CLOSING, OPENING

WIDTH = 20
"""Characters of 2号 in a line of 156 mm."""
_MOST_BREAKS = 3
_COUNT = "[0-9〇○零一二三四五六七八九十百]+"
_SHAPES = re.compile(
    rf"(?P<word>第{_COUNT}(?:届|次会议|次|个五年规划|个)?|{_COUNT}年(?:{_COUNT}月(?:{_COUNT}日)?|度)?|[!-~]+)"
    rf"|(?P<opens>[{re.escape(OPENING)}])|(?P<closes>[\s{re.escape(CLOSING)}])"
)
"""What is known without a word list: sessions, years and days, figures, Latin words, marks."""
NO_WORDS = re.compile("(?!)")


def break_title(title: str, width: int = WIDTH, *, words: re.Pattern[str] = NO_WORDS) -> tuple[str, ...]:
    """Return the lines of a title; one that fits into a line stays whole.

    `words` finds the words that a title may break between, besides numbers and marks; see `Lexicon.titles`.

    >>> break_title("蒋场镇2022年政府工作报告")
    ('蒋场镇2022年政府工作报告',)
    >>> break_title("在某某县第十八届人民代表大会第四次会议上的政府工作报告")
    ('在某某县第十八届人民代表大会', '第四次会议上的政府工作报告')
    """
    if _measure(title) <= width:
        return (title,)
    phrases = _phrases(title, words, width)
    fewest = -int(-_measure(title) // width)
    for count in range(fewest, fewest + 3):
        shapes = list(_shapes(phrases, count, width))
        if shapes:
            return min(shapes, key=_unevenness)
    return _cut(title, width)


def _measure(words: str) -> float:
    return sum(0.5 if c.isascii() else 1.0 for c in words)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A known word, or what stands between two of them."""

    text: str
    opens: bool
    """Whether it stays with what follows."""
    closes: bool
    """Whether it stays with what stands before."""


def _phrases(title: str, words: re.Pattern[str], width: int) -> list[str]:
    """Return the title in pieces between which a line may end; one that is wider than a line may break anywhere."""
    pieces = list(_pieces(title, words))
    phrases = [pieces[0].text]
    for before, piece in pairwise(pieces):
        if before.opens or piece.closes:
            phrases[-1] += piece.text
        else:
            phrases.append(piece.text)
    return [part for phrase in phrases for part in ([phrase] if _measure(phrase) <= width else phrase)]


def _pieces(title: str, words: re.Pattern[str]) -> Iterator[_Piece]:
    """Yield the title's words, the longest known at each place, and what stands between them.

    A place nobody has heard of is known by its ending, which stays with it. Any other single character between two
    known words is a part of one of them, whichever: it stays with both.
    """
    at = start = 0
    while at < len(title):
        match = _SHAPES.match(title, at) or words.match(title, at)
        if match:
            yield from _between(title[start:at], match.lastgroup)
            yield _Piece(match[0], match.lastgroup == "opens", match.lastgroup in ("closes", "ending"))
            start = match.end()
        at = match.end() if match else at + 1
    yield from _between(title[start:])


def _between(text: str, following: str | None = None) -> list[_Piece]:
    alone = len(text) == 1 and following != "ending"
    return [_Piece(text, alone, alone)] if text else []


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
