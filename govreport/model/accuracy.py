"""How right the rules were, measured against reports labelled by hand."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Accuracy:
    """The figures of one labelled report, as last recorded."""

    report: str
    """Name of the labelled report; ``all`` for the sum of them."""
    labels: tuple[tuple[str, int], ...]
    """How many labels of each kind the figures rest on: ``(("metrics", 48), …)``."""
    figures: tuple[tuple[str, Decimal], ...]
    """Figure by name (``metric_F1``), between 0 and 1."""
