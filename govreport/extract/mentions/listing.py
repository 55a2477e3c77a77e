"""Names in a list that says what they are: ``将军路、李场、柳口等村``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from govreport.extract.mentions.edge import edge_before
from govreport.lexicon import Lexicon
from govreport.lexicon.cues import cue
from govreport.model import Mention, MentionKind, Span

_CLOSING = cue("closing")
_OPENING = re.compile(r"[，,。；;：:！!（）()\s“”]")
_REACH = 120
"""How long a list may be."""

_SEPARATOR = re.compile(r"、|(?<=[^、]{2})[和及与](?=[^、]{2})")


class Listed(NamedTuple):
    """What the items of a list are."""

    kind: MentionKind
    shortest: int
    longest: int
    suffix: str
    """What makes the item's name whole."""
    own: tuple[str, ...]
    """Endings that an item may bear itself; it is whole then."""


_VILLAGES = Listed(MentionKind.VILLAGE, 2, 6, "村", ("村", "社区", "居委会"))
_COMMUNITIES = Listed(MentionKind.VILLAGE, 2, 6, "社区", ("村", "社区", "居委会"))
_COMPANIES = Listed(MentionKind.COMPANY, 2, 8, "", ())
_PROJECTS = Listed(MentionKind.PROJECT, 5, 16, "", ())

RULE = "list"


def find_in_lists(text: str, within: Span, lexicon: Lexicon) -> Iterator[Mention]:
    """Yield the names of lists that end with ``等村``, ``等企业`` or ``等项目``.

    >>> from govreport.lexicon import default_lexicon
    >>> sentence = "启动将军路、李场、柳口等村美丽乡村建设。"
    >>> [found.name for found in find_in_lists(sentence, Span(0, len(sentence)), default_lexicon())]
    ['将军路村', '李场村', '柳口村']
    """
    for found in _CLOSING.finditer(text, within.start, within.end):
        listed = _what(found["what"])
        items = _items(text, _listing(text, within.start, found.start()), listed, lexicon)
        if len(items) > 1:
            for item in items:
                if listed.shortest <= len(item) <= listed.longest:
                    name = text[item.start : item.end]
                    whole = name if name.endswith(listed.own) else name + listed.suffix
                    yield Mention(whole, listed.kind, item, RULE)


def _listing(text: str, lowest: int, end: int) -> Span:
    """Return the list that ends at `end`: back to the mark that opens its clause."""
    floor = max(lowest, end - _REACH)
    openings = [mark.end() for mark in _OPENING.finditer(text, floor, end)]
    return Span(openings[-1] if openings else floor, end)


def _what(word: str) -> Listed:
    if word.endswith("社区"):
        return _COMMUNITIES
    if word.endswith("项目"):
        return _PROJECTS
    return _COMPANIES if word.endswith(("企业", "公司")) else _VILLAGES


def _items(text: str, listing: Span, listed: Listed, lexicon: Lexicon) -> tuple[Span, ...]:
    """Return the items that are clean names, the first without the verb before it."""
    ends = [m.start() for m in _SEPARATOR.finditer(text, listing.start, listing.end)] + [listing.end]
    tails = lexicon.names.tail if listed.kind in (MentionKind.COMPANY, MentionKind.PROJECT) else ()
    edges = (edge_before(text, listing.start, Span(end, end), lexicon.bounds, tails) for end in ends)
    return tuple(edge.stem for edge in edges if edge and edge.clean) if len(ends) > 1 else ()
