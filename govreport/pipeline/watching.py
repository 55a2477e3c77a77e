"""What has changed below some folders, asked again and again: the same on every system, network folders included."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

Seen = dict[Path, tuple[int, int]]
"""Time and size of each file."""
_PAUSE = 0.2
"""Seconds between two looks."""
_EFFORT = 4
"""A look at very many files is taken more seldom: it may cost a fifth of the time."""
_SETTLED = 0.1
"""Files that are still being written change within so many seconds once more."""


def look(roots: Collection[Path], passed_over: Callable[[Path], bool]) -> Seen:
    """Return the state of all files below `roots`, files among them; missing ones are none."""
    seen = {}
    for path in _files(roots):
        if not passed_over(path):
            try:
                found = path.stat()
            except OSError:
                continue
            seen[path] = (found.st_mtime_ns, found.st_size)
    return seen


def _files(roots: Collection[Path]) -> Iterator[Path]:
    for root in roots:
        if root.is_file():
            yield root
        for folder, _, names in os.walk(root):
            yield from (Path(folder, name) for name in names)


def changes(take_look: Callable[[], Seen]) -> Iterator[set[Path]]:
    """Yield the files that came, went or changed, whenever there are some and they have settled; never ends."""
    before = take_look()
    while True:
        started = time.monotonic()
        now = take_look()
        if now == before:
            time.sleep(max(_PAUSE, _EFFORT * (time.monotonic() - started)))
            continue
        while True:
            time.sleep(_SETTLED)
            later = take_look()
            if later == now:
                break
            now = later
        yield {path for path, _ in now.items() ^ before.items()}
        before = now
