"""Passages that a person names beside the seed by their first words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from govreport.frame.unit import Unit
from govreport.model import Part, StatedPassage, fold


class Located(NamedTuple):
    """A stated passage where it was found."""

    first: int
    """Index of its first unit."""
    part: Part
    period: str


def locate(
    folded: str, units: Sequence[Unit], stated: Sequence[StatedPassage]
) -> tuple[list[Located], list[StatedPassage]]:
    """Return the stated passages in reading order, and those whose words don't stand in the report.

    Words are looked for without regard to white space, each behind the one named before.
    """
    found: list[Located] = []
    missing: list[StatedPassage] = []
    at = 0
    for passage in stated:
        words = r"\s*".join(re.escape(character) for character in "".join(fold(passage.words).split()))
        match = re.compile(words).search(folded, at)
        first = next((i for i, unit in enumerate(units) if match and unit.end > match.start()), None)
        if match is None or first is None:
            missing.append(passage)
            continue
        at = match.end()
        found.append(Located(first, Part(passage.part), passage.period))
    return found, missing


def with_stated(parts: Sequence[Part | None], located: Sequence[Located]) -> list[Part | None]:
    """Return the parts of the units, from each stated passage on as its office says, up to the next stated one."""
    told = list(parts)
    for index, passage in enumerate(located):
        end = located[index + 1].first if index + 1 < len(located) else len(told)
        told[passage.first : end] = [passage.part] * (end - passage.first)
    return told
