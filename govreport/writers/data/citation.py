"""``CITATION.cff``: how the data are cited, in the Citation File Format 1.2.0."""

from __future__ import annotations

import json
import re

from govreport.model import Catalog, Site
from govreport.writers.data.package import DATASET, SCHEMA_VERSION

_ID = re.compile(r"(?:CC0|CC-BY(?:-[A-Z]{2})*|ODbL|ODC-By|PDDL|MIT|Apache)-\d+(?:\.\d+)?|MIT")
"""Ids of licences, as SPDX and the Open Definition have them."""


def citation_text(catalog: Catalog, site: Site) -> str:
    """Return the file: the issuers of the reports are its authors, and no date is in it that the data don't have.

    Each value stands as JSON, which is YAML, too.
    """
    head = {
        "cff-version": "1.2.0",
        "message": "引用这些数据时，请写明报告和编号；每条数据都能回到报告原句。",
        "type": "dataset",
        "title": DATASET,
        "version": SCHEMA_VERSION,
    }
    if licence := licence_of(catalog, site):
        head["license"] = licence
    if site.url:
        head["url"] = site.url
    lines = [f"{key}: {_quoted(value)}" for key, value in head.items()]
    lines += ["authors:", *(f"  - name: {_quoted(name)}" for name in authors_of(catalog))]
    return "\n".join(lines) + "\n"


def authors_of(catalog: Catalog) -> list[str]:
    """Return who issued the reports; where none says so, the places that they are of."""
    issuers = dict.fromkeys(report.document.identity.issuer for report in catalog.reports)
    places = dict.fromkeys(report.document.identity.place for report in catalog.reports)
    return [name for name in issuers if name] or [name for name in places if name] or ["政府工作报告"]


def licence_of(catalog: Catalog, site: Site) -> str:
    """Return the licence that the site states, or else all reports bear, where it is the id of one; else nothing."""
    if site.licence:
        return site.licence if _ID.fullmatch(site.licence) else ""
    licences = {report.document.source.sidecar.licence.strip() for report in catalog.reports}
    one = licences.pop() if len(licences) == 1 else ""
    return one if _ID.fullmatch(one) else ""


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
