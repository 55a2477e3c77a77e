"""Which formatting a run of a Word document has: its own, that of its styles, or the document's default."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = frozenset(("0", "false", "off", "none"))


def is_on(element: etree._Element | None) -> bool:
    """Tell whether a switch such as ``w:vanish`` is given and not turned off."""
    return element is not None and element.get(f"{W}val", "1").lower() not in _OFF


def value(parent: etree._Element | None, path: str, default: str = "") -> str:
    """Return the ``w:val`` of an element below `parent`, named by the names on its path: ``pPr/pStyle``."""
    child = None if parent is None else parent.find("/".join(W + name for name in path.split("/")))
    return default if child is None else child.get(f"{W}val", default)


_UNREADABLE = 4
"""Half points of a letter: two points are less than a millimetre."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style, as far as reading needs it."""

    based_on: str
    element: etree._Element


@dataclass(eq=False, slots=True)
class Styles:
    """The styles of a document. Each answers for the styles that it is based on."""

    defaults: etree._Element | None = None
    """The run properties of the document's defaults."""
    _styles: dict[str, Style] = field(default_factory=dict)
    _default: dict[str, str] = field(default_factory=dict)
    _found: dict[tuple[str, str], etree._Element | None] = field(default_factory=dict)

    @classmethod
    def of(cls, root: etree._Element) -> Styles:
        """Return the styles below a ``w:styles`` element."""
        styles = cls(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for element in root.iter(f"{W}style"):
            name = element.get(f"{W}styleId", "")
            styles._styles[name] = Style(value(element, "basedOn"), element)
            if element.get(f"{W}default", "0").lower() not in _OFF:
                styles._default[element.get(f"{W}type", "paragraph")] = name
        return styles

    def named(self, kind: str, name: str) -> str:
        """Return the id of a style; that of the default style of its kind where none is named."""
        return name if name in self._styles else self._default.get(kind, "")

    def chain(self, name: str) -> list[str]:
        """Return the ids of a style and of those that it is based on, the nearest first."""
        chain: dict[str, None] = {}
        while name in self._styles and name not in chain:
            chain[name] = None
            name = self._styles[name].based_on
        return list(chain)

    def find(self, name: str, path: str) -> etree._Element | None:
        """Return the element at a path such as ``rPr/vanish`` in a style, or in the nearest that it is based on."""
        passed = []
        found = None
        seen = set()
        while name in self._styles and name not in seen:
            if (name, path) in self._found:
                found = self._found[name, path]
                break
            seen.add(name)
            passed.append(name)
            found = self._styles[name].element.find("/".join(W + part for part in path.split("/")))
            if found is not None:
                break
            name = self._styles[name].based_on
        for style in passed:
            self._found[style, path] = found
        return found


@dataclass(frozen=True, slots=True)
class Around:
    """The styles that the runs of a paragraph stand in."""

    paragraph: str = ""
    table: str = ""
    is_on_paper: bool = False
    """Whether nothing is behind the paragraph but the page: no cell, no box, no shading."""


class Formatting:
    """Answers what holds for a run, in the order in which Word asks: the run, its styles, the defaults."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles

    def is_hidden(self, run: etree._Element, around: Around) -> bool:
        """Tell whether a run is hidden, by itself or by a style."""
        return self._toggles(run, "vanish", around) or self._toggles(run, "specVanish", around)

    def is_unseen(self, run: etree._Element, around: Around) -> bool:
        """Tell whether a run can't be seen: white on the page, or smaller than anybody can read."""
        size = self._nearest(run, "sz", around)
        if size is not None and 0 < _half_points(size.get(f"{W}val", "")) <= _UNREADABLE:
            return True
        colour = self._nearest(run, "color", around)
        if not around.is_on_paper or colour is None or colour.get(f"{W}val", "").upper() != "FFFFFF":
            return False
        return all(self._nearest(run, name, around) is None for name in ("shd", "highlight"))

    def is_struck(self, run: etree._Element, around: Around) -> bool:
        """Tell whether a run is struck out, by one line or two."""
        return self._toggles(run, "strike", around) or self._toggles(run, "dstrike", around)

    def is_raised(self, run: etree._Element, around: Around) -> bool:
        """Tell whether a run stands above the line: as superscript, or moved up."""
        aligned = self._nearest(run, "vertAlign", around)
        if aligned is not None and aligned.get(f"{W}val", "baseline") != "baseline":
            return bool(aligned.get(f"{W}val") == "superscript")
        moved = self._nearest(run, "position", around)
        return moved is not None and _half_points(moved.get(f"{W}val", "")) > 2

    def font(self, run: etree._Element) -> str:
        """Return the font that a run names for Latin text, in lower case."""
        fonts = run.find(f"{W}rPr/{W}rFonts")
        if fonts is None:
            return ""
        names = (fonts.get(f"{W}{kind}", "") for kind in ("ascii", "hAnsi", "cs", "eastAsia"))
        return next(filter(None, names), "").lower()

    def _levels(self, run: etree._Element, around: Around) -> tuple[str, str, str]:
        character = self._styles.named("character", value(run, "rPr/rStyle"))
        return (character, around.paragraph, around.table)

    def _toggles(self, run: etree._Element, name: str, around: Around) -> bool:
        """Tell whether a switch is on; where a paragraph's and a run's style both set it, they cancel each other."""
        own = run.find(f"{W}rPr/{W}{name}")
        if own is not None:
            return is_on(own)
        if self._styles.defaults is not None and is_on(self._styles.defaults.find(f"{W}{name}")):
            return True
        given = [self._styles.find(style, f"rPr/{name}") for style in self._levels(run, around)]
        return sum(map(is_on, given)) % 2 == 1

    def _nearest(self, run: etree._Element, name: str, around: Around) -> etree._Element | None:
        own = run.find(f"{W}rPr/{W}{name}")
        if own is not None:
            return own
        for style in self._levels(run, around):
            if (found := self._styles.find(style, f"rPr/{name}")) is not None:
                return found
        return None if self._styles.defaults is None else self._styles.defaults.find(f"{W}{name}")


def _half_points(given: str) -> float:
    points = given.removesuffix("pt")
    try:
        return float(points) * (2 if points != given else 1)
    except ValueError:
        return 0
