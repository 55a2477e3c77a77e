"""The search index of a site of which only some pages were rendered again."""

from __future__ import annotations

import json
from collections.abc import Container
from pathlib import Path
from typing import Any

_FILE = "search/search_index.json"
_SCRIPT = "search/search_index.js"
"""The same as a script, which a page opened from a folder can load; see Material's offline plugin."""
Entries = list[dict[str, Any]]


def read_index(site: Path) -> Entries:
    """Return what a site's index holds; nothing where it has none."""
    path = site / _FILE
    found: Entries = json.loads(path.read_text(encoding="utf-8"))["docs"] if path.is_file() else []
    return found


def merge_index(site: Path, before: Entries, renewed: Container[str]) -> None:
    """Add to an index, which holds `renewed` pages alone, what `before` holds of the others."""
    path = site / _FILE
    if not path.is_file():
        return
    index = json.loads(path.read_text(encoding="utf-8"))
    kept = [entry for entry in before if entry["location"].partition("#")[0] not in renewed]
    text = json.dumps({**index, "docs": [*kept, *index["docs"]]}, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8")
    if (site / _SCRIPT).is_file():
        (site / _SCRIPT).write_text(f"var __index = {text}", encoding="utf-8")

