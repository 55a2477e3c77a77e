"""One line about an item, for previews and lists."""

from __future__ import annotations

from govreport.model import Metric
from govreport.writers.beside import written
from govreport.writers.labels import STATUS
from govreport.writers.markdown.amount import difference, signed
from govreport.writers.markdown.site_index import SiteIndex


def summary(metric: Metric) -> str:
    """Return what a figure is: ``349万元 · 实绩 · 2022年``."""
    parts = [written(metric, metric.text), STATUS[metric.status]]
    if metric.period:
        parts.append(f"{metric.period}年" if metric.period[-1:].isdecimal() else metric.period)
    return " · ".join("".join(part.split()) for part in parts)


def known(site_index: SiteIndex, metric: Metric) -> str:
    """Return what else the catalog knows of a figure, or an empty text: its counterpart and the difference."""
    comparison = site_index.comparison_of.get(metric.id)
    if comparison is None:
        return ""
    other = comparison.target if metric.id == comparison.actual else comparison.actual
    if other not in site_index.metrics:
        return ""
    known_as = summary(site_index.metrics[other][1])
    if comparison.difference is None:
        return known_as
    bound = site_index.metrics[comparison.target][1].quantity.bound
    gap = "".join(difference(comparison.difference, metric.quantity.unit, bound))
    percent = "" if comparison.percent is None else f"（{signed(comparison.percent, '%', bound)[0]}%）"
    return f"{known_as}；目标比实绩 {gap}{percent}"
