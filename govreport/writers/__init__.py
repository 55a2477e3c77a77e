"""Pure functions from a `Catalog` to files: data, pages, PDFs, ledgers, feeds."""

from __future__ import annotations

from pathlib import PurePosixPath

from govreport.model import Artifact, Catalog, Site
from govreport.writers import data, feed, ledger, markdown, pdf


def write(catalog: Catalog, site: Site, printed: tuple[pdf.PdfDocument, ...]) -> tuple[Artifact, ...]:
    """Return every file that the catalog gives, ordered by path.

    Args:
        catalog: The reports and what joins them.
        site: What the office says of its site.
        printed: The PDFs of the reports, which pages link with their size.
    """
    made = [
        *data.write(catalog, site),
        *ledger.write(catalog),
        *feed.write(catalog, site),
        *markdown.write(catalog, site, printed),
        *pdf.write(printed),
        *_logo(site),
    ]
    return tuple(sorted(made, key=lambda artifact: artifact.path))


def _logo(site: Site) -> tuple[Artifact, ...]:
    return (Artifact(PurePosixPath(site.logo), site.logo_bytes),) if site.logo else ()
