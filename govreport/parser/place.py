"""Whose report it is: the place, its level of government, and its name in ASCII."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from pypinyin import lazy_pinyin

from govreport.lexicon.structure import Structure
from govreport.lexicon.table import alternation
from govreport.model import Level

_NATION = "中国"
_COUNTRY = re.compile(r"代表国务院|国务院总理|届全国人民代表大会")
_UPPER = re.compile(r".*(?:省|自治区|市|自治州|地区|盟|州)(?=[\u4e00-\u9fff]{2,})")
_THANKS = re.compile(
    r"(?:关心|支持|参与|热爱|奉献)(?:[、和与]?(?:支持|参与|关心|帮助))*(?P<name>[\u4e00-\u9fff]{2,4}?)"
    r"(?:的?(?:改革|经济社会|经济|现代化|各项|建设|发展|事业))"
)
_EVERY = re.compile(r"(?:全|我)(市|县|区|镇|乡|省|旗|州|盟)")
_OWN = re.compile(r"代表[^,。]{0,12}?(?P<suffix>[省市县区镇乡旗州盟])(?:人民)?政府")
_BELOW_PREFECTURE = re.compile(r"县市区|市县区|区县|县区|县\(市、?区\)|区\(市\)县|各县|各区")
_BELOW_COUNTY = re.compile(r"乡镇|镇街|镇村|镇办|镇\(街道\)|县域|县级|县市")


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the report names it; `name` is empty where the report does not tell."""

    name: str
    level: Level | None


def find_place(folded: str, cues: tuple[str, ...], structure: Structure) -> Place:
    """Return the place that `cues` (title, issuer, speaker, dateline, in order of weight) and the text name."""
    opening = folded[:3000]
    if _COUNTRY.search(" ".join(cues)) or _COUNTRY.search(opening):
        return Place(_NATION, Level.NATIONAL)
    name = next((n for cue in cues if (n := _named(cue, structure))), "")
    name = name or _stated(opening, structure) or _thanked(folded)
    return Place(name, level_of(name, folded, structure)) if name else Place("", None)


def _named(cue: str, structure: Structure) -> str:
    """Return the place a title or an issuer names: what stands before government, congress, office or report."""
    suffixes = alternation([s for s, _ in structure.suffixes if s != "国务院"])
    offices = alternation(structure.offices)
    bare = re.sub(r"\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|关于|[\s?—\-在]|《|》|\(", "", cue)
    match = re.match(
        rf"(?P<place>[\u4e00-\u9fff]{{1,14}}?(?:{suffixes}))(?:人民政府|政府|第?[一二三四五六七八九十\d]+届|(?:代|代理)?(?:{offices})|工作报告|人民代表大会)",
        bare,
    )
    return _lowest(match["place"]) if match else ""


def _lowest(name: str) -> str:
    """Return the last of the places of an address.

    >>> _lowest("保定市清苑区"), _lowest("易县")
    ('清苑区', '易县')
    """
    match = _UPPER.match(name)
    return name[match.end() :] if match else name


def _stated(opening: str, structure: Structure) -> str:
    match = re.search(r"代表(?P<cue>[\u4e00-\u9fff]{2,14}政府)", opening)
    return _named(match["cue"], structure) if match else ""


def _thanked(folded: str) -> str:
    """Return the place of a report that names it only in passing (``关心支持…发展的社会各界``) and by its bare name."""
    own = _OWN.search(folded[:3000])
    suffix = own["suffix"] if own else _usual_suffix(folded)
    if not suffix:
        return ""
    names = Counter(m["name"] for m in _THANKS.finditer(folded))
    known = [name for name in names if folded.count(name) >= 8 and name[-1] not in "市县区镇乡省的"]
    if len(known) != 1:
        known = [name for name in known if folded.count(name + suffix)]
    return known[0] + suffix if len(known) == 1 else ""


def _usual_suffix(folded: str) -> str:
    said = Counter(m[1] for m in _EVERY.finditer(folded)).most_common(1)
    return said[0][0] if said else ""


def level_of(name: str, folded: str, structure: Structure) -> Level | None:
    """Return the level that the name's suffix, or else the text, stands for; None where neither tells."""
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


def slug(name: str, structure: Structure) -> str:
    """Return the place's name in ASCII, without its suffix unless one character alone would be left.

    >>> from govreport.lexicon import default_lexicon
    >>> [slug(n, default_lexicon().structure) for n in ("蒋场镇", "易县", "湖北省", "中国")]
    ['jiangchang', 'yixian', 'hubei', 'zhongguo']
    """
    for suffix, _ in sorted(structure.suffixes, key=lambda pair: -len(pair[0])):
        if name.endswith(suffix) and len(name) - len(suffix) >= 2:
            name = name[: -len(suffix)]
            break
    return ascii_name(name)


def ascii_name(name: str) -> str:
    """Return the letters and digits of a name in ASCII, Chinese as pinyin without tones.

    >>> ascii_name("清苑区-2003")
    'qingyuanqu2003'
    """
    return "".join(c for part in lazy_pinyin(name) for c in part.lower() if c.isascii() and c.isalnum())
