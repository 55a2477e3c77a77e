"""Fields of a Word document: what they show is read, what they are told to do is not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from govreport.reader.formatting import W, value
from govreport.reader.omission import Omission

LEFT_OUT = {
    "TOC": Omission.CONTENTS,
    "TOA": Omission.CONTENTS,
    "INDEX": Omission.CONTENTS,
    "PAGE": Omission.PAGE_NUMBER,
    "NUMPAGES": Omission.PAGE_NUMBER,
    "SECTIONPAGES": Omission.PAGE_NUMBER,
    "MACROBUTTON": Omission.PLACEHOLDER,
    "GOTOBUTTON": Omission.PLACEHOLDER,
}
"""Fields that show what isn't the report's words."""
_DRAWN = frozenset(
    ("EQ", "SYMBOL", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "FORMDROPDOWN", "FORMCHECKBOX", "BARCODE")
)
"""Fields that show what their code says, without a result that could be read."""
_CIRCLE = re.compile(r"EQ\s*\\o(?:\\a[clr])?\s*\(\s*[○◯〇O△□]\s*[,;，；]\s*([0-9]{1,2})\s*\)\s*", re.IGNORECASE)
_GONE = frozenset((f"{W}del", f"{W}moveFrom"))


def kind_of_field(code: str) -> str:
    r"""Return the name of a field's kind, the first word of its code.

    >>> kind_of_field(r' TOC \o "1-3" ')
    'TOC'
    """
    match = re.match(r"\s*([A-Za-z]+)", code)
    return match[1].upper() if match else ""


def drawn(code: str) -> str | None:
    r"""Return what a field without a result shows, as far as its code tells; None if it shows nothing.

    >>> drawn(r"EQ \o\ac(○,3)")
    '③'
    """
    if match := _CIRCLE.fullmatch(code.strip()):
        number = int(match[1])
        return chr(0x2460 + number - 1) if 1 <= number <= 20 else f"({number})"
    return Omission.FIELD.mark if kind_of_field(code) in _DRAWN else None


@dataclass(slots=True)
class _Open:
    code: str = ""
    in_result: bool = False
    left_out: bool = False


class Fields:
    """Follows the fields of one story, which may begin in one paragraph and end in another."""

    def __init__(self, story: etree._Element, unread: dict[str, None]) -> None:
        """Begin a story.

        Args:
            story: The element that holds it.
            unread: Takes the kinds of fields of which what they show can't be read.
        """
        self._whole = _whole_fields(story)
        self._open: list[_Open] = []
        self._muted = 0
        self._unread = unread

    @property
    def muted(self) -> bool:
        """Whether what comes now is a field's code, or a result that is not the report's words."""
        return self._muted > 0

    def instruct(self, words: str) -> None:
        """Take words of a field's code."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].code += words

    def pass_mark(self, mark: etree._Element) -> str:
        """Go over a mark of a field; return what is to be written at this place."""
        if mark not in self._whole:
            return ""
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self._open.append(_Open())
            self._muted += 1
        elif self._open and kind == "separate" and not self._open[-1].in_result:
            return self._separate(self._open[-1])
        elif self._open and kind == "end":
            return self._end(self._open.pop())
        return ""

    def _separate(self, field: _Open) -> str:
        field.in_result = True
        omission = LEFT_OUT.get(kind_of_field(field.code))
        field.left_out = omission is not None
        if omission is None:
            self._muted -= 1
        return omission.mark if omission is not None and self._muted == 1 else ""

    def _end(self, field: _Open) -> str:
        if field.left_out or not field.in_result:
            self._muted -= 1
        if field.in_result or self._muted:
            return ""
        kind = kind_of_field(field.code)
        shown = LEFT_OUT[kind].mark if kind in LEFT_OUT else drawn(field.code) or ""
        if shown == Omission.FIELD.mark:
            self._unread[kind] = None
        return shown


def _whole_fields(story: etree._Element) -> set[etree._Element]:
    """Return the marks of the fields that have an end: one without would swallow all that follows."""
    whole: set[etree._Element] = set()
    open_: list[list[etree._Element]] = []
    for mark in story.iter(f"{W}fldChar"):
        if any(ancestor.tag in _GONE for ancestor in mark.iterancestors()):
            continue
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            open_.append([mark])
        elif open_:
            open_[-1].append(mark)
            if kind == "end":
                whole.update(open_.pop())
    return whole


def simple_code(element: etree._Element) -> str:
    """Return the code of a ``w:fldSimple``."""
    return str(element.get(f"{W}instr", "")) or value(element, "instr")
