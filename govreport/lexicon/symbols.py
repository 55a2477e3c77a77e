"""What the symbol fonts of office programs show, as Unicode characters."""

from __future__ import annotations

from functools import cache

from govreport.lexicon.table import read_entries
from govreport.model import LexiconError

UNKNOWN = "\ufffd"
"""The character for one that can't be told."""
_ROW = 16


@cache
def read_symbols() -> dict[str, dict[int, str]]:
    """Return the characters of ``lexicons/symbols.toml`` by font name in lower case and by position.

    >>> read_symbols()["symbol"][0xB3]
    '≥'

    Raises:
        LexiconError: If a row doesn't hold sixteen characters.
    """
    fonts: dict[str, dict[int, str]] = {}
    for entry in read_entries("symbols", {"rows": list}):
        shown: dict[int, str] = {}
        for row in entry["rows"]:
            first, characters = int(row[:2], _ROW), row[3:]
            if len(characters) != _ROW:
                raise LexiconError(f"govreport/lexicons/symbols.toml: {entry['id']}: row {row[:2]} is not {_ROW} long")
            shown.update((first + at, character) for at, character in enumerate(characters) if character != UNKNOWN)
        fonts.update((name.lower(), shown) for name in entry["surfaces"])
    return fonts
