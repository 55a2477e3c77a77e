"""Pages without the words of a report: only a script, a frame or a form field holds them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

BARE = 40
"""Characters of Chinese below which a page has no text to speak of."""
LEAST = 100
"""Characters of Chinese that make a text."""
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SIGNS = re.compile(r"[，。；]")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_MARKUP = re.compile(r"<[^<>]{0,300}>|\\[nrt\"'/]|&nbsp;|\s")
_STOPS = re.compile(r"[。；]")
_FIELDS = ("textarea", "template", "noscript", "xmp")
_FRAMES = ("iframe", "frame", "object", "embed")
_FILES = re.compile(r"\.(?:docx?|pdf|wps|ofd|rar|zip)\b", re.IGNORECASE)
_SAID = 0.8
_SAVE = "请在浏览器中打开这个网页，等文字显示出来，全选复制到 Word 或文本文件，再放入"
IN_SCRIPT = f"正文写在网页的脚本里，要由浏览器显示出来，这里读不出，没有收录。{_SAVE}"


def script_text(root: HtmlElement) -> str:
    """Return the words of the script that holds most Chinese text, without tags and escapes; empty if none has any."""
    texts = (_MARKUP.sub("", _ESCAPED.sub(_character, script.text or "")) for script in root.iter("script"))
    best = max(texts, key=lambda text: running([text]), default="")
    return best if running([best]) else ""


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return chr(code) if not 0xD800 <= code < 0xE000 else ""


def running(lines: Iterable[str]) -> int:
    """Count the Chinese in lines that hold punctuation of running text, which menus lack."""
    return sum(len(_HAN.findall(line)) for line in lines if _SIGNS.search(line))


def is_said(text: str, lines: Iterable[str]) -> bool:
    """Tell whether the sentences of a text stand in lines already."""
    words = "".join("".join(lines).split())
    sentences = [sentence for sentence in _STOPS.split(text) if _HAN.search(sentence)][:200]
    said = sum(len(sentence) for sentence in sentences if sentence[-20:] in words)
    return said >= _SAID * sum(map(len, sentences))


def stands_in(root: HtmlElement, script: str) -> str:
    """Return in which part of the file a text stands that is no text of the page, and what to do; empty if in none."""
    if running([script]) >= LEAST:
        return IN_SCRIPT
    if any(running([str(field.text_content())]) >= LEAST for field in root.iter(*_FIELDS)):
        return f"正文写在网页的输入框或模板里，不是网页的文字，没有收录。{_SAVE}"
    return ""


def may_stand_in(root: HtmlElement) -> str:
    """Return where the text of a page without any may be, and what to do; empty where nothing tells."""
    if any(_is_frame(frame) for frame in root.iter(*_FRAMES)):
        return "正文在网页里嵌入的另一个文件中（框架），这个文件里没有，没有收录。请单独打开并保存那个文件，再放入"
    if any(_FILES.search(link.get("href") or "") for link in root.iter("a")):
        return "网页里没有正文，只有附件的链接，没有收录。请下载附件，把它放入"
    if next(root.iter("script"), None) is not None:
        return f"网页里没有正文，正文多半要由浏览器运行脚本才显示，没有收录。{_SAVE}"
    if next(root.iter("img"), None) is not None:
        return "网页里没有正文，正文多半是图片，没有收录。请先做文字识别（OCR），把认出的文字存为 .docx 或 .txt 放入"
    return ""


def _is_frame(frame: HtmlElement) -> bool:
    address = frame.get("src") or frame.get("data") or ""
    return bool(address) and not address.startswith(("about:", "javascript:"))
