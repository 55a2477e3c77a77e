"""Reads a finished PDF with pypdfium2: where each character stands, bookmarks, links and fonts."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import pypdfium2
import pypdfium2.raw as pdfium

POINTS = 72 / 25.4
"""Points in a millimetre."""


@dataclass(frozen=True)
class Line:
    """One line of text: its baseline and the characters with the left edge of each, in points."""

    baseline: float
    characters: tuple[tuple[float, str], ...]

    @property
    def text(self) -> str:
        return "".join(character for _, character in self.characters)

    @property
    def left(self) -> float:
        return self.characters[0][0]


@dataclass(frozen=True)
class Page:
    lines: tuple[Line, ...]
    """From top to bottom, the page number left out."""
    footer: Line
    width: float
    height: float


@dataclass(frozen=True)
class Link:
    page: int
    target: int
    """Page indexes, from 0; the target is -1 where the link leads nowhere."""
    text: str
    """What stands under the link."""


class Reading:
    """A PDF held open for reading."""

    def __init__(self, content: bytes) -> None:
        self.raw = pypdfium2.PdfDocument(content)
        self.pages = tuple(_read_page(page) for page in self.raw)

    def bookmarks(self) -> list[tuple[int, str]]:
        return [(b.level + 1, b.get_title()) for b in self.raw.get_toc()]

    def bookmark_pages(self) -> list[int | None]:
        return [b.get_dest().get_index() for b in self.raw.get_toc()]

    def links(self) -> Iterator[Link]:
        for number, page in enumerate(self.raw):
            at, link = ctypes.c_int(0), pdfium.FPDF_LINK()
            text = page.get_textpage()
            while pdfium.FPDFLink_Enumerate(page.raw, at, link):
                yield Link(number, self._target(link), _text_under(text, link))

    def _target(self, link: object) -> int:
        destination = pdfium.FPDFLink_GetDest(self.raw.raw, link)
        if not destination:
            destination = pdfium.FPDFAction_GetDest(self.raw.raw, pdfium.FPDFLink_GetAction(link))
        return pdfium.FPDFDest_GetDestPageIndex(self.raw.raw, destination) if destination else -1

    def fonts(self) -> set[tuple[str, bool]]:
        """Return the name of each font and whether it is embedded."""
        found = set()
        for page in self.raw:
            for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                font = pdfium.FPDFTextObj_GetFont(item.raw)
                name = ctypes.create_string_buffer(200)
                pdfium.FPDFFont_GetBaseFontName(font, name, 200)
                found.add((name.value.decode(), pdfium.FPDFFont_GetIsEmbedded(font) == 1))
        return found


def _read_page(page: pypdfium2.PdfPage) -> Page:
    text = page.get_textpage()
    placed = []
    for at in range(text.count_chars()):
        character = chr(pdfium.FPDFText_GetUnicode(text.raw, at))
        if character in "\r\n":
            continue
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(text.raw, at, x, y)
        placed.append((round(y.value, 1), x.value, character))
    lines = [
        Line(baseline, tuple((x, character) for _, x, character in row))
        for baseline, row in groupby(placed, key=lambda p: p[0])
    ]
    *body, footer = lines
    return Page(tuple(body), footer, *page.get_size())


def _text_under(text: pypdfium2.PdfTextPage, link: object) -> str:
    box = pdfium.FS_RECTF()
    pdfium.FPDFLink_GetAnnotRect(link, box)
    return str(text.get_text_bounded(box.left, box.bottom, box.right, box.top)).strip()
