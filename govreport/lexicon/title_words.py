"""The words that titles of reports are made of."""

from __future__ import annotations

from dataclasses import dataclass

from govreport.lexicon.table import read_entries
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


def load_title_words() -> TitleWords:
    """Read ``govreport/lexicons/title_words.toml``.

    Raises:
        LexiconError: If the list is damaged.
    """
    entries = read_entries("title_words", {"role": str})
    if odd := [entry["id"] for entry in entries if entry.get("role") not in _ROLES]:
        raise LexiconError(f"govreport/lexicons/title_words.toml: {odd[0]}: needs one of the roles {', '.join(_ROLES)}")
    return TitleWords(*(tuple(w for e in entries if e["role"] == role for w in e["surfaces"]) for role in _ROLES))
