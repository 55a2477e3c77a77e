"""Which report this is: place, level, years, issuer, date, numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from govreport.frame.place import split_address
from govreport.lexicon.divisions import Divisions
from govreport.lexicon.structure import Structure
from govreport.model import Field, Identity, Level, Part, PieceKind, Sidecar, Source, iso_date
from govreport.parser.address import address_of, ascii_name
from govreport.parser.framing import Frame, joined
from govreport.parser.front import Front
from govreport.parser.manuscript import Manuscript
from govreport.parser.words import Words

_DATE = re.compile(r"(\d{4})\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})")


def read_identity(manuscript: Manuscript, front: Front, frame: Frame, values: dict[str, str]) -> Identity:
    """Return what the report says of itself, as far as it is certain."""
    source, folded = manuscript.source, manuscript.folded
    structure, divisions = manuscript.lexicon.structure, manuscript.lexicon.divisions
    titles = [joined(manuscript.text, piece.span) for piece in front.pieces if piece.kind is PieceKind.TITLE]
    place, review = frame.place, frame.years.review
    ahead = Part.LOOK_AHEAD in frame.parts
    identity = Identity(
        id="",
        title=next((t for t in reversed(titles) if "报告" in t), values.get("title", "")),
        jurisdiction=place.name,
        level=place.level,
        review_year=str(review) if review else "",
        plan_year=str(review + 1) if review and ahead else "",
        issuer=values.get("issuer", "") or _issuer(folded, place.name, place.level),
        published=_iso(values.get("published", "")),
        index_no=values.get("index_no", ""),
        document_no=values.get("document_no", ""),
        parent=place.parent,
    )
    identity = _located(_correct(identity, source), source.sidecar, divisions)
    return replace(identity, id=_id(identity, source, structure, divisions))


def field_values(manuscript: Manuscript, front: Front) -> dict[str, str]:
    """Return the values of the metadata block, by the field of `Identity` that each fills."""
    return _values(front.fields, manuscript.lexicon.structure, manuscript.words)


def _values(fields: Sequence[Field], structure: Structure, words: Words) -> dict[str, str]:
    named = dict(structure.label_fields)
    values: dict[str, str] = {}
    for field in fields:
        key = named.get(words.labels.get("".join(field.label.split()), ""))
        if key and field.value and key not in values:
            values[key] = field.value
    return values


def _issuer(folded: str, place: str, level: Level | None) -> str:
    if level is Level.NATIONAL:
        return "国务院"
    return f"{place}人民政府" if place and re.search(r"代表[^,。]{0,12}人民政府", folded[:3000]) else ""


def _iso(date: str) -> str:
    match = _DATE.search(date)
    return iso_date("-".join(match.groups())) if match else ""


def _correct(identity: Identity, source: Source) -> Identity:
    """Let the words of the person beside the seed override what was read."""
    changes: dict[str, str | Level] = dict(source.sidecar.corrected)
    if "level" in changes:
        changes["level"] = Level(changes["level"])
    if changes.get("jurisdiction", identity.jurisdiction) != identity.jurisdiction:
        changes.setdefault("parent", "")
    if not identity.plan_year and changes.get("review_year"):
        changes.setdefault("plan_year", str(int(changes["review_year"]) + 1))
    return replace(identity, **changes)  # type: ignore[arg-type]


def _located(identity: Identity, sidecar: Sidecar, divisions: Divisions) -> Identity:
    """Tell the place from others of its name: by its code, or by the place above it."""
    name = identity.jurisdiction
    if not name:
        return identity
    corrected = dict(sidecar.corrected)
    stated = corrected.get("parent") or sidecar.parent
    parent = split_address(stated, divisions)[1] if stated else identity.parent
    code = identity.place_code or sidecar.place_code or divisions.code_of(name, parent)
    known = divisions.names.get(code[:6], "")
    parent = divisions.parent(code[:6]) if known == name else parent or known
    return replace(identity, parent=parent, place_code=code)


def _id(identity: Identity, source: Source, structure: Structure, divisions: Divisions) -> str:
    """Return the place's address and the review year; where no place is known, the file's name."""
    if identity.id:
        return identity.id
    name, parent, code = identity.jurisdiction, identity.parent, identity.place_code
    place = address_of(name, parent, code, structure, divisions) if name else ""
    if not place:
        return ascii_name(PurePosixPath(source.path).stem) or "report"
    return "-".join(part for part in (place, identity.review_year) if part)
