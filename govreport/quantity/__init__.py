"""Numerals, units and qualifiers: every number of a text is read, excluded for a named reason, or reported."""

from __future__ import annotations

from govreport.quantity.reading import Reading, Scan, Unread
from govreport.quantity.scan import scan

__all__ = ["Reading", "Scan", "Unread", "scan"]
