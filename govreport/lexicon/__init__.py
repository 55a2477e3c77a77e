"""The word lists, loaded and checked once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from govreport.lexicon.glossary import Glossary, load_glossary
from govreport.lexicon.promises import PromiseWords, load_promises
from govreport.lexicon.topics import TopicTable, load_topics


@dataclass(frozen=True)
class Lexicon:
    """All word lists."""

    promises: PromiseWords
    topics: TopicTable
    glossary: Glossary


@cache
def default_lexicon() -> Lexicon:
    """Return the lexicon that ships with the package."""
    return Lexicon(promises=load_promises(), topics=load_topics(), glossary=load_glossary())
