"""Last year's target beside this year's figure, as arithmetic: reached, above or below by so much, or no figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import takewhile
from typing import NamedTuple

from govreport.model import Bound, Direction, Grade, Measure, Metric, Outcome, Report, Review, Standing, Status
from govreport.resolve.comparison import doubt, name_reason
from govreport.resolve.decisions import Decisions
from govreport.resolve.indicators import is_year, signed
from govreport.resolve.modifiers import pair_by_one_modifier
from govreport.resolve.reading import Kind, Reading
from govreport.resolve.years import Pair

NOT_FOUND = "下一份报告中未找到同一指标的数字"
REJECTED = "人工核对：不是同一事项"
EARLY = "目标的年份是 {} 年，次年报告的数字已经达到"
ONLY_LONGER = "下一份报告有同一指标，但所指时期为 {}，不相减"
NOT_EXACT = "下一份报告写的不是确数，不相减"

DOUBLED = "翻"
"""A growth told as a doubling answers a rate only where no figure does: it is mostly that of a part."""
AND_SO_ON = "等"
LEAST_NAME = 2
LONGEST_NAME = 12

Bucket = tuple[Kind, str]


class Found(NamedTuple):
    """A figure for a target, with how sure it is and why."""

    reading: Reading
    grade: Grade
    reason: str
    comparable: bool = True


Option = tuple[Found, ...]
"""What may answer a target: a figure, or several of which each is of a part of it."""


def join_outcomes(pairs: Iterable[Pair], readings: Iterable[Reading], decisions: Decisions) -> Iterator[Outcome]:
    """Yield the outcomes of each target of the planned year, pair by pair, in reading order.

    A target that holds several things together (``城乡居民收入``) has one for each. One that a report repeats with the
    same value is taken once. Targets of later years have an outcome only where they are reached early.
    """
    by_report: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_report[reading.report.id].append(reading)
    for pair in pairs:
        targets = list(_targets(by_report[pair.promise.id], pair.promise))
        later = _Figures(by_report[pair.outcome.id], [t for t in targets if _is_due(t.metric, pair.promise)])
        for target in targets:
            yield from _outcomes(pair, target, later, decisions)


def _targets(readings: Iterable[Reading], report: Report) -> Iterator[Reading]:
    seen = set()
    for reading in readings:
        metric = reading.metric
        if metric.status is Status.TARGET and metric.measure is not Measure.RANK:
            same = (reading.name.key, _bucket(reading), metric.quantity.value, metric.quantity.value_max)
            due = _is_due(metric, report) or _is_later(metric, report)
            if due and same not in seen:
                seen.add(same)
                yield reading


def _is_due(metric: Metric, report: Report) -> bool:
    return metric.period in (report.document.identity.plan_year, "")


def _is_later(metric: Metric, report: Report) -> bool:
    """Tell whether an amount is to be reached in a later year; a bound that holds all the time is reached never."""
    level = metric.measure is Measure.LEVEL and metric.quantity.bound is not Bound.AT_MOST
    return level and is_year(metric.period) and metric.period > report.document.identity.plan_year


class _Figures:
    """The figures that a report gives for the year it looks back on, for the targets of the report before."""

    def __init__(self, readings: list[Reading], targets: list[Reading]) -> None:
        self.by_id = {r.metric.id: r for r in readings}
        figures = [r for r in readings if _is_figure(r)]
        self._targets: dict[tuple[str, Bucket], list[Reading]] = defaultdict(list)
        for target in targets:
            self._targets[target.name.aim, _bucket(target)].append(target)
        self._exact: dict[tuple[str, Bucket], list[Reading]] = defaultdict(list)
        self._loose: dict[tuple[str, Bucket], list[Reading]] = defaultdict(list)
        self._named: dict[str, list[Reading]] = defaultdict(list)
        self._whole: dict[tuple[str, Bucket], list[Reading]] = defaultdict(list)
        for reading in figures:
            self._exact[reading.name.thing, _bucket(reading)].append(reading)
            self._loose[reading.name.loose, _bucket(reading)].append(reading)
            self._named[reading.name.thing].append(reading)
            for part in reading.name.parts:
                self._whole[part, _bucket(reading)].append(reading)
        self._longer: dict[str, list[Reading]] = defaultdict(list)
        for reading in readings:
            if _is_longer(reading):
                self._longer[reading.name.thing].append(reading)
        self._near = pair_by_one_modifier(
            [r for r in targets if not self._named_alike(r)],
            [r for r in figures if (r.name.thing, _bucket(r)) not in self._targets],
        )

    def find(self, target: Reading) -> list[Option]:
        """Return what may answer a target, the surest first."""
        return next((options for options in self._chances(target) if options), [])

    def _chances(self, target: Reading) -> Iterator[list[Option]]:
        where, wanted, thing = _bucket(target), target.metric.indicator, target.name.thing
        same = self._named_alike(target)
        same = [r for r in same if r.name.key == target.name.key] or same
        same = [r for r in same if r.unit == target.unit] or same
        same = [r for r in same if not r.metric.text.startswith(DOUBLED)] or same
        yield [(self._same(target, same, reading),) for reading in same]
        if parts := self._parts(target, where):
            yield [parts]
        alike = self._loose.get((target.name.loose, where), [])
        yield [(_likely(r, f"“{r.metric.indicator}”与“{wanted}”说法相近，口径可能不同"),) for r in alike]
        if near := self._near.get(target.metric.id):
            yield [(_nearly(target, *near),)]
        whole = self._whole.get((thing, where), [])
        both = f"合写了“{wanted}”和其他，不相减"
        yield [(_likely(r, f"“{r.metric.indicator}”{both}", comparable=False),) for r in whole]
        other = self._named.get(thing, []) if target.name.telling else []
        yield [(_likely(r, "同一指标，但目标与实绩的单位或写法不同，不相减", comparable=False),) for r in other]

    def _named_alike(self, target: Reading) -> list[Reading]:
        where = _bucket(target)
        return self._exact.get((target.name.thing, where)) or self._exact.get((target.name.aim, where), [])

    def longer(self, target: Reading) -> list[Reading]:
        """Return the figures of the target's indicator for years on end, those written like the target first."""
        if not target.name.telling:
            return []
        return sorted(self._longer.get(target.name.thing, ()), key=lambda r: _bucket(r) != _bucket(target))

    def _same(self, target: Reading, same: list[Reading], reading: Reading) -> Found:
        reason = name_reason(target.metric.indicator, reading.metric.indicator)
        if len(_values(same)) > 1:
            return _likely(reading, f"{reason}；下一份报告有 {len(same)} 个同名数字，这是其中之一")
        if len(_values(self._targets.get((target.name.aim, _bucket(target)), ()))) > 1:
            return _likely(reading, f"{reason}；这份报告有不止一个同名目标")
        if doubtful := doubt(target, reading):
            return _likely(reading, f"{reason}；{doubtful}", comparable=target.basis == reading.basis)
        return Found(reading, Grade.CERTAIN, reason)

    def _parts(self, target: Reading, where: Bucket) -> Option:
        """Return a figure for each thing that a target holds together; nothing where one has none, or several.

        What is said of a change holds for each; an amount is that of all, and a figure answers only a part of it.
        """
        each = [self._exact.get((part, where), []) for part in target.name.parts]
        if not all(len(_values(same)) == 1 and same[0].basis == target.basis for same in each):
            return ()
        reason = f"目标合写了{len(each)}项，“{{}}”是其中一项，不相减"
        grade = Grade.CERTAIN if target.metric.measure is Measure.CHANGE else Grade.LIKELY
        return tuple(Found(r, grade, reason.format(r.metric.indicator), comparable=False) for [r, *_] in each)


def _values(readings: Iterable[Reading]) -> set[Decimal]:
    return {reading.metric.quantity.value for reading in readings}


def _nearly(target: Reading, reading: Reading, modifier: str) -> Found:
    """Return a figure whose name differs by a modifier; both counts may begin with one name (``高保路等6条``)."""
    reason = f"“{reading.metric.indicator}”与“{target.metric.indicator}”只差“{modifier}”"
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(_before(target), _before(reading), strict=False))
    shared = "".join(one for one, _ in alike)[::-1]
    if shared.endswith(AND_SO_ON) and len(shared) > LEAST_NAME:
        return Found(reading, Grade.CERTAIN, f"{reason}，都以“{shared}”开头列举")
    return _likely(reading, f"{reason}，口径可能不同")


def _before(reading: Reading) -> str:
    """Return the characters before a figure in its sentence, the nearest first."""
    metric = reading.metric
    start = max(metric.sentence.start, metric.span.start - LONGEST_NAME)
    return reading.report.document.source.text[start : metric.span.start][::-1]


def _likely(reading: Reading, reason: str, *, comparable: bool = True) -> Found:
    return Found(reading, Grade.LIKELY, reason, comparable)


def _is_figure(reading: Reading) -> bool:
    metric = reading.metric
    reviewed = metric.period in (reading.report.document.identity.review_year, "")
    return reading.whole and metric.status is Status.ACTUAL and reviewed and metric.measure is not Measure.RANK


def _is_longer(reading: Reading) -> bool:
    """Tell whether a figure is of years on end that hold the year looked back on."""
    metric, year = reading.metric, reading.report.document.identity.review_year
    first, _, last = metric.period.partition("-")
    return metric.status is Status.ACTUAL and metric.measure is not Measure.RANK and first <= year <= last


def _outcomes(pair: Pair, target: Reading, later: _Figures, decisions: Decisions) -> Iterator[Outcome]:
    promise = target.metric.id
    for outcome in decisions.confirmed(promise):
        if outcome in later.by_id:
            actual = later.by_id[outcome]
            reason = decisions.reason(promise, outcome, "人工核对：是同一事项")
            found = Found(actual, Grade.CERTAIN, reason, _bucket(actual) == _bucket(target))
            yield _matched(pair, target, found, Review.CONFIRMED)
            return
    options = later.find(target)
    if not _is_due(target.metric, pair.promise):
        yield from _early(pair, target, options, decisions)
        return
    for option in options:
        reviews = [decisions.review(promise, found.reading.metric.id) for found in option]
        if Review.REJECTED not in reviews:
            yield from (_matched(pair, target, found, review) for found, review in zip(option, reviews, strict=True))
            return
    if options:
        reason = decisions.reason(promise, options[0][0].reading.metric.id, REJECTED)
        yield _unmatched(pair, target, reason, Review.REJECTED)
        return
    for reading in later.longer(target):
        if decisions.review(promise, reading.metric.id) is not Review.REJECTED:
            reason = ONLY_LONGER.format(reading.metric.period.replace("-", "–"))
            yield _unmatched(pair, target, reason, Review.UNCHECKED, reading.metric.id)
            return
    yield _unmatched(pair, target, NOT_FOUND, Review.UNCHECKED)


def _early(pair: Pair, target: Reading, options: list[Option], decisions: Decisions) -> Iterator[Outcome]:
    """Yield the first figure by which a target of a later year is reached already."""
    for [found, *others] in options:
        review = decisions.review(target.metric.id, found.reading.metric.id)
        reached = stand(found.reading.metric, target.metric)[1] in (Standing.ABOVE, Standing.EQUAL, Standing.WITHIN)
        if found.comparable and not others and reached and review is not Review.REJECTED:
            reason = f"{found.reason}；{EARLY.format(target.metric.period)}"
            yield _matched(pair, target, found._replace(grade=Grade.LIKELY, reason=reason), review)
            return


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
