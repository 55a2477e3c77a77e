"""One report as JSON: the same findings as in the tables, with the outline as a tree, and back."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator

from govreport.model import (
    Commitment,
    Diagnostic,
    Document,
    Exclusion,
    Field,
    Identity,
    Mention,
    Metric,
    Paragraph,
    Passage,
    Piece,
    Reason,
    Report,
    Section,
    Source,
    Span,
    Table,
)
from govreport.writers.data.codec import Json, decode, encode


def to_json(report: Report) -> dict[str, Json]:
    """Return everything known about one report as JSON values."""
    document = report.document
    return {
        "report": encode(document.identity),
        "source": encode(document.source),
        "fields": encode(document.fields),
        "outline": _tree(document.sections),
        "paragraphs": encode(document.paragraphs),
        "passages": encode(document.passages),
        "reasons": encode(document.reasons),
        "problems": encode(document.problems),
        "notes": encode(document.notes),
        "tables": encode(document.tables),
        "pieces": encode(document.pieces),
        "metrics": encode(report.metrics),
        "commitments": encode(report.commitments),
        "mentions": encode(report.mentions),
        "exclusions": encode(report.exclusions),
        "parser_diagnostics": encode(document.diagnostics),
        "diagnostics": encode(report.diagnostics),
    }


def from_json(data: dict[str, Json]) -> Report:
    """Return the report that `to_json` made `data` from: equal in every field."""
    document = Document(
        source=decode(Source, data["source"]),
        identity=decode(Identity, data["report"]),
        fields=decode(tuple[Field, ...], data["fields"]),
        pieces=decode(tuple[Piece, ...], data["pieces"]),
        sections=tuple(sorted(_flat(data["outline"]), key=lambda section: section.words)),
        paragraphs=decode(tuple[Paragraph, ...], data["paragraphs"]),
        passages=decode(tuple[Passage, ...], data["passages"]),
        reasons=decode(tuple[Reason, ...], data["reasons"]),
        problems=decode(tuple[Span, ...], data["problems"]),
        notes=decode(tuple[Span, ...], data["notes"]),
        tables=decode(tuple[Table, ...], data["tables"]),
        diagnostics=decode(tuple[Diagnostic, ...], data["parser_diagnostics"]),
    )
    return Report(
        document=document,
        metrics=decode(tuple[Metric, ...], data["metrics"]),
        commitments=decode(tuple[Commitment, ...], data["commitments"]),
        mentions=decode(tuple[Mention, ...], data["mentions"]),
        exclusions=decode(tuple[Exclusion, ...], data["exclusions"]),
        diagnostics=decode(tuple[Diagnostic, ...], data["diagnostics"]),
    )


def report_text(report: Report, links: Json, schema_version: str) -> str:
    """Return ``report.json``: the report, and the links that touch one of its items."""
    data = {"schema_version": schema_version, **to_json(report), "links": links}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def _tree(sections: tuple[Section, ...]) -> list[Json]:
    below: dict[str, list[Json]] = defaultdict(list)
    for section in sections:
        below[section.parent].append(encode(section) | {"children": below[section.id]})
    return below[""]


def _flat(tree: list[Json]) -> Iterator[Section]:
    for node in tree:
        yield decode(Section, node)
        yield from _flat(node["children"])
