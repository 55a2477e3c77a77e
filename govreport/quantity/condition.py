"""Amounts that select or name things instead of measuring them: ``亿元以上项目``, ``千亿产业``."""

from __future__ import annotations

import re

from govreport.model import Bound
from govreport.quantity.reading import Reading

_THING_BEHIND = re.compile(
    r"(?:级|元级|的)?(?:新|重点|大|好|产业|工业|省|市|县|优质|龙头|骨干|制造|外资|内资|投资|实体|规模|商贸|科技|建筑|农业|招商|签约|头部)*"
    r"(?:项目|企业|产业|集群|园区|镇|乡|村|县|强|开发区|公司|集团|品牌|单品|平台|工程|税源|街区|商圈|基地|城市|赛道|市场主体|板块"
    r"|大县|俱乐部|级|元级|户|店|单体|经营主体|服务业|工业|商贸|建筑业)"
)
_MONEY_NOUN = re.compile(
    r"的?(?:资金|贷款|投资|债券|税收|收入|补贴|融资|授信|国债|专项债|基金|奖补|奖励|产值|订单|消费|大关|台阶|关口|门槛)"
)
_STOP = re.compile(r"[\s,。;、:!?)\]”]|和|及|与|以上|$")
_AMOUNT_VERB = re.compile(
    r"(?:投资|投入|资金|达到?|完成|实现|融资|贷款|争取|到位|发放|增发|新增|带动|拉动|减免|让利|税收|收入|产值|支出|整合|筹集|筹措"
    r"|安排|撬动|下达|落实|节约|签约|金额|额|增加|减少|提高到?|降低)[了约超过近逾为]{0,2}$"
)
_INVESTED = re.compile(r"(?:投资|投入)[约超过近逾]{0,2}$")
_COUNTED = re.compile(r"\d[余多]?[家户个](?!百分点)[^,。;、:!\n\d]{2,18}$")
_ROUND = frozenset("百千万亿十")
_NUMERALS = frozenset("零一二三四五六七八九十百千万亿两")
_COUNT_BEHIND = re.compile(r"[^,。;、:!和及\d]{2,10}\d")
_SIZE = ("name", "round number that names a size")
_THRESHOLD = ("condition", "threshold that selects")
NEAR = 6
"""So many characters before the number tell whether a verb makes an amount of it."""
CLAUSE = 24
"""So many characters before the number may hold a count of the things that it selects."""


def selects(folded: str, reading: Reading) -> tuple[str, str] | None:
    """Return reason and rule where the amount is a threshold or part of a name, else None."""
    span = reading.quantity.span
    behind = folded[span.end : span.end + 12]
    ended = bool(_STOP.match(behind))
    if reading.kind == "money":
        return _money(folded, reading, behind, ended=ended)
    if reading.kind == "bare" and behind.startswith("级"):
        return "condition", "round number that names a size"
    if _is_round(folded, reading) and not reading.change and reading.quantity.bound is Bound.EXACT:
        return _SIZE
    if reading.qualified_after and not ended and reading.kind == "time" and not behind.startswith("的"):
        return "condition", "threshold of time"
    return None


def _is_round(folded: str, reading: Reading) -> bool:
    """Tell whether the number is only ``百``, ``千万``, ``亿``, without a digit."""
    start = reading.core.start
    end = start
    while end < len(folded) and folded[end] in _NUMERALS:
        end += 1
    numeral = folded[start:end]
    is_part = folded.startswith("分之", end) or numeral == "十"
    return end > start and not is_part and all(character in _ROUND for character in numeral)


def _money(folded: str, reading: Reading, behind: str, *, ended: bool) -> tuple[str, str] | None:
    span, bound = reading.quantity.span, reading.quantity.bound
    left = folded[max(0, span.start - NEAR) : span.start]
    is_round = _is_round(folded, reading)
    amount = bool(_AMOUNT_VERB.search(left))
    things = bool(_THING_BEHIND.match(behind))
    money = bool(_MONEY_NOUN.match(behind))
    if reading.qualified_after:
        chosen = things or bool(_COUNT_BEHIND.match(behind)) or (not amount and (is_round or not (ended or money)))
    elif things and not behind.startswith("的"):
        chosen = not _INVESTED.search(left)
    elif is_round and bound is Bound.OVER:
        chosen = not (ended or money) or bool(_COUNTED.search(folded, max(0, span.start - CLAUSE), span.start))
    else:
        chosen = is_round and bound is Bound.EXACT and not (ended and amount)
    return _THRESHOLD if chosen else None
