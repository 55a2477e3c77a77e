"""The words of a ledger: columns and states, as written and as understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from govreport.model.followup import Progress


@dataclass(frozen=True)
class LedgerWords:
    """Column titles and states in both directions."""

    columns: Mapping[str, str] = field(default_factory=dict)
    """From a title, as any ledger may write it, to the column's id."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """From a column's id to the title that an exported ledger has."""
    states: Mapping[str, Progress] = field(default_factory=dict)
    names: Mapping[Progress, str] = field(default_factory=dict)
    """From a state to its name, in the order in which a drop-down shows them."""
    aside: frozenset[str] = frozenset()
    """Titles of columns that tell a person something and that nothing is read from."""

    def column(self, title: str) -> str:
        """Return the id of a column by its title, or an empty string; white space does not matter.

        >>> words = LedgerWords(columns={"牵头单位": "lead_office"})
        >>> words.column(" 牵头 单位 "), words.column("备注")
        ('lead_office', '')
        """
        return self.columns.get("".join(title.split()), "")
