"""Tables inside a report: rows whose cells are parted, mostly by tabs, with what stands above and below them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from govreport.model import InOrder, Piece, PieceKind, Span, Table
from govreport.parser.manuscript import Manuscript
from govreport.parser.typed import typed_cells, typed_runs
from govreport.reading.lines import Line, trim
from govreport.reading.marks import find_mark

LEAST_ROWS = 2
"""A single line with tabs may be a line of text that was set with them."""
_CAPTION = re.compile(
    r"(?:附?表|专栏) ?[\d一二三四五六七八九十]{1,3}(?:[-—.]\d{1,2})?[: ]?[^。;]{0,40}|\(?(?:计量)?单位:[^。;]{1,20}\)?"
    r"|\(?续(?:上?表|\(?表\)?)[^。;]{0,40}"
)
"""``表1　2025年主要预期目标``, ``单位：亿元``, ``续表``; on folded text."""
_NAMED = re.compile(r"[^。;:,]{4,40}(?<![下附右上左列])表(?: ?\([^()。]{1,20}\))?")
"""``2025年主要预期目标表``, right above the rows."""
_LONGEST_ALONE = 60
"""A cell that has its row for itself (``一、经济发展``, ``注：…``) has at most so many characters."""
_BLANK = " \t\u3000\u00a0"


@dataclass(frozen=True, slots=True)
class Parted:
    """The lines of a report without its tables, and these."""

    lines: tuple[Line, ...]
    tables: tuple[Table, ...]
    """Without the sections that they stand in."""


def part_tables(manuscript: Manuscript, lines: Sequence[Line]) -> Parted:
    """Return what is no table, and each table from its caption to its last row."""
    folded = manuscript.folded
    runs = dict((*_runs(manuscript, lines), *typed_runs(folded, lines)))
    kept: list[Line] = []
    tables: list[Table] = []
    at = 0
    while at < len(lines):
        end = runs.get(at, at)
        if end == at:
            kept.append(lines[at])
            at += 1
            continue
        captions: list[Line] = []
        while kept and _is_caption(folded, kept[-1], first=not captions):
            captions.insert(0, kept.pop())
        rows = lines[at:end]
        if _captioned_below(folded, lines, runs, end):
            captions.append(lines[end])
            end += 1
        tables.append(_table(manuscript, captions, rows))
        at = end
    return Parted(tuple(kept), tuple(tables))


def table_pieces(text: str, tables: Iterable[Table], others: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces of tables: one each, or several with what was set aside inside, such as a page's number."""
    set_aside = InOrder(sorted(piece.span for piece in others), lambda span: span.start)
    for table in tables:
        at, end = table.span.start, table.span.end
        for span in (*set_aside.between(at, end), Span(end, end)):
            words = text[at : span.start]
            first = at + len(words) - len(words.lstrip())
            if words.strip():
                yield Piece(PieceKind.TABLE, Span(first, first + len(words.strip())))
            at = span.end


def _runs(manuscript: Manuscript, lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield where tables begin and end among the lines."""
    folded, at = manuscript.folded, 0
    while at < len(lines):
        end = at
        while end < len(lines) and (_is_row(folded, lines[end]) or _is_alone(folded, lines[end])):
            end += 1
        first, last = at, end
        while first < last and not _is_row(folded, lines[first]) and find_mark(folded, *_ends(lines[first])):
            first += 1
        while last > first and not _is_row(folded, lines[last - 1]) and find_mark(folded, *_ends(lines[last - 1])):
            last -= 1
        if sum(_is_row(folded, line) for line in lines[first:last]) >= LEAST_ROWS:
            yield first, last
        at = max(end, at + 1)


def _ends(line: Line) -> tuple[int, int]:
    return line.start, line.end


def _is_row(folded: str, line: Line) -> bool:
    return "\t" in folded[line.start : line.end]


def _is_alone(folded: str, line: Line) -> bool:
    """Tell whether a line may be a row of which only the first cell holds words: tabs stand behind them."""
    short = line.end - line.start <= _LONGEST_ALONE and "。" not in folded[line.start : line.end]
    return short and "\t" in folded[line.end : _blank_behind(folded, line.end)]


def _is_caption(folded: str, line: Line, *, first: bool) -> bool:
    if _CAPTION.fullmatch(folded, line.start, line.end):
        return True
    named = first and _NAMED.fullmatch(folded, line.start, line.end)
    return bool(named) and find_mark(folded, line.start, line.end) is None


def _captioned_below(folded: str, lines: Sequence[Line], runs: Mapping[int, int], at: int) -> bool:
    """Tell whether a line below a table is its caption, and not that of another below."""
    if at >= len(lines) or at + 1 in runs:
        return False
    return _CAPTION.fullmatch(folded, lines[at].start, lines[at].end) is not None


def _blank_before(text: str, at: int) -> int:
    """Return where the white space before a place begins, within its line."""
    while at > 0 and text[at - 1] in _BLANK:
        at -= 1
    return at


def _blank_behind(text: str, at: int) -> int:
    """Return where the white space behind a place ends, within its line."""
    while at < len(text) and text[at] in _BLANK:
        at += 1
    return at


def _table(manuscript: Manuscript, captions: Sequence[Line], lines: Sequence[Line]) -> Table:
    """Return a table of its lines; columns without a word at its sides are left out."""
    rows = [cells for line in lines if (cells := _cells(manuscript, line))]
    while all(len(row) > 1 and not len(row[0]) for row in rows):
        rows = [row[1:] for row in rows]
    while len({len(row) for row in rows}) == 1 and all(len(row) > 1 and not len(row[-1]) for row in rows):
        rows = [row[:-1] for row in rows]
    every = [*captions, *lines]
    span = Span(min(line.start for line in every), max(line.end for line in every))
    return Table(span, "", tuple(Span(line.start, line.end) for line in captions), tuple(rows))


def _cells(manuscript: Manuscript, line: Line) -> tuple[Span, ...]:
    text = manuscript.text
    start, end = _blank_before(text, line.start), _blank_behind(text, line.end)
    return tuple(_tabbed(text, start, end)) if "\t" in text[start:end] else typed_cells(manuscript.folded, line)


def _tabbed(text: str, start: int, end: int) -> Iterator[Span]:
    tabs = [at for at in range(start, end) if text[at] == "\t"]
    for before, after in pairwise([start - 1, *tabs, end]):
        first, last = trim(text, before + 1, after)
        yield Span(first, last) if first < last else Span(before + 1, before + 1)
