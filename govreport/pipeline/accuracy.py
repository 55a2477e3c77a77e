"""The recorded accuracy, which the page on method shows."""

from __future__ import annotations

import json
from decimal import Decimal
from importlib.resources import files

from govreport.model import Accuracy

RECORD = "accuracy.json"
"""Beside the package's modules; written by ``make score RECORD=1``, read here."""


def recorded_accuracy() -> tuple[Accuracy, ...]:
    """Return the figures of the last recorded run, one entry a labelled report and one for all."""
    record = json.loads(files("govreport").joinpath(RECORD).read_text(encoding="utf-8"), parse_float=Decimal)
    return tuple(
        Accuracy(
            report=name,
            labels=tuple(sorted(entry["labels"].items())),
            figures=tuple((figure, Decimal(value)) for figure, value in entry["figures"].items()),
        )
        for name, entry in record.items()
    )
