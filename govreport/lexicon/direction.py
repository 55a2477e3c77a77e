"""Cues of direction: what tells whether a sentence looks back or ahead, with the weight of each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from govreport.lexicon.phrases import PhraseMatcher
from govreport.lexicon.table import read_entries
from govreport.model import LexiconError

_TENTHS = 10
_PLACES = ("", "clause", "pattern")


@dataclass(frozen=True, slots=True)
class DirectionCue:
    """Words that speak for one direction. `weight` is positive for what looks back, negative for what looks ahead."""

    id: str
    weight: float
    place: str
    """``clause`` where the words count only at the start of a clause, ``pattern`` where they are expressions."""
    surfaces: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class DirectionCues:
    """All cues of direction."""

    entries: tuple[DirectionCue, ...]

    @cached_property
    def weights(self) -> dict[str, float]:
        """The weight of each entry, by id."""
        return {entry.id: entry.weight for entry in self.entries}

    @cached_property
    def opening(self) -> frozenset[str]:
        """Ids of the entries that count only at the start of a clause."""
        return frozenset(entry.id for entry in self.entries if entry.place == "clause")

    @cached_property
    def words(self) -> PhraseMatcher:
        """The words that are written as such, each with the id of its entry."""
        entries = (entry for entry in self.entries if entry.place != "pattern")
        return PhraseMatcher({surface: entry.id for entry in entries for surface in entry.surfaces})

    @cached_property
    def patterns(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """The expressions, each with the id of its entry."""
        return tuple((e.id, re.compile("|".join(e.surfaces))) for e in self.entries if e.place == "pattern")


def load_directions() -> DirectionCues:
    """Return the cues of ``govreport/lexicons/directions.toml``.

    Raises:
        LexiconError: If the list is damaged.
    """
    entries = read_entries("directions", {"weight": int, "place": str, "example": str})
    for entry in entries:
        if entry.get("place", "") not in _PLACES or not entry.get("weight"):
            raise LexiconError(f"govreport/lexicons/directions.toml: {entry['id']}: needs a weight and a known place")
    return DirectionCues(
        tuple(
            DirectionCue(e["id"], e["weight"] / _TENTHS, e.get("place", ""), tuple(e["surfaces"])) for e in entries
        )
    )
