"""Figures in tables: heads give year and status, row heads the indicator, heads, cells or captions the unit.

Where any of these can't be told, nothing is taken from the cell, and one message for the table says what is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from govreport.extract.metrics import widest
from govreport.extract.metrics.wording import NOTHING, Wording
from govreport.extract.tables.cells import DIGIT, CellFigure, figures_in
from govreport.extract.tables.decide import Open, Setting, date
from govreport.extract.tables.grid import Block, Cells, Column, Role, RowHead, blocks_of, row_head
from govreport.extract.tables.heads import Context, plain
from govreport.extract.tables.names import name_in
from govreport.extract.tables.telling import LeftOut, tell
from govreport.extract.tables.told import Told
from govreport.extract.tables.units import Unit
from govreport.lexicon import Lexicon
from govreport.model import (
    Diagnostic,
    Direction,
    Document,
    Identifiers,
    Measure,
    Metric,
    Rule,
    Section,
    Span,
    Table,
)
from govreport.reading.marks import find_mark

_FIGURE = re.compile(r"[-+−–≥≤<>]?\d[\d.,]*(?:[-—~至][\d.]+)?[十百千万亿]*(?:左右|以[上下内])?")
"""A number without a unit."""
_FARTHEST = 20
"""Characters that a name may be set in."""
_IN_TABLE = "table-cell"


@dataclass(frozen=True)
class TableFindings:
    """What was found in the tables of a report, and what was left out."""

    metrics: tuple[Metric, ...]
    diagnostics: tuple[Diagnostic, ...]


def find_in_tables(document: Document, lexicon: Lexicon) -> TableFindings:
    """Return the metrics in the tables of a report, in reading order, and a message for each that isn't read whole."""
    identifiers = Identifiers(document.identity.id)
    sections = {section.id: section for section in document.sections}
    metrics: list[Metric] = []
    diagnostics: list[Diagnostic] = []
    columns: tuple[Column, ...] = ()
    for table in document.tables:
        above = tuple(_path(table.section, sections))
        before = columns if _goes_on(document, table) else ()
        found: list[Metric] = []
        left_out: list[LeftOut] = []
        for block in blocks_of(document, table, lexicon, before):
            columns = block.columns
            reader = _Reader(document, table, _setting(document, block, above, lexicon), lexicon)
            for taken in reader.read(block):
                if isinstance(taken, LeftOut):
                    left_out.append(taken)
                else:
                    found.append(replace(taken, id=_identify(identifiers, document, taken)))
        metrics += found
        diagnostics += tell(document, table, found, left_out)
    return TableFindings(tuple(metrics), tuple(diagnostics))


def _goes_on(document: Document, table: Table) -> bool:
    """Tell whether a table goes on with the one before it, as a caption says (``续表``)."""
    return any("续" in document.source.slice(caption)[:2] for caption in table.captions)


def _path(section: str, sections: Mapping[str, Section]) -> Iterator[Section]:
    """Yield the headings that a table stands under, the nearest first."""
    while section in sections:
        yield sections[section]
        section = sections[section].parent


def _setting(document: Document, block: Block, above: Sequence[Section], lexicon: Lexicon) -> Setting:
    headings = [Context.of([Wording(section.title)], lexicon) for section in above]
    return Setting(
        block.context,
        next((heading for heading in headings if heading.years), Context()),
        next((section.part for section in above if section.part), None),
        document.identity.review_year,
        document.identity.plan_year,
    )


def _identify(identifiers: Identifiers, document: Document, metric: Metric) -> str:
    """Return the id of a figure: of its row, the words that speak for it, and itself."""
    told = "".join(map(document.source.slice, metric.triggers))
    return identifiers.next("m", document.source.slice(metric.sentence), told, metric.text)


@dataclass(frozen=True)
class _Reader:
    """Reads the rows of one block of a table."""

    document: Document
    table: Table
    setting: Setting
    lexicon: Lexicon

    def read(self, block: Block) -> Iterator[Metric | LeftOut]:
        above, is_part, text = NOTHING, False, self.document.source.text
        least = min((_indent(row[0], text) for row in block.rows if row[0]), default=0)
        for row in block.rows:
            if not block.columns or len(row) != len(block.columns):
                yield from self._unread(row, Open.WIDTH if block.columns else Open.HEAD)
                continue
            if sum(map(bool, row)) == 1:
                above, is_part = NOTHING, False
                continue
            head = row_head(row, block.columns, above, self.lexicon)
            above = row[0] or above
            is_part = self._is_part(row[0], after_part=is_part, indented=_indent(row[0], text) > least)
            label = next((str(cell) for cell in head.names if cell), str(row[0]))
            for cell, column in zip(row, block.columns, strict=True):
                if column.role is Role.FIGURES and DIGIT.search(plain(cell)):
                    yield from self._cell(_Place(row, label, column), cell, head, is_part=is_part)
                elif column.role is Role.ASIDE and column.head and _holds_figure(cell, column, self.lexicon):
                    yield LeftOut(label, column.head, Open.ASIDE)

    def _unread(self, row: Cells, reason: Open) -> Iterator[LeftOut]:
        """Yield why the numbers of a row are left out."""
        for cell in row[1:]:
            if _FIGURE.match(plain(cell)):
                yield LeftOut(str(row[0]), "", reason)

    def _is_part(self, cell: Wording, *, after_part: bool, indented: bool) -> bool:
        """Tell whether a row is a part of one above: it says 其中, or is unknown and set in or below such a row."""
        words = plain(cell)
        if words.startswith(self.lexicon.table_words["part"]):
            return True
        name = name_in(cell, self.lexicon)
        known = self.lexicon.indicators
        return (after_part or indented) and not (
            find_mark(words, 0, len(words)) or (name and known.comparable(name.words) in known.concepts)
        )

    def _cell(self, place: _Place, cell: Wording, head: RowHead, *, is_part: bool) -> Iterator[Metric | LeftOut]:
        told = self._told(place.column, head, is_part=is_part)
        if isinstance(told, Open):
            yield place.left_out(told)
            return
        unit = told.unit(self.setting, self.lexicon)
        written = unit.written if isinstance(unit, Unit) else ""
        figures = figures_in(str(cell), cell.places[0], written, self.lexicon)
        if not figures:
            bare = _FIGURE.fullmatch(plain(cell))
            yield place.left_out(unit if isinstance(unit, Open) and bare else Open.FIGURE)
            return
        doubts = (told.doubt(figure, unit, self.setting, self.lexicon) for figure in figures)
        if doubt := next(filter(None, doubts), None):
            yield place.left_out(doubt)
            return
        yield from (self._metric(told, figure, place.sentence) for figure in figures)

    def _told(self, column: Column, head: RowHead, *, is_part: bool) -> Told | Open:
        """Return what is said of a figure, or what stays open."""
        names = (*head.names, *column.names)
        name = name_in(names[0], self.lexicon) if len(names) == 1 and not is_part else None
        if name is None:
            return Open.HEADING if head.names and column.names else Open.NAME
        if not head.is_clear or not column.is_clear:
            return Open.TWIN if head.is_clear else Open.NAMES
        if head.unit is None and not name.said.units and not column.said.units:
            return Open.UNIT
        grown = [said for said in (column.said, head.said, name.said) if said.growth]
        if len(grown) > 1:
            return Open.GROWTH
        dated = date(column.said + head.said, self.setting)
        return dated if isinstance(dated, Open) else Told(name, column, head, grown[0] if grown else None, dated)

    def _metric(self, told: Told, figure: CellFigure, sentence: Span) -> Metric:
        quantity, direction = figure.quantity, told.direction(figure, self.setting, self.lexicon)
        if direction and quantity.value < 0:
            quantity, direction = replace(quantity, value=-quantity.value), Direction.DOWN
        text, core = self.document.source, figure.core
        around = Span(figure.quantity.span.start, core.start), Span(core.end, figure.quantity.span.end)
        return Metric(
            id="",
            section=self.table.section,
            sentence=sentence,
            quantity=quantity,
            text=text.slice(quantity.span),
            indicator=told.name.words.quoted(text.text),
            measure=Measure.CHANGE if direction else Measure.LEVEL,
            direction=direction,
            status=told.dated.status,
            period=told.dated.period,
            rule=_IN_TABLE,
            named=told.name.words.spans(),
            triggers=widest((*told.spans, *figure.said, *(span for span in around if len(span)))),
        )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a cell stands."""

    row: Cells
    label: str
    """What the row is called in a message."""
    column: Column

    @property
    def sentence(self) -> Span:
        """The row, from its first word to its last."""
        filled = [cell.spans() for cell in self.row if cell]
        return Span(filled[0][0].start, filled[-1][-1].end)

    def left_out(self, reason: Open) -> LeftOut:
        """Return that the number was left out."""
        return LeftOut(self.label, self.column.head, reason)


def _indent(cell: Wording, text: str) -> int:
    """Return how far a cell's words are set in."""
    start = cell.places[0] if cell else 0
    before = text[:start] if start < _FARTHEST else text[start - _FARTHEST : start]
    return len(before) - len(before.rstrip(" \u3000\u00a0"))


def _holds_figure(cell: Wording, column: Column, lexicon: Lexicon) -> bool:
    """Tell whether a cell that is not read holds a figure, which a running number is not."""
    return plain(Wording(column.head)) not in lexicon.table_words["number_head"] and bool(DIGIT.search(plain(cell)))


RULE = Rule(_IN_TABLE, "表格中的数字，年份、指标、单位见表头", find_in_tables)
