"""Days and months with their year as they are written: in figures, with signs, in Chinese numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from govreport.expression.years import DIGITS, YEAR_WORDS, digits_of

_NUMBER = r"\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_DATE = re.compile(
    rf"(?<![\d{DIGITS}])(?P<year>{YEAR_WORDS})\s*"
    rf"(?:年\s*(?P<month>元|{_NUMBER})\s*月(?:\s*(?P<day>{_NUMBER})\s*[日号]?)?"
    r"|(?P<sign>[.\-/])\s*(?P<month_number>\d{1,2})(?:\s*(?P=sign)\s*(?P<day_number>\d{1,2}))?(?![\d.]))"
)
_MONTHS, _DAYS = 12, 31


class Date(NamedTuple):
    """A date where it is written; `[start, end)` counts in the text that was read."""

    year: int
    month: int
    day: int
    """0 where only the month is told."""
    start: int
    end: int
    in_words: bool
    """True where 年 and 月 are written, not signs."""


def dates_in(text: str) -> Iterator[Date]:
    """Yield the dates of a folded text from left to right; what can't be one (``2021-25``, ``98.5``) is none.

    >>> from govreport.model import fold
    >>> def read(text):
    ...     return [(date.year, date.month, date.day) for date in dates_in(fold(text))]
    >>> read("（2025.1.10）"), read("2025／1／14"), read("二０二五年元月二十日"), read("１ ９ ９ ８ 年 3 月")
    ([(2025, 1, 10)], [(2025, 1, 14)], [(2025, 1, 20)], [(1998, 3, 0)])
    >>> read("增长2024.5万元，2021-2025年，2024/25学年，2025.1")
    []
    """
    for match in _DATE.finditer(text):
        month = match["month_number"] or match["month"]
        day = match["day_number"] or match["day"]
        if match["sign"] == "." and not day:
            continue
        told = _number(month), _number(day) if day else 0
        if 1 <= told[0] <= _MONTHS and told[1] <= _DAYS:
            yield Date(digits_of(match["year"]), *told, *match.span(), not match["sign"])


def _number(written: str) -> int:
    """Return the number up to 39 that is written in figures or Chinese numerals; 元 is the first month."""
    if written.isdecimal():
        return int(written)
    if written == "元":
        return 1
    tens, ten, ones = written.rpartition("十")
    if not ten:
        return digits_of(ones)
    return 10 * (digits_of(tens) if tens else 1) + (digits_of(ones) if ones else 0)
