"""The data contract: CSV tables, one JSON and one text file for each report, and the package descriptor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from govreport.model import Artifact, Catalog, Link, Metric, Report, Site
from govreport.writers.data.citation import citation_text, licence_of
from govreport.writers.data.crate import CRATE, FOLDER, crate_text
from govreport.writers.data.csv_file import csv_artifact, csv_text
from govreport.writers.data.disclosure import disclosure_table
from govreport.writers.data.package import SCHEMA_VERSION, package_text
from govreport.writers.data.report_file import from_json, report_text, to_json
from govreport.writers.data.schema import Column, Table
from govreport.writers.data.tables import TABLES, metric_row

__all__ = [
    "SCHEMA_VERSION",
    "TABLES",
    "Column",
    "Table",
    "csv_artifact",
    "csv_text",
    "from_json",
    "metrics_text",
    "tables_of",
    "to_json",
    "write",
]

NO_SITE = Site()


def write(catalog: Catalog, site: Site = NO_SITE) -> tuple[Artifact, ...]:
    """Return the files below ``data/``."""
    made = (*_tables(catalog, site), *_reports(catalog))
    crate = crate_text(catalog, tables_of(site), made, site)
    return (*made, Artifact.text(f"{FOLDER}{CRATE}", crate)) if crate else made


def tables_of(site: Site) -> tuple[Table, ...]:
    """Return every table that a site publishes."""
    return (*TABLES, disclosure_table(site))


def metrics_text(found: Iterable[tuple[Report, Metric]], indicator: str) -> str:
    """Return the metrics of an indicator, each with its report, as CSV with the columns of ``metrics.csv``."""
    [table] = (table for table in TABLES if table.name == "metrics")
    return csv_text((column.name for column in table.columns), (metric_row(*pair, indicator) for pair in found))


def _tables(catalog: Catalog, site: Site) -> Iterator[Artifact]:
    tables = tables_of(site)
    for table in tables:
        header = [column.name for column in table.columns]
        yield csv_artifact(f"data/{table.name}.csv", csv_text(header, table.rows(catalog)))
    yield Artifact.text("data/datapackage.json", package_text(tables, site, licence_of(catalog, site)))
    yield Artifact.text("data/CITATION.cff", citation_text(catalog, site))


def _reports(catalog: Catalog) -> Iterator[Artifact]:
    links = _links_by_report(catalog)
    for report in catalog.reports:
        folder = f"data/reports/{report.id}"
        rows = [
            {"from": link.from_id, "to": link.to_id, "relation": link.relation, "grade": link.grade,
             "reason": link.reason}
            for link in links[report.id]
        ]  # fmt: skip
        yield Artifact.text(f"{folder}/report.json", report_text(report, rows, SCHEMA_VERSION))
        yield Artifact.text(f"{folder}/source.txt", report.document.source.text)


def _links_by_report(catalog: Catalog) -> dict[str, list[Link]]:
    owner = {item: report.id for report in catalog.reports for item in _ids(report)}
    found: dict[str, list[Link]] = defaultdict(list)
    for link in catalog.links:
        for report_id in sorted({owner[end] for end in (link.from_id, link.to_id) if end in owner}):
            found[report_id].append(link)
    return found


def _ids(report: Report) -> Iterator[str]:
    yield from (section.id for section in report.document.sections)
    yield from (metric.id for metric in report.metrics)
    yield from (commitment.id for commitment in report.commitments)
