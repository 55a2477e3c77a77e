"""Metrics made ready for joining: each with its report and its comparable name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from govreport.lexicon.indicator import IndicatorWords
from govreport.model import Measure, Metric, Report

Kind = tuple[Measure, str]
"""Only figures of one kind are subtracted: amounts in one unit, or changes in one unit."""

NEAR = 8
"""How many characters before a figure are searched for the words that say which amount it is."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A metric with the names it is joined by."""

    report: Report
    metric: Metric
    key: str
    """Equal keys surely name the same indicator: an id of the lexicon, or the comparable name."""
    loose: str
    """Equal loose keys probably do."""
    kind: Kind
    apart: str
    """A word right before the figure that makes it another amount: ``总投资``."""
    basis: str
    """A word right before the figure that says how it is reckoned: ``可比``."""

    whole: bool = True
    """Whether the name is whole; one that breaks off in a condition (``产值过`` 10亿元的) can't be joined."""

    @property
    def place(self) -> str:
        """The place that the report speaks of; a report that names none is a place of its own."""
        return place_of(self.report)


def place_of(report: Report) -> str:
    """Return the place that a report speaks of, with the one above it, or the report's id where it names none."""
    return report.document.identity.place or report.id


def government_of(report: Report) -> tuple[str, str]:
    """Return what tells governments apart: the report's id without its year, and the place with the one above it.

    Two towns of one name may have ids of their own (set beside the seed); two names of one sound share the id. A
    report that names no place is alone.
    """
    place = report.document.identity.place
    return (report.id.rpartition("-")[0] or report.id, place) if place else (report.id, "")


def read_metrics(reports: Iterable[Report], words: IndicatorWords) -> tuple[Reading, ...]:
    """Return all metrics that have an indicator, in the order of the reports and of their text."""
    names: dict[tuple[str, str], tuple[str, str]] = {}
    readings = []
    for report in reports:
        place = report.document.identity.jurisdiction
        for metric in report.metrics:
            if not metric.indicator:
                continue
            wording = (metric.indicator, place)
            if wording not in names:
                names[wording] = _keys(metric.indicator, place, words)
            kind = metric.measure, words.units.get(metric.quantity.unit, metric.quantity.unit)
            whole = not words.threshold.search(metric.indicator)
            readings.append(Reading(report, metric, *names[wording], kind, *_before(report, metric, words), whole))
    return tuple(readings)


def _keys(indicator: str, place: str, words: IndicatorWords) -> tuple[str, str]:
    name = words.comparable(indicator, place)
    if known := words.concepts.get(name):
        return known, known
    return name, words.close.get(name) or words.loose(name)


def _before(report: Report, metric: Metric, words: IndicatorWords) -> tuple[str, str]:
    """Return the last word before a figure that sets its amount apart, and the last that tells its basis."""
    start = max(metric.sentence.start, metric.span.start - NEAR)
    apart = basis = ""
    for found in words.before.finditer(report.document.source.text, start, max(start, metric.span.start)):
        if found[0] in words.apart:
            apart = found[0]
        else:
            basis = found[0]
    return apart, basis
