"""Last year's commitments beside the sentences of the next review that speak of the same thing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from govreport.model import (
    Answer,
    Check,
    Commitment,
    Grade,
    InOrder,
    Match,
    Mention,
    MentionKind,
    Metric,
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
MOST_USES = 3
"""Words that more sentences of a report than this share are its common talk, and tell nothing."""
LIKELY_LENGTH = 6
"""Shared rare words of this length probably speak of one thing."""
CERTAIN_LENGTH = 7
"""Shared rare words of this length that hold a name surely do, where they say more than the name:"""
BEYOND_NAME = 3
"""``清溪水厂扩建工程`` says what is done at 清溪水厂."""
MOST_MATCHES = 3
"""Of the sentences that only share words with a commitment; those with its figures are all shown."""
SHORTEST_NAME = 4
SHORTEST_THING = 3
"""Roads, schools, projects are known by their names, however short and often used; villages and hospitals are not."""
THINGS = frozenset((MentionKind.ROAD, MentionKind.SCHOOL, MentionKind.COMPANY, MentionKind.PROJECT))
_LIST = re.compile(r"[^，。；：、,;:]+(?:、[^，。；：、,;:]+?)+(?=等[^，。；：、,;:]{0,9}?(?:项目|工程))")
POINT, PERCENT = frozenset(".．"), frozenset("%％‰")


def join_answers(
    pairs: Iterable[Pair], outcomes: Iterable[Outcome], decisions: Decisions, stock: re.Pattern[str]
) -> Iterator[Answer]:
    """Yield an answer, maybe an empty one, for each commitment that an outsider could check, in reading order.

    Commitments that only give a direction are left out, unless a person has confirmed a sentence or they name a thing
    that the next report names, too: whether a later sentence speaks of "the same direction" is no matter of words.

    Args:
        pairs: Consecutive reports of one place.
        outcomes: Their targets with the figures found.
        decisions: What a person said about matches.
        stock: Phrases that everyone uses.
    """
    uses: dict[str, Counter[str]] = {}
    figures: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        figures[outcome.target].append(outcome)
    for pair in pairs:
        uses = {report.id: uses.get(report.id) or _uses(report) for report in (pair.promise, pair.outcome)}
        review = _Review(pair.outcome, stock, uses[pair.outcome.id])
        common, names = uses[pair.promise.id], _Names(pair.promise.mentions)
        for promise in pair.promise.commitments:
            things = (*names.things(promise.span), *list_items(promise.text))
            found = _best(review.naming(things))
            if promise.check is not Check.DIRECTIONAL:
                by_words = review.find(promise, names.inside(promise.span), common)
                found = _best(review.naming(things) | by_words) | _by_figure(promise, figures, review)
            if found or promise.check is not Check.DIRECTIONAL or decisions.confirmed(promise.id):
                yield Answer(
                    place=pair.place,
                    report=pair.promise.id,
                    next_report=pair.outcome.id,
                    commitment=promise.id,
                    matches=_decide(promise.id, found, review, decisions),
                )


def list_items(text: str) -> tuple[str, ...]:
    """Return the items of lists of projects; not the first of each, as it is open where the verb before it ends.

    >>> list_items("推进冀昌电器、正迪文化创意园、泽龙教育城等续建项目，帮助残疾人、退役军人等群体就业。")
    ('正迪文化创意园', '泽龙教育城')
    """
    items = (item for found in _LIST.finditer(text) for item in found[0].split("、")[1:])
    return tuple(item for item in items if len(item) >= SHORTEST_NAME)


@dataclass(frozen=True, slots=True)
class _Likeness:
    grade: Grade
    reason: str
    weight: int


@dataclass
class _Review:
    """The sentences of a report that look back, found by runs of characters, by names, and by offset."""

    report: Report
    stock: re.Pattern[str]
    uses: Counter[str]
    sentences: list[Sentence] = field(init=False)
    ids: list[str] = field(init=False)
    grams: dict[str, list[int]] = field(init=False)
    metrics: dict[str, Metric] = field(init=False)
    words: list[str] = field(init=False)

    def __post_init__(self) -> None:
        document = self.report.document
        self.sentences = [s for s in document.sentences() if _tells(s, document.problems)]
        self.ids = [sentence_id(self.report, s.span) for s in self.sentences]
        self.metrics = {metric.id: metric for metric in self.report.metrics}
        self._starts = [s.span.start for s in self.sentences]
        self.grams = defaultdict(list)
        self.words = [document.words(sentence.span) for sentence in self.sentences]
        for number, words in enumerate(self.words):
            for gram in dict.fromkeys(_grams(words)):
                self.grams[gram].append(number)

    def at(self, span: Span) -> int | None:
        """Return the number of the sentence that holds a stretch."""
        number = bisect_right(self._starts, span.start) - 1
        return number if number >= 0 and self.sentences[number].span.contains(span) else None

    def naming(self, things: Iterable[str]) -> dict[int, _Likeness]:
        """Return the sentences that name a thing."""
        found: dict[int, _Likeness] = {}
        for thing in things:
            for number, words in enumerate(self.words):
                if thing in words:
                    found.setdefault(number, _Likeness(Grade.LIKELY, f"两句都写了“{thing}”", len(thing)))
        return found

    def find(self, promise: Commitment, names: list[str], common: Mapping[str, int]) -> dict[int, _Likeness]:
        """Return the sentences that share rare words with a promise."""
        runs: dict[int, list[str]] = defaultdict(list)
        open_runs: dict[int, int] = {}
        text = promise.text
        for at in range(len(text) - GRAM + 1):
            gram = text[at : at + GRAM]
            holders = self.grams.get(gram, ())
            rare = self.uses.get(gram, 0) <= MOST_USES and common.get(gram, 0) <= MOST_USES
            current = dict.fromkeys(holders if rare else (), at)
            for number in open_runs.keys() - current.keys():
                runs[number].append(text[open_runs[number] : at + GRAM - 1])
            open_runs = {number: open_runs.get(number, at) for number in current}
        for number, start in open_runs.items():
            runs[number].append(text[start:])
        likely = ((number, self._likeness(text, number, found, names)) for number, found in sorted(runs.items()))
        return {number: like for number, like in likely if like}

    def _likeness(self, text: str, number: int, runs: list[str], names: list[str]) -> _Likeness | None:
        words = self.words[number]
        shared = [_extended(run, text, words) for run in runs]
        longest = max(shared, key=lambda run: len(self.stock.sub("", run)))
        telling = len(self.stock.sub("", longest))
        named = [name for name in names if any(name in run for run in shared)]
        if telling >= CERTAIN_LENGTH and any(len(longest) - len(n) >= BEYOND_NAME for n in named if n in longest):
            reason = f"两句都写了“{longest}”，其中有专名“{named[0]}”"
            return _Likeness(Grade.CERTAIN, reason, telling + CERTAIN_LENGTH)
        if named or telling >= LIKELY_LENGTH:
            return _Likeness(Grade.LIKELY, f"两句都写了“{longest}”", telling)
        return None


def _tells(sentence: Sentence, problems: Iterable[Span]) -> bool:
    """Tell whether a sentence looks back on what was done; one that names a difficulty answers nothing."""
    told = sentence.part is Part.LOOK_BACK and not sentence.heading
    return told and not any(problem.contains(sentence.span) for problem in problems)


def _extended(run: str, text: str, other: str) -> str:
    """Return the shared words made whole: the characters on both sides that the two texts share, too.

    A number is whole or not there at all.

    >>> _extended("旅游示范", "创建全域旅游示范区。", "成为首批全域旅游示范区!")
    '全域旅游示范区'
    >>> _extended("控制在4", "失业率控制在4.5%以内。", "失业率控制在4.5%以内，")
    '失业率控制在4.5%以内'
    >>> _extended("控制在4", "失业率控制在4.5%以内。", "失业率控制在4.2%以内，")
    '失业率控制在'
    """
    # Pieces that follow each other here may stand apart there, so only the first is sure to be in both.
    here, there = text.index(run), other.index(run[:GRAM])
    left, right = 0, GRAM
    while _alike(text, here + left - 1, other, there + left - 1):
        left -= 1
    while _alike(text, here + right, other, there + right):
        right += 1
    while left < right and (_splits(text, here + right) or _splits(other, there + right)):
        right -= 1
    while left < right and (_splits(text, here + left) or _splits(other, there + left)):
        left += 1
    return text[here + left : here + right].rstrip("".join(POINT))


def _alike(text: str, at: int, other: str, there: int) -> bool:
    """Tell whether two texts have one character of a word or a number at these places."""
    one, same = text[at : at + 1], other[there : there + 1]
    return min(at, there) >= 0 and one == same and (one.isalnum() or one in POINT | PERCENT)


def _splits(text: str, at: int) -> bool:
    """Tell whether a number stands on both sides of a place.

    >>> [_splits("4.5%", at) for at in range(1, 5)], _splits("4.全面", 1), _splits("共4", 2)
    ([True, True, True, False], False, False)
    """
    before, after, further = text[max(0, at - 1) : at], text[at : at + 1], text[at + 1 : at + 2]
    if before.isdecimal():
        return after.isdecimal() or after in PERCENT or (after in POINT and further.isdecimal())
    return before in POINT and after.isdecimal()


def _by_figure(
    promise: Commitment, figures: Mapping[str, list[Outcome]], review: _Review
) -> dict[int, _Likeness]:
    found: dict[int, _Likeness] = {}
    for outcome in (outcome for target in promise.targets for outcome in figures.get(target, ())):
        metric = review.metrics.get(outcome.actual)
        number = review.at(metric.span) if metric else None
        if metric and outcome.grade and number is not None:
            found[number] = _Likeness(outcome.grade, f"写有同一指标“{metric.indicator}”的数字", CERTAIN_LENGTH)
    return found


def _best(found: Mapping[int, _Likeness]) -> dict[int, _Likeness]:
    return dict(sorted(found.items(), key=lambda item: (-item[1].weight, item[0]))[:MOST_MATCHES])


def _decide(
    promise: str, found: Mapping[int, _Likeness], review: _Review, decisions: Decisions
) -> tuple[Match, ...]:
    confirmed = [review.ids.index(i) for i in decisions.confirmed(promise) if i in review.ids]
    matches = [_match(review, n, Grade.CERTAIN, decisions.reason(promise, review.ids[n], "人工核对：说的是同一件事"),
                      Review.CONFIRMED) for n in confirmed]  # fmt: skip
    for number, like in sorted(found.items()):
        said = decisions.review(promise, review.ids[number])
        if number not in confirmed:
            reason = decisions.reason(promise, review.ids[number], like.reason)
            matches.append(_match(review, number, like.grade, reason, said))
    return tuple(matches)


def _match(review: _Review, number: int, grade: Grade, reason: str, said: Review) -> Match:
    sentence = review.sentences[number]
    return Match(review.ids[number], sentence.section, sentence.span, grade, reason, said)


class _Names:
    """The names in a report, found by offset."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._mentions = InOrder(sorted(mentions, key=lambda m: m.span), lambda m: m.span.start)

    def inside(self, span: Span) -> list[str]:
        """Return the names that are long enough to tell one thing."""
        return [m.name for m in self._held(span) if len(m.name) >= SHORTEST_NAME]

    def things(self, span: Span) -> list[str]:
        """Return the names of what is built or run."""
        return [m.name for m in self._held(span) if m.kind in THINGS and len(m.name) >= SHORTEST_THING]

    def _held(self, span: Span) -> Sequence[Mention]:
        return self._mentions.between(span.start, span.end)


def _uses(report: Report) -> Counter[str]:
    """Count in how many sentences of a report each run of characters stands."""
    return Counter(g for s in report.document.sentences() for g in dict.fromkeys(_grams(report.document.words(s.span))))


def _grams(text: str) -> Iterator[str]:
    for at in range(len(text) - GRAM + 1):
        gram = text[at : at + GRAM]
        if gram.isalnum():
            yield gram
