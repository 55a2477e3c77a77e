"""The text of a report, chapter by chapter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeGuard

from markupsafe import Markup

from govreport.model import Artifact, Paragraph, Piece, PieceKind, Section, Span, Table, Update
from govreport.writers import addresses
from govreport.writers.chapters import Block, Chapter, grid_of, heads_of
from govreport.writers.markdown.citation import citation
from govreport.writers.markdown.marks import Marker
from govreport.writers.markdown.page import page
from govreport.writers.markdown.page_tags import article
from govreport.writers.markdown.qr import qr_svg
from govreport.writers.markdown.site_index import ReportView, SiteIndex
from govreport.writers.pdf import chapter_path

DEEPEST = 6


def write(site_index: SiteIndex) -> Iterator[Artifact]:
    """Yield a page for each chapter of each report."""
    for view in site_index.views.values():
        before = (None, *view.chapters)
        after = (*view.chapters[1:], None)
        for previous, chapter, following in zip(before, view.chapters, after, strict=False):
            yield _chapter(site_index, view, chapter, (previous, following))


def _chapter(
    site_index: SiteIndex, view: ReportView, chapter: Chapter, neighbours: tuple[Chapter | None, Chapter | None]
) -> Artifact:
    folder = addresses.chapter(view.id, chapter.slug)
    marker = Marker(site_index, view, addresses.to_root(folder))
    heading = view.heading(chapter.section) if chapter.section else chapter.title
    return page(
        folder,
        "chapter",
        title=f"{chapter.title} · {view.title}",
        description=f"{view.title}：{chapter.title}。全文，逐段编号，数字与承诺均可查证。",
        tags=article(view),
        meta={"sources": [view.origin], "part": _part(chapter), "search": {"boost": 3}},
        heading=heading,
        anchor=chapter.section.id if chapter.section else "",
        view=view,
        chapter=chapter,
        pdf=site_index.printed.get(chapter_path(view.id, chapter.slug)),
        before=[view.words(b.span) for b in chapter.blocks if _stands_before(b, chapter)],
        blocks=[_block(view, marker, chapter, b) for b in chapter.blocks if not _stands_before(b, chapter)],
        counts=counts(view, chapter),
        progress=_progress(site_index, view, chapter),
        places=places(site_index, view, chapter.span),
        previous=neighbours[0],
        following=neighbours[1],
        citation=citation(view, site_index.site, folder),
        qr=qr_svg(site_index.site.url and site_index.site.url + folder),
    )


def counts(view: ReportView, chapter: Chapter) -> tuple[int, int]:
    """Return how many metrics and how many commitments a chapter holds."""
    span = chapter.span
    return (
        sum(span.contains(m.span) for m in view.report.metrics),
        sum(span.contains(c.span) for c in view.report.commitments),
    )


def _progress(site_index: SiteIndex, view: ReportView, chapter: Chapter) -> list[tuple[str, str, Update, str]]:
    """Return what offices filed last of each commitment in a chapter: its words and page, the entry, its state."""
    return [
        (view.words(found.span), site_index.link_to(found.id), filed[0], site_index.states[filed[0].progress])
        for found in view.report.commitments
        if chapter.span.contains(found.span) and (filed := site_index.updates_of.get(found.id))
    ]


def places(site_index: SiteIndex, view: ReportView, span: Span) -> list[Any]:
    """Return the places and named things mentioned inside `span`, each once, in reading order."""
    found = {
        p.slug: p for p, at in sorted(site_index.places_of.get(view.id, []), key=lambda m: m[1]) if span.contains(at)
    }
    return list(found.values())


def _part(chapter: Chapter) -> str:
    return str(chapter.section.part) if chapter.section and chapter.section.part else ""


def _stands_before(block: Block, chapter: Chapter) -> TypeGuard[Piece]:
    return isinstance(block, Piece) and chapter.section is not None and block.span.start < chapter.section.mark.start


def _block(view: ReportView, marker: Marker, chapter: Chapter, block: Block) -> dict[str, Any]:
    if isinstance(block, Section):
        depth = min(DEEPEST, 1 + len([s for s in view.path(block.id) if not s.run_in and s != chapter.section]))
        return {"kind": "heading", "mark": Markup("#" * depth), "id": block.id, "words": view.heading(block)}
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "number": block.number, "html": marker.paragraph(block)}
    if isinstance(block, Table):
        rows = [[marker.cell(cell) if cell else "" for cell in row] for row in grid_of(block)]
        heads, above = heads_of(block, view.shown), [view.words(caption) for caption in block.captions]
        return {"kind": "table", "above": above, "heads": rows[:heads], "rows": rows[heads:]}
    return {"kind": _line_kind(block), "words": view.words(block.span)}


def _line_kind(piece: Piece) -> str:
    return "note" if piece.kind is PieceKind.NOTE else "salutation"
