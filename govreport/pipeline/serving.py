"""``govreport serve``: the site on this machine, made anew whenever a file changes."""

from __future__ import annotations

import argparse
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

from govreport.lexicon import Lexicon
from govreport.model import GovReportError, OutputError, Report
from govreport.pipeline.build import Steps
from govreport.pipeline.bundle import bundle
from govreport.pipeline.command import build_docs, say
from govreport.pipeline.door import describe_unexpected
from govreport.pipeline.manifest import read_manifest
from govreport.pipeline.preview import Shown, open_preview
from govreport.pipeline.site import refresh, render
from govreport.pipeline.watching import Seen, changes, look
from govreport.pipeline.written_yaml import written_pages
from govreport.reader.site_file import SITE_FILE, named_logo
from govreport.writers import pdf

_PROGRAM = "govreport serve"
_HEAD = re.compile(r"(?:---\n.*?\n---\n)?\s*(?:# [^\n]*)?", re.DOTALL)
"""Front matter and title of a page."""


class _Remembered(Steps):
    """Reads and prints a report again only where it, or what stands beside it, has changed."""

    def __init__(self) -> None:
        self._read: dict[Path, tuple[Seen, Report]] = {}
        self._printed: dict[str, tuple[Report, tuple[pdf.PdfDocument, ...]]] = {}

    def read(self, path: Path, seeds: Path, lexicon: Lexicon) -> Report:
        state = look((path, path.with_suffix(".toml")), lambda file: False)
        before, report = self._read.get(path, ({}, None))
        if report is None or state != before:
            report = super().read(path, seeds, lexicon)
            self._read[path] = (state, report)
        return report

    def print(self, report: Report, compiler: pdf.Compiler) -> tuple[pdf.PdfDocument, ...]:
        before, documents = self._printed.get(report.id, (None, ()))
        if before is not report:
            documents = super().print(report, compiler)
            self._printed[report.id] = (report, documents)
        return documents


class Workshop:
    """A site that is being worked on."""

    def __init__(self, given: argparse.Namespace, site: Path) -> None:
        self._given = given
        self._site = site
        self._site_file = given.config.parent / SITE_FILE
        self._steps = _Remembered()
        self._whole: dict[Path, str] | None = None
        """The heads of hand-written pages when the site was last rendered whole; None where it must be again."""

    def make(self, changed: set[Path] | None = None) -> bool:
        """Make docs and site anew, as far as `changed` files ask for it; tell what is wrong, and whether it is done."""
        given = self._given
        before = read_manifest(given.docs)
        try:
            if changed is None or self._concerns_docs(changed):
                if changed and any(path.is_relative_to(given.fonts) or path == self._site_file for path in changed):
                    self._steps = _Remembered()
                if build_docs(given, _PROGRAM, given.config, self._steps).catalog is None:
                    return False
            self._render(before, changed)
        except GovReportError as error:
            say(f"{_PROGRAM}: {error}")
            return False
        except Exception as error:
            say(f"{_PROGRAM}: {describe_unexpected(error)}")
            return False
        return True

    def _render(self, before: Mapping[str, str], changed: set[Path] | None) -> None:
        """Render the site whole, or the changed pages alone where nothing else can look otherwise."""
        given = self._given
        heads, known, self._whole = self._heads(), self._whole, None
        if known is None or heads != known or not changed or any(map(self._concerns_all, changed)):
            render(given.config, given.docs, self._site)
        else:
            made = read_manifest(given.docs)
            pages = {path for path in {*before, *made} if before.get(path) != made.get(path)}
            pages |= {path.relative_to(given.docs).as_posix() for path in changed if path.is_relative_to(given.docs)}
            refresh(given.config, given.docs, self._site, pages)
        self._whole = heads

    def _heads(self) -> dict[Path, str]:
        """Return what all pages may show of a hand-written one: its front matter and its title."""
        docs = self._given.docs
        pages = written_pages(docs, read_manifest(docs))
        heads = ((path, _HEAD.match(path.read_text(encoding="utf-8", errors="replace"))) for path in pages)
        return {path: head[0] if head else "" for path, head in heads}

    def _concerns_all(self, path: Path) -> bool:
        """Tell whether a changed file may change every page: anything but a report, a ledger or a page."""
        given = self._given
        sources = path.is_relative_to(given.seeds) or path.is_relative_to(given.progress)
        return not sources and not (path.is_relative_to(given.docs) and path.suffix == ".md")

    def _concerns_docs(self, changed: set[Path]) -> bool:
        given = self._given
        sources = (given.seeds, given.progress, given.fonts, given.config, *self._site_files())
        return any(path.is_relative_to(source) for path in changed for source in sources)

    def _site_files(self) -> tuple[Path, ...]:
        """Return what the office says of its site, and the picture that it names."""
        return (self._site_file, *named_logo(self._site_file.parent))

    def look(self) -> Seen:
        """Return the state of all files that the site is made of: not of those that it makes."""
        given = self._given
        made = read_manifest(given.docs)

        def passed_over(path: Path) -> bool:
            return path.is_relative_to(given.docs) and (
                path.name.startswith(".") or path.relative_to(given.docs).as_posix() in made
                or any(part.startswith(".govreport") for part in path.relative_to(given.docs).parts)
            )

        folders = (given.seeds, given.progress, given.fonts, given.docs)
        looks = (given.config.parent / "overrides", bundle() / "overrides")
        return look((*folders, given.config, *self._site_files(), *looks), passed_over)


def serve(given: argparse.Namespace) -> None:
    """Show the site on this machine and follow every change, until the person stops it.

    Raises:
        OutputError: If the port is taken.
    """
    given.progress = given.progress or given.seeds.parent / "progress"
    with tempfile.TemporaryDirectory(prefix="govreport-") as folder:
        site = Path(folder, "site")
        workshop, shown = Workshop(given, site), Shown()
        try:
            server = open_preview(site, given.port, shown)
        except OSError as error:
            raise OutputError(
                f"127.0.0.1:{given.port}: 这个地址已被占用；没有启动。请关掉另一个预览，或加 --port {given.port + 1}"
            ) from error
        try:
            if workshop.make():
                say(f"网站在 http://127.0.0.1:{server.server_port}/ ；改了文件，网页自动更新。按 Ctrl-C 结束")
            else:
                say("网站还没有做成；改正以后会自动再做。按 Ctrl-C 结束")
            for changed in changes(workshop.look):
                if workshop.make(changed):
                    shown.renew()
                    say(f"网站已更新：http://127.0.0.1:{server.server_port}/")
        except KeyboardInterrupt:
            say("预览已结束")
        finally:
            server.shutdown()
            server.server_close()
