"""``ro-crate-metadata.json``: the data described as an RO-Crate 1.1, which repositories for research data read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from govreport.model import Artifact, Catalog, Site
from govreport.writers.data.citation import authors_of, licence_of
from govreport.writers.data.package import DATASET, SCHEMA_VERSION
from govreport.writers.data.schema import Table

CRATE = "ro-crate-metadata.json"
FOLDER = "data/"
_FORMATS = {".csv": "text/csv", ".json": "application/json", ".txt": "text/plain", ".cff": "text/yaml"}


def crate_text(catalog: Catalog, tables: Iterable[Table], files: Iterable[Artifact], site: Site) -> str:
    """Return the description of the files below ``data/``; nothing where the reports tell no day at all.

    A crate has to say when it was published.
    """
    day = last_day(catalog)
    if not day:
        return ""
    titles = {f"{table.name}.csv": table.title for table in tables}
    described = [_file(artifact, titles) for artifact in files]
    authors = [{"@id": f"#author-{n}", "@type": "Organization", "name": name}
               for n, name in enumerate(authors_of(catalog), 1)]  # fmt: skip
    root: dict[str, Any] = {
        "@id": "./",
        "@type": "Dataset",
        "name": DATASET,
        "description": "政府工作报告中的数字、承诺及其原文位置，逐条可回到报告原句。",
        "datePublished": day,
        "version": SCHEMA_VERSION,
        "author": [{"@id": author["@id"]} for author in authors],
        "hasPart": [{"@id": file["@id"]} for file in described],
    }
    licences = []
    if licence := licence_of(catalog, site):
        licences = [{"@id": f"https://spdx.org/licenses/{licence}", "@type": "CreativeWork", "name": licence}]
        root["license"] = {"@id": licences[0]["@id"]}
    descriptor = {
        "@id": CRATE,
        "@type": "CreativeWork",
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
        "about": {"@id": "./"},
    }
    graph = [descriptor, root, *described, *authors, *licences]
    crate = {"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph}
    return json.dumps(crate, ensure_ascii=False, indent=1) + "\n"


def last_day(catalog: Catalog) -> str:
    """Return the last day on which a report was published or fetched, or nothing; no clock is asked."""
    documents = [report.document for report in catalog.reports]
    return max((max(d.source.sidecar.fetched, d.identity.published) for d in documents), default="")


def _file(artifact: Artifact, titles: Mapping[str, str]) -> dict[str, Any]:
    name = artifact.path.as_posix().removeprefix(FOLDER)
    return {
        "@id": name,
        "@type": "File",
        "name": titles.get(name, name),
        "encodingFormat": _FORMATS[artifact.path.suffix],
        "contentSize": str(len(artifact.content)),
    }
