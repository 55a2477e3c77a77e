"""Small Word files for tests: a body, styles and lists as XML, and whatever parts they need."""

from __future__ import annotations

import zipfile
from io import BytesIO

SPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_PARTS = "http://schemas.openxmlformats.org/package/2006"


def word_file(  # noqa: PLR0913  # each is a part of the file
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    footnotes: str = "",
    parts: dict[str, tuple[str, bytes]] | None = None,
    main: str = MAIN,
    packed: bool = False,
) -> bytes:
    """Return the bytes of a Word file.

    Args:
        body: What stands in the body; a string without tags is one paragraph.
        styles: What stands in ``w:styles``.
        numbering: What stands in ``w:numbering``.
        footnotes: What stands in ``w:footnotes``.
        parts: More parts by name below ``word/``, each with the kind of relationship that leads to it, whose id is
            the name without its ending.
        main: The content type of the document.
        packed: Whether its parts are made smaller, as Word does; a long repetition is then taken for a bomb.
    """
    own = {
        name: (name.removesuffix(".xml"), f"{_HEAD}<w:{root} {SPACES}>{content}</w:{root}>".encode())
        for name, root, content in (
            ("styles.xml", "styles", styles),
            ("numbering.xml", "numbering", numbering),
            ("footnotes.xml", "footnotes", footnotes),
        )
        if content or name == "styles.xml"
    }
    related = {**own, **(parts or {})}
    types = "".join(f'<Default Extension="{e}" ContentType="{t}"/>' for e, t in _TYPES.items())
    types += f'<Override PartName="/word/document.xml" ContentType="{main}"/>'
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    types += "".join(
        f'<Override PartName="/word/{name}" ContentType="{office}.{kind}+xml"/>' for name, (kind, _) in own.items()
    )
    relations = "".join(
        f'<Relationship Id="{name.partition(".")[0]}" Type="{_OFFICE}/{kind}" Target="{name}"/>'
        for name, (kind, _) in related.items()
    )
    root = f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    if not body.lstrip().startswith("<"):
        body = paragraph(body)
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        archive.writestr("[Content_Types].xml", f'{_HEAD}<Types xmlns="{_PARTS}/content-types">{types}</Types>')
        archive.writestr("_rels/.rels", f'{_HEAD}<Relationships xmlns="{_PARTS}/relationships">{root}</Relationships>')
        archive.writestr("word/document.xml", f"{_HEAD}<w:document {SPACES}><w:body>{body}</w:body></w:document>")
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'{_HEAD}<Relationships xmlns="{_PARTS}/relationships">{relations}</Relationships>',
        )
        for name, (_, content) in related.items():
            archive.writestr(f"word/{name}", content)
    return buffer.getvalue()


_TYPES = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "html": "text/html",
    "txt": "text/plain",
    "rtf": "application/rtf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "png": "image/png",
}


def run(text: str, properties: str = "") -> str:
    """Return a run; an ampersand in the text is written out."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    """Return a paragraph of runs, or of plain text."""
    inside = content if content.startswith("<") else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def style(
    name: str, properties: str = "", *, based_on: str = "", kind: str = "paragraph", default: bool = False
) -> str:
    """Return a style."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    first = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}"{first} w:styleId="{name}"><w:name w:val="{name}"/>{base}{properties}</w:style>'


def table(*rows: tuple[str, ...]) -> str:
    """Return a table whose cells hold paragraphs, one for each line of their text, or blocks as they are."""
    return "".join(
        (
            "<w:tbl><w:tblPr/>",
            *(f"<w:tr>{''.join(f'<w:tc>{_blocks(cell)}</w:tc>' for cell in row)}</w:tr>" for row in rows),
            "</w:tbl>",
        )
    )


def _blocks(cell: str) -> str:
    return cell if cell.startswith("<") else "".join(paragraph(line) for line in cell.split("\n"))
