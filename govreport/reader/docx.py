"""Word documents: paragraphs with their automatic numbers, tables, boxes, notes, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from docx.opc.exceptions import PackageNotFoundError
from docx.opc.part import Part

from govreport.model import SeedError
from govreport.reader.chunk import Chunks, Read
from govreport.reader.content import DAMAGES, Extract, beyond
from govreport.reader.formatting import Formatting, Styles, W
from govreport.reader.html import read_page
from govreport.reader.numbering import Numbering
from govreport.reader.omission import Omission, count, settle, unmarked
from govreport.reader.package import open_word, parsed, related
from govreport.reader.story import Document, Story
from govreport.reader.text import read_text

_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")
_NOTES = ("footnotes", "endnotes")
_FEW = 100
"""A document of pictures with fewer characters is a scan, with a title at most."""


def read_word(content: bytes, name: str) -> Extract:
    """Return the words of a ``.docx`` file, a line for each paragraph and each row of a table.

    Automatic numbers are written out as Word shows them. The cells of a row are parted by tabs; a table that only
    frames running text is read cell by cell. Tracked changes are read as if accepted. Footnotes stand at the end, as
    ``[1]`` and their words; raised note marks are written in the same way. What is hidden, struck out or a mere prompt
    is left out, and told in a diagnostic, as are pictures, charts and embedded objects.

    Raises:
        SeedError: If the file is damaged, encrypted, another kind of file, or nothing but pictures, or if it unpacks
            to more than a document can hold.
    """
    embedded: dict[str, Read] = dict.fromkeys(("docx", "docm", "dotx", "dotm"), _read_embedded)
    return _read(content, name, {**_EMBEDDED, **embedded})


_EMBEDDED: dict[str, Read] = {"html": read_page, "htm": read_page, "xhtml": read_page, "txt": read_text}
"""Documents of these kinds are read where another embeds them."""


def _read_embedded(content: bytes, name: str) -> Extract:
    """Return the words of a Word document inside another; those inside it in turn are not read."""
    return _read(content, name, _EMBEDDED)


def _read(content: bytes, name: str, embedded: dict[str, Read]) -> Extract:
    chunks = Chunks(name, embedded)
    try:
        text, unread_fields = _text(content, name, chunks)
    except (*DAMAGES, PackageNotFoundError) as error:
        damaged = SeedError(name, "不是完好的 Word 文档，打不开。请在 Word 或 WPS 中打开后另存为 .docx")
        raise beyond(error, name) or damaged from error
    _refuse_wordless(text, name)
    details = {Omission.FIELD: "、".join(unread_fields), Omission.CHUNK: "、".join(chunks.unread)}
    plain, omitted = settle(text, name, details)
    return Extract(plain, "docx", (*omitted, *chunks.told))


def _text(content: bytes, name: str, chunks: Chunks) -> tuple[str, dict[str, None]]:
    """Return the text of a document with the marks of what is omitted, and the kinds of fields that can't be read."""
    opened = open_word(content, name)
    styles = Styles.of(opened.styles.element)
    numbered = related(opened.part, "numbering")
    document = Document(
        formatting=Formatting(styles),
        styles=styles,
        numbering=Numbering(None if numbered is None else parsed(numbered), styles),
        read_chunk=chunks.lines,
    )
    lines = list(Story(opened.element.body, opened.part, document).lines())
    lines += _notes(opened.part, document)
    return "\n".join(lines) + "\n", document.unread_fields


def _notes(main: Part, document: Document) -> Iterator[str]:
    """Yield the words of the footnotes and endnotes that the text refers to, in the order of their marks."""
    found: dict[tuple[str, str], str] = {}
    referred = dict(document.notes)
    for kind in _NOTES:
        part = related(main, kind)
        if part is None:
            continue
        root = parsed(part)
        story = Story(root, part, document)
        for note in root:
            key = (kind, note.get(f"{W}id", ""))
            if key in referred and note.get(f"{W}type") not in _SEPARATORS:
                found[key] = " ".join(filter(None, (line.strip() for line in story.lines(note))))
    for key, mark in referred.items():
        if key in found:
            yield f"{mark}{found[key]}"


def _refuse_wordless(text: str, name: str) -> None:
    """Refuse a document that holds no words to read.

    Raises:
        SeedError: If it is so nearly empty that its pictures must be the report, or if all of it is hidden.
    """
    words = "".join(unmarked(text).split())
    pictures = count(text, Omission.PICTURE) + count(text, Omission.OBJECT)
    if pictures and len(words) < _FEW:
        raise SeedError(
            name,
            f"文件里有 {pictures} 张图片，几乎没有文字，像是扫描件或照片，没有收录。"
            "请先做文字识别（OCR），或放入有文字的文档",
        )
    if not words and count(text, Omission.HIDDEN) + count(text, Omission.UNSEEN):
        raise SeedError(name, "文件里的文字都设成了隐藏，没有收录。如应公开，请取消隐藏后另存")
