"""Done and measured, or planned and promised: the part of the report says it, unless the words say otherwise."""

from __future__ import annotations

import re

from govreport.model import Part, Status

_TARGET = re.compile(
    r"力争|预期目标|目标是|目标为|目标:|计划到|规划到|争取到|预期为|奋斗目标|(?<![虚模比草])拟(?![态真人])"
)
_PAST = re.compile(r"(?<![比较同])去年|(?<![比较同])上年末|目前|现有|截至|过去(?:一|五)年|刚刚过去|已经")
_DONE = re.compile(
    r"已经?(?:完成|建成|达|有|签约|开工|落实|到位|累计|实现|投入|形成|建立)"
)
_BASE = re.compile(r"(?:从|(?<![自缘理])由|在)[^,。;、]{0,14}$")
_BASE_BEHIND = re.compile(
    r"(?:左右|以上)?(?:的?基础上|[^,。;、\d]{0,8}"
    r"(?:提高|提升|增加|增长|降低|减少|下降|压缩|缩短|扩大|降|增|升|减)(?:到|至|为))"
)


def status_of(clause: str, behind: str, part: Part | None, period: str, review: str) -> tuple[Status, str]:
    """Return the status of a figure and the words that decided it against the part it stands in.

    Args:
        clause: The sentence up to the figure, folded.
        behind: The words right behind the figure, folded.
        part: Which way the sentence looks.
        period: The period of the figure.
        review: The year under review.
    """
    near = clause[clause.rfind(";") + 1 :]
    year = period if review and re.fullmatch(r"\d{4}", period) else ""
    if part is Part.LOOK_AHEAD:
        return _ahead(near, behind, past_year=year if year and year <= review else "")
    future = _TARGET.search(near)
    if year > review:
        return Status.TARGET, year
    if future and ("目标" in future[0] or not year):
        return Status.TARGET, future[0]
    return Status.ACTUAL, ""


def _ahead(near: str, behind: str, *, past_year: str) -> tuple[Status, str]:
    """Return the status of a figure of the plan."""
    base = _BASE.search(near)
    if base and _BASE_BEHIND.match(behind):
        return Status.ACTUAL, base[0][0]
    past = _PAST.search(near) or _DONE.search(near[max(near.rfind(mark) for mark in ",、") + 1 :])
    if past or past_year:
        return Status.ACTUAL, past[0] if past else past_year
    return Status.TARGET, ""
