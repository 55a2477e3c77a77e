"""The word lists: every entry is used by a test, every term is explained, and mistakes are named with file and key."""

from __future__ import annotations

import tomllib
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from govreport.lexicon import default_lexicon
from govreport.lexicon.cues import cue
from govreport.lexicon.phrases import PhraseMatcher
from govreport.model import PieceKind, Source
from govreport.parser import parse
from tests.corpus import rows

TESTS = Path(__file__).parent
LISTS = TESTS.parent / "govreport" / "lexicons"
READ_ELSEWHERE = {"units", "indicators", "directions", "other_texts", "exclusions", "cues"}
"""Lists of which another test reads every entry, one by one."""

FEWEST_TERMS = 80


def _entries(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((LISTS / f"{name}.toml").read_text(encoding="utf-8"))["entry"]
    return found


def _forms(entry: dict[str, Any]) -> list[str]:
    """Return the forms of an entry; one that stands for several in a row (``城乡|城镇|农村``) by its first."""
    return [surface.split("|")[0] for surface in entry["surfaces"]]


@pytest.fixture(scope="module")
def exercised() -> str:
    """All that the tests make the rules read."""
    patterns = ("corpus/*.toml", "golden/**/*.md", "test_*.py", "fixtures/sample/*.txt")
    files = chain.from_iterable(TESTS.glob(pattern) for pattern in patterns)
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(files))


@pytest.mark.parametrize("name", sorted({path.stem for path in LISTS.glob("*.toml")} - READ_ELSEWHERE))
def test_every_entry_of_a_word_list_is_read_by_a_test(name: str, exercised: str) -> None:
    unread = [entry["id"] for entry in _entries(name) if not any(form in exercised for form in _forms(entry))]
    assert not unread, f"govreport/lexicons/{name}.toml: add a corpus row for {', '.join(unread)}"


@pytest.mark.parametrize("entry", _entries("indicators"), ids=lambda entry: entry["id"])
def test_every_wording_of_an_indicator_leads_to_it(entry: dict[str, Any]) -> None:
    words = default_lexicon().indicators
    assert {words.concepts[words.comparable(surface)] for surface in entry["surfaces"]} == {entry["id"]}
    assert {words.close[words.comparable(surface)] for surface in entry.get("close", ())} <= {entry["id"]}


def test_a_long_form_is_compared_as_the_short_one() -> None:
    words = default_lexicon().indicators
    assert words.comparable("限额以上商贸企业") == words.comparable("限上商贸企业")


def test_what_a_page_adds_is_no_part_of_the_report() -> None:
    page = ["责任编辑：张三", "本作品来自官方文件", "文章来源：示例网", "摄影：李四"]
    text = "示例县2022年政府工作报告\n各位代表：\n一、2022年工作回顾\n" + "经济平稳增长。" * 20 + "\n"
    text += "二、2023年工作安排\n" + "力争稳中有进。" * 20 + "\n结束语\n让我们共同奋斗！\n" + "\n".join(page)
    document = parse(Source.from_text(text), default_lexicon())
    left_out = [piece.span for piece in document.pieces if piece.kind is PieceKind.BOILERPLATE]
    assert [document.source.slice(span) for span in left_out] == page


def test_the_labels_of_the_block_above_a_report_are_read() -> None:
    text = "主题词\n政府工作报告\n公开方式\n主动公开\n示例县2022年政府工作报告\n各位代表：\n一、2022年工作回顾\n"
    document = parse(Source.from_text(text + "经济平稳增长。" * 20), default_lexicon())
    assert [(f.label, f.value) for f in document.fields] == [("主题词", "政府工作报告"), ("公开方式", "主动公开")]


@pytest.mark.parametrize("row", rows("glossary"), ids=lambda row: row["id"])
def test_the_terms_of_a_sentence_are_found(row: dict[str, Any]) -> None:
    source = Source.from_text(row["text"])
    found = default_lexicon().glossary.find_terms(source, source.span)
    assert [term.id for term, _ in found] == row["terms"], row["why"]


def test_every_term_is_explained_in_one_or_two_plain_sentences() -> None:
    terms = default_lexicon().glossary.terms
    assert len(terms) >= FEWEST_TERMS
    for term in terms:
        assert term.explanation.endswith("。"), term.name
        assert term.explanation.count("。") <= 2, term.name
        assert 10 <= len(term.explanation) <= 90, term.name
        assert term.origin, term.name


def test_the_longest_word_wins_and_none_overlap() -> None:
    words = PhraseMatcher({"推进": "verb", "推进会": "event", "进会": "none"})
    text = "召开推进会，推进工作"
    found = [(text[w.start : w.end], w.kind) for w in words.find(text, 0, len(text))]
    assert found == [("推进会", "event"), ("推进", "verb")]


def test_words_are_found_only_inside_the_stretch_asked_for() -> None:
    words = PhraseMatcher({"推进会": "event", "推进": "verb"})
    assert [w.kind for w in words.find("召开推进会", 0, 4)] == ["verb"]


def test_a_word_of_one_character_is_refused() -> None:
    with pytest.raises(ValueError, match="'村' is too short to be looked for; give it a neighbour"):
        PhraseMatcher({"村": "village"})


@pytest.mark.parametrize("row", rows("topics"), ids=lambda row: row["topic"] or "none")
def test_the_words_of_a_sentence_signal_its_topic(row: dict[str, Any]) -> None:
    assert default_lexicon().topics.topic_of(row["text"]) == row["topic"]


def test_topics_come_in_the_order_of_the_state_council() -> None:
    names = [topic.name for topic in default_lexicon().topics.topics]
    assert names[:3] == ["综合政务", "国民经济管理、国有资产监管", "财政、金融、审计"]
    assert len(names) == len(set(names)) == 20


@pytest.mark.parametrize("entry", _entries("cues"), ids=lambda entry: entry["id"])
def test_a_cue_finds_the_words_it_is_for(entry: dict[str, Any]) -> None:
    assert all(cue(entry["id"]).search(surface) for surface in entry["surfaces"])
