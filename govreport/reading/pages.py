"""Boilerplate of printed pages: their numbers, and the heads that run along."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from govreport.reading.lines import Line

_DASH = r"[-—–―·•~\s]"
_PAGE = re.compile(
    rf"(?P<open>{_DASH}*)(?P<number>\d{{1,3}})(?P<close>{_DASH}*)"
    r"|第\s*\d{1,3}\s*页(?:\s*[,/共]\s*共?\s*\d{1,3}\s*页)?|\d{1,3}\s*/\s*\d{1,3}"
    r"|[Pp]age\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?|[〔【]\s*\d{1,3}\s*[〕】]"
)
_INDEX = re.compile(r"\d(?:\.\d)?")
_LONGEST = 16
_DIGITS = re.compile(r"\d+")
_HEAD = 40
_BREAK = "\f"
_OFTEN = 3
_TWICE = 2


def is_page_number(folded: str, line: Line) -> bool:
    """Tell whether a line holds a page number and nothing else: ``— 3 —``, ``第3页 共20页``, ``3``."""
    return line.end - line.start <= _LONGEST and _PAGE.fullmatch(folded, line.start, line.end) is not None


def find_page_lines(folded: str, lines: Sequence[Line]) -> set[int]:
    """Return the indexes of the lines that belong to the page: its number, and heads that come with every page.

    A bare number is one only where it counts on from another page, or another from it.
    """
    found = _numbers(folded, lines)
    for _ in range(2):  # a head may have two lines
        found |= _running(folded, lines, found)
    return found


def find_heads(folded: str, lines: Sequence[Line], full: Sequence[bool], found: set[int]) -> set[int]:
    """Return the indexes of lines that break into sentences again and again: heads of pages without any other mark.

    Args:
        folded: The folded text.
        lines: Its lines.
        full: For each whether it fills the width at which the text was wrapped.
        found: The lines that are known to belong to the page.
    """
    breaking: dict[str, list[int]] = {}
    for above, index in pairwise(i for i in range(len(lines)) if i not in found):
        line = lines[index]
        if line.end - line.start > _HEAD or folded[line.end - 1] in "。!?;:,、":
            continue
        if all("\t" in folded[one.start : one.end] for one in (lines[above], line)):
            continue  # rows of a table
        words = _DIGITS.sub("#", folded[line.start : line.end])
        if words in breaking or (full[above] and folded[lines[above].end - 1] not in "。!?;:"):
            breaking.setdefault(words, []).append(index)
    return {index for places in breaking.values() if len(places) >= _OFTEN for index in places}


def is_index(folded: str, above: Line, line: Line) -> bool:
    """Tell whether a line is the index of what stands above it (``M`` ``2``, ``PM`` ``2.5``), not a page's number."""
    latin = folded[above.end - 1].isascii() and folded[above.end - 1].isalpha()
    return latin and not line.parted and _INDEX.fullmatch(folded, line.start, line.end) is not None


def _numbers(folded: str, lines: Sequence[Line]) -> set[int]:
    sure: set[int] = set()
    bare: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        match = _PAGE.fullmatch(folded, line.start, line.end) if line.end - line.start <= _LONGEST else None
        if match is None:
            continue
        if index and is_index(folded, lines[index - 1], line):
            continue
        if match["number"] and not (match["open"] and match["close"]):
            bare.setdefault(int(match["number"]), []).append(index)
        else:
            sure.add(index)
    for number, places in bare.items():
        before, behind = bare.get(number - 1, ()), bare.get(number + 1, ())
        sure.update(i for i in places if any(other < i for other in before) or any(other > i for other in behind))
    return sure


def _running(folded: str, lines: Sequence[Line], found: set[int]) -> set[int]:
    """Return the lines beside a page's border that stand there again and again."""
    beside: dict[str, list[int]] = {}
    borders = 0
    kept = [index for index in range(len(lines)) if index not in found]
    for above, below in pairwise(kept):
        if below == above + 1 and _BREAK not in folded[lines[above].end : lines[below].start]:
            continue
        borders += 1
        for index in (above, below):
            line = lines[index]
            if line.end - line.start <= _HEAD and folded[line.end - 1] not in "。!?;:,、":
                beside.setdefault(_DIGITS.sub("#", folded[line.start : line.end]), []).append(index)
    counts = Counter({words: len(set(places)) for words, places in beside.items()})
    often = {w for w, count in counts.items() if count >= _OFTEN or count == _TWICE <= borders <= _OFTEN}
    return {index for words in often for index in beside[words]}
