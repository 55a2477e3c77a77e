"""Opening the packed file of a Word document, whichever of its kinds it is."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import docx
from docx.document import Document
from docx.opc.part import Part
from lxml import etree

from govreport.model import SeedError
from govreport.reader.content import check_archive

_TYPES = "[Content_Types].xml"
_ROOT = "_rels/.rels"
_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHER_MAIN = re.compile(
    rb"application/vnd\.(?:ms-word\.(?:document|template)\.macroEnabled(?:Template)?"
    rb"|openxmlformats-officedocument\.wordprocessingml\.template)\.main\+xml"
)
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(officeDocument|wordprocessingml|drawingml)/")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MARKUP = re.compile(rb"<(?:!doctype|html|head|body|meta|p|div|table)\b|<\?xml", re.IGNORECASE)
_SAVE = "请在 Word 或 WPS 中打开后另存为 .docx"


def open_word(content: bytes, name: str) -> Document:
    """Return the document in a ``.docx`` file, or in one with macros, a template, or one of the strict standard.

    Raises:
        SeedError: If it is another kind of file, damaged, encrypted, or unpacks to more than a document can hold.
        Exception: What python-docx raises when parts of a document are damaged.
    """
    if (kind := kind_of(content)) is not None:
        raise refusal(kind, name)
    check_archive(content, name)
    return docx.Document(BytesIO(_as_docx(content)))


def kind_of(content: bytes) -> str | None:
    r"""Return what a file that should be a Word document is instead; None if nothing tells.

    >>> kind_of(rb"{\rtf1\ansi report}")
    '其实是 RTF 文档'
    """
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if content.startswith(_OLE):
        return "加了密" if _ENCRYPTED in content else "其实是旧版 Word 或 WPS 文档"
    if start.startswith(b"{\\rtf"):
        return "其实是 RTF 文档"
    if start.startswith(b"%PDF-"):
        return "其实是 PDF 文件"
    if start[:5].upper() == b"MIME-":
        return "其实是单个文件网页（MHTML）"
    if start.startswith(b"<") and _MARKUP.match(start):
        return "其实是网页（HTML）"
    return None


def refusal(kind: str, name: str) -> SeedError:
    """Return the error for a file that is of another kind than its name says."""
    return SeedError(name, f"{kind}，读不了。{_mend(kind)}")


def _mend(kind: str) -> str:
    if kind == "加了密":
        return "请去掉密码后再放入"
    if kind.endswith("PDF 文件"):
        return "请把扩展名改为 .pdf"
    if kind.endswith("（HTML）"):
        return f"请把扩展名改为 .html，或{_SAVE.removeprefix('请')}"
    return f"{_SAVE}，再放入并移走原文件"


def _as_docx(content: bytes) -> bytes:
    """Return a packed document with the names of kinds and parts that python-docx knows."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        types, root = archive.read(_TYPES), archive.read(_ROOT)
        if not _OTHER_MAIN.search(types) and not _STRICT.search(root):
            return content
        buffer = BytesIO()
        with zipfile.ZipFile(buffer, "w") as written:
            for part in archive.infolist():
                if part.filename.endswith((".xml", ".rels")):
                    changed = _OTHER_MAIN.sub(_MAIN, _STRICT.sub(_transitional, archive.read(part)))
                    written.writestr(part.filename, changed)
                else:
                    written.writestr(part.filename, archive.read(part))
    return buffer.getvalue()


def _transitional(match: re.Match[bytes]) -> bytes:
    return b"http://schemas.openxmlformats.org/" + match[1] + b"/2006/"


def related(part: Part, kind: str) -> Part | None:
    """Return the part that a part refers to by a kind of relationship such as ``numbering``; None if there is none."""
    for relation in part.rels.values():
        if relation.reltype.rpartition("/")[2] == kind and not relation.is_external:
            found: Part = relation.target_part
            return found
    return None


def target(part: Part, identifier: str) -> Part | None:
    """Return the part that a part refers to by an identifier; None if it refers to none, or to one outside."""
    relation = part.rels.get(identifier)
    if relation is None or relation.is_external:
        return None
    found: Part = relation.target_part
    return found


def parsed(part: Part) -> etree._Element:
    """Return the root of a part's XML. Nothing outside of it is read."""
    return etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
