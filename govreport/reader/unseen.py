"""What a browser does not show, or shows struck out: taken out of a page, and said where it may be of the report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from govreport.model import Diagnostic
from govreport.reader.style import Style, Styles

_MEASURE = re.compile(r"(-?[\d.]{1,12})(px|pt|em|rem|%|)")
_IN_PIXELS = {"px": 1.0, "pt": 1.33, "em": 16.0, "rem": 16.0, "%": 0.16, "": 1.0}
_TINY = 2.0
"""Pixels of type that nobody can read."""
_FAR = 500.0
"""Pixels that put an element outside of every screen."""
_INLINE = {"span", "font", "b", "i", "em", "strong", "u", "small", "label", "var", "code", "a"}
_SCALED_AWAY = ("scale(0)", "scale(0,0)", "scale(0, 0)")
_STRUCK = ("s", "strike", "del")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SIGNS = re.compile(r"[，。；]")
_CHAPTER = re.compile(r"(?:^|[。！：\s])(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])")
_STOPS = re.compile(r"[。；\n]")
_TELLING = 12
"""Characters of Chinese in a hidden place that may be a sentence; less is a label or filler."""
_MOST = 0.5
"""What is hidden is taken for the article itself where it has this share of what is shown."""
_COPIED = 0.8
_EXCERPT = 20


@dataclass(frozen=True, slots=True)
class _Passage:
    """Text that may be left out: a whole element, or only the words that stand right in it."""

    element: HtmlElement
    whole: bool
    words: str

    @property
    def weight(self) -> int:
        """How much Chinese of running text it holds."""
        return len(_HAN.findall(self.words)) if _SIGNS.search(self.words) else 0

    @property
    def may_say_something(self) -> bool:
        return len(_HAN.findall(self.words)) >= _TELLING and bool(_SIGNS.search(self.words))

    def remove(self) -> None:
        if self.whole:
            self.element.drop_tree()
            return
        self.element.text = None
        for child in self.element:
            child.tail = None


def remove_unseen(root: HtmlElement, styles: Styles, name: str) -> list[Diagnostic]:
    """Take out of `root` what is hidden or struck out, and return what a person should look at.

    Text hidden against copying, copies for print and labels go without a word. What seems to be the article itself,
    shown by a script or struck out by an unclosed tag, stays.
    """
    hidden, struck = _find(root, styles)
    shown = root.text_content()
    told = []
    if hidden:
        told += _settle(hidden, shown, name, _HIDDEN)
    if struck:
        told += _settle(struck, shown, name, _CROSSED)
    return told


@dataclass(frozen=True, slots=True)
class _Kind:
    code: str
    what: str
    every: bool
    """Whether the shortest of them is told too."""


_HIDDEN = _Kind("W121", "被样式藏起、平时看不见", every=False)
_CROSSED = _Kind("W122", "划掉", every=True)


def _settle(passages: Sequence[_Passage], shown: str, name: str, kind: _Kind) -> list[Diagnostic]:
    """Take passages out, or keep them all where they weigh as much as an article."""
    weight = sum(passage.weight for passage in passages)
    rest = len(_HAN.findall(shown)) - weight
    seen = _besides(shown, passages)
    fresh = [passage for passage in passages if not _is_copy(passage, seen)]
    telling = [passage for passage in fresh if passage.weight]
    found = sum(passage.weight for passage in telling)
    article = telling if found > _MOST * max(rest, 0) or any(_CHAPTER.search(p.words) for p in telling) else []
    staying = {id(passage) for passage in article}
    for passage in passages:
        if passage.element.getparent() is not None and id(passage) not in staying:
            passage.remove()
    if article:
        message = (
            f"网页里有 {found} 字是{kind.what}的，看来是正文；照样收录。请在浏览器中打开核对，不是正文的请删去"
        )
        return [Diagnostic.of(kind.code, name, message)]
    return list(_told(fresh, name, kind))


def _told(passages: Iterable[_Passage], name: str, kind: _Kind) -> Iterator[Diagnostic]:
    said = [p for p in passages if p.may_say_something or (kind.every and p.words.strip())]
    if said:
        message = (
            f"网页里有 {len(said)} 处{kind.what}的文字，如“{_excerpt(said[0])}”；没有收录。"
            "如是报告的内容，请恢复后另存"
        )
        yield Diagnostic.of(kind.code, name, message)
    inside = [p for p in passages if not p.may_say_something and p.element.tag in _INLINE and p.words.strip()]
    if inside and not kind.every:
        message = (
            f"网页的正文里夹着 {len(inside)} 处看不见的字符，如“{_excerpt(inside[0])}”；没有收录。请核对前后的文字"
        )
        yield Diagnostic.of("N123", name, message)


def _excerpt(passage: _Passage) -> str:
    words = "".join(passage.words.split())
    return words[:_EXCERPT] + ("……" if len(words) > _EXCERPT else "")


def _besides(shown: str, passages: Sequence[_Passage]) -> set[str]:
    """Return the sentences outside of these passages: those that the page says more often than they do."""
    counted = _counted(shown)
    for passage in passages:
        for sentence, times in _counted(passage.words).items():
            counted[sentence] = counted.get(sentence, 0) - times
    return {sentence for sentence, times in counted.items() if times > 0}


def _counted(text: str) -> dict[str, int]:
    counted: dict[str, int] = {}
    for sentence in _STOPS.split(text):
        words = "".join(sentence.split())
        if words:
            counted[words] = counted.get(words, 0) + 1
    return counted


def _is_copy(passage: _Passage, seen: set[str]) -> bool:
    """Tell whether a passage says what stands elsewhere on the page: one for print or for phones."""
    said = _counted(passage.words)
    return passage.weight > 0 and sum(len(s) for s in said if s in seen) >= _COPIED * sum(map(len, said))


def _find(root: HtmlElement, styles: Styles) -> tuple[list[_Passage], list[_Passage]]:
    """Return what is hidden and what is struck out, in no special order; nothing inside another is named twice."""
    hidden: list[_Passage] = []
    struck: list[_Passage] = []
    stack: list[tuple[HtmlElement, bool, bool]] = [(root, False, False)]
    while stack:
        element, tiny, invisible = stack.pop()
        style = styles.of(element)
        if element is not root:
            if _is_gone(element, style):
                hidden.append(_Passage(element, True, element.text_content()))
                continue
            if element.tag in _STRUCK or "line-through" in style.get("text-decoration-line", ""):
                struck.append(_Passage(element, True, element.text_content()))
                continue
        tiny = _is_tiny(style["font-size"], tiny) if "font-size" in style else tiny
        invisible = style["visibility"] in ("hidden", "collapse") if "visibility" in style else invisible
        if tiny or invisible:
            words = (element.text or "") + "".join(child.tail or "" for child in element)
            if words.strip():
                hidden.append(_Passage(element, False, words))
        stack.extend((child, tiny, invisible) for child in element)
    return hidden, struck


def _is_gone(element: HtmlElement, style: Style) -> bool:
    """Tell whether an element is not shown with all that is in it."""
    display = style.get("display", "none" if element.get("hidden") is not None else "")
    if display == "none" or not style.get("opacity", "1").strip("%.0") or style.get("transform", "") in _SCALED_AWAY:
        return True
    if style.get("position") in ("absolute", "fixed") and (
        min(_pixels(style.get("left", "")), _pixels(style.get("top", ""))) <= -_FAR or "rect(0" in style.get("clip", "")
    ):
        return True
    if min(_pixels(style.get(side, "")) for side in ("text-indent", "margin-left")) <= -_FAR:
        return True
    closed = any(side in style and abs(_pixels(style[side])) <= 1 for side in ("width", "height", "max-height"))
    return closed and style.get("overflow") == "hidden"


def _is_tiny(size: str, above: bool) -> bool:
    """Tell whether type is too small to see; sizes in parts of that around are as small as that."""
    match = _MEASURE.fullmatch(size)
    if not match:
        return above and size in ("inherit", "smaller", "larger")
    if above and match[2] in ("em", "%"):
        return True
    return _pixels(size) < _TINY


def _pixels(size: str) -> float:
    """Return a length in pixels; a large one where it is none, so that nothing is hidden by it."""
    match = _MEASURE.fullmatch(size)
    try:
        return float(match[1]) * _IN_PIXELS[match[2]] if match else 10_000.0
    except ValueError:
        return 10_000.0
