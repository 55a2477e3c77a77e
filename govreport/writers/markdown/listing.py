"""The pages `/commitments/` and `/metrics/`: plain tables that a script makes searchable, and one table a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from govreport.model import Artifact
from govreport.writers import addresses
from govreport.writers.labels import CHECK_NAME, STRENGTH_NAME
from govreport.writers.markdown.page import page
from govreport.writers.markdown.page_tags import Column, column
from govreport.writers.markdown.rows import Listing, Row, listings, scripts
from govreport.writers.markdown.site_index import SiteIndex
from govreport.writers.pdf import PdfDocument, ledger_path, whole_path

STANDING = 150
"""Rows in one static table at most, so that a page stays below 40 KB compressed."""

LEADS = {
    "commitments": f"报告说了要做什么：每一项都是原句。可按主题、{CHECK_NAME}、{STRENGTH_NAME}筛选；"
    "本站不评判承诺是否兑现。",
    "metrics": "报告里的每一个数，都连到原句。数值按原文写法显示；筛选和排序按换算成基本单位后的数。",
}

META: dict[str, object] = {"search": {"exclude": True}, "hide": ["navigation", "toc"]}


def write(site_index: SiteIndex) -> Iterator[Artifact]:
    """Yield pages and row scripts of both indexes."""
    for listing in listings(site_index):
        yield from scripts(listing)
        yield from pages(listing, site_index)


class Leaf(NamedTuple):
    """A static page of one report's rows; long tables go on over several."""

    folder: str
    title: str
    rows: Sequence[Row]


def pages(listing: Listing, site_index: SiteIndex) -> Iterator[Artifact]:
    """Yield the index page and, where its table can't hold every row, the tables of each report."""
    leaves = tuple(_leaves(listing, site_index)) if len(listing.rows) > STANDING else ()
    total, shown = len(listing.rows), min(len(listing.rows), STANDING)
    yield page(
        f"{listing.kind}/",
        "listing",
        meta=META,
        title=listing.label,
        description=f"{listing.label}：共 {total} 项，可筛选、查找和下载。",
        tags=column(Column.DATA, [listing.label]),
        lead=LEADS[listing.kind] if total else "报告里没有找到这一类内容。",
        scripted=True,
        status=f"全部 {total} 项" + (f"，显示前 {shown} 项" if shown < total else ""),
        elsewhere=[(addresses.link(leaf.folder), leaf.title) for leaf in leaves],
        printed=_printed(listing.kind, site_index),
        **_table(listing, listing.rows[:STANDING]),
    )
    for leaf in leaves:
        yield page(
            leaf.folder,
            "listing",
            meta=META,
            title=leaf.title,
            description=f"{leaf.title}：{len(leaf.rows)} 项。",
            tags=column(Column.DATA, [listing.label]),
            lead=LEADS[listing.kind],
            scripted=False,
            status=f"{len(leaf.rows)} 项",
            elsewhere=[],
            printed=[],
            **_table(listing, leaf.rows),
        )


def _printed(kind: str, site_index: SiteIndex) -> list[PdfDocument]:
    """Return the PDFs that hold the same rows on paper: the ledgers, or the reports with their tables of figures."""
    path = ledger_path if kind == "commitments" else whole_path
    return [site_index.printed[path(report)] for report in site_index.views if path(report) in site_index.printed]


def _table(listing: Listing, rows: Sequence[Row]) -> dict[str, object]:
    words = {facet.name: facet.words for facet in listing.facets}
    return {
        "kind": listing.kind,
        "caption": listing.label,
        "hint": listing.hint,
        "sorts": listing.sorts,
        "ranged": listing.ranged,
        "filed": "progress" in words,
        "rows": [{name: _shown(row, name, words) for name in row} for row in rows],
        "blank": {name: f"{{{name}}}" for name in listing.rows[0]} if listing.rows else {},
    }


def _shown(row: Row, name: str, words: dict[str, dict[str, str]]) -> str:
    """Return a cell as readers see it: the word for a value, the displayed form of the report's words."""
    cell = row[name]
    return words.get(name, {}).get(cell, cell) if name in words else row.get(f"shown_{name}") or cell


def _leaves(listing: Listing, site_index: SiteIndex) -> Iterator[Leaf]:
    for report, found in groupby(listing.rows, key=lambda row: row["report"]):
        rows = tuple(found)
        title = f"{site_index.views[report].title}：{listing.label}"
        for number, start in enumerate(range(0, len(rows), STANDING), 1):
            folder = f"{addresses.report(report)}{listing.kind}/{f'{number}/' if number > 1 else ''}"
            yield Leaf(folder, f"{title}（{number}）" if number > 1 else title, rows[start : start + STANDING])
