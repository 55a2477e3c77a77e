"""Every number of a text is a quantity, an exclusion with its reason, or a warning."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govreport.lexicon import default_lexicon
from govreport.lexicon.exclusions import Sign
from govreport.lexicon.unit import Unit
from govreport.model import Rule
from govreport.quantity import Reading, Scan, scan

ROWS = tomllib.loads((Path(__file__).parent / "corpus" / "quantities.toml").read_text(encoding="utf-8"))["row"]
LINE = 200_000
ENOUGH = 20.0
"""Seconds on a busy machine; a rule that looks back to the start for each number takes hours."""


def read(text: str) -> Scan:
    return scan(text, default_lexicon())


def shown(text: str, reading: Reading) -> str:
    quantity = reading.quantity
    upper = "" if quantity.value_max is None else f"~{quantity.value_max:f}"
    words = text[quantity.span.start : quantity.span.end]
    return f"{words} | {quantity.value:f}{upper} | {quantity.unit} | {quantity.bound}"


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_a_number_is_read_as_the_corpus_says(row: dict[str, Any]) -> None:
    text = row["text"]
    found = read(text)
    assert [shown(text, reading) for reading in found.readings] == row["quantities"], row["why"]
    assert [f"{text[e.span.start : e.span.end]} | {e.reason}" for e in found.exclusions] == row["excluded"], row["why"]
    assert not found.unread


def test_a_third_of_the_corpus_says_what_is_no_figure() -> None:
    assert sum(not row["quantities"] for row in ROWS) * 3 >= len(ROWS)


@pytest.mark.parametrize("unit", default_lexicon().units, ids=lambda unit: unit.id)
def test_every_unit_of_the_lexicon_is_read_in_all_its_ways(unit: Unit) -> None:
    for surface in unit.surfaces:
        text = f"缩短37{surface}，"
        [reading] = read(text).readings
        assert reading.quantity.unit == unit.base, text
        assert reading.quantity.value == 37 * unit.factor, text
        assert text[reading.quantity.span.start : reading.quantity.span.end] == f"37{surface}"


@pytest.mark.parametrize("rule", default_lexicon().exclusions.rules, ids=lambda rule: rule.id)
def test_every_rule_excludes_its_examples(rule: Rule[Sign]) -> None:
    for example in rule.apply.examples:
        found = scan(example, default_lexicon()).exclusions
        assert rule.id in [exclusion.rule for exclusion in found], example


def test_a_number_that_no_rule_places_is_left_unread() -> None:
    text = "新增专用设备12，其他不变"
    assert [text[u.span.start : u.span.end] for u in read(text).unread] == ["12"]


def test_values_do_not_pass_through_binary_floats() -> None:
    [reading] = read("完成投资2.57亿元").readings
    assert str(reading.quantity.value) == "257000000"


CHARACTERS = "0123456789０９一二两三十百千万亿半零点%％，、。,.（(［[“”年月日个元家多余近约超以上下至到—-第期级"
WORDS = ("/", "百分之", "分之", "分别", "\n", "翻一番")
PIECES = st.lists(st.sampled_from([*CHARACTERS, *WORDS]), max_size=40).map("".join)


@pytest.mark.parametrize("text", ["占比5/0以上", "5/00", "五千零" + "二" * 5000 + "至三个百分点"])
def test_what_is_no_number_is_listed_and_stops_nothing(text: str) -> None:
    assert read(text).unread


@settings(max_examples=300, deadline=None)
@given(PIECES)
def test_no_number_is_lost_and_none_is_read_twice(text: str) -> None:
    found = read(text)
    spans = sorted(
        [r.quantity.span for r in found.readings] + [e.span for e in found.exclusions] + [u.span for u in found.unread]
    )
    assert all(a.end <= b.start for a, b in pairwise(spans))
    digits = [i for i, character in enumerate(found.folded) if character.isdigit()]
    assert all(any(span.start <= i < span.end for span in spans) for i in digits)
    assert all(isinstance(r.quantity.value, Decimal) for r in found.readings)


@pytest.mark.parametrize("piece", ["1", "9 ", "1,111", "万", "百分之", "，", "“", "《", "(", "A1", "1.", "三四", "２"])
def test_a_line_of_one_kind_takes_time_in_proportion(piece: str) -> None:
    text = (piece * LINE)[:LINE]
    start = perf_counter()
    read(text)
    assert perf_counter() - start < ENOUGH
