"""Text on the grid of 28 characters: which characters stand in whole cells, and which may not be parted.

A line break may fall before or behind a cell group, never inside it. So a closing mark stays with the character
before it, an opening one with the character behind it, and a number with its unit; and as every group fills whole
cells, the characters of all lines stand below each other.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from govreport.model import Span

OPENING = "“‘（《「『【〔〈［｛"
CLOSING = "，。、：；！？”’）》」』】〕〉］｝．·…—～％‰℃°"
"""Marks that may not begin a line. A dash is kept with the word before it."""
SCALES = "十百千万亿余多几"
"""What may stand between a figure and its unit: ``70多宗``, ``2万余株``."""
WIDEST = 12
"""Cells that a number and its unit may have; a longer group would tear holes into the lines."""
LINE = 16
"""Cells that marks may add up to; a row of a hundred exclamation marks has to break somewhere."""

_ATOM = re.compile(r"[!-~]{1,12}|[\u3400-\u9fff]{2,}|\s+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Group:
    """Atoms that stay on one line: full-width characters, and runs of figures or Latin letters.

    A stretch of Han characters that nothing binds is one group with one atom, and may break anywhere.
    """

    atoms: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """From the first atom to the end of the last."""
        return Span(self.atoms[0].start, self.atoms[-1].end)


def groups(
    text: str, within: Iterable[Span], bound: Iterable[Span] = (), cuts: Sequence[int] = ()
) -> Iterator[Group]:
    """Yield the groups of the stretches `within`, in reading order.

    Args:
        text: The text as displayed.
        within: Stretches that follow each other as if nothing stood between them.
        bound: Stretches that must not be parted (quantities with their units), in reading order.
        cuts: Offsets, in order, at which no stretch of Han characters may go on as one group.

    >>> text = "完成税收349万元，“两癌”"
    >>> [text[g.span.start:g.span.end] for g in groups(text, [Span(0, len(text))], [Span(4, 9)])]
    ['完成税', '收', '349万元，', '“两', '癌”']
    """
    borders = _Borders(bound)
    held: list[Span] = []
    width, after_figure = 0.0, False
    for atom in _atoms(text, within, borders, cuts):
        unit, wide = after_figure and _may_be_unit(text[atom.start]), width + _cells(text, atom)
        if held and (
            (wide <= WIDEST and (unit or borders.hold(held[-1].end, atom.start)))
            or (wide <= LINE and _holds(text, held[-1], atom))
        ):
            held.append(atom)
            width = wide
        else:
            if held:
                yield Group(tuple(held))
            held, width = [atom], _cells(text, atom)
        last = text[atom.end - 1]
        after_figure = last.isdecimal() or (after_figure and (last in SCALES or last.isspace()))
    if held:
        yield Group(tuple(held))


def _atoms(text: str, within: Iterable[Span], borders: _Borders, cuts: Sequence[int]) -> Iterator[Span]:
    for stretch in within:
        for found in _ATOM.finditer(text, stretch.start, stretch.end):
            start, end = found.span()
            if end - start > 1 and text[start] > "~" and not text[start].isspace():
                yield from _han_atoms(text, start, end, borders, cuts)
            elif is_shown(text, start, end):
                yield Span(start, end)


def _han_atoms(text: str, start: int, end: int, borders: _Borders, cuts: Sequence[int]) -> Iterator[Span]:
    """Yield a run of Han characters: the middle whole where nothing is bound or cut, its ends one by one."""
    cut = bisect_right(cuts, start)
    before = text[start - 1 : start]
    if (
        (cut < len(cuts) and cuts[cut] < end)
        or borders.touch(start, end)
        or (before and (before in OPENING or before.isdecimal() or before.isspace()))
    ):
        yield from (Span(at, at + 1) for at in range(start, end))
    else:
        yield Span(start, end - 1)
        yield Span(end - 1, end)


def _cells(text: str, atom: Span) -> float:
    """Return about how many cells an atom takes; wide Latin letters make it no more than a cell each."""
    return len(atom) * (0.5 if text[atom.start].isdecimal() else 1) if text[atom.start] < "\x80" else 1


def as_printed(words: str) -> str:
    r"""Return an atom as it is printed: white space of any kind is one space, except the full-width one.

    >>> as_printed("\t"), as_printed("　"), as_printed("349")
    (' ', '　', '349')
    """
    return words if "\u3000" in words or not words.isspace() else " "


def is_shown(text: str, start: int, end: int) -> bool:
    r"""Tell whether an atom has anything to show.

    A line break inside a sentence is the copy's, not the report's, except between two Latin words; marks without
    ink (byte order marks, zero-width spaces) are left out, as PDF/A forbids them.

    >>> is_shown("PM\n2.5", 2, 3), is_shown("Belt\nRoad", 4, 5), is_shown("\ufeff各位", 0, 1), is_shown("李　强", 1, 2)
    (False, True, False, True)
    """
    first = text[start]
    if len(f"{text[start:end]}.".splitlines()) > 1:
        return _is_latin(text[start - 1 : start]) and _is_latin(text[end : end + 1])
    return first.isspace() or unicodedata.category(first) not in {"Cc", "Cf", "Cs"}


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _holds(text: str, left: Span, right: Span) -> bool:
    """Tell whether the marks at this border forbid a break; white space is looked through."""
    before = text[left.start - 1 : left.start] if text[left.start].isspace() else text[left.end - 1]
    behind = text[right.end : right.end + 1] if text[right.start].isspace() else text[right.start]
    if not before or not behind:
        return False
    return before in OPENING or behind in CLOSING or (behind.isdecimal() and (before.isdecimal() or before in "．·"))


def _may_be_unit(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or character.isspace() or character.isdecimal()


class _Borders:
    """Stretches that may not be parted; those that overlap count as one."""

    def __init__(self, spans: Iterable[Span]) -> None:
        merged: list[Span] = []
        for span in sorted(s for s in spans if len(s) > 1):
            if merged and span.start < merged[-1].end:
                merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
            else:
                merged.append(span)
        self._spans = merged
        self._starts = [s.start for s in merged]

    def touch(self, start: int, end: int) -> bool:
        """Tell whether any stretch lies, in whole or in part, between `start` and `end`."""
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and self._spans[at].end > start

    def hold(self, left: int, right: int) -> bool:
        """Tell whether one stretch covers both sides of the border between `left` and `right`."""
        at = bisect_left(self._starts, left) - 1
        return at >= 0 and right < self._spans[at].end
