"""The home page: the latest report at a glance."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from govreport.model import Artifact, Check, Comparison, Grade, Progress, Relation, Status
from govreport.writers import addresses
from govreport.writers.charts import Bar, bar_chart
from govreport.writers.data import csv_artifact, csv_text
from govreport.writers.labels import CHECK_NAME, NO_TOPIC
from govreport.writers.markdown.chapter_page import counts
from govreport.writers.markdown.cover import by_place
from govreport.writers.markdown.page import page
from govreport.writers.markdown.site_index import ReportView, SiteIndex
from govreport.writers.pdf import whole_path

HEADLINES = 8


def write(site_index: SiteIndex) -> Iterator[Artifact]:
    """Yield the home page; a catalog without a report has none."""
    view = next(iter(site_index.views.values()), None)
    if view is None:
        return
    topics, shown = topic_counts(site_index, view), headlines(site_index, view)
    counted = f"{addresses.report(view.id)}commitments-by-topic.csv"
    yield csv_artifact(counted, topic_table(topics))
    yield page(
        "",
        "home",
        title=view.title,
        description=f"{view.title}：全文、数字、承诺、实绩与目标对照，句句有出处。",
        meta={"sources": [view.origin], "hide": ["toc"]},
        view=view,
        published=_published(view),
        home_text=site_index.site.home_text.splitlines(),
        headlines=shown,
        site_index=site_index,
        targets=[] if shown else _targets(view),
        topics=topics,
        topic_counts=counted,
        chart=topic_chart(topics),
        progress=latest_progress(site_index),
        problems=[(view.words(span), view.link(span.start)) for span in view.report.document.problems],
        chapters=[(chapter, counts(view, chapter)) for chapter in view.chapters],
        whole_pdf=site_index.printed.get(whole_path(view.id)),
        groups=by_place(site_index) if len(site_index.views) > 1 else [],
    )


def _published(view: ReportView) -> str:
    """Return who published the report and when, as far as the source says."""
    who = view.identity
    return " · ".join(filter(None, (who.issuer, who.published and f"{who.published} 发布")))


def headlines(site_index: SiteIndex, view: ReportView) -> list[Comparison]:
    """Return the comparisons to show first: the same indicator, amounts before changes, at most eight.

    Certain joins come before likely ones; else they stay in the order of the report.
    """
    same = [c for c in site_index.comparisons_of.get(view.id, []) if c.relation is Relation.SAME_INDICATOR]
    ranked = sorted(same, key=lambda c: (c.grade is not Grade.CERTAIN, c.difference is None))
    return ranked[:HEADLINES]


def _targets(view: ReportView) -> list[Any]:
    return [m for m in view.report.metrics if m.status is Status.TARGET][:HEADLINES]


def topic_counts(site_index: SiteIndex, view: ReportView) -> list[tuple[str, str, dict[Check, int]]]:
    """Return the commitments of a report by topic and by check, the largest topic first; id, name, counts."""
    tally: dict[str, dict[Check, int]] = {}
    for commitment in view.report.commitments:
        tally.setdefault(commitment.topic, dict.fromkeys(Check, 0))[commitment.check] += 1
    names = {topic.id: topic.name for topic in site_index.catalog.topics}
    rows = [(topic, names.get(topic, NO_TOPIC), counted) for topic, counted in tally.items()]
    return sorted(rows, key=lambda row: (row[1] == NO_TOPIC, -sum(row[2].values()), row[1]))


def topic_table(topics: list[tuple[str, str, dict[Check, int]]]) -> str:
    """Return the numbers behind the chart of `topic_counts` as CSV."""
    return csv_text(("topic", "name", *Check), ((topic, name, *counted.values()) for topic, name, counted in topics))


def latest_progress(site_index: SiteIndex) -> tuple[ReportView, list[tuple[str, list[int]]]] | None:
    """Return the newest report that offices filed anything about, with its commitments by topic and state.

    None where nothing is filed. The newest report of all is seldom the one that offices work on.
    """
    filed = {site_index.commitments[update.commitment][0].id for update in site_index.catalog.updates}
    view = next((view for view in site_index.views.values() if view.id in filed), None)
    if view is None:
        return None
    topics = topic_counts(site_index, view)
    counted = {topic: dict.fromkeys(Progress, 0) for topic, _, _ in topics}
    for commitment in view.report.commitments:
        counted[commitment.topic][Progress(site_index.progress_of(commitment.id))] += 1
    return view, [(name, list(counted[topic].values())) for topic, name, _ in topics]


def topic_chart(topics: list[tuple[str, str, dict[Check, int]]]) -> Markup:
    """Return the bar chart of `topic_counts`, or nothing for an empty table."""
    if not topics:
        return Markup("")
    bars = [
        Bar(
            name,
            tuple((f"bar-{check}", Decimal(counted[check])) for check in Check if counted[check]),
            f"{sum(counted.values())} 项",
        )
        for _, name, counted in topics
    ]
    return Markup(bar_chart(f"各主题的承诺数，按{CHECK_NAME}分", bars))
