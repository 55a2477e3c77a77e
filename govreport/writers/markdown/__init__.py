"""Pages: one small module for each type, and a template of the same name."""

from __future__ import annotations

from collections.abc import Iterable

from govreport.model import Artifact, Catalog, Site
from govreport.writers.markdown import (
    changes,
    chapter_page,
    compare,
    cover,
    dictionary,
    glossary,
    home,
    indicators,
    items,
    listing,
    method,
    moved,
    outcomes,
    places,
    source_page,
    topics,
)
from govreport.writers.markdown.site_index import SiteIndex
from govreport.writers.pdf import PdfDocument

__all__ = ["SiteIndex", "write"]

PAGES = (
    home,
    cover,
    chapter_page,
    source_page,
    items,
    moved,
    indicators,
    listing,
    compare,
    outcomes,
    changes,
    topics,
    places,
    glossary,
    dictionary,
    method,
)


def write(catalog: Catalog, site: Site, printed: Iterable[PdfDocument] = ()) -> tuple[Artifact, ...]:
    """Return every page of the catalog as Markdown with front matter; `printed` are the PDFs that pages link."""
    site_index = SiteIndex(catalog, site, {document.path: document for document in printed})
    return tuple(artifact for kind in PAGES for artifact in kind.write(site_index))
