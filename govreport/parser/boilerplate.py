"""Boilerplate of the page a report was copied from."""

from __future__ import annotations

from govreport.parser.manuscript import Manuscript
from govreport.reading.lines import Line
from govreport.reading.pages import is_page_number

_SHORT = 80
"""Longer lines are running text, whatever words they hold."""
_NOTICE = 150
"""Longer lines are running text, however they begin."""


def is_boilerplate(manuscript: Manuscript, line: Line) -> bool:
    """Tell whether a line is boilerplate: page tools, links to other pages, a site's footer, a page number."""
    words, folded = manuscript.words, manuscript.folded
    size = line.end - line.start
    return bool(
        words.tool_line.fullmatch(folded, line.start, line.end)
        or (size <= _NOTICE and words.boilerplate_start.match(folded, line.start, line.end))
        or (size <= _SHORT and words.boilerplate_within.search(folded, line.start, line.end))
        or is_page_number(folded, line)
    )
