"""Last year's target beside this year's figure, as arithmetic: reached, above or below by so much, or no figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from govreport.lexicon.indicator import IndicatorWords
from govreport.model import Bound, Direction, Grade, Measure, Metric, Outcome, Report, Review, Standing, Status
from govreport.resolve.comparison import TELLING_NAME, doubt, name_reason
from govreport.resolve.decisions import Decisions
from govreport.resolve.indicators import signed
from govreport.resolve.reading import Kind, Reading
from govreport.resolve.years import Pair

NOT_FOUND = "下一份报告中未找到同一指标的数字"
REJECTED = "人工核对：不是同一事项"
ONLY_LONGER = "下一份报告有同一指标，但所指时期为 {}，不相减"
NOT_EXACT = "下一份报告写的不是确数，不相减"


Bucket = tuple[Kind, str]


class Found(NamedTuple):
    """A figure for a target, with how sure it is and why."""

    reading: Reading
    grade: Grade
    reason: str
    comparable: bool = True


def join_outcomes(
    pairs: Iterable[Pair], readings: Iterable[Reading], decisions: Decisions, words: IndicatorWords
) -> Iterator[Outcome]:
    """Yield an outcome for each target of the planned year, pair by pair, in reading order.

    A target that a report repeats with the same value is taken once. Targets of longer periods (``十四五``)
    are left out: the next report can't have their figure.
    """
    by_report: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_report[reading.report.id].append(reading)
    known = frozenset(words.concepts.values())
    for pair in pairs:
        later = _Figures(by_report[pair.outcome.id], known)
        targets = list(_targets(by_report[pair.promise.id], pair.promise))
        counts = _distinct(targets)
        for target in targets:
            alone = len(counts[target.key, _bucket(target)]) == 1
            yield _outcome(pair, target, later, decisions, alone=alone)


def _targets(readings: Iterable[Reading], report: Report) -> Iterator[Reading]:
    seen = set()
    for reading in readings:
        metric = reading.metric
        planned = metric.period in (report.document.identity.plan_year, "")
        if metric.status is Status.TARGET and planned and metric.measure is not Measure.RANK:
            same = (reading.key, _bucket(reading), metric.quantity.value, metric.quantity.value_max)
            if same not in seen:
                seen.add(same)
                yield reading


def _distinct(targets: Iterable[Reading]) -> dict[tuple[str, Bucket], set[Decimal]]:
    values: dict[tuple[str, Bucket], set[Decimal]] = defaultdict(set)
    for target in targets:
        values[target.key, _bucket(target)].add(target.metric.quantity.value)
    return values


class _Figures:
    """The figures that a report gives for the year it looks back on."""

    def __init__(self, readings: list[Reading], known: frozenset[str]) -> None:
        self._known = known
        self.by_id = {r.metric.id: r for r in readings}
        self._exact: dict[tuple[str, Bucket], list[Reading]] = defaultdict(list)
        self._loose: dict[tuple[str, Bucket], list[Reading]] = defaultdict(list)
        self._named: dict[str, list[Reading]] = defaultdict(list)
        self._longer: dict[str, list[Reading]] = defaultdict(list)
        for reading in readings:
            if _is_figure(reading):
                self._exact[reading.key, _bucket(reading)].append(reading)
                self._loose[reading.loose, _bucket(reading)].append(reading)
                self._named[reading.key].append(reading)
            elif _is_longer(reading):
                self._longer[reading.key].append(reading)

    def find(self, target: Reading, *, alone: bool) -> list[Found]:
        """Return the figures that may answer a target, the surest first."""
        where = _bucket(target)
        if same := self._exact.get((target.key, where)):
            return [self._same(target, same, reading, alone=alone) for reading in same]
        wanted = target.metric.indicator
        if alike := self._loose.get((target.loose, where)):
            return [
                Found(r, Grade.LIKELY, f"“{r.metric.indicator}”与“{wanted}”说法相近，口径可能不同") for r in alike
            ]
        other = self._named.get(target.key, []) if target.key in self._known else []
        return [
            Found(r, Grade.LIKELY, "同一指标，但目标与实绩的单位或写法不同，不相减", comparable=False) for r in other
        ]

    def longer(self, target: Reading) -> list[Reading]:
        """Return the figures of the target's indicator for years on end, those written like the target first."""
        if target.key not in self._known and len(target.key) < TELLING_NAME:
            return []
        return sorted(self._longer.get(target.key, ()), key=lambda r: _bucket(r) != _bucket(target))

    def _same(self, target: Reading, same: list[Reading], reading: Reading, *, alone: bool) -> Found:
        reason = name_reason(target.metric.indicator, reading.metric.indicator)
        if len({r.metric.quantity.value for r in same}) > 1:
            return Found(reading, Grade.LIKELY, f"{reason}；下一份报告有 {len(same)} 个同名数字，这是其中之一")
        if not alone:
            return Found(reading, Grade.LIKELY, f"{reason}；这份报告有不止一个同名目标")
        if doubtful := doubt(target, reading, target.key in self._known):
            return Found(reading, Grade.LIKELY, f"{reason}；{doubtful}", target.basis == reading.basis)
        return Found(reading, Grade.CERTAIN, reason)


def _is_figure(reading: Reading) -> bool:
    metric = reading.metric
    reviewed = metric.period in (reading.report.document.identity.review_year, "")
    return reading.whole and metric.status is Status.ACTUAL and reviewed and metric.measure is not Measure.RANK


def _is_longer(reading: Reading) -> bool:
    """Tell whether a figure is of years on end that hold the year looked back on."""
    metric, year = reading.metric, reading.report.document.identity.review_year
    first, _, last = metric.period.partition("-")
    return metric.status is Status.ACTUAL and metric.measure is not Measure.RANK and first <= year <= last


def _outcome(pair: Pair, target: Reading, later: _Figures, decisions: Decisions, *, alone: bool) -> Outcome:
    promise = target.metric.id
    for outcome in decisions.confirmed(promise):
        if outcome in later.by_id:
            actual = later.by_id[outcome]
            comparable = _bucket(actual) == _bucket(target)
            reason = decisions.reason(promise, outcome, "人工核对：是同一事项")
            return _matched(pair, target, Found(actual, Grade.CERTAIN, reason, comparable), Review.CONFIRMED)
    found = later.find(target, alone=alone)
    for option in found:
        review = decisions.review(promise, option.reading.metric.id)
        if review is not Review.REJECTED:
            return _matched(pair, target, option, review)
    if found:
        reason = decisions.reason(promise, found[0].reading.metric.id, REJECTED)
        return _unmatched(pair, target, reason, Review.REJECTED)
    for reading in later.longer(target):
        if decisions.review(promise, reading.metric.id) is not Review.REJECTED:
            reason = ONLY_LONGER.format(reading.metric.period.replace("-", "–"))
            return _unmatched(pair, target, reason, Review.UNCHECKED, reading.metric.id)
    return _unmatched(pair, target, NOT_FOUND, Review.UNCHECKED)


def _matched(pair: Pair, target: Reading, found: Found, review: Review) -> Outcome:
    actual = found.reading.metric
    difference, standing = stand(actual, target.metric) if found.comparable else (None, None)
    vague = found.comparable and difference is None and actual.quantity.bound is not Bound.EXACT
    return Outcome(
        place=pair.place,
        report=pair.promise.id,
        next_report=pair.outcome.id,
        target=target.metric.id,
        actual=actual.id,
        difference=difference,
        standing=standing,
        grade=found.grade,
        reason=f"{found.reason}；{NOT_EXACT}" if vague else found.reason,
        review=review,
    )


def _unmatched(pair: Pair, target: Reading, reason: str, review: Review, longer: str = "") -> Outcome:
    return Outcome(
        place=pair.place,
        report=pair.promise.id,
        next_report=pair.outcome.id,
        target=target.metric.id,
        actual="",
        difference=None,
        standing=None,
        grade=None,
        reason=reason,
        review=review,
        longer=longer,
    )


def stand(actual: Metric, target: Metric) -> tuple[Decimal | None, Standing | None]:
    """Return where the figure lies beside its target, and by how much.

    Two falls are compared by how deep they are; a rise with a fall as numbers above and below zero. A figure
    that is itself a range or ``about`` a number is not subtracted; one that is only above or below a number has
    a place beside the target where that is sure, but no distance.
    """
    if actual.quantity.value_max is not None or actual.quantity.bound is Bound.ABOUT:
        return None, None
    falls = actual.direction is target.direction is Direction.DOWN
    value, one = (m.quantity.value if falls else signed(m) for m in (actual, target))
    other = one
    if target.quantity.value_max is not None:
        other = target.quantity.value_max if one == target.quantity.value else -target.quantity.value_max
    low, high = min(one, other), max(one, other)
    if actual.quantity.bound is not Bound.EXACT:
        return None, _beyond(actual.quantity.bound, value, low, high)
    if low < high and low <= value <= high:
        return Decimal(0), Standing.WITHIN
    if value == low:
        return Decimal(0), Standing.EQUAL
    return (value - high, Standing.ABOVE) if value > high else (value - low, Standing.BELOW)


def _beyond(bound: Bound, value: Decimal, low: Decimal, high: Decimal) -> Standing | None:
    """Return where a figure surely lies that is only known to be above or below a number, or None.

    >>> _beyond(Bound.OVER, Decimal(100), Decimal(100), Decimal(100)).value
    'above'
    >>> _beyond(Bound.OVER, Decimal(100), Decimal(110), Decimal(110))
    """
    upwards = bound in (Bound.OVER, Bound.AT_LEAST)
    if value < 0:  # what falls by more than a number lies further below zero
        upwards = not upwards
    end = high if upwards else low
    beyond = value > end if upwards else value < end
    if beyond or (value == end and bound in (Bound.OVER, Bound.NEARLY)):
        return Standing.ABOVE if upwards else Standing.BELOW
    return None


def _bucket(reading: Reading) -> Bucket:
    return reading.kind, reading.apart
