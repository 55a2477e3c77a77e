"""One walk over the numbers of a text: each becomes a quantity, an exclusion with its reason, or stays unread."""

from __future__ import annotations

import re
from bisect import bisect_right

from govreport.lexicon import Lexicon
from govreport.model import Exclusion, Span, fold
from govreport.quantity.condition import selects
from govreport.quantity.exclusion_rules import excluded_by
from govreport.quantity.numeral import WORD_NUMBER
from govreport.quantity.pattern import TOKEN, Patterns, patterns
from govreport.quantity.read import read_at
from govreport.quantity.reading import Reading, Refusal, Scan, Unread
from govreport.quantity.shared import Item, share_units

_QUOTED = re.compile(r"“[^“”\n]{1,40}”|《[^《》\n]{1,80}》|‘[^‘’\n]{1,20}’|\"[^\"\n,。;]{1,20}\"|「[^」\n]{1,30}」")
_PLAN_YEARS = re.compile(r"[“‘\"]?(?:十[一二三四五六]?|[七八九])五[”’\"]?")

_FRACTION = re.compile(f"{WORD_NUMBER}分之{WORD_NUMBER}")

Mask = tuple[int, int, str, str]
"""A stretch whose numerals are parts of names or words: start, end, reason, rule."""


def scan(text: str, lexicon: Lexicon) -> Scan:
    """Return every number of `text`, each as a quantity, as an exclusion, or as unread.

    Spans count in `text`. The time is linear in its length.

    >>> from govreport.lexicon import default_lexicon
    >>> found = scan("2022年新增耕地近万亩，5G基站３０个以上", default_lexicon())
    >>> [(str(r.quantity.value), r.quantity.unit, str(r.quantity.bound)) for r in found.readings]
    [('10000', '亩', 'nearly'), ('30', '个', 'at_least')]
    >>> [(e.reason, e.rule) for e in found.exclusions]
    [('date', 'year, with month and day'), ('name', 'part of a name with letters')]
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
    shared = share_units(folded, items, known)
    return Scan(
        folded,
        tuple(item for item in shared if isinstance(item, Reading)),
        tuple(item for item in shared if isinstance(item, Exclusion)),
        tuple(item for item in shared if isinstance(item, Unread)),
    )


def _masks(folded: str, known: Patterns) -> list[Mask]:
    """Return stretches whose numerals are parts of names or words: start, end, reason, rule."""
    quoted = []
    for found in _QUOTED.finditer(folded):
        plan = _PLAN_YEARS.fullmatch(found[0])
        reason, rule = ("date", "five-year plan") if plan else ("name", "name in quotation marks")
        quoted.append((found.start(), found.end(), reason, rule))
    words = [
        (found.start(), found.end(), known.reasons[found[0]][0], "word that holds a numeral")
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
    excluded = excluded_by(folded, start)
    if excluded and excluded[1] > start:
        items.append(Exclusion(Span(start, excluded[1]), excluded[0].reason, excluded[0].name))
        return excluded[1]
    reading = read_at(folded, start, known)
    if isinstance(reading, Refusal):
        end = max(reading.end, token.end())
        if reading.reason:
            items.append(Exclusion(Span(start, end), reading.reason, reading.rule))
        else:
            items.append(Unread(Span(start, end)))
        return end
    condition = selects(folded, reading, known.contexts)
    if condition:
        items.append(Exclusion(reading.quantity.span, condition[0], condition[1]))
    else:
        items.append(reading)
    return max(token.end(), reading.quantity.span.end)
