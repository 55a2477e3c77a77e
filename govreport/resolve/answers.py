"""Last year's commitments beside the sentences of the next review that speak of the same thing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from govreport.model import (
    Answer,
    Check,
    Commitment,
    Grade,
    Match,
    Mention,
    Outcome,
    Part,
    Report,
    Review,
    Sentence,
    Span,
)
from govreport.resolve.decisions import Decisions
from govreport.resolve.filings import sentence_id
from govreport.resolve.years import Pair

GRAM = 4
"""Characters of a run that are looked up at once."""
MOST_USES = 2
"""Words that more sentences of a report than this share are its common talk, and tell nothing."""
LIKELY_LENGTH = 6
"""Shared rare words of this length probably speak of one thing."""
CERTAIN_LENGTH = 9
"""Shared rare words of this length that hold a name surely do."""
MOST_MATCHES = 3
SHORTEST_NAME = 4


def join_answers(
    pairs: Iterable[Pair], outcomes: Iterable[Outcome], decisions: Decisions
) -> Iterator[Answer]:
    """Yield an answer, maybe an empty one, for each commitment that an outsider could check, in reading order.

    Commitments that only give a direction are left out: whether a later sentence speaks of "the same
    direction" is no matter of words.
    """
    figures = {outcome.target: outcome for outcome in outcomes if outcome.actual}
    for pair in pairs:
        review = _Review(pair.outcome)
        promises = [c for c in pair.promise.commitments if c.check is not Check.DIRECTIONAL]
        common, names = _common_talk(promises), _Names(pair.promise.mentions)
        for promise in promises:
            found = review.find(promise, names.inside(promise.span), common)
            found |= _by_figure(promise, figures, review)
            yield Answer(
                place=pair.place,
                report=pair.promise.id,
                next_report=pair.outcome.id,
                commitment=promise.id,
                matches=_decide(promise.id, found, review, decisions),
            )


@dataclass(frozen=True, slots=True)
class _Likeness:
    grade: Grade
    reason: str
    weight: int


@dataclass
class _Review:
    """The sentences of a report that look back, found by runs of characters, by names, and by offset."""

    report: Report
    sentences: list[Sentence] = field(init=False)
    ids: list[str] = field(init=False)
    grams: dict[str, list[int]] = field(init=False)

    def __post_init__(self) -> None:
        document = self.report.document
        self.sentences = [s for s in document.sentences() if s.part is Part.LOOK_BACK and not s.heading]
        self.ids = [sentence_id(self.report, s.span) for s in self.sentences]
        self._starts = [s.span.start for s in self.sentences]
        self.grams = defaultdict(list)
        for number, sentence in enumerate(self.sentences):
            for gram in dict.fromkeys(_grams(document.source.slice(sentence.span))):
                self.grams[gram].append(number)

    def at(self, span: Span) -> int | None:
        """Return the number of the sentence that holds a stretch."""
        number = bisect_right(self._starts, span.start) - 1
        return number if number >= 0 and self.sentences[number].span.contains(span) else None

    def find(self, promise: Commitment, names: list[str], common: Mapping[str, int]) -> dict[int, _Likeness]:
        """Return the sentences that share rare words with a promise."""
        runs: dict[int, list[str]] = defaultdict(list)
        open_runs: dict[int, int] = {}
        text = promise.text
        for at in range(len(text) - GRAM + 1):
            gram = text[at : at + GRAM]
            holders = self.grams.get(gram, ())
            rare = len(holders) <= MOST_USES and common.get(gram, 0) <= MOST_USES
            current = dict.fromkeys(holders if rare else (), at)
            for number in open_runs.keys() - current.keys():
                runs[number].append(text[open_runs[number] : at + GRAM - 1])
            open_runs = {number: open_runs.get(number, at) for number in current}
        for number, start in open_runs.items():
            runs[number].append(text[start:])
        return {number: like for number, shared in sorted(runs.items()) if (like := _likeness(shared, names))}


def _likeness(shared: list[str], names: list[str]) -> _Likeness | None:
    longest = max(shared, key=len)
    named = [name for name in names if any(name in run for run in shared)]
    if named and len(longest) >= CERTAIN_LENGTH:
        return _Likeness(Grade.CERTAIN, f"两句都写了“{longest}”，其中“{named[0]}”是专名", len(longest) + CERTAIN_LENGTH)
    if named or len(longest) >= LIKELY_LENGTH:
        return _Likeness(Grade.LIKELY, f"两句都写了“{longest}”", len(longest))
    return None


def _by_figure(promise: Commitment, figures: Mapping[str, Outcome], review: _Review) -> dict[int, _Likeness]:
    by_id = {metric.id: metric for metric in review.report.metrics} if promise.targets else {}
    found: dict[int, _Likeness] = {}
    for target in promise.targets:
        outcome = figures.get(target)
        metric = by_id.get(outcome.actual) if outcome else None
        number = review.at(metric.span) if metric else None
        if outcome and metric and outcome.grade and number is not None:
            found[number] = _Likeness(outcome.grade, f"写有同一指标“{metric.indicator}”的数字", 2 * CERTAIN_LENGTH)
    return found


def _decide(
    promise: str, found: Mapping[int, _Likeness], review: _Review, decisions: Decisions
) -> tuple[Match, ...]:
    confirmed = [review.ids.index(i) for i in decisions.confirmed(promise) if i in review.ids]
    matches = [_match(review, n, Grade.CERTAIN, decisions.reason(promise, review.ids[n], "人工核对：说的是同一件事"),
                      Review.CONFIRMED) for n in confirmed]  # fmt: skip
    best = sorted(found.items(), key=lambda item: (-item[1].weight, item[0]))[:MOST_MATCHES]
    for number, like in sorted(best):
        said = decisions.review(promise, review.ids[number])
        if number not in confirmed:
            reason = decisions.reason(promise, review.ids[number], like.reason)
            matches.append(_match(review, number, like.grade, reason, said))
    return tuple(matches)


def _match(review: _Review, number: int, grade: Grade, reason: str, said: Review) -> Match:
    sentence = review.sentences[number]
    return Match(review.ids[number], sentence.section, sentence.span, grade, reason, said)


class _Names:
    """The names in a report that are long enough to tell one thing, found by offset."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._mentions = sorted((m for m in mentions if len(m.name) >= SHORTEST_NAME), key=lambda m: m.span)
        self._starts = [m.span.start for m in self._mentions]

    def inside(self, span: Span) -> list[str]:
        held = self._mentions[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]
        return [m.name for m in held]


def _common_talk(promises: Iterable[Commitment]) -> dict[str, int]:
    uses: dict[str, int] = defaultdict(int)
    for promise in promises:
        for gram in dict.fromkeys(_grams(promise.text)):
            uses[gram] += 1
    return uses


def _grams(text: str) -> Iterator[str]:
    for at in range(len(text) - GRAM + 1):
        gram = text[at : at + GRAM]
        if gram.isalnum():
            yield gram
