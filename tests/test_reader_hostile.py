"""Files that are damaged, endless or meant to harm: read or refused with a reason, in time, and never a traceback."""

from __future__ import annotations

import time
import tracemalloc
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook

from govreport.lexicon import default_lexicon
from govreport.model import OptionsError, OutputError, SeedError, Source
from govreport.pipeline.manifest import MANIFEST
from govreport.pipeline.output import publish
from govreport.pipeline.site_options import read_site
from govreport.reader import read_here as read_source
from govreport.reader.decision import read_decisions
from govreport.reader.spreadsheet import read_xlsx
from govreport.reading.lines import split_lines


def read(folder: Path, name: str, content: bytes) -> Source:
    path = folder / name
    path.write_bytes(content)
    return read_source(path, folder)


@pytest.mark.parametrize("unit", ["<!--", "<!-- -->", "<p>", "<li>甲", "<U+4E00>", "<ol>", "&", " ", "甲"])
def test_a_page_of_one_kind_is_read_in_time(tmp_path: Path, unit: str) -> None:
    start = time.process_time()
    read(tmp_path, "页.html", f"<body><ol><p>各位代表{unit * (100_000 // len(unit))}".encode())
    assert time.process_time() - start < 2


@pytest.mark.parametrize("unit", [" ", "\t", "#", " #", "[", "[a](", "**甲", "__", "> ", "- ", "---\n", "\\"])
def test_markdown_of_one_kind_is_read_in_time(tmp_path: Path, unit: str) -> None:
    start = time.process_time()
    read(tmp_path, "文.md", f"甲{unit * (100_000 // len(unit))}乙\n{unit}".encode())
    assert time.process_time() - start < 2


def test_filler_without_end_is_trimmed_in_time() -> None:
    start = time.process_time()
    assert [(line.start, line.end) for line in split_lines("甲" + " ??" * 200_000)] == [(0, 1)]
    assert time.process_time() - start < 2


@pytest.mark.parametrize("head", ['<?xml version="1.0" encoding="utf-8"?>', '\ufeff\n<?xml version="1.0"?>'])
def test_a_page_saved_as_xhtml_is_read(tmp_path: Path, head: str) -> None:
    page = f'{head}<html xmlns="http://www.w3.org/1999/xhtml"><body><p>各位代表：</p><p>一、回顾</p></body></html>'
    assert read(tmp_path, "页.html", page.encode()).text.split() == ["各位代表：", "一、回顾"]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("甲<!-- 注 -->乙<!---->丙", "甲乙丙"),
        ("甲<!-- 没有结尾", "甲"),
        ("甲<U+4E59>丙", "甲乙丙"),
        ("甲<U+110000>丙", "甲\ufffd丙"),
        ("甲<U+D800>丙", "甲\ufffd丙"),
        ("甲<U+0000>丙", "甲\ufffd丙"),
    ],
)
def test_comments_and_written_out_characters_of_a_page(tmp_path: Path, page: str, words: str) -> None:
    for content in (f"<p>{page}</p>", page):
        assert read(tmp_path, "页.html", content.encode()).text.startswith(words)


def packed(whole: bytes, changed: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(whole)) as old, zipfile.ZipFile(buffer, "w") as new:
        for part in old.namelist():
            new.writestr(part, changed.get(part, old.read(part)))
    return buffer.getvalue()


def spoiled(content: bytes) -> Iterator[bytes]:
    """Yield copies of a packed file with bytes of its packed contents turned over, here and there."""
    for at in range(60, len(content), max(1, len(content) // 60)):
        yield content[:at] + bytes(byte ^ 0xFF for byte in content[at : at + 4]) + content[at + 4 :]


def word_file() -> bytes:
    buffer = BytesIO()
    document = docx.Document()
    document.add_paragraph("一、回顾", style="List Number")
    document.save(buffer)
    return buffer.getvalue()


def test_a_spoiled_word_file_is_read_or_refused(tmp_path: Path) -> None:
    refused = 0
    for content in spoiled(word_file()):
        try:
            read(tmp_path, "报告.docx", content)
        except SeedError:
            refused += 1
    assert refused


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/numbering.xml", b'w:ilvl="', b'w:ilvl="x'),
        ("word/numbering.xml", b'<w:start w:val="', b'<w:start w:val="x'),
        ("word/numbering.xml", b"</w:numbering>", b""),
        ("word/document.xml", b"w:document", b"w:other"),
    ],
)
def test_a_word_file_with_a_wrong_value_is_refused(tmp_path: Path, part: str, old: bytes, new: bytes) -> None:
    whole = word_file()
    with zipfile.ZipFile(BytesIO(whole)) as archive:
        content = archive.read(part)
    assert old in content
    with pytest.raises(SeedError, match="不是完好的 Word 文档，打不开"):
        read(tmp_path, "报告.docx", packed(whole, {part: content.replace(old, new)}))


def test_tables_and_boxes_inside_others_are_read_once(tmp_path: Path) -> None:
    inner = "<w:p><w:r><w:t>税收</w:t></w:r></w:p>"
    for _ in range(30):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    box = "<w:p><w:r><w:t>投资</w:t></w:r></w:p>"
    for _ in range(20):
        box = f"<w:p><w:r><w:pict><w:txbxContent>{box}</w:txbxContent></w:pict></w:r></w:p>"
    whole = word_file()
    with zipfile.ZipFile(BytesIO(whole)) as archive:
        content = archive.read("word/document.xml").replace(b"<w:sectPr", f"{inner}{box}<w:sectPr".encode(), 1)
    text = read(tmp_path, "报告.docx", packed(whole, {"word/document.xml": content})).text
    assert (text.count("税收"), text.count("投资")) == (1, 1)


def test_a_spoiled_workbook_is_read_or_refused(tmp_path: Path) -> None:
    book, buffer = Workbook(), BytesIO()
    book.active.append(["编号", "进展"])
    book.active.append(["shili-2022-c1", "已完成"])
    book.save(buffer)
    words = default_lexicon().ledger
    found = set()
    for content in spoiled(buffer.getvalue()):
        (tmp_path / "台账.xlsx").write_bytes(content)
        rows, diagnostics = read_xlsx(tmp_path / "台账.xlsx", "台账.xlsx", words)
        assert bool(rows) != bool(diagnostics)
        found |= {diagnostic.code for diagnostic in diagnostics}
    assert found == {"E501"}


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("link = [1]", "link 不是表；没有采用。每一条请以 [[link]] 开头"),
        ('link = "x"', "link 不是表；没有采用。每一条请以 [[link]] 开头"),
        ("a = " + "[" * 5000, "不是完好的 TOML"),
        ("a = " + "9" * 5000, "不是完好的 TOML"),
    ],
)
def test_decisions_of_the_wrong_shape_are_named(tmp_path: Path, content: str, what: str) -> None:
    (tmp_path / "links.toml").write_text(content, encoding="utf-8")
    decisions, diagnostics = read_decisions(tmp_path / "links.toml")
    assert not decisions
    assert any(what in diagnostic.message for diagnostic in diagnostics)


@pytest.mark.parametrize("content", ["a: [", "- 1", "extra: 1", "a: \x00", "!!python/object:os.x {}"])
def test_a_site_file_that_is_no_table_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(content, encoding="utf-8")
    with pytest.raises(OptionsError, match=r"(?s)mkdocs\.yml: .*请"):
        read_site(tmp_path / "mkdocs.yml")


@pytest.mark.parametrize("content", ["[1]", "1", "{", '"x"'])
def test_a_damaged_list_of_outputs_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / MANIFEST).write_text(content, encoding="utf-8")
    with pytest.raises(OutputError, match="清单已损坏；请删除它和它列出的文件"):
        publish((), tmp_path)


def test_files_beyond_the_limits_are_refused_without_memory(tmp_path: Path) -> None:
    large = tmp_path / "大.docx"
    with large.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    with zipfile.ZipFile(tmp_path / "弹.docx", "w", zipfile.ZIP_DEFLATED) as archive, \
            archive.open("word/document.xml", "w") as part:  # fmt: skip
        for _ in range(210):
            part.write(bytes(1024 * 1024))
    tracemalloc.start()
    for name, why in (("大.docx", "文件有 100 MB，超过上限 20 MB"), ("弹.docx", "解压后有 210 MB")):
        with pytest.raises(SeedError, match=why):
            read_source(tmp_path / name, tmp_path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2 * 1024 * 1024
