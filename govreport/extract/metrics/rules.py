"""Rules that name the figures of a sentence, in the order in which they are tried."""

from __future__ import annotations

import re
from dataclasses import replace

from govreport.extract.metrics.amounts import (
    INVESTED,
    SPENT,
    SPENT_ON,
    noun_of_an_amount,
    spent_on_an_act,
    yield_of_an_area,
)
from govreport.extract.metrics.discourse import RATES, Discourse, Ground, Named, Naming, noun_of, of_head
from govreport.extract.metrics.figures import Figure
from govreport.extract.metrics.groups import ACT_AT_END, OF_GRADE, Group
from govreport.extract.metrics.lists import (
    difference_from_several,
    list_of_values,
    one_value_for_all,
    values_of_one_name,
)
from govreport.extract.metrics.names import drop_enumeration, items_of, strip_lead, take_apart, without_examples
from govreport.extract.metrics.ranks import rank
from govreport.extract.metrics.shares import share_of_a_whole, share_of_the_last
from govreport.extract.metrics.wording import NOTHING, Wording
from govreport.extract.metrics.words import PREDICATE, Words
from govreport.model import Rule

_FINISHED = re.compile(
    "(?:已经?|全部|共|累计)(?:完成|实现)?(?P<act>竣工|完工|开工|建成|投产|投用|启动|整治|改造|交付|验收)"
)
"""What was done with some of a number of things (``80项重点工程已竣工26项``)."""
_PART = re.compile("(?:累计|共计)?(?:完成|实现)?(?:总投资|投资|建筑面积|占地面积)$")
_LAST_CLAUSE = re.compile(r"(?:^|[,，。;；])([^,，。;；\d]{3,24})[,，]$")
_TOPIC = re.compile("(?!一直|处于)[^“”是]{2,24}的[^的“”]{1,8}")
"""A clause that only names what the next says something of (``高等学校的学生，1952年有19万人``)."""
_ON_A_BASE = re.compile(
    "(?:^|[,，。;；:：])(?P<name>[^,，。;；:：]{2,24}?)在[^,，。;；:：]{2,40}?的?基础上[^,，。;；:：]{0,8}$"
)
BASE = 60
"""So many characters before a growth may name its base."""
_BEFORE_A_BRACKET = re.compile("([^,，。;；:：、（()）]{2,16})[（(]$")
_DATED = re.compile(r"\d{4}年")
_TASK = re.compile(r"的?(?:(?<!重点)(?<!主要)(?<!工作)(?<!改革)(?:任务|目标)|目标任务)$")
_CARRIED_OUT = re.compile("新?(?:实施|开展|推进|启动|抓好|加快|谋划|完成|组织|开工)")
"""Verbs whose object can be an act; others make things, and no act is in their list (``修复林地、森林抚育``)."""
_NOUN_MORE = re.compile(r"、(?P<noun>[^、,，。;；\d“”]{1,6})(?=[,，。;；]|$)")
_TASK_SHARE = re.compile("完成[^、]{0,4}(?:任务|目标)$")
_OWNERS = (
    "项目", "工程", "企业", "园区", "产业园", "基地", "村", "社区", "合作社", "小区", "公司", "市场", "重点", "合同",
)  # fmt: skip
"""What has an investment, an output or a size of its own."""
_TIMES_OF = re.compile("是|为|相当于")
_CUT_TO = re.compile(r"[缩减降]\w{0,2}[到至为]$")
"""Behind an act that takes less time: ``审批压缩到5个工作日``."""
_ACTING = re.compile("全部|全面|突破|超过|达到?|实现|完成|入选|获得|被|收入")
"""Behind a number and its noun: they do something themselves, and nothing is done to them."""
_CLAUSE = re.compile("[^,，。;；、]+")
_SCOPE = re.compile("^[全省市县区州]+")
_EXISTING = re.compile("^(?:[全我][国省市州盟县区旗镇乡])?(?:现有|已有|原有)")
_PER_HEAD = frozenset(("人均", "户均", "亩均"))
_COUNTERPARTS = (
    re.compile("城镇|农村|乡村"),
    re.compile(r"(?:超过?|过|突破)[\d.]+[百千万亿]*(?:美元|元)(?:以上)?"),
    re.compile("国家级|省级|市级|县级|区级|镇级|村级"))
REMEMBERED = 12
"""So many names of a sentence are kept in mind."""
WHOLE_NAME = 4
"""A name of so many characters before a linking word needs no noun behind the number."""
LONG_NAME = 40


def change_of_the_last(group: Group, discourse: Discourse, words: Words) -> Named | None:
    """``，同比增长9%``, ``增幅高于全国2个百分点``, ``是五年前的3倍``: what was named before."""
    left = group.left
    bare = not left.core and left.linked and (left.direction or not group.right)
    rate = left.core in RATES and left.direction
    times = group.head.reading.quantity.unit == "倍" and _TIMES_OF.match(group.head.left)
    if not (discourse.names and (bare or rate or times)):
        return None
    if group.head.joint == "glued" and discourse.spread and left.word.endswith(("到", "至", "为")):
        return of_head(group, *discourse.given)
    name = discourse.given[-1] if group.head.joint == "glued" else discourse.names[-1]
    return of_head(group, noun_of(name, words) if "累计" in left.word and name.startswith("新") else name)


def grown_on_a_base(group: Group, discourse: Discourse, words: Words) -> Named | None:
    """``税收在上年（5.55亿元）的基础上增长8.1%``: what stands before the base."""
    if not group.left.direction or "基础上" not in group.head.left:
        return None
    whole = group.before[-BASE:] + group.head.left
    found = _ON_A_BASE.search(whole)
    name = strip_lead(whole.match(found, "name"), words) if found else NOTHING
    return of_head(group, name) if name else None


def name_in_the_clause_before(group: Group, discourse: Discourse, words: Words) -> Named | None:
    """``原油产量继续增长，达到1.42亿吨``: the clause before says what grew, without a number."""
    if group.left.core or not group.left.linked or group.right or group.head.joint != "clause":
        return None
    clause = _LAST_CLAUSE.search(group.before)
    if clause is None:
        return None
    said = group.before.match(clause, 1)
    topic = strip_lead(said, words)
    if group.left.total and words.make.match(topic):
        return of_head(group, topic)
    grown = take_apart(said, "", words)
    if grown.core and (grown.direction or words.state.search(said)):
        return of_head(group, grown.core)
    alone = not discourse.names or _DATED.search(group.head.left)
    named = alone and _TOPIC.fullmatch(topic) and not words.achieved.search(topic)
    return of_head(group, topic) if named else None


def verb_alone(group: Group, discourse: Discourse, words: Words) -> Named | None:
    """``新建农村公路12.3公里,提档升级13.7公里``: the verb takes the noun before it."""
    core = group.left.core
    verb = words.make.match(core) if core else None
    if not verb or verb.end() != len(core) or group.right or not discourse.names or group.left.direction:
        return None
    if _CUT_TO.search(group.left.word):
        return None
    if discourse.unit not in (group.head.reading.quantity.unit, "%"):
        return None
    noun = noun_of(discourse.names[-1], words).without(_EXISTING)
    return of_head(group, core + noun)


def predicate_alone(group: Group, discourse: Discourse, words: Words) -> Named | None:
    """``参保人数增加1.4亿、覆盖10.5亿人``, ``举办活动周、超过5.2亿人次参与``: what was named before does it."""
    said = group.left.core + group.right
    if said not in words.predicates or not discourse.names:
        return None
    return of_head(group, noun_of(discourse.names[-1], words) + said)


def sum_of_the_gained(group: Group, discourse: Discourse, words: Words) -> Named | None:
    """``两区获批生态文明建设示范区、全市总数15个``: the sum is of what was gained."""
    comma = group.left.core.rfind("、")
    head, summed = group.left.core[: max(comma, 0)], group.left.core[comma + 1 :].without(_SCOPE)
    gained = next(words.make.finditer(head), None) if summed in words.sums else None
    return of_head(group, head[gained.end() :] + summed) if gained and gained.end() < len(head) else None


def general_name(group: Group, discourse: Discourse, words: Words) -> Named | None:
    """``项目25项，完成投资24.88亿元``: a name that says nothing alone."""
    core = group.left.core
    if core in words.sums and discourse.names:
        return of_head(group, noun_of(discourse.names[-1], words) + core)
    if core in _PER_HEAD and discourse.names:
        return of_head(group, core + discourse.names[-1])
    if core not in words.generic or not discourse.names or group.right.strip("的"):
        return None
    owner = noun_of(discourse.names[-1], words)
    if group.head.joint == "、" and not words.measured.search(owner):
        return of_head(group, owner + core)
    noun = noun_of(discourse.whole or discourse.names[0], words)
    if core in noun or not noun.removesuffix("建设").endswith(_OWNERS):
        return None
    return of_head(group, noun + core)


def verb_named_before(group: Group, discourse: Discourse, words: Words) -> Named | None:
    """``连续几年发行特别国债，今年先发行1万亿元``: the verb's object stands with it earlier."""
    core = group.left.core
    verb = words.make.match(core)
    if not verb or verb.end() != len(core) or group.right or discourse.names:
        return None
    found = re.search(re.escape(core) + r"(?![和及与])([^,，。;；:：、\d]{2,20})", group.before)
    return of_head(group, core + group.before.match(found, 1)) if found else None


def noun_behind(group: Group, discourse: Discourse, words: Words) -> Named | None:
    """``实施12个老旧小区改造项目``."""
    right = (group.right.removeprefix("的") + _more_nouns(group, words)).without(PREDICATE).without(_TASK)
    whole = len(group.left.core) >= WHOLE_NAME or words.measured.search(group.left.core)
    if not right or right == "安排" or (group.left.linked and whole and not _achieved(group)):
        return None
    if group.left.direction and group.left.core:
        return None
    own = group.head.left
    core = strip_lead(own, words) if own.endswith("的") else drop_enumeration(group.left.core, words)
    if "、" in core and len(items_of(core, words)) == group.head.reading.quantity.value:
        core = drop_enumeration(core + "等", words)
    if not core and not words.make.match(right) and _continues(group, discourse, right, words):
        core = discourse.verb
    if group.head.joint == "glued":
        core = discourse.verb
    elif group.head.joint == "、" and OF_GRADE.fullmatch(core):
        core = discourse.verb + core
    return of_head(group, core + right)


def _more_nouns(group: Group, words: Words) -> Wording:
    """Return the nouns that go on behind the first of what is made: ``打造40条特色步道、林荫道``."""
    if not group.right or not words.make.fullmatch(group.left.core) or words.make.search(group.right):
        return NOTHING
    more = _NOUN_MORE.match(group.behind, group.behind.find(group.right) + len(group.right))
    if not more or any(verb.match(more["noun"]) for verb in (words.make, words.achieved, words.acts)):
        return NOTHING
    return group.behind.match(more)


def _continues(group: Group, discourse: Discourse, right: str, words: Words) -> bool:
    """Tell whether a number with its noun goes on with the list before it."""
    if group.head.joint == ",":
        said = _CLAUSE.match(group.behind)
        acts = words.make.search(right) or (said and _ACTING.search(said[0]))
        return discourse.unit == group.head.reading.quantity.unit and not acts
    return group.head.joint == "、"


def glued(group: Group, discourse: Discourse, words: Words) -> Named | None:
    """``9户31人``, ``3条沟渠16公里``, ``391个、4万户``: the same thing counted twice."""
    again = group.head.joint == "glued" or (group.head.joint == "、" and not group.head.left)
    if not again or not discourse.names or group.right or group.left.direction:
        return None
    name, own = discourse.names[-1], group.head.left
    noun = noun_of(name, words)
    measured = (group.left.linked or group.head.reading.kind != "count") and not _PART.search(own)
    if measured and len(noun) < len(group.left.core) and group.left.core.startswith(noun):
        return of_head(group, group.left.core)
    acted = words.make.match(group.left.core) or SPENT_ON.match(own)
    if acted and SPENT.search(name) and group.head.reading.kind != "money":
        return of_head(group, group.left.core)
    if own.startswith("的") and INVESTED.search(name) and name.startswith(own[1:]):
        name = own[1:]
    if finished := _FINISHED.fullmatch(own.removeprefix(noun)):
        return of_head(group, own[len(own) - len(finished["act"]) :] + noun)
    part = strip_lead(own.match(found), words) if (found := _PART.search(own)) else NOTHING
    return of_head(group, name if name.endswith(part) else noun + part)


def counterpart(group: Group, discourse: Discourse, words: Words) -> Named | None:
    """``城镇人均居住面积…，农村增加到22平方米``, ``省级示范村10个、市级20个``."""
    for same in _COUNTERPARTS:
        if same.fullmatch(group.left.core) and discourse.names and same.search(discourse.names[0]):
            return of_head(group, discourse.names[0].instead(same, group.left.core, count=1))
    return None


def shared_verb(group: Group, discourse: Discourse, words: Words) -> Named | None:
    """``新增规上工业企业33家、限上商贸企业135家``, but not ``接待游客300万人次、实现收入20亿元``."""
    core = group.left.core
    if not core or group.head.joint != "、" or group.left.linked or words.make.match(core) or not discourse.verb:
        return None
    achieved = words.achieved.search(group.head.left[: group.head.left.find(core)])
    acted = ACT_AT_END.search(core) and not _CARRIED_OUT.match(discourse.verb)
    return None if achieved or acted else of_head(group, discourse.verb + core)


def name_before(group: Group, discourse: Discourse, words: Words) -> Named | None:
    """``税收349万元``."""
    core = group.left.core
    core = without_examples(core.removesuffix("等"), words)
    return Named([(group.head, core + "比" if core.endswith("占") else core)], Ground.OWN) if core else None


def the_last_name(group: Group, discourse: Discourse, words: Words) -> Named | None:
    """Nothing of its own: the name before, or the plain words."""
    name = discourse.names[-1] if discourse.names else group.head.left or group.right
    if not name and (found := _BEFORE_A_BRACKET.search(group.before)):
        name = group.before.match(found, 1)
    return Named([(figure, name) for figure in group.figures], Ground.NEARBY)


NAMING_RULES: tuple[Rule[Naming], ...] = (
    Rule("rank", "位次", rank),
    Rule("share-of-whole", "占总体的比重", share_of_a_whole),
    Rule("difference-from-several", "与几个总体相比", difference_from_several),
    Rule("list-of-values", "一列名称对一列数字", list_of_values),
    Rule("one-value-for-all", "几个名称共一个数字", one_value_for_all),
    Rule("values-of-one-name", "一个名称有几个数字", values_of_one_name),
    Rule("growth-on-base", "在基数上的增减", grown_on_a_base),
    Rule("clause-before", "名称在前一分句", name_in_the_clause_before),
    Rule("change-of-last", "前面所说事物的增减", change_of_the_last),
    Rule("share-of-last", "前面所说事物的比重", share_of_the_last),
    Rule("verb-alone", "只有动词，名词承前", verb_alone),
    Rule("verb-named-before", "动词的对象见于前文", verb_named_before),
    Rule("predicate-alone", "谓语承前面所说的事物", predicate_alone),
    Rule("sum-of-gained", "所获之物的总数", sum_of_the_gained),
    Rule("yield-of-area", "产量，作物在前文的面积里", yield_of_an_area),
    Rule("general-name", "泛称由前文补全", general_name),
    Rule("amount-of-noun", "后面所说事物的数量", noun_of_an_amount),
    Rule("amount-spent", "资金，用途在后", spent_on_an_act),
    Rule("noun-behind", "数字在名词之前", noun_behind),
    Rule("counted-twice", "同一事物连用两个数", glued),
    Rule("counterpart", "与前面所说相对的一项", counterpart),
    Rule("shared-verb", "并列各项共用动词", shared_verb),
    Rule("name-before", "名称在数字之前", name_before),
    Rule("plain-words", "数字旁边的原词", the_last_name),
)


def _achieved(group: Group) -> bool:
    return group.left.word in ("完成", "实现", "有", "共", "是", "对", "的", "为", "将")


def _without_task(figure: Figure, name: Wording) -> Wording:
    """Return a name without ``任务`` at its end, unless tasks are what is counted, or done by a share."""
    kept = _TASK_SHARE.search(name) or figure.reading.kind == "count"
    return name if kept else name.without(_TASK) or name


def name_group(group: Group, discourse: Discourse, words: Words) -> tuple[str, Named]:
    """Return the id of the first rule that names the group, with what it gives, and remember that."""
    for rule in NAMING_RULES:
        if named := rule.apply(group, discourse, words):
            break
    else:
        raise AssertionError("the last rule always names")
    names = named.names
    if named.whole is None:
        names = [(figure, _without_task(figure, name)) for figure, name in names]
    named = replace(named, names=[(figure, name[-LONG_NAME:]) for figure, name in names])
    _remember(named, group, discourse, words)
    return rule.id, named


def _remember(named: Named, group: Group, discourse: Discourse, words: Words) -> None:
    """Write down what the next groups of the sentence may refer to; nothing else writes it."""
    names = [name for _, name in named.names]
    discourse.ranked = names if group.head.reading.kind == "ordinal" else []
    if discourse.ranked:
        return
    # A verb behind the number is its noun's own.
    ahead = bool(names[0]) and names[0].places[0] < group.head.reading.quantity.span.start
    verb = words.make.match(names[0]) if ahead else None
    if group.head.joint != "、" or len(group.figures) > 1:
        discourse.siblings = []
    if group.head.left.startswith("其中") and discourse.names:
        discourse.whole = discourse.names[0]
    elif group.left.core not in words.generic and group.head.joint == "clause":
        discourse.whole = NOTHING
    discourse.siblings = list(dict.fromkeys((*discourse.siblings, *names)))[-REMEMBERED:]
    discourse.every = list(dict.fromkeys((*discourse.every, *names)))[-REMEMBERED:]
    discourse.given = names
    discourse.spread = named.spread
    discourse.names = names if named.whole is None else named.whole
    discourse.least = "至少" in group.head.left or (discourse.least and group.head.joint == "、")
    if verb and verb.end() < len(names[0]):
        discourse.verb = names[0][: verb.end()]
    elif group.head.joint == "clause":
        discourse.verb = NOTHING
    discourse.unit = group.head.reading.quantity.unit
