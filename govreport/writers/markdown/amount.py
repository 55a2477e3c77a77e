"""Figures for readers: grouped digits, 万 and 亿, signs."""

from __future__ import annotations

from decimal import Decimal

from govreport.model import Bound, Direction, Metric
from govreport.writers.labels import BOUND_SIGN

_SCALES = ((Decimal(10**12), "万亿"), (Decimal(10**8), "亿"), (Decimal(10**4), "万"))
_NEVER_SCALED = {"%", "百分点", "个百分点", "‰", "年", "倍", ""}


def grouped(value: Decimal) -> str:
    """Return a figure with its digits in groups of three and no zeros it does not need.

    >>> grouped(Decimal("25700000.50")), grouped(Decimal("0.10")), grouped(Decimal("1E+3"))
    ('25,700,000.5', '0.1', '1,000')
    """
    plain = f"{value:,f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def scaled(value: Decimal, unit: str) -> tuple[str, str]:
    """Return figure and unit as a person would write them; nothing is rounded.

    >>> scaled(Decimal("340000"), "元"), scaled(Decimal("257000000"), "元"), scaled(Decimal("5.5"), "%")
    (('34', '万元'), ('2.57', '亿元'), ('5.5', '%'))
    """
    if unit not in _NEVER_SCALED:
        for factor, name in _SCALES:
            if abs(value) >= factor:
                return grouped(value / factor), name + unit
    return grouped(value), unit


def signed(value: Decimal, unit: str, bound: Bound = Bound.EXACT) -> tuple[str, str]:
    """Return a difference with its sign (a true minus, not a hyphen), and its unit.

    `bound` is that of the target from which an exact figure was taken, and so that of the difference.

    >>> signed(Decimal("500"), "元", Bound.OVER)
    ('＞ +500', '元')
    >>> signed(Decimal("340000"), "元"), signed(Decimal("-2"), "个"), signed(Decimal("0"), "家")
    (('+34', '万元'), ('−2', '个'), ('0', '家'))
    """
    figure, name = scaled(abs(value), unit)
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return " ".join(part for part in (BOUND_SIGN[bound], sign + figure) if part), name


def difference(value: Decimal, unit: str, bound: Bound = Bound.EXACT) -> tuple[str, str]:
    """Return the difference of two figures: of two percentages, percentage points.

    >>> difference(Decimal("0.4"), "%"), difference(Decimal("-21"), "人")
    (('+0.4', '个百分点'), ('−21', '人'))
    """
    return signed(value, "个百分点" if unit == "%" else unit, bound)


def value_of(metric: Metric) -> tuple[str, str]:
    """Return a metric's figure and unit for a table: ``≥ 5``, ``约 +5–5.5``, ``−2``; a change has its sign."""
    quantity = metric.quantity
    figure, unit = scaled(quantity.value, quantity.unit)
    if quantity.value_max is not None:
        upper, other = scaled(quantity.value_max, quantity.unit)
        figure = f"{figure}–{upper}" if other == unit else f"{figure} {unit}–{upper}"
        unit = other
    sign = {Direction.UP: "+", Direction.DOWN: "−"}[metric.direction] if metric.direction else ""
    return " ".join(part for part in (BOUND_SIGN[quantity.bound], sign + figure.replace("-", "−")) if part), unit
