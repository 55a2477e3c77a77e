"""Two years of an invented town: promise and outcome, progress, changes, feed; and what a third report leaves alone."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from html import unescape
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from frictionless import Package
from lxml import etree

from govreport.extract import RULE_LABELS
from govreport.lexicon import default_lexicon
from govreport.model import Catalog, Check, Grade, Outcome, Progress, Review, Site, Standing
from govreport.pipeline.build import read_reports, read_seeds
from govreport.pipeline.command import main
from govreport.reader.progress import read_filings
from govreport.resolve import resolve
from govreport.writers import data, feed, ledger, markdown
from govreport.writers.markdown import topics
from govreport.writers.markdown.changes import governments_with_changes
from govreport.writers.markdown.site_index import SiteIndex
from tests.golden import check_golden
from tests.site_build import item_ids

FIXTURE = Path(__file__).parent / "fixtures" / "years"
OTHER = """样本乡2022年政府工作报告

一、2022年工作回顾

完成税收50万元。

二、2023年工作安排

改造白石桥。
"""
LISTED = ("", "changes/", "commitments/", "metrics/", "method/", "reports/", "topics/")
LISTS = {f"{folder}index.md" for folder in LISTED}
"""Pages that list or count everything there is."""

LEXICON = default_lexicon()
URL = "https://example.cn/"


def catalog_of(folder: Path) -> Catalog:
    filings = read_filings(folder / "progress", LEXICON.ledger)
    return replace(resolve(read_reports(folder / "seeds", LEXICON), LEXICON, filings), rules=RULE_LABELS)


def files_of(catalog: Catalog) -> dict[str, bytes]:
    """Return everything but the PDFs, which have tests of their own."""
    site = Site(url=URL)
    made = (*data.write(catalog), *ledger.write(catalog), *feed.write(catalog, site), *markdown.write(catalog, site))
    return {artifact.path.as_posix(): artifact.content for artifact in made}


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return catalog_of(FIXTURE)


@pytest.fixture(scope="module")
def files(catalog: Catalog) -> dict[str, bytes]:
    return files_of(catalog)


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[Path]:
    shutil.copytree(FIXTURE, tmp_path / "years")
    yield tmp_path / "years"


def outcome_of(catalog: Catalog, indicator: str) -> Outcome:
    metrics = {metric.id: metric for report in catalog.reports for metric in report.metrics}
    [found] = [o for o in catalog.outcomes if metrics[o.target].indicator == indicator]
    return found


@pytest.mark.parametrize(
    ("indicator", "difference", "standing", "why"),
    [
        ("地区生产总值", "0.4", Standing.ABOVE, "another name, 左右, percentage"),
        ("税收", "-120000", Standing.BELOW, "missed, another name"),
        ("粮食总产量", "600", Standing.ABOVE, "万吨 beside 吨"),
        ("城镇新增就业", "21", Standing.ABOVE, "reached"),
        ("城镇登记失业率", "-0.6", Standing.BELOW, "within an upper bound"),
        ("新建农村公路", "0.5", Standing.ABOVE, "公里 beside 千米"),
    ],
)
def test_a_target_stands_beside_next_years_figure(
    catalog: Catalog, indicator: str, difference: str, standing: Standing, why: str
) -> None:
    outcome = outcome_of(catalog, indicator)
    assert (outcome.difference, outcome.standing) == (Decimal(difference), standing), why
    assert (outcome.grade, outcome.review) == (Grade.CERTAIN, Review.UNCHECKED)


def test_a_target_without_a_figure_is_a_finding_of_its_own(catalog: Catalog) -> None:
    outcome = outcome_of(catalog, "新增停车位")
    assert (outcome.actual, outcome.difference, outcome.grade) == ("", None, None)
    assert outcome.reason == "下一份报告中未找到同一指标的数字"


def test_a_person_may_confirm_what_no_rule_could_match(catalog: Catalog) -> None:
    outcome = outcome_of(catalog, "新建口袋公园")
    assert (outcome.standing, outcome.review) == (Standing.EQUAL, Review.CONFIRMED)
    assert outcome.reason == "街头游园就是上年所说的口袋公园"


def test_a_person_may_reject_what_a_rule_has_matched(catalog: Catalog, files: dict[str, bytes]) -> None:
    [answer] = [a for a in catalog.answers if a.commitment == "shili-2022-c7zvljv4d"]
    assert [match.review for match in answer.matches] == [Review.REJECTED]
    shown = files["commitments/shili-2022-c7zvljv4d/index.md"].decode()
    assert "丰收节" not in shown.split("## 次年报告怎么说")[1].split("## 所在段落")[0]


def test_a_decision_on_an_unknown_item_is_named(copy: Path) -> None:
    (copy / "progress/links.toml").write_text(
        '[[link]]\npromise = "shili-2022-mxxxxxxxx"\noutcome = "没有这一句。"\nreview = "rejected"\n', encoding="utf-8"
    )
    assert [(d.code, d.path, d.message) for d in catalog_of(copy).diagnostics] == [
        ("W521", "links.toml",
         f"“{given}”不在任何报告中；这一条不起作用。请从网站上复制编号，或照抄原句")
        for given in ("shili-2022-mxxxxxxxx", "没有这一句。")
    ]  # fmt: skip


def test_a_figure_that_is_not_exact_is_quoted_with_the_word_that_says_so(copy: Path) -> None:
    seed = copy / "seeds/示例镇-2023.txt"
    text = seed.read_text(encoding="utf-8")
    seed.write_text(text.replace("税收收入438万元", "税收收入超过450万元"), encoding="utf-8")
    catalog = catalog_of(copy)
    outcome = outcome_of(catalog, "税收")
    assert (outcome.difference, outcome.standing) == (None, Standing.ABOVE)
    page = files_of(catalog)["outcomes/shili-2022/index.md"].decode()
    assert "高于目标（实绩原文为“完成税收收入超过450万元”）" in page


@pytest.mark.parametrize(
    ("words", "gap", "percent"),
    [
        ("税收收入470万元", "+32", "+7.3"),
        ("税收收入突破470万元", "＞ +32", "＞ +7.3"),
        ("税收收入470万元以上", "≥ +32", "≥ +7.3"),
        ("税收收入470万元左右", "约 +32", "约 +7.3"),
    ],
)
def test_the_difference_from_a_bound_is_a_bound(copy: Path, words: str, gap: str, percent: str) -> None:
    seed = copy / "seeds/示例镇-2023.txt"
    seed.write_text(seed.read_text(encoding="utf-8").replace("税收收入470万元", words), encoding="utf-8")
    page = unescape(files_of(catalog_of(copy))["compare/index.md"].decode())
    assert f'data-label="差额">{gap}</td>' in page
    assert f'data-label="变化">{percent}</td>' in page


def test_unknown_keys_of_a_decision_are_named_in_their_order(copy: Path) -> None:
    rows = "".join(f'{key} = "x"\n' for key in ("zeta", "beta", "kappa", "alpha"))
    (copy / "progress/links.toml").write_text(f"[[link]]\n{rows}", encoding="utf-8")
    messages = [d.message for d in catalog_of(copy).diagnostics if "不认识" in d.message]
    assert [message.split()[3].split("；")[0] for message in messages] == ["zeta", "beta", "kappa", "alpha"]


def test_a_person_may_confirm_what_came_of_a_promise_that_only_gives_a_direction(copy: Path) -> None:
    seed = copy / "seeds/示例镇-2022.txt"
    with seed.open("a", encoding="utf-8", newline="") as text:
        text.write("\n持续优化营商环境。\n")
    [promise] = [
        commitment
        for report in catalog_of(copy).reports
        for commitment in report.commitments
        if commitment.check is Check.DIRECTIONAL and "营商环境" in commitment.text
    ]
    links = f'[[link]]\npromise = "{promise.id}"\noutcome = "建成街头游园3个。"\nreview = "confirmed"\n'
    (copy / "progress/links.toml").write_text(links, encoding="utf-8")
    [answer] = [a for a in catalog_of(copy).answers if a.commitment == promise.id]
    assert [match.review for match in answer.matches] == [Review.CONFIRMED]


def test_a_sentence_of_several_reports_is_that_of_the_next_one(copy: Path) -> None:
    text = (copy / "seeds/示例镇-2023.txt").read_text(encoding="utf-8")
    for old, new in (("2024", "2025"), ("2023", "2024")):
        text = text.replace(old, new)
    (copy / "seeds/示例镇-2024.txt").write_text(text, encoding="utf-8")
    catalog = catalog_of(copy)
    assert not [d for d in catalog.diagnostics if d.path == "links.toml"]
    [answer] = [a for a in catalog.answers if a.commitment == "shili-2022-c34ozebxn"]
    assert [(m.review, m.sentence.rpartition("-")[0]) for m in answer.matches] == [(Review.CONFIRMED, "shili-2023")]


def test_a_decision_between_reports_that_do_not_follow_each_other_is_named(copy: Path) -> None:
    (copy / "progress/links.toml").write_text(
        '[[link]]\npromise = "shili-2022-c34ozebxn"\noutcome = "shili-2022-c7zvljv4d"\nreview = "confirmed"\n',
        encoding="utf-8",
    )
    assert [(d.code, d.message) for d in catalog_of(copy).diagnostics] == [
        ("W523", "“shili-2022-c7zvljv4d”不在“shili-2022-c34ozebxn”那份报告的下一年报告中；这一条不起作用。请核对两端")
    ]


@pytest.mark.parametrize(
    "path",
    [
        "index.md",
        "outcomes/index.md",
        "outcomes/shili-2022/index.md",
        "changes/index.md",
        "changes/feed.xml",
        "commitments/shili-2022-ctes7kw2x/index.md",
    ],
)
def test_pages_are_as_reviewed(files: dict[str, bytes], path: str) -> None:
    check_golden(f"years/{path}", files[path].decode())


def test_counts_of_one_report_on_the_home_page_lead_to_the_rows_of_that_report(files: dict[str, bytes]) -> None:
    home = files["index.md"].decode()
    for kind in ("commitments", "metrics"):
        assert f'href="{kind}/index.html?report=shili-2023"' in home


def test_no_page_shows_an_id_where_words_belong(files: dict[str, bytes]) -> None:
    bare = re.compile(r'<a href="[^"]*#([^"]+)">\1</a>')
    pages = {path: content.decode() for path, content in files.items() if path.endswith(".md")}
    assert not {path: found[1] for path, content in pages.items() if (found := bare.search(content))}


def test_two_governments_of_one_name_stand_apart_on_every_page(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    cities = "南京市", "徐州市"
    for city in cities:
        for year in (2022, 2023):
            text = (FIXTURE / f"seeds/示例镇-{year}.txt").read_text(encoding="utf-8")
            named = text.replace("示例镇", f"{city}鼓楼区")
            (tmp_path / f"seeds/{city}-{year}.txt").write_text(named, encoding="utf-8")
    catalog = catalog_of(tmp_path)
    assert {(o.report, o.next_report) for o in catalog.outcomes} == {
        (f"{city}-gulou-2022", f"{city}-gulou-2023") for city in ("nanjing", "xuzhou")
    }
    written = files_of(catalog)
    for path in ("outcomes/index.md", "reports/index.md", "metrics/index.md"):
        assert all(f"{city}鼓楼区" in written[path].decode() for city in cities), path


def test_no_page_pronounces_a_verdict(files: dict[str, bytes]) -> None:
    words = re.compile("达标|未达标|落空|失信|食言|兑现率|超额完成|如期兑现|不合格")
    pages = {path: content.decode() for path, content in files.items() if path.startswith("outcomes/")}
    assert not {path: found[0] for path, content in pages.items() if (found := words.search(content))}


def test_without_any_update_the_site_speaks_of_no_progress(copy: Path) -> None:
    shutil.rmtree(copy / "progress")
    written = files_of(catalog_of(copy))
    pages = {path: content.decode() for path, content in written.items() if path.endswith(("index.md", ".js"))}
    del pages["data/index.md"]  # the data dictionary explains the columns of every table
    states = re.compile("|".join(LEXICON.ledger.states))
    assert not {path: found[0] for path, content in pages.items() if (found := states.search(content))}
    assert not [path for path, content in pages.items() if "## 进展" in content]


def test_the_home_page_counts_the_progress_of_the_newest_report_that_offices_filed_about(
    files: dict[str, bytes],
) -> None:
    told = files["index.md"].decode().split("## 进展")[1]
    assert '<a href="reports/shili-2022/index.html">示例镇2022年政府工作报告</a>' in told


def test_lists_and_chapters_show_what_offices_filed_last(files: dict[str, bytes], copy: Path) -> None:
    listed = unescape(files["commitments/index.md"].decode())
    [row] = [line for line in listed.splitlines() if "commitments/shili-2022-ctes7kw2x/" in line]
    assert '<td data-label="进展">部分完成</td>' in row
    assert '<td data-label="进展">{progress}</td>' in listed, "rows that the script draws show it, too"
    [chapter] = [
        text for path, content in files.items()
        if path.startswith("reports/shili-2022/") and "本章承诺的进展" in (text := content.decode())
    ]  # fmt: skip
    told = chapter.split("本章承诺的进展")[1].split("</aside>")[0]
    assert told.count("<li>") == 2, "one for each promise that something was filed of"
    assert '2023-10-08</time> <span class="status">部分完成</span>桥墩加固完成' in told
    assert "水厂已通水" not in told, "what was filed before stands on the promise's own page"
    shutil.rmtree(copy / "progress")
    silent = files_of(catalog_of(copy))["commitments/index.md"].decode()
    assert "进展" not in silent


def test_an_indicator_hands_out_its_own_figures(catalog: Catalog, files: dict[str, bytes]) -> None:
    [tax] = [indicator for indicator in catalog.indicators if indicator.slug == "tax-revenue"]
    rows = list(csv.DictReader(StringIO(files["indicators/tax-revenue/series.csv"].decode("utf-8-sig"))))
    assert tuple(row["id"] for row in rows) == tax.metrics
    everything = list(csv.DictReader(StringIO(files["data/metrics.csv"].decode("utf-8-sig"))))
    assert all(row in everything for row in rows)


def test_a_topic_tells_what_was_promised_and_what_was_told_with_its_figures(files: dict[str, bytes]) -> None:
    told = files["topics/finance/index.md"].decode("utf-8-sig").split('{ #shili-2023 }')[1].split("\n## ")[0]
    assert "<p>完成税收收入438万元。</p>" in told
    assert re.search(r'<a href="[^"]*indicators/tax-revenue/index.html#shili-2023-m[^"]+">税收收入 438万元</a>', told)


def test_the_promises_and_look_backs_of_many_reports_stand_on_pages_of_their_own(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(topics, "LONGEST", 1)
    pages = {a.path.as_posix(): a.content.decode("utf-8-sig") for a in topics.write(SiteIndex(catalog, Site()))}
    [overview] = [page for path, page in pages.items() if path == "topics/finance/index.md"]
    assert 'href="../../topics/finance/shili-2023/index.html"' in overview
    assert "438万元" not in overview
    assert "438万元" in pages["topics/finance/shili-2023/index.md"]


def test_a_report_nobody_filed_about_has_no_state_of_progress(copy: Path) -> None:
    (copy / "seeds" / "样本乡-2022.txt").write_text(OTHER, encoding="utf-8")
    catalog = catalog_of(copy)
    site_index, filed = SiteIndex(catalog, Site()), {update.commitment for update in catalog.updates}
    reports = [[c.id for c in report.commitments] for report in catalog.reports if report.commitments]
    told = {bool(filed.intersection(ids)): [site_index.progress_of(i) for i in ids] for ids in reports}
    assert set(told[False]) == {""}
    assert "" not in told[True] and Progress.NOT_UPDATED in told[True]


def test_pages_and_data_hold_the_same_ids(files: dict[str, bytes], catalog: Catalog) -> None:
    pages = "\n".join(content.decode("utf-8-sig") for path, content in files.items() if path.endswith(".md"))
    told = "\n".join(content.decode("utf-8-sig") for path, content in files.items() if path.endswith(".csv"))
    rejected = {m.sentence for answer in catalog.answers for m in answer.matches if m.review is Review.REJECTED}
    assert rejected, "a match that a person rejected stays in the data alone"
    for report in catalog.reports:
        assert item_ids(report.id, pages) == item_ids(report.id, told) - rejected
        assert any(f"{report.id}-t" in item for item in item_ids(report.id, told)) == (report.id == "shili-2023")


def test_the_feed_has_stable_ids_and_the_dates_of_the_data(files: dict[str, bytes]) -> None:
    names = {"a": "http://www.w3.org/2005/Atom"}
    root = ElementTree.fromstring(files["changes/feed.xml"])
    entries = root.findall("a:entry", names)
    dates = [entry.findtext("a:updated", "", names)[:10] for entry in entries]
    assert dates == ["2024-03-05", "2024-02-01", "2023-11-20", "2023-10-08", "2023-07-15", "2023-02-01"]
    assert root.findtext("a:updated", "", names) == "2024-03-05T00:00:00+08:00"
    ids = [entry.findtext("a:id", "", names) for entry in entries]
    assert len(set(ids)) == len(ids)
    moved = ElementTree.fromstring(
        next(a.content for a in feed.write(catalog_of(FIXTURE), Site()) if a.path.as_posix() == "changes/feed.xml")
    )
    assert [entry.findtext("a:id", "", names) for entry in moved.findall("a:entry", names)] == ids


def test_the_feeds_are_valid_atom(files: dict[str, bytes]) -> None:
    schema = etree.RelaxNG(file=str(FIXTURE.parent / "atom.rng"))
    feeds = {path: etree.fromstring(content) for path, content in files.items() if path.endswith("feed.xml")}
    assert sorted(feeds) == ["changes/feed.xml", "changes/shili/feed.xml"]
    for path, root in feeds.items():
        assert schema.validate(root), (path, schema.error_log)
        [own] = root.xpath("a:link[@rel='self']/@href", namespaces={"a": "http://www.w3.org/2005/Atom"})
        assert own == URL + path


@pytest.mark.parametrize(
    ("right", "wrong"),
    [(b"<updated>2024-03-05T00:00:00+08:00<", b"<updated>2024-03-05<"), (b"<id>urn:uuid:", b"<id>no-scheme-"),
     (b"<author>", b"<author><uri>x</uri>"), (b"<feed ", b"<feed version='1' ")],
)  # fmt: skip
def test_the_schema_of_feeds_can_fail(files: dict[str, bytes], right: bytes, wrong: bytes) -> None:
    schema = etree.RelaxNG(file=str(FIXTURE.parent / "atom.rng"))
    broken = files["changes/feed.xml"].replace(right, wrong, 1).replace(b"<uri>x</uri>", b"<uri>x</uri><uri>y</uri>")
    assert not schema.validate(etree.fromstring(broken))


@pytest.mark.filterwarnings("ignore")
def test_the_data_package_of_two_years_validates(files: dict[str, bytes], tmp_path: Path) -> None:
    for path, content in files.items():
        if path.startswith("data/") and path.count("/") == 1:
            (tmp_path / Path(path).name).write_bytes(content)
    checked = Package(str(tmp_path / "datapackage.json")).validate()
    assert checked.valid, checked.flatten(["title", "message"])
    rows = {task.name: task.stats.get("rows", 0) for task in checked.tasks}
    assert all(rows[name] for name in ("outcomes", "answers", "updates", "assignments", "corrections")), rows


def test_a_report_as_parsed_survives_json_unchanged(catalog: Catalog) -> None:
    for report in catalog.reports:
        assert data.from_json(json.loads(json.dumps(data.to_json(report)))) == report


def test_two_governments_spelled_alike_share_a_page_that_names_both(catalog: Catalog) -> None:
    other = [replace(change, place="实例镇") for change in catalog.changes[:1] if change.report]
    shared = replace(catalog, changes=(*other, *catalog.changes))
    [(government, (place, own))] = governments_with_changes(shared).items()
    assert (government, place, len(own)) == ("shili", "实例镇、示例镇", len(catalog.changes) + 1)


def test_no_dates_no_feed(copy: Path) -> None:
    shutil.rmtree(copy / "progress")
    for sidecar in copy.rglob("*.toml"):
        sidecar.unlink()
    written = files_of(catalog_of(copy))
    assert not [path for path in written if path.endswith(".xml")]
    shown = written["changes/index.md"].decode("utf-8-sig")
    assert "目前没有注明日期的变动" in shown
    assert "另有 2 份报告，收录日期和原文发布日期都没有注明" in shown
    assert "目前没有更正" in shown


def test_two_builds_give_the_same_bytes_whatever_the_order_of_sets(copy: Path, tmp_path: Path) -> None:
    report = copy / "seeds/示例镇-2023.txt"
    text = report.read_text(encoding="utf-8").replace("\n\n二、", "签约项目4个，飞地签约5个，项目飞地6个。\n\n二、")
    report.write_text(f"{text}\n力争境外飞地项目签约2个。\n", encoding="utf-8")
    built = []
    for seed in ("1", "2", "3"):
        docs = tmp_path / seed
        subprocess.run(
            [sys.executable, "build_docs.py", "--seeds", str(copy / "seeds"), "--docs", str(docs)],
            check=True,
            capture_output=True,
            cwd=FIXTURE.parent.parent.parent,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        built.append({p.relative_to(docs): p.read_bytes() for p in docs.rglob("*") if p.is_file()})
    assert built[0] == built[1] == built[2]
    assert {path.suffix for path in built[0]} >= {".md", ".csv", ".json", ".xlsx", ".xml", ".pdf", ".js"}


def test_adding_a_report_changes_only_pages_that_concern_it(copy: Path) -> None:
    before = files_of(catalog_of(copy))
    (copy / "seeds/样本乡-2022.txt").write_text(OTHER, encoding="utf-8")
    after = files_of(catalog_of(copy))
    assert before.keys() <= after.keys()
    changed = {path for path in before if before[path] != after[path]}
    assert not {path for path in changed if path.startswith(("data/reports/", "outcomes/shili", "changes/shili"))}
    pages = {path for path in changed if not path.startswith("data/")}
    subject = {"indicators/tax-revenue/index.md", "indicators/tax-revenue/series.csv", "topics/finance/index.md"}
    assert pages == LISTS | subject


def test_editing_one_sentence_changes_only_the_ids_of_what_it_holds(copy: Path) -> None:
    def ids(catalog: Catalog) -> set[str]:
        [report] = [r for r in catalog.reports if r.id == "shili-2022"]
        sections = {s.id for s in report.document.sections}
        return sections | {m.id for m in report.metrics} | {c.id for c in report.commitments}

    before = ids(catalog_of(copy))
    seed = copy / "seeds/示例镇-2022.txt"
    words = seed.read_text(encoding="utf-8")
    seed.write_text(words.replace("新增停车位200个。", "新增停车位220个。"), encoding="utf-8")
    after = ids(catalog_of(copy))
    assert {i.split("-")[2][0] for i in before - after} == {"m", "c"}
    assert (len(before - after), len(after - before)) == (2, 2)


def test_an_older_version_is_no_report_and_its_changes_are_shown(copy: Path) -> None:
    words = (copy / "seeds/示例镇-2022.txt").read_text(encoding="utf-8")
    old = words.replace("新增停车位200个。", "新增停车位20个。")
    (copy / "seeds/示例镇-2022.v1.txt").write_text(old, encoding="utf-8")
    before = catalog_of(copy)
    assert [report.id for report in before.reports] == ["shili-2023", "shili-2022"]
    [version] = read_seeds(copy / "seeds", LEXICON).versions
    assert (version.report, version.number) == ("shili-2022", 1)
    written = files_of(replace(before, versions=(version,)))
    page = written["reports/shili-2022/source/index.md"].decode("utf-8-sig")
    assert "## 与第 1 版的不同" in page
    assert "<del>新增停车位20个。</del><ins>新增停车位200个。</ins>" in page
    assert page.count("<li><p><del>") == 1
    [moved] = [path for path in written if path.startswith("commitments/") and path.endswith("index.html")]
    [old] = set(version.commitments) - {c.id for report in before.reports for c in report.commitments}
    assert moved == f"commitments/{old}/index.html"
    stub = written[moved].decode("utf-8-sig")
    assert 'content="0; url=../../reports/shili-2022/source/index.html#v1"' in stub
    assert f'<link rel="canonical" href="{URL}reports/shili-2022/source/index.html#v1">' in stub
    assert '<a href="../../reports/shili-2022/source/index.html#v1">' in stub


def test_a_broken_ledger_fails_the_build_and_leaves_the_last_site_alone(
    copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("last good", encoding="utf-8")
    (copy / "progress/示例镇台账.csv").write_text("编号,状态\nshili-2022-ctes7kw2x,差不多了\n", encoding="utf-8")
    assert main(["--seeds", str(copy / "seeds"), "--docs", str(docs)]) == 1
    said = capsys.readouterr().err
    assert "progress/示例镇台账.csv:B2: E513 状态“差不多了”不是规定的七种之一；这一行没有采用。" in said
    assert "未写入任何文件" in said
    assert [path.name for path in docs.iterdir()] == ["index.md"]
