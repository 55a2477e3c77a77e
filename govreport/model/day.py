"""Days of the calendar, as people write them."""

from __future__ import annotations

from datetime import date

_MARKS = str.maketrans({"年": "-", "月": "-", "/": "-", ".": "-", " ": None})
_MOST_DIGITS = (4, 2, 2)


def iso_date(text: str) -> str:
    """Return the ISO date that `text` writes, or an empty string where it is none of the calendar.

    >>> iso_date("2023年6月30日"), iso_date("2023/6/3"), iso_date("2023-02-30"), iso_date("45107")
    ('2023-06-30', '2023-06-03', '', '')
    """
    parts = text.translate(_MARKS).removesuffix("日").split("-")
    if len(parts) != len(_MOST_DIGITS) or len(parts[0]) != _MOST_DIGITS[0]:
        return ""
    if not all(p.isascii() and p.isdigit() and len(p) <= most for p, most in zip(parts, _MOST_DIGITS, strict=True)):
        return ""
    try:
        return date(*map(int, parts)).isoformat()
    except ValueError:
        return ""
