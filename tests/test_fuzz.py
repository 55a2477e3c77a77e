"""What `make fuzz` found stays mended, and what it does works."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.mutation import CHANGES, Change, mutated, repacked
from tests.fuzz.promises import holds_for_file, holds_for_text
from tests.fuzz.samples import samples

FOUND = tomllib.loads((Path(__file__).parent / "corpus/fuzz.toml").read_text(encoding="utf-8"))["found"]
FEW = settings(max_examples=5, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("row", FOUND, ids=lambda row: row["why"])
def test_what_broke_a_promise_keeps_it_now(row: dict[str, str]) -> None:
    if row["kind"] == "text":
        holds_for_text(row["content"])
    else:
        holds_for_file(row["kind"], row["content"].encode())


@pytest.mark.parametrize("kind", samples())
def test_a_sample_of_each_kind_is_read(kind: str) -> None:
    holds_for_file(kind, samples()[kind])


@pytest.mark.parametrize("kind", samples())
@FEW
@given(CHANGES, st.integers(0, 20))
def test_a_changed_file_is_read_or_refused(kind: str, changes: list[Change], part: int) -> None:
    content = samples()[kind]
    holds_for_file(kind, mutated(content, changes))
    if content.startswith(b"PK"):
        holds_for_file(kind, repacked(content, part, changes))


