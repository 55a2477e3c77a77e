"""From lines to blocks: addresses, lines that stand alone, and paragraphs put together from broken lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from govreport.parser.lines import Line
from govreport.parser.marks import Mark, find_mark
from govreport.parser.words import CLOSED, SALUTATION

_LONGEST_HEADING = 60
_LONGEST_PLAIN = 36
"""A heading without a mark is shorter."""
_ROW = 200
_UNFINISHED = ",、(《“‘"
_CONTINUES = ",。、;:!?)》”’%"
_ENDED = "。!?;:…"
_STOP = re.compile(r"[。;!?]")


class Shape(Enum):
    """How a block looks, before its neighbours are known."""

    ADDRESS = auto()
    """``各位代表：`` alone."""
    OPEN = auto()
    """A short line without a closing mark: a heading, or an item of a list."""
    SINGLE = auto()
    """A marked line of one short sentence: a heading, or an item of a list."""
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like stretch of the report."""

    start: int
    end: int
    shape: Shape
    mark: Mark | None
    first_line: int
    """Where its first line ends; `end` unless it was put together from several."""


@dataclass(frozen=True, slots=True)
class _Habit:
    """How a text sets its lines."""

    spaced: bool
    """Empty lines part its paragraphs."""
    width: int
    """Characters of a full line where the text was wrapped by hand, or 0."""
    indents: bool
    """A wrapped text that indents the first line of its paragraphs."""


def make_blocks(folded: str, lines: Sequence[Line]) -> list[Block]:
    """Return the blocks of the report in order; lines that break a sentence are put together again."""
    habit = _habit(lines)
    spans: list[tuple[int, int, int]] = []
    for line in lines:
        if spans and _continues(folded, spans[-1][:2], line, habit):
            spans[-1] = (spans[-1][0], line.end, spans[-1][2])
        else:
            spans.append((line.start, line.end, line.end))
    return [_shape(folded, *span) for span in spans]


def _habit(lines: Sequence[Line]) -> _Habit:
    parted = sum(line.parted for line in lines[1:])
    indented = sum(line.indented for line in lines)
    width = _wrap_width(lines)
    indents = width > 0 and len(lines) <= indented * 20 and indented * 3 <= len(lines) * 2
    return _Habit(spaced=parted * 3 >= len(lines) - 1 > 0, width=width, indents=indents)


def _wrap_width(lines: Sequence[Line]) -> int:
    """Return the width at which the text was wrapped by hand, or 0."""
    if len(lines) < 20:
        return 0
    sizes = sorted(line.end - line.start for line in lines)
    width = sizes[len(sizes) * 9 // 10]
    full = sum(size >= width * 9 // 10 for size in sizes)
    return width if 20 <= width <= 80 and full * 2 >= len(sizes) else 0


def _continues(folded: str, above: tuple[int, int], line: Line, habit: _Habit) -> bool:
    """Tell whether `line` goes on with the block above it."""
    start, end = above
    if folded[end - 1] in _UNFINISHED or folded[line.start] in _CONTINUES:
        return True
    if SALUTATION.match(folded, line.start, line.end) or _is_address(folded, start, end):
        return False
    if habit.indents:
        return not line.indented
    if find_mark(folded, line.start, line.end) is not None or _is_row(folded, end):
        return False
    if habit.spaced:
        return not line.parted and not _stands_alone(folded, start, end)
    full = habit.width * 3 // 4 or _longest(find_mark(folded, start, end)) + 1
    return folded[end - 1] not in CLOSED and not line.parted and end - start >= full


def _is_row(folded: str, end: int) -> bool:
    """Tell whether the block that ends here is a row of a table: it holds a tab not far from its end."""
    return folded.find("\t", max(0, folded.rfind("\n", max(0, end - _ROW), end), end - _ROW), end) >= 0


def _stands_alone(folded: str, start: int, end: int) -> bool:
    short = end - start <= _LONGEST_HEADING and folded[end - 1] not in _ENDED
    return short and find_mark(folded, start, end) is not None


def _is_address(folded: str, start: int, end: int) -> bool:
    match = SALUTATION.match(folded, start, end)
    return match is not None and match.end() == end


def _longest(mark: Mark | None) -> int:
    return _LONGEST_HEADING if mark is not None else _LONGEST_PLAIN


def _shape(folded: str, start: int, end: int, first_line: int) -> Block:
    if _is_address(folded, start, end):
        return Block(start, end, Shape.ADDRESS, None, first_line)
    mark = find_mark(folded, start, end)
    size = end - start
    stop = _STOP.search(folded, start, end)
    whole = stop is not None and stop.group() == "。" and stop.end() == end
    if size <= _longest(mark) and stop is None and folded[end - 1] not in ":,、" and "\t" not in folded[start:end]:
        return Block(start, end, Shape.OPEN, mark, first_line)
    if mark is not None and size <= _LONGEST_HEADING and whole:
        return Block(start, end, Shape.SINGLE, mark, first_line)
    return Block(start, end, Shape.TEXT, mark, first_line)
