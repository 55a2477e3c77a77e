"""``datapackage.json``: the tables described for machines, as a Frictionless Data Package v2."""

from __future__ import annotations

import json
import re
from typing import Any

from govreport.model import Site
from govreport.writers.data.schema import Column, Table

DATASET = "政府工作报告：数据与承诺"
"""What the data are called, wherever they are described."""
SCHEMA_VERSION = "1.2.0"
"""Of the tables' names and columns; a change of either is a new version and a line in the changelog."""


_LICENCE_ID = re.compile(r"[-a-zA-Z0-9._]+")
"""An identifier of the Open Definition, such as ``CC-BY-4.0``."""


def package_text(tables: tuple[Table, ...], site: Site, licence: str = "") -> str:
    """Return the descriptor of the tables as JSON; `licence` is what the reports bear where the site states none."""
    described = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "government-work-reports",
        "title": DATASET,
        "description": (
            "逐条注明原文位置：start、end 为原文（reports/<报告编号>/source.txt）中从 0 数起、左闭右开的字符位置。"
        ),
        "version": SCHEMA_VERSION,
        **_origin(site, licence),
        "resources": [_resource(table) for table in tables],
    }
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def _origin(site: Site, borne: str) -> dict[str, Any]:
    """Return who publishes the data, where, and under which licence, as far as the site says so."""
    told: dict[str, Any] = {"homepage": site.url} if site.url else {}
    if site.office:
        contributor = {"title": site.office, "path": site.url, "email": site.mail, "roles": ["publisher"]}
        told["contributors"] = [{name: value for name, value in contributor.items() if value}]
    identified = _LICENCE_ID.fullmatch(site.licence)
    licence = {"name": site.licence if identified else "", "path": site.licence_url, "title": site.licence}
    if identified or site.licence_url:
        told["licenses"] = [{name: value for name, value in licence.items() if value}]
    elif site.licence:
        told["rights"] = site.licence  # words alone are no licence that the standard knows
    elif borne:
        told["licenses"] = [{"name": borne}]
    return told


def _resource(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": table.title,
        "type": "table",
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"header": True, "delimiter": ",", "quoteChar": '"', "lineTerminator": "\n"},
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    if any(column.name == "id" for column in table.columns):
        schema["primaryKey"] = ["id"]
    keys = [_foreign_key(table, column) for column in table.columns if column.refers]
    return schema | {"foreignKeys": keys} if keys else schema


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.unique:
        constraints["unique"] = True
    if column.options:
        constraints["enum"] = list(column.options)
    field: dict[str, Any] = {"name": column.name, "type": column.type, "description": column.meaning}
    return field | {"constraints": constraints} if constraints else field


def _foreign_key(table: Table, column: Column) -> dict[str, Any]:
    resource, field = column.refers.split(".")
    # A table that refers to itself is named by the empty string.
    return {"fields": [column.name], "reference": {"resource": "" if resource == table.name else resource,
                                                   "fields": [field]}}  # fmt: skip
