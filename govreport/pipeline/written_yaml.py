"""YAML that people write by hand, in ``mkdocs.yml`` and above pages: what is wrong with it, and on which line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

import yaml

_FRONT = re.compile(r"---[ \t]*\n(.*?\n)(?:\.\.\.|---)[ \t]*\n", re.DOTALL)
"""What stands above a page, as MkDocs finds it."""
_REASONS = (
    ("cannot start any token", "用了有别的用处的字符（如 Tab、@、%）；含有它们的值请写在引号里，行首只用空格"),
    ("mapping values are not allowed", "一行里有两个冒号，或上一行没有写完；含有冒号的值请写在引号里"),
    ("could not find expected ':'", "少了冒号；请写成“名称: 值”，用英文冒号，冒号后面空一格"),
    ("found unexpected end of stream", "引号没有关上；请补上"),
    ("expected <block end>", "这一行与上面各行没有对齐，或引号后面还有字；同一级的各行请从同一列写起"),
    ("unknown escape", "双引号里有反斜线；请改用单引号"),
    ("special characters", "有看不见的控制字符；请删去这一行重写"),
)
"""What the library says, and what it means."""
_BEGUN = "while scanning a"
_OTHERWISE = "写法不对；请写成“名称: 值”，用英文冒号，冒号后面空一格，同一级的各行从同一列写起"


def describe_fault(error: Exception, above: int = 0) -> str:
    """Return what is wrong: the line, the likely cause, and how to mend it.

    Args:
        error: What the library raised.
        above: Lines that stand above the text that it was given.
    """
    marks = [getattr(error, "problem_mark", None), getattr(error, "context_mark", None)]
    if str(getattr(error, "context", None)).startswith(_BEGUN):
        marks.reverse()  # what is not finished is mended where it begins
    place = marks[0] or marks[1]
    where = f"第 {place.line + 1 + above} 行附近" if place else "有一处"
    words = str(error)
    cause = next((cause for said, cause in _REASONS if said in words), _OTHERWISE)
    return f"{where}不是完好的 YAML：{cause}"


def written_pages(docs: Path, made: Collection[str]) -> Iterator[Path]:
    """Yield the pages that people wrote, by name: those below `docs` that are none of `made`."""
    for path in sorted(docs.rglob("*.md")):
        if path.relative_to(docs).as_posix() not in made and path.is_file():
            yield path


def page_faults(docs: Path, made: Collection[str]) -> Iterator[str]:
    """Yield what is wrong above hand-written pages: MkDocs would show it as text, and take nothing from it.

    Args:
        docs: The folder of pages.
        made: Paths below it of the pages that the program wrote.
    """
    for path in written_pages(docs, made):
        try:
            front = _FRONT.match(path.read_text(encoding="utf-8-sig").replace("\r\n", "\n"))
            told = yaml.safe_load(front[1]) if front else None
        except UnicodeDecodeError:
            continue  # MkDocs says so
        except (yaml.YAMLError, ValueError) as error:
            yield f"{path}: {describe_fault(error, above=1)}"
        else:
            if told is not None and not isinstance(told, dict):
                yield f"{path}: 第 2 行起的页首应当是“名称: 值”，各占一行；请改正，或去掉上下两行 ---"
