"""What the commands say to the person who runs them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from govreport.model import Catalog, Diagnostic, Document, Report, Severity, Span, abridged
from govreport.pipeline.build import Seeds
from govreport.writers.framing import summarise_frame

SHOWN = 3
"""So many messages of one kind are told for each report."""
PLAIN = (".txt", ".md")
BEGINNING = 10
"""So many characters of a line tell which it is."""


def describe(catalog: Catalog, seeds: Path, progress: Path, site: Path = Path()) -> Iterator[str]:
    """Yield one message for each diagnostic: ``file:line:column: CODE what; what was done; how to mend it``.

    Files come in the order of their paths, the messages of a file in the order of its text.
    """
    for report in sorted(catalog.reports, key=lambda report: report.document.source.path):
        yield from tell(report.diagnostics, seeds, report.document)
    for diagnostic in catalog.diagnostics:
        yield line(diagnostic, progress, None)
    for diagnostic in catalog.site_diagnostics:
        yield line(diagnostic, site, None)


def tell(diagnostics: Iterable[Diagnostic], folder: Path, document: Document) -> Iterator[str]:
    """Yield a message for each diagnostic of a report; of many of one kind the first, and how many more there are."""
    kinds: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        alike = kinds.setdefault(diagnostic.code, [])
        alike.append(diagnostic)
        if diagnostic.severity is Severity.ERROR or len(alike) <= SHOWN:
            yield line(diagnostic, folder, document)
    for code, alike in kinds.items():
        if len(alike) > SHOWN and alike[0].severity is not Severity.ERROR:
            place = (folder / alike[0].path).as_posix()
            yield f"{place}: {code} 同样的提示还有 {len(alike) - SHOWN} 处；全部列在 data/diagnostics.csv"


def frames(catalog: Catalog, seeds: Path) -> Iterator[str]:
    """Yield one line for each report: the frame that was taken, so that a person sees at once where it is wrong."""
    for report in sorted(catalog.reports, key=lambda report: report.document.source.path):
        yield f"{(seeds / report.document.source.path).as_posix()}: {summarise_frame(report.document)}"


def line(diagnostic: Diagnostic, folder: Path, document: Document | None) -> str:
    """Return the message of one diagnostic, with its place as who opens the file finds it.

    In plain text that is line and column, from 1; elsewhere the number of the paragraph, as pages show it, and how
    the line begins: an editor of documents counts no lines of ours.
    """
    place = (folder / diagnostic.path).as_posix()
    if diagnostic.where:
        place += f":{diagnostic.where}"
    elif diagnostic.span is not None and document is not None:
        place += _position(diagnostic.span, document, plain=Path(diagnostic.path).suffix.lower() in PLAIN)
    return f"{place}: {diagnostic.code} {diagnostic.message}"


def _position(span: Span, document: Document, *, plain: bool) -> str:
    row, column = document.source.position(span.start)
    if plain:
        return f":{row}:{column}"
    number = next((p.number for p in document.paragraphs if p.span.contains(span)), 0)
    begins = abridged(" ".join(document.source.text.split("\n")[row - 1].split()), BEGINNING)
    return f":第{number}段“{begins}”" if number else f":第{row}行“{begins}”"


def fails(found: Iterable[Diagnostic], *, strict: bool) -> bool:
    """Tell whether the content fails a command: errors do, and under ``--strict`` warnings do, too."""
    fatal = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(diagnostic.severity in fatal for diagnostic in found)


def summarise(catalog: Catalog) -> str:
    """Return the one-line summary: ``1 report · 25 sections · 42 metrics · 46 commitments · 3 diagnostics``."""
    counts = {
        "report": len(catalog.reports),
        "section": sum(len(r.document.sections) for r in catalog.reports),
        "metric": sum(len(r.metrics) for r in catalog.reports),
        "commitment": sum(len(r.commitments) for r in catalog.reports),
        "diagnostic": len(catalog.all_diagnostics()),
    }
    return " · ".join(f"{number:,} {noun}{'' if number == 1 else 's'}" for noun, number in counts.items())


def count_findings(report: Report) -> str:
    """Return how much was found in one report, in Chinese."""
    counts = (
        f"{len(report.document.sections):,} 个标题",
        f"{len(report.metrics):,} 个数字",
        f"{len(report.commitments):,} 项承诺",
        f"{len(report.mentions):,} 处地点、项目等名称",
        f"{len(report.diagnostics):,} 条提示",
    )
    return " · ".join(counts)


def count_all(catalog: Catalog) -> str:
    """Return how much a site holds, in Chinese: ``1 份报告 · 45 个数字 · 48 项承诺 · 3 条提示``."""
    counts = (
        f"{len(catalog.reports):,} 份报告",
        f"{sum(len(r.metrics) for r in catalog.reports):,} 个数字",
        f"{sum(len(r.commitments) for r in catalog.reports):,} 项承诺",
        *([f"{len(catalog.updates):,} 条进展"] if catalog.updates else []),
        f"{len(catalog.all_diagnostics()):,} 条提示",
    )
    return " · ".join(counts)


def tell_refused(seeds: Seeds) -> str:
    """Return the last line of a build that stopped because files could not be taken."""
    others = "；要先公布其余的报告，请加 --keep-going" if seeds.reports else ""
    return f"{len(seeds.refused)} 个文件有错误；未写入任何文件，上次的结果原样保留。请按以上说明逐个改正{others}"


def tell_left_out(seeds: Seeds) -> str:
    """Return the last line of a build that went on without the files that could not be taken."""
    names = "、".join(error.path for error in seeds.refused)
    return f"{len(seeds.refused)} 个文件有错误；没有采用：{names}，其余的报告不受影响。请按以上说明逐个改正"


def tell_failed(catalog: Catalog, seeds: Seeds) -> str:
    """Return the last line of a build that stopped because of what the reports and the filings say."""
    why = "（其中可能有台账等对没有采用的报告的引用）" if seeds.refused else ""
    return f"{count_all(catalog)}；有错误{why}，未写入任何文件，上次的结果原样保留"
