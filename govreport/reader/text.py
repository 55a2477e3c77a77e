"""Plain text."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from govreport.model import SeedError, Source


def read_text(path: Path, name: str) -> Source:
    """Return the source of a plain-text seed."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SeedError(name, f"can't be read ({error.strerror}); check its permissions") from error
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SeedError(name, "is no UTF-8 text; save it as UTF-8") from error
    return Source(path=name, sha256=sha256(content).hexdigest(), text=text)
