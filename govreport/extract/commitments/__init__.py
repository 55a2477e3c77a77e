"""Promises: the sentences in which a government says what it will do or reach."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from govreport.extract.commitments.named import Found, named_by
from govreport.extract.commitments.clause import Clause, clauses
from govreport.extract.commitments.deadline import deadline_of
from govreport.extract.commitments.label import context_by
from govreport.extract.commitments.strength import strength_of
from govreport.lexicon import Lexicon
from govreport.model import (
    Check,
    Commitment,
    Document,
    Identifiers,
    Metric,
    Part,
    Sentence,
    Span,
    Status,
)

__all__ = ["find_commitments"]

QUANTIFIED = "有可核对的数字"
DATED = "写明时间"
DIRECTIONAL = "只说方向"

_WILL = re.compile(
    r"""(?:我们|政府)?(?:要|将|必须|应当|应该|一定|决心|准备|打算)|力争|确保
    |(?:今年|明年|今后)[^，,。；;]{0,12}(?:要|将|力争|计划|安排)""",
    re.VERBOSE,
)
"""Words of will: where it is not clear which way a passage looks, only these make a promise."""

_MENDING = re.compile(r"我们(?:将|一定|要|必须|会)")


def find_commitments(document: Document, metrics: Sequence[Metric], lexicon: Lexicon) -> tuple[Commitment, ...]:
    """Return the promises of a report, in reading order.

    Every sentence of the part that looks ahead is a promise unless a cue shows that it is context. Of the
    part that looks back only the sentences that promise to mend what went wrong count; where the part is
    not known, only sentences with a word of will.

    Args:
        document: The outline with its sentences.
        metrics: What was measured or aimed at; a target makes the sentence that holds it quantified.
        lexicon: The word lists.
    """
    text = document.source.text
    maker = _Maker(document, metrics, lexicon)
    return tuple(
        commitment
        for sentence in document.sentences()
        if not sentence.heading and _may_promise(text, sentence)
        for commitment in maker.make(sentence)
    )


def _may_promise(text: str, sentence: Sentence) -> bool:
    span = sentence.span
    if sentence.part is Part.LOOK_AHEAD:
        return True
    if sentence.part is Part.LOOK_BACK:
        return bool(_MENDING.search(text, span.start, span.end))
    return bool(_WILL.match(text, span.start, span.end))


class _Maker:
    """Makes the promises of one report."""

    def __init__(self, document: Document, metrics: Sequence[Metric], lexicon: Lexicon) -> None:
        self._text = document.source.text
        self._titles = {section.id: section.title for section in document.sections}
        self._targets = _Targets(metrics)
        self._identifiers = Identifiers(document.identity.id)
        self._lexicon = lexicon

    def make(self, sentence: Sentence) -> Iterator[Commitment]:
        """Yield the promise that a sentence makes; nothing where it is context."""
        span = sentence.span
        parts = clauses(self._text, span, self._lexicon.promises.words)
        aims = self._targets.within(span)
        if not aims and context_by(self._text, span, parts):
            return
        words = self._text[span.start : span.end]
        deadline = deadline_of(self._text, span)
        check, why = _check(self._text, parts, aims, deadline)
        strength, binding = strength_of(parts)
        yield Commitment(
            id=self._identifiers.next("c", words),
            section=sentence.section,
            span=span,
            text=words,
            check=check,
            strength=strength,
            deadline=self._text[deadline.start : deadline.end] if deadline else "",
            topic=self._lexicon.topics.topic_of(words, self._titles.get(sentence.section, "")),
            rule=why.rule,
            triggers=tuple(sorted({*why.triggers, *binding})),
            targets=tuple(metric.id for metric in aims),
        )


def _check(text: str, parts: Sequence[Clause], aims: Sequence[Metric], deadline: Span | None) -> tuple[Check, Found]:
    if aims:
        return Check.QUANTIFIED, Found(QUANTIFIED, tuple(metric.span for metric in aims))
    named = named_by(parts)
    if named:
        return Check.NAMED, named
    if deadline:
        return Check.NAMED, Found(DATED, (deadline,))
    return Check.DIRECTIONAL, Found(DIRECTIONAL, ())


class _Targets:
    """The target metrics, looked up by the sentence they stand in."""

    def __init__(self, metrics: Sequence[Metric]) -> None:
        self._metrics = sorted((m for m in metrics if m.status is Status.TARGET), key=_start)
        self._starts = [_start(metric) for metric in self._metrics]

    def within(self, span: Span) -> tuple[Metric, ...]:
        return tuple(self._from(span))

    def _from(self, span: Span) -> Iterator[Metric]:
        for metric in self._metrics[bisect_left(self._starts, span.start) :]:
            if metric.span.start >= span.end:
                return
            yield metric


def _start(metric: Metric) -> int:
    return metric.span.start
