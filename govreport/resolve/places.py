"""Places and named things with all their mentions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from govreport.model import Mention, Place, Report
from govreport.resolve.reading import NO_FORMER, Government, government_of
from govreport.resolve.slug import slug


def join_places(
    reports: Iterable[Report], today: Mapping[Government, Government] = NO_FORMER
) -> tuple[Place, ...]:
    """Return every place or named thing, ordered by address.

    The same name in reports of two governments may be two things (every town has a 中心小学), so each
    government's are kept apart.
    """
    found: dict[tuple[tuple[str, str], str], list[tuple[Report, Mention]]] = defaultdict(list)
    for report in reports:
        for mention in report.mentions:
            found[government_of(report, today), mention.name].append((report, mention))
    made = (_place(government, name, mentions) for (government, name), mentions in found.items())
    return tuple(sorted(made, key=lambda place: place.slug))


def _place(government: tuple[str, str], name: str, mentions: list[tuple[Report, Mention]]) -> Place:
    kinds = Counter(mention.kind for _, mention in mentions)
    return Place(
        slug=slug(name, *government),
        name=name,
        kind=kinds.most_common(1)[0][0],
        mentions=tuple((report.id, mention.span.start, mention.span.end) for report, mention in mentions),
    )
