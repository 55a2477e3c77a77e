"""The words by which a report promises, and what it promises to deliver."""

from __future__ import annotations

from dataclasses import dataclass

from govreport.lexicon.phrases import PhraseMatcher
from govreport.lexicon.table import read_entries

VERBS = frozenset(
    (
        "must", "strive", "explore",
        "issue", "found", "adopt", "amend", "launch", "build", "erect", "envision", "start", "finish", "fulfil",
        "fulfil-surely", "win", "hold", "push", "act", "lean", "keep", "carry",
    )
)  # fmt: skip
"""The classes of words that say what is done."""

THINGS = frozenset(
    (
        "document", "scheme", "programme", "pilot", "zone", "title", "facility", "hub", "event", "works", "project",
        "assigned", "accord", "fulfil", "fulfil-surely",
    )
)  # fmt: skip
"""The classes of words that say what is delivered. The others say that no particular one is."""


@dataclass(frozen=True)
class CommitmentWords:
    """Verbs and deliverables by class; the classes are the ids of ``promises.toml``."""

    words: PhraseMatcher
    verbs: frozenset[str]


def load_commitment_words() -> CommitmentWords:
    """Read ``govreport/lexicons/commitments.toml``.

    Raises:
        LexiconError: If the file is not as it should be.
    """
    entries = read_entries("commitments", {})
    kinds = {surface: entry["id"] for entry in entries for surface in entry["surfaces"]}
    return CommitmentWords(PhraseMatcher(kinds), frozenset(word for word, kind in kinds.items() if kind in VERBS))
