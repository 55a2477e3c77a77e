"""What is wrong with a file that a person wrote by hand: the libraries' findings, in Chinese and with the line."""

from __future__ import annotations

import re
from tomllib import TOMLDecodeError

from govreport.model import abridged

SHOWN = 24
"""So many characters of a line tell which it is."""
_PLACE = re.compile(r"\(at (?:line (?P<line>\d+), column \d+|end of document)\)\Z")
_QUOTES = "引号没有成对，或用了中文引号；文字要写在英文引号里"
_TOLD = (
    (r"Invalid statement|Invalid initial character", "这一行不是“键 = 值”；键是英文的，中文的键要写在英文引号里"),
    (r"Expected newline or end of document", "值的后面还有别的内容；文字要写在英文引号里，整个在一对引号中"),
    (r"Cannot overwrite|Duplicate inline table key", "同一个键写了两次"),
    (r"Cannot declare|Cannot redefine|Cannot mutate", "同一个表写了两次"),
    (r"Expected '=' after a key", "键的后面没有等号“=”"),
    (r"Expected '\]|Unclosed array", "方括号没有成对"),
    (r"Unclosed inline table", "花括号没有成对"),
    (r"Unescaped|Invalid hex value|Escaped character", "双引号里的“\\”要写成“\\\\”，或把双引号换成单引号"),
    (r"Unterminated string|Illegal character|Expected", _QUOTES),
    (r"Found invalid character", "有看不见的或不能出现的字符"),
    (r"Invalid date", "没有这样的日期；日期写作 2023-06-30"),
    (r"Invalid value", "等号后面的值不对；文字要写在英文引号里"),
)


def describe_toml(error: ValueError, text: str) -> str:
    r"""Return in Chinese what is wrong with a TOML text, with the line.

    >>> import tomllib
    >>> text = 'fetched = "2026-01-15"\nlicence = 政府信息公开'
    >>> try:
    ...     tomllib.loads(text)
    ... except ValueError as error:
    ...     print(describe_toml(error, text))
    第2行“licence = 政府信息公开”：等号后面的值不对；文字要写在英文引号里
    """
    said = str(error)
    known = isinstance(error, TOMLDecodeError)
    what = next((told for form, told in _TOLD if known and re.match(form, said)), "写法不对")
    match = _PLACE.search(said)
    number = int(match["line"]) if match and match["line"] else 0
    if match and not number:
        number = text.rstrip().count("\n") + 1
    return _at(text, number, what)


def _at(text: str, number: int, what: str) -> str:
    lines = text.split("\n")
    if not 1 <= number <= len(lines):
        return what
    line = abridged(" ".join(lines[number - 1].split()), SHOWN)
    return f"第{number}行“{line}”：{what}" if line else f"第{number}行：{what}"
