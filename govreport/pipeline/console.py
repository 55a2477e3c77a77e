"""What the command says to the person who runs it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from govreport.model import Catalog, Diagnostic, Source
from govreport.writers.framing import summarise_frame


def describe(catalog: Catalog, seeds: Path, progress: Path) -> Iterator[str]:
    """Yield one message for each diagnostic: ``file:line:column: CODE what; what was done; how to mend it``.

    Files come in the order of their paths, the messages of a file in the order of its text.
    """
    for report in sorted(catalog.reports, key=lambda report: report.document.source.path):
        for diagnostic in report.diagnostics:
            yield line(diagnostic, seeds, report.document.source)
    for diagnostic in catalog.diagnostics:
        yield line(diagnostic, progress, None)


def frames(catalog: Catalog, seeds: Path) -> Iterator[str]:
    """Yield one line for each report: the frame that was taken, so that a person sees at once where it is wrong."""
    for report in sorted(catalog.reports, key=lambda report: report.document.source.path):
        yield f"{(seeds / report.document.source.path).as_posix()}: {summarise_frame(report.document)}"


def line(diagnostic: Diagnostic, folder: Path, source: Source | None) -> str:
    """Return the message of one diagnostic; positions count from 1."""
    place = (folder / diagnostic.path).as_posix()
    if diagnostic.where:
        place += f":{diagnostic.where}"
    elif diagnostic.span is not None and source is not None:
        row, column = source.position(diagnostic.span.start)
        place += f":{row}:{column}"
    return f"{place}: {diagnostic.code} {diagnostic.message}"


def summarise(catalog: Catalog) -> str:
    """Return the one-line summary: ``1 report · 25 sections · 42 metrics · 46 commitments · 3 diagnostics``."""
    counts = {
        "report": len(catalog.reports),
        "section": sum(len(r.document.sections) for r in catalog.reports),
        "metric": sum(len(r.metrics) for r in catalog.reports),
        "commitment": sum(len(r.commitments) for r in catalog.reports),
        "diagnostic": sum(len(r.diagnostics) for r in catalog.reports) + len(catalog.diagnostics),
    }
    return " · ".join(f"{number:,} {noun}{'' if number == 1 else 's'}" for noun, number in counts.items())
