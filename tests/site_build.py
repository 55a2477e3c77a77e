"""Building a site for tests, away from the repository's own docs/ and site/, and looking into it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree, html

from govreport.model import Artifact
from tests.seed import ROOT

_FILLED = "not(ancestor::template)"
"""Rows that a script makes come from a template, whose links are filled in later."""


def build_site(artifacts: Iterable[Artifact], folder: Path) -> Path:
    """Write the artifacts and hand-written pages below `folder`, render them as ``make site`` does, return the site.

    A broken link, or anything else of which MkDocs warns, is an `AssertionError`.
    """
    docs, site, config = folder / "docs", folder / "site", folder / "mkdocs.yml"
    shutil.copytree(ROOT / "docs/about", docs / "about")
    for artifact in artifacts:
        target = docs / artifact.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(artifact.content)
    config.write_text(
        f"INHERIT: {ROOT}/mkdocs.yml\ndocs_dir: {docs}\nsite_dir: {site}\ntheme:\n  custom_dir: {ROOT}/overrides\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "govreport", "site", "--config", str(config)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return site


def item_ids(report: str, text: str) -> set[str]:
    """Return the ids of headings, figures, promises and sentences of a report that stand in a text."""
    return set(re.findall(rf"\b{report}-[smct][a-z2-7]{{8}}(?:-\d+)?\b", text))


class Pages:
    """The pages of a built site, parsed once."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self._parsed: dict[Path, etree._Element] = {}

    def __iter__(self) -> Iterator[Path]:
        """Yield every page but the one for missing addresses, whose links begin at the server's root."""
        yield from sorted(path for path in self.site.rglob("*.html") if path.name != "404.html")

    def page(self, path: Path) -> etree._Element:
        """Return a parsed page."""
        if path not in self._parsed:
            self._parsed[path] = html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot()
        return self._parsed[path]

    def text(self, address: str) -> str:
        """Return the text of the article at an address, as a reader sees it."""
        [article] = self.page(self.site / address).xpath("//article")
        return str(article.text_content())

    def broken_links(self) -> list[str]:
        """Return every link and source that leads nowhere inside the site, as ``page -> link``."""
        anchors = {path: set(self.page(path).xpath("//@id")) for path in self}
        broken = []
        for path in self:
            for link in self.page(path).xpath(f"//@href[{_FILLED}] | //@src[{_FILLED}]"):
                parts = urlsplit(str(link))
                if parts.scheme or parts.netloc or str(link).startswith("data:"):
                    continue
                target = (path.parent / unquote(parts.path)).resolve() if parts.path else path.resolve()
                if not target.is_file():
                    broken.append(f"{path.relative_to(self.site)} -> {link}")
                elif parts.fragment and target in anchors and unquote(parts.fragment) not in anchors[target]:
                    broken.append(f"{path.relative_to(self.site)} -> {link} (no such anchor)")
        return broken
