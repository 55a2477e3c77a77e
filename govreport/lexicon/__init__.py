"""The word lists, loaded and checked once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True)
class Lexicon:
    """All word lists."""


@cache
def default_lexicon() -> Lexicon:
    """Return the lexicon that ships with the package."""
    return Lexicon()
