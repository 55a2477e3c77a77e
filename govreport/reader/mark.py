"""How numbered chapters and sections begin, in text as received: full-width and half-width signs are both there."""

from __future__ import annotations

_NUMERAL = "[一二三四五六七八九十]{1,3}"
CHAPTER_MARK = rf"{_NUMERAL}、|[（(]{_NUMERAL}[)）]|第{_NUMERAL}[章节部]"
"""A regular expression: ``一、``, ``（二）``, ``第三章``; alternatives, to be put into a group."""
