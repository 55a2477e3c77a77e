"""Furniture of the page a report was copied from."""

from __future__ import annotations

import re

from govreport.parser.lines import Line
from govreport.parser.manuscript import Manuscript

_PAGE = re.compile(
    r"[-—–·\s]*\d{1,3}[-—–·\s]*|第\s*\d{1,3}\s*页(?:\s*[,/共]\s*共?\s*\d{1,3}\s*页)?|\d{1,3}\s*/\s*\d{1,3}"
)
_SHORT = 80
"""Longer lines are running text, whatever words they hold."""
_NUMBER = 16


def is_furniture(manuscript: Manuscript, line: Line) -> bool:
    """Tell whether a line is furniture: page tools, links to other pages, a site's footer, a page number."""
    words, folded = manuscript.words, manuscript.folded
    size = line.end - line.start
    return bool(
        words.tool_line.fullmatch(folded, line.start, line.end)
        or words.furniture_start.match(folded, line.start, line.end)
        or (size <= _SHORT and words.furniture_within.search(folded, line.start, line.end))
        or (size <= _NUMBER and _PAGE.fullmatch(folded, line.start, line.end))
    )
