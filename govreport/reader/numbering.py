"""The automatic numbers of a Word document, written out as Word shows them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace

from lxml import etree

from govreport.reader.content import checked_label
from govreport.reader.formatting import Styles, W, is_on, value

_HAN = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = (
    *((900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_END = 1000
"""No document numbers so many paragraphs of one kind; a larger number is shown in digits."""
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_PART = re.compile(r"%(\d)")


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    start: int
    suffix: str
    restart: int | None
    """The depth, from 1, at which it begins anew; 0 if it never does, None if at any above."""
    style: str
    """The paragraph style that stands on this level."""
    legal: bool
    """Whether all numbers of it are shown in digits."""
    hidden: bool


_Levels = dict[int, _Level]


class Numbering:
    """Counts the numbered paragraphs of one document, in reading order."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        """Read the lists.

        Args:
            root: The ``w:numbering`` element, if the document has one.
            styles: The styles, which may stand for lists and give them to paragraphs.
        """
        self._styles = styles
        self._levels: dict[str, _Levels] = {}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._abstract: dict[str, str] = {}
        self._given: dict[str, tuple[str, int]] = {}
        if root is not None:
            self._read(root)

    def label(self, paragraph: etree._Element, style: str) -> str:
        """Return the number before a paragraph with what parts it from the words, or an empty string."""
        number, depth = self._reference(paragraph, style)
        levels = self._levels.get(number, {})
        level = levels.get(depth)
        if level is None or level.format in ("none", "bullet"):
            return ""
        counts = self._counts[self._abstract[number]]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            if _restarts(levels.get(deeper), depth):
                del counts[deeper]
        if level.hidden:
            return ""
        checked_label(level.text)
        label = _PART.sub(lambda m: _shown(level, levels, counts, int(m[1]) - 1), level.text) + level.suffix
        return checked_label(label)

    def _reference(self, paragraph: etree._Element, style: str) -> tuple[str, int]:
        """Return the list of a paragraph and its depth in it; the list is empty or "0" if it has none."""
        if style not in self._given:
            self._given[style] = self._of_style(style)
        own = paragraph.find(f"{W}pPr/{W}numPr")
        return self._given[style] if own is None else _read_reference(own, self._given[style])

    def _of_style(self, style: str) -> tuple[str, int]:
        """Return the list that a style gives, or one that it is based on, and where the list names the style."""
        number = _given(self._styles, style, "numId", "")
        depth = int(_given(self._styles, style, "ilvl", "0"))
        linked = {level.style: at for at, level in self._levels.get(number, {}).items() if level.style}
        if linked:
            depth = next((linked[name] for name in self._styles.chain(style) if name in linked), depth)
        return number, depth

    def _read(self, root: etree._Element) -> None:
        abstract = {item.get(f"{W}abstractNumId", ""): item for item in root.iter(f"{W}abstractNum")}
        numbers = {item.get(f"{W}numId", ""): item for item in root.iter(f"{W}num")}
        levels: dict[str, _Levels] = {}
        for number, item in numbers.items():
            base = self._base(value(item, "abstractNumId"), abstract, numbers)
            if base not in levels:
                levels[base] = _read_levels(abstract[base]) if base in abstract else {}
            changed, restarts = _overridden(item, levels[base])
            self._levels[number] = changed
            self._abstract[number] = f"num {number}" if restarts else base

    def _base(self, base: str, abstract: dict[str, etree._Element], numbers: dict[str, etree._Element]) -> str:
        """Return the definition that holds the levels: one may stand for a list style, which names another."""
        seen = set()
        while base in abstract and base not in seen and (style := value(abstract[base], "numStyleLink")):
            seen.add(base)
            number = _given(self._styles, style, "numId", "")
            base = value(numbers.get(number), "abstractNumId", base)
        return base


def _given(styles: Styles, style: str, name: str, default: str) -> str:
    found = styles.find(style, f"pPr/numPr/{name}")
    return default if found is None else found.get(f"{W}val", default)


def _restarts(level: _Level | None, depth: int) -> bool:
    """Tell whether a level counts anew after a paragraph of a depth above it."""
    return level is None or level.restart is None or depth < level.restart


def _shown(own: _Level, levels: _Levels, counts: dict[int, int], depth: int) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    return show(counts.get(depth, level.start), "decimal" if own.legal else level.format)


def _overridden(item: etree._Element, levels: _Levels) -> tuple[_Levels, bool]:
    """Return the levels of a list with its own changes, and whether it counts for itself."""
    changed, restarts = dict(levels), False
    for change in item.iter(f"{W}lvlOverride"):
        depth = int(change.get(f"{W}ilvl", "0"))
        if (level := change.find(f"{W}lvl")) is not None:
            changed[depth] = _read_level(level)
        if start := value(change, "startOverride"):
            restarts = True
            if depth in changed:
                changed[depth] = replace(changed[depth], start=int(start))
    return changed, restarts


def _read_reference(reference: etree._Element, inherited: tuple[str, int]) -> tuple[str, int]:
    return value(reference, "numId", inherited[0]), int(value(reference, "ilvl", str(inherited[1])))


def _read_levels(item: etree._Element) -> _Levels:
    return {int(level.get(f"{W}ilvl", "0")): _read_level(level) for level in item.iter(f"{W}lvl")}


def _read_level(level: etree._Element) -> _Level:
    restart = value(level, "lvlRestart")
    return _Level(
        format=value(level, "numFmt", "decimal"),
        text=value(level, "lvlText"),
        start=int(value(level, "start", "1")),
        suffix={"nothing": "", "space": " "}.get(value(level, "suff", "tab"), ""),
        restart=int(restart) if restart else None,
        style=value(level, "pStyle"),
        legal=is_on(level.find(f"{W}isLgl")),
        hidden=is_on(level.find(f"{W}rPr/{W}vanish")),
    )


def show(number: int, style: str) -> str:
    """Return a number in one of Word's number formats; as digits where the format has no such number.

    >>> [show(12, s) for s in ("chineseCountingThousand", "decimal", "decimalEnclosedCircleChinese", "upperLetter")]
    ['十二', '12', '⑫', 'L']
    >>> [show(101, s) for s in ("chineseCountingThousand", "chineseLegalSimplified", "ideographDigital", "upperLetter")]
    ['一百零一', '壹佰零壹', '一〇一', 'WWWW']
    """
    if 0 < number < _END:
        for start, write in _FORMATS:
            if style.startswith(start):
                return write(number)
    return str(number)


def _counted(number: int, digits: str, units: str) -> str:
    """Return a number below 10,000 as it is said, one zero for each gap and none at the end."""
    said = "".join(
        digits[int(digit)] + (unit if digit != "0" else "")
        for digit, unit in zip(f"{number:04}", (*units, ""), strict=True)
    )
    return re.sub(f"{digits[0]}+", digits[0], said).strip(digits[0])


def _said(number: int) -> str:
    return _counted(number, _HAN, "千百十").removeprefix("一" if 10 <= number < 20 else "")


def _letter(number: int) -> str:
    """Return A to Z, then AA to ZZ, then AAA."""
    repeats, letter = divmod(number - 1, 26)
    return chr(ord("A") + letter) * (repeats + 1)


def _roman(number: int) -> str:
    shown = ""
    for worth, letters in _ROMAN:
        count, number = divmod(number, worth)
        shown += letters * count
    return shown


def _digits(number: int) -> str:
    return "".join(_HAN[int(digit)] for digit in str(number)).replace("零", "〇")


def _legal(number: int) -> str:
    return _counted(number, _LEGAL, "仟佰拾")


_FORMATS: tuple[tuple[str, Callable[[int], str]], ...] = (
    ("ideographDigital", _digits),
    ("taiwaneseDigital", _digits),
    ("chineseLegal", _legal),
    ("ideographLegal", _legal),
    ("japaneseLegal", _legal),
    ("chinese", _said),
    ("taiwanese", _said),
    ("japaneseCounting", _said),
    ("decimalEnclosedCircle", lambda number: chr(0x2460 + number - 1) if number <= 20 else str(number)),
    ("decimalZero", lambda number: f"{number:02}"),
    ("ideographTraditional", lambda number: _STEMS[(number - 1) % len(_STEMS)]),
    ("upperLetter", _letter),
    ("lowerLetter", lambda number: _letter(number).lower()),
    ("upperRoman", _roman),
    ("lowerRoman", lambda number: _roman(number).lower()),
)
"""How Word's formats, known by the start of their names, write a number."""
