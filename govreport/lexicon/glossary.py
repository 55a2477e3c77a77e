"""Terms that need explaining, and where a report uses them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from govreport.lexicon.phrases import PhraseMatcher
from govreport.lexicon.table import read_entries
from govreport.model import Source, Span, Term


@dataclass(frozen=True)
class Glossary:
    """The terms in the file's order."""

    terms: tuple[Term, ...]

    @cached_property
    def words(self) -> PhraseMatcher:
        """The forms in which reports write the terms, each with the id of its term."""
        return PhraseMatcher({surface: term.id for term in self.terms for surface in term.surfaces})

    @cached_property
    def _by_id(self) -> dict[str, Term]:
        return {term.id: term for term in self.terms}

    def find_terms(self, source: Source, within: Span) -> tuple[tuple[Term, Span], ...]:
        """Return the terms used in `within`, in reading order, each with where it is written.

        Every use is returned; which one gets the explanation is the writer's business. A writer that holds
        a catalog makes its own: ``Glossary(catalog.terms)``.

        >>> from govreport.lexicon import default_lexicon
        >>> source = Source.from_text("深化“放管服”改革，推进“一网通办”。")
        >>> found = default_lexicon().glossary.find_terms(source, source.span)
        >>> [(term.id, source.slice(span)) for term, span in found]
        [('delegate-regulate-serve', '放管服'), ('one-net-service', '一网通办')]
        """
        found = self.words.find(source.text, within.start, within.end)
        return tuple((self._by_id[word.kind], Span(word.start, word.end)) for word in found)


def load_glossary() -> Glossary:
    """Read ``govreport/lexicons/glossary.toml``.

    Raises:
        LexiconError: If the file is not as it should be.
    """
    entries = read_entries("glossary", {"name": str, "explanation": str, "origin": str})
    return Glossary(
        tuple(
            Term(entry["id"], entry["name"], tuple(entry["surfaces"]), entry["explanation"], entry["origin"])
            for entry in entries
        )
    )
