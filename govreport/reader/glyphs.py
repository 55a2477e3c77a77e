"""The lines of a PDF's pages, with the place and size of their type."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pypdfium2 as pdfium
from pypdfium2 import raw

from govreport.model import LIMITS
from govreport.reader.invisible import without_invisible
from govreport.reader.raised import write_raised

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_HYPHEN = "\x02"
"""What PDFium gives for a hyphen that parts a word at the end of a line."""
_HEAD = re.compile(r"[“‘《〈（(]*(?:[A-Za-z0-9.,%+/-]+|.)[，。；：、！？”’》〉）,;:!?)]*")
_SMALL = 0.8
_RAISED = 0.15
"""A raised mark: type so much smaller than that around, its base so much of the size above the line's."""
_ASKEW = math.radians(8)
UNREADABLE = "\ufffd"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page; places in points from the left and from the bottom of the page as it is shown."""

    text: str
    left: float
    right: float
    base: float
    size: float
    head: float = 0.0
    """Width of what can't be parted at its start: a number, a Latin word, one Chinese character."""
    top: float = 0.0
    """How far the line's base is from the top of the page."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its lines in the order of the file, and what could not be read of it."""

    width: float
    lines: tuple[Line, ...]
    characters: int = 0
    unreadable: int = 0
    inside: int = 0
    """How many of the unreadable characters stand among others, so that they are no list marks."""
    askew: int = 0
    """Lines set askew, such as watermarks; they are left out."""


@dataclass(slots=True)
class _Glyph:
    character: str
    left: float
    right: float
    base: float
    size: float
    height: float


@dataclass(slots=True)
class _Count:
    characters: int = 0
    unreadable: int = 0
    inside: int = 0
    askew: int = 0
    lines: list[Line] = field(default_factory=list)


def read_sheet(page: pdfium.PdfPage) -> Sheet:
    """Return the lines of a page; characters that its fonts do not tell are written as ``\ufffd``.

    A page with more characters than a whole report can have is only counted.
    """
    text = page.get_textpage()
    turned = page.get_rotation()
    width, height = page.get_size()
    if (characters := text.count_chars()) > LIMITS.characters:
        return Sheet(width, (), characters)
    count = _Count()
    for glyphs, angle in _rows(text, turned, width, height):
        if not any(not glyph.character.isspace() for glyph in glyphs):
            continue
        if _ASKEW < angle % (math.pi / 2) < math.pi / 2 - _ASKEW:
            count.askew += 1
            continue
        line = _line(glyphs, height)
        _tally(glyphs, count)
        if line.text:
            count.lines.append(line)
    return Sheet(width, tuple(count.lines), count.characters, count.unreadable, count.inside, count.askew)


def _tally(glyphs: Sequence[_Glyph], count: _Count) -> None:
    bad = [index for index, glyph in enumerate(glyphs) if glyph.character == UNREADABLE]
    count.characters += sum(not glyph.character.isspace() for glyph in glyphs)
    count.unreadable += len(bad)
    count.inside += sum(index > 0 for index in bad)


def _rows(text: pdfium.PdfTextPage, turned: int, width: float, height: float) -> Iterator[tuple[list[_Glyph], float]]:
    """Yield the characters of each line that PDFium makes out, and the angle of the first."""
    row: list[_Glyph] = []
    angle = 0.0
    handle = text.raw
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(handle, index)
        if code in (0x0A, 0x0D) and raw.FPDFText_IsGenerated(handle, index):
            if row:
                yield row, angle
            row = []
            continue
        glyph = _glyph(handle, index, code)
        if turned:
            _turn(glyph, turned, width, height)
        if not row:
            angle = raw.FPDFText_GetCharAngle(handle, index)
        row.append(glyph)
    if row:
        yield row, angle


def _glyph(handle: object, index: int, code: int) -> _Glyph:
    """Return a character with its place; loose boxes are those of the type, not of the ink."""
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetLooseCharBox(handle, index, box)
    raw.FPDFText_GetCharOrigin(handle, index, x, y)
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(handle, index, matrix)
    size = raw.FPDFText_GetFontSize(handle, index) * (math.hypot(matrix.c, matrix.d) or 1.0)
    generated = raw.FPDFText_IsGenerated(handle, index) == 1
    bad = not generated and (is_no_character(code) or raw.FPDFText_HasUnicodeMapError(handle, index) == 1)
    return _Glyph(UNREADABLE if bad else chr(code), box.left, box.right, y.value, size, box.top - box.bottom)


def is_no_character(code: int) -> bool:
    """Tell whether a code stands for nothing that a reader could name: a private one, a control, half a character."""
    private = 0xE000 <= code < 0xF900 or code >= 0xF0000
    return private or code in (0, 0xFFFD) or (code < 0x20 and code not in (2, 9, 10, 13)) or 0xD800 <= code < 0xE000


def _turn(glyph: _Glyph, turned: int, width: float, height: float) -> None:
    """Bring a character to where it stands on a page that is shown turned; width and height are those shown."""
    left, base, extent = glyph.left, glyph.base, glyph.right - glyph.left
    if turned == 90:
        glyph.left, glyph.base = base, height - left
    elif turned == 180:
        glyph.left, glyph.base = width - left, height - base
    else:
        glyph.left, glyph.base = width - base, left
    glyph.right = glyph.left + (extent if turned == 180 else glyph.height)


def _line(glyphs: Sequence[_Glyph], height: float) -> Line:
    seen = [glyph for glyph in glyphs if not glyph.character.isspace()]
    size = _commonest([glyph.size for glyph in seen])
    base = _commonest([glyph.base for glyph in seen if abs(glyph.size - size) < 1] or [seen[0].base])
    text = without_invisible(_words(glyphs, base, size).translate(_LIGATURES)).strip()
    return Line(text, seen[0].left, seen[-1].right, base, size, _head(seen), height - base)


def _words(glyphs: Sequence[_Glyph], base: float, size: float) -> str:
    """Return the words of a line; figures that are small and raised are written as marks."""
    written = ""
    raised = ""
    for glyph in glyphs:
        if glyph.size < _SMALL * size and glyph.base > base + _RAISED * size and not glyph.character.isspace():
            raised += glyph.character
            continue
        if raised:
            written, raised = written + write_raised(raised, written), ""
        written += glyph.character
    return written + (write_raised(raised, written) if raised else "")


def _commonest(sizes: Sequence[float]) -> float:
    return Counter(round(size, 1) for size in sizes).most_common(1)[0][0]


def _head(seen: Sequence[_Glyph]) -> float:
    """Return the width of what stands at the start of a line and is never parted."""
    match = _HEAD.match("".join(glyph.character[:1] for glyph in seen[:40]))
    return seen[match.end() - 1].right - seen[0].left if match else 0.0
