"""Years and five-year plans as they are written."""

from __future__ import annotations

import re

DIGITS = "零一二三四五六七八九"
_ZEROS = "0Oo\u041e"
"""Other signs that 〇 is typed as."""
YEAR_WORDS = rf"(?:[12]\s?\d\s?\d\s?\d|[一二][{DIGITS}{_ZEROS}]{{3}})"
"""The number of a year on folded text: in figures, also spaced, or in Chinese numerals."""
YEAR = re.compile(rf"({YEAR_WORDS})\s*年(?!以来|至今|起)")
"""A year on folded text, also spaced or in Chinese numerals."""
_SIGNS = f"{DIGITS}〇○{_ZEROS}"
_WRITTEN_OUT = re.compile(rf"[一二][{_SIGNS}]{{3}}(?=\s*(?:年|[-—–~－～至到]{{1,2}}\s*[一二][{_SIGNS}]{{3}}\s*年))")
_WIDE = {ord("０") + figure: str(figure) for figure in range(10)}
FIRST_PLAN = 1953
"""The first five-year plan began in this year."""
_NUMERALS = {n: i for i, n in enumerate(DIGITS)}


def years_in(text: str) -> list[int]:
    """Return the years a text names, also spaced or in Chinese numerals.

    >>> years_in("1 9 9 8 年"), years_in("二零二四年和2025年"), years_in("2018年以来")
    ([1998], [2024, 2025], [])
    """
    return [year_of(match) for match in YEAR.finditer(text)]


def year_of(match: re.Match[str]) -> int:
    """Return the year that a match of `YEAR` stands for."""
    return digits_of(match[1])


def digits_of(number: str) -> int:
    """Return the number whose digits are written one by one, as those of a year are.

    >>> digits_of("二零二五"), digits_of("二0二五"), digits_of("1 9 9 8"), digits_of("九")
    (2025, 2025, 1998, 9)
    """
    return int("".join(str(_NUMERALS.get(c, 0 if c in f"〇○{_ZEROS}" else c)) for c in number if not c.isspace()))


def years_in_figures(text: str) -> str:
    """Return a text with its years in figures, and figures in their narrow form, character for character.

    >>> years_in_figures("一九五四年为一九四九年的七点二倍"), years_in_figures("二〇二一—二〇二五年增长５％")
    ('1954年为1949年的七点二倍', '2021—2025年增长5％')
    """
    return _WRITTEN_OUT.sub(lambda found: str(digits_of(found[0])), text).translate(_WIDE)


def plan_years(number: str) -> str:
    """Return the years of the plan that ``十四`` or ``九`` stands for before ``五``.

    >>> plan_years("十四"), plan_years("九"), plan_years("十")
    ('2021-2025', '1996-2000', '2001-2005')
    """
    ordinal = (10 if number[0] == "十" else 0) + _NUMERALS.get(number[-1], 0)
    first = FIRST_PLAN + (ordinal - 1) * 5 + (3 if ordinal > 2 else 0)  # noqa: PLR2004
    return f"{first}-{first + 4}"
