"""Last year's promises beside what the next report says: figures subtracted, sentences side by side, no verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from govreport.model import (
    Answer,
    Artifact,
    Bound,
    Commitment,
    Direction,
    Match,
    Metric,
    Outcome,
    Review,
    Span,
    Standing,
)
from govreport.writers import addresses
from govreport.writers.beside import written
from govreport.writers.labels import GRADE, REVIEW, STANDING
from govreport.writers.markdown.amount import signed
from govreport.writers.markdown.page import page
from govreport.writers.markdown.page_tags import Column, column
from govreport.writers.markdown.site_index import ReportView, SiteIndex

NOT_TOLD = "次年报告的回顾部分没有找到说同一件事的语句"
FALL = {Standing.ABOVE: "降幅大于目标", Standing.BELOW: "降幅小于目标"}
EDGE = {Bound.AT_LEAST: "目标下限", Bound.OVER: "目标下限", Bound.AT_MOST: "目标上限",
        Bound.ABOUT: "目标约数", Bound.NEARLY: "目标约数"}  # fmt: skip
LONGEST_SENTENCE = 80
BEFORE_FIGURE = 8
CLAUSE_ENDS = "，；：,;:\t"

Told = tuple[Commitment, str, list[dict[str, str]]]
"""A commitment, its words, and the sentences that speak of it."""


@dataclass(frozen=True)
class Pair:
    """Two consecutive reports of a place with everything that joins them."""

    earlier: ReportView
    later: ReportView
    outcomes: tuple[Outcome, ...]
    answers: tuple[Answer, ...]

    @property
    def targets(self) -> int:
        """How many targets are looked up; one that holds several things together has several outcomes."""
        return len({outcome.target for outcome in self.outcomes})

    @property
    def found(self) -> int:
        """How many targets have a figure in the later report."""
        return len({outcome.target for outcome in self.outcomes if outcome.actual})

    @property
    def longer(self) -> int:
        """How many targets have only a figure of years on end in the later report."""
        return sum(1 for outcome in self.outcomes if outcome.longer)

    @property
    def missing(self) -> int:
        """How many targets have no figure at all in the later report."""
        return self.targets - self.found - self.longer

    @property
    def answered(self) -> int:
        """How many checkable commitments a sentence of the later report speaks of."""
        return sum(1 for answer in self.answers if valid(answer))

    @property
    def folder(self) -> str:
        """Address of the pair's page."""
        return addresses.outcome(self.earlier.id)

    @property
    def title(self) -> str:
        """Name of the pair: ``示例镇：2023 年的目标与次年报告``."""
        who = self.earlier.identity
        return f"{who.place}：{who.plan_year} 年的目标与次年报告"


def write(site_index: SiteIndex) -> Iterator[Artifact]:
    """Yield the list of pairs and a page for each."""
    pairs = list(_pairs(site_index))
    yield page(
        "outcomes/",
        "outcomes",
        title="兑现表",
        description="同一地方前后两年的报告对照：上一年的目标和承诺，下一年的报告怎么说。只列事实和差额，不作评判。",
        tags=column(Column.DATA, ["兑现表"]),
        meta={"search": {"exclude": True}, "hide": ["toc"]},
        places=[(place, list(group)) for place, group in groupby(pairs, lambda p: p.earlier.identity.place)],
    )
    for pair in pairs:
        yield _pair_page(site_index, pair)


def valid(answer: Answer) -> list[Match]:
    """Return the matches of an answer that no person has rejected."""
    return [match for match in answer.matches if match.review is not Review.REJECTED]


def untold_reason(answer: Answer) -> str:
    """Say that nothing was found, or what a person said of the sentences that a rule had found."""
    rejected = "；".join(match.reason for match in answer.matches)
    return f"人工核对后未采用机器的匹配：{rejected}" if rejected else NOT_TOLD


def verdict_free(outcome: Outcome, target: Metric, actual: Metric, quoted: str) -> str:
    """Say where a figure lies beside its target, as arithmetic.

    A difference between percentages is in points. Falls are compared by how deep they are, and the words say so.
    Of a figure that is not exact `quoted`, the words that say so, stand behind.
    """
    said = "" if actual.quantity.bound is Bound.EXACT else f"（实绩原文为“{quoted}”）"
    if outcome.standing is None:
        return f"不相减{said}"
    words = STANDING[outcome.standing]
    if target.direction is actual.direction is Direction.DOWN:
        words = FALL.get(outcome.standing, words)
    words = words.replace("目标", EDGE.get(target.quantity.bound, "目标"))
    if outcome.difference:
        unit = "个百分点" if target.quantity.unit == "%" else target.quantity.unit
        figure, name = signed(abs(outcome.difference), unit)
        words = f"{words} {figure.removeprefix('+')} {name}"
    return words + said


def with_qualifier(view: ReportView, metric: Metric) -> str:
    """Return a figure with the words of its clause right before it: ``超过`` is no part of the figure's own span."""
    text, span = view.shown, metric.span
    start = max(metric.sentence.start, span.start - BEFORE_FIGURE)
    start = max(start, *(text.rfind(mark, start, span.start) + 1 for mark in CLAUSE_ENDS))
    return written(metric, view.words(Span(start, span.end)).strip())


def excerpt(view: ReportView, metric: Metric) -> str:
    """Return the sentence of a figure; of a long one the clause that holds it, with the marks of an omission."""
    if len(metric.sentence) <= LONGEST_SENTENCE:
        return view.words(metric.sentence)
    text, span = view.shown, metric.span
    start = max(text.rfind(mark, metric.sentence.start, span.start) for mark in CLAUSE_ENDS) + 1
    ends = [at for mark in CLAUSE_ENDS if (at := text.find(mark, span.end, metric.sentence.end)) >= 0]
    start, end = max(start, metric.sentence.start), min(ends, default=metric.sentence.end)
    before = "……" if start > metric.sentence.start else ""
    return before + view.words(Span(start, end)) + ("……" if end < metric.sentence.end else "")


def answer_rows(site_index: SiteIndex, answer: Answer) -> list[dict[str, str]]:
    """Return the sentences that speak of a commitment, ready for a list."""
    later = site_index.views[answer.next_report]
    return [
        {
            "id": match.sentence,
            "words": later.words(match.span),
            "link": later.link(match.span.start),
            "grade": GRADE[match.grade],
            "certain": "certain" if match.grade == "certain" else "",
            "review": REVIEW[match.review],
            "reason": match.reason,
            "where": later.title,
        }
        for match in valid(answer)
    ]


def later(site_index: SiteIndex, commitment: str) -> dict[str, Any] | None:
    """Return what the next report says of a commitment: its title, the sentences, and the page of the pair."""
    answer = site_index.answer_of.get(commitment)
    if answer is None:
        return None
    return {
        "title": site_index.views[answer.next_report].title,
        "rows": answer_rows(site_index, answer),
        "reason": untold_reason(answer),
        "link": addresses.link(addresses.outcome(answer.report), commitment),
    }


def _pairs(site_index: SiteIndex) -> Iterator[Pair]:
    answers: dict[tuple[str, str], list[Answer]] = {}
    for answer in site_index.catalog.answers:
        answers.setdefault((answer.report, answer.next_report), []).append(answer)
    outcomes: dict[tuple[str, str], list[Outcome]] = {}
    for outcome in site_index.catalog.outcomes:
        outcomes.setdefault((outcome.report, outcome.next_report), []).append(outcome)
    for key in dict.fromkeys((*outcomes, *answers)):
        earlier, later = (site_index.views[report] for report in key)
        yield Pair(earlier, later, tuple(outcomes.get(key, ())), tuple(answers.get(key, ())))


def _pair_page(site_index: SiteIndex, pair: Pair) -> Artifact:
    found, longer, missing = _split(site_index, pair.outcomes)
    told: list[Told] = []
    untold: list[tuple[Commitment, str, str]] = []
    for answer in pair.answers:
        commitment = site_index.commitments[answer.commitment][1]
        rows = answer_rows(site_index, answer)
        words = pair.earlier.words(commitment.span)
        if rows:
            told.append((commitment, words, rows))
        else:
            untold.append((commitment, words, untold_reason(answer)))
    return page(
        pair.folder,
        "outcome",
        title=pair.title,
        description=f"{pair.earlier.title}提出的目标和承诺，与{pair.later.title}的对应数字和语句并列。",
        tags=column(Column.DATA, ["兑现表", pair.earlier.identity.jurisdiction]),
        meta={"sources": [pair.earlier.origin, pair.later.origin], "search": {"exclude": True}},
        pair=pair,
        found=found,
        longer=longer,
        missing=missing,
        told=told,
        untold=untold,
        site_index=site_index,
    )


def _split(
    site_index: SiteIndex, outcomes: Iterable[Outcome]
) -> tuple[list[dict[str, object]], list[dict[str, object]], list[dict[str, object]]]:
    """Return the rows of targets with a figure, of those with one of years on end only, and of those with none."""
    found: list[dict[str, object]] = []
    longer: list[dict[str, object]] = []
    missing: list[dict[str, object]] = []
    before = ""
    for outcome in outcomes:
        earlier, target = site_index.metrics[outcome.target]
        row: dict[str, object] = {
            "outcome": outcome,
            "first": outcome.target != before,
            "target": target,
            "target_words": excerpt(earlier, target),
            "review": REVIEW[outcome.review],
        }
        before = outcome.target
        if outcome.actual:
            view, actual = site_index.metrics[outcome.actual]
            row |= {
                "actual": actual,
                "actual_words": excerpt(view, actual),
                "beside": verdict_free(outcome, target, actual, with_qualifier(view, actual)),
            }
            found.append(row)
        elif outcome.longer:
            view, actual = site_index.metrics[outcome.longer]
            longer.append(row | {"actual": actual, "actual_words": excerpt(view, actual)})
        else:
            missing.append(row)
    return found, longer, missing
