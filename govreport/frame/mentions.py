"""What a report's text says of places by the way: how often it names them, and which it names as its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from govreport.frame.witness import Witness
from govreport.lexicon.structure import PlaceWord, Structure
from govreport.lexicon.surfaces import Surfaces
from govreport.lexicon.table import alternation
from govreport.model import Span

_OFTEN = 2.0
"""What a name written often weighs at the most: not enough to be the report's place without a second witness."""
_ONCE = 1 / 3
_NAMED = 4
"""A place that is named only in passing must be named so often to be heard."""
_CLEARLY = 2
"""So many times as often as any other name a name is the one that matters."""
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
_AFTER = re.compile(r"(?:新?篇章|的?明天|建设)?(?:而|[,。!;]|$|作出|贡献|努力|奋斗)")
_NO_PLACE_BEHIND = "场"
"""北京市场 is no 北京市."""


@dataclass(slots=True)
class Mentions:
    """How a text names one place."""

    name: str
    bare: str
    count: int = 0
    full: int = 0
    """How often in full (``合作市``)."""
    others: int = 0
    """How often as a partner's or as the place above."""
    own: set[str] = field(default_factory=set)
    """In which ways as the report's own."""


def hear_mentions(
    folded: str,
    body: Span,
    names: Mapping[str, str],
    structure: Structure,
) -> tuple[list[Witness], set[str]]:
    """Return what speaks for places that the text names by the way, and the places that it names at all.

    A name that is written often is not yet the report's own: it may be a partner's, the city's above, a road's, or a
    word's. It takes a second witness: words that a report has for its own place alone.

    Args:
        folded: The text.
        body: Where the report's own text stands in it.
        names: The place that each short name stands for.
        structure: The words beside names, and the names that are common words.
    """
    found = _count(folded, body, names, structure)
    heard = [witness for one in found.values() if one.count >= _NAMED for witness in _weighed(one, found, structure)]
    heard += _called_for(folded, body, names, structure, found)
    for match in _THANKS.finditer(folded, body.start, body.end):
        if name := names.get(match["name"]):
            witness = Witness(name, 1.5, f"正文感谢支持“{match['name']}”发展的人")
            heard += [] if witness in heard else [witness]
    return heard, {one.name for one in found.values()}


def _count(folded: str, body: Span, names: Mapping[str, str], structure: Structure) -> dict[str, Mentions]:
    words = _words_of(structure)
    found: dict[str, Mentions] = {}
    for word in _surfaces(tuple(names)).find(folded, body.start, body.end):
        bare, name = word.kind, names[word.kind]
        in_full = folded.startswith(name, word.start) and folded[word.start + len(name)] not in _NO_PLACE_BEHIND
        end = word.start + len(name) if in_full else word.end
        one = found.setdefault(bare, Mentions(name, bare))
        behind = words.behind.match(folded, end)
        told = words.kinds[behind.group()] if behind else None
        before = next((words.kinds[w] for w in _before(folded, word.start, words)), None)
        if told and told.tells == "thing":
            continue
        if "other" in {told.tells if told else "", before.tells if before else ""}:
            one.others += 1
            continue
        one.count += 1
        one.full += in_full
        one.own |= {beside.kind for beside in (told, before) if beside and beside.tells == "own"}
    return found


def _weighed(one: Mentions, found: Mapping[str, Mentions], structure: Structure) -> Iterator[Witness]:
    """Yield how much a name weighs that is written often, and how much the words beside it."""
    rival = max((other.count for other in found.values() if other.name != one.name), default=0)
    common = one.bare in structure.common_words
    counted = one.full if common else one.count
    factor = 1.0 if one.count >= _CLEARLY * rival else _DOUBTFUL
    if _PEOPLE not in one.own and any(_PEOPLE in other.own for other in found.values()):
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


def _called_for(
    folded: str, body: Span, names: Mapping[str, str], structure: Structure, found: Mapping[str, Mentions]
) -> Iterator[Witness]:
    """Yield the places that the last words call to build: ``为建设富裕文明的新宁津而努力奋斗``."""
    heard: set[str] = set()
    for match in _BUILT.finditer(folded, max(body.start, body.end - _END), body.end):
        ends = range(len(match["name"]), 1, -1)
        at = match.end()
        called = next((match["name"][:n] for n in ends if match["name"][:n] in names
                       and _AFTER.match(folded[: body.end], at + n)), "")
        if not called or called in heard:
            continue
        heard.add(called)
        common = called in structure.common_words and not (called in found and found[called].full)
        weight = 3.0 if match["how"] == "新" and not common else 1.5
        words = folded[match.start() : at + len(called)]
        yield Witness(names[called], weight, f"结尾写到“{words}”", Span(match.start(), at + len(called)))


@dataclass(frozen=True)
class _Words:
    behind: re.Pattern[str]
    before: Sequence[str]
    kinds: Mapping[str, PlaceWord]


@cache
def _words_of(structure: Structure) -> _Words:
    behind = [word.surface for word in structure.place_words if word.place == "behind"]
    before = [word.surface for word in structure.place_words if word.place == "before"]
    return _Words(
        behind=re.compile(alternation(behind)),
        before=tuple(sorted(before, key=len, reverse=True)),
        kinds={word.surface: word for word in structure.place_words},
    )


def _before(folded: str, start: int, words: _Words) -> Iterator[str]:
    return (word for word in words.before if folded.endswith(word, 0, start))


@cache
def _surfaces(names: tuple[str, ...]) -> Surfaces:
    return Surfaces({name: name for name in names})
