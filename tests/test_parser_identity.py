"""Which report it is, and what stands around it."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from govreport.lexicon import default_lexicon
from govreport.model import Document, Part, PieceKind, SeedError, Sidecar, Source
from govreport.parser import parse
from tests.seed import SEED

ROWS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "corpus/identity.toml").read_text("utf-8"))["row"]
BACK = "全年经济保持平稳增长，产业结构持续优化，城乡面貌明显改善，群众的获得感、幸福感、安全感不断增强，事业进步。"
AHEAD = "力争全年经济稳中有进，继续办好民生实事，推动各项事业再上新台阶，让发展成果更多更公平惠及全体人民，社会和谐。"


def document(text: str, sidecar: Sidecar | None = None) -> Document:
    source = Source.from_text(text.replace("{0}", BACK).replace("{1}", AHEAD), "报告.txt")
    return parse(replace(source, sidecar=sidecar or Sidecar()), default_lexicon())


def kinds(found: Document) -> dict[PieceKind, list[str]]:
    by_kind: dict[PieceKind, list[str]] = {}
    for piece in found.pieces:
        by_kind.setdefault(piece.kind, []).append(found.source.slice(piece.span))
    return by_kind


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_identity_of_the_corpus(row: dict[str, Any]) -> None:
    found = document(row["text"]).identity
    level = found.level.value if found.level else ""
    assert [found.jurisdiction, level, found.review_year, found.plan_year, found.id] == row["expect"], row["why"]


def test_the_office_s_own_word_overrides_what_was_read() -> None:
    sidecar = Sidecar(corrected=(("jurisdiction", "样板镇"), ("level", "township"), ("review_year", "2021")))
    found = document(ROWS[0]["text"], sidecar).identity
    assert (found.jurisdiction, found.review_year, found.id) == ("样板镇", "2021", "yangban-2021")


@pytest.mark.parametrize(
    ("title", "sidecar", "place", "code"),
    [
        ("北京市朝阳区", Sidecar(), "北京市朝阳区", "110105"),
        ("长春市朝阳区", Sidecar(), "长春市朝阳区", "220104"),
        ("朝阳区", Sidecar(), "朝阳区", ""),
        ("朝阳区", Sidecar(parent="吉林省长春市"), "长春市朝阳区", "220104"),
        ("朝阳区", Sidecar(place_code="110105"), "北京市朝阳区", "110105"),
        ("天门市", Sidecar(), "湖北省天门市", "429006"),
        ("湖北省", Sidecar(), "湖北省", "420000"),
        ("城关镇", Sidecar(), "城关镇", ""),
        ("天门市城关镇", Sidecar(), "天门市城关镇", ""),
        ("城关镇", Sidecar(place_code="429006101000"), "天门市城关镇", "429006101000"),
        ("易县城关镇", Sidecar(corrected=(("jurisdiction", "样板镇"),)), "样板镇", ""),
    ],
)
def test_a_place_is_told_from_others_of_its_name(title: str, sidecar: Sidecar, place: str, code: str) -> None:
    found = document(f"{title}{ROWS[0]['text'].removeprefix('示例镇')}", sidecar).identity
    assert (found.place, found.place_code) == (place, code)


def test_a_name_of_several_places_is_noticed() -> None:
    found = document(f"鼓楼区{ROWS[0]['text'].removeprefix('示例镇')}")
    [message] = [d.message for d in found.diagnostics if d.code == "N212"]
    assert message.startswith("全国有 4 个“鼓楼区”，看不出是哪一个；")
    assert message.endswith('请在 报告.toml 写 parent = "上级地名"')


@pytest.mark.parametrize(
    ("text", "doubt", "years"),
    [
        (
            "示例县2022年政府工作报告\n一、工作回顾\n{0}\n二、工作安排\n{1}",
            "看不出是总结2021年还是总结2022年（标题“示例县2022年政府工作报告”）",
            ("2021", "2022"),
        ),
        (
            "政府工作报告\n——2022年12月28日在示例县第十八届人民代表大会第二次会议上\n一、工作回顾\n{0}\n二、工作安排\n{1}",
            "看不出是总结2022年还是总结2021年（会议“2022年12月28日在示例县第十八届”）",
            ("2022", "2021"),
        ),
        ("示例县政府工作报告\n一、工作回顾\n{0}\n二、工作安排\n{1}", "没有认出是哪一年的报告", ("年份",)),
    ],
)
def test_years_that_one_weak_witness_tells_are_left_empty_and_the_witness_is_named(
    text: str, doubt: str, years: tuple[str, ...]
) -> None:
    found = document(text)
    assert (found.identity.review_year, found.identity.plan_year) == ("", "")
    [message] = [d.message for d in found.diagnostics if d.code == "W208"]
    lines = "，或 ".join(f'review_year = "{year}"' for year in years)
    assert message == f"{doubt}；年份留空。请在 报告.toml 写 [corrected] 和 {lines}"
    corrected = document(text, Sidecar(corrected=(("review_year", "2022"),)))
    assert (corrected.identity.plan_year, corrected.identity.id) == ("2023", "shili-2022")


def test_a_day_that_is_none_of_the_calendar_is_left_empty_and_named() -> None:
    text = ROWS[0]["text"].replace("\n一、", "\n发布日期：2023-02-31\n一、")
    found = document(text)
    assert found.identity.published == ""
    assert [d.message for d in found.diagnostics if d.code == "W211"] == [
        "「发布日期」写作“2023-02-31”，不是日历上的日期；发布日期留空。"
        '请在 报告.toml 写 [corrected] 和 published = "年-月-日"'
    ]


def test_the_seed_s_metadata_is_read_by_label() -> None:
    found = parse(Source.from_text(SEED.read_text(encoding="utf-8"), SEED.name), default_lexicon())
    assert [(f.label, f.value) for f in found.fields] == [
        ("索引号", "MB1A08302/2023-20210"),
        ("分类", "其他"),
        ("发布机构", "蒋场镇人民政府"),
        ("发文日期", "2023年08月15日"),
        ("名称", "蒋场镇2022年政府工作报告"),
        ("文号", ""),
        ("效力状态", "有效"),
        ("发布日期", "2023年08月15日"),
        ("发布时间", "2023-08-15 08:57"),
        ("来源", "蒋场镇"),
    ]
    around = kinds(found)
    assert around[PieceKind.TITLE] == ["蒋场镇2022年政府工作报告"]
    assert around[PieceKind.DATELINE] == ["发布时间:2023-08-15 08:57 来源:蒋场镇"]
    assert around[PieceKind.BOILERPLATE] == ["附件:", "扫一扫在手机上查看当前页面", "我要打印 关闭窗口"]
    assert [found.source.slice(span)[:4] for span in found.problems] == ["在肯定成", "二是社会", "民生保障", "三是工作"]


PAGE = """工作报告
2023年示例县政府工作报告
时间：2023-07-29????\t作者：某某????\t来源：政府官网????\t阅读：
601
内容摘要：
政??府??工??作??报??告——2023年1月8日在示例县第十八届人民代表大会第二次会议上各位代表：现在，我代表......
政??府??工??作??报??告
——2023年1月8日在示例县第十八届人民代表大会第二次会议上
示例县县长??张三
各位代表：
一、2022年工作回顾
{0}
二、2023年工作任务
{1}
※注释※
[1]“双控”机制：是指风险分级管控和隐患排查治理。
[2]“六清”：即线索清仓、逃犯清零。
分享到：
QQ空间
上一篇：
2020年某县政府工作报告
本栏最新
12-03
某区2025年政府工作报告
"""


def test_page_boilerplate_and_explanations_are_parted_from_the_report() -> None:
    found = document(PAGE)
    around = kinds(found)
    assert around[PieceKind.TITLE] == ["2023年示例县政府工作报告", "政??府??工??作??报??告"]
    assert around[PieceKind.SPEAKER] == ["示例县县长??张三"]
    assert around[PieceKind.SALUTATION] == ["各位代表："]
    assert [text[:6] for text in around[PieceKind.NOTE]] == ["[1]“双控", "[2]“六清"]
    assert around[PieceKind.BOILERPLATE][:3] == ["工作报告", "601", "内容摘要："]
    assert around[PieceKind.BOILERPLATE][-3:] == ["本栏最新", "12-03", "某区2025年政府工作报告"]
    assert [section.title for section in found.sections] == ["2022年工作回顾", "2023年工作任务", "注释"]
    assert [found.source.slice(s.span) for s in found.sentences()] == [BACK, AHEAD]


def test_a_table_of_contents_is_no_outline() -> None:
    contents = "目  录\n一、2022年工作回顾……1\n二、2023年工作任务……8\n"
    body = "各位代表：\n一、2022年工作回顾\n{0}\n二、2023年工作任务\n{1}"
    found = document("示例县人民政府\n工作报告\n" + contents + body)
    assert [section.title for section in found.sections] == ["2022年工作回顾", "2023年工作任务"]
    assert kinds(found)[PieceKind.TITLE] == ["示例县人民政府", "工作报告"]
    assert (found.identity.id, found.identity.title) == ("shili-2022", "工作报告")


def test_every_passage_knows_which_way_it_looks() -> None:
    said = "现在，我代表县人民政府向大会报告工作，请予审议。"
    chapters = "一、2022年回顾\n{0}\n二、2023年主要任务\n{1}\n三、团结奋斗\n{1}"
    text = f"示例县政府工作报告\n各位代表：\n{said}\n{chapters}"
    parts = [paragraph.sentences[0].part for paragraph in document(text).paragraphs]
    assert parts == [None, Part.LOOK_BACK, Part.LOOK_AHEAD, Part.LOOK_AHEAD]


@pytest.mark.parametrize("gap", ["\n", "\r\n", "\\r\\n", "　　", "    ", " ", "????"])
def test_a_report_without_line_ends_has_the_same_outline(gap: str) -> None:
    lines = ["示例县2022年政府工作报告", "各位代表：", BACK * 20, "一、2022年工作回顾"]
    lines += [BACK, "（一）聚力稳增长。" + BACK]
    lines += ["二、2023年工作安排", AHEAD, "（一）扩大有效投资", AHEAD * 20, "（二）发展民生事业", AHEAD]
    titles = [(section.level, section.title, section.run_in) for section in document(gap.join(lines)).sections]
    assert titles == [
        (1, "2022年工作回顾", False),
        (2, "聚力稳增长", True),
        (1, "2023年工作安排", False),
        (2, "扩大有效投资", False),
        (2, "发展民生事业", False),
    ]


def test_news_about_a_report_is_refused() -> None:
    news = (
        "示例县人民代表大会会议开幕\n本报讯（记者 李四）1月8日，示例县第十八届人民代表大会第三次会议开幕。"
        "县长张三作政府工作报告。报告指出，过去一年全县经济平稳增长。报告提出，今年要重点做好八个方面的工作。\n"
        "大会应到代表200名，实到190名，符合法定人数。县人民政府组成部门负责人列席会议。\n"
    )
    with pytest.raises(SeedError) as caught:
        document(news)
    assert str(caught.value) == (
        "报告.txt: 像是关于政府工作报告的新闻报道，不是报告本身，没有收录。请放入报告全文，或把这个文件移出"
    )


def test_what_is_no_report_is_refused() -> None:
    with pytest.raises(SeedError) as caught:
        document("西红柿炒鸡蛋的做法：先把鸡蛋打散，再把西红柿切块。")
    assert str(caught.value) == (
        "报告.txt: 没有认出政府工作报告（找不到标题、“各位代表”、“一、”一类的章节），没有收录。"
        "请核对文件内容，或把它移出"
    )
