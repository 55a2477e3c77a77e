"""Plain text in the encodings that Chinese offices use, decoded strictly, and never silently by guess."""

from __future__ import annotations

import codecs
import re

from govreport.model import LIMITS, Diagnostic, SeedError, Span
from govreport.reader.content import Extract, too_long

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CANDIDATES = ("gb18030", "utf-16-le", "utf-16-be", "big5")
_NAMES = {
    "utf-8": "UTF-8",
    "gb18030": "GB18030",
    "big5": "Big5",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
}
_COMMON = frozenset("的一是在和了有工作政府发展年建设全人民经济社会大力推进加强中国业生产实新市县区镇各项会,，。、")
_LEAST_COMMON = 0.15
"""Share of the commonest characters of reports below which a decoding is taken for garbage."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_WIDEST = 4
"""Bytes of a character, at most."""
_FEW = 20
"""So many damaged places at most are shown as such; a file with more is no UTF-8."""


def read_text(content: bytes, name: str) -> Extract:
    """Return the characters of a plain-text file, a byte order mark included.

    UTF-8 is taken at its word. Anything else is stated in a diagnostic.

    Raises:
        SeedError: If it is longer than a report can be, or the bytes are no text in an encoding that offices use.
    """
    if len(content) > _WIDEST * LIMITS.characters:
        raise too_long(name)
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode_as(content, encoding, name)
    try:
        return _checked(content.decode("utf-8"), "utf-8", name)
    except UnicodeDecodeError:
        return _detect(content, name)


def _decode_as(content: bytes, encoding: str, name: str) -> Extract:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            return _detect(content, name)
        raise SeedError(
            name, f"开头标明是 {_NAMES[encoding]}，但第 {error.start + 1} 个字节起不是。请另存为 UTF-8 再放入"
        ) from error
    return _checked(text, encoding, name)


def _detect(content: bytes, name: str) -> Extract:
    """Return the decoding in which the text reads like Chinese; a few damaged places in UTF-8 are marked."""
    damaged = content.decode("utf-8", "replace")
    places = damaged.count("\ufffd")
    if places <= _FEW and common_share(damaged) >= _LEAST_COMMON and not _CONTROL.search(damaged):
        at = damaged.index("\ufffd")
        message = f"有 {places} 处字节不是 UTF-8，读不出；这些位置显示为“\ufffd”。请从原文件重新另存，或更正这些字"
        return Extract(damaged, "utf-8", (Diagnostic.of("W102", name, message, Span(at, at + 1)),))
    decoded = [(encoding, text) for encoding in _CANDIDATES if (text := _strict(content, encoding)) is not None]
    likely = max(decoded, key=lambda pair: common_share(pair[1]), default=None)
    if likely is None or common_share(likely[1]) < _LEAST_COMMON:
        raise SeedError(
            name, "不是文本文件，或文字编码认不出（试过 UTF-8、GB18030、UTF-16、Big5）。请另存为 UTF-8 文本再放入"
        )
    return _checked(likely[1], likely[0], name)


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(text) else text


def common_share(text: str) -> float:
    """Return how much of a text the commonest characters of reports make up, white space left out."""
    sample = "".join(text[:20000].split())
    return sum(character in _COMMON for character in sample) / len(sample) if sample else 0.0


def _checked(text: str, encoding: str, name: str) -> Extract:
    if _CONTROL.search(text):
        raise SeedError(name, "含有控制字符，不像文本文件。请另存为 UTF-8 文本再放入")
    if encoding == "utf-8":
        return Extract(text, encoding)
    message = f"文字编码是 {_NAMES[encoding]}；已按此读取。如显示乱码，请另存为 UTF-8 再放入"
    return Extract(text, encoding, (Diagnostic.of("N101", name, message),))
