"""What people wrote beside the reports: ledgers, decisions on matches, corrections. Read, not yet checked."""

from __future__ import annotations

from pathlib import Path

from govreport.model import Diagnostic, Filings, LedgerRow, LedgerWords
from govreport.reader.content import files_below
from govreport.reader.decision import read_corrections, read_decisions
from govreport.reader.spreadsheet import read_ledger

DECISIONS, CORRECTIONS = "links.toml", "corrections.toml"
LEDGERS = (".xlsx", ".csv")


def read_filings(folder: Path, words: LedgerWords) -> Filings:
    """Return everything filed below `folder`, in the order of the paths; a missing folder holds nothing.

    A file that can't be read gives a diagnostic with severity *error*; what is wrong in a row is found later,
    when the rows are set beside the commitments.

    Raises:
        SeedError: If a folder can't be opened.
    """
    rows: list[LedgerRow] = []
    diagnostics: list[Diagnostic] = []
    for path in filter(_is_ledger, files_below(folder) if folder.exists() else ()):
        read, noticed = read_ledger(path, folder, words)
        rows += read
        diagnostics += noticed
    decisions, noticed = read_decisions(folder / DECISIONS)
    corrections, more = read_corrections(folder / CORRECTIONS)
    return Filings(tuple(rows), decisions, corrections, (*diagnostics, *noticed, *more))


def _is_ledger(path: Path) -> bool:
    """Tell whether a file is a ledger; ``~$台账.xlsx`` is a lock that Excel leaves beside an open one."""
    return path.suffix.lower() in LEDGERS and not path.name.startswith(("~$", "."))
