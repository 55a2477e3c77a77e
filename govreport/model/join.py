"""Cross-references between two items, and how sure they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """How two items belong together."""

    SAME_INDICATOR = "same_indicator"
    RELATED = "related"
    TARGET_OF = "target_of"
    """From a target metric to the commitment that holds it."""
    OUTCOME_OF = "outcome_of"
    """From next year's figure to last year's target."""
    ANSWERS = "answers"
    """From a sentence of the review to last year's commitment it speaks of."""


class Grade(StrEnum):
    """How sure a join is. What is less than likely is not published."""

    CERTAIN = "certain"
    LIKELY = "likely"


@dataclass(frozen=True, slots=True)
class Link:
    """A cross-reference between two ids, with its reason in Chinese, for readers."""

    from_id: str
    to_id: str
    relation: Relation
    grade: Grade
    reason: str
