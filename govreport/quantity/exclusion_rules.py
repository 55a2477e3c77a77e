"""Numbers that measure nothing, told by the words around the numeral.

Each rule is a pattern that starts at the numeral; what stands before it is seen through look-behinds of fixed width.
The first rule that matches wins.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from govreport.model import Rule

_W = r"[零一二两三四五六七八九十百千]{1,5}"
"""A number in words, as marks and dates have it."""
_N = rf"(?:\d{{1,3}}|{_W})"
_Y = r"(?:1 ?[89]|2 ?0) ?\d ?\d"
"""A year in digits, spaced digits too."""
_D = r"(?:\d ?\d?|[一二三四五六七八九十]{1,3})"
"""A day or a month."""
_COUNTED = "(?:[余多]?[百千万亿]*(?:[元吨亩户人家件项倍米]|美元|公里|[微毫公]克)|[%‰]|个百分点)"
"""Behind a number that stands apart from letters: it counts."""
_CALLS = r"\.?\d*[余多]?[万千百]*[余多]?(?:[件个次人条通起宗例米项处户元]|公里|千米)"
"""Behind a number that counts what came over a line, or how long a road is."""
_TO = r"(?:[-—–―]{1,2}|~|至|到)"
_START = r"(?:(?<![\s\S])|(?<=[\s。;:!?,)\]”…、])|(?<=\\n))"
"""Where a sentence or a clause begins."""
_POINTING = (
    "过去 过去的 今后 未来 连续 近 这 前 往后 每 最近 展望 再用 用 持续 上 时隔 过去这 当前 历时 历经 长达"
    " 奋斗 坚持 经历 经过 第 连 今明 下 新"
)


def _after(words: str) -> str:
    """Return a look-behind for any of `words`, which are separated by spaces."""
    return "(?:" + "|".join(f"(?<={word})" for word in words.split()) + ")"


def _before(words: str) -> str:
    """Return a look-ahead for any of `words`, which are separated by spaces."""
    return f"(?=(?:{words.replace(' ', '|')}))"


class Sign(NamedTuple):
    """What shows that a number is no metric."""

    reason: str
    pattern: str


EXCLUSION_RULES: tuple[Rule[Sign], ...] = (
    Rule("year", "年份，或带月日", Sign(
        "date",
        rf"{_Y}(?:年?(?: ?(?:{_TO}|、|和) ?){_Y})? ?年(?:度|代|底|末|初)?(?: ?\d ?\d? ?月(?: ?\d ?\d? ?日)?)?",
    )),
    Rule("date-in-digits", "数字写的日期", Sign(
        "date",
        r"\d{4}(?P<sep>[-/.])\d{1,2}(?P=sep)\d{1,2}(?!\d)(?: \d{1,2}:\d\d)?",
    )),
    Rule("span-of-years", "起止年份", Sign("date", rf"{_Y}(?:{_TO}|/){_Y}(?!\d)")),
    Rule("year-in-words", "汉字写的年份", Sign(
        "date",
        r"[一二][零一二三四五六七八九]{3}年(?:[一二三四五六七八九十]{1,3}月)?",
    )),
    Rule("decade", "年代、世纪", Sign(
        "date",
        r"(?:[1-9]0|[一二三四五六七八九]十) ?年代|[5-9]\d年(?=[底末初]|以来)|二十一世纪|21世纪",
    )),
    Rule("month", "月、日", Sign(
        "date",
        rf"{_D}(?:(?:{_TO}|、|月{_TO})(?:1[0-2]|\d|[一二三四五六七八九十]{{1,2}}))? ?月(?![龄薪])(?:份|底|初)?"
        rf"(?: ?{_D} ?日)?(?:{_TO}\d{{1,2}}日)?",
    )),
    Rule("day", "某日", Sign("date", r"\d{1,2} ?日(?!均|处理|供|产|接|游|元)")),
    Rule("time-of-day", "时刻", Sign("date", r"(?:[01]?\d|2[0-3]):[0-5]\d(?![:\d])|\d{1,2}[时点](?=[整前后起至])")),
    Rule("quarter", "季度、半年", Sign("date", r"[一二三四1-4]个?季度|(?:(?<=上)|(?<=下))半年")),
    Rule("five-year-plan", "五年规划", Sign(
        "date",
        r"(?:十[一二三四五六]?|九|八|七)五[”\"’]?" + _before("时期 规划 计划 期间 以来 末 开局 收官 发展 目标 普法"),
    )),
    Rule("anniversary", "周年", Sign("date", rf"(?:\d{{1,4}}|{_W}) ?周年")),
    Rule("time-since", "表示时间的年数、月数", Sign(
        "date",
        rf"{_N}(?:多|余|来)? ?个?(?:年多|多年|年|月|天|周)"
        r"(?:来|以来|间|前|之前|后|之后|以后|内|之内|以内|里|期间|时间|里程|届满)(?!容)",
    )),
    Rule("time-named", "近几年、今后几年", Sign(
        "date",
        rf"(?:{_after(_POINTING)}|(?<=(?<![先前])后)){_N}(?:多|余)?个?(?:年|季度|届|月|次|个月)(?!增长)",
    )),
    Rule("programme-years", "几年行动、几年计划", Sign(
        "name",
        rf"{_N}年(?=[^,。;、]{{0,6}}(?:行动|计划|规划|方案|攻坚|整治|试点))",
    )),
    Rule("mark-at-start", "句首编号", Sign(
        "mark",
        rf"{_START}(?<!\d、)(?:{_W}|\d{{1,2}})(?:、|\.(?!\d))(?![一二三四五六七八九]{{1,2}}(?:产业|线|级|、))",
    )),
    Rule("mark-in-brackets", "括号里的编号", Sign(
        "mark",
        rf"(?<=\()(?:{_W}|\d{{1,2}})(?=\))|(?<=[\[【〔])\d{{1,3}}(?=[\]】〕])"
        r"|(?<=[图表])\d{1,2}(?=[ :])",
    )),
    Rule("mark-of-list", "一是、二是", Sign(
        "mark",
        rf"{_START}[一二三四五六七八九十]{{1,3}}(?=是|要|抓|靠|看|方面|则|为)|(?<=其)[一二三四五六七八九十](?=[,、是])",
    )),
    Rule("number-of-document", "届次、条款、文号", Sign(
        "mark",
        rf"(?<=第)(?:\d{{1,4}}|{_W})(?=届|次|条|款|章|节|期|批|轮|号|页|季|场|项|回)|{_N}届|{_N}次(?=[、和与][^,。;\d]{{0,6}}{_N}届{_N}次)"
        rf"|{_N}(?:次|中)(?:、{_N}[次中])*(?=全会|会议|党代会|人代会|全体|人民代表|代表大会)"
        rf"|\d{{1,4}}号(?=文|令|公告|通知|决定|决议|[)\]])|(?<=[\]】〕]){_N}号",
    )),
    Rule("ordinal-name", "第二产业、第一书记之类", Sign(
        "name",
        rf"(?<=第){_W}" + _before("产业 支柱 方 者 线 步 阶段 医院 中学 小学 人民 高级 幼儿 污水 水厂 大道 代"),
    )),
    Rule("name-with-letters", "带字母的名称", Sign(
        "name",
        rf"(?:(?<=[A-Za-z][-·._])|(?!(?<=[A-Za-z]{{2}})\d+(?:\.\d+)?(?:亿|万元|%))(?<=[A-Za-z])"
        rf"|(?!\d+(?:\.\d+)?{_COUNTED})(?<=[A-Za-z]\s))\d+(?:\.\d+)?(?:[-/]\d+)?"
        r"|\d+(?:\.\d+)?(?:[GDCAKXHB](?![A-Za-z]))+级?|\d+\.\d版|\d\.0(?![\d%‰万亿千百元个家公倍吨米亩])",
    )),
    Rule("formula", "1+3+N 之类", Sign("name", rf"{_N}(?:\+[\dA-Za-z]{{1,4}})+|(?<=\+){_N}|{_N}(?=\+)")),
    Rule("road-or-telephone", "道路、线路、电话号码", Sign(
        "name",
        _after("国道 省道 县道 乡道 高速 热线")
        + rf"(?>\d+)(?!{_CALLS})|"
        + r"\d{3}(?:国道|省道|县道|乡道|线|高速)|\d{3,5}"
        + _before(r"热线 平台 政务 市民 便民 服务 微 联动 和\d{5} 、\d{5} 接警 ” 心理 亲清"),
    )),
    Rule("building", "楼号、线号", Sign("name", rf"{_N}(?=号(?!召|码|称)|#)")),
    Rule("voltage", "电压等级", Sign("name", r"(?:±)?\d+ ?(?:千伏|kV|KV|kv|Kv|伏)(?!安|A)")),
    Rule("grade", "几级、几期、几代", Sign(
        "name",
        rf"{_N}(?:级|期|代|星级|星)(?!别|间|待|货|望|表|价|(?<=[\d百千万余多]期)(?:[,。;、]|以上))",
    )),
    Rule("time-circle", "几分钟圈、24小时服务", Sign(
        "name",
        r"(?:\d{1,3}(?:\.\d)?|半) ?(?:分钟|小时)(?=[^,。;、”]{0,9}"
        r"(?:圈|送达|直达|响应|到达|通达|上高速|服务|值班|不打烊|自助|营业|过境|免签))"
        r"|\d{1,2}天(?=无理由)|(?:7[×xX*])?24小时(?!以?内|之内|以下|左右)|365天",
    )),
    Rule("size-of-team", "几人制、几年制", Sign(
        "name",
        rf"{_N}(?:人(?=制|篮球|足球|排球)|年(?:一贯)?(?=制)|(?:天|小时)(?=工作制))|\d对\d(?=[^\d%])",
    )),
    Rule("size-of-plant", "机组、锅炉的规格", Sign(
        "name",
        r"\d+ ?[×xX*] ?\d+(?:\.\d+)? ?(?:万千瓦|千瓦|兆瓦|蒸吨|吨|[MmKk][WwVv]|千伏|立方米)",
    )),
    Rule("figure-of-speech", "几张牌、几篇文章", Sign(
        "name",
        rf"{_N}(?:篇(?=大?文章)|部(?=曲)|张(?=[金王]?名?[牌片])|场(?=[^,。;、\d]{{0,4}}(?:硬仗|战役|攻坚战|保卫战))"
        r"|条(?=[^,。;、\d]{0,4}(?:底线|红线|控制线|生命线))|道(?=[^,。;、\d]{0,4}(?:防线|屏障|关口)))",
    )),
    Rule("number-as-name", "本身是名称的数字", Sign(
        "name",
        r"(?:110|119|120|122|12345)(?=报警|警情|急救|指挥|市长|联动)|(?:985|211)(?=院校|高校|大学|工程)|\d国集团"
        r"|20国集团|\d(?=S店|F级)|\d\.\d级(?=地震)|\d{1,2}(?:-\d{1,2})? ?(?:英寸|吋)|\d{1,2}连(?=[增冠降升丰涨])",
    )),
    Rule("among-first", "前几名", Sign("other", r"(?<=前)\d{1,3}(?:\.\d+)?(?:[%‰]|名|位|(?=[,。;、)]|的|$))")),
    Rule("flood-standard", "几年一遇", Sign("name", rf"{_N}年 ?一遇")),
    Rule("list-of-best", "百强、十佳", Sign("name", r"\d+(?:强|佳|优)(?!化|[企大])|(?<=世界)\d00强|\d+强(?=企)")),
    Rule("sum-of-list", "几大……", Sign("other", rf"{_N}大(?![中小类]|于)")),
    Rule("age", "限定对象的年龄", Sign(
        "condition",
        rf"\d{{1,3}}{_TO}?(?:\d{{1,3}})?(?:周岁|岁)(?=及?以[上下]|的?[^,。;、左超以达]{{1,5}})",
    )),
    Rule("ratio", "两数之比", Sign("other", r"\d+(?:\.\d+)?(?:[:∶]\d+(?:\.\d+)?){1,2}")),
    Rule("base-of-rate", "每多少", Sign(
        "other",
        r"(?<=每)\d{1,5}(?:\.\d+)?(?:公斤|市?斤|吨|亩|升|度|公里|平方公里|平方米|立方米|户|人|名|个)(?!工作)",
    )),
    Rule("place-value", "几位数", Sign("other", r"[两三四]位数|[两三双]位[小]?数")),
    Rule("sections", "报告自身的部分", Sign(
        "other",
        rf"{_N}(?:个|大)?"
        + _before("方面 部分 章节 层面 维度 环节 角度 关系 结合 统筹 坚持 重大关系 聚焦 着力 大项"),
    )),
)  # fmt: skip

EXCLUSIONS = re.compile("|".join(f"(?P<r{i}>{rule.apply.pattern})" for i, rule in enumerate(EXCLUSION_RULES)))


def excluded_by(folded: str, start: int) -> tuple[Rule[Sign], int] | None:
    """Return the rule that says why the number at `start` is no metric and where its words end, or None.

    >>> excluded_by("2023年3月5日", 0)[0].id
    'year'
    >>> excluded_by("新增3家", 2) is None
    True
    """
    found = EXCLUSIONS.match(folded, start)
    return (EXCLUSION_RULES[int(str(found.lastgroup)[1:])], found.end()) if found else None
