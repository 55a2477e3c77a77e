"""What the heads of row and column say of one figure, taken together."""

from __future__ import annotations

from dataclasses import dataclass

from govreport.extract.tables.cells import CellFigure
from govreport.extract.tables.decide import Dated, Open, Setting, unit_of_growth, unit_of_level
from govreport.extract.tables.grid import Column, RowHead
from govreport.extract.tables.heads import NOT_SAID, Said
from govreport.extract.tables.names import Name, is_share
from govreport.extract.tables.units import POINTS, RATIOS, Unit
from govreport.lexicon import Lexicon
from govreport.model import Direction, Span, Status


@dataclass(frozen=True, slots=True)
class Told:
    """What the heads of row and column say of a figure."""

    name: Name
    column: Column
    head: RowHead
    grown: Said | None
    """Which of them says that it is a growth."""
    dated: Dated

    @property
    def spans(self) -> tuple[Span, ...]:
        """The words that say it."""
        said = (self.column.said, self.head.said, self._row_unit, self.name.said)
        return (*self.name.words.spans(), *(span for one in said for span in one.spans), *self.dated.spans)

    @property
    def _row_unit(self) -> Said:
        return self.head.unit or NOT_SAID

    @property
    def _level_units(self) -> tuple[Said, ...]:
        return self.column.said, self.head.said, self.name.said, self._row_unit, self.head.corner

    def unit(self, setting: Setting, lexicon: Lexicon) -> Unit | Open:
        """Return the unit of a number without one of its own."""
        if self.grown is None:
            return unit_of_level(self.name.words, self._level_units, setting, lexicon)
        if self.grown is not self.column.said:
            return unit_of_growth(self.grown + self._row_unit, setting)
        units = {unit for said in (self.name.said, self._row_unit) for unit in said.units}
        share = is_share(self.name.words, lexicon) or (bool(units) and all(unit.is_ratio for unit in units))
        return Open.GROWTH if share else unit_of_growth(self.grown, setting)

    def direction(self, figure: CellFigure, setting: Setting, lexicon: Lexicon) -> Direction | None:
        """Return which way a figure goes, or None where it is a level."""
        if said := figure.growth or (self.grown.growth if self.grown else None):
            return said
        grows = figure.quantity.unit == POINTS or self._is_growth_by_unit(figure, setting, lexicon)
        return Direction.UP if grows else None

    def _is_growth_by_unit(self, figure: CellFigure, setting: Setting, lexicon: Lexicon) -> bool:
        """Tell whether a target in per cent is one of growth: what is measured is no share, and has its own unit."""
        if not figure.own_unit or figure.quantity.unit not in RATIOS or self.dated.status is not Status.TARGET:
            return False
        unit = unit_of_level(self.name.words, self._level_units, setting, lexicon)
        return self.grown is None and isinstance(unit, Unit) and not unit.is_ratio

    def doubt(self, figure: CellFigure, unit: Unit | Open, setting: Setting, lexicon: Lexicon) -> Open | None:
        """Return why a figure with a unit of its own can't be taken all the same."""
        if not figure.own_unit or figure.growth or figure.quantity.unit == POINTS:
            return None
        if self.grown is not None:
            return Open.GROWTH if unit is Open.GROWTH else None
        if figure.quantity.unit in RATIOS and not is_share(self.name.words, lexicon):
            return None if self._is_growth_by_unit(figure, setting, lexicon) else Open.GROWTH
        return Open.UNIT if isinstance(unit, Unit) and unit.base != figure.quantity.unit else None
