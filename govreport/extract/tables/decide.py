"""Year, status and unit of a figure in a table, from all that is said of it; what stays open has a reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from govreport.extract.tables.heads import LAST, NEXT, PREVIOUS, THIS, Context, Said
from govreport.extract.tables.names import is_share
from govreport.extract.tables.units import Unit
from govreport.lexicon import Lexicon
from govreport.model import Part, Span, Status


class Open(StrEnum):
    """Why a figure is left out, in words for the office that wrote the table."""

    HEAD = "看不出哪一行是表头"
    WIDTH = "这一行与表头的格数不一致"
    HEADING = "一栏的表头不只写了年份、完成或目标"
    NAME = "看不出是什么指标"
    NAMES = "等行的名称上方没有写“指标”"
    TWIN = "一栏的表头与另一栏相同"
    YEAR = "看不出是哪一年"
    STATUS = "看不出是完成数还是目标数"
    UNIT = "看不出单位"
    GROWTH = "看不出是总量还是增幅"
    FIGURE = "数值的写法读不出"
    ASIDE = "写在备注一类的栏里"


@dataclass(frozen=True, slots=True)
class Setting:
    """What the report around a table tells of it."""

    context: Context
    heading: Context
    """What the heading above the table says."""
    part: Part | None
    review: str
    plan: str


@dataclass(frozen=True, slots=True)
class Dated:
    """When a figure is of, and whether it was reached."""

    period: str
    status: Status
    spans: tuple[Span, ...] = ()
    """Words above the table that say so."""


def date(said: Said, setting: Setting) -> Dated | Open:
    """Return year and status of a figure, or what of them stays open."""
    year, spans = _year(said, setting)
    if not year or (said.base and year in said.base):
        return Open.YEAR
    status = _status(said, year, setting)
    if status is None:
        return Open.STATUS if said.dates or not said.decides else Open.YEAR
    return Dated(year, status, spans)


def _year(said: Said, setting: Setting) -> tuple[str, tuple[Span, ...]]:
    """Return the year, and where it is named above the table; an empty string where it can't be told."""
    above = next((one for one in (setting.context, setting.heading) if one.years), setting.context)
    if said.years:
        return (said.years[0] if len(said.years) == 1 and not said.relative else ""), ()
    if said.relative:
        [relative, *others] = said.relative
        return ("" if others else _by_place(relative, above.year, setting)), ()
    return above.year, tuple(span for _, span in above.spans)


def _by_place(relative: str, above: str, setting: Setting) -> str:
    """Return the year that a word such as 上年 means: that before the one above the table, or before the plan."""
    ahead = setting.part is Part.LOOK_AHEAD
    years = {
        LAST: setting.review,
        PREVIOUS: str(int(above) - 1) if above else setting.review if ahead else "",
        THIS: above or (setting.plan if ahead else ""),
        NEXT: "" if ahead else setting.plan,
    }
    return years[relative]


def _status(said: Said, year: str, setting: Setting) -> Status | None:
    later = bool(setting.review) and year > setting.review
    if len(said.statuses) > 1:
        return None
    if said.estimated and Status.TARGET not in said.statuses:
        return Status.TARGET if later else Status.ACTUAL
    if said.statuses:
        [status] = said.statuses
        return None if later and status is Status.ACTUAL else status
    return _status_above(year, setting, own_year=said.dates, later=later)


def _status_above(year: str, setting: Setting, *, own_year: bool, later: bool) -> Status | None:
    """Return the status that the words above the table give to a year, or that follows from the year alone."""
    of_year = {status for named, status in setting.context.statuses if named == year}
    of_all = {status for named, status in setting.context.statuses if not named}
    said = of_year if own_year else of_year or of_all
    if len(said) > 1 or (later and said == {Status.ACTUAL}):
        return None
    if said:
        return said.pop()
    if later:
        return Status.TARGET
    known = bool(setting.review) and own_year
    return Status.ACTUAL if known and Status.TARGET not in of_all else None


def unit_of_level(name: str, told: Iterable[Said], setting: Setting, lexicon: Lexicon) -> Unit | Open:
    """Return the unit of an amount that is written without one.

    Args:
        name: What is measured.
        told: All that row and column say, the column of units included.
        setting: What the report around the table tells of it.
        lexicon: The words of names.
    """
    units = {unit for said in told for unit in _of_level(said.units)} or set(_of_level(setting.context.units))
    if len(units) != 1:
        return Open.UNIT
    [unit] = units
    return Open.GROWTH if unit.is_ratio and not is_share(name, lexicon) else unit


def _of_level(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Return the units without that of growths, where they are listed for both (``亿元、%``)."""
    return tuple(unit for unit in units if not unit.is_ratio) or units


def unit_of_growth(grown: Said, setting: Setting) -> Unit | Open:
    """Return the unit of a growth that is written without one."""
    ratios = [unit for unit in grown.units if unit.is_ratio]
    if len(ratios) == 1:
        return ratios[0]
    if len(grown.units) == 1:
        return grown.units[0]
    above = [unit for unit in setting.context.units if unit.is_ratio]
    if not grown.units and len(above) == 1:
        return above[0]
    return Unit("%", "%") if grown.is_ratio and not grown.units else Open.UNIT
