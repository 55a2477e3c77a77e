"""What a person reads, as against what the file holds: the same findings, told in the characters of the file."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from govreport.extract import extract
from govreport.lexicon import default_lexicon
from govreport.model import Document, PieceKind, Report, Source
from govreport.parser import parse
from govreport.reading import as_read, restore
from govreport.writers.data.report_file import from_json, to_json

REPORT = """安河镇2024年政府工作报告
——2025年1月10日在安河镇第十九届人民代表大会第五次会议上
安河镇镇长 王明

各位代表：
现在，我代表安河镇人民政府向大会报告工作，请予审议，并请列席人员提出意见。
一、2024年工作回顾
过去的一年，全镇上下团结一心，各项事业取得新的进展。全年完成税收349万元，增长5.2%，增速位居全市乡镇前列。
新建农贸市场2处，改造农村公路12公里，完成户厕改造1256户，群众的获得感、幸福感、安全感持续增强。
（一）产业发展提质增效。全年新增规上企业3家，总数达到15家；粮食总产量达到2.35万吨，比上年增长3.1%；农村居民人均可支配收入达到21560元。
（二）乡村建设稳步推进。投入资金1.2亿元，建成高标准农田8600亩，绿化道路35公里，创建美丽乡村6个，受益群众达1.5万人。
（三）民生福祉不断改善。城乡居民养老保险参保率达到98.6%，发放低保金326万元，新增就业520人，化解信访积案23件。
二、2025年工作安排
做好今年工作，意义重大。主要预期目标是：地区生产总值增长6%以上，固定资产投资增长8%，农村居民人均可支配收入增长7%左右。
（一）着力抓好项目建设。完成投资1.2亿元，新建道路5公里，新增就业500人，力争各项指标进入全市前列，让群众过上更好的日子。
（二）着力改善民生。年内建成镇中心幼儿园，改造危房60户，6月底前完成东风路改造。
各位代表，让我们携手前进，为建设美好安河而努力奋斗！
"""
HIDDEN = "\u200b\u200c\u200d\u2060\u00ad\ufeff\u200e\u202c\ufe0f\U000e0101"
RADICALS = str.maketrans("人工大一力长见户月民风", "⼈⼯⼤⼀⼒⻓⻅⼾⽉⺠⻛")
TRADITIONAL = str.maketrans(
    "镇会务报现审议请员见过团结项业进开设农场里万厕众获产发质规总数达创贫资险参岗办个类标税长满乡园续动",
    "鎮會務報現審議請員見過團結項業進開設農場裡萬廁眾獲產發質規總數達創貧資險參崗辦個類標稅長滿鄉園續動",
)
SETTLED = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(text: str) -> Report:
    source = Source.from_text(text, "安河镇.txt")
    reading, alignment = as_read(source)
    return restore(extract(parse(reading, default_lexicon()), default_lexicon()), source, alignment)


def findings(report: Report) -> list[object]:
    metrics = [replace(m, text="", sentence=None, named=(), triggers=(), quantity=replace(m.quantity, span=None)) for m in report.metrics]  # type: ignore[arg-type]  # noqa: E501
    promises = [replace(c, text="", span=None, triggers=()) for c in report.commitments]  # type: ignore[arg-type]
    headings = [(s.id, s.parent, s.level, s.part) for s in report.document.sections]
    return [report.document.identity, metrics, promises, headings, [m.name for m in report.mentions]]


PLAIN = read(REPORT)
SAME = findings(PLAIN)


def obey_the_laws(report: Report, words: Callable[[str], str]) -> None:
    """Check the laws for a restored report; `words` undoes what was done to its text."""
    document, text = report.document, report.document.source.text
    at = 0
    for piece in document.pieces:
        assert piece.span.start == at < piece.span.end
        at = piece.span.end
    assert at == len(text)
    for sentence in document.sentences():
        inside = [p for p in document.pieces if sentence.span.contains(p.span) and p.kind is PieceKind.SENTENCE]
        aside = [p for p in document.pieces if p.span.overlaps(sentence.span) and p.kind is not PieceKind.SENTENCE]
        assert sum(len(p.span) for p in (*inside, *aside)) == len(sentence.span)
        assert {p.kind for p in aside} <= {PieceKind.SPACE, PieceKind.BOILERPLATE}
    for found, plain in zip(report.metrics, PLAIN.metrics, strict=True):
        assert text[found.span.start : found.span.end] == found.text
        assert words(found.text) == plain.text
    for found_, plain_ in zip(report.commitments, PLAIN.commitments, strict=True):
        assert text[found_.span.start : found_.span.end] == found_.text
        assert words(found_.text) == plain_.text
        assert words(document.words(found_.span)) == plain_.text
    for section in document.sections:
        assert section.mark.end == section.words.start
        assert section.extent.contains(section.words)
    assert from_json(to_json(report)) == report


def visible(text: str) -> str:
    return re.sub(f"[{HIDDEN}]", "", text)


def unwrapped(text: str) -> str:
    return re.sub(r"(?:\\r\\n|\s)+(?:[-—] \d+ [-—](?:\\r\\n|\s)+)?", "", text)


def wrap(text: str, width: int, indent: str, end: str, page: int, *, blank: bool = False) -> str:  # noqa: PLR0913
    """Wrap each line of a text at a width, as a copy of a printed page has it."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        if not paragraph:
            continue
        rest = indent + paragraph
        while rest:
            cut = width - (len(rest) > width and rest[width - 1] in "“（《")
            lines.append(rest[:cut])
            rest = rest[cut:]
        if blank:
            lines.append("")
    if page:
        for number, place in enumerate(range(page, len(lines), page)):
            lines.insert(place + number, f"— {number + 1} —")
    return end.join(lines) + end


@SETTLED
@given(st.lists(st.tuples(st.integers(0, len(REPORT)), st.text(HIDDEN, min_size=1, max_size=3)), min_size=1))
def test_characters_that_nobody_sees_change_no_finding(places: list[tuple[int, str]]) -> None:
    text = REPORT
    for at, hidden in sorted(places, reverse=True):
        text = text[:at] + hidden + text[at:]
    report = read(text)
    assert findings(report) == SAME
    obey_the_laws(report, visible)
    assert any(d.code == "N215" for d in report.diagnostics) or HIDDEN[5] == text[0]


@SETTLED
@given(st.sets(st.integers(0, len(REPORT) - 1), min_size=30))
def test_radicals_change_no_finding(places: set[int]) -> None:
    text = "".join(c.translate(RADICALS) if at in places else c for at, c in enumerate(REPORT))
    assume(text != REPORT)
    report = read(text)
    assert findings(report) == SAME
    obey_the_laws(report, lambda words: words.translate({v: k for k, v in RADICALS.items()}))
    assert "N216" in {d.code for d in report.diagnostics}


@settings(SETTLED, max_examples=150)
@given(
    st.integers(20, 80),
    st.sampled_from(["\n", "\r\n", "\\r\\n"]),
    st.sampled_from(["", "\u3000\u3000", "    "]),
    st.booleans(),
    st.sampled_from([0, 7, 20]),
)
def test_wrapped_lines_change_no_finding(width: int, end: str, indent: str, blank: bool, page: int) -> None:
    assume(indent or blank or width < 60)  # nothing else tells a short heading from the end of a paragraph
    report = read(wrap(REPORT, width, indent, end, page, blank=blank))
    assert findings(report) == SAME, report.document.source.text
    obey_the_laws(report, unwrapped)


def test_where_nothing_differs_the_report_is_the_source_itself() -> None:
    source = Source.from_text("\ufeff" + REPORT)
    reading, alignment = as_read(source)
    assert reading is source
    assert not alignment.dropped
    report = extract(parse(reading, default_lexicon()), default_lexicon())
    assert restore(report, source, alignment) is report


def test_a_traditional_text_is_read_as_simplified_and_quoted_as_written() -> None:
    text = REPORT.translate(TRADITIONAL)
    report = read(text)
    assert [(m.id, m.indicator, m.quantity.value) for m in report.metrics] == [
        (m.id, m.indicator, m.quantity.value) for m in PLAIN.metrics
    ]
    assert report.commitments[0].text in text
    assert report.commitments[0].text not in REPORT
    assert "N217" in {d.code for d in report.diagnostics}


def test_a_few_traditional_characters_leave_a_simplified_text_alone() -> None:
    source = Source.from_text(REPORT.replace("团结一心", "團結一心，著力於乾事創業，學習貫徹"))
    assert as_read(source)[0] is source


def test_a_title_across_a_page_is_whole_and_boilerplate_is_set_aside() -> None:
    long = REPORT.replace("二、2025年工作安排", "二、2025年工作总体要求、主要预期目标和重点工作安排")
    text = re.sub(r"(二、2025.*\n)", r"\1- 3 -\n", wrap(long, 20, "\u3000\u3000", "\n", 0))
    report = read(text)
    assert "2025年工作总体要求、主要预期目标和重点工作安排" in [s.title for s in report.document.sections]
    boilerplate = [text[p.span.start : p.span.end] for p in report.document.pieces if p.kind is PieceKind.BOILERPLATE]
    assert boilerplate == ["- 3 -"]


def test_running_heads_between_pages_are_no_text_of_the_report() -> None:
    lines = wrap(REPORT, 26, "\u3000\u3000", "\n", 0).splitlines()
    for number, place in enumerate(range(9, len(lines), 9)):
        lines[place : place] = [f"{number + 1}", "\f安河镇政府工作报告"]
    report = read("\n".join(lines))
    assert findings(report) == SAME


@pytest.mark.parametrize("number", ["第{}页 共9页", "{} / 9", "－{}－", "{}", "Page {}", "〔{}〕", "第 {} 页，共 9 页"])
@pytest.mark.parametrize("blank", [[], [""]])
def test_page_numbers_of_any_kind_are_no_text_of_the_report(number: str, blank: list[str]) -> None:
    lines = wrap(REPORT, 28, "\u3000\u3000", "\n", 0).splitlines()
    for page, place in enumerate(range(8, len(lines) + 3, 9), 1):
        lines[place + (2 * len(blank)) * (page - 1) : place + (2 * len(blank)) * (page - 1)] = [
            *blank, number.format(page), *blank
        ]  # fmt: skip
    assert findings(read("\n".join(lines))) == SAME


def test_heads_that_break_into_sentences_again_and_again_belong_to_the_page() -> None:
    lines = wrap(REPORT, 20, "\u3000\u3000", "\n", 0).splitlines()
    cut = [i for i, line in enumerate(lines) if len(line) == 20 and line[-1] not in "。；"][::4]
    for shift, place in enumerate(cut, 1):
        lines.insert(place + shift, f"安河镇2024年政府工作报告  {shift}")
    report = read("\n".join(lines))
    assert findings(report) == SAME
    assert sum(p.kind is PieceKind.BOILERPLATE for p in report.document.pieces) == len(cut)


@pytest.mark.parametrize("before", ["", "首页\n政务公开\n机构概况\n政策文件\n" * 8])
@pytest.mark.parametrize("indent", ["\u3000\u3000", ""])
def test_a_site_around_a_wrapped_report_stays_outside_of_it(before: str, indent: str) -> None:
    report = read(before + wrap(REPORT, 28, indent, "\n", 9) + "打印本页\n关闭窗口\n")
    assert findings(report) == SAME


@pytest.mark.parametrize("space", ["\u3000\u3000", "    ", "\t"])
def test_white_space_before_every_line_is_that_of_the_copy(space: str) -> None:
    text = "".join(f"{space}{line}\n" for line in wrap(REPORT, 28, "\u3000\u3000", "\n", 0).splitlines())
    assert findings(read(text)) == SAME


def test_full_width_figures_across_lines_are_whole() -> None:
    wide = REPORT.translate(str.maketrans("0123456789%.", "０１２３４５６７８９％．"))
    found = [m.quantity.value for m in read(wrap(wide, 25, "\u3000\u3000", "\r\n", 9)).metrics]
    assert found == [m.quantity.value for m in PLAIN.metrics]


def test_an_index_on_a_line_of_its_own_is_no_page_number() -> None:
    broken = "广义货币M\n2\n和社会融资规模增速合理，细颗粒物（PM\n2.5\n）浓度下降3.2%。\n二、2025"
    text = REPORT.replace("二、2025", broken)
    words = [read(text).document.words(s.span) for s in read(text).document.sentences()]
    assert "广义货币M2和社会融资规模增速合理，细颗粒物（PM2.5）浓度下降3.2%。" in words


def test_latin_words_keep_a_space_where_lines_are_joined() -> None:
    source = Source.from_text("推动共建Belt and\nRoad合作、\n扩大开放。")
    assert as_read(source)[0].text == "推动共建Belt and\nRoad合作、扩大开放。"


def test_characters_that_turn_the_display_round_are_told() -> None:
    assert "W219" in {d.code for d in read(REPORT.replace("349万元", "\u202e943\u202c万元")).diagnostics}


@pytest.mark.parametrize(
    "unit", ["\u200b", "甲\u200b", "甲、\n", "甲" * 28 + "\n", "- 2 -\n", "3\n", "國", "⼈", "\f甲\n", "M\n2\n"]
)
def test_reading_ends_in_time(unit: str) -> None:
    source = Source.from_text(unit * (200_000 // len(unit)))
    start = time.process_time()
    reading, alignment = as_read(source)
    restore(Report(Document(reading, PLAIN.document.identity, (), (), (), ())), source, alignment)
    assert time.process_time() - start < 4


def test_a_traditional_report_keeps_its_own_title() -> None:
    text = (
        "示例縣政府工作報告\n各位代表：\n現在，我代表縣人民政府向大會報告工作，請予審議。\n一、2022年工作回顧\n"
        "過去一年，經濟發展取得顯著成績，國內生產總值增長5.2%，財政收入達到3.5億元，農業豐收，產業興旺。\n"
        "二、2023年工作安排\n今年，我們要繼續加強經濟建設，力爭財政收入增長6%以上，興辦實業，擴大開放。\n"
    )
    found = read(text)
    assert found.document.identity.title == "示例縣政府工作報告"
    assert (found.document.identity.review_year, found.document.identity.jurisdiction) == ("2022", "示例县")
