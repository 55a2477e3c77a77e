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


@cache
def contexts(lexicon: Lexicon) -> Contexts:
    """Return the patterns made from `lexicon`."""
    words = {name: alternation(surfaces) for name, surfaces in lexicon.figure_words.items()}
    return Contexts(
        things=re.compile(f"(?>(?:{words['sized_kinds']})*)(?:{words['sized_things']})|(?:{words['sized_things']})"),
        money=re.compile(f"的?(?:{words['money_nouns']})"),
        amount=re.compile(f"(?:{words['amount_words']})[了约超过近逾为]{{0,2}}$"),
        lasting=re.compile(f"(?:{words['time_words']})[了约]?$"),
        built=re.compile(f"(?:{words['build_verbs']})[^,。;、:!\\n\\d]{{0,4}}$"),
        pointing=re.compile(f"(?:{words['pointing_words']})$"),
        ranked=re.compile(f"(?:{words['scopes_of_rank']})[^,。;:!\\n]{{0,14}}第$"),
    )
