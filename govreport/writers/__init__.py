"""Pure functions from a `Catalog` to files: data, pages, PDFs, ledgers."""

from __future__ import annotations

from govreport.model import Artifact, Catalog, Site
from govreport.writers import data, ledger, markdown, pdf


def write(catalog: Catalog, site: Site) -> tuple[Artifact, ...]:
    """Return every file that the catalog gives, ordered by path; `site` says where it will be published."""
    made = [
        *data.write(catalog),
        *ledger.write(catalog),
        *markdown.write(catalog, site),
        *pdf.write(pdf.documents(catalog)),
    ]
    return tuple(sorted(made, key=lambda artifact: artifact.path))
