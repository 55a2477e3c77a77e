"""The words of a ledger: columns and states, as written and as understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from govreport.lexicon.table import read_entries
from govreport.model import Progress


@dataclass(frozen=True)
class LedgerWords:
    """Column titles and states in both directions."""

    columns: Mapping[str, str]
    """From a title, as any ledger may write it, to the column's id."""
    titles: Mapping[str, str]
    """From a column's id to the title that an exported ledger has."""
    states: Mapping[str, Progress]
    names: Mapping[Progress, str]
    """From a state to its name, in the order in which a drop-down shows them."""

    def column(self, title: str) -> str:
        """Return the id of a column by its title, or an empty string; white space does not matter.

        >>> read_ledger_words().column(" 牵头 单位 "), read_ledger_words().column("备注")
        ('lead_office', '')
        """
        return self.columns.get("".join(title.split()), "")


def read_ledger_words() -> LedgerWords:
    """Read ``govreport/lexicons/ledger.toml``."""
    rows = read_entries("ledger", {"kind": str})
    columns = [row for row in rows if row["kind"] == "column"]
    states = [row for row in rows if row["kind"] == "status"]
    return LedgerWords(
        columns={surface: row["id"] for row in columns for surface in row["surfaces"]},
        titles={row["id"]: row["surfaces"][0] for row in columns},
        states={surface: Progress(row["id"]) for row in states for surface in row["surfaces"]},
        names={Progress(row["id"]): row["surfaces"][0] for row in states},
    )
