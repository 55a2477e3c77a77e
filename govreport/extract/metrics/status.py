"""Done and measured, or planned and promised: the part of the report says it, unless the words say otherwise."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from govreport.lexicon import Lexicon
from govreport.lexicon.table import alternation
from govreport.model import InOrder, Part, Span, Status

FAR = 500
"""A word further back says nothing of a figure."""
NEAR = 20
"""``从`` and ``在`` stand within so many characters before a base."""
_BASE = re.compile(r"(?:从|(?<![自缘理])由|在)[^,。;、\n]{0,14}$")
_BASE_BEHIND = re.compile(
    r"(?:左右|以上)?(?:的?基础上|[^,。;、\d]{0,8}"
    r"(?:提高|提升|增加|增长|降低|减少|下降|压缩|缩短|扩大|降|增|升|减)(?:到|至|为))"
)


@cache
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of the words that decide a status; groups name the kind."""
    lists = lexicon.figure_words
    aims, past = lexicon.guarded_words["aim_words"], lexicon.guarded_words["past_words"]
    done = alternation(lists["done_verbs"])
    return re.compile(
        f"(?P<aim>{aims})|(?P<past>{past})|(?P<done>已(?:{done}))|(?P<clause>[,、])|(?P<stop>;)|(?P<turn>[今明]年(?!以来))"
    )


@dataclass(frozen=True, slots=True)
class StatusCues:
    """The words of one sentence that say what was done and what is meant to be."""

    marks: InOrder[re.Match[str]]

    @classmethod
    def of(cls, folded: str, sentence: Span, lexicon: Lexicon) -> StatusCues:
        """Return the cues of a sentence."""
        return cls(InOrder(tuple(_pattern(lexicon).finditer(folded, sentence.start, sentence.end)), re.Match.start))

    def before(self, start: int) -> tuple[Span | None, Span | None, bool]:
        """Return where an aim and where something done is named before `start`, and whether the aim says 目标."""
        aim: re.Match[str] | None = None
        past: re.Match[str] | None = None
        done: re.Match[str] | None = None
        for mark in self.marks.between(start - FAR, start):
            if mark["stop"]:
                aim = past = done = None
            elif mark["turn"]:
                past = done = None
            elif mark["clause"]:
                done = None
            elif mark["aim"]:
                aim = aim or mark
            elif mark["past"]:
                past = past or mark
            else:
                done = done or mark
        decided = past or done
        stated = aim is not None and "目标" in aim[0]
        return (Span(*aim.span()) if aim else None), (Span(*decided.span()) if decided else None), stated


def status_of(
    cues: StatusCues, folded: str, span: Span, part: Part | None, dated: tuple[str, str]
) -> tuple[Status, Span | None]:
    """Return the status of the figure at `span` and the words that decided it against the part it stands in.

    Args:
        cues: The deciding words of its sentence.
        folded: The text.
        span: Where the figure stands.
        part: Which way the sentence looks.
        dated: The period of the figure, and the year under review.
    """
    period, review = dated
    aim, past, stated = cues.before(span.start)
    year = period if review and re.fullmatch(r"\d{4}", period) else ""
    if part is Part.LOOK_AHEAD:
        base = _BASE.search(folded, max(0, span.start - NEAR), span.start)
        if base and _BASE_BEHIND.match(folded, span.end, span.end + NEAR):
            return Status.ACTUAL, Span(base.start(), base.start() + 1)
        if past or (year and year <= review):
            return Status.ACTUAL, past
        return Status.TARGET, None
    if year > review:
        return Status.TARGET, None
    if aim and (stated or not year):
        return Status.TARGET, aim
    return Status.ACTUAL, None
