"""Reviewed pages of the real report: what a change of rules does to what readers see."""

from __future__ import annotations

from pathlib import Path

from govreport.model import Site
from govreport.pipeline.build import Config, build
from govreport.writers import markdown
from tests.golden import check_golden
from tests.seed import SEEDS


def test_reviewed_pages_of_the_seed_stay_as_they_are(tmp_path: Path) -> None:
    catalog, _ = build(Config(seeds=SEEDS, docs=tmp_path))
    made = {artifact.path.as_posix(): artifact.content for artifact in markdown.write(catalog, Site())}
    for path in (
        "index.md",
        "reports/jiangchang-2022/index.md",
        "reports/jiangchang-2022/gong-zuo-hui-gu/index.md",
        "reports/jiangchang-2022/zong-ti-si-lu-he-gong-zuo-an/index.md",
        "indicators/tax-revenue/index.md",
        "compare/index.md",
    ):
        check_golden(f"seed/{path}", made[path].decode("utf-8"))
