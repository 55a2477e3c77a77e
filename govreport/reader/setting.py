"""From the lines of set pages to the paragraphs of a text: running heads, notes, columns, margins."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from govreport.model import CIRCLED
from govreport.reader.glyphs import Line, Sheet
from govreport.reader.mark import CHAPTER_MARK

_EDGE = 2
"""Rows at the top and at the bottom of a page that may be running heads and page numbers."""
_ROW = 3.0
"""Points within which lines stand on one row, and running heads at one height."""
_PAGE_NUMBER = re.compile(
    r"[-—–·•\s]*(?:第\s*|[Pp]age\s*)?(?:\d{1,3}|[ivxIVX]{1,6})\s*页?[-—–·•\s]*(?:[/共]\s*共?\s*\d{1,3}\s*页?)?"
)
_DIGITS = re.compile(r"\d+")
_CONTINUES = "，。；：、！？”’》）,.;:!?)"
_ENDED = tuple("。！？；：!?;:…”")
_OPEN = tuple("，、,")
_MARK = re.compile(rf"{CHAPTER_MARK}|\d{{1,2}}[.．、](?!\d)|——")
_NOTE = re.compile(rf"\[\d{{1,3}}\]|[{CIRCLED}]|[*＊※]|注[释：:]|\d{{1,2}}(?=[\s.．、：:]|[\u4e00-\u9fff])")
_NOTE_MARK = re.compile(rf"\[\d{{1,3}}\]|[{CIRCLED}]")
_SMALLER = 0.93
_LONGEST_HEAD = 60
_NARROW = 0.8
_SHORT = 0.7
_FEW = 6
"""Lines from which the margins of a page can be told."""
_BESIDE = 4
"""Lines on each side of a gutter that make columns."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The margins between which lines are set."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class _Format:
    """The margins of pages that are set alike, and where the right one of their columns begins."""

    frame: Frame
    gutter: float | None
    columns: tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """The paragraphs of set pages, and the lines that were left out as running heads and page numbers."""

    paragraphs: tuple[str, ...]
    dropped: tuple[str, ...]


def read_setting(sheets: Sequence[Sheet]) -> Text:
    """Return the paragraphs of set pages in reading order; notes from the foot of pages stand at the end."""
    size = _commonest(line.size for sheet in sheets for line in sheet.lines for _ in line.text)
    running = _running(sheets, size)
    dropped: list[str] = []
    placed: list[tuple[Line, Frame]] = []
    notes: list[Line] = []
    bodies: list[list[Line]] = []
    kept: list[list[Line]] = []
    for sheet, gone in zip(sheets, running, strict=True):
        lines = [line for line in sheet.lines if line not in gone]
        dropped += [line.text for line in sheet.lines if line in gone]
        body, foot = _part_notes(lines, size)
        notes += foot
        bodies.append(body)
        kept.append(lines)
    formats = _formats(sheets, kept)
    for page, (sheet, body) in enumerate(zip(sheets, bodies, strict=True)):
        placed += _placed(body, formats[sheet.width, page % 2])
    return Text((*_paragraphs(placed), *_note_paragraphs(notes)), tuple(dropped))


def _commonest(values: Iterable[float]) -> float:
    counted = Counter(round(value, 1) for value in values)
    return max(counted.items(), key=lambda pair: (pair[1], pair[0]))[0] if counted else 0.0


_Row = tuple[str, int, list[Line]]
"""The edge of a page, the height of a row from it, and the lines of the row."""


def _edges(sheet: Sheet) -> list[list[_Row]]:
    """Return the outermost rows at the top and at the foot of a page, each from the edge inwards."""
    found = []
    for edge in ("top", "foot"):
        rows: list[_Row] = []
        start = -_ROW
        for line in sorted(sheet.lines, key=lambda line: line.top if edge == "top" else line.base):
            place = line.top if edge == "top" else line.base
            if not rows or place > start + _ROW:
                if len(rows) == _EDGE:
                    break
                rows.append((edge, round(place / _ROW), []))
                start = place
            rows[-1][2].append(line)
        found.append(rows)
    return found


def _running(sheets: Sequence[Sheet], size: float) -> list[set[Line]]:
    """Return for each page its running heads and page numbers.

    A head stands at one height, with the same words but for digits, on most pages or on most of the odd or even ones;
    what stands at the height of one on another page is one, too. Nothing lies between it and the edge of the page but
    others of its kind.
    """
    edges = [_edges(sheet) for sheet in sheets]
    pages: defaultdict[tuple[str, int, str], set[int]] = defaultdict(set)
    numbered: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    rows = [(page, row) for page, found in enumerate(edges) for side in found for row in side]
    for page, (edge, height, lines) in rows:
        for near in (height - 1, height, height + 1):
            for line in lines:
                pages[edge, near, _DIGITS.sub("#", line.text)].add(page)
                if _PAGE_NUMBER.fullmatch(line.text):
                    numbered[edge, near].add(page)
    shared = {
        (edge, height): line
        for _, (edge, height, lines) in rows
        for line in lines
        if _is_shared(pages[edge, height, _DIGITS.sub("#", line.text)], len(sheets), line, size)
    }
    gone: list[set[Line]] = []
    for found in edges:
        out: set[Line] = set()
        for side in found:
            for edge, height, lines in side:
                if not all(
                    _is_number(line, numbered[edge, height], len(sheets)) or _is_head(line, edge, height, shared)
                    for line in lines
                ):
                    break
                out.update(lines)
        gone.append(out)
    return gone


def _is_shared(pages: set[int], count: int, line: Line, size: float) -> bool:
    if len(pages) < 2 or line.text.endswith((*_ENDED, *_OPEN)) or len(line.text) > _LONGEST_HEAD:
        return False
    if count == 2:
        return line.size < _SMALLER * size or line.size > size / _SMALLER
    sides = [[page for page in pages if page % 2 == side] for side in (0, 1)]
    of_side = [(count + 1) // 2, count // 2]
    one_side = any(len(side) >= 2 and len(side) * 2 > of for side, of in zip(sides, of_side, strict=True))
    return len(pages) * 2 > count or one_side


def _is_number(line: Line, pages: set[int], count: int) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(line.text)) and (count < 3 or len(pages) > 1)


def _is_head(line: Line, edge: str, height: int, shared: dict[tuple[str, int], Line]) -> bool:
    if line.text.endswith((*_ENDED, *_OPEN)) or len(line.text) > _LONGEST_HEAD:
        return False
    heads = (shared.get((edge, near)) for near in (height - 1, height, height + 1))
    return any(head is not None and line.size <= head.size * 1.1 for head in heads)


def _part_notes(lines: Sequence[Line], size: float) -> tuple[list[Line], list[Line]]:
    """Part the notes at the foot of a page from its text.

    They begin with a mark and are set smaller than the text, or begin with one that stands in the text above.
    """
    down = sorted(lines, key=lambda line: -line.base)
    if not any(line.size >= _SMALLER * size for line in lines):
        return list(lines), []
    above = ""
    text_ends = max(index for index, line in enumerate(down) if line.size >= _SMALLER * size)
    for index, line in enumerate(down):
        small = index > text_ends
        mark = _NOTE_MARK.match(line.text)
        if (small and _NOTE.match(line.text)) or (mark and line.text[: mark.end()] in above):
            foot = set(down[index:])
            return [line for line in lines if line not in foot], [line for line in lines if line in foot]
        above += line.text
    return list(lines), []


def _formats(sheets: Sequence[Sheet], pages: Sequence[Sequence[Line]]) -> dict[tuple[float, int], _Format]:
    """Return what pages of one width, on the left or on the right of a spread, have in common."""
    alike: defaultdict[tuple[float, int], list[Line]] = defaultdict(list)
    gutters: defaultdict[tuple[float, int], list[float]] = defaultdict(list)
    for page, (sheet, lines) in enumerate(zip(sheets, pages, strict=True)):
        alike[sheet.width, page % 2] += lines
        gutter = _gutter(lines)
        gutters[sheet.width, page % 2] += [gutter] if gutter is not None else []
    formats = {}
    for key, lines in alike.items():
        gutter = _commonest(gutters[key]) if gutters[key] else None
        columns = [] if gutter is None else [[ln for ln in lines if _side(ln, gutter) == side] for side in (0, 1)]
        formats[key] = _Format(_sheet_frame(lines, key[0]), gutter, tuple(map(_frame, columns)))
    return formats


def _sheet_frame(lines: Sequence[Line], width: float) -> Frame:
    """Return the margins of pages; where all lines are short, that on the right is taken to be as wide as the left."""
    frame = _frame(lines)
    whole = width - frame.left
    return Frame(frame.left, whole) if frame.right < _SHORT * whole else frame


def _page_frame(lines: Sequence[Line], usual: Frame) -> Frame:
    """Return the margins of a page; those of its like where it has few lines, or only short ones."""
    if len(lines) < _FEW:
        return usual
    frame = _frame(lines)
    if frame.right - frame.left < _NARROW * (usual.right - usual.left):
        return Frame(frame.left, frame.left + usual.right - usual.left)
    return frame


def _placed(lines: Sequence[Line], usual: _Format) -> list[tuple[Line, Frame]]:
    """Return the lines of a page in reading order, each with the margins of its page or column."""
    gutter = _gutter(lines)
    if gutter is None and usual.gutter is not None and all(_side(line, usual.gutter) is not None for line in lines):
        gutter = usual.gutter
    if gutter is None:
        frame = _page_frame(lines, usual.frame)
        return [(line, frame) for line in lines]
    placed: list[tuple[Line, Frame]] = []
    sides: tuple[list[Line], list[Line]] = ([], [])
    frames = [_frame([line for line in lines if _side(line, gutter) == side]) for side in (0, 1)]
    if gutter == usual.gutter:
        frames = [
            _page_frame([line for line in lines if _side(line, gutter) == side], usual.columns[side]) for side in (0, 1)
        ]
    across = _frame(lines)
    for line in [*sorted(lines, key=lambda line: -line.base), None]:
        side = _side(line, gutter) if line is not None else None
        if line is not None and side is not None:
            sides[side].append(line)
            continue
        for column, frame in zip(sides, frames, strict=True):
            placed += [(one, frame) for one in column]
            column.clear()
        if line is not None:
            placed.append((line, across))
    return placed


def _side(line: Line, gutter: float) -> int | None:
    """Return the column in which a line stands; none where it runs across the gutter."""
    if line.left >= gutter - 1:
        return 1
    return 0 if line.right <= gutter else None


def _gutter(lines: Sequence[Line]) -> float | None:
    """Return where the right one of two columns begins; none where the page has one."""
    if len(lines) < 2 * _BESIDE:
        return None
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    starts = Counter(round(line.left) for line in lines if left + 0.4 * (right - left) < line.left)
    for start, _ in sorted(starts.most_common(5)):
        sides = [_side(line, start) for line in lines]
        second = [line.base for line, side in zip(lines, sides, strict=True) if side == 1]
        first = [line.base for line, side in zip(lines, sides, strict=True) if side == 0]
        if min(len(first), len(second)) < _BESIDE or sides.count(None) * 4 > len(lines):
            continue
        low, high = min(second) - _ROW, max(second) + _ROW
        beside = sum(low <= base <= high for base in first)
        long = sum(line.right - line.left > 0.3 * (right - left) for line in lines)
        if beside >= _BESIDE and long * 2 > len(lines):
            return float(start)
    return None


def _frame(lines: Sequence[Line]) -> Frame:
    """Return the margins of lines: the outermost places where several begin and where several end."""
    if not lines:
        return Frame(0.0, 0.0)
    starts = Counter(round(line.left / 4) for line in lines)
    several = max(2, len(lines) // 10)
    left = min((place for place, times in starts.items() if times >= several), default=min(starts)) * 4.0
    ends = Counter(round(line.right / 4) for line in lines)
    right = max((place for place, times in ends.items() if times >= several), default=max(ends)) * 4.0
    return Frame(left, max(right, left))


def _paragraphs(placed: Sequence[tuple[Line, Frame]]) -> list[str]:
    pitch = _pitch(placed)
    paragraphs: list[list[str]] = []
    above: tuple[Line, Frame] | None = None
    for line, frame in placed:
        if above is None or _begins(line, frame, above, pitch):
            paragraphs.append([line.text])
        else:
            _join(paragraphs[-1], line.text)
        above = line, frame
    return ["".join(pieces) for pieces in paragraphs]


def _pitch(placed: Sequence[tuple[Line, Frame]]) -> float:
    """Return the usual distance from a line to the next."""
    steps = (above.base - line.base for (above, _), (line, _) in pairwise(placed))
    return _commonest(step for step in steps if 0 < step < 100) or 1000.0


def _begins(line: Line, frame: Frame, before: tuple[Line, Frame], pitch: float) -> bool:
    """Tell whether a line begins a paragraph: by the space at its start, before it, or at the end of that above."""
    above, margins = before
    if line.text[0] in _CONTINUES:
        return False
    size = max(line.size, 1.0)
    indented = line.left > frame.left + size * 0.8
    free = margins.right - above.right
    short = free > max(size * 1.5, line.head + size * 0.6)
    ended = above.text.endswith(_ENDED)
    if above.size < line.size * 0.88 or line.size < above.size * 0.88:
        return True
    if above.text.endswith(_OPEN) and not indented and not _MARK.match(line.text):
        return False
    if indented and not ended and _is_centred(line, frame) and above.right - above.left > _NARROW * (
        margins.right - margins.left
    ):
        return False
    apart = 1.3 * pitch < above.base - line.base
    return short or indented or (ended and bool(_MARK.match(line.text))) or (apart and ended)


def _is_centred(line: Line, frame: Frame) -> bool:
    before, after = line.left - frame.left, frame.right - line.right
    return abs(before - after) < line.size and min(before, after) > line.size


def _note_paragraphs(notes: Sequence[Line]) -> list[str]:
    paragraphs: list[list[str]] = []
    for line in notes:
        if not paragraphs or _NOTE.match(line.text):
            paragraphs.append([line.text])
        else:
            _join(paragraphs[-1], line.text)
    return ["".join(pieces) for pieces in paragraphs]


def _join(above: list[str], below: str) -> None:
    """Join a line to those above it: a space stands only between Latin words, and none where a hyphen parts one."""
    last = above[-1][-1:]
    if last == "\x02":
        above[-1] = above[-1][:-1]
    elif last.isascii() and last.isalpha() and below[0].isascii() and below[0].isalpha():
        above.append(" ")
    above.append(below)
