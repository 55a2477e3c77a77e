"""OpenDocument texts (``.odt``): paragraphs, headings and lists with their numbers, tables, notes, in reading order."""

from __future__ import annotations

import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

from govreport.model import SeedError
from govreport.reader.content import DAMAGES, Extract, beyond, check_archive, checked_label
from govreport.reader.numbering import show
from govreport.reader.omission import Omission, count, settle, unmarked
from govreport.reader.raised import END, START, settle_raised
from govreport.reader.table import WIDEST, Row, table_lines

_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
_TEXT, _OFFICE, _STYLE = f"{{{_NAMES}:text:1.0}}", f"{{{_NAMES}:office:1.0}}", f"{{{_NAMES}:style:1.0}}"
_TABLE, _DRAW = f"{{{_NAMES}:table:1.0}}", f"{{{_NAMES}:drawing:1.0}}"
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
            "一, 二, 三, ...": "chinese", "壹, 贰, 叁, ...": "chineseLegal", "甲, 乙, 丙, ...": "ideographTraditional",
            "①, ②, ③, ...": "decimalEnclosedCircle"}  # fmt: skip
_MANIFEST = "META-INF/manifest.xml"
_MOST_SPACES = 100
_SPACE = re.compile(r"[ \t\r\n]+")
_Around = tuple[tuple[str, str], ...]
"""The styles that text stands in, by family and name, the nearest first."""
_ASIDE = frozenset(
    (f"{_TEXT}sequence-decls", f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_OFFICE}annotation-end",
     f"{_OFFICE}forms", f"{_TEXT}note-citation", f"{_TEXT}variable-decls", f"{_TEXT}user-field-decls",
     f"{_TEXT}ruby-text", f"{_TEXT}table-of-content-source", f"{_TEXT}index-title-template")
)  # fmt: skip
_CHARACTERS = {f"{_TEXT}tab": " ", f"{_TEXT}line-break": "\n", f"{_TEXT}soft-page-break": ""}
_LEFT_OUT = {
    f"{_TEXT}table-of-content": Omission.CONTENTS,
    f"{_TEXT}alphabetical-index": Omission.CONTENTS,
    f"{_TEXT}page-number": Omission.PAGE_NUMBER,
    f"{_TEXT}page-count": Omission.PAGE_NUMBER,
    f"{_TEXT}placeholder": Omission.PLACEHOLDER,
    f"{_TEXT}hidden-text": Omission.HIDDEN,
    f"{_TEXT}change": Omission.REVISION,
}
_FEW = 100
"""A document of pictures with fewer characters is a scan, with a title at most."""


def read_opendocument(content: bytes, name: str) -> Extract:
    """Return the words of an ``.odt`` file, a line for each paragraph and each row of a table.

    Raises:
        SeedError: If the file is damaged, encrypted, or nothing but pictures, or if it unpacks to more than a document
            can hold.
    """
    check_archive(content, name)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.namelist()
            if _MANIFEST in parts and b"manifest:encryption-data" in archive.read(_MANIFEST):
                raise SeedError(name, "加了密，读不了。请去掉密码后再放入")
            roots = [_parsed(archive.read(part)) for part in ("styles.xml", "content.xml") if part in parts]
        body = roots[-1].find(f"{_OFFICE}body/{_OFFICE}text")
        if body is None:
            raise SeedError(name, "是 OpenDocument 文件，但不是文本文档，读不了。请另存为 .docx 再放入")
        document = _Document(_Styles.of(roots))
        lines = list(document.lines(body))
        text = "\n".join([*lines, *document.notes]) + "\n"
    except DAMAGES as error:
        raise beyond(error, name) or SeedError(name, "不是完好的 .odt 文档，打不开。请打开后另存为 .docx") from error
    pictures = count(text, Omission.PICTURE) + count(text, Omission.OBJECT)
    if pictures and len("".join(unmarked(text).split())) < _FEW:
        raise SeedError(
            name, f"文件里有 {pictures} 张图片，几乎没有文字，像是扫描件或照片，没有收录。请先做文字识别（OCR）"
        )
    plain, told = settle(text, name)
    return Extract(plain, "odt", told)


def _parsed(content: bytes) -> etree._Element:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


@dataclass(slots=True)
class _Styles:
    """The styles of a document: each holds for what names it and for the styles that name it as parent."""

    properties: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    lists: dict[str, dict[int, etree._Element]] = field(default_factory=dict)
    outline: dict[int, etree._Element] = field(default_factory=dict)
    _found: dict[tuple[str, str, str], str] = field(default_factory=dict)

    @classmethod
    def of(cls, roots: list[etree._Element]) -> _Styles:
        styles = cls()
        for root in roots:
            for element in root.iter(f"{_STYLE}style", f"{_STYLE}default-style"):
                given = {etree.QName(name).localname: found for name, found in element.attrib.items()}
                for properties in element.iter(f"{_STYLE}text-properties"):
                    given |= {etree.QName(name).localname: found for name, found in properties.attrib.items()}
                styles.properties[given.get("family", ""), given.get("name", "")] = given
            for element in root.iter(f"{_TEXT}list-style"):
                styles.lists[element.get(f"{_STYLE}name", "")] = _levels(element)
            for element in root.iter(f"{_TEXT}outline-style"):
                styles.outline = _levels(element)
        return styles

    def value(self, around: _Around, wanted: str) -> str:
        """Return what the nearest style says, or one above it; an empty string where none says it."""
        for family, style in around:
            if found := self._inherited(family, style, wanted):
                return found
        return self.properties.get(("paragraph", ""), {}).get(wanted, "")

    def _inherited(self, family: str, name: str, wanted: str) -> str:
        """Return what a style says, or the nearest above it; what was found is kept for each on the way."""
        passed: dict[str, None] = {}
        found = ""
        while (family, name) in self.properties and name not in passed:
            if (family, name, wanted) in self._found:
                found = self._found[family, name, wanted]
                break
            passed[name] = None
            given = self.properties[family, name]
            if found := given.get(wanted, ""):
                break
            name = given.get("parent-style-name", "")
        self._found.update(((family, style, wanted), found) for style in passed)
        return found


def _levels(element: etree._Element) -> dict[int, etree._Element]:
    return {int(level.get(f"{_TEXT}level", "1")): level for level in element if isinstance(level.tag, str)}


@dataclass(slots=True)
class _Document:
    """Reads one document; what is left out is marked in the lines."""

    styles: _Styles
    notes: list[str] = field(default_factory=list)
    _counts: defaultdict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    _boxes: list[etree._Element] = field(default_factory=list)

    def lines(self, parent: Iterable[etree._Element]) -> Iterator[str]:
        """Yield the lines of the elements in a body, a cell or a box, in order."""
        for child in parent:
            if not isinstance(child.tag, str) or child.tag in _ASIDE:
                continue
            if child.tag in _LEFT_OUT:
                yield _LEFT_OUT[child.tag].mark
            elif child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                yield from self._paragraph(child, self._heading_number(child))
            elif child.tag == f"{_TEXT}list":
                yield from self._list(child, child.get(f"{_TEXT}style-name", ""), 1)
            elif child.tag == f"{_TABLE}table":
                yield from table_lines(list(self._rows(child)))
            elif child.tag == f"{_DRAW}frame":
                yield from self._frame(child)
            elif child.tag == f"{_TEXT}section" and child.get(f"{_TEXT}display", "true") != "true":
                yield Omission.HIDDEN.mark
            else:
                yield from self.lines(child)

    def _paragraph(self, element: etree._Element, number: str) -> Iterator[str]:
        if any(hidden.get(f"{_TEXT}is-hidden") == "true" for hidden in element.iter(f"{_TEXT}hidden-paragraph")):
            yield Omission.HIDDEN.mark
            return
        above, self._boxes = self._boxes, []
        words = settle_raised(self._words(element, (("paragraph", element.get(f"{_TEXT}style-name", "")),)))
        boxes, self._boxes = self._boxes, above
        below = [line for box in boxes for line in self.lines([box])]
        marks = "".join(line for line in below if not unmarked(line))
        yield (number if unmarked(words).strip() else "") + words.strip(" ") + marks
        yield from (line for line in below if unmarked(line))

    def _words(self, element: etree._Element, around: _Around) -> str:
        """Return the words of an element that stands in styles, the nearest first."""
        pieces = [self._shown(element.text or "", around)]
        for child in element:
            if isinstance(child.tag, str):
                pieces.append(self._inline(child, around))
            pieces.append(self._shown(child.tail or "", around))
        return "".join(pieces)

    def _inline(self, child: etree._Element, around: _Around) -> str:
        if child.tag in _LEFT_OUT and child.get(f"{_TEXT}is-hidden") != "false":
            return _LEFT_OUT[child.tag].mark
        if child.tag in _CHARACTERS:
            return _CHARACTERS[child.tag]
        if child.tag == f"{_TEXT}s":
            return " " * min(int(child.get(f"{_TEXT}c", "1")), _MOST_SPACES)
        if child.tag == f"{_TEXT}note":
            return "" if self._omission(around) else self._note(child)
        return self._nested(child, around)

    def _nested(self, child: etree._Element, around: _Around) -> str:
        if child.tag in _ASIDE:
            return ""
        if child.tag == f"{_TEXT}span":
            return self._words(child, (("text", child.get(f"{_TEXT}style-name", "")), *around))
        if child.tag.startswith(_DRAW) and child.tag != f"{_DRAW}a":
            self._boxes.append(child)
            return ""
        return self._words(child, around)

    def _omission(self, around: _Around) -> Omission | None:
        if self.styles.value(around, "display") == "none":
            return Omission.HIDDEN
        lines = (self.styles.value(around, f"text-line-through-{kind}") for kind in ("style", "type"))
        return Omission.STRUCK if any(line not in ("", "none") for line in lines) else None

    def _shown(self, text: str, around: _Around) -> str:
        """Return text as its style shows it: white space as one space, raised text in brackets."""
        words = _SPACE.sub(" ", text)
        if not words.strip():
            return words
        if (omission := self._omission(around)) is not None:
            return omission.mark
        position = self.styles.value(around, "text-position")
        is_raised = position.startswith("super") or (position[:1].isdigit() and not position.startswith("0"))
        return f"{START}{words}{END}" if is_raised else words

    def _frame(self, frame: etree._Element) -> Iterator[str]:
        """Yield the words of a frame, or the mark of what it shows: the first of several ways to show the same."""
        objects = (f"{_DRAW}object", f"{_DRAW}object-ole")
        if any(child.tag in objects for child in frame):
            yield Omission.OBJECT.mark
        elif frame.find(f"{_DRAW}image") is not None:
            yield Omission.PICTURE.mark
        for box in frame.findall(f"{_DRAW}text-box"):
            yield from self.lines(box)

    def _note(self, note: etree._Element) -> str:
        number = len(self.notes) + 1
        self.notes.append("")
        body = note.find(f"{_TEXT}note-body")
        lines = [] if body is None else [line.strip() for line in self.lines(body)]
        self.notes[number - 1] = f"[{number}]{' '.join(filter(None, lines))}"
        return f"[{number}]"

    def _heading_number(self, element: etree._Element) -> str:
        """Return the number of a heading, from the outline; none where the heading is kept out of it."""
        if element.tag != f"{_TEXT}h" or element.get(f"{_TEXT}is-list-header") == "true":
            return ""
        return self._number(self.styles.outline, "outline", int(element.get(f"{_TEXT}outline-level", "1")), None)

    def _list(self, element: etree._Element, style: str, depth: int) -> Iterator[str]:
        """Yield the lines of a list. One that goes on from an earlier list of its style counts on."""
        levels = self.styles.lists.get(style, {})
        goes_on = f"{_TEXT}continue-list" in element.attrib or element.get(f"{_TEXT}continue-numbering") == "true"
        if depth == 1 and not goes_on:
            self._counts[style].clear()
        for item in element:
            numbered = item.tag == f"{_TEXT}list-item"
            for child in item if numbered or item.tag == f"{_TEXT}list-header" else ():
                if child.tag == f"{_TEXT}list":
                    yield from self._list(child, child.get(f"{_TEXT}style-name", style), depth + 1)
                elif child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                    start = item.get(f"{_TEXT}start-value") if numbered else None
                    number = self._number(levels, style, depth, start) if numbered else ""
                    numbered = False
                    yield from self._paragraph(child, number)

    def _number(self, levels: dict[int, etree._Element], of: str, depth: int, start: str | None) -> str:
        level = levels.get(depth)
        if level is None or not level.get(f"{_STYLE}num-format"):
            return ""
        counts = self._counts[of]
        first = int(level.get(f"{_TEXT}start-value", "1"))
        counts[depth] = int(start) if start else counts.get(depth, first - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        shown = range(max(1, depth + 1 - int(level.get(f"{_TEXT}display-levels", "1"))), depth + 1)
        parts = [show(counts.get(d, 1), _FORMATS.get((levels.get(d, level)).get(f"{_STYLE}num-format", ""), ""))
                 for d in shown]  # fmt: skip
        prefix, suffix = level.get(f"{_STYLE}num-prefix", ""), level.get(f"{_STYLE}num-suffix", "")
        return checked_label("".join((prefix, ".".join(parts), suffix)))

    def _rows(self, table: etree._Element) -> Iterator[Row]:
        """Yield the rows of a table, each cell as its lines."""
        for child in table:
            if child.tag == f"{_TABLE}table-row":
                cells = [cell for cell in child if cell.tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")]
                yield [lines for cell in cells for lines in [list(self.lines(cell))] * _times(cell)]
            elif isinstance(child.tag, str) and child.tag.startswith(f"{_TABLE}table-"):
                yield from self._rows(child)


def _times(cell: etree._Element) -> int:
    """Return how many cells in a row an element stands for."""
    given = cell.get(f"{_TABLE}number-columns-repeated", "1")
    return min(int(given), WIDEST) if given.isascii() and given.isdecimal() else 1
