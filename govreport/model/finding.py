"""What is found in a report: quantities, metrics, commitments, names. Every finding has a span."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from govreport.model.span import Span


class Bound(StrEnum):
    """What the qualifier says about a number."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    OVER = "over"
    NEARLY = "nearly"


class Measure(StrEnum):
    """An amount, a difference, or a place in an order."""

    LEVEL = "level"
    CHANGE = "change"
    RANK = "rank"


class Direction(StrEnum):
    """Which way a change goes."""

    UP = "up"
    DOWN = "down"


class Status(StrEnum):
    """Reported as done or measured, or planned and promised."""

    ACTUAL = "actual"
    TARGET = "target"


class Check(StrEnum):
    """How a promise could be checked by an outsider."""

    QUANTIFIED = "quantified"
    NAMED = "named"
    DIRECTIONAL = "directional"


class Strength(StrEnum):
    """How firmly the words bind."""

    MUST = "must"
    STRIVE = "strive"
    ADVANCE = "advance"
    EXPLORE = "explore"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit and the qualifier that touches it.

    Values are in the base unit (``349万元`` is 3490000 ``元``) and never pass through binary floats.
    """

    span: Span
    value: Decimal
    value_max: Decimal | None
    """Upper end of a range (``5%—5.5%``), else None."""
    unit: str
    """Base unit as the report writes it, without multiplier; empty where there is none."""
    bound: Bound


@dataclass(frozen=True, slots=True)
class Metric:
    """A quantity that measures the place or the work of its government."""

    id: str
    section: str
    sentence: Span
    """The sentence it stands in."""
    quantity: Quantity
    text: str
    """The quantity as written."""
    indicator: str
    """What is measured, in the report's own words, made whole: the words at `named`, in their order."""
    measure: Measure
    direction: Direction | None
    status: Status
    period: str
    """``2022``, ``2018-2022``, ``十四五``, or empty where it can't be told."""
    rule: str
    """Name of the rule that made it."""
    named: tuple[Span, ...] = ()
    """Where the words of `indicator` stand, in the order of the name; what a rule adds (``比重``) stands nowhere."""
    triggers: tuple[Span, ...] = ()
    """The words that made the rule fire."""

    @property
    def span(self) -> Span:
        """Where the quantity is written."""
        return self.quantity.span


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A number that is not a metric, with the reason; so no digit is left unread."""

    span: Span
    reason: str
    """``date``, ``mark``, ``name``, ``condition``, ``other``."""
    rule: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """A sentence in which the government says what it will do or reach."""

    id: str
    section: str
    span: Span
    text: str
    check: Check
    strength: Strength
    deadline: str
    """As the sentence states it (``6月底前``), else empty."""
    topic: str
    """Id of a topic in the lexicon, or empty."""
    rule: str
    triggers: tuple[Span, ...] = ()
    targets: tuple[str, ...] = ()
    """Ids of the target metrics in the sentence."""


class MentionKind(StrEnum):
    """What a name names."""

    VILLAGE = "village"
    TOWN = "town"
    ROAD = "road"
    RIVER = "river"
    SCHOOL = "school"
    HOSPITAL = "hospital"
    COMPANY = "company"
    PROJECT = "project"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place or a named thing, where it is written."""

    name: str
    """The name made whole (``李场`` in ``将军路、李场、柳口等村`` is ``李场村``)."""
    kind: MentionKind
    span: Span
    rule: str
