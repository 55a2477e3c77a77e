"""The frame of a report in a few words: whose it is, which years it speaks of, how much looks back and ahead."""

from __future__ import annotations

from dataclasses import dataclass

from govreport.model import Document, Part
from govreport.writers.labels import LEVEL

UNKNOWN = "不详"


@dataclass(frozen=True, slots=True)
class FrameSummary:
    """What was taken for the frame; for people."""

    place: str
    level: str
    review: str
    """The year under review, or ``不详``."""
    plan: str
    back: int
    """Of a hundred characters of the sentences, how many look back."""
    ahead: int

    def __str__(self) -> str:
        years = f"总结{self.review}年" if self.review != UNKNOWN else "总结的年份不详"
        unplanned = "安排的年份不详" if self.ahead else "没有安排部分"
        planned = f"安排{self.plan}年" if self.plan != UNKNOWN else unplanned
        return f"{self.place} · {self.level} · {years} · {planned} · 回顾占 {self.back}%，安排占 {self.ahead}%"


def summarise_frame(document: Document) -> FrameSummary:
    """Return the frame of a report for people."""
    who = document.identity
    sizes = dict.fromkeys((*Part, None), 0)
    for sentence in document.sentences():
        sizes[sentence.part] += len(sentence.span)
    whole = sum(sizes.values()) or 1
    return FrameSummary(
        place=who.place or f"地方{UNKNOWN}",
        level=LEVEL[who.level] if who.level else f"层级{UNKNOWN}",
        review=who.review_year or UNKNOWN,
        plan=who.plan_year or UNKNOWN,
        back=round(100 * sizes[Part.LOOK_BACK] / whole),
        ahead=round(100 * sizes[Part.LOOK_AHEAD] / whole),
    )
