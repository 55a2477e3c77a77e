"""Reading one quantity where it begins: number, multiplier, unit, qualifiers."""

from __future__ import annotations

import re
from decimal import Context, Decimal, localcontext

from govreport.lexicon.cues import cue
from govreport.lexicon.unit import Unit
from govreport.model import LIMITS, Bound, Quantity, Span
from govreport.quantity.contexts import Contexts
from govreport.quantity.numeral import multiplier_of, rough_ends, value_of
from govreport.quantity.pattern import Patterns
from govreport.quantity.reading import Reading, Rejection

BEYOND = "number beyond measure"
LONGEST = 30
"""Numbers with more characters are no figures of a report; they are left unread."""
EXACT = Context(prec=500)
"""More digits than `LONGEST` characters can stand for, so that nothing is rounded before it is found too large."""
_ORDINAL = re.compile(r"(?:\d{1,4}|[一二三四五六七八九十百]{1,4})(?: ?(?:位|名))?")
_TIMES = re.compile(r"翻([一二两三四五\d])?番")
_IN_DIGITS = frozenset("金银铜群")
"""Units that a number in words only seems to count (五金)."""
_GENERAL = frozenset(("个", "项", "种", "类"))
SMALLEST_LIST = 10
"""Up to here a number in words with a general counting word sums up what is listed or named (三个积极性)."""
_LINK = cue("link")
_STOP = re.compile(r"[\s,。;、:!?)\]]|$")
_TURN = cue("turned-to")
SIGNED = 20
"""So many characters before a number tell whether a dash before it is a minus sign."""
_SIGNS = frozenset("-−–—‑负 ")
_WITHIN = re.compile("内(?![部外在容地])")
_MEAN_YEARS = re.compile(r"\d{1,2}\.\d{1,2}")
"""Years with decimals are no date; ``14.2025年`` is a mark and a year."""
_SPOKEN = frozenset("近约逾超上")


def read_at(folded: str, start: int, known: Patterns) -> Reading | Rejection:
    """Return the quantity whose numeral starts at `start`, or why there is none."""
    with localcontext(EXACT):
        reading = _read_at(folded, start, known)
        if isinstance(reading, Reading) and not is_measurable(reading.quantity):
            return Rejection("", BEYOND, reading.quantity.span.end)
    return reading


def is_measurable(quantity: Quantity) -> bool:
    """Tell whether a figure has no more digits than later steps can reckon with exactly."""
    values = [value for value in (quantity.value, quantity.value_max) if value is not None]
    return all(
        value.adjusted() < LIMITS.magnitude and -int(value.normalize().as_tuple().exponent) <= LIMITS.decimals
        for value in values
    )


def _read_at(folded: str, start: int, known: Patterns) -> Reading | Rejection:
    if start and folded[start - 1] == "第":
        return _ordinal(folded, start, known)
    doubled = _TIMES.match(folded, start - 1) if start and folded[start - 1] == "翻" else None
    if doubled:
        value = Decimal(2) ** int(value_of(doubled[1] or "一")) * 100 - 100
        span = Span(start - 1, doubled.end())
        words = known.before.search(folded, max(0, start - 6), start - 1)
        bound = known.bounds[words["word"]] if words else Bound.EXACT
        return Reading(Quantity(span, value, None, "%", bound), span, "ratio", in_words=True, change="up")
    found = known.quantity.match(folded, start)
    if found is None:
        return Rejection("other", "no-counting-word", start + 1)
    if len(found[0]) > LONGEST:
        return Rejection("", BEYOND, found.end())
    if found["fraction"] and _fraction(found)[0] == 0:
        return Rejection("", "division by zero", found.end())
    if found["number2"] and not _is_range(folded, found, known):
        found = known.single.match(folded, start) or found
    return _quantity(folded, found, known)


def _is_range(folded: str, found: re.Match[str], known: Patterns) -> bool:
    if folded[max(0, found.start() - 1) : found.start()] in ("由", "从") or not (found["unit"] or found["hundred"]):
        return False
    first, second = found["first_unit"], found["unit"]
    if first and second and known.units[first].base != known.units[second].base:
        return False
    low, high = _ends(found)
    return low < high


def _ends(found: re.Match[str]) -> tuple[Decimal, Decimal]:
    second = multiplier_of(found["multiplier2"] or "")
    shared = second if not found["multiplier"] and not found["first_unit"] else Decimal(1)
    first = multiplier_of(found["multiplier"]) if found["multiplier"] else shared
    return plain(value_of(found["number"]), first), plain(value_of(found["number2"]), second)


def _quantity(folded: str, found: re.Match[str], known: Patterns) -> Reading | Rejection:
    unit = known.units[found["unit"]] if found["unit"] else None
    in_words = found["half"] is not None or not found["number"][0].isdigit()
    sign = minus_before(folded, found.start(), unit.kind, unit.base, known) if unit else None
    begin = found.start() if sign is None else sign.start("sign")
    words = known.before.search(folded, max(0, begin - 5), begin)
    before = words["word"] if words else ""
    if before == "上" and folded[found.start()] not in "百千万亿":
        before = ""
    if unit is not None and unit.base == "百分点" and before[:1] in "高低大小多少优":
        before = ""
    refuse = _rejection if in_words else _digit_rejection
    rejection = refuse(folded, found, unit, before, known)
    if rejection:
        return rejection
    value, value_max, base, kind = _amount(found, unit)
    if sign is not None:
        value, value_max = -value, None
    after = found["after"] or ""
    if after == "多" and unit is not None and unit.counting:
        after = ""
    if not after and kind == "time" and _WITHIN.match(folded, found.end()):
        after = "内"
    inside = found["inside"] or found["inside2"] or ""
    bound = next((known.bounds[w] for w in (after, inside, before) if w), Bound.EXACT)
    spoken = words is not None and words["word"] in _SPOKEN and words.end() == words.end("word") and before
    end = found.end() - len(found["after"] or "") + len(after)
    span = Span(words.start("word") if spoken and words else begin, end)
    core = Span(found.start(), end - len(after))
    return Reading(
        Quantity(span, value, value_max, base, bound),
        core,
        kind,
        in_words=in_words,
        qualified_after=after not in ("", "多", "余", "内"),
    )


def minus_before(folded: str, start: int, kind: str, base: str, known: Patterns) -> re.Match[str] | None:
    """Return the minus sign before the number at `start`, or None.

    What is no rate is only below zero where it grew by so much.
    """
    if not start or folded[start - 1] not in _SIGNS:
        return None
    sign = known.contexts.negative.search(folded, max(0, start - SIGNED), start)
    rate = kind == "ratio" or base == "℃"
    return sign if sign and (rate or (sign["grown"] and sign["sign"] in "-−负")) else None


def _amount(found: re.Match[str], unit: Unit | None) -> tuple[Decimal, Decimal | None, str, str]:
    """Return value, upper end, base unit and kind."""
    factor = unit.factor if unit else Decimal(1)
    base, kind = (unit.base, unit.kind) if unit else ("", "bare")
    if found["half"]:
        halved = unit is not None and found["half"] == "半"
        return (Decimal("0.5"), None, base, kind) if halved else (Decimal(50), None, "%", "ratio")
    if found["fraction"]:
        below, above = _fraction(found)
        return (above * 100 / below).quantize(Decimal("0.01")).normalize() + 0, None, "%", "ratio"
    if found["hundred"]:
        base, kind = {"百": "%", "千": "‰", "万": "‱"}[found["hundred"][0]], "ratio"
    if found["tenth"]:
        tenths = value_of(found["number"]) * 10 + (5 if found["tenth"] == "半" else value_of(found["tenth"]))
        return tenths, None, base, kind
    rough = None if found.groupdict().get("number2") else rough_ends(found["number"])
    if rough:
        scale = multiplier_of(found["multiplier"] or "") * factor
        return plain(rough[0], scale), plain(rough[1], scale), base, kind
    if found.groupdict().get("number2"):
        low, high = _ends(found)
        return plain(low, factor), plain(high, factor), base, kind
    return plain(value_of(found["number"]), multiplier_of(found["multiplier"] or "") * factor), None, base, kind


def plain(number: Decimal, factor: Decimal) -> Decimal:
    """Return the product as it is written by hand: 2.57 times a hundred million has no decimals left.

    >>> str(plain(Decimal("2.570"), Decimal(10**8))), str(plain(Decimal("7.0"), Decimal(1)))
    ('257000000', '7.0')
    """
    product = number * factor
    whole = product.to_integral_value()
    return product if factor == 1 else whole.quantize(Decimal(1)) if product == whole else product.normalize()


def _fraction(found: re.Match[str]) -> tuple[Decimal, Decimal]:
    """Return denominator and numerator."""
    part = found["fraction"]
    if part.startswith("/"):
        return Decimal(part[1:]), value_of(found["number"])
    return value_of(found["number"]), value_of(part[2:])


def _rejection(
    folded: str, found: re.Match[str], unit: Unit | None, before: str, known: Patterns
) -> Rejection | None:
    """Say why a number in Chinese words is no quantity."""
    number = found["number"] or ""
    if number == "零":
        return Rejection("other", "zero", found.end("number"))
    if found["half"] or found["hundred"] or found["fraction"]:
        return None
    if unit is None or unit.base in _IN_DIGITS:
        large = unit is None and len(number) > 1 and number[-1] in "万亿" and number[0] not in "万亿百千十"
        if large or (unit is None and number[-1] in "百千万亿" and (before or found["inside"])):
            return None
        return Rejection("other" if number == "一" else "name", "no-counting-word", found.end("number"))
    left = folded[max(0, found.start() - 8) : found.start()]
    if unit.kind == "time" and not before and not known.contexts.lasting.search(left):
        return Rejection("date", "span-of-time", found.end())
    reason = _article(left, found, unit, before, known.contexts)
    return Rejection("other", reason, found.end("number")) if reason else None


def _article(left: str, found: re.Match[str], unit: Unit, before: str, words: Contexts) -> str:
    """Return why a number in words before a counting word counts nothing, or an empty string."""
    number = found["number"]
    if words.pointing.search(left) and before != "上":
        return "pointing"
    if number == "一" and unit.counting and not words.built.search(left):
        return "article"
    if number == "十" and not (found["after"] or before or words.built.search(left)):
        return "round-ten"
    vague = unit.base in _GENERAL and value_of(number) <= SMALLEST_LIST and not (found["after"] or before)
    if vague and (number == "一" or not words.built.search(left)):
        return "small-list"
    return ""


def _digit_rejection(
    folded: str, found: re.Match[str], unit: Unit | None, before: str, known: Patterns
) -> Rejection | None:
    """Say why a number in digits is no quantity."""
    left = folded[max(0, found.start() - 8) : found.start()]
    if unit is None and not found["multiplier"] and not found["hundred"] and not found["fraction"]:
        number = found["number"]
        if re.fullmatch(r"(?:19|20)\d\d", number):
            return Rejection("date", "year", found.end("number"))
        ended = _STOP.match(folded, found.end())
        if _LINK.search(left) and (ended or _TURN.match(folded, found.end())):
            return None
        if "." in number and ended and left and left[-1] not in "、,。;:(":
            return None
        return Rejection("", "number without a unit", found.end("number"))
    mean = _MEAN_YEARS.fullmatch(found["number"] or "")
    if unit is not None and unit.base == "年" and not mean and not before and not known.contexts.lasting.search(left):
        return Rejection("date", "span-of-time", found.end())
    return None


def _ordinal(folded: str, start: int, known: Patterns) -> Reading | Rejection:
    found = _ORDINAL.match(folded, start)
    ended = found is not None and (found[0][-1] in "位名" or _STOP.match(folded, found.end()))
    if found is None or not ended or not known.contexts.ranked.search(folded, max(0, start - 24), start):
        return Rejection("other", "ordinal", found.end() if found else start + 1)
    value = value_of(re.sub(r"[ 位名]", "", found[0]))
    span = Span(start - 1, found.end())
    return Reading(Quantity(span, value, None, "名", Bound.EXACT), span, "ordinal", in_words=not found[0][0].isdigit())
