"""The way of the data, step by step: read, parse, extract, resolve, write."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from govreport import writers
from govreport.extract import extract
from govreport.lexicon import Lexicon, default_lexicon
from govreport.model import Artifact, Catalog, Report, SeedError, Source, Version
from govreport.parser import parse
from govreport.pipeline.accuracy import recorded_accuracy
from govreport.pipeline.site_options import read_site
from govreport.reader import find_seeds, find_versions, read_source
from govreport.reader.progress import read_filings
from govreport.reading import as_read, restore
from govreport.resolve import resolve
from govreport.writers import pdf


@dataclass(frozen=True, slots=True)
class Config:
    """What the command line decides; options of the site live in mkdocs.yml."""

    seeds: Path
    docs: Path
    site: Path = Path("mkdocs.yml")
    """Where the site's address stands; may be missing."""
    progress: Path = Path("progress")
    """Folder of ledgers, links.toml and corrections.toml; may be missing."""
    fonts: Path = Path("fonts")
    """Fonts of one's own for the PDFs; may be missing."""
    degrade_pdf: bool = False
    """Whether a PDF may be printed with another font, or a mark, for what is missing."""


def silent(message: str) -> None:
    """Take a progress message and say nothing."""


def read_reports(
    seeds: Path, lexicon: Lexicon, progress: Callable[[str], None] = silent
) -> tuple[Report, ...]:
    """Read, parse and extract every report below `seeds`, in the order of their paths.

    Raises:
        SeedError: If there is no report, or one can't be read as a report.
    """
    paths = find_seeds(seeds)
    if not paths:
        raise SeedError(str(seeds), "里面没有报告；请放入 .txt、.docx、.html、.md 或 .pdf 文件")
    reports = []
    for number, path in enumerate(paths, 1):
        if len(paths) > 1:
            progress(f"读取 {number}/{len(paths)} {path.relative_to(seeds).as_posix()}")
        reports.append(read_report(path, seeds, lexicon))
    return tuple(reports)


def read_report(path: Path, seeds: Path, lexicon: Lexicon) -> Report:
    """Read, parse and extract the report at `path`, named by its path below `seeds`.

    Raises:
        SeedError: If it can't be read as a report.
    """
    return _found(read_source(path, seeds), lexicon)


def _found(source: Source, lexicon: Lexicon) -> Report:
    """Parse and extract a source as a person reads it; what is found tells its place in the source as received."""
    reading, alignment = as_read(source)
    return restore(extract(parse(reading, lexicon), lexicon), source, alignment)


def read_versions(seeds: Path, reports: Iterable[Report], lexicon: Lexicon) -> tuple[Version, ...]:
    """Read the older texts that are kept beside the seeds of `reports`.

    Raises:
        SeedError: If one can't be read.
    """
    return tuple(
        _version(report, number, read_source(path, seeds), lexicon)
        for report in sorted(reports, key=lambda report: report.id)
        for number, path in find_versions(seeds / report.document.source.path)
    )


def _version(report: Report, number: int, source: Source, lexicon: Lexicon) -> Version:
    """Return an older text with the ids it gave: what stands beside the seed held for it, too."""
    old = _found(replace(source, sidecar=report.document.source.sidecar), lexicon)
    ids = (report.id + commitment.id.removeprefix(old.id) for commitment in old.commitments)
    return Version(report.id, number, source, tuple(ids))


def build(
    config: Config, progress: Callable[[str], None] = silent
) -> tuple[Catalog, tuple[Artifact, ...]]:
    """Return the catalog of all reports below ``config.seeds`` and the files made from it; write nothing.

    Raises:
        GovReportError: If the build can't go on.
    """
    lexicon = default_lexicon()
    reports = read_reports(config.seeds, lexicon, progress)
    catalog = resolve(reports, lexicon, read_filings(config.progress, lexicon.ledger))
    catalog = replace(catalog, accuracy=recorded_accuracy(), versions=read_versions(config.seeds, reports, lexicon))
    press = pdf.open_press(config.fonts, degrade=config.degrade_pdf)
    printed = _print_reports(catalog, press, progress)
    for note in press.notes:
        progress(note)
    return catalog, writers.write(catalog, read_site(config.site), printed)


def _print_reports(
    catalog: Catalog, press: pdf.Press, progress: Callable[[str], None]
) -> tuple[pdf.PdfDocument, ...]:
    """Typeset every report; of many, say which is in hand: it is the longest part of a build."""
    printed: list[pdf.PdfDocument] = []
    for number, report in enumerate(catalog.reports, 1):
        if len(catalog.reports) > 1:
            progress(f"排印 {number}/{len(catalog.reports)} {report.id}")
        printed.extend(pdf.documents_of(report, press))
    return tuple(printed)
