"""Where each page lies below the site's root. The one place that knows the addresses."""

from __future__ import annotations

INDEX = "index.html"
"""Links name the file, so that the folder also works from ``file://``; on a server the folder is enough."""


def report(report_id: str) -> str:
    """Return the cover's folder: ``reports/jiangchang-2022/``."""
    return f"reports/{report_id}/"


def chapter(report_id: str, slug: str) -> str:
    """Return a chapter's folder: ``reports/jiangchang-2022/gong-zuo-hui-gu/``."""
    return f"reports/{report_id}/{slug}/"


def source(report_id: str) -> str:
    """Return the folder of the page that compares with the source."""
    return f"reports/{report_id}/source/"


def commitment(commitment_id: str) -> str:
    """Return a commitment's folder."""
    return f"commitments/{commitment_id}/"


def indicator(slug: str) -> str:
    """Return an indicator's folder."""
    return f"indicators/{slug}/"


def topic(topic_id: str) -> str:
    """Return a topic's folder."""
    return f"topics/{topic_id}/"


def topic_of(topic_id: str, report_id: str) -> str:
    """Return the folder of what one report says on a topic, where all reports together say too much for a page."""
    return f"topics/{topic_id}/{report_id}/"


def place(slug: str) -> str:
    """Return the folder of a place or named thing."""
    return f"places/{slug}/"


def outcome(report_id: str) -> str:
    """Return the folder of what the next report says of this one's promises."""
    return f"outcomes/{report_id}/"


def changes(government: str) -> str:
    """Return the folder of what is new at one government."""
    return f"changes/{government}/"


def government(report_id: str) -> str:
    """Return the government's part of a report's id.

    >>> government("jiangchang-2022")
    'jiangchang'
    """
    return report_id.rpartition("-")[0] or report_id


def link(folder: str, anchor: str = "") -> str:
    """Return the link to a folder's page, seen from the site's root.

    >>> link("glossary/", "fang-guan-fu")
    'glossary/index.html#fang-guan-fu'
    """
    return f"{folder}{INDEX}{'#' if anchor else ''}{anchor}"


def to_root(folder: str) -> str:
    """Return the way from a folder back to the site's root.

    >>> to_root("reports/jiangchang-2022/"), to_root("")
    ('../../', '')
    """
    return "../" * folder.count("/")
