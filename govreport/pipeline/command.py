"""The command line: arguments in, messages and an exit code out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from govreport.lexicon import default_lexicon
from govreport.model import Catalog, Severity
from govreport.pipeline.build import Config, build_from, read_seeds
from govreport.pipeline.console import describe, frames, summarise, tell_failed, tell_left_out, tell_refused
from govreport.pipeline.door import FAILED, OK, guard
from govreport.pipeline.output import compare, publish


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``build_docs.py``: 0 done, 1 the content failed it, 2 bad usage (raised by argparse), 130 stopped."""
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
    parser.add_argument(
        "--keep-going", action="store_true",
        help="publish the other reports where some can't be; name those left out, and fail all the same",
    )
    given = parser.parse_args(arguments)
    if not given.seeds.is_dir():
        parser.error(f"--seeds {given.seeds}: 没有这个文件夹；请把报告放进去，或指定别的文件夹")
    return guard("build_docs.py", lambda: _run(given))


def _run(given: argparse.Namespace) -> int:
    config = _config(given)
    seeds = read_seeds(config.seeds, default_lexicon(), _say)
    for error in seeds.refused:
        _say(f"build_docs.py: {error}")
    if seeds.refused and not (given.keep_going and seeds.reports):
        _say(tell_refused(seeds))
        return FAILED
    catalog, artifacts = build_from(seeds, config, _say)
    for message in (*frames(catalog, config.seeds), *describe(catalog, config.seeds, config.progress)):
        _say(message)
    if _content_fails(catalog, strict=given.strict):
        _say(tell_failed(catalog, seeds))
        return FAILED
    stale = compare(artifacts, given.docs) if given.check else []
    for path in stale:
        _say(f"{given.docs / path}: 已过期；请运行 build_docs.py")
    if not given.check:
        publish(artifacts, given.docs)
    if seeds.refused:
        _say(tell_left_out(seeds))
    print(summarise(catalog))
    return FAILED if stale or seeds.refused else OK


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
