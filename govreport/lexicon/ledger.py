"""The words of a ledger, read from their file."""

from __future__ import annotations

from govreport.lexicon.table import read_entries
from govreport.model import LedgerWords, Progress


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
        aside=frozenset(surface for row in rows if row["kind"] == "aside" for surface in row["surfaces"]),
    )
