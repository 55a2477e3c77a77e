"""From lines to blocks: addresses, lines that stand alone, and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from govreport.reading.joining import LONGEST_HEADING, cuts_a_sentence, is_address, is_row, longest_heading
from govreport.reading.lines import Line, split_lines
from govreport.reading.marks import SALUTATION, Mark, find_mark

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


def make_blocks(folded: str, lines: Sequence[Line]) -> list[Block]:
    """Return the blocks of the report in order; where empty lines part its paragraphs, lines between them are one."""
    spaced = sum(line.parted for line in lines[1:]) * 3 >= len(lines) - 1 > 0
    spans: list[tuple[int, int, int]] = []
    for line in lines:
        if spans and _continues(folded, spans[-1][:2], line, spaced=spaced):
            spans[-1] = (spans[-1][0], line.end, spans[-1][2])
        else:
            spans.append((line.start, line.end, line.end))
    return [_shape(folded, *span) for span in spans]


def _continues(folded: str, above: tuple[int, int], line: Line, *, spaced: bool) -> bool:
    """Tell whether `line` belongs to the same paragraph as the block above it."""
    start, end = above
    if split_lines(folded[end : line.start]):  # boilerplate of the page stands between them
        return False
    if cuts_a_sentence(folded, end, line.start):
        return True
    if not spaced or line.parted or is_row(folded, start, end) or _stands_alone(folded, start, end):
        return False
    if SALUTATION.match(folded, line.start, line.end) or is_address(folded, start, end):
        return False
    return find_mark(folded, line.start, line.end) is None


def _stands_alone(folded: str, start: int, end: int) -> bool:
    short = end - start <= LONGEST_HEADING and folded[end - 1] not in _ENDED
    return short and find_mark(folded, start, end) is not None


def _shape(folded: str, start: int, end: int, first_line: int) -> Block:
    if is_address(folded, start, end):
        return Block(start, end, Shape.ADDRESS, None, first_line)
    mark = find_mark(folded, start, end)
    size = end - start
    stop = _STOP.search(folded, start, end)
    whole = stop is not None and stop.group() == "。" and stop.end() == end
    short = size <= longest_heading(mark) and stop is None
    if short and folded[end - 1] not in ":,、" and "\t" not in folded[start:end]:
        return Block(start, end, Shape.OPEN, mark, first_line)
    if mark is not None and size <= LONGEST_HEADING and whole:
        return Block(start, end, Shape.SINGLE, mark, first_line)
    return Block(start, end, Shape.TEXT, mark, first_line)
