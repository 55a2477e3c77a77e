"""What the styles of a page say of its elements: the few properties that decide what is read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import cssselect
import tinycss2
from cssselect import parser as selectors
from lxml.html import HtmlElement

Style = dict[str, str]
"""Values by property, both in lower case."""

_PROPERTIES = {
    *("display", "visibility", "opacity", "font-size", "text-indent", "position", "left", "top", "width", "height"),
    *("max-height", "margin-left", "overflow", "clip", "transform", "list-style-type", "text-decoration-line"),
    *("vertical-align", "white-space", "content", "counter-reset", "counter-increment"),
}
_SHORT = {"font": "font-size", "list-style": "list-style-type", "text-decoration": "text-decoration-line"}
"""Properties that set several at once, and the one of these that is read."""
_FONT_SIZE = re.compile(r"(?:^|\s)(0(?![\d.])|[\d.]+(?:px|pt|em|rem|%))")
_INSIDE = re.compile(r"\b(?:inside|outside)\b|url\([^)]*\)")
_MOST_RULES = 400
_MOST_STEPS = 400_000
"""How often a selector is held against an element; a page that asks for more is read without the rest, words kept."""
_LONGEST = 300
"""Characters of a list of selectors, and of a value."""
_HIGHEST = 40
"""How far up a selector looks for an element around."""


@dataclass(frozen=True, slots=True)
class _Rule:
    selector: selectors.Selector
    key: str
    """What an element must have to be meant: ``#id``, ``.class``, a tag, or ``*``."""
    declared: tuple[tuple[str, str, bool], ...]
    before: bool
    """Whether it speaks of what is shown before the element's words."""


class Styles:
    """The styles of one page: those of its ``<style>`` sheets and those written at its elements."""

    def __init__(self, root: HtmlElement) -> None:
        rules = (rule for sheet in root.iter("style") for rule in _rules(sheet.text or ""))
        self._by_key: defaultdict[str, list[tuple[int, _Rule]]] = defaultdict(list)
        self._found: dict[HtmlElement, Style] = {}
        self.counts = False
        """Whether any rule writes something before the words of an element."""
        self._steps = _MOST_STEPS
        for order, rule in enumerate(islice(rules, _MOST_RULES)):
            self._by_key[rule.key].append((order, rule))
            self.counts = self.counts or rule.before

    def of(self, element: HtmlElement) -> Style:
        """Return what is declared for an element itself, the strongest declaration of each property."""
        if element not in self._found:
            self._found[element] = self._read(element, before=False)
        return self._found[element]

    def before(self, element: HtmlElement) -> Style:
        """Return what is declared for that which is shown before the words of an element (``::before``)."""
        return self._read(element, before=True)

    def _read(self, element: HtmlElement, *, before: bool) -> Style:
        found: list[tuple[bool, tuple[int, int, int, int], int, str, str]] = []
        for key in _keys(element) if self._by_key and self._steps > 0 else ():
            for order, rule in self._by_key.get(key, ()):
                if rule.before == before and self._matches(rule.selector.parsed_tree, element):
                    strength = (0, *rule.selector.specificity())
                    found += [(important, strength, order, name, value) for name, value, important in rule.declared]
        own = element.get("style")
        if own and not before:
            found += [(important, (1, 0, 0, 0), 0, name, value) for name, value, important in _declared(own)]
        return {name: value for *_, name, value in sorted(found, key=lambda item: item[:3])}

    def _matches(self, tree: object, element: HtmlElement) -> bool:
        """Tell whether a selector means an element; one that is not understood means none, so that no text is lost."""
        self._steps -= 1
        match tree if self._steps >= 0 else None:
            case selectors.Element(element=tag):
                return not tag or tag.lower() == element.tag
            case selectors.Class(selector=inner, class_name=name):
                return name in _classes(element) and self._matches(inner, element)
            case selectors.Hash(selector=inner, id=name):
                return name == element.get("id") and self._matches(inner, element)
            case selectors.CombinedSelector(selector=outer, combinator=" ", subselector=inner):
                # The nearest element of the kind decides, so that no chain of selectors is tried over and over.
                return self._matches(inner, element) and any(
                    self._matches(outer, around) for around in islice(self._alike(_last(outer), element), 1)
                )
            case selectors.CombinedSelector(selector=outer, combinator=">", subselector=inner):
                above = element.getparent()
                return above is not None and self._matches(inner, element) and self._matches(outer, above)
        return False

    def _alike(self, tree: object, element: HtmlElement) -> Iterator[HtmlElement]:
        """Yield the elements around that a selector without combinators means, the nearest first."""
        return (around for around in islice(element.iterancestors(), _HIGHEST) if self._matches(tree, around))


def _rules(sheet: str) -> Iterator[_Rule]:
    """Yield the rules that hold for every screen; those in ``@media`` and the like are passed over."""
    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        if rule.type != "qualified-rule":
            continue
        declared = tuple(_declared(rule.content))
        try:
            prelude = tinycss2.serialize(rule.prelude) if declared else ""
            parsed = cssselect.parse(prelude) if 0 < len(prelude) <= _LONGEST else []
        except (cssselect.SelectorError, RecursionError):
            continue
        for selector in parsed:
            if selector.pseudo_element in (None, "before"):
                yield _Rule(selector, _key(selector.parsed_tree), declared, selector.pseudo_element == "before")


def _declared(content: object) -> Iterator[tuple[str, str, bool]]:
    """Yield the declarations that matter: property, value, and whether it is marked as important."""
    for item in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if item.type != "declaration":
            continue
        name = _SHORT.get(item.lower_name, item.lower_name)
        if name not in _PROPERTIES:
            continue
        try:
            value = tinycss2.serialize(item.value).strip().lower()
        except RecursionError:
            continue
        if item.lower_name == "font":
            size = _FONT_SIZE.search(value)
            value = size[1] if size else ""
        elif item.lower_name == "list-style":
            value = _INSIDE.sub("", value).strip()
        if 0 < len(value) <= _LONGEST:
            yield name, value, item.important


def _keys(element: HtmlElement) -> list[str]:
    identifier = element.get("id")
    return [*([f"#{identifier}"] if identifier else []), *(f".{name}" for name in _classes(element)), element.tag, "*"]


def _classes(element: HtmlElement) -> set[str]:
    return set((element.get("class") or "").split())


def _key(tree: object) -> str:
    match tree:
        case selectors.CombinedSelector(subselector=inner):
            return _key(inner)
        case selectors.Hash(id=name):
            return f"#{name}"
        case selectors.Class(class_name=name):
            return f".{name}"
        case selectors.Element(element=tag):
            return tag.lower() if tag else "*"
    return "*"


def _last(tree: object) -> object:
    return tree.subselector if isinstance(tree, selectors.CombinedSelector) else tree
