"""Lines of a text as spans of their content; line ends and filler stay outside."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govreport.reading.characters import HIDDEN

_LINE_END = re.compile(r"\r\n|\\r\\n|\\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACE = re.compile(r"[ \t\u00a0\u1680\u2000-\u200c\u202f\u205f\u3000\ufeff]|" + HIDDEN.pattern.removesuffix("+"))
_FILLER = re.compile(rf"(?:{_SPACE.pattern}|\?\?+)+")


@dataclass(frozen=True, slots=True)
class Line:
    """The content of a line, white space and filler around it left out."""

    start: int
    end: int
    parted: bool
    """True where an empty line, or the start of the text, stands before it."""
    indent: int
    """Characters of white space before it on its line."""

    @property
    def indented(self) -> bool:
        """True where white space stands before it on its line."""
        return self.indent > 0


def split_lines(text: str) -> list[Line]:
    r"""Return the lines that hold anything, in order.

    Literal ``\r\n`` (a backslash and a letter, as some collections have it) ends a line too, and runs of
    ``????`` count as white space.

    >>> text = "一、回顾\\r\\n\\r\\n完成税收????"
    >>> [(line.start, line.end, line.parted) for line in split_lines(text)]
    [(0, 4, True), (12, 16, True)]
    """
    lines = []
    parted = True
    start = 0
    for end, after in _line_ends(text):
        first, last = trim(text, start, end)
        if first < last:
            lines.append(Line(first, last, parted, first - start))
        parted = first >= last
        start = after
    return lines


def _line_ends(text: str) -> list[tuple[int, int]]:
    ends = [(m.start(), m.end()) for m in _LINE_END.finditer(text)]
    ends.append((len(text), len(text)))
    return ends


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch without the white space and filler at its ends."""
    leading = _FILLER.match(text, start, end)
    start = leading.end() if leading else start
    while start < end:
        if _SPACE.match(text, end - 1):
            end -= 1
        elif text.endswith("??", start, end):
            while start < end and text[end - 1] == "?":
                end -= 1
        else:
            break
    return start, end
