"""Conveniences of the pages: previews, copying, large type, the way from an item to its words."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

CHAPTER = "reports/jiangchang-2022/gong-zuo-hui-gu/index.html"


@pytest.fixture
def chapter(page: Page, address: str) -> Page:
    page.goto(address + CHAPTER)
    return page


def metric(page: Page) -> Locator:
    return page.locator("a.metric", has_text="12.3公里").first


def test_a_figure_tells_more_under_the_pointer(chapter: Page) -> None:
    metric(chapter).hover()
    preview = chapter.locator("#preview")
    expect(preview).to_be_visible()
    expect(preview).to_contain_text("农村公路")
    preview.hover()
    chapter.wait_for_timeout(400)
    expect(preview).to_be_visible()
    chapter.mouse.move(5, 5)
    expect(preview).to_be_hidden()


def test_a_figure_tells_more_on_focus_until_escape(chapter: Page) -> None:
    metric(chapter).focus()
    preview = chapter.locator("#preview")
    expect(preview).to_be_visible()
    assert metric(chapter).get_attribute("aria-describedby") == "preview"
    chapter.keyboard.press("Escape")
    expect(preview).to_be_hidden()
    assert metric(chapter).get_attribute("aria-describedby") is None


def test_a_tap_shows_and_the_second_follows(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(address + CHAPTER)
    metric(page).tap()
    preview = page.locator("#preview")
    expect(preview).to_be_visible()
    assert page.url.endswith(CHAPTER)
    box = preview.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    expect(preview.get_by_role("link", name="查看详情")).to_be_visible()
    metric(page).tap()
    page.wait_for_url("**/indicators/**")
    context.close()


def test_large_type_is_remembered_on_the_next_page(chapter: Page, address: str) -> None:
    size = "parseFloat(getComputedStyle(document.querySelector('.para')).fontSize)"
    before = chapter.evaluate(size)
    switch = chapter.get_by_role("button", name="大字")
    switch.click()
    assert chapter.evaluate(size) > before
    assert switch.get_attribute("aria-pressed") == "true"
    chapter.goto(address + CHAPTER.replace("gong-zuo-hui-gu", "zong-ti-si-lu-he-gong-zuo-an"))
    assert chapter.evaluate(size) > before
    chapter.get_by_role("button", name="大字").click()
    chapter.reload()
    assert chapter.evaluate(size) == before


def clipboard(context: BrowserContext, page: Page, button: str) -> str:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name=button).click()
    expect(page.locator(f"[data-label='{button}']")).to_have_text("已复制")
    copied: str = page.evaluate("navigator.clipboard.readText()")
    return copied


def test_the_quotation_and_the_address_of_an_item_can_be_copied(
    context: BrowserContext, page: Page, address: str, kinds: dict[str, str]
) -> None:
    page.goto(address + kinds["commitment"])
    quoted = page.locator(".quote").inner_text().strip()
    assert quoted in clipboard(context, page, "复制原话和出处")
    assert clipboard(context, page, "复制链接") == address + kinds["commitment"].removesuffix("index.html")
    assert re.search(r"\[(EB/OL|R|N|R/OL)\]", clipboard(context, page, "复制引文格式"))


def test_printing_is_one_button(chapter: Page) -> None:
    chapter.evaluate("window.print = () => { window.printed = true }")
    chapter.get_by_role("button", name="打印本页").click()
    assert chapter.evaluate("window.printed") is True


def test_an_item_leads_to_its_words_in_the_report(page: Page, address: str, kinds: dict[str, str]) -> None:
    page.goto(address + kinds["commitment"])
    words = page.locator(".quote").inner_text().strip()
    page.get_by_role("link", name="在报告中查看这句话").click()
    target = page.locator(":target")
    expect(target).to_be_visible()
    expect(target).to_be_in_viewport()
    shown = "".join(target.inner_text().split())
    assert shown == "".join(words.split())


def test_a_shared_index_keeps_its_conditions_when_its_address_is_copied(page: Page, address: str) -> None:
    page.goto(f"{address}commitments/index.html?text=建设")
    page.wait_for_selector(".listing[data-complete]")
    assert page.locator(".listing-table tbody mark").first.inner_text() == "建设"


def test_the_keyboard_reaches_the_text_first(chapter: Page) -> None:
    chapter.keyboard.press("Tab")
    assert "md-skip" in chapter.evaluate("document.activeElement.className")


def test_on_paper_there_is_no_interface(chapter: Page) -> None:
    chapter.emulate_media(media="print")
    for gone in (".md-header", ".md-tabs", ".tools button"):
        expect(chapter.locator(gone).first).to_be_hidden()
    expect(chapter.locator(".para").first).to_be_visible()
