"""The regular expressions of the scan, compiled once for each lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from govreport.lexicon import Lexicon
from govreport.lexicon.exclusions import Exclusions
from govreport.lexicon.table import alternation
from govreport.lexicon.unit import Unit
from govreport.model import Bound, fold
from govreport.quantity.contexts import Contexts, contexts
from govreport.quantity.numeral import DIGIT_NUMBER, DIGITS, NUMBER, WORD_NUMBER

_DOUBLED = "(?<=翻)番(?!行动|计划|工程|攻坚|目标|战略)"
"""``翻番`` alone, unless it names a programme."""
TOKEN = re.compile(rf"{DIGIT_NUMBER}|[零一二三四五六七八九十百千万亿两]+|半(?=个|年|天|小时|日|数)|{_DOUBLED}")
"""Every place where a number starts."""

_MULTIPLIER = "(?:(?!千[瓦米克伏帕卡]|[百千]分点)[十百千万亿]){1,3}"
_ONES = "".join(DIGITS)
_NO_DECIMALS = f"(?!(?<=[{_ONES}]点)[{_ONES}])"
"""``一点`` is vague, ``一点八`` a number."""
_HUNDRED = "[百千万]分之"
_TENTH = r"(?<=成)(?P<tenth>[一二三四五六七八九半\d])(?=[\s,。;、:!?)\]多余的左以上达和及与]|$)"
"""The second digit of a share in tenths: ``八成五``."""


@dataclass(frozen=True)
class Patterns:
    """Compiled patterns and the tables that give their matches a meaning."""

    quantity: re.Pattern[str]
    """From the numeral on: number, multiplier, unit, qualifier, also as a range."""
    single: re.Pattern[str]
    """The same without a range."""
    before: re.Pattern[str]
    """Qualifiers that end right before the numeral."""
    words: re.Pattern[str]
    """Words that hold a numeral without counting anything."""
    exclusions: Exclusions
    contexts: Contexts
    units: dict[str, Unit]
    bounds: dict[str, Bound]
    reasons: dict[str, tuple[str, str]]
    """Word to the reason of its exclusion and the id of its entry."""


@cache
def patterns(lexicon: Lexicon) -> Patterns:
    """Return the patterns made from `lexicon`."""
    counting = re.compile(f"[一二三四五六七八九十百千万两](?:{_units(lexicon)})")
    words = {name: ("name", "place-name") for name in lexicon.divisions.codes if counting.search(name)}
    words |= {s: (w.reason, w.id) for w in lexicon.numeral_words for s in w.surfaces}
    return Patterns(
        quantity=_quantity(lexicon, with_range=True),
        single=_quantity(lexicon, with_range=False),
        before=_before(lexicon),
        words=re.compile(f"(?:{alternation(tuple(words))}){_NO_DECIMALS}"),
        exclusions=lexicon.exclusions,
        contexts=contexts(lexicon),
        units={fold(surface): u for u in lexicon.units for surface in u.surfaces},
        bounds={surface: q.bound for q in lexicon.qualifiers for surface in q.surfaces},
        reasons=words,
    )


def _quantity(lexicon: Lexicon, *, with_range: bool) -> re.Pattern[str]:
    unit = _units(lexicon)
    inside = alternation(tuple(s for q in lexicon.qualifiers if q.place == "inside" for s in q.surfaces))
    behind = alternation(
        tuple(
            s
            for q in lexicon.qualifiers
            if q.place == "after" or (q.place == "inside" and q.bound is Bound.OVER)
            for s in q.surfaces
        )
    )
    parts = [
        r"(?:(?P<half>一半(?![导成径])|半(?=个|年|天|小时|日))",
        rf"|(?P<hundred>{_HUNDRED})?(?P<number>{NUMBER})(?P<fraction>分之{WORD_NUMBER}|/\d{{1,2}}(?![\d/年月.]))?)",
        rf"(?P<inside>{inside})? ?(?P<multiplier>{_MULTIPLIER})?(?P<inside2>{inside})?",
        rf"(?:(?P<first_unit>{unit})? ?(?:[-—–―]{{1,2}}|~|至|到) ?(?:{_HUNDRED})?(?P<number2>{NUMBER})"
        rf" ?(?P<multiplier2>{_MULTIPLIER})?(?:{inside})?(?=\s{{0,2}}(?:{unit})|[^\d]))?"
        if with_range
        else "",
        rf"\s{{0,2}}(?P<unit>{unit})?(?:{_TENTH})?(?P<after>{behind})?",
    ]
    return re.compile("".join(parts))


def _units(lexicon: Lexicon) -> str:
    """Return an alternation of all unit surfaces, longest first, each with its guard."""
    units = {fold(surface): unit for unit in lexicon.units for surface in unit.surfaces}
    ordered = sorted(units, key=lambda surface: (-len(surface), surface))
    return "|".join(re.escape(surface) + _guard(units[surface]) for surface in ordered)


def _guard(unit: Unit) -> str:
    """Return the look-ahead that keeps a unit from being the start of a longer word."""
    if not unit.guard:
        return ""
    kept = f"(?![{unit.guard}])"
    return f"(?:{kept}|(?={'|'.join(unit.but)}))" if unit.but else kept


def _before(lexicon: Lexicon) -> re.Pattern[str]:
    guards = {s: q.unless_after for q in lexicon.qualifiers if q.place == "before" for s in q.surfaces}
    ordered = sorted(guards, key=lambda surface: (-len(surface), surface))
    choices = "|".join((f"(?<![{guards[s]}])" if guards[s] else "") + s for s in ordered)
    return re.compile(f"(?P<word>{choices})(?:[了为至到达]|全[球国省市县区])?$")
