"""Lines of the source as spans of their content; line ends and filler stay outside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from govreport.parser.marks import BREAKABLE

_LINE_END = re.compile(r"\r\n|\\r\\n|\\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACE = " \t\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200D))) + "\u202f\u205f\u3000\ufeff"
_FILLER = re.compile(rf"(?:[{_SPACE}]|\?\?+)+")
_GAP = re.compile(rf"(?:[{_SPACE}]|\?\?+){{2,}}|\?\?+")
_UNBROKEN = 3000
"""A line longer than this that holds most of the text has lost its line ends."""


@dataclass(frozen=True, slots=True)
class Line:
    """The content of a line, white space and filler around it left out."""

    start: int
    end: int
    parted: bool
    """True where an empty line, or the start of the text, stands before it."""


def split_lines(text: str, folded: str) -> list[Line]:
    r"""Return the lines that hold anything, in order.

    Literal ``\r\n`` (a backslash and a letter, as some collections have it) ends a line too, and runs of
    ``????`` count as white space. A text that lost its line ends is broken where headings begin.

    >>> text = "一、回顾\\r\\n\\r\\n完成税收????"
    >>> [(line.start, line.end, line.parted) for line in split_lines(text, text)]
    [(0, 4, True), (12, 16, True)]
    """
    lines = []
    parted = True
    start = 0
    for end, after in _line_ends(text):
        first, last = _trim(text, start, end)
        if first < last:
            lines.append(Line(first, last, parted))
        parted = first >= last
        start = after
    longest = max(lines, key=lambda line: line.end - line.start, default=None)
    if longest and longest.end - longest.start > max(_UNBROKEN, len(text) * 3 // 10):
        return [part for line in lines for part in _break(text, folded, line)]
    return lines


def _line_ends(text: str) -> list[tuple[int, int]]:
    ends = [(m.start(), m.end()) for m in _LINE_END.finditer(text)]
    ends.append((len(text), len(text)))
    return ends


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    leading = _FILLER.match(text, start, end)
    start = leading.end() if leading else start
    while start < end:
        kept = len(text[start:end].rstrip(_SPACE))
        if text.endswith("??", start, start + kept):
            kept = len(text[start : start + kept].rstrip("?"))
        elif kept == end - start:
            break
        end = start + kept
    return start, end


def _break(text: str, folded: str, line: Line) -> list[Line]:
    """Break a line that lost its ends: at wide gaps, and before and behind chapter headings."""
    if line.end - line.start <= _UNBROKEN:
        return [line]
    cuts = {line.start, line.end}
    cuts.update(m.end() for m in _GAP.finditer(text, line.start, line.end))
    for match in BREAKABLE.finditer(folded, line.start, line.end):
        cuts.add(match.start("mark"))
        if match["heading"] is not None:
            cuts.add(match.end("heading"))
    ordered = sorted(cuts)
    parts = []
    for start, end in pairwise(ordered):
        first, last = _trim(text, start, end)
        if first < last:
            parts.append(Line(first, last, True))
    return parts
