"""What a published table is: its columns with type and meaning. The data dictionary is made from this, too."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from govreport.model import Catalog

Cell = str | int | bool | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `meaning` is Chinese, for readers."""

    name: str
    type: str
    """A Table Schema type: ``string``, ``integer``, ``number``, ``boolean``, ``date``."""
    meaning: str
    required: bool = True
    unique: bool = False
    options: tuple[str, ...] = ()
    """The words a cell may hold; empty where any may stand."""
    refers: str = ""
    """``table.column`` that the value must occur in."""


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file: name without suffix, title in Chinese, columns, and the rows that a catalog gives."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Callable[[Catalog], Iterable[tuple[Cell, ...]]]


def options(kind: type[StrEnum]) -> tuple[str, ...]:
    """Return the values of an enumeration in their order."""
    return tuple(member.value for member in kind)
