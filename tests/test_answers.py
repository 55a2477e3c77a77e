"""A promise beside the sentences of the next review that speak of it."""

from __future__ import annotations

import pytest

from govreport.lexicon import default_lexicon
from govreport.resolve import resolve
from tests.invented import written

LEXICON = default_lexicon()


def answers_of(promised: str, done: str, problems: str = "") -> list[str]:
    later = written(2023, done, problems, "继续努力。")
    catalog = resolve((written(2022, "", "", promised), later), LEXICON)
    matches = (match for answer in catalog.answers for match in answer.matches)
    return [f"{match.grade} {later.document.words(match.span)}" for match in matches]


@pytest.mark.parametrize(
    ("promised", "done", "why"),
    [
        ("争取雄忻高铁、保新路开工建设。", "雄忻高铁征地完成。", "a short name of a road"),
        ("确保冀昌电器、正迪文化创意园等续建项目尽快投产达效。", "正迪文化创意园达到序时进度。", "an item of a list"),
        ("全力配合雄忻高铁建设。", "雄忻高铁建设加快。", "a direction only, but of a thing that has a name"),
        ("启动乐凯大街南延工程。", "乐凯大街南延通车。" * 5, "a name that is used often"),
    ],
)
def test_a_thing_is_found_by_its_name_however_short_and_however_often_it_is_named(
    promised: str, done: str, why: str
) -> None:
    assert f"likely {done[: done.index('。') + 1]}" in answers_of(promised, done), why


@pytest.mark.parametrize(
    ("promised", "done", "problems", "why"),
    [
        ("坚持以习近平新时代中国特色社会主义思想为指导，建成示范区2个。",
         "坚持以习近平新时代中国特色社会主义思想为指导，取得显著成绩。", "", "a formula of the party"),
        ("全面贯彻落实党的二十大精神，建成示范区2个。", "全面贯彻落实党的二十大精神，有力推进。", "", "another"),
        ("深化白洋淀上游流域综合治理，建成示范区2个。", "",
         "当前还存在一些困难和问题：白洋淀上游流域综合治理任务依然艰巨。", "problems answer nothing"),
        ("帮助残疾人、退役军人等群体就业500人。", "退役军人工作取得新成绩。", "", "people are no projects"),
        ("推动县医院争创三级医院。", "县医院收治患者较多。", "", "the county's hospital is spoken of anyway"),
        ("地区生产总值增长6%。", "地区生产总值稳居全市前列。", "", "the name of an indicator alone"),
    ],
)  # fmt: skip
def test_common_talk_formulas_and_problems_answer_nothing(promised: str, done: str, problems: str, why: str) -> None:
    assert not answers_of(promised, done, problems), why


def test_a_promise_of_two_things_is_answered_by_the_sentences_of_both() -> None:
    done = "新建泵站4座。\n新建调蓄池2座。"
    assert answers_of("新建泵站和调蓄池6座。", done) == ["likely 新建泵站4座。", "likely 新建调蓄池2座。"]
