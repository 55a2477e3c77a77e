"""What stands around a number and decides what it is, compiled once for each lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from govreport.lexicon import Lexicon
from govreport.lexicon.table import alternation


@dataclass(frozen=True)
class Contexts:
    """Patterns for the words right before or right behind a number."""

    things: re.Pattern[str]
    """Behind: things that an amount selects (``亿元以上`` ``项目``)."""
    settled: re.Pattern[str]
    """Behind households or people: places of this size."""
    organised: re.Pattern[str]
    """Behind people: firms and meetings of this size."""
    sized: re.Pattern[str]
    """Before: what a size is of (``海拔``)."""
    money: re.Pattern[str]
    """Behind: kinds of money."""
    amount: re.Pattern[str]
    """Before: words of spending, earning, gathering."""
    lasting: re.Pattern[str]
    """Before: words that make a length of time a measure."""
    built: re.Pattern[str]
    """Before: a verb that makes things."""
    pointing: re.Pattern[str]
    """Before: words with which a number points instead of counting."""
    ranked: re.Pattern[str]
    """Before ``第``: what an order is taken of."""
    negative: re.Pattern[str]
    """Before: a minus sign, behind a word of growth or a rate; groups ``sign``, and ``grown`` for any unit."""


_BASE = r"[由从自较](?:上年|去年|年初|上月|(?:19|20)\d\d年)?(?:同期|[末底初])?的?"
_TIED = r"(?:了|为|是|达到?|至|到|在|约|仅|同比|分别)*"


def _long(surfaces: tuple[str, ...]) -> str:
    """Return an alternation without words of one character, which may belong to the next one (``减负12亿元``)."""
    return alternation(tuple(surface for surface in surfaces if len(surface) > 1))


def _negative(growth: str) -> re.Pattern[str]:
    """Return the pattern of a minus sign: of any form behind growth, no dash of a range or of a sentence elsewhere.

    Behind a rate a dash may tie it to its number; only a hyphen, a true minus and ``负`` are signs there.
    """
    return re.compile(
        rf"(?:(?:{growth}){_TIED} ?(?P<grown>[-−–—‑负])|(?:[率幅速度温差比]|指数|[A-Z]{{3}}){_TIED} ?[-−‑负]"
        rf"|{_BASE} ?[-−–—‑负]"
        rf"|(?:为|至|到|达)[-−–‑负]|(?<=[\d%‰点])(?:、|和|及|与) ?[-−–‑负])(?<=(?P<sign>.)) ?$"
    )


@cache
def contexts(lexicon: Lexicon) -> Contexts:
    """Return the patterns made from `lexicon`."""
    words = {name: alternation(surfaces) for name, surfaces in lexicon.figure_words.items()}
    return Contexts(
        things=re.compile(f"(?>(?:{words['sized_kinds']})*)(?:{words['sized_things']})|(?:{words['sized_things']})"),
        settled=re.compile(
            rf"的?[^,。;、:!和及\d]{{0,8}}?(?:{words['settled_things']}|(?<![农乡])[村屯寨岛](?![民集级委两容貌干里规]))"
            "(?!居民|群众|干部)"
        ),
        organised=re.compile(rf"的?[^,。;、:!和及\d]{{0,6}}?(?:{words['organised_things']})(?!职工|员工|家|人)"),
        sized=re.compile(f"(?:{words['size_names']})(?:规模|面积|容量)?(?:在|达|达到|超过)?$"),
        money=re.compile(f"的?(?:{words['money_nouns']})"),
        amount=re.compile(f"(?:{words['amount_words']})[了约超过近逾为]{{0,2}}$"),
        lasting=re.compile(f"(?:{words['time_words']})[了约]?$"),
        built=re.compile(f"(?:{words['build_verbs']})[^,。;、:!\\n\\d]{{0,4}}$"),
        pointing=re.compile(f"(?:{words['pointing_words']})$"),
        ranked=re.compile(f"(?:{words['scopes_of_rank']})[^,。;:!\\n]{{0,14}}第$"),
        negative=_negative(_long(lexicon.figure_words["change_up"] + lexicon.figure_words["change_down"])),
    )
