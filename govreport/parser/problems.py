"""Where the report names its difficulties."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govreport.model import Part, Span
from govreport.parser.outline import Text

_YEAR = re.compile(r"[12]\d{3}(?=年)")
_TURN = re.compile(r"(?:总体要求|总体思路|指导思想|预期目标|奋斗目标|主要目标)[^。]{0,12}(?:是|为)")
_ADMITTED = re.compile(
    r"清醒(?:地)?(?:看到|认识)|困难和(?:问题|挑战)|问题和(?:不足|短板|挑战|困难)|矛盾和问题|不足和问题|困难问题|问题短板|短板和不足"
)
_DIFFICULT = re.compile(
    r"(?:存在|面临|还有|仍有|遇到)[^。;]{0,24}(?:困难|问题|不足|短板|挑战|差距|矛盾|风险)"
    r"|(?:困难|问题|不足|短板|挑战|差距)[^。;,]{0,8}(?:主要表现|主要是|仍然存在|依然存在|不能忽视)"
)
_REMEDY = re.compile(
    r"(?:对|针对|解决)(?:于)?(?:这些|此|以上|上述|存在的)|我们(?:将|一定|会|要|必须)|今后(?:的)?工作|下一步|恳请|对此"
    r"|直面问题|认真研究解决|加以解决|切实解决|努力改进|高度重视"
)
_NEXT_ITEM = re.compile(
    r"[一二三四五六七八九十]{1,3}是|[(]?[一二三四五六七八九十\d]{1,2}[)、.]|——|第[一二三四五六七八九十],|另外|此外|还有"
)


def find_problems(folded: str, texts: Sequence[Text], parts: Sequence[Part | None]) -> list[Span]:
    """Return the sentences that name difficulties, in the last paragraph of the review that does so."""
    for cue in (_ADMITTED, _DIFFICULT):
        for index in range(len(texts) - 1, -1, -1):
            if parts[index] is not Part.LOOK_AHEAD and cue.search(folded, texts[index].start, texts[index].end):
                return _from_paragraphs(folded, texts, parts, index, cue)
    return []


def _from_paragraphs(
    folded: str, texts: Sequence[Text], parts: Sequence[Part | None], index: int, cue: re.Pattern[str]
) -> list[Span]:
    found = _from_paragraph(folded, texts[index], cue)
    for following in range(index + 1, len(texts)):
        if parts[following] is Part.LOOK_AHEAD or not _NEXT_ITEM.match(folded, texts[following].start):
            break
        found.extend(Span(s.start, s.end) for s, _ in texts[following].sentences)
    return [span for span in found if not _REMEDY.match(folded, span.start, span.end)]


def _from_paragraph(folded: str, text: Text, cue: re.Pattern[str]) -> list[Span]:
    spans = [Span(s.start, s.end) for s, _ in text.sentences]
    first = next((i for i, span in enumerate(spans) if cue.search(folded, span.start, span.end)), 0)
    last = len(spans)
    while last > first + 1 and _REMEDY.search(folded, spans[last - 1].start, spans[last - 1].end):
        last -= 1
    return spans[first:last]
