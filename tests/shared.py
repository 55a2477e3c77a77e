"""Development reports that lie beside the project and are not part of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("GOVREPORT_SHARED", Path(__file__).parent.parent.parent / "shared")).resolve()
CASES = SHARED / "cases"
GOLD = SHARED / "gold"
CORPUS = SHARED / "corpus"
SCORER = SHARED / "tools" / "score.py"

needs_shared = pytest.mark.skipif(
    not CORPUS.is_dir(), reason=f"the development reports are not at {SHARED} (set GOVREPORT_SHARED)"
)
