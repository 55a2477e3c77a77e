"""What people wrote beside the reports: ledgers, decisions on matches, corrections. Read, not yet checked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from govreport.model import Diagnostic, Filings, LedgerRow, LedgerWords
from govreport.reader.content import files_below
from govreport.reader.decision import read_corrections, read_decisions
from govreport.reader.spreadsheet import read_ledger

DECISIONS, CORRECTIONS = "links.toml", "corrections.toml"
LEDGERS = (".xlsx", ".csv")
SHEETS = (".xls", ".et", ".ods", ".xlsm", ".xlsb", ".numbers")
"""Other kinds of spreadsheets, which offices take for the same."""
NOTES = (".md",)
"""What may lie beside ledgers to be read by people."""


def read_filings(folder: Path, words: LedgerWords) -> Filings:
    """Return everything filed below `folder`, in the order of the paths; a missing folder holds nothing.

    A file that can't be read gives a diagnostic with severity *error*; what is wrong in a row is found later,
    when the rows are set beside the commitments.

    Raises:
        SeedError: If a folder can't be opened.
    """
    rows: list[LedgerRow] = []
    diagnostics: list[Diagnostic] = []
    for path in files_below(folder) if folder.exists() else ():
        if path.name not in (DECISIONS, CORRECTIONS):
            read, noticed = read_filed(path, folder, words)
            rows += read
            diagnostics += noticed
    decisions, noticed = read_decisions(folder / DECISIONS)
    corrections, more = read_corrections(folder / CORRECTIONS)
    return Filings(tuple(rows), decisions, corrections, (*diagnostics, *noticed, *more))


def read_filed(path: Path, folder: Path, words: LedgerWords) -> tuple[list[LedgerRow], list[Diagnostic]]:
    """Return the rows of one ledger below `folder`, or why the file is not read as one."""
    if path.suffix.lower() in LEDGERS and not path.name.startswith("~$"):
        return read_ledger(path, folder, words)
    return [], list(_explain(path, folder))


def _explain(path: Path, folder: Path) -> Iterator[Diagnostic]:
    """Yield why a file among the ledgers is not read; a note to people and hidden files need no word."""
    name = path.relative_to(folder).as_posix()
    if path.name.startswith("."):
        return
    if path.name.startswith("~$"):
        message = f"“{name}”是 Excel 或 WPS 打开台账时留下的临时文件；没有读取。请保存并关闭台账"
        yield Diagnostic.of("N502", name, message)
    elif path.suffix.lower() in SHEETS:
        message = f"台账“{name}”是 {path.suffix} 文件；没有读取。请用 Excel 或 WPS 打开，另存为 .xlsx，再放回这里"
        yield Diagnostic.of("E503", name, message)
    elif path.suffix.lower() not in NOTES:
        message = f"“{name}”不是台账（.xlsx、.csv）；没有读取。请把填好的台账另存为 .xlsx；不是台账的，请移到别处"
        yield Diagnostic.of("W504", name, message)
