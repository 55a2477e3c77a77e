"""The word lists, loaded and checked once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from govreport.lexicon.commitment_words import CommitmentWords, load_commitment_words
from govreport.lexicon.context import ContextCues, load_context_cues
from govreport.lexicon.direction import DirectionCues, load_directions
from govreport.lexicon.divisions import Divisions, load_divisions
from govreport.lexicon.exclusions import Exclusions, load_exclusions
from govreport.lexicon.figure_words import read_figure_words, read_guarded_words
from govreport.lexicon.glossary import Glossary, load_glossary
from govreport.lexicon.indicator import IndicatorWords, read_indicator_words
from govreport.lexicon.ledger import read_ledger_words
from govreport.lexicon.names import NameWords, load_names
from govreport.lexicon.numeral_word import NumeralWords, read_numeral_words
from govreport.lexicon.other_texts import OtherText, load_other_texts
from govreport.lexicon.phrases import PhraseMatcher
from govreport.lexicon.problems import ProblemWords, load_problem_words
from govreport.lexicon.qualifier import Qualifier, read_qualifiers
from govreport.lexicon.stock import read_stock_phrases
from govreport.lexicon.structure import Structure, load_structure
from govreport.lexicon.table_words import read_table_words
from govreport.lexicon.title_words import TitleWords, load_title_words
from govreport.lexicon.topics import TopicTable, load_topics
from govreport.lexicon.unit import Unit, read_units
from govreport.model import LedgerWords


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All word lists. Lexicons compare by identity, so that what is compiled from one can be kept for it."""

    indicators: IndicatorWords
    ledger: LedgerWords
    problems: ProblemWords
    commitments: CommitmentWords
    stock: re.Pattern[str]
    topics: TopicTable
    glossary: Glossary
    structure: Structure
    directions: DirectionCues
    context: ContextCues
    other_texts: tuple[OtherText, ...]
    names: NameWords
    divisions: Divisions
    title_words: TitleWords
    units: tuple[Unit, ...]
    qualifiers: tuple[Qualifier, ...]
    exclusions: Exclusions
    numeral_words: tuple[NumeralWords, ...]
    figure_words: dict[str, tuple[str, ...]]
    """Lists of words that tie a number to what it measures, by id."""
    guarded_words: dict[str, str]
    """The same as expressions, each word with what must not stand beside it."""
    table_words: dict[str, tuple[str, ...]]
    """Lists of words of the heads of tables, by id."""

    @cached_property
    def bounds(self) -> PhraseMatcher:
        """What bounds a name: words it may follow (``before``) and words it can't hold (``common``)."""
        return self.names.bounds(self.commitments.verbs, self.topics.words)

    @cached_property
    def titles(self) -> re.Pattern[str]:
        """The words between which a long title may break; see `TitleWords.pattern`."""
        structure = self.structure
        chapters = (w.surface for w in structure.chapter_words if not w.surface.startswith("的"))  # begins no line
        others = (*chapters, *structure.acts, *self.topics.words, *self.commitments.verbs, *self.divisions.codes)
        return self.title_words.pattern(others, [ending for ending, _ in structure.suffixes])


@cache
def default_lexicon() -> Lexicon:
    """Return the lexicon that ships with the package."""
    return Lexicon(
        divisions=load_divisions(),
        glossary=load_glossary(),
        indicators=read_indicator_words(),
        names=load_names(),
        ledger=read_ledger_words(),
        problems=load_problem_words(),
        commitments=load_commitment_words(),
        stock=read_stock_phrases(),
        structure=load_structure(),
        directions=load_directions(),
        context=load_context_cues(),
        other_texts=load_other_texts(),
        title_words=load_title_words(),
        topics=load_topics(),
        units=read_units(),
        qualifiers=read_qualifiers(),
        exclusions=load_exclusions(),
        numeral_words=read_numeral_words(),
        figure_words=read_figure_words(),
        guarded_words=read_guarded_words(),
        table_words=read_table_words(),
    )
