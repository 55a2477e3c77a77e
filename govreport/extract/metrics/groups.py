"""Figures that share the words before them: values in a row, and the words behind each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from govreport.extract.metrics.figures import Figure
from govreport.extract.metrics.names import Left, take_apart
from govreport.extract.metrics.wording import NOTHING, Wording
from govreport.extract.metrics.words import Words
from govreport.lexicon.cues import cue
from govreport.model import Direction

_PART = re.compile(r"(?<=\w\w)(?:完成投资|完成|实现|总投资|投资|占地|建筑面积|涉及|惠及|累计).*")
_GROWTH_BEHIND = re.compile(r"的(?:\w{0,4}增长|增速|增幅|涨幅)(?:速度|势头|水平)?")
_GRADE = r"(?:国家|国际|世界|自治[区州]|[省市州盟县区镇乡村部厅局]{2}|[\dA-Z]{1,3}|\w)[级型类]"
_ATTRIBUTE = re.compile(rf"\w|\w定|列\w|{_GRADE}")
"""A first noun that is short for the one behind the next number (``4个省级、12个市级示范村``)."""
OF_GRADE = re.compile(_GRADE)
_SIZED = re.compile("(?:年度)?(?:计划)?总?投资[约超过近逾]*")
"""Between a count and the amount that all of them take (``27个总投资94亿元的项目``)."""
_WORKED_ON = re.compile("[^,，。;；、]{0,6}?(?:实施|推进|启动|完成|开展|抓好|加快)$")
ACT_AT_END = cue("act-at-end")
_TIED = cue("tied")
_MEASURED_OF_EACH = re.compile(
    "(?<=..)(?:平均|全年|年)?(?:集体|经营性|营业|总)*(?:收入|产值|营收|税收|利润|占比|比重|价格|增速|[增涨降]幅|降价(?:幅度)?)(?:增长|下降|提高)?$"
)
"""What is measured of counted things by the next number (``8个行政村集体收入突破100万元``)."""
_GRADED = re.compile(f"{_GRADE}$")
_TURN = cue("turn")
_STRIVEN = re.compile("(?:并|同时)?(?:力争|争取|确保|努力|冲刺|奋力|挑战)+(?:实现|增长)?(?P<reached>达到?|突破|超过)?")
_RATE = re.compile("率|比重|占比|比例|度")
CLAUSES = 200
"""So many characters before a figure may hold the clause that names it."""


@dataclass(frozen=True, slots=True)
class Group:
    """One figure, or several values in a row that share the words before the first."""

    figures: tuple[Figure, ...]
    left: Left
    right: Wording
    before: Wording = NOTHING
    """The clauses before the first figure's words."""
    behind: Wording = NOTHING
    """The words of its clause behind the last figure."""
    grown: Wording = NOTHING
    """The words behind the last figure that say that it is a growth (``8.6%的增长``)."""

    @property
    def head(self) -> Figure:
        """The figure that has the words."""
        return self.figures[0]


def group_figures(figures: list[Figure], words: Words, sentence: Wording) -> list[Group]:
    """Put values in a row together with the words before the first."""
    groups: list[list[Figure]] = []
    for figure in figures:
        last = groups[-1][-1] if groups else figure
        behind = "" if _TURN.fullmatch(figure.right) else figure.right
        bare = figure.joint in ("、", ",") and not (figure.left.strip("约近超") or behind or last.right)
        alike = figure.reading.kind == last.reading.kind or (groups and "分别" in groups[-1][0].left)
        if groups and bare and alike:
            groups[-1].append(figure)
        else:
            groups.append([figure])
    rights = _rights(groups, words)
    made: list[Group] = []
    for group, right in zip(groups, rights, strict=True):
        end = group[0].start - sentence.places[0]
        before = sentence[max(0, end - CLAUSES) : end]
        over = group[-1].reading.quantity.span.end - sentence.places[0]
        behind = sentence[over : over + CLAUSES]
        left = _left(group[0], words)
        if made and _strives(left, group[0], made[-1]):
            left = replace(left, core=NOTHING, direction=made[-1].left.direction, linked=True)
        if _GROWTH_BEHIND.fullmatch(right):
            grown = replace(left, direction=Direction.UP, linked=True)
            made.append(Group(tuple(group), grown, NOTHING, before, behind, right))
        else:
            made.append(Group(tuple(group), left, right, before, behind))
    return made


def _strives(left: Left, figure: Figure, last: Group) -> bool:
    """Tell whether the figure is striven for beyond a growth named before (``增长6%以上、力争8%``)."""
    said = None if left.direction else _STRIVEN.fullmatch(figure.left)
    units = {f.reading.quantity.unit for f in (figure, last.head)}
    if not said or not last.left.direction or last.right or units not in ({"%"}, {"百分点"}):
        return False
    return not (said["reached"] and _RATE.search(last.left.core))


def _left(figure: Figure, words: Words) -> Left:
    reading = figure.reading
    return take_apart(figure.left, reading.quantity.unit, words, reading.kind)


def _rights(groups: list[list[Figure]], words: Words) -> list[Wording]:
    """Return the words behind each group that belong to it, from the last group to the first."""
    rights: list[Wording] = []
    follower: Figure | None = None
    for group in reversed(groups):
        right = group[-1].right
        if follower is not None and follower.joint == "glued":
            if not follower.left:
                right = rights[-1]
            elif group[-1].reading.kind == "money" and right == "的" == follower.left:
                right = right + rights[-1]
            elif _SIZED.fullmatch(follower.left) and rights[-1].startswith("的"):
                right = rights[-1].removeprefix("的")
            elif not _left(follower, words).core:
                right = NOTHING
            else:
                right = right.without(_PART).without(_TIED)
                if group[-1].reading.kind == "count":
                    right = right.without(_MEASURED_OF_EACH) or right
        elif follower is not None and follower.joint == "、":
            right = _in_list(group, follower, rights[-1], words)
        rights.append(right)
        follower = group[0]
    return rights[::-1]


def _in_list(group: list[Figure], follower: Figure, behind: Wording, words: Words) -> Wording:
    """Return the words behind a member of a list, with what it shares of those behind the next."""
    left, right = group[0].left, group[-1].right
    graded = OF_GRADE.fullmatch(follower.left) and _GRADED.search(left)
    if not right and (graded or not (left or follower.left)):
        return behind
    if right and (act := _done_to_all(left, right, behind, words)):
        return right + behind.match(act)
    if _ATTRIBUTE.fullmatch(right) and len(right) < len(behind):
        own = OF_GRADE.match(behind)
        return right + behind[own.end() if own else len(right) :]
    return right


def _done_to_all(left: Wording, right: Wording, last: Wording, words: Words) -> re.Match[str] | None:
    """Return the act behind the last member of a list that belongs to this one, too."""
    whole = ACT_AT_END.search(right) or words.make.search(right) or not _WORKED_ON.match(left)
    return None if whole else ACT_AT_END.search(last)
