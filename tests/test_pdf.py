"""The printed report, read back from the PDF itself: grid, marks, numbers, bookmarks, links, fonts, metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path

import pytest

from govreport.extract import extract
from govreport.lexicon import default_lexicon
from govreport.model import Paragraph, Report, Section, Source, Span
from govreport.parser import parse
from govreport.reader import find_seeds, read_source
from govreport.writers import pdf
from govreport.writers.chapters import split
from govreport.writers.pdf import document
from govreport.writers.pdf.body import RunBuilder, depths
from govreport.writers.pdf.cells import CLOSING, OPENING
from govreport.writers.pdf.document import LEDGER, METRICS
from tests.seed import SEED

from .pdf_reading import POINTS, Line, Page, Reading
from .shared import CORPUS, GOLD, needs_shared

CELL = 156 * POINTS / 28
PITCH = 1.875 * CELL
TOLERANCE = 0.2 * POINTS
KINDS = (".txt", ".docx", ".html")
DEVELOPMENT = [p for folder in (CORPUS, GOLD) if folder.is_dir() for p in find_seeds(folder) if p.suffix in KINDS]


@cache
def report_of(path: Path) -> Report:
    lexicon = default_lexicon()
    return extract(parse(read_source(path, path.parent), lexicon), lexicon)


@cache
def printed(path: Path) -> tuple[pdf.PdfDocument, ...]:
    return tuple(pdf.documents_of(report_of(path), pdf.open_compiler()))


@cache
def reading(path: Path) -> Reading:
    return Reading(printed(path)[0].content)


def synthetic(text: str) -> Report:
    lexicon = default_lexicon()
    return extract(parse(Source.from_text(text), lexicon), lexicon)


def body_pages(report: Report, opened: Reading) -> tuple[Page, ...]:
    """Return the pages before the annexes."""
    count = len(report.document.sections)
    annexes = opened.bookmark_pages()[count:]
    return opened.pages[: annexes[0]] if annexes else opened.pages


def displayed_blocks(report: Report) -> list[str]:
    """Return headings, paragraphs and lines as displayed, without white space."""
    builder = RunBuilder(report)
    shown = []
    for chapter in split(report.document):
        for block in (chapter.section, *chapter.blocks) if chapter.section else chapter.blocks:
            span = Span(block.mark.start, block.words.end) if isinstance(block, Section) else block.span
            shown.append("".join(builder.plain(span).split()))
    return shown


def set_lines(report: Report, opened: Reading) -> list[list[Line]]:
    """Return for each displayed block its lines; fails where text is missing, added or out of order."""
    lines = [line for page in body_pages(report, opened) for line in page.lines]
    blocks = displayed_blocks(report)
    start = next(i for i in range(len(lines)) if blocks[0].startswith(squeezed(lines[i])))
    found, at = [], start
    for block in blocks:
        taken: list[Line] = []
        while len("".join(map(squeezed, taken))) < len(block):
            taken.append(lines[at])
            at += 1
        assert "".join(map(squeezed, taken)) == block
        found.append(taken)
    assert at == len(lines)
    return found


def cells(text: str, atom: Span) -> float:
    """Return the width of an atom: one cell, or half a cell for each figure."""
    return len(atom) / 2 if text[atom.start].isascii() else 1


def unbreakable(report: Report) -> set[str]:
    """Return what the report's text keeps on one line."""
    builder = RunBuilder(report)
    runs = [run for p in report.document.paragraphs for run in builder.runs(p.span)]
    return {run.get("b") or "".join(atom for part in run.get("g", ()) for atom in part["c"]) for run in runs} - {""}


def parted(line: Line, following: Line) -> bool:
    """Tell whether a figure ends a line and its unit, or more of the figure, begins the next."""
    return line.text[-1].isdecimal() and bool(re.match(r"[\d.%％]|[一-龥]", following.text))


def squeezed(line: Line) -> str:
    return "".join(line.text.split())


def test_the_text_is_the_displayed_text_in_order_and_a_space_is_read_only_in_a_stretched_line() -> None:
    report, opened = report_of(SEED), reading(SEED)
    builder = RunBuilder(report)
    for lines, paragraph in zip(
        [taken for taken, block in zip(set_lines(report, opened), standing(report), strict=True)
         if isinstance(block, Paragraph)],
        report.document.paragraphs,
        strict=True,
    ):
        assert "".join(squeezed(line) for line in lines) == "".join(builder.plain(paragraph.span).split())
        for line in lines:
            if " " in line.text:
                spare = 28 - sum(cells(line.text, Span(at, at + 1)) for at in range(len(squeezed(line))))
                assert spare >= 1.5, line.text


def standing(report: Report) -> list[object]:
    return [b for c in split(report.document) for b in ((c.section, *c.blocks) if c.section else c.blocks)]


def test_every_page_has_lines_of_one_pitch_and_a_full_one_has_22() -> None:
    report, opened = report_of(SEED), reading(SEED)
    headings = {squeezed(taken[0]) for taken, b in zip(set_lines(report, opened), standing(report), strict=True)
                if isinstance(b, Section)}
    pages = body_pages(report, opened)
    for number, page in enumerate(pages, 1):
        baselines = [line.baseline for line in page.lines]
        if number > 1:
            assert baselines[0] == pytest.approx(page.height - 37 * POINTS - 0.88 * CELL, abs=0.1)
        gaps = [a - b for a, b in pairwise(baselines[2:] if number == 1 else baselines)]
        assert all(gap / PITCH == pytest.approx(round(gap / PITCH), abs=0.05 / PITCH + 0.004) for gap in gaps)
        lowest = page.height - 37 * POINTS - 21 * PITCH - 0.88 * CELL
        if number < len(pages) and squeezed(pages[number].lines[0]) not in headings:
            assert baselines[-1] == pytest.approx(lowest, abs=0.1), f"page {number} is not full"
            assert number == 1 or len(page.lines) == 22


def test_a_line_of_full_width_characters_has_28_that_stand_below_each_other() -> None:
    report, opened = report_of(SEED), reading(SEED)
    full, boxes = 0, unbreakable(report)
    for taken in set_lines(report, opened):
        for number, (line, following) in enumerate(pairwise(taken)):
            if any(ord(c) < 0x80 for c in line.text) or number == 0:
                continue
            room = 28 - len(line.text)
            if room:
                begun = [box for box in boxes if following.text.startswith(box)]
                assert any(sum(0.5 if c.isascii() else 1 for c in box) > room for box in begun), line.text
                continue
            full += 1
            for index, (x, character) in enumerate(line.characters):
                if character not in OPENING + CLOSING:
                    assert x - line.left == pytest.approx(index * CELL, abs=0.05) or line.text[0] in OPENING
    assert full > 50


def test_full_lines_fill_the_type_area_from_edge_to_edge() -> None:
    report, opened = report_of(SEED), reading(SEED)
    inner = {id(line) for taken in set_lines(report, opened) for line in taken[:-1]}
    later = {id(line) for taken in set_lines(report, opened) for line in taken[1:]}
    for number, page in enumerate(body_pages(report, opened), 1):
        left = (28 if number % 2 else 26) * POINTS
        for line in page.lines:
            x, character = line.characters[0]
            if id(line) in later and ord(character) > 0x3000 and character not in OPENING:
                assert x == pytest.approx(left, abs=TOLERANCE)
            x, character = line.characters[-1]
            if id(line) in inner and ord(character) > 0x3000:
                assert x + CELL == pytest.approx(left + 156 * POINTS, abs=TOLERANCE), line.text


def test_page_numbers_stand_at_the_outer_edge() -> None:
    for number, page in enumerate(reading(SEED).pages, 1):
        assert page.footer.text.replace(" ", "") == f"—{number}—"
        middle = page.width / 2
        assert (page.footer.left > middle) is (number % 2 == 1)


@pytest.mark.parametrize("path", [SEED], ids=lambda p: p.stem)
def test_no_line_begins_or_ends_with_a_mark_that_may_not(path: Path) -> None:
    for taken in set_lines(report_of(path), reading(path)):
        for line, following in pairwise(taken):
            assert line.text[-1] not in OPENING
            assert following.text[0] not in CLOSING.replace("—", "")


def test_no_number_is_parted_from_its_unit() -> None:
    report = report_of(SEED)
    assert list(broken_quantities(report, reading(SEED))) == []


def broken_quantities(report: Report, opened: Reading) -> Iterator[str]:
    """Yield the quantities whose figure and unit do not stand on one line."""
    builder = RunBuilder(report)
    taken = [t for t, b in zip(set_lines(report, opened), standing(report), strict=True) if isinstance(b, Paragraph)]
    for lines, paragraph in zip(taken, report.document.paragraphs, strict=True):
        ends = set(accumulate(len(squeezed(line)) for line in lines))
        for metric in report.metrics:
            if paragraph.span.contains(metric.span):
                before = len("".join(builder.plain(Span(paragraph.span.start, metric.span.start)).split()))
                found = re.search(r"\d.*?(?=(以[上下内]|左右)?$)", "".join(builder.plain(metric.span).split()))
                if found and ends & set(range(before + found.start() + 1, before + found.end())):
                    yield metric.text


def test_bookmarks_are_the_outline_and_the_annexes() -> None:
    report, opened = report_of(SEED), reading(SEED)
    builder, depth = RunBuilder(report), depths(report.document.sections)
    outline = [
        (depth[s.id], builder.plain(Span(s.mark.start, s.words.end))) for s in report.document.sections
    ]
    assert opened.bookmarks()[: len(outline)] == outline
    names = [name for name, rows in ((METRICS, report.metrics), (LEDGER, report.commitments)) if rows]
    assert [title.split("　")[1] for _, title in opened.bookmarks()[len(outline) :]] == names
    assert None not in opened.bookmark_pages()


def test_figures_lead_to_their_row_and_rows_to_the_page_of_the_figure() -> None:
    report, opened = report_of(SEED), reading(SEED)
    links = list(opened.links())
    assert all(link.target >= 0 for link in links)
    annex = len(body_pages(report, opened))
    there = [link for link in links if link.page < annex]
    back = [link for link in links if link.page >= annex]
    assert len(back) == len(report.metrics) + len(report.commitments)
    assert all(link.text == str(link.target + 1) for link in back)
    assert all(link.target >= annex for link in there)
    assert bool(there) is bool(report.metrics)


def test_all_fonts_are_embedded_and_cut_down_to_what_is_used() -> None:
    for made in printed(SEED):
        for name, embedded in Reading(made.content).fonts():
            assert embedded, name
        names = set(re.findall(rb"/BaseFont\s*/(\S+)", made.content))
        assert names
        assert all(re.match(rb"[A-Z]{6}\+", name) for name in names), names


def test_two_builds_give_the_same_bytes() -> None:
    again = pdf.documents_of(report_of(SEED), pdf.open_compiler())
    assert [d.content for d in again] == [d.content for d in printed(SEED)]


def test_metadata_is_the_source_s_and_nothing_else() -> None:
    identity = report_of(SEED).document.identity
    found = reading(SEED).raw.get_metadata_dict()
    assert (found["Title"], found["Author"]) == (identity.title, identity.issuer)
    assert identity.index_no in found["Subject"]
    assert found["CreationDate"].startswith("D:" + identity.published.replace("-", ""))


def test_a_report_without_date_says_that_its_stamp_is_none() -> None:
    report = report_of(SEED)
    undated = replace(report, document=replace(report.document, identity=replace(
        report.document.identity, published="", issuer="", index_no="")))
    found = Reading(next(pdf.documents_of(undated, pdf.open_compiler())).content).raw.get_metadata_dict()
    assert found["CreationDate"].startswith("D:20000101")
    assert "来源未载日期" in found["Subject"]
    assert not found["Author"]


def test_the_file_says_that_it_is_for_screen_readers_and_archives() -> None:
    for made in printed(SEED):
        assert re.search(rb"pdfuaid:part>1<", made.content)
        assert re.search(rb"pdfaid:part>2<.*pdfaid:conformance>A<", made.content, re.DOTALL)
        assert re.search(rb"/Lang ?\(zh-CN\)", made.content)


def test_each_document_says_how_many_pages_it_has_and_where_it_lies() -> None:
    made = printed(SEED)
    assert [d.path.name for d in made][:1] == ["jiangchang-2022.pdf"]
    assert len({d.path for d in made}) == len(made)
    assert [d.pages for d in made] == [len(Reading(d.content).pages) for d in made]
    assert all(len(d.content) < 1_000_000 for d in made)


def test_a_chapter_alone_says_that_it_is_an_extract_and_begins_with_its_heading() -> None:
    report = report_of(SEED)
    for chapter, made in zip(split(report.document), printed(SEED)[1:], strict=False):
        opened = Reading(made.content)
        title, mark, heading, *_ = [squeezed(line) for line in opened.pages[0].lines]
        assert (title, mark) == (report.document.identity.title, "（节选）")
        assert heading.endswith(chapter.title)
        assert opened.bookmarks()[0] == (1, heading)
        assert list(opened.links()) == []


def test_markup_in_a_report_shows_as_typed() -> None:
    hostile = "完成#pagebreak()和*粗*与$x$及<at-m1>、@ref、\\u{41}、// 注、[链接](x)等项工作，确保#let x=1。"
    report = synthetic(f"示例镇2022年政府工作报告\n\n一、工作回顾\n\n{hostile}\n\n二、工作安排\n\n加快推进。\n")
    opened = Reading(next(pdf.documents_of(report, pdf.open_compiler())).content)
    set_lines(report, opened)
    assert "#pagebreak（）" in "".join(squeezed(line) for line in opened.pages[0].lines)


def test_long_titles_deep_outlines_rare_characters_and_long_tables_are_set() -> None:
    sections = "".join(
        f"（{numeral}）推进第{numeral}项工作\n\n{n}.完成投资{n}亿元。勠力同心，新建厂房{n}00㎡，改造管网{n}公里。"
        f"(1)提升能力。力争新增{n}家企业。①办好实事。确保完成{n}件实事，达到{n}%以上。\n\n"
        for n, numeral in enumerate("一二三四五六七八九十" * 8, 1)
    )
    title = "某某省某某市某某高新技术产业开发区第十八届人民代表大会第二次会议2022年度政府工作报告"
    done = "扎实推进各项工作，" * 2000
    report = synthetic(f"{title}\n\n一、2022年工作回顾\n\n{done}。\n\n二、2023年工作安排\n\n{sections}")
    identity = replace(report.document.identity, title=title)
    report = replace(report, document=replace(report.document, identity=identity))
    made = tuple(pdf.documents_of(report, pdf.open_compiler()))
    opened = Reading(made[0].content)
    set_lines(report, opened)
    lines = [squeezed(line) for line in opened.pages[0].lines]
    assert "".join(lines[:3]) == title
    assert made[0].title == title
    assert len(report.commitments) + len(report.metrics) > 300


@needs_shared
@pytest.mark.corpus
@pytest.mark.parametrize("path", DEVELOPMENT, ids=lambda p: p.name)
def test_every_development_report_is_set_without_a_warning(path: Path) -> None:
    report = report_of(path)
    whole = pdf.open_compiler().print("report", document.whole(report), report.document.identity.published)
    taken = set_lines(report, Reading(whole))
    for line, following in (pair for lines in taken for pair in pairwise(lines)):
        assert line.text[-1] not in OPENING
        assert following.text[0] not in CLOSING.replace("—", "")
        assert not parted(line, following), line.text
    assert list(broken_quantities(report, Reading(whole))) == []
