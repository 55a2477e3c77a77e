"""A site's own mkdocs.yml: the program's lies beneath it, and is never copied into the site's folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from govreport.model import OptionsError, Site
from govreport.pipeline.bundle import bundle
from govreport.pipeline.site_options import load_options, read_site
from tests.seed import ROOT


def options(folder: Path, text: str) -> Path:
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return folder / "mkdocs.yml"


def test_a_file_of_one_line_has_all_that_the_program_brings(tmp_path: Path) -> None:
    made = load_options(options(tmp_path, "site_name: 某某镇\n"))
    own = load_options(ROOT / "mkdocs.yml")
    assert made.site_name == "某某镇"
    assert Path(made.docs_dir) == tmp_path / "docs"
    assert Path(made.site_dir) == tmp_path / "site"
    assert made.theme.dirs == own.theme.dirs
    for name in ("nav", "extra", "extra_css", "extra_javascript", "validation", "markdown_extensions"):
        assert made[name] == own[name], name
    assert dict(made.theme) == dict(own.theme)


@pytest.mark.parametrize("text", ["", "# 还没有写\n", "theme:\nextra:\n", "{}\n"])
def test_a_file_that_says_nothing_is_good_enough(text: str, tmp_path: Path) -> None:
    made = load_options(options(tmp_path, text))
    assert made.site_name == "政府工作报告"
    assert "default-src 'self'" in made.extra["policy"]


def test_what_a_site_says_goes_before_and_the_rest_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    text = "site_url: https://example.cn/a\nextra:\n  report_errors: mailto:a@example.cn\ntheme:\n  language: en\n"
    file = options(tmp_path, text)
    made = load_options(file)
    assert (made.theme["language"], made.theme.name) == ("en", "material")
    assert "default-src 'self'" in made.extra["policy"]
    assert read_site(file) == Site(url="https://example.cn/a/", errors="mailto:a@example.cn")


def test_the_environment_fills_in_what_a_site_leaves_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.cn/b")
    monkeypatch.setenv("REPORT_ERRORS", "mailto:b@example.cn")
    assert read_site(options(tmp_path, "site_name: 某某镇\n")) == Site("https://example.cn/b/", "mailto:b@example.cn")


def test_a_sites_own_folder_of_overrides_comes_first_and_its_style_last(tmp_path: Path) -> None:
    (tmp_path / "overrides/assets/css").mkdir(parents=True)
    file = options(tmp_path, "site_name: 某某镇\n")
    made = load_options(file)
    assert made.theme.dirs[:2] == [str(tmp_path / "overrides"), str(bundle() / "overrides")]
    assert made.extra_css[-1] == "assets/css/print.css"
    (tmp_path / "overrides/assets/css/own.css").touch()
    assert load_options(file).extra_css[-1] == "assets/css/own.css"


@pytest.mark.parametrize("theme", ["theme: mkdocs\n", "theme:\n  name: mkdocs\n", "INHERIT: other.yml\n"])
def test_a_site_with_a_theme_of_its_own_is_left_alone(theme: str, tmp_path: Path) -> None:
    (tmp_path / "other.yml").write_text("theme: mkdocs\n", encoding="utf-8")
    made = load_options(options(tmp_path, f"site_name: 某某镇\nplugins: []\n{theme}"))
    assert made.theme.name == "mkdocs"
    assert str(bundle() / "overrides") not in made.theme.dirs
    assert not made.extra_css


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(OptionsError) as told:
        load_options(tmp_path / "mkdocs.yml")
    what = "没有这个文件；没有更新网站。请在网站的文件夹里运行，或用 govreport new 新建一个网站"
    assert str(told.value) == f"{tmp_path}/mkdocs.yml: {what}"
