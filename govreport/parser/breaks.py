"""Texts that lost their line ends: broken again where headings and paragraphs begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from govreport.parser.manuscript import Manuscript
from govreport.parser.words import Words
from govreport.reading.lines import Line, trim
from govreport.reading.marks import CLOSED, SALUTATION, find_mark

_UNBROKEN = 1000
"""A line longer than this that holds most of the text has lost its line ends."""
_GAP = re.compile(r"(?:\s|\?{2,})+")
_WIDE = 2
_HEADING = 40
_MARK = re.compile(r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|——")
_CLAUSE = re.compile(r"[^,。;:!\s]{2,40}")


def mend_lines(manuscript: Manuscript, lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a report, those that hold most of the text broken where a reader would."""
    longest = max((line.end - line.start for line in lines), default=0)
    if longest <= max(_UNBROKEN, len(manuscript.text) * 3 // 10):
        return list(lines)
    return [part for line in lines for part in _parts(manuscript, line)]


def _parts(manuscript: Manuscript, line: Line) -> list[Line]:
    if line.end - line.start <= _UNBROKEN:
        return [line]
    parts = []
    for start, end in _stretches(manuscript.folded, line, manuscript.words):
        first, last = trim(manuscript.text, start, end)
        if first < last:
            parts.append(Line(first, last, parted=True, indent=0))
    return parts


def _stretches(folded: str, line: Line, words: Words) -> list[tuple[int, int]]:
    """Cut at white space that parts paragraphs, before marks, and behind chapter headings."""
    cuts = [line.start]
    for gap in _GAP.finditer(folded, line.start, line.end):
        if _parts_paragraphs(folded, cuts[-1], gap, line.end):
            cuts.append(gap.end())
    marked = [m.start() for m in _MARK.finditer(folded, line.start, line.end) if _opens(folded, m.start(), line.start)]
    behind = [end for start in marked if (end := _heading_end(folded, start, line.end, words))]
    ordered = sorted({*cuts, *marked, *behind, line.end})
    return list(pairwise(ordered))


def _parts_paragraphs(folded: str, since: int, gap: re.Match[str], end: int) -> bool:
    at = gap.start()
    if len(gap.group()) >= _WIDE or folded[at - 1] in CLOSED or SALUTATION.match(folded, gap.end(), end):
        return True
    if find_mark(folded, gap.end(), end) is not None and not folded[at - 1].isdigit():
        return True
    return at - since <= _HEADING and find_mark(folded, since, at) is not None


def _opens(folded: str, at: int, start: int) -> bool:
    """Tell whether a mark stands where a sentence may begin."""
    if folded[at] == "—":
        return at > start and folded[at - 1] == "。"
    return at == start or folded[at - 1] in CLOSED or folded[at - 1].isspace()


def _heading_end(folded: str, start: int, end: int, words: Words) -> int | None:
    """Return where a chapter heading ends that runs into its text: behind its last word that chapters end with."""
    mark = find_mark(folded, start, end)
    if mark is None or mark.level != 1:
        return None
    clause = _CLAUSE.match(folded, mark.end, end)
    found = list(words.chapter.finditer(folded, mark.end, clause.end())) if clause else []
    return found[-1].end() if found else None
