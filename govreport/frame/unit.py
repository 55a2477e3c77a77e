"""What evidence is taken from: headings on their own line and sentences, in reading order."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A heading on its own line, or a sentence."""

    start: int
    end: int
    level: int = 0
    """Of a heading, 1 for a chapter; 0 for a sentence."""
    opens: bool = False
    """True for the first sentence of a paragraph."""
