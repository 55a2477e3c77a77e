"""``python -m govreport``: what researchers and scripts ask of single reports, without a site."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from govreport.lexicon import default_lexicon
from govreport.model import GovReportError
from govreport.pipeline.build import read_report
from govreport.writers import data

OK, FAILED = 0, 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``python -m govreport``: 0 done, 1 a file was refused, 2 bad usage (raised by argparse)."""
    parser = argparse.ArgumentParser(prog="govreport", description="Read government work reports.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    extracting = commands.add_parser("extract", help="print what is found in each file: one JSON object a line")
    extracting.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a report in any format that is read")
    given = parser.parse_args(arguments)
    refused = False
    for row in extracted(given.files):
        refused = refused or "error" in row
        sys.stdout.buffer.write(json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogateescape") + b"\n")
    return FAILED if refused else OK


def extracted(files: Iterable[Path]) -> Iterator[dict[str, object]]:
    """Yield for each file ``{"file": …, "report": …}`` with the content of its ``report.json``, or ``"error"``.

    Links need other reports beside, so they stand in the site's data alone.
    """
    lexicon = default_lexicon()
    for path in files:
        row: dict[str, object] = {"file": str(path)}
        try:
            yield row | {"report": data.to_json(read_report(path, path.parent, lexicon))}
        except GovReportError as error:
            yield row | {"error": str(error)}
