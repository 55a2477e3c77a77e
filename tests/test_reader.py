"""The files that offices have: decoded, unpacked, and never mis-read silently."""

from __future__ import annotations

import os
import re
import zipfile
from dataclasses import fields
from pathlib import Path

import pytest

from govreport.lexicon import default_lexicon
from govreport.model import Identity, SeedError, Sidecar, Source, StatedPassage
from govreport.reader import find_seeds, find_versions, read_source
from govreport.reader.content import LARGEST
from govreport.reader.progress import read_filings
from tests.seed import ROOT

TEXT = "示例县2022年政府工作报告\r\n各位代表：\r\n一、2022年工作回顾\r\n全年完成税收349万元，经济平稳发展。\r\n"


def read(folder: Path, name: str, content: bytes) -> Source:
    path = folder / name
    path.write_bytes(content)
    return read_source(path, folder)


def refusal(folder: Path, name: str, content: bytes) -> str:
    with pytest.raises(SeedError) as caught:
        read(folder, name, content)
    return str(caught.value)


@pytest.mark.parametrize(
    ("encoding", "mark", "message"),
    [
        ("utf-8", b"", None),
        ("utf-8", b"\xef\xbb\xbf", None),
        ("gb18030", b"", "文字编码是 GB18030；已按此读取。如显示乱码，请另存为 UTF-8 再放入"),
        ("utf-16-le", b"\xff\xfe", "文字编码是 UTF-16；已按此读取。如显示乱码，请另存为 UTF-8 再放入"),
        ("utf-16-be", b"\xfe\xff", "文字编码是 UTF-16；已按此读取。如显示乱码，请另存为 UTF-8 再放入"),
        ("utf-16-le", b"", "文字编码是 UTF-16；已按此读取。如显示乱码，请另存为 UTF-8 再放入"),
    ],
)
def test_text_is_decoded_to_its_own_characters(tmp_path: Path, encoding: str, mark: bytes, message: str | None) -> None:
    source = read(tmp_path, "报告.txt", mark + TEXT.encode(encoding))
    assert source.text.lstrip("\ufeff") == TEXT
    assert source.text.startswith("\ufeff") == bool(mark), "a byte order mark is a character of the file"
    assert source.encoding == encoding
    assert [d.message for d in source.diagnostics] == ([message] if message else [])


def test_a_few_damaged_places_are_shown_and_said(tmp_path: Path) -> None:
    source = read(tmp_path, "报告.txt", TEXT.encode() + "稳步".encode()[:-1])
    assert source.text == TEXT + "稳\ufffd"
    [found] = source.diagnostics
    assert (found.code, source.slice(found.span)) == ("W102", "\ufffd")  # type: ignore[arg-type]
    assert found.message == "有 1 处字节不是 UTF-8，读不出；这些位置显示为“\ufffd”。请从原文件重新另存，或更正这些字"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("空.txt", b"", "空.txt: 文件是空的，没有可读的文字。请放入一份政府工作报告，或删除这个文件"),
        ("白.txt", b" \n\t", "白.txt: 文件是空的，没有可读的文字。请放入一份政府工作报告，或删除这个文件"),
        (
            "图.txt",
            bytes(range(256)) * 8,
            "图.txt: 不是文本文件，或文字编码认不出（试过 UTF-8、GB18030、UTF-16、Big5）。请另存为 UTF-8 文本再放入",
        ),
        ("控.txt", b"abc\x00\x01", "控.txt: 含有控制字符，不像文本文件。请另存为 UTF-8 文本再放入"),
        ("旧.doc", b"x", "旧.doc: 是旧版 Word 文档（.doc），读不了。请另存为 .docx 或 .txt，再放入并移走原文件"),
        ("坏.docx", b"PK\x03\x04x", "坏.docx: 文件损坏或加了密，打不开。请在 Word 或 WPS 中打开后另存为 .docx"),
        ("坏.pdf", b"%PDF-1.7 x", "坏.pdf: PDF 损坏或加了密，打不开。请去掉密码，或另存后再放入"),
    ],
)
def test_what_can_not_be_read_is_refused_with_what_to_do(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    assert refusal(tmp_path, name, content) == message


def test_a_file_larger_than_a_report_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(SeedError, match="文件有 20 MB，超过上限 20 MB，没有读取。请去掉图片后另存"):
        read_source(path, tmp_path)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "弹.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (30 * 1024 * 1024))
    with pytest.raises(SeedError, match="解压后有 30 MB、1 个部分，不像普通文档，没有解压"):
        read_source(path, tmp_path)


def test_seeds_are_found_by_their_kind(tmp_path: Path) -> None:
    names = ["b.txt", "a.docx", "x/c.HTML", "b.v1.txt", "b.v2.docx", "f.wps"]
    names += ["README.md", "~$a.docx", ".d.txt", "b.toml", "e.png"]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    found = [p.relative_to(tmp_path).as_posix() for p in find_seeds(tmp_path)]
    assert found == ["a.docx", "b.txt", "e.png", "f.wps", "x/c.HTML"]
    assert [(n, p.name) for n, p in find_versions(tmp_path / "b.txt")] == [(1, "b.v1.txt"), (2, "b.v2.docx")]
    assert find_versions(tmp_path / "a.docx") == ()


def found_in(folder: Path, names: list[str]) -> list[str]:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")
    return [path.relative_to(folder).as_posix() for path in find_seeds(folder)]


def test_what_belongs_to_a_seed_and_what_systems_leave_is_passed_over(tmp_path: Path) -> None:
    aside = ["报告.toml", "报告.v1.txt", "报告.v2.docx", "页_files/a.js", "页_files/x/b.png", "页.files/c.html"]
    aside += ["旧.toml", "README", "readme.zh.md", "Thumbs.db", "x/desktop.ini", ".DS_Store", "__MACOSX/a.txt"]
    aside += ["~$报告.docx", "x/.~lock.报告.docx#", ".git/config.txt"]
    assert found_in(tmp_path, [*aside, "报告.txt", "页.shtml", "旧.doc"]) == ["报告.txt", "旧.doc", "页.shtml"]


def test_everything_else_is_found_to_be_named(tmp_path: Path) -> None:
    names = ["links.toml", "别_files/a.css", "报告", "报告2024.12", "2.工作报告", "台账.xlsx", "说明.xyz", "甲.TOML"]
    assert sorted(found_in(tmp_path, names)) == sorted(names)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("报告.wps", "是WPS 文档（.wps），读不了。请另存为 .docx 或 .txt，再放入并移走原文件"),
        ("报告.RTF", "是RTF 文档（.rtf），读不了。请另存为 .docx 或 .txt，再放入并移走原文件"),
        ("报告.caj", "是CAJ 文档（.caj），读不了。请用它的阅读软件打开，另存或打印为 .pdf，"),
        ("报告.ceb", "是CEB 版式文档（.ceb），读不了。请用它的阅读软件打开"),
        ("第1页.JPG", "是图片（.jpg），读不了。请先做文字识别（OCR），把认出的文字存为 .docx 或 .txt 放入"),
        ("报告.zip", "是压缩包（.zip），读不了。请先解压，把里面的报告放入，并移走压缩包"),
        ("附件.7z", "是压缩包（.7z），读不了。请先解压"),
        ("台账.xlsx", "是表格（.xlsx），读不了。台账请放进 progress/ 文件夹；"),
        ("报告.pptx", "是演示文稿（.pptx），读不了。请另存为 .docx 或 .txt"),
        ("报告.eml", "是邮件（.eml），读不了。请在邮件软件中打开，把报告的附件另存到这里，并移走邮件"),
        ("报告.xyz", "不认识的文件类型（.xyz）。请另存为 .docx、.txt、.html、.md 或带文字的 .pdf"),
        ("别的.toml", "是说明文件（.toml），旁边没有同名的报告，没有采用。请与报告同名放在一起（扩展名小写），或移走"),
    ],
)
def test_a_file_that_is_no_seed_is_named_with_what_it_is_and_what_to_do(
    tmp_path: Path, name: str, message: str
) -> None:
    assert refusal(tmp_path, name, b"x").startswith(f"{name}: {message}")


@pytest.mark.parametrize("name", ["政府工作报告", "报告2024.12", "2.工作报告"])
def test_a_file_without_an_ending_is_read_as_text(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, name, TEXT.encode()).text == TEXT


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"%PDF-1.7", "文件名没有扩展名，看来是PDF，没有读取。请在文件名末尾补上“.pdf”"),
        (b"PK\x03\x04", "文件名没有扩展名，看来是Word 文档或压缩包，没有读取。请在文件名末尾补上“.docx”"),
        (b"\n<!DOCTYPE html><p>", "文件名没有扩展名，看来是网页，没有读取。请在文件名末尾补上“.html”"),
        (bytes(range(256)) * 8, "不是文本文件"),
    ],
)
def test_a_file_without_an_ending_that_is_no_text_is_named(tmp_path: Path, content: bytes, message: str) -> None:
    assert refusal(tmp_path, "报告", content).startswith(f"报告: {message}")


def test_a_report_named_like_an_older_version_is_read_and_said(tmp_path: Path) -> None:
    source = read(tmp_path, "报告.v2.txt", TEXT.encode())
    assert find_seeds(tmp_path) == (tmp_path / "报告.v2.txt",)
    assert [(d.code, d.message) for d in source.diagnostics] == [
        ("W125", "文件名像是“报告”的旧版本，旁边却没有现行的那一份；当作报告收录。请把现行的一份改名为“报告”")
    ]
    read(tmp_path, "报告.docx.txt", TEXT.encode())
    read(tmp_path, "报告.txt", TEXT.encode())
    assert read(tmp_path, "报告.v2.txt", TEXT.encode()).diagnostics == ()


def test_a_sidecar_says_what_the_file_does_not(tmp_path: Path) -> None:
    (tmp_path / "报告.toml").write_text(
        'source_url = "https://www.example.gov.cn/1.html"\nfetched = 2026-01-15\nparent = "示例市"\n'
        '[corrected]\npublished = "2023-08-15"\nreview_year = 2022\n',
        encoding="utf-8",
    )
    assert read(tmp_path, "报告.txt", TEXT.encode()).sidecar == Sidecar(
        source_url="https://www.example.gov.cn/1.html",
        fetched="2026-01-15",
        parent="示例市",
        corrected=(("published", "2023-08-15"), ("review_year", "2022")),
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "sourceurl = 'x'",
            "报告.toml: 不认识的键“sourceurl”，最接近的是“source_url”。可用的键：fetched、former、licence、parent、",
        ),
        ("review_year = '2022'", "报告.toml: 不认识的键“review_year”，它应当写在 [corrected] 之下。可用的键："),
        ("[corrected]\nlicence = 'x'", "报告.toml: 不认识的键“corrected.licence”，它应当写在 [corrected] 之前。"),
        ("[corrected]\nreviewyear = '2022'", "报告.toml: 不认识的键“corrected.reviewyear”，最接近的是“review_year”。"),
        ("[corrected]\nreview_year = 9999", "报告.toml: “corrected.review_year”的值“9999”不对。应当像这样：2022"),
        ("[corrected]\nplan_year = '0023'", "报告.toml: “corrected.plan_year”的值“0023”不对。应当像这样：2023"),
        ("[corrected]\nreview_year = 2023\nplan_year = 2022", "报告.toml: “corrected.plan_year”是2022，早于"),
        ("fetched = 0202-01-15", "报告.toml: “fetched”的值“0202-01-15”不对。应当像这样：2023-08-15"),
        ("[passages]\n'回望' = 'look_back 2020-2016'", "报告.toml: “passages.回望”的值“look_back 2020-2016”不对。"),
        ("[passages]\n'回望' = 'look_back 9999'", "报告.toml: “passages.回望”的值“look_back 9999”不对。"),
        ("former = ''", "报告.toml: “former”应当是地方从前的名称。应当像这样：former = [\"清苑县\"]"),
        ("former = [1]", "报告.toml: “former”应当是地方从前的名称。"),
        (
            "fetched = 2026-01-15\nlicence = 公开\n",
            "报告.toml: 不是正确的 TOML（第2行“licence = 公开”：等号后面的值不对；文字要写在英文引号里）。请改正这一处",
        ),
        ("licence = “公开”", "报告.toml: 不是正确的 TOML（第1行“licence = “公开””：等号后面的值不对；"),
        ("来源 = 'x'", "报告.toml: 不是正确的 TOML（第1行“来源 = 'x'”：这一行不是“键 = 值”；键是英文的，"),
        ("licence = 'x", "报告.toml: 不是正确的 TOML（第1行“licence = 'x”：引号没有成对，"),
        ("licence = 'x'\nlicence = 'y'", "报告.toml: 不是正确的 TOML（第2行“licence = 'y'”：同一个键写了两次）"),
        ("fetched = 2026-02-30", "报告.toml: 不是正确的 TOML（第1行“fetched = 2026-02-30”：没有这样的日期；"),
        ('licence = "a\\b"\nparent = "C:\\省"', "报告.toml: 不是正确的 TOML（第2行“parent = "),
        ("[corrected\nid = 'x'", "报告.toml: 不是正确的 TOML（第1行“[corrected”：方括号没有成对）"),
        ("[passages]\n'二、要事' = 'ahead'", "报告.toml: “passages.二、要事”的值“ahead”不对。应当像这样："),
        ("passages = 'x'", "报告.toml: “passages”应当是一个表。请写成 [passages]，每段各占一行"),
        ("[corrected]\ntown = 'x'", "报告.toml: 不认识的键“corrected.town”。可用的键："),
        (
            "[corrected]\npublished = '2023-02-31'",
            "报告.toml: “corrected.published”的值“2023-02-31”不对。应当像这样：2023-08-15",
        ),
        ("fetched = '去年'", "报告.toml: “fetched”的值“去年”不对。应当像这样：2023-08-15"),
        ("[corrected]\nlevel = '县'", "报告.toml: “corrected.level”的值“县”不对。应当像这样：township、county、"),
        ("licence = true", "报告.toml: “licence”的值应当是文字。请写在引号里"),
        ("corrected = 'x'", "报告.toml: “corrected”应当是一个表。请写成 [corrected]，更正各占一行"),
        ("a = ", "报告.toml: 不是正确的 TOML"),
    ],
)
def test_a_damaged_sidecar_names_file_and_key(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "报告.toml").write_text(content, encoding="utf-8")
    assert refusal(tmp_path, "报告.txt", TEXT.encode()).startswith(message)


@pytest.mark.parametrize("closed", [".", "易县"])
def test_a_folder_that_can_not_be_read_is_named(
    closed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root may open any folder, so the refusal of the system is played here."""
    (tmp_path / "易县").mkdir()
    scan = os.scandir

    def refuse(folder: str) -> object:
        if Path(folder) == tmp_path / closed:
            raise PermissionError(13, "Permission denied", folder)
        return scan(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(SeedError, match="文件夹读不了（Permission denied）。请检查读取权限"):
        find_seeds(tmp_path)
    with pytest.raises(SeedError, match="文件夹读不了（Permission denied）。请检查读取权限"):
        read_filings(tmp_path, default_lexicon().ledger)


def test_passages_are_read_from_beside_the_seed(tmp_path: Path) -> None:
    (tmp_path / "报告.toml").write_text(
        '[passages]\n"二、要事" = "look_ahead"\n"回望过去五年" = "look_back 2016-2020"\n', encoding="utf-8"
    )
    assert read(tmp_path, "报告.txt", TEXT.encode()).sidecar.passages == (
        StatedPassage("二、要事", "look_ahead"),
        StatedPassage("回望过去五年", "look_back", "2016-2020"),
    )


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_every_key_of_a_sidecar_is_told_in_the_readme(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    keys = [field.name for kind in (Sidecar, Identity) for field in fields(kind)]
    assert [key for key in keys if not re.search(rf"\b{key}\b", text)] == []
