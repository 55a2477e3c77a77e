"""What a page shows without its words being in the file as such: numbers of lists, raised marks, rows of tables.

Each function writes it into the words of the page, where the reader of lines finds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from govreport.reader.content import checked_label
from govreport.reader.layout import CELL_END, LINE_END
from govreport.reader.numbering import show
from govreport.reader.raised import write_raised
from govreport.reader.style import Styles
from govreport.reader.table import WIDEST

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
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_WHOLE = re.compile(r"[-+]?\d{1,6}")
_NUMBERED = re.compile(
    r"\s*(?:第?[一二三四五六七八九十百]{1,5}[、章节部是]|[（(][一二三四五六七八九十\d]{1,4}[)）]|\d{1,3}[、.．](?!\d))"
)
"""Words that bring a number of their own: a second one before it would be the page's, not the report's."""
_COUNTED = re.compile(r"([a-z_][\w-]*)(?:\s+(-?\d{1,6}))?")
_CONTENT = re.compile(
    r"counters?\(\s*([\w-]+)\s*(?:,\s*[\"'][^\"']*[\"']\s*)?(?:,\s*([a-z-]+)\s*)?\)|[\"']([^\"']*)[\"']"
)
_INLINE = {"span", "a", "b", "strong", "em", "i", "u", "font", "label"}
_AS_BLOCKS = ("block", "list-item", "flex", "grid", "table", "table-row", "flow-root")
_LINES_KEPT = ("pre", "pre-wrap", "pre-line", "break-spaces")
_LONG = 40
_FIGURE = re.compile(r"\s*[-+]?\d+(?:\.\d+)?(?![-/:年月日\d])")
"""A cell that begins with a figure, and with no date."""
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
    checked_label(label)
    if label and not _NUMBERED.match(words):
        apart = " " if label.endswith(".") and words[:1].isdigit() else ""
        place.text = clean(label + apart + words)


def write_counters(root: HtmlElement, styles: Styles) -> None:
    """Write the numbers that a style sheet counts before headings and paragraphs (``content: counter(...)``)."""
    if not styles.counts:
        return
    counts: dict[str, int] = {}
    for element in list(root.iter()):
        own, before = styles.of(element), styles.before(element)
        for style in (own, before):
            counts.update({name: int(number or 0) for name, number in _COUNTED.findall(style.get("counter-reset", ""))})
            for name, number in _COUNTED.findall(style.get("counter-increment", "")):
                counts[name] = counts.get(name, 0) + int(number or 1)
        label = "".join(
            words if not name else show(counts.get(name, 0), _SHOWN.get(form, ("decimal", ""))[0])
            for name, form, words in _CONTENT.findall(before.get("content", ""))
        )
        if label and ("counter" in before["content"] or _NUMBERED.match(label)):
            _write_before(element, label)


def settle_lines(root: HtmlElement, styles: Styles) -> None:
    """Make blocks of what a style shows as such, and keep the line ends where a style keeps them."""
    stack: list[tuple[HtmlElement, bool]] = [(root, False)]
    while stack:
        element, kept = stack.pop()
        style = styles.of(element)
        if element.tag in _INLINE and style.get("display", "") in _AS_BLOCKS:
            element.tag = "div"
        space = style.get("white-space", "pre" if element.tag == "pre" else "")
        kept = space in _LINES_KEPT if space and space != "inherit" else kept
        if kept:
            element.text = clean((element.text or "").replace("\n", LINE_END))
            for child in element:
                child.tail = clean((child.tail or "").replace("\n", LINE_END))
        stack.extend((child, kept) for child in element)


def bracket_notes(root: HtmlElement, styles: Styles) -> None:
    """Write raised marks of notes as ``[1]`` and powers as ``²``, so that neither joins the digits beside it."""
    for element in [e for e in root.iter() if e.tag == "sup" or styles.of(e).get("vertical-align") == "super"]:
        words = str(element.text_content())
        written = write_raised(words, _before(element))
        if written != words:
            for child in list(element):
                element.remove(child)
            element.text = clean(written)


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
    """Make each cell of a row of figures one line, and the cells of a table made for the layout parts of the text.

    Cells that reach over several columns or rows leave empty ones, so that the others stay in their columns.
    """
    rows: dict[HtmlElement | None, list[list[HtmlElement]]] = {}
    for row in root.iter("tr"):
        table = next(row.iterancestors("table"), None)
        rows.setdefault(table, []).append([child for child in row if child.tag in ("td", "th")])
    for own in rows.values():
        reaching: dict[int, int] = {}
        of_data = _is_data(own)
        for cells in own:
            gaps, behind = _gaps(cells, reaching)
            if any(_is_text(cell) for cell in cells) or (len(cells) == 1 and not of_data):
                for cell in cells:
                    cell.tag = "div"
                continue
            for cell in cells:
                words = " ".join("".join(_parts(cell)).split())
                for child in list(cell):
                    cell.remove(child)
                cell.text = clean(CELL_END * gaps[cell] + words + CELL_END * (behind if cell is cells[-1] else 0))


def _is_data(rows: Sequence[Sequence[HtmlElement]]) -> bool:
    """Tell whether a table holds figures and no text: a row of one cell is then a row, too."""
    if any(_is_text(cell) for cells in rows for cell in cells):
        return False
    beside = [cells[1:] for cells in rows if len(cells) > 1]
    return len(beside) > 1 and any(_FIGURE.match("".join(_parts(cell))) for cells in beside for cell in cells)


def _gaps(cells: Sequence[HtmlElement], reaching: dict[int, int]) -> tuple[dict[HtmlElement, int], int]:
    """Return how many columns before each cell belong to cells above or to the one before it, and how many behind all.

    `reaching` tells for each column into how many more rows the cell above reaches; it is brought forward by a row.
    """
    gaps: dict[HtmlElement, int] = {}
    below: dict[int, int] = {}
    column = wide = 0
    for cell in cells:
        gaps[cell] = max(wide - 1, 0)
        while reaching.get(column, 0) > 0:
            column += 1
            gaps[cell] += 1
        wide = _span(cell, "colspan")
        high = _span(cell, "rowspan")
        if high > 1:
            below.update(dict.fromkeys(range(column, column + wide), high))
        column += wide
    behind = max(wide - 1, 0)
    while reaching.get(column, 0) > 0:
        column += 1
        behind += 1
    reaching.update(below)
    for place in list(reaching):
        reaching[place] -= 1
        if reaching[place] <= 0:
            del reaching[place]
    return gaps, behind


def clean_words(root: HtmlElement) -> None:
    """Take the control characters out of a page's words, which its tree holds but refuses to move."""
    for element in root.iter():
        if isinstance(element.tag, str) and element.text and _CONTROL.search(element.text):
            element.text = clean(element.text)
        if element.tail and _CONTROL.search(element.tail):
            element.tail = clean(element.tail)


def clean(words: str) -> str:
    """Return words without the control characters that a page may hold and that its tree refuses."""
    return _CONTROL.sub("", words)


def _span(cell: HtmlElement, name: str) -> int:
    given = _whole(cell.get(name))
    return min(max(given or 1, 1), WIDEST)


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
