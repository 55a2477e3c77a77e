"""How names of places and things end, and what bounds them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from govreport.lexicon.phrases import PhraseMatcher
from govreport.lexicon.table import read_entries
from govreport.model import LexiconError, MentionKind

_LISTS = ("before", "tail", "common", "whole")


@dataclass(frozen=True, slots=True)
class NameEnding:
    """An ending that makes a name of the words before it: ``村``, ``大道``."""

    surface: str
    kind: MentionKind
    shortest: int
    """Fewest characters before the ending."""
    unless: str
    """Characters that make another word of it when they follow (``村民``)."""
    longest: int
    """Most characters before the ending."""


@dataclass(frozen=True)
class NameWords:
    """Endings of names, and the words that stand beside a name but never in it."""

    endings: tuple[NameEnding, ...]
    before: frozenset[str]
    """Words after which a name may begin."""
    tail: tuple[str, ...]
    """Common words that may stand between a proper name and its ending, the longest first."""
    common: frozenset[str]
    """Words that no proper name holds."""

    whole: frozenset[str]
    """Words that end like a name and are no part of a longer one."""

    @cached_property
    def by_last(self) -> dict[str, tuple[NameEnding, ...]]:
        """The endings by their last character, the longest first."""
        found: dict[str, list[NameEnding]] = {}
        for ending in self.endings:
            found.setdefault(ending.surface[-1], []).append(ending)
        return {last: tuple(sorted(group, key=_longest_first)) for last, group in found.items()}

    @cached_property
    def last(self) -> re.Pattern[str]:
        """Any character that may be the last of a name."""
        return re.compile(f"[{re.escape(''.join(sorted(self.by_last)))}]")

    def bounds(self, verbs: Iterable[str], topics: Iterable[str]) -> PhraseMatcher:
        """Return all that bounds a name, each word with its kind.

        ``before``: a name may follow. ``common``: no name holds it. ``whole``: no name ends with it.
        """
        kinds = dict.fromkeys(self.whole, "whole")
        kinds |= dict.fromkeys((*topics, *self.common, *self.tail), "common")
        kinds |= dict.fromkeys((*verbs, *self.before), "before")
        return PhraseMatcher(kinds)


def _longest_first(ending: NameEnding) -> int:
    return -len(ending.surface)


def load_names() -> NameWords:
    """Read ``govreport/lexicons/names.toml``.

    Raises:
        LexiconError: If the file is not as it should be.
    """
    entries = read_entries("names", {"kind": str, "unless": str, "shortest": int, "longest": int})
    lists = {entry["id"]: entry["surfaces"] for entry in entries if entry["id"] in _LISTS}
    missing = [name for name in _LISTS if name not in lists]
    if missing:
        raise LexiconError(f"govreport/lexicons/names.toml: the entry {missing[0]!r} is missing")
    return NameWords(
        endings=tuple(ending for entry in entries if entry["id"] not in _LISTS for ending in _endings(entry)),
        before=frozenset(lists["before"]),
        tail=tuple(sorted(lists["tail"], key=len, reverse=True)),
        common=frozenset(lists["common"]),
        whole=frozenset(lists["whole"]),
    )


def _endings(entry: dict[str, Any]) -> list[NameEnding]:
    try:
        kind, shortest, longest = MentionKind(entry["kind"]), entry["shortest"], entry["longest"]
    except (KeyError, ValueError) as error:
        raise LexiconError(
            f"govreport/lexicons/names.toml: {entry['id']}: {error}; an ending needs kind (one of "
            f"{', '.join(MentionKind)}), shortest and longest"
        ) from error
    unless = entry.get("unless", "")
    return [NameEnding(surface, kind, shortest, unless, longest) for surface in entry["surfaces"]]
