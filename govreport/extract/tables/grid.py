"""How a table is laid out: which rows are heads, what each column is for, which words stand over its figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from itertools import pairwise

from govreport.extract.metrics.wording import Wording
from govreport.extract.tables.heads import BRACKETS, NOT_SAID, Context, Said, plain, said_in
from govreport.extract.tables.units import units_in
from govreport.lexicon import Lexicon
from govreport.model import Document, Span, Table, fold

Cells = tuple[Wording, ...]
_DIVIDERS = re.compile(r"[/\\|、]")
_FIGURE = re.compile(r"(?!(?:19|20)\d\d ?[年—~至-])[-+−–≥≤<>约近超]?\d")


_INDICATORS = re.compile("[\u3400-\u9fff]{0,8}指标")
_YEAR = re.compile(r"(?:19|20)\d\d")


class Role(StrEnum):
    """What a column is for."""

    LABEL = "label"
    UNIT = "unit"
    ASIDE = "aside"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class Column:
    """What stands over the cells of a column."""

    role: Role
    said: Said = NOT_SAID
    names: Cells = ()
    """Cells of its head that say more than year, status, growth and unit."""
    head: str = ""
    """Its head as a message quotes it."""
    is_clear: bool = True
    """Whether it is of names that surely are indicators, or of figures with a head that no other column has."""


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of a table under one head."""

    columns: tuple[Column, ...]
    context: Context
    rows: tuple[Cells, ...]


def cells_of(document: Document, row: Sequence[Span]) -> Cells:
    """Return the words of a row's cells, which know where they stand."""
    return tuple(Wording.at(document.source.text, cell.start, cell.end) for cell in row)


def blocks_of(document: Document, table: Table, lexicon: Lexicon, before: Sequence[Column] = ()) -> Iterator[Block]:
    """Yield the blocks of a table: a row of one cell may say something of those below, and a head may come again.

    Args:
        document: The report.
        table: Its table.
        lexicon: The words of heads.
        before: The columns of the table that this one goes on with on another page.
    """
    text = document.source.text
    above = [Wording.at(text, span.start, span.end) for span in table.captions]
    context, heads, columns = Context.of(above, lexicon), list[Cells](), tuple(before)
    rows: list[Cells] = []
    for spans in table.rows:
        row = cells_of(document, spans)
        filled = [cell for cell in row if cell]
        if not filled:
            continue
        told = Context.of(filled, lexicon) if len(filled) == 1 and len(row) > 1 else None
        goes_on = bool(heads) and not row[0]
        starts = is_head(row, lexicon, first=not columns or goes_on) or (not columns and not rows and _is_bare(row))
        if not (starts if told is None else told.years or told.statuses or told.units):
            heads = []
            rows.append(row)
            continue
        if rows:
            yield Block(columns, context, tuple(rows))
            rows, heads = [], []
        if told is not None:
            context = Context.of([*above, *filled], lexicon)
            continue
        heads.append(row)
        columns = columns_of(heads, lexicon)
    if rows:
        yield Block(columns, context, tuple(rows))


def is_head(row: Cells, lexicon: Lexicon, *, first: bool) -> bool:
    """Tell whether a row is a head: it names years, statuses, growths or kinds of columns, and holds no figure.

    A number such as 2024 alone is a year where no head stands above, and may count anything where one does.
    """
    if any(is_figure(cell, lexicon) or (not first and _YEAR.fullmatch(plain(cell))) for cell in row):
        return False
    said = [said_in(cell, lexicon) for cell in row[1:] if cell]
    telling = [one for one in said if one and (one.dates or one.decides or one.growth)]
    return bool(telling) or sum(_role(cell, lexicon) is not None for cell in row) > 1


def is_figure(cell: Wording, lexicon: Lexicon) -> bool:
    """Tell whether a cell begins with a number that is no year of a head."""
    return _FIGURE.match(plain(cell)) is not None and said_in(cell, lexicon) is None


def _is_bare(row: Cells) -> bool:
    """Tell whether a first row may be a head of names alone: it has several cells, and no number begins one."""
    return sum(map(bool, row)) > 1 and not any(_FIGURE.match(plain(cell)) for cell in row)


@cache
def _roles(lexicon: Lexicon) -> dict[str, Role]:
    lists = {
        "indicator_head": Role.LABEL,
        "other_head": Role.LABEL,
        "unit_head": Role.UNIT,
        "number_head": Role.ASIDE,
        "aside_head": Role.ASIDE,
    }
    return {fold(word): role for name, role in lists.items() for word in lexicon.table_words[name]}


@cache
def _others(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(map(fold, lexicon.table_words["other_head"]))


def _bare(head: str) -> str:
    return _DIVIDERS.sub("", BRACKETS.sub("", head))


def _role(cell: Wording, lexicon: Lexicon) -> Role | None:
    words = _bare(plain(cell))
    return Role.LABEL if _INDICATORS.fullmatch(words) else _roles(lexicon).get(words)


def columns_of(heads: Sequence[Cells], lexicon: Lexicon) -> tuple[Column, ...]:
    """Return what stands over each column, of one head row or several over one another."""
    width = max(map(len, heads))
    if any(len(head) != width for head in heads):
        return ()
    made: list[Column] = []
    for cells in _over(heads, width):
        figures = any(column.role is Role.FIGURES for column in made)
        made.append(_column(cells, lexicon, first=not made, behind=figures))
    return tuple(_apart(tuple(_beside(made))))


def _apart(columns: Sequence[Column]) -> Iterator[Column]:
    """Yield the columns; of those whose heads say the same, none is clear."""
    counted = Counter((one.said, tuple(map(str, one.names))) for one in columns if one.role is Role.FIGURES)
    for one in columns:
        same = one.role is Role.FIGURES and counted[one.said, tuple(map(str, one.names))] > 1
        yield replace(one, is_clear=False) if same else one


def _over(heads: Sequence[Cells], width: int) -> list[Cells]:
    """Return the cells over each column, from top to bottom; a head over several columns is over each of them."""
    grid = [list(head) for head in heads]
    for upper, lower in pairwise(grid):
        for at in range(1, width):
            if not upper[at] and lower[at] and lower[at - 1] and upper[at - 1]:
                upper[at] = upper[at - 1]
    return [tuple(row[at] for row in grid if row[at]) for at in range(width)]


def _column(cells: Cells, lexicon: Lexicon, *, first: bool, behind: bool) -> Column:
    head = " ".join(cells)
    for cell in cells:
        if role := _role(cell, lexicon):
            found = BRACKETS.search(words := plain(cell))
            units = units_in(found[1], lexicon) if found else None
            spans = words.match(found, 1).spans() if found and units else ()
            return Column(role, Said(units=units or (), spans=spans), (), head, _bare(words) not in _others(lexicon))
    if not cells:
        return Column(Role.FIGURES if behind else Role.LABEL)
    said, names = NOT_SAID, list[Wording]()
    for cell in cells:
        one = said_in(cell, lexicon)
        if one is None:
            names.append(cell)
        else:
            said += one
    # Other words over the names of rows may say that these are places or firms: 镇街.
    if first and not said.dates and not said.decides:
        return Column(Role.LABEL, head=head, is_clear=False)
    return Column(Role.FIGURES, said, tuple(names), head)


def _beside(columns: Sequence[Column]) -> Iterator[Column]:
    """Yield the columns; a growth without a year is of the figures right before it."""
    before = Column(Role.LABEL)
    for column in columns:
        one = column
        if column.said.growth and before.role is Role.FIGURES and not before.said.growth:
            dates = not column.said.dates or set(column.said.years) == set(before.said.years)
            said = before.said if dates else NOT_SAID
            lent = Said(
                () if column.said.dates else said.years,
                () if column.said.dates else said.relative,
                frozenset() if column.said.decides else said.statuses,
                said.estimated and not column.said.decides,
                spans=said.spans if said is not NOT_SAID else (),
            )
            one = replace(column, said=column.said + lent, names=column.names or before.names)
        yield one
        before = column if column.role is not Role.ASIDE else before


@dataclass(frozen=True, slots=True)
class RowHead:
    """What stands before the figures of a row."""

    said: Said
    names: Cells
    unit: Said | None
    """What the column of units says; None where it says no unit that is known."""
    corner: Said
    """What stands over the names of all rows: ``指标（亿元）``."""
    is_clear: bool
    """Whether the names are of indicators."""


def row_head(row: Cells, columns: Sequence[Column], above: Wording, lexicon: Lexicon) -> RowHead:
    """Return what the cells before the figures of a row say.

    Args:
        row: Its cells.
        columns: What stands over them.
        above: The name in the first cell of the rows above, which may reach down to this one.
        lexicon: The words of heads.
    """
    said, names = NOT_SAID, list[Wording]()
    unit: Said | None = NOT_SAID
    clear = True
    for cell, column in zip(row, columns, strict=True):
        if column.role is Role.UNIT and cell:
            units = units_in(plain(cell), lexicon)
            unit = Said(units=units, spans=cell.spans()) if units else None
        elif column.role is Role.LABEL and cell:
            one = said_in(cell, lexicon)
            if one is None:
                names.append(cell)
                clear = clear and column.is_clear
            else:
                said += one
    reaches = not names and not row[0] and said is not NOT_SAID
    labels = [column for column in columns if column.role is Role.LABEL]
    if reaches and len(labels) > 1 and above:
        names.append(above)
    over = [column.said for column in labels]
    return RowHead(said, tuple(names), unit, sum(over, NOT_SAID), clear)
