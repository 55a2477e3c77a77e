"""Words that hold a numeral without counting anything."""

from __future__ import annotations

from dataclasses import dataclass

from govreport.lexicon.table import read_entries


@dataclass(frozen=True, slots=True)
class NumeralWords:
    """Words of one sort: ``一批``, ``十分``, ``统一``."""

    id: str
    surfaces: tuple[str, ...]
    reason: str
    """Reason of the exclusion: ``name``, ``date``, ``mark``, ``other``."""


def read_numeral_words() -> tuple[NumeralWords, ...]:
    """Return the words of ``lexicons/numeral_words.toml``."""
    rows = read_entries("numeral_words", {"reason": str})
    return tuple(NumeralWords(row["id"], tuple(row["surfaces"]), row["reason"]) for row in rows)
