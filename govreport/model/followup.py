"""What came of a promise: as the next report tells it, and as an office records it. Facts side by side, no verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from govreport.model.diagnostic import Diagnostic
from govreport.model.join import Grade
from govreport.model.span import Span


class Standing(StrEnum):
    """Where a figure lies beside its target, as arithmetic."""

    EQUAL = "equal"
    ABOVE = "above"
    BELOW = "below"
    WITHIN = "within"
    """Inside a target range."""


class Review(StrEnum):
    """Whether a person has looked at a match."""

    UNCHECKED = "unchecked"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A target of one report beside the figure of the next; or that the next has none."""

    place: str
    report: str
    next_report: str
    target: str
    """Metric id."""
    actual: str
    """Metric id, or empty: the next report was read and no such figure was found in it."""
    difference: Decimal | None
    """Actual less target in the base unit, where the two are of one kind; from the nearer end of a range."""
    standing: Standing | None
    grade: Grade | None
    """None where nothing was found."""
    reason: str
    review: Review
    longer: str = ""
    """Metric id where there is no such figure of the year, but one of years on end that hold it (2016–2020)."""


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence of the next report's review that speaks of a commitment."""

    sentence: str
    """Id made of the sentence's words."""
    section: str
    span: Span
    grade: Grade
    reason: str
    review: Review


@dataclass(frozen=True, slots=True)
class Answer:
    """A checkable commitment with the sentences of the next report that speak of it; none is a finding, too."""

    place: str
    report: str
    next_report: str
    commitment: str
    matches: tuple[Match, ...]


class Progress(StrEnum):
    """What an office says of a commitment."""

    NOT_UPDATED = "not_updated"
    UNDER_WAY = "under_way"
    DONE = "done"
    PARTLY_DONE = "partly_done"
    NOT_DONE = "not_done"
    ADJUSTED = "adjusted"
    UNVERIFIABLE = "unverifiable"


@dataclass(frozen=True, slots=True)
class Update:
    """One dated entry of an office about one commitment."""

    commitment: str
    date: str
    """ISO date of the entry."""
    progress: Progress
    text: str
    """What the office wrote."""
    source: str
    """Where the entry rests on: a link or the name of a document."""
    checker: str
    file: str
    """The ledger it stands in, by its path below the folder of ledgers."""
    filed_as: str = ""
    """The id that it was filed under, where that is one of an older text of the report; else empty."""
    filed_words: str = ""
    """The words that the ledger has beside that id, or empty."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who is to do what a commitment says, as the office divided the work; this tells nothing of progress."""

    commitment: str
    lead_office: str
    offices: str
    due: str
    file: str
    filed_as: str = ""
    """As of an `Update`."""
    filed_words: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An entry of a ledger for a commitment that no report has now: its sentence was changed. Kept as it was filed."""

    commitment: str
    """The id that it bears."""
    words: str
    """The commitment as the ledger quotes it, or empty."""
    likeliest: str
    """Id of the commitment of the same report whose words are most like these, or empty; never taken for it."""
    status: str
    text: str
    source: str
    checker: str
    date: str
    lead_office: str
    offices: str
    due: str
    file: str


@dataclass(frozen=True, slots=True)
class Correction:
    """Something this site showed wrongly: what, what is right, since when, and who noticed."""

    date: str
    """ISO date on which it was put right."""
    shown: str
    right: str
    since: str
    """ISO date from which the wrong thing was shown, or empty."""
    noticed_by: str
    item: str
    """Id of the report, metric or commitment that it concerns, or empty."""


class ChangeKind(StrEnum):
    """What changed."""

    REPORT = "report"
    UPDATE = "update"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the list of changes and of the feed; its date comes from the data, never from a clock."""

    id: str
    date: str
    kind: ChangeKind
    place: str
    """Name of the place, or empty where it concerns none in particular."""
    title: str
    text: str
    report: str
    """Id of the report it concerns, or empty."""
    item: str
    """Id of the report, metric or commitment it leads to, or empty."""


@dataclass(frozen=True, slots=True)
class OtherCell:
    """A cell of a column that is none of a ledger's."""

    title: str
    """As it stands in the head of the sheet."""
    head: str
    """Address of that cell (``L1``)."""
    meant: str
    """Id of the missing column that this one is most likely meant for, or empty."""
    text: str


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One row of a ledger as the office filled it in: text, cell by cell, with the address of each cell."""

    path: str
    sheet: str
    row: int
    cells: tuple[tuple[str, str], ...]
    """Column id and text, of the columns that the sheet has; empty cells included."""
    addresses: tuple[tuple[str, str], ...]
    """Column id and cell address (``B7``)."""
    others: tuple[OtherCell, ...] = ()
    """What stands in other columns, in their order; empty cells included."""

    def where(self, column: str) -> str:
        """Return sheet and cell of a column; where the sheet lacks it, the row."""
        return self.at(dict(self.addresses).get(column, f"第{self.row}行"))

    def at(self, address: str) -> str:
        """Return an address with its sheet, or the sheet alone; a CSV file has none."""
        return "!".join(part for part in (self.sheet, address) if part)


@dataclass(frozen=True, slots=True)
class MergedLedger:
    """The rows of several ledgers as those of one. Cells are pairs of a column's id, or title, and a text."""

    tasks: tuple[tuple[tuple[str, str], ...], ...]
    """A row for each commitment, and one more for each way in which it was filled in otherwise."""
    titles: tuple[str, ...]
    """Of the columns of tasks that are none of a ledger's."""
    entries: tuple[tuple[tuple[str, str], ...], ...]
    """A row for each entry of progress."""
    entry_titles: tuple[str, ...]
    differences: tuple[Diagnostic, ...]
    """Where the ledgers say different things of one commitment."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on a match: it wins over the rule."""

    promise: str
    """Id of the target metric or the commitment."""
    outcome: str
    """Id of the metric or of the sentence in the next report."""
    review: Review
    note: str
    path: str


@dataclass(frozen=True)
class Filings:
    """All that people wrote beside the reports, as read and not yet checked against them."""

    rows: tuple[LedgerRow, ...] = ()
    decisions: tuple[Decision, ...] = ()
    corrections: tuple[Correction, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
