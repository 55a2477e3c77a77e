"""The site: broken links stop it, and readers see the last good one until the new one is whole."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from govreport.model import Artifact, OutputError
from govreport.pipeline import site as renderer
from govreport.pipeline.lock import LOCK, locked
from govreport.pipeline.site import refresh, render
from govreport.pipeline.swap import STAGING
from tests.seed import ROOT
from tests.site_build import build_site

OPTIONS = (
    "site_name: 示例\ntheme: mkdocs\nplugins: []\n"
    "validation: {anchors: warn, absolute_links: warn, unrecognized_links: warn}\n"
)

SEARCHED = (
    "site_name: 示例\ntheme: material\nnav: [index.md]\nplugins: [search, offline]\n"
    "validation: {omitted_files: ignore, links: {unrecognized_links: warn}}\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small MkDocs project of one page, rendered once."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(OPTIONS, encoding="utf-8")
    write(tmp_path, "旧的一页")
    render(tmp_path / "mkdocs.yml")
    return tmp_path


def write(project: Path, words: str, name: str = "index.md") -> None:
    (project / "docs" / name).write_text(f"# 题\n\n{words}\n", encoding="utf-8")


def shown(project: Path) -> str:
    return (project / "site/index.html").read_text(encoding="utf-8")


def refused(project: Path) -> str:
    """Render in vain, see that the last good site is whole and nothing lies about, and return the message."""
    before = {p: p.read_bytes() for p in (project / "site").rglob("*") if p.is_file()}
    names = sorted(p.name for p in project.iterdir())
    with pytest.raises(OutputError) as told:
        render(project / "mkdocs.yml")
    assert {p: p.read_bytes() for p in (project / "site").rglob("*") if p.is_file()} == before
    assert sorted(p.name for p in project.iterdir()) == names
    assert not list((project / "docs").glob(".govreport*"))
    return str(told.value)


def test_a_new_site_takes_the_place_of_the_old_one(project: Path) -> None:
    write(project, "新的一页")
    write(project, "又一页", "other.md")
    render(project / "mkdocs.yml")
    assert "新的一页" in shown(project)
    (project / "docs/other.md").unlink()
    render(project / "mkdocs.yml")
    assert not (project / "site/other").exists()
    assert sorted(p.name for p in project.iterdir()) == ["docs", "mkdocs.yml", "site"]
    assert (project / "site").stat().st_mode & 0o777 == (project / "docs").stat().st_mode & 0o777


def test_without_an_exchange_in_one_step_the_old_site_makes_room(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renderer, "exchange", lambda one, other: False)
    write(project, "新的一页")
    render(project / "mkdocs.yml")
    assert "新的一页" in shown(project)
    assert sorted(p.name for p in project.iterdir()) == ["docs", "mkdocs.yml", "site"]


@pytest.mark.parametrize(
    ("words", "link"),
    [
        ("[链接](nowhere.md)", "nowhere.md"),
        ("[链接](#nowhere)", "#nowhere"),
        ("[链接](../nowhere/)", "../nowhere/"),
        ("[链接](/nowhere/)", "/nowhere/"),
        ("![图](nowhere.png)", "nowhere.png"),
    ],
)
def test_a_broken_link_stops_the_site_and_is_named(project: Path, words: str, link: str) -> None:
    write(project, words)
    assert refused(project) == (
        f"docs/index.md: 链接“{link}”打不开；请改正这个链接\n"
        f"{project}/mkdocs.yml: 网站有 1 处问题；没有更新，上次的网站原样保留。请按以上说明改正"
    )


def test_a_broken_link_stops_the_tests_own_site_too(tmp_path: Path) -> None:
    pages = re.findall(r": ([a-z]+/index|index)\.md", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    words = "# 题\n\n## 更正 {#corrections}\n"
    good = [Artifact.text(f"{page}.md", words) for page in pages if page != "about/index"]
    build_site(good, tmp_path / "good")
    with pytest.raises(AssertionError, match=r"docs/index\.md: 链接“nowhere\.md”打不开"):
        build_site([*good, Artifact.text("index.md", f"{words}\n[链接](nowhere.md)\n")], tmp_path / "bad")


@pytest.mark.parametrize(
    ("options", "what"),
    [("site_name: [", "mkdocs.yml"), ("site_nam: 1\n", "site_nam"), (OPTIONS + "nav: [{页: 没有.md}]\n", "没有.md")],
)
def test_wrong_options_are_told(project: Path, options: str, what: str) -> None:
    (project / "mkdocs.yml").write_text(options, encoding="utf-8")
    assert what in refused(project)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("site_name: 某某镇: 报告\n", "第 1 行附近不是完好的 YAML：一行里有两个冒号，或上一行没有写完；"
                                   "含有冒号的值请写在引号里"),
        ("# 注\nsite_name: '某某镇\n", "第 2 行附近不是完好的 YAML：引号没有关上；请补上"),
        ("extra:\n\tx: 1\n", "第 2 行附近不是完好的 YAML：用了有别的用处的字符（如 Tab、@、%）；"
                            "含有它们的值请写在引号里，行首只用空格"),
        ("site_name: 某某镇\n  nav: 1\n", "第 2 行附近不是完好的 YAML：一行里有两个冒号，或上一行没有写完；"
                                         "含有冒号的值请写在引号里"),
    ],
)  # fmt: skip
def test_options_that_are_no_yaml_are_told_in_chinese_with_the_line(project: Path, options: str, told: str) -> None:
    (project / "mkdocs.yml").write_text(options, encoding="utf-8")
    assert refused(project) == f"{project}/mkdocs.yml: {told}。没有更新网站"


def test_options_in_the_encoding_of_an_old_editor_are_told(project: Path) -> None:
    (project / "mkdocs.yml").write_bytes("site_name: 某某镇\n".encode("gbk"))
    what = "不是 UTF-8 编码；没有更新网站。请用记事本打开，另存为，编码选 UTF-8"
    assert refused(project) == f"{project}/mkdocs.yml: {what}"


def test_a_page_of_the_navigation_that_is_not_there_is_told_in_chinese(project: Path) -> None:
    (project / "mkdocs.yml").write_text(OPTIONS + "nav: [index.md, {页: 没有.md}]\n", encoding="utf-8")
    assert refused(project).splitlines()[0] == (
        "mkdocs.yml: 栏目（nav）里的“没有.md”没有这一页；请改正文件名，或去掉这一行"
    )


@pytest.mark.parametrize(
    ("front", "told"),
    [
        ("title: 报告: 二", "第 2 行附近不是完好的 YAML：一行里有两个冒号，或上一行没有写完；含有冒号的值请写在引号里"),
        ("a: 1\ntitle：报告", "第 3 行附近不是完好的 YAML：少了冒号；请写成“名称: 值”，用英文冒号，冒号后面空一格"),
        ("title：报告", "第 2 行起的页首应当是“名称: 值”，各占一行；请改正，或去掉上下两行 ---"),
    ],
)
def test_what_stands_above_a_page_is_told_where_it_is_no_yaml(project: Path, front: str, told: str) -> None:
    (project / "docs/new.md").write_text(f"---\n{front}\n---\n# 页\n", encoding="utf-8")
    assert refused(project).splitlines()[0] == f"{project}/docs/new.md: {told}"


def test_a_logo_that_is_not_there_is_told(project: Path) -> None:
    (project / "mkdocs.yml").write_text(OPTIONS.replace("theme: mkdocs", "theme: {name: mkdocs, logo: a.png}"), "utf-8")
    told = f"{project}/mkdocs.yml: 没有徽标“a.png”（theme.logo）；请把图片放到 docs/a.png，或改正文件名"
    assert refused(project).splitlines()[0] == told
    (project / "docs/a.png").write_bytes(b"x")
    render(project / "mkdocs.yml")


def test_a_page_that_is_no_utf_8_is_told(project: Path) -> None:
    (project / "docs/odd.md").write_bytes("# 报告\n".encode("gb18030"))
    assert "odd.md" in refused(project)


def test_a_name_that_is_no_utf_8_is_told(project: Path) -> None:
    odd = project / "docs" / os.fsdecode(b"\xb1\xa8.md")
    try:
        odd.write_text("# 题", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes names in UTF-8 alone")
    assert "名称不是 UTF-8 编码；没有更新网站。请改名后重新运行" in refused(project)


def test_a_name_that_is_too_long_for_its_page_is_told(project: Path) -> None:
    (project / "docs" / ("长" * 83 + "x.txt")).write_text("附件", encoding="utf-8")
    write(project, "页", "x" * 252 + ".md")
    (project / "mkdocs.yml").write_text(OPTIONS + "use_directory_urls: false\n", encoding="utf-8")
    assert "名称太长；没有写入，上次的结果原样保留。请缩短名称" in refused(project)


@pytest.mark.parametrize("target", ["..", ".", "nowhere", "/etc/hostname", "../mkdocs.yml"])
def test_a_link_that_leads_out_of_the_pages_is_told(project: Path, target: str) -> None:
    (project / "docs/link").symlink_to(target)
    assert "docs/link: 是符号链接，通向文件夹之外或无处可去；没有更新网站。请删除这个链接" in refused(project)


def test_a_pipe_among_the_pages_is_told_not_waited_for(project: Path) -> None:
    os.mkfifo(project / "docs/pipe.txt")
    assert "docs/pipe.txt: 不是普通文件；没有更新网站。请把它移走" in refused(project)


def test_a_folder_that_holds_anything_but_a_site_is_never_replaced(project: Path) -> None:
    (project / "mkdocs.yml").write_text(OPTIONS + "site_dir: papers\n", encoding="utf-8")
    (project / "papers").mkdir()
    (project / "papers/letter.txt").write_text("信", encoding="utf-8")
    assert "papers: 里面不是 MkDocs 生成的网站；没有写入。请把它移走" in refused(project)
    assert (project / "papers/letter.txt").read_text(encoding="utf-8") == "信"


def test_what_begins_with_a_dot_stays_in_the_site(project: Path) -> None:
    (project / "site/.nojekyll").touch()
    (project / "site/.git").mkdir()
    (project / "site/.git/HEAD").write_text("ref", encoding="utf-8")
    render(project / "mkdocs.yml")
    assert (project / "site/.git/HEAD").read_text(encoding="utf-8") == "ref"
    assert (project / "site/.nojekyll").is_file()


def test_a_site_that_was_on_its_way_is_put_back_and_the_rest_cleared_away(project: Path) -> None:
    aside = project / ".site.govreport-abc"
    (aside / "new").mkdir(parents=True)
    (project / "site/.nojekyll").touch()
    (project / "site").rename(aside / "old")
    write(project, "[链接](nowhere.md)")
    with pytest.raises(OutputError):
        render(project / "mkdocs.yml")
    assert "旧的一页" in shown(project)
    assert (project / "site/.nojekyll").is_file()
    assert sorted(p.name for p in project.iterdir()) == ["docs", "mkdocs.yml", "site"]


def test_a_link_named_like_a_leftover_is_not_followed(project: Path) -> None:
    (project / "elsewhere").mkdir()
    (project / "elsewhere/letter.txt").touch()
    (project / ".site.govreport-link").symlink_to(project / "elsewhere")
    render(project / "mkdocs.yml")
    assert (project / "elsewhere/letter.txt").is_file()


def test_half_written_pages_are_never_rendered(project: Path) -> None:
    staging = project / "docs" / f"{STAGING}abc"
    (staging / "new").mkdir(parents=True)
    (staging / "new/index.md").write_text("# 题\n\n没有写完", encoding="utf-8")
    render(project / "mkdocs.yml")
    assert "旧的一页" in shown(project)
    assert not staging.exists()


def test_one_build_at_a_time(project: Path) -> None:
    with locked(project / "docs"):
        command = [sys.executable, "-m", "govreport", "site", "--config", str(project / "mkdocs.yml")]
        second = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (second.returncode, second.stderr) == (
        1,
        f"govreport: {project}/docs: 另一次构建（进程 {os.getpid()}）正在写这个文件夹；没有写入。请等它结束后再运行\n",
    )
    assert not (project / "docs" / LOCK).exists()
    render(project / "mkdocs.yml")


def test_the_lock_of_a_dead_build_is_no_obstacle(project: Path) -> None:
    hold = (
        "import sys, time; from pathlib import Path; from govreport.pipeline.lock import locked\n"
        "with locked(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", hold, str(project / "docs")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(OutputError, match=f"进程 {holder.pid}"):
            render(project / "mkdocs.yml")
        holder.kill()
    assert (project / "docs" / LOCK).exists()
    render(project / "mkdocs.yml")
    assert not (project / "docs" / LOCK).exists()


def test_a_killed_rendering_leaves_the_old_site_and_the_next_one_is_right(project: Path) -> None:
    for n in range(300):
        write(project, "新的一页 " * 200, f"page{n}.md")
    command = [sys.executable, "-m", "govreport", "site", "--config", str(project / "mkdocs.yml")]
    with subprocess.Popen(command, cwd=ROOT) as running:
        while not list(project.glob(".site.govreport-*/new/page1/index.html")):
            assert running.poll() is None
            time.sleep(0.005)
        running.send_signal(signal.SIGKILL)
    assert "旧的一页" in shown(project)
    assert not (project / "site/page1").exists()
    render(project / "mkdocs.yml")
    assert (project / "site/page299/index.html").is_file()
    assert sorted(p.name for p in project.iterdir()) == ["docs", "mkdocs.yml", "site"]


def test_two_renderings_give_the_same_bytes(project: Path) -> None:
    before = {p: p.read_bytes() for p in (project / "site").rglob("*") if p.is_file()}
    render(project / "mkdocs.yml")
    assert {p: p.read_bytes() for p in (project / "site").rglob("*") if p.is_file()} == before


def test_a_preview_renders_what_changed_and_is_the_same_as_a_whole_rendering(tmp_path: Path) -> None:
    docs, whole = tmp_path / "docs", tmp_path / "whole"
    docs.mkdir()
    (tmp_path / "mkdocs.yml").write_text(SEARCHED, encoding="utf-8")
    for name in ("index", "stays", "goes", "turns"):
        write(tmp_path, f"原来的{name}", f"{name}.md")
    render(tmp_path / "mkdocs.yml")
    untouched = (tmp_path / "site/stays.html").stat().st_mtime_ns
    write(tmp_path, "新的一句，见[新页](new.md)", "turns.md")
    write(tmp_path, "新的一页", "new.md")
    (docs / "goes.md").unlink()
    refresh(tmp_path / "mkdocs.yml", docs, tmp_path / "site", ("turns.md", "new.md", "goes.md"))
    assert (tmp_path / "site/stays.html").stat().st_mtime_ns == untouched
    render(tmp_path / "mkdocs.yml", site=whole)
    pages = {path.name: path.read_text(encoding="utf-8") for path in whole.glob("*.html")}
    assert set(pages) == {"404.html", "index.html", "stays.html", "turns.html", "new.html"}
    assert {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "site").glob("*.html")} == pages
    for name in ("search_index.json", "search_index.js"):
        texts = [(folder / "search" / name).read_text(encoding="utf-8") for folder in (tmp_path / "site", whole)]
        kept, made = (json.loads(text.removeprefix("var __index = "))["docs"] for text in texts)
        assert sorted(kept, key=str) == sorted(made, key=str)


def test_a_preview_tells_of_a_broken_link(project: Path) -> None:
    write(project, "见[别处](nowhere.md)")
    with pytest.raises(OutputError, match=r"打不开") as told:
        refresh(project / "mkdocs.yml", project / "docs", project / "site", ("index.md",))
    assert "dirty" not in str(told.value)


def test_a_preview_follows_no_link_out_of_the_pages_either(project: Path) -> None:
    (project / "docs/away.md").symlink_to(project / "mkdocs.yml")
    with pytest.raises(OutputError, match="符号链接"):
        refresh(project / "mkdocs.yml", project / "docs", project / "site", ("away.md",))
