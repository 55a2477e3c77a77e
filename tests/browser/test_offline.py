"""The folder works wherever it lies: opened from disk, and below another path of a server."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import Watched, serve


def search(page: Page, query: str) -> str:
    page.locator(".md-search__input").fill(query)
    page.wait_for_function("() => document.querySelector('.md-search-result__list mark')")
    return page.locator(".md-search-result__list mark").first.inner_text()


def filter_commitments(page: Page) -> None:
    page.get_by_label("查找文字").fill("永镇桥社区")
    page.wait_for_selector(".listing[data-complete]")
    expect(page.get_by_role("status")).to_contain_text("符合条件的 1 项")
    assert page.locator(".listing-table mark").all_inner_texts() == ["永镇桥社区"]


def walk(page: Page, home: str) -> None:
    """Search from the home page, follow the hit, and filter the commitments."""
    page.goto(home)
    assert search(page, "12.3公里") == "12.3公里"
    page.keyboard.press("Enter")
    page.wait_for_url("**/gong-zuo-hui-gu/index.html**")
    assert search(page, "永镇桥社区") == "永镇桥社区"
    page.keyboard.press("Escape")
    page.get_by_role("link", name="承诺", exact=True).first.click()
    page.wait_for_url("**/commitments/index.html")
    filter_commitments(page)
    page.locator(".listing-table tbody a").first.click()
    page.wait_for_url("**/commitments/jiangchang-2022-c*/index.html")
    page.go_back()
    expect(page.get_by_role("status")).to_contain_text("符合条件的 1 项")


def test_opened_from_disk_search_and_filters_work(watched: Watched, site: Path) -> None:
    walk(watched.page, (site / "index.html").as_uri())
    assert all(url.startswith("file://") for url in watched.requests)


def test_below_another_path_search_and_filters_work(watched: Watched, site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "zhengfu" / "baogao")
    with serve(tmp_path) as root:
        walk(watched.page, f"{root}zhengfu/baogao/index.html")
        assert all(url.startswith(f"{root}zhengfu/baogao/") for url in watched.requests)


def test_folders_answer_without_naming_their_file(page: Page, address: str) -> None:
    page.goto(f"{address}commitments/")
    filter_commitments(page)
