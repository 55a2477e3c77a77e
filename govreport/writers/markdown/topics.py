"""Everything said on one subject: what was promised, and what was told of the year before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from govreport.model import Artifact, Check, Commitment, LookBack, Metric, Span, Topic
from govreport.writers import addresses
from govreport.writers.labels import NO_TOPIC
from govreport.writers.markdown.page import page
from govreport.writers.markdown.page_tags import Column, column
from govreport.writers.markdown.site_index import ReportView, SiteIndex

LONGEST = 120
"""Sentences on one page; where a topic has more, each report's stand on a page of their own."""


class Told(NamedTuple):
    """A sentence that looks back: its words, its link, and its figures."""

    words: str
    link: str
    metrics: list[Metric]


class Group(NamedTuple):
    """What one report says on one topic."""

    view: ReportView
    promised: list[tuple[Commitment, str]]
    """Each with its words."""
    told: list[Told]

    @property
    def sentences(self) -> int:
        """How many sentences there are."""
        return len(self.promised) + len(self.told)


def write(site_index: SiteIndex) -> Iterator[Artifact]:
    """Yield the list of topics and the pages of each that any report speaks of."""
    groups = _groups(site_index)
    listed = [(topic, groups[topic.id]) for topic in site_index.catalog.topics if topic.id in groups]
    untold = sum(len(group.promised) for group in groups.get("", []))
    yield page(
        "topics/",
        "topics",
        title="主题",
        description="按国务院公文主题分类，看报告在每个方面承诺了什么、回顾了什么。",
        tags=column(Column.DOCUMENTS, ["主题"]),
        meta={"search": {"exclude": True}, "hide": ["toc"]},
        topics=[(topic, *_tally(found), sum(len(group.told) for group in found)) for topic, found in listed],
        untold=untold,
        no_topic=NO_TOPIC,
    )
    for topic, found in listed:
        yield from _topic(site_index, topic, found)


def _topic(site_index: SiteIndex, topic: Topic, groups: list[Group]) -> Iterator[Artifact]:
    apart = sum(group.sentences for group in groups) > LONGEST and len(groups) > 1
    yield _page(site_index, topic, groups, apart=apart)
    for group in groups if apart else ():
        yield _page(site_index, topic, [group], of=group.view)


def _page(
    site_index: SiteIndex, topic: Topic, groups: list[Group], *, of: ReportView | None = None, apart: bool = False
) -> Artifact:
    """Return the page of a topic, of one report alone or of all: their sentences, or apart from them in a table."""
    return page(
        addresses.topic_of(topic.id, of.id) if of else addresses.topic(topic.id),
        "topic",
        title=f"主题：{topic.name}" + (f" · {of.title}" if of else ""),
        description=f"{of.title if of else '各份报告'}在“{topic.name}”方面的承诺和回顾，逐句列出。",
        tags=column(Column.DOCUMENTS, [topic.name]),
        meta={"id": topic.id, "search": {"exclude": True}},
        topic=topic,
        groups=groups,
        of=of,
        apart=apart,
        site_index=site_index,
    )


def _groups(site_index: SiteIndex) -> dict[str, list[Group]]:
    """Return what each report says, by topic; promises on none stand at the empty id."""
    told: dict[str, list[LookBack]] = defaultdict(list)
    for look_back in site_index.catalog.look_backs:
        told[look_back.report].append(look_back)
    groups: dict[str, list[Group]] = defaultdict(list)
    for view in site_index.views.values():
        for topic, group in _of(view, told[view.id]).items():
            groups[topic].append(group)
    return groups


def _of(view: ReportView, look_backs: list[LookBack]) -> dict[str, Group]:
    groups: dict[str, Group] = {}
    metrics: dict[Span, list[Metric]] = defaultdict(list)
    for metric in view.report.metrics:
        metrics[metric.sentence].append(metric)
    for commitment in view.report.commitments:
        group = groups.setdefault(commitment.topic, Group(view, [], []))
        group.promised.append((commitment, view.words(commitment.span)))
    for found in look_backs:
        group = groups.setdefault(found.topic, Group(view, [], []))
        group.told.append(Told(view.words(found.span), view.link(found.span.start), metrics[found.span]))
    return groups


def _tally(groups: list[Group]) -> tuple[int, dict[Check, int]]:
    checks = [commitment.check for group in groups for commitment, _ in group.promised]
    return len(checks), {check: checks.count(check) for check in Check}
