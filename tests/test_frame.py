"""Which way passages look, and what years and places are believed: evidence, not single witnesses."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from govreport.frame.direction import directions, weigh
from govreport.frame.heading import read_heading
from govreport.frame.unit import Unit
from govreport.frame.witness import Witness, decide
from govreport.lexicon import default_lexicon
from govreport.lexicon.direction import DirectionCue
from govreport.lexicon.other_texts import OtherText
from govreport.model import Document, Part, SeedError, Sidecar, Source, StatedPassage, fold
from govreport.parser import parse
from govreport.parser.sentences import split_sentences
from govreport.reader import read_source
from tests.corpus import rows
from tests.shared import SHARED, needs_shared

LEXICON = default_lexicon()
BACK, AHEAD = Part.LOOK_BACK, Part.LOOK_AHEAD
REVIEW = "过去一年，全镇上下团结一心。全年完成税收349万元，增长5.2%，增速位居全市前列。"
PLAN = "今年，力争税收增长6%以上。加快推进项目建设，新建农村公路5公里，新增就业500人以上。"
CHAPTERS = "一、工作回顾\n{back}\n二、工作安排\n{ahead}"
GREETING = "现在，我代表镇人民政府向大会报告工作，请予审议。"
HEAD = f"示例镇2022年政府工作报告\n各位代表：\n{GREETING}"


def document(text: str, name: str = "报告.txt", sidecar: Sidecar | None = None) -> Document:
    filled = text.replace("{back}", REVIEW).replace("{ahead}", PLAN)
    return parse(replace(Source.from_text(filled, name), sidecar=sidecar or Sidecar()), LEXICON)


def codes(found: Document) -> set[str]:
    return {diagnostic.code for diagnostic in found.diagnostics}


@pytest.mark.parametrize("entry", LEXICON.directions.entries, ids=lambda entry: entry.id)
def test_every_cue_of_direction_is_heard_in_its_example(entry: DirectionCue) -> None:
    lists = tomllib.loads((Path(__file__).parent.parent / "govreport/lexicons/directions.toml").read_text("utf-8"))
    example = fold(next(e["example"] for e in lists["entry"] if e["id"] == entry.id))
    [evidence] = weigh(example, [Unit(0, len(example))], 0, LEXICON)
    assert entry.weight in [weight for weight, _, _ in evidence.cues]
    assert (evidence.score > 0) == (entry.weight > 0)


@pytest.mark.parametrize("row", rows("directions"), ids=lambda row: row["id"])
def test_sentences_look_the_way_the_corpus_says(row: dict[str, Any]) -> None:
    text, expected, units = "", [], []
    for part, words in row["passages"]:
        start = len(text)
        text += fold(words) + "\n"
        if words.startswith("# "):
            units.append(Unit(start + 2, len(text) - 1, 1))
            expected.append(part)
            continue
        for index, stretch in enumerate(split_sentences(text, start, len(text) - 1, None, None)):
            units.append(Unit(stretch.start, stretch.end, opens=index == 0))
            expected.append(part)
    review = row.get("review", 0)
    found = directions(text, units, weigh(text, units, review, LEXICON), review, LEXICON)
    told = [("back" if part is BACK else "ahead", text[u.start : u.end]) for u, part in zip(units, found, strict=True)]
    assert [part for part, _ in told] == expected, f"{row['why']} {told}"


@pytest.mark.parametrize(
    ("heading", "review", "score", "mixed"),
    [
        ("一、2023年工作回顾", 0, 6.0, False),
        ("二、2014年工作总体部署", 2013, -6.0, False),
        ("一、关于2012年政府工作", 2012, 6.0, False),
        ("二、“十三五”时期发展成就和“十四五”时期主要目标任务", 2020, 3.0, True),
        ("“十五五”时期经济社会发展", 2025, -6.0, False),
        ("（一）产业发展提质增效", 2023, 0.0, False),
        ("过去五年", 0, 3.0, False),
    ],
)
def test_a_heading_says_which_way_its_chapter_looks(heading: str, review: int, score: float, mixed: bool) -> None:
    said = read_heading(fold(heading), review, LEXICON.structure.chapter_words)
    assert (said.score, said.mixed) == (score, mixed)


def test_a_witness_that_stands_against_others_loses() -> None:
    verdict = decide([Witness("2022", 1.5, "文件名"), Witness("2023", 4.0, "会议"), Witness("2023", 1.0, "标题")])
    assert (verdict.value, verdict.second, verdict.margin) == ("2023", "2022", 3.5)


def test_passages_have_a_period_and_a_reason() -> None:
    found = document(
        "示例镇政府工作报告\n各位代表：\n" + GREETING + "\n一、2020年工作回顾\n2020年，完成税收12.6亿元，增长4.1%。"
        "回望过去五年，我们攻坚克难，办成了一批大事。新建改建农村公路1200公里。\n民生持续改善，累计新增就业5.6万人。\n"
        "二、2021年工作安排\n{ahead}\n“十四五”时期，力争新建农村公路800公里。\n今年，办好以下实事。"
    )
    assert [(passage.part, passage.period) for passage in found.passages] == [
        (BACK, "2020"),
        (BACK, "2016-2020"),
        (AHEAD, "2021"),
        (AHEAD, "2021-2025"),
        (AHEAD, "2021"),
    ]
    assert [passage.reason for passage in found.passages][:3] == [
        "标题“2020年工作回顾”",
        "“过去五年”",
        "标题“2021年工作安排”",
    ]
    greeting = next(sentence for sentence in found.sentences())
    assert greeting.part is None, "a greeting looks neither way"


def test_the_office_s_word_settles_a_passage() -> None:
    text = f"{HEAD}\n一、2022年工作回顾\n{{back}}\n二、几件要事\n{{back}}\n{{back}}"
    stated = (StatedPassage("几件 要事", "look_ahead", "2023-2027"),)
    found = document(text, sidecar=Sidecar(passages=stated))
    assert [(p.part, p.period, p.reason) for p in found.passages][-1] == (AHEAD, "2023-2027", "单位说明")
    assert found.identity.plan_year == "2023"
    lost = document(text, sidecar=Sidecar(passages=(StatedPassage("没有的话", "look_ahead"),)))
    assert "W234" in codes(lost)


def test_a_report_that_hardly_looks_one_way_is_worth_a_warning() -> None:
    text = HEAD + "\n一、2022年工作回顾\n" + "{back}\n" * 12
    assert "W210" in codes(document(text))
    assert "W232" in codes(document(text + "二、2023年工作安排\n力争税收增长6%以上。"))
    assert not codes(document(text + "二、2023年工作安排\n" + "{ahead}\n" * 9)) & {"W210", "W232", "W233"}


def test_a_chapter_that_does_not_tell_its_direction_is_named() -> None:
    plain = "祖国统一是全体人民的共同心愿。和平与发展是时代主题。各国人民的友谊源远流长。"
    found = document(
        f"{HEAD}\n一、2022年工作回顾\n{{back}}\n二、2023年工作安排\n{{ahead}}\n三、国际形势\n{plain}"
    )
    [message] = [d.message for d in found.diagnostics if d.code == "W233"]
    assert message == (
        "「国际形势祖国统一是全体人」一部分看不清是讲今后工作还是回顾；按今后工作处理。"
        '如不对，请在 报告.toml 写 [passages] 和 "国际形势祖国统一是全体人" = "look_back"'
    )


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("推动企业市场开拓。" * 6 + "六盘水经济向好。" * 12, "报告.txt", "六盘水市"),
        ("咸宁经济向好。" * 12 + "对接武汉。" * 3, "报告.txt", "咸宁市"),
        ("国务院总理李强来鄂州调研。鄂州迎来新机遇。" + "鄂州经济向好。" * 9, "报告.txt", "鄂州市"),
        ("中山经济向好。" * 5, "中山-2024.txt", "中山市"),
        ("中山经济向好。" * 5 + "珠海经济向好。" * 4, "报告.txt", ""),
        ("经济向好。" * 5, "中山-2024.txt", ""),
        ("经济向好。" * 3000 + "赤壁经济向好。" * 9, "报告.txt", ""),
        ("经济向好。" * 5, "松滋市2025年政府工作报告.txt", "松滋市"),
        ("武汉市经济向好。" * 9, "松滋市2025年政府工作报告.txt", ""),
        ("经济向好。" * 5, "罗田县2025年政府工作报告.txt", ""),
    ],
)
def test_a_city_that_never_gives_its_full_name_is_told_by_what_it_repeats(text: str, name: str, place: str) -> None:
    said = "各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n一、2023年工作回顾\n{back}" + text
    found = document(said + "\n二、2024年工作安排\n{ahead}", name)
    assert found.identity.jurisdiction == place


@pytest.mark.parametrize(
    ("head", "place", "level"),
    [
        ("政府工作报告\n——2012年2月16日在清苑县第十四届人民代表大会第一次会议上", "清苑县", "county"),
        ("政府工作报告\n2025年1月8日在杭锦后旗第十八届人民代表大会第四次会议上", "杭锦后旗", "county"),
        ("示例新区管委会政府工作报告", "示例新区", ""),
        ("清溪街道办事处2024年政府工作报告", "清溪街道", "township"),
        ("2025年新疆政府工作报告", "新疆维吾尔自治区", "province"),
        ("政府工作报告2011年1月20日在徐水县第十四届人民代表大会\n第五次会议上", "徐水县", "county"),
        ("保定地区行政公署工作报告\n1990年2月1日在保定地区工作会议上", "保定地区", "prefecture"),
    ],
)
def test_places_of_every_kind_and_of_former_names_are_known(head: str, place: str, level: str) -> None:
    text = "\n各位代表：\n现在，我代表政府向大会报告工作，请予审议。\n一、工作回顾\n{back}\n二、工作安排\n{ahead}"
    found = document(head + text).identity
    assert (found.jurisdiction, found.level.value if found.level else "") == (place, level)


@pytest.mark.parametrize("row", rows("kinds"), ids=lambda row: row["id"])
def test_what_is_a_report_is_read_and_what_is_none_is_refused_with_its_reason(row: dict[str, Any]) -> None:
    if "refused" not in row:
        assert document(row["text"]).sentences(), row["why"]
        return
    with pytest.raises(SeedError) as caught:
        document(row["text"])
    assert row["refused"] in str(caught.value), row["why"]


@pytest.mark.parametrize(
    ("kind", "surface"), [(kind, surface) for kind in LEXICON.other_texts for surface in kind.surfaces]
)
def test_every_word_of_another_kind_of_text_tells_it(kind: OtherText, surface: str) -> None:
    texts = {
        "title": f"示例县{surface}\n各位代表：\n{CHAPTERS}",
        "title-end": f"示例县经济社会发展{surface}\n各位代表：\n{CHAPTERS}",
        "speaker": f"工作报告\n各位代表：\n我代表示例县{surface}向大会报告工作，请予审议。\n{CHAPTERS}",
        "text": f"示例县政府工作\n{CHAPTERS}\n{surface}。",
    }
    with pytest.raises(SeedError) as caught:
        document(texts[kind.place])
    assert kind.label in str(caught.value)


@needs_shared
def test_the_frames_of_the_development_reports_hold() -> None:
    folder = SHARED / "frame" / "reports"
    right = {
        "中山-2024.docx": ("中山市", "2023"),
        "湖南省-2025.docx": ("湖南省", "2024"),
        "清苑区-2013.txt": ("清苑县", "2012"),
    }
    for name, expected in right.items():
        found = parse(read_source(folder / name, folder), LEXICON).identity
        assert (found.jurisdiction, found.review_year) == expected


@pytest.mark.parametrize(
    ("chapters", "periods"),
    [
        ("一、2024年工作回顾\n{told}\n二、2025年工作\n2025年是“十四五”时期收官之年。{aim}", ["2024", "2025"]),
        (
            "一、2024年工作回顾\n{told}\n“十四五”以来，新增税收3亿元。\n二、2025年工作\n{aim}",
            ["2024", "2021-2024", "2025"],
        ),
        ("一、2024年工作回顾\n本届政府高度重视民生，{told}\n二、二〇二五年工作安排\n{aim}", ["2024", "2025"]),
        ("一、三年来的工作回顾\n{told}\n二、2025年工作安排\n{aim}", ["2022-2024", "2025"]),
        ("一、“十四五”前四年回顾\n{told}\n二、2025年工作安排\n{aim}", ["2021-2024", "2025"]),
        ("一、2025年和“十四五”时期工作回顾\n{told}\n二、2026年工作安排\n{aim}", ["2025", "2026"]),
        (
            "一、2025年工作回顾\n{told}\n二、“十五五”时期主要目标\n{aim}\n三、坚持创新驱动\n{aim}\n"
            "四、2026年工作\n{aim}",
            ["2025", "2026-2030", "2026"],
        ),
        (
            "一、2025年工作回顾\n{told}\n二、“十五五”目标\n到2030年，{aim}\n三、2026年工作\n{aim}",
            ["2025", "2026-2030", "2026"],
        ),
    ],
)
def test_passages_speak_of_the_years_that_are_named_first(chapters: str, periods: list[str]) -> None:
    told, aim = "累计完成税收349万元，圆满完成各项任务。", "力争新建农村公路5公里以上，加快推进项目建设。"
    filled = chapters.replace("{told}", told).replace("{aim}", aim)
    head = f"示例镇政府工作报告\n——{periods[-1]}年1月8日在示例镇第十八届人民代表大会上"
    found = document(f"{head}\n各位代表：\n{GREETING}\n{filled}")
    named = [passage.period for passage in found.passages]
    assert [period for period, before in zip(named, [None, *named], strict=False) if period != before] == periods
