"""Saved pages: what a browser shows is read, what it hides is not, and what is left out is said."""

from __future__ import annotations

import quopri
import time
from pathlib import Path

import pytest

from govreport.model import SeedError, Source
from govreport.reader import read_here as read_source

OPENING = "现在，我代表示例镇人民政府向大会报告工作，请予审议，并请列席人员提出意见，谢谢大家一年来的支持。"
CLOSING = "各位代表，让我们携手前进，为建设美好示例而努力奋斗，让群众过上更好的日子，谢谢大家的支持和帮助！。"


def read(folder: Path, body: str, head: str = "", name: str = "报告.html") -> Source:
    path = folder / name
    path.write_text(f'<html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>', encoding="utf-8")
    return read_source(path, folder)


def lines(source: Source) -> list[str]:
    return [line for line in source.text.splitlines() if line.strip()]


def inner(folder: Path, body: str, head: str = "") -> list[str]:
    """Return the lines of an article between its opening and its closing."""
    read_lines = lines(read(folder, f"<div><p>{OPENING}</p>{body}<p>{CLOSING}</p></div>", head))
    return read_lines[read_lines.index(OPENING) + 1 : read_lines.index(CLOSING)]


@pytest.mark.parametrize(
    ("head", "listed", "shown"),
    [
        ("", '<ol style="list-style-type:cjk-ideographic"><li>回顾<li>安排</ol>', ["一、回顾", "二、安排"]),
        ("", '<ol style="list-style:inside simp-chinese-informal"><li>回顾<li>安排</ol>', ["一、回顾", "二、安排"]),
        ("", '<ol style="list-style-type:trad-chinese-informal"><li><p>回顾</p></ol>', ["一、回顾"]),
        ("<style>ol.z{list-style:cjk-ideographic}</style>", '<ol class="z"><li><b>回顾</b></ol>', ["一、回顾"]),
        ("<style>ol li{list-style-type:cjk-ideographic}</style>", "<ol><li>回顾</ol>", ["一、回顾"]),
        ("<style><!-- ol { list-style : none } --></style>", "<ol><li>回顾</ol>", ["回顾"]),
        ("<style>ol{list-style:none}.z{list-style:decimal}</style>", '<ol class="z"><li>回顾</ol>', ["1.回顾"]),
        ("<style>ol{list-style:none!important}.z{list-style:decimal}</style>", '<ol class="z"><li>回顾</ol>', ["回顾"]),
        ("<style>@media print{ol{list-style:none}}</style>", "<ol><li>回顾</ol>", ["1.回顾"]),
        ("", '<ol type="a"><li>回顾<li>安排</ol>', ["a.回顾", "b.安排"]),
        ("", '<ol type="A" start="3"><li>回顾</ol>', ["C.回顾"]),
        ("", '<ol type="I"><li>回顾<li>安排</ol>', ["I.回顾", "II.安排"]),
        ("", '<ol type="i" start="4"><li>回顾</ol>', ["iv.回顾"]),
        ("", '<ol start="7"><li>回顾<li value="12">安排<li>结语</ol>', ["7.回顾", "12.安排", "13.结语"]),
        ("", "<ol reversed><li>甲<li>乙<li>丙</ol>", ["3.甲", "2.乙", "1.丙"]),
        ("", '<ol style="list-style:none"><li>回顾</ol>', ["回顾"]),
        ("", "<ol><li>一、回顾<li>二、安排</ol>", ["一、回顾", "二、安排"]),
        ("", "<ol><li>（一）回顾<li>1. 安排</ol>", ["（一）回顾", "1. 安排"]),
        ("", "<ol><li>2024年工作</ol>", ["1. 2024年工作"]),
        ("", "<ul><li>回顾</ul>", ["回顾"]),
        ("", '<ul style="list-style-type:cjk-ideographic"><li>回顾</ul>', ["一、回顾"]),
        ("", "<ol><li>甲<ol><li>乙</ol><li>丙</ol>", ["1.甲", "1.乙", "2.丙"]),
    ],
)
def test_lists_are_numbered_as_a_browser_shows_them(tmp_path: Path, head: str, listed: str, shown: list[str]) -> None:
    assert inner(tmp_path, listed, head) == shown


@pytest.mark.parametrize(
    ("sheet", "body", "shown"),
    [
        (
            "ol{counter-reset:c;list-style:none}li::before{counter-increment:c;content:counter(c,cjk-ideographic)'、'}",
            "<ol><li>回顾</li><li>安排</li></ol>",
            ["一、回顾", "二、安排"],
        ),
        (
            'h2{counter-increment:h;counter-reset:s} h2:before{content:"第" counter(h,simp-chinese-informal) "章 "}'
            'h3{counter-increment:s} h3:before{content:"（" counter(s, cjk-ideographic) "）"}',
            "<h2>回顾</h2><h3>甲</h3><h3>乙</h3><h2>安排</h2><h3>丙</h3>",
            ["第一章回顾", "（一）甲", "（二）乙", "第二章安排", "（一）丙"],
        ),
        ('.c:before{content:"一、"}p:before{content:"★"}', '<h2 class="c">回顾</h2><p>税收</p>', ["一、回顾", "税收"]),
    ],
)
def test_numbers_that_a_style_sheet_counts_are_written(tmp_path: Path, sheet: str, body: str, shown: list[str]) -> None:
    assert inner(tmp_path, body, f"<style>{sheet}</style>") == shown


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ('<span style="display:block">一、回顾</span><span style="display:block">税收</span>', ["一、回顾", "税收"]),
        ('<div style="white-space:pre-wrap">一、回顾\n<b>税收\n投资</b></div>', ["一、回顾", "税收", "投资"]),
        ("<pre>一、回顾\n\n<b>税收\n投资</b></pre>", ["一、回顾", "税收", "投资"]),
        ("<p>一、回顾\n税收</p>", ["一、回顾税收"]),
        ("一、回顾<br><br>税收<br/>", ["一、回顾", "税收"]),
    ],
)
def test_lines_end_where_a_browser_ends_them(tmp_path: Path, body: str, shown: list[str]) -> None:
    assert inner(tmp_path, body) == shown


def test_cells_over_several_rows_and_columns_leave_the_others_in_place(tmp_path: Path) -> None:
    table = (
        "<tr><th rowspan=2>类别</th><th>指标</th><th colspan=2>目标</th><th>注</th></tr>"
        "<tr><td>税收</td><td>349</td><td>万元</td><td>无</td></tr><tr><td>甲</td><td>乙</td></tr>"
    )
    assert inner(tmp_path, f"<table>{table}</table>") == [
        "类别\t指标\t目标\t\t注", "\t税收\t349\t万元\t无", "甲\t乙",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "hidden"),
    [
        ("", '<span style="font-size:0">乱1</span>'),
        ("", '<span style="FONT-SIZE: 0PX !important">乱1</span>'),
        ("", '<span style="font:0/0 a">乱1</span>'),
        ("", '<span style="font-size:1px">乱1</span>'),
        ("", '<font style="visibility:hidden">乱1</font>'),
        ("", '<i style="opacity:0">乱1</i>'),
        ("", '<i style="opacity:0.0">乱1</i>'),
        ("", '<i style="display:none">乱1</i>'),
        ("", "<i hidden>乱1</i>"),
        ("", '<i style="position:absolute;left:-9999px">乱1</i>'),
        ("", '<i style="position:fixed;top:-100em">乱1</i>'),
        ("", '<i style="display:block;text-indent:-9999px">乱1</i>'),
        ("", '<i style="position:absolute;clip:rect(0 0 0 0)">乱1</i>'),
        ("", '<i style="display:inline-block;width:0;overflow:hidden">乱1</i>'),
        ("", '<i style="position:absolute;width:1px;height:1px;overflow:hidden">乱1</i>'),
        ("", '<i style="display:block;max-height:0;overflow:hidden">乱1</i>'),
        ("", '<i style="display:block;margin-left:-9999px">乱1</i>'),
        ("", '<i style="display:block;transform:scale(0)">乱1</i>'),
        ("<style>.q{font-size:0}</style>", '<span class="q">乱1</span>'),
        ("<style>/* x */ span.q , b{color:red;display:none}</style>", '<span class="a q">乱1</span>'),
        ("<style>#k .q{visibility:hidden}</style>", '<span id="k"><i class="q">乱1</i></span>'),
        ("<style>p > .q{opacity:0}</style>", '<span class="q">乱1</span>'),
    ],
)
def test_what_nobody_sees_is_not_read(tmp_path: Path, head: str, hidden: str) -> None:
    assert inner(tmp_path, f"<p>税收3{hidden}49万元。</p>", head) == ["税收349万元。"]


@pytest.mark.parametrize(
    ("head", "shown"),
    [
        ("", '<div style="font-size:0"><span style="font-size:16px">税收349万元。</span></div>'),
        ("", '<div style="visibility:hidden"><span style="visibility:visible">税收349万元。</span></div>'),
        ("", '<p style="color:#fff">税收349万元。</p>'),
        ("", '<p style="text-indent:-2em">税收349万元。</p>'),
        ("", '<p style="opacity:0.9">税收349万元。</p>'),
        ("", '<p style="position:relative;left:-9999px">税收349万元。</p>'),
        ("<style>.t{display:none}.t.on{display:block}</style>", '<div class="t on">税收349万元。</div>'),
        ("<style>.t{display:none}</style>", '<div class="t" style="display:block">税收349万元。</div>'),
        ("<style>@media print{p{display:none}}</style>", "<p>税收349万元。</p>"),
        ("<style>p:hover{display:none}p::before{display:none}</style>", "<p>税收349万元。</p>"),
    ],
)
def test_what_is_shown_is_read(tmp_path: Path, head: str, shown: str) -> None:
    assert inner(tmp_path, shown, head) == ["税收349万元。"]


def test_hidden_sentences_are_said_and_an_article_shown_by_a_script_is_kept(tmp_path: Path) -> None:
    long = "<p>税收349万元，同比增长5.2%。</p>" * 20
    hidden = '<p style="display:none">全年新建公路三十公里，投资增长。</p>'
    some = read(tmp_path, f"<div><p>{OPENING}</p>{long}{hidden}</div>")
    assert "三十公里" not in some.text
    [found] = some.diagnostics
    assert (found.code, found.message) == (
        "W121",
        "网页里有 1 处被样式藏起、平时看不见的文字，如“全年新建公路三十公里，投资增长。”；没有收录。"
        "如是报告的内容，请恢复后另存",
    )
    whole = read(tmp_path, f'<h1>报告</h1><div style="display:none"><p>{OPENING}</p>{long}</div>')
    assert whole.text.count("税收349万元") == 20
    [found] = whole.diagnostics
    assert found.message.endswith(
        "字是被样式藏起、平时看不见的，看来是正文；照样收录。请在浏览器中打开核对，不是正文的请删去"
    )


def test_hidden_chapters_are_kept(tmp_path: Path) -> None:
    shown = "<p>税收349万元，同比增长5.2%，增速位居全市前列。</p>" * 9
    more = f'<div style="display:none"><p>二、安排</p><p>{CLOSING}</p></div><i style="font-size:0">乱</i>'
    source = read(tmp_path, f"<p>{OPENING}</p><p>一、回顾</p>{shown}{more}")
    assert lines(source)[-2:] == ["二、安排", CLOSING]
    assert [d.code for d in source.diagnostics] == ["W121"]


def test_a_hidden_copy_for_print_goes_without_a_word(tmp_path: Path) -> None:
    article = f"<p>{OPENING}</p><p>税收349万元，同比增长5.2%，经济平稳发展。</p><p>{CLOSING}</p>"
    source = read(tmp_path, f'<div>{article}</div><div style="display:none">{article}</div>')
    assert source.text.count("税收349万元") == 1
    assert source.diagnostics == ()


@pytest.mark.parametrize(
    "struck",
    ["<del>1200户</del>", "<s>1200户</s>", "<strike>1200户</strike>",
     '<span style="text-decoration:line-through">1200户</span>',
     '<span style="text-decoration-line:underline line-through"><b>1200户</b></span>'],
)  # fmt: skip
def test_what_is_struck_out_is_left_out_and_said(tmp_path: Path, struck: str) -> None:
    source = read(tmp_path, f"<p>{OPENING}</p><p>完成户厕改造{struck}1256户。</p>")
    assert lines(source)[-1] == "完成户厕改造1256户。"
    [found] = source.diagnostics
    assert (found.code, found.message) == (
        "W122", "网页里有 1 处划掉的文字，如“1200户”；没有收录。如是报告的内容，请恢复后另存"
    )  # fmt: skip


def test_a_page_struck_out_as_a_whole_is_read(tmp_path: Path) -> None:
    struck = f'<div style="text-decoration:line-through"><p>{OPENING}</p><p>税收349万元。</p><p>{CLOSING}</p></div>'
    source = read(tmp_path, f"<p>前言</p>{struck}")
    assert "税收349万元" in source.text
    assert [d.code for d in source.diagnostics] == ["W122"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("规上企业<sup>1</sup>3家", "规上企业[1]3家"),
        ("农田<sup>[2]</sup>8600亩", "农田[2]8600亩"),
        ("农田<sup><a href='#f'>12</a></sup>8600亩", "农田[12]8600亩"),
        ("8600<sup>3</sup>亩", "8600[3]亩"),
        ('农田<span style="vertical-align:super">2</span>8600亩', "农田[2]8600亩"),
        ("农田<sup>②</sup>8600亩", "农田[2]8600亩"),
        ("拆违3600m<sup>2</sup>", "拆违3600m²"),
        ("土方3万m<sup>3</sup>", "土方3万m³"),
        ("面积3<b>km</b><sup>2</sup>", "面积3km²"),
        ("GDP<sup>2</sup>增长", "GDP[2]增长"),
        ("10<sup>3</sup>吨", "10³吨"),
        ("CO<sub>2</sub>排放", "CO2排放"),
    ],
)
def test_raised_marks_join_no_number(tmp_path: Path, written: str, shown: str) -> None:
    assert inner(tmp_path, f"<p>{written}</p>") == [shown]


def test_invisible_characters_of_a_page_are_dropped(tmp_path: Path) -> None:
    page = "<p>税\ufeff收3\u200b49&#8203;万元，修路1&shy;2&zwnj;公里\u2060。</p>"
    assert inner(tmp_path, page) == ["税收349万元，修路12公里。"]


def test_code_of_the_server_is_no_text(tmp_path: Path) -> None:
    page = '<%@ page language="java" %><% if (a > b) { %><p>一、回顾</p><% } %><?php echo "甲" ?><!--#include "a" -->'
    assert inner(tmp_path, page) == ["一、回顾"]


def test_control_characters_of_a_page_harm_nothing(tmp_path: Path) -> None:
    page = "<ol><li>\x0b甲&#1;&#12;</ol><pre>\x0c乙&#xfffe;\n&#11;丙</pre><table><tr><td>\x1f丁<td>&#2;戊</table>"
    shown = ["".join(c for c in line if c.isprintable()) for line in inner(tmp_path, page)]
    assert shown == ["1.甲", "乙", "丙", "丁戊"]


def test_text_after_the_end_of_the_page_is_read(tmp_path: Path) -> None:
    source = read(tmp_path, f"<p>{OPENING}</p></body></html><p>税收349万元。</p></body></html><p>{CLOSING}</p>")
    assert lines(source) == [OPENING, "税收349万元。", CLOSING]


def test_an_article_in_several_boxes_is_read_whole(tmp_path: Path) -> None:
    menu = "".join(f"<li>栏目{n}</li>" for n in range(30))
    boxes = f"<div><p>{OPENING}</p></div><div><p>一、回顾</p></div><div><p>新建道路5公里。</p></div>"
    source = read(tmp_path, f'<ul>{menu}</ul><div class="all">{boxes}</div><div>版权所有：示例镇人民政府。</div>')
    assert lines(source) == [OPENING, "一、回顾", "新建道路5公里。"]


def test_cells_made_for_the_layout_are_paragraphs_and_rows_of_figures_stay_rows(tmp_path: Path) -> None:
    head = "<tr><td><p>指标</p></td><td><p>数值</p></td></tr>"
    figures = f"<table>{head}<tr><td>税<br>收</td><td> 349万元</td></tr></table>"
    page = f"<table><tr><td>左栏</td><td><p>{OPENING}</p><p>一、回顾</p>{figures}</td></tr></table>"
    assert lines(read(tmp_path, page))[-4:] == [OPENING, "一、回顾", "指标\t数值", "税收\t349万元"]


def test_an_article_twice_below_a_menu_is_read_once_and_whole(tmp_path: Path) -> None:
    menu = "".join(f"<li>栏目{n}</li>" for n in range(20))
    paragraphs = [f"第{n}项工作扎实推进，投入资金{n}00万元，建成项目{n}个，群众满意度不断提高，各项任务圆满完成。"
                  for n in range(1, 10)]  # fmt: skip
    article = "".join(f"<p>{words}</p>" for words in ["一、回顾", *paragraphs, "谢谢大家！"])
    for page in (
        f"<ul>{menu}</ul><div>{article}</div><div>{article}</div>",
        f"<p>{CLOSING}</p><ul>{menu}</ul><div>{article}</div><div>{article}</div><p>相关文件</p>",
        f"<ul>{menu}</ul><div>{article[: article.index('第6项')]}</p></div><div>{article}</div>",
    ):
        source = read(tmp_path, page)
        for words in ("一、回顾", *paragraphs, "谢谢大家！"):
            assert lines(source).count(words) == 1
        assert source.text.index("一、回顾") < source.text.index(paragraphs[0])
        assert [d.code for d in source.diagnostics] == ["N103"]
    assert "相关文件" in read(tmp_path, f"<div>{article}</div><div>{article}</div><p>相关文件</p>").text


TEXT = "".join(f"<p>第{n}段讲经济社会发展和民生改善的情况，内容写得比较长。</p>" for n in range(8))


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (f'<div id="c"></div><script>var t="{TEXT}";show(t)</script>', "正文写在网页的脚本里"),
        (f'<script type="text/template">{TEXT}</script>', "正文写在网页的脚本里"),
        ('<script>a={"t":"' + TEXT.encode("unicode_escape").decode() + '"}</script>', "正文写在网页的脚本里"),
        (f"<textarea>{TEXT}</textarea>", "正文写在网页的输入框或模板里"),
        (f"<template>{TEXT}</template>", "正文写在网页的输入框或模板里"),
        ('<h1>政府工作报告</h1><iframe src="a.html"></iframe>', "正文在网页里嵌入的另一个文件中"),
        ('<frameset cols="20%,80%"><frame src="a.html"></frameset>', "正文在网页里嵌入的另一个文件中"),
        ('<h1>政府工作报告</h1><a href="/P0.docx">附件</a>', "只有附件的链接"),
        ('<h1>政府工作报告</h1><script src="app.js"></script>', "正文多半要由浏览器运行脚本才显示"),
        ('<h1>政府工作报告</h1><img src="1.jpg"><img src="2.jpg">', "正文多半是图片"),
    ],
)
def test_a_page_without_its_text_is_refused_with_where_it_is(tmp_path: Path, body: str, why: str) -> None:
    with pytest.raises(SeedError, match=f"报告.html: .*{why}.*请"):
        read(tmp_path, body)


def test_more_text_in_a_script_is_said_but_not_a_copy_of_the_article(tmp_path: Path) -> None:
    shown = f"<p>{OPENING}</p><p>{CLOSING}</p>"
    more = read(tmp_path, f"<div><p>一、回顾</p>{shown}</div><script>more('{TEXT}')</script>")
    assert [d.code for d in more.diagnostics] == ["W124"]
    copied = read(tmp_path, f'<div>{TEXT}{shown}</div><script type="application/ld+json">"{TEXT}"</script>')
    assert copied.diagnostics == ()


def test_pictures_in_the_text_are_said(tmp_path: Path) -> None:
    logo = '<a href="/"><img src="logo.png"></a><img src="dot.gif" width="1" height="1">'
    source = read(tmp_path, f'{logo}<p>{OPENING}</p><p><img src="1.jpg"></p><p>{CLOSING}</p>')
    assert [(d.code, d.message) for d in source.diagnostics] == [
        ("N128", "网页的正文里有 1 张图片；图片里的文字没有收录。请核对图片里有没有报告的内容，如有请补成文字")
    ]


def test_a_page_nested_too_deep_is_said(tmp_path: Path) -> None:
    source = read(tmp_path, f"<p>{OPENING}</p>" + "<div>" * 2100 + "新建道路5公里。")
    assert [d.code for d in source.diagnostics] == ["E120"]


@pytest.mark.parametrize(
    ("declared", "real"),
    [("gb2312", "utf-8"), ("utf-8", "gb18030"), ("iso-8859-1", "utf-8"), ("iso-8859-1", "gb18030"),
     ("undefined", "utf-8"), ("rot13", "utf-8"), ("big5", "big5"), ("gbk", "gb18030")],
)  # fmt: skip
def test_a_page_is_decoded_whatever_it_says_of_itself(tmp_path: Path, declared: str, real: str) -> None:
    path = tmp_path / "报告.html"
    words = "各位代表，工作大力推加。" if real == "big5" else OPENING
    path.write_bytes(f'<meta charset="{declared}"><p>{words}</p>'.encode(real))
    assert lines(read_source(path, tmp_path)) == [words]


@pytest.mark.parametrize("suffix", [".shtml", ".shtm", ".xhtml", ".HTM", ".asp", ".aspx", ".jsp", ".php"])
def test_pages_by_other_names_are_read(tmp_path: Path, suffix: str) -> None:
    assert lines(read(tmp_path, f"<p>{OPENING}</p>", name=f"报告{suffix}")) == [OPENING]


@pytest.mark.parametrize("suffix", [".mht", ".mhtml"])
@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_a_page_saved_as_one_file_is_read(tmp_path: Path, suffix: str, charset: str) -> None:
    page = f"<html><body><p>{OPENING}</p><p>税收349万元。</p></body></html>".encode(charset)
    content = (
        b'From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n'
        b'--B\r\nContent-Type: text/css\r\n\r\np{}\r\n'
        b'--B\r\nContent-Type: text/html; charset="' + charset.encode() + b'"\r\n'
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + quopri.encodestring(page) + b"\r\n"
        b"--B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n--B--\r\n"
    )
    (tmp_path / f"报告{suffix}").write_bytes(content)
    assert lines(read_source(tmp_path / f"报告{suffix}", tmp_path)) == [OPENING, "税收349万元。"]


@pytest.mark.parametrize(
    "content",
    [
        b"MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nx",
        b"".join(b'Content-Type: multipart/related; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(3000)),
        b"Content-Type: text/html; charset*=\xff''%ff\r\n\r\n",
    ],
)
def test_an_archive_without_a_page_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "报告.mht").write_bytes(content)
    with pytest.raises(SeedError, match=r"报告\.mht: 里面找不到网页的文字，没有收录"):
        read_source(tmp_path / "报告.mht", tmp_path)


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("<style>" + ".a .b{display:none}" * 2000 + "</style>", '<p class="b">甲'),
        ("<style>" + "a b c d e f g p{font-size:0}" * 1000 + "</style>", "<b><a><p>甲"),
        ("<style>" + "p::before{content:counter(c);counter-increment:c d}" * 300 + "</style>", "<p>甲"),
        ("<style>p::before{content:" + "counter(c)" * 10_000 + "}</style>", "<p>甲"),
        ("", "<tr><td rowspan=50 colspan=50>甲"),
        ("<style>a{font-size:" + "(" * 100_000 + "</style>", "<p>甲"),
        ("<style>" + "a{" * 50_000 + "</style>", "<p>甲"),
        ("", "甲<sup>1</sup>"),
        ("", "<% "),
        ("", '<p style="font-size:0"><b>各位代表，甲。'),
        ("", "<tr><td>甲<td>乙"),
        ("", f'<p style="font-size:{"(" * 2000}">甲'),
    ],
)
def test_styles_of_one_kind_are_read_in_time(tmp_path: Path, head: str, unit: str) -> None:
    start = time.process_time()
    read(tmp_path, f"<p>{OPENING}</p>{unit * (100_000 // len(unit))}", head)
    assert time.process_time() - start < 2
