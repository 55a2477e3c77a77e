"""Numbers as words and digits, to exact decimals."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = {"零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8}

DIGIT_NUMBER = (
    r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+\.\d+ \d{1,2}(?=[万亿%])"
    r"|(?<![\d.])\d(?: \d)+(?: ?\. ?\d(?: \d)*)?(?!\d)|\d+(?: ?\. ?\d+)?"
)
"""Digits: ``7446.1``, ``33,212`` (three digits behind each comma), ``1 9 9 3`` or ``40.8 2亿`` (typed with spaces)."""
WORD_NUMBER = r"[零一二三四五六七八九十百千万亿两]+(?:点[零一二三四五六七八九]+)?"
"""Words: ``三百二十``, ``十二点八``, ``万``."""
_D = r"[\d一二两三四五六七八九]"
_UNDER_THOUSAND = rf"(?:零?\d{{3}}|零\d{{1,2}}|零?{_D}百(?:零?{_D}十?)?)(?![\d.年])"
_UNDER_MYRIAD = rf"(?:零?\d{{4}}(?![\d.年])|{_UNDER_THOUSAND}|{_D}千(?![瓦米克伏帕卡])(?:{_UNDER_THOUSAND})?)"
_MYRIADS = rf"零?(?:\d{{1,4}}[千百]?|{_D}千(?:{_UNDER_THOUSAND})?|{_D}[百千]?)万"
MIXED_NUMBER = (
    r"(?=[零一二两三四五六七八九十百千万亿]*\d)(?:\d+|[一二两三四五六七八九十百千]+)"
    rf"(?:亿{_MYRIADS}(?:{_UNDER_MYRIAD})?|[千百]?万{_UNDER_MYRIAD}|千{_UNDER_THOUSAND})"
)
"""Parts in digits and parts in words that add up: ``2万3000``, ``2亿4千万``, but not ``29万65岁``."""
NUMBER = rf"(?:{MIXED_NUMBER}|{DIGIT_NUMBER}|{WORD_NUMBER})"

_WORDS = re.compile("[零一二三四五六七八九十百千万亿两]")
_PART = re.compile(r"\d+|\D")
_ROUGH = re.compile(r"([一二两三四五六七八])([二三四五六七八九])([十百千万亿]*)")


def value_of(numeral: str) -> Decimal:
    """Return the value of a number written in digits, in words, or in both.

    >>> value_of("7446.1"), value_of("33,212"), value_of("1 9 9 3")
    (Decimal('7446.1'), Decimal('33212'), Decimal('1993'))
    >>> value_of("七点九"), value_of("三千二百万"), value_of("万"), value_of("二零二三")
    (Decimal('7.9'), Decimal('32000000'), Decimal('10000'), Decimal('2023'))
    >>> value_of("2万3000"), value_of("2亿4千万")
    (Decimal('23000'), Decimal('240000000'))
    """
    if not _WORDS.search(numeral):
        return Decimal(numeral.replace(",", "").replace(" ", ""))
    whole, _, decimals = numeral.partition("点")
    fraction = "".join(str(DIGITS[c]) for c in decimals)
    return Decimal(f"{_whole(whole)}.{fraction}" if fraction else _whole(whole))


def multiplier_of(words: str) -> Decimal:
    """Return the factor that ``万``, ``亿``, ``万亿`` or ``百`` stands for behind digits.

    >>> multiplier_of("万亿"), multiplier_of("")
    (Decimal('1000000000000'), Decimal('1'))
    """
    factor = 1
    for word in words:
        factor *= LARGE.get(word) or SMALL[word]
    return Decimal(factor)


def rough_ends(numeral: str) -> tuple[Decimal, Decimal] | None:
    """Return both ends of a rough number of two neighbouring digits, or None.

    >>> rough_ends("三四十"), rough_ends("三十四")
    ((Decimal('30'), Decimal('40')), None)
    """
    found = _ROUGH.fullmatch(numeral)
    if not found:
        return None
    low, high = DIGITS[found[1]], DIGITS[found[2]]
    factor = multiplier_of(found[3])
    return (low * factor, high * factor) if low < high <= low + 2 else None


def _whole(words: str) -> int:
    if all(word in DIGITS for word in words):
        return int("".join(str(DIGITS[word]) for word in words))
    total = section = digit = 0
    for word in _PART.findall(words):
        if word in DIGITS or word.isdigit():
            digit = DIGITS[word] if word in DIGITS else int(word)
        elif word in SMALL:
            section += (digit or 1) * SMALL[word]
            digit = 0
        elif word == "亿":
            total = (total + section + digit or 1) * LARGE[word]
            section = digit = 0
        else:
            total += (section + digit or 1) * LARGE[word]
            section = digit = 0
    return total + section + digit
