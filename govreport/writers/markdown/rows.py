"""The rows of the indexes of commitments and metrics, and the columnar scripts a browser filters them from.

One record feeds the static table and the scripts alike. Data arrives by script tag, because a page opened
from ``file://`` can't fetch; shards by review year keep each script small and the years loadable on demand.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from govreport.model import Artifact
from govreport.writers import labels
from govreport.writers.beside import written
from govreport.writers.data.codec import plain
from govreport.writers.markdown.excerpt import excerpt_of, with_gaps
from govreport.writers.markdown.site_index import ReportView, SiteIndex
from govreport.writers.typography import displayed

Row = dict[str, str]
"""Column name to cell. Names that the data contract has too mean the same as there."""

K = TypeVar("K", bound=str)

FOLDER = "data/rows/"
SHARD = 10_000
"""Rows in one script at most: about two megabytes, parsed in a few hundredths of a second."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A column of few values by which readers choose."""

    name: str
    label: str
    words: dict[str, str]
    """What a value is called; a value without a word is shown as it is."""
    frequent_first: bool = False
    """Order values by how often they come, not by `words`."""


@dataclass(frozen=True)
class Listing:
    """One index: its rows in the order of the reports, and what can be done with them."""

    kind: str
    """Name of the table in the data contract, and of the page's folder."""
    label: str
    hint: str
    rows: tuple[Row, ...]
    facets: tuple[Facet, ...]
    sorts: tuple[tuple[str, str], ...]
    """Column (``-`` before it: from the highest) and label; ``value`` is offered within one unit only."""
    searched: tuple[str, ...]
    """Columns that the text filter looks into."""
    exported: tuple[str, ...]
    ranged: bool = False
    """Whether readers may ask for a range of values within a unit."""

    def values(self, facet: Facet) -> list[tuple[str, str, int]]:
        """Return each value of a facet that occurs with its label and how many rows have it."""
        counts = Counter(row[facet.name] for row in self.rows)
        known = [*facet.words, *(value for value in counts if value not in facet.words)]
        if facet.frequent_first:
            known.sort(key=lambda value: -counts[value])
        return [(value, facet.words.get(value, value), counts[value]) for value in known if counts[value]]


def listings(site_index: SiteIndex) -> tuple[Listing, Listing]:
    """Return the index of commitments and that of metrics."""
    return commitment_listing(site_index), metric_listing(site_index)


def commitment_listing(site_index: SiteIndex) -> Listing:
    """Return every commitment, newest report first, in reading order."""
    topics = {topic.id: topic.name for topic in site_index.catalog.topics} | {"": labels.NO_TOPIC}
    return Listing(
        kind="commitments",
        label="承诺清单",
        hint="如：学校、农村公路",
        rows=tuple(row for view in site_index.views.values() for row in _commitments(site_index, view)),
        facets=(
            *_report_facets(site_index),
            Facet("topic", "主题", topics, frequent_first=True),
            Facet("check", labels.CHECK_NAME, _plain(labels.CHECK)),
            Facet("strength", labels.STRENGTH_NAME, _plain(labels.STRENGTH)),
            *_progress_facet(site_index),
            Facet("dated", "期限", {"yes": "写明期限", "no": "未写明"}),
            Facet("part", "所在部分", labels.PART | {"": "未分部分"}),
            _reports(site_index),
        ),
        sorts=(("", "按报告顺序"), ("check", "可核查的在前"), ("strength", "措辞强的在前"), ("dated", "有期限的在前")),
        searched=("text", "heading"),
        exported=("id", "report", "place", "year", "heading", "start", "end", "text", "check", "strength", "deadline",
                  "topic", "rule", *(("progress",) if site_index.catalog.updates else ())),
    )  # fmt: skip


def metric_listing(site_index: SiteIndex) -> Listing:
    """Return every metric, newest report first, in reading order."""
    return Listing(
        kind="metrics",
        label="数字清单",
        hint="如：税收、公里",
        rows=tuple(row for view in site_index.views.values() for row in _metrics(site_index, view)),
        facets=(
            *_report_facets(site_index),
            Facet("status", "实绩或目标", _plain(labels.STATUS)),
            Facet("unit", "单位", {"": "无单位"}, frequent_first=True),
            Facet("measure", "数额或增减", _plain(labels.MEASURE)),
            Facet("period", "所指时期", {"": "未写明"}, frequent_first=True),
            Facet("part", "所在部分", labels.PART | {"": "未分部分"}),
            _reports(site_index),
        ),
        sorts=(("", "按报告顺序"), ("status", "实绩在前"), ("-status", "目标在前"), ("-value", "数值大的在前"),
               ("value", "数值小的在前")),
        searched=("indicator", "text", "sentence"),
        exported=("id", "report", "place", "year", "heading", "start", "end", "text", "indicator", "value",
                  "value_max", "unit", "bound", "measure", "direction", "status", "period", "rule", "sentence"),
        ranged=True,
    )  # fmt: skip


def scripts(listing: Listing) -> Iterator[Artifact]:
    """Yield the script that describes a listing and those that hold its rows."""
    shards = []
    for name, year, rows in _shards(listing):
        shards.append({"name": name, "year": year, "rows": len(rows)})
        yield _script(name, {"rows": len(rows), "columns": columns(rows)})
    facets = [
        {"name": f.name, "label": f.label,
         "values": [{"id": i, "label": label, "count": n} for i, label, n in listing.values(f)]}
        for f in listing.facets
    ]  # fmt: skip
    yield _script(
        listing.kind,
        {
            "label": listing.label,
            "total": len(listing.rows),
            "searched": listing.searched,
            "exported": listing.exported,
            "facets": facets,
            "shards": shards,
        },
    )


def columns(rows: Iterable[Row]) -> dict[str, list[str] | dict[str, list[str] | list[int]]]:
    """Return rows as columns: a list of cells, or values and codes where few values come back often.

    A column without any content is left out.

    >>> columns([{"id": "a", "unit": "元", "note": ""}, {"id": "b", "unit": "元", "note": ""}])
    {'id': ['a', 'b'], 'unit': {'values': ['元'], 'codes': [0, 0]}}
    """
    rows = tuple(rows)
    made: dict[str, list[str] | dict[str, list[str] | list[int]]] = {}
    for name in rows[0] if rows else ():
        cells = [row[name] for row in rows]
        values = list(dict.fromkeys(cells))
        if values == [""]:
            continue
        if 2 * len(values) > len(cells):
            made[name] = cells
            continue
        codes = {value: code for code, value in enumerate(values)}
        made[name] = {"values": values, "codes": [codes[cell] for cell in cells]}
    return made


def _plain(words: Mapping[K, str]) -> dict[str, str]:
    return {str(key): word for key, word in words.items()}


def _report_facets(site_index: SiteIndex) -> tuple[Facet, ...]:
    identities = [view.identity for view in site_index.views.values()]
    return (
        Facet("year", "回顾年份", {i.review_year: i.review_year or "未写明" for i in identities}),
        Facet("place", "地方", {i.place: i.place or "未写明" for i in identities}),
    )


def _progress_facet(site_index: SiteIndex) -> tuple[Facet, ...]:
    """Return the facet of what offices filed last; without any update there is no word of progress."""
    if not site_index.catalog.updates:
        return ()
    words = {str(state): name for state, name in site_index.states.items()}
    return (Facet("progress", "进展状态", words | {"": "所在报告没有填报"}),)


def _reports(site_index: SiteIndex) -> Facet:
    return Facet("report", "报告", {view.id: view.title for view in site_index.views.values()})


def _commitments(site_index: SiteIndex, view: ReportView) -> Iterator[Row]:
    for found in view.report.commitments:
        yield {
            "id": found.id,
            **_standing(view, found.section, found.span.start),
            "start": str(found.span.start),
            "end": str(found.span.end),
            **_words("text", found.text, view.words(found.span)),
            "check": found.check,
            "strength": found.strength,
            "deadline": found.deadline,
            "dated": "yes" if found.deadline else "no",
            "progress": site_index.progress_of(found.id),
            "topic": found.topic,
            "rule": found.rule,
        }


def _metrics(site_index: SiteIndex, view: ReportView) -> Iterator[Row]:
    for found in view.report.metrics:
        quantity = found.quantity
        excerpt = excerpt_of(found.sentence, found.span)
        sentences = view.report.document.source.slice(excerpt), view.words(excerpt)
        yield {
            "id": found.id,
            **_standing(view, found.section, found.span.start),
            "start": str(found.span.start),
            "end": str(found.span.end),
            **_words("text", found.text, written(found, view.words(found.span))),
            **_words("indicator", found.indicator, displayed(found.indicator)),
            "value": plain(quantity.value),
            "value_max": "" if quantity.value_max is None else plain(quantity.value_max),
            "unit": quantity.unit,
            "bound": quantity.bound,
            "measure": found.measure,
            "direction": found.direction or "",
            "change": labels.DIRECTION[found.direction] if found.direction else "",
            "status": found.status,
            "period": found.period,
            "rule": found.rule,
            **_words("sentence", *(with_gaps(words, excerpt, found.sentence) for words in sentences)),
            "page": site_index.link_to(found.id).partition("#")[0],
        }


def _words(name: str, text: str, shown: str) -> Row:
    """Return the report's words, and beside them how they are shown where that differs."""
    return {name: text, f"shown_{name}": "" if shown == text else shown}


def _standing(view: ReportView, section_id: str, start: int) -> Row:
    """Return the columns that say where in which report an item stands."""
    identity = view.identity
    section = view.sections.get(section_id)
    return {
        "report": identity.id,
        "year": identity.review_year,
        "place": identity.place,
        "heading": view.words(section.words) if section else "",
        "part": section.part or "" if section else "",
        "chapter": view.link(start).partition("#")[0],
    }


def _shards(listing: Listing) -> Iterator[tuple[str, str, list[Row]]]:
    """Yield name, year and rows of each shard, the newest year first and no shard longer than `SHARD`."""
    years: dict[str, list[Row]] = defaultdict(list)
    for row in listing.rows:
        years[row["year"]].append(row)
    for year, rows in years.items():
        waiting = iter(rows)
        for number in range(1, len(rows) // SHARD + 2):
            if taken := list(islice(waiting, SHARD)):
                suffix = f"-{number}" if number > 1 else ""
                yield f"{listing.kind}-{year or 'undated'}{suffix}", year, taken


def _script(name: str, content: object) -> Artifact:
    data = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Artifact.text(f"{FOLDER}{name}.js", f'govreport.receive("{name}",{data});\n')
