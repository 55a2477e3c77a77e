"""A source as the parser works on it."""

from __future__ import annotations

from dataclasses import dataclass

from govreport.lexicon import Lexicon
from govreport.model import Source, fold
from govreport.parser.words import Words, words_of


@dataclass(frozen=True)
class Manuscript:
    """A source with its folded text, and the words that tell how it is built.

    What is published comes from the source's own text; what is matched, from the folded one. Offsets agree.
    """

    source: Source
    folded: str
    lexicon: Lexicon
    words: Words

    @classmethod
    def of(cls, source: Source, lexicon: Lexicon) -> Manuscript:
        """Prepare a source for the parser."""
        return cls(source, fold(source.text), lexicon, words_of(lexicon.structure))

    @property
    def text(self) -> str:
        """The source's own text."""
        return self.source.text
