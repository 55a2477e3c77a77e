"""Numbers of a list whose unit is said once, behind the last one: ``提高3.9和2.2个百分点``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from govreport.model import Bound, Exclusion, Quantity, Span
from govreport.quantity.numeral import DIGIT_NUMBER, multiplier_of, value_of
from govreport.quantity.pattern import Patterns
from govreport.quantity.read import minus_before, plain
from govreport.quantity.reading import Reading, Unread

Item = Reading | Exclusion | Unread
_BETWEEN = ("、", "和", "及", "与", ",")
_WRITTEN = re.compile(
    rf"(?P<number>{DIGIT_NUMBER})[余多来]? ?(?P<multiplier>(?![千百][瓦米克伏帕卡分])[十百千万亿]{{0,3}})"
)
_DIGITS = re.compile(DIGIT_NUMBER)
FAR_APART = 100
"""A number so many times as large as the next one does not share its ``万`` (``5000、1.2万人``)."""


def share_units(folded: str, found: Sequence[Item], known: Patterns) -> list[Item]:
    """Return the numbers of a text, in reading order, with what the last of a list says of those before it."""
    items = list(found)
    for index in range(len(items) - 2, -1, -1):
        first, second = items[index], items[index + 1]
        if folded[_span(first).end : _span(second).start] in _BETWEEN:
            items[index] = _shared(folded, first, second, known)
    return items


def _span(item: Item) -> Span:
    return item.quantity.span if isinstance(item, Reading) else item.span


def _shared(folded: str, first: Item, second: Item, known: Patterns) -> Item:
    """Return the first of two members with what the second one tells of it."""
    if isinstance(second, Reading) and isinstance(first, Reading):
        if second.quantity.unit == "百分点" and first.quantity.unit == "个":
            return replace(first, quantity=replace(first.quantity, unit="百分点"), kind=second.kind)
        return _with_unit(folded, first, second, known) if first.kind == "bare" else first
    if isinstance(first, Unread) and _DIGITS.fullmatch(folded, first.span.start, first.span.end):
        if isinstance(second, Reading):
            bare = _bare(folded, first.span, known)
            shared = _with_unit(folded, bare, second, known)
            return first if shared is bare else shared
        if isinstance(second, Exclusion) and second.reason != "mark":
            return Exclusion(first.span, second.reason, second.rule)
    return first


def _bare(folded: str, span: Span, known: Patterns) -> Reading:
    """Return the reading of a number without a unit."""
    words = known.before.search(folded, max(0, span.start - 5), span.start)
    bound = known.bounds[words["word"]] if words else Bound.EXACT
    quantity = Quantity(span, value_of(folded[span.start : span.end]), None, "", bound)
    return Reading(quantity, span, "bare", in_words=False)


def _with_unit(folded: str, first: Reading, second: Reading, known: Patterns) -> Reading:
    """Return a number without a unit with that of the next one; the same where it is not to be told."""
    written = _WRITTEN.match(folded, second.core.start)
    if written is None or second.kind in ("bare", "ordinal") or second.quantity.value_max is not None:
        return first
    number, multiplier = value_of(written["number"]), multiplier_of(written["multiplier"])
    if not number or first.in_words:
        return first
    factor = abs(second.quantity.value) / (number * multiplier)
    if folded[first.core.end - 1] not in "万亿":
        if multiplier > 1 and first.quantity.value > number * FAR_APART:
            return first
        factor *= multiplier
    return _of_unit(folded, first, second, factor, known)


def _of_unit(folded: str, first: Reading, second: Reading, factor: Decimal, known: Patterns) -> Reading:
    span, value, upper = first.quantity.span, plain(first.quantity.value, factor), first.quantity.value_max
    sign = minus_before(folded, span.start, second.kind, second.quantity.unit, known)
    if sign is not None:
        span, value = Span(sign.start("sign"), span.end), -value
    upper = plain(upper, factor) if upper is not None else None
    quantity = Quantity(span, value, upper, second.quantity.unit, first.quantity.bound)
    return replace(first, quantity=quantity, kind=second.kind)
