"""A source as the parser works on it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govreport.lexicon import Lexicon
from govreport.model import Source, fold
from govreport.parser.words import Words, words_of

_ASKED = re.compile(r"(?<!\?)(?>\?+)？[？?]*|？[？?]+")
"""Question marks that a person typed; in a row they must not look like ``????``, which programs leave as filler."""


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
        folded = fold(_ASKED.sub(lambda asked: "!" * len(asked[0]), source.text))
        return cls(source, folded, lexicon, words_of(lexicon.structure))

    @property
    def text(self) -> str:
        """The source's own text."""
        return self.source.text
