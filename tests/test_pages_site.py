"""What readers get: the sample and the seed, built by MkDocs itself."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from govreport.model import Site
from govreport.pipeline.build import Config, build
from govreport.writers import data, markdown, write
from govreport.writers.pdf import documents_of, open_compiler
from govreport.writers.typography import displayed
from tests.sample import HOSTILE, sample
from tests.seed import SEEDS
from tests.site_build import Pages, build_site, item_ids

LOOK_BACK = "reports/jiangchang-2022/gong-zuo-hui-gu/index.html"
HEAVIEST = 40 * 1024
"""Bytes of a text page, compressed: what a phone in the village loads besides the theme."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    catalog = sample()
    printed = tuple(document for report in catalog.reports for document in documents_of(report, open_compiler()))
    artifacts = write(catalog, Site("https://report.example.org/"), printed)
    return Pages(build_site(artifacts, tmp_path_factory.mktemp("hostile")))


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    folder = tmp_path_factory.mktemp("seed")
    _, artifacts = build(Config(seeds=SEEDS, docs=folder))
    return Pages(build_site(artifacts, folder))


def test_report_text_shows_exactly_as_typed(hostile: Pages) -> None:
    text = hostile.text("reports/shili-2022/gong-zuo-hui-gu/index.html")
    assert displayed(HOSTILE) in text
    assert "（一）项目<b>建设</b>|成效" in text
    page = hostile.page(hostile.site / "reports/shili-2022/gong-zuo-hui-gu/index.html")
    assert not page.xpath("//article//script | //article//img | //article//b | //article//em")


def test_a_hostile_heading_stays_text_in_contents_and_title(hostile: Pages) -> None:
    page = hostile.page(hostile.site / "reports/shili-2022/gong-zuo-hui-gu/index.html")
    [contents] = page.xpath("//nav[contains(@class, 'md-nav--secondary')]")
    assert "（一）项目<b>建设</b>|成效" in contents.text_content()


@pytest.mark.parametrize("name", ["hostile", "seed"])
def test_every_link_and_anchor_leads_somewhere(name: str, request: pytest.FixtureRequest) -> None:
    pages: Pages = request.getfixturevalue(name)
    assert pages.broken_links() == []


@pytest.mark.parametrize("name", ["hostile", "seed"])
def test_every_page_has_one_title_and_its_language(name: str, request: pytest.FixtureRequest) -> None:
    pages: Pages = request.getfixturevalue(name)
    for path in pages:
        page = pages.page(path)
        assert len(page.xpath("//h1")) == 1, path
        assert page.get("lang") == "zh", path
        assert len(set(page.xpath("//@id"))) == len(page.xpath("//@id")), f"{path}: an id stands twice"


@pytest.mark.parametrize("name", ["hostile", "seed"])
def test_headings_keep_their_address_when_others_come_or_go(name: str, request: pytest.FixtureRequest) -> None:
    pages: Pages = request.getfixturevalue(name)
    for path in pages:
        numbered = pages.page(path).xpath("//*[self::h1 or self::h2]/@id")
        assert not [found for found in numbered if re.fullmatch(r"(.*_)?\d+", str(found))], path


@pytest.mark.parametrize(
    "address", ["reports/jiangchang-2022/index.html", LOOK_BACK, "indicators/tax-revenue/index.html"]
)
def test_a_page_names_publisher_date_and_number_of_its_source(seed: Pages, address: str) -> None:
    page = seed.page(seed.site / address)
    named = {str(meta.get("name")): str(meta.get("content")) for meta in page.xpath("//meta[@name]")}
    assert {name: value for name, value in named.items() if name.startswith("dcterms.")} == {
        "dcterms.publisher": "蒋场镇人民政府",
        "dcterms.issued": "2023-08-15",
        "dcterms.identifier": "MB1A08302/2023-20210",
    }


@pytest.mark.parametrize("name", ["hostile", "seed"])
def test_every_page_has_one_button_that_prints_it(name: str, request: pytest.FixtureRequest) -> None:
    pages: Pages = request.getfixturevalue(name)
    for path in pages:
        assert len(pages.page(path).xpath("//button[@data-action='print']")) == 1, path


def test_nothing_is_asked_from_outside(seed: Pages) -> None:
    for path in seed:
        page = seed.page(path)
        asked = page.xpath("//script/@src | //link[not(@rel='canonical')]/@href | //img/@src | //iframe/@src")
        assert not [a for a in asked if "//" in a], path


def test_pages_are_light(seed: Pages) -> None:
    for path in seed:
        assert len(gzip.compress(path.read_bytes())) <= HEAVIEST, path


def test_chapters_and_items_point_at_each_other(seed: Pages) -> None:
    catalog, _ = build(Config(seeds=SEEDS, docs=Path("docs")))
    [report] = catalog.reports
    text_ids = {str(i) for p in seed for i in seed.page(p).xpath("//*[contains(@class, 'page-chapter')]//@id")}
    assert {c.id for c in report.commitments} <= text_ids
    assert {m.id for m in report.metrics} <= text_ids
    for commitment in report.commitments:
        page = seed.page(seed.site / "commitments" / commitment.id / "index.html")
        assert any(str(link).endswith(f"#{commitment.id}") for link in page.xpath("//article//a/@href"))


def test_pages_and_data_hold_the_same_ids(seed: Pages) -> None:
    catalog, _ = build(Config(seeds=SEEDS, docs=Path("docs")))
    [report] = catalog.reports
    told = "\n".join(a.content.decode("utf-8") for a in data.write(catalog) if a.path.suffix == ".csv")
    anchors = "\n".join(str(i) for path in seed for i in seed.page(path).xpath("//@id"))
    pages = "\n".join(path.read_text(encoding="utf-8") for path in seed)
    assert item_ids(report.id, anchors) == item_ids(report.id, told)
    assert item_ids(report.id, pages) == item_ids(report.id, told)


def test_the_whole_report_is_on_its_chapters(seed: Pages) -> None:
    catalog, _ = build(Config(seeds=SEEDS, docs=Path("docs")))
    [report] = catalog.reports
    site_index = markdown.SiteIndex(catalog, Site())
    shown = "".join(seed.text(f"reports/{report.id}/{c.slug}/index.html") for c in site_index.views[report.id].chapters)
    for sentence in report.document.sentences():
        assert site_index.views[report.id].words(sentence.span) in shown
