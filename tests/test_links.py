"""A target beside the figure of the next report: certain, likely, or nothing."""

from __future__ import annotations

from decimal import Decimal
from time import process_time
from typing import Any

import pytest

from govreport.lexicon import default_lexicon
from govreport.model import Grade, Outcome, Report, Site, Standing
from govreport.resolve import resolve
from govreport.writers import markdown
from tests.corpus import rows
from tests.invented import invented, written

ROWS = rows("links")


def outcomes_of(targets: list[str], actuals: list[str]) -> tuple[list[Outcome], Report]:
    later = invented(*(f"actual 2023 {figure}" for figure in actuals), year=2023)
    earlier = invented(*(figure if figure.startswith("target") else f"target 2023 {figure}" for figure in targets))
    return list(resolve((earlier, later), default_lexicon()).outcomes), later


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_target_has_the_figures_that_answer_it_and_no_others(row: dict[str, Any]) -> None:
    outcomes, later = outcomes_of(row["targets"], row["actuals"])
    names = {metric.id: f"{metric.indicator} {metric.text}" for metric in later.metrics}
    found = [f"{outcome.grade} {names[outcome.actual]}" for outcome in outcomes if outcome.actual]
    assert found == row["found"], row["why"]


def test_a_third_of_the_rows_has_no_certain_figure() -> None:
    assert sum(not any(found.startswith("certain") for found in row["found"]) for row in ROWS) >= len(ROWS) / 3


def test_the_parts_of_a_target_are_named_and_never_subtracted() -> None:
    outcomes, _ = outcomes_of(
        ["城乡居民人均可支配收入 +7%"], ["城镇居民人均可支配收入 +5.8%", "农村居民人均可支配收入 +6.8%"]
    )
    assert [(o.difference, o.standing) for o in outcomes] == [(None, None), (None, None)]
    assert outcomes[0].reason == "目标合写了2项，“城镇居民人均可支配收入”是其中一项，不相减"


def test_a_target_with_several_figures_is_one_target_on_its_page() -> None:
    earlier = written(2022, "", "", "城乡居民人均可支配收入增长7%。")
    later = written(2023, "城乡居民人均可支配收入分别增长5.8%和6.8%。", "", "继续努力。")
    catalog = resolve((earlier, later), default_lexicon())
    assert [outcome.grade for outcome in catalog.outcomes] == [Grade.CERTAIN, Grade.CERTAIN]
    pages = {a.path.as_posix(): a.content.decode() for a in markdown.write(catalog, Site())}
    [page] = [text for path, text in pages.items() if path.startswith("outcomes/") and path.count("/") > 1]
    assert page.count(f'<tbody id="{catalog.outcomes[0].target}">') == 1
    assert page.count("<tbody>") == 1
    assert 'data-label="目标">1<' in pages["outcomes/index.md"]


def test_a_target_of_a_later_year_that_is_reached_early_says_so() -> None:
    [outcome], _ = outcomes_of(["target 2025 村集体经济收入 10万元"], ["村集体经济收入 12万元"])
    assert (outcome.grade, outcome.standing, outcome.difference) == (Grade.LIKELY, Standing.ABOVE, Decimal(2))
    assert outcome.reason == "名称相同：“村集体经济收入”；目标的年份是 2025 年，次年报告的数字已经达到"


def test_time_grows_with_the_number_of_names_that_differ_by_a_modifier_not_with_its_square() -> None:
    def seconds(size: int) -> float:
        figures = range(size)
        targets = invented(*(f"target 2023 新建{n}之{size}号泵站 {n}座" for n in figures))
        actuals = invented(*(f"actual 2023 新建省级{n}之{size}号泵站 {n}座" for n in figures), year=2023)
        begin = process_time()
        resolve((targets, actuals), default_lexicon())
        return process_time() - begin

    seconds(100)
    assert min(seconds(3000), seconds(3001)) < 25 * min(seconds(300), seconds(301))
