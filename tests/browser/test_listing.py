"""The indexes, on reports made up for the purpose: what is found, counted, shared and exported."""

from __future__ import annotations

import csv
import gzip
import json
from collections import Counter
from io import StringIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from govreport.model import Site
from govreport.writers.markdown.listing import STANDING
from govreport.writers.markdown.rows import Row, metric_listing
from govreport.writers.markdown.site_index import SiteIndex
from tests.browser import generated

REPORTS = 9
TOTAL = REPORTS * 40


@pytest.fixture(scope="module")
def rows() -> tuple[Row, ...]:
    return metric_listing(SiteIndex(generated.catalog(reports=REPORTS), Site())).rows


def open_index(page: Page, address: str, query: str = "", kind: str = "metrics") -> Page:
    page.goto(f"{address}{kind}/index.html{query}")
    page.wait_for_selector(".listing[data-complete]")
    return page


def status(page: Page) -> str:
    return page.locator(".listing-status").inner_text()


def choose(page: Page, facet: str, value: str) -> None:
    page.locator(f"input[name='{facet}'][value='{value}']").click()


def counts(page: Page, facet: str) -> dict[str, int]:
    labels = page.locator(f"[data-facet='{facet}'] label")
    return {
        label.locator("input").get_attribute("value") or "": int(label.locator(".listing-count").inner_text())
        for label in labels.all()
    }


def shown(page: Page, cell: int = 1) -> list[str]:
    return page.locator(f".listing-table tbody td:nth-child({cell})").all_inner_texts()


def test_without_scripts_the_index_is_a_table_and_leads_to_every_row(browser: Browser, generated_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{generated_address}commitments/index.html")
    expect(page.locator(".listing-table tbody tr")).to_have_count(STANDING)
    assert not page.locator(".listing-form, .listing-exports, .listing-more").first.is_visible()
    links = [link.get_attribute("href") or "" for link in page.locator(".listing-static a").all()]
    assert len(links) == REPORTS
    listed = 0
    for link in links:
        page.goto(f"{generated_address}commitments/{link}")
        listed += page.locator(".listing-table tbody tr").count()
    assert listed == TOTAL
    context.close()


def test_a_choice_keeps_what_it_says_and_counts_what_other_choices_would_keep(
    page: Page, generated_address: str, rows: tuple[Row, ...]
) -> None:
    open_index(page, generated_address)
    choose(page, "status", "target")
    choose(page, "unit", "公里")
    kept = [row for row in rows if row["status"] == "target" and row["unit"] == "公里"]
    assert status(page) == f"全部 {TOTAL} 项中符合条件的 {len(kept)} 项，显示前 50 项"
    assert set(shown(page, 3)) == {"目标"}
    assert counts(page, "year") == Counter(row["year"] for row in kept)
    by_status = Counter(row["status"] for row in rows if row["unit"] == "公里")
    assert counts(page, "status") == {"actual": 0, "target": 0} | by_status
    by_unit = Counter(row["unit"] for row in rows if row["status"] == "target")
    assert counts(page, "unit") == {"元": 0, "": 0, "公里": 0, "%": 0} | by_unit


def test_two_values_of_one_facet_add_up(page: Page, generated_address: str, rows: tuple[Row, ...]) -> None:
    open_index(page, generated_address)
    choose(page, "year", "2024")
    choose(page, "year", "2022")
    kept = sum(row["year"] in {"2024", "2022"} for row in rows)
    assert f"符合条件的 {kept} 项" in status(page)


@pytest.mark.parametrize("typed", ["两癌筛查率", "“两癌” 筛查率", "两 癌筛查率", "'两癌'筛查率"])
def test_the_text_filter_looks_past_spaces_and_quotes_and_marks_the_words(
    page: Page, generated_address: str, typed: str
) -> None:
    open_index(page, generated_address, kind="commitments")
    page.get_by_label("查找文字").fill(typed)
    assert f"符合条件的 {TOTAL // 4} 项" in status(page)
    marks = page.locator(".listing-table tbody tr").first.locator("mark").all_inner_texts()
    assert marks == ["两癌”筛查率"]


@pytest.mark.parametrize(("typed", "marked"), [("27％以上", "27%以上"), ("29公里", "29公里"), ("新建　29公里", None)])
def test_the_text_filter_looks_past_the_width_of_marks(
    page: Page, generated_address: str, typed: str, marked: str | None
) -> None:
    """Words apart, as in the last query, are looked for one by one."""
    open_index(page, generated_address, kind="commitments")
    page.get_by_label("查找文字").fill(typed)
    first = page.locator(".listing-table tbody tr").first.locator("mark")
    assert first.all_inner_texts() == ([marked] if marked else ["新建", "29公里"])


def test_a_range_is_asked_within_one_unit_only(page: Page, generated_address: str) -> None:
    open_index(page, generated_address)
    assert page.get_by_label("从").is_disabled()
    choose(page, "unit", "元")
    page.get_by_label("从").fill("30万")
    page.get_by_label("到", exact=True).fill("400000")
    assert {30, 34, 38} <= {int(value.removesuffix("万元")) for value in shown(page, 2)}
    assert all(30 <= int(value.removesuffix("万元")) <= 40 for value in shown(page, 2))


def test_values_are_sorted_as_numbers_within_one_unit(page: Page, generated_address: str) -> None:
    open_index(page, generated_address, "?unit=元&sort=-value")
    values = [int(value.removesuffix("万元")) for value in shown(page, 2)]
    assert values == sorted(values, reverse=True)
    assert values[0] > values[-1]
    choose(page, "unit", "公里")
    assert page.get_by_label("排序").input_value() == ""


def test_a_shared_address_restores_what_was_shown(page: Page, generated_address: str) -> None:
    open_index(page, generated_address)
    choose(page, "unit", "元")
    choose(page, "year", "2023")
    page.get_by_label("查找文字").fill("税收")
    page.get_by_label("从").fill("30万")
    page.get_by_label("排序").select_option("-value")
    said, listed, address = status(page), shown(page), page.url
    asked = {"text": ["税收"], "year": ["2023"], "unit": ["元"], "min": ["30万"], "sort": ["-value"]}
    assert parse_qs(urlsplit(address).query) == asked
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector(".listing[data-complete]")
    assert (status(page), shown(page)) == (said, listed)


def test_the_back_button_takes_choices_back_one_by_one(page: Page, generated_address: str) -> None:
    open_index(page, generated_address)
    before = status(page)
    choose(page, "year", "2023")
    year = status(page)
    page.get_by_label("查找文字").press_sequentially("公里")
    assert status(page) not in {before, year}
    page.go_back()
    assert status(page) == year
    assert page.get_by_label("查找文字").input_value() == ""
    page.go_back()
    assert status(page) == before
    assert not page.locator("input[name='year'][value='2023']").is_checked()
    page.go_forward()
    assert status(page) == year


def test_conditions_can_be_taken_back_from_their_list(page: Page, generated_address: str) -> None:
    open_index(page, generated_address, "?year=2023&unit=元&text=税收")
    page.get_by_role("button", name="取消条件：2023").click()
    assert parse_qs(urlsplit(page.url).query) == {"text": ["税收"], "unit": ["元"]}
    page.get_by_role("button", name="清除全部条件").click()
    page.wait_for_selector(".listing[data-complete]")
    assert status(page) == f"全部 {TOTAL} 项，显示前 50 项"


def test_more_rows_are_shown_on_demand_and_focus_goes_on(page: Page, generated_address: str) -> None:
    open_index(page, generated_address)
    page.get_by_role("button", name="再显示").click()
    expect(page.locator(".listing-table tbody tr")).to_have_count(100)
    row = page.evaluate("document.activeElement.closest('tr').rowIndex")
    assert row == 51
    assert parse_qs(urlsplit(page.url).query) == {"n": ["100"]}


def test_the_csv_holds_exactly_what_is_shown_and_its_name_says_so(
    page: Page, generated_address: str, rows: tuple[Row, ...], tmp_path: Path
) -> None:
    open_index(page, generated_address, "?unit=元&year=2023&sort=-value")
    kept = sorted((r for r in rows if r["unit"] == "元" and r["year"] == "2023"), key=lambda r: -int(r["value"]))
    with page.expect_download() as waiting:
        page.get_by_role("button", name=f"下载筛选出的 {len(kept)} 项（CSV）").click()
    assert waiting.value.suggested_filename == f"数字清单-筛选{len(kept)}项-共{TOTAL}项.csv"
    waiting.value.save_as(tmp_path / "kept.csv")
    written = (tmp_path / "kept.csv").read_text(encoding="utf-8")
    assert written.startswith("\ufeff")
    records = list(csv.DictReader(StringIO(written.removeprefix("\ufeff"))))
    assert records == [{name: row[name] for name in records[0]} for row in kept]


def test_the_json_says_what_was_asked(page: Page, generated_address: str, tmp_path: Path) -> None:
    open_index(page, generated_address, "?check=named&text=小学", kind="commitments")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="（JSON）").click()
    waiting.value.save_as(tmp_path / "kept.json")
    written = json.loads((tmp_path / "kept.json").read_text(encoding="utf-8"))
    assert waiting.value.suggested_filename == f"承诺清单-筛选{TOTAL // 4}项-共{TOTAL}项.json"
    assert (written["count"], written["total"], written["filtered"]) == (TOTAL // 4, TOTAL, True)
    assert written["filter"] == "check=named&text=小学"
    assert len(written["rows"]) == TOTAL // 4
    assert {row["check"] for row in written["rows"]} == {"named"}


def test_the_whole_is_called_the_whole(page: Page, generated_address: str) -> None:
    open_index(page, generated_address)
    with page.expect_download() as waiting:
        page.get_by_role("button", name=f"下载全部 {TOTAL} 项（CSV）").click()
    assert waiting.value.suggested_filename == f"数字清单-全部{TOTAL}项.csv"


def test_the_keyboard_alone_filters_and_sorts(page: Page, generated_address: str) -> None:
    open_index(page, generated_address)
    page.get_by_label("查找文字").focus()
    page.keyboard.type("公里")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert "sort=status" in page.url
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator("input[name='year'][value='2024']").is_checked()
    assert "符合条件的 30 项" in status(page)


def test_screen_readers_hear_the_counts_and_know_the_form(page: Page, generated_address: str) -> None:
    open_index(page, generated_address)
    expect(page.get_by_role("status")).to_contain_text(f"全部 {TOTAL} 项")
    expect(page.get_by_role("search", name="筛选数字清单")).to_be_visible()
    expect(page.get_by_role("group", name="实绩或目标")).to_be_visible()
    expect(page.get_by_role("table", name="数字清单")).to_be_visible()
    assert page.locator(".listing-table th").count() == page.locator(".listing-table th[scope=col]").count()


def test_the_printed_list_holds_every_row_that_was_kept(page: Page, generated_address: str) -> None:
    open_index(page, generated_address, "?year=2023")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".listing-table tbody tr")).to_have_count(TOTAL // 3)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".listing-table tbody tr")).to_have_count(50)


def test_the_filtered_rows_lead_to_item_and_text(page: Page, generated_address: str, rows: tuple[Row, ...]) -> None:
    open_index(page, generated_address, "?text=税收", kind="metrics")
    first = next(row for row in rows if row["indicator"] == "税收")
    links = page.locator(".listing-table tbody tr").first.locator("a")
    assert links.first.get_attribute("href") == f"../{first['page']}#{first['id']}"
    assert links.last.get_attribute("href") == f"../{first['chapter']}#{first['id']}"


def test_index_pages_stay_light(generated_site: Path) -> None:
    for path in (generated_site / "metrics/index.html", generated_site / "commitments/index.html"):
        assert len(gzip.compress(path.read_bytes())) <= 40_000


def test_nothing_scrolls_sideways_on_a_phone(page: Page, generated_address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    for kind in ("metrics", "commitments"):
        open_index(page, generated_address, kind=kind)
        page.locator(".listing-filters > summary").click()
        assert page.evaluate("document.documentElement.scrollWidth") == 360
