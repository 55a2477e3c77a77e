"""What opens and closes a line: heading marks, enumerators (``一、`` ``1.`` ``一是`` ``第一，``), addresses, stops."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HAN = "[一二三四五六七八九十百]"
_MARK = re.compile(
    rf"""
    (?P<l1>{_HAN}{{1,4}}) \s* [、,.:]
  | 第 (?P<l1b>{_HAN}{{1,3}}) (?:部分|章|篇) [、,.:]?
  | \( \s* (?P<l2>{_HAN}{{1,4}}) \s* \) [、,.:]?
  | (?P<l3>\d{{1,2}}) \s* [、.] (?!\d)
  | (?P<l3b>\d{{1,2}}) ,\s* (?=[^\d\s])
  | \( \s* (?P<l4>\d{{1,2}}) \s* \) [、,.:]?
  | (?P<l4b>\d{{1,2}}) \) 、?
  | (?P<l4c>[①-⑳])
  | 第 (?P<ord>{_HAN}{{1,3}}) [,、:]
  | (?P<enum>{_HAN}{{1,3}}) [是要]
  | 其 (?P<nth>{_HAN}{{1,2}}) [,是]
  | (?P<dash>—+|[–―-]{{2,}}|[★☆●◆■▲◇□▶►➤•])
    """,
    re.VERBOSE,
)
_LEVELS = {"l1": 1, "l1b": 1, "l2": 2, "l3": 3, "l3b": 3, "l4": 4, "l4b": 4, "l4c": 4}
"""Level of each kind of mark; the others take the level their place gives them."""

SALUTATION = re.compile(
    r"(?:各位|尊敬的|全体)(?:代表|委员|领导|同志|来宾)[^。;]{0,14}?[:!,]|同志们[:!,]|(?:主席团?|主任)[、,][^。;]{0,20}各位代表[:!,]"
)
"""An address to the audience, on folded text."""
CLOSED = "。!?;:…\"”’)》"
"""What a line ends with that ends a sentence (folded text; 。 has no ASCII form)."""

CIRCLED = {chr(0x2460 + i): str(i + 1) for i in range(20)}
_DIGITS = {c: i + 1 for i, c in enumerate("一二三四五六七八九")}


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark found in the text."""

    kind: str
    level: int
    """1 to 4, or 0 where the mark takes the level its place gives it (``一是``, ``——``)."""
    number: str
    """Bare, as written; empty for a dash."""
    end: int


def find_mark(folded: str, start: int, end: int) -> Mark | None:
    """Return the mark that stands at `start`, or None.

    >>> find_mark("(二)坚持", 0, 5)
    Mark(kind='l2', level=2, number='二', end=3)
    >>> find_mark("2.5亿元", 0, 5) is None
    True
    """
    match = _MARK.match(folded, start, end)
    if match is None or match.lastgroup is None:
        return None
    kind = match.lastgroup
    at = match.end()
    while at < end and folded[at] == " ":
        at += 1
    return Mark(kind, _LEVELS.get(kind, 0), "" if kind == "dash" else match[kind], at)


def ordinal(number: str) -> int | None:
    """Return the value of a mark's number, or None where it has none.

    >>> [ordinal(n) for n in ("三", "十", "十二", "二十一", "7", "③", "")]
    [3, 10, 12, 21, 7, 3, None]
    """
    number = CIRCLED.get(number, number)
    if number.isdecimal():
        return int(number)
    if not number or number.strip("一二三四五六七八九十"):
        return None
    tens, ten, ones = number.rpartition("十")
    if not ten:
        return _DIGITS.get(ones)
    return (_DIGITS.get(tens, 0) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)
