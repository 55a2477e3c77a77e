"""The patterns that take names out of sentences, compiled once for each lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from govreport.lexicon import Lexicon
from govreport.lexicon.table import alternation

_TIME = (
    r"(?:到|至|截至|自|从|在)?(?:\d ?){4}年(?:年?底|年?末|度|初)?(?:以来|期间)?|\d{1,2}(?:-\d{1,2})?月份?"
    r"|(?:到|至)?“?十[一二三四五六]五”?(?:时期|期间|末|期末|以来)?"
)
_STATE = "[率度值额性好年]"
"""Behind a verb of achievement these make a noun of it (完成率)."""


@dataclass(frozen=True)
class Words:
    """Compiled word lists of ``figure_words.toml``."""

    lead: re.Pattern[str]
    """Frame words at the start of a name."""
    link: re.Pattern[str]
    """One word between name and number, at the end."""
    change: re.Pattern[str]
    """A word of growth or fall directly before the number, with its adverbs; groups ``up``, ``down``."""
    make: re.Pattern[str]
    """A verb that makes an indicator, at the start."""
    measured: re.Pattern[str]
    """The end of a name that is an indicator by itself."""
    generic: frozenset[str]


@cache
def words_of(lexicon: Lexicon) -> Words:
    """Return the patterns made from `lexicon`."""
    lists = lexicon.figure_words
    adverb = f"(?:{alternation(lists['change_adverb'])})*+"
    compared = r"(?:(?:比|较|同)[^,。;、:!比较]{1,16}(?=[^,。;、:!]{1,3}$))"
    up, down = lists["change_up"], lists["change_down"]
    tail = r"(?:了|约|近|超|达|为|在|将|仅)?+$"
    return Words(
        lead=re.compile(
            f"(?:{_TIME}|{alternation(lists['lead'])}|[,。;:!、 ]|(?:{alternation(lists['achieve'])})(?!{_STATE}))++"
        ),
        link=re.compile(f"(?:{alternation(lists['link'])})$"),
        change=re.compile(
            f"{adverb}{compared}?{adverb}(?<![新净倍])"
            f"(?:(?P<up>{alternation(_long(up))})|(?P<down>{alternation(_long(down))})){tail}"
            f"|{adverb}{compared}(?:(?P<up1>{alternation(_short(up))})|(?P<down1>{alternation(_short(down))})){tail}"
            r"|(?P<above>高于|高出|快于|好于|优于|领先|多于)[^,。;、]{1,14}$|(?P<below>低于|慢于|少于|落后于?)[^,。;、]{1,14}$"
        ),
        make=re.compile(alternation(lists["make"])),
        measured=re.compile(f"(?:{alternation(lists['measure_noun'])})$"),
        generic=frozenset(lists["generic"]),
    )


def _long(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if len(word) > 1)


def _short(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if len(word) == 1)
