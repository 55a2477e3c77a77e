"""What is a heading, and at which level."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from govreport.lexicon import default_lexicon
from govreport.model import Source
from govreport.parser.blocks import make_blocks
from govreport.parser.manuscript import Manuscript
from govreport.parser.outline import make_outline
from govreport.reading import as_read
from govreport.reading.lines import split_lines

ROWS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "corpus/headings.toml").read_text("utf-8"))["row"]


def headings(text: str) -> list[str]:
    reading, _ = as_read(Source.from_text(text))
    text = reading.text
    manuscript = Manuscript.of(reading, default_lexicon())
    outline = make_outline(manuscript, make_blocks(manuscript.folded, split_lines(text)))
    return [
        f"{h.level} {'R' if h.run_in else 'H'} {h.mark.number if h.mark else ''} {text[slice(*h.words)]}"
        for h in outline.headings
    ]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_headings_of_the_corpus(row: dict[str, Any]) -> None:
    assert headings(row["text"]) == row["expect"], row["why"]
