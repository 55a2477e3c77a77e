"""PDF files with text in them: lines are joined to paragraphs, page numbers and running heads are left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium

from govreport.model import Diagnostic, SeedError
from govreport.reader.content import Extract

_PAGES = 600
_SCANNED = 20
"""Characters a page must hold on average; a page of a scan holds none."""
_EDGE = 2
"""Lines at the top and at the bottom of a page that may be running heads and page numbers."""
_PAGE_NUMBER = re.compile(r"[-—–·•\s]*(?:第\s*)?\d{1,3}\s*(?:页)?[-—–·•\s]*(?:[/共]\s*\d{1,3}\s*页?)?")
_DIGITS = re.compile(r"\d+")
_CONTINUES = "，。；：、！？”’》）,.;:!?)"
_ENDED = tuple("。！？；：!?;:…”")


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    left: float
    right: float
    height: float


def read_pdf(content: bytes, name: str) -> Extract:
    """Return the words of a PDF, a line for each paragraph.

    A line of the page ends a paragraph where it stops short of the margin or where the next one is indented.

    Raises:
        SeedError: If the file is damaged, encrypted, scanned without text, or has too many pages.
    """
    try:
        with pdfium.PdfDocument(content) as document:
            if len(document) > _PAGES:
                raise SeedError(name, f"有 {len(document)} 页，超过上限 {_PAGES} 页，没有读取。请只放入报告部分")
            pages = [_read_page(document[index]) for index in range(len(document))]
    except pdfium.PdfiumError as error:
        raise SeedError(name, "PDF 损坏或加了密，打不开。请去掉密码，或另存后再放入") from error
    count = sum(len(line.text) for page in pages for line in page)
    if count < _SCANNED * max(1, len(pages)):
        raise SeedError(
            name,
            f"是扫描件：{len(pages)} 页里只有图像，几乎没有文字，没有收录。请先做文字识别（OCR），或改放 Word、文本",
        )
    kept, dropped = _without_running_lines(pages)
    message = f"PDF 的页眉、页码等 {dropped} 行没有收录，断开的行已接成段落。请核对段落是否完整"
    return Extract("\n".join(_paragraphs(kept)) + "\n", "pdf", (Diagnostic.of("N104", name, message),))


def _read_page(page: pdfium.PdfPage) -> list[_Line]:
    """Return the lines of a page from top to bottom, with the place of their first and last character."""
    text = page.get_textpage()
    lines = []
    start = 0
    words = text.get_text_range()
    for part in re.split(r"(\r\n|\n|\r)", words):
        stripped = part.strip()
        if stripped:
            first = start + part.index(stripped[0])
            last = first + len(stripped) - 1
            # Loose boxes are those of the type, not of the ink: a comma is as wide and high as any other character.
            left, _, _, _ = text.get_charbox(min(first, text.count_chars() - 1), loose=True)
            _, bottom, right, top = text.get_charbox(min(last, text.count_chars() - 1), loose=True)
            lines.append(_Line(stripped, left, right, top - bottom))
        start += len(part)
    return lines


def _without_running_lines(pages: Sequence[Sequence[_Line]]) -> tuple[list[list[_Line]], int]:
    """Leave out page numbers, and lines at the edges that most pages share but for their digits."""
    shared = Counter(_DIGITS.sub("#", line.text) for page in pages for line in {*page[:_EDGE], *page[-_EDGE:]})
    kept = []
    for page in pages:
        edge = {*range(_EDGE), *range(max(0, len(page) - _EDGE), len(page))}
        kept.append([line for i, line in enumerate(page) if i not in edge or not _runs(line, shared, len(pages))])
    return kept, sum(map(len, pages)) - sum(map(len, kept))


def _runs(line: _Line, shared: Counter[str], pages: int) -> bool:
    if _PAGE_NUMBER.fullmatch(line.text):
        return True
    return pages >= 3 and not line.text.endswith(_ENDED) and shared[_DIGITS.sub("#", line.text)] * 2 > pages


def _paragraphs(pages: Sequence[Sequence[_Line]]) -> list[str]:
    lines = [line for page in pages for line in page]
    if not lines:
        return []
    left = _usual([line.left for line in lines])
    right = max(_usual([line.right for line in lines]), left)
    paragraphs: list[str] = []
    above: _Line | None = None
    for line in lines:
        size = max(line.height, 1.0)
        indented = line.left > left + size * 0.8
        short = above is None or above.right < right - size * 1.5
        if (short or indented) and not (paragraphs and line.text[0] in _CONTINUES):
            paragraphs.append(line.text)
        else:
            paragraphs[-1] = _joined(paragraphs[-1], line.text)
        above = line
    return paragraphs


def _usual(places: Sequence[float]) -> float:
    """Return the commonest place, to the width of a stroke."""
    counted = Counter(round(place / 4) for place in places)
    return max(counted.items(), key=lambda pair: (pair[1], pair[0]))[0] * 4.0


def _joined(above: str, below: str) -> str:
    """Join two lines: Latin words and numbers keep a space between them, Chinese has none."""
    apart = above[-1].isascii() and above[-1].isalpha() and below[0].isascii() and below[0].isalpha()
    return f"{above} {below}" if apart else above + below
