"""Phrases that every report uses."""

from __future__ import annotations

import re

from govreport.lexicon.table import alternation, read_entries


def read_stock_phrases() -> re.Pattern[str]:
    """Return a pattern of ``stock_phrases.toml`` that finds the longest phrase at each place.

    >>> read_stock_phrases().sub("", "推动高质量发展")
    '推动'
    """
    return re.compile(alternation([s for row in read_entries("stock_phrases", {}) for s in row["surfaces"]]))
