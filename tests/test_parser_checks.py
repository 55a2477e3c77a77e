"""What the parser tells a person to look at, word for word."""

from __future__ import annotations

import pytest

from govreport.lexicon import default_lexicon
from govreport.model import Severity, Source
from govreport.parser import parse

REPORT = """示例县2022年政府工作报告

各位代表：

一、2022年工作回顾

{back}

二、2023年工作安排

{ahead}
"""


def messages(back: str = "全年完成税收349万元。", *, text: str = REPORT) -> list[str]:
    source = Source.from_text(text.format(back=back, ahead="力争完成税收383万元。"), "示例县-2022.txt")
    document = parse(source, default_lexicon())
    lines = []
    for found in document.diagnostics:
        assert found.severity is {"W": Severity.WARNING, "N": Severity.NOTE}[found.code[0]]
        line = source.position(found.span.start)[0] if found.span else 0
        lines.append(f"{line} {found.code} {found.message}")
    return lines


def test_a_sound_report_is_silent() -> None:
    assert messages() == []


@pytest.mark.parametrize(
    ("back", "expected"),
    [
        pytest.param(
            "营商环境日益优化。大力弘扬店小二精神，让群众少跑路。\n\n"
            "社会大局稳定和谐聚焦安全稳定主线,推进大排查。\n\n"
            "风险防范化解有力。全力做好信访工作，化解矛盾。",
            "9 W201 「社会大局稳定和谐」后面没有句号；作为小标题，正文从「聚焦安全」起。请核对原文是否漏了「。」",
            id="missing full stop",
        ),
        pytest.param(
            "（一）聚力稳增长。坚持把稳增长摆在突出位置。\n\n（三）聚力强科技。构建创新体系，科创优势凸显。",
            "9 W202 「（三）聚力强科技」接在「一」之后；照原样编排。请核对编号",
            id="mark out of sequence",
        ),
        pytest.param(
            "坚持“共抓大保护，不搞大开发，江水更清。",
            "7 N203 「“共抓大保护，不搞大开发」的引号没有关上；照原样保留。请核对原文是否漏了「”」",
            id="open quote",
        ),
        pytest.param(
            "稳步提高农民收\ufffd。",
            "7 W205 有 1 个字读不出（显示为“\ufffd”）；照原样保留。请对照原文补上",
            id="unreadable",
        ),
        pytest.param(
            "全年????完成税收349万元。",
            "7 N206 有 1 处连续的问号（「????」）；作为空白处理。如是漏字，请对照原文补上",
            id="question marks",
        ),
    ],
)
def test_odd_structure_is_told_with_what_to_do(back: str, expected: str) -> None:
    assert messages(back) == [expected]


def test_an_empty_label_is_told_and_a_filled_one_is_not() -> None:
    text = "发布机构\n示例县人民政府\n文号\n效力状态\n有效\n\n" + REPORT
    assert messages(text=text) == [
        "3 N204 「文号」没有填写；作为空值处理。如有文号，请在该行之后补一行"
    ]


@pytest.mark.parametrize(
    "number",
    [
        "MB1A08302/2023-20210", "000014349/2017-00110", "11320100014349-/2021-12345", "11500105K003434421/2022-00145",
        "A00110-0201-2008-0001", "640122-101/2022-00023", "KM1-015-01-2008-001", "YA001000100202300012",
        "01526045-8/2023-0110015", "ＭＢ１Ａ０８３０２／２０２３－２０２１０", "113304000025498766/2023-1234567",
    ],
)  # fmt: skip
def test_a_number_of_the_catalogue_has_its_shape(number: str) -> None:
    assert messages(text=f"索引号\n{number}\n\n{REPORT}") == []


@pytest.mark.parametrize("number", ["无", "待补", "——", "长政〔2023〕1号", "GK-2", "见附件2023年第12345号"])
def test_what_is_no_number_of_the_catalogue_is_told_and_kept(number: str) -> None:
    assert messages(text=f"索引号\n{number}\n\n{REPORT}") == [
        f"2 N240 索引号“{number}”不像索引号；照原文登出。索引号由机构代码、年份、流水号等组成，"
        "如 MB1A08302/2023-20210；如有误，请核对原文"
    ]


def test_what_can_not_be_told_is_left_empty_and_said() -> None:
    text = "政府工作报告\n各位代表：\n一、工作回顾\n{back}\n二、工作安排\n{ahead}"
    beside = "请在 示例县-2022.toml 写 [corrected] 和"
    assert messages(text=text) == [
        f'0 W207 没有认出是哪个地方的报告；编号改用文件名。{beside} jurisdiction = "地名"',
        "0 W208 看不出是总结2021年还是总结2022年（文件名“2022年”）；年份留空。"
        f'{beside} review_year = "2021"，或 review_year = "2022"',
    ]


def test_an_unknown_city_has_no_level_by_guess() -> None:
    assert messages(text=REPORT.replace("示例县", "示例市")) == [
        "0 N209 看不出“示例市”是哪一级；层级留空。请在 示例县-2022.toml 写 [corrected] 和 level = \"county\""
    ]


def test_items_of_a_list_between_headings_are_no_jump() -> None:
    text = "1.完成规划。\n\n2.完成改造。\n\n3.坚持依法行政。深入贯彻法治思想，带头守法用法。"
    assert messages(text) == []
