"""What stands behind the report, and boilerplate inside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from govreport.model import Piece, PieceKind, Span
from govreport.parser.boilerplate import is_boilerplate
from govreport.parser.manuscript import Manuscript
from govreport.parser.notes import Numbers, find_notes
from govreport.reading.lines import Line
from govreport.reading.marks import CLOSED, find_mark
from govreport.reading.pages import is_page_number

_ANNEX = re.compile(r"附件?\s*\d{0,2}\s*:?")
_LONG = 60
_STRAY = re.compile(r"[。!][”’\"]?(?P<gap>[\s?]{2,})(?P<stray>[^。!;\s][^。!;]{1,30})")


@dataclass(frozen=True)
class Body:
    """The lines of the report and what stands behind it."""

    lines: tuple[Line, ...]
    notes_heading: Line | None
    notes: tuple[Line, ...]
    boilerplate: tuple[Piece, ...]


def read_back(manuscript: Manuscript, lines: Sequence[Line]) -> Body:
    """Part the lines from the report's first on into report, explanations and boilerplate."""
    folded = manuscript.folded
    odds = [is_boilerplate(manuscript, line) for line in lines]
    of_site = [odd and not is_page_number(folded, line) for line, odd in zip(lines, odds, strict=True)]
    inside, opening = find_notes(folded, lines, of_site, manuscript.words)
    end = _body_end(folded, lines[:opening], of_site)
    report = [(line, odd) for i, (line, odd) in enumerate(zip(lines[:end], odds, strict=False)) if i not in inside]
    kept = [line for line, odd in report if not odd]
    boilerplate = [line for line, odd in report if odd]
    boilerplate += [line for i, line in enumerate(lines[end:opening], end) if i not in inside]
    heading = None
    rest = list(lines[opening:])
    if rest and manuscript.words.notes_line.fullmatch(folded, rest[0].start, rest[0].end):
        heading = rest.pop(0)
    notes: list[Line] = []
    ended = False
    for line, odd in zip(rest, of_site[len(lines) - len(rest) :], strict=True):
        ended = ended or odd
        (boilerplate if ended or is_page_number(folded, line) else notes).append(line)
    if kept:
        kept[-1], stray = _cut_stray(folded, kept[-1])
        boilerplate += stray
    while notes and folded[notes[-1].end - 1] not in CLOSED:
        boilerplate.append(notes.pop())
    pieces = tuple(Piece(PieceKind.BOILERPLATE, Span(line.start, line.end)) for line in boilerplate)
    return Body(tuple(kept), heading, (*(lines[i] for i in sorted(inside)), *notes), pieces)


def _body_end(folded: str, lines: Sequence[Line], of_site: Sequence[bool]) -> int:
    """Return the index behind the report's last line: behind it a site goes on, and no running text."""
    last = 0
    numbers = Numbers()
    for index, line in enumerate(lines):
        if of_site[index]:
            continue
        runs = line.end - line.start >= _LONG and "。" in folded[line.start : line.end]
        if runs or numbers.is_next(folded, line):
            last = index
        numbers.see(folded, line)
    tail = range(last, len(lines))
    end = next((i for i in tail if of_site[i] or _is_annex(folded, lines, of_site, i)), len(lines))
    while end > last + 1 and not _belongs(folded, lines[end - 1]):
        end -= 1
    return end


def _is_annex(folded: str, lines: Sequence[Line], of_site: Sequence[bool], index: int) -> bool:
    line = lines[index]
    return bool(_ANNEX.fullmatch(folded, line.start, line.end)) and all(of_site[index + 1 :])


def _belongs(folded: str, line: Line) -> bool:
    row = "\t" in folded[line.start : line.end]
    return row or folded[line.end - 1] in CLOSED or find_mark(folded, line.start, line.end) is not None


def _cut_stray(folded: str, line: Line) -> tuple[Line, list[Line]]:
    """Part a collector's name that trails the last sentence behind a wide gap from it."""
    start = max(line.start, line.end - 60)
    for match in _STRAY.finditer(folded, start, line.end):
        if match.end() == line.end:
            return Line(line.start, match.start("gap"), line.parted, line.indent), [
                Line(match.start("stray"), line.end, parted=False, indent=1)
            ]
    return line, []
