"""What a row or a column of a table measures: its name without number, unit and word of growth."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from govreport.extract.metrics.wording import Wording
from govreport.extract.tables.heads import BRACKETS, NOT_SAID, Said, head_words, plain, said_in
from govreport.extract.tables.heads import LONGEST as LONGEST_CELL
from govreport.lexicon import Lexicon
from govreport.lexicon.table import alternation
from govreport.model import Direction, fold
from govreport.reading.marks import find_mark

LEAST, LONGEST = 2, 30
"""Characters of a name."""
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9&.-]{0,9}")
_PERCENT = re.compile(r"[%‰]$")
_TIED = re.compile(r"(?:同比|比上年|较上年|比去年|较去年|按可比价(?:格|计算)?)$")
_YEARLY = re.compile("年均|平均每年")
_UNNAMED = re.compile(r"[。;:!?\n()]|(?:19|20)\d\d年|十[一二三四五六]五|“十")
_DASHES = "-—–―"
"""Before what is a part of the row above."""
_HAN = re.compile("[\u3400-\u9fff]")
_NUMBER = re.compile(r"^\d{1,2}(?=[\u3400-\u9fff])")
"""``1地区生产总值``: a number before a name, without any mark."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name and what its cell says beside it."""

    words: Wording
    said: Said
    """Unit and growth: ``地区生产总值增长（%）``."""


@cache
def _growth(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of a word of growth at the end of a name."""
    lists = {name: tuple(fold(w) for w in lexicon.table_words[name]) for name in ("up", "down", "no_growth")}
    kept = "".join(f"(?<!{re.escape(word)})" for word in lists["no_growth"])
    up, down = alternation(lists["up"]), alternation(lists["down"])
    return re.compile(f"(?:(?P<up>{up})|(?P<down>{down}))${kept}")


def name_in(cell: Wording, lexicon: Lexicon) -> Name | None:
    """Return the name in a cell, or None where it holds none that stands by itself (``其中：工业``, ``合计``).

    >>> from govreport.lexicon import default_lexicon
    >>> name = name_in(Wording.at("1.地区生产总值增长（%）", 0, 13), default_lexicon())
    >>> str(name.words), str(name.said.growth), name.said.units[0].base
    ('地区生产总值', 'up', '%')
    """
    words = plain(cell[: LONGEST_CELL + 1])
    mark = find_mark(words, 0, len(words))
    if mark and mark.kind == "dash" and words[0] in _DASHES:
        return None
    words = words[mark.end :] if mark else words[(found.end() if (found := _NUMBER.match(words)) else 0) :]
    if words.startswith(tuple(map(fold, lexicon.table_words["part"]))):
        return None
    words, said = _without_brackets(words, lexicon)
    words, said = _without_percent(words, said, lexicon)
    if grown := _growth(lexicon).search(words):
        kinds = head_words(lexicon).kinds[grown[0]]
        direction = Direction.UP if grown["up"] else Direction.DOWN
        said += Said(growth=direction, is_ratio="ratio" in kinds, spans=words.match(grown).spans())
        words = words[: grown.start()].without(_TIED)
    return Name(words, said) if _stands_alone(words, lexicon) else None


def _without_brackets(words: Wording, lexicon: Lexicon) -> tuple[Wording, Said]:
    """Return a name without what brackets behind it say: a unit, a kind of indicator, its name in letters."""
    said = NOT_SAID
    while bracket := BRACKETS.search(words):
        more = said_in(words[bracket.start() :], lexicon)
        if more is None and not _LATIN.fullmatch(bracket[1]):
            break
        said, words = said + (more or NOT_SAID), words[: bracket.start()]
    return words, said


def _without_percent(words: Wording, said: Said, lexicon: Lexicon) -> tuple[Wording, Said]:
    found = _PERCENT.search(words)
    more = said_in(words.match(found), lexicon) if found else None
    return (words[: found.start()], said + more) if found and more else (words, said)


def _stands_alone(words: Wording, lexicon: Lexicon) -> bool:
    lists = lexicon.table_words
    if not LEAST <= len(words) <= LONGEST or not _HAN.search(words) or words in lists["no_name"]:
        return False
    if _UNNAMED.search(words) or _YEARLY.search(words):
        return False
    return not words.endswith((*lists["target"], *lists["estimate"], *(w for w in lists["actual"] if len(w) > LEAST)))


def is_share(name: str, lexicon: Lexicon) -> bool:
    """Tell whether a name is one of a share: its figures in per cent are levels, not growths."""
    return name.endswith(lexicon.table_words["share"])
