"""Saved web pages: the article without the page around it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesParser
from itertools import islice

from lxml import html
from lxml.html import HtmlElement

from govreport.model import LIMITS, Diagnostic, SeedError
from govreport.reader.absent import BARE, IN_SCRIPT, LEAST, is_said, may_stand_in, running, script_text, stands_in
from govreport.reader.content import Extract, LabelTooLongError, beyond, repointed
from govreport.reader.invisible import without_invisible
from govreport.reader.layout import CHAPTER, article, lines_of, once
from govreport.reader.style import Styles
from govreport.reader.text import read_text
from govreport.reader.unseen import remove_unseen
from govreport.reader.written import (
    bracket_notes,
    clean_words,
    number_lists,
    settle_lines,
    settle_tables,
    write_counters,
)

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s*([A-Za-z0-9_-]{3,20})", re.IGNORECASE)
_ENCODINGS = {"big5": "big5", "big5-hkscs": "big5hkscs", "utf-16": "utf-16", "utf16": "utf-16"}
"""Declared encodings that are taken at their word after UTF-8 and the national ones."""
_ESCAPED = re.compile(r"<U\+([0-9A-Fa-f]{4,6})>")
_TAG = re.compile(r"<(?:p|br|div|td|span|body|article|html|pre|h[1-6]|li|frame|iframe|script)\b", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
"""A comment of a file without tags; one without an end goes on to the end, else each would be sought anew."""
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>")
"""The XML declaration of XHTML: it speaks of bytes, and these are characters already."""
_END = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
"""Ends of the page: what stands below the first of them is shown as well."""
_CODE = re.compile(r"<%[^%]{0,2000}%>")
"""Code of a page that was saved on the server, before it ran."""
_SIGNS = re.compile(r"[，。；]")
_UNSEEN = {
    *("script", "style", "noscript", "template", "iframe", "select", "button", "svg", "object", "head", "textarea"),
    *("title", "meta", "link", "xmp", "frameset", "audio", "video", "canvas"),
}
_META = (("articletitle", "标题"), ("pubdate", "发布时间"), ("contentsource", "来源"))
"""Labels that government sites must give in the page's head, and how they are written out."""
_TOO_DEEP = "ERR_RESOURCE_LIMIT"
_MORE = 0.5
"""A script that holds this share of the article's words holds a part of it that is not in the page."""
_MANY_TIMES = 3
_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_SMALL = re.compile(r"[0-9]{1,2}(?:px)?")
"""Width or height of a picture that is an ornament."""


def read_page(content: bytes, name: str) -> Extract:
    """Return the words of a saved web page: its article, and the title and metadata that go with it.

    Everything of the article is kept: rows of tables with tabs between their cells, lists with the numbers that a
    browser shows, marks of notes as ``[1]``. An article that the page holds several times (for print, for phones) is
    kept once. What is hidden or struck out is left out and said.

    Raises:
        SeedError: If the bytes are no text, or the page's words are only in a script, a frame or another file.
    """
    source, diagnostics = _decode(content, name)
    source = _ESCAPED.sub(_unescaped, source)
    if _TAG.search(source):
        try:
            lines, noticed = _article(source, name)
        except LabelTooLongError as error:
            raise beyond(error, name) or error from error
    else:
        lines, noticed = _COMMENT.sub("", source).splitlines(), []
    kept, dropped = once([_closed(without_invisible(line)) for line in lines])
    if dropped:
        message = f"网页把正文重复了 {dropped} 遍；只收录一遍。请核对收录的文字是否完整"
        noticed.append(Diagnostic.of("N103", name, message))
    text = "\n".join(kept).strip("\n") + "\n"
    return Extract(text, "html", (*repointed(diagnostics, text), *noticed))


def _closed(line: str) -> str:
    r"""Return a line without the white space at its end; the last cells of a row may be empty, and stay.

    >>> _closed("税收\t383万元\t"), _closed("税收\t\t\t"), _closed("完成税收。 ")
    ('税收\t383万元', '税收\t\t', '完成税收。')
    """
    words = line.rstrip()
    return words + "\t" * (line.count("\t", len(words)) - 1) if words else ""


def read_archive(content: bytes, name: str) -> Extract:
    """Return the words of a page saved as one file with its pictures (``.mht``).

    Raises:
        SeedError: If no page is in it, or the page can't be read.
    """
    try:
        found = list(_pages(BytesParser().parsebytes(content)))
    except RecursionError:
        found = []
    if not found:
        raise SeedError(name, "里面找不到网页的文字，没有收录。请在浏览器中打开，另存为 .html，或把文字复制到 .txt")
    if len(found) == 1:
        return read_page(found[0], name)
    read = [_tried(page, name) for page in found]
    best = max(read, key=lambda one: len(_SIGNS.findall(one.text)) if isinstance(one, Extract) else -1)
    if isinstance(best, SeedError):
        raise best
    return best


def _pages(message: Message) -> Iterator[bytes]:
    """Yield the pages of an archive, each with the encoding that the archive gives for it."""
    for part in message.walk():
        inner = part.get_payload(decode=True)
        if part.get_content_type() in _PAGE_TYPES and isinstance(inner, bytes) and inner.strip():
            charset = re.sub(r"[^A-Za-z0-9_-]", "", str(part.get_param("charset", "") or ""))
            yield b'<meta charset="%s">' % charset.encode() + inner if charset else inner


def _tried(page: bytes, name: str) -> Extract | SeedError:
    try:
        return read_page(page, name)
    except SeedError as error:
        return error


def _decode(content: bytes, name: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Decode a page as it says, unless the bytes say otherwise: text that is UTF-8 can't be anything else."""
    declared = _CHARSET.search(content[:4096])
    said = declared[1].decode("ascii").lower() if declared else ""
    wanted = "gb18030" if said.startswith("gb") else _ENCODINGS.get(said, "")
    if wanted and not _is_utf8(content):
        try:
            return content.decode(wanted).lstrip("\ufeff"), ()
        except UnicodeDecodeError:
            pass
    extract = read_text(content, name)
    return extract.text.lstrip("\ufeff"), extract.diagnostics


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _unescaped(match: re.Match[str]) -> str:
    """Return the character that ``<U+4E00>`` stands for; the mark of an unreadable one if it stands for none."""
    code = int(match[1], 16)
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code <= sys.maxunicode else "\ufffd"


def _article(source: str, name: str) -> tuple[list[str], list[Diagnostic]]:
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(_bare(source), parser=parser)
    except html.etree.ParserError:
        return [], []
    clean_words(root)
    noticed = []
    if any(entry.type_name == _TOO_DEEP for entry in parser.error_log):
        message = (
            f"网页里的标签嵌套得太深，超过上限 {LIMITS.html_depth} 层，后面的文字读不出；不能收录。"
            "请在浏览器中打开，把文字复制到 .txt 或 .docx"
        )
        noticed.append(Diagnostic.of("E120", name, message))
    meta = _metadata(root)
    script = script_text(root)
    elsewhere = stands_in(root, script), may_stand_in(root)
    styles = Styles(root)
    _remove_parts(root)
    noticed += remove_unseen(root, styles, name)
    settle_lines(root, styles)
    number_lists(root, styles)
    write_counters(root, styles)
    bracket_notes(root, styles)
    settle_tables(root)
    body = root.find("body")
    part = article(root if body is None else body)
    lines = lines_of(part)
    noticed += [*_compared(lines, script, elsewhere, name), *_pictured(part, name)]
    joined = "".join("".join(lines).split())
    return [line for line, words in meta if "".join(words.split()) not in joined] + lines, noticed


def _bare(source: str) -> str:
    """Return a page without its declaration, its code, and the tags that end it, below which more may stand."""
    return _END.sub("", _CODE.sub("", _DECLARATION.sub("", source, count=1)))


def _remove_parts(root: HtmlElement) -> None:
    for element in [e for e in root.iter() if not isinstance(e.tag, str) or e.tag in _UNSEEN]:
        if element.getparent() is not None:
            element.drop_tree()


def _compared(lines: list[str], script: str, elsewhere: tuple[str, str], name: str) -> list[Diagnostic]:
    """Compare what is read with what the page holds elsewhere: refuse a page without its text, tell of more text.

    Raises:
        SeedError: If the page has hardly any running text and something tells where it is.
    """
    weight = running(lines)
    unread = running([script]) if script and not is_said(script, lines) else 0
    chapters = any(CHAPTER.match(line) for line in lines)
    for why, least in zip(elsewhere, (LEAST, BARE), strict=True):
        if why and weight < least and not chapters:
            raise SeedError(name, why)
    if unread > _MANY_TIMES * weight:
        raise SeedError(name, IN_SCRIPT)
    if unread >= max(LEAST, _MORE * weight):
        message = f"网页的脚本里还有约 {unread} 字，网页本身没有；没有收录。请在浏览器中打开核对，缺的文字请复制补上"
        return [Diagnostic.of("W124", name, message)]
    return []


def _pictured(part: HtmlElement, name: str) -> list[Diagnostic]:
    """Tell of pictures in the text that may hold words: those that are neither links nor ornaments."""
    pictures = [
        picture
        for picture in part.iter("img")
        if not any(around.tag == "a" for around in islice(picture.iterancestors(), 3))
        and not any(_SMALL.fullmatch((picture.get(side) or "").strip()) for side in ("width", "height"))
    ]
    if not pictures:
        return []
    message = (
        f"网页的正文里有 {len(pictures)} 张图片；图片里的文字没有收录。请核对图片里有没有报告的内容，如有请补成文字"
    )
    return [Diagnostic.of("N128", name, message)]


def _metadata(root: HtmlElement) -> list[tuple[str, str]]:
    """Return the labelled lines that the page's head gives, with the bare value of each."""
    given = {(e.get("name") or "").lower(): (e.get("content") or "").strip() for e in root.iter("meta")}
    return [(f"{label}：{given[key]}", given[key]) for key, label in _META if given.get(key)]
