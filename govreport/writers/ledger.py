"""任务分解台账: every commitment of a report as a spreadsheet for the office to fill in and put back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from govreport.model import (
    Artifact,
    Assignment,
    Catalog,
    Commitment,
    LedgerWords,
    MergedLedger,
    Report,
    Update,
    Waiting,
    report_of,
)
from govreport.writers.labels import CHECK, CHECK_NAME

EPOCH = datetime(1980, 1, 1)
"""The file's property "created"; a fixed day, so that every build gives the same bytes."""
SPARE_ROWS = 500
"""Rows of the second sheet that have a drop-down."""

TASKS, UPDATES, WAITING, GUIDE = "任务分解台账", "进展记录", "等待对应", "填写说明"
GIVEN = (("所在章节", 24), ("目标", 16), (CHECK_NAME, 12), ("原文时限", 12))
KNOWN = ("commitment", "words")
ASKED = ("lead_office", "offices", "due", "status", "text", "source", "checker", "date")
DATED = ("commitment", "date", "status", "text", "source", "checker", "words")
LIKELIEST = "最接近的承诺"
WIDTHS = {"commitment": 30, "words": 60, "text": 40, "source": 36}
USUAL_WIDTH = 14

NOTES = (
    "一、“任务分解台账”每行是报告中的一条承诺。编号和前几列请勿改动，其余各列由单位填写，不填的留空。",
    "二、填了状态（“未更新”除外）或进展的，必须同时填写日期和依据；缺一项，该行不予采用。",
    "三、同一条承诺有多次进展的，在“进展记录”中逐次填写，一次一行。",
    "四、日期写作 2023-06-30。依据填写网址，或文件的名称和文号。",
    "五、填好的台账（.xlsx，或另存的 .csv）放入 progress/ 文件夹，重新生成网站即可公布。",
    "六、以 = + - @ 开头的内容一律作为文字，不作为公式。",
    "七、有“等待对应”表的：那里的各行填报时所针对的句子，报告里已经没有。是哪条承诺，请改成它的编号和原文；确已不需要的可删去。",
)


def write(catalog: Catalog) -> Iterator[Artifact]:
    """Yield ``reports/<report>/ledger.xlsx`` below ``data/`` for each report that promises something."""
    for report in catalog.reports:
        if report.commitments:
            path = PurePosixPath(f"data/reports/{report.id}/ledger.xlsx")
            yield Artifact(path, filled_ledger(report, catalog))


def filled_ledger(report: Report, catalog: Catalog) -> bytes:
    """Return the ledger of one report with what the catalog holds of it."""
    return ledger(report, catalog.ledger, catalog.assignments, catalog.updates, catalog.waiting)


def ledger(
    report: Report,
    words: LedgerWords,
    assignments: Iterable[Assignment] = (),
    updates: Iterable[Update] = (),
    waiting: Iterable[Waiting] = (),
) -> bytes:
    """Return the ledger of one report, with what was filed already; the same gives the same bytes.

    What comes back a second time counts once, so that a ledger can be filled in further and filed in place of the old:
    it holds all that was filed for this report, also what waits.
    """
    buffer, book, look = _open(f"{report.document.identity.title} {TASKS}")
    texts = {commitment.id: commitment.text for commitment in report.commitments}
    assigned: dict[str, list[Assignment]] = defaultdict(list)
    for assignment in assignments:
        assigned[assignment.commitment].append(assignment)
    entries = [
        (u.commitment, u.date, words.names[u.progress], u.text, u.source, u.checker, texts[u.commitment])
        for u in updates
        if u.commitment in texts
    ]
    _tasks(book.add_worksheet(TASKS), report, words, look, assigned)
    _updates(book.add_worksheet(UPDATES), words, look, entries)
    if own := [entry for entry in waiting if report_of(entry.commitment) == report.id]:
        _waiting(book.add_worksheet(WAITING), words, look, own, texts)
    _guide(book.add_worksheet(GUIDE), look)
    book.close()
    return buffer.getvalue()


def merged_ledger(merged: MergedLedger, words: LedgerWords) -> bytes:
    """Return the workbook of several ledgers made one; the same gives the same bytes."""
    buffer, book, look = _open(TASKS)
    told = [title for title in merged.titles if title in words.aside]
    own = [title for title in merged.titles if title not in words.aside]
    sheet = book.add_worksheet(TASKS)
    asked = [words.titles[name] for name in ASKED]
    titles = [*(words.titles[name] for name in KNOWN), *told, *asked, *own]
    widths = {words.titles[name]: width for name, width in WIDTHS.items()} | dict(GIVEN)
    _head(sheet, titles, [widths.get(title, USUAL_WIDTH) for title in titles], look)
    for row, task in enumerate(merged.tasks, 1):
        cells = {words.titles.get(name, name): text for name, text in task}
        for column, title in enumerate(titles):
            sheet.write_string(row, column, cells.get(title, ""), look.asked if title in asked else look.given)
    _drop_down(sheet, titles.index(words.titles["status"]), max(1, len(merged.tasks)), words)
    _dates(sheet, titles.index(words.titles["date"]), max(1, len(merged.tasks)))
    sheet.autofilter(0, 0, len(merged.tasks), len(titles) - 1)
    _print_setup(sheet)
    entries = [
        [dict(entry).get(name, "") for name in (*DATED, *merged.entry_titles)] for entry in merged.entries
    ]
    _updates(book.add_worksheet(UPDATES), words, look, entries, merged.entry_titles)
    _guide(book.add_worksheet(GUIDE), look)
    book.close()
    return buffer.getvalue()


def _open(title: str) -> tuple[BytesIO, Workbook, _Look]:
    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title, "created": EPOCH})
    return buffer, book, _Look(book)


class _Look:
    """The formats of a ledger. Cells are text: what begins with ``=`` stays what was typed."""

    def __init__(self, book: Workbook) -> None:
        common: dict[str, Any] = {"border": 1, "text_wrap": True, "valign": "top", "num_format": "@"}
        self.head: Format = book.add_format({**common, "bold": True, "bg_color": "#E8EDF3", "valign": "vcenter"})
        self.given: Format = book.add_format({**common, "bg_color": "#F6F6F4"})
        self.given.set_quote_prefix()
        self.asked: Format = book.add_format(common)
        self.text: Format = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        self.note: Format = book.add_format({"text_wrap": True, "valign": "top"})


def _tasks(
    sheet: Worksheet, report: Report, words: LedgerWords, look: _Look, assigned: Mapping[str, Sequence[Assignment]]
) -> None:
    """Write a row for each promise; one more for each further way in which it was assigned."""
    titles = [*(words.titles[name] for name in KNOWN), *(title for title, _ in GIVEN)]
    titles += [words.titles[name] for name in ASKED]
    widths = [*(WIDTHS[name] for name in KNOWN), *(width for _, width in GIVEN)]
    widths += [WIDTHS.get(name, USUAL_WIDTH) for name in ASKED]
    _head(sheet, titles, widths, look)
    headings = {section.id: section.title for section in report.document.sections}
    metrics = {metric.id: report.document.words(metric.span) for metric in report.metrics}
    lines = [(promise, filed) for promise in report.commitments for filed in assigned.get(promise.id) or (None,)]
    for row, (promise, filed) in enumerate(lines, 1):
        cells = [promise.id, *_given(promise, headings, metrics)]
        for column, text in enumerate(cells):
            sheet.write_string(row, column, text, look.given)
        for column, name in enumerate(ASKED, len(cells)):
            if text := getattr(filed, name, ""):
                sheet.write_string(row, column, text, look.asked)
            else:
                sheet.write_blank(row, column, None, look.asked)
    _drop_down(sheet, titles.index(words.titles["status"]), len(lines), words)
    _dates(sheet, titles.index(words.titles["date"]), len(lines))
    sheet.autofilter(0, 0, len(lines), len(titles) - 1)
    _print_setup(sheet)


def _given(promise: Commitment, headings: dict[str, str], metrics: dict[str, str]) -> tuple[str, ...]:
    targets = "；".join(metrics[target] for target in promise.targets if target in metrics)
    heading = headings.get(promise.section, "")
    return promise.text, heading, targets, CHECK[promise.check], promise.deadline


def _updates(
    sheet: Worksheet, words: LedgerWords, look: _Look, filed: Sequence[Sequence[str]], more: Sequence[str] = ()
) -> None:
    titles = [*(words.titles[name] for name in DATED), *more]
    _head(sheet, titles, [WIDTHS.get(name, USUAL_WIDTH) for name in (*DATED, *more)], look)
    for row, cells in enumerate(filed, 1):
        for column, text in enumerate(cells):
            sheet.write_string(row, column, text, look.text)
    _drop_down(sheet, DATED.index("status"), len(filed) + SPARE_ROWS, words)
    _dates(sheet, DATED.index("date"), len(filed) + SPARE_ROWS)
    _print_setup(sheet)


def _waiting(
    sheet: Worksheet, words: LedgerWords, look: _Look, entries: Iterable[Waiting], texts: Mapping[str, str]
) -> None:
    names = (*KNOWN, *ASKED)
    titles = [*(words.titles[name] for name in names), LIKELIEST]
    _head(sheet, titles, [*(WIDTHS.get(name, USUAL_WIDTH) for name in names), WIDTHS["words"]], look)
    for row, entry in enumerate(entries, 1):
        likeliest = f"{entry.likeliest} {texts[entry.likeliest]}" if entry.likeliest in texts else ""
        for column, text in enumerate((*(getattr(entry, name) for name in names), likeliest)):
            sheet.write_string(row, column, text, look.text)
    _print_setup(sheet)


def _guide(sheet: Worksheet, look: _Look) -> None:
    sheet.set_column(0, 0, 100)
    for row, note in enumerate(NOTES):
        sheet.write_string(row, 0, note, look.note)


def _head(sheet: Worksheet, titles: Sequence[str], widths: Sequence[int], look: _Look) -> None:
    for column, (title, width) in enumerate(zip(titles, widths, strict=True)):
        sheet.set_column(column, column, width, look.text)
        sheet.write_string(0, column, title, look.head)
    sheet.freeze_panes(1, 2)


def _drop_down(sheet: Worksheet, column: int, rows: int, words: LedgerWords) -> None:
    names = list(words.names.values())
    rule = {"validate": "list", "source": names, "error_title": "状态", "error_message": "请从列表中选择。"}
    sheet.data_validation(1, column, rows, column, rule)


def _dates(sheet: Worksheet, column: int, rows: int) -> None:
    rule = {"validate": "any", "input_title": "日期", "input_message": "写作 2023-06-30"}
    sheet.data_validation(1, column, rows, column, rule)


def _print_setup(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&C&P / &N")
