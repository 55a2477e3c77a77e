"""Score the rules on reports labelled by hand: ``make score``.

Prints precision, recall and F1 of each report, and what was gained or lost against the last recorded run, so that
no change trades one report for another unseen. ``--record`` keeps the new figures in govreport/accuracy.json, from
where the page on method takes them. The labelled reports are not part of the project.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from govreport.lexicon import default_lexicon
from govreport.pipeline.build import read_reports
from govreport.pipeline.output import publish
from govreport.resolve import resolve
from govreport.writers import data
from tests.shared import GOLD, SCORER

RECORD = Path(__file__).parent.parent / "govreport" / "accuracy.json"
NOISE = 0.0005
"""Differences below half a thousandth are rounding, no gain or loss."""
Scores = dict[str, dict[str, float]]


def score(gold: Path) -> Scores:
    """Build the labelled reports of `gold` and return the figures of each, and of all together."""
    lexicon = default_lexicon()
    with tempfile.TemporaryDirectory() as folder:
        seeds = Path(folder) / "seeds"
        seeds.mkdir()
        for report in gold.glob("*.gold.json"):
            text = report.with_name(report.name.replace(".gold.json", ".txt"))
            (seeds / text.name).write_bytes(text.read_bytes())
        publish(data.write(resolve(read_reports(seeds, lexicon), lexicon)), Path(folder))
        printed = subprocess.run(
            [sys.executable, str(SCORER), str(Path(folder) / "data"), str(gold), "--json"],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
    scores: Scores = json.loads(printed.stdout)
    return scores


def changes(new: Scores, old: Scores) -> list[str]:
    """Return one line for each figure that rose or fell since the recorded run.

    >>> changes({"a": {"metric_F1": 0.9}}, {"a": {"metric_F1": 0.85}})
    ['gain  a metric_F1 0.850 → 0.900']
    """
    lines = []
    for report, figures in new.items():
        for name, value in figures.items():
            before = old.get(report, {}).get(name)
            if before is not None and abs(value - before) > NOISE:
                lines.append(f"{'gain' if value > before else 'LOSS'}  {report} {name} {before:.3f} → {value:.3f}")
    return lines


def labels(gold: Path) -> dict[str, dict[str, int]]:
    """Return how many labels of each kind the figures of each report rest on."""
    counted = {}
    for path in sorted(gold.glob("*.gold.json")):
        entry: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        counted[path.name.removesuffix(".gold.json")] = {
            kind: sum(not label.get("optional") for label in entry[kind])
            for kind in ("outline", "metrics", "commitments")
        }
    counted["all"] = {
        kind: sum(c[kind] for c in counted.values()) for kind in ("outline", "metrics", "commitments")
    }
    return counted


def main() -> None:
    """Print the table, then gains and losses; with ``--record`` keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder of NAME.txt and NAME.gold.json")
    parser.add_argument("--record", action="store_true", help="keep the new figures")
    given = parser.parse_args()
    if not given.gold.is_dir() or not SCORER.is_file():
        print(f"skipped: there are no labelled reports at {given.gold}; they are not part of the project")
        return
    new = score(given.gold)
    names = list(next(iter(new.values())))
    print("report".ljust(14), *(name.rjust(10) for name in names))
    for report, figures in new.items():
        print(report.ljust(14), *(f"{figures[name]:.3f}".rjust(10) for name in names))
    recorded = json.loads(RECORD.read_text(encoding="utf-8"))
    old = {r: {k: float(v) for k, v in entry["figures"].items()} for r, entry in recorded.items()}
    print(*changes(new, old) or ["no gains, no losses against the last recorded run"], sep="\n")
    if given.record:
        counted = labels(given.gold)
        record = {
            r: {"labels": counted[r], "figures": {k: f"{v:.4f}" for k, v in figures.items()}}
            for r, figures in new.items()
        }
        RECORD.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
