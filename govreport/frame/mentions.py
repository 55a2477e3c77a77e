"""What a report's text says of places by the way: how often it names them, and which it names as its own."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from govreport.frame.witness import Witness
from govreport.lexicon.phrases import PhraseMatcher
from govreport.lexicon.structure import PlaceWord, Structure
from govreport.lexicon.table import alternation
from govreport.model import Span

_OFTEN = 2.0
"""What a name written often weighs at the most: not enough to be the report's place without a second witness."""
_ONCE = 1 / 3
_NAMED = 4
"""A place that is named only in passing must be named so often to be heard."""
_CLEARLY = 2
"""So many times as often as any other name a name is the one that matters."""
_SELDOM = 0.85 / 1000
"""Mentions to a character below which a name is written too seldom to be the report's own; the development reports
write theirs from 0.9 to 5 times in a thousand characters."""
_OTHERS = 0.3
"""The share of mentions as another's place from which on a name is taken as that of a partner."""
_DOUBTFUL = 0.4
_PEOPLE = "people"
"""The kind of words (``人民``) that a report has for the people of its own place; it has none for others'."""
_END = 600
"""Characters at the end of a report in which it calls to build its place."""
_THANKS = re.compile(
    r"(?:关心|支持|参与|热爱|奉献)(?:[、和与]?(?:支持|参与|关心|帮助))*(?P<name>[一-鿿]{2,4}?)"
    r"的?(?:改革|经济社会|经济|现代化|各项|建设|发展|事业)"
)
_BUILT = re.compile(r"(?P<how>新|美丽|美好|幸福|现代化)(?=(?P<name>[一-鿿]{2,8}))")
_GOES_ON = re.compile(r"(?:新?篇章|的?明天|建设)?(?:而|[,。!;]|$|作出|贡献|努力|奋斗)")
_NO_PLACE_BEHIND = "场"
"""北京市场 is no 北京市."""


class _Mention(NamedTuple):
    """One place in the text that holds a name."""

    bare: str
    in_full: bool
    """Whether it stands there in full (``合作市``)."""
    beside: tuple[PlaceWord, ...]
    """The words beside it that tell whose it is."""

    def tells(self, what: str) -> bool:
        return any(word.tells == what for word in self.beside)


@dataclass(frozen=True, slots=True)
class _Mentions:
    """How a text names one place."""

    name: str
    bare: str
    count: int
    """How often as a place that may be the report's own."""
    full: int
    """How often of these in full."""
    others: int
    """How often as a partner's or as the place above."""
    own: frozenset[str]
    """The kinds of words beside it that a report has for its own place."""


def hear_mentions(
    folded: str,
    body: Span,
    names: Mapping[str, str],
    structure: Structure,
    *,
    of_a_kind: bool,
) -> tuple[list[Witness], set[str]]:
    """Return what speaks for places that the text names by the way, and the places that it names at all.

    A name that is written often is not yet the report's own: it may be a partner's, the city's above, a road's, or a
    word's. It takes a second witness: words that a report has for its own place alone.

    Args:
        folded: The text.
        body: Where the report's own text stands in it.
        names: The place that each short name stands for.
        structure: The words beside names, and the names that are common words.
        of_a_kind: Whether the report tells what kind of place it is of, so that `names` holds no others: a town
            may be called like a county for short.
    """
    found = _count(folded, body, names, structure)
    often = [one for one in found.values() if one.count >= _NAMED]
    heard = [witness for one in often for witness in _weighed(one, found, len(body), structure)]
    doubtful = {bare for bare in structure.common_words if bare not in found or not found[bare].full}
    heard += _called_for(folded, body, names, doubtful if of_a_kind else names)
    for match in _THANKS.finditer(folded, body.start, body.end):
        if name := names.get(match["name"]):
            witness = Witness(name, 1.5, f"正文感谢支持“{match['name']}”发展的人")
            heard += [] if witness in heard else [witness]
    return heard, {one.name for one in found.values()}


def _count(folded: str, body: Span, names: Mapping[str, str], structure: Structure) -> dict[str, _Mentions]:
    """Return how each place is named; what is only called after a place or a word does not name it."""
    by_name: dict[str, list[_Mention]] = {}
    for mention in _mentions(folded, body, names, structure):
        if not mention.tells("thing"):
            by_name.setdefault(mention.bare, []).append(mention)
    found = {}
    for bare, mentions in by_name.items():
        mine = [mention for mention in mentions if not mention.tells("other")]
        found[bare] = _Mentions(
            names[bare],
            bare,
            count=len(mine),
            full=sum(mention.in_full for mention in mine),
            others=len(mentions) - len(mine),
            own=frozenset(word.kind for mention in mine for word in mention.beside if word.tells == "own"),
        )
    return found


def _mentions(folded: str, body: Span, names: Mapping[str, str], structure: Structure) -> Iterator[_Mention]:
    words = _words_of(structure)
    for word in _surfaces(tuple(names)).find(folded, body.start, body.end):
        name = names[word.kind]
        after = word.start + len(name)
        in_full = folded.startswith(name, word.start) and not folded.startswith(_NO_PLACE_BEHIND, after)
        behind = words.behind.match(folded, after if in_full else word.end)
        before = next((w for w in words.before if folded.endswith(w, 0, word.start)), "")
        beside = (words.kinds_behind[behind.group()] if behind else None, words.kinds_before.get(before))
        yield _Mention(word.kind, in_full, tuple(one for one in beside if one))


def _weighed(one: _Mentions, found: Mapping[str, _Mentions], length: int, structure: Structure) -> Iterator[Witness]:
    """Yield how much a name weighs that is written often, and how much the words beside it."""
    rival = max((other.count for other in found.values() if other.name != one.name), default=0)
    common = one.bare in structure.common_words
    counted = one.full if common else one.count
    factor = 1.0 if one.count >= _CLEARLY * rival else _DOUBTFUL
    if _PEOPLE not in one.own and any(_PEOPLE in other.own for other in found.values()):
        factor *= _DOUBTFUL
    if one.count < _SELDOM * length:
        factor *= _DOUBTFUL
    if one.others > _OTHERS * (one.count + one.others):
        factor *= _DOUBTFUL
    if one.name.endswith("区") and not one.name.endswith("自治区"):
        factor *= _DOUBTFUL
    if counted:
        weight = min(_OFTEN, counted * _ONCE) * factor
        yield Witness(one.name, round(weight, 2), f"正文 {one.count} 次写到“{one.bare}”")
    if one.own:
        weight = min(_OFTEN, 0.5 + 0.5 * len(one.own)) * (_DOUBTFUL if common else 1.0)
        yield Witness(one.name, round(weight * factor, 2), f"正文把“{one.bare}”当作自己的地方来写")


def _called_for(folded: str, body: Span, names: Mapping[str, str], doubtful: Container[str]) -> Iterator[Witness]:
    """Yield the places that the last words call to build: ``为建设富裕文明的新宁津而努力奋斗``."""
    heard: set[str] = set()
    for match in _BUILT.finditer(folded, max(body.start, body.end - _END), body.end):
        bare = _named_first(match["name"], folded[match.end() : body.end], names)
        if not bare or bare in heard:
            continue
        heard.add(bare)
        weight = 3.0 if match["how"] == "新" and bare not in doubtful else 1.5
        span = Span(match.start(), match.end() + len(bare))
        yield Witness(names[bare], weight, f"结尾写到“{folded[span.start : span.end]}”", span)


def _named_first(words: str, ending: str, names: Mapping[str, str]) -> str:
    """Return the longest name that words begin with where a call may go on behind it; empty where there is none."""
    lengths = range(len(words), 1, -1)
    return next((words[:n] for n in lengths if words[:n] in names and _GOES_ON.match(ending, n)), "")


@dataclass(frozen=True)
class _Words:
    behind: re.Pattern[str]
    kinds_behind: Mapping[str, PlaceWord]
    before: Sequence[str]
    """The longest first."""
    kinds_before: Mapping[str, PlaceWord]


@cache
def _words_of(structure: Structure) -> _Words:
    behind = {word.surface: word for word in structure.place_words if word.place == "behind"}
    before = {word.surface: word for word in structure.place_words if word.place == "before"}
    longest = tuple(sorted(before, key=len, reverse=True))
    return _Words(re.compile(alternation([*behind])), behind, longest, before)


@cache
def _surfaces(names: tuple[str, ...]) -> PhraseMatcher:
    return PhraseMatcher({name: name for name in names})
