"""One walk over the numbers of a text: each becomes a quantity, an exclusion with its reason, or stays unread."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from govreport.lexicon import Lexicon
from govreport.model import Exclusion, Span, fold
from govreport.quantity.condition import selects
from govreport.quantity.numeral import WORD_NUMBER
from govreport.quantity.pattern import TOKEN, Patterns, patterns
from govreport.quantity.read import BEYOND, read_at
from govreport.quantity.reading import Reading, Rejection, Scan, Unread
from govreport.quantity.shared import Item, share_units

_QUOTED = re.compile(r"“[^“”\n]{1,40}”|《[^《》\n]{1,80}》|‘[^‘’\n]{1,20}’|\"[^\"\n,。;]{1,20}\"|「[^」\n]{1,30}」")
_PLAN_YEARS = re.compile(r"[“‘\"]?(?:十[一二三四五六]?|[七八九])五[”’\"]?")

_FRACTION = re.compile(f"{WORD_NUMBER}分之{WORD_NUMBER}")

_SEEN = 100
"""So many characters around a number tell what it is."""

Mask = tuple[int, int, str, str]
"""A stretch whose numerals are parts of names or words: start, end, reason, rule."""


def scan(text: str, lexicon: Lexicon, ends: Sequence[int] = ()) -> Scan:
    """Return every number of `text`, each as a quantity, as an exclusion, or as unread.

    Spans count in `text`. The time is linear in its length.

    Args:
        text: The text.
        lexicon: Its words.
        ends: Where sentences and headings end, in order; what tells of a number is not looked for beyond them.

    >>> from govreport.lexicon import default_lexicon
    >>> found = scan("2022年新增耕地近万亩，5G基站３０个以上", default_lexicon())
    >>> [(str(r.quantity.value), r.quantity.unit, str(r.quantity.bound)) for r in found.readings]
    [('10000', '亩', 'nearly'), ('30', '个', 'at_least')]
    >>> [(e.reason, e.rule) for e in found.exclusions]
    [('date', 'year'), ('name', 'name-with-letters')]
    """
    folded = fold(text)
    known = patterns(lexicon)
    masked = _masks(folded, known)
    starts = [mask[0] for mask in masked]
    items: list[Item] = []
    done = 0
    for token in TOKEN.finditer(folded):
        start = token.start()
        if start >= done:
            done = _place(folded, token, known, _mask_at(masked, starts, start), items)
            at = bisect_right(ends, start)
            low, high = (ends[at - 1] if at else 0), (ends[at] if at < len(ends) else len(folded))
            if items and _reaches_out(items[-1], low, high):
                done = max(token.end(), _place_within(folded, start, known, items, (low, high)))
    shared = share_units(folded, items, known)
    return Scan(
        folded,
        tuple(item for item in shared if isinstance(item, Reading)),
        tuple(item for item in shared if isinstance(item, Exclusion)),
        tuple(item for item in shared if isinstance(item, Unread)),
    )


def _span(item: Item) -> Span:
    return item.quantity.span if isinstance(item, Reading) else item.span


def _reaches_out(item: Item, low: int, high: int) -> bool:
    span = _span(item)
    return span.start < low or span.end > high


def _place_within(folded: str, start: int, known: Patterns, items: list[Item], bounds: tuple[int, int]) -> int:
    """Put the last number where it belongs when nothing is seen but its own sentence; return where the walk goes on."""
    items.pop()
    low, high = max(bounds[0], start - _SEEN), min(bounds[1], start + _SEEN)
    window = folded[low:high]
    token = TOKEN.match(window, start - low)
    if token is None:
        return start
    inside: list[Item] = []
    done = _place(window, token, known, None, inside)
    items += (_moved(item, low) for item in inside)
    return low + done


def _moved(item: Item, by: int) -> Item:
    span = Span(_span(item).start + by, _span(item).end + by)
    if isinstance(item, Reading):
        core = Span(item.core.start + by, item.core.end + by)
        return replace(item, quantity=replace(item.quantity, span=span), core=core)
    return replace(item, span=span)


def _masks(folded: str, known: Patterns) -> list[Mask]:
    """Return stretches whose numerals are parts of names or words: start, end, reason, rule."""
    quoted = []
    for found in _QUOTED.finditer(folded):
        plan = _PLAN_YEARS.fullmatch(found[0])
        reason, rule = ("date", "five-year-plan") if plan else ("name", "quoted-name")
        quoted.append((found.start(), found.end(), reason, rule))
    words = [
        (found.start(), found.end(), known.reasons[found[0]][0], "word-with-numeral")
        for found in known.words.finditer(folded)
    ]
    return sorted(quoted + words)


def _mask_at(masked: list[Mask], starts: list[int], start: int) -> Mask | None:
    last = bisect_right(starts, start) - 1
    for index in range(last, max(-1, last - 3), -1):
        if masked[index][1] > start:
            return masked[index]
    return None


def _counts_in_mask(folded: str, start: int, mask: Mask, known: Patterns) -> bool:
    """Tell whether the number at the start of a word counts all the same: ``近万里``, ``十分之九``."""
    if mask[0] != start:
        return False
    return bool(known.before.search(folded, max(0, start - 3), start) or _FRACTION.match(folded, start))


def _place(folded: str, token: re.Match[str], known: Patterns, mask: Mask | None, items: list[Item]) -> int:
    """Put the number of `token` where it belongs and return where the walk goes on."""
    start = token.start()
    if mask and mask[1] >= token.end() and not _counts_in_mask(folded, start, mask, known):
        items.append(Exclusion(Span(start, token.end()), mask[2], mask[3]))
        return token.end()
    excluded = known.exclusions.at(folded, start)
    if excluded and excluded[1] > start:
        items.append(Exclusion(Span(start, excluded[1]), excluded[0].apply.reason, excluded[0].id))
        return excluded[1]
    reading = read_at(folded, start, known)
    if isinstance(reading, Rejection):
        end = max(reading.end, token.end())
        if reading.reason:
            items.append(Exclusion(Span(start, end), reading.reason, reading.rule))
        else:
            items.append(Unread(Span(start, end), beyond=reading.rule == BEYOND))
        return end
    condition = selects(folded, reading, known.contexts)
    if condition:
        items.append(Exclusion(reading.quantity.span, condition[0], condition[1]))
    else:
        items.append(reading)
    return max(token.end(), reading.quantity.span.end)
