"""What a page shows without its words being in the file as such: numbers of lists, raised marks, rows of tables.

Each function writes it into the words of the page, where the reader of lines finds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from govreport.reader.numbering import show
from govreport.reader.raised import write_raised
from govreport.reader.style import Styles

_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_HAN_COUNTED = "chineseCountingThousand"
_SHOWN = {
    "decimal-leading-zero": ("decimalZero", "."),
    "lower-alpha": ("lowerLetter", "."),
    "lower-latin": ("lowerLetter", "."),
    "upper-alpha": ("upperLetter", "."),
    "upper-latin": ("upperLetter", "."),
    "lower-roman": ("lowerRoman", "."),
    "upper-roman": ("upperRoman", "."),
    "cjk-ideographic": (_HAN_COUNTED, "、"),
    "simp-chinese-informal": (_HAN_COUNTED, "、"),
    "trad-chinese-informal": (_HAN_COUNTED, "、"),
    "japanese-informal": (_HAN_COUNTED, "、"),
    "cjk-decimal": ("ideographDigital", "、"),
    "simp-chinese-formal": ("chineseLegalSimplified", "、"),
    "trad-chinese-formal": ("chineseLegalSimplified", "、"),
    "cjk-heavenly-stem": ("ideographTraditional", "、"),
}
"""The list styles of CSS that Chinese pages use: Word's name for the number, and what follows it."""
_UNNUMBERED = re.compile(r"none|disc|circle|square|disclosure-\w+|[\"'].*")
_WHOLE = re.compile(r"[-+]?\d{1,6}")
_NUMBERED = re.compile(
    r"\s*(?:第?[一二三四五六七八九十百]{1,5}[、章节部是]|[（(][一二三四五六七八九十\d]{1,4}[)）]|\d{1,3}[、.．](?!\d))"
)
"""Words that bring a number of their own: a second one before it would be the page's, not the report's."""
_LONG = 40
_MANY = 4
"""Lines of a cell: one with more holds a part of the text."""
_BLOCKS = {
    *("address", "article", "blockquote", "br", "div", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p"),
    *("pre", "section", "ul"),
}


def number_lists(root: HtmlElement, styles: Styles) -> None:
    """Write the number of each list item before its words, as a browser shows it."""
    for numbered in list(root.iter("ol", "ul", "menu")):
        items = [child for child in numbered if child.tag == "li"]
        first = _whole(numbered.get("start")) if numbered.tag == "ol" else None
        backwards = numbered.tag == "ol" and numbered.get("reversed") is not None
        at = first if first is not None else (len(items) if backwards else 1)
        whole = styles.of(numbered).get("list-style-type") or _TYPES.get(numbered.get("type") or "", "")
        for item in items:
            given = _whole(item.get("value"))
            at = given if given is not None and numbered.tag == "ol" else at
            own = styles.of(item).get("list-style-type") or _TYPES.get(item.get("type") or "", "")
            _write_before(item, _label(at, own or whole or ("decimal" if numbered.tag == "ol" else "none")))
            at += -1 if backwards else 1


def _whole(text: str | None) -> int | None:
    return int(text) if text is not None and _WHOLE.fullmatch(text.strip()) else None


def _label(number: int, style: str) -> str:
    if _UNNUMBERED.fullmatch(style):
        return ""
    form, end = _SHOWN.get(style, ("decimal", "."))
    return show(number, form) + end


def _write_before(item: HtmlElement, label: str) -> None:
    """Put a label before the first words in an item, unless these bring a number of their own."""
    place = item
    while not (place.text or "").strip() and len(place) and place[0].tag not in ("br", "img", "ol", "ul", "table"):
        place = place[0]
    words = (place.text or "").lstrip()
    if label and not _NUMBERED.match(words):
        apart = " " if label.endswith(".") and words[:1].isdigit() else ""
        place.text = label + apart + words


def bracket_notes(root: HtmlElement, styles: Styles) -> None:
    """Write raised marks of notes as ``[1]`` and powers as ``²``, so that neither joins the digits beside it."""
    for element in [e for e in root.iter() if e.tag == "sup" or styles.of(e).get("vertical-align") == "super"]:
        words = str(element.text_content())
        written = write_raised(words, _before(element))
        if written != words:
            for child in list(element):
                element.remove(child)
            element.text = written


def _before(element: HtmlElement) -> str:
    """Return the words right before an element in its line, as far as they are near."""
    place = element
    while True:
        above = place.getparent()
        previous = place.getprevious()
        if previous is not None:
            return (previous.tail or "") or str(previous.text_content())[-20:]
        if above is None:
            return ""
        if above.text:
            return str(above.text)
        if above.tag in _BLOCKS or above.tag in ("td", "th", "body"):
            return ""
        place = above


def settle_tables(root: HtmlElement) -> None:
    """Make each cell of a row of figures one line, and the cells of a table made for the layout parts of the text."""
    for row in list(root.iter("tr")):
        cells = [child for child in row if child.tag in ("td", "th")]
        if len(cells) == 1 or any(_is_text(cell) for cell in cells):
            for cell in cells:
                cell.tag = "div"
        else:
            for cell in cells:
                words = " ".join("".join(_parts(cell)).split())
                for child in list(cell):
                    cell.remove(child)
                cell.text = words


def _is_text(cell: HtmlElement) -> bool:
    """Tell whether a cell holds running text, or more lines than a figure or a label has."""
    if cell.find(".//table") is not None:
        return True
    words = "".join(_parts(cell))
    lines = [line for line in words.split("\n") if line.strip()]
    return len(lines) > _MANY or ("。" in words and len("".join(words.split())) >= _LONG)


def _parts(cell: HtmlElement) -> Iterator[str]:
    """Yield the words of a cell with line ends where blocks begin."""
    for event, element in _events(cell):
        if event == "start":
            if element.tag in _BLOCKS:
                yield "\n"
            yield " ".join((element.text or "").split("\n"))
        elif element is not cell:
            if element.tag in _BLOCKS:
                yield "\n"
            yield " ".join((element.tail or "").split("\n"))


def _events(cell: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    stack: list[tuple[str, HtmlElement]] = [("end", cell), ("start", cell)]
    while stack:
        event, element = stack.pop()
        yield event, element
        if event == "start":
            for child in reversed(element):
                stack += [("end", child), ("start", child)]
