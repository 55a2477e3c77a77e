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
from govreport.writers.markdown.register import Register


def write(register: Register) -> Iterator[Artifact]:
    """Yield the page about the data."""
    found = register.catalog.all_diagnostics()
    tables = tables_of(register.site)
    framed = [volume for volume in register.volumes.values() if volume.report.document.passages]
    yield page(
        "data/",
        "dictionary",
        title="数据",
        description="全部数据文件的下载与字段说明：CSV、JSON、Frictionless 数据包。",
        tags=column(Column.DATA, ["数据"]),
        meta={"search": {"exclude": True}},
        tables=tables,
        words=OPTION | {str(state): name for state, name in register.states.items()},
        rows={table.name: sum(1 for _ in table.rows(register.catalog)) for table in tables},
        site=register.site,
        crate=last_day(register.catalog) and CRATE,
        volumes=list(register.volumes.values()),
        frames=[(volume, summarise_frame(volume.report.document)) for volume in framed],
        diagnostics=sorted(Counter((d.code, SEVERITY[d.severity]) for d in found).items()),
    )
