"""Tables that were typed: cells between bars, or columns set with spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from govreport.model import Span
from govreport.reading.lines import Line, trim

LEAST_COLUMNS = 3
"""Two words with a gap between them may be a name and its bearer."""
LEAST_ROWS = 2
_BARRED = re.compile(r"\|.*\|.*\|")
_RULE = re.compile(r"[|:+\s-]+")
"""The line below the head of a table of bars."""
_GAP = re.compile(r"[ \u3000\u00a0]{2,}")
_STOP = re.compile(r"[。;!?]|,(?!\d{3})|[,:、]$")
_LONGEST = 160
_FIGURE = re.compile(r"[-+]?\d[\d.,]*(?!\d*[年月])")


def typed_runs(folded: str, lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield where typed tables begin and end among the lines: rows of as many cells each, one with a figure."""
    at = 0
    for (_, count), group in groupby(lines, key=lambda line: _shape(folded, line)):
        rows = list(group)
        first, at = at, at + len(rows)
        if count < LEAST_COLUMNS:
            continue
        cells = [typed_cells(folded, line) for line in rows]
        figures = any(_FIGURE.match(folded, cell.start, cell.end) for row in cells[1:] for cell in row[1:])
        if sum(map(bool, cells)) >= LEAST_ROWS and figures:
            yield first, at


def _shape(folded: str, line: Line) -> tuple[str, int]:
    """Return how the cells of a line are parted, and how many they are; nothing for a line of text."""
    words = folded[line.start : line.end]
    if "\t" in words or len(words) > _LONGEST:
        return "", 0
    if _BARRED.fullmatch(words):
        return "bars", words.count("|") - 1
    gaps = len(_GAP.findall(words))
    return ("gaps", gaps + 1) if gaps and not _STOP.search(words) else ("", 0)


def typed_cells(folded: str, line: Line) -> tuple[Span, ...]:
    """Return the cells of a typed row; none for the rule below a head."""
    words = folded[line.start : line.end]
    if _BARRED.fullmatch(words):
        if _RULE.fullmatch(words):
            return ()
        bars = [line.start + found.start() for found in re.finditer(r"\|", words)]
        return tuple(_cell(folded, start + 1, end) for start, end in pairwise(bars))
    gaps = [(line.start + gap.start(), line.start + gap.end()) for gap in _GAP.finditer(words)]
    starts, ends = [line.start, *(end for _, end in gaps)], [*(start for start, _ in gaps), line.end]
    return tuple(Span(start, end) for start, end in zip(starts, ends, strict=True))


def _cell(folded: str, start: int, end: int) -> Span:
    first, last = trim(folded, start, end)
    return Span(first, last) if first < last else Span(start, start)
