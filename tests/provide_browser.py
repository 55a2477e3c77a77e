"""Provide a Chromium for the browser tests: the system's, else Debian's package, else Playwright's own.

In CI a missing browser is a failure; elsewhere the browser tests skip with their reason.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")


def find_browser() -> str | None:
    """Return the path of a Chromium, or None."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    return _playwright_browser()


def _playwright_browser() -> str | None:
    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return str(path) if path.is_file() else None


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
    browser = provide_browser()
    print(f"browser: {browser or 'none; the browser tests will be skipped'}")
    sys.exit(1 if browser is None and os.environ.get("CI") else 0)
