"""The lines of a page's elements, as a browser would break them, and the article among them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from govreport.reader.mark import CHAPTER_MARK

AROUND = {"nav", "footer", "aside"}
"""Elements around an article; they are read only where they hold running text."""
_BLOCK = re.compile(
    "address|article|blockquote|body|br|center|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li"
    "|main|ol|p|pre|section|table|tbody|tr|ul"
)
_HOLDER = re.compile("article|body|center|div|form|main|section|table|tbody|td|tr")
"""Elements that hold blocks, not words."""
_SIGNS = re.compile(r"[，。；、！：]")
CELL_END = "\u2029"
LINE_END = "\u2028"
"""A line end in the words themselves, where white space does not count otherwise."""
_SPACE = re.compile(r"[ \t\r\n\f]+")
_HAN = r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
_BETWEEN_HAN = re.compile(rf"(?<={_HAN}) (?={_HAN})")
CHAPTER = re.compile(rf"\s*(?:{CHAPTER_MARK})")
"""How a numbered chapter or section begins."""
_OF_SITE = re.compile(r"版权|备案|主办|承办|联系(?:电话|我们|方式)|网站(?:地图|标识)|技术支持|邮编|浏览器|ICP")
_LONG = 40
_SENTENCE = 12
_MOST = 0.85
"""A page repeats its article where this share of what follows the first copy stands in it."""
_ROOMY = 1.25
"""An element around the article belongs to it (title, metadata) if it holds little more text."""
_COPIED = 3
"""Long lines that make a copy of the beginning, where more follows in the second one."""
_DEEPEST = 100


def article(body: HtmlElement) -> HtmlElement:
    """Return the part of a page that holds all of its running text, with title and metadata above it."""
    return _widen(_narrow(body))


def holds_text(lines: Sequence[str]) -> bool:
    """Tell whether lines hold running text: a long line with a full stop."""
    return any(len(line) >= _LONG and "。" in line for line in lines)


def _narrow(element: HtmlElement) -> HtmlElement:
    """Return the smallest element inside that holds all running text, so that only menus and the like are lost."""
    for _ in range(_DEEPEST):
        lines = {child: lines_of(child) for child in element}
        running = [child for child in element if holds_text(lines[child])]
        if len(running) != 1 or not _HOLDER.fullmatch(running[0].tag):
            break
        if any(_belongs(lines[child]) for child in element if child is not running[0]):
            break
        if _SIGNS.search((element.text or "") + (running[0].tail or "")):
            break
        element = running[0]
    return element


def _belongs(lines: Sequence[str]) -> bool:
    """Tell whether short lines beside running text seem to be of the report: chapters and whole sentences."""
    return any(
        CHAPTER.match(line) or (len(line) >= _SENTENCE and line.endswith(("。", "！")) and not _OF_SITE.search(line))
        for line in lines
    )


def _widen(element: HtmlElement) -> HtmlElement:
    """Return the largest element around that adds little text: the title and the metadata above the article."""
    size = len("".join(lines_of(element)))
    widest = element
    for around in element.iterancestors():
        if around.tag in ("body", "html") or len("".join(lines_of(around))) > _ROOMY * size:
            break
        widest = around
    return widest


def lines_of(element: HtmlElement) -> list[str]:
    """Return the lines of an element as a browser would break them; a tab stands between the cells of a row."""
    pieces: list[str] = []
    _collect(element, pieces)
    lines = "".join(pieces).replace(LINE_END, "\n").split("\n")
    return [_BETWEEN_HAN.sub("", _SPACE.sub(" ", line)).strip(" ").replace(CELL_END, "\t") for line in lines]


def _collect(element: HtmlElement, pieces: list[str]) -> None:
    """Gather text with line ends around blocks; walks with a stack, since pages may nest without end."""
    stack: list[tuple[HtmlElement, bool]] = [(element, False)]
    while stack:
        node, left = stack.pop()
        if not left and _is_shown(node):
            text = _flat(node.text or "")
            pieces.append(f"\n{text}" if _BLOCK.fullmatch(node.tag) else text)
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(node))
            continue
        if left and _BLOCK.fullmatch(node.tag):
            pieces.append("\n")
        elif left and node.tag in ("td", "th"):
            pieces.append(CELL_END)
        if node is not element and node.tail:
            pieces.append(_flat(node.tail))


def _is_shown(node: HtmlElement) -> bool:
    return node.tag not in AROUND or len(_SIGNS.findall(node.text_content())) > _LONG


def _flat(text: str) -> str:
    return _SPACE.sub(" ", text)


def once(lines: list[str]) -> tuple[list[str], int]:
    """Return the lines with further copies of the article left out, and how many copies there were.

    A first copy that breaks off is left out for the whole one below it. Lines after the copies stay.
    """
    long = [index for index, line in enumerate(lines) if len(line) >= _LONG]
    places: dict[str, list[int]] = {}
    for index in long:
        places.setdefault(lines[index], []).append(index)
    copies = next((found for found in places.values() if len(found) > 1), None)
    if copies is None:
        return lines, 0
    first, second = copies[0], copies[1]
    before = {lines[index] for index in long if first <= index < second}
    after = [lines[index] for index in long if index >= second]
    back = _shared_above(lines, first, second)
    if sum(line in before for line in after) >= _MOST * len(after):
        known = {line for line in lines[first - back : second - back] if line}
        rest = [line for line in lines[second - back :] if line not in known]
        return lines[: second - back] + rest, len(copies) - 1
    below = set(after)
    if len(before) >= _COPIED and sum(line in below for line in before) >= _MOST * len(before):
        gone = {line for line in lines[second - back :] if line}
        return [line for line in lines[: second - back] if line not in gone] + lines[second - back :], len(copies) - 1
    return lines, 0


def _shared_above(lines: Sequence[str], first: int, second: int) -> int:
    """Return how many lines above two copies of a line are the same, too."""
    back = 0
    while back < min(first, second - first - 1) and lines[first - back - 1] == lines[second - back - 1]:
        back += 1
    return back
