"""The words that titles of reports are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from govreport.lexicon.table import alternation, read_entries
from govreport.model import LexiconError

_ROLES = ("word", "opens", "closes")


@dataclass(frozen=True, slots=True)
class TitleWords:
    """Words of titles by what they are to the end of a line."""

    words: tuple[str, ...]
    opens: tuple[str, ...]
    """What stays with the words that follow."""
    closes: tuple[str, ...]
    """What stays with the words before."""

    def pattern(self, others: Iterable[str], endings: Iterable[str]) -> re.Pattern[str]:
        """Return a pattern that finds the longest word at a place; its groups are named by what a line break asks.

        Args:
            others: Words that are known besides these.
            endings: Endings of places, which stay with what stands before them.

        >>> words = TitleWords(("工作报告",), ("在",), ("上", "的")).pattern(["人民政府"], ["镇"])
        >>> [(found.lastgroup, found[0]) for found in words.finditer("蒋场镇人民政府的工作报告")]
        [('ending', '镇'), ('word', '人民政府'), ('closes', '的'), ('word', '工作报告')]
        """
        known = tuple(word for word in {*self.words, *others} if len(word) > 1)
        return re.compile(
            rf"(?P<word>{alternation(known)})|(?P<opens>{alternation(self.opens)})"
            rf"|(?P<closes>{alternation(self.closes)})|(?P<ending>{alternation(tuple(endings))})"
        )


def load_title_words() -> TitleWords:
    """Read ``govreport/lexicons/title_words.toml``.

    Raises:
        LexiconError: If the list is damaged.
    """
    entries = read_entries("title_words", {"role": str})
    if odd := [entry["id"] for entry in entries if entry.get("role") not in _ROLES]:
        raise LexiconError(f"govreport/lexicons/title_words.toml: {odd[0]}: needs one of the roles {', '.join(_ROLES)}")
    return TitleWords(*(tuple(w for e in entries if e["role"] == role for w in e["surfaces"]) for role in _ROLES))
