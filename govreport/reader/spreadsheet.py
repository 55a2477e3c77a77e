"""Ledgers as offices save them: ``.xlsx``, or ``.csv`` in UTF-8 or GB18030. Every cell is text."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from io import BytesIO, StringIO
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lxml.etree import iterparse
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from govreport.model import LIMITS, Diagnostic, LedgerRow, LedgerWords, SeedError
from govreport.model.limits import MEGA
from govreport.reader.apart import APART
from govreport.reader.content import DAMAGES, amiss, read_bytes, unfit
from govreport.reader.heads import read_heads

Read = tuple[list[LedgerRow], list[Diagnostic]]

FILLED_IN = frozenset(("status", "text", "source", "date", "lead_office", "offices", "due"))
LEAST_TITLES = 2
"""A sheet with so many columns that offices fill in is one of a ledger, also where its ids were deleted."""
HEADER_WITHIN = 10
"""The column titles stand in one of the first rows; offices put a heading above them."""


class ExcessError(Exception):
    """A ledger that is larger in some way than one can be; the message says in which."""


def read_ledger(path: Path, folder: Path, words: LedgerWords) -> Read:
    """Return the rows of a ledger below a folder, or why it can't be read.

    A workbook is read by a worker process, which is ended where the file takes more time or memory than it may.
    """
    name = path.relative_to(folder).as_posix()
    if why := unfit(path, folder):
        return _untaken(name, why)
    if path.suffix.lower() == ".csv":
        return read_csv(path, name, words)
    try:
        return APART.run(name, read_xlsx, path.absolute(), name, words)
    except SeedError as error:
        return _untaken(name, str(error).removeprefix(f"{name}: "))


def read_xlsx(path: Path, name: str, words: LedgerWords) -> Read:
    """Return the rows of every sheet that has a column of ids. A formula is the text that was typed."""
    try:
        content = _content(path)
        rows: list[LedgerRow] = []
        with ZipFile(BytesIO(content)) as packed:
            _check_unpacking(packed)
            book = load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
            for sheet in book.worksheets:
                sheet.reset_dimensions()  # what a sheet says of its own size would cut off rows in silence
                cells = sheet.iter_rows(max_col=LIMITS.ledger_columns, values_only=True)
                lines = _spread(([_text(v) for v in row] for row in cells), _merged(packed, sheet))
                rows += _rows(name, sheet.title, lines, words, len(rows))
            book.close()
    except ExcessError as error:
        return _refused(name, str(error))
    except (*DAMAGES, InvalidFileException) as error:
        return _refused(name, f"打不开（{type(error).__name__}）")
    return _found(name, rows)


def read_csv(path: Path, name: str, words: LedgerWords) -> Read:
    """Return the rows of a CSV ledger; Excel in China saves GB18030, everyone else UTF-8."""
    try:
        content = _content(path)
    except ExcessError as error:
        return _refused(name, str(error))
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
    except ExcessError as error:
        return _refused(name, str(error))
    except csv.Error as error:
        return _refused(name, _LONG_CELL if "field limit" in str(error) else f"不是完好的 CSV（{error}）")


_LONG_CELL = f"有一格超过上限 {LIMITS.cell_characters} 字"


def _check_unpacking(packed: ZipFile) -> None:
    """Check a workbook before it is unpacked.

    Raises:
        ExcessError: If it unpacks to more than a ledger can hold, or is packed in a way that workbooks are not.
    """
    most = LIMITS.ledger_unpacked_bytes
    if sum(entry.file_size for entry in packed.infolist()) > most:
        raise ExcessError(f"解压后超过 {most // 1_000_000} MB")
    if why := amiss(packed, most):
        raise ExcessError(why)


def _content(path: Path) -> bytes:
    """Return the bytes of a ledger.

    Raises:
        ExcessError: If it is larger than one can be.
        OSError: If it can't be read.
    """
    content = read_bytes(path, LIMITS.file_bytes)
    if content is None:
        raise ExcessError(f"超过上限 {LIMITS.file_bytes // MEGA} MB")
    return content


def _merged(packed: ZipFile, sheet: ReadOnlyWorksheet) -> dict[int, list[tuple[int, int]]]:
    """Return the first and last rows of the cells that were made one downwards, by the first; and their columns.

    A sheet that is read row by row tells nothing of them: they stand behind its rows.
    """
    found: dict[int, list[tuple[int, int]]] = {}
    with packed.open(sheet._worksheet_path) as part:
        for _, element in iterparse(part, tag=(_ROW, _MERGED), huge_tree=False, resolve_entities=False):
            if element.tag == _MERGED:
                column, first, _, last = range_boundaries(element.get("ref", ""))
                if column and first and last and last > first and column <= LIMITS.ledger_columns:
                    found.setdefault(first, []).append((column - 1, last))
            element.clear()
            while element.getprevious() is not None:  # else all of a large sheet would be kept
                del element.getparent()[0]
    return found


_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ROW, _MERGED = f"{_MAIN}row", f"{_MAIN}mergeCell"


def _spread(lines: Iterable[list[str]], merged: dict[int, list[tuple[int, int]]]) -> Iterator[list[str]]:
    """Yield lines in which each row of a cell that reaches over several has what stands in the first."""
    held: dict[int, tuple[int, str]] = {}
    for number, line in enumerate(lines, 1):
        for column, (last, text) in held.items():
            if number <= last and column < len(line) and not line[column]:
                line[column] = text
        held |= {column: (last, line[column]) for column, last in merged.get(number, ()) if column < len(line)}
        yield line


def _rows(
    name: str, sheet: str, lines: Iterable[list[str]], words: LedgerWords, before: int = 0
) -> Iterator[LedgerRow]:
    """Yield the rows below the column titles; a sheet without a column of ids has none.

    Raises:
        ExcessError: If there are more rows than a ledger can have, the `before` ones counted, or a cell is too long.
    """
    numbered = enumerate(lines, 1)
    for row, line in islice(numbered, HEADER_WITHIN):
        heads = read_heads(line, row, words)
        titles = heads.known
        if "commitment" in titles.values():
            break
        if len(set(titles.values()) & FILLED_IN) >= LEAST_TITLES:
            place = f"表“{sheet}”" if sheet else "表中"
            raise ExcessError(f"{place}有“状态”“进展”等列，没有“编号”列")
    else:
        return
    for number, line in numbered:
        if number > LIMITS.sheet_rows:
            raise ExcessError(f"有一行的行号超过上限 {LIMITS.sheet_rows}")
        cells = {column: _stripped(line, n) for n, column in titles.items()}
        others = tuple(head.cell(_stripped(line, n)) for n, head in heads.others.items())
        if not any(cells.values()):
            continue
        before += 1
        if before > LIMITS.ledger_rows:
            raise ExcessError(f"有内容的行超过上限 {LIMITS.ledger_rows} 行")
        if any(len(cell) > LIMITS.cell_characters for cell in (*cells.values(), *(other.text for other in others))):
            raise ExcessError(_LONG_CELL)
        addresses = tuple((column, f"{get_column_letter(n + 1)}{number}") for n, column in titles.items())
        yield LedgerRow(name, sheet, number, tuple(cells.items()), addresses, others)


def _stripped(line: list[str], number: int) -> str:
    return line[number].strip() if number < len(line) else ""


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
    return _untaken(name, f"{why}；没有采用。请用网站导出的台账填写，存为 .xlsx 或 .csv")


def _untaken(name: str, why: str) -> Read:
    return [], [Diagnostic.of("E501", name, f"台账“{name}”{why}")]
