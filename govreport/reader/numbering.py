"""The automatic numbers of a Word document, written out as Word shows them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from docx.document import Document
from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
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


class Numbering:
    """Counts the numbered paragraphs of one document, in reading order."""

    def __init__(self, document: Document) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._abstract: dict[str, str] = {}
        self._styles = _style_numbers(document)
        for relation in document.part.rels.values():
            if relation.reltype.endswith("/numbering") and not relation.is_external:
                parser = etree.XMLParser(resolve_entities=False, no_network=True)
                self._read(etree.fromstring(relation.target_part.blob, parser))

    def label(self, paragraph: etree._Element) -> str:
        """Return the number before a paragraph with what parts it from the words, or an empty string."""
        reference = self._reference(paragraph)
        if reference is None:
            return ""
        number, depth = reference
        levels = self._levels.get(number, {})
        level = levels.get(depth)
        if level is None or level.format in ("none", "bullet"):
            return ""
        counts = self._counts[self._abstract[number]]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        return _PART.sub(lambda m: self._shown(levels, counts, int(m[1]) - 1), level.text) + level.suffix

    def _shown(self, levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
        level = levels.get(depth)
        if level is None:
            return ""
        return show(counts.get(depth, level.start), level.format)

    def _reference(self, paragraph: etree._Element) -> tuple[str, int] | None:
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return None
        style = properties.find(f"{_W}pStyle")
        inherited = self._styles.get(style.get(f"{_W}val", ""), ("", 0)) if style is not None else ("", 0)
        own = properties.find(f"{_W}numPr")
        number, depth = _read_reference(own, inherited) if own is not None else inherited
        return (number, depth) if number and number != "0" else None

    def _read(self, root: etree._Element) -> None:
        abstract = {}
        for item in root.iter(f"{_W}abstractNum"):
            levels = {int(level.get(f"{_W}ilvl", "0")): _read_level(level) for level in item.iter(f"{_W}lvl")}
            abstract[item.get(f"{_W}abstractNumId", "")] = levels
        for item in root.iter(f"{_W}num"):
            number = item.get(f"{_W}numId", "")
            base = _value(item, "abstractNumId", "")
            levels = dict(abstract.get(base, {}))
            restarts = False
            for change in item.iter(f"{_W}lvlOverride"):
                depth = int(change.get(f"{_W}ilvl", "0"))
                restarts = restarts or change.find(f"{_W}startOverride") is not None
                if (level := change.find(f"{_W}lvl")) is not None:
                    levels[depth] = _read_level(level)
            self._levels[number] = levels
            self._abstract[number] = number if restarts else base


def _style_numbers(document: Document) -> dict[str, tuple[str, int]]:
    """Return the numbering that each paragraph style carries."""
    found = {}
    for style in document.styles.element.iter(f"{_W}style"):
        reference = style.find(f"{_W}pPr/{_W}numPr")
        if reference is not None:
            found[style.get(f"{_W}styleId", "")] = _read_reference(reference, ("", 0))
    return found


def _read_reference(reference: etree._Element, inherited: tuple[str, int]) -> tuple[str, int]:
    return _value(reference, "numId", inherited[0]), int(_value(reference, "ilvl", str(inherited[1])))


def _read_level(level: etree._Element) -> _Level:
    suffix = {"nothing": "", "space": " "}.get(_value(level, "suff", "tab"), "")
    return _Level(
        format=_value(level, "numFmt", "decimal"),
        text=_value(level, "lvlText", ""),
        start=int(_value(level, "start", "1")),
        suffix=suffix,
    )


def _value(parent: etree._Element, name: str, default: str) -> str:
    child = parent.find(f"{_W}{name}")
    return default if child is None else child.get(f"{_W}val", default)


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
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
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
