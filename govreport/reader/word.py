"""Word documents: paragraphs with their automatic numbers, tables, footnotes, in reading order."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from govreport.model import SeedError
from govreport.reader.content import Extract, check_archive
from govreport.reader.numbering import Numbering

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}pPr", f"{_W}rPr", f"{_W}txbxContent", _FALLBACK}
_CHARACTERS = {
    f"{_W}tab": " ",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
}
_DAMAGES = (
    *(BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError),  # the packed file
    *(PackageNotFoundError, etree.XMLSyntaxError, LookupError, ValueError, TypeError, AttributeError),  # its parts
)
"""What the libraries raise when a document is damaged; python-docx trusts the shape of its XML."""
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def read_word(content: bytes, name: str) -> Extract:
    """Return the words of a ``.docx`` file, a line for each paragraph and each row of a table.

    Automatic numbers are written out as Word shows them. The cells of a row are parted by tabs. Deleted text of
    tracked changes is left out, inserted text is kept. Footnotes stand at the end, as ``[1]`` and their words.

    Raises:
        SeedError: If the file is damaged, encrypted or unpacks to more than a document can hold.
    """
    check_archive(content, name)
    try:
        document = docx.Document(BytesIO(content))
        numbering = Numbering(document)
        notes: dict[tuple[str, str], str] = {}
        lines = list(_lines(document.element.body, numbering, notes))
        lines.extend(_notes(document, notes))
    except _DAMAGES as error:
        raise SeedError(name, "不是完好的 Word 文档，打不开。请在 Word 或 WPS 中打开后另存为 .docx") from error
    return Extract("\n".join(lines) + "\n", "docx")


def _lines(parent: etree._Element, numbering: Numbering, notes: dict[tuple[str, str], str]) -> Iterator[str]:
    """Yield the lines of a body, a cell or a text box, in order."""
    for child in parent:
        if child.tag == f"{_W}p":
            yield numbering.label(child) + _text(child, notes)
            for box in _outermost(child, f"{_W}txbxContent"):
                yield from _lines(box, numbering, notes)
        elif child.tag == f"{_W}tbl":
            for row in _outermost(child, f"{_W}tr"):
                cells = _outermost(row, f"{_W}tc")
                yield "\t".join(" ".join(_lines(cell, numbering, notes)).strip() for cell in cells)
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag"):
            yield from _lines(child, numbering, notes)


def _outermost(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield the elements of a tag inside, but none inside another of them: tables and boxes may nest."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag != _FALLBACK:
            yield from _outermost(child, tag)


def _text(element: etree._Element, notes: dict[tuple[str, str], str]) -> str:
    """Return the words of a paragraph as they stand after all tracked changes."""
    parts = []
    for child in element:
        if child.tag in _LEFT_OUT or not isinstance(child.tag, str):
            continue
        if child.tag == f"{_W}t":
            parts.append(child.text or "")
        elif child.tag in _CHARACTERS:
            parts.append("" if child.get(f"{_W}type") in ("page", "column") else _CHARACTERS[child.tag])
        elif child.tag in (f"{_W}footnoteReference", f"{_W}endnoteReference"):
            kind = "footnotes" if child.tag == f"{_W}footnoteReference" else "endnotes"
            parts.append(notes.setdefault((kind, child.get(f"{_W}id", "")), f"[{len(notes) + 1}]"))
        else:
            parts.append(_text(child, notes))
    return "".join(parts)


def _notes(document: Document, notes: dict[tuple[str, str], str]) -> Iterator[str]:
    """Yield the words of the footnotes and endnotes that the text refers to, in the order of their marks."""
    found: dict[tuple[str, str], str] = {}
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if kind not in ("footnotes", "endnotes") or relation.is_external:
            continue
        root = etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
        for note in root:
            if note.get(f"{_W}type") not in _SEPARATORS:
                words = "".join(_text(paragraph, {}) for paragraph in note.iter(f"{_W}p"))
                found[kind, note.get(f"{_W}id", "")] = words.strip()
    for key, mark in notes.items():
        if key in found:
            yield f"{mark}{found[key]}"
