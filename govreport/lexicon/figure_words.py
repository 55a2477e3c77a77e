"""Words around figures, as named lists."""

from __future__ import annotations

from govreport.lexicon.table import read_entries


def read_figure_words() -> dict[str, tuple[str, ...]]:
    """Return the lists of ``lexicons/figure_words.toml`` by id; a word may stand in several of them."""
    rows = read_entries("figure_words", {}, distinct=False)
    return {row["id"]: tuple(row["surfaces"]) for row in rows}
