"""Raised text: marks of notes are written as ``[1]``, powers with raised digits, degrees with their sign."""

from __future__ import annotations

import re
import unicodedata

from govreport.model import CIRCLED
from govreport.reader.omission import unmarked

START, END = "\udb00", "\udb01"
"""Characters that bracket raised text while a line is put together: halves of pairs, which no text can hold."""

_RAISED = re.compile(f"{START}([^{START}{END}]*){END}")
_LONE = re.compile(f"[{START}{END}]")
_NOTE = re.compile(r"[\[［〔【（(<〈]?\s*注?\s*(?P<digits>[0-9０-９]{1,3})\s*[\]］〕】）)>〉]?")
_NOTES = re.compile(r"[\[［〔【（(]?(?P<list>[0-9]{1,3}(?:\s*[,，、\-~～–—]\s*[0-9]{1,3})+)[\]］〕】）)]?")
_CIRCLED = re.compile(f"[{CIRCLED}❶-❿⓫-⓴]+")
_POWER = re.compile("[-−–－]?[0-9０-９]{1,2}")
_LENGTH = re.compile(r"(?:(?<![A-Za-z])(?:[kdcmnhμµ]?m|s)|(?<![方])(?:[公千分厘毫]?米|公里|[寸尺])|[㎜㎝㎞])\Z")
"""A unit of length, or seconds, at the end of what stands before: a raised 2 or 3 makes an area or a volume."""
_TEN = re.compile(r"(?<![0-9.,])10\Z")
_DIGITS = str.maketrans("0123456789+-−–－=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁻⁼⁽⁾ⁿ")
_LOW_DIGITS = str.maketrans("0123456789+-−–－=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₋₌₍₎")
_NEAR = 12


def settle_raised(line: str) -> str:
    """Return a line without the brackets of raised text, which is written so that it can't be taken for digits.

    >>> settle_raised(f"新增规上企业{START}1{END}3家，绿地5万m{START}2{END}，标煤10{START}4{END}吨，24{START}o{END}C")
    '新增规上企业[1]3家，绿地5万m²，标煤10⁴吨，24°C'
    """
    return _LONE.sub("", _RAISED.sub(_written, line.replace(END + START, "")))


def superscript(text: str) -> str:
    """Return text as superscript characters; in brackets behind a sign where there are none.

    >>> superscript("-3"), superscript("甲")
    ('⁻³', '^(甲)')
    """
    return _shifted(text, _DIGITS, "^")


def subscript(text: str) -> str:
    """Return text as subscript characters; in brackets behind a sign where there are none."""
    return _shifted(text, _LOW_DIGITS, "_")


def _shifted(text: str, table: dict[int, int], sign: str) -> str:
    plain = unicodedata.normalize("NFKC", text).strip()
    if all(ord(character) in table for character in plain):
        return plain.translate(table)
    return f"{sign}{text}" if len(text) == 1 and text.isascii() else f"{sign}({text})"


def write_raised(words: str, before: str) -> str:
    """Return raised `words` so that they join no figure: a power behind a unit or ten, else the mark of a note.

    >>> write_raised("1", "新增规上企业"), write_raised("2", "拆违3600m"), write_raised("②", "农田")
    ('[1]', '²', '[2]')
    """
    bare = words.strip()
    if _is_power(before.rstrip(), unicodedata.normalize("NFKC", bare)):
        return superscript(bare)
    return _note(bare) or words


def _written(match: re.Match[str]) -> str:
    raised = match[1]
    words = raised.strip()
    before = unmarked(match.string[max(0, match.start() - _NEAR) : match.start()]).rstrip()
    if words in ("0", "o", "O", "○", "〇") and match.string[match.end() : match.end() + 1] in ("C", "c", "Ｃ"):
        return "°"
    return write_raised(raised, before)


def _is_power(before: str, words: str) -> bool:
    if not _POWER.fullmatch(words):
        return False
    if _TEN.search(before):
        return True
    return words.lstrip("-−–") in ("2", "3") + (("1",) if words[0] in "-−–" else ()) and bool(_LENGTH.search(before))


def _note(words: str) -> str:
    """Return the mark that raised words are, written as that of a footnote; an empty string if they are none."""
    if match := _NOTE.fullmatch(words):
        return f"[{int(match['digits'])}]"
    if _CIRCLED.fullmatch(words):
        return "".join(f"[{int(unicodedata.numeric(character))}]" for character in words)
    if match := _NOTES.fullmatch(words):
        if re.search(r"[^0-9,，、\s]", match["list"]):
            return f"[{match['list']}]"
        return "".join(f"[{int(number)}]" for number in re.findall("[0-9]+", match["list"]))
    if len(words) > 1 and (match := re.fullmatch(r"(?:[\[［〔【（(][0-9]{1,3}[\]］〕】）)])+", words)):
        return "".join(f"[{int(number)}]" for number in re.findall("[0-9]+", words))
    return ""
