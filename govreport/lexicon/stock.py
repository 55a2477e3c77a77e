"""Phrases that every report uses."""

from __future__ import annotations

import re

from govreport.lexicon.table import alternation, read_entries


def read_stock_phrases() -> re.Pattern[str]:
    """Return a pattern of what tells nothing: stock phrases, names of indicators, and all words around a formula.

    >>> stock = read_stock_phrases()
    >>> stock.sub("", "推动高质量发展"), stock.sub("", "坚持以人民为中心不动摇")
    ('推动', '')
    """
    rows = read_entries("stock_phrases", {"formula": bool})
    formulas = alternation([s for row in rows if row.get("formula") for s in row["surfaces"]])
    phrases = [s for row in rows if not row.get("formula") for s in row["surfaces"]]
    indicators = [s for row in read_entries("indicators", {"close": list}) for s in row["surfaces"]]
    return re.compile(f".*(?:{formulas}).*|{alternation([*phrases, *indicators])}")
