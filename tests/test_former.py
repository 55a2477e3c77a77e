"""A place that bore another name: its reports under that name join those of today."""

from __future__ import annotations

from pathlib import Path

import pytest

from govreport.lexicon import default_lexicon
from govreport.model import Catalog
from govreport.pipeline.build import read_reports
from govreport.resolve import resolve

LEXICON = default_lexicon()
TEXT = """{place}{year}年政府工作报告

各位代表：

一、{year}年工作回顾

全年完成税收{actual}万元，建成高标准农田3万亩。

二、{plan}年工作安排

力争完成税收{target}万元。
"""


def write(folder: Path, place: str, year: int, beside: str = "", actual: int = 349) -> None:
    text = TEXT.format(place=place, year=year, plan=year + 1, actual=actual, target=actual + 30)
    (folder / f"{place}-{year}.txt").write_text(text, encoding="utf-8")
    if beside:
        (folder / f"{place}-{year}.toml").write_text(beside, encoding="utf-8")


def joined(folder: Path) -> Catalog:
    return resolve(read_reports(folder, LEXICON), LEXICON)


def places_of_series(catalog: Catalog) -> list[tuple[str, int]]:
    return sorted((s.place, len(s.points)) for i in catalog.indicators if i.name == "税收" for s in i.series)


@pytest.mark.parametrize("former", ['["清苑县"]', '"清苑县"', '["保定市清苑县"]', '["甲县", "清苑县"]'])
def test_reports_under_a_former_name_join_the_series_and_the_pairs_of_today(tmp_path: Path, former: str) -> None:
    write(tmp_path, "清苑县", 2014)
    write(tmp_path, "清苑区", 2015, f"former = {former}\n", 360)
    catalog = joined(tmp_path)
    [(place, _)] = places_of_series(catalog)
    assert place.endswith("清苑区")
    assert [(outcome.report.split("-")[-1], outcome.next_report.split("-")[-1]) for outcome in catalog.outcomes] == [
        ("2014", "2015")
    ]
    assert [d.code for d in catalog.all_diagnostics() if d.code == "W240"] == []


def test_without_such_a_word_they_stay_apart(tmp_path: Path) -> None:
    write(tmp_path, "清苑县", 2014)
    write(tmp_path, "清苑区", 2015)
    catalog = joined(tmp_path)
    assert len(places_of_series(catalog)) == 2
    assert catalog.outcomes == ()


def test_names_borne_one_after_another_lead_to_that_of_today(tmp_path: Path) -> None:
    write(tmp_path, "甲乡", 2012)
    write(tmp_path, "乙镇", 2013, 'former = ["甲乡"]\n')
    write(tmp_path, "丙街道", 2014, 'former = ["乙镇"]\n')
    catalog = joined(tmp_path)
    assert [place for place, _ in places_of_series(catalog)] == ["丙街道"]
    assert len(catalog.outcomes) == 2


def test_a_former_name_that_two_places_claim_joins_neither_and_is_told(tmp_path: Path) -> None:
    write(tmp_path, "甲乡", 2012)
    write(tmp_path, "乙镇", 2013, 'former = ["甲乡"]\n')
    write(tmp_path, "丙镇", 2013, 'former = ["甲乡"]\n')
    catalog = joined(tmp_path)
    assert len(places_of_series(catalog)) == 3
    told = [d.message for d in catalog.all_diagnostics() if d.code == "W240"]
    assert told == ["几份报告都说“甲乡”是自己的旧名；没有连起来。请只在一处写 former"] * 2


def test_names_that_lead_in_a_circle_harm_nothing(tmp_path: Path) -> None:
    write(tmp_path, "甲乡", 2012, 'former = ["乙镇"]\n')
    write(tmp_path, "乙镇", 2013, 'former = ["甲乡"]\n')
    assert len(places_of_series(joined(tmp_path))) == 2
