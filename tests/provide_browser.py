"""Provide a Chromium for the browser tests: the system's, else Debian's package, else Playwright's own.

In CI a missing browser is a failure; elsewhere the browser tests skip with their reason.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pylopdf_fonts_zh_cn as noto
from playwright.sync_api import Browser, Error, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
)  # fmt: skip
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""
"""Pages see these fonts alone: what they measure depends on fonts, and without a single one Chromium ends at once."""


def launch(playwright: Playwright, path: str) -> Browser:
    """Start the Chromium at `path` with the project's fonts, whatever fonts the machine has.

    Raises:
        Error: If it does not start.
    """
    folder = Path(tempfile.gettempdir()) / f"govreport-fonts-{os.getuid()}"
    folder.mkdir(exist_ok=True)
    config = folder / "fonts.conf"
    config.write_text(FONTS.format(fonts=noto.serif_path().parent, cache=folder / "cache"), encoding="utf-8")
    return playwright.chromium.launch(
        executable_path=path, args=OPTIONS, env={**os.environ, "FONTCONFIG_FILE": str(config)}
    )


def find_browser() -> str | None:
    """Return the path of a Chromium that starts and opens a page, or None."""
    with sync_playwright() as playwright:
        return next((path for path in _installed(playwright) if _opens_a_page(playwright, path)), None)


def _installed(playwright: Playwright) -> Iterator[str]:
    yield from filter(None, map(shutil.which, NAMES))
    if Path(own := playwright.chromium.executable_path).is_file():
        yield own


def _opens_a_page(playwright: Playwright, path: str) -> bool:
    """Tell whether it starts: Playwright's own needs libraries that a bare machine lacks."""
    try:
        with launch(playwright, path) as browser:
            browser.new_page()
    except Error as error:
        print(f"browser: {path} does not start: {error.message.splitlines()[0]}", file=sys.stderr)
        return False
    return True


def provide_browser() -> str | None:
    """Install a Chromium where the system lets us, and return its path, or None."""
    if found := find_browser():
        return found
    if shutil.which("apt-get") and os.geteuid() == 0:
        install = "apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium"
        subprocess.run(["sh", "-c", install], check=False, stdout=subprocess.DEVNULL)
        if found := find_browser():
            return found
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return find_browser()


if __name__ == "__main__":
    browser, in_ci = provide_browser(), bool(os.environ.get("CI"))
    without = "none: run as root, or `apt install chromium`" if in_ci else "none; the browser tests will be skipped"
    print(f"browser: {browser or without}")
    sys.exit(1 if browser is None and in_ci else 0)
