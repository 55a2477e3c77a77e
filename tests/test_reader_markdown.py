"""Markdown: its signs are taken away, its words stay."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from govreport.model import SeedError, Source
from govreport.reader import read_here as read_source


def read(folder: Path, text: str) -> Source:
    path = folder / "报告.md"
    path.write_bytes(text.encode())
    return read_source(path, folder)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("**稳中求进。**全年向好", "稳中求进。全年向好"),
        ("“**两新**”政策*落实*到__位__", "“两新”政策落实到位"),
        ("面积5*3米，又2*4米", "面积5*3米，又2*4米"),
        ("`12`公里", "12公里"),
        (r"3\*4、\#号、\_线", "3*4、#号、_线"),
        ("&nbsp;12公里&amp;5座", "\xa012公里&5座"),
        ("[税收](http://x.cn \"t\")349万元 <http://y.cn>", "税收349万元 http://y.cn"),
        ("#标题\n##（一）标题", "标题\n##（一）标题"),
        ("### （一）稳增长 ###", "（一）稳增长"),
        ("回顾\n---", "回顾"),
        ("甲\n\n***\n\n乙", "甲\n\n乙"),
        ("1. 甲\n2. 乙\n   1. 丙\n\n5) 丁", "1. 甲\n2. 乙\n1. 丙\n\n5) 丁"),
        ("- 甲\n* 乙\n  + 丙", "甲\n乙\n丙"),
        ("2024. 全年完成", "2024. 全年完成"),
        ("> 甲\n> > 乙", "甲\n乙"),
        ("　　现在，报告工作。\n　　请审议。", "　　现在，报告工作。\n　　请审议。"),
        ("    缩进四格**加粗**。", "缩进四格加粗。"),
        ("```\n代码 **甲**\n```", "代码 **甲**"),
        ("|指标|目标|\n|--|:-:|\n|税收|**383**万元|\n|投资|5|多出的*一格*|",
         "指标\t目标\n税收\t383万元\n投资\t5\t多出的一格"),
        ("企业<sup>1</sup>3家，绿地5m<sup>2</sup>", "企业[1]3家，绿地5m²"),
        ("甲<br>乙<u>丙</u>", "甲\n乙丙"),
        ("<table><tr><td>税收</td><td>383</td></tr>\n<tr><td>投资</td><td>5</td></tr></table>", "税收\t383\n投资\t5"),
        ("<div>\n完成税收<b>349</b>万元&lt;\n</div>", "完成税收349万元<"),
        ("[1]: 指规上工业企业。", "[1]: 指规上工业企业。"),
        ("企业[^1]3家[^a]。\n\n[^1]: 指工业。\n[^a]: 指新增。\n\n完。",
         "企业[1]3家[2]。\n\n完。\n[1]指工业。\n[2]指新增。"),
        ("---\ntitle: 甲\ntags:\n  - 乙\n---\n正文", "正文"),
        ("---\n各位代表：\n---\n正文", "各位代表：\n\n正文"),
        (r"\[甲\](乙)与[**丙**](x_y_z.cn)", "[甲](乙)与丙"),
    ],
)  # fmt: skip
def test_signs_go_and_words_stay(tmp_path: Path, written: str, words: str) -> None:
    assert read(tmp_path, written).text.strip("\n") == words


@pytest.mark.parametrize(
    ("written", "words", "code"),
    [
        ("改厕~~1200~~1256户", "改厕1256户", "W111"),
        ("改厕<del>1200</del>1256户", "改厕1256户", "W111"),
        ("改厕<!-- 实为1200 -->1256户", "改厕1256户", "W110"),
        ("改厕<span style='display: none'>实<span>为</span></span>1256户", "改厕1256户", "W110"),
        ("如图![图1](a.png)。", "如图图1。", "W113"),
    ],
)
def test_what_is_left_out_is_told(tmp_path: Path, written: str, words: str, code: str) -> None:
    source = read(tmp_path, written)
    assert source.text == f"{words}\n"
    assert [diagnostic.code for diagnostic in source.diagnostics] == [code]


@pytest.mark.parametrize("unit", ["![", "[^a]", "<sup>", "<del>", "<a ", "a|b\n-|-\n", "*a**", "~~a", "1.\n", "  \n"])
@pytest.mark.parametrize("head", ["", "甲", "---\n"])
def test_markdown_without_end_is_read_in_time(tmp_path: Path, unit: str, head: str) -> None:
    start = time.process_time()
    read(tmp_path, f"{head}{unit * (50_000 // len(unit))}乙")
    assert time.process_time() - start < 2


def test_markdown_that_lies_too_deep_is_refused(tmp_path: Path) -> None:
    assert read(tmp_path, ">" * 40 + "甲").text == "甲\n"
    for sign in (">", "- "):
        with pytest.raises(SeedError, match="一层套一层"):
            read(tmp_path, sign * 150 + "甲")
