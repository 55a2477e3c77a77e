"""Where a name begins: Chinese writes no spaces, so a name starts where something else surely ends."""

from __future__ import annotations

from typing import NamedTuple

from govreport.lexicon.cues import cue
from govreport.lexicon.phrases import PhraseMatcher, Word
from govreport.model import Span

_WINDOW = 16
"""How far before its ending the start of a name is looked for."""

_BREAK = cue("break")

_UNLIKELY = cue("unlikely")


class Edge(NamedTuple):
    """The words before an ending, as far as they surely belong to the name."""

    stem: Span
    clean: bool
    """Whether nothing in it speaks against a proper name."""


def edge_before(
    text: str, lowest: int, ending: Span, bounds: PhraseMatcher, tails: tuple[str, ...] = ()
) -> Edge | None:
    """Return the stem of a name that ends with `ending`, or None where its start can't be told.

    A name surely starts behind punctuation, a particle, or a verb of the lists. Whatever stands between
    that and the ending is the stem; a stem with a common word in it is not clean.

    Args:
        text: The source.
        lowest: Where the sentence starts, which the name can't reach beyond.
        ending: Where the name's ending stands; empty where the name ends without one.
        bounds: The words that bound names, as `NameWords.bounds` gives them.
        tails: Common words that may stand between the proper name and the ending.
    """
    floor = max(lowest, ending.start - _WINDOW)
    breaks = [end for end in (found.end() for found in _BREAK.finditer(text, floor, ending.end)) if end <= ending.start]
    start = breaks[-1] if breaks else floor
    if start == ending.start:
        return None
    known = bool(breaks) or floor == lowest
    words = [word for word in bounds.find(text, start, ending.end) if word.start < ending.start]
    before = max((word.end for word in words if word.kind == "before" and word.end <= ending.start), default=None)
    if before is not None:
        start, known = before, True
    if not known or start >= ending.start:
        return None
    proper = _without_tails(text, start, ending.start, tails)
    against = any(_speaks_against(word, start, proper, ending.start) for word in words)
    clean = not against and proper > start and not _UNLIKELY.search(text[start:proper])
    return Edge(Span(start, ending.start), clean)


def _speaks_against(word: Word, start: int, proper: int, ending: int) -> bool:
    """Tell whether a word shows that a stem is no name: it stands in the proper part or runs into the ending."""
    return word.end > ending or (word.kind == "common" and start <= word.start < proper)


def _without_tails(text: str, start: int, end: int, tails: tuple[str, ...]) -> int:
    """Return where the common words before the ending begin."""
    shrinking = bool(tails)
    while shrinking:
        tail = next((t for t in tails if text.endswith(t, start, end)), "")
        end -= len(tail)
        shrinking = bool(tail)
    return end
