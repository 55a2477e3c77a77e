"""The word lists, loaded and checked once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

from govreport.lexicon.divisions import Divisions, load_divisions
from govreport.lexicon.glossary import Glossary, load_glossary
from govreport.lexicon.indicator import IndicatorWords, read_indicator_words
from govreport.lexicon.ledger import LedgerWords, read_ledger_words
from govreport.lexicon.names import NameWords, load_names
from govreport.lexicon.promises import PromiseWords, load_promises
from govreport.lexicon.structure import Structure, load_structure
from govreport.lexicon.surfaces import Surfaces
from govreport.lexicon.topics import TopicTable, load_topics


@dataclass(frozen=True)
class Lexicon:
    """All word lists."""

    indicators: IndicatorWords
    ledger: LedgerWords
    promises: PromiseWords
    topics: TopicTable
    glossary: Glossary
    structure: Structure
    names: NameWords
    divisions: Divisions

    @cached_property
    def bounds(self) -> Surfaces:
        """What bounds a name: words it may follow (``before``) and words it can't hold (``common``)."""
        return self.names.bounds(self.promises.verbs, self.topics.words)


@cache
def default_lexicon() -> Lexicon:
    """Return the lexicon that ships with the package."""
    return Lexicon(
        divisions=load_divisions(),
        glossary=load_glossary(),
        indicators=read_indicator_words(),
        names=load_names(),
        ledger=read_ledger_words(),
        promises=load_promises(),
        structure=load_structure(),
        topics=load_topics(),
    )
