"""Joins across passages, years and places: from reports to a `Catalog`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from govreport.lexicon import Lexicon
from govreport.model import Catalog, Comparison, Grade, Indicator, Link, Relation, Report, SeedError
from govreport.resolve.comparison import compare
from govreport.resolve.indicators import join_indicators
from govreport.resolve.places import join_places
from govreport.resolve.reading import Reading, place_of, read_metrics


def resolve(reports: tuple[Report, ...], lexicon: Lexicon) -> Catalog:
    """Return all reports with what joins them.

    Raises:
        SeedError: If two seeds hold the report of the same place and year.
    """
    _require_one_seed_each(reports)
    by_place = sorted(reports, key=lambda r: (place_of(r), r.document.identity.review_year, r.id))
    readings = read_metrics(by_place, lexicon.indicators)
    indicators = join_indicators(readings, lexicon.indicators)
    comparisons = tuple(_comparisons(readings, indicators))
    return Catalog(
        reports=_newest_first(reports),
        indicators=indicators,
        links=(*_targets(by_place), *_compared(comparisons)),
        comparisons=comparisons,
        topics=lexicon.topics.topics,
        terms=lexicon.glossary.terms,
        places=join_places(by_place),
    )


def _require_one_seed_each(reports: Iterable[Report]) -> None:
    seen: dict[str, str] = {}
    for report in reports:
        path = report.document.source.path
        if other := seen.get(report.id):
            raise SeedError(
                path, f"与 {other} 是同一份报告（{report.id}）；请只留一份，旧版本可改名为 <文件名>.v1.txt"
            )
        seen[report.id] = path


def _newest_first(reports: Iterable[Report]) -> tuple[Report, ...]:
    by_place = sorted(reports, key=lambda r: (place_of(r), r.id))
    return tuple(sorted(by_place, key=lambda r: r.document.identity.review_year, reverse=True))


def _comparisons(readings: Iterable[Reading], indicators: Iterable[Indicator]) -> Iterator[Comparison]:
    slugs = {metric: indicator.slug for indicator in indicators for metric in indicator.metrics}
    by_report: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_report[reading.report.id].append(reading)
    for rows in by_report.values():
        yield from compare(rows, slugs)


def _targets(reports: Iterable[Report]) -> Iterator[Link]:
    for report in reports:
        for commitment in report.commitments:
            for metric in commitment.targets:
                yield Link(metric, commitment.id, Relation.TARGET_OF, Grade.CERTAIN, "目标数写在这句承诺里")


def _compared(comparisons: Iterable[Comparison]) -> Iterator[Link]:
    for pair in comparisons:
        yield Link(pair.actual, pair.target, pair.relation, pair.grade, pair.reason)
