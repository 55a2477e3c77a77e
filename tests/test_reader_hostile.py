"""Files that are damaged, endless or meant to harm: read or refused with a reason, in time, and never a traceback."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from govreport.model import Source
from govreport.parser.lines import split_lines
from govreport.reader import read_source


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
