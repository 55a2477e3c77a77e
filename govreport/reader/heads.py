"""The head of a ledger's sheet: which columns it has, and what an unknown one is most likely meant for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from openpyxl.utils import get_column_letter

from govreport.model import LedgerWords, OtherCell

LIKE = 0.5
"""Titles that share so much are forms of one word: ``进展说明`` and ``进展情况``."""
NEEDED = ("status", "source", "date")
"""Columns without which no entry is taken."""


@dataclass(frozen=True, slots=True)
class OtherHead:
    """A column that is none of a ledger's."""

    title: str
    address: str
    meant: str
    """Id of the missing column that it is most likely meant for, or empty."""

    def cell(self, text: str) -> OtherCell:
        """Return what stands in this column in some row."""
        return OtherCell(self.title, self.address, self.meant, text)


@dataclass(frozen=True, slots=True)
class Heads:
    """The columns of a sheet by their number from 0."""

    known: Mapping[int, str]
    """Ids of the columns of a ledger."""
    others: Mapping[int, OtherHead]


def read_heads(line: Sequence[str], row: int, words: LedgerWords) -> Heads:
    """Return the columns that the head in this row of a sheet names."""
    known = {n: column for n, title in enumerate(line) if (column := words.column(title))}
    unknown = {n: "".join(title.split()) for n, title in enumerate(line) if n not in known and title.strip()}
    meant = dict(_meant(known, {n: title for n, title in unknown.items() if title not in words.aside}, words))
    others = {
        n: OtherHead(title, f"{get_column_letter(n + 1)}{row}", meant.get(n, "")) for n, title in unknown.items()
    }
    return Heads(known, others)


def _meant(known: Mapping[int, str], unknown: Mapping[int, str], words: LedgerWords) -> Iterator[tuple[int, str]]:
    """Yield for each unknown title the one missing column that is like it, that belongs in its place, or is left."""
    missing = [column for column in words.titles if column not in known.values()]
    for number, title in unknown.items():
        alike = [c for c in missing if any(own == c and _like(title, form) for form, own in words.columns.items())]
        here = alike or _between(number, known, missing, list(words.titles))
        here = here if len(here) == 1 else [column for column in missing if column in NEEDED]
        if len(here) == 1 and (alike or len(unknown) == 1 or here[0] in NEEDED):
            missing.remove(here[0])
            yield number, here[0]


def _like(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= LIKE


def _between(number: int, known: Mapping[int, str], missing: Sequence[str], order: Sequence[str]) -> list[str]:
    """Return the missing columns that stand, in the order of a ledger, between the known ones around this one."""
    before = max((n for n in known if n < number), default=-1)
    after = min((n for n in known if n > number), default=-1)
    first = order.index(known[before]) if before in known else -1
    last = order.index(known[after]) if after in known else len(order)
    return [column for column in missing if first < order.index(column) < last]
