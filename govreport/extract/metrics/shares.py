"""Rules for shares: of a whole, of a budget or a task, of what was named before."""

from __future__ import annotations

import re

from govreport.extract.metrics.discourse import Discourse, Named, noun_of, of_head
from govreport.extract.metrics.groups import Group
from govreport.extract.metrics.names import strip_lead
from govreport.extract.metrics.wording import NOTHING, Wording
from govreport.extract.metrics.words import Words

_TASK_DONE = re.compile(
    r"(?P<name>[^,，。;；、]*?)(?P<how>(?:超额)?完成|占|达到?|为|是|相当于)"
    r"(?P<whole>[^,，。;；、\d]{0,6}(?:任务|计划|目标|预算)(?:数|量)?)的?"
)
_SHARE = re.compile(r"占[^,。;、]*")
_SPREAD_WORD = re.compile("^分别")
_WHOLE = re.compile(r"(?:超过?|占|达到?|稳定在|突破|近)?(?P<of>全球|世界|全国|全省|全市|全县)(?:总[数量])?的?$")
GENERAL = 2
"""A noun of so many characters (``项目``) says nothing without its verb."""


def share_of_the_last(group: Group, discourse: Discourse, words: Words) -> Named | None:
    """``，占一般公共预算支出的86.78%``."""
    done = _TASK_DONE.fullmatch(group.head.left) if group.head.reading.kind == "ratio" else None
    if done:
        own = strip_lead(group.head.left.match(done, "name"), words)
        name = own or (noun_of(discourse.names[0], words) if discourse.names else NOTHING)
        share = name + _task_share(group.head.left, done)
        return Named([(group.head, share)], whole=[own] if own else discourse.names) if name else None
    share = group.left.core
    if not _SHARE.match(share) or not discourse.names:
        return None
    return Named([(group.head, noun_of(discourse.names[0], words) + _share_name(share, words))], whole=discourse.names)


def _share_name(share: Wording, words: Words) -> Wording:
    """Return ``占…比重`` whole."""
    whole = words.measured.search(share) and share.endswith(("比重", "比例", "占比"))
    return share if whole else share + "比重"


def _task_share(left: Wording, done: re.Match[str]) -> Wording:
    """Return ``完成年度目标``, or ``占预算比重``."""
    how, whole = left.match(done, "how"), left.match(done, "whole")
    if how.endswith("完成"):
        return how + whole
    return (how if how == "占" else "占") + whole + "比重"


def share_of_each(group: Group, words: Words) -> Wording:
    """Return the share that several values give, each of its own name, or nothing."""
    left = group.head.left.without(_SPREAD_WORD)
    done = _TASK_DONE.fullmatch(left) if group.head.reading.kind == "ratio" else None
    if done and not done["name"]:
        return _task_share(left, done)
    return _share_name(group.left.core, words) if _SHARE.match(group.left.core) else NOTHING


def thing_of(name: Wording, words: Words) -> Wording:
    """Return a name without its verb, unless next to nothing is left (``签约项目``)."""
    noun = noun_of(name, words)
    return noun if len(noun) > GENERAL else name


def share_of_a_whole(group: Group, discourse: Discourse, words: Words) -> Named | None:
    """``全年新增装机超过全球一半``, ``稳定在全国1/10以上``."""
    found = _WHOLE.search(group.head.left)
    if not found or group.head.reading.kind != "ratio" or group.right or group.left.direction:
        return None
    own = strip_lead(group.head.left[: found.start()], words)
    name = own or (discourse.names[-1] if discourse.names else NOTHING)
    return of_head(group, name + "占" + group.head.left.match(found, "of") + "比重") if name else None
