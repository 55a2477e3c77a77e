"""A page for each commitment: its words in their paragraph, and everything that is known of it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
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
from govreport.writers.markdown.site_index import ReportView, SiteIndex

TITLE_LENGTH = 28
PARAGRAPH = 1500
"""So many characters of a paragraph are shown on either side of an item in it: more than paragraphs have."""


def write(site_index: SiteIndex) -> Iterator[Artifact]:
    """Yield a page for each commitment."""
    for view, commitment in site_index.commitments.values():
        yield _commitment(site_index, view, commitment)


def _commitment(site_index: SiteIndex, view: ReportView, commitment: Commitment) -> Artifact:
    folder = addresses.commitment(commitment.id)
    words = view.words(commitment.span)
    cited = citation(view, site_index.site, folder, commitment.span.start)
    topic = site_index.topics.get(commitment.topic)
    return page(
        folder,
        "commitment",
        title=f"承诺：{shortened(words)}",
        description=f"{view.title}中的承诺：{words}",
        tags=article(view, [topic.name] if topic else ()),
        meta={"sources": [view.origin], "id": commitment.id, "search": {"exclude": True}, "hide": ["toc"]},
        view=view,
        commitment=commitment,
        words=words,
        context=in_paragraph(view, commitment.span),
        path=heading_path(view, commitment.section, commitment.span.start),
        in_text=site_index.in_text(commitment.id),
        facts=_facts(site_index, commitment),
        topic=topic,
        targets=[site_index.metrics[t][1] for t in commitment.targets if t in site_index.metrics],
        site_index=site_index,
        later=later(site_index, commitment.id),
        updates=site_index.updates_of.get(commitment.id, []),
        related=related(site_index, commitment.id, leave_out={Relation.ANSWERS}),  # `later` shows them
        triggers=[view.words(t) for t in commitment.triggers],
        quotation=f"“{words}”（{cited}）",
        citation=cited,
        site=site_index.site,
        qr=qr_svg(site_index.site.url and site_index.site.url + folder),
    )


def _facts(site_index: SiteIndex, commitment: Commitment) -> list[tuple[str, str]]:
    facts = [
        (CHECK_NAME, f"{CHECK[commitment.check]}：{CHECK_MEANING[commitment.check]}"),
        (STRENGTH_NAME, STRENGTH[commitment.strength]),
    ]
    facts.append(("期限", commitment.deadline or "原句没有写明"))
    filed = site_index.assignments_of.get(commitment.id, [])
    for label, column in (("牵头单位", "lead_office"), ("责任单位", "offices"), ("完成时限（单位填报）", "due")):
        facts += _filed(label, [(getattr(one, column), one.file) for one in filed])
    words = [(one.filed_words or "旧版报告中的句子", one.file) for one in filed if one.filed_as]
    return [*facts, *_filed("填报时的句子", words)]


def _filed(label: str, told: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return what ledgers fill in for a cell; where they differ, all of it, with the file that says so."""
    first: dict[str, str] = {}
    for value, file in told:
        if value:
            first.setdefault(value, file)
    if len(first) > 1:
        return [(label, "；".join(f"{value}（{file}）" for value, file in first.items()))]
    return [(label, value) for value in first]


def shortened(words: str) -> str:
    """Return the beginning of a sentence, for a title.

    >>> shortened("实施城镇污水治理三期工程。")
    '实施城镇污水治理三期工程'
    """
    plain = words.rstrip("。；;！!")
    return plain if len(plain) <= TITLE_LENGTH else plain[: TITLE_LENGTH - 1] + "…"


def in_paragraph(view: ReportView, span: Span) -> Markup:
    """Return the paragraph around a span, the span marked; the span alone where it stands in none."""
    paragraph = view.paragraph_at(span.start)
    around = paragraph.span if paragraph else span
    shown = excerpt_of(around, span, PARAGRAPH)
    before, after = Span(shown.start, span.start), Span(min(span.end, shown.end), shown.end)
    return Markup("{}{}<mark>{}</mark>{}{}").format(
        GAP if shown.start > around.start else "",
        escape(view.words(before)),
        escape(view.words(span)),
        escape(view.words(after)),
        GAP if shown.end < around.end else "",
    )


def heading_path(view: ReportView, section: str, offset: int) -> list[tuple[str, str]]:
    """Return the headings above an item with their links: report, chapter, section."""
    way = [(view.title, addresses.link(addresses.report(view.id)))]
    way += [(view.heading(s), view.link(s.words.start, s.id)) for s in view.path(section)]
    paragraph = view.paragraph_at(offset)
    if paragraph:
        way.append((f"第 {paragraph.number} 段", view.link(offset)))
    return way


def related(site_index: SiteIndex, item: str, leave_out: Container[Relation] = ()) -> list[dict[str, Any]]:
    """Return what is linked to an item, each with relation, grade, reason and the other's words."""
    return [
        {
            "relation": RELATION[link.relation],
            "grade": GRADE[link.grade],
            "certain": link.grade is Grade.CERTAIN,
            "reason": link.reason,
            "link": site_index.link_to(other),
            "words": words_of(site_index, other),
        }
        for link in site_index.links_of.get(item, [])
        if link.relation not in leave_out
        and (other := _other_end(link, item))
        and site_index.link_to(other)
        and not _is_own_target(site_index, item, other)
    ]


def words_of(site_index: SiteIndex, item: str) -> str:
    """Return what an item says, with the report it stands in: for lists of related things."""
    if item in site_index.metrics:
        view, metric = site_index.metrics[item]
        return f"{metric.indicator} {written(metric, metric.text)}（{view.title}）"
    if item in site_index.commitments:
        view, commitment = site_index.commitments[item]
        return f"{view.words(commitment.span)}（{view.title}）"
    if found := site_index.section(item):
        view, section = found
        return f"{view.heading(section)}（{view.title}）"
    return item


def _other_end(link: Link, item: str) -> str:
    return link.to_id if link.from_id == item else link.from_id


def _is_own_target(site_index: SiteIndex, item: str, other: str) -> bool:
    return item in site_index.commitments and other in site_index.commitments[item][1].targets
