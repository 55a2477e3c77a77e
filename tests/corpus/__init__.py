"""Sentences and what the rules must make of them: the specification of the rules."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


def rows(name: str) -> list[dict[str, Any]]:
    """Return the rows of ``tests/corpus/<name>.toml``."""
    found: list[dict[str, Any]] = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["row"]
    return found
