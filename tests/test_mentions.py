"""Places and named things: found where the name is sure, left out where it is not."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport.model import MentionKind
from tests.corpus import rows
from tests.invented import read_sentence

ROWS = rows("mentions")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_the_names_of_a_sentence_are_found_and_no_others(row: dict[str, Any]) -> None:
    mentions = read_sentence(row["text"]).mentions
    assert [f"{mention.kind} {mention.name}" for mention in mentions] == row["names"], row["why"]


def test_a_third_of_the_rows_is_negative() -> None:
    assert sum(not row["names"] for row in ROWS) >= len(ROWS) / 3


def test_a_span_holds_the_name_as_the_report_writes_it() -> None:
    report = read_sentence("启动将军路、李场、柳口等村美丽乡村建设。")
    written = [report.document.source.slice(mention.span) for mention in report.mentions]
    assert written == ["将军路", "李场", "柳口"]


def test_names_do_not_overlap() -> None:
    mentions = read_sentence("建设张家湖国家湿地公园和易兴路东延，保护张家湖。").mentions
    for one, other in pairwise(mentions):
        assert one.span.end <= other.span.start


def test_projects_are_found_only_in_lists() -> None:
    assert not [m for m in read_sentence("推进重点项目。").mentions if m.kind is MentionKind.PROJECT]


PIECES = ["建设", "将军路", "李场", "、", "，", "等村", "永镇桥社区", "和", "第一", "中学", "“清溪”", "行动", "的"]
WORDS = st.sampled_from(PIECES)


@given(st.lists(WORDS | st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40).map("".join))
def test_every_finding_gives_back_the_words_of_the_source(text: str) -> None:
    report = read_sentence(text)
    for commitment in report.commitments:
        assert report.document.source.slice(commitment.span) == commitment.text
        assert all(commitment.span.contains(trigger) for trigger in commitment.triggers)
    for mention in report.mentions:
        assert mention.name.startswith(report.document.source.slice(mention.span))


@pytest.mark.parametrize("unit", ["村", "镇路河湖", "李场、", "建设中和村等"])
def test_a_line_of_any_kind_is_read_in_linear_time(unit: str) -> None:
    read_sentence(unit * (60_000 // len(unit)))
