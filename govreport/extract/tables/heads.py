"""What a head of a table says of the figures under it or beside it: year, status, growth, unit."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from govreport.extract.metrics.wording import Wording
from govreport.extract.tables.units import Unit, units_in
from govreport.lexicon import Lexicon
from govreport.lexicon.table import alternation
from govreport.model import Direction, Span, Status, fold

_BASE = r"(?:比|较|同比|相比)(?:上年|去年|上一年度?|(?:19|20)\d\d年)(?:同期|实际|完成数?|预计|实绩)?"
BRACKETS = re.compile(r"\(([^()]*)\)$")
"""At the end of a cell; group 1 is what they hold."""
_SPACE = re.compile(r"\s+")
LONGEST = 60
"""Characters of a cell that is a head, a name or a figure; longer ones are text."""
LAST, PREVIOUS, THIS, NEXT = "去年", "上年", "今年", "明年"
_RELATIVE = {"去年": LAST, "上年": PREVIOUS, "上一年": PREVIOUS, "今年": THIS, "本年": THIS, "明年": NEXT, "下年": NEXT}


@dataclass(frozen=True, slots=True)
class Said:
    """What the words of a head say; empty where they say nothing of it."""

    years: tuple[str, ...] = ()
    relative: tuple[str, ...] = ()
    """Years named by where they lie: `LAST`, `PREVIOUS`, `THIS`, `NEXT`."""
    statuses: frozenset[Status] = frozenset()
    estimated: bool = False
    growth: Direction | None = None
    is_ratio: bool = False
    """Whether the growth is one in per cent by its name (``增速``)."""
    base: str = ""
    """What a growth is measured from (``比2024年``)."""
    units: tuple[Unit, ...] = ()
    spans: tuple[Span, ...] = field(default=(), compare=False)

    def __add__(self, other: Said) -> Said:
        """Return what two heads of one figure say together."""
        return Said(
            tuple(dict.fromkeys((*self.years, *other.years))),
            tuple(dict.fromkeys((*self.relative, *other.relative))),
            self.statuses | other.statuses,
            self.estimated or other.estimated,
            self.growth or other.growth,
            self.is_ratio or other.is_ratio,
            self.base or other.base,
            tuple(dict.fromkeys((*self.units, *other.units))),
            (*self.spans, *other.spans),
        )

    @property
    def dates(self) -> bool:
        """Tell whether a year is named."""
        return bool(self.years or self.relative)

    @property
    def decides(self) -> bool:
        """Tell whether it is said whether the figures were reached or are promised."""
        return bool(self.statuses) or self.estimated


NOT_SAID = Said()


@dataclass(frozen=True)
class HeadWords:
    """The words of heads, compiled once for each lexicon."""

    token: re.Pattern[str]
    kinds: dict[str, tuple[str, ...]]
    """The lists that each word stands in."""
    time: re.Pattern[str]
    """Years and words of status, wherever they stand."""


@cache
def head_words(lexicon: Lexicon) -> HeadWords:
    """Return the patterns made from `lexicon`."""
    lists = ("actual", "estimate", "target", "up", "down", "ratio", "no_growth", "amount", "filler")
    kinds: dict[str, tuple[str, ...]] = {}
    for name in lists:
        for word in lexicon.table_words[name]:
            kinds[fold(word)] = (*kinds.get(fold(word), ()), name)
    decided = [word for word in kinds if {"actual", "estimate", "target"} & set(kinds[word])]
    year = r"(?P<year>(?:19|20)\d\d)(?!\d)(?:年度?)?"
    relative = f"(?P<relative>{alternation(tuple(_RELATIVE))})度?"
    return HeadWords(
        re.compile(rf"(?P<base>{_BASE})|{year}|{relative}|(?P<word>{alternation(tuple(kinds))})|(?P<percent>[%‰])"),
        kinds,
        re.compile(rf"(?<!\d){year}(?![-—~至到]|前|以来|起)|(?P<word>{alternation(tuple(decided))})"),
    )


def plain(cell: Wording) -> Wording:
    """Return the words of a cell folded and without white space, each character at its place."""
    return Wording(fold(cell), cell.places).without(_SPACE)


def said_in(cell: Wording, lexicon: Lexicon) -> Said | None:
    """Return what a head says, or None where any of its words is not understood: it is a name then, or unclear.

    >>> from govreport.lexicon import default_lexicon
    >>> said = said_in(Wording.at("2025年预期目标（亿元）", 0, 13), default_lexicon())
    >>> said.years, [str(status) for status in said.statuses], said.units[0].base
    (('2025',), ['target'], '元')
    >>> said_in(Wording.at("2025年计划投资", 0, 9), default_lexicon()) is None
    True
    """
    if len(cell) > LONGEST:
        return None
    words, said = plain(cell), NOT_SAID
    while bracket := BRACKETS.search(words):
        inner = words.match(bracket, 1)
        units = units_in(inner, lexicon)
        more = Said(units=units, spans=inner.spans()) if units else said_in(inner, lexicon)
        if more is None:
            return None
        said, words = said + more, words[: bracket.start()]
    known, at = head_words(lexicon), 0
    while at < len(words):
        found = known.token.match(words, at)
        if found is None:
            return None
        more = _said(found, words.match(found), known, lexicon)
        if more is None:
            return None
        said, at = said + more, found.end()
    return said if cell else None


def _said(found: re.Match[str], words: Wording, known: HeadWords, lexicon: Lexicon) -> Said | None:
    spans = words.spans()
    if found["base"]:
        return Said(base=found["base"], spans=spans)
    if found["year"]:
        return Said(years=(found["year"],), spans=spans)
    if found["relative"]:
        return Said(relative=(_RELATIVE[found["relative"]],), spans=spans)
    if found["percent"]:
        units = units_in(found["percent"], lexicon)
        return Said(units=units, spans=spans) if units else None
    kinds = known.kinds[found["word"]]
    if "no_growth" in kinds:
        return None
    growth = Direction.UP if "up" in kinds else Direction.DOWN if "down" in kinds else None
    decided = {Status.ACTUAL} if "actual" in kinds else {Status.TARGET} if "target" in kinds else set()
    return Said(
        statuses=frozenset(decided),
        estimated="estimate" in kinds,
        growth=growth,
        is_ratio="ratio" in kinds,
        spans=spans if growth or decided or "estimate" in kinds else (),
    )


@dataclass(frozen=True, slots=True)
class Context:
    """What the words above a table say of all of it."""

    years: tuple[str, ...] = ()
    statuses: tuple[tuple[str, Status], ...] = ()
    """Words of status, each with the year named before it, or an empty string."""
    units: tuple[Unit, ...] = ()
    spans: tuple[tuple[str, Span], ...] = field(default=(), compare=False)
    """Where each year is named."""

    @classmethod
    def of(cls, captions: list[Wording], lexicon: Lexicon) -> Context:
        """Return what captions say."""
        known = head_words(lexicon)
        years: list[str] = []
        statuses: list[tuple[str, Status]] = []
        units: list[Unit] = []
        spans: list[tuple[str, Span]] = []
        for caption in captions:
            words, year = plain(caption), ""
            for found in known.time.finditer(words):
                if found["year"]:
                    year = found["year"]
                    years.append(year)
                    spans += [(year, span) for span in words.match(found).spans()]
                    continue
                kinds = known.kinds[found["word"]]
                if "estimate" not in kinds:
                    statuses.append((year, Status.ACTUAL if "actual" in kinds else Status.TARGET))
            units += _units_above(words, lexicon)
        return cls(tuple(dict.fromkeys(years)), tuple(statuses), tuple(dict.fromkeys(units)), tuple(spans))

    @property
    def year(self) -> str:
        """The only year that is named, or an empty string."""
        return self.years[0] if len(self.years) == 1 else ""


_UNITS_ABOVE = re.compile(r"单位:([^。;()]{1,20})\)?$")
_UNITS_BEHIND = re.compile(r"\(([^()]{1,20})\)$")


def _units_above(words: Wording, lexicon: Lexicon) -> list[Unit]:
    for pattern in (_UNITS_ABOVE, _UNITS_BEHIND):
        if (found := pattern.search(words)) and (units := units_in(found[1], lexicon)):
            return list(units)
    return []
