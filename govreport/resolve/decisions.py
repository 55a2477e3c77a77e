"""What a person has said about matches; it wins over every rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from govreport.model import Decision, Review


class Decisions:
    """The decisions of ``links.toml``, looked up by promise and outcome."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._by_pair: dict[tuple[str, str], Decision] = {}
        self._confirmed: dict[str, list[str]] = defaultdict(list)
        for decision in decisions:
            self._by_pair[decision.promise, decision.outcome] = decision
            if decision.review is Review.CONFIRMED:
                self._confirmed[decision.promise].append(decision.outcome)

    def review(self, promise: str, outcome: str) -> Review:
        """Return what a person said about this pair."""
        found = self._by_pair.get((promise, outcome))
        return found.review if found else Review.UNCHECKED

    def confirmed(self, promise: str) -> tuple[str, ...]:
        """Return the outcomes that a person has confirmed for a promise."""
        return tuple(self._confirmed.get(promise, ()))

    def reason(self, promise: str, outcome: str, otherwise: str) -> str:
        """Return the person's note on this pair, or `otherwise`."""
        found = self._by_pair.get((promise, outcome))
        return found.note if found and found.note else otherwise
