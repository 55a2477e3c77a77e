"""``python -m govreport``: the site from what lies in docs/; and single reports for researchers, without a site."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from govreport.lexicon import default_lexicon
from govreport.model import GovReportError, Report, SeedError
from govreport.pipeline.build import read_report
from govreport.pipeline.door import FAILED, OK, describe_unexpected, guard
from govreport.pipeline.site import render
from govreport.writers import data


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``python -m govreport``: 0 done, 1 it could not be done, 2 bad usage (from argparse), 130 stopped."""
    parser = argparse.ArgumentParser(prog="govreport", description="Read government work reports; render their site.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    extracting = commands.add_parser("extract", help="print what is found in each file: one JSON object a line")
    extracting.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a report in any format that is read")
    extracting.set_defaults(run=_extract)
    rendering = commands.add_parser("site", help="render docs/ into site/; the old site stays until the new is whole")
    rendering.add_argument(
        "--config", type=Path, default=Path("mkdocs.yml"), metavar="FILE", help="options of the site (mkdocs.yml)"
    )
    rendering.set_defaults(run=_render)
    given = parser.parse_args(arguments)
    return guard("govreport", lambda: int(given.run(given)))


def _render(given: argparse.Namespace) -> int:
    render(given.config)
    return OK


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
    for path in files:
        row: dict[str, object] = {"file": str(path)}
        try:
            yield row | {"report": data.to_json(_read(path))}
        except GovReportError as error:
            yield row | {"error": str(error)}
        except Exception as error:
            yield row | {"error": f"{path}: {describe_unexpected(error, '没有读取这个文件')}"}


def _read(path: Path) -> Report:
    if path.is_dir():
        raise SeedError(str(path), "是文件夹，没有读取。请写明里面的文件")
    if not path.exists():
        raise SeedError(str(path), "没有这个文件。请核对路径和文件名")
    named = path.resolve() if path.is_symlink() else path  # who names a link means the file that it leads to
    return read_report(named, named.parent, default_lexicon())


def _line(row: dict[str, object]) -> bytes:
    """Return a row as a line of JSON; bytes of a file's name that are no UTF-8 become escapes, as JSON wants it."""
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
