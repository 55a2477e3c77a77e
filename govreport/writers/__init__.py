"""Pure functions from a `Catalog` to files: data, pages, PDFs, ledgers, feeds."""

from __future__ import annotations

from govreport.model import Artifact, Catalog, Site
from govreport.writers import data, feed, ledger, markdown, pdf


def write(catalog: Catalog, site: Site, printed: tuple[pdf.PdfDocument, ...]) -> tuple[Artifact, ...]:
    """Return every file that the catalog gives, ordered by path.

    Args:
        catalog: The reports and what joins them.
        site: Where the pages will be published.
        printed: The PDFs of the reports, which pages link with their size.
    """
    made = [
        *data.write(catalog),
        *ledger.write(catalog),
        *feed.write(catalog, site),
        *markdown.write(catalog, site, printed),
        *pdf.write(printed),
    ]
    return tuple(sorted(made, key=lambda artifact: artifact.path))
