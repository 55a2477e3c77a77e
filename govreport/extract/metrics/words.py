"""The patterns that take names out of sentences, compiled once for each lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from govreport.lexicon import Lexicon
from govreport.lexicon.cues import cue
from govreport.lexicon.table import alternation

_TIME = cue("time").pattern
_SINCE = cue("since").pattern
AND = cue("and").pattern
PREDICATE = cue("predicate")
_IN_ALL = r"共(?![同享有富建青产和进识治济管用线轨振鸣存生餐商谋赢])(?=\D{2})"
"""``共`` before a verb, unless it begins a longer word (共建, 共享)."""
_STATE = "[率度值额性好年]"
"""Behind a verb of achievement these make a noun of it (完成率)."""


@dataclass(frozen=True)
class Words:
    """Compiled word lists of ``figure_words.toml``."""

    scoped: re.Pattern[str]
    """A scope with a verb of achievement behind it (``全镇实现``); group 1 is the scope."""
    lead: re.Pattern[str]
    """Frame words at the start of a name."""
    manner: frozenset[str]
    """Adverbs that are no name when nothing else is left."""
    link: re.Pattern[str]
    """One word between name and number, at the end."""
    change: re.Pattern[str]
    """A word of growth or fall directly before the number, with its adverbs; groups ``up``, ``down``."""
    moved: re.Pattern[str]
    """A verb of change with what changes behind it, at the end; groups ``down`` or ``up``, and ``what``."""
    make: re.Pattern[str]
    """A verb that makes an indicator, at the start."""
    achieved: re.Pattern[str]
    """A verb of achievement, at the start."""
    acts: re.Pattern[str]
    """A verb of an act that is not counted, at the start."""
    measured: re.Pattern[str]
    """The end of a name that is an indicator by itself."""
    generic: frozenset[str]
    """Names that say nothing alone."""
    grown: frozenset[str]
    """Names that take the word of growth with them."""
    predicates: frozenset[str]
    """Verbs whose subject was named before (``覆盖10.5亿人``)."""
    sums: frozenset[str]
    """Names of a sum of what was named before."""
    pairs: tuple[tuple[str, ...], ...]
    """Several names in one, and each in full."""
    joined: re.Pattern[str]
    """Names of one thing that hold a word that joins."""
    state: re.Pattern[str]
    """How something goes, at the end."""


@cache
def words_of(lexicon: Lexicon) -> Words:
    """Return the patterns made from `lexicon`."""
    lists = lexicon.figure_words
    adverb = f"(?>(?:{alternation(lists['change_adverb'])}|(?<![人户年月日亩地平村店企劳])均)*)"
    compared = r"(?:(?:(?<![占同环对])比(?![重例率值])|较)[^,。;、:!比较]{1,16})"
    up, down = lists["change_up"], lists["change_down"]
    than = r"(?:[^,。;、]{0,14}|(?:全[国球省市州盟县区]、?){2,3}(?:平均水平|平均)?)$"
    bound = r"不(?:低于|少于|小于|超过?|高于|大于|突破)|高于|低于|至少|突破|接近"
    kept = r"(?:(?<!率)(?:稳定|保持|控制|维持))?在"
    becomes = "(?<!上升)(?<!下降)(?<!增加)(?<!减少)(?<!提高)(?<!降低)为"  # 上升为45% gives the level reached
    tail = rf"(?>(?:了|约|近|超过?|达到?|{becomes}|{bound}|{kept}|将|仅|预计)?)$"
    make = alternation(lists["make"] + _anew(lists["make"]))
    manner = alternation(lists["manner"])
    verb = alternation(lists["make"] + lists["achieve"])
    return Words(
        scoped=re.compile(f"^((?:全[国省市县区州镇乡村]|我[省市县区州镇乡国]))(?:共|累计|预计)?(?:{alternation(lists['achieve'])})(?!{_STATE})"),
        lead=re.compile(
            f"(?>(?:(?:{_TIME})的?|{alternation(lists['lead'])}|[,。;:!、 ]"
            f"|(?!达标)(?:{alternation(lists['achieve'])})了?(?!{_STATE})"
            f"|(?:{manner})(?:、(?:{manner}))?(?=(?!建设用地|(?<=高质量)发展)(?:{verb}))|{_IN_ALL}|我[省市县区州镇乡](?=(?:{make})))+)"
        ),
        link=re.compile(f"(?:{alternation(lists['link'])}|{_SINCE}|{lexicon.guarded_words['short_link']}|[一二三四五六七八九十]{{1,3}}年(?:来|间)?|[一二三四]季度)$"),
        change=re.compile(
            f"{adverb}{compared}?{adverb}"
            f"(?:(?<![新净倍然])(?!(?<=\\d)年)(?P<up>{alternation(_long(up))})|(?<![新倍])(?P<down>{alternation(_long(down))})){tail}"
            f"|{adverb}{compared}(?:(?P<up1>{alternation(_short(up))})|(?P<down1>{alternation(_short(down))})){tail}"
            r"|(?:同比|环比|分别|再|年均|双双)(?:(?P<up2>[增涨升进])|(?P<down2>[降跌]))(?>(?:了|约|近|超过?|至少)*)$"
            f"|(?P<above>高于|高出|快于|好于|优于|领先|多于){than}|(?P<below>低于|慢于|少于|落后于?){than}"
        ),
        moved=re.compile(
            f"(?:(?P<down>{alternation(lists['lower'])})|(?P<up>{alternation(lists['raise'])}))"
            f"(?P<what>[^、，,。;；]{{0,8}}(?:{alternation(lists['moved_things'])}))$"
        ),
        make=re.compile(f"(?:{make})(?:[并和](?:{make}))?"),
        achieved=re.compile(alternation(lists["achieve"])),
        acts=re.compile(alternation(lists["acts"])),
        measured=re.compile(f"(?:{alternation(lists['measure_noun'])})$"),
        manner=frozenset(lists["manner"]),
        generic=frozenset(lists["generic"]),
        grown=frozenset(lists["grown"]),
        predicates=frozenset(lists["predicates"]),
        sums=frozenset(lists["sums"]),
        pairs=tuple(tuple(entry.split("|")) for entry in lists["pairs"]),
        joined=re.compile(alternation(lists["joined_names"])),
        state=re.compile(f"(?:{alternation(lists['states'])})、?$"),
    )


def _anew(verbs: tuple[str, ...]) -> tuple[str, ...]:
    """Return verbs with ``新`` before them, unless it makes another word with their first character (``新增``发电)."""
    return tuple(f"新{verb}" for verb in verbs if len(verb) > 1 and verb[0] not in "增建开上")


def _long(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if len(word) > 1)


def _short(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if len(word) == 1)
