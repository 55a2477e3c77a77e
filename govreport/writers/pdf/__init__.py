"""Reports in print: PDFs set to GB/T 9704-2012, by Typst. See `document` for what each holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

import pypdfium2

from govreport.model import Artifact, Report
from govreport.writers import addresses
from govreport.writers.chapters import split
from govreport.writers.pdf import document
from govreport.writers.pdf.compiler import Compiler, open_compiler

__all__ = [
    "Compiler",
    "PdfDocument",
    "chapter_path",
    "documents_of",
    "ledger_path",
    "open_compiler",
    "whole_path",
    "write",
]


@dataclass(frozen=True, slots=True)
class PdfDocument:
    """A finished PDF and what a link to it says."""

    path: PurePosixPath
    """Below ``docs/``."""
    content: bytes
    title: str
    pages: int

    @property
    def extent(self) -> str:
        """Pages and size for the reader of a link: ``18 页，764 KB``."""
        return f"{self.pages} 页，{-(-len(self.content) // 1024):,} KB"

    @property
    def artifact(self) -> Artifact:
        """The file to be written."""
        return Artifact(self.path, self.content)


def write(made: tuple[PdfDocument, ...]) -> tuple[Artifact, ...]:
    """Return the files of the PDFs."""
    return tuple(document.artifact for document in made)


def whole_path(report_id: str) -> PurePosixPath:
    """Return where the whole report's PDF lies below ``docs/``."""
    return PurePosixPath(addresses.report(report_id)) / f"{report_id}.pdf"


def chapter_path(report_id: str, slug: str) -> PurePosixPath:
    """Return where a chapter's PDF lies below ``docs/``."""
    return PurePosixPath(addresses.report(report_id)) / f"{report_id}-{slug}.pdf"


def ledger_path(report_id: str) -> PurePosixPath:
    """Return where the PDF of the commitments ledger lies below ``docs/``."""
    return PurePosixPath(addresses.report(report_id)) / f"{report_id}-ledger.pdf"


def documents_of(report: Report, compiler: Compiler) -> Iterator[PdfDocument]:
    """Yield the PDFs of a report: the whole, each chapter where there are several, the commitments ledger.

    Raises:
        OutputError: If a font or a character is missing and degrading was not allowed.
    """
    published, words = report.document.identity.published, compiler.titles
    jobs = [(whole_path(report.id), "report", document.whole(report, words))]
    chapters = split(report.document)
    if len(chapters) > 1:
        jobs += [(chapter_path(report.id, c.slug), "report", document.chapter(report, c, words)) for c in chapters]
    if report.commitments:
        jobs.append((ledger_path(report.id), "ledger", document.ledger(report, words)))
    for path, template, data in jobs:
        document.name_publisher(data, compiler.publisher)
        content = compiler.print(template, data, published)
        yield PdfDocument(path, content, data["title"], count_pages(content))


def count_pages(content: bytes) -> int:
    """Return how many pages a PDF has."""
    opened = pypdfium2.PdfDocument(content)
    try:
        return len(opened)
    finally:
        opened.close()
