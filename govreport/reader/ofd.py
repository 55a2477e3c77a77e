"""OFD files (GB/T 33190): the words of their pages by the place of each text object."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from govreport.model import LIMITS, SeedError
from govreport.reader.content import DAMAGES, Extract, beyond, check_archive
from govreport.reader.glyphs import UNREADABLE, Line, Sheet, is_no_character
from govreport.reader.invisible import without_invisible
from govreport.reader.pdf import extract_set
from govreport.reader.raised import write_raised

_POINTS = 72 / 25.4
_NUMBER = re.compile(r"[-+]?(?=\.?\d)\d{0,30}\.?\d{0,40}(?:[eE][-+]?\d{1,2})?")
_GAP = 3.0
"""Sizes of type between two text objects from which they are two lines, such as those of columns."""
_WORD = 0.3
_SMALL = 0.8
_PRINT = "请用 OFD 阅读器另存或打印为 .pdf 后放入"
_LEAST = 0.5
"""Millimetres of the smallest type."""
_MOST = 20_000
"""Characters of one text object."""
_BAND, _BANDS = 8.0, 6
"""Points by which rows are kept, and how many bands down a row may be in which a mark is raised."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """The words of one text object; places in points, from the left and from the top of the page."""

    words: str
    left: float
    right: float
    base: float
    size: float


def read_ofd(content: bytes, name: str) -> Extract:
    """Return the words of an OFD file, a line for each paragraph; templates of pages and seals are left out.

    Raises:
        SeedError: If the file is damaged, encrypted, or holds hardly any text.
    """
    try:
        check_archive(content, name)
    except SeedError as error:
        raise SeedError(name, f"文件损坏、加了密或解压后太大，没有读取。{_PRINT}") from error
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            sheets = list(_sheets(archive, name))
    except DAMAGES as error:
        raise beyond(error, name) or SeedError(name, f"不是完好的 OFD 文件，打不开。{_PRINT}") from error
    return extract_set(sheets, name, "OFD")


def _sheets(archive: zipfile.ZipFile, name: str) -> Iterator[Sheet]:
    read: set[str] = set()
    for body in _parsed(archive, "OFD.xml").iterfind("{*}DocBody"):
        start = (body.findtext("{*}DocRoot") or "").strip().lstrip("/")
        document = _parsed(archive, start)
        usual = document.findtext("{*}CommonData/{*}PageArea/{*}PhysicalBox") or ""
        for page in document.findall("{*}Pages/{*}Page"):
            path = _beside(start, page.get("BaseLoc", ""))
            if path in read:
                raise ValueError(f"the page {path} is named twice")
            read.add(path)
            if len(read) > LIMITS.pages:
                raise SeedError(name, f"超过上限 {LIMITS.pages} 页，没有读取。请只放入报告部分")
            content = _parsed(archive, path)
            size = _numbers(content.findtext("{*}Area/{*}PhysicalBox") or usual)
            width, height = (size[2], size[3]) if len(size) == 4 else (210.0, 297.0)
            yield _sheet(list(_pieces(content)), width * _POINTS, height * _POINTS)


def _parsed(archive: zipfile.ZipFile, path: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(archive.read(path), parser)


def _beside(document: str, path: str) -> str:
    """Return the path in the archive of what a document names: from the root, or from its own folder."""
    if path.startswith("/"):
        return path.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(document), path))


def _numbers(text: str) -> list[float]:
    return [float(number) for number in text.split() if _NUMBER.fullmatch(number)]


def _number(text: str | None, default: float = 0.0) -> float:
    return next(iter(_numbers(text or "")), default)


def _pieces(content: etree._Element) -> Iterator[_Piece]:
    for item in content.iter("{*}TextObject"):
        box, turn = _numbers(item.get("Boundary", "")), _numbers(item.get("CTM", ""))
        across, _, _, down, right, below = turn if len(turn) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        size = max(_number(item.get("Size")) * abs(down), _LEAST)
        for code in item.iter("{*}TextCode"):
            words = "".join(UNREADABLE if is_no_character(ord(c)) else c for c in without_invisible(code.text or ""))
            if len(box) != 4 or not words.strip():
                continue
            left = box[0] + right + _number(code.get("X")) * across
            base = box[1] + below + _number(code.get("Y")) * down
            steps = sum(_steps(code.get("DeltaX") or "")[: len(words) - 1]) * across or size * (len(words) - 1)
            yield _Piece(words, left * _POINTS, (left + steps + size) * _POINTS, base * _POINTS, size * _POINTS)


def _steps(text: str) -> list[float]:
    """Return the distances between characters; ``g 3 2.5`` stands for three of 2.5.

    >>> _steps("2.5 g 2 3")
    [2.5, 3.0, 3.0]
    """
    steps: list[float] = []
    words = iter(text.split()[:_MOST])
    for word in words:
        if word == "g":
            times = min(int(_number(next(words, ""))), _MOST)
            steps += [_number(next(words, ""))] * times
        else:
            steps.append(_number(word))
        if len(steps) > _MOST:
            break
    return steps


def _sheet(pieces: Sequence[_Piece], width: float, height: float) -> Sheet:
    """Return the lines of a page from top to bottom; small raised type belongs to the line in which it is raised."""
    rows: list[list[_Piece]] = []
    near: defaultdict[int, list[list[_Piece]]] = defaultdict(list)
    for piece in sorted(pieces, key=lambda piece: (-piece.size, piece.base)):
        place = int(piece.base // _BAND)
        found = (row for band in range(place - 1, place + _BANDS) for row in near.get(band, ()) if _is_of(piece, row))
        row = next(found, None)
        if row is None:
            row = []
            rows.append(row)
            near[place].append(row)
        row.append(piece)
    lines = [line for row in rows for line in _lines(sorted(row, key=lambda piece: piece.left), height)]
    lines.sort(key=lambda line: (line.top, line.left))
    words = ["".join(line.text.split()) for line in lines]
    return Sheet(
        width,
        tuple(lines),
        characters=sum(map(len, words)),
        unreadable=sum(line.count(UNREADABLE) for line in words),
        inside=sum(line[1:].count(UNREADABLE) for line in words),
    )


def _is_of(piece: _Piece, row: Sequence[_Piece]) -> bool:
    above = row[0].base - piece.base
    return abs(above) < 0.3 * row[0].size or (piece.size < _SMALL * row[0].size and 0 < above < 0.8 * row[0].size)


def _lines(row: Sequence[_Piece], height: float) -> Iterator[Line]:
    """Yield the lines of a row: one, or more where a wide gap parts them."""
    size = max(piece.size for piece in row)
    base = next(piece.base for piece in row if piece.size == size)
    words, left, right = "", row[0].left, row[0].left
    for piece in row:
        if piece.left - right > _GAP * size and words:
            yield Line(words.strip(), left, right, height - base, size, size, base)
            words, left = "", piece.left
        raised = piece.size < _SMALL * size and base - piece.base > 0.15 * size
        apart = " " if words and piece.left - right > _WORD * size and words[-1].isascii() else ""
        words += apart + (write_raised(piece.words, words) if raised else piece.words)
        right = max(piece.right, right)
    if words.strip():
        yield Line(words.strip(), left, right, height - base, size, size, base)
