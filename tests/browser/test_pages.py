"""Every page type of the seed's site opens: on desktop and phone, with and without scripts, and asks nobody else."""

from __future__ import annotations

import gzip
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watched

HEAVIEST = 40_000
"""Bytes of a page's own HTML, compressed."""
LOOK_BACK = "reports/jiangchang-2022/gong-zuo-hui-gu/index.html"
KINDS = {
    "home",
    "cover",
    "chapter",
    "source",
    "commitment",
    "indicator",
    "listing",
    "compare",
    "topic",
    "place",
    "glossary",
}


def test_the_site_has_every_type_of_page(kinds: dict[str, str]) -> None:
    assert set(kinds) >= KINDS


def test_every_page_type_opens_and_asks_only_its_own_site(
    watched: Watched, address: str, kinds: dict[str, str]
) -> None:
    for path in kinds.values():
        watched.page.goto(address + path)
        expect(watched.page.locator("h1").first).to_be_visible()
        assert watched.page.locator("html").get_attribute("lang") == "zh"
    watched.page.wait_for_load_state("networkidle")
    assert watched.requests
    assert all(url.startswith(address) for url in watched.requests)


def test_no_page_type_scrolls_sideways_on_a_phone(page: Page, address: str, kinds: dict[str, str]) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    wide = {}
    for kind, path in kinds.items():
        page.goto(address + path)
        if (width := page.evaluate("document.documentElement.scrollWidth")) > 360:
            wide[kind] = width
    assert wide == {}


def test_large_type_does_not_scroll_sideways_either(page: Page, address: str, kinds: dict[str, str]) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address + kinds["home"])
    page.evaluate("localStorage['govreport-large-type'] = 'yes'")
    wide = {}
    for kind in ("home", "chapter", "listing", "commitment"):
        page.goto(address + kinds[kind])
        if (width := page.evaluate("document.documentElement.scrollWidth")) > 360:
            wide[kind] = width
    assert wide == {}


def test_the_text_can_be_read_without_scripts(browser: Browser, address: str, kinds: dict[str, str]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + LOOK_BACK)
    expect(page.get_by_text("新建农村公路12.3公里", exact=False).first).to_be_visible()
    for path in kinds.values():
        page.goto(address + path)
        expect(page.locator("h1").first).to_be_visible()
        for button in page.locator("[data-action]").all():
            assert not button.is_visible()
    context.close()


def test_pages_stay_light(site: Path) -> None:
    heavy = {}
    for path in site.rglob("index.html"):
        if (size := len(gzip.compress(path.read_bytes()))) > HEAVIEST:
            heavy[path.relative_to(site).as_posix()] = size
    assert heavy == {}


def has_anchor(target: Path, anchor: str) -> bool:
    return target.suffix != ".html" or f'id="{anchor}"' in target.read_text(encoding="utf-8")


def test_every_address_in_the_site_leads_somewhere(site: Path, page: Page, kinds: dict[str, str]) -> None:
    """MkDocs checks links of Markdown; most links of these pages are HTML, which it passes over."""
    broken = set()
    for path in kinds.values():
        page.goto((site / path).as_uri())
        links = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
        for link in {link for link in links if link.startswith("file://")}:
            address, _, anchor = link.removeprefix("file://").partition("#")
            target = Path(address.partition("?")[0])
            if not target.is_file() or (anchor and not has_anchor(target, anchor)):
                broken.add(f"{path}: {link}")
    assert broken == set()
