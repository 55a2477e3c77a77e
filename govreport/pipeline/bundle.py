"""What the program brings to every site: templates, styles and scripts, and the options of MkDocs that they need."""

from __future__ import annotations

from pathlib import Path

_PACKAGED = Path(__file__).parent.parent / "bundled"
"""Made by the build of the wheel, from files of the repository's top level: see pyproject.toml."""


def bundle() -> Path:
    """Return the folder that holds ``mkdocs.yml``, ``overrides/`` and the rest: in the repository it is the top level.

    >>> sorted(path.name for path in bundle().glob("[mo][kv]*"))
    ['mkdocs.yml', 'overrides']
    """
    return _PACKAGED if _PACKAGED.is_dir() else _PACKAGED.parent.parent
