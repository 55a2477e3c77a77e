"""Files beyond what a report or a ledger can be: refused with file, limit and way out, in bounded time and memory."""

from __future__ import annotations

import os
import re
import struct
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import fields
from io import BytesIO
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook

from govreport.extract import extract
from govreport.lexicon import default_lexicon
from govreport.model import LIMITS, Diagnostic, Limits, Report, SeedError, Source
from govreport.parser import parse
from govreport.pipeline.build import Config, build
from govreport.pipeline.tool import extracted
from govreport.reader import find_seeds, read_here, read_source
from govreport.reader.apart import Apart
from govreport.reader.decision import read_corrections, read_decisions
from govreport.reader.progress import read_filings
from govreport.writers.markdown.source_page import revisions
from tests.seed import SEED
from tests.test_reader_opendocument import file as opendocument
from tests.test_reader_opendocument import p
from tests.word_file import paragraph, word_file
from tests.worker_tasks import fail, fall_over, measured, refuse, sleep_forever, take_memory

LEXICON = default_lexicon()
HEAD = (
    "示例县2022年政府工作报告\n各位代表：\n一、2022年工作回顾\n全年完成税收349万元，经济平稳发展。\n"
    "二、2023年工作安排\n"
)


def refusal(folder: Path, name: str, content: bytes) -> str:
    (folder / name).write_bytes(content)
    with pytest.raises(SeedError) as caught:
        read_here(folder / name, folder)
    return str(caught.value)


def report_of(text: str) -> Report:
    return extract(parse(Source.from_text(text, "示例县.txt"), LEXICON), LEXICON)


# What lies in a folder


def test_links_pipes_and_devices_are_told_and_not_opened(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    (seeds / "县").mkdir(parents=True)
    (tmp_path / "外.txt").write_text(HEAD, encoding="utf-8")
    (seeds / "报告.txt").write_text(HEAD, encoding="utf-8")
    (seeds / "出.txt").symlink_to(tmp_path / "外.txt")
    (seeds / "零.txt").symlink_to("/dev/zero")
    (seeds / "断.txt").symlink_to(seeds / "没有.txt")
    (seeds / "环.txt").symlink_to(seeds / "环.txt")
    (seeds / "夹").symlink_to(seeds / "县")
    (seeds / "上").symlink_to(tmp_path)
    (seeds / "同.txt").symlink_to(seeds / "报告.txt")
    os.mkfifo(seeds / "管.txt")
    told = {}
    for path in find_seeds(seeds):
        try:
            read_source(path, seeds)
        except SeedError as error:
            told[path.name] = str(error)
    outside, broken = "是通向文件夹之外的链接，没有读取。请", "是失效的链接，它指向的文件打不开，没有读取。请"
    expected = {"出.txt": outside, "零.txt": outside, "断.txt": broken, "环.txt": broken, "上": outside,
                "夹": "是通向文件夹的链接，没有读取。请",
                "管.txt": "是管道、设备一类，不是普通文件，没有读取。请"}  # fmt: skip
    assert sorted(told) == sorted(expected)
    for name, why in expected.items():
        assert told[name].startswith(f"{name}: {why}")


def test_a_sidecar_that_is_no_plain_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "报告.txt").write_text(HEAD, encoding="utf-8")
    os.mkfifo(tmp_path / "报告.toml")
    with pytest.raises(SeedError, match=r"报告\.toml: 是管道、设备一类"):
        read_source(tmp_path / "报告.txt", tmp_path)
    (tmp_path / "报告.toml").unlink()
    (tmp_path / "报告.toml").symlink_to(tmp_path / "没有.toml")
    with pytest.raises(SeedError, match=r"报告\.toml: 是失效的链接"):
        read_source(tmp_path / "报告.txt", tmp_path)


def test_what_is_filed_as_a_link_or_a_pipe_is_told(tmp_path: Path) -> None:
    progress = tmp_path / "progress"
    progress.mkdir()
    (tmp_path / "外.csv").write_text("编号\nx\n", encoding="utf-8")
    (progress / "出.csv").symlink_to(tmp_path / "外.csv")
    os.mkfifo(progress / "管.xlsx")
    os.mkfifo(progress / "links.toml")
    found = read_filings(progress, LEXICON.ledger)
    assert found.rows == ()
    assert [(d.code, d.path, d.message.split("，")[0]) for d in found.diagnostics] == [
        ("E501", "出.csv", "台账“出.csv”是通向文件夹之外的链接"),
        ("E501", "管.xlsx", "台账“管.xlsx”是管道、设备一类"),
        ("E502", "links.toml", "是管道、设备一类"),
    ]


def test_a_name_that_can_not_be_published_is_shown_with_escapes_and_refused(tmp_path: Path) -> None:
    for name in (b"\xff\n.txt", "报告\u3000二.txt".encode()):
        (tmp_path / os.fsdecode(name)).write_text(HEAD, encoding="utf-8")
    told = [read_source(path, tmp_path).path for path in find_seeds(tmp_path)]
    assert told == ["报告\u3000二.txt", "\\xff\\n.txt"]
    (tmp_path / "报告\u3000二.txt").unlink()
    with pytest.raises(SeedError, match=r"^\\xff\\n\.txt: 文件名不是 UTF-8 编码"):
        build(Config(seeds=tmp_path, docs=tmp_path / "docs"))


def test_a_link_that_a_person_names_is_read(tmp_path: Path) -> None:
    (tmp_path / "夹").mkdir()
    (tmp_path / "报告.txt").write_text(HEAD, encoding="utf-8")
    (tmp_path / "夹" / "链.txt").symlink_to(tmp_path / "报告.txt")
    [row] = extracted([tmp_path / "夹" / "链.txt"])
    assert "report" in row


def test_folders_without_end_are_told(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*"d" * (LIMITS.folders + 1))
    deep.mkdir(parents=True)
    with pytest.raises(SeedError, match="文件夹一层套一层，超过上限 40 层。请移到上面几层"):
        find_seeds(tmp_path)


# Texts


@pytest.mark.parametrize("name", ["报告.txt", "报告.md", "报告.html"])
def test_a_text_that_is_longer_than_a_report_can_be_is_refused(tmp_path: Path, name: str) -> None:
    message = "文字超过上限 30 万字，不像一份报告，没有读取。请只放入报告部分"
    assert refusal(tmp_path, name, ("甲乙丙丁。" * 250_000).encode()) == f"{name}: {message}"
    assert refusal(tmp_path, name, ("甲" * 1_400_000).encode()) == f"{name}: {message}"


def test_the_length_of_what_is_read_counts_not_that_of_the_file(tmp_path: Path) -> None:
    content = word_file(paragraph("甲" * 1_000_001))
    assert "文字超过上限 30 万字" in refusal(tmp_path, "报告.docx", content)


@pytest.mark.parametrize(
    "charset", ["undefined", "punycode", "idna", "hex", "rot13", "base64", "utf-7", "unicode_escape", "mbcs", "x" * 20]
)
def test_an_encoding_that_is_none_is_never_used(tmp_path: Path, charset: str) -> None:
    page = f'<meta charset="{charset}"><p>各位代表：全年完成税收349万元，经济社会发展。</p>'.encode()
    (tmp_path / "页.html").write_bytes(page)
    assert read_here(tmp_path / "页.html", tmp_path).text == "各位代表：全年完成税收349万元，经济社会发展。\n"
    archive = f"MIME-Version: 1.0\nContent-Type: text/html; charset={charset}\n\n".encode() + page
    (tmp_path / "页.mht").write_bytes(archive)
    assert "349万元" in read_here(tmp_path / "页.mht", tmp_path).text


@pytest.mark.parametrize(
    ("name", "head", "line"),
    [("报告.md", "---\ntitle: 甲\n---\n\n# 政府工作报告\n\n", "**稳步{}推进**各项建设。"),
     ("报告.html", "<html><head><title>政府工作报告</title></head><body>\n<nav>首页</nav>\n",
      "<p>稳步{}推进各项建设，经济社会发展，全面加强政府工作。</p>"),
     ("报告.md", "---\ntitle: 稳{}步\n---\n\n", "各项建设推进，经济社会发展。")],
)  # fmt: skip
def test_what_is_told_of_a_broken_byte_points_at_it(tmp_path: Path, name: str, head: str, line: str) -> None:
    whole = (head + line + "\n").encode().split(b"{}")
    (tmp_path / name).write_bytes("稳".encode()[:2].join(whole))
    source = read_here(tmp_path / name, tmp_path)
    [told] = [diagnostic for diagnostic in source.diagnostics if diagnostic.code == "W102"]
    assert (told.span and source.slice(told.span)) == ("\ufffd" if "\ufffd" in source.text else None)


# Documents


@pytest.mark.parametrize(("characters", "repeated"), [(61, 1), (20_000, 1), (7, 9)])
def test_a_number_format_without_end_is_refused(tmp_path: Path, characters: int, repeated: int) -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{}"/></w:lvl>'
    text = "第" * characters if repeated == 1 else "%1" * repeated + "第" * 55
    numbering = f'<w:abstractNum w:abstractNumId="0">{level.format(text)}</w:abstractNum>'
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    body = paragraph("甲", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') * 2_000
    told = refusal(tmp_path, "报告.docx", word_file(body, numbering=numbering))
    assert told.startswith("报告.docx: 自动编号有 ")
    assert told.endswith(" 字，超过上限 60 字，没有读取。请把编号改为普通文字后另存")


def test_a_number_of_an_opendocument_text_or_a_page_has_an_end_too(tmp_path: Path) -> None:
    level = f'<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="{"、" * 90}"/>'
    styles = f'<text:list-style style:name="L">{level}</text:list-style>'
    items = f'<text:list text:style-name="L"><text:list-item>{p("甲")}</text:list-item></text:list>'
    assert "自动编号有 91 字，超过上限 60 字" in refusal(tmp_path, "报告.odt", opendocument(items, styles=styles))
    page = f'<style>p:before{{content:counter(n) "{"、" * 90}"}}</style><p>甲</p>'
    assert "自动编号有 91 字，超过上限 60 字" in refusal(tmp_path, "页.html", page.encode())


@pytest.mark.parametrize(("name", "make"), [
    ("报告.docx", lambda deep: word_file(paragraph("甲") + "<w:sdt>" * deep + "</w:sdt>" * deep)),
    ("报告.odt", lambda deep: opendocument(p("<text:span>" * deep + "甲" + "</text:span>" * deep))),
])  # fmt: skip
def test_elements_in_one_another_without_end_are_refused(
    tmp_path: Path, name: str, make: Callable[[int], bytes]
) -> None:
    assert "标记一层套一层，超过上限 256 层，没有读取。请把文字复制到新文档" in refusal(tmp_path, name, make(300))


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
@pytest.mark.parametrize("name", ["报告.docx", "报告.odt"])
def test_a_file_packed_as_no_document_is_is_refused_unopened(tmp_path: Path, name: str, method: int) -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        archive.writestr("word/document.xml", bytes(100))
    assert "文件的压缩方式不是文档用的，没有解压。请" in refusal(tmp_path, name, buffer.getvalue())


def test_a_packed_file_that_lies_of_its_size_takes_no_memory(tmp_path: Path) -> None:
    buffer = BytesIO()
    docx.Document().save(buffer)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/large.xml", bytes(150 * 1024 * 1024))
    content = buffer.getvalue()
    content = content.replace(struct.pack("<L", 150 * 1024 * 1024), struct.pack("<L", 1000))
    tracemalloc.start()
    told = refusal(tmp_path, "报告.docx", content)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "解压后不止声明的 1 MB、18 个部分，不像普通文档，没有解压" in told
    assert peak < 8 * 1024 * 1024


@pytest.mark.parametrize("times", [1, 40])
def test_memory_grows_with_the_text_and_not_faster(times: int) -> None:
    paragraphs = [line for line in SEED.read_text(encoding="utf-8").splitlines() if len(line) > 60]
    body = HEAD + "".join(f"{line}第{at}批。\n" for at in range(times) for line in paragraphs)
    report_of(HEAD)  # what the program itself keeps is there by now
    tracemalloc.start()
    report = report_of(body)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(report.metrics) >= 40 * times
    assert peak < 60_000_000 + 100 * len(body.encode())


def pdf(stream: bytes, pages: int = 1) -> bytes:
    """Return a PDF of pages that show the same stream."""
    packed = zlib.compress(stream)
    kids = b" ".join(b"%d 0 R" % (5 + at) for at in range(pages))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>"
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids),
               b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
               b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", *[page] * pages]  # fmt: skip
    written, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count, at = len(objects) + 1, len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
    return written + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (count, at)


def test_a_crowded_page_is_read_in_time(tmp_path: Path) -> None:
    places = ((50 + at * 37 % 500, at * 91 % 800) for at in range(32_000))
    objects = (b"BT /F 12 Tf 1 0 0 1 %d %d Tm (ab) Tj ET\n" % place for place in places)
    start = time.process_time()
    refusal(tmp_path, "报告.pdf", pdf(b"".join(objects)))
    assert time.process_time() - start < 5


def test_pages_without_end_are_refused(tmp_path: Path) -> None:
    assert "有 601 页，超过上限 600 页" in refusal(tmp_path, "报告.pdf", pdf(b"BT /F 12 Tf 9 9 Td (a) Tj ET", 601))
    line = b"BT /F 1 Tf 9 9 Td " + b"(abcdefghij) Tj " * 100_100 + b"ET"
    assert "文字超过上限 30 万字" in refusal(tmp_path, "报告.pdf", pdf(line))


# Tables and settings that people write


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (".".join("a" * 40_000).encode() + b" = 1", "文件超过上限 64 KB，没有读取。请只写要说明的几项"),
        (".".join("a" * 9_000).encode() + b" = 1", "不是正确的 TOML（一层套一层，超过上限 16 层）。请改正这一处"),
        (b"[" + b" . ".join([b'"a"'] * 9_000) + b"]", "不是正确的 TOML（一层套一层，超过上限 16 层）"),
        (b"x = { " + b".".join([b"a"] * 9_000) + b" = 1 }", "不是正确的 TOML（一层套一层，超过上限 16 层）"),
        (b"x = " + b"[" * 30_000, "不是正确的 TOML（一层套一层，超过上限 16 层）"),
        (b"\n" * 60_000 + b"x = ", "不是正确的 TOML"),
        (b'x = "' + b"\\u0041" * 10_000 + b'"', "不认识的键“x”"),
    ],
)
def test_a_sidecar_without_end_is_refused_in_time(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "报告.toml").write_bytes(content)
    start = time.process_time()
    assert refusal(tmp_path, "报告.txt", HEAD.encode()).startswith(f"报告.toml: {message}")
    assert time.process_time() - start < 1


@pytest.mark.parametrize("read", [read_decisions, read_corrections])
def test_a_file_of_decisions_without_end_is_not_taken(
    tmp_path: Path, read: Callable[[Path], tuple[object, list[Diagnostic]]]
) -> None:
    path = tmp_path / "links.toml"
    for content, message in (
        (b"#" * (LIMITS.filed_bytes + 1), "文件超过上限 1024 KB，没有读取"),
        (".".join("a" * 40_000).encode() + b" = 1", "不是完好的 TOML（一层套一层，超过上限 16 层）；没有采用"),
    ):
        path.write_bytes(content)
        found, [told] = read(path)
        assert not found
        assert message in told.message


def ledger_told(folder: Path, name: str, content: bytes) -> str:
    (folder / name).write_bytes(content)
    found = read_filings(folder, LEXICON.ledger)
    assert found.rows == ()
    return found.diagnostics[0].message


def workbook(rows: list[list[object]], changed: Callable[[bytes], bytes] = lambda sheet: sheet) -> bytes:
    book, buffer = Workbook(), BytesIO()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(buffer)
    whole, written = zipfile.ZipFile(buffer), BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in whole.namelist():
            content = whole.read(name)
            archive.writestr(name, changed(content) if "sheet1" in name else content)
    return written.getvalue()


@pytest.mark.parametrize("number", [b"2000000000", b"1048577", b"99999999999999999999"])
def test_a_row_beyond_those_of_a_spreadsheet_is_refused_in_time(tmp_path: Path, number: bytes) -> None:
    def far(sheet: bytes) -> bytes:
        return sheet.replace(b'<row r="3"', b'<row r="%s"' % number).replace(b'r="A3"', b'r="A%s"' % number)

    start = time.process_time()
    told = ledger_told(tmp_path, "台账.xlsx", workbook([["编号"], ["a"], ["b"]], far))
    assert "有一行的行号超过上限 1048576；没有采用。请用网站导出的台账填写" in told
    assert time.process_time() - start < 10


def test_rows_below_what_a_sheet_says_of_its_size_are_read(tmp_path: Path) -> None:
    content = workbook([["编号"], ["a"], ["b"]], lambda sheet: sheet.replace(b'ref="A1:A3"', b'ref="A1:A2"'))
    (tmp_path / "台账.xlsx").write_bytes(content)
    assert len(read_filings(tmp_path, LEXICON.ledger).rows) == 2


def test_ledgers_without_end_are_refused(tmp_path: Path) -> None:
    rows = "编号\n" + "a\n" * (LIMITS.ledger_rows + 1)
    assert "有内容的行超过上限 100000 行" in ledger_told(tmp_path, "台账.csv", rows.encode())
    for cell in ("x" * 40_000, "x" * 200_000):
        assert "有一格超过上限 32767 字" in ledger_told(tmp_path, "台账.csv", f"编号\n{cell}\n".encode())
    with (tmp_path / "台账.csv").open("wb") as file:
        file.truncate(LIMITS.file_bytes + 1)
    assert "超过上限 20 MB" in read_filings(tmp_path, LEXICON.ledger).diagnostics[0].message


def test_a_bomb_of_shared_strings_is_refused(tmp_path: Path) -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", b"<si><t/></si>" * 2_000_000)
    assert "不像普通文档，没有解压；没有采用" in ledger_told(tmp_path, "台账.xlsx", buffer.getvalue())


# Figures and sentences


def test_what_is_told_of_a_figure_beyond_measure_says_what_to_do() -> None:
    report = report_of(HEAD.replace("349万元", "1000000000000000000000亿元"))
    assert [d.message for d in report.diagnostics if d.code == "W301"] == [
        "数字「1000000000000000000000亿元」的位数超过上限（小数点前 18 位、后 8 位）；没有列为指标。"
        "请核对原文的数字和单位"
    ]


@pytest.mark.parametrize(
    "figure",
    ["1000000000000000000000亿元", "99999999999999999999999999999万亿元", "亿亿亿亿亿亿亿亿元", "0.00000000000001%",
     "1.5至999999999999999999999999999亿元", "99999999999999999999999999999、5万元", "0.00000001、99999999999999亿元"],
)  # fmt: skip
def test_a_figure_beyond_measure_is_told_and_stops_nothing(figure: str) -> None:
    text = HEAD.replace("349万元", figure)
    report = report_of(text)
    assert all(metric.text != figure for metric in report.metrics)
    at = text.index(figure)
    told = [d for d in report.diagnostics if d.span and at <= d.span.start < at + len(figure)]
    noted = [e for e in report.exclusions if at <= e.span.start < at + len(figure)]
    assert told or noted


@pytest.mark.parametrize("below", ["公里", "亿元", "至15公里", "%"])
def test_a_figure_stays_inside_its_sentence(below: str) -> None:
    report = report_of(HEAD + f"（一）新建农村公路共12\n\n{below}\n\n三、其他\n加快推进。\n")
    for metric in report.metrics:
        assert metric.sentence.contains(metric.span)
    ends = [s.span.end for s in report.document.sentences()]
    for span in [*(metric.span for metric in report.metrics), *(exclusion.span for exclusion in report.exclusions)]:
        assert not any(span.start < end < span.end for end in ends)


def test_thousands_of_figures_in_a_sentence_are_shown_each_with_its_own_part(tmp_path: Path) -> None:
    figures = "，".join(f"第{n}类新增学位{n}个" for n in range(10, 610))
    (tmp_path / "示例县.txt").write_text(HEAD + f"今年{figures}。\n", encoding="utf-8")
    _, artifacts = build(Config(seeds=tmp_path, docs=tmp_path / "docs"))
    pages = [artifact.content for artifact in artifacts if str(artifact.path).endswith((".md", ".js"))]
    assert sum(map(len, pages)) < 8_000_000
    assert any("…" in page.decode() for page in pages)


def test_versions_of_one_sentence_are_compared_in_time() -> None:
    before, after = "加快推进。" * 40_000, "加快推进。" * 30_000 + "稳步推进。" + "加快推进。" * 9_999
    start = time.process_time()
    assert revisions(before, after) == [("加快推进。", "稳步推进。")]
    turned = "".join(f"第{n}条。" for n in range(20_000))
    revisions(turned, "".join(f"第{n}条。" for n in reversed(range(20_000))))
    assert time.process_time() - start < 5


def test_what_two_versions_have_in_common_is_no_revision() -> None:
    old = "一、回顾。\n\n完成甲。\n\n完成乙。\n\n完成丙。\n"
    assert revisions(old, old.replace("丙", "丁").replace("甲", "辛")) == [
        ("完成甲。", "完成辛。"), ("完成丙。", "完成丁。")
    ]  # fmt: skip
    assert revisions(old, old) == []
    assert revisions("", "甲。") == [("", "甲。")]
    assert revisions("甲。甲。乙。", "甲。乙。乙。") == [("甲。", "乙。")]
    assert revisions("甲。乙。甲。丙。", "丁。甲。乙。丙。") == [("", "丁。"), ("甲。", "")]


@pytest.mark.parametrize("unit", ["5%—", "5个", "新增学位5个，", "5至6%", "甲村、", "甲\n", "一、甲\n", "（5）"])
def test_the_time_for_a_kilobyte_has_a_bound_whatever_it_holds(unit: str) -> None:
    text = HEAD + "今年力争" + unit * (60_000 // len(unit)) + "完成税收383万元。\n"
    start = time.process_time()
    report_of(text)
    assert time.process_time() - start < 0.05 * len(text.encode()) / 1024


def test_the_time_for_a_kilobyte_of_ordinary_text_has_a_bound() -> None:
    text = SEED.read_text(encoding="utf-8")
    report_of(text)
    start = time.process_time()
    report_of(text)
    assert time.process_time() - start < 0.02 * len(text.encode()) / 1024


# The worker


def test_a_worker_is_ended_in_time_and_serves_again() -> None:
    apart = Apart(seconds=5)
    told = {}
    for bad in (sleep_forever, take_memory, fall_over, refuse):
        with pytest.raises(SeedError) as caught:
            apart.run("报告.pdf", bad, b"x", "报告.pdf")
        told[bad] = str(caught.value)
        assert apart.run("报告.pdf", measured, bytes(9_000_000), "报告.pdf") == 9_000_000
    way = "没有收录。请把文字复制到新文档，另存为 .docx 或 .txt"
    assert told == {
        sleep_forever: f"报告.pdf: 读了 5 秒还没有读完，超过上限，{way}",
        take_memory: f"报告.pdf: 读取时要用的内存超过上限 2 GB，{way}",
        fall_over: f"报告.pdf: 读到一半，读取的程序崩溃了，文件可能已损坏，{way}",
        refuse: "报告.pdf: 读不了: 请另存",
    }
    with pytest.raises(ZeroDivisionError):
        apart.run("报告.pdf", fail, b"x", "报告.pdf")
    apart.stop()


# What people are told


SHOWN = {
    "file_bytes": f"{LIMITS.file_bytes >> 20} MB",
    "unpacked_bytes": f"{LIMITS.unpacked_bytes >> 20} MB",
    "sidecar_bytes": f"{LIMITS.sidecar_bytes >> 10} KB",
    "logo_bytes": f"{LIMITS.logo_bytes >> 10} KB",
    "filed_bytes": f"{LIMITS.filed_bytes >> 20} MB",
    "ledger_unpacked_bytes": f"{LIMITS.ledger_unpacked_bytes // 10**6} MB",
    "memory_bytes": f"{LIMITS.memory_bytes >> 30} GB",
}


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_the_limits_are_told(name: str) -> None:
    text = (Path(__file__).parent.parent / name).read_text(encoding="utf-8")
    table = text[text.index("limits.py") :].split("\n## ")[0]
    table = table.replace(",", "").replace("30 万字", "300000").replace("10 万行", "100000")
    for field in fields(Limits):
        shown = SHOWN.get(field.name, str(getattr(LIMITS, field.name)))
        assert re.search(rf"(?<!\d){shown}(?!\d)", table), field.name
