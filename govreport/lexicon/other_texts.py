"""Texts that are no government work report, told by the words of their titles and openings."""

from __future__ import annotations

from dataclasses import dataclass

from govreport.lexicon.table import read_entries
from govreport.model import LexiconError

_PLACES = ("title", "title-end", "speaker", "text")


@dataclass(frozen=True, slots=True)
class OtherText:
    """A kind of text, where its words stand, and the words."""

    label: str
    """What it is, in Chinese."""
    place: str
    """``title``, ``title-end``, ``speaker`` or ``text``."""
    surfaces: tuple[str, ...]


def load_other_texts() -> tuple[OtherText, ...]:
    """Return the kinds of ``govreport/lexicons/other_texts.toml``, in its order.

    Raises:
        LexiconError: If the list is damaged.
    """
    entries = read_entries("other_texts", {"label": str, "place": str})
    if odd := [entry["id"] for entry in entries if entry.get("place") not in _PLACES or not entry.get("label")]:
        raise LexiconError(f"govreport/lexicons/other_texts.toml: {odd[0]}: needs a label and a known place")
    return tuple(OtherText(entry["label"], entry["place"], tuple(entry["surfaces"])) for entry in entries)
