"""Units as tables give them: in brackets behind a name, in a column of their own, above the table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from govreport.lexicon import Lexicon
from govreport.quantity import scan

POINTS = "百分点"
RATIOS = frozenset(("%", "‰", POINTS))
_LABEL = re.compile(r"^(?:计量|数据)?单位:")
_BETWEEN = re.compile("[、,;]|和(?!公)")
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written, and the one that figures are given in."""

    written: str
    base: str

    @property
    def is_ratio(self) -> bool:
        """True for per cent and its like, which levels and growths are both given in."""
        return self.base in RATIOS


@lru_cache(maxsize=4096)
def unit_of(written: str, lexicon: Lexicon) -> Unit | None:
    """Return the unit that words name, or None where they name none.

    >>> from govreport.lexicon import default_lexicon
    >>> [unit_of(words, default_lexicon()) for words in ("万吨", "现价")]
    [Unit(written='万吨', base='吨'), None]
    """
    if not written or len(written) > _LONGEST or written[0].isdigit():
        return None
    text = f"为2.5{written}"
    found = scan(text, lexicon)
    if len(found.readings) != 1 or found.unread or found.exclusions:
        return None
    [reading] = found.readings
    whole = reading.core.end == len(text) == reading.quantity.span.end
    return Unit(written, reading.quantity.unit) if whole and reading.quantity.unit else None


def units_in(words: str, lexicon: Lexicon) -> tuple[Unit, ...] | None:
    """Return the units that folded words list, without a word beside them; None where they say anything else.

    >>> from govreport.lexicon import default_lexicon
    >>> [unit.written for unit in units_in("单位:亿元、%", default_lexicon())], units_in("预计", default_lexicon())
    (['亿元', '%'], None)
    """
    pieces = [piece for piece in _BETWEEN.split(_LABEL.sub("", words)) if piece]
    beside = lexicon.table_words["filler"]
    units = [unit_of(piece, lexicon) for piece in pieces if piece not in beside]
    return tuple(unit for unit in units if unit) if units and all(units) else None
