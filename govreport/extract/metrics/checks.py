"""What a person should look at: numbers that no rule could place, names that could not be made, odd figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from govreport.model import Diagnostic, Document, Metric, Severity, Span


def check_numbers(document: Document, unread: Iterable[Span]) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each number that no rule could place."""
    for span in unread:
        yield Diagnostic(
            "W301",
            Severity.WARNING,
            document.source.path,
            span,
            f"数字“{document.source.slice(span)}”没有规则能归类；既未列为指标，也未排除。"
            "如果它带有新的单位，请在 govreport/lexicons/units.toml 中补上",
        )


def check_names(document: Document, metrics: Sequence[Metric]) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each metric whose name had to be taken from the plain words beside it."""
    for metric in metrics:
        if metric.rule == "plain words around the number":
            yield Diagnostic(
                "N302",
                Severity.NOTE,
                document.source.path,
                metric.span,
                f"“{metric.text}”说的是什么，句中没有明确的名称；暂用旁边的原词“{metric.indicator}”。请对照原句核对",
            )
