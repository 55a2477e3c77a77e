"""What the pages say, before MkDocs renders them."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from govreport.extract.commitments import RULES
from govreport.extract.metrics.rules import NAMING_RULES
from govreport.lexicon import default_lexicon
from govreport.model import (
    Artifact,
    Catalog,
    Document,
    Identity,
    Measure,
    Paragraph,
    Point,
    Section,
    Series,
    Site,
    Source,
    Span,
)
from govreport.writers import markdown
from govreport.writers.chapters import split
from govreport.writers.data.tables import TABLES
from govreport.writers.markdown.escape import escape
from govreport.writers.markdown.segments import segment
from govreport.writers.typography import displayed
from tests.golden import check_golden
from tests.sample import HOSTILE, TEXT, sample

SITE = Site("https://report.example.org/", "mailto:office@example.org?subject={id}")


def written(catalog: Catalog | None = None) -> dict[str, str]:
    artifacts: tuple[Artifact, ...] = markdown.write(catalog or sample(), SITE)
    return {artifact.path.as_posix(): artifact.content.decode("utf-8") for artifact in artifacts}


def test_reviewed_pages_stay_as_they_are() -> None:
    pages = written()
    for path in (
        "index.md",
        "reports/shili-2022/index.md",
        "reports/shili-2022/gong-zuo-hui-gu/index.md",
        "reports/shili-2022/source/index.md",
        "commitments/shili-2022-c1/index.md",
        "indicators/shuishou/index.md",
        "compare/index.md",
        "places/qinghecun/index.md",
        "method/index.md",
    ):
        check_golden(f"pages/{path}", pages[path])


def test_every_item_of_the_catalog_has_its_page() -> None:
    catalog, pages = sample(), written()
    for report in catalog.reports:
        assert f"reports/{report.id}/index.md" in pages
        assert {f"commitments/{c.id}/index.md" for c in report.commitments} <= pages.keys()
    assert {f"indicators/{i.slug}/index.md" for i in catalog.indicators} <= pages.keys()
    assert {f"places/{p.slug}/index.md" for p in catalog.places} <= pages.keys()


def test_a_figure_is_called_what_its_own_report_calls_it() -> None:
    catalog = sample()
    [indicator] = catalog.indicators
    pages = written(replace(catalog, indicators=(replace(indicator, name="国内税收收入"),)))
    for path in ("index.md", "compare/index.md", "commitments/shili-2022-c1/index.md"):
        assert "税收</a>" in pages[path]
        assert "国内税收收入" not in pages[path]
    assert pages["indicators/shuishou/index.md"].count("报告称“税收”") == len(indicator.metrics)


def test_the_dictionary_says_in_chinese_what_each_word_of_a_cell_means() -> None:
    page = unescape(written()["data/index.md"])
    words = {option for table in TABLES for column in table.columns for option in column.options}
    assert not [word for word in words if not re.search(rf"<code>{word}</code> [\u3400-\u9fff]", page)]


def test_front_matter_is_read_back_as_it_was_meant() -> None:
    front = written()["commitments/shili-2022-c2/index.md"].split("---\n")[1]
    assert yaml.safe_load(front) == {
        "title": "承诺：6月底前建成清河村文化广场",
        "description": "示例镇2022年政府工作报告中的承诺：6月底前建成清河村文化广场。",
        "kind": "commitment",
        "sources": [{"report": "shili-2022", "issuer": "示例镇人民政府", "published": "2023-01-05"}],
        "id": "shili-2022-c2",
        "search": {"exclude": True},
        "hide": ["toc"],
        "page_tags": {
            "ArticleTitle": "承诺：6月底前建成清河村文化广场",
            "Description": "示例镇2022年政府工作报告中的承诺：6月底前建成清河村文化广场。",
            "PubDate": "2023-01-05",
            "ContentSource": "示例镇人民政府",
            "Keywords": "政府工作报告,示例镇",
            "Author": "示例镇人民政府",
        },
    }


def test_a_metric_inside_a_promise_is_marked_inside_its_mark() -> None:
    page = written()["reports/shili-2022/gong-zuo-an-pai/index.md"]
    promise = page[page.index('id="shili-2022-c1"') : page.index('id="shili-2022-c2"')]
    assert 'id="shili-2022-m2"' in promise
    assert 'data-known="349万元 · 实绩 · 2022年；目标比实绩 &#43;34万元（&#43;9.7%）"' in promise


def test_a_term_is_explained_at_its_first_place_in_a_paragraph() -> None:
    page = written()["reports/shili-2022/gong-zuo-an-pai/index.md"]
    assert page.count('class="term"') == 1
    assert 'data-facts="简政放权、放管结合、优化服务的合称。"' in page


def test_a_report_that_names_neither_issuer_nor_date_has_no_empty_line_for_them() -> None:
    catalog = sample()
    [report] = catalog.reports
    document = replace(report.document, identity=replace(report.document.identity, issuer="", published=""))
    unsigned = replace(catalog, reports=(replace(report, document=document),))
    assert 'class="lead"' in written()["index.md"]
    assert 'class="lead"' not in written(unsigned)["index.md"]


def test_each_figure_of_an_indicator_is_quoted_and_cited_for_itself() -> None:
    page = unescape(written()["indicators/shuishou/index.md"])
    sentences = "全年完成税收349万元，超额完成任务。", "力争完成税收383万元。"
    for number, words in enumerate(sentences, 1):
        row = page[page.index(f'<tr id="shili-2022-m{number}">') :].partition("</tr>")[0]
        [quotation] = re.findall('data-copy="(.*?)">', row)
        assert f"{words}”（示例镇人民政府. " in quotation
        assert quotation.endswith(f"第{number}段. {SITE.url}indicators/shuishou/#shili-2022-m{number}.）")


def test_an_error_report_carries_the_id() -> None:
    page = unescape(written()["commitments/shili-2022-c1/index.md"])
    assert 'href="mailto:office@example.org?subject=shili-2022-c1"' in page


def test_without_an_address_of_the_site_there_is_no_code_to_scan() -> None:
    pages = {a.path.as_posix(): a.content.decode() for a in markdown.write(sample(), Site())}
    assert "<svg" not in pages["commitments/shili-2022-c1/index.md"]
    assert "https://" not in pages["commitments/shili-2022-c1/index.md"]


def test_every_rule_has_a_name_for_readers() -> None:
    rules = (*NAMING_RULES, *RULES, *default_lexicon().exclusions.rules)
    assert len({rule.id for rule in rules}) == len({rule.label for rule in rules}) == len(rules)
    assert all(re.fullmatch("[a-z]+(-[a-z]+)*", rule.id) for rule in rules)
    assert all(re.search("[\u4e00-\u9fff]", rule.label) for rule in rules)


def test_the_page_on_method_and_the_reason_of_a_commitment_show_the_label_of_a_rule() -> None:
    catalog = replace(sample(), rules={"建成某物": "建设、完成某物"})
    pages = {a.path.as_posix(): a.content.decode() for a in markdown.write(catalog, SITE)}
    assert "建设、完成某物 <code>建成某物</code>" in unescape(pages["method/index.md"])
    assert "规则“建设、完成某物”" in unescape(pages["commitments/shili-2022-c2/index.md"])


def test_two_runs_write_the_same_bytes() -> None:
    assert written() == written()


@given(st.text())
def test_escaped_text_holds_nothing_that_means_something(text: str) -> None:
    escaped = str(escape(text))
    assert not set(escaped.replace("&#", "").replace("&", "")) & set("<>\"'*_{}[]()|`\\")
    assert escape(escape(text)) == escape(text)


@given(st.text(alphabet="a中,.(1%)\n：", max_size=60))
def test_display_changes_characters_one_for_one(text: str) -> None:
    shown = displayed(text)
    assert len(shown) == len(text)
    assert all(
        a == b or (a, b) in set(zip(",:;!?()", "，：；！？（）", strict=True)) for a, b in zip(text, shown, strict=True)
    )


SPANS = st.tuples(st.integers(0, 20), st.integers(1, 8)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.lists(SPANS, max_size=6))
def test_segments_cover_the_stretch_once_and_know_their_marks(spans: list[Span]) -> None:
    pieces = list(segment(Span(2, 18), [(span, number) for number, span in enumerate(spans)]))
    assert [p.span.start for p in pieces] + [18] == [2] + [p.span.end for p in pieces]
    for piece in pieces:
        assert set(piece.marks) == {n for n, span in enumerate(spans) if span.contains(piece.span)}


def test_the_sample_is_as_hostile_as_it_claims() -> None:
    assert HOSTILE in TEXT


def chapters_of(text: str, *headings: str, level: int = 1) -> list[tuple[str, str]]:
    """Cut a text at lines that are `headings`; every other line is a paragraph. Return slugs and titles."""
    sections: list[Section] = []
    paragraphs: list[Paragraph] = []
    at = 0
    for line in text.splitlines():
        span = Span(at, at + len(line))
        if line in headings:
            sections.append(Section(line, "", level, "", line, Span(at, at), span, span, False, None))
        else:
            paragraphs.append(Paragraph(len(paragraphs) + 1, span, "", ()))
        at += len(line) + 1
    document = Document(Source.from_text(text), Identity("x-2022"), (), (), tuple(sections), tuple(paragraphs))
    return [(chapter.slug, chapter.title) for chapter in split(document)]


@pytest.mark.parametrize(
    ("text", "headings", "level", "expected"),
    [
        ("甲\n乙", (), 1, [("zheng-wen", "正文")]),
        ("工作回顾\n甲", ("工作回顾",), 1, [("gong-zuo-hui-gu", "工作回顾")]),
        ("甲\n工作回顾\n乙", ("工作回顾",), 1, [("kai-pian", "开篇"), ("gong-zuo-hui-gu", "工作回顾")]),
        ("任务\n甲\n任务\n乙", ("任务",), 2, [("ren-wu", "任务"), ("ren-wu-2", "任务")]),
        ("2024\n甲", ("2024",), 1, [("zhang", "2024")]),
    ],
)
def test_a_report_is_cut_at_its_topmost_headings(
    text: str, headings: tuple[str, ...], level: int, expected: list[tuple[str, str]]
) -> None:
    assert chapters_of(text, *headings, level=level) == expected


def test_a_salutation_before_the_first_heading_is_no_chapter_of_its_own() -> None:
    page = written()["reports/shili-2022/gong-zuo-hui-gu/index.md"]
    assert page.index("各位代表：") < page.index("# 一、2022年工作回顾")
    assert not any("kai-pian" in path for path in written())


def test_a_place_known_by_the_one_above_it_has_its_chart() -> None:
    catalog = sample()
    report = catalog.reports[0]
    identity = replace(report.document.identity, parent="示例市")
    named = replace(report, document=replace(report.document, identity=identity))
    indicator = catalog.indicators[0]
    points = tuple(Point(m.id, m.period, m.status, m.quantity.value) for m in report.metrics)
    series = (Series("示例市示例镇", Measure.LEVEL, "元", points),)
    catalog = replace(catalog, reports=(named,), indicators=(replace(indicator, series=series),))
    assert 'class="chart"' in written(catalog)["indicators/shuishou/index.md"]
