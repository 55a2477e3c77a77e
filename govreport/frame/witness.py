"""Witnesses: what in a report speaks for a place or a year, with its weight; all are heard before one is believed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from govreport.model import Span


@dataclass(frozen=True, slots=True)
class Witness:
    """Something that speaks for a value."""

    value: str
    weight: float
    reason: str
    """In Chinese, for readers: ``标题“蒋场镇2022年政府工作报告”``."""
    span: Span | None = None
    """Where it stands; None where it stands in no one place (how often a name is written, the file's name)."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The value with the most weight, and how sure it is."""

    value: str = ""
    """Empty where nothing speaks."""
    weight: float = 0.0
    second: str = ""
    """The value that comes next; empty where there is none."""
    margin: float = 0.0
    """How much more weight the first has than the second."""


NO_VERDICT = Verdict()


def decide(witnesses: Sequence[Witness]) -> Verdict:
    """Return what the witnesses say together; where two values weigh the same, the one named first leads.

    >>> decide([Witness("2023", 4, "标题"), Witness("2022", 1.5, "文件名"), Witness("2022", 1, "发布日期")])
    Verdict(value='2023', weight=4.0, second='2022', margin=1.5)
    """
    sums: dict[str, float] = defaultdict(float)
    for witness in witnesses:
        sums[witness.value] += witness.weight
    ranked = sorted(sums, key=lambda value: -sums[value])
    if not ranked or sums[ranked[0]] <= 0:
        return NO_VERDICT
    first, second = ranked[0], ranked[1] if len(ranked) > 1 else ""
    return Verdict(first, round(sums[first], 2), second, round(sums[first] - max(sums.get(second, 0.0), 0.0), 2))


def speaking_for(value: str, witnesses: Iterable[Witness]) -> tuple[Witness, ...]:
    """Return the witnesses for a value, the weightiest first."""
    return tuple(sorted((w for w in witnesses if w.value == value and w.weight > 0), key=lambda w: -w.weight))
