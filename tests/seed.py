"""The report that lies in the project's own ``seeds/``."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "000_056293ef2708c742.txt"
