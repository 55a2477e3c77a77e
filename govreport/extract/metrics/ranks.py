"""The rule for a place in an order: what is ranked, without among whom and for how long."""

from __future__ import annotations

import re

from govreport.extract.metrics.discourse import RATES, Discourse, Named
from govreport.extract.metrics.groups import Group
from govreport.extract.metrics.names import items_of, strip_lead
from govreport.extract.metrics.wording import Wording
from govreport.extract.metrics.words import Words
from govreport.lexicon.cues import cue

_RANKED = cue("ranked")
_RUNNING = re.compile(r"连续[一二两三四五六七八九十\d]+年")
_AMONG = re.compile("在?(?:全[国省市县区州]|同类)[^、]*$")
"""Among whom it is ranked (``指数在全国168个城市排第15``)."""
_EACH = re.compile("(?:分别|双双|均|都|在|[由从](?:上年|去年|全球)?)+$")
_IN = re.compile("^在(?!建)|在[^、在]{1,8}(?<![估选核评赛比])中$|(?<=评)中$|(?<=核)中$")
_OF_SHARE = re.compile("(?:占比|比重|比例|率)$")
_ALIKE = re.compile("均|都|皆|双双|分别")
_SEVERAL = re.compile("[、和]")
_MEASURES = RATES | {"总量", "数量", "规模"}
SHORT = 3
"""A measure of so few characters (``占比``) that ends a name given before is that of this name."""


def rank(group: Group, discourse: Discourse, words: Words) -> Named | None:
    """``增幅居全省第4位``."""
    if group.head.reading.kind != "ordinal":
        return None
    count = len(group.figures)
    own = strip_lead(_unranked(group.head.left.removesuffix("第")), words)
    if group.head.joint == "glued":
        items = [_unranked(name).without(_AMONG) or name for name in (discourse.ranked or discourse.names)[-count:]]
    elif _SEVERAL.search(own):
        items = items_of(own, words, count)
        if count == 1 and "、" not in own and not (_ALIKE.search(group.head.left) or words.measured.search(items[0])):
            items = [own]  # 改革和管理工作 is one thing
    else:
        items = [own] if own else (discourse.ranked or discourse.names)[-count:]
    names = [_whose(item, discourse) for item in items] or [group.left.core]
    if count > 1 and len(names) != count:
        names = [names[-1]] * count
    figures = group.figures if count > 1 else group.figures * len(names)
    return Named(list(zip(figures, names, strict=True))) if all(names) else None


def _unranked(name: Wording) -> Wording:
    """Return a name without what says that it is ranked, for how long, and among whom."""
    return name.without(_RANKED).without(_RUNNING).without(_EACH).without(_IN)


def _whose(item: Wording, discourse: Discourse) -> Wording:
    """Return a measure that is ranked with what it measures: ``降幅居全省第2位`` ranks the fall of what was named."""
    if len(item) <= SHORT and (named := [name for name in discourse.every if name.endswith(item)]):
        return named[-1]
    if item not in _MEASURES:
        return item
    owners = [name for name in discourse.every if not _OF_SHARE.search(name)] or discourse.every
    return owners[-1] + item if owners else item
