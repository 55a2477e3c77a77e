"""What a worker is asked to do in tests; a module of its own, since the worker loads it while its time runs."""

from __future__ import annotations

import os
import time

from govreport.model import SeedError


def sleep_forever(content: bytes, name: str) -> None:
    time.sleep(1000)


def take_memory(content: bytes, name: str) -> int:
    return len(bytearray(8 * 1024**3))


def fall_over(content: bytes, name: str) -> None:
    os.abort()


def refuse(content: bytes, name: str) -> None:
    raise SeedError(name, "读不了: 请另存")


def fail(content: bytes, name: str) -> None:
    raise ZeroDivisionError("a fault of ours")


def measured(content: bytes, name: str) -> int:
    return len(content)
