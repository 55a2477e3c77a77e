"""What the rules remember of a sentence, and the forms in which they give names."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto

from govreport.extract.metrics.figures import Figure
from govreport.extract.metrics.groups import Group
from govreport.extract.metrics.wording import NOTHING, Wording
from govreport.extract.metrics.words import Words

RATES = frozenset(("增幅", "增速", "涨幅", "降幅", "增长率"))
"""Names of a growth that say not of what."""
_SCOPE = re.compile("全[国省市州盟县区旗镇乡村]")


class Ground(Enum):
    """How a sentence says what a figure measures."""

    OWN = auto()
    """The figure's own name stands right before it."""
    TOLD = auto()
    """The sentence tells it in another way."""
    UNEQUAL = auto()
    """``分别`` stands before more or fewer values than there are names."""
    NEARBY = auto()
    """It doesn't; the words beside the figure stand in."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a rule gives: the names of the figures of a group, and what is to be remembered of them."""

    names: list[tuple[Figure, Wording]]
    ground: Ground = Ground.TOLD
    spread: bool = False
    """Whether each of several names has a value of its own."""
    whole: list[Wording] | None = None
    """What the figures are a share of, where they are one: the next words speak of that, not of the share."""


@dataclass
class Discourse:
    """What the sentence has named so far."""

    names: list[Wording] = field(default_factory=list)
    """Names given to the last group."""
    given: list[Wording] = field(default_factory=list)
    """Names given last, shares among them."""
    ranked: list[Wording] = field(default_factory=list)
    """Names given to a place in an order, if that was the last figure."""
    siblings: list[Wording] = field(default_factory=list)
    """Names of the list that the last group belongs to (``代表建议116件、政协提案158件``)."""
    every: list[Wording] = field(default_factory=list)
    """All names of the sentence, each once."""
    whole: Wording = NOTHING
    """The name before ``其中``."""
    least: bool = False
    """Whether ``至少`` stands before the list."""
    verb: Wording = NOTHING
    """Verb that makes the last indicator."""
    unit: str = ""
    spread: bool = False
    """Whether the last group gave each of several names a value of its own."""


Naming = Callable[[Group, Discourse, Words], Named | None]
"""A way in which a sentence says what its figures measure; it writes nothing."""


def of_head(group: Group, *names: Wording) -> Named | None:
    """Give names to the first figure of a group; None where there is none to give."""
    return Named([(group.head, name) for name in names]) if names else None


def noun_of(name: Wording, words: Words) -> Wording:
    """Return a name without the verb that makes it, and the place before that verb (``全市净增经营主体``)."""
    scope = _SCOPE.match(name)
    verb = words.make.match(name, scope.end() if scope else 0)
    return name[verb.end() :] if verb and verb.end() < len(name) and name[verb.end()] != "、" else name
