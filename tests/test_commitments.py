"""Promises: which sentences make one, how each can be checked, how firmly it binds, by when, and about what."""

from __future__ import annotations

from typing import Any

import pytest

from govreport.lexicon import default_lexicon
from govreport.model import Check, Part, Strength
from tests.corpus import rows
from tests.invented import read_sentence

ROWS = rows("commitments")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_sentence_is_read_as_a_careful_reader_reads_it(row: dict[str, Any]) -> None:
    found = read_sentence(row["text"]).commitments
    if row.get("label") == "context":
        assert not found, row["why"]
        return
    [commitment] = found
    got = {
        "check": commitment.check.value,
        "strength": commitment.strength.value,
        "deadline": commitment.deadline,
        "rule": commitment.rule,
        "topic": commitment.topic,
    }
    expected = {key: row[key] for key in got if key in row}
    assert {key: got[key] for key in expected} == expected, row["why"]


def test_a_third_of_the_rows_is_negative() -> None:
    negative = [row for row in ROWS if row.get("label") == "context" or row.get("check") == "directional"]
    assert len(negative) >= len(ROWS) / 3


def test_a_promise_is_the_sentence_with_its_closing_mark() -> None:
    text = "实施城镇污水治理三期工程。"
    [commitment] = read_sentence(text).commitments
    assert (commitment.text, commitment.span.start, commitment.span.end) == (text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("力争年内出台鼓励汽车消费政策。", ["力争", "出台", "政策"]),
        ("今年力争完成税收383万元。", ["力争", "完成", "383万元"]),
        ("全面完成上级下达的各项任务。", ["全面完成", "下达的"]),
        ("我们要坚持人民至上。", ["要", "坚持"]),
        ("推进数字乡村建设。", ["推进"]),
    ],
)
def test_every_promise_keeps_the_words_that_made_it_one(text: str, expected: list[str]) -> None:
    [commitment] = read_sentence(text).commitments
    assert [text[span.start : span.end] for span in commitment.triggers] == expected


def test_the_targets_of_a_promise_are_its_metrics() -> None:
    report = read_sentence("今年力争完成税收383万元。")
    [commitment] = report.commitments
    assert commitment.targets == tuple(metric.id for metric in report.metrics)
    assert commitment.check is Check.QUANTIFIED


def test_without_a_word_of_strength_a_promise_advances_something() -> None:
    [commitment] = read_sentence("推进数字乡村建设。").commitments
    assert commitment.strength is Strength.ADVANCE


def test_what_looks_back_promises_only_to_mend() -> None:
    assert read_sentence("对于这些问题，我们将切实加以解决。", Part.LOOK_BACK).commitments
    assert not read_sentence("实施城镇污水治理三期工程。", Part.LOOK_BACK).commitments


def test_where_the_part_is_unknown_only_a_word_of_will_promises() -> None:
    assert read_sentence("要继续实行优惠政策。", None).commitments
    assert not read_sentence("实行优惠政策。", None).commitments


def test_every_topic_of_a_promise_is_in_the_table() -> None:
    known = {topic.id for topic in default_lexicon().topics.topics}
    for row in ROWS:
        for commitment in read_sentence(row["text"]).commitments:
            assert commitment.topic in {*known, ""}


def test_a_heading_supports_a_sentence_that_says_little() -> None:
    topic_of = default_lexicon().topics.topic_of
    assert topic_of("一件接着一件办。", "办好人民满意教育") == "science-education"
    assert topic_of("一件接着一件办。") == ""


UNITS = ("推进", "公园", "建设一批公园", "张三路，", "“一", "打造第", "年底", "以思想为", "只要")


@pytest.mark.parametrize("unit", UNITS)
def test_a_line_of_any_kind_is_read_in_linear_time(unit: str) -> None:
    read_sentence(unit * (60_000 // len(unit)) + "。")
