"""What is new: reports, updates, corrections, newest first; and each government's own."""

from __future__ import annotations

from collections.abc import Iterator

from govreport.model import Artifact, Catalog, Change, ChangeKind
from govreport.writers import addresses
from govreport.writers.markdown.page import page
from govreport.writers.markdown.register import Register


def write(register: Register) -> Iterator[Artifact]:
    """Yield the page of all changes and one for each government that has any."""
    governments = governments_with_changes(register.catalog)
    listed = [(place, addresses.changes(government)) for government, (place, _) in governments.items()]
    yield _page("changes/", "更新与更正", register.catalog.changes, listed)
    for government, (place, own) in governments.items():
        yield _page(addresses.changes(government), f"{place}：更新与更正", own, [])


def governments_with_changes(catalog: Catalog) -> dict[str, tuple[str, tuple[Change, ...]]]:
    """Return each government that has a change, by its part of the report ids, with its name and changes."""
    names = {addresses.government(r.id): r.document.identity.jurisdiction for r in catalog.reports}
    return {
        government: (place, own)
        for government, place in sorted(names.items())
        if place and (own := tuple(change for change in catalog.changes if change.place == place))
    }


def _page(folder: str, title: str, changes: tuple[Change, ...], governments: list[tuple[str, str]]) -> Artifact:
    return page(
        folder,
        "changes",
        title=title,
        description="新收录的报告、承诺的进展和更正，按日期排列；日期都来自数据本身。",
        meta={"search": {"exclude": True}, "hide": ["toc"], **({"feed": "feed.xml"} if changes else {})},
        changes=changes,
        governments=governments,
        corrected=any(change.kind is ChangeKind.CORRECTION for change in changes),
    )
