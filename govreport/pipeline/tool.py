"""``govreport``: one command for all that an office does, from a Word file to a site; and single reports as data."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from govreport.model import GovReportError, Report
from govreport.pipeline.checking import review
from govreport.pipeline.command import add_check, add_options, build_docs, require_seeds, say
from govreport.pipeline.console import count_all, fails
from govreport.pipeline.door import FAILED, OK, describe_unexpected, guard
from govreport.pipeline.ledgers import add_commands
from govreport.pipeline.serving import serve
from govreport.pipeline.single import read_file
from govreport.pipeline.site import render
from govreport.pipeline.starting import start_site
from govreport.pipeline.usage import Usage
from govreport.writers import data

_Made = TypeVar("_Made")
_PROGRAM = "govreport"
_EXAMPLE = """常用的做法:
  govreport new 某某镇        新建一个网站的文件夹，只做一次；以下都在这个文件夹里运行
  govreport check 报告.docx   先看读得对不对，不写任何文件
  govreport build             把 seeds/ 里的报告做成网站，写到 site/
  govreport serve             在本机浏览器里看，改了文件自动更新

返回值: 0 完成 · 1 没有做成，原因已说明 · 2 用法不对 · 130 按 Ctrl-C 中止"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``govreport``: 0 done, 1 it could not be done, 2 bad usage (from argparse), 130 stopped."""
    usage = Usage(
        prog=_PROGRAM, description="把政府工作报告变成公开网站：全文、数字、承诺都能回到原句。", epilog=_EXAMPLE
    )
    commands = usage.add_subparsers(required=True, metavar="命令", title="能做的事")
    made: dict[str, Usage] = {}
    for name, run, does in _COMMANDS:
        made[name] = commands.add_parser(name, help=does, description=f"{does}。")
        made[name].set_defaults(run=run)
    add_check(made["build"])
    for name in ("build", "serve"):
        add_options(made[name])
    made["serve"].add_argument("--port", type=int, default=8000, metavar="端口", help="不写就是 8000")
    made["serve"].set_defaults(check=False)
    for name in ("build", "serve", "site"):
        made[name].add_argument(
            "--config", type=Path, default=Path("mkdocs.yml"), metavar="文件", help="网站的设置（不写就是 mkdocs.yml）"
        )
    for name in ("check", "extract"):
        made[name].add_argument("files", nargs="+", type=Path, metavar="文件", help="报告，任何能读的格式")
    made["new"].add_argument("folder", type=Path, metavar="文件夹", help="还没有的文件夹，例如 某某镇报告")
    made["check"].add_argument("--strict", action="store_true", help="有警告也返回 1")
    add_commands(made["ledger"])
    given = usage.parse_args(arguments)
    if "seeds" in given and "work" not in given:
        require_seeds(given, usage)
    return guard(_PROGRAM, lambda: int(given.run(given)))


def _build(given: argparse.Namespace) -> int:
    done = build_docs(given, f"{_PROGRAM} build", given.config)
    if done.catalog is None or given.check:
        return done.code
    site = render(given.config, given.docs)
    print(f"{count_all(done.catalog)}；网站在 {_shown(site)}，可以直接打开其中的 index.html")
    return done.code


def _shown(folder: Path) -> Path:
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def _render(given: argparse.Namespace) -> int:
    render(given.config)
    return OK


def _serve(given: argparse.Namespace) -> int:
    serve(given)
    return OK


def _new(given: argparse.Namespace) -> int:
    advice = start_site(given.folder)
    print(f"{given.folder}: 新网站已建好。请把报告放进其中的 seeds 文件夹，再在 {given.folder} 里运行 govreport build")
    if advice:
        say(f"{_PROGRAM}: {advice}")
    return OK


def _check(given: argparse.Namespace) -> int:
    failed = False
    for path, report in _each(given.files, lambda report: report):
        if isinstance(report, str):
            say(f"{_PROGRAM}: {report}")
            failed = True
        else:
            failed = fails(report.diagnostics, strict=given.strict) or failed
            for words in review(path, report):
                print(words)
    return FAILED if failed else OK


def _ledger(given: argparse.Namespace) -> int:
    return int(given.work(given))


def _extract(given: argparse.Namespace) -> int:
    refused = False
    for row in extracted(given.files):
        refused = refused or "error" in row
        sys.stdout.buffer.write(_line(row))
        sys.stdout.buffer.flush()
    return FAILED if refused else OK


def extracted(files: Iterable[Path]) -> Iterator[dict[str, object]]:
    """Yield for each file ``{"file": …, "report": …}`` with the content of its ``report.json``, or ``"error"``.

    Links need other reports beside, so they stand in the site's data alone.
    """
    for path, content in _each(files, data.to_json):
        yield {"file": str(path), "error" if isinstance(content, str) else "report": content}


def _each(files: Iterable[Path], make: Callable[[Report], _Made]) -> Iterator[tuple[Path, _Made | str]]:
    """Yield each file with what is made of its report, or with the reason why that can't be had."""
    for path in files:
        try:
            yield path, make(read_file(path))
        except GovReportError as error:
            yield path, str(error)
        except Exception as error:
            yield path, f"{path}: {describe_unexpected(error, '没有读取这个文件')}"


def _line(row: dict[str, object]) -> bytes:
    """Return a row as a line of JSON; bytes of a file's name that are no UTF-8 become escapes, as JSON wants it."""
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


_COMMANDS: tuple[tuple[str, Callable[[argparse.Namespace], int], str], ...] = (
    ("build", _build, "读取 seeds/ 里的报告，写出网页、数据和 PDF，再更新网站"),
    ("serve", _serve, "在本机浏览器里看网站；改了报告、台账、页面或外观，网页自动更新"),
    ("check", _check, "看文件读得对不对：谁的报告、哪一年、找到多少、有什么问题；什么都不写"),
    ("new", _new, "新建一个自己的网站：放报告的文件夹、网站的设置、自动发布的设置，各有说明"),
    ("ledger", _ledger, "任务分解台账：给出、填好后先看、几份合成一份"),
    ("extract", _extract, "取数据：每个文件输出一行 JSON，供程序使用"),
    ("site", _render, "只更新网站：把 docs/ 变成 site/；新网站完整以后才换下旧的"),
)
