"""``govreport ledger``: ledgers given out, looked through before they are filed, and several made one."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from govreport.lexicon import default_lexicon
from govreport.model import (
    Diagnostic,
    Filings,
    LedgerRow,
    LedgerWords,
    OutputError,
    Report,
    SeedError,
    Severity,
    Version,
    abridged,
    report_of,
)
from govreport.pipeline.build import Seeds, read_filed, read_seeds, read_versions, renamed_by
from govreport.pipeline.console import fails, line
from govreport.pipeline.disk import read_regular, write_new
from govreport.pipeline.door import FAILED, OK
from govreport.pipeline.single import read_file
from govreport.reader import find_seeds
from govreport.reader.progress import read_filed as read_one
from govreport.resolve import resolve
from govreport.resolve.addressee import Addressees
from govreport.resolve.doubles import part_doubles
from govreport.resolve.merging import merge_rows
from govreport.resolve.progress import Taken, filed_by, take_rows
from govreport.writers.ledger import filled_ledger, merged_ledger

SHOWN = 24
"""So many characters of a commitment or an entry tell which it is."""
_HERE = Path()


def add_commands(usage: argparse.ArgumentParser) -> None:
    """Add ``export``, ``check`` and ``merge`` below ``ledger``."""
    commands = usage.add_subparsers(required=True, metavar="命令", title="能做的事")
    export = commands.add_parser("export", help=_EXPORTS, description=f"{_EXPORTS}。")
    export.add_argument("files", nargs="*", type=Path, metavar="报告", help="报告的文件（不写就是 seeds 里的全部）")
    export.add_argument("-o", "--output", type=Path, required=True, metavar="文件夹", help="台账写到哪里")
    filed = "已填台账所在的文件夹（不写就是 progress）"
    export.add_argument("--progress", type=Path, default=Path("progress"), metavar="文件夹", help=filed)
    export.set_defaults(work=_export)
    check = commands.add_parser("check", help=_CHECKS, description=f"{_CHECKS}。")
    check.add_argument("files", nargs="+", type=Path, metavar="台账", help="填好的台账（.xlsx、.csv）")
    check.add_argument("--strict", action="store_true", help="有警告也返回 1")
    check.set_defaults(work=_check)
    for command in (export, check):
        holds = "报告所在的文件夹，或一份报告（不写就是 seeds）"
        command.add_argument("--seeds", type=Path, default=Path("seeds"), metavar="文件夹", help=holds)
    merge = commands.add_parser("merge", help=_MERGES, description=f"{_MERGES}。")
    merge.add_argument("files", nargs="+", type=Path, metavar="台账", help="填好的台账（.xlsx、.csv）")
    merge.add_argument("-o", "--output", type=Path, required=True, metavar="文件", help="合成的 .xlsx，还没有的文件")
    merge.set_defaults(work=_merge)


_EXPORTS = "给出报告的任务分解台账，已填报的都在里面；已有的文件不会被覆盖"
_CHECKS = "看填好的台账每一行会记到哪条承诺上，哪些对不上、日期不像、重复；什么都不写"
_MERGES = "把几个人填的台账合成一份；说法不一的都留着，并逐处说明"


def _export(given: argparse.Namespace) -> int:
    lexicon = default_lexicon()
    seeds = _read_reports(given.files or find_seeds(_folder(given.seeds)))
    own = {report.id for report in seeds.reports}
    filings = read_filed(given.progress, lexicon)
    filings = replace(filings, rows=tuple(row for row in filings.rows if _concerns(row, own)))
    catalog = resolve(seeds.reports, lexicon, filings, renamed_by(seeds.versions))
    _tell(catalog.diagnostics, given.progress)
    if fails(catalog.diagnostics, strict=False):
        print("已填的台账有错误；没有给出新的台账，以免丢掉其中的内容。请先按以上说明改正")
        return FAILED
    for report in catalog.reports:
        if report.commitments:
            path = given.output / f"{report.id}.xlsx"
            print(f"{path}: {report.document.identity.title or report.id}，{len(report.commitments)} 项承诺")
            _write(path, filled_ledger(report, catalog))
    if strays := [entry for entry in catalog.waiting if report_of(entry.commitment) not in own]:
        files = "、".join(sorted({entry.file for entry in strays}))
        print(f"{len(strays)} 行的编号不属于这些报告，不在新的台账里；请保留原来的台账：{files}")
    return OK


def _concerns(row: LedgerRow, reports: set[str]) -> bool:
    """Tell whether a row speaks of one of some reports; one whose id tells nothing may."""
    promise = dict(row.cells).get("commitment", "")
    return not report_of(promise) or report_of(promise) in reports


def _check(given: argparse.Namespace) -> int:
    words = default_lexicon().ledger
    seeds = _reports_of(given.seeds)
    filings = _read_ledgers(given.files, words)
    known = Addressees.of(seeds.reports, renamed_by(seeds.versions))
    taken = tuple(take_rows(filings.rows, known, words))
    for told in _describe(taken, known, words):
        print(told)
    diagnostics = (*filings.diagnostics, *filed_by(taken, words).diagnostics)
    _tell(diagnostics, _HERE)
    print(_count(taken))
    return FAILED if fails(diagnostics, strict=given.strict) or seeds.refused else OK


def _merge(given: argparse.Namespace) -> int:
    words = default_lexicon().ledger
    filings = _read_ledgers(given.files, words)
    _tell(filings.diagnostics, _HERE)
    if fails(filings.diagnostics, strict=False):
        print("有的台账读不了；没有合并，没有写入。请先按以上说明改正")
        return FAILED
    merged = merge_rows(filings.rows, words)
    _write(given.output, merged_ledger(merged, words), same=False)
    _tell(merged.differences, _HERE)
    print(
        f"{given.output}: 合并了 {len(given.files)} 份台账，{len(merged.tasks)} 行承诺、{len(merged.entries)} 条进展、"
        f"{len(merged.differences)} 处说法不一"
    )
    return OK


def _folder(seeds: Path) -> Path:
    """Return the folder of reports.

    Raises:
        SeedError: If there is none.
    """
    if not seeds.is_dir():
        raise SeedError(str(seeds), "没有这个文件夹。请写明报告的文件，或在网站的文件夹里运行")
    return seeds


def _reports_of(seeds: Path) -> Seeds:
    """Return the reports of a folder, or one report; what can't be read is told."""
    if seeds.is_file():
        return _read_reports([seeds])
    read = read_seeds(_folder(seeds), default_lexicon())
    for error in read.refused:
        print(error)
    return read


def _read_reports(paths: Iterable[Path]) -> Seeds:
    """Return the reports in some files with the older texts kept beside them.

    Raises:
        SeedError: If one can't be read, or is there twice.
    """
    lexicon = default_lexicon()
    reports: list[Report] = []
    versions: list[Version] = []
    for path in paths:
        report = read_file(path)
        older, refused = read_versions(path.parent, [report], lexicon)
        if refused:
            raise refused[0]
        reports.append(report)
        versions += older
    _, doubles = part_doubles(reports)
    if doubles:
        raise doubles[0]
    return Seeds(tuple(reports), tuple(versions))


def _read_ledgers(paths: Sequence[Path], words: LedgerWords) -> Filings:
    """Return the rows of ledgers that a person names; files are called as the person calls them."""
    rows: list[LedgerRow] = []
    diagnostics: list[Diagnostic] = []
    for path in dict.fromkeys(paths):
        if not path.is_file():
            raise SeedError(str(path), "没有这个文件。请核对路径和文件名")
        named = path.resolve() if path.is_symlink() else path
        read, noticed = read_one(named, named.parent, words)
        rows += (replace(row, path=path.as_posix()) for row in read)
        diagnostics += (replace(diagnostic, path=path.as_posix()) for diagnostic in noticed)
    return Filings(rows=tuple(rows), diagnostics=tuple(diagnostics))


def _describe(taken: Iterable[Taken], known: Addressees, words: LedgerWords) -> Iterator[str]:
    """Yield a line for each row: what it says, and which commitment it would be filed on."""
    first: dict[object, LedgerRow] = {}
    for one in taken:
        said = "，".join(_said(one, words))
        if not said:
            continue
        doubled = [first.setdefault(entry, one.row) for entry in one.entries()]
        again = next((row for row in doubled if row is not one.row), None)
        whom = f"“{one.commitment}”（{abridged(known.texts[one.commitment], SHOWN)}）" if one.commitment else "等待对应"
        tail = f"；与 {_place(again)} 相同，只算一次" if again else ""
        yield f"{_place(one.row)}: {said} → {whom}{tail}"


def _said(one: Taken, words: LedgerWords) -> Iterator[str]:
    if one.update:
        yield f"{one.update.date} {words.names[one.update.progress]}"
        if one.update.text:
            yield abridged(one.update.text, SHOWN)
    if one.assignment:
        yield from filter(None, (one.assignment.lead_office, one.assignment.offices, one.assignment.due))
    if one.waiting:
        waiting = one.waiting
        told = (waiting.date, waiting.status, abridged(waiting.text, SHOWN), waiting.lead_office, waiting.offices)
        yield from filter(None, told)


def _place(row: LedgerRow) -> str:
    return f"{row.path}:{row.where('commitment')}"


def _count(taken: Sequence[Taken]) -> str:
    refused = sum(bool(one.lacking) or _is_refused(one) for one in taken)
    seen: Counter[object] = Counter(entry for one in taken for entry in one.entries())
    counts = (
        f"{len(taken)} 行有内容",
        f"{sum(one.update is not None for one in taken)} 行进展",
        f"{sum(one.assignment is not None for one in taken)} 行任务分解",
        f"{sum(one.waiting is not None for one in taken)} 行等待对应",
        f"{refused} 行不会采用",
        f"{seen.total() - len(seen)} 处重复",
    )
    return " · ".join(counts)


def _is_refused(one: Taken) -> bool:
    return any(diagnostic.severity is Severity.ERROR for diagnostic in one.diagnostics)


def _tell(diagnostics: Iterable[Diagnostic], folder: Path) -> None:
    for diagnostic in diagnostics:
        print(line(diagnostic, folder, None))


def _write(path: Path, content: bytes, *, same: bool = True) -> None:
    """Write a new workbook; one that is there is left, as a person may have filled it in.

    Raises:
        OutputError: If there is another file, or, unless the `same` one may stay, any.
    """
    if same and path.is_file() and not path.is_symlink() and read_regular(path) == content:
        return
    try:
        write_new(path, content)
    except FileExistsError as error:
        why = "已有这个文件，里面可能填了内容；没有写入。请换一个名字，或先把它移到别处"
        raise OutputError(f"{path}: {why}") from error
