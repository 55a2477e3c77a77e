"""``links.toml`` and ``corrections.toml``: small files that a person writes by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from govreport.model import LIMITS, Correction, Decision, Diagnostic, Review, iso_date
from govreport.reader.toml import DamagedTomlError, UnreadTomlError, read_toml

Noticed = list[Diagnostic]

REVIEWS = {"confirmed": Review.CONFIRMED, "rejected": Review.REJECTED}


def read_decisions(path: Path) -> tuple[tuple[Decision, ...], Noticed]:
    """Return the decisions on matches: ``[[link]]`` tables with ``promise``, ``outcome``, ``review``, ``note``."""
    tables, noticed = _tables(path, "link", required=("promise", "outcome", "review"), optional=("note",))
    made = []
    for number, table in tables:
        if table["review"] not in REVIEWS:
            what = f"第 {number} 条的 review 写作“{table['review']}”；这一条没有采用。请写 confirmed 或 rejected"
            noticed.append(_diagnostic(path, what))
            continue
        review = REVIEWS[table["review"]]
        made.append(Decision(table["promise"], table["outcome"], review, table.get("note", ""), path.name))
    return tuple(made), noticed


def read_corrections(path: Path) -> tuple[tuple[Correction, ...], Noticed]:
    """Return the corrections: ``[[correction]]`` tables with ``date``, ``shown``, ``right`` and more."""
    tables, noticed = _tables(
        path, "correction", required=("date", "shown", "right"), optional=("since", "noticed_by", "item")
    )
    made = []
    for number, table in tables:
        wrong = [key for key in ("date", "since") if table.get(key) and not iso_date(table[key])]
        if wrong:
            what = f"第 {number} 条的 {wrong[0]} 写作“{table[wrong[0]]}”；这一条没有采用。请写作 2023-06-30"
            noticed.append(_diagnostic(path, what))
            continue
        days = {key: iso_date(table.get(key, "")) for key in ("date", "since")}
        made.append(Correction(**{"noticed_by": "", "item": "", **table, **days}))
    return tuple(made), noticed


def _tables(
    path: Path, kind: str, *, required: tuple[str, ...], optional: tuple[str, ...]
) -> tuple[list[tuple[int, dict[str, str]]], Noticed]:
    """Return the tables of a file as text values, numbered from 1; those with a wrong key are left out."""
    try:
        content = read_toml(path, LIMITS.filed_bytes)
    except DamagedTomlError as error:
        return [], [_diagnostic(path, f"不是完好的 TOML（{error}）；没有采用。请对照文档中的例子改正")]
    except UnreadTomlError as error:
        return [], [_diagnostic(path, str(error))]
    tables, noticed = [], [_unknown(path, f"表 {key}", kind) for key in content if key != kind]
    given = content.get(kind, [])
    if not isinstance(given, list) or not all(isinstance(table, dict) for table in given):
        return [], [*noticed, _diagnostic(path, f"{kind} 不是表；没有采用。每一条请以 [[{kind}]] 开头")]
    for number, table in enumerate(given, 1):
        problems = list(_problems(path, number, table, required, optional))
        noticed += problems
        if not problems:
            tables.append((number, {key: str(value) for key, value in table.items()}))
    return tables, noticed


def _problems(
    path: Path, number: int, table: dict[str, Any], required: tuple[str, ...], optional: tuple[str, ...]
) -> Iterator[Diagnostic]:
    for key in table:
        if key not in (*required, *optional):
            yield _unknown(path, f"第 {number} 条的 {key}", "、".join((*required, *optional)))
    for key in required:
        if not table.get(key):
            yield _diagnostic(path, f"第 {number} 条没有 {key}；这一条没有采用。请补上")


def _unknown(path: Path, what: str, known: str) -> Diagnostic:
    return _diagnostic(path, f"不认识{what}；没有采用。可以写的是 {known}")


def _diagnostic(path: Path, message: str) -> Diagnostic:
    return Diagnostic.of("E502", path.name, message)
