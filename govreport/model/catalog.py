"""All reports together, with what joins them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from govreport.model.accuracy import Accuracy
from govreport.model.diagnostic import Diagnostic
from govreport.model.finding import Measure, MentionKind, Status
from govreport.model.followup import Answer, Assignment, Change, Correction, Outcome, Update, Waiting
from govreport.model.join import Grade, Link, Relation
from govreport.model.ledger import LedgerWords
from govreport.model.report import Report
from govreport.model.source import Source
from govreport.model.span import Span


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a series."""

    metric: str
    """Metric id."""
    year: str
    status: Status
    value: Decimal
    """In the series' unit; a fall is below zero."""


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one indicator and one place that may stand on one axis: amounts never mix with changes."""

    place: str
    measure: Measure
    unit: str
    points: tuple[Point, ...]
    """By year, what was reported before what was planned. Figures of longer periods are left out."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing measured, across passages, years and places."""

    slug: str
    """ASCII, stable: its address is ``/indicators/<slug>/``."""
    name: str
    """The fullest wording that a report uses."""
    unit: str
    metrics: tuple[str, ...]
    """Ids of its metrics, ordered by place, year and reading order."""
    series: tuple[Series, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """The figure of the review beside the target of the plan, for one indicator of one report."""

    report: str
    indicator: str
    """Slug."""
    actual: str
    """Metric id."""
    target: str
    """Metric id."""
    difference: Decimal | None
    """Target less actual in the base unit, where both are amounts in the same unit."""
    percent: Decimal | None
    """The difference as a percentage of the actual, one decimal."""
    grade: Grade
    relation: Relation
    reason: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A theme class after the State Council's document classification."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class LookBack:
    """A sentence in which a report looks back, with the topic that its words speak of."""

    report: str
    topic: str
    span: Span


@dataclass(frozen=True, slots=True)
class Place:
    """A place or named thing with every mention of it: `(report id, start, end)`."""

    slug: str
    name: str
    kind: MentionKind
    mentions: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry."""

    id: str
    name: str
    surfaces: tuple[str, ...]
    explanation: str
    origin: str
    """The kind of document it comes from."""


@dataclass(frozen=True)
class Version:
    """An older text of a report, kept as ``<name>.v1.txt`` beside its seed."""

    report: str
    """Id of the report that the seed now holds."""
    number: int
    source: Source
    commitments: tuple[str, ...] = ()
    """Ids under which its promises were published."""
    renamed: tuple[tuple[str, str], ...] = ()
    """Ids of sentences that were changed, each with that of the one sentence that now stands in its place."""


NO_WORDS = LedgerWords()


@dataclass(frozen=True)
class Catalog:
    """Everything the writers need, complete."""

    reports: tuple[Report, ...]
    """Newest review year first, then by place."""
    indicators: tuple[Indicator, ...] = ()
    links: tuple[Link, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    topics: tuple[Topic, ...] = ()
    look_backs: tuple[LookBack, ...] = ()
    """Report by report in the order of `reports`, in reading order; sentences on no topic are left out."""
    places: tuple[Place, ...] = ()
    terms: tuple[Term, ...] = ()
    ledger: LedgerWords = NO_WORDS
    """What columns and states of a ledger are called."""
    outcomes: tuple[Outcome, ...] = ()
    """By place, then oldest promise first, in reading order."""
    answers: tuple[Answer, ...] = ()
    updates: tuple[Update, ...] = ()
    """Oldest first."""
    assignments: tuple[Assignment, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    """What was filed for commitments that no report has now."""
    corrections: tuple[Correction, ...] = ()
    changes: tuple[Change, ...] = ()
    """Newest first."""
    versions: tuple[Version, ...] = ()
    """Older texts, by report and number."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What concerns no single report: problems of what people filed, by path below the folder of ledgers."""
    site_diagnostics: tuple[Diagnostic, ...] = ()
    """What concerns the site itself, by path below its folder."""
    accuracy: tuple[Accuracy, ...] = ()
    """How right the rules were on labelled reports, for the page on method."""
    rules: Mapping[str, str] = field(default_factory=dict)
    """What readers see for the id of a rule."""

    def all_diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return those of each report, then those that concern no single one."""
        of_reports = (diagnostic for report in self.reports for diagnostic in report.diagnostics)
        return (*of_reports, *self.diagnostics, *self.site_diagnostics)
