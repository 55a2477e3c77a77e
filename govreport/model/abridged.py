"""The beginning of words that are too long to be shown whole."""

from __future__ import annotations


def abridged(words: str, most: int) -> str:
    """Return words, or their first `most` characters and a mark that they go on.

    >>> abridged("全年完成税收", 6), abridged("全年完成税收349万元", 6)
    ('全年完成税收', '全年完成税收…')
    """
    return words if len(words) <= most else f"{words[:most]}…"
