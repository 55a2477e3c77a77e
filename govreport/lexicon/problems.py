"""Words by which a report names its difficulties."""

from __future__ import annotations

from dataclasses import dataclass

from govreport.lexicon.table import read_entries
from govreport.model import LexiconError

_ROLES = ("noun", "admit", "pair", "exist", "remain", "see", "handle", "open", "remedy", "around")


@dataclass(frozen=True, slots=True, eq=False)
class ProblemWords:
    """The words of ``govreport/lexicons/problems.toml``, by role; what each role means is told there."""

    noun: tuple[str, ...]
    admit: tuple[str, ...]
    pair: tuple[str, ...]
    exist: tuple[str, ...]
    remain: tuple[str, ...]
    see: tuple[str, ...]
    handle: tuple[str, ...]
    open: tuple[str, ...]
    remedy: tuple[str, ...]
    around: tuple[str, ...]


def load_problem_words() -> ProblemWords:
    """Return the words by which difficulties are named.

    Raises:
        LexiconError: If the list is damaged.
    """
    entries = read_entries("problems", {"role": str}, distinct=False)
    if odd := [entry["id"] for entry in entries if entry.get("role") not in _ROLES]:
        raise LexiconError(f"govreport/lexicons/problems.toml: {odd[0]}: needs a known role")
    found = {role: tuple(s for e in entries if e["role"] == role for s in e["surfaces"]) for role in _ROLES}
    return ProblemWords(**found)
