"""The published data: exact, complete, described, and the same after a round trip."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from frictionless import Package
from hypothesis import given
from hypothesis import strategies as st

from govreport.model import Catalog, Grade, Indicator, Link, Relation, Sidecar, Site
from govreport.writers.data import TABLES, csv_text, from_json, to_json, write
from govreport.writers.data.codec import plain
from govreport.writers.data.package import package_text
from tests.data_sample import TEXT, sample_report

REPORT = sample_report()
FIRST, _, LAST = REPORT.metrics
CATALOG = Catalog(
    reports=(REPORT,),
    indicators=(Indicator("shuishou", "税收", "元", tuple(metric.id for metric in REPORT.metrics), ()),),
    links=(Link(LAST.id, REPORT.commitments[0].id, Relation.TARGET_OF, Grade.CERTAIN, "目标写在这一句里"),),
)
FILES = {artifact.path.as_posix(): artifact.content.decode("utf-8-sig") for artifact in write(CATALOG)}


def table(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(FILES[f"data/{name}.csv"], newline="")))


def test_every_file_of_the_contract_is_made() -> None:
    assert sorted(FILES) == [
        "data/CITATION.cff",
        "data/answers.csv",
        "data/assignments.csv",
        "data/commitments.csv",
        "data/corrections.csv",
        "data/datapackage.json",
        "data/diagnostics.csv",
        "data/disclosure.csv",
        "data/links.csv",
        "data/metrics.csv",
        "data/outcomes.csv",
        "data/passages.csv",
        "data/reports.csv",
        "data/reports/shili-2022/report.json",
        "data/reports/shili-2022/source.txt",
        "data/sections.csv",
        "data/updates.csv",
        "data/waiting.csv",
    ]


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("reports", "id title jurisdiction level review_year plan_year issuer published index_no document_no "
                    "source_file source_sha256 chars place_code parent licence"),
        ("sections", "id report parent level number title start end run_in part"),
        ("metrics", "id report section start end text indicator value value_max unit bound measure direction "
                    "status period rule indicator_id"),
        ("commitments", "id report section start end text check strength deadline topic rule"),
        ("links", "from to relation grade reason"),
        ("diagnostics", "report start end code severity message"),
        ("outcomes", "report next_report target actual difference standing grade review reason longer"),
        ("answers", "report next_report commitment sentence start end grade review reason"),
        ("updates", "commitment date progress text source checker file filed_as"),
        ("assignments", "commitment lead_office offices due file filed_as"),
        ("corrections", "date item shown right since noticed_by"),
    ],
)  # fmt: skip
def test_columns_are_those_of_the_contract(name: str, columns: str) -> None:
    assert FILES[f"data/{name}.csv"].split("\n", 1)[0] == columns.replace(" ", ",")


def test_a_row_gives_every_field_in_its_format() -> None:
    assert table("metrics")[1] == {
        "id": REPORT.metrics[1].id,
        "report": "shili-2022",
        "section": REPORT.metrics[1].section,
        "start": "50",
        "end": "54",
        "text": "9.5%",
        "indicator": "税收",
        "value": "9.5",
        "value_max": "",
        "unit": "%",
        "bound": "exact",
        "measure": "change",
        "direction": "up",
        "status": "actual",
        "period": "2022",
        "rule": "amount: 完成<指标><数量>",
        "indicator_id": "shuishou",
    }
    assert [row["run_in"] for row in table("sections")] == ["false", "true", "false"]


def test_span_law_holds_after_the_csv_round_trip() -> None:
    source = FILES["data/reports/shili-2022/source.txt"]
    assert source == TEXT
    rows = [*table("metrics"), *table("commitments")]
    assert [source[int(row["start"]) : int(row["end"])] for row in rows] == [row["text"] for row in rows]


def test_a_report_survives_json_unchanged() -> None:
    data = json.loads(FILES["data/reports/shili-2022/report.json"])
    assert from_json(data) == REPORT
    assert from_json(json.loads(json.dumps(to_json(REPORT)))) == REPORT


def test_report_json_uses_the_names_of_the_tables_and_nests_the_outline() -> None:
    data = json.loads(FILES["data/reports/shili-2022/report.json"])
    for name in ("metrics", "commitments"):
        for row, published in zip(data[name], table(name), strict=True):
            named = {key: "" if row[key] is None else str(row[key]) for key in published if key in row}
            joined = {"report": REPORT.id} | ({"indicator_id": published["indicator_id"]} if name == "metrics" else {})
            assert named | joined == published
    first, second = data["outline"]
    assert [first["title"], second["title"]] == ["2022年工作回顾", "2023年工作安排"]
    assert [child["title"] for child in first["children"]] == ["经济稳中有进"]
    assert data["links"] == [
        {"from": LAST.id, "to": REPORT.commitments[0].id, "relation": "target_of", "grade": "certain",
         "reason": "目标写在这一句里"}
    ]  # fmt: skip


@pytest.mark.filterwarnings("ignore")
def test_the_package_validates_with_frictionless(tmp_path: Path) -> None:
    for path, content in FILES.items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8-sig" if target.suffix == ".csv" else "utf-8", newline="")
    outcome = Package(str(tmp_path / "data/datapackage.json")).validate()
    assert outcome.valid, outcome.flatten(["title", "message"])
    assert {task.name: rows for task in outcome.tasks if (rows := task.stats.get("rows", 0))} == {
        "reports": 1, "sections": 3, "metrics": 3, "commitments": 2, "links": 1, "diagnostics": 1, "disclosure": 1
    }  # fmt: skip


@pytest.mark.parametrize(
    ("site", "told"),
    [
        (Site(), {}),
        (Site(office="某某镇人民政府"), {"contributors": [{"title": "某某镇人民政府", "roles": ["publisher"]}]}),
        (Site(licence="CC-BY-4.0"), {"licenses": [{"name": "CC-BY-4.0", "title": "CC-BY-4.0"}]}),
        (Site(licence="请注明出处"), {"rights": "请注明出处"}),
        (Site(licence="请注明出处", licence_url="https://a.cn/b"),
         {"licenses": [{"path": "https://a.cn/b", "title": "请注明出处"}]}),
        (Site(url="https://a.cn/"), {"homepage": "https://a.cn/"}),
    ],
)  # fmt: skip
def test_the_package_says_of_its_origin_what_the_site_says(site: Site, told: dict[str, object]) -> None:
    described = json.loads(package_text((), site))
    names = ("homepage", "contributors", "licenses", "rights")
    assert {name: described[name] for name in names if name in described} == told
    assert Package.metadata_import(described) is not None
    described["resources"] = [{"name": "a", "data": [["x"], [1]]}]
    assert not list(Package.metadata_validate(described))


def test_every_column_says_what_it_means() -> None:
    assert all(column.meaning for described in TABLES for column in described.columns)


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2)))
def test_csv_gives_back_any_text(rows: list[list[str]]) -> None:
    written = csv_text(["a", "b"], rows)
    assert list(csv.reader(StringIO(written, newline="")))[1:] == rows


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_decimals_are_plain_and_exact(value: Decimal) -> None:
    assert Decimal(plain(value)) == value
    assert "e" not in plain(value).lower()


def test_each_table_begins_as_a_chinese_excel_needs_it() -> None:
    made = {artifact.path.as_posix(): artifact.content for artifact in write(CATALOG)}
    for path, content in made.items():
        assert content.startswith(b"\xef\xbb\xbf") is path.endswith(".csv")
        assert not content.startswith(b"\xef\xbb\xbf" * 2)


def licensed(*licences: str) -> Catalog:
    reports = []
    for licence in licences:
        source = replace(REPORT.document.source, sidecar=Sidecar(licence=licence))
        reports.append(replace(REPORT, document=replace(REPORT.document, source=source)))
    return Catalog(reports=tuple(reports))


@pytest.mark.parametrize(
    ("licences", "told"),
    [
        (("CC-BY-4.0",), "CC-BY-4.0"),
        (("CC-BY-4.0", "CC-BY-4.0"), "CC-BY-4.0"),
        (("CC0-1.0",), "CC0-1.0"),
        (("CC-BY-4.0", ""), None),
        (("CC-BY-4.0", "CC0-1.0"), None),
        (("政府信息公开",), None),
        (("",), None),
    ],
)
def test_the_licence_of_all_reports_stands_in_package_and_citation(licences: tuple[str, ...], told: str | None) -> None:
    made = {a.path.as_posix(): a.content.decode("utf-8-sig") for a in write(licensed(*licences))}
    package, citation = json.loads(made["data/datapackage.json"]), yaml.safe_load(made["data/CITATION.cff"])
    assert package.get("licenses") == ([{"name": told}] if told else None)
    assert citation.get("license") == told
    rows = csv.DictReader(StringIO(made["data/reports.csv"]))
    assert [row["licence"] for row in rows] == list(licences)


def test_the_citation_has_what_its_format_asks_for_and_no_date() -> None:
    found = yaml.safe_load(FILES["data/CITATION.cff"])
    assert found["cff-version"] == "1.2.0"
    assert found["type"] == "dataset"
    assert {"message", "title", "authors", "version"} <= set(found)
    assert set(found) <= {"cff-version", "message", "type", "title", "version", "license", "authors"}
    assert all(set(author) == {"name"} and author["name"] for author in found["authors"])


def crate_of(catalog: Catalog) -> tuple[dict[str, Any], set[str]]:
    """Return the things that the crate of a catalog describes, by their ids, and the files beside it."""
    made = {artifact.path.as_posix().removeprefix("data/"): artifact.content for artifact in write(catalog)}
    crate = json.loads(made.pop("ro-crate-metadata.json"))
    assert crate["@context"] == "https://w3id.org/ro/crate/1.1/context"
    things = {thing["@id"]: thing for thing in crate["@graph"]}
    assert len(things) == len(crate["@graph"])
    return things, set(made)


def dated(day: str) -> Catalog:
    identity = replace(REPORT.document.identity, published=day, issuer="示例镇人民政府")
    return replace(CATALOG, reports=(replace(REPORT, document=replace(REPORT.document, identity=identity)),))


def test_the_crate_is_one_of_ro_crate_and_describes_every_file() -> None:
    things, files = crate_of(dated("2023-01-05"))
    descriptor, root = things["ro-crate-metadata.json"], things["./"]
    assert descriptor["@type"] == "CreativeWork"
    assert descriptor["about"] == {"@id": "./"}
    assert descriptor["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    assert (root["@type"], root["datePublished"]) == ("Dataset", "2023-01-05")
    assert root["name"]
    assert root["description"]
    assert {part["@id"] for part in root["hasPart"]} == files
    assert all(things[name]["@type"] == "File" for name in files)
    assert [things[author["@id"]]["name"] for author in root["author"]] == ["示例镇人民政府"]
    assert all(thing["@type"] for thing in things.values())


def test_a_crate_without_a_day_would_be_none_and_is_not_made() -> None:
    made = {artifact.path.name for artifact in write(dated(""))}
    assert "ro-crate-metadata.json" not in made


def test_the_crate_names_the_licence_that_all_reports_bear() -> None:
    catalog = licensed("CC-BY-4.0")
    [report] = catalog.reports
    identity = replace(report.document.identity, published="2023-01-05")
    things, _ = crate_of(Catalog(reports=(replace(report, document=replace(report.document, identity=identity)),)))
    assert things[things["./"]["license"]["@id"]]["name"] == "CC-BY-4.0"
