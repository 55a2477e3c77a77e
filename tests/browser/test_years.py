"""What only a site of several years has: outcomes, timelines, two versions of a text, states to filter by, QR codes."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import kinds_of
from tests.browser.test_accessibility import COLOURS, unreached, violations

PROMISE = "commitments/shili-2022-ctes7kw2x/index.html"
SOURCE = "reports/shili-2022/source/index.html"
INDEX = "commitments/index.html"
OUTCOME = "outcomes/shili-2022/index.html"
PAGES = ("index.html", "outcomes/index.html", OUTCOME, "changes/index.html", PROMISE, SOURCE, INDEX)


def show(page: Page, url: str) -> None:
    """Open a page and all that unfolds on it."""
    page.goto(url)
    if page.locator("[data-listing]").count():
        page.wait_for_selector(".listing[data-complete]")
    page.eval_on_selector_all(".page details", "all => all.forEach((e) => { e.open = true; })")


def test_the_site_has_the_pages_of_several_years(years_site: Path) -> None:
    assert set(kinds_of(years_site)) >= {"outcome", "outcomes", "changes", "commitment", "source", "listing"}


@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_no_violation_and_nothing_scrolls_sideways(
    browser: Browser, years_address: str, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="light", reduced_motion="reduce", locale="zh-CN"
    )
    page = context.new_page()
    broken, wide = {}, {}
    for path in PAGES:
        page.emulate_media(color_scheme="light")
        show(page, years_address + path)
        if (measured := page.evaluate("document.documentElement.scrollWidth")) > width:
            wide[path] = measured
        found = violations(page)
        page.emulate_media(color_scheme="dark")
        page.wait_for_selector("[data-md-color-scheme=slate]")
        if found := found | violations(page, COLOURS):
            broken[path] = found
    context.close()
    assert (broken, wide) == ({}, {})


def test_timeline_answer_versions_and_code_need_no_scripts(browser: Browser, years_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(years_address + PROMISE)
    expect(page.locator(".timeline li")).to_have_count(2)
    expect(page.get_by_text("望云桥加固改造因汛期推迟", exact=False).first).to_be_visible()
    page.locator("summary", has_text="手机续读").click()
    expect(page.locator(".qr svg")).to_be_visible()
    page.goto(years_address + SOURCE)
    expect(page.locator("ins", has_text="新增停车位200个。")).to_be_visible()
    page.goto(years_address + OUTCOME)
    expect(page.get_by_text("完成税收收入438万元。", exact=False).first).to_be_visible()
    context.close()


@pytest.mark.parametrize("path", [OUTCOME, PROMISE, "changes/index.html"])
def test_the_keyboard_reaches_every_control(page: Page, years_address: str, path: str) -> None:
    show(page, years_address + path)
    assert unreached(page) == []


def test_promises_are_filtered_by_what_offices_filed(page: Page, years_address: str) -> None:
    show(page, f"{years_address}{INDEX}?progress=done")
    expect(page.locator(".listing tbody tr")).to_have_count(1)
    expect(page.locator(".listing tbody")).to_contain_text("建成清溪村文化广场")


def test_the_address_of_a_corrected_promise_leads_to_both_texts(
    page: Page, years_site: Path, years_address: str
) -> None:
    leads_on = 'http-equiv="refresh"'
    [stub] = [p for p in (years_site / "commitments").glob("*/index.html") if leads_on in p.read_text("utf-8")]
    page.goto(years_address + stub.relative_to(years_site).as_posix())
    page.wait_for_url(f"{years_address}{SOURCE}#v1")
