"""Not a word of a report is lost: where it begins and ends, what stands inside it, and what is told of the rest."""

from __future__ import annotations

import re
import time

import pytest

from govreport.lexicon import default_lexicon
from govreport.model import Document, PieceKind, Source
from govreport.parser import parse
from govreport.pipeline.build import read_report
from tests.shared import SHARED, needs_shared

HEAD = "安河镇2024年政府工作报告\n——2025年1月10日在安河镇第十九届人民代表大会第五次会议上\n安河镇镇长 王明\n"
SPOKEN = "各位代表：\n现在，我代表镇人民政府向大会报告工作，请予审议。\n"
REVIEW = "过去的一年，全镇上下团结一心，各项事业取得新的进展，全年完成税收349万元，增长5.2%，增速位居全市乡镇前列。\n"
ROADS = "新建农贸市场2处，改造农村公路12公里，完成户厕改造1256户，群众的获得感、幸福感持续增强，大局保持稳定。\n"
PLANS = "做好今年工作，必须完成投资1.2亿元，新建道路5公里，新增就业500人，力争各项指标进入全市前列，不负期望。\n"
CLOSE = "各位代表，让我们携手前进，为建设美好安河而努力奋斗！\n"
REPORT = HEAD + SPOKEN + "一、2024年工作回顾\n" + REVIEW + ROADS + "二、2025年工作安排\n" + PLANS + CLOSE


def read(text: str) -> Document:
    return parse(Source.from_text(text, "安河镇.txt"), default_lexicon())


def body(document: Document) -> str:
    kinds = (PieceKind.SENTENCE, PieceKind.HEADING, PieceKind.SALUTATION)
    return "".join(document.source.slice(piece.span) for piece in document.pieces if piece.kind in kinds)


def notes(document: Document) -> list[str]:
    return [document.source.slice(span) for span in document.notes]


def told(document: Document) -> dict[str, str]:
    return {d.code: d.message for d in document.diagnostics if "W220" <= d.code <= "W229"}


def letters(*texts: str) -> str:
    return re.sub(r"[^\u4e00-\u9fff0-9]", "", "".join(texts))


def plain(*texts: str) -> str:
    return "".join("".join(texts).split())


@pytest.mark.parametrize(
    "opening",
    [
        "2024年工作回顾\n" + REVIEW + ROADS,
        REVIEW + ROADS + "（一）产业发展提质增效。" + ROADS,
        REVIEW + "一年来，我们主要做了以下工作：\n（一）聚焦产业发展。" + ROADS + "（二）推动乡村建设。" + ROADS,
        "现在，我代表镇人民政府向大会报告工作，请予审议。\n" + REVIEW,
        "同志们：\n" + REVIEW + ROADS,
    ],
)
@pytest.mark.parametrize("middle", ["二、2025年工作安排\n", "各位代表，成绩来之不易，谨表衷心感谢！\n2025年工作安排\n"])
def test_what_stands_before_the_first_chapter_or_address_is_the_report(opening: str, middle: str) -> None:
    document = read(HEAD + opening + middle + PLANS + CLOSE)
    assert plain(body(document)) == plain(opening, middle, PLANS, CLOSE)
    assert not told(document)


@pytest.mark.parametrize(
    "above",
    [
        "1月10日，安河镇第十九届人民代表大会第五次会议在镇礼堂开幕，镇长王明代表镇人民政府向大会作政府工作报告，现场座无虚席。\n",
        "内容摘要：" + plain(SPOKEN, "一、2024年工作回顾", REVIEW[:50]) + "......\n",
        "目录\n一、2024年工作回顾 1\n二、2025年工作安排 7\n",
        "目  录\n一、2024年工作回顾\n二、2025年工作安排\n",
        "内容概述：" + REVIEW,
    ],
)
def test_what_a_page_says_of_a_report_is_not_the_report(above: str) -> None:
    assert plain(body(read(HEAD + above + REPORT.removeprefix(HEAD)))) == plain(REPORT.removeprefix(HEAD))


def test_short_sentences_above_the_address_are_the_report() -> None:
    opening = "春回大地，万象更新。\n在这辞旧迎新的时刻，我们迎来了镇人代会的召开，心情格外激动。\n"
    document = read(HEAD + opening + REPORT.removeprefix(HEAD))
    assert plain(body(document)) == plain(opening, REPORT.removeprefix(HEAD))


def test_footnotes_at_the_foot_of_each_page_are_explanations() -> None:
    one, two = "[1] 三品一标：指品种培优、品质提升。\n", "[2] 两重：指重大战略和重点领域。\n"
    paged = REPORT.replace(ROADS, ROADS + one + "— 2 —\n").replace(PLANS, PLANS + two + "— 3 —\n")
    assert plain(*notes(read(paged))) == plain(one, two)
    assert plain(body(read(paged))) == plain(REPORT.removeprefix(HEAD))


@pytest.mark.parametrize(
    "inside",
    [
        "[1] 三品一标：指品种培优、品质提升、品牌打造和标准化生产。\n[2] 两重：指重大战略和重点领域安全能力。\n",
        "①“三品一标”：指品种培优、品质提升、品牌打造和标准化生产。\n",
        "注1：三品一标指品种培优、品质提升、品牌打造和标准化生产。\n",
    ],
)
def test_footnotes_between_pages_end_nothing(inside: str) -> None:
    before, after = REPORT.split("二、2025")
    document = read(before + inside + "二、2025" + after)
    assert plain(body(document)) == plain(REPORT.removeprefix(HEAD))
    assert plain(*notes(document)) == plain(inside)


@pytest.mark.parametrize("line", ["备注\n", "注释：\n", "附件\n", "附件1：\n", "名词解释\n"])
def test_a_line_that_looks_like_the_end_ends_nothing_where_text_goes_on(line: str) -> None:
    before, after = REPORT.split("二、2025")
    document = read(before + line + "二、2025" + after)
    assert plain(body(document)) == plain(before.removeprefix(HEAD), line, "二、2025", after)


@pytest.mark.parametrize("line", ["备注\n", "附件\n", "[1]\n", "①项目建设：\n"])
def test_it_ends_nothing_where_paragraphs_without_headings_go_on(line: str) -> None:
    document = read(HEAD + SPOKEN + REVIEW + ROADS + REVIEW.replace("4", "5") + line + PLANS + PLANS.replace("5", "6"))
    assert plain(PLANS) in plain(body(document))


def test_numbered_points_at_the_end_are_no_footnotes() -> None:
    points = "①产业发展：新建标准厂房3万平方米，引进企业5家。\n②乡村建设：改造农村公路12公里，绿化道路35公里。\n"
    document = read(REPORT.replace(CLOSE, points + PLANS.replace("5公里", "6公里")))
    assert plain(points) in plain(body(document))


def test_explanations_behind_the_report_stay_explanations() -> None:
    glossary = "名词解释\n1.三品一标：指品种培优、品质提升、品牌打造。\n2.“两重”：指重大战略和重点领域安全能力。\n"
    document = read(REPORT + glossary + "责任编辑：李四\n" + plain(SPOKEN) + "\n")
    assert plain(body(document)) == plain(REPORT.removeprefix(HEAD), "名词解释")
    assert len(notes(document)) == 2


def test_a_heading_of_explanations_that_has_none_behind_it_is_a_heading() -> None:
    before, after = REPORT.split("二、2025")
    footnotes = "[1] 三品一标：指品种培优、品质提升、品牌打造。\n"
    document = read(before + footnotes + "名词解释\n" + "二、2025" + after + "名词解释\n")
    ids = [section.id for section in document.sections]
    assert [s.title for s in document.sections].count("名词解释") == 2
    assert len(ids) == len(set(ids))
    assert plain(*notes(document)) == plain(footnotes)


def test_a_page_number_ends_nothing() -> None:
    document = read(REPORT.replace(CLOSE, "— 23 —\n" + CLOSE))
    assert plain(CLOSE) in plain(body(document))


@pytest.mark.parametrize("start", ["备案审查制度更加完善，", "打开微信就能办事，", "图解政策、上门服务成为常态，"])
def test_a_long_paragraph_is_no_boilerplate_however_it_begins(start: str) -> None:
    long = start + ROADS.strip() * 3 + "\n"
    assert plain(long) in plain(body(read(REPORT.replace(ROADS, long))))


def test_running_text_that_is_set_aside_is_told() -> None:
    news = "1月10日，安河镇第十九届人民代表大会第五次会议开幕，镇长王明代表镇人民政府向大会作政府工作报告，座无虚席。\n"
    message = told(read(HEAD + news + REPORT.removeprefix(HEAD)))["W220"]
    assert "正文之前有" in message and "1月10日，安河镇第十九届" in message and "没有收录。请核对原文" in message
    tail = "分享到朋友圈，完成税收360万元、新增就业520人的消息传遍全镇，群众纷纷点赞，来年一定再创佳绩，干劲更足。\n"
    assert "W222" not in told(read(REPORT + tail)), "how a line begins tells that it is the site's"
    assert "正文中间有" in told(read(REPORT.replace(ROADS, tail)))["W221"]


def test_explanations_longer_than_the_report_are_told() -> None:
    glossary = "名词解释\n" + "".join(f"{n}.第{n}号工程：{ROADS}" for n in range(1, 12))
    assert "名词解释倒有" in told(read(REPORT + glossary))["W224"]


@pytest.mark.parametrize("between", ["", "石家庄市\n承德市\n省直部门\n", "上一篇：通知\n下一篇：公告\n"])
@pytest.mark.parametrize("behind", ["", "名词解释\n1.三品一标：指品种培优、品质提升、品牌打造和标准化生产。\n"])
def test_a_report_that_stands_twice_is_read_once(between: str, behind: str) -> None:
    document = read(REPORT + between + REPORT + behind)
    assert plain(body(document)).removesuffix("名词解释") == plain(REPORT.removeprefix(HEAD))
    assert len(notes(document)) == (1 if behind else 0)
    assert "报告在文件中出现两遍；只读一遍" in told(document)["W223"]
    assert list(told(document)) == ["W223"]


def test_of_a_report_that_stands_twice_the_whole_one_is_read() -> None:
    more = REPORT.replace(CLOSE, PLANS.replace("道路5", "桥梁6") + PLANS.replace("道路5", "泵站7") + CLOSE)
    document = read(REPORT.replace(CLOSE, "") + more)
    assert "泵站7" in body(document)
    assert body(document).count("349万元") == 1


def test_another_report_that_shares_phrases_is_no_copy() -> None:
    """Two years of a place in one file: their phrases stay, their figures differ, and none of them is left out."""
    shared = "".join(f"{ROADS.strip()}第{n}批如期完工，群众满意。\n" for n in "甲乙丙")
    own = "新建泵站{0}座。{1}{2}建成学校{0}所，惠及群众{0}万人。\n"
    one, other = (
        REPORT.replace(CLOSE, shared + "".join(own.format(n, ROADS.strip(), c) for c in "甲乙丙") + CLOSE)
        for n in (3, 8)
    )
    document = read(one + other)
    assert "W223" not in told(document)
    assert "泵站3座" in body(document) and "泵站8座" in body(document)


@pytest.mark.parametrize(
    "unit", ["[1]\n", "[1] 甲乙丙丁：" + "戊" * 30 + "。\n" + "己" * 30 + "。\n", "备注\n", ROADS, "一、\n备注\n"]
)
def test_the_ends_of_a_text_of_one_kind_are_found_in_time(unit: str) -> None:
    start = time.process_time()
    read(REPORT + unit * (200_000 // len(unit)) + REPORT)
    assert time.process_time() - start < 12


@needs_shared
@pytest.mark.corpus
def test_no_development_report_loses_more_than_one_character_in_a_hundred_in_silence() -> None:
    for folder in ("corpus", "frame/reports", "gold"):
        for path in sorted((SHARED / folder).iterdir()):
            if path.suffix not in (".txt", ".docx", ".html"):
                continue
            try:
                document = read_report(path, path.parent, default_lexicon()).document
            except Exception as error:
                assert path.name in str(error)
                continue
            kept = letters(body(document), *notes(document))
            aside = (p.span for p in document.pieces if p.kind in (PieceKind.BOILERPLATE, PieceKind.METADATA))
            running = (words for span in aside if "。" in (words := document.source.slice(span)) and len(span) >= 60)
            places = (10, 30, -30, -20)
            lost = [words for words in running if not any(letters(words)[at : at + 8] in kept for at in places)]
            assert sum(map(len, lost)) * 100 <= len(kept) or told(document), path
