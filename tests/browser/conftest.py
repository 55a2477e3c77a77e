"""The seed's site, built once, served on this machine, and opened in Chromium with every request watched."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from govreport.model import Artifact, Site
from govreport.pipeline.output import publish
from govreport.writers.markdown import listing as listing_writer
from govreport.writers.markdown.rows import metric_listing, scripts
from govreport.writers.markdown.site_index import SiteIndex
from tests.browser import generated
from tests.provide_browser import find_browser, launch
from tests.seed import ROOT, SEEDS

BUILD = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
config = load_config("mkdocs.yml", docs_dir=sys.argv[1], site_dir=sys.argv[2], strict=sys.argv[3] == "strict")
config.plugins.on_startup(command="build", dirty=False)
build(config)
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)


@dataclass
class Watched:
    """A page, with all that it asked for and all that it complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_browser()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium that starts on this machine; run tests/provide_browser.py")
        pytest.skip("no Chromium that starts on this machine; run tests/provide_browser.py")
    with sync_playwright() as playwright:
        started = launch(playwright, path)
        yield started
        started.close()


def build_site(docs: Path, site: Path, *, strict: bool = True) -> Path:
    """Add the hand-written files to `docs` and have MkDocs build them as the project's own site is built."""
    shutil.copytree(ROOT / "docs/about", docs / "about", dirs_exist_ok=True)
    command = [sys.executable, "-c", BUILD, str(docs), str(site), "strict" if strict else "lenient"]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seed's site as a folder."""
    folder = tmp_path_factory.mktemp("seed")
    subprocess.run(
        [sys.executable, "build_docs.py", "--seeds", str(SEEDS), "--docs", str(folder / "docs")],
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return build_site(folder / "docs", folder / "site")


@pytest.fixture(scope="session")
def years_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two years of an invented town with all that offices filed, an older text, and an address of its own."""
    folder = tmp_path_factory.mktemp("years")
    shutil.copytree(ROOT / "tests/fixtures/years", folder, dirs_exist_ok=True)
    words = (folder / "seeds/示例镇-2022.txt").read_text(encoding="utf-8")
    older = words.replace("新增停车位200个", "新增停车位20个")
    (folder / "seeds/示例镇-2022.v1.txt").write_text(older, encoding="utf-8")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SITE_URL", "https://example.cn/")
        subprocess.run(
            [sys.executable, "build_docs.py", "--seeds", str(folder / "seeds"), "--docs", str(folder / "docs")],
            cwd=ROOT,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        return build_site(folder / "docs", folder / "site")


def index_site(folder: Path, made: tuple[Artifact, ...]) -> Path:
    """Build a site of generated indexes alone; links into pages that are not there are no concern here."""
    home = Artifact.text("index.md", "# 索引\n")
    data = Artifact.text("data/index.md", "# 数据\n")
    publish([home, data, *made], folder / "docs")
    return build_site(folder / "docs", folder / "site", strict=False)


@pytest.fixture(scope="session")
def generated_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Indexes of nine generated reports of three places, 360 rows each."""
    site_index = SiteIndex(generated.catalog(reports=9), Site())
    return index_site(tmp_path_factory.mktemp("generated"), tuple(listing_writer.write(site_index)))


@pytest.fixture(scope="session")
def large_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of 200,000 generated metrics."""
    site_index = SiteIndex(generated.catalog(reports=45), Site())
    listing = generated.enlarged(metric_listing(site_index), 200_000)
    index = next(iter(listing_writer.pages(listing, site_index)))
    return index_site(tmp_path_factory.mktemp("large"), (*scripts(listing), index))


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine and give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with serve(site) as url:
        yield url


def kinds_of(site: Path) -> dict[str, str]:
    """Return a page of each type: its path below the site's root, the heaviest of its type."""
    found: dict[str, Path] = {}
    for path in sorted(site.rglob("index.html")):
        kind = re.search(r'class="page page-([a-z-]+)"', path.read_text(encoding="utf-8"))
        if kind and (kind[1] not in found or path.stat().st_size > found[kind[1]].stat().st_size):
            found[kind[1]] = path
    return {kind: path.relative_to(site).as_posix() for kind, path in sorted(found.items())}


@pytest.fixture(scope="session")
def kinds(site: Path) -> dict[str, str]:
    return kinds_of(site)


@pytest.fixture(scope="session")
def years_address(years_site: Path) -> Iterator[str]:
    with serve(years_site) as url:
        yield url


@pytest.fixture(scope="session")
def generated_address(generated_site: Path) -> Iterator[str]:
    with serve(generated_site) as url:
        yield url


@pytest.fixture(scope="session")
def large_address(large_site: Path) -> Iterator[str]:
    with serve(large_site) as url:
        yield url


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN", accept_downloads=True)
    made.set_default_timeout(10_000)
    yield made
    made.close()


@pytest.fixture
def watched(context: BrowserContext) -> Iterator[Watched]:
    """A page that may ask only its own site, and must not complain: checked when the test is over."""
    made = Watched(context.new_page())
    context.on("request", lambda request: made.requests.append(request.url))
    context.on("console", lambda message: made.complaints.append(message.text) if message.type == "error" else None)
    context.on("weberror", lambda error: made.complaints.append(str(error.error)))
    yield made
    own = ("http://127.0.0.1:", "file://", "data:", "blob:")
    assert [url for url in made.requests if not url.startswith(own)] == []
    assert made.complaints == []


@pytest.fixture
def page(watched: Watched) -> Page:
    return watched.page
