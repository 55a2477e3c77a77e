"""A site whose every word was written by somebody who wants a reader's browser to run it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.seed import ROOT

WORDS = (
    "<script>ran=1</script>",
    "<img src=x onerror=ran=2>",
    "“><svg onload=ran=3>”",
    '"><script>ran=4</script>',
    "' onmouseover='ran=5",
    "[链接](javascript:ran=6)",
    "<a href=javascript:ran=7>链接</a>",
    "</script><script>ran=8</script>",
    "</template><iframe srcdoc='<script>parent.ran=9</script>'></iframe>",
    "{{ config.site_name }}{% raw %}",
    "<style>*{display:none}</style>",
    "<base href=https://example.org/>",
)
"""Each would set `ran` in the window, change how the page looks, or where it leads."""
EVERY = "、".join(WORDS)
_SEED = f"""
3.防住坏字{WORDS[1]}。年内建成广场2个，{EVERY}。新增{WORDS[0]}车位30个。整治{WORDS[2]}村道路5公里。开展“{WORDS[3]}”行动2次。

4.{WORDS[7]}加快推进。完成税收{WORDS[4]}460万元。
"""
_LEDGER = "\n".join(
    f"shili-2022-c7zvljv4d,{office},{office},,已完成,{words},{words},{office},2023-12-{day:02}"
    for day, words in enumerate((w.replace(",", "，") for w in WORDS if '"' not in w), 1)
    for office in (f"文化站{words}",)
)
_SIDECAR = f"""
source_url = "javascript:ran=10"
[corrected]
issuer = '''示例镇{WORDS[0]}人民政府{WORDS[1]}'''
title = '''示例镇2022年{WORDS[1]}政府工作报告{WORDS[7]}'''
"""


def write_docs(folder: Path) -> Path:
    """Write seeds and ledgers below `folder`, have them turned into pages, and return where these lie."""
    shutil.copytree(ROOT / "tests/fixtures/years", folder, dirs_exist_ok=True)
    first = (folder / "seeds/示例镇-2022.txt").read_text(encoding="utf-8")
    older = first.replace("新增停车位200个", f"新增停车位20个{WORDS[1]}")
    (folder / "seeds/示例镇-2022.v1.txt").write_text(older, encoding="utf-8")
    for path, more in (
        ("seeds/示例镇-2022.txt", _SEED),
        ("seeds/示例镇-2022.toml", _SIDECAR),
        ("progress/示例镇台账.csv", _LEDGER),
    ):
        with (folder / path).open("a", encoding="utf-8") as file:
            file.write(more)
    command = [sys.executable, "build_docs.py", "--seeds", str(folder / "seeds"), "--docs", str(folder / "docs")]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return folder / "docs"
