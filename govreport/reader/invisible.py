"""Characters that nobody sees: they part the digits of a number and the characters of a name."""

from __future__ import annotations

import re

_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\U000e0001-\U000e007f]"
)
"""Soft hyphens, joiners, spaces of no width, marks of direction: what Unicode calls format characters."""


def without_invisible(text: str) -> str:
    r"""Return extracted text without the characters that have no shape; never for a file's own characters.

    >>> without_invisible("全年完成税\ufeff收3\u200b49万元，修路12\u00ad公里")
    '全年完成税收349万元，修路12公里'
    """
    return _INVISIBLE.sub("", text)
