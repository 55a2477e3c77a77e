"""The same indicator across passages, years and places."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from decimal import Decimal

from govreport.lexicon.indicator import IndicatorWords
from govreport.model import Direction, Indicator, Measure, Metric, Point, Series, Status
from govreport.resolve.reading import Reading
from govreport.resolve.slug import slug

YEAR_DIGITS = 4


def join_indicators(readings: Iterable[Reading], words: IndicatorWords) -> tuple[Indicator, ...]:
    """Return every indicator with its metrics, ordered by address.

    `readings` come ordered by place and year; the metrics of an indicator keep that order.
    """
    groups: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        groups[reading.name.key].append(reading)
    known = frozenset(words.concepts.values())
    made = (_indicator(key if key in known else slug(key), group, words) for key, group in groups.items())
    return tuple(sorted(made, key=lambda indicator: indicator.slug))


def _indicator(address: str, group: list[Reading], words: IndicatorWords) -> Indicator:
    names = [words.bare(r.metric.indicator, r.report.document.identity.jurisdiction) for r in group]
    return Indicator(
        slug=address,
        name=max(names, key=len),
        unit=_usual_unit(group),
        metrics=tuple(r.metric.id for r in group),
        series=tuple(_series(group)),
    )


def _usual_unit(group: list[Reading]) -> str:
    """Return the unit of most amounts; where there are only changes or ranks, of most of those."""
    amounts = [r.metric for r in group if r.metric.measure is Measure.LEVEL] or [r.metric for r in group]
    return Counter(m.quantity.unit for m in amounts).most_common(1)[0][0]


def _series(group: list[Reading]) -> Iterable[Series]:
    rows: dict[tuple[str, Measure, str], dict[Point, None]] = defaultdict(dict)
    for reading in group:
        metric = reading.metric
        if metric.measure is not Measure.RANK and is_year(metric.period):
            point = Point(metric.id, metric.period, metric.status, signed(metric))
            rows[reading.place, metric.measure, metric.quantity.unit][point] = None
    for (place, measure, unit), points in rows.items():
        ordered = sorted(points, key=lambda point: (point.year, point.status is Status.TARGET))
        yield Series(place, measure, unit, tuple(ordered))


def signed(metric: Metric) -> Decimal:
    """Return the value; a fall is below zero."""
    value = metric.quantity.value
    return -value if metric.direction is Direction.DOWN else value


def is_year(period: str) -> bool:
    """Tell whether a period is one year."""
    return len(period) == YEAR_DIGITS and period.isascii() and period.isdigit()
