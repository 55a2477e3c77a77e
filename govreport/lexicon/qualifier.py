"""Words that say how exactly a number is meant."""

from __future__ import annotations

from dataclasses import dataclass

from govreport.lexicon.table import read_entries
from govreport.model import Bound


@dataclass(frozen=True, slots=True)
class Qualifier:
    """One way of qualifying a number: ``近``, ``超过``, ``以上``."""

    id: str
    surfaces: tuple[str, ...]
    bound: Bound
    place: str
    """``before`` the number, ``inside`` (between number and unit), ``after`` the unit, or ``within`` a time."""
    unless_after: str
    """Characters that must not stand before it: ``约`` behind ``签`` is no qualifier."""


def read_qualifiers() -> tuple[Qualifier, ...]:
    """Return the qualifiers of ``lexicons/qualifiers.toml``."""
    rows = read_entries("qualifiers", {"bound": str, "place": str, "unless_after": str})
    return tuple(
        Qualifier(row["id"], tuple(row["surfaces"]), Bound(row["bound"]), row["place"], row.get("unless_after", ""))
        for row in rows
    )
