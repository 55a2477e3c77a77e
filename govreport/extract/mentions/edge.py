"""Where a name begins: Chinese writes no spaces, so a name starts where something else surely ends."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from govreport.lexicon import Lexicon
from govreport.lexicon.surfaces import Word
from govreport.model import Span

_WINDOW = 16
"""How far before its ending the start of a name is looked for."""

_BREAK = re.compile(
    r"""[^\u3400-\u9fff0-9A-Z·]|[的在对从向把被让与及等是了以其于]
    |(?<=[\u3400-\u9fff]{2})和(?=[\u3400-\u9fffA-Z0-9]{2})|(?<=[”）)])和
    |(?<=[0-9一二三四五六七八九十百千万亿两几多余每各])[个座条家所项处批名镇村]""",
    re.VERBOSE,
)
"""Punctuation, and one-character words that stand before names and hardly ever in them."""

_UNLIKELY = re.compile(
    r"""[级型式化性届占你我他她它这那各每某几些并且或也都还就又再已经亦]
    |^将(?!军)|^[0-9由为到至有无多大小老抓接借建办往赴过跨增使令比达校不少沿拥傍指住]|^[一二三四五六七八九十两]+[^环号纬经]|[两之]$""",
    re.VERBOSE,
)
"""What no proper name holds, or none begins with; a name given up is better than a wrong one."""


class Edge(NamedTuple):
    """The words before an ending, as far as they surely belong to the name."""

    stem: Span
    clean: bool
    """Whether nothing in it speaks against a proper name."""


class Edges:
    """Finds where names begin in one sentence.

    A name surely starts behind punctuation, a particle, or a verb of the lists. Whatever stands between
    that and the ending is the stem; a stem with a common word in it is not clean.
    """

    def __init__(self, text: str, within: Span, lexicon: Lexicon) -> None:
        self._text = text
        self._breaks = [within.start, *(found.end() for found in _BREAK.finditer(text, within.start, within.end))]
        self._words = list(lexicon.bounds.find(text, within.start, within.end))
        self._starts = [word.start for word in self._words]

    def before(self, ending: Span, tails: tuple[str, ...] = ()) -> Edge | None:
        """Return the stem of a name that ends with `ending`, or None where its start can't be told.

        Args:
            ending: Where the name's ending stands; empty where the name ends without one.
            tails: Common words that may stand between the proper name and the ending.
        """
        start = self._breaks[bisect_right(self._breaks, ending.start) - 1]
        floor = max(start, ending.start - _WINDOW)
        last = bisect_right(self._starts, ending.start - 1) - 1
        words = []
        while last >= 0 and self._words[last].end > floor:
            word = self._words[last]
            if word.kind == "before" and word.end <= ending.start:
                start = word.end
                break
            words.append(word)
            last -= 1
        if start >= ending.start or ending.start - start > _WINDOW:
            return None
        proper = _without_tails(self._text, start, ending.start, tails)
        common = any(_speaks_against(word, proper, ending.start) for word in words)
        clean = not common and proper > start and not _UNLIKELY.search(self._text[start:proper])
        return Edge(Span(start, ending.start), clean)


def _speaks_against(word: Word, proper: int, ending: int) -> bool:
    """Tell whether a word in a stem shows that it is no name: it stands in the proper part or runs into the ending."""
    return word.end > ending or (word.kind == "common" and word.start < proper)


def _without_tails(text: str, start: int, end: int, tails: tuple[str, ...]) -> int:
    """Return where the common words before the ending begin."""
    shrinking = bool(tails)
    while shrinking:
        tail = next((t for t in tails if text.endswith(t, start, end)), "")
        end -= len(tail)
        shrinking = bool(tail)
    return end
