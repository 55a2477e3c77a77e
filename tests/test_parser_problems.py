"""What a report names as its difficulties."""

from __future__ import annotations

from typing import Any

import pytest

from govreport.lexicon import default_lexicon
from govreport.model import Document, Source
from govreport.parser import parse
from tests.corpus import rows

REPORT = "示例县2022年政府工作报告\n各位代表：\n一、2022年工作回顾\n{back}\n二、2023年工作安排\n{ahead}"
PLAN = "今年，力争税收增长6%以上。着力解决存在的困难和问题，新建农村公路5公里。"


def document(back: str, ahead: str = PLAN) -> Document:
    return parse(Source.from_text(REPORT.format(back=back, ahead=ahead)), default_lexicon())


def problems(found: Document) -> list[str]:
    return [found.source.slice(span) for span in found.problems]


@pytest.mark.parametrize("row", rows("problems"), ids=lambda row: row["id"])
def test_the_difficulties_of_a_review_are_found(row: dict[str, Any]) -> None:
    found = document(row["back"])
    assert [sentence[:5] for sentence in problems(found)] == row["expect"], row["why"]
    assert set(found.problems) <= {sentence.span for sentence in found.sentences()}


def test_a_plan_that_opens_with_difficulties_names_them() -> None:
    ahead = f"我们清醒认识到，在加快发展的道路上，还面临着巨大的压力和挑战。经济总量偏小。我们要着力解决。\n{PLAN}"
    assert problems(document("全年完成税收349万元。", ahead))[:2] == [
        "我们清醒认识到，在加快发展的道路上，还面临着巨大的压力和挑战。",
        "经济总量偏小。",
    ]
