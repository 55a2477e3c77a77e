"""TOML files that people write by hand, read within limits."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from govreport.model import LIMITS
from govreport.model.limits import KILO
from govreport.reader.content import read_bytes, unfit
from govreport.reader.damage import describe_toml

_SPACE = r"(?>[ \t]*)"
_KEY = r"""(?>[\w-]+|"[^"\n]*"|'[^'\n]*')"""
_DEEP_KEY = re.compile(
    rf"(?:^(?>[ \t\[]*)|[{{,]{_SPACE}){_KEY}(?:{_SPACE}\.{_SPACE}{_KEY}){{{LIMITS.toml_depth}}}",
    re.MULTILINE,
)
"""A key of many parts, at the start of a line or in a table between braces: the parser takes the square of them."""
_DEEP = f"一层套一层，超过上限 {LIMITS.toml_depth} 层"


class UnreadTomlError(Exception):
    """A file that is not taken; the message says why, and what to do."""


class DamagedTomlError(Exception):
    """A file that is no TOML as a person writes it; the message says what is wrong."""


def read_toml(path: Path, most: int) -> dict[str, Any]:
    """Return the content of a TOML file; nothing where there is no file.

    Args:
        path: The file; it may be missing.
        most: Bytes that it may have.

    Raises:
        DamagedTomlError: If it is no TOML, or tables lie too deep in one another.
        UnreadTomlError: If it is too large, no plain file of its folder, or can't be opened.
    """
    if why := unfit(path, path.parent):
        raise UnreadTomlError(why)
    if not path.exists():
        return {}
    try:
        content = read_bytes(path, most)
    except OSError as error:
        raise UnreadTomlError(f"文件读不了（{error.strerror}）。请检查读取权限") from error
    if content is None:
        raise UnreadTomlError(f"文件超过上限 {most // KILO} KB，没有读取。请只写要说明的几项")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DamagedTomlError("不是 UTF-8 编码；请另存为 UTF-8") from error
    try:
        if _DEEP_KEY.search(text):
            raise DamagedTomlError(_DEEP)
        return tomllib.loads(text)
    except RecursionError as error:
        raise DamagedTomlError(_DEEP) from error
    except ValueError as error:
        raise DamagedTomlError(describe_toml(error, text)) from error
