"""The lines of a Word document's body, of its boxes, cells and notes, as Word shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from docx.opc.part import Part
from lxml import etree

from govreport.reader.drawing import ALTERNATIVES, branch, drawn_in
from govreport.reader.equation import equation, without_gaps
from govreport.reader.fields import LEFT_OUT, Fields, kind_of_field, simple_code
from govreport.reader.formatting import Around, Formatting, Styles, W, is_on, value
from govreport.reader.numbering import Numbering
from govreport.reader.omission import Omission, unmarked
from govreport.reader.raised import END, START, settle_raised
from govreport.reader.symbol import symbol, without_symbol_codes
from govreport.reader.table import WIDEST, Row, table_lines

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PAGE_END = "\udb02"
"""Stands for the end of a page or column inside a paragraph while a line is put together."""
_GONE = frozenset((f"{W}del", f"{W}moveFrom"))
_COME = frozenset((f"{W}ins", f"{W}moveTo"))
_ASIDE = frozenset(
    W + name
    for name in (
        *("pPr", "rPr", "sdtPr", "sdtEndPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "delText"),
        "customXmlPr",
    )
)
_GRAPHICS = frozenset(W + name for name in ("drawing", "pict", "object"))
_REFERENCES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_CHARACTERS = {f"{W}tab": " ", f"{W}ptab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_FIELD_MARKS = (f"{W}fldChar", f"{W}instrText")
_OWN_MARKS = frozenset((f"{W}t", f"{W}sym"))
"""What a run may show as the mark of a note in place of its number."""
_SHOWN = frozenset((f"{W}t", f"{W}sym", f"{_M}t", *_GRAPHICS, *_REFERENCES))
"""What a run shows, beside white space."""

_BLOCKS = (f"{W}p", f"{W}tbl", f"{W}altChunk", f"{_M}oMathPara", f"{_M}oMath")
_GALLERIES = {
    "Table of Contents": Omission.CONTENTS,
    "Page Numbers (Top of Page)": Omission.PAGE_NUMBER,
    "Page Numbers (Bottom of Page)": Omission.PAGE_NUMBER,
    "Page Numbers (Margins)": Omission.PAGE_NUMBER,
}
"""Building blocks of Word that hold no text of the report."""

_Block: TypeAlias = "etree._Element | str"


@dataclass(frozen=True, slots=True)
class _Paragraph:
    element: etree._Element
    words: str
    boxes: list[_Block]
    is_worded: bool
    runs_on: bool


@dataclass(slots=True)
class Document:
    """What the stories of one document share."""

    formatting: Formatting
    styles: Styles
    numbering: Numbering
    read_chunk: Callable[[Part, str], list[str]]
    """Returns the lines of the document that a part embeds under an identifier."""
    notes: dict[tuple[str, str], str] = field(default_factory=dict)
    """The marks of the notes that the text refers to, by kind and id, in the order of the text."""
    seen: set[str] = field(default_factory=set)
    """Names of the parts that were read already."""
    unread_fields: dict[str, None] = field(default_factory=dict)
    """The kinds of fields of which what they show could not be read."""

    def is_on_paper(self, paragraph: etree._Element, style: str) -> bool:
        """Tell whether nothing lies behind a paragraph but the page, which is white."""
        body = paragraph.getparent()
        if body is None or body.tag != f"{W}body" or body.getparent().find(f"{W}background") is not None:
            return False
        return paragraph.find(f"{W}pPr/{W}shd") is None and self.styles.find(style, "pPr/shd") is None


class Story:
    """Reads one story: the body, or the notes. What is left out is marked in the lines."""

    def __init__(self, root: etree._Element, part: Part, document: Document) -> None:
        self._root = root
        self._part = part
        self._document = document
        self._fields = Fields(root, document.unread_fields)
        self._around = Around()
        self._boxes: list[_Block] = []
        self._readers: dict[str, Callable[[etree._Element], str]] = {
            f"{W}r": self._run,
            f"{_M}oMath": self._equation,
            f"{_M}oMathPara": self._equation,
            ALTERNATIVES: self._alternative,
            f"{W}sdt": self._control,
            f"{W}ruby": self._ruby,
            f"{W}fldSimple": self._simple_field,
            f"{W}sym": self._symbol,
            f"{W}t": self._plain,
            **dict.fromkeys(_CHARACTERS, self._character),
            **dict.fromkeys(_REFERENCES, self._reference),
            **dict.fromkeys(_GRAPHICS, self._graphic),
        }

    def lines(self, parent: etree._Element | None = None, table: str = "") -> Iterator[str]:
        """Yield the lines of the story, or of a cell or box of it, in order.

        Args:
            parent: The element that holds the blocks.
            table: The style of the table around it.
        """
        group: list[_Paragraph] = []
        for block in _blocks(self._root if parent is None else parent, _BLOCKS):
            if not isinstance(block, str) and block.tag == f"{W}p":
                group.append(self._paragraph(block, table))
                if group[-1].runs_on:
                    continue
            yield from self._close(group, table)
            group = []
            if isinstance(block, str):
                yield block
            elif block.tag == f"{W}tbl":
                yield from table_lines(list(self._rows(block)))
            elif block.tag == f"{W}altChunk":
                yield from self._document.read_chunk(self._part, block.get(f"{_R}id", ""))
            elif block.tag.startswith(_M):
                yield _whole(equation(block, self._run))
        yield from self._close(group, table)

    def _close(self, group: list[_Paragraph], table: str) -> Iterator[str]:
        """Yield the line of paragraphs that run on into one another, and the lines of the boxes that they hold."""
        if group:
            yield self._label(group) + _whole("".join(paragraph.words for paragraph in group))
        for box in (box for paragraph in group for box in paragraph.boxes):
            if isinstance(box, str):
                yield box
            else:
                yield from self.lines(box, table)

    def _label(self, group: list[_Paragraph]) -> str:
        """Return the number before a line: that of its first paragraph with words."""
        numbered = next((paragraph for paragraph in group if paragraph.is_worded), group[-1])
        if not numbered.is_worded and numbered.runs_on:
            return ""
        label = self._document.numbering.label(numbered.element, self._style(numbered.element))
        is_emptied = any(o.mark in numbered.words for o in (Omission.HIDDEN, Omission.UNSEEN, Omission.STRUCK))
        return "" if is_emptied and not numbered.is_worded else label

    def _style(self, paragraph: etree._Element) -> str:
        return self._document.styles.named("paragraph", value(paragraph, "pPr/pStyle"))

    def _paragraph(self, element: etree._Element, table: str) -> _Paragraph:
        style = self._style(element)
        self._around = Around(style, table, self._document.is_on_paper(element, style))
        self._boxes = []
        words = self._words(element)
        is_worded = bool(unmarked(words).strip())
        return _Paragraph(element, words, self._boxes, is_worded, self._runs_on(element, is_worded=is_worded))

    def _runs_on(self, paragraph: etree._Element, *, is_worded: bool) -> bool:
        """Tell whether the next paragraph follows in the same line: the mark between them is deleted or hidden."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return not is_worded and self._document.formatting.is_hidden(paragraph, self._around)
        mark = properties.find(f"{W}rPr")
        frame = properties.find(f"{W}framePr")
        if frame is not None and frame.get(f"{W}dropCap", "none") != "none":
            return True
        if mark is not None:
            if any(mark.find(tag) is not None for tag in _GONE):
                return True
            if is_on(mark.find(f"{W}vanish")) or is_on(mark.find(f"{W}specVanish")):
                return True
        return not is_worded and self._document.formatting.is_hidden(properties, self._around)

    def _rows(self, table: etree._Element) -> Iterator[Row]:
        """Yield the rows of a table, each cell as its lines; what is left out between them stands in the next cell.

        A cell that reaches over several columns has empty ones beside it, so that the others stay in their columns.
        """
        style = self._document.styles.named("table", value(table, "tblPr/tblStyle"))
        passed = ""
        for row in _blocks(table, (f"{W}tr",)):
            if isinstance(row, str):
                passed += row
                continue
            if _is_gone(row.find(f"{W}trPr"), ("del", "moveFrom")):
                passed += Omission.REVISION.mark
                continue
            cells: list[list[str]] = [[]] * _columns(row, "trPr/gridBefore", 0)
            for cell in _blocks(row, (f"{W}tc",)):
                if isinstance(cell, str):
                    passed += cell
                elif _is_gone(cell.find(f"{W}tcPr"), ("cellDel",)):
                    passed += Omission.REVISION.mark
                else:
                    lines = list(self.lines(cell, style))
                    cells.append([passed + lines[0], *lines[1:]] if lines else [passed])
                    cells += [[]] * (_columns(cell, "tcPr/gridSpan", 1) - 1)
                    passed = ""
            yield cells + [[]] * _columns(row, "trPr/gridAfter", 0)
        if passed:
            yield [[passed]]

    def _words(self, parent: etree._Element) -> str:
        """Return the words of a paragraph, or of what stands in one, as they are after all tracked changes."""
        return "".join(self._inline(child) for child in parent if isinstance(child.tag, str))

    def _inline(self, element: etree._Element) -> str:
        if element.tag in _ASIDE:
            return ""
        if element.tag in _GONE:
            return Omission.REVISION.mark
        if element.tag in _COME:
            return Omission.REVISION.mark + self._words(element)
        return self._readers.get(element.tag, self._words)(element)

    def _equation(self, element: etree._Element) -> str:
        return equation(element, self._run)

    def _alternative(self, element: etree._Element) -> str:
        chosen = branch(element)
        return "" if chosen is None else self._words(chosen)

    def _control(self, element: etree._Element) -> str:
        omission = _is_omitted_control(element)
        return self._words(element) if omission is None else omission.mark

    def _ruby(self, element: etree._Element) -> str:
        base = element.find(f"{W}rubyBase")
        return Omission.RUBY.mark + ("" if base is None else self._words(base))

    def _simple_field(self, element: etree._Element) -> str:
        left_out = LEFT_OUT.get(kind_of_field(simple_code(element)))
        return self._words(element) if left_out is None else left_out.mark

    def _run(self, run: etree._Element) -> str:
        """Return the words of a run, raised ones in brackets; a mark where it is hidden or struck out."""
        formatting, around = self._document.formatting, self._around
        for is_so, omission in (
            (formatting.is_hidden, Omission.HIDDEN),
            (formatting.is_struck, Omission.STRUCK),
            (formatting.is_unseen, Omission.UNSEEN),
        ):
            if is_so(run, around):
                return self._unshown(run, omission)
        has_note, has_own_mark = _note_marks(run)
        text = self._shown(run, formatting.font(run), own_mark=has_own_mark)
        if not has_note and unmarked(text).strip() and formatting.is_raised(run, around):
            return f"{START}{text}{END}"
        return text

    def _unshown(self, run: etree._Element, omission: Omission) -> str:
        """Return the mark of what a run would show; fields that begin or end in it do so none the less."""
        marks = "".join(self._field(child) for child in run.iter(*_FIELD_MARKS))
        shows = any(child.tag in _SHOWN and (child.text is None or child.text.strip()) for child in run.iter())
        return marks + (omission.mark if shows and not self._fields.muted else "")

    def _shown(self, parent: etree._Element, font: str, *, own_mark: bool) -> str:
        """Return what a run shows, but for the mark of a note that the author chose: the note has its number."""
        pieces = []
        for child in parent:
            if child.tag in _FIELD_MARKS:
                pieces.append(self._field(child))
            elif not isinstance(child.tag, str) or self._fields.muted or (own_mark and child.tag in _OWN_MARKS):
                continue
            elif child.tag == ALTERNATIVES:
                chosen = branch(child)
                pieces.append("" if chosen is None else self._shown(chosen, font, own_mark=own_mark))
            elif child.tag in (f"{W}t", f"{_M}t"):
                pieces.append(without_symbol_codes(child.text or "", font))
            else:
                pieces.append(self._inline(child))
        return "".join(pieces)

    def _field(self, element: etree._Element) -> str:
        if element.tag == f"{W}fldChar":
            return self._fields.pass_mark(element)
        self._fields.instruct(element.text or "")
        return ""

    def _character(self, element: etree._Element) -> str:
        return _PAGE_END if element.get(f"{W}type") in ("page", "column") else _CHARACTERS[element.tag]

    def _plain(self, element: etree._Element) -> str:
        return element.text or ""

    def _symbol(self, element: etree._Element) -> str:
        return symbol(element.get(f"{W}font", ""), element.get(f"{W}char", ""))

    def _reference(self, element: etree._Element) -> str:
        notes = self._document.notes
        return notes.setdefault((_REFERENCES[element.tag], element.get(f"{W}id", "")), f"[{len(notes) + 1}]")

    def _graphic(self, element: etree._Element) -> str:
        found = drawn_in(element, self._part, self._document.seen)
        self._boxes += found.parts
        return found.marks


def _blocks(parent: etree._Element, wanted: tuple[str, ...]) -> Iterator[_Block]:
    """Yield the wanted elements below a parent, whatever wraps them, and the marks of what is left out."""
    for child in parent:
        if not isinstance(child.tag, str) or child.tag in _ASIDE:
            continue
        if child.tag in wanted:
            yield child
        elif child.tag in _GONE:
            yield Omission.REVISION.mark
        elif child.tag == ALTERNATIVES:
            chosen = branch(child)
            yield from () if chosen is None else _blocks(chosen, wanted)
        elif child.tag == f"{W}sdt" and (omission := _is_omitted_control(child)) is not None:
            yield omission.mark
        else:
            yield from _blocks(child, wanted)


def _is_omitted_control(control: etree._Element) -> Omission | None:
    """Return why the content of a control is left out: nobody has filled it in, or it is no text of the report."""
    properties = control.find(f"{W}sdtPr")
    if properties is None:
        return None
    if is_on(properties.find(f"{W}showingPlcHdr")):
        return Omission.PLACEHOLDER
    gallery = value(properties, "docPartObj/docPartGallery")
    return _GALLERIES.get(gallery)


def _is_gone(properties: etree._Element | None, names: tuple[str, ...]) -> bool:
    return properties is not None and any(properties.find(W + name) is not None for name in names)


def _columns(element: etree._Element, path: str, usual: int) -> int:
    """Return over how many columns a cell reaches, or a row leaves free: each is an empty cell beside it."""
    given = value(element, path)
    return min(int(given), WIDEST) if given.isascii() and given.isdecimal() else usual


def _note_marks(run: etree._Element) -> tuple[bool, bool]:
    """Tell whether a run holds the mark of a note, and whether it is one that the author chose."""
    references = [child for child in run if child.tag in _REFERENCES]
    own = any(child.get(f"{W}customMarkFollows", "0") in ("1", "true", "on") for child in references)
    return bool(references), own


def _whole(words: str) -> str:
    """Return the words of a line as they are written."""
    return without_gaps(settle_raised(words)).strip(_PAGE_END).replace(_PAGE_END, "\n")
