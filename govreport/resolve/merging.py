"""Several people's ledgers made one: each thing that was filed once, nothing lost, what differs told."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from govreport.model import Diagnostic, LedgerRow, LedgerWords, MergedLedger, abridged, iso_date
from govreport.resolve.addressee import squeezed
from govreport.resolve.progress import DIVISION, ENTRY, SHOWN, has_entry

Key = tuple[str, str]
"""A commitment's id, and its words as they are compared."""
_Said = tuple[LedgerRow, str]
"""A row, and what a cell of it says."""


@dataclass
class _Task:
    """A row of the merged ledger while it is being filled in."""

    cells: dict[str, str]
    of: dict[str, LedgerRow]
    """The row that each cell comes from."""

    def differing(self, cells: Mapping[str, str], aside: Container[str]) -> list[str]:
        """Return the columns that people fill in and in which other cells say something else."""
        own = self.cells
        return [name for name, text in cells.items() if name not in aside and text and own.get(name, text) != text]

    def fill(self, cells: Mapping[str, str], row: LedgerRow) -> None:
        for name, text in cells.items():
            if text and not self.cells.get(name):
                self.cells[name] = text
                self.of[name] = row


@dataclass
class _Merging:
    words: LedgerWords
    tasks: dict[Key, list[_Task]] = field(default_factory=dict)
    titles: dict[str, None] = field(default_factory=dict)
    entries: dict[tuple[tuple[str, str], ...], LedgerRow] = field(default_factory=dict)
    entry_titles: dict[str, None] = field(default_factory=dict)
    states: dict[tuple[str, str], _Said] = field(default_factory=dict)
    wordings: dict[str, _Said] = field(default_factory=dict)
    differences: list[Diagnostic] = field(default_factory=list)

    def add(self, row: LedgerRow) -> None:
        """Take one row in."""
        cells = dict(row.cells)
        others = {other.title: other.text for other in row.others if other.text}
        entry = {name: cells.get(name, "") for name in ENTRY}
        tells = has_entry(cells, self.words)
        self._compare_words(row, cells)
        if any(column in cells for column in DIVISION) or not tells:
            task = {name: cells.get(name, "") for name in DIVISION} | others
            if not tells:
                task["status"] = entry["status"]
            self._add_task(row, cells, task)
            self.titles |= dict.fromkeys(others)
            others = {}
        if tells:
            self._add_entry(row, cells, entry, others)

    def _add_task(self, row: LedgerRow, cells: Mapping[str, str], task: Mapping[str, str]) -> None:
        promise, words = cells.get("commitment", ""), cells.get("words", "")
        variants = self.tasks.setdefault((promise, squeezed(words)), [])
        for variant in variants:
            if not variant.differing(task, self.words.aside):
                variant.fill(task, row)
                return
        for first in variants[:1]:
            for name in first.differing(task, self.words.aside):
                self._differs((first.of[name], first.cells[name]), (row, task[name]), promise, name)
        made = _Task({"commitment": promise, "words": words}, {})
        made.fill(task, row)
        variants.append(made)

    def _add_entry(
        self, row: LedgerRow, cells: Mapping[str, str], entry: dict[str, str], others: dict[str, str]
    ) -> None:
        day = iso_date(entry["date"]) or entry["date"]
        promise = cells.get("commitment", "")
        whole = {"commitment": promise, "words": cells.get("words", "")} | entry | {"date": day} | others
        self.entry_titles |= dict.fromkeys(others)
        self.entries.setdefault(tuple(whole.items()), row)
        first, state = self.states.setdefault((promise, day), (row, entry["status"]))
        if state and entry["status"] and state != entry["status"]:
            self._differs((first, state), (row, entry["status"]), f"{promise}（{day}）", "status")

    def _compare_words(self, row: LedgerRow, cells: Mapping[str, str]) -> None:
        promise, words = cells.get("commitment", ""), cells.get("words", "")
        if promise and words:
            first, other = self.wordings.setdefault(promise, (row, words))
            if squeezed(other) != squeezed(words) and first.path != row.path:
                self._differs((first, other), (row, words), promise, "words")

    def _differs(self, first: _Said, second: _Said, promise: str, column: str) -> None:
        both = "和".join(f"“{abridged(text, SHOWN)}”（{_place(row)}）" for row, text in (first, second))
        what = f"“{promise}”的“{self.words.titles.get(column, column)}”有两种：{both}"
        self.differences.append(Diagnostic.of("W527", second[0].path, f"{what}；都留着。请核对，只留一种"))


def merge_rows(rows: Iterable[LedgerRow], words: LedgerWords) -> MergedLedger:
    """Return the rows of several ledgers as those of one, in the order in which they first come.

    What stands in several of them counts once. Two ways of filling in one cell are both kept, each in a row of its
    own, and told.
    """
    merging = _Merging(words)
    for row in rows:
        merging.add(row)
    tasks = (task for variants in merging.tasks.values() for task in variants)
    return MergedLedger(
        tasks=tuple(tuple(task.cells.items()) for task in tasks),
        titles=tuple(merging.titles),
        entries=tuple(_without_doubles(merging.entries)),
        entry_titles=tuple(merging.entry_titles),
        differences=tuple(merging.differences),
    )


def _without_doubles(entries: Iterable[tuple[tuple[str, str], ...]]) -> Iterator[tuple[tuple[str, str], ...]]:
    """Yield entries; one without the words of its commitment is that which has them and is the same otherwise."""
    entries = tuple(entries)
    quoted = {_unquoted(entry) for entry in entries if dict(entry)["words"]}
    yield from (entry for entry in entries if dict(entry)["words"] or _unquoted(entry) not in quoted)


def _unquoted(entry: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((name, text) for name, text in entry if name != "words")


def _place(row: LedgerRow) -> str:
    return f"{row.path} {row.at(f'第{row.row}行')}"
