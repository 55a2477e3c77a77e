"""What people filed, checked against the reports it speaks of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from govreport.model import Correction, Decision, Diagnostic, Part, Report, Span, content_id
from govreport.resolve.years import Pair


def settle_decisions(
    decisions: Iterable[Decision], reports: Iterable[Report], pairs: Iterable[Pair]
) -> tuple[tuple[Decision, ...], tuple[Diagnostic, ...]]:
    """Return the decisions with ids on both ends, and a warning for each that comes to nothing.

    An outcome may be written as the sentence itself, in the report's own words; of a sentence that stands in
    several reports, that of the report after the promise's is meant.
    """
    decisions = tuple(decisions)
    if not decisions:
        return (), ()
    reports = tuple(reports)
    owners = {item: report.id for report in reports for item in _ids(report)}
    sentences: dict[str, dict[str, str]] = defaultdict(dict)
    for report in reports:
        for words, sentence in _sentences(report):
            sentences[words][report.id] = sentence
            owners[sentence] = report.id
    following = {pair.promise.id: pair.outcome.id for pair in pairs}
    settled, diagnostics = [], []
    for decision in decisions:
        promised = owners.get(decision.promise, "")
        following_id = following.get(promised, "")
        same = sentences.get("".join(decision.outcome.split()), {})
        outcome = same.get(following_id) or next(iter(same.values()), decision.outcome)
        settled.append(replace(decision, outcome=outcome))
        diagnostics += [
            Diagnostic.of("W521", decision.path, message) for message in _unknown(decision.promise, outcome, owners)
        ]
        if promised and outcome in owners and owners[outcome] != following_id:
            message = f"“{decision.outcome}”不在“{decision.promise}”那份报告的下一年报告中；这一条不起作用。请核对两端"
            diagnostics.append(Diagnostic.of("W523", decision.path, message))
    return tuple(settled), tuple(diagnostics)


def _unknown(promise: str, outcome: str, owners: Mapping[str, str]) -> Iterator[str]:
    for given in (promise, outcome):
        if given not in owners:
            yield f"“{given}”不在任何报告中；这一条不起作用。请从网站上复制编号，或照抄原句"


def check_corrections(corrections: Iterable[Correction], reports: Iterable[Report]) -> Iterator[Diagnostic]:
    """Yield a warning for each correction of an unknown item; it is shown all the same."""
    corrections = tuple(corrections)
    known = {item for report in reports for item in _ids(report)} if corrections else set()
    for correction in corrections:
        if correction.item and correction.item not in known:
            message = f"更正所指的编号“{correction.item}”不在任何报告中；照样显示，不带链接。请从网站上复制编号"
            yield Diagnostic.of("W522", "corrections.toml", message)


def _ids(report: Report) -> Iterator[str]:
    yield report.id
    yield from (metric.id for metric in report.metrics)
    yield from (commitment.id for commitment in report.commitments)


def _sentences(report: Report) -> Iterator[tuple[str, str]]:
    """Yield each sentence that looks back, without white space, with its id."""
    for sentence in report.document.sentences():
        if sentence.part is Part.LOOK_BACK:
            yield "".join(report.document.words(sentence.span).split()), sentence_id(report, sentence.span)


def sentence_id(report: Report, span: Span) -> str:
    """Return the id of a sentence of the review: made of its words."""
    return content_id(report.id, "t", report.document.words(span))
