"""Markdown: its signs are taken away, its words stay."""

from __future__ import annotations

import re
from dataclasses import replace

from govreport.reader.content import Extract
from govreport.reader.text import read_text

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?:[^\n]*\n){0,60}?---[ \t]*(?:\r?\n|\Z)")
_SIGNS = (
    (re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+|(?<![ \t])(?>[ \t]+#+[ \t]*)$", re.MULTILINE), ""),
    (re.compile(r"^[ \t]{0,3}>[ \t]?", re.MULTILINE), ""),
    (re.compile(r"^[ \t]*[*+-][ \t]+(?=\S)", re.MULTILINE), ""),
    (re.compile(r"^[ \t]{0,3}(?:[-*_][ \t]*){3,}$", re.MULTILINE), ""),
    (re.compile(r"!?\[([^\]\n]{1,200})\]\([^)\n]{0,500}\)"), r"\1"),
    (re.compile(r"\*\*(?=\S)([^*\n]{1,400}?)\*\*|__(?=\S)([^_\n]{1,400}?)__"), r"\1\2"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])"), r"\1"),
)


def read_markdown(content: bytes, name: str) -> Extract:
    r"""Return the words of a Markdown file; numbered lists keep their numbers.

    >>> read_markdown("# 一、回顾\n\n**经济**向好。".encode(), "report.md").text
    '一、回顾\n\n经济向好。'

    Raises:
        SeedError: If the bytes are no text.
    """
    extract = read_text(content, name)
    text = _FRONT_MATTER.sub("", extract.text)
    for sign, kept in _SIGNS:
        text = sign.sub(kept, text)
    return replace(extract, text=text, encoding="markdown")
