"""From seeds to docs: the options, the messages and the exit code that ``build_docs.py`` and ``govreport`` share."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from govreport.lexicon import default_lexicon
from govreport.model import Catalog
from govreport.pipeline.build import Config, Steps, build_from, read_seeds
from govreport.pipeline.console import (
    describe,
    fails,
    frames,
    summarise,
    tell_failed,
    tell_left_out,
    tell_refused,
)
from govreport.pipeline.door import FAILED, OK, guard
from govreport.pipeline.output import compare, publish
from govreport.pipeline.usage import Usage


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``build_docs.py``: 0 done, 1 the content failed it, 2 bad usage (raised by argparse), 130 stopped."""
    usage = Usage(prog="build_docs.py", description="读取报告，写出网页、数据和 PDF（只写 docs/，不更新网站）。")
    add_options(usage)
    add_check(usage)
    given = usage.parse_args(arguments)
    require_seeds(given, usage)
    return guard("build_docs.py", lambda: _run(given))


def add_options(usage: argparse.ArgumentParser) -> None:
    """Add the options that say what is read and written, and how strictly."""
    for name, default, holds in (
        ("--seeds", Path("seeds"), "报告所在的文件夹（不写就是 seeds）"),
        ("--docs", Path("docs"), "写到哪里（不写就是 docs）"),
        ("--progress", None, "台账等所在的文件夹（不写就是报告文件夹旁边的 progress）"),
        ("--fonts", Path("fonts"), "自备字体的文件夹（不写就是 fonts，没有也可以）"),
    ):
        usage.add_argument(name, type=Path, default=default, metavar="文件夹", help=holds)
    usage.add_argument("--strict", action="store_true", help="有警告也算失败")
    usage.add_argument("--degrade-pdf", action="store_true", help="缺字体或缺字时仍然出 PDF，并在这里和文件信息里注明")
    usage.add_argument(
        "--keep-going", action="store_true", help="有的报告用不了时，先公布其余的，说明缺了哪些；仍返回 1"
    )


def add_check(usage: argparse.ArgumentParser) -> None:
    """Add the option that writes nothing."""
    usage.add_argument("--check", action="store_true", help="什么都不写；已有的结果过期则返回 1")


def require_seeds(given: argparse.Namespace, usage: argparse.ArgumentParser) -> None:
    """End the command as bad usage where there is no folder of seeds."""
    if not given.seeds.is_dir():
        usage.error(f"--seeds {given.seeds}: 没有这个文件夹；请把报告放进去，或指定别的文件夹")


@dataclass(frozen=True, slots=True)
class Done:
    """How a build ended."""

    code: int
    """Of the process."""
    catalog: Catalog | None = None
    """What lies in the folder of docs now; None where nothing was written."""


def _run(given: argparse.Namespace) -> int:
    done = build_docs(given, "build_docs.py")
    if done.catalog:
        print(summarise(done.catalog))
    return done.code


def build_docs(
    given: argparse.Namespace, program: str, site: Path = Path("mkdocs.yml"), steps: Steps | None = None
) -> Done:
    """Read the seeds, say what is to be said, and write the docs unless only a check is asked for.

    Args:
        given: The values of `add_options`.
        program: How the person called it.
        site: The options of the site.
        steps: What reads and prints a report.

    Raises:
        GovReportError: If the build can't go on.
    """
    config, steps = _config(given, site), steps or Steps()
    seeds = read_seeds(config.seeds, default_lexicon(), say, steps)
    for error in seeds.refused:
        say(f"{program}: {error}")
    if seeds.refused and not (given.keep_going and seeds.reports):
        say(tell_refused(seeds))
        return Done(FAILED)
    catalog, artifacts = build_from(seeds, config, say, steps)
    for message in (*frames(catalog, config.seeds), *_messages(catalog, config)):
        say(message)
    if fails(catalog.all_diagnostics(), strict=given.strict):
        say(tell_failed(catalog, seeds))
        return Done(FAILED)
    stale = compare(artifacts, given.docs) if given.check else []
    for path in stale:
        say(f"{given.docs / path}: 已过期；请运行 {program}")
    if not given.check:
        publish(artifacts, given.docs)
    if seeds.refused:
        say(tell_left_out(seeds))
    return Done(FAILED if stale or seeds.refused else OK, catalog)


def _messages(catalog: Catalog, config: Config) -> Iterator[str]:
    return describe(catalog, config.seeds, config.progress, config.site.parent)


def _config(given: argparse.Namespace, site: Path) -> Config:
    return Config(
        site=site,
        seeds=given.seeds,
        docs=given.docs,
        fonts=given.fonts,
        degrade_pdf=given.degrade_pdf,
        progress=given.progress or given.seeds.parent / "progress",
    )


def say(message: str) -> None:
    """Tell the person something that is no result."""
    print(message, file=sys.stderr)
