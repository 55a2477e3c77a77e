"""Names known by how they end."""

from __future__ import annotations

from collections.abc import Iterator

from govreport.extract.mentions.edge import edge_before
from govreport.lexicon import Lexicon
from govreport.lexicon.names import NameEnding
from govreport.model import Mention, MentionKind, Span

RULE = "ending"


def find_by_ending(text: str, within: Span, lexicon: Lexicon) -> Iterator[Mention]:
    """Yield the names that end like a name and surely begin where they begin."""
    groups = lexicon.names.by_last
    for last in lexicon.names.last.finditer(text, within.start, within.end):
        end = last.end()
        for ending in groups[last[0]]:
            if text.endswith(ending.surface, within.start, end):
                if end == within.end or text[end] not in ending.unless:
                    yield from _named(text, within.start, end, ending, lexicon)
                break


def _named(text: str, lowest: int, end: int, ending: NameEnding, lexicon: Lexicon) -> Iterator[Mention]:
    tails = lexicon.names.tail if ending.kind is MentionKind.PLACE else ()
    edge = edge_before(text, lowest, Span(end - len(ending.surface), end), lexicon.bounds, tails)
    if edge and edge.clean and ending.shortest <= len(edge.stem) <= ending.longest:
        span = Span(edge.stem.start, end)
        yield Mention(text[span.start : span.end], ending.kind, span, RULE)
