"""Ledger rows set beside the commitments: checked, and turned into updates and assignments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govreport.model import Assignment, Diagnostic, LedgerRow, LedgerWords, Progress, Update, iso_date

ENTRY = ("status", "text", "source", "checker", "date")
DIVISION = ("lead_office", "offices", "due")

Checked = tuple[tuple[Update, ...], tuple[Assignment, ...], tuple[Diagnostic, ...]]


def check_rows(rows: Iterable[LedgerRow], commitments: Iterable[str], words: LedgerWords) -> Checked:
    """Return the updates, oldest first, the division of work, and what is wrong with rows.

    A row with anything wrong is refused as a whole. What is filed twice in the same words counts once.
    """
    known = frozenset(commitments)
    updates: dict[Update, None] = {}
    assignments: dict[Assignment, None] = {}
    diagnostics: list[Diagnostic] = []
    for row in rows:
        cells = dict(row.cells)
        if not any(cells.get(column) for column in (*ENTRY, *DIVISION)):
            continue
        problems = list(_problems(row, cells, known, words))
        diagnostics += problems
        if not problems:
            if _has_entry(cells, words):
                updates[_update(row, cells, words)] = None
            if any(cells.get(column) for column in DIVISION):
                assignments[_assignment(row, cells)] = None
    ordered = sorted(updates, key=lambda update: (update.date, update.commitment))
    return tuple(ordered), tuple(assignments), tuple(diagnostics)


def _has_entry(cells: dict[str, str], words: LedgerWords) -> bool:
    """Tell whether a row says anything of progress; the state 未更新 alone does not."""
    said = [cells.get(column, "") for column in ENTRY]
    return any(said[1:]) or bool(said[0] and words.states.get(said[0]) is not Progress.NOT_UPDATED)


def _problems(
    row: LedgerRow, cells: dict[str, str], known: frozenset[str], words: LedgerWords
) -> Iterator[Diagnostic]:
    promise, status, when = cells.get("commitment", ""), cells.get("status", ""), cells.get("date", "")
    if not promise:
        yield _problem(row, "commitment", "E511", "填了内容，没有编号", "请从网站导出的台账中复制编号")
    elif promise not in known:
        yield _problem(
            row, "commitment", "E512", f"编号“{promise}”不是任何一条承诺的编号", "请从最新导出的台账中复制编号"
        )
    if status and status not in words.states:
        choices = "、".join(words.names.values())
        yield _problem(row, "status", "E513", f"状态“{status}”不是规定的七种之一", f"请选择：{choices}")
    if when and not iso_date(when):
        yield _problem(row, "date", "E514", f"日期“{when}”不是有效的日期", "请写作 2023-06-30")
    if not _has_entry(cells, words):
        return
    for column, code in (("status", "E515"), ("date", "E516"), ("source", "E517")):
        if not cells.get(column):
            title = words.titles[column]
            yield _problem(row, column, code, f"填了进展，没有{title}", f"请在“{title}”列填写")


def _problem(row: LedgerRow, column: str, code: str, what: str, mend: str) -> Diagnostic:
    """Make a diagnostic that names sheet and cell; where the column is missing, the row."""
    cell = dict(row.addresses).get(column, f"第{row.row}行")
    where = f"{row.sheet}!{cell}" if row.sheet else cell
    return Diagnostic.of(code, row.path, f"{what}；这一行没有采用。{mend}", where=where)


def _update(row: LedgerRow, cells: dict[str, str], words: LedgerWords) -> Update:
    return Update(
        commitment=cells["commitment"],
        date=iso_date(cells["date"]),
        progress=words.states[cells["status"]],
        text=cells.get("text", ""),
        source=cells["source"],
        checker=cells.get("checker", ""),
        file=row.path,
    )


def _assignment(row: LedgerRow, cells: dict[str, str]) -> Assignment:
    return Assignment(
        cells["commitment"], cells.get("lead_office", ""), cells.get("offices", ""), cells.get("due", ""), row.path
    )
