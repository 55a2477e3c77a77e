"""What the site itself knows, from ``mkdocs.yml``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Site:
    """Options of the site that writers need; every one may be empty."""

    url: str = ""
    """Address of the published site, with a closing ``/``."""
    errors: str = ""
    """Where a reader reports an error: an ``https:`` or ``mailto:`` address."""
