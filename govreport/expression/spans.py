"""Words for several years: five-year plans, terms of office, `过去五年`, `今后五年`."""

from __future__ import annotations

import re

from govreport.expression.years import plan_years
from govreport.model import Part

PLAN = r"“?(?P<plan>十[一二三四五六七八九]?|[七八九])五”?"
SEVERAL_YEARS = re.compile(
    r"(?:过去|今后|未来|这|近)的?五年|五年(?:来|间|工作)|以来的?五年|五年(?=[^,。;]{0,6}(?:回顾|目标|极不|工作))|本届政府"
    rf"|{PLAN}(?:时期|期间|以来|的?主要目标|发展目标)"
)
"""On folded text; group ``plan`` is the number of a plan before 五."""
FIVE = 5


def span_of(found: re.Match[str], part: Part | None, review: str, plan: str) -> str:
    """Return the years that a match of `SEVERAL_YEARS` stands for: ``2021-2025``; empty where they can't be told.

    Args:
        found: The match.
        part: Which way the words look.
        review: The year under review, or empty.
        plan: The year that is planned, or empty.
    """
    return plan_years(found["plan"]) if found["plan"] else five_years(part, review, plan)


def five_years(part: Part | None, review: str, plan: str) -> str:
    """Return the five years up to the review or from the planned year on.

    >>> five_years(Part.LOOK_BACK, "2020", "2021"), five_years(Part.LOOK_AHEAD, "2020", "2021")
    ('2016-2020', '2021-2025')
    """
    if part is Part.LOOK_AHEAD:
        return f"{plan}-{int(plan) + FIVE - 1}" if plan else ""
    return f"{int(review) - FIVE + 1}-{review}" if review else ""
