"""Ledger rows set beside the commitments: checked, and turned into updates, assignments and entries that wait."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from govreport.model import (
    Assignment,
    Diagnostic,
    LedgerRow,
    LedgerWords,
    Progress,
    Report,
    Update,
    Waiting,
    abridged,
    iso_date,
)
from govreport.resolve.addressee import Addressee, Addressees, Fit

ENTRY = ("status", "text", "source", "checker", "date")
DIVISION = ("lead_office", "offices", "due")
YEARS_BEFORE, YEARS_AFTER = 1, 6
"""An entry is dated from the year before the plan to the end of the five years that a report may plan for."""
SHOWN = 24
"""So many characters of a commitment tell in a message which is meant."""
NO_NAMES: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Filed:
    """What the rows of all ledgers come to."""

    updates: tuple[Update, ...]
    """Oldest first."""
    assignments: tuple[Assignment, ...]
    waiting: tuple[Waiting, ...]
    """Entries for commitments that no report has now."""
    diagnostics: tuple[Diagnostic, ...]


def check_rows(
    rows: Iterable[LedgerRow], reports: Iterable[Report], words: LedgerWords, renamed: Mapping[str, str] = NO_NAMES
) -> Filed:
    """Return what the rows come to, and what is wrong with them.

    A row with anything wrong is refused as a whole. A row whose commitment is gone waits: nothing filed is lost.
    What is filed twice in the same words counts once, in whichever ledgers it stands.

    Args:
        rows: As read.
        reports: All reports.
        words: The words of a ledger.
        renamed: From the ids of older texts, kept beside their seeds, to those of the sentences in their place.
    """
    known = Addressees.of(reports, renamed)
    diagnostics: list[Diagnostic] = []
    updates: dict[Update, Update] = {}
    assignments: dict[Assignment, Assignment] = {}
    waiting: dict[Waiting, Waiting] = {}
    for row in rows:
        cells = dict(row.cells)
        if not any(cells.get(column) for column in (*ENTRY, *DIVISION)):
            continue
        found = known.find(cells.get("commitment", ""), cells.get("words", ""))
        problems = list(_problems(row, cells, found, words))
        diagnostics += problems
        if problems:
            continue
        diagnostics += _remarks(row, cells, found, known)
        if found.fit is Fit.UNKNOWN:
            entry = _waiting(row, cells, found)
            waiting.setdefault(replace(entry, file=""), entry)
            continue
        if _has_entry(cells, words):
            update = _update(row, cells, found.commitment, words)
            updates.setdefault(replace(update, file=""), update)
        if any(cells.get(column) for column in DIVISION):
            assignment = _assignment(row, cells, found.commitment)
            assignments.setdefault(replace(assignment, file=""), assignment)
    return Filed(
        updates=tuple(sorted(updates.values(), key=lambda update: (update.date, update.commitment))),
        assignments=tuple(assignments.values()),
        waiting=tuple(waiting.values()),
        diagnostics=(*diagnostics, *_contradictions(updates.values(), words)),
    )


def _has_entry(cells: dict[str, str], words: LedgerWords) -> bool:
    """Tell whether a row says anything of progress; the state 未更新 alone does not."""
    said = [cells.get(column, "") for column in ENTRY]
    return any(said[1:]) or bool(said[0] and words.states.get(said[0]) is not Progress.NOT_UPDATED)


def _problems(row: LedgerRow, cells: dict[str, str], found: Addressee, words: LedgerWords) -> Iterator[Diagnostic]:
    promise, status, when = cells.get("commitment", ""), cells.get("status", ""), cells.get("date", "")
    if not promise:
        yield _refusal(row, "commitment", "E511", "填了内容，没有编号", "请从网站导出的台账中复制编号")
    elif found.fit is Fit.OTHER_WORDS:
        right = f"这句话的编号是“{found.commitment}”；" if found.commitment else ""
        what = f"编号“{promise}”不是旁边这句承诺“{abridged(cells['words'], SHOWN)}”的编号"
        yield _refusal(row, "commitment", "E518", what, f"{right}请核对编号和原文，改正其中一个")
    if status and status not in words.states:
        choices = "、".join(words.names.values())
        yield _refusal(row, "status", "E513", f"状态“{status}”不是规定的七种之一", f"请选择：{choices}")
    if when and not iso_date(when):
        yield _refusal(row, "date", "E514", f"日期“{when}”不是有效的日期", "请写作 2023-06-30")
    if not _has_entry(cells, words):
        return
    for column, code in (("status", "E515"), ("date", "E516"), ("source", "E517")):
        if not cells.get(column):
            title = words.titles[column]
            yield _refusal(row, column, code, f"填了进展，没有{title}", f"请在“{title}”列填写")


def _remarks(row: LedgerRow, cells: dict[str, str], found: Addressee, known: Addressees) -> Iterator[Diagnostic]:
    """Yield what a person should look at in a row that is taken."""
    promise, when = cells["commitment"], iso_date(cells.get("date", ""))
    if found.fit is Fit.UNKNOWN:
        likeliest = f"最接近的是{_named(found.commitment, known)}。" if found.commitment else ""
        what = f"编号“{promise}”不是现在任何一条承诺的编号；这一行留着，列为“等待对应”，没有算到哪条承诺上。"
        yield _told(row, "commitment", "W512", f"{what}{likeliest}请从最新导出的台账中复制编号")
    elif found.fit is not Fit.SAME:
        how = "按旁边的原文" if found.fit is Fit.BY_WORDS else "按旧版与新版的对照"
        what = f"编号“{promise}”已不再使用；{how}，记到{_named(found.commitment, known)}。"
        yield _told(row, "commitment", "N519", f"{what}如不对，请改用最新导出的台账中的编号")
    year = known.years.get(found.commitment, "")
    if when and year and not int(year) - YEARS_BEFORE <= int(when[:4]) <= int(year) + YEARS_AFTER:
        what = f"日期“{cells['date']}”与这份报告安排的{year}年相差很远；照填写的采用。请核对年份是否写错"
        yield _told(row, "date", "W516", what)


def _contradictions(updates: Iterable[Update], words: LedgerWords) -> Iterator[Diagnostic]:
    """Yield a warning where two entries give one commitment two states on one day."""
    first: dict[tuple[str, str], Update] = {}
    for update in updates:
        earlier = first.setdefault((update.commitment, update.date), update)
        if earlier.progress is not update.progress:
            states = "和".join(f"“{words.names[one.progress]}”（{one.file}）" for one in (earlier, update))
            message = f"“{update.commitment}”在 {update.date} 有两种状态：{states}；都照填写的列出。请核对，只留一种"
            yield Diagnostic.of("W524", update.file, message)


def _named(commitment: str, known: Addressees) -> str:
    return f"“{commitment}”（{abridged(known.texts[commitment], SHOWN)}）"


def _refusal(row: LedgerRow, column: str, code: str, what: str, mend: str) -> Diagnostic:
    return _told(row, column, code, f"{what}；这一行没有采用。{mend}")


def _told(row: LedgerRow, column: str, code: str, message: str) -> Diagnostic:
    """Make a diagnostic that names sheet and cell; where the column is missing, the row."""
    cell = dict(row.addresses).get(column, f"第{row.row}行")
    return Diagnostic.of(code, row.path, message, where=f"{row.sheet}!{cell}" if row.sheet else cell)


def _update(row: LedgerRow, cells: dict[str, str], commitment: str, words: LedgerWords) -> Update:
    return Update(
        commitment=commitment,
        date=iso_date(cells["date"]),
        progress=words.states[cells["status"]],
        text=cells.get("text", ""),
        source=cells["source"],
        checker=cells.get("checker", ""),
        file=row.path,
    )


def _assignment(row: LedgerRow, cells: dict[str, str], commitment: str) -> Assignment:
    return Assignment(
        commitment, cells.get("lead_office", ""), cells.get("offices", ""), cells.get("due", ""), row.path
    )


def _waiting(row: LedgerRow, cells: dict[str, str], found: Addressee) -> Waiting:
    entry = {column: cells.get(column, "") for column in (*ENTRY, *DIVISION)}
    return Waiting(
        commitment=cells["commitment"], words=cells.get("words", ""), likeliest=found.commitment, file=row.path, **entry
    )
