"""``govreport serve`` in a real browser: an open page follows what is saved, under the policy that is published."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from playwright.sync_api import Page

from tests.seed import ROOT

REPORT = (
    "示例镇2022年政府工作报告\n各位代表：\n一、2022年工作回顾\n全年完成税收{n}万元，新建公路{n}公里，城乡面貌明显改善。\n"
    "二、2023年工作安排\n力争新建公路{n}公里，继续办好民生实事，推动各项事业再上新台阶。\n"
)


def test_an_open_page_follows_what_is_saved(page: Page, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "docs/about").mkdir(parents=True)
    (tmp_path / "docs/about/index.md").write_bytes((ROOT / "docs/about/index.md").read_bytes())
    (tmp_path / "mkdocs.yml").write_text("site_name: 示例镇\n", encoding="utf-8")
    seed = tmp_path / "seeds/报告.txt"
    seed.write_text(REPORT.format(n=12), encoding="utf-8")
    program = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from govreport.__main__ import main; sys.exit(main())"
    started = [sys.executable, "-c", program, "serve", "--port", "0"]
    with subprocess.Popen(started, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        told = next(line for line in running.stderr if "http://" in line)
        page.goto(told.split(" ")[1] + "reports/shili-2022/gong-zuo-hui-gu/")
        page.get_by_text("12万元").first.wait_for()
        seed.write_text(REPORT.format(n=13), encoding="utf-8")
        saved = time.monotonic()
        page.get_by_text("13万元").first.wait_for()
        assert time.monotonic() - saved < 10
        page.goto("about:blank")
        running.kill()
