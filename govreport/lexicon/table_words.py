"""Words of the heads of tables, as named lists."""

from __future__ import annotations

from govreport.lexicon.table import read_entries
from govreport.model import LexiconError

_LISTS = frozenset(
    ("indicator_head", "unit_head", "number_head", "aside_head", "actual", "estimate", "target", "up", "down", "ratio")
) | {"other_head", "no_growth", "amount", "filler", "share", "no_name", "part"}


def read_table_words() -> dict[str, tuple[str, ...]]:
    """Return the lists of ``lexicons/table_words.toml`` by id; a word may stand in several of them.

    Raises:
        LexiconError: If a list is missing or unknown.
    """
    rows = {row["id"]: tuple(row["surfaces"]) for row in read_entries("table_words", {}, distinct=False)}
    if odd := sorted(_LISTS ^ set(rows)):
        raise LexiconError(f"govreport/lexicons/table_words.toml: {odd[0]}: this list is missing or unknown")
    return rows
