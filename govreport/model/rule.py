"""One kind of rule for all that is recognised by trying one way after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

Way = TypeVar("Way")


@dataclass(frozen=True, slots=True)
class Rule(Generic[Way]):
    """One way of recognising something; rules stand in tuples in the order in which they are tried."""

    id: str
    """What the data say; it is published and stays."""
    label: str
    """What readers see."""
    apply: Way
    """What is tried: a function, or what is looked for."""
