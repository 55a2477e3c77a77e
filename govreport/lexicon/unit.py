"""Units of measure and counting words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from govreport.lexicon.table import read_entries


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit, in all the ways reports write it."""

    id: str
    surfaces: tuple[str, ...]
    base: str
    """The unit as data files show it: ``公里`` for ``km``."""
    kind: str
    """What it measures: ``money``, ``ratio``, ``area``, ``length``, …, ``people``, ``count``."""
    factor: Decimal
    """One of this unit in the base unit."""
    guard: str
    """Characters that must not follow the surface, because it is then part of a longer word (``家庭`` is no ``家``)."""
    but: tuple[str, ...] = ()
    """Words that may follow all the same: ``3个体育公园`` has nothing to do with ``个体``."""

    @property
    def counting(self) -> bool:
        """True for words that count people or things."""
        return self.kind in ("people", "count")


def read_units() -> tuple[Unit, ...]:
    """Return the units of ``lexicons/units.toml``."""
    rows = read_entries("units", {"base": str, "kind": str, "factor": str, "guard": str, "but": list})
    return tuple(
        Unit(
            id=row["id"],
            surfaces=tuple(row["surfaces"]),
            base=row["base"],
            kind=row["kind"],
            factor=Decimal(row.get("factor", "1")),
            guard=row.get("guard", ""),
            but=tuple(row.get("but", ())),
        )
        for row in rows
    )
