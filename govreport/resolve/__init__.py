"""Joins across passages, years and places: from reports to a `Catalog`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from govreport.lexicon import Lexicon
from govreport.model import (
    Answer,
    Catalog,
    Comparison,
    Diagnostic,
    Filings,
    Grade,
    Indicator,
    Link,
    Match,
    Outcome,
    Relation,
    Report,
    Review,
)
from govreport.resolve.answers import join_answers
from govreport.resolve.changes import list_changes
from govreport.resolve.comparison import compare
from govreport.resolve.decisions import Decisions
from govreport.resolve.doubles import part_doubles
from govreport.resolve.filings import check_corrections, settle_decisions
from govreport.resolve.former import join_former
from govreport.resolve.indicators import join_indicators
from govreport.resolve.outcomes import join_outcomes
from govreport.resolve.places import join_places
from govreport.resolve.progress import NO_NAMES, check_rows
from govreport.resolve.reading import Reading, government_of, read_metrics
from govreport.resolve.topics import classify_look_backs
from govreport.resolve.years import consecutive

NOTHING_FILED = Filings()


def resolve(
    reports: tuple[Report, ...],
    lexicon: Lexicon,
    filings: Filings = NOTHING_FILED,
    renamed: Mapping[str, str] = NO_NAMES,
) -> Catalog:
    """Return all reports with what joins them, and with what people filed about them.

    Args:
        reports: As extracted.
        lexicon: The words.
        filings: What people filed.
        renamed: From the ids of older texts to those of the commitments in their place.

    Raises:
        SeedError: If two seeds hold the report of the same place and year, or get the same id.
    """
    _, doubles = part_doubles(reports)
    if doubles:
        raise doubles[0]
    today, doubts = join_former(reports)
    by_place = sorted(reports, key=lambda r: (government_of(r, today), r.document.identity.review_year, r.id))
    readings = read_metrics(by_place, lexicon.indicators, today)
    indicators = join_indicators(readings, lexicon.indicators)
    comparisons = tuple(_comparisons(readings, indicators))
    pairs = tuple(consecutive(by_place, today))
    settled, unsettled = settle_decisions(filings.decisions, reports, pairs)
    decisions = Decisions(settled)
    outcomes = tuple(join_outcomes(pairs, readings, decisions))
    answers = tuple(join_answers(pairs, outcomes, decisions, lexicon.stock))
    filed = check_rows(filings.rows, by_place, lexicon.ledger, renamed)
    newest_first = _newest_first(_with_doubts(reports, doubts))
    return Catalog(
        reports=newest_first,
        indicators=indicators,
        links=(*_targets(by_place), *_compared(comparisons), *_outcome_links(outcomes), *_answer_links(answers)),
        comparisons=comparisons,
        topics=lexicon.topics.topics,
        look_backs=tuple(classify_look_backs(newest_first, lexicon.topics)),
        terms=lexicon.glossary.terms,
        ledger=lexicon.ledger,
        outcomes=outcomes,
        answers=answers,
        places=join_places(by_place, today),
        updates=filed.updates,
        assignments=filed.assignments,
        waiting=filed.waiting,
        corrections=tuple(sorted(filings.corrections, key=lambda c: (c.date, c.shown), reverse=True)),
        changes=list_changes(by_place, filed.updates, filings.corrections, lexicon.ledger),
        diagnostics=(
            *filings.diagnostics,
            *filed.diagnostics,
            *unsettled,
            *check_corrections(filings.corrections, reports),
        ),
    )


def _with_doubts(reports: Iterable[Report], doubts: Iterable[Diagnostic]) -> tuple[Report, ...]:
    """Return the reports, each with what its joining with others left open."""
    found: dict[str, list[Diagnostic]] = defaultdict(list)
    for doubt in doubts:
        found[doubt.path].append(doubt)
    told = ((report, found.get(report.document.source.path)) for report in reports)
    return tuple(replace(report, diagnostics=(*report.diagnostics, *new)) if new else report for report, new in told)


def _newest_first(reports: Iterable[Report]) -> tuple[Report, ...]:
    by_place = sorted(reports, key=government_of)
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


def _outcome_links(outcomes: Iterable[Outcome]) -> Iterator[Link]:
    for outcome in outcomes:
        if outcome.actual and outcome.grade:
            yield Link(outcome.actual, outcome.target, Relation.OUTCOME_OF, outcome.grade, outcome.reason)


def _answer_links(answers: Iterable[Answer]) -> Iterator[Link]:
    """Yield a link from the heading above each answering sentence; the sentence itself stands in ``answers.csv``."""
    for answer in answers:
        sections: dict[str, Match] = {}
        for match in answer.matches:
            if match.section and match.review is not Review.REJECTED:
                sections.setdefault(match.section, match)
        for section, match in sections.items():
            yield Link(section, answer.commitment, Relation.ANSWERS, match.grade, match.reason)
