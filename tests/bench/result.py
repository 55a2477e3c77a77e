"""One figure beside its target."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured, the figure, and whether it meets its target."""

    name: str
    figure: float
    unit: str
    target: str
    met: bool

    def __str__(self) -> str:
        """Return one line of the table."""
        verdict = "ok  " if self.met else "MISS"
        return f"{verdict} {self.name:<58} {self.figure:>12,.3f} {self.unit:<8} target {self.target}"


def at_most(name: str, figure: float, limit: float, unit: str) -> Result:
    """Return a result that is met up to `limit`."""
    return Result(name, figure, unit, f"≤ {limit:,g}", figure <= limit)


def at_least(name: str, figure: float, limit: float, unit: str) -> Result:
    """Return a result that is met from `limit` on."""
    return Result(name, figure, unit, f"≥ {limit:,g}", figure >= limit)


def median_seconds(work: Callable[[], object], rounds: int = 5) -> float:
    """Return the median of the processor seconds that `work` takes, after one round to warm up."""
    work()
    taken = []
    for _ in range(rounds):
        begin = time.process_time()
        work()
        taken.append(time.process_time() - begin)
    return statistics.median(taken)
