"""A page for each indicator: every figure of it, year by year and place by place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup

from govreport.model import Artifact, Indicator, Measure, Metric, Point, Relation, Status
from govreport.writers import addresses
from govreport.writers.charts import Bar, bar_chart
from govreport.writers.data import csv_artifact, metrics_text
from govreport.writers.labels import STATUS
from govreport.writers.markdown.amount import value_of
from govreport.writers.markdown.citation import citation
from govreport.writers.markdown.excerpt import excerpt_of, with_gaps
from govreport.writers.markdown.items import heading_path, related
from govreport.writers.markdown.page import BEHIND_THE_TEXT, page
from govreport.writers.markdown.page_tags import Column, PageTags, article, column
from govreport.writers.markdown.qr import qr_svg
from govreport.writers.markdown.site_index import ReportView, SiteIndex

Found = tuple[ReportView, Metric]
FEWEST = 2
"""Figures that a chart needs."""
CAPTION = {Measure.LEVEL: "数额", Measure.CHANGE: "增减幅度"}


def write(site_index: SiteIndex) -> Iterator[Artifact]:
    """Yield a page for each indicator, and its figures as a table of data."""
    for indicator in site_index.catalog.indicators:
        found = [site_index.metrics[m] for m in indicator.metrics if m in site_index.metrics]
        yield _indicator(site_index, indicator, found)
        series = metrics_text(((view.report, metric) for view, metric in found), indicator.slug)
        yield csv_artifact(f"{addresses.indicator(indicator.slug)}series.csv", series)


def _indicator(site_index: SiteIndex, indicator: Indicator, found: Sequence[Found]) -> Artifact:
    folder = addresses.indicator(indicator.slug)
    places = _by_place(found)
    names = "、".join(map(_name, places.values()))
    return page(
        folder,
        "indicator",
        title=f"指标：{indicator.name}",
        description=f"{indicator.name}：{names}政府工作报告中的实绩与目标，句句有出处。",
        meta={"sources": _origins(found), "id": indicator.slug, "search": BEHIND_THE_TEXT, "hide": ["toc"]},
        tags=_tags(indicator, found),
        indicator=indicator,
        places=[
            (_name(group), charts(site_index, place, indicator), [_row(site_index, folder, *one) for one in group])
            for place, group in places.items()
        ],
        comparisons=site_index.comparisons_by_indicator.get(indicator.slug, []),
        site_index=site_index,
        related=_related(site_index, indicator),
        site=site_index.site,
        qr=qr_svg(site_index.site.url and site_index.site.url + folder),
    )


def _tags(indicator: Indicator, found: Sequence[Found]) -> PageTags:
    """Return the tags: those of the report where one report alone has the figures, else those of a column."""
    views = {view.id: view for view, _ in found}
    if len(views) == 1:
        return article(next(iter(views.values())), [indicator.name])
    return column(Column.DATA, [indicator.name])


def _related(site_index: SiteIndex, indicator: Indicator) -> list[dict[str, Any]]:
    """Return what is linked to the indicator's figures from outside; its own figures stand in the tables."""
    shown = {Relation.SAME_INDICATOR, Relation.TARGET_OF, Relation.OUTCOME_OF}
    found = [item for metric in indicator.metrics for item in related(site_index, metric, leave_out=shown)]
    return list({item["link"]: item for item in found}.values())


def _by_place(found: Sequence[Found]) -> dict[str, list[Found]]:
    """Group figures as the series are: by the full name of the place, or the report that names none."""
    groups: dict[str, list[Found]] = {}
    for view, metric in found:
        groups.setdefault(view.identity.place or view.id, []).append((view, metric))
    return {place: sorted(group, key=_when) for place, group in groups.items()}


def _origins(found: Sequence[Found]) -> list[dict[str, str]]:
    """Return each report that the figures stand in, once, in their order."""
    return list({view.id: view.origin for view, _ in found}.values())


def _name(group: list[Found]) -> str:
    view, _ = group[0]
    return view.identity.place or view.title


def _when(found: Found) -> tuple[str, str]:
    """Order by the year a period ends in; of periods that end together, the one that begins first comes first."""
    period = found[1].period
    return period[-4:], period


def _row(site_index: SiteIndex, folder: str, view: ReportView, metric: Metric) -> dict[str, object]:
    holder = site_index.commitment_of.get(metric.id)
    shown = excerpt_of(metric.sentence, metric.span)
    words = with_gaps(view.words(shown), shown, metric.sentence)
    cited = citation(view, site_index.site, f"{folder}#{metric.id}", metric.span.start)
    return {
        "metric": metric,
        "view": view,
        "words": words,
        "citation": cited,
        "quotation": f"“{words}”（{cited}）",
        "in_text": site_index.in_text(metric.id),
        "path": heading_path(view, metric.section, metric.span.start),
        "commitment": site_index.link_to(holder) if holder else "",
        "triggers": [view.words(t) for t in metric.triggers],
    }


def charts(site_index: SiteIndex, place: str, indicator: Indicator) -> list[tuple[str, Markup, list[Status]]]:
    """Return a chart with its caption and its kinds of bars, for each series of a place that has enough points."""
    made = []
    for series in indicator.series:
        if series.place == place and len(series.points) >= FEWEST:
            caption = CAPTION[series.measure] + (f"（{series.unit}）" if series.unit else "")
            title = f"{place}：{caption}"
            shown = [status for status in Status if any(point.status is status for point in series.points)]
            made.append((title, Markup(bar_chart(title, [_bar(site_index, point) for point in series.points])), shown))
    return made


def _bar(site_index: SiteIndex, point: Point) -> Bar:
    figure, unit = value_of(site_index.metrics[point.metric][1])
    style = "bar-target" if point.status is Status.TARGET else "bar-actual"
    return Bar(f"{point.year} {STATUS[point.status]}", ((style, point.value),), f"{figure} {unit}")
