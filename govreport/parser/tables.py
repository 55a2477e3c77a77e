"""Tables inside a report: rows whose cells are parted by tabs, with what stands above them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govreport.model import Diagnostic, Source, Span
from govreport.reading.lines import Line

LEAST_ROWS = 2
"""A single line with tabs may be a line of text that was set with them."""
_CAPTION = re.compile(
    r"(?:附?表|专栏) ?[\d一二三四五六七八九十]{1,3}(?:[-—.]\d{1,2})?[: ]?[^。;]{0,40}|\(?单位:[^。;]{1,20}\)?"
)
"""``表1　2025年主要预期目标``, ``单位：亿元``; on folded text."""
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Parted:
    """The lines of a report without its tables, and where these stand."""

    lines: tuple[Line, ...]
    tables: tuple[Span, ...]


def part_tables(folded: str, lines: Sequence[Line]) -> Parted:
    """Return what is no table, and each table from its caption to its last row."""
    is_row = ["\t" in folded[line.start : line.end] for line in lines]
    kept: list[Line] = []
    tables: list[Span] = []
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and is_row[end]:
            end += 1
        if end - at < LEAST_ROWS:
            kept.append(lines[at])
            at += 1
            continue
        start = lines[at].start
        while kept and _CAPTION.fullmatch(folded, kept[-1].start, kept[-1].end):
            start = kept.pop().start
        if _captioned_below(folded, lines, is_row, end):
            end += 1
        tables.append(Span(start, lines[end - 1].end))
        at = end
    return Parted(tuple(kept), tuple(tables))


def _captioned_below(folded: str, lines: Sequence[Line], is_row: Sequence[bool], at: int) -> bool:
    """Tell whether a line below a table is its caption, and not that of another below."""
    if at >= len(lines) or (at + 1 < len(lines) and is_row[at + 1]):
        return False
    return _CAPTION.fullmatch(folded, lines[at].start, lines[at].end) is not None


def tell_tables(source: Source, tables: Sequence[Span]) -> Iterator[Diagnostic]:
    """Yield for each table that nothing was taken from it: its cells stand beside each other, and say no more."""
    for table in tables:
        rows = source.slice(table).split("\n")
        first = " ".join(rows[0].split())[:_SHOWN]
        count = sum("\t" in row for row in rows)
        what = f"「{first}」起是一张表（{count} 行）；照原样登出，表中的数字没有列为指标或承诺"
        message = f"{what}。要列入的，请在正文中写成句子"
        yield Diagnostic.of("N236", source.path, message, table)
