"""Display punctuation: what pages and PDFs show where a report typed ASCII marks between Chinese words.

The raw text stays in the data; every change here is one character for one character, so that offsets
hold in both, and the source page can show the two side by side.
"""

from __future__ import annotations

WIDE = {",": "，", ":": "：", ";": "；", "!": "！", "?": "？"}
BRACKETS = {"(": "（", ")": "）"}


def displayed(text: str) -> str:
    """Return `text` with full-width punctuation where the source typed ASCII between Chinese words.

    A mark is widened when a Chinese character or mark (or a percentage) touches it, never between two digits. A pair
    of brackets is widened when anything Chinese touches it from inside or outside, both or neither.

    >>> displayed("2022年,是党的二十大(以下简称大会)召开之年:增长5%,3,490人,08:57")
    '2022年，是党的二十大（以下简称大会）召开之年：增长5%，3,490人，08:57'
    >>> displayed("(一)坚持 f(x) GDP,CPI")
    '（一）坚持 f(x) GDP,CPI'
    """
    shown = list(text)
    opened: list[int] = []
    for at, character in enumerate(text):
        if character in WIDE and _touches_chinese(text, at):
            shown[at] = WIDE[character]
        elif character == "(":
            opened.append(at)
        elif character == ")" and opened:
            _widen_pair(text, shown, opened.pop(), at)
        elif character == "\n":
            opened.clear()
    return "".join(shown)


def is_chinese(character: str) -> bool:
    """Tell whether `character` is a Han character or a mark of Chinese punctuation.

    >>> [is_chinese(c) for c in "党。“1a,"]
    [True, True, True, False, False, False]
    """
    return (
        "\u3400" <= character <= "\u9fff"
        or "\u3001" <= character <= "\u3011"
        or "\uff01" <= character <= "\uff1f"
        or character in "“”‘’—…·"
        or "\U00020000" <= character <= "\U0003ffff"
    )


def _touches_chinese(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if before.isdecimal() and after.isdecimal():
        return False
    return any(side and (is_chinese(side) or side in "%‰") for side in (before, after))


def _widen_pair(text: str, shown: list[str], start: int, end: int) -> None:
    if _touches_chinese(text, start) or _touches_chinese(text, end):
        shown[start], shown[end] = BRACKETS["("], BRACKETS[")"]


def one_line(text: str) -> str:
    r"""Return `text` without line breaks: inside a sentence they are the copy's, not the report's.

    >>> one_line("PM\n2.5降到"), one_line("Belt and\r\nRoad")
    ('PM2.5降到', 'Belt and Road')
    """
    lines = text.splitlines()
    if len(lines) < 2:  # noqa: PLR2004 (one line, or none)
        return "".join(lines)
    joined = lines[0]
    for line in lines[1:]:
        latin = joined[-1:].isascii() and joined[-1:].isalpha() and line[:1].isascii() and line[:1].isalpha()
        joined += f" {line}" if latin else line
    return joined
