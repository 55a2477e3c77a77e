"""What a chapter heading says of its direction: its words, its years and the plans it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from govreport.expression.years import plan_years, years_in
from govreport.lexicon.structure import ChapterWord
from govreport.model import Part

CLEAR, VAGUE = 6.0, 3.0
"""How much a heading weighs that says plainly which way it looks, and one that only hints at it or looks both ways."""
_PLAN = re.compile(r"(?P<plan>十[一二三四五六七八九]?|(?<!十)[六七八九])五(?=”|时期|期间|计划|规划)")
JOINT = re.compile(r"[和及与暨、,;:]|——")


@dataclass(frozen=True, slots=True)
class HeadingEvidence:
    """What a heading says of its direction."""

    score: float
    """Positive for looking back, negative for looking ahead; of a mixed heading, of what it names first."""
    mixed: bool = False
    """True where it announces both."""


def read_heading(heading: str, review: int, words: Sequence[ChapterWord]) -> HeadingEvidence:
    """Return what a heading says; years count where the year under review is known (not 0).

    A heading may join two announcements; each is read for itself.

    >>> from govreport.lexicon import default_lexicon
    >>> words = default_lexicon().structure.chapter_words
    >>> read_heading("二、关于2025年工作", 2024, words)
    HeadingEvidence(score=-6.0, mixed=False)
    >>> read_heading("一、过去五年工作和今后五年奋斗目标", 0, words)
    HeadingEvidence(score=3.0, mixed=True)
    """
    said = [score for part in announcements("".join(heading.split())) if (score := _announced(part, review, words))]
    if not said:
        return HeadingEvidence(0.0)
    if min(said) < 0 < max(said):
        return HeadingEvidence(VAGUE if said[0] > 0 else -VAGUE, mixed=True)
    return HeadingEvidence(max(said, key=abs))


def announcements(heading: str) -> list[str]:
    """Return what a heading joins: ``1993年工作的回顾和1994年的方针`` announces two things.

    >>> announcements("1993年工作的回顾和1994年的方针")
    ['1993年工作的回顾', '1994年的方针']
    """
    return [part for part in JOINT.split(heading) if part]


def _announced(part: str, review: int, words: Sequence[ChapterWord]) -> float:
    """Return what one announcement of a heading says; 0 where it does not tell."""
    dated = _dated(part, review) if review else None
    strong, weak = _said(part, words, strong=True), _said(part, words, strong=False)
    if strong and dated and strong is not dated:
        return VAGUE if dated is Part.LOOK_BACK else -VAGUE
    for told, weight in ((strong, CLEAR), (dated, CLEAR), (weak, VAGUE)):
        if told:
            return weight if told is Part.LOOK_BACK else -weight
    return 0.0


def _said(part: str, words: Sequence[ChapterWord], *, strong: bool) -> Part | None:
    found = {w.part for w in words if w.part and w.strong is strong and w.surface in part}
    return found.pop() if len(found) == 1 else None


def _dated(part: str, review: int) -> Part | None:
    """Return the direction of the years and plans that are named; None where there are none or they differ."""
    spans = [tuple(map(int, plan_years(match["plan"]).split("-"))) for match in _PLAN.finditer(part)]
    spans += [(year, year) for year in years_in(part)]
    found = {Part.LOOK_BACK if last <= review else Part.LOOK_AHEAD for first, last in spans
             if last <= review or first > review}
    return found.pop() if len(found) == 1 else None
