"""Everything promised on one subject."""

from __future__ import annotations

from collections.abc import Iterator

from govreport.model import Artifact, Check, Commitment, Topic
from govreport.writers import addresses
from govreport.writers.markdown.home import NO_TOPIC
from govreport.writers.markdown.page import page
from govreport.writers.markdown.register import Register, Volume

Group = tuple[Volume, list[tuple[Commitment, str]]]


def write(register: Register) -> Iterator[Artifact]:
    """Yield the list of topics and a page for each that has a commitment."""
    listed = [(topic, groups) for topic in register.catalog.topics if (groups := _groups(register, topic.id))]
    untold = sum(len(found) for _, found in _groups(register, ""))
    yield page(
        "topics/",
        "topics",
        title="主题",
        description="按国务院公文主题分类，看报告在每个方面承诺了什么。",
        meta={"search": {"exclude": True}, "hide": ["toc"]},
        topics=[(topic, *_tally(groups)) for topic, groups in listed],
        untold=untold,
        no_topic=NO_TOPIC,
    )
    for topic, groups in listed:
        yield _topic(register, topic, groups)


def _topic(register: Register, topic: Topic, groups: list[Group]) -> Artifact:
    return page(
        addresses.topic(topic.id),
        "topic",
        title=f"主题：{topic.name}",
        description=f"各份报告在“{topic.name}”方面的承诺，逐句列出。",
        meta={"id": topic.id, "search": {"exclude": True}},
        topic=topic,
        groups=groups,
        register=register,
    )


def _groups(register: Register, topic: str) -> list[Group]:
    groups = []
    for volume in register.volumes.values():
        found = [(c, volume.words(c.span)) for c in volume.report.commitments if c.topic == topic]
        if found:
            groups.append((volume, found))
    return groups


def _tally(groups: list[Group]) -> tuple[int, dict[Check, int]]:
    checks = [c.check for _, found in groups for c, _ in found]
    return len(checks), {check: checks.count(check) for check in Check}
