"""Downloads and the data dictionary, made from the tables that the data writer writes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from govreport.model import Artifact
from govreport.writers.data import tables_of
from govreport.writers.data.crate import CRATE, last_day
from govreport.writers.framing import summarise_frame
from govreport.writers.labels import OPTION, SEVERITY
from govreport.writers.markdown.page import page
from govreport.writers.markdown.page_tags import Column, column
from govreport.writers.markdown.site_index import SiteIndex


def write(site_index: SiteIndex) -> Iterator[Artifact]:
    """Yield the page about the data."""
    found = site_index.catalog.all_diagnostics()
    tables = tables_of(site_index.site)
    framed = [view for view in site_index.views.values() if view.report.document.passages]
    yield page(
        "data/",
        "dictionary",
        title="数据",
        description="全部数据文件的下载与字段说明：CSV、JSON、Frictionless 数据包。",
        tags=column(Column.DATA, ["数据"]),
        meta={"search": {"exclude": True}},
        tables=tables,
        words=OPTION | {str(state): name for state, name in site_index.states.items()},
        rows={table.name: sum(1 for _ in table.rows(site_index.catalog)) for table in tables},
        site=site_index.site,
        crate=last_day(site_index.catalog) and CRATE,
        views=list(site_index.views.values()),
        frames=[(view, summarise_frame(view.report.document)) for view in framed],
        diagnostics=sorted(Counter((d.code, SEVERITY[d.severity]) for d in found).items()),
    )
