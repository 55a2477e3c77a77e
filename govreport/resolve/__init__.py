"""Joins across passages, years and places: from reports to a `Catalog`."""

from __future__ import annotations

from govreport.lexicon import Lexicon
from govreport.model import Catalog, Report


def resolve(reports: tuple[Report, ...], lexicon: Lexicon) -> Catalog:
    """Return all reports with what joins them."""
    return Catalog(reports=reports)
