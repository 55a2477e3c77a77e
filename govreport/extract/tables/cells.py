"""The figure in a cell of a table: with a unit of its own, or with that of its row or column."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from govreport.extract.tables.heads import LONGEST
from govreport.lexicon import Lexicon
from govreport.lexicon.table import alternation
from govreport.model import Bound, Direction, Quantity, Span, fold
from govreport.quantity import Reading, scan

_TIE = "为"
"""Stands before a figure while it is read: a minus sign is one behind it."""
_NUMBER = re.compile(
    r"(?P<before>[^\d]*?)(?P<number>[-−–]?\d[\d.,]*(?: ?[-—–~至到]{1,2} ?\d[\d.]*)?[十百千万亿]*)(?P<behind>[^\d]*)"
)
_PLAIN = re.compile(r"-?\d[\d.,]*(?:左右|以[上下内])?")
"""A number that surely has no unit of its own."""
_SIGNS = {
    "≥": Bound.AT_LEAST, "≧": Bound.AT_LEAST, "≤": Bound.AT_MOST, "≦": Bound.AT_MOST, ">": Bound.AT_LEAST,
    "<": Bound.AT_MOST, "+": Bound.EXACT,
}  # fmt: skip
_MORE = re.compile(r"[(;、]|,(?!\d{3})")
"""Behind the first figure of a cell: ``18.6亿元（增长6.1%）``."""
_COMPARED = frozenset("高快多低少")
"""Words of comparison, which a cell has nothing beside to compare with."""
DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class CellFigure:
    """A figure as a cell gives it."""

    quantity: Quantity
    core: Span
    growth: Direction | None
    """Which way it goes, where the cell itself says so."""
    own_unit: bool
    said: tuple[Span, ...] = ()
    """The cell's own words that say which way it goes."""


@cache
def _growing(lexicon: Lexicon) -> re.Pattern[str]:
    lists = lexicon.figure_words
    up = alternation(tuple(word for word in lists["change_up"] if word not in _COMPARED))
    down = alternation(tuple(word for word in lists["change_down"] if word not in _COMPARED))
    return re.compile(rf"(?:同比|比上年|较上年|比去年|可比)?(?:(?P<up>{up})|(?P<down>{down}))(?![到至为])")


@cache
def _before(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what may stand before a figure in its cell."""
    words = tuple(s for q in lexicon.qualifiers if q.place == "before" for s in q.surfaces)
    return re.compile(f"(?:力争|确保)?(?:达到?|为|(?:控制|保持|稳定|维持)在)?(?:{alternation(words)})?")


def figures_in(words: str, start: int, unit: str, lexicon: Lexicon) -> tuple[CellFigure, ...]:
    """Return the figures of a cell in reading order; none where any of its words is not understood.

    Args:
        words: The cell, as the source has it.
        start: Where it stands in the source.
        unit: The unit that row or column give for a number without one of its own; empty where none does.
        lexicon: The words of figures.

    >>> from govreport.lexicon import default_lexicon
    >>> [figure] = figures_in("6.5左右", 0, "%", default_lexicon())
    >>> str(figure.quantity.value), figure.quantity.unit, str(figure.quantity.bound), figure.quantity.span
    ('6.5', '%', 'about', Span(start=0, end=5))
    >>> figures_in("与经济增长同步", 0, "%", default_lexicon())
    ()
    """
    if len(words) > LONGEST:
        return ()
    folded = fold(words)
    more = _MORE.search(folded)
    cut = more.start() if more else len(folded)
    first = _figure(folded[:cut], start, unit, lexicon)
    if first is None or more is None:
        return (first,) if first else ()
    rest = folded[more.end() :].rstrip(") ")
    second = _figure(rest, start + more.end(), "", lexicon)
    return (first, second) if second and second.growth and not first.growth else ()


def _figure(folded: str, start: int, unit: str, lexicon: Lexicon) -> CellFigure | None:
    at = len(folded) - len(folded.lstrip())
    folded = folded.rstrip()
    grown = _growing(lexicon).match(folded, at)
    growth = (Direction.UP if grown["up"] else Direction.DOWN) if grown else None
    at = grown.end() if grown else at
    bound = _SIGNS.get(folded[at : at + 1])
    at += bound is not None
    reading = None if _PLAIN.fullmatch(folded, at) else _read(folded[at:], lexicon)
    own = reading is not None
    if reading is None and unit:
        reading = _read_with(folded[at:], unit, lexicon)
    if reading is None:
        return None
    move = start + at
    quantity = reading.quantity
    if bound and bound is not Bound.EXACT:
        quantity = replace(quantity, bound=bound)
    said = (Span(start + grown.start(), start + grown.end()),) if grown else ()
    moved = replace(quantity, span=_moved(quantity.span, move))
    return CellFigure(moved, _moved(reading.core, move), growth, own, said)


def _read(words: str, lexicon: Lexicon) -> Reading | None:
    """Return the only figure of words that hold nothing else, with a unit; its spans count in the words."""
    text = _TIE + words
    found = scan(text, lexicon)
    if len(found.readings) != 1 or found.exclusions or found.unread:
        return None
    [reading] = found.readings
    span = reading.quantity.span
    whole = span.end == len(text) and _before(lexicon).fullmatch(text, 1, span.start)
    if not whole or not reading.quantity.unit or reading.kind in ("ordinal", "bare") or reading.in_words:
        return None
    return replace(
        reading,
        quantity=replace(reading.quantity, span=_moved(span, -1)),
        core=_moved(reading.core, -1),
    )


def _read_with(words: str, unit: str, lexicon: Lexicon) -> Reading | None:
    """Return the same for a number without a unit, which stands as if the unit were written behind it."""
    found = _NUMBER.fullmatch(words)
    if found is None:
        return None
    at = found.end("number")
    reading = _read(words[:at] + unit + words[at:], lexicon)
    if reading is None:
        return None

    def back(span: Span) -> Span:
        return Span(span.start, span.end if span.end <= at else max(at, span.end - len(unit)))

    quantity = replace(reading.quantity, span=back(reading.quantity.span))
    return replace(reading, quantity=quantity, core=back(reading.core))


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
