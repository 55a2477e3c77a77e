"""Whether a sentence promises something, or only says how things are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from govreport.extract.commitments.clause import Clause
from govreport.lexicon.promises import VERBS
from govreport.lexicon.surfaces import Surfaces, Word
from govreport.model import Span

_OPENING = 3
"""How many characters (adverbs) may stand before the verb that opens a promise."""

_NEAR = 60
"""How far from its start a sentence shows whether it speaks of a state."""

_ADDRESS = re.compile(r"(?:[各诸]位[^，,。！!：:]{1,12}|同志们|朋友们)[！!：:，,]?\s*")
_MODAL = re.compile(r"(?<![为重主需])要(?![求素点害领道闻务强靠件])|将(?!近)|必须|应当|我们(?:一定|必须|会)|决不|绝不")
_STATE = re.compile(
    r"""(?<![一二三四五六七八九十其别标凡但还若])是(?!否|非)|处于|面临|取决于
    |(?:还|仍|都|也|已)?(?:具?有|没有)(?!效|序|力|机|关|利|助|人|所|的|选择|针对|重点|步骤|计划|组织|条件|限)
    |(?:[日逐][趋渐益]|已经?|尽|正在|在不断|在持续|十分|并非)(?![推加以为])
    |(?<=[^为])了[，,。；;]|提供了|看[，,]|标志着|呈现|不容忽视|亟待|亟需|有待|正(?:迎来|值|成为)""",
    re.VERBOSE,
)
_DONE = re.compile(r"(?<![为除到好])了(?!解|结|却|然|不起|望)")
_SITUATION = re.compile(r"目前|当前|现在|近年|有些|有的|一些|许多|不少|经过")


class Cue(NamedTuple):
    """A way in which a sentence shows that it is context."""

    name: str
    signs: tuple[str, ...]
    """Words of which every such sentence holds one, so that most sentences are passed over quickly."""
    reach: int
    """How many characters are looked at: from the start, from the end if negative, 0 for the very start only."""
    pattern: re.Pattern[str]

    def tells(self, text: str, start: int, end: int) -> bool:
        """Tell whether the sentence that begins at `start` (behind its address) shows this cue."""
        if self.reach == 0:
            return bool(self.pattern.match(text, start, end))
        if self.reach < 0:
            return bool(self.pattern.search(text, max(start, end + self.reach), end))
        return bool(self.pattern.search(text, start, min(end, start + self.reach)))


def _cue(name: str, signs: str, reach: int, pattern: str) -> Cue:
    return Cue(name, tuple(signs.split()), reach, re.compile(pattern, re.VERBOSE))


CUES: tuple[Cue, ...] = (
    _cue("号召", "让我们 团结 坚信 相信 深信", 40, r"让我们|紧密地?团结在|我(?:们)?(?:坚信|相信|深信)"),
    _cue(
        "总体要求", "要求 思想 思路 总基调 考虑", 40,
        r"""(?:总体要求|总要求|指导思想|(?:总体|工作|基本)思路|基本要求|总的要求|总基调|总体考虑)
        (?:和[^，,：:]{0,12})?[是：:]""",
    ),
    _cue(
        "指导思想", "指导 统领 引领 遵循", 80,
        r"以[^。；;]{2,60}(?:思想|精神|理论|论述|观)[^。；;，,]{0,12}为(?:根本)?(?:指导|统领|引领|遵循)",
    ),
    _cue("条件", "只要", 200, r"只要[^。；;！!]{4,160}(?:就|一定|必将|必能|定能|能够)"),
    _cue(
        "回顾", "去年 过去 年来 回顾 纵观 综观 放眼", 0,
        r"去年|过去的?[一两三四五六七八九十几]年|[一两三四五六七八九十几近]年来|回顾|[纵综]观|放眼",
    ),
    _cue(
        "立场", "主张 认为 希望 赞成 关注 关心 注意到 理解 感到 深信 相信 呼吁 赞赏 欢迎 深知 清醒", 0,
        r"""(?:我们|中国(?:政府|人民)?)(?:一贯|历来|始终|坚决|高兴地)*
        (?:主张|认为|希望|赞成|关注|关心|注意到|理解|感到|深信|相信|呼吁|赞赏|欢迎|深知|清醒)""",
    ),
    _cue(
        "口号",
        "铸就 谱写 绘就 伟业 华章 扬帆 千钧 正当时 为要 关情 时不我待 催人奋进 从头越 东风 可期 在路上 新作为", 0,
        r"""(?=[^。；;]{4,32}$)(?![^。；;]{0,32}(?:将|必须|我们|建设|推进|加快))[^。；;]{0,26}
        (?:铸就|谱写|绘就|伟业|华章|扬帆|千钧|正当时|为要|关情|时不我待|催人奋进|从头越|东风|可期|在路上|新作为)""",
    ),
    _cue(
        "引出下文", "工作 任务", -40,
        r"""(?:做好|抓好|实施|开展|突出|落实|推进|办好)[^，,。；;]{0,12}
        (?:以下|如下|[一二三四五六七八九十两0-9]+个?)(?:个)?(?:方面|项)(?:的)?(?:重点)?(?:工作|任务)[：:。；;]?$""",
    ),
    _cue(
        "形势", "奋进 任重 令人 光荣 艰巨 繁重 明确 绘就 既定 鼓舞 重在 在肩", 80,
        r"""(?:形势|任务|使命|前景|蓝图|征程|愿景|目标)[^，,。；;]{0,14}
        (?:催人奋进|任重道远|令人|光荣|艰巨|繁重|已经?(?:明确|绘就)|既定|鼓舞人心|重在|在肩)""",
    ),
    _cue("让步", "虽然 尽管 固然", 30, r"虽然|尽管|固然"),
    _cue("强调意义", "意义 责任", 40, r"(?:意义|责任)[^，,。；;]{0,4}(?:重大|深远|重要)"),
    _cue(
        "年份的意义", "之年 时期 年份 周年 起点 终点 机遇期 窗口期 阶段 一年", 80,
        r"""(?:年|时期)[，,]?[^，,。；;]{0,6}是[^。；;]{0,60}
        (?:之年|时期|第?[一二三四五]年|年份|周年|[起终]点|机遇期|窗口期|阶段)""",
    ),
    _cue(
        "说明缘由", "综合 目标 指标 考虑 兼顾 体现 衔接", 80,
        r"""综合(?:考虑|考量)了|综合(?:分析|研判)
        |(?:提出|确定)(?:上述|这些|以上|这一)[^，,。]{0,14}(?:目标|指标)|(?:考虑|兼顾|体现|衔接)了""",
    ),
)  # fmt: skip
_SIGNS = Surfaces({sign: "sign" for cue in CUES for sign in cue.signs})
ADDRESS = "称呼"
NOTHING_DONE = "没有动作"
DONE = "已经做成"
STATE = "陈述情况"


def context_by(text: str, span: Span, parts: Sequence[Clause]) -> str:
    """Return the name of the first cue that makes a sentence context, or an empty string.

    A promise has no subject: it opens with what is to be done. A sentence that opens with a thing and says
    how it stands is context, unless somebody in it must or will do something.
    """
    start = _content(text, span)
    if start == span.end:
        return ADDRESS
    named = _cued(text, start, span.end)
    if named:
        return named
    first = _first_verb(parts)
    if first is None:
        return "" if _MODAL.search(text, start, span.end) else NOTHING_DONE
    if _done(text, start, span.end):
        return DONE
    opens = first.start - start <= _OPENING
    return STATE if not opens and _says_how_it_stands(text, start, span.end) else ""


def promising(text: str, within: Span, parts: Sequence[Clause]) -> tuple[Span, ...]:
    """Return where the words stand that make a promise: the first verb of doing, and the first word of will."""
    verb, will = _first_verb(parts), _MODAL.search(text, within.start, within.end)
    found = [Span(verb.start, verb.end)] if verb and verb.end <= within.end else []
    return (*found, Span(*will.span())) if will else tuple(found)


def verbs_of(parts: Sequence[Clause], figures: Sequence[Span]) -> tuple[Span, ...]:
    """Return the verb that stands nearest before each figure in its clause, where there is one."""
    starts = [clause.span.start for clause in parts]
    clauses = ((parts[bisect_right(starts, figure.start) - 1], figure.start) for figure in figures)
    found = (clause.last_before(at, VERBS) for clause, at in clauses)
    return tuple(Span(verb.start, verb.end) for verb in found if verb)


def _first_verb(parts: Sequence[Clause]) -> Word | None:
    return next((word for part in parts for word in part.words if word.kind in VERBS), None)


def _cued(text: str, start: int, end: int) -> str:
    """Return the name of the first cue that tells, or an empty string."""
    signs = {text[sign.start : sign.end] for sign in _SIGNS.find(text, start, end)}
    return next(
        (cue.name for cue in CUES if not signs.isdisjoint(cue.signs) and cue.tells(text, start, end)), ""
    ) if signs else ""


def _content(text: str, span: Span) -> int:
    """Return where the sentence begins behind its address (``各位代表，``)."""
    address = _ADDRESS.match(text, span.start, span.end)
    return address.end() if address else span.start


def _done(text: str, start: int, end: int) -> bool:
    """Tell whether the first clauses say what has been done (``恢复了……``), and nobody who must or will."""
    return bool(_DONE.search(text, start, min(end, start + _NEAR))) and not _MODAL.search(text, start, end)


def _says_how_it_stands(text: str, start: int, end: int) -> bool:
    state = _SITUATION.match(text, start, end) or _STATE.search(text, start, min(end, start + _NEAR))
    return state is not None and not _MODAL.search(text, start, end)
