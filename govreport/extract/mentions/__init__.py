"""Places and named things: villages, towns, roads, rivers, schools, hospitals, companies, projects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govreport.extract.mentions.ending import find_by_ending
from govreport.extract.mentions.listing import find_in_lists
from govreport.extract.mentions.numbered import find_numbered_roads
from govreport.lexicon import Lexicon
from govreport.lexicon.phrases import PhraseMatcher
from govreport.model import Document, Mention, MentionKind, Span

__all__ = ["find_mentions"]

AGAIN = "named-again"
_SHORTEST_AGAIN = 3
"""A name of two characters is too likely part of another word to be looked for everywhere."""


def find_mentions(document: Document, lexicon: Lexicon) -> tuple[Mention, ...]:
    """Return the names in a report, in reading order and without overlap.

    A name is taken only where its start is sure and nothing speaks against it; once it is known, it is
    found wherever the report writes it again. What is not sure is left out.
    """
    text = document.source.text
    sentences = [sentence.span for sentence in document.sentences()]
    found: list[Mention] = []
    for span in sentences:
        found.extend(find_in_lists(text, span, lexicon))
        found.extend(find_numbered_roads(text, span))
        found.extend(find_by_ending(text, span, lexicon))
    found.extend(_again(text, sentences, found))
    return tuple(_without_overlap(found))


def _again(text: str, sentences: Iterable[Span], found: Iterable[Mention]) -> Iterator[Mention]:
    kinds: dict[str, MentionKind] = {}
    for mention in found:
        if len(mention.name) >= _SHORTEST_AGAIN:
            kinds.setdefault(mention.name, mention.kind)
    names = PhraseMatcher({name: kind.value for name, kind in kinds.items()})
    for span in sentences:
        for word in names.find(text, span.start, span.end):
            yield Mention(text[word.start : word.end], MentionKind(word.kind), Span(word.start, word.end), AGAIN)


def _without_overlap(found: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the mentions in reading order; of two that overlap the longer stays, then the one found first."""
    free = 0
    for mention in sorted(found, key=_reading_order):
        if mention.span.start >= free:
            free = mention.span.end
            yield mention


def _reading_order(mention: Mention) -> tuple[int, int]:
    return mention.span.start, -mention.span.end
