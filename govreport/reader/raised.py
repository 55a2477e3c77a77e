"""Small raised figures: marks of notes, and powers."""

from __future__ import annotations

import re

_NOTE = re.compile(r"[\[［〔【(（]?\s*(?:注\s*)?(\d{1,3})\s*[\]］〕】)）]?")
_POWERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MEASURE = re.compile(r"(?:(?<![A-Za-z])[kKcdh]?[mM]|(?<!\d)10)\s*\Z")
"""What a power stands behind: a metre of some kind, or ten."""


def write_raised(words: str, before: str) -> str:
    """Return raised `words` so that they join no figure: a note's mark in brackets, a power as such.

    >>> write_raised("1", "新增规上企业"), write_raised("2", "拆违3600m"), write_raised("②", "农田")
    ('[1]', '²', '②')
    """
    mark = _NOTE.fullmatch(words.strip())
    if not mark:
        return words
    if words.strip() == mark[1] and _MEASURE.search(before):
        return mark[1].translate(_POWERS)
    return f"[{mark[1]}]"
