"""When two wordings name the same indicator."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from govreport.lexicon.table import alternation, read_entries
from govreport.model import LexiconError

_FILE, _WORDS = "govreport/lexicons/indicators.toml", "govreport/lexicons/indicator_words.toml"
_SHORT_NAME = 4
"""Names of so many characters mean one thing only where none of their words is vague; shorter ones never surely do."""
_CLEAR = 2
"""Of longer ones so many must be left."""
_AND = re.compile("[和及与]")
_UNHEARD = dict.fromkeys(map(ord, " \t\r\n\u3000\u00a0“”\"‘’'《》〈〉「」、，,。．·・-—")) | {
    ord("（"): "(",
    ord("）"): ")",
    ord("％"): "%",
}


class Replacing:
    """Words that become other words wherever they stand, the longest first."""

    def __init__(self, becomes: Mapping[str, str]) -> None:
        self._becomes = becomes
        self._words = re.compile(alternation(tuple(becomes)))
        for becoming in filter(self._words.search, becomes.values()):
            raise LexiconError(f"{_WORDS}: {becoming!r} would be replaced again and again")

    def sub(self, name: str) -> str:
        """Return `name` with the other words in it, also where they meet only then (``项目提速建设``)."""
        while (changed := self._words.sub(lambda found: self._becomes[found[0]], name)) != name:
            name = changed
        return name


@dataclass(frozen=True)
class IndicatorWords:
    """Wordings of indicators, and how they are compared."""

    concepts: Mapping[str, str]
    """From a comparable wording to the id of the indicator that it surely names."""
    close: Mapping[str, str]
    """From a comparable wording to the id of the indicator that it probably names."""
    things: Mapping[str, str]
    """From what surely names one thing to the id of the indicator of the lexicon."""
    leading: re.Pattern[str]
    short: Replacing
    """Long forms that become short ones in every name."""
    plain: Replacing
    """Words that become others, or nothing, where names are joined."""
    near: Replacing
    """Words that become others for a likely match."""
    trailing: re.Pattern[str]
    acts: Mapping[str, str]
    """From a verb to the class of its act, which is empty where it only says that something is done."""
    aims: Mapping[str, str]
    """From the class of an act to the one that a target of it means."""
    acting: re.Pattern[str]
    vague: re.Pattern[str]
    """Words that say too little to make a short name tell one thing."""
    joint: Mapping[str, tuple[str, ...]]
    """Words that mean several at once (``城乡``), with each of them."""
    units: Mapping[str, str]
    """Measure words that surely count the same things, each with the one that stands for all."""
    counters: Mapping[str, str]
    """Those that mostly do."""
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
        return self.short.sub(plain)

    def parted(self, comparable: str) -> tuple[str, str]:
        """Return the classes of the acts that begin and end a name, and what they are done to.

        >>> words = read_indicator_words()
        >>> words.parted("推进农村公路建设"), words.parted("新建改建农村公路"), words.parted("开工项目")
        (('建', '农村公路'), ('建', '农村公路'), ('开', '项目'))
        """
        core, acts = self.plain.sub(comparable), set()
        # Two characters must remain: 治理 alone would be no name.
        while (found := self.acting.search(core)) and len(core) >= len(found[0]) + 2:
            acts.add(self.acts[found[0]])
            core = core[: found.start()] + core[found.end() :]
        return "".join(sorted(acts)), core

    def thing(self, comparable: str) -> str:
        """Return what names that surely mean one thing have in common: the classes of acts, and one order of the rest.

        >>> words = read_indicator_words()
        >>> words.thing("改造农村公路") == words.thing("农村公路改造") == words.thing("实施农村公路升级改造")
        True
        >>> words.thing("新建农村公路") == words.thing("改造农村公路")
        False
        """
        return self._thing(*self.parted(comparable))

    def aim(self, comparable: str) -> str:
        """Return the thing that a target with this name means.

        >>> words = read_indicator_words()
        >>> words.aim("培育科技型企业") == words.thing("新增科技型企业"), words.aim("税收")
        (True, 'tax-revenue')
        """
        acts, core = self.parted(comparable)
        return self._thing("".join(sorted({self.aims.get(act, act) for act in acts})), core)

    def _thing(self, acts: str, core: str) -> str:
        thing = f"{acts} {''.join(sorted(core))}"
        return self.things.get(thing, thing)

    def loose(self, comparable: str) -> str:
        """Return what a likely match has in common: the thing without winding-up words."""
        return self.thing(self.near.sub(self.trailing.sub("", comparable) or comparable))

    def parts(self, comparable: str) -> tuple[str, ...]:
        """Return the things that one name holds together, or nothing.

        >>> words = read_indicator_words()
        >>> words.parts("城乡居民人均可支配收入")
        ('urban-resident-income', 'rural-resident-income')
        >>> words.parts("新建泵站和调蓄池") == (words.thing("新建泵站"), words.thing("新建调蓄池"))
        True
        """
        for word, each in self.joint.items():
            if word in comparable:
                return tuple(self.thing(comparable.replace(word, one)) for one in each)
        acts, core = self.parted(comparable)
        pieces = _AND.split(core)
        return tuple(self._thing(acts, piece) for piece in pieces) if len(pieces) > 1 and all(pieces) else ()

    def telling(self, comparable: str) -> bool:
        """Tell whether a name is long enough, or of words that are particular enough, to mean one thing everywhere.

        >>> words = read_indicator_words()
        >>> [words.telling(name) for name in ("税收", "生猪存栏", "开工项目", "出栏", "改造老旧小区", "年度计划投资")]
        [True, True, False, False, True, False]
        """
        if comparable in self.concepts:
            return True
        clear = len(self.vague.sub("", comparable))
        return clear == _SHORT_NAME or (clear >= _CLEAR and len(comparable) > _SHORT_NAME)


def read_indicator_words() -> IndicatorWords:
    """Read ``indicators.toml``, ``indicator_words.toml`` and ``acts.toml``.

    Raises:
        LexiconError: If a wording is both sure and close, or close to two indicators.
    """
    shapes = read_entries("indicator_words", {"where": str, "becomes": str, "guard": str}, distinct=False)
    becomes: dict[str, dict[str, str]] = defaultdict(dict)
    for row in shapes:
        becomes[row["where"]] |= dict.fromkeys(row["surfaces"], row["becomes"])
    leading = "|".join(_leading(row) for row in shapes if row["where"] == "start")
    kinds = read_entries("acts", {"class": str, "aim": str})
    classes = {word: row["class"] for row in kinds for word in row["surfaces"]}
    acts = alternation(tuple(classes))
    joint = (surface.split("|") for surface in becomes["joint"])
    shape = IndicatorWords(
        concepts={},
        close={},
        things={},
        leading=re.compile(f"^(?:{leading})+"),
        short=Replacing(becomes["any"]),
        plain=Replacing(becomes["thing"]),
        near=Replacing(becomes["likely"]),
        trailing=re.compile(f"(?:{alternation(tuple(becomes['end']))})$"),
        acts=classes,
        aims={row["class"]: row["aim"] for row in kinds if "aim" in row},
        acting=re.compile(f"^(?:{acts})|(?:{acts})$"),
        vague=re.compile(alternation(tuple(becomes["vague"]))),
        joint={word: tuple(each) for word, *each in joint},
        units=becomes["unit"],
        counters=becomes["counter"],
        before=re.compile(alternation(tuple(becomes["before"]))),
        threshold=re.compile(f"(?:{alternation(tuple(becomes['threshold']))})$"),
        apart=frozenset(word for word, what in becomes["before"].items() if what == "apart"),
    )
    rows = read_entries("indicators", {"close": list})
    concepts = {shape.comparable(surface): row["id"] for row in rows for surface in row["surfaces"]}
    things = {shape.thing(wording): known for wording, known in concepts.items()}
    close: dict[str, str] = {}
    for row in rows:
        for surface in row.get("close", []):
            wording = shape.comparable(surface)
            if wording in concepts or close.setdefault(wording, row["id"]) != row["id"]:
                raise LexiconError(f"{_FILE}: {row['id']}: close wording {surface!r} stands in another place, too")
    return replace(shape, concepts=concepts, close=close, things=things)


def _leading(row: dict[str, Any]) -> str:
    guard = f"[{row['guard']}]|" if row.get("guard") else ""
    # Two characters must remain: what is left of 完成率 would be no name.
    return f"(?:{alternation(row['surfaces'])})(?!{guard}.?$)"
