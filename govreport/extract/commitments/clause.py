"""A clause of a sentence with the words of the promise lists found in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govreport.lexicon.phrases import PhraseMatcher, Word
from govreport.model import InOrder, Span

_COMMA = re.compile(r"[,，;；:：。!！?？]")
_LONGEST = 400
"""How many characters a clause has at most."""


@dataclass(frozen=True, slots=True)
class Clause:
    """What stands between two commas, with its words from left to right."""

    text: str
    """The whole source; spans count in it."""
    span: Span
    words: tuple[Word, ...]
    names: tuple[Span, ...] = ()
    """The places and named things in it."""

    def first(self, *kinds: str) -> Word | None:
        """Return the first word of one of these classes."""
        return next((word for word in self.words if word.kind in kinds), None)

    def before(self, place: int, kinds: frozenset[str]) -> Word | None:
        """Return the first word of one of these classes that ends at or before `place`."""
        return next((word for word in self.words if word.end <= place and word.kind in kinds), None)

    def last_before(self, place: int, kinds: frozenset[str]) -> Word | None:
        """Return the last word of one of these classes that ends at or before `place`."""
        return next((word for word in reversed(self.words) if word.end <= place and word.kind in kinds), None)

    def just_after(self, place: int, reach: int, kinds: frozenset[str]) -> Word | None:
        """Return the first word of one of these classes that begins at most `reach` characters behind `place`."""
        return next((word for word in self.words if place <= word.start <= place + reach and word.kind in kinds), None)

    def kept(self, place: int) -> bool:
        """Tell whether what is done at `place` only tends what exists (加强、完善)."""
        return any(word.kind == "keep" and word.end <= place for word in self.words)

    def carried(self, place: int) -> bool:
        """Tell whether what is done at `place` only tends what exists, or goes on with it (深入实施、持续推进)."""
        return any(word.kind in ("keep", "carry") and word.end <= place for word in self.words)


def clauses(text: str, within: Span, words: PhraseMatcher, names: Sequence[Span] = ()) -> tuple[Clause, ...]:
    """Split a sentence at its commas and find the listed words of each clause."""
    found = InOrder(words.find(text, within.start, within.end), lambda word: word.start)
    named = InOrder(names, lambda name: name.start)
    return tuple(
        Clause(text, part, tuple(found.between(part.start, part.end)), tuple(named.between(part.start, part.end)))
        for part in _parts(text, within)
    )


def _parts(text: str, within: Span) -> Iterator[Span]:
    start = within.start
    for comma in _COMMA.finditer(text, within.start, within.end):
        yield from _cut(start, comma.start())
        start = comma.end()
    yield from _cut(start, within.end)


def _cut(start: int, end: int) -> Iterator[Span]:
    """Yield a clause, in pieces where it is longer than anybody writes, so that no line takes too long."""
    for at in range(start, end, _LONGEST):
        yield Span(at, min(end, at + _LONGEST))
