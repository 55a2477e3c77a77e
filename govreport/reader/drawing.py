"""What is drawn in a Word document: boxes and diagrams are read, pictures, charts and objects are told."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from docx.opc.part import Part
from lxml import etree

from govreport.reader.formatting import W
from govreport.reader.omission import Omission
from govreport.reader.package import parsed, target

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_O = "{urn:schemas-microsoft-com:office:office}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_V = "{urn:schemas-microsoft-com:vml}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PICTURES = frozenset(
    ("{http://schemas.openxmlformats.org/drawingml/2006/picture}pic", f"{_V}imagedata", f"{W}contentPart",
     "{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}contentPart")
)  # fmt: skip
_CHARTS = frozenset(
    ("{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
     "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart")
)  # fmt: skip
_UNSEEN = ("visibility:hidden", "display:none")
ALTERNATIVES = f"{_MC}AlternateContent"


@dataclass(slots=True)
class Drawn:
    """What a drawing holds."""

    marks: str = ""
    """The marks of what can't be read."""
    parts: list[etree._Element | str] = field(default_factory=list)
    """Text boxes, and lines of other text, in order."""


def branch(alternatives: etree._Element) -> etree._Element | None:
    """Return the first of several ways to give the same content, of which one is to be read."""
    choice = alternatives.find(f"{_MC}Choice")
    return alternatives.find(f"{_MC}Fallback") if choice is None else choice


def drawn_in(element: etree._Element, part: Part, seen: set[str]) -> Drawn:
    """Return what a drawing, a VML picture or an object holds.

    Args:
        element: The ``w:drawing``, ``w:pict`` or ``w:object``.
        part: The part of the document that it stands in.
        seen: Names of the parts that were read already; none is read twice.
    """
    drawn = Drawn()
    if element.tag == f"{W}object":
        drawn.marks += Omission.OBJECT.mark
    stack = [element]
    while stack:
        node = stack.pop()
        if node.tag == ALTERNATIVES:
            chosen = branch(node)
            stack += [] if chosen is None else [chosen]
        elif _is_unseen(node):
            drawn.marks += Omission.HIDDEN.mark
        elif not _take(node, drawn, part, seen, in_object=element.tag == f"{W}object"):
            stack.extend(child for child in reversed(node) if isinstance(child.tag, str))
    return drawn


def _take(node: etree._Element, drawn: Drawn, part: Part, seen: set[str], *, in_object: bool) -> bool:
    """Add what one element holds; tell whether nothing is to be looked for inside it."""
    if node.tag == f"{W}txbxContent":
        drawn.parts.append(node)
    elif node.tag == f"{_A}p":
        drawn.parts.append("".join(text.text or "" for text in node.iter(f"{_A}t")))
    elif node.tag in _PICTURES:
        drawn.marks += "" if in_object else Omission.PICTURE.mark
    elif node.tag in _CHARTS:
        drawn.marks += Omission.CHART.mark
    elif node.tag == f"{_DIAGRAM}relIds":
        drawn.marks += Omission.DIAGRAM.mark
        data = target(part, node.get(f"{_R}dm", ""))
        if data is not None and str(data.partname) not in seen:
            seen.add(str(data.partname))
            drawn.parts.extend(diagram_lines(parsed(data)))
    elif node.tag == f"{_V}textpath" and node.get("string"):
        drawn.parts.append(node.get("string"))
    elif node.tag == f"{_O}OLEObject":
        drawn.marks += "" if in_object else Omission.OBJECT.mark
    else:
        return False
    return True


def _is_unseen(node: etree._Element) -> bool:
    if node.tag in (f"{_WP}inline", f"{_WP}anchor"):
        properties = node.find(f"{_WP}docPr")
        return properties is not None and properties.get("hidden", "0").lower() in ("1", "true", "on")
    style = node.get("style") if str(node.tag).startswith(_V) else None
    return style is not None and any(unseen in style.replace(" ", "").lower() for unseen in _UNSEEN)


def diagram_lines(root: etree._Element) -> list[str]:
    """Return the words of a diagram (SmartArt), a line for each of its shapes, from the top down."""
    words: dict[str, str] = {}
    for point in root.iter(f"{_DIAGRAM}pt"):
        paragraphs = ("".join(text.text or "" for text in p.iter(f"{_A}t")) for p in point.iter(f"{_A}p"))
        words[point.get("modelId", "")] = " ".join(filter(None, paragraphs))
    below: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for line in root.iter(f"{_DIAGRAM}cxn"):
        if line.get("type", "parOf") == "parOf":
            below[line.get("srcId", "")].append((int(line.get("srcOrd", "0")), line.get("destId", "")))
    inner = {child for children in below.values() for _, child in children}
    order: dict[str, None] = {}
    whole = [point.get("modelId", "") for point in root.iter(f"{_DIAGRAM}pt") if point.get("type") == "doc"]
    stack = [*(point for point in reversed(words) if point not in inner), *whole]
    while stack:
        point = stack.pop()
        if point not in order:
            order[point] = None
            stack.extend(child for _, child in sorted(below[point], reverse=True))
    return [words[point] for point in (*order, *(p for p in words if p not in order)) if words.get(point)]
