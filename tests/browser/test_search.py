"""Page search on the seed's site: what a reader types, and the section that must come first."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page

QUERIES = [
    # two characters
    ("税收", "（一）坚持抓项目扩投资", "税收"),
    ("信访", "（四）坚持共建共治共享", "信访"),
    ("低保", "（三）聚焦民生福祉", "低保"),
    ("高企", "（一）聚焦经济建设", "高企"),
    ("中药", "（一）聚焦经济建设", "中药"),
    ("公里", "（一）坚持抓项目扩投资", "公里"),
    # places and names
    ("永镇桥社区", "（二）坚持抓整治优环境", "永镇桥社区"),
    ("孙潭沟", "（二）坚持抓整治优环境", "孙潭沟"),
    ("饶场村", "（四）坚持共建共治共享", "饶场村"),
    ("将军路", "（二）聚焦宜居品质", "将军路"),
    ("柳口", "（二）聚焦宜居品质", "柳口"),
    ("三阳寺", "（三）坚持惠民生增福祉", "三阳寺"),
    ("蒋场小学", "（三）坚持惠民生增福祉", "蒋场小学"),
    ("蒋场卫生院", "（三）坚持惠民生增福祉", "蒋场卫生院"),
    ("武天高速", "（三）聚焦民生福祉", "武天高速"),
    ("乡乡美媚", "（一）坚持抓项目扩投资", "乡乡美媚"),
    ("老客运站", "（二）聚焦宜居品质", "老客运站"),
    # numbers with their units
    ("12.3公里", "（一）坚持抓项目扩投资", "12.3公里"),
    ("12.3 公里", "（一）坚持抓项目扩投资", "12.3公里"),
    ("383万元", "（一）聚焦经济建设", "383万元"),
    ("349万元", "（一）坚持抓项目扩投资", "349万元"),
    ("2.57亿元", "（一）坚持抓项目扩投资", "2.57亿元"),
    ("7446.1万元", "（一）坚持抓项目扩投资", "7446.1万元"),
    ("近万亩", "（一）坚持抓项目扩投资", "近万亩"),
    ("2万余株", "（二）坚持抓整治优环境", "2万余株"),
    ("95%以上", "（三）坚持惠民生增福祉", "95%以上"),
    ("９５％以上", "（三）坚持惠民生增福祉", "95%以上"),
    ("9户31人", "（三）坚持惠民生增福祉", "9户31人"),
    ("4.65KM", "（三）坚持惠民生增福祉", "4.65km"),
    # quoted terms without their quotes
    ("两癌筛查", "（三）坚持惠民生增福祉", "两癌”筛查"),
    ("四好农村路", "（三）聚焦民生福祉", "四好”农村路"),
    ("双随机一公开", "（一）聚焦经济建设", "双随机、一公开"),
    ("三类对象", "（三）坚持惠民生增福祉", "三类对象"),
    ("一网通办一窗通办", "（四）坚持共建共治共享", "一网通办、一窗通办"),
    ("4+1产业布局", "（一）聚焦经济建设", "4+1”产业布局"),
    # words across the borders that a dictionary would cut at, and words apart
    ("飞地项目", "（一）聚焦经济建设", "飞地项目"),
    ("养老保险参保率", "（三）坚持惠民生增福祉", "养老保险参保率"),
    ("文体中心", "（三）聚焦民生福祉", "文体中心"),
    ("蔬菜 集散基地", "（一）聚焦经济建设", "蔬菜集散基地"),
    ("社区 现场会", "（二）坚持抓整治优环境", "社区"),
]


def ask(page: Page, query: str) -> None:
    page.locator(".md-search__input").fill(query)
    page.wait_for_function("() => document.querySelector('.md-search-result__list mark')")


@pytest.fixture(scope="module")
def home(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{address}index.html")
    page.locator(".md-search__input").click()
    page.wait_for_function("() => document.querySelector('.md-search-result__meta').textContent.includes('键入')")
    yield page
    page.close()


@pytest.mark.parametrize(("query", "section", "words"), QUERIES, ids=[query for query, *_ in QUERIES])
def test_a_query_finds_its_section_first_and_marks_its_words(home: Page, query: str, section: str, words: str) -> None:
    home.locator(".md-search__input").fill("")
    home.wait_for_function("() => !document.querySelector('.md-search-result__list mark')")
    ask(home, query)
    best = home.locator(".md-search-result__item").first.locator("a:has(mark)").first
    title = best.locator("h1, h2").inner_text().replace("\u200b", "")
    assert title.startswith(section)
    assert best.locator("mark").first.inner_text() == words


def test_a_word_that_no_page_holds_is_not_found(page: Page, address: str) -> None:
    page.goto(f"{address}index.html")
    page.locator(".md-search__input").fill("航天飞机")
    page.wait_for_function("() => document.querySelector('.md-search-result__meta').textContent.includes('没有找到')")


def test_a_sentence_is_found_once_though_its_item_has_a_page(page: Page, address: str) -> None:
    page.goto(f"{address}index.html")
    ask(page, "启动将军路、李场、柳口等村美丽乡村建设")
    assert page.locator(".md-search-result__item").count() == 1


def test_a_hit_leads_into_the_text_and_is_marked_there(page: Page, address: str) -> None:
    page.goto(f"{address}index.html")
    ask(page, "孙潭沟")
    page.keyboard.press("Enter")
    page.wait_for_url("**/gong-zuo-hui-gu/**")
    assert "h=孙潭沟" in unquote(page.url)
    page.wait_for_selector("mark[data-md-highlight]")
    assert page.locator("mark[data-md-highlight]").first.inner_text() == "孙潭沟"


def test_the_home_page_asks_the_same_search(page: Page, address: str) -> None:
    page.goto(f"{address}index.html")
    page.locator("#home-search").fill("12.3公里")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('.md-search-result__list mark')")
    assert page.locator(".md-search-result__list mark").first.inner_text() == "12.3公里"
