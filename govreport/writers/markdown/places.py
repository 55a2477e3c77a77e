"""Everything said of one village, road, company or project."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from markupsafe import Markup

from govreport.model import Artifact, MentionKind, Place, Sentence, Span
from govreport.writers import addresses
from govreport.writers.labels import MENTION
from govreport.writers.markdown.escape import escape
from govreport.writers.markdown.excerpt import GAP, excerpt_of
from govreport.writers.markdown.page import BEHIND_THE_TEXT, page
from govreport.writers.markdown.page_tags import Column, column
from govreport.writers.markdown.site_index import ReportView, SiteIndex


def write(site_index: SiteIndex) -> Iterator[Artifact]:
    """Yield the list of places and named things, and a page for each."""
    yield page(
        "places/",
        "places",
        title="地名与名称",
        description="报告提到的村、社区、道路、河流、学校、企业和项目，各有一页。",
        tags=column(Column.DOCUMENTS, ["地名"]),
        meta={"search": {"exclude": True}},
        kinds=_by_kind(site_index.catalog.places),
    )
    finders = {view.id: _Sentences(view) for view in site_index.views.values()}
    for place in site_index.catalog.places:
        yield _place(site_index, finders, place)


class _Sentences:
    """Finds the sentence around an offset of one report, and what promise it is."""

    def __init__(self, view: ReportView) -> None:
        self.view = view
        self._commitments = {c.span.start: c for c in view.report.commitments}

    def around(self, span: Span) -> tuple[Span, str]:
        """Return the sentence and the id of the commitment it is, or an empty one."""
        paragraph = self.view.paragraph_at(span.start)
        sentences: tuple[Sentence, ...] = paragraph.sentences if paragraph else ()
        at = bisect_right(sentences, span.start, key=lambda sentence: sentence.span.start) - 1
        found = sentences[at].span if at >= 0 and sentences[at].span.contains(span) else span
        commitment = self._commitments.get(found.start)
        return found, commitment.id if commitment else ""


def _place(site_index: SiteIndex, finders: dict[str, _Sentences], place: Place) -> Artifact:
    groups: dict[str, dict[Span, list[Span]]] = {}
    promises: dict[tuple[str, Span], str] = {}
    for report, start, end in place.mentions:
        sentence, commitment = finders[report].around(Span(start, end))
        groups.setdefault(report, {}).setdefault(sentence, []).append(Span(start, end))
        promises[report, sentence] = commitment
    return page(
        addresses.place(place.slug),
        "place",
        title=place.name,
        description=f"政府工作报告中关于{place.name}的每一句话。",
        tags=column(Column.DOCUMENTS, [place.name]),
        meta={"id": place.slug, "search": BEHIND_THE_TEXT},
        place=place,
        groups=[
            (
                site_index.views[report],
                [
                    (
                        _marked(site_index.views[report], sentence, spans),
                        site_index.views[report].link(sentence.start, promises[report, sentence]),
                        promises[report, sentence] and site_index.link_to(promises[report, sentence]),
                    )
                    for sentence, spans in sentences.items()
                ],
            )
            for report, sentences in groups.items()
        ],
    )


def _marked(view: ReportView, sentence: Span, names: list[Span]) -> Markup:
    first, *_ = ordered = sorted(names)
    shown = excerpt_of(sentence, first)
    html, at = Markup(GAP if shown.start > sentence.start else ""), shown.start
    for name in (name for name in ordered if name.end <= shown.end):
        html += Markup("{}<mark>{}</mark>").format(
            escape(view.words(Span(at, max(at, name.start)))), escape(view.words(name))
        )
        at = name.end
    return html + escape(view.words(Span(at, max(at, shown.end)))) + (GAP if shown.end < sentence.end else "")


def _by_kind(places: tuple[Place, ...]) -> list[tuple[str, list[Place]]]:
    return [(MENTION[kind], found) for kind in MentionKind if (found := [p for p in places if p.kind is kind])]
