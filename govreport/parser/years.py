"""Which year a report plans for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from govreport.model import Part

_YEAR = re.compile(r"(?:([12]\s?\d\s?\d\s?\d)|([一二][零一二三四五六七八九]{3}))\s*年(?!以来|至今|起)")
_MONTH = re.compile(r"\s*(\d{1,2}|[一二三四五六七八九]|十[一二]?)\s*月")
_SPANS = re.compile(r"\d{4}年?\s*[—–~至到-]+\s*\d{4}年")
_PLAN = re.compile(r"(\d{4})年,?是[^。]{0,60}(?:之年|一年|开局|关键|起步|收官)")
_REVIEW = re.compile(r"(?:过去的|过去了的|走过的|难忘的)(\d{4})年")
_HAN = {c: str(i) for i, c in enumerate("零一二三四五六七八九")}
_LATE = ("11", "12", "十一", "十二")
"""Months in which a congress may speak for the year that ends or for the one that comes."""


class Years(NamedTuple):
    """The year that a report plans for, or 0; then `doubt` may name the witness that is not enough."""

    plan: int
    doubt: str = ""


def years_in(text: str) -> list[int]:
    """Return the years a text names, also spaced or in Chinese numerals.

    >>> years_in("1 9 9 8 年"), years_in("二零二四年和2025年"), years_in("2018年以来")
    ([1998], [2024, 2025], [])
    """
    return [_year(match) for match in _YEAR.finditer(text)]


def _year(match: re.Match[str]) -> int:
    return int("".join(match[1].split()) if match[1] else "".join(_HAN[c] for c in match[2]))


def read_years(
    chapters: Sequence[tuple[str, Part | None]], datelines: Sequence[str], ahead: str, titles: Sequence[str]
) -> Years:
    """Return the year a report plans for; the nearest witness counts.

    A title's year may be the one under review or the coming one, so it never tells alone; nor does the date of
    a congress at the end of a year.
    """
    back = [y for title, part in chapters if part is Part.LOOK_BACK for y in years_in(title)]
    if back:
        return Years(max(back) + 1)
    coming = [y for title, part in chapters if part is Part.LOOK_AHEAD for y in years_in(_SPANS.sub("", title))]
    if coming:
        return Years(min(coming))
    titled = [y for title in titles for y in years_in(title)]
    held = next((m for line in datelines if "会" in line for m in _YEAR.finditer(line)), None)
    if held:
        return _by_congress(held, _said(ahead), titled)
    if said := _said(ahead):
        return Years(said)
    if titled:
        return Years(0, f"标题写的是{titled[0]}年，看不出是总结的年份还是安排的年份")
    return Years(0)


def _said(ahead: str) -> int:
    """Return the year that the text itself calls the coming one, or 0."""
    if match := _PLAN.search(ahead):
        return int(match[1])
    if match := _REVIEW.search(ahead):
        return int(match[1]) + 1
    return 0


def _by_congress(held: re.Match[str], said: int, titled: Sequence[int]) -> Years:
    """Return the year that a congress plans for: that of its date, at the end of a year only with a second witness."""
    year, month = _year(held), _MONTH.match(held.string, held.end())
    if month is None or month[1] not in _LATE:
        return Years(year)
    if said in (year, year + 1):
        return Years(said)
    if year + 1 in titled:
        return Years(year + 1)
    return Years(0, f"会议在{year}年{month[1]}月举行，看不出安排的是当年还是下一年的工作")
