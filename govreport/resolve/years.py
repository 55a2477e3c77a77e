"""Reports of one place that follow one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from govreport.model import Report
from govreport.resolve.reading import NO_FORMER, Government, government_of


class Pair(NamedTuple):
    """A report that plans a year, and the report of the same place that looks back on that year."""

    place: str
    promise: Report
    outcome: Report


def consecutive(
    reports: Iterable[Report], today: Mapping[Government, Government] = NO_FORMER
) -> Iterator[Pair]:
    """Yield the pairs of every place, ordered by place, the oldest promise first.

    A report whose years the source does not tell is in no pair.
    """
    by_government: dict[tuple[str, str], dict[str, Report]] = defaultdict(dict)
    for report in reports:
        by_government[government_of(report, today)][report.document.identity.review_year] = report
    for (_, place), years in sorted(by_government.items()):
        for _, promise in sorted(years.items()):
            planned = promise.document.identity.plan_year
            if planned and planned in years and years[planned] is not promise:
                yield Pair(place or promise.id, promise, years[planned])
