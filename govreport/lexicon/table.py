"""Reading one word list: a TOML file of ``[[entry]]`` tables, checked against what it may hold."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from govreport.model import LexiconError


def read_entries(name: str, allowed: Mapping[str, type], *, distinct: bool = True) -> tuple[dict[str, Any], ...]:
    """Return the entries of ``govreport/lexicons/<name>.toml``, in the file's order.

    Args:
        name: The file's stem.
        allowed: The keys an entry may hold, with the type of each. ``id`` and ``surfaces`` are always
            required: a stable ASCII id, and the Chinese forms.
        distinct: Whether a surface may belong to one entry only.

    Raises:
        LexiconError: If the file has an unknown key, a value of the wrong type, an id or a surface twice.
            The message names file, entry and key.
    """
    where = f"govreport/lexicons/{name}.toml"
    entries: list[dict[str, Any]] = tomllib.loads(
        files("govreport").joinpath("lexicons", f"{name}.toml").read_text(encoding="utf-8")
    ).get("entry", [])
    known: dict[str, type] = {"id": str, "surfaces": list, "note": str, **allowed}
    seen_ids: set[str] = set()
    owner: dict[str, str] = {}
    for number, entry in enumerate(entries, 1):
        label = entry.get("id", f"entry {number}")
        for key, value in entry.items():
            if key not in known:
                raise LexiconError(f"{where}: {label}: unknown key {key!r}; known keys are {', '.join(sorted(known))}")
            if not isinstance(value, known[key]):
                raise LexiconError(f"{where}: {label}: {key!r} must be of type {known[key].__name__}")
        for required in ("id", "surfaces"):
            if not entry.get(required):
                raise LexiconError(f"{where}: {label}: {required!r} is missing or empty")
        if label in seen_ids:
            raise LexiconError(f"{where}: {label}: this id stands twice; ids must be unique")
        seen_ids.add(label)
        for surface in entry["surfaces"]:
            if surface in owner and (distinct or owner[surface] == label):
                raise LexiconError(f"{where}: {label}: surface {surface!r} already belongs to {owner[surface]}")
            owner[surface] = label
    return tuple(entries)


def alternation(surfaces: list[str] | tuple[str, ...]) -> str:
    """Return a regular expression that matches any of `surfaces`, the longest first.

    >>> alternation(["元", "万元", "亿元"])
    '万元|亿元|元'
    """
    return "|".join(re.escape(s) for s in sorted(surfaces, key=lambda s: (-len(s), s)))
