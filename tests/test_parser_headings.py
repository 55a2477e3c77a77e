"""What is a heading, and at which level."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from govreport.lexicon import default_lexicon
from govreport.model import Source
from govreport.parser import parse
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


@pytest.mark.parametrize(
    "marks", [("（一）", "（二）"), ("1.", "2."), ("一是", "二是"), ("——", "——"), ("一、", "二、"), ("①", "②")]
)
@pytest.mark.parametrize("behind", ["办好这些实事，关键在落实。", "各位代表！让我们共同奋斗。", "会议要求抓好落实。"])
def test_the_last_item_of_a_list_is_a_sentence(marks: tuple[str, str], behind: str) -> None:
    text = "示例镇2022年政府工作报告\n第一部分 2022年工作回顾\n全年完成税收349万元。\n第二部分 2023年工作安排\n"
    text += f"{marks[0]}启动高铁北站建设。\n{marks[1]}建成县中医院新院区。\n{behind}"
    document = parse(Source.from_text(text), default_lexicon())
    said = [document.source.slice(sentence.span) for sentence in document.sentences()]
    assert f"{marks[1]}建成县中医院新院区。" in said
