"""A clause of a sentence with the words of the promise lists found in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govreport.lexicon.surfaces import Surfaces, Word
from govreport.model import Span

_COMMA = re.compile(r"[,，;；:：。!！?？]")


@dataclass(frozen=True, slots=True)
class Clause:
    """What stands between two commas, with its words from left to right."""

    span: Span
    words: tuple[Word, ...]

    def first(self, *kinds: str) -> Word | None:
        """Return the first word of one of these classes."""
        return next((word for word in self.words if word.kind in kinds), None)

    def after(self, place: int, *kinds: str) -> Word | None:
        """Return the first word of one of these classes at or behind `place`."""
        return next((word for word in self.words if word.start >= place and word.kind in kinds), None)


def clauses(text: str, within: Span, words: Surfaces) -> tuple[Clause, ...]:
    """Split a sentence at its commas and find the listed words of each clause."""
    return tuple(Clause(part, tuple(words.find(text, part.start, part.end))) for part in _parts(text, within))


def _parts(text: str, within: Span) -> Iterator[Span]:
    start = within.start
    for comma in _COMMA.finditer(text, within.start, within.end):
        if comma.start() > start:
            yield Span(start, comma.start())
        start = comma.end()
    if start < within.end:
        yield Span(start, within.end)
