"""Ledgers as offices save them: ``.xlsx``, or ``.csv`` in UTF-8 or GB18030. Every cell is text."""

from __future__ import annotations

import csv
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from govreport.model import Diagnostic, LedgerRow, LedgerWords

Read = tuple[list[LedgerRow], list[Diagnostic]]

LARGEST = 64_000_000
"""Bytes that a ledger may unpack to; a real one has a few hundred thousand."""
MOST_COLUMNS = 60
_DAMAGES = (
    *(BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError),  # the packed file
    *(InvalidFileException, SyntaxError, LookupError, ValueError, TypeError, AttributeError),  # what is packed
)
"""What the libraries raise when a workbook is damaged; openpyxl trusts the shape of its XML."""
HEADER_WITHIN = 10
"""The column titles stand in one of the first rows; offices put a heading above them."""


def read_xlsx(path: Path, name: str, words: LedgerWords) -> Read:
    """Return the rows of every sheet that has a column of ids. A formula is the text that was typed."""
    try:
        with ZipFile(path) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > LARGEST:
                return _refused(name, "解压后超过 64 MB")
        book = load_workbook(path, read_only=True, data_only=False, keep_links=False)
        rows: list[LedgerRow] = []
        for sheet in book.worksheets:
            cells = sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)
            rows += _rows(name, sheet.title, ([_text(v) for v in row] for row in cells), words)
        book.close()
    except _DAMAGES as error:
        return _refused(name, f"打不开（{type(error).__name__}）")
    return _found(name, rows)


def read_csv(path: Path, name: str, words: LedgerWords) -> Read:
    """Return the rows of a CSV ledger; Excel in China saves GB18030, everyone else UTF-8."""
    try:
        if path.stat().st_size > LARGEST:
            return _refused(name, "超过 64 MB")
        content = path.read_bytes()
    except OSError as error:
        return _refused(name, f"读不出（{error.strerror}）")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = content.decode("gb18030")
        except UnicodeDecodeError:
            return _refused(name, "既不是 UTF-8 也不是 GB18030 编码")
    try:
        return _found(name, list(_rows(name, "", csv.reader(StringIO(text, newline="")), words)))
    except csv.Error as error:
        return _refused(name, f"不是完好的 CSV（{error}）")


def _rows(name: str, sheet: str, lines: Iterable[list[str]], words: LedgerWords) -> Iterator[LedgerRow]:
    """Yield the rows below the column titles; a sheet without a column of ids has none."""
    numbered = enumerate(lines, 1)
    titles: dict[int, str] = {}
    for _, line in islice(numbered, HEADER_WITHIN):
        titles = {n: column for n, title in enumerate(line) if (column := words.column(title))}
        if "commitment" in titles.values():
            break
    else:
        return
    for number, line in numbered:
        cells = {column: line[n].strip() if n < len(line) else "" for n, column in titles.items()}
        if any(cells.values()):
            addresses = tuple((column, f"{get_column_letter(n + 1)}{number}") for n, column in titles.items())
            yield LedgerRow(name, sheet, number, tuple(cells.items()), addresses)


def _text(value: Any) -> str:  # noqa: ANN401  (a cell holds whatever the file says)
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(getattr(value, "text", value))


def _found(name: str, rows: list[LedgerRow]) -> Read:
    if rows:
        return rows, []
    return _refused(name, "没有一张表含有“编号”列，或表中没有内容")


def _refused(name: str, why: str) -> Read:
    message = f"台账“{name}”{why}；没有采用。请用网站导出的台账填写，存为 .xlsx 或 .csv"
    return [], [Diagnostic.of("E501", name, message)]
