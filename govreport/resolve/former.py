"""Places that bore another name: reports under the former name are of the same government as those of today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from govreport.model import Diagnostic, Identity, Report
from govreport.resolve.reading import Government, government_of

Today = Mapping[Government, Government]


def join_former(reports: Iterable[Report]) -> tuple[Today, tuple[Diagnostic, ...]]:
    """Return governments under a former name, each with that of today, as sidecars say; and what is left open.

    A name that several governments of the reports bear is taken for the one below the same place alone.
    """
    reports = tuple(reports)
    bearers = {government_of(report): report.document.identity for report in reports}
    claims: dict[Government, dict[Government, Report]] = defaultdict(dict)
    diagnostics: list[Diagnostic] = []
    for report in reports:
        own = government_of(report)
        for name in report.document.source.sidecar.former:
            found = {other: who.parent for other, who in bearers.items() if other != own and _bears(who, name)}
            if len(found) > 1:
                parent = report.document.identity.parent
                found = {other: above for other, above in found.items() if above == parent}
                if len(found) != 1:
                    what = f"“{name}”是几个地方的名称，看不出指哪一个；没有连起来"
                    diagnostics.append(_doubt(report, f"{what}。请在 former 里连同上级写出"))
                    continue
            for other in found:
                claims[other].setdefault(own, report)
    today: dict[Government, Government] = {}
    for other, claimed in claims.items():
        if len(claimed) == 1:
            [today[other]] = claimed
        else:
            diagnostics += (
                _doubt(report, f"几份报告都说“{other[1]}”是自己的旧名；没有连起来。请只在一处写 former")
                for report in claimed.values()
            )
    return {other: _last(other, today) for other in today}, tuple(diagnostics)


def _bears(who: Identity, name: str) -> bool:
    """Tell whether a report is of a place of this name, with the one above it or without."""
    if not who.jurisdiction:
        return False
    return name in (who.jurisdiction, who.place) or (not who.parent and name.endswith(who.jurisdiction))


def _last(government: Government, today: Today) -> Government:
    """Follow names to that of today; of names that lead in a circle, none is."""
    seen = {government}
    at = government
    while at in today:
        at = today[at]
        if at in seen:
            return government
        seen.add(at)
    return at


def _doubt(report: Report, what: str) -> Diagnostic:
    return Diagnostic.of("W240", report.document.source.path, what)
