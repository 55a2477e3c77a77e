"""Golden files: reviewed samples of what is generated. ``make golden`` rewrites them; read the diff."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def check_golden(name: str, text: str) -> None:
    """Compare `text` with the golden file `name`; rewrite it instead where GOLDEN=update is set."""
    path = FOLDER / name
    if os.environ.get("GOLDEN") == "update":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.is_file(), f"{path} is missing; run `make golden` and read the diff"
    assert path.read_text(encoding="utf-8") == text, f"{path} differs; if that is meant, run `make golden`"
