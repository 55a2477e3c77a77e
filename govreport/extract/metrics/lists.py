"""Rules for lists: several names with several values, or with one."""

from __future__ import annotations

import re
from dataclasses import replace

from govreport.extract.metrics.discourse import RATES, Discourse, Ground, Named, noun_of, of_head
from govreport.extract.metrics.groups import Group
from govreport.extract.metrics.names import items_of, paired, strip_lead
from govreport.extract.metrics.shares import share_of_each, thing_of
from govreport.extract.metrics.wording import NOTHING, Wording
from govreport.extract.metrics.words import Words

_SUMMED = re.compile("[一二两三四五六七八九十]大[^、]{0,6}?(?:产业|行业|领域)$")
"""What sums up a list at its end (``索具、石油物探装备三大主导产业``)."""
_CLAUSE_BEFORE = re.compile(r"(?:^|[,，。;；])(?:\d{4}年)?([^,，。;；\d]{3,48})[,，]$")
_TO_EACH_OTHER = re.compile(r"[与和同][^、]{1,12}(?:比率|比例|比值|之比|比)$")
_LEVELS = re.compile("(?<!城)[国省市]、[国省市县]级")
"""Levels that share a noun make no list of nouns."""
_DOING = re.compile("^(?:实施|完成|开展|进行|推进)")
"""Before an act that each of several underwent (``甲湖、乙湖分别实施清淤``)."""
_FROM_SEVERAL = re.compile(r"(?:[高低多少快慢好优]于|高出|领先|落后于?)全[国球省市州盟县区]、?全")


def _every(group: Group, names: list[Wording]) -> Named | None:
    """Give value and name in order, or every name to the one value."""
    if len(names) == len(group.figures):
        return Named(list(zip(group.figures, names, strict=True)), spread=True)
    return replace(made, spread=True) if len(group.figures) == 1 and (made := of_head(group, *names)) else None


def list_of_values(group: Group, discourse: Discourse, words: Words) -> Named | None:
    """``A、B分别增长7.5%、8.3%``."""
    if len(group.figures) == 1 and not group.left.spread:
        return None
    core = group.left.core
    share = share_of_each(group, words)
    if not core or share:
        names = _names_in_mind(group, discourse, words)
        if len(names) == len(group.figures) and len(names) > 1:
            return _every(group, [thing_of(name, words) + share if share else name for name in names])
        return None
    core, act = core.parted("分别")
    items = items_of(core, words, len(group.figures))
    if len(items) == 1:
        items = paired(core, words)
    items = [_of_act(item, act, words) for item in items]
    if len(items) == 1 and core in words.generic and len(discourse.siblings) == len(group.figures):
        items = [noun_of(name, words) + core for name in discourse.siblings]
    return _every(group, items) if len(items) > 1 else None


def _of_act(name: Wording, act: Wording, words: Words) -> Wording:
    """Return a name with what the list says of each behind ``分别``: ``新增``, or ``产值``."""
    if words.make.fullmatch(act):
        return act + name
    if words.make.match(act) and name:
        return name + act.without(_DOING)
    measured = strip_lead(act, words)
    return name.without(_SUMMED) + measured if words.measured.search(measured) else name


def _names_in_mind(group: Group, discourse: Discourse, words: Words) -> list[Wording]:
    """Return as many names as there are values: those said before, or those of the clause before."""
    count = len(group.figures)
    if discourse.every:
        return discourse.names if len(discourse.names) == count else discourse.every[-count:]
    clause = _CLAUSE_BEFORE.search(group.before)
    if clause is None:
        return []
    core = strip_lead(group.before.match(clause, 1), words).without(words.state)
    items = items_of(core, words, count)
    return items if len(items) == count else paired(core, words)


def one_value_for_all(group: Group, discourse: Discourse, words: Words) -> Named | None:
    """``税收和非税收入均增长8%``; ``办结率均为100%`` behind a list."""
    if len(group.figures) > 1 or group.left.total or group.right:
        return None
    core = group.left.core
    if group.left.each and (not core or core in words.generic) and len(discourse.siblings) > 1:
        return of_head(group, *[noun_of(name, words) + core if core else name for name in discourse.siblings])
    items = items_of(core, words) if core else []
    if len(items) < 2 or "等" in core or _LEVELS.search(core) or _TO_EACH_OTHER.search(core):  # noqa: PLR2004
        return None
    parts = core.replace("和", "、").split("、")
    alike = group.left.direction is not None and "“" not in core
    rates = group.head.reading.kind == "ratio" and all(words.measured.search(part) for part in parts)
    if group.left.each or alike or rates:
        return of_head(group, *items)
    return None


def values_of_one_name(group: Group, discourse: Discourse, words: Words) -> Named | None:
    """Several values, but no list of as many names: all have the name before them."""
    if len(group.figures) == 1:
        return None
    name = group.left.core or (discourse.names[-1] if discourse.names else NOTHING)
    ground = Ground.UNEQUAL if "分别" in group.left.word + name else Ground.TOLD
    return Named([(figure, name) for figure in group.figures], ground) if name else None


def difference_from_several(group: Group, discourse: Discourse, words: Words) -> Named | None:
    """``增速分别高于全国、全省1.7和0.9个百分点``: one thing, compared with several."""
    if len(group.figures) == 1 or not _FROM_SEVERAL.search(group.left.word):
        return None
    core = group.left.core
    name = discourse.names[-1] if discourse.names and (not core or core in RATES) else core
    return Named([(figure, name) for figure in group.figures]) if name else None
