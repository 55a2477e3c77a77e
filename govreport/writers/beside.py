"""A figure of a table away from it: with the unit that stands in its row's or column's head."""

from __future__ import annotations

import re
from decimal import Decimal

from govreport.model import Metric, fold
from govreport.writers.labels import IN_TABLE

_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
_BARE = re.compile(r"(?P<figure>.*\d[十百千万亿]*)(?P<behind>\D*)", re.DOTALL)
_MULTIPLES = {1: "", 100: "百", 10**3: "千", 10**4: "万", 10**6: "百万", 10**7: "千万", 10**8: "亿", 10**12: "万亿"}


def unit_beside(metric: Metric) -> str:
    """Return the unit of a figure in a table that its cell doesn't hold: ``亿元``; empty where it does."""
    quantity, text = metric.quantity, fold(metric.text)
    found = _NUMBER.search(text)
    if metric.rule != IN_TABLE or found is None or (quantity.unit and quantity.unit in text[found.end() :]):
        return ""
    number = abs(Decimal(found[0].replace(",", "")))
    factor = abs(quantity.value) / number if number else Decimal(1)
    written = next((word for word in "万亿" if word in metric.text), "")
    multiple = _MULTIPLES.get(int(factor), "") if factor == factor.to_integral_value() else ""
    unit = "个百分点" if quantity.unit == "百分点" else quantity.unit
    return multiple.removeprefix(written) + unit


def written(metric: Metric, words: str) -> str:
    """Return the words of a figure, with the unit that only the head of its row or column tells.

    Args:
        metric: The figure.
        words: It as displayed.
    """
    unit, found = unit_beside(metric), _BARE.fullmatch(words)
    return f"{found['figure']}{unit}{found['behind']}" if unit and found else words
