"""Amounts that select or name things instead of measuring them: ``亿元以上项目``, ``千亿产业``."""

from __future__ import annotations

import re

from govreport.lexicon.cues import cue
from govreport.model import Bound
from govreport.quantity.contexts import Contexts
from govreport.quantity.reading import Reading

_STOP = re.compile(r"[\s,。;、:!?)\]”]|和|及|与|以上|$")
_INVESTED = re.compile(r"(?:投资|投入)[约超过近逾]{0,2}$")
_COUNTED = re.compile(r"\d[余多]?[家户个](?!百分点)[^,。;、:!\n\d]{2,18}$")
_COUNTED_HERE = re.compile(r"\d[余多]?[家户个座][过超]$")
_ROUND = frozenset("百千万亿十")
_NUMERALS = frozenset("零一二三四五六七八九十百千万亿两")
_COUNT_BEHIND = re.compile(r"[^,。;、:!和及\d]{2,10}\d")
_COUNT_OF_OWNERS = re.compile(r"的[^,。;、:!\d]{1,10}\d[\d.]*[余多]?[个家户]")
_OR_SO_MUCH = cue("or-so-much")
_SOME = re.compile("(?:一批|更多|一些|若干)(?:总?投资|产值|营收)?[超过]?$")
_ONE_OF = re.compile(r"(?:[^,。;:!、\d]|“[^”\n]{1,40}”){0,24}?(?<!分)之一(?!般)")
_WITHIN = re.compile("(?:范围|半径)?(?:以内|内)(?![陆蒙河江])[^,。;、:!?]")
_SIZE = ("name", "round-size")
_THRESHOLD = ("condition", "threshold")
_SIZES = frozenset(("people", "area", "length", "volume", "mass", "energy"))
_COUNT_OF_THINGS = cue("count-of-things")
_TURNED = cue("turned")
SMALLEST_SIZE = 10**7
BEHIND = 12
"""So many characters behind the number may name what it selects."""
NEAR = 6
"""So many characters before the number tell whether a verb makes an amount of it."""
CLAUSE = 24
"""So many characters before the number may hold a count of the things that it selects."""


def selects(folded: str, reading: Reading, words: Contexts) -> tuple[str, str] | None:
    """Return reason and rule where the amount is a threshold or part of a name, else None."""
    span = reading.quantity.span
    ended = bool(_STOP.match(folded[span.end : span.end + BEHIND]))
    behind = folded[span.end : span.end + CLAUSE]
    if reading.kind not in ("bare", "count", "ordinal", "ratio") and behind.startswith(("级", "型")):
        return "condition", "size-as-grade"
    if reading.kind == "length" and _WITHIN.match(behind):
        return "condition", "distance"
    if reading.kind == "count" and _ONE_OF.match(behind):
        return "other", "one-of-several"
    if reading.kind == "money":
        return _money(folded, reading, words, ended=ended)
    return _counted_past(folded, reading) or _selecting(folded, reading, words, ended=ended)


def _counted_past(folded: str, reading: Reading) -> tuple[str, str] | None:
    """Return reason and rule of a size behind a count (``4个过千亿新兴产业``)."""
    span, over = reading.quantity.span, reading.quantity.bound is Bound.OVER
    left = folded[max(0, span.start - NEAR) : span.start]
    return _THRESHOLD if reading.kind == "bare" and over and _COUNTED_HERE.search(left) else None


def _selecting(folded: str, reading: Reading, words: Contexts, *, ended: bool) -> tuple[str, str] | None:
    """Return reason and rule of a number other than of money that selects or names."""
    span, bound = reading.quantity.span, reading.quantity.bound
    behind = folded[span.end : span.end + BEHIND]
    if reading.kind == "bare" and (behind.startswith("级") or _sized(reading, behind, words)):
        return "condition", "round-size"
    if _is_round(folded, reading) and not reading.change and bound is Bound.EXACT:
        return _SIZE
    if reading.qualified_after and not ended and bound is Bound.AT_MOST and reading.kind not in ("ratio", "compound"):
        return _THRESHOLD
    if reading.qualified_after and not ended and reading.kind == "time" and not _TURNED.match(behind):
        return "condition", "threshold-of-time"
    if reading.qualified_after and not ended and _sized_thing(folded, reading, words):
        return _THRESHOLD
    return None


def _sized_thing(folded: str, reading: Reading, words: Contexts) -> bool:
    """Tell whether a size says which things are meant: ``50户以上村寨``, ``20蒸吨以上燃煤锅炉3台``."""
    span, unit = reading.quantity.span, reading.quantity.unit
    if unit in ("户", "人") and words.settled.match(folded, span.end, span.end + BEHIND):
        return True
    if unit == "人" and words.organised.match(folded, span.end, span.end + BEHIND):
        return True
    if reading.kind not in _SIZES:
        return False
    sized = words.sized.search(folded, max(0, span.start - NEAR), span.start)
    return bool(sized or _COUNT_OF_THINGS.match(folded, span.end, span.end + CLAUSE))


def _sized(reading: Reading, behind: str, words: Contexts) -> bool:
    """Tell whether a number of money without ``元`` selects things by their size (``五十亿企业``)."""
    return reading.quantity.value >= SMALLEST_SIZE and bool(words.things.match(behind))


def _is_round(folded: str, reading: Reading) -> bool:
    """Tell whether the number is only ``百``, ``千万``, ``亿``, without a digit."""
    start = reading.core.start
    end = start
    while end < len(folded) and folded[end] in _NUMERALS:
        end += 1
    numeral = folded[start:end]
    is_part = folded.startswith("分之", end) or numeral == "十"
    return end > start and not is_part and all(character in _ROUND for character in numeral)


def _money(folded: str, reading: Reading, words: Contexts, *, ended: bool) -> tuple[str, str] | None:
    span, bound = reading.quantity.span, reading.quantity.bound
    behind = folded[span.end : span.end + BEHIND]
    left = folded[max(0, span.start - NEAR) : span.start]
    is_round = _is_round(folded, reading)
    amount = bool(words.amount.search(left))
    things = bool(words.things.match(behind))
    money = bool(words.money.match(behind))
    if left.endswith("元或") or (bound is Bound.OVER and behind[:1] == "的" and _SOME.search(left)):
        chosen = True
    elif reading.qualified_after:
        chosen = things or bool(_COUNT_BEHIND.match(behind)) or (not amount and (is_round or not (ended or money)))
    elif bound is Bound.OVER and (_COUNT_OF_OWNERS.match(folded, span.end) or _OR_SO_MUCH.match(folded, span.end)):
        chosen = True
    elif (things or reading.quantity.value_max is not None) and things != behind.startswith("的"):
        chosen = bound is Bound.OVER or not _INVESTED.search(left)
    elif is_round and bound is Bound.OVER:
        chosen = not (ended or money) or bool(_COUNTED.search(folded, max(0, span.start - CLAUSE), span.start))
    else:
        chosen = is_round and bound is Bound.EXACT and not (ended and amount)
    return _THRESHOLD if chosen else None
