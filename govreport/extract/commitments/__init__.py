"""Promises: the sentences in which a government says what it will do or reach."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from govreport.extract.commitments.clause import Clause, clauses
from govreport.extract.commitments.deadline import deadline_of
from govreport.extract.commitments.label import context_by, promising, verbs_of
from govreport.extract.commitments.named import NAMED_RULES, Found, named_by
from govreport.extract.commitments.strength import strength_of
from govreport.lexicon import Lexicon
from govreport.lexicon.cues import cue
from govreport.model import (
    Check,
    Commitment,
    Document,
    Identifiers,
    InOrder,
    Mention,
    MentionKind,
    Metric,
    Part,
    Rule,
    Sentence,
    Span,
    Status,
)

__all__ = ["RULES", "find_commitments"]

_PASSING = frozenset((MentionKind.COMPANY, MentionKind.TOWN))
"""Partners and towns that are named in passing make no promise a named one."""


_WILL = cue("will")

_MENDING = re.compile(r"我们(?:将|一定|要|必须|会)")


def find_commitments(
    document: Document, metrics: Sequence[Metric], mentions: Sequence[Mention], lexicon: Lexicon
) -> tuple[Commitment, ...]:
    """Return the promises of a report, in reading order.

    Every sentence of the part that looks ahead is a promise unless a cue shows that it is context. Of the
    part that looks back only the sentences that promise to mend what went wrong count; where the part is
    not known, only sentences with a word of will.

    Args:
        document: The outline with its sentences.
        metrics: What was measured or aimed at; a target makes the sentence that holds it quantified.
        mentions: Places and named things; building at one of them can be checked.
        lexicon: The word lists.
    """
    text = document.source.text
    maker = _Maker(document, metrics, mentions, lexicon)
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

    def __init__(
        self, document: Document, metrics: Sequence[Metric], mentions: Sequence[Mention], lexicon: Lexicon
    ) -> None:
        self._text = document.source.text
        self._titles = {section.id: section.title for section in document.sections}
        self._targets = InOrder(sorted((m for m in metrics if m.status is Status.TARGET), key=_start), _start)
        self._names = InOrder([m for m in mentions if m.kind not in _PASSING], lambda mention: mention.span.start)
        self._identifiers = Identifiers(document.identity.id)
        self._lexicon = lexicon
        self._headings = {
            title: lexicon.topics.weights(title) for title in {"", *self._titles.values()}
        }

    def make(self, sentence: Sentence) -> Iterator[Commitment]:
        """Yield the promise that a sentence makes; nothing where it is context."""
        span = sentence.span
        names = [name.span for name in self._names.between(span.start, span.end)]
        parts = clauses(self._text, span, self._lexicon.commitments.words, names)
        aims = self._targets.between(span.start, span.end)
        if context_by(self._text, span, parts, self._lexicon.context, aims=bool(aims)):
            return
        words = self._text[span.start : span.end]
        deadline = deadline_of(self._text, span)
        check, why = _check(_Said(self._text, span, parts, aims, deadline))
        strength, binding = strength_of(parts)
        yield Commitment(
            id=self._identifiers.next("c", words),
            section=sentence.section,
            span=span,
            text=words,
            check=check,
            strength=strength,
            deadline=self._text[deadline.start : deadline.end] if deadline else "",
            topic=self._topic(words, self._titles.get(sentence.section, "")),
            rule=why.rule,
            triggers=tuple(sorted({*why.triggers, *binding})),
            targets=tuple(metric.id for metric in aims),
        )

    def _topic(self, words: str, heading: str) -> str:
        topics = self._lexicon.topics
        return topics.decide(topics.weights(words), self._headings[heading])


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence that promises something."""

    text: str
    """The whole source; spans count in it."""
    span: Span
    parts: Sequence[Clause]
    aims: Sequence[Metric]
    deadline: Span | None


def _figures(said: _Said) -> tuple[Span, ...]:
    figures = tuple(metric.span for metric in said.aims)
    before = Span(said.span.start, figures[0].start) if figures else said.span
    return (*figures, *(verbs_of(said.parts, figures) or promising(said.text, before, said.parts))) if figures else ()


def _dated(said: _Said) -> tuple[Span, ...]:
    return (said.deadline, *promising(said.text, said.span, said.parts)) if said.deadline else ()


def _directed(said: _Said) -> tuple[Span, ...]:
    return promising(said.text, said.span, said.parts)


_TARGET = Rule("target", "有可核对的数字", _figures)
_DEADLINE = Rule("deadline", "写明时间", _dated)
_DIRECTION = Rule("direction", "只说方向", _directed)
RULES: tuple[Rule[Any], ...] = (_TARGET, *NAMED_RULES, _DEADLINE, _DIRECTION)
"""The rules by which a promise may be checked, in the order in which they are tried."""


def _check(said: _Said) -> tuple[Check, Found]:
    if figures := _TARGET.apply(said):
        return Check.QUANTIFIED, Found(_TARGET.id, figures)
    if named := named_by(said.parts):
        return Check.NAMED, named
    if dated := _DEADLINE.apply(said):
        return Check.NAMED, Found(_DEADLINE.id, dated)
    return Check.DIRECTIONAL, Found(_DIRECTION.id, _DIRECTION.apply(said))


def _start(metric: Metric) -> int:
    return metric.span.start
