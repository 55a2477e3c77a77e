"""The sample report, kept with the tests: they hold whatever an office has put into its ``seeds/``."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "tests" / "fixtures" / "sample"
SEED = SEEDS / "000_056293ef2708c742.txt"
