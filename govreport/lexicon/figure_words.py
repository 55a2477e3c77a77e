"""Words around figures, as named lists."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from govreport.lexicon.table import read_entries


@cache
def _rows() -> tuple[dict[str, Any], ...]:
    return read_entries("figure_words", {"not_after": dict, "not_before": dict}, distinct=False)


def read_figure_words() -> dict[str, tuple[str, ...]]:
    """Return the lists of ``lexicons/figure_words.toml`` by id; a word may stand in several of them."""
    return {row["id"]: tuple(row["surfaces"]) for row in _rows()}


def read_guarded_words() -> dict[str, str]:
    """Return each list as an expression that matches any of its words, unless it is part of another word.

    It is where one of the characters of ``not_after`` stands before it, or one of ``not_before`` behind.

    >>> [bool(re.search(read_guarded_words()["short_link"], words)) for words in ("签约", "大约")]
    [False, True]
    """
    return {row["id"]: "|".join(_guarded(word, row) for word in row["surfaces"]) for row in _rows()}


def _guarded(word: str, row: dict[str, Any]) -> str:
    after, before = row.get("not_after", {}).get(word, ""), row.get("not_before", {}).get(word, "")
    return (f"(?<![{after}])" if after else "") + re.escape(word) + (f"(?![{before}])" if before else "")
