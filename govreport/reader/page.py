"""Saved web pages: the article without the page around it."""

from __future__ import annotations

import re
import sys
from collections import Counter

from lxml import html
from lxml.html import HtmlElement

from govreport.model import Diagnostic
from govreport.reader.content import Extract
from govreport.reader.text import read_text

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s*([A-Za-z0-9_-]{3,20})", re.IGNORECASE)
_ESCAPED = re.compile(r"<U\+([0-9A-Fa-f]{4,6})>")
_TAG = re.compile(r"<(?:p|br|div|td|span|body|article)\b", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
"""A comment of a file without tags; one without an end goes on to the end, else each would be sought anew."""
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>")
"""The XML declaration of XHTML: it speaks of bytes, and these are characters already."""
_UNSEEN = {"script", "style", "noscript", "template", "iframe", "select", "button", "svg", "object", "head", "textarea"}
_AROUND = {"nav", "footer", "aside"}
_BLOCK = re.compile(
    "address|article|blockquote|body|br|center|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li"
    "|main|ol|p|pre|section|table|tbody|tr|ul"
)
_HOLDER = re.compile("article|body|center|div|form|main|section|table|tbody|td|tr")
"""Elements that hold blocks, not words."""
_SIGNS = re.compile(r"[，。；、！：]")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_HAN = r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
_BETWEEN_HAN = re.compile(rf"(?<={_HAN}) (?={_HAN})")
_MOST = 0.85
"""A page repeats its article where this share of what follows the first copy stands in it."""
_ROOMY = 1.25
"""An element around the article belongs to it (title, metadata) if it holds little more text."""
_META = (("articletitle", "标题"), ("pubdate", "发布时间"), ("contentsource", "来源"))
"""Labels that government sites must give in the page's head, and how they are written out."""
_LONG = 40
_DEEPEST = 100


def read_page(content: bytes, name: str) -> Extract:
    """Return the words of a saved web page: its article, and the title and metadata that go with it.

    Everything of the article is kept, tables with tabs between their cells and numbered lists with their numbers.
    An article that the page holds several times (for print, for phones) is kept once.

    Raises:
        SeedError: If the bytes are no text.
    """
    source, diagnostics = _decode(content, name)
    source = _ESCAPED.sub(_unescaped, source)
    lines = _article(source) if _TAG.search(source) else _COMMENT.sub("", source).splitlines()
    kept, dropped = _once([line.rstrip() for line in lines])
    if dropped:
        message = f"网页把正文重复了 {dropped} 遍；只收录一遍。请核对收录的文字是否完整"
        diagnostics = (*diagnostics, Diagnostic.of("N103", name, message))
    return Extract("\n".join(kept).strip("\n") + "\n", "html", diagnostics)


def _decode(content: bytes, name: str) -> tuple[str, tuple[Diagnostic, ...]]:
    declared = _CHARSET.search(content[:4096])
    if declared:
        encoding = declared[1].decode("ascii").lower()
        encoding = "gb18030" if encoding.startswith("gb") else encoding
        try:
            return content.decode(encoding).lstrip("\ufeff"), ()
        except (UnicodeDecodeError, LookupError):
            pass
    extract = read_text(content, name)
    return extract.text.lstrip("\ufeff"), extract.diagnostics


def _unescaped(match: re.Match[str]) -> str:
    """Return the character that ``<U+4E00>`` stands for; the mark of an unreadable one if it stands for none."""
    code = int(match[1], 16)
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code <= sys.maxunicode else "\ufffd"


def _article(source: str) -> list[str]:
    parser = html.HTMLParser(huge_tree=True, remove_comments=True)
    try:
        root = html.document_fromstring(_DECLARATION.sub("", source, count=1), parser=parser)
    except html.etree.ParserError:
        return []
    meta = _metadata(root)
    for element in [e for e in root.iter() if not isinstance(e.tag, str) or e.tag in _UNSEEN or _is_hidden(e)]:
        if element.getparent() is not None:
            element.drop_tree()
    body = root.find("body")
    article = _widen(_narrow(root if body is None else body))
    lines = _lines(article)
    joined = "".join("".join(lines).split())
    return [line for line, words in meta if "".join(words.split()) not in joined] + lines


def _metadata(root: HtmlElement) -> list[tuple[str, str]]:
    """Return the labelled lines that the page's head gives, with the bare value of each."""
    given = {(e.get("name") or "").lower(): (e.get("content") or "").strip() for e in root.iter("meta")}
    return [(f"{label}：{given[key]}", given[key]) for key, label in _META if given.get(key)]


def _narrow(element: HtmlElement) -> HtmlElement:
    """Return the smallest element inside that holds all running text, so that only menus and the like are lost."""
    for _ in range(_DEEPEST):
        running = [child for child in element if _runs(child)]
        if len(running) != 1 or not _HOLDER.fullmatch(running[0].tag):
            break
        if _SIGNS.search((element.text or "") + (running[0].tail or "")):
            break
        element = running[0]
    return element


def _runs(element: HtmlElement) -> bool:
    """Tell whether an element holds running text: a long line with a full stop."""
    return any(len(line) >= _LONG and "。" in line for line in _lines(element))


def _widen(element: HtmlElement) -> HtmlElement:
    """Return the largest element around that adds little text: the title and the metadata above the article."""
    size = len("".join(_lines(element)))
    widest = element
    for around in element.iterancestors():
        if around.tag in ("body", "html") or len("".join(_lines(around))) > _ROOMY * size:
            break
        widest = around
    return widest


def _is_hidden(element: HtmlElement) -> bool:
    style = "".join((element.get("style") or "").split()).lower()
    return "display:none" in style or element.get("hidden") is not None


def _sentences(element: HtmlElement) -> int:
    """Count the punctuation of running text, which menus lack."""
    return len(_SIGNS.findall(element.text_content()))


def _lines(element: HtmlElement) -> list[str]:
    """Return the lines of an element as a browser would break them."""
    pieces: list[str] = []
    _collect(element, pieces)
    lines = "".join(pieces).split("\n")
    return [_BETWEEN_HAN.sub("", _SPACE.sub(" ", line)).strip(" ").replace("\v", "\t") for line in lines]


def _collect(element: HtmlElement, pieces: list[str]) -> None:
    """Gather text with line ends around blocks; walks with a stack, since pages may nest without end."""
    stack: list[tuple[HtmlElement, bool]] = [(element, False)]
    counted: Counter[HtmlElement] = Counter()
    while stack:
        node, left = stack.pop()
        if left:
            if _BLOCK.fullmatch(node.tag):
                pieces.append("\n")
            elif node.tag in ("td", "th"):
                pieces.append("\v")
            if node is not element and node.tail:
                pieces.append(_flat(node.tail))
            continue
        if not _is_shown(node):
            if node is not element and node.tail:
                pieces.append(_flat(node.tail))
            continue
        pieces.append(_opening(node, counted))
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(node))


def _is_shown(node: HtmlElement) -> bool:
    return node.tag not in _AROUND or _sentences(node) > _LONG


def _opening(node: HtmlElement, counted: Counter[HtmlElement]) -> str:
    """Return the words before an element's children, in a list with the number that follows those `counted`."""
    text = _flat(node.text or "") if node.tag != "pre" else node.text or ""
    numbered = node.getparent() if node.tag == "li" else None
    if numbered is not None and numbered.tag == "ol":
        start = numbered.get("start") or "1"
        first = int(start) if re.fullmatch("[0-9]{1,6}", start) else 1
        text = f"{first + counted[numbered]}.{text}"
        counted[numbered] += 1
    return f"\n{text}" if _BLOCK.fullmatch(node.tag) else text


def _flat(text: str) -> str:
    return _SPACE.sub(" ", text)


def _once(lines: list[str]) -> tuple[list[str], int]:
    """Return the lines with further copies of the article left out, and how many copies there were."""
    long = [index for index, line in enumerate(lines) if len(line) >= _LONG]
    if not long:
        return lines, 0
    copies = [index for index in long if lines[index] == lines[long[0]]]
    if len(copies) == 1:
        return lines, 0
    first = {lines[index] for index in long if index < copies[1]}
    repeated = [index for index in long if index >= copies[1] and lines[index] in first]
    if len(repeated) < _MOST * sum(index >= copies[1] for index in long):
        return lines, 0
    above = copies[1] - (copies[0] - _start(lines, copies[0]))
    return lines[: max(above, copies[0] + 1)], len(copies) - 1


def _start(lines: list[str], first: int) -> int:
    """Return where the copy around its first long line begins: at its first line that holds anything."""
    return next((index for index in range(first) if lines[index]), first)
