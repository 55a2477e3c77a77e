"""What a figure measures: the words before the number taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govreport.extract.metrics.wording import NOTHING, Wording
from govreport.extract.metrics.words import AND, Words
from govreport.model import Direction

_LIST = re.compile(rf"、|以及|(?<=\w)(?:{AND})(?=\w)")
_COMMAS = re.compile("、")
_JOINS = re.compile(rf"(?<=\w)(?:{AND})(?=\w)")
_QUOTES = re.compile(r"“[^”]*”|\([^)]*\)|（[^）]*）")
_BETWEEN_QUOTES = re.compile("”“")
_EACH = re.compile(r"(?:均|都|皆|双双|各)")
_TOTAL = re.compile(r"合计|总计|共计|累计")
_PEOPLE = re.compile("(?:城乡|城镇|农村)居民")
"""Whose rates a list gives, said once."""
_SIZE = re.compile("限额以上|规模以上|规上|限上")
"""Of what size firms are; said before the first of several trades, it holds for all (``限额以上住宿和餐饮业``)."""
_WHERE = re.compile(r"(?:在|面向|围绕|针对|依托|通过|为|向|以)[^、]{2,24}?(?:公开)?$")
_FIELD = re.compile("[^、]{0,12}?等?(?:方面|领域)")
"""Where something is done, before the verb (``工业创新等方面突破关键技术``)."""
_EXAMPLES = re.compile(r"(?P<examples>[^、等]*、[^等]*)等(?:地|一批)?(?P<rest>[^、地批][^、]{4,})")
"""The name of a kind behind things of this kind."""
_CUT = re.compile("减少?(?:办理)?(?:时间|时限|材料|环节|成本|跑动(?:次数)?)$|(?:减[碳排污]|降[碳耗价])$")
"""What is cut by a share stands behind the verb (减时间83%)."""
_NUMBER = re.compile(r"^(?:[一二三四五六七八九十]{1,3}[是要]|\d{1,2}[.．、](?!\d))")
"""The number of an item in a list that runs on in one sentence (``办好实事：一是新增就业…``)."""
_BARE_YEAR = re.compile(r"在?\d{4}")
"""What is left of ``在1979到1983年``."""
_TOWARD = re.compile("增长、(?=(?:力争|争取|确保|努力|奋力|冲刺)+(?:达到?|实现|突破|超过)?$)")
"""A growth said first without a number (``投资稳定增长、力争达到3%``)."""
_CAUSED = re.compile("^(?:推动|促进|促使|力促|使)")
"""Before what is to reach a level; what makes it do so is no part of its name."""
_PER_HEAD = re.compile("[人户亩村店企劳]均(?:年|月|每年)?$")
_GAIN = re.compile("增收|增产|增效|增值|减收|减产")
"""Verbs that say what was gained: a gain per head has no other name (户均增收)."""
_GROWTH = re.compile("增长")
_SUFFIXES = frozenset("化性型级类业")
"""One of these in common shows where the shared end of two names begins (荒漠化、沙化土地面积)."""
LINKS = 8
ATTRIBUTE = 3
"""A member of a list with so few characters stands for an attribute of the same length (城镇、农村居民收入)."""
MEASURE = 2
"""``率`` and ``量`` make a word with the characters before them (利用率, 排放量)."""
NEAR_START = 6
"""A list has its verb within so many characters from its start."""


@dataclass(frozen=True, slots=True)
class Left:
    """The words before a number, taken apart."""

    core: Wording
    """The name: without frame words at its start, without what ties it to the number at its end."""
    direction: Direction | None
    """Which way it goes where a word of change stands before the number."""
    word: Wording
    """The word of change or the link, as written."""
    linked: bool
    """True where a word ties the name to the number (达到, 增长)."""
    spread: bool
    """True for ``分别``."""
    each: bool
    """True for ``均``."""
    total: bool


_RAISED = frozenset(("提升", "提高", "改善", "延长", "提升了", "提高了", "进"))
_RISING = frozenset(("ratio", "money", "time", "compound", "bare", ""))
"""What can be raised; of things and lengths 提升 says that they were made better."""
_BAD = re.compile("浓度|污染")


def _is_change(change: re.Match[str], unit: str, kind: str, *, measured: bool) -> bool:
    """Tell whether the word of change is one: things are not raised in number, and ``低于5%`` is a bound."""
    if change.lastgroup in ("above", "below"):
        return unit == "百分点"
    return (change["up"] or change["up2"]) not in _RAISED or kind in _RISING or unit == "位" or measured


def _is_amount(core: str, words: Words) -> bool:
    """Tell whether a name is that of an amount, which can be raised (``亩产提高20公斤``)."""
    return core.endswith("产") or bool(words.measured.search(core))


def take_apart(left: Wording, unit: str, words: Words, kind: str = "ratio") -> Left:
    """Return the parts of the words before a number with this unit of this kind."""
    direction: Direction | None = None
    left = left.without(_NUMBER)
    if unit == "%" and (toward := _TOWARD.search(left)):
        left = left[: toward.end() - 1]
    change = words.change.search(left)
    if change and _is_change(change, unit, kind, measured=_is_amount(left[: change.start()], words)):
        groups = change.groupdict()
        up = groups["up"] or groups["up1"] or groups["up2"] or groups["above"]
        core, tied = left[: change.start()], left.match(change)
        direction = Direction.UP if up else Direction.DOWN
        if up == "改善" and _BAD.search(core):
            direction = Direction.DOWN
        trimmed = _strip_links(core, words)
        tied = core[len(trimmed) :] + tied
        core = trimmed
    else:
        core = _strip_links(left, words)
        tied = left[len(core) :]
        if unit == "%" and _CUT.search(left):
            direction = Direction.DOWN
        moved = words.moved.search(core) if unit in ("%", "百分点") and not direction else None
        if moved:
            direction = Direction.DOWN if moved["down"] else Direction.UP
            core = (NOTHING if words.make.match(core) else core[: moved.start()]) + core.match(moved, "what")
    core = last_act(strip_lead(core, words), words).without(words.state)
    if core.endswith("、") or core in words.manner or _BARE_YEAR.fullmatch(core):
        core = NOTHING
    if words.measured.search(core) and tied.endswith(("到", "达", "至", "过", "突破")):
        core = core.without(_CAUSED)
    if direction and core in words.grown:
        core += tied.match(grown) if (grown := _GROWTH.search(tied)) else "增长"
    if change and direction and _PER_HEAD.search(core) and (gains := list(_GAIN.finditer(tied))):
        core += tied.match(gains[-1])
    return Left(
        core=core,
        direction=direction,
        word=tied,
        linked=bool(tied),
        spread="分别" in tied,
        each=bool(_EACH.search(tied)),
        total=bool(_TOTAL.search(tied)),
    )


def _strip_links(text: Wording, words: Words) -> Wording:
    for _ in range(LINKS):
        found = words.link.search(text)
        if not found or not text:
            break
        text = text[: found.start()]
    return text


def strip_lead(text: Wording, words: Words) -> Wording:
    """Return `text` without frame words and verbs of achievement at its start."""
    text = _without_achieving(text, words)
    found = words.lead.match(text)
    if not found:
        return text
    rest = _without_achieving(text[found.end() :], words)
    return rest if rest else text if words.make.fullmatch(text) else NOTHING


def _without_achieving(text: Wording, words: Words) -> Wording:
    """Return ``全县税收`` for ``全县预计完成税收``."""
    scoped = words.scoped.match(text)
    return text.match(scoped, 1) + text[scoped.end() :] if scoped else text


def last_act(core: Wording, words: Words) -> Wording:
    """Return the last of several acts (``支持建设、引进企业``), without where it was done (``在全县设立监控点``)."""
    comma = core.rfind("、")
    head, tail = core[: max(comma, 0)], core[comma + 1 :]
    verb = words.make.match(head) or words.acts.match(head)
    if verb and verb.end() < len(head) and words.make.match(tail) and "“" not in tail.replace("“", "", tail.count("”")):
        core = tail
    core = _without_field(core, words)
    if core[:1] in "在面围针依通为向以" and core[:2] != "在建":
        for found in words.make.finditer(core, 2):
            if found.end() < len(core) and _WHERE.fullmatch(core[: found.start()]):
                return core[found.start() :]
    return core


def _without_field(core: Wording, words: Words) -> Wording:
    """Return an act without the field in which it was done (``关键领域突破核心技术``)."""
    field = _FIELD.match(core)
    behind = core[field.end() :] if field else NOTHING
    return behind if words.make.match(behind) or words.achieved.match(behind) else core


def drop_enumeration(core: Wording, words: Words) -> Wording:
    """Return the verb alone where the core is a list that ends in ``等`` or goes on with the number (``甲和16个``)."""
    if not core.endswith(("等", "等地", "等一批", "和", "以及")):
        return core
    verb = next((found for found in words.make.finditer(core, 0, NEAR_START)), None)
    return core[: verb.end()] if verb else NOTHING


def without_examples(core: Wording, words: Words) -> Wording:
    """Return the name without the examples before ``等``, with its verb (``举办甲会、乙展等重大展会``)."""
    found = _EXAMPLES.fullmatch(core)
    if not found or found["examples"].count("“") != found["examples"].count("”"):
        return core
    rest = _without_field(core.match(found, "rest"), words)
    verb = words.make.match(found["examples"])
    return rest if not verb or words.make.match(rest) else core[: verb.end()] + rest


def items_of(core: Wording, words: Words, number: int = 0) -> list[Wording]:
    """Return the names that a list holds, each made whole with the verb and the end they share.

    ``城镇、农村常住居民人均可支配收入`` gives both names in full. Where so many names are wanted, the list is cut at
    the marks of one kind that give them: 、, words that join, or between quotes.
    """
    quoted = _QUOTES.sub(lambda m: "\x01" * len(m[0]), core)
    hidden = words.joined.sub(lambda m: "\x01" * len(m[0]), quoted)
    cuts = [(m.start(), m.end()) for m in _LIST.finditer(hidden)]
    if len(cuts) + 1 != number and number > 1:
        others = [[m.span() for m in mark.finditer(quoted)] for mark in (_COMMAS, _JOINS, _LIST)]
        others.append([(m.end() - 1,) * 2 for m in _BETWEEN_QUOTES.finditer(core)])
        cuts = next((other for other in others if len(other) + 1 == number), cuts)
    bounds = [0, *[end for _, end in cuts]], [*[start for start, _ in cuts], len(core)]
    parts = [core[a:b] for a, b in zip(*bounds, strict=True)]
    parts = [part for part in parts if part]
    if len(parts) < 2:  # noqa: PLR2004
        return parts
    verb = words.make.match(parts[0])
    head = parts[0][: verb.end() if verb and verb.end() + 1 < len(parts[0]) else 0]
    parts[0] = parts[0][len(head) :]
    people = _PEOPLE.match(parts[0])
    if people and not _PEOPLE.match(parts[-1]):
        parts[1:] = [parts[0][: people.end()] + part for part in parts[1:]]
    size = _SIZE.match(parts[0])
    whole_alone = words.measured.search(parts[0]) or parts[0].endswith("企业")
    shared = parts[0].match(size) if size and not whole_alone else NOTHING
    parts = [part.removeprefix(shared) for part in parts]
    whole = [_of_pair(part, parts[-1], words) or _with_end(part, parts[-1], words) for part in parts]
    return [part if index and words.make.match(part) else head + shared + part for index, part in enumerate(whole)]


def _of_pair(part: Wording, last: Wording, words: Words) -> Wording:
    """Return the name in full where the list holds both of a pair (``进口、出口通关时间``), else nothing."""
    for _, *whole in words.pairs:
        other = next((name for name in whole if last.startswith(name)), "") if part in whole else ""
        if other and other != part:
            return part + last[len(other) :]
    return NOTHING


def _with_end(part: Wording, last: Wording, words: Words) -> Wording:
    """Give a short member of a list the end that the last one has."""
    if part == last or words.measured.search(part):
        return part
    if not words.measured.search(last) and len(part) > 4:  # noqa: PLR2004
        return part
    for size in (4, 3, 2, 1):
        shared = len(part) >= size and (size > 1 or (part[-1] in _SUFFIXES and not words.make.search(part)))
        at = last.find(part[-size:]) if shared else -1
        if at >= 0 and at + size < len(last):
            return part + last[at + size :]
    if len(part) <= ATTRIBUTE:
        return part + last[len(part) :]
    end = words.measured.search(last)
    if not end:
        return part
    short = len(end[0]) == 1
    tail = last[max(0, end.start() - MEASURE if short else end.start()) :]
    return part + (tail[1:] if tail[0] == part[-1] else tail)


def paired(core: Wording, words: Words) -> list[Wording]:
    """Return all names where one word stands for several (``城乡居民``, ``存贷款余额``), else the name alone."""
    for short, *whole in words.pairs:
        at = core.find(short)
        if at >= 0:
            stands = core[at : at + len(short)]
            return [core[:at] + stands.spelt(name) + core[at + len(short) :] for name in whole]
    return [core]
