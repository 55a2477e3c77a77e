"""Names of which one has a modifier more than the other: 科技型中小企业, 省级科技型中小企业."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from govreport.resolve.reading import Reading

MODIFIER = range(2, 6)
"""How many characters a modifier may have."""
LEAST_REST = 4
"""What is left without it must still tell a thing."""
HEAD = 2
"""A name ends in what it is of; a word more there makes it another thing (项目, 项目投资)."""


def pair_by_one_modifier(
    targets: Iterable[Reading], figures: Iterable[Reading]
) -> dict[str, tuple[Reading, str]]:
    """Return, by the id of a target, the figure whose name differs by one modifier, and that modifier.

    Only pairs are returned of which no other target and no other figure could be a part. Time grows with the number of
    names, not with that of pairs.
    """
    whole: dict[tuple[object, ...], list[Reading]] = defaultdict(list)
    shortened: dict[tuple[object, ...], list[tuple[Reading, str]]] = defaultdict(list)
    for figure in figures:
        whole[_place(figure, figure.name.core)].append(figure)
        for rest, modifier in _without_a_modifier(figure.name.core):
            shortened[_place(figure, rest)].append((figure, modifier))
    found: dict[str, tuple[Reading, str]] = {}
    takers: dict[str, set[str]] = defaultdict(set)
    for target in targets:
        near = {r.metric.id: (r, word) for r, word in shortened.get(_place(target, target.name.core), ())}
        for rest, word in _without_a_modifier(target.name.core):
            near |= {r.metric.id: (r, word) for r in whole.get(_place(target, rest), ())}
        for figure_id in near:
            takers[figure_id].add(target.metric.id)
        if len(near) == 1:
            [found[target.metric.id]] = near.values()
    return {target: near for target, near in found.items() if len(takers[near[0].metric.id]) == 1}


def _place(reading: Reading, core: str) -> tuple[object, ...]:
    return reading.kind, reading.apart, reading.name.acts, core


def _without_a_modifier(core: str) -> Iterator[tuple[str, str]]:
    """Yield what a name is without each stretch that may be a modifier, and the stretch.

    >>> list(_without_a_modifier("省级和美乡村"))
    [('和美乡村', '省级'), ('省美乡村', '级和'), ('省级乡村', '和美')]
    """
    for length in MODIFIER:
        if len(core) - length >= LEAST_REST:
            for at in range(len(core) - length - HEAD + 1):
                yield core[:at] + core[at + length :], core[at : at + length]
