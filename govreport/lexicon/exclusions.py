"""Numbers that measure nothing, told by the words around the numeral."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from govreport.lexicon.table import read_entries
from govreport.model import LexiconError, Rule

_CALL = re.compile(r"\(\?&(\w+)\)")


class Sign(NamedTuple):
    """What shows that a number is no metric."""

    reason: str
    pattern: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exclusions:
    """The rules in order, and all of them as one pattern."""

    rules: tuple[Rule[Sign], ...]
    pattern: re.Pattern[str]

    def at(self, folded: str, start: int) -> tuple[Rule[Sign], int] | None:
        """Return the rule that says why the number at `start` is no metric and where its words end, or None.

        >>> load_exclusions().at("2023年3月5日", 0)[0].id
        'year'
        >>> load_exclusions().at("新增3家", 2) is None
        True
        """
        found = self.pattern.match(folded, start)
        return (self.rules[int(str(found.lastgroup)[1:])], found.end()) if found else None


def load_exclusions() -> Exclusions:
    """Read ``govreport/lexicons/exclusions.toml``.

    Raises:
        LexiconError: If the file is not as it should be.
    """
    allowed = {"label": str, "reason": str, "fragment": str, "pattern": list, "after": list, "before": list}
    fragments: dict[str, str] = {}
    rules: list[Rule[Sign]] = []
    for entry in read_entries("exclusions", allowed, distinct=False):
        try:
            if "fragment" in entry:
                fragments[entry["id"]] = _whole(entry["fragment"], fragments)
            else:
                sign = Sign(entry["reason"], _guarded(entry, fragments), tuple(entry["surfaces"]))
                rules.append(Rule(entry["id"], entry["label"], sign))
        except KeyError as error:
            raise LexiconError(f"govreport/lexicons/exclusions.toml: {entry['id']}: {error} is missing") from error
    try:
        pattern = re.compile("|".join(f"(?P<r{number}>{rule.apply.pattern})" for number, rule in enumerate(rules)))
    except re.error as error:
        raise LexiconError(f"govreport/lexicons/exclusions.toml: {error}") from error
    return Exclusions(tuple(rules), pattern)


def _guarded(entry: dict[str, Any], fragments: dict[str, str]) -> str:
    """Return the expression of an entry between its guards."""
    after = "|".join(f"(?<={word})" for word in entry.get("after", ()))
    before = "|".join(entry.get("before", ()))
    pattern = "|".join(_whole(part, fragments) for part in entry["pattern"])
    return f"(?:{after})(?:{pattern})(?={before})" if before else f"(?:{after})(?:{pattern})"


def _whole(pattern: str, fragments: dict[str, str]) -> str:
    return _CALL.sub(lambda call: fragments[call[1]], pattern)
