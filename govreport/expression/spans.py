"""Words for several years: five-year plans, terms of office, `过去五年`, `三年来`, `今后五年`."""

from __future__ import annotations

import re

from govreport.expression.years import plan_years
from govreport.model import Part

PLAN = r"“?(?P<plan>十[一二三四五六七八九]?|[七八九])五”?"
_NUMERAL = "一二三四五六七八九零十百千"
SEVERAL_YEARS = re.compile(
    rf"(?:过去|今后|未来|这|近)的?[五5]年|(?<![{_NUMERAL}\d.])[五5]年(?:来|间|工作)|以来的?[五5]年"
    rf"|(?<![{_NUMERAL}\d.])[五5]年(?=[^,。;]{{0,6}}(?:回顾|目标|极不|工作))"
    rf"|(?<![{_NUMERAL}\d])(?P<count>[两二三四])年来|本届政府(?=任期|五年|工作|[^,。;]{{0,4}}的?[五5]年)"
    rf"|{PLAN}(?:前(?P<first>[两二三四])年|(?:时期|期间)(?![^,。;]{{0,12}}(?:之年|的?一年))|以来|的?主要目标|发展目标)"
)
"""On folded text. Groups: ``plan``, the number of a plan before 五; ``first``, how many of its years; ``count``, how
many years up to now. A plan that only says what a year is (``“十四五”时期开局之年``) is no run of years."""
NAMED_PLAN = re.compile(r"“(?P<plan>十[一二三四五六七八九]?|[七八九])五”(?P<count>(?!))?(?P<first>(?!))?")
"""A plan by its name alone, as headings have it; with the groups of `SEVERAL_YEARS`."""
FIVE = 5
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4}


def span_of(found: re.Match[str], part: Part | None, review: str, plan: str) -> str:
    """Return the years that a match of `SEVERAL_YEARS` stands for: ``2021-2025``; empty where they can't be told.

    What looks back ends with the year under review, also where the plan goes on.

    >>> text = "“十四五”以来，新建农村公路260公里"
    >>> span_of(SEVERAL_YEARS.search(text), Part.LOOK_BACK, "2024", "2025")
    '2021-2024'

    Args:
        found: The match.
        part: Which way the words look.
        review: The year under review, or empty.
        plan: The year that is planned, or empty.
    """
    if found["count"]:
        return _up_to(review, _COUNTS[found["count"]])
    if not found["plan"]:
        return five_years(part, review, plan)
    first, last = plan_span(found["plan"], review if found.group().endswith("以来") else "").split("-")
    if found["first"]:
        last = str(int(first) + _COUNTS[found["first"]] - 1)
    return f"{first}-{last}"


def plan_span(number: str, until: str = "") -> str:
    """Return the years of a plan; of those that it has gone on (``以来``), the ones up to the year `until`.

    >>> plan_span("十四"), plan_span("十四", "2023")
    ('2021-2025', '2021-2023')
    """
    first, last = plan_years(number).split("-")
    return f"{first}-{until}" if first < until < last else f"{first}-{last}"


def five_years(part: Part | None, review: str, plan: str) -> str:
    """Return the five years up to the review or from the planned year on.

    >>> five_years(Part.LOOK_BACK, "2020", "2021"), five_years(Part.LOOK_AHEAD, "2020", "2021")
    ('2016-2020', '2021-2025')
    """
    if part is Part.LOOK_AHEAD:
        return f"{plan}-{int(plan) + FIVE - 1}" if plan else ""
    return _up_to(review, FIVE)


def _up_to(review: str, count: int) -> str:
    return f"{int(review) - count + 1}-{review}" if review else ""
