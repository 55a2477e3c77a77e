"""What is new: reports, updates, corrections, newest first; and each government's own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from govreport.model import Artifact, Catalog, Change, ChangeKind, Correction, Waiting
from govreport.writers import addresses
from govreport.writers.markdown.page import page
from govreport.writers.markdown.page_tags import Column, column
from govreport.writers.markdown.site_index import SiteIndex


def write(site_index: SiteIndex) -> Iterator[Artifact]:
    """Yield the page of all changes and one for each government that has any."""
    governments = governments_with_changes(site_index.catalog)
    listed = [(place, addresses.changes(government)) for government, (place, _) in governments.items()]
    yield _page(site_index, "changes/", "更新与更正", site_index.catalog.changes, listed)
    for government, (place, own) in governments.items():
        yield _page(site_index, addresses.changes(government), f"{place}：更新与更正", own, [])


def governments_with_changes(catalog: Catalog) -> dict[str, tuple[str, tuple[Change, ...]]]:
    """Return each government that has a change, by its part of the report ids, with its name and changes.

    Two governments whose ids are spelled alike share a page, which names both.
    """
    names: dict[str, dict[str, None]] = defaultdict(dict)
    own: dict[str, list[Change]] = defaultdict(list)
    for change in catalog.changes:
        if change.report and change.place:
            government = addresses.government(change.report)
            names[government][change.place] = None
            own[government].append(change)
    return {government: ("、".join(names[government]), tuple(own[government])) for government in sorted(own)}


def folders(catalog: Catalog) -> dict[str, str]:
    """Return the folder of each item's page that a change may lead to, by the item's id."""
    found = {report.id: addresses.report(report.id) for report in catalog.reports}
    found |= {c.id: addresses.commitment(c.id) for report in catalog.reports for c in report.commitments}
    return found | {metric: addresses.indicator(i.slug) for i in catalog.indicators for metric in i.metrics}


def _page(
    site_index: SiteIndex,
    folder: str,
    title: str,
    changes: tuple[Change, ...],
    governments: list[tuple[str, str]],
) -> Artifact:
    pages, everywhere = folders(site_index.catalog), folder == "changes/"
    return page(
        folder,
        "changes",
        title=title,
        description="新收录的报告、承诺的进展和更正，按日期排列；日期都来自数据本身。",
        tags=column(Column.NEWS, ["更新", "更正"]),
        meta={"search": {"exclude": True}, "hide": ["toc"], **({"feed": "feed.xml"} if changes else {})},
        changes=[(change, pages.get(change.item, "changes/")) for change in changes],
        governments=governments,
        corrections=_corrections(site_index, None if everywhere else {change.item for change in changes}),
        undated=_undated(site_index.catalog) if everywhere else 0,
        waiting=_waiting(site_index) if everywhere else [],
    )


def _corrections(site_index: SiteIndex, items: set[str] | None) -> list[tuple[Correction, str]]:
    """Return the corrections of `items`, or all, each with the link to what it concerns; empty where it names none."""
    return [
        (correction, _link(site_index, correction.item))
        for correction in site_index.catalog.corrections
        if items is None or correction.item in items
    ]


def _waiting(site_index: SiteIndex) -> list[tuple[Waiting, str, str]]:
    """Return what waits, each with the words of the likeliest commitment and the link to it."""
    found = []
    for item in site_index.catalog.waiting:
        report, commitment = site_index.commitments.get(item.likeliest, (None, None))
        link = site_index.link_to(item.likeliest) if report else ""
        found.append((item, commitment.text if commitment else "", link))
    return found


def _link(site_index: SiteIndex, item: str) -> str:
    return addresses.link(addresses.report(item)) if item in site_index.views else site_index.link_to(item)


def _undated(catalog: Catalog) -> int:
    """Count the reports that no date is known of: no line of the page tells of them."""
    dated = {change.report for change in catalog.changes if change.kind is ChangeKind.REPORT}
    return sum(report.id not in dated for report in catalog.reports)
