"""Ways in which a sentence of the part that looks ahead shows that it promises nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govreport.lexicon.phrases import PhraseMatcher
from govreport.lexicon.table import read_entries
from govreport.model import LexiconError


@dataclass(frozen=True, slots=True)
class ContextCue:
    """One such way."""

    id: str
    signs: frozenset[str]
    """Words of which every such sentence holds one, so that most sentences are passed over quickly."""
    reach: int
    """How many characters are looked at: from the start, from the end if negative, 0 for the very start only."""
    pattern: re.Pattern[str]
    yields: bool
    """Whether a target weighs more."""

    def tells(self, sentence: str) -> bool:
        """Tell whether a sentence, without the address before it, shows this cue."""
        if self.reach == 0:
            return bool(self.pattern.match(sentence))
        return bool(self.pattern.search(sentence[self.reach :] if self.reach < 0 else sentence[: self.reach]))


@dataclass(frozen=True, slots=True)
class ContextCues:
    """All of them."""

    cues: tuple[ContextCue, ...]
    signs: PhraseMatcher

    def told_by(self, sentence: str, *, aims: bool = False) -> str:
        """Return the id of the first cue that tells, or an empty string; `aims` says whether it holds a target.

        >>> load_context_cues().told_by("今年是实施“十四五”规划的关键一年。")
        'meaning-of-the-year'
        """
        signs = {sentence[sign.start : sign.end] for sign in self.signs.find(sentence, 0, len(sentence))}
        if not signs:
            return ""
        cues = (cue for cue in self.cues if not (signs.isdisjoint(cue.signs) or (aims and cue.yields)))
        return next((cue.id for cue in cues if cue.tells(sentence)), "")


def load_context_cues() -> ContextCues:
    """Read ``govreport/lexicons/context.toml``.

    Raises:
        LexiconError: If the file is not as it should be.
    """
    entries = read_entries("context", {"reach": int, "pattern": str, "yields": bool}, distinct=False)
    try:
        cues = tuple(
            ContextCue(
                id=entry["id"],
                signs=frozenset(entry["surfaces"]),
                reach=entry["reach"],
                pattern=re.compile(entry["pattern"], re.VERBOSE),
                yields=entry.get("yields", False),
            )
            for entry in entries
        )
    except (KeyError, re.error) as error:
        raise LexiconError(f"govreport/lexicons/context.toml: {error}; a cue needs reach and a pattern") from error
    return ContextCues(cues, PhraseMatcher({sign: "sign" for cue in cues for sign in cue.signs}))
