"""Names known by how they end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from govreport.extract.mentions.edge import Edges
from govreport.lexicon import Lexicon
from govreport.lexicon.names import NameEnding
from govreport.lexicon.table import alternation
from govreport.model import Mention, MentionKind, Span

RULE = "名称结尾"


def find_by_ending(text: str, within: Span, edges: Edges, lexicon: Lexicon) -> Iterator[Mention]:
    """Yield the names that end like a name and surely begin where they begin."""
    pattern, endings = _endings(lexicon.names.endings)
    for found in pattern.finditer(text, within.start, within.end):
        ending = endings[found[0]]
        if text[found.end() : found.end() + 1] in ending.unless and found.end() < within.end:
            continue
        tails = lexicon.names.tail if ending.kind is MentionKind.PLACE else ()
        edge = edges.before(Span(found.start(), found.end()), tails)
        if edge and edge.clean and ending.shortest <= len(edge.stem) <= ending.longest:
            span = Span(edge.stem.start, found.end())
            yield Mention(text[span.start : span.end], ending.kind, span, RULE)


@lru_cache(maxsize=1)
def _endings(endings: tuple[NameEnding, ...]) -> tuple[re.Pattern[str], dict[str, NameEnding]]:
    return re.compile(alternation([e.surface for e in endings])), {e.surface: e for e in endings}
