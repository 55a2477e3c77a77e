"""What a person should look at: numbers that no rule could place, names that could not be made, odd figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from govreport.extract.metrics.discourse import Ground
from govreport.model import LIMITS, Bound, Diagnostic, Direction, Document, Measure, Metric, Span, Status
from govreport.quantity import Unread

_SIGNED = re.compile("[-−–—‑负－﹣]")
_FALL = re.compile("[降减跌缩落]")
STEEP = 300
"""A growth beyond so many per cent is rare enough to ask whether a decimal point is missing."""


def check_numbers(document: Document, unread: Iterable[Unread]) -> Iterator[Diagnostic]:
    """Yield a warning for each number that no rule could place."""
    for number in unread:
        words = f"数字「{document.source.slice(number.span)}」"
        what = f"{words}看不出数的是什么；没有列为指标，也没有排除。请核对原文是否漏了单位；原文无误的，不必处理"
        if number.beyond:
            most = f"小数点前 {LIMITS.magnitude} 位、后 {LIMITS.decimals} 位"
            what = f"{words}的位数超过上限（{most}）；没有列为指标。请核对原文的数字和单位"
        yield _found(document, "W301", number.span, what)


def check_metrics(document: Document, read: Sequence[tuple[Metric, Ground]]) -> Iterator[Diagnostic]:
    """Yield what looks wrong about the figures of a report, each with the way in which it was named."""
    metrics = [metric for metric, _ in read]
    yield from _plain_names(document, [metric for metric, ground in read if ground is Ground.NEARBY])
    yield from _unequal_lists(document, [metric for metric, ground in read if ground is Ground.UNEQUAL])
    yield from _steep_changes(document, metrics)
    yield from _contradictions(document, [metric for metric, ground in read if ground is Ground.OWN])
    yield from _falls_below_zero(document, metrics)


def _plain_names(document: Document, metrics: Sequence[Metric]) -> Iterator[Diagnostic]:
    for metric in metrics:
        taken = f"暂用旁边的原词「{metric.indicator}」" if metric.indicator else "名称留空"
        yield _found(
            document,
            "N302",
            metric.span,
            f"「{metric.text}」说的是什么，句中没有明确的名称；{taken}。请对照原句核对",
        )


def _unequal_lists(document: Document, metrics: Sequence[Metric]) -> Iterator[Diagnostic]:
    """Yield a warning where ``分别`` stands before more or fewer values than there are names."""
    told: set[Span] = set()
    for metric in metrics:
        if metric.sentence not in told:
            told.add(metric.sentence)
            yield _found(
                document,
                "W303",
                metric.span,
                f"「分别」后面的数值与前面的名称「{metric.indicator}」个数不一致；各数值暂用同一名称。请对照原句核对",
            )


def _steep_changes(document: Document, metrics: Sequence[Metric]) -> Iterator[Diagnostic]:
    for metric in metrics:
        rising = metric.measure is Measure.CHANGE and metric.direction is Direction.UP
        written = metric.text[:1].isdigit() and metric.quantity.unit == "%"
        if rising and written and metric.quantity.value > STEEP:
            yield _found(
                document,
                "W304",
                metric.span,
                f"「{metric.indicator}」增长「{metric.text}」，幅度少见；已照原文列出。请核对是否漏了小数点",
            )


def _contradictions(document: Document, metrics: Sequence[Metric]) -> Iterator[Diagnostic]:
    """Yield a warning where the report gives two exact rates of change of one thing for one year."""
    first: dict[tuple[str, str, str], Metric] = {}
    for metric in metrics:
        rate = metric.measure is Measure.CHANGE and metric.quantity.unit == "%"
        sure = metric.status is Status.ACTUAL and metric.quantity.bound is Bound.EXACT and metric.period
        if not (rate and sure):
            continue
        key = (metric.indicator, metric.period, str(metric.direction))
        earlier = first.setdefault(key, metric)
        if earlier.quantity.value != metric.quantity.value:
            yield _found(
                document,
                "W305",
                metric.span,
                f"「{metric.indicator}」在 {metric.period} 年有两个不同的增幅：前文为「{earlier.text}」，"
                f"此处为「{metric.text}」；两处都已照原文列出。请核对",
            )


def _falls_below_zero(document: Document, metrics: Sequence[Metric]) -> Iterator[Diagnostic]:
    """Yield a warning where a fall has a minus sign, too (``下降-3.2%``)."""
    for metric in metrics:
        signed = metric.direction is Direction.DOWN and _SIGNED.match(metric.text)
        if signed and any(_FALL.search(document.source.slice(trigger)) for trigger in metric.triggers):
            yield _found(
                document,
                "W320",
                metric.span,
                f"「{metric.indicator}」已说是下降，数值「{metric.text}」又带负号；按下降列出。请核对原文是升是降",
            )


def _found(document: Document, code: str, span: Span, message: str) -> Diagnostic:
    return Diagnostic.of(code, document.source.path, message, span)
