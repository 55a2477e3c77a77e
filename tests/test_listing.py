"""The indexes as files: every row once, in shards a browser can load, and a plain table that leads to all of them."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import groupby

import pytest

from govreport.model import Artifact, Catalog, Site
from govreport.writers.markdown import listing, rows
from govreport.writers.markdown.rows import Listing
from govreport.writers.markdown.site_index import SiteIndex
from tests.browser import generated


@pytest.fixture(scope="module")
def site_index() -> SiteIndex:
    return SiteIndex(generated.catalog(reports=6, sentences=60), Site())


def script(artifact: Artifact) -> dict[str, object]:
    """Return what a row script hands to the page."""
    call = artifact.content.decode("utf-8")
    name, _, data = call.removeprefix("govreport.receive(").removesuffix(");\n").partition(",")
    assert json.loads(name) == artifact.path.stem
    read: dict[str, object] = json.loads(data)
    return read


def cells(column: object) -> list[str]:
    """Return a column as the page's script reads it."""
    if isinstance(column, dict):
        return [column["values"][code] for code in column["codes"]]
    assert isinstance(column, list)
    return column


def test_the_scripts_hold_every_cell_of_every_row(site_index: SiteIndex) -> None:
    index = rows.metric_listing(site_index)
    shards = [script(a) for a in rows.scripts(index) if a.path.stem != "metrics"]
    read: list[dict[str, str]] = []
    for shard in shards:
        columns = {name: cells(column) for name, column in shard["columns"].items()}  # type: ignore[attr-defined]
        read += [{name: column[n] for name, column in columns.items()} for n in range(int(str(shard["rows"])))]
    assert [{k: v for k, v in row.items() if v} for row in index.rows] == [
        {k: v for k, v in row.items() if v} for row in read
    ]


def test_counts_of_a_facet_add_up_to_the_whole(site_index: SiteIndex) -> None:
    for index in rows.listings(site_index):
        for facet in index.facets:
            assert sum(count for _, _, count in index.values(facet)) == len(index.rows)


def test_a_year_is_cut_into_shards_of_bounded_length(site_index: SiteIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "SHARD", 50)
    index = rows.commitment_listing(site_index)
    described = script(next(a for a in rows.scripts(index) if a.path.stem == "commitments"))
    shards = described["shards"]
    assert isinstance(shards, list)
    assert [(s["name"], s["rows"]) for s in shards if s["year"] == "2024"] == [
        ("commitments-2024", 50), ("commitments-2024-2", 50), ("commitments-2024-3", 50), ("commitments-2024-4", 30),
    ]  # fmt: skip
    assert sum(s["rows"] for s in shards) == described["total"] == len(index.rows)


def leaves(index: Listing, site_index: SiteIndex) -> list[str]:
    """Return the text of the pages that hold the table of one report, or a part of it."""
    pages = list(listing.pages(index, site_index))
    return [page.content.decode("utf-8") for page in pages if page.path.parts[0] == "reports"]


def test_every_row_stands_in_exactly_one_table_of_its_report(site_index: SiteIndex) -> None:
    index = rows.commitment_listing(site_index)
    tables = leaves(index, site_index)
    assert len(tables) == len(list(groupby(index.rows, key=lambda row: row["report"])))
    for row in index.rows:
        assert sum(f"commitments/{row['id']}/index.html" in table for table in tables) == 1


def test_a_long_table_goes_on_over_several_pages(site_index: SiteIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "STANDING", 25)
    paths = [p.path.as_posix() for p in listing.pages(rows.metric_listing(site_index), site_index)]
    assert paths[:4] == [
        "metrics/index.md",
        "reports/place0-2024/metrics/index.md",
        "reports/place0-2024/metrics/2/index.md",
        "reports/place0-2024/metrics/3/index.md",
    ]


def test_a_small_index_needs_no_tables_by_report() -> None:
    site_index = SiteIndex(generated.catalog(reports=1, sentences=20), Site())
    assert leaves(rows.commitment_listing(site_index), site_index) == []


def test_an_empty_index_says_so_and_loads_nothing() -> None:
    site_index = SiteIndex(Catalog(reports=()), Site())
    [page] = listing.pages(rows.commitment_listing(site_index), site_index)
    text = page.content.decode("utf-8")
    assert "没有找到" in text
    assert "<script" not in text


def test_report_text_can_not_break_out_of_the_table(site_index: SiteIndex) -> None:
    index = rows.commitment_listing(site_index)
    hostile = {"text": "</table><script>alert(1)</script> {{ x }} *a* | b", "shown_text": ""}
    changed = replace(index, rows=tuple(row | hostile for row in index.rows[:3]))
    page = next(iter(listing.pages(changed, site_index))).content.decode("utf-8")
    assert "<script>alert" not in page
    assert "&lt;/table&gt;&lt;script&gt;alert" in page
