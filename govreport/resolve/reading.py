"""Metrics made ready for joining: each with its report and its comparable name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from govreport.lexicon.indicator import IndicatorWords
from govreport.model import InOrder, Measure, Metric, Part, Report

_SINCE = re.compile(r"[比较](?P<year>\d{4})年[^，,；;、\d]*\Z")
"""A year that a change is reckoned from; where it is not the one before, the change is another than that of a year."""

Government = tuple[str, str]
"""The place's part of the report's id, and its name with the one above it."""
NO_FORMER: Mapping[Government, Government] = {}
"""What stands where no place bore another name."""

Kind = tuple[Measure, str]
"""Only figures of one kind are subtracted: amounts in one unit, or changes in one unit."""

NEAR = 8
"""How many characters before a figure are searched for the words that say which amount it is."""


class Name(NamedTuple):
    """The names that a metric is joined by."""

    key: str
    """What the indicator's address is made of: an id of the lexicon, or the comparable name."""
    thing: str
    """Equal things surely are one indicator: an id of the lexicon, or the classes of acts and the other words."""
    aim: str
    """The thing that a target with the name means: what is to be fostered is to be added."""
    loose: str
    """Equal loose things probably are."""
    parts: tuple[str, ...]
    """The things that the name holds together: ``城乡居民…收入`` is that of 城镇 and that of 农村."""
    acts: str
    core: str
    """What acts of these classes are done to; empty where the lexicon holds the indicator."""
    telling: bool
    """Whether the name means one thing wherever it stands."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A metric with the names it is joined by."""

    report: Report
    metric: Metric
    name: Name
    kind: Kind
    unit: str
    """What is counted in, as one word for those that surely mean the same (``项``, ``个``)."""
    apart: str
    """A word right before the figure that makes it another amount: ``总投资``."""
    basis: str
    """A word right before the figure that says how it is reckoned: ``可比``."""
    summed: bool
    """Whether it may be a sum over years: an act's amount, in a passage that looks back on several."""
    whole: bool = True
    """Whether the name is whole; one that breaks off in a condition (``产值过`` 10亿元的) can't be joined."""
    place: str = ""
    """The place that the report speaks of, by its name of today; a report that names none is a place of its own."""


def place_of(report: Report, today: Mapping[Government, Government] = NO_FORMER) -> str:
    """Return the place that a report speaks of, with the one above it, or the report's id where it names none."""
    return government_of(report, today)[1] or report.id


def government_of(report: Report, today: Mapping[Government, Government] = NO_FORMER) -> Government:
    """Return what tells governments apart: the report's id without its year, and the place with the one above it.

    Two towns of one name may have ids of their own (set beside the seed); two names of one sound share the id. A
    report that names no place is alone. `today` leads from the government under a former name to that of today.
    """
    place = report.document.identity.place
    named = (report.id.rpartition("-")[0] or report.id, place) if place else (report.id, "")
    return today.get(named, named)


def read_metrics(
    reports: Iterable[Report], words: IndicatorWords, today: Mapping[Government, Government] = NO_FORMER
) -> tuple[Reading, ...]:
    """Return all metrics that have an indicator, in the order of the reports and of their text."""
    names: dict[tuple[str, str], Name] = {}
    readings: list[Reading] = []
    for report in reports:
        place, looks_over_years = report.document.identity.jurisdiction, _years_on_end(report)
        named = place_of(report, today)
        for metric in report.metrics:
            if not metric.indicator:
                continue
            wording = metric.indicator, place
            if wording not in names:
                names[wording] = _name(*wording, words)
            unit = words.units.get(metric.quantity.unit, metric.quantity.unit)
            kind = metric.measure, words.counters.get(unit, unit)
            whole = not words.threshold.search(metric.indicator)
            apart, basis = _before(report, metric, words)
            if readings and not basis and _goes_on(readings[-1].metric, metric):
                basis = readings[-1].basis
            name = names[wording]
            summed = bool(name.acts) and metric.measure is Measure.LEVEL and looks_over_years(metric)
            readings.append(Reading(report, metric, name, kind, unit, apart, basis, summed, whole, named))
    return tuple(readings)


def _years_on_end(report: Report) -> Callable[[Metric], bool]:
    """Return what tells whether a figure stands in a passage that looks back on several years."""
    spans = [p.span for p in report.document.passages if p.part is Part.LOOK_BACK and "-" in p.period]
    passages = InOrder(spans, lambda span: span.start)

    def holds(metric: Metric) -> bool:
        passage = passages.last_at(metric.span.start)
        return passage is not None and passage.contains(metric.span)

    return holds


def _goes_on(before: Metric, metric: Metric) -> bool:
    """Tell whether a level is what the change before it leads to: ``年均递增12%，达30263元`` is of no single year."""
    same = before.sentence == metric.sentence and before.indicator == metric.indicator
    return same and before.measure is Measure.CHANGE and metric.measure is Measure.LEVEL


def _name(indicator: str, place: str, words: IndicatorWords) -> Name:
    name = words.comparable(indicator, place)
    parts, telling = words.parts(name), words.telling(name)
    if known := words.concepts.get(name):
        return Name(known, known, known, known, parts, "", "", telling)
    loose = words.close.get(name) or words.loose(name)
    return Name(name, words.thing(name), words.aim(name), loose, parts, *words.parted(name), telling)


def _before(report: Report, metric: Metric, words: IndicatorWords) -> tuple[str, str]:
    """Return the last word before a figure that sets its amount apart, and the last that tells its basis."""
    text, start = report.document.source.text, max(metric.sentence.start, metric.span.start - NEAR)
    apart = basis = ""
    for found in words.before.finditer(text, start, max(start, metric.span.start)):
        if found[0] in words.apart:
            apart = found[0]
        else:
            basis = found[0]
    since = _SINCE.search(text, max(metric.sentence.start, metric.span.start - 2 * NEAR), metric.span.start)
    if since and metric.period.isdigit() and int(since["year"]) < int(metric.period) - 1:
        basis = since[0]
    return apart, basis
