"""The figure of the review beside the target of the plan, within one report."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from govreport.model import Bound, Comparison, Direction, Grade, Measure, Metric, Relation, Status
from govreport.resolve.reading import Kind, Reading

Bucket = tuple[Kind, str, Direction | None]
"""Only figures of one bucket can be set against each other."""

MOST_CANDIDATES = 30
"""A pair of characters that more names than this share tells nothing; leaving it out keeps the search linear."""
FEWEST_PAIRS = 2
LEAST_SHARE = 0.4
_LIMIT = re.compile(r"[\d.．]+[十百千万亿]*|[十百千万亿]+(?=元)")
TENTH = Decimal("0.1")
NOT_EXACT = "回顾写的不是确数，不相减"


def compare(readings: Iterable[Reading], slugs: dict[str, str]) -> Iterator[Comparison]:
    """Yield one comparison for each target of one report that the review has a figure for, in reading order.

    Args:
        readings: The metrics of one report.
        slugs: From metric id to the address of its indicator.
    """
    rows = [r for r in readings if r.whole and r.metric.measure is not Measure.RANK]
    review = _Review([r for r in rows if _is_review(r)])
    for target in (r for r in rows if _is_plan(r)):
        if found := review.find(target):
            actual, grade, relation, reason = found
            difference, percent = _arithmetic(actual, target, relation)
            if relation is Relation.SAME_INDICATOR and actual.metric.quantity.bound is not Bound.EXACT:
                reason = reason if "不相减" in reason else f"{reason}；{NOT_EXACT}"
            yield Comparison(
                report=target.report.id,
                indicator=slugs[target.metric.id],
                actual=actual.metric.id,
                target=target.metric.id,
                difference=difference,
                percent=percent,
                grade=grade,
                relation=relation,
                reason=reason,
            )


def bucket(reading: Reading) -> Bucket:
    """Return what a figure shares with those it may be set against."""
    return reading.kind, reading.apart, reading.metric.direction


def _any_amount(where: Bucket) -> Bucket:
    """Return the bucket without the word that sets its amount apart: what is only related need not be one amount."""
    kind, _, direction = where
    return kind, "", direction


def doubt(first: Reading, second: Reading) -> str:
    """Return why two figures of one name may still not be of one thing, or an empty string."""
    if first.basis != second.basis:
        return f"“{first.basis or second.basis}”只写在一处，算法可能不同"
    if first.unit != second.unit:
        return f"量词不同（{first.metric.quantity.unit}、{second.metric.quantity.unit}）"
    if first.summed or second.summed:
        return "写在多年的回顾里，可能是几年合计"
    if not (first.name.telling and second.name.telling):
        return "名称较短，可能指不同的事项"
    return ""


def _is_review(reading: Reading) -> bool:
    return reading.metric.status is Status.ACTUAL and reading.metric.period in (
        reading.report.document.identity.review_year, "",
    )  # fmt: skip


def _is_plan(reading: Reading) -> bool:
    return reading.metric.status is Status.TARGET and reading.metric.period in (
        reading.report.document.identity.plan_year, "",
    )  # fmt: skip


Found = tuple[Reading, Grade, Relation, str]


class _Review:
    """The figures of the review, looked up by name, by loose name and by pairs of characters."""

    def __init__(self, readings: list[Reading]) -> None:
        self._exact: dict[tuple[str, Bucket], list[Reading]] = defaultdict(list)
        self._named: dict[str, Reading] = {}
        self._loose: dict[tuple[str, Bucket], list[Reading]] = defaultdict(list)
        self._pairs: dict[tuple[str, Bucket], list[Reading]] = defaultdict(list)
        for reading in readings:
            where = bucket(reading)
            self._exact[reading.name.thing, where].append(reading)
            self._named.setdefault(reading.name.thing, reading)
            self._loose[reading.name.loose, where].append(reading)
            for pair in _pairs(reading.metric.indicator):
                self._pairs[pair, _any_amount(where)].append(reading)

    def find(self, target: Reading) -> Found | None:
        where = bucket(target)
        if same := self._exact.get((target.name.thing, where)) or self._exact.get((target.name.aim, where)):
            return self._same(target, same)
        if (other := self._named.get(target.name.thing)) and other.name.telling and target.name.telling:
            return other, Grade.CERTAIN, Relation.SAME_INDICATOR, _incomparable(other.metric, target.metric)
        if alike := self._loose.get((target.name.loose, where)):
            names = f"“{alike[0].metric.indicator}”与“{target.metric.indicator}”"
            return alike[0], Grade.LIKELY, Relation.SAME_INDICATOR, f"{names}说法相近，口径可能不同"
        return self._related(target, where)

    def _same(self, target: Reading, same: list[Reading]) -> Found:
        first = same[0]
        reason = name_reason(first.metric.indicator, target.metric.indicator)
        doubtful = doubt(first, target)
        if len({r.metric.quantity.value for r in same}) > 1:
            doubtful = f"回顾中有 {len(same)} 个同名数据，这里取最先写出的一个"
        if doubtful:
            return first, Grade.LIKELY, Relation.SAME_INDICATOR, f"{reason}；{doubtful}"
        return first, Grade.CERTAIN, Relation.SAME_INDICATOR, reason

    def _related(self, target: Reading, where: Bucket) -> Found | None:
        votes: Counter[str] = Counter()
        candidates: dict[str, Reading] = {}
        for pair in _pairs(target.metric.indicator):
            sharing = self._pairs.get((pair, _any_amount(where)), [])
            if len(sharing) <= MOST_CANDIDATES:
                for reading in sharing:
                    votes[reading.metric.id] += 1
                    candidates[reading.metric.id] = reading
        most_first = sorted(candidates.values(), key=lambda r: (-votes[r.metric.id], r.metric.span))
        for actual in most_first:
            count = votes[actual.metric.id]
            if _limits(actual.metric.indicator, target.metric.indicator):
                continue
            if count >= FEWEST_PAIRS and _holds(actual.metric.indicator, target.metric.indicator):
                names = f"“{actual.metric.indicator}”与“{target.metric.indicator}”"
                return actual, Grade.LIKELY, Relation.RELATED, f"{names}用词相近而范围不同，不相减"
        return None


def name_reason(first: str, second: str) -> str:
    """Say why two names surely are one indicator.

    >>> name_reason("税收", "税收"), name_reason("GDP", "地区生产总值")
    ('名称相同：“税收”', '“GDP”与“地区生产总值”是同一指标的不同说法')
    """
    if first == second:
        return f"名称相同：“{first}”"
    return f"“{first}”与“{second}”是同一指标的不同说法"


def _pairs(name: str) -> dict[str, None]:
    """Return the pairs of neighbouring characters, each once, in order: a set's order would change from run to run."""
    return dict.fromkeys(a + b for a, b in pairwise(name))


def _holds(first: str, second: str) -> bool:
    """Tell whether all characters of the shorter name stand in the longer one, and make up enough of it."""
    short, long = sorted((first, second), key=len)
    return len(short) >= LEAST_SHARE * len(long) and not Counter(short) - Counter(long)


def _limits(first: str, second: str) -> bool:
    """Tell whether two names both hold a number, and not the same: they count what is above different limits.

    >>> _limits("亿元以上项目", "10亿元以上项目"), _limits("签约项目", "亿元以上项目签约")
    (True, False)
    """
    one, other = _LIMIT.findall(first), _LIMIT.findall(second)
    return bool(one and other) and one != other


def _incomparable(actual: Metric, target: Metric) -> str:
    if actual.measure is not target.measure:
        said = {Measure.LEVEL: "数额", Measure.CHANGE: "增减", Measure.RANK: "位次"}
        return f"同一指标，但回顾写的是{said[actual.measure]}，目标写的是{said[target.measure]}，不相减"
    if actual.quantity.unit != target.quantity.unit:
        return f"同一指标，但单位不同（{actual.quantity.unit}、{target.quantity.unit}），不相减"
    if actual.direction is not target.direction:
        return "同一指标，但一升一降，不相减"
    return "同一指标，但所指的数额不同，不相减"


def _arithmetic(first: Reading, second: Reading, relation: Relation) -> tuple[Decimal | None, Decimal | None]:
    """Return target less actual, and that as a percentage; nothing where the two can't be set against each other."""
    actual, target = first.metric.quantity, second.metric.quantity
    ranges = actual.value_max is not None or target.value_max is not None
    amounts = first.metric.measure is Measure.LEVEL and bucket(first) == bucket(second)
    if relation is not Relation.SAME_INDICATOR or ranges or not amounts or actual.bound is not Bound.EXACT:
        return None, None
    difference = target.value - actual.value
    # A percentage of a percentage (95% to 98%: +3.2%) misleads; there the difference in points says it.
    if actual.value == 0 or actual.unit in ("%", "‰", "百分点"):
        return difference, None
    return difference, (100 * difference / actual.value).quantize(TENTH, ROUND_HALF_UP)
