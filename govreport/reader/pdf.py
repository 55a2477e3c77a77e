"""PDF files with text in them: lines are joined to paragraphs, page numbers and running heads are left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pypdfium2 as pdfium
from pypdfium2 import raw

from govreport.model import LIMITS, Diagnostic, SeedError
from govreport.reader.content import Extract, too_long
from govreport.reader.glyphs import UNREADABLE, Sheet, read_sheet
from govreport.reader.setting import Text, read_setting
from govreport.reader.text import common_share

_IMAGE = raw.FPDF_PAGEOBJ_IMAGE
_SCANNED = 20
"""Characters a page must hold on average; a page of a scan holds none."""
_UNREADABLE = 0.02
"""Share of characters without a meaning from which a file is refused."""
_INSIDE = 3
"""So many of them inside lines may be digits, and a wrong figure is worse than none."""
_LEAST_COMMON = 0.08
_TELLING = 200
"""Characters from which the share of the commonest ones tells whether a text is Chinese."""
_UNIT = r"\s*(?:%|％|亿元|万元|公里|万吨|万人|万亩)"
_COUNTING = r"\d一二三四五六七八九十百千万亿零〇两几数半多余个点"
_WITH_NUMBER = re.compile(rf"[{_COUNTING}]{_UNIT}")
_WITHOUT_NUMBER = re.compile(rf"(?<![{_COUNTING}\s]){_UNIT}")
_RECOGNISE = "请从原文件（Word）另存，或对它做文字识别（OCR）后放入"


def read_pdf(content: bytes, name: str) -> Extract:
    """Return the words of a PDF, a line for each paragraph.

    A line of the page ends a paragraph where it stops short of the margin or where the next one is indented. Small
    raised marks are written as ``[1]``, and the notes at the foot of pages stand at the end.

    Raises:
        SeedError: If the file is damaged, encrypted, scanned without text, has too many pages, or its fonts do not tell
            which characters they show.
    """
    try:
        with pdfium.PdfDocument(content) as document:
            if len(document) > LIMITS.pages:
                raise SeedError(name, f"有 {len(document)} 页，超过上限 {LIMITS.pages} 页，没有读取。请只放入报告部分")
            sheets = _read_sheets(document, name)
            pictured = [
                str(index + 1)
                for index, sheet in enumerate(sheets)
                if sheet.characters < _SCANNED and next(document[index].get_objects([_IMAGE], max_depth=2), None)
            ]
    except pdfium.PdfiumError as error:
        raise SeedError(name, "PDF 损坏或加了密，打不开。请去掉密码，或另存后再放入") from error
    extract = extract_set(sheets, name, "PDF")
    if not pictured:
        return extract
    pages = "、".join(pictured[:20])
    message = f"PDF 的第 {pages} 页只有图像，没有文字；图像里的内容没有收录。请做文字识别（OCR）后补上"
    return replace(extract, diagnostics=(*extract.diagnostics, Diagnostic.of("W129", name, message)))


def extract_set(sheets: Sequence[Sheet], name: str, format: str) -> Extract:
    """Return the paragraphs of set pages, and what was noticed in them.

    Raises:
        SeedError: If there is hardly any text, or it is not what the pages show.
    """
    if sum(sheet.characters for sheet in sheets) < _SCANNED * max(1, len(sheets)):
        raise SeedError(
            name,
            f"是扫描件：{len(sheets)} 页里只有图像，几乎没有文字，没有收录。请先做文字识别（OCR），或改放 Word、文本",
        )
    text = read_setting(sheets)
    words = "\n".join(text.paragraphs)
    _check_readable(sheets, words, name)
    return Extract(words + "\n", format.lower(), tuple(_noticed(sheets, text, name, format)))


def _read_sheets(document: pdfium.PdfDocument, name: str) -> list[Sheet]:
    sheets: list[Sheet] = []
    characters = 0
    for index in range(len(document)):
        sheets.append(read_sheet(document[index]))
        characters += sheets[-1].characters
        if characters > LIMITS.characters:
            raise too_long(name)
    return sheets


def _check_readable(sheets: Sequence[Sheet], words: str, name: str) -> None:
    """Check that the characters of a file are those that it shows.

    Raises:
        SeedError: If its fonts do not tell them, or the figures are no text.
    """
    characters = sum(sheet.characters for sheet in sheets)
    unreadable = sum(sheet.unreadable for sheet in sheets)
    inside = sum(sheet.inside for sheet in sheets)
    if unreadable > _UNREADABLE * characters or inside >= _INSIDE:
        raise SeedError(
            name, f"{characters} 个字符里有 {unreadable} 个是乱码（字体没有说明是什么字），没有收录。{_RECOGNISE}"
        )
    if characters >= _TELLING and common_share(words) < _LEAST_COMMON:
        raise SeedError(name, f"读出的文字是乱码，不成文句（字体里的字符编码不对），没有收录。{_RECOGNISE}")
    without = len(_WITHOUT_NUMBER.findall(words))
    if without >= _INSIDE and without > len(_WITH_NUMBER.findall(words)):
        raise SeedError(name, f"有 {without} 处单位前面没有数字，数字可能是图形、不是字符，没有收录。{_RECOGNISE}")


def _noticed(sheets: Sequence[Sheet], text: Text, name: str, format: str) -> list[Diagnostic]:
    dropped, example = len(text.dropped), max(text.dropped, key=len, default="")
    what = f" {dropped} 行（如“{example[:20]}”）" if dropped else " 0 行"
    message = f"{format} 的页眉、页码等{what}没有收录，断开的行已接成段落。请核对段落是否完整"
    noticed = [Diagnostic.of("N104", name, message)]
    if askew := sum(sheet.askew for sheet in sheets):
        message = f"{format} 里斜排的文字 {askew} 行，看来是水印；没有收录。请核对"
        noticed.append(Diagnostic.of("N126", name, message))
    if unreadable := sum(sheet.unreadable for sheet in sheets):
        message = (
            f"{format} 里有 {unreadable} 个字符读不出（字体没有说明是什么字）；"
            f"显示为“{UNREADABLE}”。请核对，或从原文件另存"
        )
        noticed.append(Diagnostic.of("W127", name, message))
    return noticed
