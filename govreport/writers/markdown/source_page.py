"""Compare with the source: the raw text beside what the site shows, differences marked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from markupsafe import Markup

from govreport.model import Artifact, Piece, PieceKind, Version
from govreport.writers import addresses
from govreport.writers.labels import PIECE
from govreport.writers.markdown.escape import escape
from govreport.writers.markdown.page import page
from govreport.writers.markdown.page_tags import article
from govreport.writers.markdown.site_index import ReportView, SiteIndex
from govreport.writers.revision import differing

_LEFT_OUT = (PieceKind.BOILERPLATE, PieceKind.COPY)
"""What the site's pages don't show."""
_SENTENCE = re.compile(r"[^。；;！!\n]*(?:[。；;！!\n]|$)")


def write(site_index: SiteIndex) -> Iterator[Artifact]:
    """Yield the page for each report."""
    versions: dict[str, list[Version]] = defaultdict(list)
    for version in site_index.catalog.versions:
        versions[version.report].append(version)
    for view in site_index.views.values():
        yield _source(view, versions[view.id])


def _source(view: ReportView, versions: list[Version]) -> Artifact:
    document = view.report.document
    raw, shown = document.source.text, view.shown
    return page(
        addresses.source(view.id),
        "source",
        title=f"与原文对照 · {view.title}",
        description=f"{view.title}的原始文本与本站显示的文字，不同之处逐一标出。",
        tags=article(view),
        meta={"sources": [view.origin], "search": {"exclude": True}},
        view=view,
        changes=sum(a != b for a, b in zip(raw, shown, strict=True)),
        lines=[_line(view, pieces) for pieces in _by_line(view)],
        diagnostics=[
            (d, document.source.position(d.span.start) if d.span else None, d.span and view.link(d.span.start))
            for d in view.report.diagnostics
        ],
        versions=[(version, revisions(version.source.text, raw)) for version in versions],
        left_out=[p for p in document.pieces if p.kind in _LEFT_OUT],
    )


def _by_line(view: ReportView) -> Iterator[list[Piece]]:
    """Yield the pieces of the cover that belong together: what stands between two stretches of white space."""
    pieces = view.report.document.pieces
    for is_space, group in groupby(pieces, key=lambda p: p.kind is PieceKind.SPACE):
        if not is_space:
            yield list(group)


def _line(view: ReportView, pieces: list[Piece]) -> tuple[int, str, Markup, bool]:
    start, end = pieces[0].span.start, pieces[-1].span.end
    number, _ = view.report.document.source.position(start)
    html = marked_changes(view.report.document.source.text[start:end], view.shown[start:end])
    kinds = dict.fromkeys(PIECE[p.kind] for p in pieces)
    return number, "、".join(kinds), html, all(p.kind in _LEFT_OUT for p in pieces)


def marked_changes(raw: str, shown: str) -> Markup:
    """Return raw text with each changed character followed by what is shown in its place.

    >>> str(marked_changes("年,是", "年，是"))
    '年<del>,</del><ins>，</ins>是'
    """
    html = Markup("")
    for same, pairs in groupby(zip(raw, shown, strict=True), key=lambda pair: pair[0] == pair[1]):
        before, after = ("".join(side) for side in zip(*pairs, strict=True))
        html += escape(before) if same else Markup("<del>{}</del><ins>{}</ins>").format(escape(before), escape(after))
    return html


def revisions(old: str, new: str) -> list[tuple[str, str]]:
    """Return what a corrected text changed, sentence by sentence: the old words and the new ones, either may be empty.

    >>> revisions("一、回顾。完成税收349万元。", "一、回顾。完成税收394万元。新增学位9个。")
    [('完成税收349万元。', '完成税收394万元。新增学位9个。')]
    """
    before, after = _SENTENCE.findall(old), _SENTENCE.findall(new)
    return [
        ("".join(before[a:b]).strip(), "".join(after[c:d]).strip()) for a, b, c, d in differing(before, after)
    ]
