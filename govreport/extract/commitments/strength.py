"""How firmly a promise binds its maker."""

from __future__ import annotations

from collections.abc import Sequence

from govreport.extract.commitments.clause import Clause
from govreport.model import Span, Strength

_GRADES = {
    "must": Strength.MUST,
    "fulfil-surely": Strength.MUST,
    "strive": Strength.STRIVE,
    "explore": Strength.EXPLORE,
}


def strength_of(parts: Sequence[Clause]) -> tuple[Strength, tuple[Span, ...]]:
    """Return the strength that the first word of that kind gives a promise, and where that word stands.

    A sentence with none of them (推进、加快、实施) advances something.
    """
    for clause in parts:
        word = clause.first(*_GRADES)
        if word is not None:
            return _GRADES[word.kind], (Span(word.start, word.end),)
    return Strength.ADVANCE, ()
