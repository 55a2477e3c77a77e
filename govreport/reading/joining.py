"""Lines that were cut by the width of a page, not by the report: where they are joined again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from govreport.model import Span
from govreport.reading.lines import Line
from govreport.reading.marks import CLOSED, SALUTATION, Mark, find_mark
from govreport.reading.pages import find_heads, find_page_lines, is_index

UNFINISHED = ",、(《“‘"
CONTINUES = ",。、;:!?)》”’%"
LONGEST_HEADING = 60
LONGEST_PLAIN = 36
"""A heading without a mark is shorter."""
_NARROWEST, _WIDEST = 16, 80
_RAGGED = 3
"""Characters by which full lines differ at most."""
_FEW = 4
"""So many cut lines at least make a habit."""
_ROW = 200
_CLAUSE = re.compile(r"[,。;]")
_STOP = re.compile(r"[。;!?]")
_DATELINE_ENDS = ("会议上", "大会上", "会议上)", "大会上)")
_DATELINE_OPENS = ("—", "-", "(", "1", "2", "二")
_REACH = 200
_INDENT = 2
"""Characters by which the first line of a paragraph is short where its white space was lost."""


@dataclass(frozen=True, slots=True)
class _Size:
    """How the width of a line is counted: in characters, or in columns of which a Chinese character takes two."""

    text: str
    unit: int
    """Of a Chinese character."""

    def __call__(self, line: Line) -> int:
        start = line.start - line.indent
        narrow = len(self.text[start : line.end].encode("ascii", "ignore")) if self.unit > 1 else 0
        return self.unit * (line.end - start) - narrow


@dataclass(frozen=True, slots=True)
class Habit:
    """How a text that was wrapped at a fixed width sets its lines."""

    size: _Size
    widths: range
    """Sizes of a full line."""
    opening: range
    """Sizes of a full line that is the first of its paragraph."""
    indents: bool
    """Whether white space tells the first line of a paragraph from the others."""
    parts: bool
    """Whether an empty line tells where a paragraph ends."""

    def is_full(self, line: Line, *, opening: bool) -> bool:
        """Tell whether a line fills the width, so that what follows may go on with it."""
        size = self.size(line)
        if line.indented:  # by any amount of white space, of which a page makes two characters
            return size in self.widths or size - line.indent + _INDENT * self.size.unit in self.widths
        return size in (self.opening if opening else self.widths)


@dataclass(frozen=True, slots=True)
class Joined:
    """What is left out to join the lines of a text."""

    gaps: tuple[Span, ...]
    """White space, and boilerplate of pages, between the parts of a paragraph."""
    pages: tuple[Span, ...]
    """Boilerplate of pages."""
    width: int
    """Characters of a full line where the text was wrapped, or 0."""


def join_lines(text: str, folded: str, lines: Sequence[Line]) -> Joined:
    r"""Return what stands between the parts of paragraphs that were cut into lines.

    >>> from govreport.reading.lines import split_lines
    >>> text = "完成税收349万元、\n新增就业520人。"
    >>> join_lines(text, text, split_lines(text)).gaps
    (Span(start=10, end=11),)
    """
    aside = find_page_lines(folded, lines)
    kept, across = _without(folded, lines, aside)
    habit = _find_habit(text, folded, kept, across)
    if habit and (heads := find_heads(folded, lines, [habit.size(line) in habit.widths for line in lines], aside)):
        aside |= heads
        kept, across = _without(folded, lines, aside)
    gaps: list[Span] = []
    indexed = False
    block: tuple[int, int] = (kept[0].start, kept[0].end) if kept else (0, 0)
    for place, (above, below) in enumerate(pairwise(kept)):
        following = kept[place + 2] if place + 2 < len(kept) else None
        pair = _Pair(folded, block, above, below, following, across=across[place])
        goes_on = indexed and pair.goes_on_with_index()
        indexed = pair.is_index()
        wrapped = pair.is_wrapped(habit) if habit else pair.is_broken()
        if goes_on or indexed or wrapped or pair.is_cut():
            gaps.append(_gap(folded, above.end, below.start))
            block = (block[0], below.end)
        else:
            block = (below.start, below.end)
    pages = tuple(Span(lines[max(0, i - 1)].end if i else lines[i].start, lines[i].end) for i in sorted(aside))
    return Joined(tuple(gaps), pages, habit.widths[-1] // habit.size.unit if habit else 0)


def _without(folded: str, lines: Sequence[Line], aside: set[int]) -> tuple[list[Line], list[bool]]:
    """Return the lines that are not set aside, and whether a page ends behind each."""
    kept = [index for index in range(len(lines)) if index not in aside]
    across = [b - a > 1 or "\f" in folded[lines[a].end : lines[b].start] for a, b in pairwise(kept)]
    return [lines[index] for index in kept], across


def cuts_a_sentence(folded: str, end: int, start: int) -> bool:
    """Tell whether the marks around a line's end show that it parts no sentences: ``、`` before it or ``，`` behind."""
    if folded[end - 1] == "," and (mark := find_mark(folded, start, len(folded))) is not None and mark.level:
        return False
    return folded[end - 1] in UNFINISHED or folded[start] in CONTINUES


def is_row(folded: str, start: int, end: int) -> bool:
    """Tell whether a stretch ends in a row of a table: its last line holds a tab not far from its end."""
    return folded.find("\t", max(start, folded.rfind("\n", max(start, end - _ROW), end), end - _ROW), end) >= 0


def is_address(folded: str, start: int, end: int) -> bool:
    """Tell whether a line is an address to the audience and nothing else."""
    match = SALUTATION.match(folded, start, end)
    return match is not None and match.end() == end


def longest_heading(mark: Mark | None) -> int:
    """Return how long a heading may be: one without a mark is shorter."""
    return LONGEST_HEADING if mark is not None else LONGEST_PLAIN


def _gap(folded: str, start: int, end: int) -> Span:
    """Return what is left out between two lines: between Latin words one space stays."""
    latin = all(c.isascii() and c.isalpha() for c in (folded[start - 1], folded[end]))
    return Span(start, end - 1 if latin else end)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two lines of which the second may go on with the first."""

    folded: str
    block: tuple[int, int]
    """What has been joined up to the end of the first."""
    above: Line
    below: Line
    following: Line | None
    across: bool
    """Whether a page ends between them, so that white space there says nothing."""

    def is_cut(self) -> bool:
        return cuts_a_sentence(self.folded, self.above.end, self.below.start)

    def is_index(self) -> bool:
        """Tell whether the second line is an index, set lower on the page and on a line of its own in the copy."""
        return is_index(self.folded, self.above, self.below)

    def goes_on_with_index(self) -> bool:
        """Tell whether the second line goes on behind an index."""
        marked = find_mark(self.folded, self.below.start, self.below.end) is not None
        return not (marked or self.below.parted or self._closed())

    def is_broken(self) -> bool:
        """Tell whether a line breaks off in mid-sentence in a text that is not wrapped."""
        start, end = self.block
        if self._closed() or self.below.parted or self._stands_off():
            return False
        if find_mark(self.folded, self.below.start, self.below.end) is not None:
            return False
        longest = longest_heading(find_mark(self.folded, start, end))
        return end - start > longest and _CLAUSE.search(self.folded, self.above.start, end) is not None

    def is_wrapped(self, habit: Habit) -> bool:
        """Tell whether the second line goes on with the first in a text that was wrapped."""
        if not self._fills(habit) or self._stands_off():
            return False
        if habit.parts and self.below.parted and not (self.across and not self._closed()):
            return False
        mark = find_mark(self.folded, self.below.start, self.below.end)
        if habit.indents and self.below.indented:
            return False
        if not self._closed():
            return habit.indents or mark is None or not self._is_heading()
        deepest = 2 if habit.indents else 4
        return not (mark is not None and 1 <= mark.level <= deepest) and not self._stands_alone(habit)

    def _fills(self, habit: Habit) -> bool:
        """Tell whether the first line fills the width, or else breaks off in the middle of running text."""
        start, end = self.block
        if habit.is_full(self.above, opening=start == self.above.start):
            return True
        joined = start < self.above.start
        running = (_CLAUSE if joined else _STOP).search(self.folded, max(start, end - _REACH), end) is not None
        return running and not self._closed() and not self._is_heading()

    def _is_dateline(self) -> bool:
        start, end = self.block
        return (
            end - start <= _WIDEST
            and self.folded.endswith(_DATELINE_ENDS, start, end)
            and self.folded.startswith(_DATELINE_OPENS, start)
        )

    def _stands_off(self) -> bool:
        """Tell whether one of the two is a line for itself: an address, a dateline, a row of a table."""
        row = is_row(self.folded, self.above.start, self.above.end)
        return row or self._speaks() or self._is_dateline()

    def _speaks(self) -> bool:
        return SALUTATION.match(self.folded, self.below.start, self.below.end) is not None or is_address(
            self.folded, *self.block
        )

    def _closed(self) -> bool:
        start, end = self.above.start, self.above.end
        return self.folded[end - 1] in CLOSED or self.folded.endswith("...", start, end)

    def _is_heading(self) -> bool:
        """Tell whether what was joined so far may be a heading: it has a mark and no stop."""
        start, end = self.block
        marked = find_mark(self.folded, start, end)
        return marked is not None and end - start <= LONGEST_HEADING and not _STOP.search(self.folded, start, end)

    def _stands_alone(self, habit: Habit) -> bool:
        """Tell whether the second line stands alone: a text would go on to the width, or to a stop."""
        short = not habit.is_full(self.below, opening=False)
        return short and self.folded[self.below.end - 1] not in CLOSED and self.following is not None


def _find_habit(text: str, folded: str, lines: Sequence[Line], across: Sequence[bool]) -> Habit | None:
    """Return how a text sets its lines where it was wrapped at a fixed width, else None."""
    closed = [folded[line.end - 1] in CLOSED for line in lines]
    found = [(_full_widths([size(line) for line in lines], closed, size.unit), size) for size in _sizes(text)]
    (cut, widths), size = max(found, key=lambda one: (one[0][0], -len(one[0][1]) // one[1].unit))
    if not cut:
        return None
    indented: list[bool] = []
    opening: list[Line] = []
    parted: list[bool] = []
    for (above, below), ended, page in zip(pairwise(lines), closed, across, strict=False):
        full = size(above) in widths
        if full and not ended:
            indented.append(below.indented)
            if not page:
                parted.append(below.parted)
        elif ended and not full:
            opening.append(below)
    indents = sum(indented) * 5 <= len(indented) and sum(line.indented for line in opening) * 2 > len(opening)
    short = range(widths[0] - (_INDENT + 1) * size.unit, widths[-1] - _INDENT * size.unit + 1)
    begun = [size(line) for line in opening if folded[line.end - 1] not in CLOSED]
    lost = sum(s in short for s in begun) > 2 * sum(s in widths for s in begun)
    return Habit(size, widths, short if lost else widths, indents=indents, parts=sum(parted) * 2 <= len(parted))


def _sizes(text: str) -> tuple[_Size, _Size]:
    return _Size(text, 1), _Size(text, 2)


def _full_widths(sizes: Sequence[int], closed: Sequence[bool], unit: int) -> tuple[int, range]:
    """Return how many lines were cut, and the sizes of full lines; none where the text was not wrapped.

    It was where much of the text stands in lines of one size, most of them cut in mid-sentence and hardly any longer.
    """
    counts = [0] * (_WIDEST * unit + 1)
    for size, ended in zip(sizes, closed, strict=True):
        if not ended and _NARROWEST * unit <= size < len(counts):
            counts[size] += 1
    most = _RAGGED * unit
    widest = max(range(len(counts)), key=lambda w: (sum(counts[max(0, w - most) : w + 1]), -w))
    cut = sum(counts[max(0, widest - most) : widest + 1])
    slack = next(s for s in range(unit - 1, most + 1) if sum(counts[widest - s : widest + 1]) * 20 >= cut * 19)
    widths = range(widest - slack, widest + 1)
    full = [size for size in sizes if size in widths]
    longer = sum(size > widest for size in sizes)
    mostly_cut = cut >= _FEW and cut * 3 >= len(full) * 2
    wrapped = mostly_cut and longer * 10 <= len(full) + 10 and sum(full) * 5 >= sum(sizes) * 2
    return (cut, widths) if wrapped else (0, range(0))
