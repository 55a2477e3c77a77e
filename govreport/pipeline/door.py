"""How every command ends, whatever happens: an exit code, and in place of a traceback a sentence."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path

from govreport.model import GovReportError
from govreport.pipeline.disk import explain

OK, FAILED, BAD_USAGE, STOPPED = 0, 1, 2, 130
"""Done; it could not be done; the command line is wrong; stopped by the person (Ctrl-C)."""
_AT_HAND = "at hand: "


def enter(program: str, module: str) -> int:
    """Run the command line of `module` from a script and return its exit code.

    Where the system's locale knows ASCII alone, Python starts once more in its UTF-8 mode: file names stay what they
    are then, and messages come as escapes at worst.
    """
    if sys.getfilesystemencoding() == "ascii":
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])
    return guard(program, lambda: int(import_module(module).main()))


def guard(program: str, work: Callable[[], int]) -> int:
    """Do the work of a command and return its exit code; nothing but bad usage (`SystemExit`) leaves as an exception.

    What the program foresees is told as it is. Anything else becomes one line with the file at hand, code E600 and the
    place of the details, which are written to the folder of temporary files, never beside the site.
    """
    _allow_escapes()
    try:
        return _guarded(program, work)
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:
        return FAILED
    finally:
        _flush()


def _guarded(program: str, work: Callable[[], int]) -> int:
    try:
        return work()
    except GovReportError as error:
        message = str(error)
    except BrokenPipeError:
        raise
    except OSError as error:
        message = explain(error, Path.cwd())
    except Exception as error:
        message = describe_unexpected(error)
    print(f"{program}: {message}", file=sys.stderr)
    return FAILED


@contextmanager
def at_hand(file: object) -> Iterator[None]:
    """Let an error that nobody foresaw name the file that was being worked on."""
    try:
        yield
    except GovReportError:
        raise
    except Exception as error:
        error.add_note(f"{_AT_HAND}{file}")
        raise


def describe_unexpected(error: Exception, outcome: str = "没有写入，上次的结果原样保留") -> str:
    """Return one sentence on an error that nobody foresaw, and keep its details in a file of their own."""
    notes = [note.removeprefix(_AT_HAND) for note in getattr(error, "__notes__", ()) if note.startswith(_AT_HAND)]
    file = f"，正在处理 {notes[0]}" if notes else ""
    kept = _keep(error)
    where = f"请把 {kept} 交给维护者" if kept else f"请把这一行交给维护者（{_place(error)}）"
    return f"E600 程序遇到没有预料到的情况（{type(error).__name__}{file}）；{outcome}。{where}"


def _keep(error: Exception) -> str:
    details = f"{sys.version}\n{sys.argv}\n{''.join(traceback.format_exception(error))}"
    try:
        opened, path = tempfile.mkstemp(prefix="govreport-", suffix=".log")
        with os.fdopen(opened, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(details)
    except OSError:
        return ""
    return path


def _place(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"


def _allow_escapes() -> None:
    """What a terminal can't show comes as an escape: a message is never lost, and never the end of a build."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _flush() -> None:
    """Have said what is to be said; where nobody reads on, let the rest go nowhere, so that Python ends quietly."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
