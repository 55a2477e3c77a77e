"""The scripts by themselves: folding, exact places, safe export, and their weight."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from playwright.sync_api import Page

from tests.seed import ROOT

SCRIPTS = ROOT / "overrides" / "assets" / "js"
FIRST = ROOT / "overrides" / "assets" / "javascripts" / "first.js"
HEAVIEST = 30 * 1024


@pytest.fixture
def scripted(page: Page) -> Page:
    page.goto("about:blank")
    for name in ("fold", "rows", "export"):
        page.add_script_tag(path=SCRIPTS / f"{name}.js")
    return page


def test_all_scripts_together_stay_light_and_ask_nobody() -> None:
    files = sorted(SCRIPTS.rglob("*.js"))
    assert sum(path.stat().st_size for path in files) <= HEAVIEST
    assert FIRST.stat().st_size <= 1024  # it holds up the first paint
    for path in (*files, FIRST):
        text = path.read_text(encoding="utf-8")
        assert "fetch(" not in text
        assert "XMLHttpRequest" not in text


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("开展“两癌”筛查2000人次", "两癌筛查", ["两癌”筛查"]),
        ("开展“两癌”筛查2000人次", "“两癌” 筛查", ["两癌”筛查"]),
        ("新建农村公路12.3公里，提档升级13.7公里", "公里", ["公里", "公里"]),
        ("新建农村公路12.3公里", "12.3 公里", ["12.3公里"]),
        ("达到９５％以上", "95%以上", ["９５％以上"]),
        ("达到95%以上", "９５％", ["95%"]),
        ("GDP增长5%", "gdp", ["GDP"]),
        ("税收383万元，公路2公里", "公路 税收", ["税收", "公路"]),
        ("税收383万元", "税收公路", []),
        ("公路公路", "公路", ["公路", "公路"]),
        ("税收", "  ", []),
    ],
)
def test_what_is_found_is_marked_in_the_words_as_printed(
    scripted: Page, text: str, query: str, found: list[str]
) -> None:
    got = scripted.evaluate(
        "([text, query]) => govreport.locate(text, query).map(([start, end]) => text.slice(start, end))", [text, query]
    )
    assert got == found


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+增长", "'+增长"),
        ("-支出", "'-支出"),
        ("@市民", "'@市民"),
        ("\t=1", "'\t=1"),
        ("-5.5", "-5.5"),
        ("完成“税收”,增长\n5%", "完成“税收”,增长\n5%"),
        ('他说"好"', '他说"好"'),
    ],
)
def test_no_cell_of_an_exported_table_runs_as_a_formula(scripted: Page, cell: str, written: str) -> None:
    text = scripted.evaluate("cell => govreport.toCsv(['a'], [{ a: cell }])", cell)
    assert list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""))) == [["a"], [written]]
