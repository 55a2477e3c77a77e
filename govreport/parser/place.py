"""Whose report it is: the place and its level of government."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from govreport.lexicon.divisions import Divisions
from govreport.lexicon.structure import Structure
from govreport.lexicon.table import alternation
from govreport.model import Level

_NATION = "中国"
_COUNTRY = re.compile(r"代表国务院|国务院总理|届全国人民代表大会")
_OPENING = 3000
"""Characters in which a report says in whose name it speaks."""
_OFTEN = 5
"""A place that is named only in passing must be named so often to be the report's own."""
_UPPER = re.compile(r".*(?:省|自治区|市|自治州|地区|盟|州)(?=[\u4e00-\u9fff]{2,})")
_IS_PLACE = re.compile(r"..(?:省|自治区|市|自治州|地区|盟|州)$")
_NOISE = re.compile(r"\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|关于|[\s?—\-在《》(]")
_STATED = re.compile(r"代表(?P<cue>[\u4e00-\u9fff]{2,14}(?:政府|办事处))")
_OWN = re.compile(r"代表[^,。]{0,12}?(?P<suffix>[省市县区镇乡旗州盟])(?:人民)?政府")
_EVERY = re.compile(r"[全我](?P<suffix>[市县区镇乡省旗州盟])")
_THANKS = re.compile(
    r"(?:关心|支持|参与|热爱|奉献)(?:[、和与]?(?:支持|参与|关心|帮助))*(?P<name>[\u4e00-\u9fff]{2,4}?)"
    r"的?(?:改革|经济社会|经济|现代化|各项|建设|发展|事业)"
)
_BELOW_PREFECTURE = re.compile(r"县市区|市县区|区县|县区|县\(市、?区\)|区\(市\)县|各县|各区")
_BELOW_COUNTY = re.compile(r"乡镇|镇街|镇村|镇办|镇\(街道\)|县域|县级|县市")


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the report names it; `name` is empty where the report does not tell."""

    name: str
    level: Level | None
    parent: str = ""
    """The place before it in its address: ``保定市`` of ``保定市清苑区``."""


@dataclass(frozen=True)
class _Patterns:
    named: re.Pattern[str]
    """A place before its government, congress, office or report; group ``place``."""
    autonomy: re.Pattern[str]
    """The peoples at the end of a name whose suffix is gone."""


@cache
def _patterns(structure: Structure) -> _Patterns:
    suffixes = alternation([s for s, _ in structure.suffixes if s != "国务院"])
    offices = alternation(structure.offices)
    peoples = "|".join(f"{p[:-1]}族?" if len(p) > 2 else p for p in structure.peoples)
    return _Patterns(
        named=re.compile(
            rf"(?P<place>[\u4e00-\u9fff]{{1,14}}?(?:{suffixes}))"
            rf"(?:人民政府|政府|办事处|第?[一二三四五六七八九十\d]+届|(?:{offices})|工作报告|人民代表大会)"
        ),
        autonomy=re.compile(rf"(?<=..)(?:{peoples})+$"),
    )


def find_place(folded: str, cues: tuple[str, ...], structure: Structure, divisions: Divisions) -> Place:
    """Return the place that `cues` (title, issuer, speaker, dateline, in order of weight) and the text name."""
    opening = folded[:_OPENING]
    if _COUNTRY.search(" ".join(cues)) or _COUNTRY.search(opening):
        return Place(_NATION, Level.NATIONAL)
    stated = _STATED.search(opening)
    named = [_named(cue, structure, divisions) for cue in (*cues, stated["cue"] if stated else "")]
    if name := next((own for _, own in named if own), ""):
        parent = next((above for above, own in named if own == name and above), "")
        return Place(name, level_of(name, folded, structure, divisions), parent)
    name = _in_passing(folded, structure, divisions)
    return Place(name, level_of(name, folded, structure, divisions)) if name else Place("", None)


def _named(cue: str, structure: Structure, divisions: Divisions) -> tuple[str, str]:
    match = _patterns(structure).named.match(_NOISE.sub("", cue))
    if match is None or match["place"][0] in "我全本各该" or "届" in match["place"]:
        return "", ""
    return split_address(match["place"], divisions)


def split_address(name: str, divisions: Divisions) -> tuple[str, str]:
    """Return the last two places of an address: the one above, or an empty string, and the place itself.

    >>> from govreport.lexicon import default_lexicon
    >>> divisions = default_lexicon().divisions
    >>> [split_address(n, divisions) for n in ("河北省保定市清苑区", "徐州鼓楼区", "易县", "易县凌云册乡")]
    [('保定市', '清苑区'), ('徐州', '鼓楼区'), ('', '易县'), ('易县', '凌云册乡')]
    """
    for start in range(len(name) - 1):
        if name[start:] in divisions.codes:
            return _above(name[:start], divisions), name[start:]
    if match := _UPPER.match(name):
        return _above(match[0], divisions), name[match.end() :]
    known = next((end for end in range(len(name) - 2, 1, -1) if name[:end] in divisions.codes), 0)
    return name[:known], name[known:]


def _above(address: str, divisions: Divisions) -> str:
    """Return the last place of what stands before a place; empty where that is no place."""
    if len(address) < 2:
        return ""
    own = split_address(address, divisions)[1]
    return own if _IS_PLACE.search(own) or any(name.startswith(own) for name in divisions.codes) else ""


def _in_passing(folded: str, structure: Structure, divisions: Divisions) -> str:
    """Return the place of a report that calls it by its short name alone, if one stands out."""
    suffix = _own_suffix(folded)
    if not suffix:
        return ""
    grams = Counter(folded[i : i + size] for size in (2, 3, 4) for i in range(len(folded) - size + 1))
    known = _by_short_name(suffix, structure, divisions)
    thanked = {m["name"] for m in _THANKS.finditer(folded)}
    counted = sorted(((grams[bare], bare) for bare in known if grams[bare] >= _OFTEN), reverse=True)
    own_name = [bare for _, bare in counted if bare in thanked or _is_official(folded, known[bare])]
    above = {divisions.parent(code) for _, bare in counted[:1] for code in divisions.codes[known[bare]]}
    if len(own_name) == 1 and known[own_name[0]] not in above and grams[own_name[0]] * 2 >= counted[0][0]:
        return known[own_name[0]]
    sure = [name for name in thanked if grams[name] >= _OFTEN and grams[name + suffix]]
    return sure[0] + suffix if len(sure) == 1 else ""


def _own_suffix(folded: str) -> str:
    """Return what the report calls its place (``市`` of ``代表市人民政府``), or what it says clearly most often.

    >>> _own_suffix("全省发展大局中，全市干部群众奋发有为，我市经济稳中有进，全市税收增长。")
    '市'
    >>> _own_suffix("全省、全市一盘棋。")
    ''
    """
    if stated := _OWN.search(folded[:_OPENING]):
        return stated["suffix"]
    (most, count), (_, second) = [*Counter(_EVERY.findall(folded)).most_common(2), ("", 0), ("", 0)][:2]
    return most if count > 2 * second else ""


def _is_official(folded: str, name: str) -> bool:
    """Tell whether the text names the place as an office would: its government, its congress, its party committee."""
    return re.search(rf"{name}(?:人民|政府|委|第[一二三四五六七八九十]+届)", folded) is not None


@cache
def _by_short_name(suffix: str, structure: Structure, divisions: Divisions) -> dict[str, str]:
    return {short(name, structure): name for name in divisions.codes if name.endswith(suffix)}


def level_of(name: str, folded: str, structure: Structure, divisions: Divisions) -> Level | None:
    """Return the level of a place by the divisions of the country, its suffix, or the text; None where none tells."""
    if known := divisions.level(name):
        return known
    for suffix, level in sorted(structure.suffixes, key=lambda pair: -len(pair[0])):
        if name.endswith(suffix):
            return level or (_city_level(folded) if suffix == "市" else None)
    return None


def _city_level(folded: str) -> Level | None:
    """Tell a prefecture, which speaks of its counties, from a county-level city, which speaks of its towns."""
    upper = len(_BELOW_PREFECTURE.findall(folded))
    lower = len(_BELOW_COUNTY.findall(folded))
    if upper >= 3 and upper * 2 >= lower:
        return Level.PREFECTURE
    if lower >= 3 and lower > 4 * upper:
        return Level.COUNTY
    return Level.PREFECTURE if upper >= 2 else None


def short(name: str, structure: Structure) -> str:
    """Return the name people use for short: no suffix, no peoples, unless one character alone would be left.

    >>> from govreport.lexicon import default_lexicon
    >>> [short(n, default_lexicon().structure) for n in ("蒋场镇", "易县", "恩施土家族苗族自治州", "内蒙古自治区")]
    ['蒋场', '易县', '恩施', '内蒙古']
    """
    for suffix, _ in sorted(structure.suffixes, key=lambda pair: -len(pair[0])):
        if name.endswith(suffix) and len(name) - len(suffix) >= 2:
            bare = name[: -len(suffix)]
            return _patterns(structure).autonomy.sub("", bare) if suffix.startswith(("自治", "民族")) else bare
    return name
