"""What a file may hold at most: beyond that it is refused with a reason, so that memory and time stay bounded."""

from __future__ import annotations

from dataclasses import dataclass

KILO = 1024
MEGA = 1024 * KILO


@dataclass(frozen=True, slots=True)
class Limits:
    """Every limit on what lies in ``seeds/`` and ``progress/``; the table in README.md tells them to people."""

    file_bytes: int = 20 * MEGA
    """Of a seed or a ledger."""
    characters: int = 300_000
    """Of a seed, decoded; the longest reports have some 100,000. Typesetting takes some 5 KB of memory a character."""
    folders: int = 40
    """In one another."""
    unpacked_bytes: int = 200 * MEGA
    """Of all parts of a packed file together."""
    ratio: int = 200
    """How many times its packed size a part above a megabyte may unpack to."""
    parts: int = 5_000
    """Of a packed file."""
    pages: int = 600
    """Of a PDF or OFD file."""
    xml_depth: int = 256
    """Elements in one another; what the XML parser allows."""
    html_depth: int = 2_048
    """Elements in one another; what the HTML parser allows."""
    markdown_depth: int = 100
    """Lists and quotations in one another."""
    label_characters: int = 60
    """Of the number that a word processor or a browser writes before a paragraph."""
    sidecar_bytes: int = 64 * KILO
    """Of the TOML file beside a seed, and of ``site.toml``."""
    logo_bytes: int = 512 * KILO
    """Of a site's logo, which every page loads."""
    filed_bytes: int = MEGA
    """Of ``links.toml`` and ``corrections.toml``."""
    toml_depth: int = 16
    """Parts of a key; tables and lists in one another."""
    ledger_unpacked_bytes: int = 64_000_000
    """Of all parts of a spreadsheet together."""
    ledger_rows: int = 100_000
    """With something in them, in one ledger."""
    sheet_rows: int = 1_048_576
    """Last row that a spreadsheet program knows."""
    ledger_columns: int = 60
    """Columns further right are not looked at."""
    cell_characters: int = 32_767
    """Of one cell; what spreadsheet programs allow."""
    seconds: int = 60
    """For one file of a kind that is read by a worker of its own: all but plain text."""
    memory_bytes: int = 2 * KILO * MEGA
    """For the same."""
    magnitude: int = 18
    """Digits of a figure before the point, in its base unit: more than all the money in the world in 分."""
    decimals: int = 8
    """Digits of a figure behind the point, in its base unit."""


LIMITS = Limits()
