"""A page for each commitment: its words in their paragraph, and everything that is known of it."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any

from markupsafe import Markup

from govreport.model import Artifact, Commitment, Grade, Link, Relation, Span
from govreport.writers import addresses
from govreport.writers.beside import written
from govreport.writers.labels import CHECK, CHECK_MEANING, CHECK_NAME, GRADE, RELATION, STRENGTH, STRENGTH_NAME
from govreport.writers.markdown.citation import citation
from govreport.writers.markdown.escape import escape
from govreport.writers.markdown.excerpt import GAP, excerpt_of
from govreport.writers.markdown.outcomes import later
from govreport.writers.markdown.page import page
from govreport.writers.markdown.page_tags import article
from govreport.writers.markdown.qr import qr_svg
from govreport.writers.markdown.register import Register, Volume

TITLE_LENGTH = 28
PARAGRAPH = 1500
"""So many characters of a paragraph are shown on either side of an item in it: more than paragraphs have."""


def write(register: Register) -> Iterator[Artifact]:
    """Yield a page for each commitment."""
    for volume, commitment in register.commitments.values():
        yield _commitment(register, volume, commitment)


def _commitment(register: Register, volume: Volume, commitment: Commitment) -> Artifact:
    folder = addresses.commitment(commitment.id)
    words = volume.words(commitment.span)
    cited = citation(volume, register.site, folder, commitment.span.start)
    topic = register.topics.get(commitment.topic)
    return page(
        folder,
        "commitment",
        title=f"承诺：{shortened(words)}",
        description=f"{volume.title}中的承诺：{words}",
        tags=article(volume, [topic.name] if topic else ()),
        meta={"sources": [volume.origin], "id": commitment.id, "search": {"exclude": True}, "hide": ["toc"]},
        volume=volume,
        commitment=commitment,
        words=words,
        context=in_paragraph(volume, commitment.span),
        path=heading_path(volume, commitment.section, commitment.span.start),
        in_text=register.in_text(commitment.id),
        facts=_facts(register, commitment),
        topic=topic,
        targets=[register.metrics[t][1] for t in commitment.targets if t in register.metrics],
        register=register,
        later=later(register, commitment.id),
        updates=register.updates_of.get(commitment.id, []),
        related=related(register, commitment.id, leave_out={Relation.ANSWERS}),  # `later` shows them
        triggers=[volume.words(t) for t in commitment.triggers],
        quotation=f"“{words}”（{cited}）",
        citation=cited,
        site=register.site,
        qr=qr_svg(register.site.url and register.site.url + folder),
    )


def _facts(register: Register, commitment: Commitment) -> list[tuple[str, str]]:
    facts = [
        (CHECK_NAME, f"{CHECK[commitment.check]}：{CHECK_MEANING[commitment.check]}"),
        (STRENGTH_NAME, STRENGTH[commitment.strength]),
    ]
    facts.append(("期限", commitment.deadline or "原句没有写明"))
    if given := register.assignment_of.get(commitment.id):
        named = (("牵头单位", given.lead_office), ("责任单位", given.offices), ("完成时限（单位填报）", given.due))
        facts += [(label, value) for label, value in named if value]
        if given.filed_as:
            facts.append(("填报时的句子", given.filed_words or "旧版报告中的句子"))
    return facts


def shortened(words: str) -> str:
    """Return the beginning of a sentence, for a title.

    >>> shortened("实施城镇污水治理三期工程。")
    '实施城镇污水治理三期工程'
    """
    plain = words.rstrip("。；;！!")
    return plain if len(plain) <= TITLE_LENGTH else plain[: TITLE_LENGTH - 1] + "…"


def in_paragraph(volume: Volume, span: Span) -> Markup:
    """Return the paragraph around a span, the span marked; the span alone where it stands in none."""
    paragraph = volume.paragraph_at(span.start)
    around = paragraph.span if paragraph else span
    shown = excerpt_of(around, span, PARAGRAPH)
    before, after = Span(shown.start, span.start), Span(min(span.end, shown.end), shown.end)
    return Markup("{}{}<mark>{}</mark>{}{}").format(
        GAP if shown.start > around.start else "",
        escape(volume.words(before)),
        escape(volume.words(span)),
        escape(volume.words(after)),
        GAP if shown.end < around.end else "",
    )


def heading_path(volume: Volume, section: str, offset: int) -> list[tuple[str, str]]:
    """Return the headings above an item with their links: report, chapter, section."""
    way = [(volume.title, addresses.link(addresses.report(volume.id)))]
    way += [(volume.heading(s), volume.link(s.words.start, s.id)) for s in volume.path(section)]
    paragraph = volume.paragraph_at(offset)
    if paragraph:
        way.append((f"第 {paragraph.number} 段", volume.link(offset)))
    return way


def related(register: Register, item: str, leave_out: Container[Relation] = ()) -> list[dict[str, Any]]:
    """Return what is linked to an item, each with relation, grade, reason and the other's words."""
    return [
        {
            "relation": RELATION[link.relation],
            "grade": GRADE[link.grade],
            "certain": link.grade is Grade.CERTAIN,
            "reason": link.reason,
            "link": register.link_to(other),
            "words": words_of(register, other),
        }
        for link in register.links_of.get(item, [])
        if link.relation not in leave_out
        and (other := _other_end(link, item))
        and register.link_to(other)
        and not _is_own_target(register, item, other)
    ]


def words_of(register: Register, item: str) -> str:
    """Return what an item says, with the report it stands in: for lists of related things."""
    if item in register.metrics:
        volume, metric = register.metrics[item]
        return f"{metric.indicator} {written(metric, metric.text)}（{volume.title}）"
    if item in register.commitments:
        volume, commitment = register.commitments[item]
        return f"{volume.words(commitment.span)}（{volume.title}）"
    if found := register.section(item):
        volume, section = found
        return f"{volume.heading(section)}（{volume.title}）"
    return item


def _other_end(link: Link, item: str) -> str:
    return link.to_id if link.from_id == item else link.from_id


def _is_own_target(register: Register, item: str, other: str) -> bool:
    return item in register.commitments and other in register.commitments[item][1].targets
