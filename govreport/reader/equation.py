"""Equations of Word documents (OMML), written in one line."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from govreport.reader.raised import END, START, subscript, superscript

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIMPLE = re.compile(r"[\w.%‰]*")

GAP = "\udb03"
"""Stands around a fraction, which is no part of the digits beside it, while a line is put together."""
_GAPS = re.compile(f"(?<=[0-9]){GAP}+(?=[0-9])")

Run = Callable[[etree._Element], str]
"""What returns the words of a run, as the document's other runs are read."""


def equation(element: etree._Element, run: Run) -> str:
    """Return an equation in one line: ``a/b``, ``10³``, ``√(x)``; nothing in it is left out.

    Args:
        element: An ``m:oMath`` or an element inside it.
        run: Returns the words of an ``m:r`` or ``w:r``.
    """
    if not isinstance(element.tag, str):
        return ""
    tag = element.tag.removeprefix(_M)
    if element.tag in (f"{_M}r", f"{_W}r"):
        return run(element)
    if element.tag in (f"{_W}del", f"{_W}moveFrom") or tag in _PROPERTIES:
        return ""
    write = _STRUCTURES.get(tag)
    if write is not None:
        return write(element, run)
    return _joined(element, run)


def without_gaps(text: str) -> str:
    """Return a line in which a space parts fractions from the digits beside them: ``1 1/2``."""
    return _GAPS.sub(" ", text).replace(GAP, "")


def _joined(element: etree._Element, run: Run) -> str:
    """Return what stands side by side."""
    return "".join(equation(child, run) for child in element)


def _part(element: etree._Element, name: str, run: Run) -> str:
    child = element.find(f"{_M}{name}")
    return "" if child is None else _joined(child, run)


def _option(element: etree._Element, name: str, default: str) -> str:
    child = element.find(f"{_M}{element.tag.removeprefix(_M)}Pr/{_M}{name}")
    return default if child is None else child.get(f"{_M}val", "")


def _grouped(text: str) -> str:
    text = without_gaps(text)
    return text if _SIMPLE.fullmatch(text) else f"({text})"


def _fraction(element: etree._Element, run: Run) -> str:
    above, below = _part(element, "num", run), _part(element, "den", run)
    if _option(element, "type", "bar") == "noBar":
        return f"({above} {below})"
    return f"{GAP}{_grouped(above)}/{_grouped(below)}{GAP}"


def _scripts(element: etree._Element, run: Run) -> str:
    base, low, high = (_part(element, name, run) for name in ("e", "sub", "sup"))
    if not base and not low:
        return f"{START}{high}{END}"
    shown = (subscript(low) if low else "") + (superscript(high) if high else "")
    return shown + base if element.tag == f"{_M}sPre" else base + shown


def _root(element: etree._Element, run: Run) -> str:
    degree, base = _part(element, "deg", run), _part(element, "e", run)
    return f"{superscript(degree) if degree else ''}√{_grouped(base)}"


def _operator(element: etree._Element, run: Run) -> str:
    low, high = _part(element, "sub", run), _part(element, "sup", run)
    limits = (subscript(low) if low else "") + (superscript(high) if high else "")
    return f"{_option(element, 'chr', '∫')}{limits}{_part(element, 'e', run)}"


def _delimited(element: etree._Element, run: Run) -> str:
    parts = [_joined(child, run) for child in element.findall(f"{_M}e")]
    inside = (_option(element, "sepChr", "|") or " ").join(parts)
    return f"{_option(element, 'begChr', '(')}{inside}{_option(element, 'endChr', ')')}"


def _limit(element: etree._Element, run: Run) -> str:
    limit = _part(element, "lim", run)
    return _part(element, "e", run) + (subscript(limit) if element.tag == f"{_M}limLow" else superscript(limit))


def _rows(element: etree._Element, run: Run) -> str:
    """Return the rows of a matrix or of equations below one another."""
    rows = element.findall(f"{_M}mr") or element.findall(f"{_M}e")
    return "；".join(
        " ".join(_joined(cell, run) for cell in row.findall(f"{_M}e")) if row.tag == f"{_M}mr" else _joined(row, run)
        for row in rows
    )


def _accented(element: etree._Element, run: Run) -> str:
    return _part(element, "e", run) + _option(element, "chr", "")


_PROPERTIES = frozenset(
    (*("accPr", "argPr", "barPr", "borderBoxPr", "boxPr", "ctrlPr", "dPr", "eqArrPr", "fPr", "funcPr", "groupChrPr"),
     *("limLowPr", "limUppPr", "mPr", "naryPr", "oMathParaPr", "phantPr", "radPr", "sPrePr", "sSubPr", "sSubSupPr"),
     "sSupPr")
)  # fmt: skip
_STRUCTURES: dict[str, Callable[[etree._Element, Run], str]] = {
    "f": _fraction,
    "sSup": _scripts,
    "sSub": _scripts,
    "sSubSup": _scripts,
    "sPre": _scripts,
    "rad": _root,
    "nary": _operator,
    "d": _delimited,
    "limLow": _limit,
    "limUpp": _limit,
    "m": _rows,
    "eqArr": _rows,
    "acc": _accented,
}
"""How the structures that are not simply read from left to right are written; others are."""
