"""What people filed, checked against the reports it speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from govreport.model import Correction, Decision, Diagnostic, Part, Report, Span, content_id


def settle_decisions(
    decisions: Iterable[Decision], reports: Iterable[Report]
) -> tuple[tuple[Decision, ...], tuple[Diagnostic, ...]]:
    """Return the decisions with ids on both ends, and a warning for each that names no item of any report.

    An outcome may be written as the sentence itself, in the report's own words.
    """
    decisions = tuple(decisions)
    if not decisions:
        return (), ()
    sentences = dict(_sentences(reports))
    known = {*_ids(reports), *sentences.values()}
    settled, diagnostics = [], []
    for decision in decisions:
        outcome = sentences.get("".join(decision.outcome.split()), decision.outcome)
        settled.append(replace(decision, outcome=outcome))
        for given in (decision.promise, outcome):
            if given not in known:
                message = f"“{given}”不在任何报告中；这一条不起作用。请从网站上复制编号，或照抄原句"
                diagnostics.append(Diagnostic.of("W521", decision.path, message))
    return tuple(settled), tuple(diagnostics)


def check_corrections(corrections: Iterable[Correction], reports: Iterable[Report]) -> Iterator[Diagnostic]:
    """Yield a warning for each correction of an unknown item; it is shown all the same."""
    corrections = tuple(corrections)
    known = set(_ids(reports)) if corrections else set()
    for correction in corrections:
        if correction.item and correction.item not in known:
            message = f"更正所指的编号“{correction.item}”不在任何报告中；照样显示，不带链接。请从网站上复制编号"
            yield Diagnostic.of("W522", "corrections.toml", message)


def _ids(reports: Iterable[Report]) -> Iterator[str]:
    for report in reports:
        yield report.id
        yield from (metric.id for metric in report.metrics)
        yield from (commitment.id for commitment in report.commitments)


def _sentences(reports: Iterable[Report]) -> Iterator[tuple[str, str]]:
    """Yield each sentence that looks back, without white space, with its id."""
    for report in reports:
        for sentence in report.document.sentences():
            if sentence.part is Part.LOOK_BACK:
                words = "".join(report.document.source.slice(sentence.span).split())
                yield words, sentence_id(report, sentence.span)


def sentence_id(report: Report, span: Span) -> str:
    """Return the id of a sentence of the review: made of its words."""
    return content_id(report.id, "t", report.document.source.slice(span))
