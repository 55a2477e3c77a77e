"""``site.toml``: what an office says of its site, checked when it is read, and shown where readers look."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
import yaml
from lxml import html

from govreport.model import LIMITS, OptionsError, Site
from govreport.pipeline.serving import Workshop
from govreport.pipeline.site_options import load_options, read_site
from govreport.pipeline.tool import main
from govreport.reader.site_file import _KEYS, read_site_file
from tests.pdf_reading import Reading
from tests.seed import ROOT, SEED

LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8"/></svg>'
FILLED = """office = "天门市档案馆"
logo = "图/徽.svg"
home_text = '''
这里登载历年的报告。
有错请告诉我们 <script>alert(1)</script>。
'''
url = "https://www.example.gov.cn/baogao"
site_id = "4290060001"
icp = "鄂ICP备12345678号-1"
police = "鄂公网安备 42900602000001号"
contact = "综合科，工作日 8:30—17:30"
phone = "0728-4751002"
mail = "office@example.gov.cn"
address = "人民大道1号"
postcode = 431716
error_mail = "jc@example.gov.cn"
error_phone = "12345"
licence = "请注明出处"
licence_url = "https://www.example.gov.cn/xuke.html"
accessibility = "本站可用读屏软件朗读"
"""
ITEM = "commitments/jiangchang-2022-c"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled") / "某某镇"
    patch = pytest.MonkeyPatch()
    for name in ("SITE_URL", "REPORT_ERRORS", "POLICY"):
        patch.delenv(name, raising=False)
    assert main(["new", str(folder)]) == 0
    (folder / "图").mkdir()
    (folder / "图/徽.svg").write_bytes(LOGO)
    (folder / "site.toml").write_text(FILLED, encoding="utf-8")
    options = "site_name: 某某镇\ncopyright: <b>版权</b>所有 © 某某镇\n"
    (folder / "mkdocs.yml").write_text(options, encoding="utf-8")
    (folder / "docs/fuwu.md").write_text(
        "---\ntitle: 办事服务\nsource: 综合科\ndate: 2024-05-06\n---\n# 办事服务\n", "utf-8"
    )
    (folder / "docs/draft.md").write_text("---\ntitle: 草稿\nnav: false\n---\n# 草稿\n", "utf-8")
    shutil.copy(SEED, folder / "seeds/报告.txt")
    patch.chdir(folder)
    assert main(["build"]) == 0
    patch.undo()
    return folder


def page(built: Path, address: str) -> html.HtmlElement:
    return html.parse(str(built / "site" / address), html.HTMLParser(encoding="utf-8")).getroot()


def item(built: Path) -> html.HtmlElement:
    return page(
        built,
        next((built / "site/commitments").glob("jiangchang-2022-c*/index.html")).relative_to(built / "site").as_posix(),
    )


def tags(root: html.HtmlElement) -> dict[str, str]:
    return {
        str(m.get("name")): str(m.get("content"))
        for m in root.xpath("//meta[@name]")
        if str(m.get("name"))[0].isupper()
    }


def test_the_logo_stands_in_the_header_of_every_page(built: Path) -> None:
    for address in ("index.html", "about/index.html", "404.html"):
        [logo] = page(built, address).xpath("//header//span[@class='site-logo']/img")
        assert str(logo.get("src")).endswith("assets/site-logo.svg")
        assert logo.get("alt") == "", "the name stands beside it"
    assert (built / "site/assets/site-logo.svg").read_bytes() == LOGO


def test_the_footer_says_whose_site_it_is_on_every_page(built: Path) -> None:
    for address in ("index.html", "data/index.html", "fuwu.html", "404.html"):
        [footer] = page(built, address).xpath("//footer")
        shown = " ".join(footer.text_content().split())
        for words in (
            "主办单位天门市档案馆",
            "联系方式综合科，工作日 8:30—17:30",
            "地址人民大道1号（邮编 431716）",
            "电话0728-4751002",
            "邮箱office@example.gov.cn",
            "网站标识码：4290060001",
            "鄂ICP备12345678号-1",
            "鄂公网安备 42900602000001号",
            "版权所有 © 某某镇",
            "纠错",
            "无障碍",
        ):
            assert words in shown, (address, words)  # fmt: skip
        links = [str(link) for link in footer.xpath(".//a/@href")]
        assert {"https://beian.miit.gov.cn/", "https://beian.mps.gov.cn/", "mailto:office@example.gov.cn"} <= set(links)


def test_the_home_page_has_the_offices_words_as_text(built: Path) -> None:
    home = page(built, "index.html")
    told = home.xpath("//div[@class='home-text']/p")
    assert [p.text_content() for p in told] == ["这里登载历年的报告。", "有错请告诉我们 <script>alert(1)</script>。"]
    assert not home.xpath("//article//script")


def test_the_page_about_the_site_names_the_office_and_the_ways_to_reach_it(built: Path) -> None:
    about = page(built, "about/index.html")
    shown = about.xpath("//article")[0].text_content()
    for words in (
        "天门市档案馆",
        "综合科",
        "0728-4751002",
        "人民大道1号",
        "431716",
        "4290060001",
        "鄂ICP备12345678号-1",
        "鄂公网安备 42900602000001号",
        "jc@example.gov.cn",
        "12345",
        "请注明出处",
        "本站可用读屏软件朗读",
    ):
        assert words in shown, words  # fmt: skip
    assert {"office", "errors", "licence", "accessibility"} <= set(about.xpath("//h2/@id"))


def test_an_items_page_says_where_to_report_an_error(built: Path) -> None:
    [errata] = item(built).xpath("//p[@class='errata']")
    assert str(errata.xpath("./a/@href")[0]).startswith(
        "mailto:jc@example.gov.cn?subject=%E7%BA%A0%E9%94%99%20jiangchang-2022-c"
    )
    assert "电话 12345" in errata.text_content()
    figures = page(built, "indicators/tax-revenue/index.html").xpath("//p[@class='errata']")[0]
    assert "电话 12345" in figures.text_content()


def test_a_reference_names_who_publishes_the_site_and_its_address(built: Path) -> None:
    cited = page(built, "reports/jiangchang-2022/index.html").xpath("//p[@class='cite']/span")[0].text_content()
    assert cited == (
        "蒋场镇人民政府. 蒋场镇2022年政府工作报告[R/OL]. 天门市档案馆(2023-08-15)[引用日期]. "
        "https://www.example.gov.cn/baogao/reports/jiangchang-2022/."
    )


def test_the_data_say_who_publishes_them_and_under_which_licence(built: Path) -> None:
    package = json.loads((built / "site/data/datapackage.json").read_text("utf-8"))
    url = "https://www.example.gov.cn/baogao/"
    assert package["homepage"] == url
    assert package["contributors"] == [
        {"title": "天门市档案馆", "path": url, "email": "office@example.gov.cn", "roles": ["publisher"]}
    ]
    assert package["licenses"] == [{"path": "https://www.example.gov.cn/xuke.html", "title": "请注明出处"}]
    assert "许可：请注明出处" in page(built, "data/index.html").xpath("//article")[0].text_content()


def test_the_pdfs_say_who_publishes_them(built: Path) -> None:
    for name in ("", "-ledger", "-gong-zuo-hui-gu"):
        opened = Reading((built / f"site/reports/jiangchang-2022/jiangchang-2022{name}.pdf").read_bytes())
        told = opened.raw.get_metadata_dict()
        assert "公布：天门市档案馆" in told["Subject"]
        assert told["Author"] == "蒋场镇人民政府", "who issued the report is another matter"
        if name != "-gong-zuo-hui-gu":
            text = "".join("".join(p.get_textpage().get_text_range().split()) for p in opened.raw)
            assert "本文件由天门市档案馆公布。" in text


def test_every_page_has_the_tags_of_the_site(built: Path) -> None:
    own = {"SiteName": "某某镇", "SiteDomain": "www.example.gov.cn", "SiteIDCode": "4290060001"}
    for path in (built / "site").rglob("*.html"):
        if "<main" in path.read_text("utf-8"):
            assert own.items() <= tags(page(built, path.relative_to(built / "site").as_posix())).items(), path
    assert tags(page(built, "index.html")) == own


def test_columns_and_content_have_theirs(built: Path) -> None:
    column = tags(page(built, "reports/index.html"))
    assert column["ColumnName"] == "全部报告"
    assert (column["ColumnType"], column["ColumnKeywords"]) == ("文件资料", "政府工作报告")
    assert column["ColumnDescription"]
    base = "https://www.example.gov.cn/baogao/reports/jiangchang-2022/"
    for address, title in (
        ("", "蒋场镇2022年政府工作报告"),
        ("gong-zuo-hui-gu/", "2022年工作回顾 · 蒋场镇2022年政府工作报告"),
    ):
        told = tags(page(built, f"reports/jiangchang-2022/{address}index.html"))
        assert told["ArticleTitle"] == title
        assert told["PubDate"] == "2023-08-15"
        assert told["ContentSource"] == "蒋场镇", "as the page says: 来源:蒋场镇"
        assert told["Author"] == "蒋场镇人民政府"
        assert told["Keywords"] == "政府工作报告,蒋场镇"
        assert told["Url"] == f"{base}{address}index.html"
        assert told["Description"]
        assert "Image" not in told
    promise = tags(item(built))
    assert promise["ArticleTitle"].startswith("承诺：")
    assert promise["PubDate"] == "2023-08-15"


def test_a_hand_written_page_has_the_tags_that_it_states(built: Path) -> None:
    told = tags(page(built, "fuwu.html"))
    assert told["ArticleTitle"] == "办事服务"
    assert (told["PubDate"], told["ContentSource"]) == ("2024-05-06", "综合科")
    assert not {"Author", "Image", "ColumnName"} & set(told)


def test_hand_written_pages_stand_behind_the_programs_own_in_the_navigation(built: Path) -> None:
    names = [
        " ".join(a.text_content().split())
        for a in page(built, "index.html").xpath("//nav[contains(@class,'md-tabs')]//a")
    ]
    assert names[-2:] == ["关于", "办事服务"]
    assert "草稿" not in names


def test_a_site_that_gives_its_navigation_keeps_it(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for name in ("a.md", "b.md"):
        (tmp_path / "docs" / name).write_text("# 页\n", encoding="utf-8")
    config = tmp_path / "mkdocs.yml"
    config.write_text("nav:\n  - 服务: b.md\n  - 首页: index.md\n", encoding="utf-8")
    assert load_options(config).nav == [{"服务": "b.md"}, {"首页": "index.md"}]
    config.write_text("site_name: 某某镇\n", encoding="utf-8")
    assert (load_options(config).nav or [])[-2:] == ["a.md", "b.md"]


def test_the_catalogue_of_public_information_has_a_record_of_each_report(built: Path) -> None:
    rows = list(csv.DictReader(StringIO((built / "site/data/disclosure.csv").read_text("utf-8-sig"))))
    assert rows == [{
        "report": "jiangchang-2022", "index_no": "MB1A08302/2023-20210", "title": "蒋场镇2022年政府工作报告",
        "issuer": "蒋场镇人民政府", "published": "2023-08-15", "document_no": "", "produced": "2023年08月15日",
        "subject": "其他", "genre": "", "keywords": "",
        "url": "https://www.example.gov.cn/baogao/reports/jiangchang-2022/index.html",
    }]  # fmt: skip
    assert "政府信息公开目录" in page(built, "data/index.html").text_content()


def test_the_policy_holds_on_a_site_with_everything_filled_in(built: Path) -> None:
    for path in (built / "site").rglob("*.html"):
        root = page(built, path.relative_to(built / "site").as_posix())
        assert not root.xpath("//script[not(@src) and not(@type='application/json')] | //style | //*[@style]"), path
        assert not root.xpath("//@*[starts-with(name(), 'on')]"), path


def test_the_options_of_material_are_heard(tmp_path: Path) -> None:
    (tmp_path / "docs/img").mkdir(parents=True)
    (tmp_path / "docs/index.md").write_text("# 页\n", encoding="utf-8")
    (tmp_path / "docs/img/logo.svg").write_bytes(LOGO)
    (tmp_path / "mkdocs.yml").write_text(
        "nav: [index.md]\ncopyright: 版权所有\ntheme:\n  logo: img/logo.svg\n  favicon: img/logo.svg\n",
        encoding="utf-8",
    )
    for name in ("data", "method", "about"):
        (tmp_path / f"docs/{name}").mkdir()
        (tmp_path / f"docs/{name}/index.md").write_text("# 页\n", encoding="utf-8")
    command = [sys.executable, "-m", "govreport", "site", "--config", str(tmp_path / "mkdocs.yml")]
    subprocess.run(command, cwd=ROOT, check=True)
    made = html.parse(str(tmp_path / "site/index.html")).getroot()
    assert made.xpath("//header//img/@src") == ["img/logo.svg"]
    assert made.xpath("//link[@rel='icon']/@href") == ["img/logo.svg"]
    assert "版权所有" in made.xpath("//footer")[0].text_content()


def test_a_site_without_a_logo_has_the_programs_own_mark(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for config in (tmp_path / "mkdocs.yml", ROOT / "mkdocs.yml"):
        if config.parent == tmp_path:
            config.write_text("site_name: 某某镇\n", encoding="utf-8")
        loaded = load_options(config)
        assert loaded.theme["favicon"] == "assets/images/mark.svg"
    assert (ROOT / "overrides/assets/images/mark.svg").is_file()


@pytest.mark.parametrize(
    ("text", "what", "how"),
    [
        ('ofice = "某某镇"', "不认识“ofice”", "最接近的是 office（主办单位），请改正"),
        ('"主办单位" = "某某镇"', "不认识“主办单位”", "最接近的是 office（主办单位），请改正"),
        ('license = "x"', "不认识“license”", "最接近的是 licence（数据许可），请改正"),
        ('tel = "x"', "不认识“tel”", "最接近的是 phone（电话），请改正"),
        ('error-mail = "x"', "不认识“error-mail”", "最接近的是 error_mail（纠错邮箱），请改正"),
        ('site_name = "x"', "不认识“site_name”", "这一项写在 mkdocs.yml 里（site_name），请移到那里"),
        ('[site]\noffice = "x"', "不认识“site”", "本文件不分表，请去掉带方括号的一行，各项直接写"),
        ('[contact]\nx = 1', "“contact”（联系方式）的值应当是文字", '请写成一行文字：contact = "联系方式"'),
        ("office = true", "“office”（主办单位）的值应当是文字", '请写成一行文字：office = "主办单位"'),
        ('icp = ["a"]', "“icp”（ICP备案号）的值应当是文字", '请写成一行文字：icp = "鄂ICP备12345678号-1"'),
        ("phone = 1e9", "“phone”（电话）的值应当是文字", '请写成一行文字：phone = "0728-1234567"'),
        ('site_id = "42900600"', "“site_id”（网站标识码）的值“42900600”不像网站标识码",
         "应当像这样：4290060001，是 10 位数字或字母"),
        ('url = "www.a.gov.cn"', "“url”（网址）的值“www.a.gov.cn”不像网址",
         "应当像这样：https://www.example.gov.cn/baogao/"),
        ('error_url = "javascript:a()"', "“error_url”（纠错网址）的值“javascript:a()”不像纠错网址",
         "应当像这样：https://www.example.gov.cn/jc/"),
        ('mail = "办公室"', "“mail”（邮箱）的值“办公室”不像邮箱", "应当像这样：office@example.gov.cn"),
        ("postcode = 4317", "“postcode”（邮政编码）的值“4317”不像邮政编码", "应当像这样：431700"),
        ('phone = "请来人"', "“phone”（电话）的值“请来人”不像电话", "应当像这样：0728-1234567"),
        ('icp = "备案中"', "“icp”（ICP备案号）的值“备案中”不像ICP备案号", "应当像这样：鄂ICP备12345678号-1"),
        ('police = "42"', "“police”（公安备案号）的值“42”不像公安备案号", "应当像这样：鄂公网安备 42900602000001号"),
        ('logo = "没有.png"', "没有徽标“没有.png”这个文件", "请把图片放到 site.toml 旁边，或改正文件名（注意大小写）"),
        ('logo = "徽标.docx"', "徽标“徽标.docx”不是网页能显示的图片",
         "请换成 .svg、.png、.jpg、.jpeg、.gif、.webp 之一"),
        ('logo = "../徽标.png"', "徽标“../徽标.png”不在网站的文件夹里", "请把图片放到 site.toml 旁边，只写文件名"),
        ('logo = "大.png"', "徽标“大.png”超过上限 512 KB，每一页都要加载", "请换一张小的"),
        ('logo = "夹.png"', "徽标“夹.png”是文件夹，不是文件，没有读取。请改名或移走", ""),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line_and_the_way_out(text: str, what: str, how: str, tmp_path: Path) -> None:
    (tmp_path / "大.png").write_bytes(bytes(LIMITS.logo_bytes + 1))
    (tmp_path / "夹.png").mkdir()
    (tmp_path / "site.toml").write_text(f"# 本站\n{text}", encoding="utf-8")
    with pytest.raises(OptionsError) as raised:
        read_site_file(tmp_path)
    told = f"{what}；没有更新网站。{how}" if how else what
    assert str(raised.value) == f"{tmp_path}/site.toml:第 2 行: {told}"


def test_an_unknown_key_like_none_is_answered_with_all(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text('zzzz = "x"', encoding="utf-8")
    with pytest.raises(OptionsError, match="可写的有：office（主办单位）、logo（徽标）"):
        read_site_file(tmp_path)


@pytest.mark.parametrize(
    "text",
    ["office = 某某镇", "office = “某某镇”", "office：某某镇", "主办单位 = 1", 'a = "x\n', 'office="a"\noffice="b"'],
)
def test_a_file_that_is_no_toml_is_told_in_chinese_with_the_line(text: str, tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text(f"# 本站\n{text}\n", encoding="utf-8")
    with pytest.raises(OptionsError) as raised:
        read_site_file(tmp_path)
    told = str(raised.value).removeprefix(f"{tmp_path}/site.toml: ")
    assert told.startswith(("第2行“", "第3行“"))
    assert told.endswith('；没有更新网站。请每行一项，值写在英文引号里，如 office = "某某镇人民政府"；同一项只写一次')


def test_a_file_in_the_encoding_of_an_old_editor_is_told(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_bytes('office = "某某镇"\n'.encode("gbk"))
    with pytest.raises(OptionsError, match="不是 UTF-8 编码；没有更新网站。请用记事本打开，另存为，编码选 UTF-8"):
        read_site_file(tmp_path)


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text('ofice = "x"\nmail = "y"\nsite_id = "1"\n', encoding="utf-8")
    with pytest.raises(OptionsError) as raised:
        read_site(tmp_path / "mkdocs.yml")
    assert [line.split(":")[1] for line in str(raised.value).splitlines()] == ["第 1 行", "第 2 行", "第 3 行"]


@pytest.mark.parametrize("text", ["", "# 都没有写\n", 'office = ""\nlogo = " "\nurl = ""\n', "\ufeff"])
def test_every_field_may_be_left_out_or_empty(text: str, tmp_path: Path) -> None:
    assert read_site_file(tmp_path) == Site()
    (tmp_path / "site.toml").write_text(text, encoding="utf-8")
    assert read_site_file(tmp_path) == Site()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("phone", "0728-4751002、4751003"),
        ("phone", "（0728）4751002 转 8"),
        ("phone", "12345"),
        ("icp", "京ICP备05070218号"),
        ("icp", "沪ICP证 000001号-2"),
        ("police", "京公网安备11010202000001号"),
        ("site_id", "bm01000001"),
        ("url", "http://127.0.0.1:8000/a/"),
        ("error_url", "https://a.cn?x={id}"),
        ("error_url", "mailto:a@b.cn?subject={id}"),
        ("accessibility", "https://www.example.gov.cn/wza.html"),
    ],
)
def test_what_offices_write_is_taken(key: str, value: str, tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text(f'{key} = "{value}"\n', encoding="utf-8")
    assert getattr(read_site_file(tmp_path), key) == value


def test_what_neither_the_site_nor_a_report_states_is_one_note_and_no_tag(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("SITE_URL", "REPORT_ERRORS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    assert main(["new", "x"]) == 0
    monkeypatch.chdir(tmp_path / "x")
    Path("seeds/报告.txt").write_text(
        "示例镇2022年政府工作报告\n各位代表：\n一、2022年工作回顾\n全年完成税收12万元，新建公路12公里，城乡面貌明显改善。\n"
        "二、2023年工作安排\n力争新建公路13公里，继续办好民生实事，推动各项事业再上新台阶。\n", encoding="utf-8",
    )  # fmt: skip
    assert main(["build"]) == 0
    said = [line for line in capsys.readouterr().err.splitlines() if " N60" in line]
    assert said == [
        "seeds/报告.txt: N602 没有写明发布日期、发布机构；页面标签 PubDate、ContentSource 没有写。"
        '如有，请在 报告.toml 写 [corrected] 和 published = "年-月-日"、issuer = "某某镇人民政府"',
        "site.toml: N601 没有写明网址（url）、网站标识码（site_id）；页面标签 SiteDomain、SiteIDCode 没有写。"
        "政府网站请在 site.toml 写明；不是政府网站的不必理会",
    ]
    root = html.parse("site/reports/shili-2022/index.html").getroot()
    assert set(tags(root)) == {"SiteName", "ArticleTitle", "Description", "Keywords"}
    assert "N601" in Path("docs/data/diagnostics.csv").read_text("utf-8")


def test_the_starter_names_every_field_and_says_nothing_itself(tmp_path: Path) -> None:
    text = (ROOT / "govreport/starter/site.toml").read_text(encoding="utf-8")
    assert read_site_file(ROOT / "govreport/starter") == Site()
    shown = [line.removeprefix("#") for line in text.splitlines() if not line.startswith("# ")]
    (tmp_path / "site.toml").write_text("\n".join(shown), encoding="utf-8")
    (tmp_path / "logo.png").write_bytes(b"\x89PNG")
    read = read_site_file(tmp_path)
    assert all(getattr(read, key) for key in _KEYS), "what it shows is right when the signs before it are taken away"


def test_the_starter_shows_the_navigation_that_the_program_brings() -> None:
    text = (ROOT / "govreport/starter/mkdocs.yml").read_text(encoding="utf-8")
    shown = "\n".join(line[1:] for line in text[text.index("#nav:") :].splitlines() if line.startswith("#"))
    assert yaml.safe_load(shown)["nav"] == load_options(ROOT / "mkdocs.yml").nav


def test_a_preview_follows_the_file_and_the_logo(built: Path) -> None:
    class Given:
        seeds, docs, fonts, progress = (built / name for name in ("seeds", "docs", "fonts", "progress"))
        config = built / "mkdocs.yml"

    workshop = Workshop(Given(), built / "site")  # type: ignore[arg-type]
    seen = workshop.look()
    for path in (built / "site.toml", built / "图/徽.svg"):
        assert path in seen
        assert workshop._concerns_docs({path})
    assert built / "docs/assets/site-logo.svg" not in seen
