"""``govreport serve``: what is saved is soon what the browser shows."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import islice
from pathlib import Path
from threading import Event, Thread

import pytest

from govreport.pipeline.watching import Seen, changes, look
from tests.seed import ROOT

REPORT = (
    "示例镇2022年政府工作报告\n各位代表：\n一、2022年工作回顾\n全年完成税收{n}万元，新建公路{n}公里，城乡面貌明显改善。\n"
    "二、2023年工作安排\n力争新建公路{n}公里，继续办好民生实事，推动各项事业再上新台阶。\n"
)
LONGEST = 60.0


@dataclass
class Site:
    """A site that is being served."""

    folder: Path
    port: int
    said: list[str]

    def get(self, address: str) -> tuple[int, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=LONGEST)
        connection.request("GET", address)
        answer = connection.getresponse()
        return answer.status, answer.read().decode("utf-8")

    def report(self, n: int) -> None:
        (self.folder / "seeds/报告.txt").write_text(REPORT.format(n=n), encoding="utf-8")


def until(holds: Callable[[], bool]) -> None:
    ends = time.monotonic() + LONGEST
    while not holds():
        assert time.monotonic() < ends
        time.sleep(0.05)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("served")
    for name in ("seeds", "overrides"):
        (folder / name).mkdir()
    shutil.copytree(ROOT / "docs/about", folder / "docs/about")
    (folder / "mkdocs.yml").write_text("site_name: 示例镇\n", encoding="utf-8")
    made = Site(folder, 0, [])
    made.report(12)
    heard = (  # a shell's background jobs, and so these tests in one, are deaf to Ctrl-C
        "import runpy, signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
        f"sys.path.insert(0, {str(ROOT)!r}); runpy.run_module('govreport', run_name='__main__', alter_sys=True)"
    )
    started = [sys.executable, "-c", heard, "serve", "--port", "0"]
    with subprocess.Popen(started, cwd=folder, stderr=subprocess.PIPE, text=True) as running:
        heard_of = running.stderr
        assert heard_of is not None
        listening = Thread(target=lambda: made.said.extend(iter(heard_of.readline, "")))
        listening.start()
        until(lambda: any("http://127.0.0.1:" in line for line in made.said))
        told = next(line for line in made.said if "http://" in line)
        made.port = int(told.split("127.0.0.1:")[1].split("/")[0])
        yield made
        running.send_signal(signal.SIGINT)
        assert running.wait(LONGEST) == 0
        listening.join()
    assert made.said[-1] == "预览已结束\n"
    assert not (folder / "site").exists(), "what is published is made by build alone"


CHAPTER = "/reports/shili-2022/gong-zuo-hui-gu/"


def test_a_report_that_is_saved_is_shown_and_pages_that_wait_are_told(site: Site) -> None:
    status, page = site.get(CHAPTER)
    assert status == 200
    assert "12万元" in page
    script = page.rpartition('<script src="')[2].partition('"')[0]
    assert script.startswith("/-preview/reload.js?")
    seen = script.partition("?")[2]
    assert "location.reload()" in site.get(script)[1]
    site.report(13)
    started = time.monotonic()
    assert site.get(f"/-preview/made?{seen}")[1] != seen
    print(f"saved and shown again after {time.monotonic() - started:.1f} s")
    page = site.get(CHAPTER)[1]
    assert ("13万元" in page, "12万元" in page) == (True, False)


@pytest.mark.parametrize(
    ("name", "words", "address", "shown"),
    [
        ("docs/about/index.md", "# 关于 {{ #top }}\n\n新写的一段\n", "/about/", "新写的一段"),
        ("docs/new/index.md", "# 新页\n", "/new/", "新页"),
        ("overrides/assets/css/own.css", "p { color: red }", "/assets/css/own.css", "color: red"),
        ("overrides/partials/footer.html", "<footer>本单位</footer>", "/", "<footer>本单位</footer>"),
        ("mkdocs.yml", "site_name: 样板镇\n", "/", "样板镇"),
        ("seeds/报告.toml", '[corrected]\ntitle = "另一个题目"\n', "/reports/shili-2022/", "另一个题目"),
    ],
)
def test_whatever_is_saved_is_shown(name: str, words: str, address: str, shown: str, site: Site) -> None:
    assert shown not in site.get(address)[1]
    (site.folder / name).parent.mkdir(parents=True, exist_ok=True)
    (site.folder / name).write_text(words.replace("{{", "{").replace("}}", "}"), encoding="utf-8")
    until(lambda: shown in site.get(address)[1])


def test_what_is_wrong_is_told_and_the_last_good_page_stays(site: Site) -> None:
    (site.folder / "seeds/空.txt").touch()
    until(lambda: any("govreport serve: 空.txt: 文件是空的" in line for line in site.said))
    assert site.get(CHAPTER)[0] == 200
    count = sum("网站已更新" in line for line in site.said)
    (site.folder / "seeds/空.txt").unlink()
    until(lambda: sum("网站已更新" in line for line in site.said) > count)


def test_a_missing_address_has_the_sites_own_page(site: Site) -> None:
    status, page = site.get("/nowhere/")
    assert status == 404
    assert "没有这一页" in page


def test_the_page_is_the_one_that_is_published_policy_included(site: Site) -> None:
    assert "script-src &#x27;self&#x27;" in site.get("/")[1] or "script-src 'self'" in site.get("/")[1]


def test_a_port_that_is_taken_is_told(site: Site) -> None:
    given = ["--seeds", str(site.folder / "seeds"), "--port", str(site.port)]
    command = [sys.executable, "-m", "govreport", "serve", *given]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == (
        f"govreport: 127.0.0.1:{site.port}: 这个地址已被占用；没有启动。"
        f"请关掉另一个预览，或加 --port {site.port + 1}\n"
    )


def test_only_what_changes_is_seen(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "made.txt"):
        (tmp_path / name).touch()
    looked = Event()

    def take_look() -> Seen:
        seen = look((tmp_path, tmp_path / "missing"), lambda path: path.name == "made.txt")
        looked.set()
        return seen

    found: list[set[Path]] = []
    watching = Thread(target=lambda: found.extend(islice(changes(take_look), 2)), daemon=True)
    watching.start()
    assert looked.wait(LONGEST)
    (tmp_path / "made.txt").write_text("neu")
    (tmp_path / "a.txt").write_text("neu")
    until(lambda: len(found) == 1)
    (tmp_path / "b.txt").unlink()
    watching.join(LONGEST)
    assert found == [{tmp_path / "a.txt"}, {tmp_path / "b.txt"}]
