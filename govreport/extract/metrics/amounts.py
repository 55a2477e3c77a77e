"""Rules for amounts of money named by what they were put into, and for yields named by what grows on an area."""

from __future__ import annotations

import re

from govreport.extract.metrics.discourse import Discourse, Named, noun_of, of_head
from govreport.extract.metrics.groups import Group
from govreport.extract.metrics.words import PREDICATE, Words
from govreport.lexicon.cues import cue

INVESTED = re.compile(r"(?:计划)?总?投资(?=[约超过近逾]*$)|(?:总|首期)规模(?=[约超过近逾]*$)|投入(?=[约超过近逾]*$)")
_OWNER = cue("owner")
_HAPPENED = re.compile(
    r"(?<=\w\w)(?:签约|落地|落户|设立|成立|组建|投产|投用|投运|投入|开工|竣工|建成|挂牌|揭牌|启动|获批|运营|上市).*$"
)
"""Behind the noun: what happened to it (``首期规模500亿元的基金签约落地``)."""
_NAMED_FIRST = cue("named-first")
SPENT = re.compile("(?:投资|投入)(?:资金)?$")
SPENT_ON = re.compile("(?:用于|完成|实施|加强|支持|推进|推动|开展|启动)了?(?:一批)?")
"""Between an amount and what it was spent on; what is done there is no part of the name."""
_YIELDS = frozenset(("产量", "总产量", "总产", "单产", "亩产"))
_GROWN_ON = re.compile("(?P<crop>[^的]{1,8}?)(?:播种|种植|栽植|栽培|收获|养殖)(?:总)?面积")
"""``粮食播种面积613.8万亩、总产量达47.2亿斤``."""


def noun_of_an_amount(group: Group, discourse: Discourse, words: Words) -> Named | None:
    """``投资50亿元的新材料产业园``."""
    if not group.right.startswith("的") or group.head.reading.kind != "money":
        return None
    left, right = group.head.left, group.right[1:]
    invested = INVESTED.search(left)
    if not invested:
        return None
    if several := _NAMED_FIRST.match(group.behind):
        return of_head(group, group.behind.match(several, "what") + left.match(invested))
    owner = _OWNER.match(right)
    if owner is None:
        return None
    return of_head(group, right.match(owner).without(PREDICATE).without(_HAPPENED) + left.match(invested))


def yield_of_an_area(group: Group, discourse: Discourse, words: Words) -> Named | None:
    """``粮食播种面积613.8万亩、总产量达47.2亿斤``."""
    areas = [noun_of(name, words) for name in discourse.names]
    if group.left.core not in _YIELDS or group.right:
        return None
    crops = [area.match(grown, "crop") for area in areas if (grown := _GROWN_ON.fullmatch(area))]
    return of_head(group, *[crop + group.left.core for crop in crops])


def spent_on_an_act(group: Group, discourse: Discourse, words: Words) -> Named | None:
    """``投入2.74亿元加强开发区基础设施建设``, ``投资2.6亿元改扩建乡村道路68公里``."""
    spent = SPENT.search(group.left.core) if group.head.reading.kind == "money" else None
    spent_on = SPENT_ON.match(group.right)
    act = spent_on or words.make.match(group.right)
    if not spent or not act or act.end() == len(group.right):
        return None
    done = group.right[spent_on.end() if spent_on else 0 :]
    return of_head(group, done.without(PREDICATE) + group.left.core.match(spent))
