"""Ledger rows set beside the commitments: checked, and turned into updates, assignments and entries that wait."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from govreport.model import (
    Assignment,
    Diagnostic,
    LedgerRow,
    LedgerWords,
    OtherCell,
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
REQUIRED = {"status": "E515", "date": "E516", "source": "E517"}
"""What an entry needs, each with the code of the message that it is not filled in."""
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


@dataclass(frozen=True, slots=True)
class Taken:
    """What one row comes to; nothing, where anything is wrong with it."""

    row: LedgerRow
    commitment: str = ""
    """Id of what it is filed on, or empty."""
    update: Update | None = None
    assignment: Assignment | None = None
    waiting: Waiting | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    lacking: tuple[str, ...] = ()
    """Ids of columns that the entry needs and its sheet does not have."""

    def entries(self) -> tuple[Update | Assignment | Waiting, ...]:
        """Return what counts once in whichever ledgers it stands: without file, and without what it was filed as."""
        update = [same_in_any_file(self.update)] if self.update else []
        assignment = [same_in_any_file(self.assignment)] if self.assignment else []
        waiting = [same_in_any_file(self.waiting)] if self.waiting else []
        return (*update, *assignment, *waiting)


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
    return filed_by(tuple(take_rows(rows, Addressees.of(reports, renamed), words)), words)


def filed_by(taken: Sequence[Taken], words: LedgerWords) -> Filed:
    """Return what rows come to that were taken one by one."""
    updates: dict[Update, Update] = {}
    assignments: dict[Assignment, Assignment] = {}
    waiting: dict[Waiting, Waiting] = {}
    for one in taken:
        if one.update:
            updates.setdefault(same_in_any_file(one.update), one.update)
        if one.assignment:
            assignments.setdefault(same_in_any_file(one.assignment), one.assignment)
        if one.waiting:
            waiting.setdefault(same_in_any_file(one.waiting), one.waiting)
    return Filed(
        updates=tuple(sorted(updates.values(), key=lambda update: (update.date, update.commitment))),
        assignments=tuple(assignments.values()),
        waiting=tuple(waiting.values()),
        diagnostics=(
            *tell_rows(taken, words),
            *_contradictions(updates.values(), words),
            *_divided(assignments.values(), words),
        ),
    )


def take_rows(rows: Iterable[LedgerRow], known: Addressees, words: LedgerWords) -> Iterator[Taken]:
    """Yield what each row comes to; a row in which nothing was filled in is left out."""
    for row in rows:
        cells = dict(row.cells)
        if any(cells.get(column) for column in (*ENTRY, *DIVISION)):
            yield _take(row, cells, known, words)
        elif any(other.title not in words.aside for other in _filled(row)):
            yield Taken(row)


def tell_rows(taken: Iterable[Taken], words: LedgerWords) -> Iterator[Diagnostic]:
    """Yield what is wrong with rows, and what a person should look at; of the heads of a file each once."""
    taken = tuple(taken)
    yield from _heads(taken, words)
    for one in taken:
        yield from one.diagnostics


_Entry = TypeVar("_Entry", Update, Assignment, Waiting)


def same_in_any_file(entry: _Entry) -> _Entry:
    """Return an entry without what may differ where it stands twice."""
    if isinstance(entry, Waiting):
        return replace(entry, file="")
    return replace(entry, file="", filed_as="", filed_words="")


def _take(row: LedgerRow, cells: dict[str, str], known: Addressees, words: LedgerWords) -> Taken:
    found = known.find(cells.get("commitment", ""), cells.get("words", ""))
    problems = tuple(_problems(row, cells, found, words))
    lacking = tuple(column for column in REQUIRED if column not in cells) if has_entry(cells, words) else ()
    if problems or lacking:
        return Taken(row, diagnostics=problems, lacking=lacking)
    remarks = tuple(_remarks(row, cells, found, known))
    if found.fit is Fit.UNKNOWN:
        return Taken(row, waiting=_waiting(row, cells, found), diagnostics=remarks)
    return Taken(
        row,
        found.commitment,
        _update(row, cells, found, words) if has_entry(cells, words) else None,
        _assignment(row, cells, found) if any(cells.get(column) for column in DIVISION) else None,
        diagnostics=remarks,
    )


def _heads(taken: Iterable[Taken], words: LedgerWords) -> Iterator[Diagnostic]:
    """Yield one error for each column that a file's entries need and lack, one message for each it has for nothing."""
    lacking: dict[tuple[str, str], list[LedgerRow]] = defaultdict(list)
    idle: dict[tuple[str, str], list[tuple[LedgerRow, OtherCell]]] = defaultdict(list)
    for one in taken:
        for column in one.lacking:
            lacking[one.row.path, column].append(one.row)
        for other in _filled(one.row):
            if other.title not in words.aside and other.meant not in one.lacking:
                idle[one.row.path, other.title].append((one.row, other))
    for (_, column), rows in lacking.items():
        yield _lacks(column, rows, words)
    for found in idle.values():
        yield _is_idle(found, words)


def _lacks(column: str, rows: Sequence[LedgerRow], words: LedgerWords) -> Diagnostic:
    first, title = rows[0], words.titles[column]
    meant = next((other for other in first.others if other.meant == column), None)
    what = f"表头没有“{title}”" + (f"，有不认识的“{meant.title}”" if meant else "")
    mend = f"如果“{meant.title}”就是“{title}”，请把这一格改为“{title}”" if meant else f"请在表头补上“{title}”，逐行填写"
    message = f"{what}；填了进展的 {len(rows)} 行没有采用。{mend}"
    return Diagnostic.of("E525", first.path, message, where=first.at(meant.head if meant else ""))


def _is_idle(found: Sequence[tuple[LedgerRow, OtherCell]], words: LedgerWords) -> Diagnostic:
    row, other = found[0]
    what = f"不认识“{other.title}”这一列；其中填了内容的 {len(found)} 格没有采用，也不会公布。"
    if not other.meant:
        return Diagnostic.of("N526", row.path, f"{what}要公布的请移到“进展”等列", where=row.at(other.head))
    title = words.titles[other.meant]
    mend = f"如果就是“{title}”，请把这一格改为“{title}”"
    return Diagnostic.of("W526", row.path, what + mend, where=row.at(other.head))


def _filled(row: LedgerRow) -> Iterator[OtherCell]:
    return (other for other in row.others if other.text)


def has_entry(cells: Mapping[str, str], words: LedgerWords) -> bool:
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
    if not has_entry(cells, words):
        return
    for column, code in REQUIRED.items():
        if column in cells and not cells[column]:
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


def _divided(assignments: Iterable[Assignment], words: LedgerWords) -> Iterator[Diagnostic]:
    """Yield a warning where ledgers say of one commitment in two ways who is to do it, or by when."""
    first: dict[tuple[str, str], Assignment] = {}
    for assignment in assignments:
        for column in DIVISION:
            if not (said := getattr(assignment, column)):
                continue
            earlier = first.setdefault((assignment.commitment, column), assignment)
            if (other := getattr(earlier, column)) != said:
                both = f"“{abridged(other, SHOWN)}”（{earlier.file}）和“{abridged(said, SHOWN)}”（{assignment.file}）"
                what = f"“{assignment.commitment}”的“{words.titles[column]}”有两种：{both}"
                yield Diagnostic.of("W527", assignment.file, f"{what}；都照填写的列出。请核对，只留一种")


def _named(commitment: str, known: Addressees) -> str:
    return f"“{commitment}”（{abridged(known.texts[commitment], SHOWN)}）"


def _refusal(row: LedgerRow, column: str, code: str, what: str, mend: str) -> Diagnostic:
    return _told(row, column, code, f"{what}；这一行没有采用。{mend}")


def _told(row: LedgerRow, column: str, code: str, message: str) -> Diagnostic:
    """Make a diagnostic that names sheet and cell; where the column is missing, the row."""
    return Diagnostic.of(code, row.path, message, where=row.where(column))


def _filed_as(cells: dict[str, str], found: Addressee) -> dict[str, str]:
    """Return what an entry for a sentence of an older text was filed as."""
    if found.fit is not Fit.CORRECTED:
        return {}
    return {"filed_as": cells["commitment"], "filed_words": cells.get("words", "")}


def _update(row: LedgerRow, cells: dict[str, str], found: Addressee, words: LedgerWords) -> Update:
    return Update(
        commitment=found.commitment,
        date=iso_date(cells["date"]),
        progress=words.states[cells["status"]],
        text=cells.get("text", ""),
        source=cells["source"],
        checker=cells.get("checker", ""),
        file=row.path,
        **_filed_as(cells, found),
    )


def _assignment(row: LedgerRow, cells: dict[str, str], found: Addressee) -> Assignment:
    division = {column: cells.get(column, "") for column in DIVISION}
    return Assignment(commitment=found.commitment, file=row.path, **division, **_filed_as(cells, found))


def _waiting(row: LedgerRow, cells: dict[str, str], found: Addressee) -> Waiting:
    entry = {column: cells.get(column, "") for column in (*ENTRY, *DIVISION)}
    return Waiting(
        commitment=cells["commitment"], words=cells.get("words", ""), likeliest=found.commitment, file=row.path, **entry
    )
