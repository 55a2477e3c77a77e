"""Roads that bear a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govreport.model import Mention, MentionKind, Span

RULE = "road-number"
_NUMBERED = re.compile(
    r"""(?<![A-Za-z0-9.])(?:[GS]\d{2,4}(?:线|国道|省道)?(?![0-9A-Za-z%])|[XYC]\d{3}(?:线|县道|乡道|村道))
    |(?<![0-9.])\d{3}(?:国道|省道|县道)|(?:国道|省道|县道)[GSX]?\d{2,4}线?""",
    re.VERBOSE,
)


def find_numbered_roads(text: str, within: Span) -> Iterator[Mention]:
    """Yield the roads named by their number.

    >>> [found.name for found in find_numbered_roads("启动建设S213新东环线和318国道改造", Span(0, 22))]
    ['S213', '318国道']
    """
    for found in _NUMBERED.finditer(text, within.start, within.end):
        yield Mention(found[0], MentionKind.ROAD, Span(found.start(), found.end()), RULE)
