"""How a command line is explained to the person: argparse with Chinese headings and refusals."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import NoReturn

from govreport.pipeline.door import BAD_USAGE


class _Layout(argparse.RawDescriptionHelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class Usage(argparse.ArgumentParser):
    """A command line whose help and refusals are in Chinese; that of its commands is, too.

    >>> print(Usage(prog="govreport", description="把政府工作报告变成公开网站。").format_help())
    用法：govreport [-h]
    <BLANKLINE>
    把政府工作报告变成公开网站。
    <BLANKLINE>
    选项:
      -h, --help  显示这份说明
    <BLANKLINE>
    """

    def __init__(self, *, prog: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog=prog, description=description, epilog=epilog, add_help=False, formatter_class=_Layout
        )
        self._positionals.title, self._optionals.title = "参数", "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line, and where its help is."""
        self.exit(BAD_USAGE, f"{self.prog}: 用法不对（{message}）；没有运行。请看 {self.prog} --help\n")
