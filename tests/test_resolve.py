"""Joins: the same indicator, the figure beside its target, stable addresses, speed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from time import process_time

import pytest

from govreport.lexicon import default_lexicon
from govreport.model import (
    Catalog,
    Comparison,
    Grade,
    Mention,
    MentionKind,
    Relation,
    Report,
    SeedError,
    Span,
    Standing,
)
from govreport.pipeline.build import read_reports
from govreport.resolve import resolve
from tests.data_sample import sample_report
from tests.invented import invented
from tests.seed import SEEDS


def joined(*figures: str) -> Catalog:
    return resolve((invented(*figures),), default_lexicon())


def only_pair(*figures: str) -> Comparison:
    [pair] = joined(*figures).comparisons
    return pair


def test_the_figure_stands_beside_the_target_with_difference_and_percentage() -> None:
    pair = only_pair("actual 2022 税收 3490000元", "target 2023 税收 3830000元")
    assert (pair.difference, pair.percent) == (Decimal(340000), Decimal("9.7"))
    assert (pair.grade, pair.relation) == (Grade.CERTAIN, Relation.SAME_INDICATOR)
    assert pair.reason == "名称相同：“税收”"


@pytest.mark.parametrize(
    ("review", "plan"),
    [
        ("税收", "税收收入"),
        ("完成税收", "税收"),
        ("全县生产总值", "地区生产总值"),
        ("GDP", "国内生产总值"),
        ("规模以上工业增加值", "规上工业增加值"),
        ("示例镇固定资产投资额", "固定资产投资"),
        ("城镇新增就业", "新增城镇就业人数"),
        ("社零总额", "社会消费品零售总额"),
        ("农村公路提档升级", "提档升级农村公路"),
    ],
)
def test_other_words_for_the_same_indicator_match_for_certain(review: str, plan: str) -> None:
    pair = only_pair(f"actual 2022 {review} 5元", f"target 2023 {plan} 6元")
    assert (pair.grade, pair.difference) == (Grade.CERTAIN, Decimal(1))


@pytest.mark.parametrize(
    ("review", "plan"),
    [
        ("全社会固定资产投资", "固定资产投资"),
        ("城镇失业率", "城镇登记失业率"),
        ("净增规上服务业企业", "新增规上服务业企业"),
    ],
)
def test_what_may_differ_in_scope_is_likely_and_says_so(review: str, plan: str) -> None:
    pair = only_pair(f"actual 2022 {review} 5公里", f"target 2023 {plan} 6公里")
    assert (pair.grade, pair.relation) == (Grade.LIKELY, Relation.SAME_INDICATOR)
    assert pair.reason == f"“{review}”与“{plan}”说法相近，口径可能不同"


def test_the_seed_sets_its_own_counts_beside_each_other() -> None:
    lexicon = default_lexicon()
    pairs = resolve(read_reports(SEEDS, lexicon), lexicon).comparisons
    assert [pair.reason for pair in pairs if pair.relation is Relation.RELATED] == [
        "“签约项目”与“亿元以上飞地项目签约”用词相近而范围不同，不相减",
        "“开工项目”与“亿元以上项目开工建设”用词相近而范围不同，不相减",
    ]


def test_a_wider_count_is_related_and_never_subtracted() -> None:
    pair = only_pair("actual 2022 签约项目 4个", "target 2023 亿元以上飞地项目签约 2个")
    assert (pair.relation, pair.grade) == (Relation.RELATED, Grade.LIKELY)
    assert pair.difference is None
    assert pair.reason == "“签约项目”与“亿元以上飞地项目签约”用词相近而范围不同，不相减"


@pytest.mark.parametrize(
    ("review", "plan"),
    [
        ("新增规上工业企业", "新增学位"),
        ("城镇居民人均可支配收入", "农村居民人均可支配收入"),
        ("新建农村公路", "改造危桥"),
        ("税收", "税收占比"),
        ("进出口总额", "出口总额"),
    ],
)
def test_other_indicators_are_not_matched(review: str, plan: str) -> None:
    assert not [p for p in joined(f"actual 2022 {review} 5个", f"target 2023 {plan} 6个").comparisons
                if p.relation is Relation.SAME_INDICATOR]  # fmt: skip


@pytest.mark.parametrize(
    ("figures", "reason"),
    [
        (("actual 2022 税收 5元", "target 2023 税收 +9%"), "同一指标，但回顾写的是数额，目标写的是增减，不相减"),
        (("actual 2022 新增帮扶对象 9户", "target 2023 新增帮扶对象 31人"), "同一指标，但单位不同（户、人），不相减"),
        (("actual 2022 单位GDP能耗 +1%", "target 2023 单位GDP能耗 -3%"), "同一指标，但一升一降，不相减"),
    ],
)
def test_figures_of_another_kind_are_shown_but_not_subtracted(figures: tuple[str, str], reason: str) -> None:
    pair = only_pair(*figures)
    assert (pair.difference, pair.percent, pair.reason) == (None, None, reason)


def test_shares_differ_in_points_only_and_ranges_not_at_all() -> None:
    assert only_pair("actual 2022 参保率 95%", "target 2023 参保率 98%").percent is None
    assert only_pair("actual 2022 产量 5吨", "target 2023 产量 5~6吨").difference is None


@pytest.mark.parametrize(
    ("figures", "doubt"),
    [
        (("actual 2022 开工项目 3个", "target 2023 开工项目 6个"), "名称较短，可能指不同的事项"),
        (("actual 2022 改造老旧小区 3个", "target 2023 改造老旧小区 6处"), "量词不同（个、处）"),
        (("actual 2022 税收 可比+3%", "target 2023 税收 +6%"), "“可比”只写在一处，算法可能不同"),
    ],
)
def test_a_doubt_makes_the_pair_likely_and_is_named(figures: tuple[str, str], doubt: str) -> None:
    pair = only_pair(*figures)
    assert (pair.grade, pair.relation) == (Grade.LIKELY, Relation.SAME_INDICATOR)
    assert pair.reason.endswith(doubt)


def test_a_total_investment_is_never_set_against_one_year_of_it() -> None:
    pair = only_pair("actual 2022 省市重点项目 总投资90亿元", "target 2023 省市重点项目 5亿元")
    assert (pair.difference, pair.reason) == (None, "同一指标，但所指的数额不同，不相减")


@pytest.mark.parametrize("bound", ["约", "≥", "≤", "超", "近"])
def test_a_figure_that_is_not_exact_is_never_subtracted(bound: str) -> None:
    pair = only_pair(f"actual 2022 税收 {bound}100元", "target 2023 税收 120元")
    assert (pair.difference, pair.percent) == (None, None)
    assert pair.reason == "名称相同：“税收”；回顾写的不是确数，不相减"


@pytest.mark.parametrize(
    ("target", "actual", "standing"),
    [
        ("100元", "约100元", None),
        ("90元", "约100元", None),
        ("100元", "超100元", Standing.ABOVE),
        ("90元", "超100元", Standing.ABOVE),
        ("110元", "超100元", None),
        ("100元", "≥100元", None),
        ("100元", "近100元", Standing.BELOW),
        ("110元", "≤100元", Standing.BELOW),
        ("90元", "近100元", None),
        ("90~95元", "超100元", Standing.ABOVE),
        ("90~110元", "超100元", None),
    ],
)
def test_a_figure_that_is_not_exact_has_a_place_beside_its_target_only_where_that_is_sure(
    target: str, actual: str, standing: Standing | None
) -> None:
    reports = invented(f"target 2023 税收 {target}"), invented(f"actual 2023 税收 {actual}", year=2023)
    [outcome] = resolve(reports, default_lexicon()).outcomes
    assert (outcome.difference, outcome.standing) == (None, standing)
    assert outcome.reason.endswith("；下一份报告写的不是确数，不相减")


@pytest.mark.parametrize(
    ("actual", "reason"),
    [
        ("2018-2022 城镇新增就业 900人", "下一份报告有同一指标，但所指时期为 2018–2022，不相减"),
        ("2018-2022 城镇新增就业 +9%", "下一份报告有同一指标，但所指时期为 2018–2022，不相减"),
        ("2016-2020 城镇新增就业 900人", "下一份报告中未找到同一指标的数字"),
        ("2020 城镇新增就业 900人", "下一份报告中未找到同一指标的数字"),
        ("2018-2022 城镇登记失业率 4%", "下一份报告中未找到同一指标的数字"),
    ],
)
def test_a_figure_of_years_on_end_is_shown_beside_a_target_of_one_year_but_not_as_its_figure(
    actual: str, reason: str
) -> None:
    later = invented(f"actual {actual}", year=2022)
    [outcome] = resolve((invented("target 2022 城镇新增就业 300人", year=2021), later), default_lexicon()).outcomes
    assert (outcome.actual, outcome.difference, outcome.grade, outcome.reason) == ("", None, None, reason)
    assert outcome.longer == (later.metrics[0].id if "不相减" in reason else "")


@pytest.mark.parametrize(
    ("review", "plan", "why"),
    [
        ("预增产值过", "盯紧预增产值过", "both break off before their limits"),
        ("预增产值过", "预增产值过", "one name, but the limits may differ"),
        ("预增产值", "盯紧预增产值过", "an amount is no limit"),
        ("亿元以上签约项目", "10亿元以上签约项目", "other limits"),
        ("5亿元以上签约项目", "10亿元以上签约项目", "other limits"),
    ],
)
def test_counts_above_a_limit_are_not_set_beside_those_above_another(review: str, plan: str, why: str) -> None:
    assert not joined(f"actual 2022 {review} 82个", f"target 2023 {plan} 64个").comparisons, why


def test_of_two_names_equally_alike_the_first_in_the_text_is_taken() -> None:
    figures = [f"actual 2022 {name} 4个" for name in ("签约项目", "飞地签约", "项目飞地")]
    pair = only_pair(*figures, "target 2023 境外飞地项目签约 2个")
    assert pair.reason.startswith("“签约项目”与")


def test_figures_of_other_years_are_not_compared() -> None:
    assert not joined("actual 2015 税收 3元", "target 2023 税收 6元").comparisons
    assert not joined("actual 2022 税收 3元", "target 十四五 税收 6元").comparisons


def test_contradicting_figures_make_the_pair_likely() -> None:
    pair = only_pair("actual 2022 税收 3元", "actual 2022 税收 4元", "target 2023 税收 6元")
    assert pair.grade is Grade.LIKELY
    assert "回顾中有 2 个同名数据" in pair.reason


def test_an_indicator_gathers_its_wordings_and_keeps_amounts_apart_from_changes() -> None:
    early = invented("actual 2021 税收 3元", "target 2022 税收收入 +9%", year=2021)
    late = invented("actual 2022 完成税收 4元", "actual 2022 税收 +8%", "target 2023 税收 5元")
    [indicator] = resolve((late, early), default_lexicon()).indicators
    assert (indicator.slug, indicator.name, indicator.unit) == ("tax-revenue", "税收收入", "元")
    assert indicator.metrics == tuple(m.id for m in (*early.metrics, *late.metrics))
    amounts, changes = indicator.series
    assert [(p.year, p.status.value, int(p.value)) for p in amounts.points] == [
        ("2021", "actual", 3), ("2022", "actual", 4), ("2023", "target", 5)
    ]  # fmt: skip
    assert [(p.year, p.status.value, int(p.value)) for p in changes.points] == [
        ("2022", "actual", 8), ("2022", "target", 9)
    ]  # fmt: skip


def test_a_fall_is_below_zero_in_a_series() -> None:
    [indicator] = joined("actual 2022 单位GDP能耗 -2.5%").indicators
    assert indicator.series[0].points[0].value == Decimal("-2.5")


def test_adding_a_report_moves_no_address() -> None:
    first = invented("actual 2022 改造危桥 3座", "actual 2022 税收 3元")
    other = invented("actual 2022 改造危樵 4座", place="样本镇")
    alone = {i.slug for i in resolve((first,), default_lexicon()).indicators}
    together = {i.slug for i in resolve((other, first), default_lexicon()).indicators}
    assert alone < together
    assert all(slug.isascii() for slug in together)


def test_two_seeds_of_the_same_report_stop_the_build_and_are_both_named() -> None:
    one, two = invented("actual 2022 税收 3元"), invented("actual 2022 税收 4元")
    two = replace(two, document=replace(two.document, source=replace(two.document.source, path="copy.txt")))
    with pytest.raises(SeedError, match=r"copy\.txt: 与 示例镇-2022\.txt 是同一份报告（shili-2022）"):
        resolve((one, two), default_lexicon())


def test_two_places_of_one_spelling_are_no_same_report() -> None:
    one, two = invented("actual 2022 税收 3元"), invented("actual 2022 税收 4元", place="实例镇")
    two = replace(two, document=replace(two.document, identity=replace(two.document.identity, id=one.id)))
    with pytest.raises(SeedError) as caught:
        resolve((one, two), default_lexicon())
    assert str(caught.value) == (
        "实例镇-2022.txt: “实例镇”2022年的报告与 示例镇-2022.txt 不是同一份，只是编号拼写相同（shili-2022）；没有采用。"
        "请在 实例镇-2022.toml 的 [corrected] 下写另一个 id"
    )


@pytest.mark.parametrize(("first", "second", "pairs"), [("甲市", "甲市", 1), ("甲市", "乙市", 0), ("甲市", "", 0)])
def test_reports_of_one_name_are_paired_only_below_one_place(first: str, second: str, pairs: int) -> None:
    reports = [
        replace(r, document=replace(r.document, identity=replace(r.document.identity, parent=parent)))
        for parent, r in (
            (first, invented("target 2023 税收 3元")), (second, invented("actual 2023 税收 4元", year=2023))
        )
    ]  # fmt: skip
    assert len(resolve(tuple(reports), default_lexicon()).outcomes) == pairs


def test_reports_that_name_no_place_are_alone() -> None:
    reports = [
        replace(r, document=replace(r.document, identity=replace(r.document.identity, jurisdiction="", id=name)))
        for name, r in (
            ("report1", invented("target 2023 税收 3元")), ("report2", invented("actual 2023 税收 4元", year=2023))
        )
    ]  # fmt: skip
    assert not resolve(tuple(reports), default_lexicon()).outcomes


def test_reports_stand_newest_first_whatever_the_order_of_the_files() -> None:
    reports = [invented("actual 2022 税收 3元", year=year) for year in (2020, 2022, 2021)]
    catalog = resolve(tuple(reports), default_lexicon())
    assert [r.id for r in catalog.reports] == ["shili-2022", "shili-2021", "shili-2020"]
    assert resolve(tuple(reversed(reports)), default_lexicon()) == catalog


def test_each_target_is_linked_to_its_commitment() -> None:
    report = sample_report()
    [link] = [k for k in resolve((report,), default_lexicon()).links if k.relation is Relation.TARGET_OF]
    assert (link.from_id, link.to_id, link.grade) == (report.metrics[2].id, report.commitments[0].id, Grade.CERTAIN)


def test_a_name_gathers_its_mentions_but_not_those_of_another_government() -> None:
    def with_school(place: str, year: int) -> Report:
        return replace(
            invented("actual 2022 税收 3元", place=place, year=year),
            mentions=(Mention("中心小学", MentionKind.SCHOOL, Span(0, 4), "school"),),
        )

    reports = (with_school("示例镇", 2021), with_school("示例镇", 2022), with_school("样本镇", 2022))
    places = resolve(reports, default_lexicon()).places
    assert sorted(len(place.mentions) for place in places) == [1, 2]
    assert len({place.slug for place in places}) == 2


def test_two_places_of_one_name_or_one_sound_are_not_taken_for_one() -> None:
    early = invented("target 2022 税收 3元", year=2021)
    namesake = invented("actual 2022 税收 4元")
    other_id = replace(namesake, document=replace(
        namesake.document, identity=replace(namesake.document.identity, id="shili-b-2022")
    ))  # fmt: skip
    homophone = replace(namesake, document=replace(
        namesake.document, identity=replace(namesake.document.identity, jurisdiction="实力镇")
    ))  # fmt: skip
    for later, joined_up in ((namesake, 1), (other_id, 0), (homophone, 0)):
        assert len(resolve((early, later), default_lexicon()).outcomes) == joined_up


def test_time_grows_with_the_number_of_figures_not_with_its_square() -> None:
    def seconds(size: int) -> float:
        figures = [f"{s} 新建{size}之{n}号泵站 {n}座" for n in range(size) for s in ("actual 2022", "target 2023")]
        report = invented(*figures)
        begin = process_time()
        resolve((report,), default_lexicon())
        return process_time() - begin

    seconds(100)
    assert min(seconds(4000), seconds(4001)) < 25 * min(seconds(400), seconds(401))
