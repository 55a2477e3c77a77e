"""Look for files and texts that break a promise: ``python -m tests.fuzz --seconds 60``.

Each property is run in rounds of random inputs until its share of the time is used up. What is found is printed in
its smallest form; mend it and keep it as a row of ``tests/corpus/fuzz.toml``.
"""

from __future__ import annotations

import argparse
import faulthandler
import sys
import time
import traceback
from collections.abc import Callable
from typing import TypeVar

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.fuzz.mutation import CHANGES, Change, mutated, repacked
from tests.fuzz.promises import holds_for_file, holds_for_text
from tests.fuzz.samples import TEXT, samples
from tests.test_laws import CLAUSES, FRAME, TEXTS

ROUND = 100
HANGING = 120
"""Seconds after which an input is taken to hang: where it does is printed, and the run ends."""
_PACKED = (".docx", ".odt", ".ofd", ".xlsx")
T = TypeVar("T")
Property = Callable[[int, list[int]], None]
"""Runs a round of inputs from a seed, and counts them."""


def main() -> int:
    """Run every property for its share of the time: 0 if all promises held."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--seconds", type=float, default=60, help="for all properties together (default: 60)")
    parser.add_argument("--seed", type=int, default=1, help="of the first round; the next one counts on (default: 1)")
    parser.add_argument("--only", default="", help="properties whose name holds this, such as .docx or text")
    given_options = parser.parse_args()
    chosen = {name: run for name, run in _properties().items() if given_options.only in name}
    broken = 0
    for name, check in chosen.items():
        broken += _run(name, check, given_options.seconds / len(chosen), given_options.seed)
    return 1 if broken else 0


def _run(name: str, check: Property, seconds: float, first: int) -> int:
    end, number, inputs = time.monotonic() + seconds, first, [0]
    found: set[str] = set()
    while time.monotonic() < end:
        try:
            check(number, inputs)
        except Exception as error:
            last = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{type(error).__name__} {last.filename}:{last.lineno}"
            if where not in found:
                found.add(where)
                print(f"--- {name}, seed {number}: {where}: {str(error)[:300]}", *_notes(error), sep="\n", flush=True)
        number += 1
    print(f"{name}: {inputs[0]:,} inputs, seeds {first} to {number - 1}, {len(found)} broken", flush=True)
    return len(found)


def _notes(error: BaseException) -> list[str]:
    return [note[:3000] for note in getattr(error, "__notes__", [])]


def _properties() -> dict[str, Property]:
    pieces = st.one_of(TEXTS, CLAUSES)
    framed = st.tuples(pieces, pieces).map(lambda both: FRAME.format(*both))
    found = {
        "text, any": _property(pieces, holds_for_text),
        "text, framed": _property(framed, holds_for_text),
        "text, changed": _property(
            CHANGES.map(lambda changes: mutated(TEXT.encode(), changes).decode("utf-8", "replace")), holds_for_text
        ),
    }
    for kind, content in samples().items():
        found[f"bytes {kind}"] = _property(CHANGES, _file(kind, content))
        if kind in _PACKED:
            found[f"parts {kind}"] = _property(st.tuples(st.integers(0, 20), CHANGES), _parts(kind, content))
    return found


def _file(kind: str, content: bytes) -> Callable[[list[Change]], None]:
    return lambda changes: holds_for_file(kind, mutated(content, changes))


def _parts(kind: str, content: bytes) -> Callable[[tuple[int, list[Change]]], None]:
    return lambda changed: holds_for_file(kind, repacked(content, *changed))


def _property(inputs: st.SearchStrategy[T], check: Callable[[T], None]) -> Property:
    def run(number: int, count: list[int]) -> None:
        @seed(number)
        @settings(
            max_examples=ROUND, deadline=None, database=None, report_multiple_bugs=False,
            phases=(Phase.generate, Phase.shrink), suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(inputs)
        def once(value: T) -> None:
            count[0] += 1
            faulthandler.dump_traceback_later(HANGING, exit=True)
            try:
                check(value)
            finally:
                faulthandler.cancel_dump_traceback_later()

        once()

    return run


if __name__ == "__main__":
    faulthandler.enable()
    sys.exit(main())
