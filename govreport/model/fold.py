"""A length-preserving fold: one-to-one character pairs, so that offsets into folded and raw text agree."""

from __future__ import annotations

_PAIRS = (
    *((chr(0xFF01 + i), chr(0x21 + i)) for i in range(94)),  # full-width ASCII
    ("\u3000", " "),
    ("\u00a0", " "),
    ("\u2002", " "),
    ("\u2003", " "),
    ("\ufeff", " "),
    ("\u200b", " "),
    ("\ufe63", "-"),
    ("〇", "零"),
    ("○", "零"),
    ("﹪", "%"),
)
CIRCLED = "①-⑳㉑-㉟㊱-㊿"
"""Numbers in circles, one to fifty, as a class of an expression has them (``[…]``): marks of notes and items."""
_TABLE = str.maketrans(dict(_PAIRS))


def fold(text: str) -> str:
    """Return `text` with full-width letters, digits and punctuation as ASCII, code point for code point.

    Only for matching: what is published is always the source's own wording.

    >>> fold("（一）１９９３年增长５．４％，")
    '(一)1993年增长5.4%,'
    """
    return text.translate(_TABLE)
