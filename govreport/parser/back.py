"""What stands behind the report, and page furniture inside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from govreport.model import Piece, PieceKind, Span
from govreport.parser.furniture import is_furniture
from govreport.parser.manuscript import Manuscript
from govreport.parser.words import Words
from govreport.reading.lines import Line
from govreport.reading.marks import CLOSED, find_mark

_FOOTNOTE = re.compile(r"\[\s*1\s*\]|注\s*1\s*[:.]|①(?=[\"“‘]|[^。]{1,20}:)")
_ANNEX = re.compile(r"附件?\s*\d{0,2}\s*:?")
_LONG = 60
_STRAY = re.compile(r"[。!][”’\"]?(?P<gap>[\s?]{2,})(?P<stray>[^。!;\s][^。!;]{1,30})")


@dataclass(frozen=True)
class Body:
    """The lines of the report and what stands behind it."""

    lines: tuple[Line, ...]
    notes_heading: Line | None
    notes: tuple[Line, ...]
    chrome: tuple[Piece, ...]


def read_back(manuscript: Manuscript, lines: Sequence[Line]) -> Body:
    """Part the lines from the report's first on into report, explanations and page furniture."""
    folded, words = manuscript.folded, manuscript.words
    furniture = [is_furniture(manuscript, line) for line in lines]
    opening = _notes_start(folded, lines, words)
    end = _body_end(folded, lines[:opening], furniture)
    kept = [line for line, odd in zip(lines[:end], furniture, strict=False) if not odd]
    chrome = [line for line, odd in zip(lines[:end], furniture, strict=False) if odd]
    chrome += lines[end:opening]
    heading = None
    rest = list(lines[opening:])
    if rest and words.notes_line.fullmatch(folded, rest[0].start, rest[0].end):
        heading = rest.pop(0)
    notes: list[Line] = []
    ended = False
    for line in rest:
        ended = ended or is_furniture(manuscript, line)
        (chrome if ended else notes).append(line)
    if kept:
        kept[-1], stray = _cut_stray(folded, kept[-1])
        chrome += stray
    while notes and folded[notes[-1].end - 1] not in CLOSED:
        chrome.append(notes.pop())
    pieces = tuple(Piece(PieceKind.CHROME, Span(line.start, line.end)) for line in chrome)
    return Body(tuple(kept), heading, tuple(notes), pieces)


def _notes_start(folded: str, lines: Sequence[Line], words: Words) -> int:
    """Return the index of the line that opens the explanations, or the number of lines."""
    for index, line in enumerate(lines):
        if line.end - line.start <= 30 and words.notes_line.fullmatch(folded, line.start, line.end):
            return index
        if index > len(lines) // 3 and _FOOTNOTE.match(folded, line.start, line.end):
            return index
    return len(lines)


def _body_end(folded: str, lines: Sequence[Line], furniture: Sequence[bool]) -> int:
    """Return the index behind the report's last line: behind it there is furniture and no running text."""
    last = 0
    for index, line in enumerate(lines):
        if not furniture[index] and line.end - line.start >= _LONG and "。" in folded[line.start : line.end]:
            last = index
    tail = range(last, len(lines))
    end = next((i for i in tail if furniture[i] or _is_annex(folded, lines, furniture, i)), len(lines))
    while end > last + 1 and not _belongs(folded, lines[end - 1]):
        end -= 1
    return end


def _is_annex(folded: str, lines: Sequence[Line], furniture: Sequence[bool], index: int) -> bool:
    line = lines[index]
    return bool(_ANNEX.fullmatch(folded, line.start, line.end)) and all(furniture[index + 1 :])


def _belongs(folded: str, line: Line) -> bool:
    return folded[line.end - 1] in CLOSED or find_mark(folded, line.start, line.end) is not None


def _cut_stray(folded: str, line: Line) -> tuple[Line, list[Line]]:
    """Part a collector's name that trails the last sentence behind a wide gap from it."""
    start = max(line.start, line.end - 60)
    for match in _STRAY.finditer(folded, start, line.end):
        if match.end() == line.end:
            return Line(line.start, match.start("gap"), line.parted, line.indent), [
                Line(match.start("stray"), line.end, parted=False, indent=1)
            ]
    return line, []
