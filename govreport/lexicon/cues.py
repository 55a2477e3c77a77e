"""Words with a task in sentences that are told by what stands around them."""

from __future__ import annotations

import re
from functools import cache

from govreport.lexicon.table import read_entries
from govreport.model import LexiconError


@cache
def read_cues() -> dict[str, re.Pattern[str]]:
    """Return the expressions of ``lexicons/cues.toml`` by id.

    Raises:
        LexiconError: If the file is not as it should be.
    """
    entries = read_entries("cues", {"pattern": list}, distinct=False)
    try:
        return {entry["id"]: re.compile("|".join(entry["pattern"])) for entry in entries}
    except (KeyError, re.error) as error:
        raise LexiconError(f"govreport/lexicons/cues.toml: {error}; a cue needs a pattern") from error


def cue(name: str) -> re.Pattern[str]:
    """Return one of them.

    >>> bool(cue("modal").search("我们必须")), bool(cue("modal").search("主要"))
    (True, False)
    """
    return read_cues()[name]
