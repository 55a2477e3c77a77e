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
from govreport.writers.markdown.register import Register, Volume
from govreport.writers.pdf import chapter_path

DEEPEST = 6


def write(register: Register) -> Iterator[Artifact]:
    """Yield a page for each chapter of each report."""
    for volume in register.volumes.values():
        before = (None, *volume.chapters)
        after = (*volume.chapters[1:], None)
        for previous, chapter, following in zip(before, volume.chapters, after, strict=False):
            yield _chapter(register, volume, chapter, (previous, following))


def _chapter(
    register: Register, volume: Volume, chapter: Chapter, neighbours: tuple[Chapter | None, Chapter | None]
) -> Artifact:
    folder = addresses.chapter(volume.id, chapter.slug)
    marker = Marker(register, volume, addresses.to_root(folder))
    heading = volume.heading(chapter.section) if chapter.section else chapter.title
    return page(
        folder,
        "chapter",
        title=f"{chapter.title} · {volume.title}",
        description=f"{volume.title}：{chapter.title}。全文，逐段编号，数字与承诺均可查证。",
        tags=article(volume),
        meta={"sources": [volume.origin], "part": _part(chapter), "search": {"boost": 3}},
        heading=heading,
        anchor=chapter.section.id if chapter.section else "",
        volume=volume,
        chapter=chapter,
        pdf=register.printed.get(chapter_path(volume.id, chapter.slug)),
        before=[volume.words(b.span) for b in chapter.blocks if _stands_before(b, chapter)],
        blocks=[_block(volume, marker, chapter, b) for b in chapter.blocks if not _stands_before(b, chapter)],
        counts=counts(volume, chapter),
        progress=_progress(register, volume, chapter),
        places=places(register, volume, chapter.span),
        previous=neighbours[0],
        following=neighbours[1],
        citation=citation(volume, register.site, folder),
        qr=qr_svg(register.site.url and register.site.url + folder),
    )


def counts(volume: Volume, chapter: Chapter) -> tuple[int, int]:
    """Return how many metrics and how many commitments a chapter holds."""
    span = chapter.span
    return (
        sum(span.contains(m.span) for m in volume.report.metrics),
        sum(span.contains(c.span) for c in volume.report.commitments),
    )


def _progress(register: Register, volume: Volume, chapter: Chapter) -> list[tuple[str, str, Update, str]]:
    """Return what offices filed last of each commitment in a chapter: its words and page, the entry, its state."""
    return [
        (volume.words(found.span), register.link_to(found.id), filed[0], register.states[filed[0].progress])
        for found in volume.report.commitments
        if chapter.span.contains(found.span) and (filed := register.updates_of.get(found.id))
    ]


def places(register: Register, volume: Volume, span: Span) -> list[Any]:
    """Return the places and named things mentioned inside `span`, each once, in reading order."""
    found = {
        p.slug: p for p, at in sorted(register.places_of.get(volume.id, []), key=lambda m: m[1]) if span.contains(at)
    }
    return list(found.values())


def _part(chapter: Chapter) -> str:
    return str(chapter.section.part) if chapter.section and chapter.section.part else ""


def _stands_before(block: Block, chapter: Chapter) -> TypeGuard[Piece]:
    return isinstance(block, Piece) and chapter.section is not None and block.span.start < chapter.section.mark.start


def _block(volume: Volume, marker: Marker, chapter: Chapter, block: Block) -> dict[str, Any]:
    if isinstance(block, Section):
        depth = min(DEEPEST, 1 + len([s for s in volume.path(block.id) if not s.run_in and s != chapter.section]))
        return {"kind": "heading", "mark": Markup("#" * depth), "id": block.id, "words": volume.heading(block)}
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "number": block.number, "html": marker.paragraph(block)}
    if isinstance(block, Table):
        rows = [[marker.cell(cell) if cell else "" for cell in row] for row in grid_of(block)]
        heads, above = heads_of(block, volume.shown), [volume.words(caption) for caption in block.captions]
        return {"kind": "table", "above": above, "heads": rows[:heads], "rows": rows[heads:]}
    return {"kind": _line_kind(block), "words": volume.words(block.span)}


def _line_kind(piece: Piece) -> str:
    return "note" if piece.kind is PieceKind.NOTE else "salutation"
