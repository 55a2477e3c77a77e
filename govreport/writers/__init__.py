"""Pure functions from a `Catalog` to files: data, pages, PDFs, ledgers, feeds."""

from __future__ import annotations

from govreport.model import Artifact, Catalog, Site
from govreport.writers import data, feed, ledger, markdown, pdf


def write(catalog: Catalog, site: Site, press: pdf.Press) -> tuple[Artifact, ...]:
    """Return every file that the catalog gives, ordered by path.

    Args:
        catalog: The reports and what joins them.
        site: Where the pages will be published.
        press: The fonts for the PDFs, opened.

    Raises:
        OutputError: If a font or a character is missing and degrading was not allowed.
    """
    printed = pdf.documents(catalog, press)
    made = [
        *data.write(catalog),
        *ledger.write(catalog),
        *feed.write(catalog, site),
        *markdown.write(catalog, site, printed),
        *pdf.write(printed),
    ]
    return tuple(sorted(made, key=lambda artifact: artifact.path))
