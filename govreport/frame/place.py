"""Whose report it is: the place, its level of government, and its name in ASCII."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from govreport.expression.dates import dates_in
from govreport.expression.years import YEAR_WORDS, years_in
from govreport.frame.mentions import hear_mentions
from govreport.frame.witness import NO_VERDICT, Verdict, Witness, decide
from govreport.lexicon import Lexicon
from govreport.lexicon.divisions import Divisions
from govreport.lexicon.phrases import PhraseMatcher
from govreport.lexicon.structure import Structure
from govreport.lexicon.table import alternation
from govreport.model import Level, Span, abridged

NATION = "中国"
_OPENING = 3000
"""Characters in which a report says in whose name it speaks."""
_UPPER = re.compile(r".*(?:省|自治区|市|自治州|地区|盟|..州)(?=[\u4e00-\u9fff]{2,})")
_IS_PLACE = re.compile(r"..(?:省|自治区|市|自治州|地区|盟|州)$")
_LONG_NAME = 16
"""A longer name is a place only where it begins with those above it."""
_TOWNSHIPS = ("街道", "民族乡", "镇", "乡", "苏木")
_COUNTY_BEFORE = re.compile(r"[\u4e00-\u9fff]{2,6}?(?:县|自治县|旗)(?=[\u4e00-\u9fff]{2,}(?:街道|镇|乡|苏木)$)")
"""A county before a township that no table knows."""
_NOISE = re.compile(
    rf"{YEAR_WORDS}年"
    r"|关于|[\s?—\-–在《》(\[【]|^(?:标题|名称|报告人|发布机构|作者|来源)[::]|^政府工作报告"
)
_BODIES = "办事处|管委会|管理委员会|执委会|执行委员会"
"""What governs places that have no government of their own."""
_HANZI = re.compile(r"[\u4e00-\u9fff]+")
_STATED = re.compile(
    rf"(?<![位大会民])代表(?![和与及])(?P<cue>[\u4e00-\u9fff]{{2,14}}(?:政府|行政公署|行署|{_BODIES}))"
)
_SPEAKS = re.compile("代表(?:国务院|中央人民政府)")
_NATIONAL = re.compile(
    rf"{_SPEAKS.pattern}|国务院总理|^(?:国务院|中国)[^,。]{{0,6}}工作报告|届全国人民代表大会|(?<!政府)国务院$"
)
_TITLED = re.compile(r"(?P<short>[\u4e00-\u9fff]{2,6}?)(?:人民)?政府工作(?:的)?报告")
_OWN = re.compile(
    r"代表[^,。]{0,12}?(?P<suffix>自治区|地区|[省市县区镇乡旗州盟])(?:(?:人民)?政府|行政公署|行署)"
)
_EVERY = re.compile(r"[全我](?P<suffix>[市县区镇乡省旗州盟])")
_OUR_COUNTRY = re.compile("我国")
_OFTEN_OURS = 8
"""So often a report says 我国 that speaks for the country and not of it."""
_SHOWN = 24
"""So many characters of a cue are quoted in a reason."""
_BELOW_PREFECTURE = re.compile(r"县市区|市县区|区县|县区|县\(市、?区\)|区\(市\)县|各县|各区")
_BELOW_COUNTY = re.compile(r"乡镇|镇街|镇村|镇办|镇\(街道\)|县域|县级|县市")
SURE, CLEAR_LEAD = 3.0, 1.0
"""A place is taken as certain with so much weight, and so much more than the next."""


class Cue(NamedTuple):
    """A line that may name the place."""

    label: str
    """What it is, in Chinese: ``标题``."""
    text: str
    weight: float
    span: Span | None


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the report names it; `name` is empty where the report does not tell."""

    name: str
    level: Level | None
    parent: str = ""
    """The place before it in its address: ``保定市`` of ``保定市清苑区``."""
    verdict: Verdict = NO_VERDICT
    witnesses: tuple[Witness, ...] = ()


@dataclass(frozen=True)
class _Patterns:
    named: re.Pattern[str]
    """A place before its government, congress, office or report; group ``place``."""
    autonomy: re.Pattern[str]
    """The peoples at the end of a name whose suffix is gone."""
    suffixes: tuple[str, ...]
    """What names of places end in, the longest first."""


@cache
def _patterns(structure: Structure) -> _Patterns:
    suffixes = alternation([s for s, _ in structure.suffixes if s != "国务院"])
    offices = alternation(structure.offices)
    peoples = "|".join(f"{p[:-1]}族?" if len(p) > 2 else p for p in structure.peoples)
    return _Patterns(
        named=re.compile(
            rf"(?P<place>[\u4e00-\u9fff]{{1,30}}?(?:{suffixes}))"
            rf"(?:人民政府|政府|行政公署|行署|{_BODIES}|第?[一二三四五六七八九十\d]+届|(?:{offices})"
            r"|工作报告|工作会议|人民代表大会|人大|委员会(?:副?书记)|委副?书记)"
        ),
        autonomy=re.compile(rf"(?<=..)(?:{peoples})+$"),
        suffixes=tuple(sorted((suffix for suffix, _ in structure.suffixes), key=len, reverse=True)),
    )


def find_place(
    folded: str, body: Span, cues: Sequence[Cue], stem: str, lexicon: Lexicon
) -> Place:
    """Return whose report this is, by all that speaks for a place; without a name where that is too little.

    Args:
        folded: The text.
        body: Where the report's own text stands in it.
        cues: Title, issuer, dateline and the like.
        stem: The file's name, which people give and which counts least.
        lexicon: The suffixes of places, offices, and the divisions of the country.
    """
    structure, divisions = lexicon.structure, lexicon.divisions
    opening = folded[body.start : body.start + _OPENING]
    if stated := _STATED.search(opening):
        at = Span(body.start + stated.start(), body.start + stated.end())
        cues = (*cues, Cue("自称", stated["cue"], 4.0, at))
    suffix = _own_suffix(folded, body)
    year = max((y for text in (opening, *(cue.text for cue in cues)) for y in years_in(text)), default=0)
    addresses = [(cue, *_named(cue.text, year, structure, divisions)) for cue in cues]
    heard = [Witness(name, cue.weight, _quoted(cue), cue.span) for cue, _, name in addresses if name]
    heard += [w for cue in cues if (w := _by_short_title(cue, suffix, structure, divisions))]
    heard += _national(folded, body, cues, suffix)
    verdict = decide(heard)
    if verdict.weight < SURE or verdict.margin < CLEAR_LEAD:
        heard += _in_passing(folded, body, suffix, stem, lexicon)
        verdict = decide(heard)
    witnesses = tuple(heard)
    if verdict.weight < SURE or verdict.margin < CLEAR_LEAD:
        return Place("", None, "", verdict, witnesses)
    name = verdict.value
    if name == NATION:
        return Place(name, Level.NATIONAL, "", verdict, witnesses)
    parent = next((above for _, above, own in addresses if own == name and above), "")
    return Place(name, level_of(name, folded, structure, divisions), parent, verdict, witnesses)


def _quoted(cue: Cue) -> str:
    return f"{cue.label}“{abridged(cue.text, _SHOWN)}”"


def _named(cue: str, year: int, structure: Structure, divisions: Divisions) -> tuple[str, str]:
    """Return the place that a line names before its government, congress or office, and the place above it."""
    words = _plain(cue)
    known = _known_places(words, divisions)
    match = _patterns(structure).named.match(words, known[-1].start if known else 0)
    if match is None or "届" in match["place"] or (not known and match["place"][0] in "我全本各该"):
        return "", ""
    if len(match["place"]) > _LONG_NAME and not _place_before(match["place"], divisions):
        return "", ""
    above, name = split_address(match["place"], divisions)
    if not above and len(known) > 1:
        above = words[known[-2].start : known[-2].end]
    if len(name) < 2 or name in dict(structure.suffixes):
        return "", ""
    return above, official_name(name, year, structure, divisions)


def _known_places(words: str, divisions: Divisions) -> list[Span]:
    """Return the places of the table that words begin with, one below the other: 长泰区 behind 漳州市 is no 市长."""
    found: list[Span] = []
    at = 0
    while end := next((end for end in range(at + _LONG_NAME, at + 1, -1) if words[at:end] in divisions.codes), 0):
        found.append(Span(at, min(end, len(words))))
        at = found[-1].end
    return found


def official_name(name: str, year: int, structure: Structure, divisions: Divisions) -> str:
    """Return the name in full of a place that people call without its peoples (``恩施州``) or its suffix (``津市``).

    A name that a place bore once stays in a report of those years; `year` is 0 where it is unknown.

    >>> from govreport.lexicon import default_lexicon
    >>> words = default_lexicon()
    >>> [official_name(n, 2025, words.structure, words.divisions) for n in ("恩施州", "长阳县", "鄂伦春旗", "津市")]
    ['恩施土家族苗族自治州', '长阳土家族自治县', '鄂伦春自治旗', '津市市']
    """
    called = _short_names(structure, divisions).get(name, ())
    if len(called) == 1 and name not in divisions.codes and name not in divisions.former:
        return called[0]
    suffix = next((s for s in ("自治区", "州", "县", "旗") if name.endswith(s)), "")
    if not suffix or name in divisions.codes or 0 < year <= divisions.until.get(name, 0):
        return name
    ending = suffix if suffix == "自治区" else f"自治{suffix}"
    bearers = [n for n in _short_names(structure, divisions).get(name.removesuffix(suffix), ()) if n.endswith(ending)]
    return bearers[0] if len(bearers) == 1 else name


def _plain(cue: str) -> str:
    """Return a line without its dates and what else may stand before the name of a place."""
    for date in reversed(list(dates_in(cue))):
        cue = cue[: date.start] + cue[date.end :]
    return _NOISE.sub("", _NOISE.sub("", cue))


def _by_short_title(cue: Cue, suffix: str, structure: Structure, divisions: Divisions) -> Witness | None:
    """Return what a title says that calls its place by the short name (``2025年新疆政府工作报告``)."""
    match = _TITLED.search(_plain(cue.text))
    if match is None:
        return None
    bearers = [name for name in _short_names(structure, divisions).get(match["short"], ()) if name != match["short"]]
    own = [name for name in bearers if suffix and name.endswith(suffix)] or bearers
    provinces = [name for name in own if divisions.level(name) is Level.PROVINCE]
    own = provinces if len(provinces) == 1 else own
    return Witness(own[0], 3.0, _quoted(cue), cue.span) if len(own) == 1 else None


def _national(folded: str, body: Span, cues: Sequence[Cue], suffix: str) -> Iterator[Witness]:
    """Yield what speaks for the State Council; that its premier came to visit does not."""
    for cue in cues:
        if _NATIONAL.search(cue.text):
            yield Witness(NATION, cue.weight, _quoted(cue), cue.span)
    if match := _SPEAKS.search(folded, body.start, body.start + _OPENING):
        yield Witness(NATION, 5.0, f"自称“{match.group()}”", Span(*match.span()))
    ours = len(_OUR_COUNTRY.findall(folded, body.start, body.end))
    if ours >= _OFTEN_OURS and not suffix:
        yield Witness(NATION, 3.0, f"正文 {ours} 次自称“我国”")


def split_address(name: str, divisions: Divisions) -> tuple[str, str]:
    """Return the last two places of an address: the one above, or an empty string, and the place itself.

    >>> from govreport.lexicon import default_lexicon
    >>> divisions = default_lexicon().divisions
    >>> [split_address(n, divisions) for n in ("河北省保定市清苑区", "徐州鼓楼区", "易县", "易县凌云册乡")]
    [('保定市', '清苑区'), ('徐州', '鼓楼区'), ('', '易县'), ('易县', '凌云册乡')]
    >>> split_address("湖北省黄冈市罗田县九资河镇", divisions), split_address("晋城市城区", divisions)
    (('罗田县', '九资河镇'), ('晋城市', '城区'))
    """
    for start in range(len(name) - 1):
        if name[start:] in divisions.codes:
            return _above(name[:start], divisions), name[start:]
    above, rest = "", name
    while end := _place_before(rest, divisions):
        above, rest = rest[:end], rest[end:]
    return above, rest


def _place_before(address: str, divisions: Divisions) -> int:
    """Return where the first place of an address ends that others follow; 0 where it holds one place alone."""
    for end in range(len(address) - 2, 1, -1):
        if address[:end] in divisions.codes or address[:end] in divisions.former:
            return end if address[end:] not in _TOWNSHIPS else 0
    match = _UPPER.match(address) or _COUNTY_BEFORE.match(address)
    return match.end() if match else 0


def _above(address: str, divisions: Divisions) -> str:
    """Return the last place of what stands before a place; empty where that is no place."""
    if len(address) < 2:
        return ""
    own = split_address(address, divisions)[1]
    return own if _IS_PLACE.search(own) or any(name.startswith(own) for name in divisions.codes) else ""


def _in_passing(folded: str, body: Span, suffix: str, stem: str, lexicon: Lexicon) -> Iterator[Witness]:
    """Yield what speaks for places that the text names by the way, and the file's name."""
    structure, divisions = lexicon.structure, lexicon.divisions
    names = _bearers(suffix, bool(_stated_suffix(folded, body)), structure, divisions)
    heard, named = hear_mentions(folded, body, names, structure, of_a_kind=bool(suffix))
    yield from heard
    yield from _by_file(stem, suffix, names, named, lexicon)


def _by_file(
    stem: str, suffix: str, names: dict[str, str], named: set[str], lexicon: Lexicon
) -> Iterator[Witness]:
    """Yield what the file's name says: much where it is a title or the text bears it out, little where it is alone."""
    structure, divisions = lexicon.structure, lexicon.divisions
    reason = f"文件名“{stem}”"
    if "国务院" in stem:
        yield Witness(NATION, 1.0, reason)
    if "工作报告" in stem:
        title = Cue("文件名", "".join(_HANZI.findall(_plain(stem))), 3.0, None)
        _, name = _named(title.text, max(years_in(stem), default=0), structure, divisions)
        if name and (name.endswith(suffix) if suffix else name in divisions.codes):
            yield Witness(name, title.weight, reason)
            return
        if witness := _by_short_title(title, suffix, structure, divisions):
            yield witness
            return
    for word in PhraseMatcher(names).find(stem, 0, len(stem)):
        yield Witness(word.kind, 2.0 if word.kind in named else 1.0, reason)


def _own_suffix(folded: str, body: Span) -> str:
    """Return what the report calls its place (``市`` of ``代表市人民政府``), or what it says clearly most often.

    >>> text = "全省发展大局中，全市干部群众奋发有为，我市经济稳中有进，全市税收增长。"
    >>> _own_suffix(text, Span(0, len(text))), _own_suffix("全省、全市一盘棋。", Span(0, 9))
    ('市', '')
    """
    if stated := _stated_suffix(folded, body):
        return stated
    said = Counter(_EVERY.findall(folded, body.start, body.end)).most_common(2)
    (most, count), (_, second) = [*said, ("", 0), ("", 0)][:2]
    return most if count > 2 * second else ""


def _stated_suffix(folded: str, body: Span) -> str:
    stated = _OWN.search(folded, body.start, body.start + _OPENING)
    return stated["suffix"] if stated else ""


@cache
def _bearers(suffix: str, stated: bool, structure: Structure, divisions: Divisions) -> dict[str, str]:
    """Return the place that each short name stands for in a report whose place ends in `suffix`.

    A province is spoken of in every report below it; that one is meant must be stated. A name of several places that
    `suffix` does not tell apart stands for none, and a former name for a place only where no place bears it today.
    """
    bearers: dict[str, str] = {}
    for names in (divisions.codes, divisions.former):
        found: dict[str, list[str]] = {}
        for name in names:
            if name.endswith(suffix) or (suffix == "省" and not stated):
                found.setdefault(short(name, structure), []).append(name)
        for bare, own in found.items():
            fitting = [name for name in own if name.endswith(suffix)] or own
            bearers.setdefault(bare, fitting[0] if len(fitting) == 1 else "")
    return {bare: name for bare, name in bearers.items() if name and len(bare) > 1}


@cache
def _short_names(structure: Structure, divisions: Divisions) -> dict[str, tuple[str, ...]]:
    """Return the places that bear each short name."""
    bearers: dict[str, tuple[str, ...]] = {}
    for name in divisions.codes:
        bearers[short(name, structure)] = (*bearers.get(short(name, structure), ()), name)
    return bearers


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
    for suffix in _patterns(structure).suffixes:
        if name.endswith(suffix) and len(name) - len(suffix) >= 2:
            bare = name[: -len(suffix)]
            return _patterns(structure).autonomy.sub("", bare) if suffix.startswith(("自治", "民族")) else bare
    return name
