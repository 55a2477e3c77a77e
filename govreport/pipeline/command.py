"""The command line: arguments in, messages and an exit code out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from govreport.model import Catalog, GovReportError, Severity
from govreport.pipeline.build import Config, build
from govreport.pipeline.console import describe, summarise
from govreport.pipeline.output import compare, publish

OK, FAILED = 0, 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``build_docs.py``: 0 done, 1 the content failed it, 2 bad usage (raised by argparse)."""
    parser = argparse.ArgumentParser(
        prog="build_docs.py",
        description="Turn government work reports into pages, data files and PDFs for MkDocs.",
    )
    parser.add_argument(
        "--seeds", type=Path, default=Path("seeds"), help="folder of reports as received (default: seeds)"
    )
    parser.add_argument("--docs", type=Path, default=Path("docs"), help="folder to write into (default: docs)")
    parser.add_argument(
        "--progress", type=Path, help="folder of filled-in ledgers (default: progress, beside the folder of seeds)"
    )
    parser.add_argument("--check", action="store_true", help="write nothing; fail if the files on disk are stale")
    parser.add_argument("--strict", action="store_true", help="fail on warnings too")
    parser.add_argument(
        "--fonts", type=Path, default=Path("fonts"), help="folder of fonts of one's own for the PDFs (default: fonts)"
    )
    parser.add_argument(
        "--degrade-pdf", action="store_true",
        help="print PDFs even where a font or a character is missing, and say so here and in their metadata",
    )
    given = parser.parse_args(arguments)
    if not given.seeds.is_dir():
        parser.error(f"--seeds {given.seeds}: 没有这个文件夹；请把报告放进去，或指定别的文件夹")
    config = _config(given)
    try:
        catalog, artifacts = build(config, progress=_say)
        for message in describe(catalog, config.seeds, config.progress):
            print(message, file=sys.stderr)
        if _content_fails(catalog, strict=given.strict):
            print(f"{summarise(catalog)}；有错误，未写入任何文件，上次的结果原样保留", file=sys.stderr)
            return FAILED
        if given.check:
            stale = compare(artifacts, given.docs)
            for path in stale:
                print(f"{given.docs / path}: 已过期；请运行 build_docs.py", file=sys.stderr)
            print(summarise(catalog))
            return FAILED if stale else OK
        publish(artifacts, given.docs)
    except GovReportError as error:
        print(f"build_docs.py: {error}", file=sys.stderr)
        return FAILED
    print(summarise(catalog))
    return OK


def _config(given: argparse.Namespace) -> Config:
    return Config(
        seeds=given.seeds,
        docs=given.docs,
        fonts=given.fonts,
        degrade_pdf=given.degrade_pdf,
        progress=given.progress or given.seeds.parent / "progress",
    )


def _say(message: str) -> None:
    print(message, file=sys.stderr)


def _content_fails(catalog: Catalog, *, strict: bool) -> bool:
    fatal = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    found = [d for r in catalog.reports for d in r.diagnostics] + list(catalog.diagnostics)
    return any(d.severity in fatal for d in found)
