"""What the scan gives back."""

from __future__ import annotations

from dataclasses import dataclass

from govreport.model import Exclusion, Quantity, Span


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity with what the rules for metrics want to know about how it is written."""

    quantity: Quantity
    core: Span
    """From the numeral to the end of the unit: without the qualifiers that the quantity's span may hold."""
    kind: str
    """What the unit measures (``money``, ``ratio``, ``count``, …), ``ordinal`` for a place in an order, or empty."""
    in_words: bool
    """True where the number is written in Chinese words."""
    qualified_after: bool = False
    """True where a qualifier follows (``以上``): in a ``分别`` list the last one holds for all."""
    change: str = ""
    """``up`` where the words themselves say a change (``翻一番``)."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """Why there is no quantity at a numeral; an empty reason means that no rule could place it."""

    reason: str
    rule: str
    end: int
    """Where the number's words end."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A number that no rule could place."""

    span: Span
    beyond: bool = False
    """True where it has more digits than a figure can have."""


@dataclass(frozen=True)
class Scan:
    """All numbers of a text, each in exactly one of three places, in reading order."""

    folded: str
    """The text with full-width characters as ASCII; same offsets."""
    readings: tuple[Reading, ...]
    exclusions: tuple[Exclusion, ...]
    unread: tuple[Unread, ...]
