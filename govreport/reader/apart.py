"""A worker process that reads files of kinds whose libraries can hang or take memory without end.

It is started once and serves until it has to be ended: for a file that takes more than its time or memory, or that
makes a library fall over. Only what a reader returns or raises comes back.
"""

from __future__ import annotations

import atexit
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from govreport.model import LIMITS, SeedError
from govreport.model.limits import KILO, MEGA

T = TypeVar("T")

_ROOT = Path(__file__).parent.parent.parent
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]);"
    "from govreport.reader.apart import serve; serve(int(sys.argv[2]))"
)
_WAY = "没有收录。请把文字复制到新文档，另存为 .docx 或 .txt"
_READY = b"\n"
"""What a worker says when it is about to serve."""
_ENDED_WITHIN = 5
"""Seconds that a worker has to end by itself."""


class Apart:
    """Runs functions in a worker process, within bounds of time and memory."""

    def __init__(self, seconds: float = LIMITS.seconds, memory: int = LIMITS.memory_bytes) -> None:
        self._seconds = seconds
        self._memory = memory
        self._worker: subprocess.Popen[bytes] | None = None

    def run(self, name: str, function: Callable[..., T], *arguments: Any) -> T:  # noqa: ANN401  (whatever it takes)
        """Return what a function returns, or raise what it raises.

        Args:
            name: The file that it reads, for messages.
            function: A function of a module.
            arguments: What it is given.

        Raises:
            SeedError: If it takes more time or memory than a file may, or ends its process.
        """
        worker = self._started(name)
        timer = threading.Timer(self._seconds, worker.kill)
        timer.start()
        try:
            what, result = _asked(worker, (function, arguments))
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            late = not timer.is_alive()
            self.stop()
            if late:
                raise SeedError(name, f"读了 {self._seconds:g} 秒还没有读完，超过上限，{_WAY}") from error
            raise SeedError(name, f"读到一半，读取的程序崩溃了，文件可能已损坏，{_WAY}") from error
        finally:
            timer.cancel()
        if what == "memory":
            self.stop()
            raise SeedError(name, f"读取时要用的内存超过上限 {self._memory / KILO / MEGA:g} GB，{_WAY}")
        if what == "refused":
            raise SeedError(*result)
        if what == "raised":
            raise result
        found: T = result
        return found

    def stop(self) -> None:
        """End the worker, if there is one."""
        worker, self._worker = self._worker, None
        if worker is None:
            return
        worker.kill()
        worker.wait(_ENDED_WITHIN)
        for pipe in (worker.stdin, worker.stdout):
            if pipe is not None:
                with suppress(OSError):  # what it was still to be told can't be told any more
                    pipe.close()

    def _started(self, name: str) -> subprocess.Popen[bytes]:
        if self._worker is None or self._worker.poll() is not None:
            self.stop()
            command = [sys.executable, "-c", _START, str(_ROOT), str(self._memory)]
            try:
                self._worker = subprocess.Popen(
                    command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
                )
            except OSError as error:
                raise SeedError(name, f"读取的程序启动不了（{error.strerror}），没有读取。请重试") from error
            atexit.register(self.stop)
            if self._worker.stdout is not None:
                self._worker.stdout.read(len(_READY))  # the time of a file begins when it can be read
        return self._worker


def _asked(worker: subprocess.Popen[bytes], task: object) -> tuple[str, Any]:
    assert worker.stdin is not None and worker.stdout is not None  # both are pipes
    pickle.dump(task, worker.stdin)
    worker.stdin.flush()
    answer: tuple[str, Any] = pickle.load(worker.stdout)
    return answer


def serve(memory: int) -> None:
    """Read what the other end of the pipe asks for, until it closes: the body of the worker."""
    _bound_memory(memory)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    answers.write(_READY)
    answers.flush()
    while True:
        try:
            function, arguments = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        answers.write(_answer(function, arguments))
        answers.flush()


def _answer(function: Callable[..., object], arguments: tuple[object, ...]) -> bytes:
    try:
        return pickle.dumps(("returned", function(*arguments)))
    except MemoryError:
        return pickle.dumps(("memory", None))
    except SeedError as error:
        return pickle.dumps(("refused", (error.path, str(error).removeprefix(f"{error.path}: "))))
    except Exception as error:
        return pickle.dumps(("raised", error))


def _bound_memory(memory: int) -> None:
    """Let the system refuse more memory, where it can."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  (there is none on Windows)

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


APART = Apart()
"""The worker of this process."""
