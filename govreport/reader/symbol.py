"""Characters that a Word document takes from a symbol font."""

from __future__ import annotations

import re

from govreport.lexicon.symbols import UNKNOWN, read_symbols
from govreport.reader.omission import Omission

_CODES = re.compile("[\uf020-\uf0ff]")
"""The private characters by which a symbol font's positions are written among ordinary ones."""
_UNTOLD = UNKNOWN + Omission.SYMBOL.mark


def symbol(font: str, code: str) -> str:
    """Return the character at a position of a font, given as in ``w:sym``; marked as unknown where none is known.

    >>> symbol("Symbol", "F0B1"), symbol("Wingdings", "FC")
    ('±', '✓')
    """
    try:
        number = int(code, 16)
    except ValueError:
        return _UNTOLD
    shown = read_symbols().get(font.lower())
    if shown is not None:
        return shown.get(number & 0xFF if number >= 0xF000 else number, _UNTOLD)
    if number < 0x20 or 0xD800 <= number < 0xF900 or number > 0xFFFF:
        return _UNTOLD
    return chr(number)


def without_symbol_codes(text: str, font: str) -> str:
    """Return text with the characters that a symbol font shows in place of its private codes.

    >>> without_symbol_codes("误差\uf0b15%", "symbol")
    '误差±5%'
    """
    return _CODES.sub(lambda match: symbol(font, f"{ord(match[0]):X}"), text)
