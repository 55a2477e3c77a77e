"""Words that know where in the text each of their characters stands: names are made of them, and keep their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import SupportsIndex

from govreport.model import Span

NOWHERE = -1
"""The place of a character that a rule adds of its own (``比重``)."""


class Wording(str):
    """A string with the place of each of its characters in the text; slices and sums keep them.

    >>> words = Wording.at("新建农村公路12.3公里", 2, 6)
    >>> (words[2:] + words[:2]).spans()
    (Span(start=4, end=6), Span(start=2, end=4))
    """

    places: Sequence[int]

    def __new__(cls, words: str = "", places: Sequence[int] | None = None) -> Wording:
        """Return words with their places; without, those of a rule's own, which stand nowhere."""
        made = super().__new__(cls, words)
        made.places = (NOWHERE,) * len(words) if places is None else places
        return made

    @classmethod
    def at(cls, text: str, start: int, end: int) -> Wording:
        """Return the words that stand at ``[start, end)`` of a text."""
        return cls(text[start:end], range(start, end))

    def __getitem__(self, key: SupportsIndex | slice) -> Wording:
        """Return a part of the words."""
        cut = key if isinstance(key, slice) else slice(at := range(len(self))[key], at + 1)
        return Wording(str.__getitem__(self, cut), self.places[cut])

    def __add__(self, other: str) -> Wording:
        """Return the words with others behind them."""
        behind = other if isinstance(other, Wording) else Wording(other)
        if not self or not behind:
            return self or behind
        return Wording(str.__add__(self, behind), (*self.places, *behind.places))

    def __radd__(self, other: str) -> Wording:
        """Return the words with others before them."""
        return Wording(other) + self

    def match(self, found: re.Match[str], group: str | int = 0) -> Wording:
        """Return what a pattern found in these words; nothing where the group took no part."""
        return self[slice(*found.span(group))] if found.start(group) >= 0 else NOTHING

    def parted(self, sign: str) -> tuple[Wording, Wording]:
        """Return what stands before a sign and what stands behind it; all and nothing where it isn't there."""
        at = self.find(sign)
        return (self[:at], self[at + len(sign) :]) if at >= 0 else (self, NOTHING)

    def removeprefix(self, prefix: str, /) -> Wording:
        """Return the words without a beginning."""
        return self[len(prefix) :] if self.startswith(prefix) else self

    def removesuffix(self, suffix: str, /) -> Wording:
        """Return the words without an end."""
        return self[: len(self) - len(suffix)] if self.endswith(suffix) else self

    def spelt(self, whole: str) -> Wording:
        """Return a name in full for which these words are short; characters that they share keep their places.

        >>> Wording.at("城乡居民收入", 0, 2).spelt("城镇").places
        [0, -1]
        """
        at, places = 0, []
        for character in whole:
            found = self.find(character, at)
            places.append(self.places[found] if found >= 0 else NOWHERE)
            at = max(at, found + 1)
        return Wording(whole, places)

    def without(self, pattern: re.Pattern[str]) -> Wording:
        """Return the words without all that a pattern finds in them."""
        return self.instead(pattern, NOTHING)

    def instead(self, pattern: re.Pattern[str], words: Wording, count: int = 0) -> Wording:
        """Return the words with others in place of what a pattern finds, at most `count` times where it is given."""
        made, at = NOTHING, 0
        for number, found in enumerate(pattern.finditer(self)):
            if count and number >= count:
                break
            made, at = made + self[at : found.start()] + words, found.end()
        return made + self[at:] if at else self

    def quoted(self, text: str) -> str:
        """Return the words as `text` has them at their places: a year may be read in figures that is written out."""
        pairs = zip(self, self.places, strict=True)
        return "".join([character if place == NOWHERE else text[place] for character, place in pairs])

    def spans(self) -> tuple[Span, ...]:
        """Return the stretches of the text that the words are made of, in the order of the words."""
        if isinstance(self.places, range):
            return (Span(self.places.start, self.places.stop),) if self.places else ()
        return tuple(_runs(place for place in self.places if place != NOWHERE))


NOTHING = Wording()
"""No words."""


def _runs(places: Iterable[int]) -> Iterator[Span]:
    start = end = NOWHERE
    for place in places:
        if place != end:
            if end != NOWHERE:
                yield Span(start, end)
            start = place
        end = place + 1
    if end != NOWHERE:
        yield Span(start, end)
