"""Words that show how a report is built: labels, boilerplate, chapter words, offices, openings."""

from __future__ import annotations

from dataclasses import dataclass

from govreport.lexicon.table import read_entries
from govreport.model import Level, Part


@dataclass(frozen=True, slots=True)
class ChapterWord:
    """A word of chapter headings; `part` is None for the explanations behind a report."""

    surface: str
    part: Part | None
    strong: bool


@dataclass(frozen=True, slots=True)
class PlaceWord:
    """A word beside the name of a place that tells whose it is."""

    surface: str
    kind: str
    place: str
    """``behind`` or ``before`` the name."""
    tells: str
    """``own``: the report's own place; ``other``: another's; ``thing``: no place, but something called so."""


@dataclass(frozen=True, slots=True, eq=False)
class Structure:
    """The word lists of the parser. Pairs are (surface, what it stands for)."""

    labels: tuple[tuple[str, str], ...]
    """Metadata label and its id."""
    label_fields: tuple[tuple[str, str], ...]
    """Label id and the field of `Identity` that its value fills."""
    boilerplate_lines: tuple[str, ...]
    boilerplate_starts: tuple[str, ...]
    boilerplate_within: tuple[str, ...]
    chapter_words: tuple[ChapterWord, ...]
    suffixes: tuple[tuple[str, Level | None], ...]
    peoples: tuple[str, ...]
    """Names of peoples as autonomous places bear them (``土家族``)."""
    common_words: frozenset[str]
    """Short names of places that are common words as well (``合作``)."""
    place_words: tuple[PlaceWord, ...]
    """Words beside the name of a place that tell whose it is."""
    offices: tuple[str, ...]
    talk: tuple[str, ...]
    """Openings of speech to the audience and of bridges."""
    acts: tuple[str, ...]
    """Verb phrases that open a statement."""


def load_structure() -> Structure:
    """Return the parser's word lists.

    Raises:
        LexiconError: If a list is damaged.
    """
    labels = read_entries("metadata", {"field": str})
    boilerplate = read_entries("boilerplate", {"place": str})
    chapters = read_entries("chapters", {"part": str, "strong": bool})
    governments = read_entries("governments", {"level": str, "role": str})
    openings = read_entries("openings", {"role": str})
    return Structure(
        labels=tuple((s, e["id"]) for e in labels for s in e["surfaces"]),
        label_fields=tuple((e["id"], e["field"]) for e in labels if "field" in e),
        boilerplate_lines=_surfaces(boilerplate, "place", "line"),
        boilerplate_starts=_surfaces(boilerplate, "place", "start"),
        boilerplate_within=_surfaces(boilerplate, "place", "within"),
        chapter_words=tuple(
            ChapterWord(s, None if e["part"] == "notes" else Part(e["part"]), e.get("strong", False))
            for e in chapters
            for s in e["surfaces"]
        ),
        suffixes=tuple(
            (s, Level(e["level"]) if "level" in e else None)
            for e in governments
            if "role" not in e
            for s in e["surfaces"]
        ),
        peoples=_surfaces(governments, "role", "people"),
        common_words=frozenset(_surfaces(governments, "role", "word")),
        place_words=tuple(
            PlaceWord(s, e["id"], e["place"], e["tells"])
            for e in read_entries("place_words", {"place": str, "tells": str}, distinct=False)
            for s in e["surfaces"]
        ),
        offices=tuple(s for e in read_entries("offices", {}) for s in e["surfaces"]),
        talk=_surfaces(openings, "role", "talk"),
        acts=_surfaces(openings, "role", "act"),
    )


def _surfaces(entries: tuple[dict[str, object], ...], key: str, value: str) -> tuple[str, ...]:
    found: list[str] = []
    for entry in entries:
        if entry.get(key) == value:
            found.extend(entry["surfaces"])  # type: ignore[arg-type]
    return tuple(found)
