"""Dates and periods that a promise sets itself."""

from __future__ import annotations

import re

from govreport.lexicon.cues import cue
from govreport.model import Span

_YEAR = r"(?:今年|明年|(?:19|20|１９|２０)\d\d年|[一二]九?[〇零○一二三四五六七八九]{2,3}年)"
_MONTH = r"(?:[1１][0-2０-２]|[1-9１-９]|十[一二]?|[一二三四五六七八九])月(?:\d{1,2}日|上旬|中旬|下旬)?"
_PART = rf"(?:{_MONTH}|上半年|下半年|第?[一二三四1-4]季度)"
_PLAN = r"[“\"]?(?:十[一二三四五六七八]五|[八九]五)[”\"]?"
_COUNT = r"(?<![\d十])(?:\d{1,2}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
_DEADLINE = cue("deadline")
_HINT = re.compile(r"[月季底末期前]|[年之]内|[到至](?:今年|明年|[12一二])")
"""What every deadline holds, so that most sentences are passed over quickly."""


def deadline_of(text: str, within: Span) -> Span | None:
    """Return where a sentence states its deadline; ``今年`` and ``全年`` alone are none.

    >>> sentence = "6月底前完成老旧小区改造。"
    >>> found = deadline_of(sentence, Span(0, len(sentence)))
    >>> found and sentence[found.start:found.end]
    '6月底前'
    """
    if not _HINT.search(text, within.start, within.end):
        return None
    found = _DEADLINE.search(text, within.start, within.end)
    return Span(found.start(), found.end()) if found else None
