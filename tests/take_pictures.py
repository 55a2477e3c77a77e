"""Take the pictures of the README from a site made of the sample report: ``python -m tests.take_pictures SITE``."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tests.provide_browser import find_browser, launch
from tests.seed import ROOT

PICTURES = ROOT / "pictures"
MOST_BYTES = 150_000
SIZE: ViewportSize = {"width": 1000, "height": 560}
"""As much as shows what a page is, in a file of the size that a README bears."""
SHOWN = {"home.png": "index.html", "text.png": "reports/jiangchang-2022/gong-zuo-hui-gu/index.html"}


def take(browser: Browser, site: Path) -> None:
    """Take each picture, once the page's fonts are there."""
    context = browser.new_context(viewport=SIZE, color_scheme="light", reduced_motion="reduce", locale="zh-CN")
    for name, path in SHOWN.items():
        page = context.new_page()
        page.goto((site / path).resolve().as_uri())
        page.evaluate("document.fonts.ready")
        page.screenshot(path=PICTURES / name, animations="disabled")
        page.close()
        size = (PICTURES / name).stat().st_size
        if size > MOST_BYTES:
            raise SystemExit(f"{name} has {size} bytes, more than {MOST_BYTES}")
    context.close()


def main() -> None:
    """Take the pictures of the site in the folder that is named, or in ``site``."""
    site = Path(sys.argv[1] if sys.argv[1:] else "site")
    path = find_browser()
    if path is None:
        raise SystemExit("no Chromium; run tests/provide_browser.py first")
    with sync_playwright() as playwright, launch(playwright, path) as browser:
        take(browser, site)


if __name__ == "__main__":
    main()
