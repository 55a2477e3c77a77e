"""When two wordings name the same indicator."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from govreport.lexicon.table import alternation, read_entries
from govreport.model import LexiconError

_FILE = "govreport/lexicons/indicators.toml"
_UNHEARD = dict.fromkeys(map(ord, " \t\r\n\u3000\u00a0“”\"‘’'《》〈〉「」、，,。．·・-—")) | {
    ord("（"): "(",
    ord("）"): ")",
    ord("％"): "%",
}


@dataclass(frozen=True)
class IndicatorWords:
    """Wordings of indicators, and how they are compared."""

    concepts: Mapping[str, str]
    """From a comparable wording to the id of the indicator that it surely names."""
    close: Mapping[str, str]
    """From a comparable wording to the id of the indicator that it probably names."""
    replaced: Mapping[str, str]
    leading: re.Pattern[str]
    inside: re.Pattern[str]
    trailing: re.Pattern[str]
    verbs: Mapping[str, str]
    opening: re.Pattern[str]
    units: Mapping[str, str]
    """Measure words that count the same things, each with the one that stands for all."""
    before: re.Pattern[str]
    """Words right before a figure that say which amount, or on which basis."""
    threshold: re.Pattern[str]
    """A word at the end of a name that breaks off in a condition."""
    apart: frozenset[str]
    """Those of `before` that make it another amount altogether."""

    def bare(self, name: str, place: str = "") -> str:
        """Return the name without the scope, time and achievement words in front of it, as the report spells it.

        >>> words = read_indicator_words()
        >>> words.bare("全县累计完成固定资产投资"), words.bare("易县生产总值", "易县"), words.bare("完成率")
        ('固定资产投资', '生产总值', '完成率')
        """
        stripped = self.leading.sub("", name)
        if place and len(stripped) > len(place) + 1:
            stripped = stripped.removeprefix(place)
        return stripped or name

    def comparable(self, name: str, place: str = "") -> str:
        """Return the name as it is compared: bare, without spaces and quotes, long forms replaced by short ones.

        >>> read_indicator_words().comparable("全市规模以上工业增加值")
        '规上工业增加值'
        """
        plain = self.bare(name.translate(_UNHEARD), place)
        return self.inside.sub(lambda found: self.replaced[found[0]], plain)

    def loose(self, comparable: str) -> str:
        """Return what a likely match has in common: the characters without winding-up words, in one order.

        Verbs that begin a name count by what they do: adding, building.

        >>> words = read_indicator_words()
        >>> words.loose("提档升级农村公路") == words.loose("农村公路提档升级")
        True
        """
        core = self.trailing.sub("", comparable) or comparable
        return "".join(sorted(self.opening.sub(lambda found: self.verbs[found[0]], core)))


def read_indicator_words() -> IndicatorWords:
    """Read ``indicators.toml`` and ``indicator_words.toml``.

    Raises:
        LexiconError: If a wording is both sure and close, or close to two indicators.
    """
    shapes = read_entries("indicator_words", {"where": str, "becomes": str, "guard": str})
    replaced = {surface: row["becomes"] for row in shapes if row["where"] == "any" for surface in row["surfaces"]}
    trailing = [surface for row in shapes if row["where"] == "end" for surface in row["surfaces"]]
    verbs = {surface: row["becomes"] for row in shapes if row["where"] == "verb" for surface in row["surfaces"]}
    leading = "|".join(_leading(row) for row in shapes if row["where"] == "start")
    shape = IndicatorWords(
        concepts={},
        close={},
        replaced=replaced,
        leading=re.compile(f"^(?:{leading})+"),
        inside=re.compile(alternation(tuple(replaced))),
        trailing=re.compile(f"(?:{alternation(trailing)})$"),
        verbs=verbs,
        opening=re.compile(f"^(?:{alternation(tuple(verbs))})"),
        units={surface: row["becomes"] for row in shapes if row["where"] == "unit" for surface in row["surfaces"]},
        before=re.compile(alternation([s for row in shapes if row["where"] == "before" for s in row["surfaces"]])),
        threshold=re.compile(
            f"(?:{alternation([s for row in shapes if row['where'] == 'threshold' for s in row['surfaces']])})$"
        ),
        apart=frozenset(s for row in shapes if row["becomes"] == "apart" for s in row["surfaces"]),
    )
    rows = read_entries("indicators", {"close": list})
    concepts = {shape.comparable(surface): row["id"] for row in rows for surface in row["surfaces"]}
    close: dict[str, str] = {}
    for row in rows:
        for surface in row.get("close", []):
            wording = shape.comparable(surface)
            if wording in concepts or close.setdefault(wording, row["id"]) != row["id"]:
                raise LexiconError(f"{_FILE}: {row['id']}: close wording {surface!r} stands in another place, too")
    return replace(shape, concepts=concepts, close=close)


def _leading(row: dict[str, Any]) -> str:
    guard = f"[{row['guard']}]|" if row.get("guard") else ""
    # Two characters must remain: what is left of 完成率 would be no name.
    return f"(?:{alternation(row['surfaces'])})(?!{guard}.?$)"
