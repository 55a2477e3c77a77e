"""The commitment that a row of a ledger speaks of: by its id, by its words, or by what became of an older text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from govreport.model import Report, fold, report_of

ALIKE = 0.5
"""Pairs of characters that two wordings of one commitment share at least, of all that they have."""
MOST_COMPARED = 2_000
"""So many rows are compared with every commitment of their report; the likeliest of more is left open."""


class Fit(Enum):
    """How a row's id and words fit the commitments that the reports have now."""

    SAME = "same"
    """The id is known, and the words beside it are those of its commitment, if there are any."""
    BY_WORDS = "by words"
    """The id is unknown, the words are those of one commitment."""
    CORRECTED = "corrected"
    """The id is that of an older text, kept beside the seed, in which this sentence stood in the place of the new."""
    OTHER_WORDS = "other words"
    """The words beside the id are those of another commitment, or of none like it."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Addressee:
    """What a row speaks of."""

    fit: Fit
    commitment: str = ""
    """Id, also of the likeliest where the fit is `UNKNOWN`; of the one that has these words where it is
    `OTHER_WORDS`."""


@dataclass
class Addressees:
    """The commitments of all reports, to be found by what a row says."""

    texts: Mapping[str, str]
    """The words of each commitment, by its id."""
    years: Mapping[str, str]
    """The year that its report plans, or reviews where it plans none."""
    renamed: Mapping[str, str]
    """From the ids of older texts to those of the sentences in their place."""
    _by_words: Mapping[str, tuple[str, ...]]
    _compared: int = field(default=0)

    @classmethod
    def of(cls, reports: Iterable[Report], renamed: Mapping[str, str]) -> Addressees:
        """Return the commitments of `reports`."""
        texts: dict[str, str] = {}
        years: dict[str, str] = {}
        by_words: dict[str, list[str]] = defaultdict(list)
        for report in reports:
            identity = report.document.identity
            for commitment in report.commitments:
                texts[commitment.id] = commitment.text
                years[commitment.id] = identity.plan_year or identity.review_year
                by_words[squeezed(commitment.text)].append(commitment.id)
        return cls(texts, years, renamed, {words: tuple(ids) for words, ids in by_words.items()})

    def find(self, identifier: str, words: str) -> Addressee:
        """Return the commitment that a row with this id and these words speaks of."""
        said = squeezed(words)
        same = self._with_words(identifier, said) if said else ""
        if identifier in self.texts:
            own = squeezed(self.texts[identifier])
            if not said or said == own or (not same and likeness(said, own) >= ALIKE):
                return Addressee(Fit.SAME, identifier)
            return Addressee(Fit.OTHER_WORDS, same)
        if same:
            return Addressee(Fit.BY_WORDS, same)
        if identifier in self.renamed:
            return Addressee(Fit.CORRECTED, self.renamed[identifier])
        return Addressee(Fit.UNKNOWN, self._likeliest(identifier, said))

    def _with_words(self, identifier: str, said: str) -> str:
        """Return the id of the one commitment with these words; of the same report, where several have it."""
        found = self._by_words.get(said, ())
        own = [other for other in found if report_of(other) == report_of(identifier)] or found
        return own[0] if len(own) == 1 else ""

    def _likeliest(self, identifier: str, said: str) -> str:
        """Return the commitment of the same report whose words are most like these, or nothing."""
        self._compared += 1
        if not said or self._compared > MOST_COMPARED:
            return ""
        report = report_of(identifier)
        others = ((other, text) for other, text in self.texts.items() if report_of(other) == report)
        own = [(likeness(said, squeezed(text)), other) for other, text in others]
        best = max(own, default=(0.0, ""))
        return best[1] if best[0] >= ALIKE else ""


def squeezed(words: str) -> str:
    """Return words as they are compared: without white space, marks in one form."""
    return "".join(fold(words).split())


def likeness(one: str, other: str) -> float:
    """Return the share of pairs of neighbouring characters that two texts have in common (Dice's coefficient).

    >>> likeness("建成泵站。", "建成泵站。"), likeness("建成泵站。", "完成税收。")
    (1.0, 0.0)
    """
    first, second = ({text[at : at + 2] for at in range(len(text) - 1)} for text in (one, other))
    return 2 * len(first & second) / (len(first) + len(second)) if first or second else 0.0
